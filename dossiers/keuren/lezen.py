# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of one line to a model of the format, or to every fault of its form."""

import json
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from dossiers.formaat import Advies, Casus, Kop, Medewerker, Regel
from dossiers.formaat.basis import Onderdeel

from .delen import delen
from .fout import Afgekeurd, Fout, Foutcode
from .redenen import leg_uit

Deel = TypeVar("Deel", bound=Onderdeel)
# Made once: building the validators takes longer than reading a thousand lines.
_LEZER: Final[TypeAdapter[Any]] = TypeAdapter(Regel)
_BOM: Final = b"\xef\xbb\xbf"
# What one line may cost: pydantic remembers every fault, and of two million that is a gigabyte. No dossier comes near.
MEESTE_KOMMAS: Final = 200_000
MEESTE_TE_NOEMEN: Final = 5_000
_RUIMTE_VOOR_DUBBELE_PUNT: Final = (b" :", b"\t:", b"\r:", b"\n:")
_TE_VEEL: Final = Fout("", Foutcode.TE_VEEL, "Deze regel heeft te veel onderdelen. Zet op elke regel een casus.")
_DUIZENDEN: Final = Fout("", Foutcode.TE_VEEL, "Deze regel heeft duizenden fouten. Vergelijk de opbouw met het schema.")
_DUBBEL: Final = Fout("", Foutcode.DUBBELE_SLEUTEL, "Een veld staat twee keer in hetzelfde onderdeel. Laat er een weg.")


def lees_regel(ruw: bytes, *, codes: frozenset[str]) -> Kop | Medewerker | Casus | Advies:
    """The line as a model; `codes` are the keys ('kanaal:telefoon') that exist. Raises Afgekeurd, and nothing else."""
    # The first part of a place is the kind of line.
    regel: Kop | Medewerker | Casus | Advies = _lees(_LEZER, ruw, codes, soortdelen=1)
    return regel


def lees_deel(lezer: TypeAdapter[Deel], ruw: bytes, *, codes: frozenset[str]) -> Deel:
    """A line that holds one part of a dossier and nothing else. Raises Afgekeurd, and nothing else."""
    deel: Deel = _lees(lezer, ruw, codes, soortdelen=0)
    return deel


def _lees(lezer: TypeAdapter[Any], ruw: bytes, codes: frozenset[str], *, soortdelen: int) -> Any:
    if len(ruw) > MEESTE_KOMMAS and ruw.count(b",") > MEESTE_KOMMAS:
        raise Afgekeurd((_TE_VEEL,))
    try:
        regel = lezer.validate_json(ruw, context={"codes": codes})
    except ValidationError as fout:
        raise Afgekeurd(_fouten(ruw, fout, soortdelen)) from None
    # Counting is much faster than looking, and nearly always enough.
    if _gelezen_sleutels(regel) != _sleutels(ruw) and _heeft_dubbele_sleutel(ruw):
        raise Afgekeurd((_DUBBEL,))
    return regel


def _gelezen_sleutels(deel: Onderdeel) -> int:
    """How many fields were filled in, each once."""
    aantal = len(deel.__pydantic_fields_set__)
    waarden = deel.__dict__
    for naam, is_lijst in delen(type(deel)):
        waarde = waarden[naam]
        if not waarde:
            continue
        if is_lijst:
            for onderdeel in waarde:
                aantal += _gelezen_sleutels(onderdeel)
        else:
            aantal += _gelezen_sleutels(waarde)
    return aantal


def _sleutels(ruw: bytes) -> int:
    """How many keys it has, or more than that: text with a quote and a colon counts too. -1 is not known."""
    return -1 if any(teken in ruw for teken in _RUIMTE_VOOR_DUBBELE_PUNT) else ruw.count(b'":')


class _Dubbel(Exception):
    pass


def _eens(paren: list[tuple[str, Any]]) -> None:
    if len({sleutel for sleutel, _ in paren}) != len(paren):
        raise _Dubbel


# Numbers stay text: what a hidden first value holds is of no interest, and may be thousands of digits.
_paren: Final = json.JSONDecoder(object_pairs_hook=_eens, parse_int=len, parse_float=len, parse_constant=len)


def _heeft_dubbele_sleutel(ruw: bytes) -> bool:
    """Pydantic keeps the last of two, and the first would be lost without a word."""
    try:
        _paren.decode(ruw.decode())
    except _Dubbel:
        return True
    return False


def _fouten(ruw: bytes, fout: ValidationError, soortdelen: int) -> tuple[Fout, ...]:
    if fout.error_count() > MEESTE_TE_NOEMEN:
        return (_DUIZENDEN,)
    dingen = fout.errors(include_url=False, include_input=False)
    if dingen[0]["type"] == "json_invalid":
        return (_geen_json(ruw, dingen[0]["ctx"]["error"]),)
    boven = {ding["loc"][:diepte] for ding in dingen for diepte in range(len(ding["loc"]))}
    gevonden = {
        _fout(ding["type"], ding["loc"][soortdelen:], ding.get("ctx", {})): None
        for ding in dingen
        # A list is also called too short when what stands in it is wrong.
        if not (ding["type"] == "too_short" and ding["loc"] in boven)
    }
    return tuple(gevonden)


def _fout(soort: str, plek: tuple[int | str, ...], context: dict[str, Any]) -> Fout:
    code, reden = leg_uit(soort, context)
    if soort in ("union_tag_not_found", "union_tag_invalid"):
        return Fout("soort", code, reden)
    # An unknown key is not repeated, it may be a name.
    return Fout(pad(plek[:-1] if soort == "extra_forbidden" else plek), code, reden)


def pad(plek: Iterable[int | str]) -> str:
    """`meldingen[0].kanaal`."""
    tekst = ""
    for deel in plek:
        tekst += f"[{deel}]" if isinstance(deel, int) else f".{deel}" if tekst else deel
    return tekst


def _geen_json(ruw: bytes, melding: str) -> Fout:
    if not ruw.strip():
        return Fout("", Foutcode.GEEN_JSON, "De regel is leeg. Haal hem weg.")
    if ruw.startswith(_BOM):
        return Fout(
            "",
            Foutcode.GEEN_UTF8,
            "Voor de regel staat een verborgen teken (BOM). Bewaar het bestand als UTF-8 zonder BOM.",
        )
    if b"\x00" in ruw or not _is_utf8(ruw):
        return Fout("", Foutcode.GEEN_UTF8, "Deze regel is geen UTF-8. Bewaar het hele bestand in UTF-8.")
    plaats = melding.rpartition(" ")[2]
    bij = f" Het gaat mis bij teken {plaats}." if plaats.isdecimal() else ""
    return Fout("", Foutcode.GEEN_JSON, f"Deze regel is geen geldige JSON.{bij} Zet elke casus op een eigen regel.")


def _is_utf8(ruw: bytes) -> bool:
    try:
        ruw.decode()
    except UnicodeDecodeError:
        return False
    return True
