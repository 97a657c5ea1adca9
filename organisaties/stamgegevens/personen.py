# SPDX-License-Identifier: EUPL-1.2
"""Persons: their part in a casus, how they belong together, and what is known of their number."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import C, Lijst, cbs1

LIJSTEN = (
    Lijst(
        "betrokkenerol",
        "Rol in de casus",
        (
            C("slachtoffer", "Slachtoffer"),
            C("pleger", "Pleger"),
            C("vermoedelijk_pleger", "Vermoedelijke pleger"),
            C("kind", "Kind"),
            C("gezaghebbende", "Ouder of ander met gezag"),
            C("getuige", "Getuige"),
            C("overig", "Andere betrokkene"),
        ),
    ),
    Lijst(
        "relatiesoort",
        "Relatie tussen twee personen",
        (
            C("partner", "Partner"),
            C("ex_partner", "Ex-partner"),
            C("ouder", "Ouder"),
            C("stiefouder", "Stiefouder"),
            C("pleegouder", "Pleegouder"),
            C("kind", "Kind"),
            C("broer_zus", "Broer of zus"),
            C("grootouder", "Grootouder"),
            C("kleinkind", "Kleinkind"),
            C("familie", "Ander familielid"),
            C("huisgenoot", "Huisgenoot"),
            C("mantelzorger", "Mantelzorger"),
            C("bekende", "Vriend of bekende"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "geslacht",
        "Geslacht",
        (
            C("vrouw", "Vrouw", mapping=cbs1("geslacht", "V")),
            C("man", "Man", mapping=cbs1("geslacht", "M")),
            C("anders", "Anders", mapping=cbs1("geslacht", "O")),
            C("onbekend", "Onbekend", mapping=cbs1("geslacht", "O")),
        ),
    ),
    Lijst(
        "bsnreden",
        "Reden dat het BSN ontbreekt",
        (
            C("nog_niet", "Nog niet gevraagd of gevonden", mapping=cbs1("bsn", "000000000")),
            C("spoed", "Spoed: geen tijd om het vast te stellen", mapping=cbs1("bsn", "000000000")),
            C("geen_bsn", "Persoon heeft geen BSN", mapping=cbs1("bsn", "000000000")),
            C("onbekend", "Persoon is niet te identificeren", mapping=cbs1("bsn", "000000000")),
            C("ongeboren", "Nog niet geboren", mapping=cbs1("bsn", "999999999")),
        ),
    ),
    Lijst(
        "kindpositie",
        "Positie van het kind bij het geweld",
        (
            C("direct", "Direct slachtoffer"),
            C("getuige", "Getuige van het geweld"),
            C("zorgelijk", "Aanwezig in een zorgelijke situatie"),
        ),
    ),
    Lijst(
        "systeemsamenstelling",
        "Samenstelling van het gezin of huishouden",
        (
            C("kinderen", "Met kinderen"),
            C("minderjarig", "Met minderjarige kinderen"),
            C("geen_kinderen", "Zonder kinderen"),
            C("volwassenen_1", "1 volwassene"),
            C("volwassenen_2", "2 volwassenen"),
            C("volwassenen_3", "3 of meer volwassenen"),
            C("partners", "Partners"),
            C("ex_partners", "Ex-partners"),
            C("ex_en_nieuw", "Ex-partner(s) en nieuwe partner(s)"),
            C("relatie_anders", "Anders"),
        ),
    ),
)
