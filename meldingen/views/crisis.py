# SPDX-License-Identifier: EUPL-1.2
"""What the crisis shift works from, day and night: who is in acute danger and how many hours there are left."""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meldingen import rechten
from meldingen.bladeren import blader
from meldingen.crisisrij import crisismeldingen, met_termijn, urenbadge
from meldingen.deuren import eis_scherm, medewerker_van
from meldingen.werkproces import Status
from organisaties.rechten import Recht


@login_required
@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """Open meldingen with acute danger, nearest deadline first; no names, as in the list of meldingen."""
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="melding")
    rijen = met_termijn(crisismeldingen(medewerker))
    blad, pagina = blader(rijen, request.GET, pad=reverse("meldingen:crisis"), oplopend=True)
    nu = timezone.now()
    regels = [
        (
            rij,
            urenbadge(rij.uiterste, nu),
            rij.status == Status.ONTVANGEN and rechten.mag_in_beoordeling_nemen(medewerker, rij),
        )
        for rij in blad
    ]
    inhoud = {"regels": regels, "pagina": pagina, "nu": nu, "token": uuid4}
    return render(request, "meldingen/crisis.html", inhoud)
