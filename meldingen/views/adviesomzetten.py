# SPDX-License-Identifier: EUPL-1.2
"""An advies becomes a melding: the page of registering one, filled with how it came in and with this moment."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meldingen import rechten
from meldingen.ambtshalve import KANAAL, MELDERSOORT
from meldingen.deuren import eis_scherm, haal, medewerker_van, verwerk
from meldingen.forms.advies import OmzetForm
from meldingen.models import Advies, Casus, Concept
from meldingen.stappen.advies_omzetten import advies_omzetten
from organisaties.models import Medewerker

from .advies import haal_advies
from .conceptbeeld import bewaar, herstel
from .registratieknoppen import na_actie
from .registratiepagina import Paneel
from .registreren import TE_WEINIG, toon_registratie, zoek

SOORT = Concept.Soort.REGISTRATIE


@login_required
@require_http_methods(["GET", "POST"])
def omzetten(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_advies(medewerker, nummer)
    mag = rechten.mag_advies_omzetten(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="advies_omzetten", onderwerp="advies", nummer=nummer)
    if request.method != "POST":
        return _open(request, medewerker, rij)
    actie, _, waarde = request.POST.get("actie", "").partition(":")
    if actie == "registreren":
        return _registreer(request, medewerker, rij)
    data = na_actie(request.POST.copy(), actie, waarde)
    concept = bewaar(request, medewerker, SOORT, nummer, data)
    form = _van(rij, OmzetForm.opnieuw(data, medewerker=medewerker))
    return toon_registratie(request, form, None, zoek(medewerker, data, form.gekoppeld), concept)


def _open(request: HttpRequest, medewerker: Medewerker, rij: Advies) -> HttpResponse:
    concept, data = herstel(medewerker, SOORT, rij.nummer)
    if data is None:
        ambtshalve = request.GET.get("ambtshalve") == "1"
        form = _van(rij, OmzetForm(initial=_begin(rij, ambtshalve=ambtshalve), medewerker=medewerker))
        return toon_registratie(request, form, None, Paneel(uitleg=TE_WEINIG), concept)
    data["contact_versie"] = str(rij.versie)
    form = _van(rij, OmzetForm.opnieuw(data, medewerker=medewerker))
    return toon_registratie(request, form, None, zoek(medewerker, data, form.gekoppeld), concept)


def _registreer(request: HttpRequest, medewerker: Medewerker, rij: Advies) -> HttpResponse:
    form = _van(rij, OmzetForm(data=request.POST, medewerker=medewerker))
    melding = None
    if form.is_valid():
        gekozen = form.cleaned_data.get("casus") or "nieuw"
        casus = None
        if gekozen != "nieuw":
            casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, gekozen)
        melding = verwerk(
            form, advies_omzetten, medewerker=medewerker, onderwerp="advies", nummer=rij.nummer, casus=casus,
            advies=rij, nu=timezone.now(),
        )  # fmt: skip
    if melding is None:
        concept = bewaar(request, medewerker, SOORT, rij.nummer, request.POST)
        return toon_registratie(request, form, None, zoek(medewerker, request.POST, form.gekoppeld), concept)
    messages.success(request, f"Melding {melding.nummer} is geregistreerd. Advies {rij.nummer} is afgesloten.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def _begin(rij: Advies, *, ambtshalve: bool) -> dict[str, Any]:
    """The melding is received when it is decided to report: now, and not when advice was asked."""
    wie = {"kanaal": KANAAL, "melder_soort": MELDERSOORT} if ambtshalve else {
        "kanaal": rij.kanaal_id, "melder_soort": rij.adviesvrager_soort_id,
    }  # fmt: skip
    return {"ontvangen_op": "nu", "gemeente": rij.gemeente_id or "", "contact_versie": rij.versie} | wie


def _van(rij: Advies, form: OmzetForm) -> OmzetForm:
    form.advies = rij
    return form
