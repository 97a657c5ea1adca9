# SPDX-License-Identifier: EUPL-1.2
"""Where a machine gets its token and gives it back: the only two addresses of OAuth2 that exist here."""

from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.views import RevokeTokenView, TokenView

from intake import pogingen


class _Begrensd:
    """POST only, and no more wrong tries from one address than a mistake takes."""

    http_method_names = ("post",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            if pogingen.te_veel(request):
                return _fout("te_veel_pogingen", 429, wacht=pogingen.VENSTER_SECONDEN)
            antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            if antwoord.status_code in (400, 401):
                pogingen.tel(request)
        except (OperationalError, InterfaceError):
            return _fout("temporarily_unavailable", 503, wacht=30)
        antwoord["Cache-Control"] = "no-store"
        return antwoord


@method_decorator(csrf_exempt, name="dispatch")
class Token(_Begrensd, TokenView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Client credentials and nothing else: the toolkit would try the flow of a device as well."""
        return self.authorization_flow_token_response(request, *args, **kwargs)


@method_decorator(csrf_exempt, name="dispatch")
class Intrekken(_Begrensd, RevokeTokenView):
    pass


def _fout(code: str, status: int, *, wacht: int) -> JsonResponse:
    return JsonResponse(
        {"error": code}, status=status, headers={"Retry-After": str(wacht), "Cache-Control": "no-store"}
    )
