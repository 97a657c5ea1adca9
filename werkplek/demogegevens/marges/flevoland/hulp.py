# SPDX-License-Identifier: EUPL-1.2
"""§4.4: the help in the heavy casussen, by its box, and in the light ones."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from overdracht.models import Traject
from werkplek.demogegevens.marges.marge import Bereik, Marge

from .tellen import aantal, procent
from .waarneming import BEGONNEN, Waarneming

HULP: Final = "Kader §4.4 Hulp in de zware casussen"
HULP_LICHT: Final = "§4.4 Hulp in de lichte casussen"
JAAR: Final = 365
GGZ: Final = ("ggz", "forensische_ggz", "jeugd_ggz")
VEEL: Final = 99
TABEL_44: Final = "Tabel 4.4 heeft 16 voldoende doorlopen trajecten in alle casussen; het kader noemt er 2 zware."


def tel(zwaar: Sequence[Waarneming], licht: Sequence[Waarneming]) -> list[Marge]:
    return [
        *_hulp(zwaar),
        *_soorten(HULP, zwaar, _SOORTEN_ZWAAR),
        *_hulp_licht(licht),
        *_soorten(HULP_LICHT, licht, _SOORTEN_LICHT),
    ]


def _hulp(z: Sequence[Waarneming]) -> list[Marge]:
    met = [x for x in z if x.samenwerking]
    aanbod = [x for x in met if x.met_informatie]
    begonnen = [x for x in aanbod if x.hulp_begonnen]
    return [
        Marge(HULP, "Met informatie over hulp", 18, len(met)),
        Marge(HULP, "Geen aanbod tot stand gekomen", 3, len(met) - len(aanbod)),
        Marge(HULP, "Wel een aanbod", 15, len(aanbod)),
        Marge(HULP, "Hulp niet op gang gekomen", 6, len(aanbod) - len(begonnen)),
        Marge(HULP, "Hulp op gang gekomen", 9, len(begonnen)),
        Marge(HULP, "Geen hulp op gang, van 18", 50, procent(len(met) - len(begonnen), len(met)), kolom="%"),
        Marge(HULP, "waarvan gecoördineerd en afgestemd", 8, aantal(begonnen, _gecoordineerd)),
        Marge(HULP, "waarvan voldoende doorlopen", 2, aantal(begonnen, _voldoende)),
        Marge(HULP, "waarvan nieuwe incidenten", 6, aantal(begonnen, lambda x: x.nieuwe_incidenten)),
        Marge(HULP, "waarvan nieuwe incidenten na een jaar", 5, aantal(begonnen, _na_een_jaar)),
        Marge(
            HULP,
            "waarvan alleen nieuwe zorgen",
            1,
            aantal(begonnen, lambda x: x.nieuwe_zorgen and not x.nieuwe_incidenten),
        ),
    ]


def _gecoordineerd(x: Waarneming) -> bool:
    return bool(x.samenwerking and x.samenwerking.coordinatie and x.samenwerking.afgestemd)


def _voldoende(x: Waarneming) -> bool:
    return any(traject.voldoende_doorlopen for traject in x.met_informatie)


def _na_een_jaar(x: Waarneming) -> bool:
    return any((dag - x.ontvangen).days > JAAR for dag in x.nieuwe_incidenten)


def _hulp_licht(licht: Sequence[Waarneming]) -> list[Marge]:
    met = [x for x in licht if x.samenwerking]
    klaar = [
        t for x in licht for t in x.met_informatie if t.gestart_id in BEGONNEN and t.beeindigd_op is not None
    ]  # fmt: skip
    goed = sum(t.voldoende_doorlopen is True for t in klaar)
    heel = "18 zwaar en 41 licht is 59; overal elders zijn het 58 casussen met informatie."
    rest = "Tabel 4.4 heeft 45 gestarte trajecten die niet meer lopen, zwaar en licht samen; aangenomen: 10 zwaar."
    return [
        Marge(HULP_LICHT, "Met informatie over hulp", 41, len(met), heel, gevolgd=40),
        Marge(HULP_LICHT, "Afgeronde trajecten", 47, len(klaar), rest, gevolgd=_AFGEROND_LICHT),
        Marge(HULP_LICHT, "waarvan voldoende doorlopen", 17, goed, TABEL_44, gevolgd=14),
        Marge(HULP_LICHT, "waarvan niet", 30, len(klaar) - goed, rest, gevolgd=_AFGEROND_LICHT - 14),
    ]


# Of the 45 of table 4.4 these are not in heavy casussen; the source does not say how many: a choice of the cards.
_AFGEROND_LICHT: Final = 35


def _soorten(
    tabel: str, w: Sequence[Waarneming], rijen: tuple[tuple[str, tuple[str, ...], Bereik | int], ...]
) -> list[Marge]:
    """Which help the helpers told of; 'ten minste' is a range."""
    soorten = Counter(_soort(t) for x in w for t in x.met_informatie)
    return [Marge(tabel, naam, gedrukt, sum(soorten[s] for s in welke), kolom="keer") for naam, welke, gedrukt in rijen]


def _soort(traject: Traject) -> str:
    return traject.soort_id.partition(":")[2]


_SOORTEN_ZWAAR: Final[tuple[tuple[str, tuple[str, ...], Bereik | int], ...]] = (
    ("Intensieve ambulante gezinshulp", ("gezinshulp",), 6),
    ("Opvoedondersteuning (ten minste 2)", ("opvoedondersteuning",), Bereik(2, VEEL)),
    ("Jeugdbescherming of jeugdreclassering", ("jeugdbescherming",), 4),
    ("Ggz (ten minste 5)", GGZ, Bereik(5, VEEL)),
    ("Crisisopname", ("crisisopname",), 1),
    ("Maatschappelijk werk", ("maatschappelijk_werk",), 1),
    ("Coördinatie huisverbod", ("huisverbod",), 1),
    ("Agressieregulatie via de reclassering", ("agressieregulatie",), 1),
)
_SOORTEN_LICHT: Final[tuple[tuple[str, tuple[str, ...], Bereik | int], ...]] = (
    ("Jeugdbescherming of jeugdreclassering", ("jeugdbescherming",), 10),
    ("Intensieve ambulante gezinshulp", ("gezinshulp",), 8),
    ("Ggz (ten minste 7)", GGZ, Bereik(7, VEEL)),
    ("Begeleiding door het lokale team", ("wijkteam",), 5),
    ("Ambulante crisishulp", ("crisishulp",), 5),
    ("Coördinatie huisverbod", ("huisverbod",), 4),
    ("Specifiek gericht op een kind", ("jgz", "ggd", "schoolmaatschappelijk_werk"), 3),
    ("Een enkele keer: opname, maatschappelijk werk, AWARE, opvang, opvoedondersteuning",
     ("crisisopname", "maatschappelijk_werk", "aware", "vrouwenopvang", "opvoedondersteuning"), 5),
)  # fmt: skip
