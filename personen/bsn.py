# SPDX-License-Identifier: EUPL-1.2
"""The burgerservicenummer: nine digits that pass the eleven-test."""

import re

from django.core.exceptions import ValidationError

_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_LEESTEKENS = re.compile(r"[\s.\-]")


def voldoet_aan_elfproef(bsn: str) -> bool:
    """Nine ASCII digits, not all zeros, whose weighted sum is a multiple of eleven."""
    if not re.fullmatch(r"[0-9]{9}", bsn) or bsn == "000000000":
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, bsn, strict=True)) % 11 == 0


def schoon_bsn(invoer: str) -> str:
    """The bare nine digits of what somebody typed; the message never repeats the number."""
    bsn = _LEESTEKENS.sub("", invoer)
    if re.fullmatch(r"[0-9]{8}", bsn):
        # Old systems drop the leading zero.
        bsn = f"0{bsn}"
    if not voldoet_aan_elfproef(bsn):
        raise ValidationError("Dit is geen geldig BSN. Controleer de negen cijfers.", code="elfproef")
    return bsn
