# SPDX-License-Identifier: EUPL-1.2
"""The documents of a dossier or a melding, one document, its file, and the acts on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_safe

from documenten import rechten
from documenten.afscherming import blijft_bron_geheim
from documenten.forms import BijwerkenForm, IntrekkenForm, TerugzettenForm, ToevoegenForm
from documenten.inhoud import lees_bijlagen
from documenten.lezen import VERWANT, documenten_van, ingetrokken_van, leg_inzage_vast, lever
from documenten.models import Document
from documenten.stappen.document_bijwerken import document_bijwerken
from documenten.stappen.document_intrekken import document_intrekken
from documenten.stappen.document_terugzetten import document_terugzetten
from documenten.stappen.document_toevoegen import document_toevoegen
from documenten.toegestaan import op_document
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.formulier import StapForm
from meldingen.models import Casus, Melding
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker


@login_required
@require_safe
def van_casus(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    return _lijst(request, medewerker, casus, None)


@login_required
@require_safe
def van_melding(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    melding = haal(Melding.objects.zichtbaar_voor(medewerker).select_related("casus"), medewerker, nummer)
    return _lijst(request, medewerker, melding.casus, melding)


@login_required
@require_safe
def ingetrokken(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was taken out of this dossier, to put back what belongs there after all."""
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_document_terugzetten(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="document_terugzetten", onderwerp="casus", nummer=nummer)
    inhoud = {"casus": casus, "documenten": ingetrokken_van(medewerker, casus)}
    return render(request, "documenten/ingetrokken.html", inhoud)


def _lijst(request: HttpRequest, medewerker: Medewerker, casus: Casus, melding: Melding | None) -> HttpResponse:
    """A page of its own; a request by htmx gets the fragment."""
    inhoud = {
        "documenten": documenten_van(medewerker, casus, melding),
        "casus": casus,
        "melding": melding,
        "mag_toevoegen": rechten.mag_document_toevoegen(medewerker, casus),
    }
    fragment = request.headers.get("HX-Request") == "true"
    antwoord = render(request, "documenten/_lijst.html" if fragment else "documenten/lijst.html", inhoud)
    # Page and fragment have one address: a browser may not show the one for the other.
    patch_vary_headers(antwoord, ["HX-Request"])
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@login_required
@require_http_methods(["GET", "POST"])
def toevoegen(request: HttpRequest, nummer: str) -> HttpResponse:
    """`?melding=` is the melding on whose page somebody began."""
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_document_toevoegen(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="document_toevoegen", onderwerp="casus", nummer=nummer)
    meldingen = list(Melding.objects.zichtbaar_voor(medewerker).filter(casus=casus).order_by("-ontvangen_op"))
    bij = next((melding for melding in meldingen if melding.nummer == request.GET.get("melding")), None)
    geheim = blijft_bron_geheim(casus, bij)
    begin = {"melding": bij.nummer if bij else "", "ontvangen_op": timezone.now()}
    form = ToevoegenForm(
        request.POST or None, request.FILES or None, initial=begin, meldingen=[rij.nummer for rij in meldingen]
    )
    if request.method == "POST":
        document = verwerk(
            form, document_toevoegen, medewerker=medewerker, onderwerp="casus", nummer=nummer, casus=casus,
            nu=timezone.now(),
        )  # fmt: skip
        if document is not None:
            messages.success(request, f"Document {document.nummer} is toegevoegd.{_over_bijlagen(document)}")
            if document.melding is not None:
                return redirect("meldingen:melding", nummer=document.melding.nummer)
            return redirect("werkplek:dossier", nummer=nummer)
        form.vraag_bestand_opnieuw()
    inhoud = {"form": form, "casus": casus, "melding": bij, "geheim": geheim}
    return render(request, "documenten/toevoegen.html", inhoud, status=status_van(form))


def _over_bijlagen(document: Document) -> str:
    """Without their names: those are on the page of the document alone."""
    vreemd = sum(not bijlage.herkend for bijlage in lees_bijlagen(document))
    hoeveel = "Een bijlage daarin herkennen wij" if vreemd == 1 else f"{vreemd} bijlagen daarin herkennen wij"
    return f" {hoeveel} niet; die blijven in de e-mail bewaard. Bij het document leest u welke." if vreemd else ""


@login_required
@require_safe
def document(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_document(medewerker, nummer)
    leg_inzage_vast(medewerker, rij)
    bijlagen = lees_bijlagen(rij)
    inhoud = {
        "document": rij,
        "paren": feiten_van(rij),
        "bijlagen": bijlagen,
        "onherkend": any(not bijlage.herkend for bijlage in bijlagen),
        "stappen": op_document(medewerker, rij),
        "terugzettingen": rij.terugzettingen.select_related("ingetrokken_door", "teruggezet_door").order_by("-pk"),
    }
    return render(request, "documenten/document.html", inhoud)


@login_required
@require_safe
def bestand(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    return lever(medewerker, haal_document(medewerker, nummer))


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest, nummer: str) -> HttpResponse:
    def vorm(rij: Document) -> StapForm:
        meldingen = Melding.objects.zichtbaar_voor(medewerker_van(request)).filter(casus=rij.casus_id)
        return BijwerkenForm(
            request.POST or None,
            initial=BijwerkenForm.beginwaarden(rij),
            gezegd=rij.uit_afgeschermde_bron,
            meldingen=meldingen.order_by("-ontvangen_op").values_list("nummer", flat=True),
            op=dag_van(rij.toegevoegd_op),
        )

    return _daad(request, nummer, document_bijwerken, vorm, "documenten/bijwerken.html", "Het document is bijgewerkt.")


@login_required
@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, nummer: str) -> HttpResponse:
    def vorm(rij: Document) -> StapForm:
        return IntrekkenForm(request.POST or None, initial={"versie": rij.versie})

    gelukt = "Het document is uit dit dossier gehaald."
    return _daad(request, nummer, document_intrekken, vorm, "documenten/intrekken.html", gelukt)


@login_required
@require_http_methods(["GET", "POST"])
def terugzetten(request: HttpRequest, nummer: str) -> HttpResponse:
    def vorm(rij: Document) -> StapForm:
        return TerugzettenForm(request.POST or None, initial={"versie": rij.versie})

    gelukt = "Het document staat weer in het dossier."
    sjabloon = "documenten/terugzetten.html"
    return _daad(request, nummer, document_terugzetten, vorm, sjabloon, gelukt, ingetrokken=True)


def _daad(
    request: HttpRequest,
    nummer: str,
    stap: Callable[..., Document],
    vorm: Callable[[Document], StapForm],
    sjabloon: str,
    gelukt: str,
    *,
    ingetrokken: bool = False,
) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_document(medewerker, nummer, ingetrokken=ingetrokken)
    mag = stap.__name__ in op_document(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="document", nummer=nummer)
    leg_inzage_vast(medewerker, rij)
    form = vorm(rij)
    if request.method == "POST":
        gedaan = verwerk(
            form, stap, medewerker=medewerker, onderwerp="document", nummer=nummer, document=rij, nu=timezone.now()
        )
        if gedaan is not None:
            messages.success(request, gelukt)
            if gedaan.ingetrokken_op is not None:
                return redirect("werkplek:dossier", nummer=rij.casus.nummer)
            return redirect("documenten:document", nummer=nummer)
        # Taken out or put back by a colleague just now: then there is nothing left to act on.
        rij = haal_document(medewerker, nummer, ingetrokken=ingetrokken)
        if form.http_status == 409:
            form.toon_versie(rij.versie)
    return render(request, sjabloon, {"form": form, "document": rij}, status=status_van(form))


def haal_document(medewerker: Medewerker, nummer: str, *, ingetrokken: bool = False) -> Document:
    rijen = Document.objects.zichtbaar_voor(medewerker, ingetrokken=ingetrokken)
    return haal(rijen.met_geheime_bron().select_related(*VERWANT), medewerker, nummer)


def feiten_van(rij: Document) -> list[tuple[str, Any]]:
    moment = "%d-%m-%Y %H:%M"
    return [
        ("Soort", rij.soort.label),
        ("Datum op het document", rij.gedateerd_op.strftime("%d-%m-%Y") if rij.gedateerd_op else "niet vastgelegd"),
        ("Ontvangen op", timezone.localtime(rij.ontvangen_op).strftime(moment)),
        ("Bestand", rij.bestandsnaam),
        ("Toegevoegd op", timezone.localtime(rij.toegevoegd_op).strftime(moment)),
        ("Toegevoegd door", rij.toegevoegd_door.naam if rij.toegevoegd_door else "systeem"),
    ]
