# SPDX-License-Identifier: EUPL-1.2
"""Contacts: what comes in before anyone knows what it is."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.bladeren import blader
from meldingen.contactverband import advies_van, melding_van
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.contact import ContactForm
from meldingen.models import Concept, Contact
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

from .conceptbeeld import Conceptbeeld, bewaar, open_met_concept, vergelijk

VERDER = {"melding": "meldingen:contact_melding", "advies": "meldingen:contact_advies"}


@login_required
@require_safe
def contacten(request: HttpRequest) -> HttpResponse:
    """Open contacts, longest waiting first; without notes, so that the list is no read of a contact."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_contact_vastleggen(medewerker), actie="inzage", onderwerp="contact")
    rijen = Contact.objects.zichtbaar_voor(medewerker).filter(status=Contactstatus.OPEN)
    lijst = rijen.select_related("kanaal", "medewerker").defer("notities", "beller")
    blad, pagina = blader(lijst, request.GET, pad=reverse("meldingen:contacten"), oplopend=True)
    return render(request, "meldingen/contacten.html", {"rijen": blad, "pagina": pagina, "nu": timezone.now()})


@login_required
@require_http_methods(["GET", "POST"])
def contact_nieuw(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    mag = rechten.mag_contact_vastleggen(medewerker)
    eis_scherm(medewerker, mag=mag, actie="contact_vastleggen", onderwerp="contact")
    form, concept = open_met_concept(
        request, medewerker, Concept.Soort.CONTACT, "", maak=ContactForm, begin={"ontvangen_op": "nu"}
    )
    if form.is_bound:
        contact = verwerk(
            form, contact_vastleggen, medewerker=medewerker, onderwerp="contact", nummer="", nu=timezone.now()
        )
        if contact is not None:
            return _na_bewaren(request, contact)
        concept = bewaar(request, medewerker, Concept.Soort.CONTACT, "", request.POST)
    vergelijk(concept, form)
    inhoud = {"form": form, "concept": concept, "nu": timezone.now()}
    return render(request, "meldingen/contact.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, nummer: str) -> HttpResponse:
    """Read a contact, or keep further notes on it while it is open."""
    medewerker = medewerker_van(request)
    rij = haal(Contact.objects.zichtbaar_voor(medewerker).select_related("kanaal", "medewerker"), medewerker, nummer)
    inzage_contact(medewerker, rij)
    form, concept = open_met_concept(
        request, medewerker, Concept.Soort.CONTACT, nummer, maak=ContactForm, begin=_getoond(rij)
    )
    if form.is_bound:
        bewaard = verwerk(
            form,
            contact_vastleggen,
            medewerker=medewerker,
            onderwerp="contact",
            nummer=nummer,
            contact=rij,
            nu=timezone.now(),
        )
        if bewaard is not None:
            return _na_bewaren(request, bewaard)
        concept = bewaar(request, medewerker, Concept.Soort.CONTACT, nummer, request.POST)
    return _toon(request, medewerker, rij, form, concept)


def _toon(
    request: HttpRequest, medewerker: Medewerker, rij: Contact, form: ContactForm, concept: Conceptbeeld
) -> HttpResponse:
    rij.refresh_from_db()
    status = status_van(form)
    if status == 409:
        form.toon_versie(rij.versie)
    # What was typed earlier, on notes that a colleague changed since: both are shown, as after a stale submit.
    oud = not form.is_bound and str(form.initial.get("versie") or rij.versie) != str(rij.versie)
    if oud:
        form.initial["versie"] = rij.versie
    vergelijk(concept, form)
    inhoud = {
        "form": form,
        "contact": rij,
        "concept": concept,
        "stappen": toegestaan.op_contact(medewerker, rij),
        "botsing": status == 409 or oud,
        "melding_nummer": melding_van(rij, medewerker),
        "advies_nummer": advies_van(rij, medewerker),
        "nu": timezone.now(),
    }
    return render(request, "meldingen/contact.html", inhoud, status=status)


def inzage_contact(medewerker: Medewerker, rij: Contact) -> None:
    inzage(
        onderwerp="contact",
        nummer=rij.nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=rij.casus_id,
    )


def _getoond(rij: Contact) -> dict[str, Any]:
    return {
        "versie": rij.versie,
        "notities": rij.notities or "",
        "beller": rij.beller or "",
        "kanaal": rij.kanaal_id,
        "ontvangen_op": rij.ontvangen_op,
        "spoed": rij.spoed,
    }


def _na_bewaren(request: HttpRequest, rij: Contact) -> HttpResponse:
    verder = VERDER.get(request.POST.get("actie", ""))
    if verder:
        return redirect(verder, nummer=rij.nummer)
    messages.success(request, f"Contact {rij.nummer} is bewaard.")
    return redirect("meldingen:contact", nummer=rij.nummer)
