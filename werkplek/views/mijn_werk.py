# SPDX-License-Identifier: EUPL-1.2
"""The first page: the work of whoever logs in, by right; people without work of their own go to theirs."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit.vastleggen import inzage
from meldingen.deuren import doe_stap, medewerker_van
from meldingen.fouten import StapFout
from meldingen.models import Signaal
from meldingen.stappen.signaal_afhandelen import signaal_afhandelen
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from werkplek import signaallijst, werk
from werkplek.eerste_pagina import samenvatting, stel_samen
from werkplek.forms import SignaalForm
from werkplek.navigatie import BEHEERRECHTEN, WERKRECHTEN

# Right -> where whoever has no work of their own on this page begins.
ELDERS = (
    (Recht.STURING_INZIEN, "rapportage:sturing"),
    (Recht.OVERDRACHT_ONTVANGEN, "overdracht:lijst"),
    (Recht.OVERLEG_INZIEN, "overdracht:overleg"),
    (Recht.AUDIT_INZIEN, "werkplek:auditlog"),
    *((recht, "werkplek:beheer") for recht in sorted(BEHEERRECHTEN)),
)


@login_required
@require_safe
def mijn_werk(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    if not any(medewerker.heeft(recht) for recht in WERKRECHTEN):
        elders = next((naam for recht, naam in ELDERS if medewerker.heeft(recht)), None)
        return redirect(elders) if elders else render(request, "werkplek/geen_werk.html")
    return toon(request, medewerker)


def toon(request: HttpRequest, medewerker: Medewerker, *, status: int = 200) -> HttpResponse:
    """The page of `medewerker`. Names of families are shown, so the read is logged first."""
    nu = timezone.now()
    voorraad = stel_samen(medewerker, nu, na=request.GET.get("na"), alle_casussen=request.GET.get("mijn") == "alle")
    met_naam = [rij for rij in voorraad.rijen() if "casus_id" in rij]
    werk.met_naam(met_naam)
    if met_naam:
        inzage(
            onderwerp="werkvoorraad",
            nummer="",
            organisatie_id=medewerker.vt_organisatie_id,
            medewerker_id=medewerker.pk,
            actie="lijst",
            aantal=len(met_naam),
        )
    signalen, meer_signalen = signaallijst.signalen(medewerker, nu, alle=request.GET.get("signalen") == "alle")
    inhoud = (
        voorraad.blokken
        | werk.wachtend(medewerker)
        | {
            "pagina": voorraad.pagina,
            "meer_casussen": voorraad.meer_casussen,
            "signalen": signalen,
            "meer_signalen": meer_signalen,
            # A callable: every form of the page gets a token of its own.
            "token": uuid4,
            "samenvatting": samenvatting(voorraad.rijen(), nu),
            "mag_contact": medewerker.heeft(Recht.CONTACT_VASTLEGGEN),
            "nu": nu,
            "vandaag": dag_van(nu),
        }
    )
    return render(request, "werkplek/mijn_werk.html", inhoud, status=status)


@login_required
@require_POST
def signaal_afgehandeld(request: HttpRequest) -> HttpResponse:
    """One signal off the list; whoever comes second is told that it was done already."""
    medewerker = medewerker_van(request)
    form = SignaalForm(request.POST)
    signaal_id = form.cleaned_data["signaal"] if form.is_valid() else None
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(medewerker), pk=signaal_id)
    try:
        doe_stap(
            signaal_afhandelen,
            medewerker=medewerker,
            onderwerp="signaal",
            nummer="",
            signaal=signaal,
            token=form.cleaned_data["token"],
            nu=timezone.now(),
        )
    except StapFout as fout:
        messages.error(request, fout.tekst)
        return toon(request, medewerker, status=fout.http_status)
    messages.success(request, "Het signaal is afgehandeld.")
    return redirect("werkplek:mijn_werk")
