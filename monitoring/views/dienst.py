# SPDX-License-Identifier: EUPL-1.2
"""Finishing the dienst of a casus, and opening an ambtshalve melding."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit.vastleggen import inzage
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.klok import instelling_van
from meldingen.models import Casus
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from monitoring.forms import AmbtshalveForm, DienstAfrondenForm
from monitoring.lezen import haal_moment, lopende_dienst
from monitoring.models import Monitoringsmoment
from monitoring.rechten import mag_ambtshalve_melden, mag_dienst_afronden
from monitoring.regel import momentdagen
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden, personen_van
from monitoring.stappen.dienst_afronden import dienst_afronden
from organisaties.models import Medewerker

from .casus import haal_casus


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rond_af(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    casus = haal_casus(medewerker, nummer)
    mag = mag_dienst_afronden(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="dienst_afronden", onderwerp="casus", nummer=nummer)
    dienst = lopende_dienst(casus, medewerker)
    if dienst is None:
        messages.info(request, "Er loopt geen dienst op deze casus: een collega was u misschien voor.")
        return redirect("werkplek:dossier", nummer=nummer)
    _leg_inzage_vast(medewerker, casus)
    form = DienstAfrondenForm(
        request.POST if request.method == "POST" else None, initial={"versie": dienst.versie}, soort=dienst.soort
    )
    nu = timezone.now()
    if request.method == "POST":
        gedaan = verwerk(
            form, dienst_afronden, medewerker=medewerker, onderwerp="casus", nummer=nummer, dienst=dienst, nu=nu
        )
        if gedaan is not None:
            messages.success(request, f"{gedaan.get_soort_display()} is afgerond. De monitoring staat gepland.")
            return redirect("werkplek:dossier", nummer=nummer)
        if form.http_status == 409:
            dienst.refresh_from_db()
            form.toon_versie(dienst.versie)
    inhoud = {
        "form": form,
        "casus": casus,
        "dienst": dienst,
        "momenten": [dag for _, dag in momentdagen(dag_van(nu), instelling=instelling_van(casus.organisatie))],
        "kruimels": [(nummer, reverse("werkplek:dossier", args=[nummer])), ("Dienst afronden", "")],
    }
    return render(request, "monitoring/dienst_afronden.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meld_ambtshalve(request: HttpRequest, nummer: str) -> HttpResponse:
    """`?moment=T-…` names the moment that showed it; it stays in the URL of the form."""
    medewerker = medewerker_van(request)
    casus = haal_casus(medewerker, nummer)
    mag = mag_ambtshalve_melden(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="ambtshalve_melden", onderwerp="casus", nummer=nummer)
    moment = _moment(medewerker, casus, request.GET.get("moment", ""))
    if casus.fase != Fase.AFGESLOTEN and not casus.monitoring_loopt:
        messages.info(request, "Deze casus is niet in monitoring. Laat een melding registreren.")
        return redirect("werkplek:dossier", nummer=nummer)
    _leg_inzage_vast(medewerker, casus)
    form = AmbtshalveForm(
        request.POST if request.method == "POST" else None,
        initial={"versie": casus.versie},
        bekenden=personen_van(casus),
    )
    if request.method == "POST":
        melding = verwerk(
            form,
            ambtshalve_melden,
            medewerker=medewerker,
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
            moment=moment,
            nu=timezone.now(),
        )
        if melding is not None:
            messages.success(request, f"Ambtshalve melding {melding.nummer} is gedaan. De beoordeling kan beginnen.")
            return redirect("werkplek:dossier", nummer=nummer)
        if form.http_status == 409:
            form.toon_versie(haal_casus(medewerker, nummer).versie)
    kruimels = [(nummer, reverse("werkplek:dossier", args=[nummer])), ("Ambtshalve melden", "")]
    inhoud = {"form": form, "casus": casus, "moment": moment, "kruimels": kruimels}
    return render(request, "monitoring/ambtshalve_melden.html", inhoud, status=status_van(form))


def _moment(medewerker: Medewerker, casus: Casus, nummer: str) -> Monitoringsmoment | None:
    """None without a number; a moment of another casus does not exist here."""
    moment = haal_moment(medewerker, nummer) if nummer else None
    return moment if moment is not None and moment.casus_id == casus.pk else None


def _leg_inzage_vast(medewerker: Medewerker, casus: Casus) -> None:
    inzage(
        onderwerp="casus",
        nummer=casus.nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
    )
