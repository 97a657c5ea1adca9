# SPDX-License-Identifier: EUPL-1.2
"""The acts on one advies, each a page of its own; and the two other ends of a contact: a vervolgadvies, and nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from meldingen import rechten
from meldingen.concepten import aantal_concepten
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.advies import (
    AdviesAfrondenForm,
    AdviesBijwerkenForm,
    AdviescontactForm,
    AdviesvragerForm,
    VervolgForm,
)
from meldingen.forms.casus import OppakkenForm
from meldingen.forms.contact import ContactAfsluitenForm
from meldingen.formulier import StapForm
from meldingen.models import Advies, Concept, Contact
from meldingen.stappen.advies_afronden import advies_afronden
from meldingen.stappen.advies_bijwerken import advies_bijwerken
from meldingen.stappen.advies_oppakken import advies_oppakken
from meldingen.stappen.adviescontact_vastleggen import adviescontact_vastleggen
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.stappen.contact_afsluiten import contact_afsluiten
from organisaties.models import Medewerker

from .advies import haal_advies, haal_bekende, pagina_van
from .conceptbeeld import bewaar, open_met_concept, vergelijk
from .contact import inzage_contact


@login_required
@require_POST
def oppakken(request: HttpRequest, nummer: str) -> HttpResponse:
    """The first one gets it, and whoever comes second is told."""
    medewerker, rij = _begin(request, nummer, advies_oppakken)
    form = OppakkenForm(request.POST)
    if _doe(form, advies_oppakken, medewerker, rij) is not None:
        messages.success(request, f"U heeft advies {nummer} opgepakt.")
        return redirect("meldingen:advies", nummer=nummer)
    rij.refresh_from_db()
    return render(request, "meldingen/advies.html", pagina_van(medewerker, rij, form), status=status_van(form))


@dataclass(frozen=True)
class _Daad:
    """One act with texts of an advies: what is typed for it is kept as a draft of its own `soort`."""

    stap: Callable[..., Any]
    soort: str
    titel: str
    knoptekst: str
    gedaan: str


AFRONDEN = _Daad(
    advies_afronden, Concept.Soort.AFRONDEN, "Advies afronden", "Rond het advies af", "Advies {} is afgerond."
)
BIJWERKEN = _Daad(
    advies_bijwerken, Concept.Soort.BIJWERKEN, "Advies bijwerken", "Bewaar het advies", "Advies {} is bijgewerkt."
)
VERVOLG = _Daad(
    adviescontact_vastleggen, Concept.Soort.VERVOLG, "Vervolgadvies", "Leg het vervolgadvies vast",
    "Het vervolgadvies is vastgelegd.",
)  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def afronden(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker, rij = _begin(request, nummer, advies_afronden)
    begin = {"versie": rij.versie, "antwoord": rij.antwoord}
    return _behandel(request, medewerker, rij, AFRONDEN, maak=AdviesAfrondenForm, begin=begin)


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker, rij = _begin(request, nummer, advies_bijwerken)
    maak = partial(AdviesBijwerkenForm, medewerker=medewerker)
    return _behandel(request, medewerker, rij, BIJWERKEN, maak=maak, begin=_zoals_het_is(rij))


@login_required
@require_http_methods(["GET", "POST"])
def vervolg(request: HttpRequest, nummer: str) -> HttpResponse:
    """A further contact about this advies."""
    medewerker, rij = _begin(request, nummer, adviescontact_vastleggen)
    begin = {"versie": rij.versie, "op": "nu"}
    return _behandel(request, medewerker, rij, VERVOLG, maak=AdviescontactForm, begin=begin)


@login_required
@require_http_methods(["GET", "POST"])
def adviesvrager(request: HttpRequest, nummer: str) -> HttpResponse:
    """Keep who asked, with his consent; or say that it is somebody known. No draft: before consent nothing is kept."""
    medewerker, rij = _begin(request, nummer, adviesvrager_vastleggen)
    form = AdviesvragerForm(request.POST or None, initial=_wie(rij) | {"versie": rij.versie})
    if request.method == "POST" and form.is_valid():
        bekende = haal_bekende(medewerker, form.cleaned_data["adviesvrager"])
        gedaan = _doe(form, adviesvrager_vastleggen, medewerker, rij, bekend=bekende)
        if gedaan is not None:
            messages.success(request, f"De adviesvrager is bewaard onder nummer {gedaan.nummer}.")
            return redirect("meldingen:advies", nummer=nummer)
    return _toon(request, form, rij, "Adviesvrager bewaren", "Bewaar de adviesvrager", uitleg="toestemming")


@login_required
@require_http_methods(["GET", "POST"])
def contact_vervolg(request: HttpRequest, nummer: str) -> HttpResponse:
    """An open contact turns out to be about an earlier advies: it ends as that does, and its notes are wiped."""
    medewerker = medewerker_van(request)
    contact = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_advies_behandelen(medewerker, contact)
    eis_scherm(medewerker, mag=mag, actie="adviescontact_vastleggen", onderwerp="contact", nummer=nummer)
    inzage_contact(medewerker, contact)
    begin = {"op": contact.ontvangen_op, "kanaal": contact.kanaal_id}
    form, concept = open_met_concept(request, medewerker, VERVOLG.soort, nummer, maak=VervolgForm, begin=begin)
    if form.is_bound:
        advies = _vervolg_op(form, medewerker, contact)
        if advies is not None:
            messages.success(request, VERVOLG.gedaan)
            return redirect("meldingen:advies", nummer=advies.nummer)
        concept = bewaar(request, medewerker, VERVOLG.soort, nummer, request.POST)
    else:
        # The notes as they are now stand beside what was typed before.
        form.initial["contact_versie"] = contact.versie
    vergelijk(concept, form)
    inhoud = {
        "form": form,
        "concept": concept,
        "nu": timezone.now(),
        "contact": contact,
        "titel": "Vervolg op een eerder advies",
        "knoptekst": "Leg het vervolgadvies vast en wis de notities",
        "gevonden": form.gevonden(contact) if form.is_bound and form.errors else [],
        "concepten": aantal_concepten(organisatie_id=contact.organisatie_id, onderwerp=contact.nummer),
    }
    return render(request, "meldingen/advies_daad.html", inhoud, status=status_van(form))


def _vervolg_op(form: VervolgForm, medewerker: Medewerker, contact: Contact) -> Advies | None:
    """The advies that the contact was about; None when the form or the step refused."""
    if not form.is_valid():
        return None
    advies = haal(Advies.objects.zichtbaar_voor(medewerker), medewerker, form.cleaned_data.pop("advies").strip())
    gedaan = _doe(form, adviescontact_vastleggen, medewerker, advies, contact=contact)
    return advies if gedaan is not None else None


@login_required
@require_http_methods(["GET", "POST"])
def afsluiten(request: HttpRequest, nummer: str) -> HttpResponse:
    """End a contact without follow-up."""
    medewerker = medewerker_van(request)
    contact = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_contact_afsluiten(medewerker, contact)
    eis_scherm(medewerker, mag=mag, actie="contact_afsluiten", onderwerp="contact", nummer=nummer)
    inzage_contact(medewerker, contact)
    form = ContactAfsluitenForm(request.POST or None, initial={"versie": contact.versie})
    if request.method == "POST":
        gedaan = verwerk(
            form, contact_afsluiten, medewerker=medewerker, onderwerp="contact", nummer=nummer, contact=contact,
            nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, f"Contact {nummer} is afgesloten zonder vervolg.")
            return redirect("meldingen:contacten")
    return render(
        request, "meldingen/contact_afsluiten.html", {"form": form, "contact": contact}, status=status_van(form)
    )


def _begin(request: HttpRequest, nummer: str, stap: Callable[..., Any]) -> tuple[Medewerker, Advies]:
    medewerker = medewerker_van(request)
    rij = haal_advies(medewerker, nummer)
    mag = rechten.mag_advies_behandelen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="advies", nummer=nummer)
    return medewerker, rij


def _doe(form: StapForm, stap: Callable[..., Any], medewerker: Medewerker, rij: Advies, **vast: Any) -> Any:
    return verwerk(
        form, stap, medewerker=medewerker, onderwerp="advies", nummer=rij.nummer, advies=rij, nu=timezone.now(), **vast
    )


def _behandel(
    request: HttpRequest, medewerker: Medewerker, rij: Advies, daad: _Daad, *, maak: Callable[..., StapForm],
    begin: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    form, concept = open_met_concept(request, medewerker, daad.soort, rij.nummer, maak=maak, begin=begin)
    if form.is_bound:
        if _doe(form, daad.stap, medewerker, rij) is not None:
            messages.success(request, daad.gedaan.format(rij.nummer))
            return redirect("meldingen:advies", nummer=rij.nummer)
        concept = bewaar(request, medewerker, daad.soort, rij.nummer, request.POST)
    vergelijk(concept, form)
    return _toon(request, form, rij, daad.titel, daad.knoptekst, concept=concept)


def _toon(request: HttpRequest, form: StapForm, rij: Advies, titel: str, knoptekst: str, **anders: Any) -> HttpResponse:
    if form.is_bound and status_van(form) == 409:
        rij.refresh_from_db()
        form.toon_versie(rij.versie)
    gevonden = form.gevonden() if hasattr(form, "gevonden") and form.is_bound and form.errors else []
    inhoud = {
        "form": form, "advies": rij, "titel": titel, "knoptekst": knoptekst, "gevonden": gevonden,
        "nu": timezone.now(), **anders,
    }  # fmt: skip
    return render(request, "meldingen/advies_daad.html", inhoud, status=status_van(form))


def _zoals_het_is(rij: Advies) -> dict[str, Any]:
    return {
        "versie": rij.versie,
        "vraag": rij.vraag,
        "antwoord": rij.antwoord,
        "adviesvrager_soort": rij.adviesvrager_soort_id,
        "gemeente": rij.gemeente_id or "",
        "duur": rij.duur_id,
        "aanleiding": [code.pk for code in rij.aanleiding.all()],
        "aard": [code.pk for code in rij.aard.all()],
    }


def _wie(rij: Advies) -> dict[str, Any]:
    vrager = rij.adviesvrager
    if vrager is None:
        return {"toestemming_op": "vandaag"}
    velden = ("naam", "instelling", "telefoon", "email", "toestemming_op")
    return {veld: getattr(vrager, veld) for veld in velden}
