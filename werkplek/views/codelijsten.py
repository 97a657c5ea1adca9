# SPDX-License-Identifier: EUPL-1.2
"""The editor of the code lists. No case data: who may do it sees every list, and changes it for all organisations.

Later editors of functional management have this shape: a list, a page per thing with its history, a page per act.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.formulier import StapForm
from organisaties.codegebruik import NIEUWSTE
from organisaties.models import Code, Codelijst, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.stappen.code_beeindigen import code_beeindigen
from organisaties.stappen.code_bijwerken import code_bijwerken
from organisaties.stappen.code_hervatten import code_hervatten
from organisaties.stappen.code_toevoegen import code_toevoegen
from organisaties.stappen.codemapping_zetten import codemapping_zetten
from werkplek.codelijstbeeld import is_gesloten, lees_codes, lees_historie, lees_lijsten, stappen_van
from werkplek.codelijstforms import (
    CodeBeeindigenForm,
    CodeBijwerkenForm,
    CodeHervattenForm,
    CodemappingForm,
    CodeToevoegenForm,
)

Kruimels = list[tuple[str, str]]


@login_required
@require_safe
def codelijsten(request: HttpRequest) -> HttpResponse:
    _eis(request, "inzage")
    kruimels = [("Beheer", reverse("werkplek:beheer")), ("Codelijsten", "")]
    inhoud = {"lijsten": lees_lijsten(timezone.localdate()), "kruimels": kruimels}
    return render(request, "werkplek/codelijsten.html", inhoud)


@login_required
@require_safe
def codelijst(request: HttpRequest, lijst: str) -> HttpResponse:
    """One list with its dates, what its codes are called in the deliveries, and what was changed."""
    _eis(request, "inzage")
    rij = get_object_or_404(Codelijst, code=lijst)
    inhoud = {
        "lijst": rij,
        "regels": lees_codes(rij, timezone.localdate()),
        "historie": lees_historie(rij),
        "nieuwste": NIEUWSTE,
        "gesloten": is_gesloten(rij),
        "kruimels": [*_kruimels(), (rij.naam, "")],
    }
    return render(request, "werkplek/codelijst.html", inhoud)


@login_required
@require_http_methods(["GET", "POST"])
def toevoegen(request: HttpRequest, lijst: str) -> HttpResponse:
    medewerker = _eis(request, "code_toevoegen")
    rij = get_object_or_404(Codelijst, code=lijst)
    form = CodeToevoegenForm(request.POST or None, initial={"vanaf": "vandaag"})
    if request.method == "POST":
        code = verwerk(
            form, code_toevoegen, medewerker=medewerker, onderwerp="codelijst", nummer=rij.pk, lijst=rij,
            nu=timezone.now(),
        )  # fmt: skip
        if code is not None:
            messages.success(request, f"De waarde {code.label} staat in de lijst.")
            return redirect("werkplek:codelijst", lijst=lijst)
    return _toon(request, "code_toevoegen.html", form, rij, None)


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest, lijst: str, waarde: str) -> HttpResponse:
    def vorm(code: Code) -> StapForm:
        begin = {"label": code.label, "omschrijving": code.omschrijving, "volgorde": code.volgorde}
        return CodeBijwerkenForm(request.POST or None, initial=begin | {"versie": code.versie})

    return _daad(request, lijst, waarde, code_bijwerken, vorm, "De waarde is bijgewerkt.")


@login_required
@require_http_methods(["GET", "POST"])
def beeindigen(request: HttpRequest, lijst: str, waarde: str) -> HttpResponse:
    def vorm(code: Code) -> StapForm:
        return CodeBeeindigenForm(request.POST or None, initial={"versie": code.versie, "tot": code.geldig.upper})

    return _daad(request, lijst, waarde, code_beeindigen, vorm, "Het einde is vastgelegd.")


@login_required
@require_http_methods(["GET", "POST"])
def hervatten(request: HttpRequest, lijst: str, waarde: str) -> HttpResponse:
    def vorm(code: Code) -> StapForm:
        # A press without any field is a press too.
        gestuurd = request.POST if request.method == "POST" else None
        return CodeHervattenForm(gestuurd, initial={"versie": code.versie})

    return _daad(request, lijst, waarde, code_hervatten, vorm, "De waarde heeft geen einde meer.")


@login_required
@require_http_methods(["GET", "POST"])
def vertaling(request: HttpRequest, lijst: str, waarde: str) -> HttpResponse:
    def vorm(code: Code) -> StapForm:
        return CodemappingForm(request.POST or None, initial={"versie": code.versie})

    return _daad(request, lijst, waarde, codemapping_zetten, vorm, "De vertaling is vastgelegd.")


def _daad(
    request: HttpRequest,
    lijst: str,
    waarde: str,
    stap: Callable[..., Code],
    vorm: Callable[[Code], StapForm],
    gelukt: str,
) -> HttpResponse:
    medewerker = _eis(request, stap.__name__)
    code = _haal(lijst, waarde)
    form = vorm(code)
    if request.method == "POST":
        gedaan = verwerk(
            form, stap, medewerker=medewerker, onderwerp="codelijst", nummer=code.pk[:40], code=code,
            nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, gelukt)
            return redirect("werkplek:codelijst", lijst=lijst)
        code = _haal(lijst, waarde)
        if form.http_status == 409:
            form.toon_versie(code.versie)
    return _toon(request, f"{stap.__name__}.html", form, code.lijst, code)


def _toon(request: HttpRequest, sjabloon: str, form: StapForm, lijst: Codelijst, code: Code | None) -> HttpResponse:
    inhoud: dict[str, Any] = {
        "form": form,
        "lijst": lijst,
        "code": code,
        "stappen": stappen_van(code, timezone.localdate()) if code else (),
        "gesloten": is_gesloten(lijst),
        "kruimels": [*_kruimels(), (lijst.naam, reverse("werkplek:codelijst", args=[lijst.pk]))],
    }
    return render(request, f"werkplek/{sjabloon}", inhoud, status=status_van(form))


def _haal(lijst: str, waarde: str) -> Code:
    codes = Code.objects.select_related("lijst").prefetch_related("mappings")
    return get_object_or_404(codes, lijst=lijst, code=waarde)


def _kruimels() -> Kruimels:
    return [("Beheer", reverse("werkplek:beheer")), ("Codelijsten", reverse("werkplek:codelijsten"))]


def _eis(request: HttpRequest, actie: str) -> Medewerker:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=mag_stamgegevens_beheren(medewerker), actie=actie, onderwerp="codelijst")
    return medewerker
