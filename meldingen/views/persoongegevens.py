# SPDX-License-Identifier: EUPL-1.2
"""Changing what is known of a person: who it is, where he lives, to whom he is tied. Each act has its own page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meldingen import rechten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.persoongegevens import (
    AdresBeeindigenForm,
    AdresForm,
    BeeindigForm,
    GezagBeeindigenForm,
    GezagForm,
    PersoonForm,
    RelatieBeeindigenForm,
    RelatieForm,
    VerbandForm,
    VergissingForm,
    VergissingOngedaanForm,
)
from meldingen.formulier import StapForm
from meldingen.persoonbeeld import lees_persoon
from meldingen.persoonskeuzes import adreskeuzes, ledenkeuzes, rijtekst, verbandkeuzes
from meldingen.stappen.adres_beeindigen import adres_beeindigen
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.gezag_beeindigen import gezag_beeindigen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from meldingen.stappen.relatie_beeindigen import relatie_beeindigen
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from meldingen.stappen.vergissing_ongedaan_maken import vergissing_ongedaan_maken
from meldingen.stappen.vergissing_vastleggen import vergissing_vastleggen
from organisaties.models import Medewerker
from personen.models import Persoon

from .persoon import haal_persoon, inzage_persoon

# What makes the form of a page: what was sent, the first values, the person and who looks.
MaakForm = Callable[[QueryDict | None, dict[str, Any], Persoon, Medewerker], StapForm]


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, persoon_bijwerken, _persoonform, "meldingen/persoon_bijwerken.html",
        "De gegevens van deze persoon zijn bijgewerkt.",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def adres(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, adres_vastleggen, _adresform, "meldingen/persoon_adres.html", "Het adres is vastgelegd."
    )


@login_required
@require_http_methods(["GET", "POST"])
def relatie(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, relatie_vastleggen, _verbandform(RelatieForm), "meldingen/persoon_relatie.html",
        "De relatie is vastgelegd.",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def gezag(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, gezag_vastleggen, _verbandform(GezagForm), "meldingen/persoon_gezag.html",
        "Het gezag is vastgelegd.",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def einde_adres(request: HttpRequest, nummer: str) -> HttpResponse:
    return _beeindig(request, nummer, adres_beeindigen, AdresBeeindigenForm, "Het adres is beëindigd.")


@login_required
@require_http_methods(["GET", "POST"])
def einde_relatie(request: HttpRequest, nummer: str) -> HttpResponse:
    return _beeindig(request, nummer, relatie_beeindigen, RelatieBeeindigenForm, "De relatie is beëindigd.")


@login_required
@require_http_methods(["GET", "POST"])
def einde_gezag(request: HttpRequest, nummer: str) -> HttpResponse:
    return _beeindig(request, nummer, gezag_beeindigen, GezagBeeindigenForm, "Het gezag is beëindigd.")


@login_required
@require_http_methods(["GET", "POST"])
def vergissing(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, vergissing_vastleggen, _vergissingform, "meldingen/persoon_vergissing.html",
        "Het is uit het dossier gehaald. U kunt dat ongedaan maken op deze pagina.",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def vergissing_ongedaan(request: HttpRequest, nummer: str) -> HttpResponse:
    return _pagina(
        request, nummer, vergissing_ongedaan_maken, _ongedaanform, "meldingen/persoon_vergissing_ongedaan.html",
        "Het staat weer in het dossier, zoals het er stond.",
    )  # fmt: skip


def _pagina(
    request: HttpRequest, nummer: str, stap: Callable[..., Any], maak_form: MaakForm, template: str, gelukt: str
) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_persoon(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="persoon", nummer=nummer)
    inzage_persoon(medewerker, rij)
    begin = {"versie": rij.versie} | {naam: request.GET.get(naam) for naam in ("rij", "soort", "vergissing")}
    form = maak_form(request.POST or None, begin, rij, medewerker)
    if request.method == "POST":
        gedaan = verwerk(
            form, stap, medewerker=medewerker, onderwerp="persoon", nummer=nummer, persoon=rij, nu=timezone.now()
        )
        if gedaan is not None:
            messages.success(request, gelukt)
            return redirect("meldingen:persoon", nummer=nummer)
        rij = haal_persoon(medewerker, nummer)
        if form.http_status == 409:
            form.toon_versie(rij.versie)
    return render(request, template, {"form": form, "persoon": rij}, status=status_van(form))


def _beeindig(
    request: HttpRequest, nummer: str, stap: Callable[..., Any], vorm: type[BeeindigForm], gelukt: str
) -> HttpResponse:
    return _pagina(request, nummer, stap, _eindform(vorm), "meldingen/persoon_beeindigen.html", gelukt)


def _persoonform(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
    return PersoonForm(data, initial=PersoonForm.beginwaarden(rij))


def _adresform(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
    return AdresForm(data, initial=begin, medewerker=medewerker)


def _verbandform(vorm: type[VerbandForm]) -> MaakForm:
    def maak(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
        return vorm(data, initial=begin, leden=ledenkeuzes(lees_persoon(rij, medewerker)))

    return maak


def _eindform(vorm: type[BeeindigForm]) -> MaakForm:
    def maak(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
        beeld, vandaag = lees_persoon(rij, medewerker), timezone.localdate()
        rijen = {
            "adres": lambda: adreskeuzes(beeld, vandaag),
            "relatie": lambda: verbandkeuzes(beeld.relaties, vandaag),
            "gezag": lambda: verbandkeuzes(beeld.gezag, vandaag),
        }[vorm.rij]()
        return vorm(data, initial={**begin, vorm.rij: begin["rij"]}, rijen=rijen)

    return maak


def _vergissingform(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
    gekozen = begin if data is None else data
    tekst = rijtekst(lees_persoon(rij, medewerker), gekozen.get("soort"), gekozen.get("rij"))
    return VergissingForm(data, initial=begin, tekst=tekst)


def _ongedaanform(data: QueryDict | None, begin: dict[str, Any], rij: Persoon, medewerker: Medewerker) -> StapForm:
    gekozen = (begin if data is None else data).get("vergissing")
    staat = lees_persoon(rij, medewerker).vergissingen
    tekst = next((een.get_soort_display() for een in staat if str(een.pk) == gekozen), "")
    return VergissingOngedaanForm(data, initial=begin, tekst=tekst)
