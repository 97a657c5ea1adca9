# SPDX-License-Identifier: EUPL-1.2
"""Parties, how a handover is done and how it can go back; the help that follows."""

from __future__ import annotations

from datetime import date
from typing import Final

from organisaties.stamgegevens.vorm import C, Lijst

# Shipped once and replaced before any table held them: to whom help is aimed and how it went are facts of a traject.
NIET_MEER: Final = (
    *(f"trajectsoort:{code}" for code in ("pleger", "slachtoffer", "kind", "systeem")),
    *(
        f"trajectstatus:{code}"
        for code in (
            "aangeboden", "geaccepteerd", "deels_geaccepteerd", "niet_geaccepteerd", "gestart", "deels_gestart",
            "niet_gestart", "loopt", "voldoende", "onvoldoende",
        )
    ),
)  # fmt: skip
NIET_MEER_VANAF: Final = date(2026, 11, 1)

LIJSTEN = (
    Lijst(
        "partijsoort",
        "Soort organisatie",
        (
            C("wijkteam", "Lokaal team of wijkteam"),
            C("jgt", "Jeugd- en gezinsteam"),
            C("jgz", "Jeugdgezondheidszorg"),
            C("bga", "Blijf Groep Ambulant"),
            C("stophg", "Stop Huiselijk Geweld / steunpunt huiselijk geweld"),
            C("gebiedsteam", "Gebiedsteam of gidsen"),
            C("maatschappelijk_werk", "Maatschappelijke dienstverlening"),
            C("sociaal_domein", "Uitvoering sociaal domein"),
            C("jeugdhulp", "Jeugdhulp"),
            C("betrokken_hulp", "Reeds betrokken hulpverlening"),
            C("interventieoverleg", "Interventieoverleg"),
            C("gi", "Gecertificeerde instelling"),
            C("rvdk", "Raad voor de Kinderbescherming"),
            C("politie", "Politie"),
            C("om", "Openbaar Ministerie"),
            C("ggz", "Geestelijke gezondheidszorg"),
            C("verslavingszorg", "Verslavingszorg"),
            C("vrouwenopvang", "Vrouwenopvang"),
            C("clientsysteem", "Cliëntsysteem"),
            C("andere_vt", "Veilig Thuis, andere regio"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "wijze",
        "Wijze van overdragen",
        (
            C("schriftelijk", "Schriftelijk (beveiligd)"),
            C("warm", "Warm (met betrokkenen)"),
            C("beide", "Schriftelijk en warm"),
        ),
    ),
    Lijst(
        "weigerreden",
        "Reden om een overdracht te weigeren",
        (
            C("te_zwaar", "Te zwaar bevonden"),
            C("expertise", "Onvoldoende expertise"),
            C("capaciteit", "Onvoldoende capaciteit"),
            C("nieuwe_informatie", "Nieuwe informatie"),
            C("verkeerde_partij", "Verkeerde partij"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "terugmeldreden",
        "Reden om terug te leggen bij Veilig Thuis",
        (
            C("geen_hulp", "Hulp komt niet op gang"),
            C("weigeren", "Betrokkenen weigeren hulp"),
            C("onveilig", "Onveiligheid"),
            C("nieuw_incident", "Nieuw incident"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "intrekreden",
        "Reden om een overdracht in te trekken",
        (
            C("vergissing", "Vergissing"),
            C("verkeerde_partij", "Verkeerde partij"),
            C("nieuwe_informatie", "Nieuwe informatie"),
            C("nieuwe_melding", "Nieuwe melding over hetzelfde gezin"),
            C("geen_reactie", "Geen reactie van de ontvanger"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "trajectdoelgroep",
        "Op wie een hulptraject gericht is",
        (
            C("pleger", "Pleger"),
            C("slachtoffer", "Volwassen slachtoffer"),
            C("kind", "Kind(eren)"),
            C("systeem", "Meerdere betrokkenen"),
        ),
    ),
    Lijst(
        "trajectsoort",
        "Soort hulptraject",
        (
            C("forensische_ggz", "Forensische ggz"),
            C("reclassering", "Reclassering"),
            C("verslavingszorg", "Verslavingszorg"),
            C("begeleid_wonen", "Begeleid wonen"),
            C("bga", "Blijf Groep Ambulant"),
            C("ggz", "Geestelijke gezondheidszorg voor volwassenen"),
            C("vrouwenopvang", "Vrouwenopvang"),
            C("maatschappelijk_werk", "Maatschappelijk werk"),
            C("jgz", "Jeugdgezondheidszorg"),
            C("gi", "Gecertificeerde instelling"),
            C("jeugd_ggz", "Jeugd-ggz"),
            C("ggd", "GGD"),
            C("schoolmaatschappelijk_werk", "Schoolmaatschappelijk werk"),
            C("opvoedondersteuning", "Opvoedondersteuning"),
            C("gezinshulp", "Intensieve ambulante gezinshulp"),
            C("crisishulp", "Crisishulp"),
            C("wijkteam", "Lokaal team of wijkteam"),
            C("jeugdbescherming", "Jeugdbescherming of jeugdreclassering"),
            C("crisisopname", "Crisisopname"),
            C("huisverbod", "Coördinatie tijdelijk huisverbod"),
            C("aware", "AWARE"),
            C("agressieregulatie", "Agressieregulatie"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "trajectantwoord",
        "In hoeverre een hulptraject geaccepteerd of gestart is",
        (C("geheel", "Geheel"), C("gedeeltelijk", "Gedeeltelijk"), C("niet", "Niet")),
    ),
)
