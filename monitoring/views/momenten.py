# SPDX-License-Identifier: EUPL-1.2
"""The list of moments, one moment with the history of the family, and recording it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meldingen.bladeren import blader
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.termijnen.kalender import dag_van
from monitoring.filters import MomentFilter, vul_keuzes
from monitoring.forms import MomentForm
from monitoring.lezen import BADGES, VERWANT, aanleiding, andere_momenten, haal_moment, leg_inzage_vast, paren, regel
from monitoring.models import Monitoringsmoment
from monitoring.rechten import mag_moment_vastleggen
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from monitoring.toegestaan import toegestane_stappen_casus, toegestane_stappen_moment
from monitoring.werkproces import Momentstatus, Vervolg
from organisaties.models import Medewerker
from organisaties.rechten import Recht


@login_required
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Planned moments, due first; other states by the filter."""
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="monitoring")
    keuze = request.GET.copy()
    keuze.setdefault("status", Momentstatus.GEPLAND)
    rijen = Monitoringsmoment.objects.zichtbaar_voor(medewerker).select_related(*VERWANT)
    filter_ = MomentFilter(keuze, queryset=rijen.defer("bevindingen"), request=request)
    vul_keuzes(filter_.form, medewerker)
    blad, pagina = blader(
        filter_.qs,
        keuze,
        pad=reverse("monitoring:lijst"),
        op="gepland_op",
        oplopend=keuze["status"] == Momentstatus.GEPLAND,
    )
    nu = timezone.now()
    inhoud = {
        "rijen": [regel(moment, nu) for moment in blad],
        "pagina": pagina,
        "filter": filter_,
        "vandaag": dag_van(nu),
        "toon_uitkomst": keuze["status"] != Momentstatus.GEPLAND,
    }
    return render(request, "monitoring/lijst.html", inhoud)


@login_required
@require_safe
def moment(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_moment(medewerker, nummer)
    leg_inzage_vast(medewerker, rij)
    return render(request, "monitoring/moment.html", _beeld(medewerker, rij))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vastleggen(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_moment(medewerker, nummer)
    mag = mag_moment_vastleggen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="moment_vastleggen", onderwerp="monitoringsmoment", nummer=nummer)
    leg_inzage_vast(medewerker, rij)
    form = MomentForm(request.POST if request.method == "POST" else None, initial={"versie": rij.versie})
    if request.method == "POST":
        gedaan = verwerk(
            form,
            moment_vastleggen,
            medewerker=medewerker,
            onderwerp="monitoringsmoment",
            nummer=nummer,
            moment=rij,
            nu=timezone.now(),
        )
        if gedaan is not None:
            return _na_vastleggen(request, gedaan)
        if form.http_status == 409:
            rij = haal_moment(medewerker, nummer)
            form.toon_versie(rij.versie)
    elif rij.status != Momentstatus.GEPLAND:
        messages.info(request, "Dit moment is al vastgelegd of vervallen.")
        return redirect("monitoring:moment", nummer=nummer)
    inhoud = _beeld(medewerker, rij) | {"form": form}
    return render(request, "monitoring/vastleggen.html", inhoud, status=status_van(form))


def _na_vastleggen(request: HttpRequest, moment: Monitoringsmoment) -> HttpResponse:
    if moment.vervolg == Vervolg.AMBTSHALVE:
        messages.success(request, "Het moment is vastgelegd. Doe nu de ambtshalve melding.")
        url = reverse("monitoring:ambtshalve_melden", args=[moment.casus.nummer])
        return redirect(f"{url}?moment={moment.nummer}")
    extra = " Het extra moment staat gepland." if moment.vervolg == Vervolg.EXTRA_MOMENT else ""
    messages.success(request, f"Het moment is vastgelegd.{extra}")
    return redirect("monitoring:moment", nummer=moment.nummer)


def _beeld(medewerker: Medewerker, moment: Monitoringsmoment) -> dict[str, Any]:
    nu = timezone.now()
    return regel(moment, nu) | {
        "casus": moment.casus,
        "aanleiding": aanleiding(moment),
        "paren": paren(moment),
        "eerder": [{"moment": rij, "badge": BADGES.get(rij.veiligheid_id or "")} for rij in andere_momenten(moment)],
        "stappen": [
            *toegestane_stappen_moment(medewerker, moment),
            *toegestane_stappen_casus(medewerker, moment.casus, None),
        ],
        "vandaag": dag_van(nu),
        "kruimels": [("Monitoring", reverse("monitoring:lijst")), (moment.nummer, "")],
    }
