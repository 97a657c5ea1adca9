# SPDX-License-Identifier: EUPL-1.2
"""§4.4: what goes together with history, and the box on the heavy casussen beside the light ones."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from werkplek.demogegevens.marges.marge import Bereik, Marge

from . import hulp
from .tellen import aantal, procent
from .waarneming import Waarneming

SAMEN: Final = "§4.4 Geschiedenis en nieuw geweld"
ZWAAR: Final = "Kader §4.4 Forse voorgeschiedenis (25 casussen)"
LICHT: Final = "§4.4 Zwaar tegenover licht"
UIT_DEEL: Final = "De bron geeft alleen het percentage; dit is het aantal daarbij."
UIT_TABEL: Final = "Niet gedrukt: wat de tabel overlaat na de zware casussen."
TABEL_45: Final = "Tabel 4.5 heeft 31 casussen met nieuwe incidenten; het kader 14 zware. De tekst past daar niet bij."


def tel(w: Sequence[Waarneming]) -> list[Marge]:
    zwaar, licht = [x for x in w if x.zwaar], [x for x in w if not x.zwaar]
    return [
        *_samen(w),
        *_zwaar(zwaar),
        *_zwaar_licht(zwaar, licht),
        *hulp.tel(zwaar, licht),
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
