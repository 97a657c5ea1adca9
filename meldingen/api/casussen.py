# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.api import invoer, uitvoer
from meldingen.api.deur import StapDeur
from meldingen.deuren import eis_scherm
from meldingen.filters import CasusFilter
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Casus, Consult, Dienst
from meldingen.noodverzoek import vraag_toegang
from meldingen.stappen.consult import consult_geven, consult_vragen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.werkproces import Dienststatus
from organisaties.rechten import Recht


class CasusViewSet(StapDeur, viewsets.GenericViewSet[Casus]):
    """Casussen with their own state. `toegestane_stappen` are those of the melding up to the dienst."""

    queryset = Casus.objects.none()
    serializer_class = uitvoer.CasusSerializer
    filterset_class = CasusFilter
    volgorde = ("-geopend_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("behandelaar", "zicht_partij")

    @extend_schema(responses=uitvoer.CasusRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        mag = self.medewerker.heeft(Recht.DOSSIER_INZIEN)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="casus")
        blad = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(uitvoer.CasusRijSerializer(blad, many=True).data)

    @extend_schema(responses=uitvoer.CasusSerializer)
    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=invoer.ConsultVragenSerializer, responses={201: uitvoer.ConsultSerializer})
    @action(detail=True, methods=["post"], url_path="consult-vragen")
    def consult_vragen(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()
        consult = self.stap(
            request,
            consult_vragen,
            invoer.ConsultVragenSerializer,
            mag=rechten.mag_consult_vragen(self.medewerker, casus),
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
        )
        return Response(uitvoer.ConsultSerializer(consult, context={"medewerker": self.medewerker}).data, status=201)

    @extend_schema(request=invoer.DienstStartenSerializer, responses=uitvoer.CasusSerializer)
    @action(detail=True, methods=["post"], url_path="dienst/starten")
    def dienst_starten(self, request: Request, nummer: str) -> Response:
        """Start the dienst that waits longest."""
        casus = self.get_object()
        mag = rechten.mag_dienst_starten(self.medewerker, casus)
        eis_scherm(self.medewerker, mag=mag, actie="dienst_starten", onderwerp="casus", nummer=nummer)
        dienst = self._diensten(casus).filter(status=Dienststatus.GEPLAND).first()
        if dienst is None:
            raise VerkeerdeToestand("Er wacht geen dienst op een start.")
        self.stap(
            request,
            dienst_starten,
            invoer.DienstStartenSerializer,
            mag=mag,
            onderwerp="casus",
            nummer=nummer,
            dienst=dienst,
        )
        return self._detail(self.get_object())

    def _diensten(self, casus: Casus) -> Any:
        rijen = Dienst.objects.zichtbaar_voor(self.medewerker).filter(casus=casus)
        return rijen.select_related("melding", "uitvoerder").order_by("besloten_op")

    def _detail(self, casus: Casus) -> Response:
        inzage(
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=casus.pk,
        )
        context = {"medewerker": self.medewerker, "diensten": list(self._diensten(casus))}
        return Response(uitvoer.CasusSerializer(casus, context=context).data)


class ConsultViewSet(StapDeur, viewsets.GenericViewSet[Consult]):
    queryset = Consult.objects.none()
    serializer_class = uitvoer.ConsultSerializer
    volgorde = ("-gevraagd_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus", "gevraagd_door", "beantwoord_door")

    @extend_schema(responses=uitvoer.ConsultRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        mag = self.medewerker.heeft(Recht.CONSULT_GEVEN) or self.medewerker.heeft(Recht.CONSULT_VRAGEN)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="consult")
        blad = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(uitvoer.ConsultRijSerializer(blad, many=True).data)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=invoer.ConsultGevenSerializer, responses=uitvoer.ConsultSerializer)
    @action(detail=True, methods=["post"])
    def geven(self, request: Request, nummer: str) -> Response:
        consult = self.get_object()
        self.stap(
            request,
            consult_geven,
            invoer.ConsultGevenSerializer,
            mag=rechten.mag_consult_geven(self.medewerker, consult),
            onderwerp="consult",
            nummer=nummer,
            consult=consult,
        )
        return self._detail(self.get_object())

    def _detail(self, consult: Consult) -> Response:
        inzage(
            onderwerp="consult",
            nummer=consult.nummer,
            organisatie_id=consult.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=consult.casus_id,
        )
        return Response(uitvoer.ConsultSerializer(consult, context={"medewerker": self.medewerker}).data)


class NoodtoegangViewSet(StapDeur, viewsets.GenericViewSet[Casus]):
    """Break-glass: access to a shielded casus by its number, with a reason; it ends by itself."""

    queryset = Casus.objects.none()
    serializer_class = uitvoer.ToegangSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(request=invoer.NoodtoegangSerializer, responses={201: uitvoer.ToegangSerializer})
    def create(self, request: Request) -> Response:
        mag = self.medewerker.vt_organisatie_id is not None and self.medewerker.heeft(Recht.NOODTOEGANG)
        eis_scherm(self.medewerker, mag=mag, actie="noodtoegang", onderwerp="casus")
        vorm = invoer.NoodtoegangSerializer
        toegang = self.stap(request, vraag_toegang, vorm, vertaal=_met_gevraagd, mag=mag, onderwerp="casus")
        return Response(uitvoer.ToegangSerializer(toegang).data, status=201)


def _met_gevraagd(gegevens: dict[str, Any]) -> dict[str, Any]:
    # `nummer` is what the door itself calls the row that it works on.
    return {"gevraagd" if naam == "nummer" else naam: waarde for naam, waarde in gegevens.items()}
