# SPDX-License-Identifier: EUPL-1.2
"""Handovers for tests, made by the steps themselves."""

from datetime import timedelta

from meldingen.models import Casus, Termijn
from organisaties.models import Organisatie
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.models import Informatiepakket, Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.overdragen import overdragen
from tests.meldingen.fabriek import beoordeeld


def klaar_om_over_te_dragen(frontoffice, beoordelaar, nu, keuze="overdracht_lokaal", **anders):
    """A casus in phase overdracht; `nu` is when it was reported, two hours before the decision."""
    melding = beoordeeld(frontoffice, beoordelaar, nu - timedelta(hours=3), keuze, **anders)
    return Casus.objects.get(pk=melding.casus_id)


def nummers(casus):
    return tuple(casus.betrokkenen.order_by("pk").values_list("persoon__nummer", flat=True))


def partij_invoer(casus, code="wijkteams-almere", **anders):
    velden = {
        "partij_code": code,
        "personen": nummers(casus),
        "doel": "Het gezin ondersteunen bij een veilige thuissituatie.",
        "verwacht": "Binnen een week een eerste gesprek met beide ouders.",
        "wijze": "wijze:warm",
        "draagt_zicht": code is not None,
    }
    return PartijInvoer(**{**velden, **anders})


def overdragen_invoer(casus, *delen, **anders):
    velden = {
        "conclusie": "Er is sprake van structurele onveiligheid voor de kinderen.",
        "contacten": "Twee gesprekken met de ouders, een met school.",
        "partijen": delen or (partij_invoer(casus),),
        "beschermend": "Een betrokken tante.",
    }
    return OverdragenInvoer(**{**velden, **anders})


def overgedragen(medewerker, casus, nu, *delen, **anders):
    return overdragen(medewerker=medewerker, casus=casus, invoer=overdragen_invoer(casus, *delen, **anders), nu=nu)


def verzonden(frontoffice, beoordelaar, nu, **anders):
    """One handover to Wijkteams Almere that carries zicht and waits for an answer."""
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    (overdracht,) = overgedragen(beoordelaar, casus, nu, partij_invoer(casus, **anders))
    return overdracht


def bevestigd(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    return bevestigen(medewerker=lokaalteam, overdracht=overdracht, nu=nu + timedelta(hours=1))


def aanvaard(frontoffice, beoordelaar, lokaalteam, nu, **anders):
    overdracht = verzonden(frontoffice, beoordelaar, nu, **anders)
    return aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu + timedelta(hours=1))


def partij(code):
    return Organisatie.objects.get(code=code)


def vermenigvuldig(overdracht, aantal):
    """Rows like this one until there are `aantal`, for counting queries: copied, because thirty walks take seconds."""
    pakket = overdracht.pakket
    termijnen = list(Termijn.objects.filter(onderwerp="overdracht", onderwerp_id=overdracht.pk))
    for volgnummer in range(1, aantal):
        kopie = Overdracht.objects.get(pk=overdracht.pk)
        kopie.pk, kopie.nummer, kopie.draagt_zicht = None, f"O-2000-{volgnummer:06d}", False
        kopie.save(force_insert=True)
        Informatiepakket.objects.create(
            overdracht=kopie, inhoud=pakket.inhoud, sha256=pakket.sha256, vastgelegd_op=pakket.vastgelegd_op
        )
        for termijn in termijnen:
            termijn.pk, termijn.onderwerp_id = None, kopie.pk
            termijn.save(force_insert=True)
