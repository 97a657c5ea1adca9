# SPDX-License-Identifier: EUPL-1.2
"""The agreements we ship: a minimal one per gemeente, as the Flevoland study describes them for the end of 2018.

A rule that the study states is active; one that we inferred is shipped inactive until the client confirms it. Where
that leaves a gemeente without any route, a 'demowaarde' makes a demonstration possible. The study says that terms were
agreed but not which: every length here is a 'demowaarde, te bevestigen'.
"""

from typing import Final, NamedTuple

from .models import Routeregel
from .werkproces import Moment

BRON, AFGELEID, DEMO = Routeregel.Basis.BRON, Routeregel.Basis.AFGELEID, Routeregel.Basis.DEMO
HULP: Final = None  # no fixed destination: the help that is already involved


class Regel(NamedTuple):
    bestemming: str | None
    basis: Routeregel.Basis
    brontekst: str
    zwaarte: str | None = None
    minderjarigen: bool | None = None
    hulp_betrokken: bool | None = None
    moment: Moment | None = None
    wijze: str | None = None
    monitor: str = ""
    nooit_vanzelf: bool = False

    @property
    def actief(self) -> bool:
        return self.basis != AFGELEID and not self.nooit_vanzelf


class Afspraak(NamedTuple):
    regio: str
    gemeente: str
    document: str
    regels: tuple[Regel, ...]
    terugleggen: str = ""
    monitoring_na_overdracht: bool = False


class Overleg(NamedTuple):
    regio: str
    gemeente: str
    partij: str
    naam: str
    ritme: str
    weekdag: int


DEMOWAARDE: Final = "Demowaarde, te bevestigen door de gemeente."
IO: Final = "Interventieoverleg"
VTF: Final = "Veilig Thuis Flevoland"
RAAD: Final = Regel(
    "rvdk",
    BRON,
    "Onderzoek Flevoland §2.4: Veilig Thuis kan de Raad betrekken als vrijwillige hulp is uitgeput; een voorstel.",
    zwaarte="zwaar",
    minderjarigen=True,
    monitor=VTF,
    nooit_vanzelf=True,
)
TERUG_ONBEKEND: Final = "Wanneer u teruglegt, is afgesproken; de inhoud is nog niet vastgelegd (te bevestigen)."

AFSPRAKEN: Final[tuple[Afspraak, ...]] = (
    Afspraak(
        "flevoland",
        "GM0034",
        "Samenwerkingsafspraken maart 2018 (liepen tot 31-12-2018); voortgezet als demowaarde",
        (
            RAAD,
            Regel("jgz-almere", AFGELEID, "§2.5 Almere: toegang jeugd", "licht", True, False, Moment.NIEUW),
            Regel(
                "jgz-almere",
                AFGELEID,
                "§2.5 Almere: toegang jeugd",
                "middelzwaar",
                True,
                False,
                Moment.NIEUW,
                None,
                VTF,
            ),
            Regel("bga-almere", AFGELEID, "§2.5 Almere: BGA of wijkteam", "licht", False, False, Moment.NIEUW),
            Regel(
                "bga-almere",
                AFGELEID,
                "§2.5 Almere: BGA of wijkteam",
                "middelzwaar",
                False,
                False,
                Moment.NIEUW,
                None,
                VTF,
            ),
            Regel(HULP, AFGELEID, "§2.4: reeds betrokken hulp", "licht", None, True, Moment.NIEUW),
            Regel(HULP, AFGELEID, "§2.4: reeds betrokken hulp", "middelzwaar", None, True, Moment.NIEUW, None, VTF),
            Regel("wijkteams-almere", DEMO, DEMOWAARDE, monitor=VTF),
        ),
        monitoring_na_overdracht=True,
    ),
    Afspraak(
        "flevoland",
        "GM0995",
        "Werkdocument 27-1-2017 (Lelystad); voortgezet als demowaarde",
        (
            RAAD,
            Regel("jgt-lelystad", AFGELEID, "§2.5 Lelystad: zwaarte en kinderen", None, True, False, Moment.NIEUW),
            Regel("shg-lelystad", AFGELEID, "§2.5 Lelystad: zwaarte en kinderen", None, False, False, Moment.NIEUW),
            Regel(HULP, AFGELEID, "§2.4: reeds betrokken hulp", "licht", None, True, Moment.NIEUW),
            Regel(HULP, AFGELEID, "§2.4: reeds betrokken hulp", "middelzwaar", None, True, Moment.NIEUW),
            Regel("jgt-lelystad", DEMO, DEMOWAARDE, minderjarigen=True),
            Regel("shg-lelystad", DEMO, DEMOWAARDE),
        ),
        TERUG_ONBEKEND,
    ),
    Afspraak(
        "flevoland",
        "GM0303",
        "Protocol februari 2017 (Dronten); voortgezet als demowaarde",
        (
            RAAD,
            Regel(
                "interventieoverleg-dronten", BRON, "§2.5 Dronten: elke casus naar het wekelijkse overleg", monitor=IO
            ),
        ),
        TERUG_ONBEKEND,
    ),
    Afspraak(
        "flevoland",
        "GM0171",
        "Lokale aanpak mei 2017 (Noordoostpolder); voortgezet als demowaarde",
        (
            RAAD,
            Regel("stophg-noordoostpolder", BRON, "§2.5 Noordoostpolder: elke casus eerst naar StopHG", monitor=IO),
            Regel(HULP, BRON, "§2.5 Noordoostpolder, praktijk: rechtstreeks", hulp_betrokken=True, monitor=IO),
            Regel(
                "stophg-noordoostpolder",
                BRON,
                "§2.5 Noordoostpolder, praktijk: overleg",
                hulp_betrokken=False,
                monitor=IO,
            ),
        ),
        TERUG_ONBEKEND,
    ),
    Afspraak(
        "flevoland",
        "GM0184",
        "Protocol 18-4-2017 (Urk); voortgezet als demowaarde",
        (
            RAAD,
            Regel(HULP, BRON, "§2.5 Urk: hulp betrokken", None, None, True, Moment.NIEUW, "schriftelijk", IO),
            Regel("stophg-urk", BRON, "§2.5 Urk: geen hulp", None, None, False, Moment.NIEUW, "schriftelijk", IO),
            Regel(HULP, BRON, "§2.5 Urk: na onderzoek", None, None, True, Moment.NA_DIENST, "beide", IO),
            Regel("stophg-urk", BRON, "§2.5 Urk: na onderzoek", None, None, False, Moment.NA_DIENST, "beide", IO),
            Regel("stophg-urk", DEMO, DEMOWAARDE, wijze="schriftelijk", monitor=IO),
        ),
    ),
    Afspraak(
        "flevoland",
        "GM0050",
        "Protocol 22-2-2018 (Zeewolde); voortgezet als demowaarde",
        (
            RAAD,
            Regel("mdf-zeewolde", BRON, "§2.5 Zeewolde, praktijk: licht, volwassenen", "licht", False, wijze="warm"),
            Regel("jeugdhulp-zeewolde", AFGELEID, "§2.5 Zeewolde: kinderen", "licht", True, wijze="warm"),
            Regel("jeugdhulp-zeewolde", AFGELEID, "§2.5 Zeewolde: kinderen", "middelzwaar", True, wijze="warm"),
            Regel("meerinzicht-sociaal", AFGELEID, "§2.5 Zeewolde: volwassenen", "middelzwaar", False, wijze="warm"),
            Regel("meerinzicht-sociaal", DEMO, DEMOWAARDE, wijze="warm"),
        ),
        TERUG_ONBEKEND,
    ),
    Afspraak(
        "utrecht",
        "GM0344",
        "Demowaarde: van Utrecht is geen afspraak bekend",
        (Regel("buurtteam-utrecht", DEMO, DEMOWAARDE),),
    ),
)

# 0 is Monday; only the rhythm is in the study, the weekday is a demowaarde.
OVERLEGGEN: Final[tuple[Overleg, ...]] = (
    Overleg("flevoland", "GM0303", "interventieoverleg-dronten", "Interventieoverleg Dronten", "wekelijks", 1),
    Overleg("flevoland", "GM0171", "stophg-noordoostpolder", "Interventieoverleg Noordoostpolder", "wekelijks", 2),
    Overleg("flevoland", "GM0184", "stophg-urk", "Interventieoverleg Urk", "maandelijks", 3),
)
