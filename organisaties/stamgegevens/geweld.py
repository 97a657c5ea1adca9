# SPDX-License-Identifier: EUPL-1.2
"""What happened: kinds of violence, their direction, how long, and what was found."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import V1, C, Lijst, cbs1, cbs2


def _uitkomst(code: str, label: str, hg: str, km: str) -> C:
    return C(code, label, mapping={(V1, "uitkomst-hg"): hg, (V1, "uitkomst-km"): km})


LIJSTEN = (
    Lijst(
        "aard",
        "Aard van het geweld (CBS)",
        (
            C("lichamelijk", "Lichamelijke mishandeling", mapping=cbs1("aard", "01")),
            C("lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing", mapping=cbs1("aard", "02")),
            C("psychisch", "Psychisch geweld", mapping=cbs1("aard", "03")),
            C("affectieve_verwaarlozing", "Affectieve verwaarlozing", mapping=cbs1("aard", "04")),
            C("pedagogische_verwaarlozing", "Pedagogische verwaarlozing", mapping=cbs1("aard", "05")),
            C("seksueel", "Seksueel misbruik", mapping=cbs1("aard", "06")),
            C("financieel", "Financiële uitbuiting", mapping=cbs1("aard", "07")),
            C("getuige", "Getuige van geweld", mapping=cbs1("aard", "08")),
            C("munchhausen", "Münchhausen by proxy", mapping=cbs1("aard", "09")),
            C("vgv", "Vrouwelijke genitale verminking", mapping=cbs1("aard", "10")),
            C("anders", "Anders", mapping=cbs1("aard", "11")),
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
        "onderzoeksuitkomst",
        "Uitkomst van het onderzoek, per vorm",
        (
            _uitkomst("bevestigd", "Bevestigd", "03", "06"),
            _uitkomst("niet_bevestigd", "Niet bevestigd", "02", "05"),
            _uitkomst("weerlegd", "Weerlegd", "01", "04"),
            _uitkomst("voortijdig_vertrokken", "Voortijdig afgesloten: vertrokken", "07", "07"),
            _uitkomst("voortijdig_overleden", "Voortijdig afgesloten: overleden", "08", "08"),
            C("voortijdig_anders", "Voortijdig afgesloten: andere reden"),
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
