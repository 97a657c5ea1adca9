# SPDX-License-Identifier: EUPL-1.2
"""The page of a request that Django itself refused, before any view saw it."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from veiligthuis.api_vorm import TeGroot


def verzoek_klopt_niet(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: too much text is said as such, since whoever typed it must know what to do."""
    te_groot = isinstance(exception, RequestDataTooBig)
    if request.path.startswith("/api/"):
        tekst = TeGroot.default_detail if te_groot else "Dit verzoek klopt niet."
        inhoud = {"status": 400, "title": "Controleer uw invoer", "detail": tekst}
        return JsonResponse(inhoud, status=400, content_type="application/problem+json")
    return render(request, "400.html", {"te_groot": te_groot}, status=400)
