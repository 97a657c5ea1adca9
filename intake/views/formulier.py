# SPDX-License-Identifier: EUPL-1.2
"""The online form for professionals: no log-in, one tab at a time, kept on the server until it is sent.

The key of a form is in a cookie of this browser session, and in the link by which one goes on later; never in the
address of a page, so that it is in no history and no log.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import pogingen
from intake.formulier.bewaren import BEWAARTIJD, begin, bewaar, gooi_weg, inhoud_van, vind
from intake.formulier.tabs import PER_CODE, TABS, Tabform
from intake.formulier.versturen import al_verstuurd, formulieren_van, verstuur
from intake.models import Formulierconcept
from meldingen.fouten import OngeldigeInvoer
from organisaties.models import VTOrganisatie

KOEKJE: Final = "vt_formulier"
# The national number of all 26 organisations.
TELEFOON: Final = "0800-2000"
BEGONNEN, GEOPEND = "formulier", "formulierlink"
MEESTE_BEGONNEN, MEESTE_GEOPEND = 20, 20

Weergave = Callable[..., HttpResponse]


def _openbaar(weergave: Weergave) -> Weergave:
    """Finds the organisation; nothing of these pages is kept by a browser.

    Other sites are told nothing by the policy of the whole site, `same-origin`. It must not be `no-referrer`: a browser
    then sends its own forms with `Origin: null`, and they are refused.
    """

    @wraps(weergave)
    def met_organisatie(request: HttpRequest, organisatie: str, **anders: Any) -> HttpResponse:
        gevonden = VTOrganisatie.objects.filter(code=organisatie, actief=True).first()
        if gevonden is None:
            raise Http404
        antwoord = weergave(request, gevonden, **anders)
        antwoord["Cache-Control"] = "no-store"
        return antwoord

    return met_organisatie


@require_http_methods(["GET", "HEAD", "POST"])
@_openbaar
def start(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """What the form is for, and for what not; a POST begins one."""
    nu = timezone.now()
    concept = _concept(request, organisatie, nu)
    if request.method == "POST":
        if pogingen.te_veel(request, BEGONNEN, meeste=MEESTE_BEGONNEN):
            return render(request, "429.html", status=429)
        pogingen.tel(request, BEGONNEN)
        sleutel = begin(organisatie, nu=nu)
        return _met_koekje(request, redirect(_tab_url(organisatie, TABS[0].code)), sleutel)
    return _toon(request, "start", organisatie, begonnen=concept is not None, eerste=TABS[0].code)


@require_safe
@_openbaar
def verder(request: HttpRequest, organisatie: VTOrganisatie, sleutel: str) -> HttpResponse:
    """Go on by the link; a wrong one, a sent form and one that has run out look alike."""
    if pogingen.te_veel(request, GEOPEND, meeste=MEESTE_GEOPEND):
        return render(request, "429.html", status=429)
    if vind(organisatie, sleutel, nu=timezone.now()) is None:
        pogingen.tel(request, GEOPEND)
        return _toon(request, "weg", organisatie, status=404)
    return _met_koekje(request, redirect(_tab_url(organisatie, TABS[0].code)), sleutel)


@require_http_methods(["GET", "HEAD", "POST"])
@_openbaar
def tab(request: HttpRequest, organisatie: VTOrganisatie, tab: str) -> HttpResponse:
    """One tab. Whatever was typed is kept at every submit, right or wrong; going on says what is not right yet."""
    if tab not in PER_CODE:
        raise Http404
    nu = timezone.now()
    concept = _concept(request, organisatie, nu)
    if concept is None:
        return _zonder_concept(request, organisatie)
    form = formulieren_van(inhoud_van(concept))[tab]
    if request.method != "POST":
        form = PER_CODE[tab].form(initial=_als_begin(form))
        return _toon_tab(request, organisatie, concept, tab, form)
    form = PER_CODE[tab].form(request.POST)
    geldig = form.is_valid()
    try:
        bewaar(concept, tab, form.getypt(), nu=nu)
    except OngeldigeInvoer as fout:
        form.add_error(None, fout.tekst)
        return _toon_tab(request, organisatie, concept, tab, form, status=400)
    doel = _doel(request.POST.get("actie", ""), tab)
    if doel is None:
        return _toon_tab(request, organisatie, concept, tab, form if not geldig else _schoon(form), bewaard=True)
    if request.POST.get("actie") == "volgende" and not geldig:
        return _toon_tab(request, organisatie, concept, tab, form, status=400)
    return redirect(doel(organisatie))


@require_http_methods(["GET", "HEAD", "POST"])
@_openbaar
def afronden(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """What is still missing, tab by tab; a POST sends the form when nothing is."""
    nu = timezone.now()
    concept = _concept(request, organisatie, nu)
    if concept is None:
        return _zonder_concept(request, organisatie)
    formulieren = formulieren_van(inhoud_van(concept))
    gebreken = [(t, _fouten(formulieren[t.code])) for t in TABS if formulieren[t.code].errors]
    if request.method == "POST" and not gebreken:
        verstuur(concept, formulieren, nu=nu)
        return redirect("intake:formulier_verstuurd", organisatie=organisatie.code)
    status = 400 if request.method == "POST" else 200
    acuut = bool(formulieren["melding"].cleaned_data.get("crisis"))
    navigatie = _navigatie(organisatie, inhoud_van(concept), "afronden")
    return _toon(
        request, "afronden", organisatie, gebreken=gebreken, items=navigatie, acuut=acuut, status=status,
        heeft_fouten=bool(gebreken),
    )  # fmt: skip


@require_safe
@_openbaar
def verstuurd(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """The receipt, for the browser that sent it."""
    nummer = al_verstuurd(organisatie, request.COOKIES.get(KOEKJE, ""))
    if nummer is None:
        return _toon(request, "weg", organisatie, status=404)
    return _toon(request, "verstuurd", organisatie, nummer=nummer)


@require_POST
@_openbaar
def wissen(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    """Stop: what was typed is gone, and this browser forgets its key."""
    concept = _concept(request, organisatie, timezone.now())
    if concept is not None:
        gooi_weg(concept)
    antwoord = redirect("intake:formulier", organisatie=organisatie.code)
    antwoord.delete_cookie(KOEKJE, path="/formulier", samesite="Lax")
    return antwoord


def _concept(request: HttpRequest, organisatie: VTOrganisatie, nu: datetime) -> Formulierconcept | None:
    sleutel = request.COOKIES.get(KOEKJE, "")
    return vind(organisatie, sleutel, nu=nu) if sleutel else None


def _zonder_concept(request: HttpRequest, organisatie: VTOrganisatie) -> HttpResponse:
    if al_verstuurd(organisatie, request.COOKIES.get(KOEKJE, "")):
        return redirect("intake:formulier_verstuurd", organisatie=organisatie.code)
    return _toon(request, "weg", organisatie, status=404)


def _met_koekje(request: HttpRequest, antwoord: HttpResponse, sleutel: str) -> HttpResponse:
    """Until the browser closes. Lax: the link may stand in an e-mail."""
    antwoord.set_cookie(
        KOEKJE, sleutel, path="/formulier", httponly=True, samesite="Lax", secure=request.is_secure(), max_age=None
    )
    return antwoord


def _doel(actie: str, code: str) -> Callable[[VTOrganisatie], str] | None:
    """Where a button leads; None stays here."""
    codes = [t.code for t in TABS]
    plek = codes.index(code)
    if actie == "volgende":
        if plek + 1 == len(codes):
            return lambda organisatie: reverse("intake:formulier_afronden", args=[organisatie.code])
        return lambda organisatie: _tab_url(organisatie, codes[plek + 1])
    if actie == "vorige" and plek:
        return lambda organisatie: _tab_url(organisatie, codes[plek - 1])
    return None


def _tab_url(organisatie: VTOrganisatie, code: str) -> str:
    return reverse("intake:formulier_tab", args=[organisatie.code, code])


def _schoon(form: Tabform) -> Tabform:
    return type(form)(initial=_als_begin(form))


def _als_begin(form: Tabform) -> dict[str, Any]:
    """What was typed as initial values, so that a tab that is opened does not begin with complaints."""
    return {
        naam: veld.widget.value_from_datadict(form.data, {}, naam)
        for naam, veld in form.fields.items()
        if naam in form.data
    }


def _fouten(form: Tabform) -> list[str]:
    return [str(fout) for lijst in form.errors.values() for fout in lijst]


def _navigatie(organisatie: VTOrganisatie, inhoud: dict[str, Any], hier: str) -> list[dict[str, Any]]:
    formulieren = formulieren_van(inhoud)
    items = []
    for t in TABS:
        toestand = "niet-bekeken"
        if t.code in inhoud:
            toestand = "onvolledig" if formulieren[t.code].errors else "compleet"
        items.append(
            {"url": _tab_url(organisatie, t.code), "tekst": t.titel, "actief": t.code == hier, "toestand": toestand,
             "aantal": None}
        )  # fmt: skip
    afronden_url = reverse("intake:formulier_afronden", args=[organisatie.code])
    return [*items, {"url": afronden_url, "tekst": "Afronden", "actief": hier == "afronden", "aantal": None}]


def _toon_tab(
    request: HttpRequest,
    organisatie: VTOrganisatie,
    concept: Formulierconcept,
    code: str,
    form: Tabform,
    *,
    status: int = 200,
    bewaard: bool = False,
) -> HttpResponse:
    concept.refresh_from_db()
    sleutel = request.COOKIES.get(KOEKJE, "")
    link = request.build_absolute_uri(reverse("intake:formulier_verder", args=[organisatie.code, sleutel]))
    return _toon(
        request,
        "tab",
        organisatie,
        tab=PER_CODE[code],
        eerste=code == TABS[0].code,
        form=form,
        items=_navigatie(organisatie, inhoud_van(concept), code),
        link=link if bewaard else "",
        bewaard=bewaard,
        status=status,
    )


def _toon(
    request: HttpRequest, sjabloon: str, organisatie: VTOrganisatie, *, status: int = 200, **inhoud: Any
) -> HttpResponse:
    inhoud |= {"organisatie": organisatie, "telefoon": TELEFOON, "dagen": BEWAARTIJD.days}
    return render(request, f"intake/formulier/{sjabloon}.html", inhoud, status=status)
