# SPDX-License-Identifier: EUPL-1.2
"""The settings of one's own Veilig Thuis organisation, in the shape of the code list editor (ADR 0085, 0091)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from organisaties.models import Medewerker
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.stappen.instellingen_bijwerken import instellingen_bijwerken
from werkplek.instellingbeeld import TE_BEVESTIGEN, eigen_organisatie, regels_van
from werkplek.instellingforms import InstellingenForm


@login_required
@require_safe
def instellingen(request: HttpRequest) -> HttpResponse:
    medewerker = _eis(request, "inzage")
    organisatie = eigen_organisatie(medewerker)
    inhoud = {
        "organisatie": organisatie,
        "regels": regels_van(organisatie),
        "kruimels": [("Beheer", reverse("werkplek:beheer")), ("Instellingen", "")],
    }
    return render(request, "werkplek/instellingen.html", inhoud)


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest) -> HttpResponse:
    medewerker = _eis(request, "instellingen_bijwerken")
    organisatie = eigen_organisatie(medewerker)
    form = InstellingenForm(request.POST or None, initial=InstellingenForm.beginwaarden(organisatie))
    if request.method == "POST":
        gedaan = verwerk(
            form, instellingen_bijwerken, medewerker=medewerker, onderwerp="instelling", nummer=organisatie.code,
            organisatie=organisatie, nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, "De instellingen zijn bijgewerkt.")
            return redirect("werkplek:instellingen")
        if form.is_bound and form.http_status == 409:
            form.toon_versie(eigen_organisatie(medewerker).versie)
    inhoud = {
        "form": form,
        "organisatie": organisatie,
        "velden": [(veld, veld.name in TE_BEVESTIGEN) for veld in form.visible_fields()],
        "kruimels": [
            ("Beheer", reverse("werkplek:beheer")),
            ("Instellingen", reverse("werkplek:instellingen")),
            ("Bijwerken", ""),
        ],
    }
    return render(request, "werkplek/instellingen_bijwerken.html", inhoud, status=status_van(form))


def _eis(request: HttpRequest, actie: str) -> Medewerker:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=mag_stamgegevens_beheren(medewerker), actie=actie, onderwerp="instelling")
    return medewerker
