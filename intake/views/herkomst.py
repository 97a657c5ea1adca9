# SPDX-License-Identifier: EUPL-1.2
"""Beside a melding: the messages that it came of."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from intake.rechten import mag_berichten_zien
from meldingen.deuren import haal, medewerker_van
from meldingen.models import Melding


@login_required
@require_safe
def van_melding(request: HttpRequest, nummer: str) -> HttpResponse:
    """When and from whom, for whoever sees the melding; what stands in them is for whoever works the messages.

    Read-logged as a read of its own; a request by htmx gets the fragment.
    """
    medewerker = medewerker_van(request)
    melding = haal(Melding.objects.zichtbaar_voor(medewerker).defer("toelichting"), medewerker, nummer)
    inzage(
        onderwerp="inkomendbericht",
        nummer=melding.nummer,
        organisatie_id=melding.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=melding.casus_id,
    )
    berichten = melding.berichten.select_related("afzender").defer("ruw", "gelezen", "toelichting")
    inhoud = {
        "melding": melding,
        "berichten": list(berichten.order_by("ontvangen_op", "pk")),
        "mag_bericht": mag_berichten_zien(medewerker),
    }
    fragment = request.headers.get("HX-Request") == "true"
    antwoord = render(request, "intake/_van_melding.html" if fragment else "intake/van_melding.html", inhoud)
    # Page and fragment have one address: a browser may not show the one for the other.
    patch_vary_headers(antwoord, ["HX-Request"])
    antwoord["Cache-Control"] = "no-store"
    return antwoord
