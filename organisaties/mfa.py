# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

# Recovery codes replace a lost factor; they are none by themselves.
FACTOREN: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What somebody without a second factor needs to get one, or to leave.
VRIJ: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
    }
)


class MFAVerplicht:
    """Nobody works without a second factor: after the password the first page is the one to set it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MFA_VERPLICHT and request.user.is_authenticated and not self._mag_door(request):
            if request.path.startswith("/api/"):
                return JsonResponse(
                    {"title": "Tweede factor nodig", "status": 403, "detail": "Stel eerst een tweede factor in."},
                    status=403,
                    content_type="application/problem+json",
                )
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)

    def _mag_door(self, request: HttpRequest) -> bool:
        try:
            naam = resolve(request.path_info).url_name
        except Resolver404:
            naam = None
        return naam in VRIJ or is_mfa_enabled(request.user, types=FACTOREN)
