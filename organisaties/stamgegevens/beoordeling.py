# SPDX-License-Identifier: EUPL-1.2
"""Assessment and what follows: grading, decisions, reasons, monitoring."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import C, Lijst, cbs1

LIJSTEN = (
    Lijst("zwaarte", "Zwaarte", (C("licht", "Licht"), C("middelzwaar", "Middelzwaar"), C("zwaar", "Zwaar"))),
    Lijst(
        "urgentie",
        "Urgentie",
        (C("acuut", "Acuut (binnen 24 uur)"), C("regulier", "Regulier")),
    ),
    Lijst(
        "risicofactor",
        "Risicofactor",
        (
            C("scheiding", "Relatie- of echtscheidingsproblematiek"),
            C("geschiedenis", "Geschiedenis van huiselijk geweld of kindermishandeling"),
            C("opvoeding", "Opvoed- of ontwikkelingsproblematiek"),
            C("verslaving", "Verslaving of excessief middelengebruik"),
            C("psychisch", "Psychische problematiek"),
            C("multiproblematiek", "Multiproblematiek"),
        ),
    ),
    # The codes of meldingen.werkproces.Besluit stand here with their place in the CBS protocol.
    Lijst(
        "besluit",
        "Besluit na de veiligheidsbeoordeling",
        (
            C("overdracht_lokaal", "Directe overdracht: lokaal veld", mapping=cbs1("vervolg", "02")),
            C("overdracht_hulp", "Directe overdracht: reeds betrokken hulp", mapping=cbs1("vervolg", "02")),
            C("overdracht_client", "Directe overdracht: cliëntsysteem", mapping=cbs1("vervolg", "02")),
            C(
                "overdracht_overleg",
                "Overdracht: interventieoverleg of multidisciplinair team",
                mapping=cbs1("vervolg", "02"),
            ),
            C("vv", "Voorwaarden & Vervolg", mapping=cbs1("vervolg", "02")),
            C("onderzoek", "Onderzoek", mapping=cbs1("vervolg", "01")),
            C("vto", "Verzoek tot onderzoek aan de Raad voor de Kinderbescherming", mapping=cbs1("vervolg", "02")),
            C("politie_om", "Politie of OM in kennis gesteld, tijdelijk huisverbod", mapping=cbs1("vervolg", "02")),
            C("advies", "Omgezet in advies", mapping=cbs1("vervolg", "03")),
            C("einde", "Einde bemoeienis", mapping=cbs1("vervolg", "04")),
        ),
    ),
    Lijst(
        "vervolg",
        "Vervolg na onderzoek",
        (
            C("wijkteam", "Wijkteam", mapping=cbs1("vervolg-onderzoek", "01")),
            C("rvdk", "Raad voor de Kinderbescherming", mapping=cbs1("vervolg-onderzoek", "02")),
            C("politie_om", "Politie of OM", mapping=cbs1("vervolg-onderzoek", "03")),
            C("jeugdhulp", "Jeugdhulpaanbieder", mapping=cbs1("vervolg-onderzoek", "04")),
            C("gi", "Gecertificeerde instelling", mapping=cbs1("vervolg-onderzoek", "05")),
            C("vrouwenopvang", "Vrouwenopvang", mapping=cbs1("vervolg-onderzoek", "06")),
            C("ggz", "Geestelijke gezondheidszorg voor volwassenen", mapping=cbs1("vervolg-onderzoek", "07")),
            C("thuiszorg", "Thuiszorg of respijtzorg", mapping=cbs1("vervolg-onderzoek", "08")),
            C("verslavingszorg", "Verslavingszorg", mapping=cbs1("vervolg-onderzoek", "09")),
            C("anders", "Andere instantie", mapping=cbs1("vervolg-onderzoek", "10")),
            C("geen", "Geen vervolg", mapping=cbs1("vervolg-onderzoek", "21")),
        ),
    ),
    Lijst(
        "termijnreden",
        "Reden van overschrijding of verlenging van een termijn",
        (
            C("capaciteit", "Onvoldoende capaciteit"),
            C("wacht_raad", "Wachten op de Raad voor de Kinderbescherming"),
            C("wacht_informatie", "Wachten op informatie van anderen"),
            C("niet_bereikbaar", "Betrokkenen niet bereikbaar"),
            C("complex", "Complexe situatie"),
            C("laat_ontvangen", "Melding laat ontvangen of verwerkt"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "uitstelreden",
        "Reden om het informeren van betrokkenen uit te stellen",
        (
            C("veiligheid", "Informeren brengt iemand in gevaar"),
            C("taak", "Nodig om het geweld te beëindigen of te onderzoeken", "Wmo 2015 art. 5.3.1 lid 2"),
            C("strafonderzoek", "Op verzoek van politie of OM"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "veiligheid",
        "Uitkomst van de monitoring",
        (
            C("veilig", "Veilig"),
            C("deels", "Deels veilig"),
            C("onveilig", "Onveilig"),
            C("onbekend", "Onbekend"),
        ),
    ),
    Lijst(
        "afsluitreden",
        "Reden van afsluiten",
        (
            C("monitoring_afgerond", "Monitoring afgerond, situatie veilig"),
            C("overgedragen", "Overgedragen, geen monitoring door Veilig Thuis"),
            C("geen_hgkm", "Geen huiselijk geweld of kindermishandeling"),
            C("einde_bemoeienis", "Einde bemoeienis"),
            C("clientsysteem", "Gezin of huishouden gaat zelf verder"),
            C("omgezet", "Omgezet in advies"),
            C("verhuisd", "Verhuisd naar een andere regio"),
            C("overleden", "Betrokkene overleden"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "heropenreden",
        "Reden van heropenen",
        (
            C("nieuwe_melding", "Nieuwe melding"),
            C("teruggelegd", "Overdracht teruggelegd"),
            C("nieuwe_informatie", "Nieuwe informatie"),
            C("ten_onrechte", "Ten onrechte afgesloten"),
            C("besluit_herzien", "Besluit herzien"),
        ),
    ),
    Lijst(
        "noodreden",
        "Reden voor noodtoegang",
        (
            C("acuut", "Acuut gevaar, vaste medewerker niet bereikbaar"),
            C("waarneming", "Waarneming voor een collega"),
            C("crisisdienst", "Crisisdienst"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "casuskenmerk",
        "Kenmerk van een casus",
        (
            C("steekproef_2018", "Steekproef dossieronderzoek 2018"),
            C("mda", "MDA++"),
            C("verschil_niet_verklaard", "Verschil met het totaal, niet verklaard"),
        ),
    ),
)
