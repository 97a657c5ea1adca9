# SPDX-License-Identifier: EUPL-1.2
"""What happened: kinds of violence, their direction, how long, and what was found."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import V1, V2, C, Lijst, cbs2


def _uitkomst(code: str, label: str, hg: str, km: str, v2: str) -> C:
    return C(code, label, mapping={(V1, "uitkomst-hg"): hg, (V1, "uitkomst-km"): km, (V2, "uitkomst"): v2})


def _aard(code: str, label: str, v1: str, *, kind: str = "", ouder: str = "") -> C:
    """`kind` and `ouder`: the sub-forms of kindermishandeling and of geweld tegen ouders in version 2.0, as far as
    their names say the same. Which one counts depends on the `vorm`.
    """
    vormen = {(V2, "kindermishandeling"): kind, (V2, "geweld_tegen_ouders"): ouder}
    return C(code, label, mapping={(V1, "aard"): v1} | {plek: waarde for plek, waarde in vormen.items() if waarde})


LIJSTEN = (
    Lijst(
        "aard",
        "Aard van het geweld (CBS)",
        (
            _aard("lichamelijk", "Lichamelijke mishandeling", "01", kind="fysiek", ouder="fysiek"),
            _aard("lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing", "02", kind="verwaarlozing"),
            _aard("psychisch", "Psychisch geweld", "03", kind="emotionele_mishandeling", ouder="emotioneel"),
            _aard("affectieve_verwaarlozing", "Affectieve verwaarlozing", "04", kind="emotionele_verwaarlozing"),
            _aard("pedagogische_verwaarlozing", "Pedagogische verwaarlozing", "05"),
            _aard("seksueel", "Seksueel misbruik", "06", kind="seksueel_misbruik", ouder="seksueel"),
            _aard("financieel", "Financiële uitbuiting", "07", ouder="financieel"),
            _aard("getuige", "Getuige van geweld", "08", kind="getuige"),
            _aard("munchhausen", "Münchhausen by proxy", "09", kind="pcf"),
            _aard("vgv", "Vrouwelijke genitale verminking", "10"),
            _aard("anders", "Anders", "11", kind="anders", ouder="anders"),
        ),
    ),
    Lijst(
        "vorm",
        "Vorm van huiselijk geweld of kindermishandeling",
        (
            C("kindermishandeling", "Kindermishandeling", mapping=cbs2("aard", "kindermishandeling")),
            C("geweld_tegen_ouders", "Geweld tegen ouders", mapping=cbs2("aard", "geweld_tegen_ouders")),
            C("partnergeweld", "(Ex-)partnergeweld", mapping=cbs2("aard", "partnergeweld")),
            C(
                "ouderenmishandeling",
                "Ouderenmishandeling (65 jaar en ouder)",
                mapping=cbs2("aard", "ouderenmishandeling"),
            ),
            C("hg_overig", "Huiselijk geweld, overig", mapping=cbs2("aard", "hg_overig")),
            C("andere_problematiek", "Andere problematiek", mapping=cbs2("aard", "andere_problematiek")),
            C("geen", "Geen kindermishandeling of huiselijk geweld", mapping=cbs2("aard", "geen")),
            C("onbekend", "Onbekend", mapping=cbs2("aard", "onbekend")),
        ),
    ),
    Lijst(
        "geweldsoort",
        "Type geweld",
        (
            C("fysiek", "Fysiek geweld"),
            C("psychisch", "Psychisch geweld (verbaal, bedreiging)"),
            C("seksueel", "Seksueel geweld"),
            C("verwaarlozing_kind", "Verwaarlozing van kinderen"),
            C("verwaarlozing_oudere", "Verwaarlozing van een oudere"),
            C("financieel_oudere", "Financieel misbruik van een oudere"),
            C("zorgen", "Zorgen: pedagogische of lichamelijke verwaarlozing of problematiek"),
            C("getuige", "Getuige van geweld"),
            C("overig", "Overig"),
            C("geen", "Geen huiselijk geweld of kindermishandeling"),
        ),
    ),
    Lijst(
        "richting",
        "Richting van het geweld",
        (
            C("partner", "Partner tegen partner"),
            C("ex_partner", "Ex-partner tegen ex-partner"),
            C("tegen_kind", "Tegen kind(eren)"),
            C("kind_ouder", "Kind tegen ouder(s)"),
            C("kind_kind", "Kind tegen kind"),
            C("tegen_oudere", "Ander familielid tegen oudere"),
            C("bekende_oudere", "Vriend of bekende tegen oudere"),
            C("wederkerig", "Wederkerig"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "duur",
        "Duur van het geweld",
        (
            C("week", "Hoogstens 1 week", mapping=cbs2("duur", "tot_1_week")),
            C("maand", "Meer dan 1 week, hoogstens 1 maand", mapping=cbs2("duur", "week_tot_maand")),
            C("half_jaar", "Meer dan 1 maand, hoogstens 6 maanden", mapping=cbs2("duur", "maand_tot_half_jaar")),
            C("jaar", "Meer dan 6 maanden, hoogstens 1 jaar", mapping=cbs2("duur", "half_jaar_tot_jaar")),
            C("vijf_jaar", "Meer dan 1 jaar, hoogstens 5 jaar", mapping=cbs2("duur", "jaar_tot_vijf_jaar")),
            C("langer", "Meer dan 5 jaar", mapping=cbs2("duur", "meer_dan_vijf_jaar")),
            C("onbekend", "Onbekend", mapping=cbs2("duur", "onbekend")),
        ),
    ),
    Lijst(
        "geweldsgeschiedenis",
        "Eerdere incidenten",
        (
            C("enkel", "Eén incident in het afgelopen jaar"),
            C("regelmatig", "Regelmatig in het afgelopen jaar"),
            C("meerjarig", "In het afgelopen jaar en in de jaren daarvoor"),
            C("vroeger", "Alleen in de jaren daarvoor"),
            C("geen", "Geen eerdere incidenten bekend"),
        ),
    ),
    Lijst(
        "eerderebetrokkenheid",
        "Eerdere betrokkenheid van Veilig Thuis, in aantal meldingen",
        (
            C("geen", "Geen eerdere melding"),
            C("een_twee", "1 of 2 eerdere meldingen"),
            C("drie_vier", "3 of 4 eerdere meldingen"),
            C("vijf_zeven", "5 tot en met 7 eerdere meldingen"),
            C("acht_meer", "8 of meer eerdere meldingen"),
        ),
    ),
    Lijst(
        "onderzoeksuitkomst",
        "Uitkomst van het onderzoek, per vorm",
        (
            _uitkomst("bevestigd", "Bevestigd", "03", "06", "bevestigd"),
            _uitkomst("niet_bevestigd", "Niet bevestigd", "02", "05", "niet_bevestigd"),
            _uitkomst("weerlegd", "Weerlegd", "01", "04", "weerlegd"),
            _uitkomst("voortijdig_vertrokken", "Voortijdig afgesloten: vertrokken", "07", "07", "voortijdig"),
            _uitkomst("voortijdig_overleden", "Voortijdig afgesloten: overleden", "08", "08", "voortijdig"),
            C(
                "voortijdig_anders",
                "Voortijdig afgesloten: andere reden",
                mapping=cbs2("uitkomst", "voortijdig"),
            ),
        ),
    ),
    Lijst(
        "maatregelsoort",
        "Maatregel van politie of justitie",
        (
            C("aanhouding", "Aanhouding"),
            C("thv_gescreend", "Tijdelijk huisverbod gescreend, niet opgelegd"),
            C("thv", "Tijdelijk huisverbod opgelegd"),
            C("contactverbod", "Contact- of straatverbod"),
            C("vto", "Verzoek tot onderzoek aan de Raad voor de Kinderbescherming"),
            C("ots", "Ondertoezichtstelling"),
            C("uithuisplaatsing", "Uithuisplaatsing"),
            C("aangifte", "Aangifte"),
            C("anders", "Anders"),
        ),
    ),
)
