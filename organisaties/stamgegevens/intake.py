# SPDX-License-Identifier: EUPL-1.2
"""What is asked when a melding comes in, and what people are told about it."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import C, Lijst

LIJSTEN = (
    Lijst(
        "meldreden",
        "Reden van melden",
        (
            C("meldcode_plicht", "Meldplicht: acuut of structureel onveilig", "Ook als de melder zelf hulp geeft."),
            C("hulp_ontoereikend", "De eigen hulp is niet genoeg"),
            C("geen_eigen_hulp", "De melder kan zelf geen hulp geven"),
            C("radar", "Op de radar: dit moet bij Veilig Thuis bekend zijn"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "meldcodestap",
        "Gedane stap van de meldcode",
        (
            C("stap1", "1. Signalen in kaart gebracht"),
            C("stap2", "2. Overlegd met een collega of Veilig Thuis"),
            C("stap3", "3. Gesproken met het gezin"),
            C("stap4", "4. Veiligheid gewogen"),
            C("stap5", "5. Beslist over melden en hulp"),
        ),
    ),
    Lijst(
        "melderrol",
        "Wat de melder zelf blijft doen",
        (
            C("geeft_hulp", "Blijft hulp geven aan het gezin"),
            C("houdt_contact", "Houdt contact met het gezin"),
            C("eenmalig", "Had eenmalig of kort contact"),
            C("geen", "Geen rol in het vervolg"),
        ),
    ),
    Lijst(
        "informeerwijze",
        "Hoe iemand is geïnformeerd",
        (
            C("gesprek", "Gesprek"),
            C("huisbezoek", "Huisbezoek"),
            C("telefoon", "Telefoon"),
            C("brief", "Brief"),
            C("beveiligde_mail", "Beveiligde e-mail"),
            C("vertegenwoordiger", "Via de wettelijk vertegenwoordiger"),
            C("niet_vastgelegd", "Niet vastgelegd hoe", "Alleen als bekend is dat iemand is geïnformeerd en niet hoe."),
        ),
    ),
    Lijst(
        "informeervervalreden",
        "Waarom iemand niet wordt geïnformeerd",
        (
            C("onbereikbaar", "Niet te bereiken"),
            C("onbekend", "Het is niet bekend wie het is"),
            C("overleden", "Overleden"),
            C("ongeboren", "Nog niet geboren"),
            C("jong_kind", "Kind dat via de gezaghebbende hoort"),
            C("geen_betrokkene", "Blijkt niet betrokken"),
            C("zelfde_persoon", "Is dezelfde persoon als een ander op de lijst"),
            C("omgezet", "De melding werd een advies"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "terugkoppelvervalreden",
        "Waarom de melder geen terugkoppeling krijgt",
        (
            C("niet_gewenst", "De melder wil niets horen"),
            C("onbekend", "De melder is niet bekend"),
            C("onbereikbaar", "De melder is niet te bereiken"),
            C("ambtshalve", "Veilig Thuis meldde zelf"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "eerstecontactpunt",
        "Wat bij het eerste contact is verteld",
        (
            C("werkwijze", "Hoe Veilig Thuis werkt"),
            C("gegevens", "Welke gegevens worden bewaard"),
            C("inzage", "Recht op inzage en afschrift"),
            C("klacht", "Hoe iemand een klacht indient"),
            C("vertrouwenspersoon", "De vertrouwenspersoon"),
        ),
    ),
    Lijst(
        "documentsoort",
        "Soort document",
        (
            C("politierapport", "Rapport van de politie"),
            C("brief", "Brief"),
            C("email", "E-mail"),
            C("verslag", "Verslag of rapport"),
            C("plan", "Veiligheidsplan of hulpplan"),
            C("medisch", "Medisch stuk"),
            C("beschikking", "Beschikking of vonnis"),
            C("foto", "Foto"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "berichtafloop",
        "Wat er met een binnengekomen bericht gebeurde zonder melding",
        (
            C("geen_hgkm", "Geen huiselijk geweld of kindermishandeling, doorgezet"),
            C("andere_regio", "Doorgezet naar een andere regio"),
            C("dubbel", "Al eerder ontvangen"),
            C("onleesbaar", "Onleesbaar, afzender stuurde opnieuw"),
            C("test", "Testbericht"),
            C("advies", "Behandeld als advies"),
            C("anders", "Anders"),
        ),
    ),
)
