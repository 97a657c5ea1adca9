# SPDX-License-Identifier: EUPL-1.2
"""Adviezen: registering one, the list, and one advies. Nothing here leads to a family."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.bladeren import blader
from meldingen.concepten import aantal_concepten
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.advies import AdviesForm
from meldingen.models import Advies, Contact
from meldingen.stappen.advies_registreren import advies_registreren

from .contact import inzage_contact


@login_required
@require_http_methods(["GET", "POST"])
def advies_nieuw(request: HttpRequest, nummer: str | None = None) -> HttpResponse:
    """Register an advies, perhaps from a contact, whose notes are wiped then."""
    medewerker = medewerker_van(request)
    rij = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer) if nummer else None
    mag = rechten.mag_advies_registreren(medewerker)
    eis_scherm(medewerker, mag=mag, actie="advies_registreren", onderwerp="advies", nummer=nummer or "")
    if rij is not None:
        inzage_contact(medewerker, rij)
    begin = {"ontvangen_op": rij.ontvangen_op, "kanaal": rij.kanaal_id, "contact_versie": rij.versie} if rij else {}
    form = AdviesForm(request.POST or None, initial={"ontvangen_op": "nu"} | begin, medewerker=medewerker)
    if request.method == "POST":
        advies_ = verwerk(
            form,
            advies_registreren,
            medewerker=medewerker,
            onderwerp="advies",
            nummer=nummer or "",
            contact=rij,
            nu=timezone.now(),
        )
        if advies_ is not None:
            messages.success(request, f"Advies {advies_.nummer} is vastgelegd.")
            return redirect("meldingen:advies", nummer=advies_.nummer)
    inhoud = {
        "form": form,
        "contact": rij,
        "concepten": aantal_concepten(organisatie_id=rij.organisatie_id, onderwerp=rij.nummer) if rij else 0,
    }
    return render(request, "meldingen/advies_registreren.html", inhoud, status=status_van(form))


@login_required
@require_safe
def adviezen(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_advies_registreren(medewerker), actie="inzage", onderwerp="advies")
    rijen = Advies.objects.zichtbaar_voor(medewerker).select_related(
        "kanaal", "adviesvrager_soort", "gemeente", "medewerker"
    )
    blad, pagina = blader(rijen, request.GET, pad=reverse("meldingen:adviezen"))
    return render(request, "meldingen/adviezen.html", {"rijen": blad, "pagina": pagina, "nu": timezone.now()})


@login_required
@require_safe
def advies(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rijen = Advies.objects.zichtbaar_voor(medewerker).select_related(
        "kanaal", "adviesvrager_soort", "gemeente", "medewerker", "contact"
    )
    rij = haal(rijen.defer("contact__notities", "contact__beller"), medewerker, nummer)
    inzage(
        onderwerp="advies",
        nummer=nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
    )
    paren = [
        ("Gevraagd op", timezone.localtime(rij.ontvangen_op).strftime("%d-%m-%Y %H:%M")),
        ("Hoe", rij.kanaal.label),
        ("Wie", rij.adviesvrager_soort.label),
        ("Gemeente", rij.gemeente.naam if rij.gemeente else None),
        ("Aanleiding", ", ".join(code.label for code in rij.aanleiding.all())),
        ("Vastgelegd door", rij.medewerker.naam),
    ]
    return render(request, "meldingen/advies.html", {"advies": rij, "paren": paren})
