# SPDX-License-Identifier: EUPL-1.2
"""Errors and headers of the API by the Dutch API design rules: problem+json, 400 for bad input, API-Version."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import set_rollback

from meldingen.fouten import StapFout

API_VERSIE = "1.0.0"
TITELS = {
    400: "Controleer uw invoer",
    401: "U bent niet aangemeld",
    403: "Dit mag u niet doen",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    406: "Dit formaat kunnen wij niet leveren",
    409: "Dit kan nu niet",
    411: "De lengte ontbreekt",
    413: "Dit bericht is te groot",
    415: "Dit formaat kunnen wij niet lezen",
    429: "Te veel verzoeken",
    503: "Tijdelijk niet bereikbaar",
}


class ProbleemRenderer(JSONRenderer):
    media_type = "application/problem+json"
    format = "problem"
    # A refusal may repeat what was sent, and half a character ("\\ud800") can only be written escaped.
    ensure_ascii = True


def foutafhandeling(fout: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every 4xx becomes an RFC 9457 problem; None leaves a programming error to Django."""
    set_rollback()
    if isinstance(fout, StapFout):
        return _probleem(context, fout.http_status, fout.tekst, code=fout.code, titel=fout.titel, velden=fout.velden)
    if isinstance(fout, Http404):
        return _probleem(context, 404, "Dit bestaat niet, of u mag het niet zien.")
    if isinstance(fout, PermissionDenied):
        return _probleem(context, 403, "U heeft hier geen recht op.")
    if isinstance(fout, exceptions.ValidationError):
        return _probleem(context, 400, "Een of meer velden kloppen niet.", code="invalid", velden=_vlak(fout.detail))
    if isinstance(fout, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        # A door for machines says what it asks for; the others ask for a session.
        eist = getattr(fout, "auth_header", None) or "Session"
        return _probleem(context, 401, "Meld u eerst aan.", kop={"WWW-Authenticate": eist})
    if isinstance(fout, exceptions.APIException):
        return _probleem(context, fout.status_code, str(fout.detail))
    return None


def _probleem(
    context: dict[str, Any],
    status: int,
    tekst: str,
    *,
    code: str = "",
    titel: str = "",
    velden: dict[str, list[str]] | None = None,
    kop: dict[str, str] | None = None,
) -> Response:
    inhoud: dict[str, Any] = {"status": status, "title": titel or TITELS.get(status, "Fout"), "detail": tekst}
    if code:
        inhoud["code"] = code
    if velden:
        inhoud["fouten"] = [{"veld": veld, "melding": t} for veld, teksten in velden.items() for t in teksten]
    antwoord = Response(inhoud, status=status, headers=kop)
    antwoord.content_type = "application/problem+json"
    # Set on the request so that content negotiation cannot turn a problem into another media type.
    context["request"].accepted_renderer = ProbleemRenderer()
    context["request"].accepted_media_type = ProbleemRenderer.media_type
    return antwoord


def _vlak(detail: Any, pad: str = "") -> dict[str, list[str]]:
    """Nested DRF errors as field paths: 'betrokkenen-0-rol', as the forms and the steps say it."""
    if isinstance(detail, dict):
        paren = detail.items()
    elif isinstance(detail, list) and detail and isinstance(detail[0], dict):
        paren = ((str(i), deel) for i, deel in enumerate(detail))  # type: ignore[assignment]
    else:
        return {pad or "__all__": [str(t) for t in (detail if isinstance(detail, list) else [detail])]}
    uit: dict[str, list[str]] = {}
    for sleutel, deel in paren:
        uit |= _vlak(deel, f"{pad}-{sleutel}" if pad else str(sleutel))
    return uit


def versiekop(volgende: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `API-Version` and no-store on every answer of the API."""

    def middleware(request: HttpRequest) -> HttpResponse:
        antwoord = volgende(request)
        if request.path.startswith("/api/"):
            antwoord["API-Version"] = API_VERSIE
            antwoord["Cache-Control"] = "no-store"
        return antwoord

    return middleware
