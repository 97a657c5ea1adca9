# SPDX-License-Identifier: EUPL-1.2
"""The API door: the same steps, the same rings, the same refusals as the screens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen.api.deur import StapDeur
from meldingen.deuren import doe_stap, eis_scherm
from meldingen.models import Casus
from meldingen.rechten import eis
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from overdracht.api import serializers as vorm
from overdracht.bronwaarschuwing import mag_woorden_zien
from overdracht.invoer import OverdragenInvoer
from overdracht.models import Overdracht, OverdrachtPersoon
from overdracht.rechten import mag_antwoorden, mag_intrekken, mag_overdragen
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.overdragen import overdragen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from overdracht.voorstel import Deel, Grondslag, lees_grondslag, stel_voor


def _per_lezer(naam: str, *, rij: bool) -> Any:
    """Either shape, by who asks."""
    soorten = (
        [vorm.OverdrachtRijSerializer, vorm.OntvangenRijSerializer]
        if rij
        else [vorm.OverdrachtSerializer, vorm.OntvangenSerializer]
    )
    return PolymorphicProxySerializer(component_name=naam, serializers=soorten, resource_type_field_name=None)


MET_PERSOON = Prefetch(
    "personen", queryset=OverdrachtPersoon.objects.select_related("persoon").defer("persoon__bsn").order_by("pk")
)
RIJ, DETAIL = _per_lezer("OverdrachtRijVoorLezer", rij=True), _per_lezer("OverdrachtVoorLezer", rij=False)


class Bladen(CursorPagination):
    ordering = ("-verzonden_op", "-id")
    page_size = 50
    cursor_query_param = "na"


class OverdrachtViewSet(StapDeur, viewsets.GenericViewSet):
    """Handovers: those of the own casussen for Veilig Thuis, those made to itself for a party."""

    queryset = Overdracht.objects.none()
    serializer_class = vorm.OntvangenSerializer
    pagination_class = Bladen

    def get_queryset(self) -> Any:
        rijen = super().get_queryset().select_related("partij", "pakket", "organisatie")
        if self.medewerker.organisatie_id is not None:
            return rijen
        rijen = rijen.select_related("casus", "melding")
        return rijen if self.action == "list" else rijen.prefetch_related(MET_PERSOON)

    @extend_schema(responses=DETAIL)
    def retrieve(self, request: Request, nummer: str) -> Response:
        overdracht = self.get_object()
        self._leg_inzage_vast(overdracht)
        return Response(self._detail(overdracht))

    @extend_schema(responses=RIJ)
    def list(self, request: Request) -> Response:
        recht = Recht.DOSSIER_INZIEN if self.medewerker.organisatie_id is None else Recht.OVERDRACHT_ONTVANGEN
        eis_scherm(self.medewerker, mag=self.medewerker.heeft(recht), actie="inzage", onderwerp="overdrachten")
        blad: Any = self.paginate_queryset(self.get_queryset())
        soort = vorm.OverdrachtRijSerializer if self.medewerker.organisatie_id is None else vorm.OntvangenRijSerializer
        return self.get_paginated_response(soort(blad, many=True, context={"medewerker": self.medewerker}).data)

    @extend_schema(request=vorm.AntwoordSerializer, responses=DETAIL)
    @action(detail=True, methods=["post"])
    def bevestigen(self, request: Request, nummer: str) -> Response:
        return self._antwoord(request, bevestigen, vorm.AntwoordSerializer)

    @extend_schema(request=vorm.AntwoordSerializer, responses=DETAIL)
    @action(detail=True, methods=["post"])
    def aanvaarden(self, request: Request, nummer: str) -> Response:
        return self._antwoord(request, aanvaarden, vorm.AntwoordSerializer)

    @extend_schema(request=vorm.WeigerenSerializer, responses=DETAIL)
    @action(detail=True, methods=["post"])
    def weigeren(self, request: Request, nummer: str) -> Response:
        return self._antwoord(request, weigeren, vorm.WeigerenSerializer)

    @extend_schema(request=vorm.TerugleggenSerializer, responses=DETAIL)
    @action(detail=True, methods=["post"])
    def terugleggen(self, request: Request, nummer: str) -> Response:
        return self._antwoord(request, terugleggen, vorm.TerugleggenSerializer)

    @extend_schema(request=vorm.IntrekkenSerializer, responses=DETAIL)
    @action(detail=True, methods=["post"])
    def intrekken(self, request: Request, nummer: str) -> Response:
        return self._antwoord(request, intrekken, vorm.IntrekkenSerializer)

    def _antwoord(
        self, request: Request, stap: Callable[..., Overdracht], invoer: type[serializers.Serializer[Any]]
    ) -> Response:
        overdracht = self.get_object()
        mag = mag_intrekken if stap is intrekken else mag_antwoorden
        self.stap(
            request,
            stap,
            invoer,
            mag=mag(self.medewerker, overdracht),
            onderwerp="overdracht",
            nummer=overdracht.nummer,
            overdracht=overdracht,
        )
        overdracht = self.get_object()
        self._leg_inzage_vast(overdracht)
        return Response(self._detail(overdracht))

    def _detail(self, overdracht: Overdracht) -> Any:
        soort = vorm.OverdrachtSerializer if self.medewerker.organisatie_id is None else vorm.OntvangenSerializer
        return soort(overdracht, context={"medewerker": self.medewerker}).data

    def _leg_inzage_vast(self, overdracht: Overdracht) -> None:
        inzage(
            onderwerp="overdracht",
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=overdracht.casus_id,
        )


class CasusOverdragenViewSet(StapDeur, viewsets.GenericViewSet):
    """What this app adds to a casus: where it should go, what would be sent, and sending it."""

    queryset = Casus.objects.none()
    serializer_class = vorm.OverdrachtSerializer

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisatie", "gemeente")

    @extend_schema(responses=vorm.RouteadviesSerializer)
    @action(detail=True, methods=["get"])
    def routeadvies(self, request: Request, nummer: str) -> Response:
        """Which destination the agreement in force names for this casus, and why."""
        casus = self._casus("routeadvies")
        grondslag = doe_stap(_grondslag, medewerker=self.medewerker, onderwerp="casus", nummer=nummer, casus=casus)
        advies = grondslag.advies
        gegevens = {
            "bestemming": advies.bestemming.code if advies.bestemming else None,
            "naar_betrokken_hulp": advies.naar_betrokken_hulp,
            "wijze": advies.regel.wijze_id if advies.regel else None,
            "waarom": advies.waarom,
            "bevestigen_werkdagen": advies.bevestigen,
            "aanvaarden_werkdagen": advies.aanvaarden,
        }
        return Response(vorm.RouteadviesSerializer(gegevens).data)

    @extend_schema(request=vorm.OverdragenSerializer, responses=vorm.VoorbeeldSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="overdragen/voorbeeld")
    def voorbeeld(self, request: Request, nummer: str) -> Response:
        """Exactly what each receiver would get; nothing is stored or sent."""
        casus = self._casus("overdragen")
        delen = self.stap(
            request,
            _voorbeeld,
            vorm.OverdragenSerializer,
            vertaal=vorm.argumenten_van,
            mag=mag_overdragen(self.medewerker, casus),
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
        )
        toon_let_op = mag_woorden_zien(self.medewerker, casus, delen)
        rijen = [
            {
                "partij": deel.invoer.partij_code,
                "sha256": deel.sha256,
                "genoemde_anderen": deel.genoemd,
                "let_op_bron": deel.let_op if toon_let_op else (),
                "pakket": deel.pakket,
            }
            for deel in delen
        ]
        return Response(vorm.VoorbeeldSerializer(rijen, many=True).data)

    @extend_schema(request=vorm.OverdragenSerializer, responses={201: vorm.OverdrachtSerializer(many=True)})
    @action(detail=True, methods=["post"])
    def overdragen(self, request: Request, nummer: str) -> Response:
        """Hand over to one or several parties in one act."""
        casus = self.get_object()
        gemaakt = self.stap(
            request,
            overdragen,
            vorm.OverdragenSerializer,
            vertaal=vorm.argumenten_van,
            mag=mag_overdragen(self.medewerker, casus),
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
        )
        rijen: Any = Overdracht.objects.zichtbaar_voor(self.medewerker).filter(pk__in=[o.pk for o in gemaakt])
        rijen = (
            rijen.select_related("partij", "pakket", "casus", "melding").prefetch_related(MET_PERSOON).order_by("pk")
        )
        context = {"medewerker": self.medewerker}
        return Response(vorm.OverdrachtSerializer(rijen, many=True, context=context).data, status=201)

    def _casus(self, actie: str) -> Casus:
        """The casus for reading what would be handed over; recorded like every look into a dossier."""
        casus: Casus = self.get_object()
        eis_scherm(
            self.medewerker,
            mag=mag_overdragen(self.medewerker, casus),
            actie=actie,
            onderwerp="casus",
            nummer=casus.nummer,
        )
        inzage(
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=casus.pk,
        )
        return casus


def _grondslag(*, medewerker: Medewerker, casus: Casus) -> Grondslag:
    eis(mag_overdragen(medewerker, casus))
    return lees_grondslag(casus, timezone.now())


def _voorbeeld(
    *, medewerker: Medewerker, casus: Casus, invoer: OverdragenInvoer, nu: datetime, **_: Any
) -> tuple[Deel, ...]:
    eis(mag_overdragen(medewerker, casus))
    return stel_voor(lees_grondslag(casus, nu), invoer, nu)
