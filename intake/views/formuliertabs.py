# SPDX-License-Identifier: EUPL-1.2
"""The tabs of the online form: kept at every click, and sent from the last page."""

from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import pogingen
from intake.formulier.bewaren import InmiddelsAnders, Verdwenen, bewaar, inhoud_van, stand_van
from intake.formulier.tabs import PER_CODE, TABS, Tabform, Velden, als_begin, formulieren_van, vul_keuzes
from intake.formulier.versturen import NietKlaar, al_verstuurd, gebreken_van, verstuur
from meldingen.fouten import OngeldigeInvoer
from organisaties.models import VTOrganisatie

from .formulierdeur import concept_van, is_van_deze_bladzijde, openbaar, sleutel_van, tab_url, toon

# Saving costs us work; an institution with many melders behind one address stays far below this.
BEWAARD, MEESTE_BEWAARD = "formuliertab", 300
# Reading everything once more costs more, and nobody sends that often.
VERSTUURD, MEESTE_VERSTUURD = "formulierafronden", 60
AFRONDEN: Final = "afronden"
VOLGORDE: Final = (*PER_CODE, AFRONDEN)
Inhoud = dict[str, Velden]


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar
def tab(request: HttpRequest, organisatie: VTOrganisatie, tab: str) -> HttpResponse:
    """One tab. Whatever was typed is kept at every submit, right or wrong; going on says what is not right yet."""
    if tab not in PER_CODE:
        raise Http404
    nu = timezone.now()
    if request.method == "POST":
        return _bewaar(request, organisatie, tab, nu)
    concept = concept_van(request, organisatie, nu)
    if concept is None:
        return _zonder_concept(request, organisatie)
    return _toon_tab(request, organisatie, tab, inhoud_van(concept))


@require_http_methods(["GET", "HEAD", "POST"])
@openbaar
def afronden(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """What is still missing, tab by tab; a POST sends the form when nothing is."""
    nu = timezone.now()
    if request.method == "POST":
        return _verstuur(request, organisatie, nu)
    return _toon_afronden(request, organisatie, nu)


def _verstuur(request: HttpRequest, organisatie: VTOrganisatie, nu: datetime) -> HttpResponse:
    """Over the limit nothing is sent and nothing is lost: the page says so, and when it can be sent."""
    if not is_van_deze_bladzijde(request):
        return _niet_bewaard(request, organisatie)
    concept = concept_van(request, organisatie, nu)
    if concept is None:
        return _zonder_concept(request, organisatie)
    if pogingen.te_veel(request, VERSTUURD, meeste=MEESTE_VERSTUURD):
        antwoord = _toon_afronden(request, organisatie, nu, status=429, weer_vanaf=pogingen.weer_vanaf())
        antwoord["Retry-After"] = str(pogingen.VENSTER_SECONDEN)
        return antwoord
    pogingen.tel(request, VERSTUURD)
    try:
        verstuur(concept, nu=nu)
    except NietKlaar:
        return _toon_afronden(request, organisatie, nu, status=400)
    return redirect("intake:formulier_verstuurd", organisatie=organisatie.code)


def _toon_afronden(
    request: HttpRequest, organisatie: VTOrganisatie, nu: datetime, *, status: int = 200, **anders: Any
) -> HttpResponse:
    concept = concept_van(request, organisatie, nu)
    if concept is None:
        return _zonder_concept(request, organisatie)
    inhoud = inhoud_van(concept)
    formulieren = formulieren_van(inhoud)
    gebreken = gebreken_van(formulieren, nu=nu)
    return toon(
        request, AFRONDEN, organisatie, gebreken=gebreken, heeft_fouten=bool(gebreken),
        items=_delen(organisatie, inhoud, formulieren, AFRONDEN),
        acuut=bool(formulieren["melding"].cleaned_data.get("crisis")),
        status=status, **anders,
    )  # fmt: skip


def _bewaar(request: HttpRequest, organisatie: VTOrganisatie, code: str, nu: datetime) -> HttpResponse:
    form = PER_CODE[code].form(request.POST)
    vul_keuzes(form)
    concept = concept_van(request, organisatie, nu)
    if concept is None or not is_van_deze_bladzijde(request):
        return _niet_bewaard(request, organisatie, form)
    geldig, stand = form.is_valid(), request.POST.get("stand", "")
    if pogingen.te_veel(request, BEWAARD, meeste=MEESTE_BEWAARD):
        form.add_error(None, "Dit is nog niet bewaard: het is te druk. Wacht een paar minuten en probeer het opnieuw.")
        return _toon_tab(request, organisatie, code, inhoud_van(concept), form, stand=stand, status=429)
    pogingen.tel(request, BEWAARD)
    try:
        inhoud = bewaar(concept, code, form.getypt(), nu=nu, stand=stand)
    except Verdwenen:
        return _niet_bewaard(request, organisatie, form)
    except InmiddelsAnders as fout:
        inhoud = inhoud_van(concept) | {code: fout.velden}
        getypt, anders = als_begin(code, form.getypt()), form.verschil(fout.velden)
        return _toon_tab(request, organisatie, code, inhoud, getypt, status=409, anders=anders, heeft_fouten=True)
    except OngeldigeInvoer as fout:
        form.add_error(None, fout.tekst)
        return _toon_tab(request, organisatie, code, inhoud_van(concept), form, stand=stand, status=400)
    actie = request.POST.get("actie", "")
    doel = _doel(actie, code)
    if doel is None:
        return _toon_tab(request, organisatie, code, inhoud, bewaard=True)
    if actie == "volgende" and not geldig:
        return _toon_tab(request, organisatie, code, inhoud, form, status=400)
    return redirect(tab_url(organisatie, doel))


def _doel(actie: str, code: str) -> str | None:
    """Which tab a button leads to; None stays here."""
    wat, _, deel = actie.partition(":")
    if wat == "ga":
        return deel if deel in VOLGORDE else None
    plek = VOLGORDE.index(code) + {"volgende": 1, "vorige": -1}.get(wat, 0)
    return VOLGORDE[plek] if plek >= 0 and VOLGORDE[plek] != code else None


def _zonder_concept(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    if al_verstuurd(organisatie, sleutel_van(request)):
        return redirect("intake:formulier_verstuurd", organisatie=organisatie.code)
    return toon(request, "weg", organisatie, status=404)


def _niet_bewaard(request: HttpRequest, organisatie: VTOrganisatie, form: Tabform | None = None) -> HttpResponse:
    """The form of this page cannot be reached any more: why, and what was typed, so that it can be copied."""
    sleutel = sleutel_van(request)
    ander = bool(sleutel) and not is_van_deze_bladzijde(request)
    return toon(
        request, "niet_bewaard", organisatie, status=409, ander=ander, getypt=form.in_woorden() if form else [],
        bericht=None if ander else al_verstuurd(organisatie, sleutel),
    )  # fmt: skip


def _delen(
    organisatie: VTOrganisatie, inhoud: Inhoud, formulieren: dict[str, Tabform], hier: str
) -> list[dict[str, Any]]:
    """The tabs as the navigation shows them, with how far each is."""
    items = []
    for t in TABS:
        toestand = "niet-bekeken"
        if t.code in inhoud:
            toestand = "onvolledig" if formulieren[t.code].errors else "compleet"
        items.append({"code": t.code, "tekst": t.titel, "toestand": toestand})
    items.append({"code": AFRONDEN, "tekst": "Afronden"})
    return [item | {"url": tab_url(organisatie, item["code"]), "actief": item["code"] == hier} for item in items]


def _toon_tab(
    request: HttpRequest,
    organisatie: VTOrganisatie,
    code: str,
    inhoud: Inhoud,
    form: Tabform | None = None,
    *,
    stand: str | None = None,
    status: int = 200,
    **anders: Any,
) -> HttpResponse:
    """A tab as it is kept, or `form`: as it was typed. `stand`: which kept text the page is about."""
    bewaard = inhoud.get(code, {})
    form = form or als_begin(code, bewaard)
    formulieren = formulieren_van(inhoud, form)
    link = reverse("intake:formulier_verder", args=[organisatie.code, sleutel_van(request)])
    return toon(
        request, "tab", organisatie, status=status, tab=PER_CODE[code], form=form, eerste=code == TABS[0].code,
        stand=stand_van(bewaard) if stand is None else stand,
        link=request.build_absolute_uri(link),
        items=_delen(organisatie, inhoud, formulieren, code),
        **anders,
    )  # fmt: skip
