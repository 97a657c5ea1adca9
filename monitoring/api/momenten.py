# SPDX-License-Identifier: EUPL-1.2
"""Moments by the API: the same list, the same filters and the same step as the screens."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen.api.deur import StapDeur
from meldingen.deuren import eis_scherm
from monitoring.api import serializers as vorm
from monitoring.filters import MomentFilter
from monitoring.forms import moment_argumenten
from monitoring.lezen import leg_inzage_vast
from monitoring.models import Monitoringsmoment
from monitoring.rechten import mag_moment_vastleggen
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from organisaties.rechten import Recht


class MomentViewSet(StapDeur, viewsets.GenericViewSet):
    """Monitoring moments of the casussen that one may see."""

    queryset = Monitoringsmoment.objects.none()
    serializer_class = vorm.MomentSerializer
    filterset_class = MomentFilter
    volgorde = ("gepland_op", "pk")

    def get_queryset(self) -> Any:
        verwant = ("casus__behandelaar", "monitoring", "uitgevoerd_door", "melding")
        return Monitoringsmoment.objects.zichtbaar_voor(self.medewerker).select_related(*verwant)

    @extend_schema(responses=vorm.MomentRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Moments by planned day; without `status` all of them."""
        mag = self.medewerker.vt_organisatie_id is not None and self.medewerker.heeft(Recht.DOSSIER_INZIEN)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="monitoring")
        blad = self.paginate_queryset(self.filter_queryset(self.get_queryset().defer("bevindingen"))) or []
        rijen = vorm.MomentRijSerializer(blad, many=True, context={"medewerker": self.medewerker})
        return self.get_paginated_response(rijen.data)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=vorm.MomentVastleggenSerializer)
    @action(detail=True, methods=["post"])
    def vastleggen(self, request: Request, nummer: str) -> Response:
        """Record what the moment showed; may plan an extra moment at once."""
        moment = self.get_object()
        self.stap(
            request,
            moment_vastleggen,
            vorm.MomentVastleggenSerializer,
            vertaal=moment_argumenten,
            mag=mag_moment_vastleggen(self.medewerker, moment),
            onderwerp="monitoringsmoment",
            nummer=moment.nummer,
            moment=moment,
        )
        return self._detail(self.get_object())

    def _detail(self, moment: Monitoringsmoment) -> Response:
        leg_inzage_vast(self.medewerker, moment)
        return Response(vorm.MomentSerializer(moment, context={"medewerker": self.medewerker}).data)
