# SPDX-License-Identifier: EUPL-1.2
"""Rows for tests, made by the steps themselves, so that no test starts from a state that cannot exist."""

from datetime import timedelta

from meldingen.beoordeling import BeoordelingInvoer, BesluitInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.registreren import registreren
from personen.schrijven import PersoonGegevens

MELDER = BronInvoer(naam="Truus Kanarie-Melder", telefoon="0612345678", email="kanarie@melder.example")


def nieuw_contact(medewerker, nu, **anders):
    velden = {"kanaal": "kanaal:telefoon", "ontvangen_op": nu - timedelta(minutes=10), "notities": "Notities"}
    return contact_vastleggen(medewerker=medewerker, nu=nu, **(velden | anders))


def melding_invoer(nu, **anders):
    velden = {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": nu - timedelta(minutes=10),
        "gemeente_code": "GM0034",
        "crisis": False,
        "melder_soort": "meldersoort:politie",
        "toelichting": "Buren hoorden geschreeuw; de kinderen stonden in pyjama op straat.",
        "betrokkenen": (
            BetrokkeneInvoer(
                rol="betrokkenerol:slachtoffer",
                gegevens=PersoonGegevens(voornamen="Sanne", geboortenaam="Kanariepiet"),
            ),
            BetrokkeneInvoer(rol="betrokkenerol:vermoedelijk_pleger", gegevens=PersoonGegevens(onbekend=True)),
        ),
        "bron": MELDER,
    }
    return MeldingInvoer(**{**velden, **anders})


def antwoorden(**anders):
    velden = {
        "urgentie": "urgentie:regulier",
        "zwaarte": "zwaarte:middelzwaar",
        "bevindingen": "Gesproken met beide ouders.",
        "voorgeschiedenis": "Nagegaan: geen eerdere meldingen bekend.",
        "conclusie": "Er is sprake van structurele onveiligheid.",
    }
    return BeoordelingInvoer(**{**velden, **anders})


def besluit(keuze, **anders):
    return BesluitInvoer(
        **{"besluit": keuze, "motivering": "Het gezin wil hulp en het lokale team kan die bieden."} | anders
    )


def gemeld(medewerker, nu, **anders):
    casus = anders.pop("casus", None)
    return registreren(medewerker=medewerker, invoer=melding_invoer(nu, **anders), nu=nu, casus=casus)


def in_beoordeling(frontoffice, beoordelaar, nu, **anders):
    return in_beoordeling_nemen(medewerker=beoordelaar, melding=gemeld(frontoffice, nu, **anders), nu=nu)


def beoordeeld(frontoffice, beoordelaar, nu, keuze="overdracht_lokaal", *, invoer=None, **anders):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    beoordelen(
        medewerker=beoordelaar,
        melding=melding,
        invoer=invoer or antwoorden(),
        besluit=besluit(keuze, **anders),
        nu=nu + timedelta(hours=2),
    )
    melding.refresh_from_db()
    return melding
