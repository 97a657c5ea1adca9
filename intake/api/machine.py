# SPDX-License-Identifier: EUPL-1.2
"""Who a machine is: a sender by its token. It opens one door of the API and no other; a session opens it not."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from oauth2_provider.oauth2_backends import get_oauthlib_core
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from intake.models import Afzender
from intake.sleutels import SCOPE


class Afzendersleutel(BaseAuthentication):
    """Bearer token in the header, and nowhere else. `request.auth` is the token, `request.afzender` whose it is."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, Any] | None:
        kop = get_authorization_header(request).decode("latin-1")
        if kop[:7].lower() != "bearer ":
            return None
        # Without the body and the query: neither may hold a token, and the body is not to be read here.
        geldig, gevonden = get_oauthlib_core().server.verify_request(
            request.path, http_method=request.method, body="", headers={"Authorization": f"Bearer {kop[7:]}"}, scopes=[]
        )
        if not geldig:
            raise AuthenticationFailed
        client = gevonden.access_token.application
        afzenders = Afzender.objects.select_related("organisatie").filter(soort=Afzender.Soort.KOPPELING, actief=True)
        afzender = afzenders.filter(client_id=client.client_id).first() if client else None
        if afzender is None:
            raise AuthenticationFailed
        request.afzender = afzender  # type: ignore[attr-defined]
        return AnonymousUser(), gevonden.access_token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="berichten"'


class MagAfleveren(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        token: Any = request.auth
        return token is not None and token.allow_scopes([SCOPE])


class Afzenderschema(OpenApiAuthenticationExtension):
    target_class = Afzendersleutel
    name = "afzender"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        scopes = {SCOPE: "Berichten afleveren."}
        return {
            "type": "oauth2",
            "description": "Alleen voor machines. Een sleutel geeft functioneel beheer: docs/berichten.md.",
            "flows": {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": scopes}},
        }

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        return {self.name: [SCOPE]}
