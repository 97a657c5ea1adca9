# SPDX-License-Identifier: EUPL-1.2
"""Telling the melder what became of it. These pages never show who that is: the page of the source does."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meldingen import rechten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.terugkoppelen import TerugkoppelingForm, TerugkoppelingVervaltForm
from meldingen.formulier import StapForm
from meldingen.meldingbeeld import lees_melding
from meldingen.models import Melding, Terugkoppeling
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.stappen.terugkoppeling_vervalt import terugkoppeling_vervalt
from meldingen.terugkoppelbeeld import als_taken, is_beroepsmatig, open_taken, taken_van, verwijzing
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from .melding import haal_melding, inzage_melding

OP_EEN_PAGINA = 100


@login_required
@require_safe
def werklijst(request: HttpRequest) -> HttpResponse:
    """What is open, nearest day first."""
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="lijst", onderwerp="terugkoppeling")
    nu = timezone.now()
    rijen = open_taken(medewerker)
    inhoud = {
        "taken": als_taken(rijen[:OP_EEN_PAGINA], medewerker, nu),
        "aantal": rijen.count(),
        "maximum": OP_EEN_PAGINA,
        "vandaag": timezone.localdate(nu),
    }
    return render(request, "meldingen/terugkoppelingen.html", inhoud)


@login_required
@require_http_methods(["GET", "POST"])
def terugkoppeling(request: HttpRequest, nummer: str) -> HttpResponse:
    """What the melder of one melding must still hear, what he may hear, and what was done."""
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_terugkoppelen(medewerker, rij)
    mag_dit = mag if request.method == "POST" else medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag_dit, actie="terugkoppeling_vastleggen", onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, rij)
    form, gedaan = _formulier(request, medewerker, rij, terugkoppeling_vastleggen, TerugkoppelingForm)
    if gedaan:
        messages.success(request, "Vastgelegd dat de melder op de hoogte is.")
        return redirect("meldingen:terugkoppeling", nummer=nummer)
    nu = timezone.now()
    inhoud = {
        "form": form,
        "gekozen": _gekozen(form),
        "melding": rij,
        "beeld": lees_melding(rij, medewerker),
        "taken": als_taken(taken_van(rij, medewerker), medewerker, nu),
        "mag": mag,
        "beroepsmatig": is_beroepsmatig(rij),
        "vandaag": timezone.localdate(nu),
    }
    return render(request, "meldingen/terugkoppeling.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def vervalt(request: HttpRequest, nummer: str) -> HttpResponse:
    """The melder is not told, and why."""
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_terugkoppelen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="terugkoppeling_vervalt", onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, rij)
    form, gedaan = _formulier(request, medewerker, rij, terugkoppeling_vervalt, TerugkoppelingVervaltForm)
    if gedaan:
        messages.success(request, "Vastgelegd dat de melder niets hoort.")
        return redirect("meldingen:terugkoppeling", nummer=nummer)
    na = next((een.waarna for een in taken_van(rij, medewerker) if _verwijzing(een) == _gekozen(form)), None)
    inhoud = {"form": form, "melding": rij, "na": na}
    return render(request, "meldingen/terugkoppeling_vervalt.html", inhoud, status=status_van(form))


def _formulier(
    request: HttpRequest, medewerker: Medewerker, rij: Melding, stap: Callable[..., Any], vorm: type[StapForm]
) -> tuple[StapForm, bool]:
    """The form about the task that `na` and `volgnummer` name, or the first that is open; and whether it was done."""
    open_ = [een for een in taken_van(rij, medewerker) if een.gedaan_op is None and een.vervallen_op is None]
    gevraagd = verwijzing(request.GET.get("na"), request.GET.get("volgnummer"))
    gekozen = next((een for een in open_ if _verwijzing(een) == gevraagd), open_[0] if open_ else None)
    begin = (
        {"na": gekozen.na, "volgnummer": gekozen.volgnummer, "versie": gekozen.versie, "op": "vandaag"}
        if gekozen
        else {}
    )
    form = vorm(request.POST or None, initial=begin)
    if request.method != "POST":
        return form, False
    gedaan = verwerk(
        form, stap, medewerker=medewerker, onderwerp="melding", nummer=rij.nummer, melding=rij, nu=timezone.now()
    )
    if gedaan is None and form.http_status == 409:
        vers = next((een for een in taken_van(rij, medewerker) if _verwijzing(een) == _gekozen(form)), None)
        form.toon_versie(vers.versie if vers else 0)
    return form, gedaan is not None


def _verwijzing(taak: Terugkoppeling) -> str:
    return verwijzing(taak.na, taak.volgnummer)


def _gekozen(form: StapForm) -> str:
    return verwijzing(form["na"].value(), form["volgnummer"].value())
