# SPDX-License-Identifier: EUPL-1.2
"""The messages of a melding, for whoever sees that melding."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from intake.api.uitvoer import zonder_melder
from intake.berichtbeeld import BijMelding, lees_van_melding
from meldingen.api.deur import StapDeur
from meldingen.models import Melding


class BijMeldingSerializer(serializers.Serializer[BijMelding]):
    """`gelezen` is what a message says that was put with the melding, as in `berichten`; `afzender` is null while who
    told it may not be known. Never the melder."""

    nummer = serializers.CharField(source="bericht.nummer")
    status = serializers.CharField(source="bericht.status")
    ontvangen_op = serializers.DateTimeField(source="bericht.ontvangen_op")
    crisis = serializers.BooleanField(source="bericht.crisis", allow_null=True)
    afzender = serializers.CharField(allow_null=True)
    gelezen = serializers.SerializerMethodField()

    @extend_schema_field({"type": "object", "nullable": True})
    def get_gelezen(self, een: BijMelding) -> Any:
        return zonder_melder(een.inhoud.gelezen) if een.inhoud else None


class MeldingBerichtViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """What this app adds to a melding."""

    queryset = Melding.objects.none()
    serializer_class = BijMeldingSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(responses=BijMeldingSerializer(many=True))
    @action(detail=True, methods=["get"])
    def berichten(self, request: Request, nummer: str) -> Response:
        melding = self.get_object()
        inzage(
            onderwerp="inkomendbericht",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=melding.casus_id,
        )
        rijen: Any = lees_van_melding(melding, self.medewerker)
        return Response(BijMeldingSerializer(rijen, many=True).data)
