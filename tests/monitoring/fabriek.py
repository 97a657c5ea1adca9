# SPDX-License-Identifier: EUPL-1.2
"""Casussen at the end of an involvement and in monitoring, made by the steps themselves."""

from datetime import timedelta

from meldingen.models import Dienst
from meldingen.stappen.dienst_starten import dienst_starten
from monitoring.invoer import MomentInvoer
from monitoring.models import Monitoringsmoment
from monitoring.stappen.dienst_afronden import dienst_afronden
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.overdragen import overdragen
from tests.meldingen.fabriek import beoordeeld, besluit, in_beoordeling

ALMERE, LELYSTAD = "GM0034", "GM0995"


def lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu, soort="onderzoek"):
    """An onderzoek or V&V that was decided and started; the melding came in two hours before `nu`."""
    melding = beoordeeld(frontoffice, beoordelaar, nu, soort)
    dienst = Dienst.objects.get(melding=melding)
    return dienst_starten(
        medewerker=onderzoeker, dienst=dienst, voorwaarden="De kinderen slapen elke nacht thuis.", nu=na(nu, uren=3)
    )


def in_monitoring(frontoffice, beoordelaar, onderzoeker, nu, soort="onderzoek"):
    """The casus of a dienst that was finished four hours after `nu`: monitoring at 3 and 12 months."""
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu, soort)
    dienst_afronden(
        medewerker=onderzoeker,
        dienst=dienst,
        uitkomst=UITKOMST[soort],
        conclusie="Het is bevestigd.",
        nu=na(nu, uren=4),
    )
    return vers(dienst.casus)


UITKOMST = {"onderzoek": "onderzoeksuitkomst:bevestigd", "vv": None}


def overgedragen(
    frontoffice, beoordelaar, ontvanger, nu, *, gemeente=ALMERE, draagt_zicht=True, aanvaard=True, client=False
):
    """A handover to the party of `ontvanger` (or to the cliëntsysteem), accepted one day after it was decided."""
    melding = in_beoordeling(frontoffice, beoordelaar, nu, gemeente_code=gemeente)
    besluit_overdracht(beoordelaar, melding, na(nu, uren=2), client=client)
    (overdracht,) = overdragen(
        medewerker=beoordelaar,
        casus=vers(melding.casus),
        invoer=overdragen_invoer(melding, None if client else ontvanger.organisatie.code, draagt_zicht=draagt_zicht),
        nu=na(nu, uren=3),
    )
    if aanvaard and not client:
        aanvaarden(medewerker=ontvanger, overdracht=overdracht, nu=na(nu, dagen=1))
    return vers(overdracht)


def besluit_overdracht(beoordelaar, melding, nu, *, client=False):
    from meldingen.stappen.beoordelen import beoordelen
    from tests.meldingen.fabriek import antwoorden

    keuze = "overdracht_client" if client else "overdracht_lokaal"
    beoordelen(medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit(keuze), nu=nu)


def overdragen_invoer(melding, *codes, draagt_zicht=True):
    personen = tuple(
        melding.betrokkenen.exclude(persoon__onbekend=True).values_list("persoon__nummer", flat=True).order_by("pk")
    )
    return OverdragenInvoer(
        conclusie="Het gezin wil hulp bij het omgaan met ruzie.",
        contacten="Twee keer gesproken met moeder.",
        afwijkreden="In overleg met het gezin gekozen.",
        partijen=tuple(
            PartijInvoer(
                partij_code=code,
                personen=personen,
                doel="Hulp bij de opvoeding.",
                verwacht="Neem binnen een week contact op.",
                wijze="wijze:schriftelijk",
                draagt_zicht=draagt_zicht and code is not None and index == 0,
            )
            for index, code in enumerate(codes)
        ),
    )


def moment_invoer(nu, **anders):
    velden = {
        "uitgevoerd_op": nu.date(),
        "veiligheid": "veiligheid:veilig",
        "nieuwe_incidenten": 0,
        "nieuwe_zorgen": False,
        "gesproken_met": "moeder en de wijkagent",
        "bevindingen": "Er is rust in huis; de hulp is gestart.",
        "vervolg": "geen",
    }
    return MomentInvoer(**velden | anders)


def eerste_moment(casus):
    return Monitoringsmoment.objects.filter(casus=casus, status="gepland").earliest("gepland_op")


def na(nu, *, uren=0, dagen=0):
    return nu + timedelta(hours=uren, days=dagen)


def vers(rij):
    return type(rij)._default_manager.get(pk=rij.pk)
