# SPDX-License-Identifier: EUPL-1.2
"""What this app adds to a casus by the API: its monitoring, and the acts that begin, end and reopen it."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen.api.deur import StapDeur
from meldingen.deuren import eis_scherm, haal
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Casus
from monitoring import rechten
from monitoring.api import serializers as vorm
from monitoring.forms import ambtshalve_argumenten
from monitoring.lezen import lopende_dienst
from monitoring.models import Monitoringsmoment
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.dienst_afronden import dienst_afronden
from monitoring.stappen.extra_moment import extra_moment
from monitoring.stappen.heropenen import heropenen

Serializersoort = type[serializers.Serializer[Any]]


class CasusMonitoringViewSet(StapDeur, viewsets.GenericViewSet):
    """End an involvement, monitor, close and reopen."""

    queryset = Casus.objects.none()
    serializer_class = vorm.CasusMonitoringSerializer

    def get_queryset(self) -> Any:
        return Casus.objects.zichtbaar_voor(self.medewerker).select_related("zicht_partij")

    @action(detail=True, methods=["get"])
    def monitoring(self, request: Request, nummer: str) -> Response:
        """The running dienst, every monitoring with its moments, and what can be done now."""
        return self._stand(self.get_object())

    @extend_schema(request=vorm.DienstAfrondenSerializer)
    @action(detail=True, methods=["post"], url_path="dienst/afronden")
    def dienst_afronden(self, request: Request, nummer: str) -> Response:
        """Finish the running dienst of this casus. `versie` is that of the dienst."""
        casus = self.get_object()
        mag = rechten.mag_dienst_afronden(self.medewerker, casus)
        eis_scherm(self.medewerker, mag=mag, actie="dienst_afronden", onderwerp="casus", nummer=nummer)
        dienst = lopende_dienst(casus, self.medewerker)
        if dienst is None:
            raise VerkeerdeToestand("Er loopt geen dienst op deze casus.")
        return self._handel(request, nummer, dienst_afronden, vorm.DienstAfrondenSerializer, mag=mag, dienst=dienst)

    @extend_schema(request=vorm.BetrokkenheidBeeindigenSerializer)
    @action(detail=True, methods=["post"], url_path="betrokkenheid-beeindigen")
    def betrokkenheid_beeindigen(self, request: Request, nummer: str) -> Response:
        """Monitoring where the agreement says so, else the casus closes."""
        casus = self.get_object()
        vormgeving = vorm.BetrokkenheidBeeindigenSerializer
        mag = rechten.mag_betrokkenheid_beeindigen(self.medewerker, casus)
        return self._handel(request, nummer, betrokkenheid_beeindigen, vormgeving, mag=mag, casus=casus)

    @extend_schema(request=vorm.AfsluitenSerializer)
    @action(detail=True, methods=["post"])
    def afsluiten(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()
        mag = rechten.mag_afsluiten(self.medewerker, casus)
        return self._handel(request, nummer, afsluiten, vorm.AfsluitenSerializer, mag=mag, casus=casus)

    @extend_schema(request=vorm.HeropenenSerializer)
    @action(detail=True, methods=["post"])
    def heropenen(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()
        mag = rechten.mag_heropenen(self.medewerker, casus)
        return self._handel(request, nummer, heropenen, vorm.HeropenenSerializer, mag=mag, casus=casus)

    @extend_schema(request=vorm.ExtraMomentSerializer, responses={201: vorm.MomentSerializer})
    @action(detail=True, methods=["post"], url_path="extra-moment")
    def extra_moment(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()
        mag = rechten.mag_extra_moment(self.medewerker, casus)
        moment = self._doe(request, nummer, extra_moment, vorm.ExtraMomentSerializer, mag=mag, casus=casus)
        return Response(vorm.MomentSerializer(moment, context={"medewerker": self.medewerker}).data, status=201)

    @extend_schema(request=vorm.AmbtshalveMeldenSerializer, responses={201: vorm.AmbtshalveMeldingSerializer})
    @action(detail=True, methods=["post"], url_path="ambtshalve-melden")
    def ambtshalve_melden(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()

        def vertaal(gegevens: dict[str, Any]) -> dict[str, Any]:
            moment = gegevens.pop("moment", None)
            rijen = Monitoringsmoment.objects.zichtbaar_voor(self.medewerker).filter(casus=casus)
            rij = haal(rijen, self.medewerker, moment) if moment else None
            return ambtshalve_argumenten(gegevens) | {"moment": rij}

        melding = self._doe(
            request,
            nummer,
            ambtshalve_melden,
            vorm.AmbtshalveMeldenSerializer,
            vertaal=vertaal,
            mag=rechten.mag_ambtshalve_melden(self.medewerker, casus),
            casus=casus,
        )
        return Response(vorm.AmbtshalveMeldingSerializer(melding).data, status=201)

    def _doe(
        self, request: Request, nummer: str, stap: Callable[..., Any], invoer: Serializersoort, **vast: Any
    ) -> Any:
        return self.stap(request, stap, invoer, onderwerp="casus", nummer=nummer, **vast)

    def _handel(
        self, request: Request, nummer: str, stap: Callable[..., Any], invoer: Serializersoort, **vast: Any
    ) -> Response:
        self._doe(request, nummer, stap, invoer, **vast)
        return self._stand(self.get_object())

    def _stand(self, casus: Casus) -> Response:
        inzage(
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=casus.pk,
        )
        context = {"medewerker": self.medewerker, "dienst": lopende_dienst(casus, self.medewerker)}
        return Response(vorm.CasusMonitoringSerializer(casus, context=context).data)
