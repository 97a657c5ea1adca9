# SPDX-License-Identifier: EUPL-1.2
"""What every page of the online form shares: the organisation, the key in its cookie, and which form a page is of.

The key of a form is in a cookie of this browser session, and in the link by which one goes on later; never in the
address of a page, so that it is in no history and no log.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from intake.formulier.bewaren import BEWAARTIJD, vind
from intake.formulier.tabs import TABS
from intake.models import Formulierconcept
from organisaties.models import VTOrganisatie

KOEKJE: Final = "vt_formulier"
# The hidden field by which a page says which form it is of.
MERK: Final = "formulier"
MERK_LENGTE: Final = 16
# The national number of all 26 organisations.
TELEFOON: Final = "0800-2000"
# Where 'Verlaat deze pagina' leads.
UITWEG: Final = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"

Weergave = Callable[..., HttpResponse]


def openbaar(weergave: Weergave) -> Weergave:
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


def sleutel_van(request: HttpRequest) -> str:
    return str(request.COOKIES.get(KOEKJE, ""))


def concept_van(request: HttpRequest, organisatie: VTOrganisatie, nu: datetime) -> Formulierconcept | None:
    sleutel = sleutel_van(request)
    return vind(organisatie, sleutel, nu=nu) if sleutel else None


def merk_van(sleutel: str) -> str:
    """Which form a page is of, without the key itself."""
    return salted_hmac("intake.formulier", sleutel, algorithm="sha256").hexdigest()[:MERK_LENGTE] if sleutel else ""


def is_van_deze_bladzijde(request: HttpRequest) -> bool:
    """Whether what is sent was typed in the form that this browser has open.

    Another window may have opened another form since: what was typed about one family must not end with another.
    """
    return constant_time_compare(request.POST.get(MERK, ""), merk_van(sleutel_van(request)))


def met_koekje(request: HttpRequest, organisatie: VTOrganisatie, antwoord: HttpResponse, sleutel: str) -> HttpResponse:
    """Until the browser closes; of each organisation its own. Lax: the link may stand in an e-mail."""
    antwoord.set_cookie(
        KOEKJE, sleutel, path=_pad(organisatie), httponly=True, samesite="Lax", secure=request.is_secure(), max_age=None
    )
    return antwoord


def zonder_koekje(organisatie: VTOrganisatie, antwoord: HttpResponse) -> HttpResponse:
    antwoord.delete_cookie(KOEKJE, path=_pad(organisatie), samesite="Lax")
    return antwoord


def _pad(organisatie: VTOrganisatie) -> str:
    return reverse("intake:formulier", args=[organisatie.code])


def tab_url(organisatie: VTOrganisatie, code: str = TABS[0].code) -> str:
    """The address of a tab, of the first one, or of 'afronden'."""
    if code == "afronden":
        return reverse("intake:formulier_afronden", args=[organisatie.code])
    return reverse("intake:formulier_tab", args=[organisatie.code, code])


def toon(
    request: HttpRequest, sjabloon: str, organisatie: VTOrganisatie, *, status: int = 200, **inhoud: Any
) -> HttpResponse:
    inhoud |= {
        "organisatie": organisatie, "telefoon": TELEFOON, "dagen": BEWAARTIJD.days, "uitweg": UITWEG,
        "merk": merk_van(sleutel_van(request)), "eerste_url": tab_url(organisatie),
    }  # fmt: skip
    return render(request, f"intake/formulier/{sjabloon}.html", inhoud, status=status)
