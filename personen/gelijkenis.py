# SPDX-License-Identifier: EUPL-1.2
"""How one person as reported and one on file agree, part by part: a level per part, each with its words.

Pure: no database. What a level is worth is in `personen.gewichten`; this only says what is the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from personen.datums import vergelijk_datum
from personen.naamvarianten import skelet, zijn_namen, zijn_varianten
from personen.namen import helften, klank, telefoonsleutel, vouw
from personen.stand import Stand

# From here on two first names may be one, written down wrong; and may perhaps be.
LIJKT: Final = 0.9
LIJKT_WAT: Final = 0.8
# Below this two first names share so little that how they sound is not worked out.
ONGELIJK: Final = 0.4
GEEN_GESLACHT: Final = ("", "geslacht:onbekend")


@dataclass(frozen=True)
class Beeld:
    """What is compared of a person, on either side. `adressen`: (postcode, house number) -> until when, None is now."""

    voornamen: str = ""
    voorletters: str = ""
    geboortenaam: str = ""
    partnernaam: str = ""
    geboortedatum: date | None = None
    precisie: str = "dag"
    geslacht: str = ""
    bsn_index: bytes | None = None
    telefoon: str = ""
    adressen: dict[tuple[str, int], date | None] = field(default_factory=dict)

    @cached_property
    def naam(self) -> Naam:
        return Naam(self.voornamen, self.voorletters, self.geboortenaam, self.partnernaam)


@dataclass(frozen=True)
class Naam:
    """What somebody is called, and what is derived from it to be compared."""

    voornamen: str = ""
    voorletters: str = ""
    geboortenaam: str = ""
    partnernaam: str = ""

    @cached_property
    def eigen(self) -> frozenset[str]:
        return frozenset(helften(self.geboortenaam))

    @cached_property
    def achternamen(self) -> frozenset[str]:
        return self.eigen | frozenset(helften(self.partnernaam))

    @cached_property
    def klanken(self) -> frozenset[str]:
        return frozenset(klank(naam) for naam in self.achternamen) - {""}

    @cached_property
    def namen(self) -> tuple[str, ...]:
        """First names, folded; a loose letter is an initial, not a name."""
        return tuple(naam for naam in vouw(self.voornamen).split() if len(naam) > 1)

    @cached_property
    def letters(self) -> str:
        namen = vouw(self.voornamen).split()
        return "".join(naam[0] for naam in namen) or vouw(self.voorletters).replace(" ", "")


def vergelijk(gevraagd: Beeld, bekend: Beeld) -> tuple[Stand, ...]:
    """Every part, in the order in which a reader wants the reasons."""
    return (
        _bsn(gevraagd, bekend),
        _geboortedatum(gevraagd, bekend),
        *_namen(gevraagd.naam, bekend.naam),
        _adres(gevraagd, bekend),
        _telefoon(gevraagd, bekend),
        _geslacht(gevraagd, bekend),
    )


def _bsn(gevraagd: Beeld, bekend: Beeld) -> Stand:
    if gevraagd.bsn_index is None or bekend.bsn_index is None:
        return Stand("bsn", "onbekend")
    if gevraagd.bsn_index == bekend.bsn_index:
        return Stand("bsn", "gelijk", "BSN gelijk")
    return Stand("bsn", "anders", "BSN verschilt")


def _geboortedatum(gevraagd: Beeld, bekend: Beeld) -> Stand:
    return vergelijk_datum(gevraagd.geboortedatum, gevraagd.precisie, bekend.geboortedatum, bekend.precisie)


# Names repeat: whoever is looked for is held against all who bear a name like his, time and again.
@lru_cache(maxsize=50_000)
def _namen(gevraagd: Naam, bekend: Naam) -> tuple[Stand, Stand]:
    if _zijn_omgewisseld(gevraagd, bekend):
        omgewisseld = Stand("achternaam", "omgewisseld", "voor- en achternaam omgewisseld")
        return omgewisseld, Stand("voornaam", "omgewisseld")
    return _achternaam(gevraagd, bekend), _voornaam(gevraagd, bekend)


def _achternaam(gevraagd: Naam, bekend: Naam) -> Stand:
    een, ander = gevraagd.achternamen, bekend.achternamen
    if not een or not ander:
        return Stand("achternaam", "onbekend")
    samen = een & ander
    if samen:
        if een == ander:
            # Hardly anybody shares her own name and that of her partner.
            beide = Stand("achternaam", "beide", "beide achternamen gelijk")
            return beide if len(een) > 1 else Stand("achternaam", "gelijk", "achternaam gelijk")
        if samen & gevraagd.eigen & bekend.eigen:
            return Stand("achternaam", "gelijk", "achternaam gelijk")
        return Stand("achternaam", "helft", "naam van de partner gelijk")
    if gevraagd.klanken & bekend.klanken:
        return Stand("achternaam", "klank", "achternaam klinkt gelijk")
    beste = max(_lijkt(x, y) for x in een for y in ander)
    if beste >= 85:
        return Stand("achternaam", "lijkt", "achternaam lijkt op")
    if beste >= 70:
        return Stand("achternaam", "lijkt_wat", "achternaam lijkt een beetje op")
    return Stand("achternaam", "anders")


@lru_cache(maxsize=50_000)
def _lijkt(een: str, ander: str) -> float:
    """0 to 100. A prefix written as part of the name, and a name by ear, count as near."""
    a, b = een.replace(" ", ""), ander.replace(" ", "")
    gelijkenis = fuzz.ratio(a, b)
    kort, lang = sorted((a, b), key=len)
    if len(kort) >= 4 and lang.endswith(kort):
        return max(gelijkenis, 86.0)
    if len(a) > 2 and DamerauLevenshtein.distance(a, b) == 1:
        return max(gelijkenis, 86.0)
    if gelijkenis >= 55 and skelet(een) == skelet(ander):
        return max(gelijkenis, 80.0)
    return gelijkenis


def _voornaam(gevraagd: Naam, bekend: Naam) -> Stand:
    een, ander = gevraagd.namen, bekend.namen
    return _hele_voornamen(een, ander) if een and ander else _voorletters(gevraagd.letters, bekend.letters)


def _voorletters(een: str, ander: str) -> Stand:
    if not een or not ander:
        return Stand("voornaam", "onbekend")
    if een[0] == ander[0]:
        return Stand("voornaam", "letter", "voorletter gelijk")
    return Stand("voornaam", "andere_letter", "voorletter verschilt")


def _hele_voornamen(een: tuple[str, ...], ander: tuple[str, ...]) -> Stand:
    if een[0] == ander[0]:
        if een[1:] and ander[1:] and not _horen_bij_elkaar(een[1:], ander[1:]):
            # Of brothers one is Mohammed Amin and the other Mohammed Ali.
            return Stand("voornaam", "eerste", "eerste voornaam gelijk, verdere voornamen verschillen")
        return Stand("voornaam", "gelijk", "voornaam gelijk")
    if samen := set(een) & set(ander):
        return _met_gedeelde_naam(_zonder(een, samen), _zonder(ander, samen))
    paren = list(_paren(een, ander))
    if any(zijn_varianten(x, y) for x, y in paren):
        return Stand("voornaam", "roepnaam", "voornaam is een andere vorm")
    beste = max(_lijkt_voornaam(x, y) for x, y in paren)
    if beste >= LIJKT:
        return Stand("voornaam", "lijkt", "voornaam lijkt op")
    if beste >= LIJKT_WAT:
        return Stand("voornaam", "lijkt_wat", "voornaam lijkt een beetje op")
    return Stand("voornaam", "anders", "voornaam verschilt")


def _met_gedeelde_naam(een: tuple[str, ...], ander: tuple[str, ...]) -> Stand:
    """The first of the names differs, another is the same; given is what they do not share."""
    if een and ander and _horen_bij_elkaar(een, ander):
        return Stand("voornaam", "lijkt", "voornaam lijkt op")
    return Stand("voornaam", "deelt" if een and ander else "een_van", "een van de voornamen gelijk")


def _zonder(namen: tuple[str, ...], weg: set[str]) -> tuple[str, ...]:
    return tuple(naam for naam in namen if naam not in weg)


def _horen_bij_elkaar(een: tuple[str, ...], ander: tuple[str, ...]) -> bool:
    return any(x == y or zijn_varianten(x, y) or _lijkt_voornaam(x, y) >= LIJKT_WAT for x in een for y in ander)


def _paren(een: tuple[str, ...], ander: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield een[0], ander[0]
    for x in een:
        for y in ander:
            if (x, y) != (een[0], ander[0]) and len(x) > 2 and len(y) > 2:
                yield x, y
    if len(een) + len(ander) > 2:
        yield "".join(een), "".join(ander)


@lru_cache(maxsize=50_000)
def _lijkt_voornaam(een: str, ander: str) -> float:
    gelijkenis = JaroWinkler.similarity(een, ander)
    if zijn_namen(een, ander):
        # Hassan and Hussein, Tim and Tom: nobody misspelled either.
        return min(gelijkenis, LIJKT - 0.01)
    if gelijkenis < ONGELIJK:
        return gelijkenis
    if klank(een) == klank(ander):
        return max(gelijkenis, 0.95)
    if len(een) > 3 and len(ander) > 3 and DamerauLevenshtein.distance(een, ander) == 1:
        return max(gelijkenis, 0.9)
    if skelet(een) == skelet(ander) and fuzz.ratio(een, ander) >= 45:
        return max(gelijkenis, 0.9)
    return gelijkenis


def _zijn_omgewisseld(gevraagd: Naam, bekend: Naam) -> bool:
    """First name where the surname belongs and the other way round, both well alike."""
    if not (gevraagd.namen and bekend.namen and gevraagd.achternamen and bekend.achternamen):
        return False
    return (
        gevraagd.namen[0] in {naam.split()[0] for naam in bekend.achternamen}
        or "".join(gevraagd.namen) in {naam.replace(" ", "") for naam in bekend.achternamen}
    ) and bool({naam.split()[0] for naam in gevraagd.achternamen} & set(bekend.namen))


def _adres(gevraagd: Beeld, bekend: Beeld) -> Stand:
    if not gevraagd.adressen or not bekend.adressen:
        return Stand("adres", "onbekend")
    samen = [bekend.adressen[adres] for adres in gevraagd.adressen if adres in bekend.adressen]
    if not samen:
        return Stand("adres", "anders")
    if None in samen:
        return Stand("adres", "gelijk", "zelfde adres")
    laatste = max(dag for dag in samen if dag is not None)
    return Stand("adres", "eerder", f"zelfde adres tot {laatste.year}")


def _telefoon(gevraagd: Beeld, bekend: Beeld) -> Stand:
    een, ander = telefoonsleutel(gevraagd.telefoon), telefoonsleutel(bekend.telefoon)
    if not een or not ander:
        return Stand("telefoon", "onbekend")
    return Stand("telefoon", "gelijk", "telefoonnummer gelijk") if een == ander else Stand("telefoon", "anders")


def _geslacht(gevraagd: Beeld, bekend: Beeld) -> Stand:
    if gevraagd.geslacht in GEEN_GESLACHT or bekend.geslacht in GEEN_GESLACHT:
        return Stand("geslacht", "onbekend")
    return Stand("geslacht", "gelijk") if gevraagd.geslacht == bekend.geslacht else Stand("geslacht", "anders")
