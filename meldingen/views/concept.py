# SPDX-License-Identifier: EUPL-1.2
"""One's own drafts: the page 'Niet verstuurd', keeping one while somebody types, and throwing one away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meldingen import rechten
from meldingen.concepten import lees_velden, pagina_van
from meldingen.deuren import doe_stap, eis_scherm, medewerker_van, status_van, toon_fout, verwerk
from meldingen.forms.concept import ConceptBewarenForm, ConceptForm
from meldingen.formulier import StapForm
from meldingen.fouten import StapFout
from meldingen.models import Concept
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.concept_weggooien import concept_weggooien
from organisaties.models import Medewerker

from .conceptbeeld import wie_typt

# Nobody has that many forms half done; the oldest come first.
HOOGSTENS = 200


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def concepten(request: HttpRequest) -> HttpResponse:
    """The list; a POST keeps a draft and tells the script its new version (Accept: application/json)."""
    medewerker = medewerker_van(request)
    actie = "concept_bewaren" if request.method == "POST" else "inzage"
    eis_scherm(medewerker, mag=rechten.mag_concepten(medewerker), actie=actie, onderwerp="concept")
    if request.method != "POST":
        return _lijst(request, medewerker)
    form = ConceptBewarenForm(request.POST)
    try:
        concept = _bewaar(form, medewerker, request.POST.get("wie", ""))
    except StapFout as fout:
        toon_fout(form, fout)
        return _geweigerd(request, medewerker, form, fout)
    if concept is None:
        return _geweigerd(request, medewerker, form, None)
    if request.accepts("text/html"):
        return redirect("meldingen:concepten")
    return JsonResponse({"versie": concept.versie, "bewaard_om": _tijd(concept)})


@login_required
@require_POST
def weggooien(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_concepten(medewerker), actie="concept_weggooien", onderwerp="concept")
    form = ConceptForm(request.POST)
    aantal = verwerk(
        form,
        concept_weggooien,
        medewerker=medewerker,
        onderwerp="concept",
        nummer=request.POST.get("onderwerp", "")[:20],
        nu=timezone.now(),
    )
    if aantal is None:
        return _lijst(request, medewerker, form)
    messages.success(request, "Weggegooid." if aantal else "Dit was al weggegooid of verstuurd.")
    return redirect("meldingen:concepten")


def _bewaar(form: StapForm, medewerker: Medewerker, wie: str) -> Concept | None:
    if not form.is_valid():
        return None
    # Somebody else logged in at this computer since the page was opened: this text is not his.
    eis_scherm(
        medewerker, mag=wie in ("", wie_typt(medewerker)), actie="concept_bewaren", onderwerp="concept",
    )  # fmt: skip
    argumenten = form.argumenten()
    return doe_stap(
        concept_bewaren,
        medewerker=medewerker,
        onderwerp="concept",
        nummer=argumenten["over"],
        nu=timezone.now(),
        **argumenten,
    )


def _geweigerd(request: HttpRequest, medewerker: Medewerker, form: StapForm, fout: StapFout | None) -> HttpResponse:
    if request.accepts("text/html"):
        return _lijst(request, medewerker, form)
    teksten = [str(tekst) for lijst in form.errors.values() for tekst in lijst]
    inhoud: dict[str, Any] = {"code": fout.code if fout else "ongeldige_invoer", "tekst": " ".join(teksten)}
    if fout is not None and fout.code == "inmiddels_gewijzigd":
        inhoud["andere"] = _andere(medewerker, form)
    return JsonResponse(inhoud, status=status_van(form))


def _andere(medewerker: Medewerker, form: StapForm) -> dict[str, Any] | None:
    """What the other window kept; None when it was sent or thrown away there."""
    wat = {naam: form.cleaned_data[naam] for naam in ("soort", "onderwerp")}
    concept = Concept.objects.zichtbaar_voor(medewerker).filter(**wat).first()
    if concept is None:
        return None
    return {"versie": concept.versie, "bewaard_om": _tijd(concept), "velden": lees_velden(concept)}


def _lijst(request: HttpRequest, medewerker: Medewerker, form: StapForm | None = None) -> HttpResponse:
    """Kind, number and since when; the text itself is on the page where it was typed."""
    mijn = Concept.objects.zichtbaar_voor(medewerker).defer("inhoud").order_by("begonnen_op", "pk")
    rijen = [
        {"concept": concept, "verder": pagina_van(concept.soort, concept.onderwerp)} for concept in mijn[:HOOGSTENS]
    ]
    inhoud = {"rijen": rijen, "form": form, "nu": timezone.now(), "typt": wie_typt(medewerker)}
    return render(request, "meldingen/concepten.html", inhoud, status=status_van(form) if form is not None else 200)


def _tijd(concept: Concept) -> str:
    return timezone.localtime(concept.bijgewerkt_op).strftime("%H:%M")
