# SPDX-License-Identifier: EUPL-1.2
"""Linking somebody of a melding to a known person after registration, and undoing it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meldingen import rechten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.persoon import BetrokkeneForm, KoppelenForm, OntkoppelenForm
from meldingen.gelijkenden import zoek_gelijkenden
from meldingen.gezien import lees_gezien, weer_gezien
from meldingen.models import Betrokkene
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen

from .melding import haal_melding, inzage_melding


@login_required
@require_http_methods(["GET", "POST"])
def koppelen(request: HttpRequest, nummer: str) -> HttpResponse:
    """With `persoon` in the address: who of the known persons that may be, to choose from."""
    return _pagina(
        request, nummer, KoppelenForm, betrokkene_koppelen, "meldingen/betrokkene_koppelen.html",
        "De betrokkene is gekoppeld aan de bekende persoon. U kunt dat altijd losmaken.",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def ontkoppelen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, OntkoppelenForm, betrokkene_ontkoppelen, "meldingen/betrokkene_ontkoppelen.html",
        "De koppeling is losgemaakt.",
    )  # fmt: skip


def _pagina(
    request: HttpRequest,
    nummer: str,
    vorm: type[BetrokkeneForm],
    stap: Callable[..., Betrokkene],
    template: str,
    gelukt: str,
) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, rij)
    betrokkenen = rij.betrokkenen.select_related("persoon", "rol").defer("persoon__bsn", "zoals_gemeld").order_by("pk")
    wie = request.GET.get("persoon", "")
    form = vorm(request.POST or None, betrokkenen=list(betrokkenen), initial={"betrokkene": wie})
    gelijkenden = None
    if request.method == "POST":
        gedaan = verwerk(form, stap, medewerker=medewerker, onderwerp="melding", nummer=nummer, nu=timezone.now())
        if gedaan is not None:
            messages.success(request, gelukt)
            return redirect("meldingen:melding", nummer=nummer)
        if form.http_status == 409:
            form.toon("gezien", weer_gezien(form.data.get("gezien", ""), medewerker))
    elif vorm is KoppelenForm and wie in form.betrokkenen:
        gelijkenden = zoek_gelijkenden(form.betrokkenen[wie].persoon, medewerker)
        getoond = [wie, *(bekende.nummer for bekende in gelijkenden.bekenden)]
        form.initial["gezien"] = lees_gezien(getoond, medewerker)
    inhoud = {"form": form, "melding": rij, "betrokkene": form.betrokkenen.get(wie), "gelijkenden": gelijkenden}
    return render(request, template, inhoud, status=status_van(form))
