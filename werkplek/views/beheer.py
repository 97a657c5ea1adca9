# SPDX-License-Identifier: EUPL-1.2
"""What functional management keeps: people and parties, the way to the code lists, and background work that needs a
human. Read only; no case data.
"""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from achtergrond.signalen import berichten_voor_een_mens, mislukt_werk
from meldingen.deuren import eis_scherm, medewerker_van
from organisaties.models import Medewerker, Organisatie
from organisaties.rechten import Recht
from werkplek.codelijstbeeld import lees_lijsten
from werkplek.navigatie import BEHEERRECHTEN

TEVEEL = 100


@login_required
@require_safe
def beheer(request: HttpRequest) -> HttpResponse:
    medewerker = _eis(request)
    organisatie_id = medewerker.vt_organisatie_id
    inhoud: dict[str, object] = {}
    if medewerker.heeft(Recht.BEHEER_MEDEWERKERS):
        inhoud["medewerkers"] = (
            Medewerker.objects.filter(
                Q(vt_organisatie_id=organisatie_id) | Q(organisatie__vt_organisatie_id=organisatie_id)
            )
            .select_related("organisatie")
            .prefetch_related("rollen")
            .order_by("organisatie__naam", "naam")
        )
    if medewerker.heeft(Recht.BEHEER_STAMGEGEVENS):
        inhoud |= {
            "partijen": Organisatie.objects.filter(vt_organisatie_id=organisatie_id)
            .select_related("soort", "gemeente")
            .order_by("naam"),
            "lijsten": lees_lijsten(timezone.localdate()),
            "berichten": berichten_voor_een_mens(organisatie_id)[:TEVEEL],
            "werk": mislukt_werk(organisatie_id)[:TEVEEL],
        }
    return render(request, "werkplek/beheer.html", inhoud)


def _eis(request: HttpRequest) -> Medewerker:
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and any(medewerker.heeft(recht) for recht in BEHEERRECHTEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="codelijst")
    return medewerker
