# SPDX-License-Identifier: EUPL-1.2
"""The rules themselves: dated rows, each with its source and how sure we are of it.

A change of law is a new row with a higher version and its own `geldig_vanaf`; a row that has
been in force is never edited, because old terms name it. Meaning of `zekerheid`: "bevestigd" =
read in the law itself; "te bevestigen" = from practice or an older text, the client confirms;
"demowaarde" = the real value comes from an agreement that we have not seen.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Eenheid = Literal["uren", "dagen", "werkdagen", "weken", "maanden"]
Kalenderregel = Literal["atw", "kantoor", "datum_werkdag", "geen"]
Zekerheid = Literal["bevestigd", "te bevestigen", "demowaarde"]

VT_BESTAAT_SINDS: Final = date(2015, 1, 1)
PROTOCOL_2019: Final = date(2019, 1, 1)


@dataclass(frozen=True)
class Termijnregel:
    """`lengte` is None where an agreement decides it; the caller then gives the length."""

    soort: str
    versie: int
    geldig_vanaf: date
    lengte: int | None
    eenheid: Eenheid
    kalenderregel: Kalenderregel
    bron: str
    zekerheid: Zekerheid


REGELS: Final[tuple[Termijnregel, ...]] = (
    Termijnregel(
        soort="crisis",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=24,
        eenheid="uren",
        kalenderregel="geen",
        bron=(
            "Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a (direct handelen); "
            "24 uur: werkwijze van VT Noord- en Oost-Gelderland"
        ),
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="vb",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=5,
        eenheid="werkdagen",
        kalenderregel="kantoor",
        bron=("Handelingsprotocol Veilig Thuis: besluit binnen vijf werkdagen na ontvangst van de melding"),
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="vb",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=5,
        eenheid="dagen",
        kalenderregel="atw",
        bron=("Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1: binnen vijf dagen na ontvangst van de melding"),
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="onderzoek",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=10,
        eenheid="weken",
        kalenderregel="atw",
        bron=(
            "Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2: "
            "binnen tien weken na de vaststelling dat onderzoek moet plaatsvinden"
        ),
        zekerheid="bevestigd",
    ),
    Termijnregel(
        soort="vv",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=10,
        eenheid="weken",
        kalenderregel="atw",
        bron=(
            "Uitvoeringsregeling Wmo 2015 bijlage 3.7.3 en protocol 2014: "
            "tien weken voor het inzetten van het vervolgtraject"
        ),
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="vv",
        versie=2,
        geldig_vanaf=PROTOCOL_2019,
        lengte=10,
        eenheid="weken",
        kalenderregel="atw",
        bron="Handelingsprotocol Veilig Thuis 2019: Voorwaarden en Vervolg binnen tien weken",
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="informeren",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=4,
        eenheid="weken",
        kalenderregel="atw",
        bron="Wmo 2015 art. 5.3.1 lid 1: binnen vier weken na het moment van vastlegging",
        zekerheid="bevestigd",
    ),
    Termijnregel(
        soort="informeren_uitstel",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=2,
        eenheid="weken",
        kalenderregel="atw",
        bron=("Wmo 2015 art. 5.3.1 lid 2: telkens ten hoogste twee weken, hier geteld vanaf de vorige uiterste datum"),
        zekerheid="bevestigd",
    ),
    Termijnregel(
        soort="terugkoppelen",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=5,
        eenheid="werkdagen",
        kalenderregel="kantoor",
        bron="Wmo 2015 art. 4.1.1 lid 2 onder g en KNMG-meldcode bijlage 4: de melder hoort het vervolg; niet hoe snel",
        zekerheid="demowaarde",
    ),
    Termijnregel(
        soort="bevestigen",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=None,
        eenheid="werkdagen",
        kalenderregel="kantoor",
        bron="Samenwerkingsafspraak van de gemeente: ontvangst van de overdracht bevestigen",
        zekerheid="demowaarde",
    ),
    Termijnregel(
        soort="aanvaarden",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=None,
        eenheid="werkdagen",
        kalenderregel="kantoor",
        bron="Samenwerkingsafspraak van de gemeente: overdracht aanvaarden of weigeren",
        zekerheid="demowaarde",
    ),
    Termijnregel(
        soort="monitoring_3",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=3,
        eenheid="maanden",
        kalenderregel="datum_werkdag",
        bron=("Handelingsprotocol Veilig Thuis 2019: in ieder geval drie maanden na de betrokkenheid van Veilig Thuis"),
        zekerheid="te bevestigen",
    ),
    Termijnregel(
        soort="monitoring_12",
        versie=1,
        geldig_vanaf=VT_BESTAAT_SINDS,
        lengte=12,
        eenheid="maanden",
        kalenderregel="datum_werkdag",
        bron=(
            "Handelingsprotocol Veilig Thuis 2019: in ieder geval twaalf maanden na de betrokkenheid van Veilig Thuis"
        ),
        zekerheid="te bevestigen",
    ),
)
