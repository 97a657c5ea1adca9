# SPDX-License-Identifier: EUPL-1.2
"""Beside a melding: the messages that it came of."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from intake.berichtbeeld import lees_van_melding
from intake.rechten import mag_berichten_zien
from meldingen.deuren import haal, medewerker_van
from meldingen.models import Melding


@login_required
@require_safe
def van_melding(request: HttpRequest, nummer: str) -> HttpResponse:
    """Which messages and when, for whoever sees the melding; on the page itself also what was put with it says. Never
    who told it.

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
    fragment = request.headers.get("HX-Request") == "true"
    inhoud = {
        "melding": melding,
        "fragment": fragment,
        "berichten": lees_van_melding(melding, medewerker),
        "mag_bericht": mag_berichten_zien(medewerker),
    }
    antwoord = render(request, "intake/_van_melding.html" if fragment else "intake/van_melding.html", inhoud)
    # Page and fragment have one address: a browser may not show the one for the other.
    patch_vary_headers(antwoord, ["HX-Request"])
    antwoord["Cache-Control"] = "no-store"
    return antwoord
