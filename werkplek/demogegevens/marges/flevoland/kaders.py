# SPDX-License-Identifier: EUPL-1.2
"""§4.4: what goes together with history, and the boxes on the heavy and the light casussen."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from overdracht.models import Traject
from werkplek.demogegevens.marges.marge import Bereik, Marge

from .tellen import aantal, procent
from .waarneming import BEGONNEN, Waarneming

SAMEN: Final = "§4.4 Geschiedenis en nieuw geweld"
ZWAAR: Final = "Kader §4.4 Forse voorgeschiedenis (25 casussen)"
HULP: Final = "Kader §4.4 Hulp in de zware casussen"
LICHT: Final = "§4.4 Zwaar tegenover licht"
HULP_LICHT: Final = "§4.4 Hulp in de lichte casussen"
JAAR: Final = 365
GGZ: Final = ("ggz", "forensische_ggz", "jeugd_ggz")
VEEL: Final = 99
UIT_DEEL: Final = "De bron geeft alleen het percentage; dit is het aantal daarbij."
UIT_TABEL: Final = "Niet gedrukt: wat de tabel overlaat na de zware casussen."
TABEL_45: Final = "Tabel 4.5 heeft 31 casussen met nieuwe incidenten; het kader 14 zware. De tekst past daar niet bij."
TABEL_44: Final = "Tabel 4.4 heeft 16 voldoende doorlopen trajecten in alle casussen; het kader noemt er 2 zware."


def tel(w: Sequence[Waarneming]) -> list[Marge]:
    zwaar, licht = [x for x in w if x.zwaar], [x for x in w if not x.zwaar]
    return [
        *_samen(w),
        *_zwaar(zwaar),
        *_hulp(zwaar),
        *_zwaar_licht(zwaar, licht),
        *_soorten(HULP, zwaar, _SOORTEN_ZWAAR),
        *_hulp_licht(licht),
        *_soorten(HULP_LICHT, licht, _SOORTEN_LICHT),
    ]


def _samen(w: Sequence[Waarneming]) -> list[Marge]:
    marges = []
    rijen: tuple[tuple[str, Callable[[Waarneming], object], tuple[int, int], tuple[int, int]], ...] = (
        ("nieuwe incidenten", lambda x: x.nieuwe_incidenten, (31, 26), (84, 59)),
        ("nieuwe zorgen", lambda x: x.nieuwe_zorgen, (26, 20), (77, 64)),
    )
    for naam, eis, (basis, met), procenten in rijen:
        groepen = [x for x in w if eis(x)], [x for x in w if not eis(x)]
        gedrukt = (basis, met), (100 - basis, 67 - met)
        for kop, groep, (totaal, geschiedenis), deel in zip(
            (f"Met {naam}", f"Zonder {naam}"), groepen, gedrukt, procenten, strict=True
        ):
            geteld = aantal(groep, lambda x: x.geschiedenis != "geen")
            marges.append(Marge(SAMEN, kop, totaal, len(groep), kolom="casussen"))
            marges.append(Marge(SAMEN, kop, geschiedenis, geteld, UIT_DEEL, "met geschiedenis"))
            marges.append(Marge(SAMEN, kop, deel, procent(geteld, len(groep)), kolom="% met geschiedenis"))
    return marges


def _zwaar(z: Sequence[Waarneming]) -> list[Marge]:
    geweld = Counter(soort for x in z for soort in x.geweld)
    jeugd = aantal(z, _bij_jeugdbescherming)
    eerste = min(x.eerder[0].ontvangen_op.year for x in z)
    return [
        Marge(ZWAAR, "Casussen met 3-7 eerdere meldingen", 25, len(z)),
        Marge(ZWAAR, "Minderjarige kinderen", 24, aantal(z, lambda x: x.minderjarigen)),
        Marge(ZWAAR, "Kindermishandeling", 22, aantal(z, lambda x: "tegen_kind" in x.richting)),
        Marge(ZWAAR, "Verwaarlozing kinderen", 19, geweld["verwaarlozing_kind"]),
        Marge(ZWAAR, "Psychisch geweld", 10, geweld["psychisch"]),
        Marge(ZWAAR, "Fysiek geweld", 8, geweld["fysiek"]),
        *_voorgeschiedenis(z),
        Marge(ZWAAR, "Verder terug dan drie jaar", 12, aantal(z, lambda x: x.jaren_terug > 3)),
        Marge(ZWAAR, "2 à 3 jaar terug", 9, aantal(z, lambda x: 2 <= x.jaren_terug <= 3)),
        Marge(ZWAAR, "Laatste 3-12 maanden", 4, aantal(z, lambda x: 0.25 <= x.jaren_terug <= 1)),
        Marge(ZWAAR, "Jaar van de vroegste melding", 2002, eerste),
        Marge(ZWAAR, "Eerder jeugdbescherming", Bereik(10, 25), jeugd, "De bron zegt: ten minste 10."),
        Marge(ZWAAR, "Multiproblematiek", 25, aantal(z, _multiproblematiek)),
        Marge(ZWAAR, "Direct overgedragen", 8, aantal(z, lambda x: x.aan_partij and not x.onderzoek)),
    ]


def _voorgeschiedenis(z: Sequence[Waarneming]) -> list[Marge]:
    """'In all cases serious violence, between (ex-)partners and against minor children.'"""
    geweld = [{soort.code for m in x.eerder for soort in m.geweldsoort.all()} for x in z]
    richting = [{soort.code for m in x.eerder for soort in m.richting.all()} for x in z]
    kop = "In de voorgeschiedenis:"
    return [
        Marge(ZWAAR, f"{kop} fysiek en psychisch", 25, sum({"fysiek", "psychisch"} <= soorten for soorten in geweld)),
        Marge(ZWAAR, f"{kop} tussen (ex-)partners", 25, sum(bool({"partner", "ex_partner"} & r) for r in richting)),
        Marge(
            ZWAAR,
            f"{kop} tegen kinderen",
            25,
            sum("tegen_kind" in r for r in richting),
            "De bron zegt: in alle gevallen, maar in één casus zijn geen minderjarigen.",
            gevolgd=24,
        ),
    ]


def _bij_jeugdbescherming(x: Waarneming) -> bool:
    eerder = {melding.pk for melding in x.eerder}
    gi = "partijsoort:gi"
    return any(o.melding_id in eerder and o.partij and o.partij.soort_id == gi for o in x.casus.overdrachten.all())


def _multiproblematiek(x: Waarneming) -> bool:
    return any(factor.code == "multiproblematiek" for factor in x.vb.risicofactoren.all())


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


def _zwaar_licht(zwaar: Sequence[Waarneming], licht: Sequence[Waarneming]) -> list[Marge]:
    opmerking = "17 zwaar en 44 licht (59 % van 75) is 61; tabel 4.2 heeft 66. Gevolgd: de tabel, dus 49 licht."
    rijen: tuple[tuple[str, Callable[[Waarneming], object], tuple[int, int], tuple[int, int], str], ...] = (
        ("Aanhouding", lambda x: "aanhouding" in x.maatregelen, (3, 4), (12, 5), ""),
        ("Huisverbod", lambda x: "thv" in x.maatregelen, (1, 4), (4, 5), ""),
        ("Onderzoek", lambda x: x.onderzoek, (17, 49), (68, 59), opmerking),
        ("Nieuwe incidenten", lambda x: x.nieuwe_incidenten, (14, 17), (66, 27), TABEL_45),
        ("Meer dan één nieuw incident", lambda x: len(x.nieuwe_incidenten) > 1, (9, 12), (36, 16), ""),
    )
    marges = []
    for naam, eis, aantallen, procenten, waarom in rijen:
        for kop, groep, n, deel in zip(("zwaar", "licht"), (zwaar, licht), aantallen, procenten, strict=True):
            geteld = aantal(groep, eis)
            volgt = procent(n, 25 if kop == "zwaar" else 75)
            gevolgd = volgt if volgt != deel else None
            marges.append(Marge(LICHT, naam, n, geteld, UIT_TABEL if kop == "licht" else "", kop))
            uitleg = waarom if gevolgd is not None else ""
            marges.append(Marge(LICHT, naam, deel, procent(geteld, len(groep)), uitleg, f"{kop}, %", gevolgd=gevolgd))
    return marges


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
