# SPDX-License-Identifier: EUPL-1.2
"""What the crisis shift works from, day and night: who is in acute danger and how many hours there are left."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.berichtbeeld import crisisuren
from intake.models import InkomendBericht
from intake.rechten import mag_berichten_zien
from meldingen import rechten
from meldingen.bladeren import blader
from meldingen.crisisrij import Urenbadge, crisismeldingen, met_termijn, urenbadge
from meldingen.deuren import eis_scherm, medewerker_van
from meldingen.werkproces import Status
from organisaties.models import Medewerker
from organisaties.rechten import Recht

VAN_BERICHT = ("organisatie", "afzender", "gemeente", "behandelaar")
# More than this is a storm: the inbox itself is the place to work it off.
MEER_BERICHTEN = 50


@login_required
@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """Open meldingen with acute danger, nearest deadline first; above them the messages that may be just that.

    No names, as in the lists of both.
    """
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="melding")
    rijen = met_termijn(crisismeldingen(medewerker))
    blad, pagina = blader(rijen, request.GET, pad=reverse("werkplek:crisis"), oplopend=True)
    nu = timezone.now()
    regels = [
        (
            rij,
            urenbadge(rij.uiterste, nu),
            rij.status == Status.ONTVANGEN and rechten.mag_in_beoordeling_nemen(medewerker, rij),
        )
        for rij in blad
    ]
    inhoud = {
        "regels": regels,
        "berichten": _berichten(medewerker, nu),
        "mag_berichten": mag_berichten_zien(medewerker),
        "pagina": pagina,
        "nu": nu,
        "token": uuid4,
    }
    return render(request, "werkplek/crisis.html", inhoud)


def _berichten(medewerker: Medewerker, nu: datetime) -> list[tuple[InkomendBericht, Urenbadge | None]]:
    """Those of which nobody made a melding yet, oldest first, with the hours left; unknown of what is unreadable."""
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker).acuut().select_related(*VAN_BERICHT)
    gevonden = rijen.defer("ruw", "gelezen", "toelichting").order_by("ontvangen_op", "pk")[:MEER_BERICHTEN]
    return [(bericht, crisisuren(bericht, nu)) for bericht in gevonden]
