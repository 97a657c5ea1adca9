# SPDX-License-Identifier: EUPL-1.2
"""The door for machines: the body is stored as it comes, and the receipt says so. Nothing of it is repeated."""

import hashlib
from collections.abc import Iterable
from typing import Any, Final

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import APIException
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from intake.models import InkomendBericht
from intake.ontvangen import MEESTE_BYTES, ontvang, weiger_te_groot
from intake.werkproces import Berichtstatus

from .machine import Afzendersleutel, MagAfleveren

# Of what is too large: so much is read to name it by its hash; more is not even read.
MEESTE_GELEZEN: Final = 32 * 1024 * 1024
STUK: Final = 256 * 1024
WACHT_SECONDEN: Final = 30


class TeGroot(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "Dit bericht is groter dan 2 MB. Het is niet bewaard."


class LengteOntbreekt(APIException):
    status_code = status.HTTP_411_LENGTH_REQUIRED
    default_detail = "Geef de lengte van het bericht mee (Content-Length). Het is niet bewaard."


class NietCompleet(APIException):
    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = "Het bericht kwam niet helemaal aan. Het is niet bewaard: stuur het opnieuw."


class NietBereikbaar(APIException):
    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_detail = "Wij kunnen nu niets bewaren. Stuur het bericht straks opnieuw."


class AltijdJSON(BaseContentNegotiation):
    """A sender that asks for another kind of receipt has still delivered a message."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        eerste = next(iter(renderers))
        return eerste, eerste.media_type


class OntvangstSerializer(serializers.Serializer[Any]):
    """The receipt. Of what we do with a message later, the sender learns nothing here."""

    nummer = serializers.CharField(help_text="Ons nummer van dit bericht.")
    ontvangen_op = serializers.DateTimeField(help_text="Van de eerste aflevering: vanaf hier lopen de termijnen.")
    sha256 = serializers.CharField(help_text="Van het bericht zoals het binnenkwam.")
    afleveringen = serializers.IntegerField(help_text="Hoe vaak dit bericht is afgeleverd.")
    status = serializers.ChoiceField(choices=["ontvangen", "gelezen", "onleesbaar"])
    leesfout = serializers.ChoiceField(choices=InkomendBericht.Leesfout.choices, required=False)
    leesfout_plek = serializers.CharField(required=False, help_text="Namen van velden, nooit een waarde.")


class OntvangstViewSet(ViewSet):
    """Machines only: a session does not count here, and the token of a machine counts nowhere else."""

    authentication_classes = (Afzendersleutel,)
    permission_classes = (MagAfleveren,)
    content_negotiation_class = AltijdJSON

    @extend_schema(
        operation_id="bericht_afleveren",
        summary="Een bericht afleveren",
        description=(
            "Voor machines, met een token van /oauth/token. Het bericht wordt bewaard voordat iemand het leest, "
            "ook als het niet te lezen is. Twee keer hetzelfde bericht is een keer: het tweede antwoord is de eerste "
            "ontvangst. Uitleg: docs/berichten.md."
        ),
        parameters=[
            OpenApiParameter(
                "Bericht-Id",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="Het eigen kenmerk van de afzender. Zonder dit kenmerk is de inhoud het kenmerk.",
            )
        ],
        request={"application/json": OpenApiTypes.OBJECT, "application/octet-stream": OpenApiTypes.BINARY},
        responses={
            201: OpenApiResponse(OntvangstSerializer, description="Bewaard."),
            200: OpenApiResponse(OntvangstSerializer, description="Was al bewaard: de eerste ontvangst."),
            411: OpenApiResponse(description="De lengte ontbreekt. Niet bewaard."),
            413: OpenApiResponse(description="Groter dan 2 MB. Niet bewaard."),
            503: OpenApiResponse(description="Niet bewaard: stuur het opnieuw, na Retry-After seconden."),
        },
    )
    def create(self, request: Request) -> Response:
        ontvangst = ontvang(
            afzender=request.afzender,  # type: ignore[attr-defined]
            ruw=_lees_lichaam(request),
            bericht_id=request.headers.get("Bericht-Id", "").strip(),
            inhoudstype=request.headers.get("Content-Type", ""),
            nu=timezone.now(),
        )
        return Response(
            OntvangstSerializer(_bewijs(ontvangst.bericht)).data,
            status=status.HTTP_201_CREATED if ontvangst.nieuw else status.HTTP_200_OK,
        )

    def handle_exception(self, exc: Exception) -> Response:
        """A database that is away is no answer to a sender but the wish to try again."""
        weg = isinstance(exc, OperationalError | InterfaceError)
        if weg:
            connection.close_if_unusable_or_obsolete()
            exc = NietBereikbaar()
        antwoord = super().handle_exception(exc)
        if weg:
            antwoord["Retry-After"] = str(WACHT_SECONDEN)
        return antwoord


def _lees_lichaam(request: Request) -> bytes:
    """The whole body as bytes, whatever its headers call it; a coding such as gzip is not undone."""
    verzoek = request._request  # noqa: SLF001 (Django's own request: DRF would parse)
    lengte = _lengte(verzoek)
    if lengte > MEESTE_BYTES:
        weiger_te_groot(request.afzender, grootte=lengte, sha256=_som(verzoek, lengte))  # type: ignore[attr-defined]
        raise TeGroot
    ruw: bytes = verzoek.read(lengte)
    if len(ruw) != lengte:
        raise NietCompleet
    return ruw


def _lengte(verzoek: HttpRequest) -> int:
    """Without a length there is no body, or one in pieces: that Django does not read, and it would be kept as empty."""
    lengte = verzoek.META.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in verzoek.META or not (lengte.isascii() and lengte.isdecimal()):
        raise LengteOntbreekt
    return int(lengte)


def _som(verzoek: HttpRequest, lengte: int) -> str:
    if lengte > MEESTE_GELEZEN:
        return "niet_gelezen"
    som = hashlib.sha256()
    while stuk := verzoek.read(STUK):
        som.update(stuk)
    return som.hexdigest()


def _bewijs(bericht: InkomendBericht) -> dict[str, Any]:
    bewijs: dict[str, Any] = {
        "nummer": bericht.nummer,
        "ontvangen_op": bericht.ontvangen_op,
        "sha256": bytes(bericht.inhoud_hash).hex(),
        "afleveringen": bericht.afleveringen,
        "status": "ontvangen" if bericht.status == Berichtstatus.ONTVANGEN else "gelezen",
    }
    if bericht.leesfout:
        bewijs |= {"status": "onleesbaar", "leesfout": bericht.leesfout, "leesfout_plek": bericht.leesfout_plek}
    return bewijs
