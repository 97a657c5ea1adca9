# SPDX-License-Identifier: EUPL-1.2
"""One line of text as it may be stored."""

import re
import unicodedata

from django.core.exceptions import ValidationError

_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
# Control characters, and half of a pair that no encoding can write.
_VERBODEN = {"Cc", "Cs"}


def schone_tekst(tekst: str, lengte: int | None) -> str:
    """Composed (NFC) and with single spaces; control characters and text over `lengte` are refused."""
    if lengte is not None and len(tekst) > 4 * lengte:
        # Before the work below: a megabyte is refused without reading it all.
        raise _te_lang(lengte)
    eenregelig = " ".join(unicodedata.normalize("NFC", tekst).split())
    if any(unicodedata.category(teken) in _VERBODEN for teken in eenregelig):
        raise ValidationError("Deze tekst bevat een teken dat niet kan worden bewaard.", code="teken")
    if lengte is not None and len(eenregelig) > lengte:
        raise _te_lang(lengte)
    return eenregelig


def schone_postcode(tekst: str) -> str:
    """'1234AB' of '1234 ab'; empty stays empty."""
    postcode = "".join(tekst.split()).upper()
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise ValidationError("Een postcode bestaat uit vier cijfers en twee letters.", code="postcode")
    return postcode


def _te_lang(lengte: int) -> ValidationError:
    return ValidationError(f"Gebruik hoogstens {lengte} tekens.", code="te_lang")
