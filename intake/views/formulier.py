# SPDX-License-Identifier: EUPL-1.2
"""The online form for professionals, around its tabs: begin, go on by a link, the receipt, stop and leave."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import pogingen
from intake.formulier.bewaren import begin, gooi_weg, vind
from intake.formulier.versturen import al_verstuurd
from organisaties.models import VTOrganisatie

from .formulierdeur import (
    concept_van,
    is_van_deze_bladzijde,
    met_koekje,
    openbaar,
    sleutel_van,
    tab_url,
    toon,
    zonder_koekje,
)

BEGONNEN, GEOPEND = "formulier", "formulierlink"
MEESTE_BEGONNEN, MEESTE_GEOPEND = 20, 20
# What an e-mail may put around a link: a full stop, a bracket.
GEEN_SLEUTEL: Final = re.compile(r"[^A-Za-z0-9_-]")


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar
def start(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """What the form is for, and for what not; a POST begins one, or goes on with the one that this browser has open."""
    nu = timezone.now()
    concept = concept_van(request, organisatie, nu)
    if request.method != "POST":
        return toon(request, "start", organisatie, begonnen=concept is not None)
    if concept is not None:
        return redirect(tab_url(organisatie))
    if pogingen.te_veel(request, BEGONNEN, meeste=MEESTE_BEGONNEN):
        return toon(request, "te_vaak", organisatie, status=429)
    pogingen.tel(request, BEGONNEN)
    return met_koekje(request, organisatie, redirect(tab_url(organisatie)), begin(organisatie, nu=nu))


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar
def verder(request: HttpRequest, organisatie: VTOrganisatie, sleutel: str) -> HttpResponse:
    """Go on by the link; a wrong one, a sent form and one that has run out look alike.

    Only a POST opens the form: a link that somebody else sent must not quietly put his form in the place of one's own.
    """
    sleutel = GEEN_SLEUTEL.sub("", sleutel)
    nu = timezone.now()
    if vind(organisatie, sleutel, nu=nu) is None:
        if pogingen.te_veel(request, GEOPEND, meeste=MEESTE_GEOPEND):
            return toon(request, "te_vaak", organisatie, status=429)
        pogingen.tel(request, GEOPEND)
        return toon(request, "weg", organisatie, status=404)
    if request.method == "POST" or sleutel == sleutel_van(request):
        return met_koekje(request, organisatie, redirect(tab_url(organisatie)), sleutel)
    return toon(request, "verder", organisatie, begonnen=concept_van(request, organisatie, nu) is not None)


@require_safe
@openbaar
def verstuurd(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """The receipt, for the browser that sent it."""
    bericht = al_verstuurd(organisatie, sleutel_van(request))
    if bericht is None:
        return toon(request, "weg", organisatie, status=404)
    return toon(request, "verstuurd", organisatie, bericht=bericht)


@require_POST
@openbaar
def wissen(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """Stop: what was typed is gone, and this browser forgets its key."""
    if not is_van_deze_bladzijde(request):
        return toon(request, "niet_bewaard", organisatie, status=409, ander=bool(sleutel_van(request)))
    concept = concept_van(request, organisatie, timezone.now())
    if concept is not None:
        gooi_weg(concept)
    return zonder_koekje(organisatie, redirect("intake:formulier", organisatie=organisatie.code))


@require_POST
@openbaar
def verlaat(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """Away from here at once, and this browser forgets the form; what was kept stays, for who has the link.

    A page that moves on by itself, and no redirect: the form may not lead to another site (CSP form-action).
    """
    return zonder_koekje(organisatie, toon(request, "verlaten", organisatie))
