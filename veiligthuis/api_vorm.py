# SPDX-License-Identifier: EUPL-1.2
"""The shape of what goes in and out of the API: bounded JSON in, pages by key out, problems in the document."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework import status
from rest_framework.exceptions import APIException, NotFound, ParseError
from rest_framework.pagination import CursorPagination
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

PROBLEEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "fouten": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"veld": {"type": "string"}, "melding": {"type": "string"}},
            },
        },
    },
}
PROBLEMEN = {
    "400": "Controleer uw invoer",
    "401": "U bent niet aangemeld",
    "403": "Dit mag u niet doen",
    "404": "Niet gevonden",
    "409": "Dit kan nu niet: de toestand is anders, of een collega was u voor",
}


class TeGroot(APIException):
    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = "Dit bericht is te groot. Kort de tekst in of verdeel de gegevens."
    default_code = "te_groot"


class BegrensdeJSON(JSONParser):
    """JSON up to the same size as a form; Django's own limit does not see what a REST parser reads."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        grens = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        verzoek = (parser_context or {})["request"]
        try:
            lengte = int(verzoek.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            lengte = 0
        if grens is not None and lengte > grens:
            raise TeGroot
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("Dit bericht is te diep genest.") from None


class Bladeren(CursorPagination):
    """Pages by key: constant time at any depth. A viewset names its order in `volgorde`."""

    page_size_query_param = "pageSize"
    max_page_size = 100
    cursor_query_param = "cursor"
    cursor_query_description = "Waar de vorige pagina eindigde; neem hem over uit `next` of `previous`."
    page_size_query_description = "Aantal rijen per pagina, ten hoogste 100."

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValidationError, ValueError):
            # The library decodes a cursor and trusts the position in it; somebody may have changed that.
            raise NotFound(self.invalid_cursor_message) from None

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        return tuple(getattr(view, "volgorde", ("-pk",)))


def beschrijf_problemen(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular hook: every operation may answer with a problem; say so once for all."""
    result.setdefault("components", {}).setdefault("schemas", {})["Probleem"] = PROBLEEM
    inhoud = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    for pad in result.get("paths", {}).values():
        for handeling in pad.values():
            antwoorden = handeling.get("responses", {})
            for code, titel in PROBLEMEN.items():
                antwoorden.setdefault(code, {"description": titel, "content": inhoud})
    return result
