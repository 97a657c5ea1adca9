# SPDX-License-Identifier: EUPL-1.2
"""The pages of the acts on a casus: end the involvement, plan an extra moment, close and reopen."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.formulier import StapForm
from meldingen.models import Casus
from meldingen.rechten import VanOrganisatie
from meldingen.werkproces import Fase
from monitoring import forms, rechten
from monitoring.lezen import momenten_van
from monitoring.overgedragen import afgeronde_overdrachten
from monitoring.regel import is_afgesproken
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.extra_moment import extra_moment
from monitoring.stappen.heropenen import heropenen
from monitoring.toegestaan import toegestane_stappen_casus
from monitoring.werkproces import Momentstatus
from organisaties.models import Medewerker


class Handeling(NamedTuple):
    """How one step on a casus looks on the screen; the texts are in its template."""

    stap: Callable[..., Any]
    mag: Callable[[Medewerker, VanOrganisatie], bool]
    form: type[StapForm]
    gedaan: Callable[[Any], str]


def _na_beeindigen(casus: Casus) -> str:
    if casus.fase == Fase.AFGESLOTEN:
        return "De bemoeienis van Veilig Thuis is beëindigd. De casus is afgesloten."
    return "De bemoeienis van Veilig Thuis is beëindigd. De monitoring staat gepland."


HANDELINGEN = {
    "betrokkenheid_beeindigen": Handeling(
        betrokkenheid_beeindigen,
        rechten.mag_betrokkenheid_beeindigen,
        forms.BetrokkenheidBeeindigenForm,
        _na_beeindigen,
    ),
    "extra_moment": Handeling(
        extra_moment,
        rechten.mag_extra_moment,
        forms.ExtraMomentForm,
        lambda moment: f"Moment {moment.nummer} staat gepland op {moment.gepland_op:%d-%m-%Y}.",
    ),
    "afsluiten": Handeling(
        afsluiten, rechten.mag_afsluiten, forms.AfsluitenForm, lambda casus: f"Casus {casus.nummer} is afgesloten."
    ),
    "heropenen": Handeling(
        heropenen,
        rechten.mag_heropenen,
        forms.HeropenenForm,
        lambda casus: f"Casus {casus.nummer} is weer open. Veilig Thuis heeft het zicht op veiligheid.",
    ),
}


TITELS = {
    "betrokkenheid_beeindigen": "Betrokkenheid beëindigen",
    "extra_moment": "Extra moment plannen",
    "afsluiten": "Casus afsluiten",
    "heropenen": "Casus heropenen",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def handel(request: HttpRequest, nummer: str, handeling: str) -> HttpResponse:
    medewerker, hoe = medewerker_van(request), HANDELINGEN[handeling]
    casus = haal_casus(medewerker, nummer)
    eis_scherm(medewerker, mag=hoe.mag(medewerker, casus), actie=handeling, onderwerp="casus", nummer=nummer)
    form = hoe.form(request.POST if request.method == "POST" else None, initial={"versie": casus.versie})
    if request.method == "POST":
        gedaan = verwerk(
            form, hoe.stap, medewerker=medewerker, onderwerp="casus", nummer=nummer, casus=casus, nu=timezone.now()
        )
        if gedaan is not None:
            messages.success(request, hoe.gedaan(gedaan))
            return redirect("werkplek:dossier", nummer=nummer)
        if form.http_status == 409:
            casus = haal_casus(medewerker, nummer)
            form.toon_versie(casus.versie)
    elif handeling not in toegestane_stappen_casus(medewerker, casus, None):
        messages.info(request, "Dit kan nu niet met deze casus: een collega was u misschien voor.")
        return redirect("werkplek:dossier", nummer=nummer)
    inhoud = beeld(casus, handeling, medewerker) | {"form": form}
    return render(request, f"monitoring/{handeling}.html", inhoud, status=status_van(form))


def haal_casus(medewerker: Medewerker, nummer: str) -> Casus:
    rijen = Casus.objects.zichtbaar_voor(medewerker).select_related("gemeente", "organisatie", "zicht_partij")
    return haal(rijen, medewerker, nummer)


def beeld(casus: Casus, handeling: str, medewerker: Medewerker) -> dict[str, Any]:
    """What the page shows besides its form: what is planned, and what this act will bring about."""
    overdrachten = afgeronde_overdrachten(casus) if handeling == "betrokkenheid_beeindigen" else []
    rijen = list(momenten_van(casus, medewerker))
    return {
        "casus": casus,
        "gepland": [moment for moment in rijen if moment.status == Momentstatus.GEPLAND],
        "volgt_monitoring": casus.monitoring_loopt or any(is_afgesproken(o) for o in overdrachten),
        "zichthouder": casus.zicht_partij.naam if casus.zicht_partij else casus.organisatie.naam,
        "kruimels": [(casus.nummer, reverse("werkplek:dossier", args=[casus.nummer])), (TITELS[handeling], "")],
    }
