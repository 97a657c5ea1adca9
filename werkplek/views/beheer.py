# SPDX-License-Identifier: EUPL-1.2
"""What functional management keeps: people, parties and code lists, and background work that needs a human.

Read only for now; no case data.
"""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from achtergrond.signalen import berichten_voor_een_mens, mislukt_werk
from meldingen.deuren import eis_scherm, medewerker_van
from organisaties.models import Codelijst, Medewerker, Organisatie
from organisaties.rechten import Recht
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
            "codelijsten": Codelijst.objects.annotate(aantal=Count("codes")).order_by("naam"),
            "berichten": berichten_voor_een_mens(organisatie_id)[:TEVEEL],
            "werk": mislukt_werk(organisatie_id)[:TEVEEL],
        }
    return render(request, "werkplek/beheer.html", inhoud)


@login_required
@require_safe
def codelijst(request: HttpRequest, code: str) -> HttpResponse:
    """One list with its dates and what its codes are called in the deliveries."""
    medewerker = _eis(request)
    eis_scherm(medewerker, mag=medewerker.heeft(Recht.BEHEER_STAMGEGEVENS), actie="inzage", onderwerp="codelijst")
    lijst = get_object_or_404(Codelijst, code=code)
    codes = lijst.codes.prefetch_related("mappings").order_by("volgorde", "sleutel")
    kruimels = [("Beheer", reverse("werkplek:beheer")), (lijst.naam, "")]
    inhoud = {"lijst": lijst, "codes": codes, "kruimels": kruimels}
    return render(request, "werkplek/codelijst.html", inhoud)


def _eis(request: HttpRequest) -> Medewerker:
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and any(medewerker.heeft(recht) for recht in BEHEERRECHTEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="codelijst")
    return medewerker
