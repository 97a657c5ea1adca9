# SPDX-License-Identifier: EUPL-1.2
"""How much a known person looks like the one asked for, in points with a reason a reader understands.

Pure: no database. Points are divided by what could have been reached with the fields that were
filled in, so that a short question and a long one are on one scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from personen.namen import helften, klank, klanken, vouw

ACHTERNAAM: Final = 35
GEBOORTEDATUM: Final = 35
VOORNAAM: Final = 20
ADRES: Final = 20
LIJKT_OP: Final = 82
VOORNAAM_LIJKT_OP: Final = 0.87
ZEKER: Final = 100


@dataclass(frozen=True)
class Bekende:
    """What is compared of a person on file."""

    persoon_id: int
    voornamen: str
    voorletters: str
    geboortenaam: str
    partnernaam: str
    geboortedatum: date | None
    precisie: str
    bsn_index: bytes | None
    klanken: frozenset[str]


@dataclass(frozen=True)
class Bewoning:
    """That the person lives (`tot` is None) or lived at the address asked for."""

    tot: date | None


@dataclass(frozen=True)
class Gezocht:
    achternaam: str = ""
    voornamen: str = ""
    geboortedatum: date | None = None
    bsn_index: bytes | None = None
    adres: bool = False

    @cached_property
    def helften(self) -> frozenset[str]:
        return frozenset(helften(self.achternaam))

    @cached_property
    def klanken(self) -> frozenset[str]:
        return frozenset(klanken(self.achternaam))

    @cached_property
    def gevouwen_voornamen(self) -> str:
        return vouw(self.voornamen)


@dataclass(frozen=True)
class Punt:
    gehaald: int
    mogelijk: int
    reden: str | None = None


def vergelijk(gezocht: Gezocht, bekende: Bekende, bewoning: Bewoning | None) -> tuple[int, tuple[str, ...]]:
    """A score of 0 to 100 and the reasons, the weightiest first."""
    punten = [
        *_bsn(gezocht, bekende),
        *_geboortedatum(gezocht, bekende),
        *_achternaam(gezocht, bekende),
        *_voornaam(gezocht, bekende),
        *_adres(gezocht, bewoning),
    ]
    redenen = tuple(punt.reden for punt in punten if punt.reden)
    if "BSN gelijk" in redenen:
        return ZEKER, redenen
    mogelijk = sum(punt.mogelijk for punt in punten)
    gehaald = max(0, sum(punt.gehaald for punt in punten))
    return (round(100 * gehaald / mogelijk) if mogelijk else 0), redenen


def _bsn(gezocht: Gezocht, bekende: Bekende) -> Sequence[Punt]:
    if gezocht.bsn_index is None or bekende.bsn_index is None:
        return ()
    if gezocht.bsn_index == bekende.bsn_index:
        return (Punt(ZEKER, ZEKER, "BSN gelijk"),)
    return (Punt(-60, 0, "BSN verschilt"),)


def _geboortedatum(gezocht: Gezocht, bekende: Bekende) -> Sequence[Punt]:
    gevraagd, bekend = gezocht.geboortedatum, bekende.geboortedatum
    if gevraagd is None:
        return ()
    if bekend is None:
        return (Punt(0, 15),)
    if bekende.precisie != "dag":
        return (_ruwe_datum(gevraagd, bekend, bekende.precisie),)
    if gevraagd == bekend:
        return (Punt(GEBOORTEDATUM, GEBOORTEDATUM, "geboortedatum gelijk"),)
    if omgedraaid(gevraagd) == bekend:
        return (Punt(25, GEBOORTEDATUM, "geboortedatum met dag en maand omgedraaid"),)
    # As it is typed: one wrong, missing or swapped digit.
    if DamerauLevenshtein.distance(f"{gevraagd:%d%m%Y}", f"{bekend:%d%m%Y}") == 1:
        return (Punt(22, GEBOORTEDATUM, "geboortedatum lijkt op"),)
    return (Punt(-15, GEBOORTEDATUM),)


def _ruwe_datum(gevraagd: date, bekend: date, precisie: str) -> Punt:
    if gevraagd.year != bekend.year:
        return Punt(-15, GEBOORTEDATUM)
    if precisie == "maand" and gevraagd.month == bekend.month:
        return Punt(20, 25, "geboortemaand gelijk")
    return Punt(15, 25, "geboortejaar gelijk") if precisie == "jaar" else Punt(-10, GEBOORTEDATUM)


def omgedraaid(dag: date) -> date | None:
    """Day and month swapped, where that is another date."""
    if dag.day > 12 or dag.day == dag.month:
        return None
    return dag.replace(month=dag.day, day=dag.month)


def _achternaam(gezocht: Gezocht, bekende: Bekende) -> Sequence[Punt]:
    gevraagd = gezocht.helften
    if not gevraagd:
        return ()
    eigen, van_partner = frozenset(helften(bekende.geboortenaam)), frozenset(helften(bekende.partnernaam))
    # A double name meets its halves whichever way round they are written, and on their own.
    if gevraagd <= eigen | van_partner or (eigen and eigen <= gevraagd):
        soort = "achternaam" if gevraagd & eigen else "naam partner"
        return (Punt(ACHTERNAAM, ACHTERNAAM, f"{soort} gelijk"),)
    if bekende.klanken & gezocht.klanken:
        return (Punt(30, ACHTERNAAM, "achternaam lijkt op"),)
    paren = product(gevraagd, eigen | van_partner)
    if any(fuzz.ratio(een, ander) >= LIJKT_OP for een, ander in paren):
        return (Punt(24, ACHTERNAAM, "achternaam lijkt op"),)
    return (Punt(0, ACHTERNAAM if eigen | van_partner else 15),)


def _voornaam(gezocht: Gezocht, bekende: Bekende) -> Sequence[Punt]:
    gevraagd, bekend = gezocht.gevouwen_voornamen, vouw(bekende.voornamen or bekende.voorletters)
    if not gevraagd:
        return ()
    if not bekend:
        return (Punt(0, 8),)
    eerste, ander = gevraagd.split()[0], bekend.split()[0]
    if gevraagd == bekend or (eerste == ander and len(eerste) > 1):
        return (Punt(VOORNAAM, VOORNAAM, "voornaam gelijk"),)
    if 1 in (len(eerste), len(ander)) or not bekende.voornamen:
        gelijk = eerste[0] == ander[0]
        return (Punt(10, 12, "voorletter gelijk") if gelijk else Punt(-10, VOORNAAM),)
    # Short words: a measure that weighs how they begin, where a ratio would jump with one letter.
    lijkt_op = JaroWinkler.similarity(eerste, ander) >= VOORNAAM_LIJKT_OP
    if lijkt_op or klank(eerste) == klank(ander) or eerste in bekend.split():
        return (Punt(15, VOORNAAM, "voornaam lijkt op"),)
    return (Punt(-10, VOORNAAM),)


def _adres(gezocht: Gezocht, bewoning: Bewoning | None) -> Sequence[Punt]:
    if not gezocht.adres:
        return ()
    if bewoning is None:
        return (Punt(0, 10),)
    if bewoning.tot is None:
        return (Punt(ADRES, ADRES, "zelfde adres"),)
    return (Punt(14, ADRES, f"zelfde adres tot {bewoning.tot.year}"),)
