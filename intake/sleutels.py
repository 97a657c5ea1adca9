# SPDX-License-Identifier: EUPL-1.2
"""The keys of senders: one client of OAuth2 per sender, with a secret that is shown once and kept as a hash.

Only commands write here; a web server has no door to it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import AccessToken, Application

from audit.vastleggen import leg_vast
from intake.formaten import ADAPTERS
from intake.models import Afzender
from organisaties.models import Code, VTOrganisatie

SCOPE: Final = "berichten"


class Sleutelweigering(Exception):
    """The text is for whoever runs the command."""


@dataclass(frozen=True)
class Sleutel:
    """What the sender gets, once."""

    client_id: str
    geheim: str


def maak_afzender(*, organisatie_code: str, code: str, naam: str, formaat: str, meldersoort: str | None) -> Sleutel:
    """A new sender of this organisation, with its key."""
    organisatie = VTOrganisatie.objects.filter(code=organisatie_code).first()
    if organisatie is None:
        raise Sleutelweigering(f"Er is geen organisatie met code '{organisatie_code}'.")
    if formaat not in ADAPTERS:
        raise Sleutelweigering(f"Het formaat '{formaat}' bestaat niet. Kies uit: {', '.join(ADAPTERS)}.")
    soort = f"meldersoort:{meldersoort}" if meldersoort else None
    if soort and not Code.objects.filter(sleutel=soort).exists():
        raise Sleutelweigering(f"'{meldersoort}' staat niet in de lijst meldersoort.")
    with transaction.atomic():
        if Afzender.objects.filter(organisatie=organisatie, code=code).exists():
            raise Sleutelweigering(f"Afzender '{code}' bestaat al. Geef --nieuwe-sleutel voor een nieuw geheim.")
        afzender = Afzender.objects.create(
            organisatie=organisatie,
            soort=Afzender.Soort.KOPPELING,
            code=code,
            naam=naam,
            formaat=formaat,
            client_id=generate_client_id(),
            meldersoort_id=soort,
        )
        return _nieuwe_sleutel(afzender, "afzender_maken")


def vernieuw(*, organisatie_code: str, code: str) -> Sleutel:
    """Another secret for the same client; the old one and every token of it end at once, a revoked sender is back."""
    with transaction.atomic():
        afzender = _koppeling(organisatie_code, code)
        afzender.actief = True
        afzender.save(update_fields=["actief"])
        return _nieuwe_sleutel(afzender, "sleutel_vernieuwen")


def trek_in(*, organisatie_code: str, code: str) -> None:
    """This sender delivers nothing more from now on; what it delivered stays."""
    with transaction.atomic():
        afzender = _koppeling(organisatie_code, code)
        afzender.actief = False
        afzender.save(update_fields=["actief"])
        _vergeet(afzender)
        _leg_vast(afzender, "sleutel_intrekken")


def ruim_op(nu: datetime) -> int:
    """Forget tokens that nobody can use any more."""
    aantal, _ = AccessToken.objects.filter(expires__lt=nu).delete()
    return aantal


def _koppeling(organisatie_code: str, code: str) -> Afzender:
    rijen = Afzender.objects.select_for_update(of=("self",)).filter(soort=Afzender.Soort.KOPPELING)
    afzender = rijen.filter(organisatie__code=organisatie_code, code=code).first()
    if afzender is None:
        raise Sleutelweigering(f"Organisatie '{organisatie_code}' heeft geen koppeling '{code}'.")
    return afzender


def _nieuwe_sleutel(afzender: Afzender, actie: str) -> Sleutel:
    _vergeet(afzender)
    geheim = generate_client_secret()
    Application.objects.create(
        client_id=afzender.client_id,
        client_secret=geheim,
        name=f"{afzender.organisatie.code}/{afzender.code}",
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    _leg_vast(afzender, actie)
    return Sleutel(client_id=afzender.client_id or "", geheim=geheim)


def _vergeet(afzender: Afzender) -> None:
    """The client and, with it, all its tokens."""
    Application.objects.filter(client_id=afzender.client_id).delete()


def _leg_vast(afzender: Afzender, actie: str) -> None:
    leg_vast(
        actie=actie,
        onderwerp="sleutel",
        nummer=afzender.code,
        organisatie_id=afzender.organisatie_id,
        medewerker_id=None,
        gegevens={"formaat": afzender.formaat, "actief": afzender.actief},
    )
