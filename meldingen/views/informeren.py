# SPDX-License-Identifier: EUPL-1.2
"""The list of who must be told of a melding, what is done with it, and what was told at the first contact."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meldingen import rechten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.informeren import (
    EersteContactForm,
    GeinformeerdForm,
    InformerenForm,
    LijstForm,
    UitstellenForm,
    VervaltForm,
)
from meldingen.informeerbeeld import lees_eerste_contact, lees_lijst
from meldingen.models import Melding
from meldingen.stappen.eerste_contact_vastleggen import eerste_contact_vastleggen
from meldingen.stappen.geinformeerd import geinformeerd
from meldingen.stappen.informeren import informeren
from meldingen.stappen.informeren_uitstellen import informeren_uitstellen
from meldingen.stappen.informeren_vervalt import informeren_vervalt
from meldingen.termijnbeeld import toon_termijnen
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from .melding import haal_melding, inzage_melding


@login_required
@require_http_methods(["GET", "POST"])
def lijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who must be told, by when, and who was. Sending it says that all were told on one day."""
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_informeren(medewerker, rij)
    mag_dit = mag if request.method == "POST" else medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag_dit, actie="informeren", onderwerp="melding", nummer=nummer)
    form = InformerenForm(request.POST or None, initial={"op": "vandaag"})
    if request.method == "POST":
        gedaan = verwerk(
            form, informeren, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=rij,
            nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, "Vastgelegd dat de betrokkenen zijn geïnformeerd.")
            return redirect("meldingen:informeren", nummer=nummer)
    inhoud = _pagina(medewerker, rij, form, mag=mag)
    return render(request, "meldingen/informeren.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def vastleggen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _van_lijst(request, nummer, geinformeerd, GeinformeerdForm, "Vastgelegd wie is geïnformeerd.")


@login_required
@require_http_methods(["GET", "POST"])
def uitstellen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _van_lijst(request, nummer, informeren_uitstellen, UitstellenForm, "Het informeren is uitgesteld.")


@login_required
@require_http_methods(["GET", "POST"])
def vervalt(request: HttpRequest, nummer: str) -> HttpResponse:
    return _van_lijst(request, nummer, informeren_vervalt, VervaltForm, "Vastgelegd wie niet wordt geïnformeerd.")


@login_required
@require_http_methods(["GET", "POST"])
def eerste_contact(request: HttpRequest, nummer: str) -> HttpResponse:
    """What each was told at the first contact, and what not yet."""
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_eerste_contact(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="eerste_contact_vastleggen", onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, rij)
    gehoord = lees_eerste_contact(rij, medewerker, timezone.now())
    form = EersteContactForm(request.POST or None, initial={"op": "vandaag"}, gehoord=gehoord)
    if request.method == "POST":
        gedaan = verwerk(
            form, eerste_contact_vastleggen, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=rij,
            nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, "Vastgelegd wat er is verteld.")
            return redirect("meldingen:eerste_contact", nummer=nummer)
    inhoud = {"form": form, "melding": rij, "gehoord": gehoord}
    return render(request, "meldingen/eerste_contact.html", inhoud, status=status_van(form))


def _pagina(medewerker: Medewerker, rij: Melding, form: InformerenForm, *, mag: bool) -> dict[str, Any]:
    inzage_melding(medewerker, rij)
    nu = timezone.now()
    termijnen = rij.termijnen.filter(soort="informeren").order_by("pk")
    beeld = lees_lijst(rij, medewerker, nu)
    return {
        "form": form,
        "melding": rij,
        "beeld": beeld,
        "termijnen": toon_termijnen(termijnen, rij.organisatie, nu),
        "loopt": any(termijn.is_open for termijn in termijnen),
        "mag": mag,
        "mag_eerste_contact": rechten.mag_eerste_contact(medewerker, rij),
        "vandaag": timezone.localdate(nu),
    }


def _van_lijst(
    request: HttpRequest, nummer: str, stap: Callable[..., Melding], vorm: type[LijstForm], gelukt: str
) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_informeren(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, rij)
    regels = lees_lijst(rij, medewerker, timezone.now()).te_kiezen
    begin = {"op": "vandaag", "personen": [request.GET.get("wie", "")]}
    form = vorm(request.POST or None, initial=begin, regels=regels)
    if request.method == "POST":
        gedaan = verwerk(
            form, stap, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=rij, nu=timezone.now()
        )
        if gedaan is not None:
            messages.success(request, gelukt)
            return redirect("meldingen:informeren", nummer=nummer)
        if form.http_status == 409:
            form.ververs(lees_lijst(rij, medewerker, timezone.now()).te_kiezen)
    inhoud = {"form": form, "melding": rij, "stap": stap.__name__, "leeg": not regels}
    return render(request, "meldingen/informeren_keuze.html", inhoud, status=status_van(form))
