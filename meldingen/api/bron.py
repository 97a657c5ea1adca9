# SPDX-License-Identifier: EUPL-1.2
"""The source through the API: reading it is an act with a right of its own, and so is all that is done with it."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.api.deur import StapDeur, StapSerializer
from meldingen.bronbeeld import lees_bronnen
from meldingen.deuren import eis_scherm
from meldingen.models import Melding
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from meldingen.stappen.bronfragment_opheffen import bronfragment_opheffen
from meldingen.stappen.informant_vastleggen import informant_vastleggen

Velden = dict[str, Any]
CHAR = serializers.CharField
IDS = {"bron": "bron_id", "fragment": "fragment_id"}
DEUR = {"versie", "token", *IDS}


def _tekst() -> serializers.CharField:
    return CHAR(required=False, allow_blank=True, trim_whitespace=False)


class BronfragmentSerializer(serializers.Serializer[Any]):
    """A passage by which the source could be recognised; `opgeheven_op` null is left out now."""

    id = serializers.IntegerField()
    tekst = CHAR()
    gemarkeerd_op = serializers.DateTimeField()
    opgeheven_op = serializers.DateTimeField(allow_null=True)


class BronSerializer(serializers.Serializer[Any]):
    """Who told it; only from `bron-inzien` and from the acts on a source."""

    id = serializers.IntegerField(source="bron.pk")
    versie = serializers.IntegerField(source="bron.versie")
    soort = CHAR(source="bron.soort")
    onthulling = CHAR(source="bron.onthulling_id")
    grond = CHAR(source="bron.grond_id", allow_null=True)
    toestemming_op = serializers.DateField(source="bron.toestemming_op", allow_null=True)
    onbekend = serializers.BooleanField(source="bron.onbekend")
    naam = CHAR(source="bron.naam", allow_null=True)
    functie = CHAR(source="bron.functie", allow_null=True)
    instelling = CHAR(source="bron.instelling", allow_null=True)
    telefoon = CHAR(source="bron.telefoon", allow_null=True)
    email = CHAR(source="bron.email", allow_null=True)
    eigen_rol = CHAR(source="bron.eigen_rol_id", allow_null=True)
    eigen_rol_toelichting = CHAR(source="bron.eigen_rol_toelichting", allow_null=True)
    gemarkeerd = BronfragmentSerializer(many=True)
    opgeheven = BronfragmentSerializer(many=True)


class InformantInvoer(StapSerializer):
    """What is left out is not known."""

    onbekend = serializers.BooleanField(required=False)
    naam = _tekst()
    functie = _tekst()
    instelling = _tekst()
    telefoon = _tekst()
    email = _tekst()
    onthulling = CHAR(required=False)
    grond = CHAR(required=False, allow_null=True)
    toestemming_op = serializers.DateField(required=False, allow_null=True)
    eigen_rol = CHAR(required=False, allow_null=True)
    eigen_rol_toelichting = _tekst()


class BronBijwerkenInvoer(InformantInvoer):
    """`bron` is the id from `bron-inzien`; what is left out stays as it is."""

    bron = serializers.IntegerField()


class MarkerenInvoer(StapSerializer):
    """`tekst` must occur in a text of the dossier."""

    bron = serializers.IntegerField()
    tekst = CHAR(allow_blank=True, trim_whitespace=False)


class OpheffenInvoer(StapSerializer):
    fragment = serializers.IntegerField()


class BronViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """The sources of a melding. Each answer is a read of the source, and logged as one."""

    queryset = Melding.objects.none()
    serializer_class = BronSerializer
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus")

    @extend_schema(request=None, responses=BronSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="bron-inzien")
    def inzien(self, request: Request, nummer: str) -> Response:
        """Who told it; its own right, logged each time before it is shown."""
        melding: Melding = self.get_object()
        mag = rechten.mag_bron_inzien(self.medewerker, melding)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="bron", nummer=nummer)
        return self._toon(melding)

    @extend_schema(request=BronBijwerkenInvoer, responses=BronSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="bron-bijwerken")
    def bijwerken(self, request: Request, nummer: str) -> Response:
        return self._doe(request, bron_bijwerken, BronBijwerkenInvoer, _met_gegevens)

    @extend_schema(request=InformantInvoer, responses=BronSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="informant-vastleggen")
    def informant(self, request: Request, nummer: str) -> Response:
        return self._doe(request, informant_vastleggen, InformantInvoer, _zonder_versie)

    @extend_schema(request=MarkerenInvoer, responses=BronSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="bronfragment-markeren")
    def markeren(self, request: Request, nummer: str) -> Response:
        return self._doe(request, bronfragment_markeren, MarkerenInvoer, _met_ids)

    @extend_schema(request=OpheffenInvoer, responses=BronSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="bronfragment-opheffen")
    def opheffen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, bronfragment_opheffen, OpheffenInvoer, _met_ids)

    def _doe(
        self,
        request: Request,
        stap: Callable[..., Any],
        invoer: type[serializers.Serializer[Any]],
        vertaal: Callable[[Velden], Velden],
    ) -> Response:
        melding: Melding = self.get_object()
        self.stap(
            request,
            stap,
            invoer,
            vertaal=vertaal,
            mag=rechten.mag_bron_inzien(self.medewerker, melding),
            onderwerp="bron",
            nummer=melding.nummer,
            melding=melding,
        )
        return self._toon(melding)

    def _toon(self, melding: Melding) -> Response:
        inzage(
            onderwerp="bron",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=melding.casus_id,
        )
        return Response(BronSerializer(lees_bronnen(melding, self.medewerker), many=True).data)


def _met_ids(velden: Velden) -> Velden:
    return {IDS.get(naam, naam): waarde for naam, waarde in velden.items() if naam != "versie"}


def _met_gegevens(velden: Velden) -> Velden:
    deur = {IDS.get(naam, naam): waarde for naam, waarde in velden.items() if naam in DEUR}
    return deur | {"gegevens": {naam: waarde for naam, waarde in velden.items() if naam not in DEUR}}


def _zonder_versie(velden: Velden) -> Velden:
    return {naam: waarde for naam, waarde in _met_gegevens(velden).items() if naam != "versie"}
