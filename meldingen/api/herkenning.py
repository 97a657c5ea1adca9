# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.api.deur import StapDeur
from meldingen.api.zoeken import BekendeCasusSerializer
from meldingen.deuren import eis_scherm
from meldingen.herkenningbeeld import Herkenningbeeld, lees, lees_alle, te_tonen
from meldingen.herkenningkeuze import TE_VEEL, Keuze
from meldingen.models import Melding
from meldingen.stappen.herkenning_afwijzen import herkenning_afwijzen
from meldingen.stappen.herkenning_bevestigen import herkenning_bevestigen

CHAR = serializers.CharField


class KeuzeSerializer(serializers.Serializer[Any]):
    """`betrokkene` is the number of the person in the melding, `persoon` that of the known one."""

    betrokkene = CHAR()
    persoon = CHAR()
    versie = serializers.IntegerField(required=False, allow_null=True)


class HerkenningInvoerSerializer(serializers.Serializer[Any]):
    keuzes = serializers.ListField(child=KeuzeSerializer(), max_length=TE_VEEL)
    token = serializers.UUIDField(required=False, allow_null=True)


class PersoonRegelSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    naam = CHAR()
    geboortedatum = serializers.DateField(allow_null=True)
    geboortedatum_precisie = CHAR()


class MogelijkSerializer(PersoonRegelSerializer):
    """`status` open waits for a decision; `versie` goes back with it."""

    zekerheid = CHAR()
    score = serializers.IntegerField()
    redenen = serializers.ListField(child=CHAR())
    status = CHAR()
    beoordeeld_op = serializers.DateTimeField(allow_null=True)
    beoordeeld_door = CHAR(allow_null=True)
    versie = serializers.IntegerField()
    dossiers = BekendeCasusSerializer(many=True)


class GezochtSerializer(PersoonRegelSerializer):
    """Somebody of the melding; `geen_match` when none of those shown at the call was meant."""

    rol = CHAR()
    geen_match = serializers.BooleanField()
    mogelijk = MogelijkSerializer(many=True)


class HerkenningBeeldSerializer(serializers.Serializer[Any]):
    """`afgeschermd`: there is also a dossier that you may not see; ask `contact`."""

    nummer = CHAR(source="melding.nummer")
    ontvangen_op = serializers.DateTimeField(source="melding.ontvangen_op")
    personen = GezochtSerializer(many=True)
    afgeschermd = serializers.BooleanField()
    contact = CHAR(source="melding.organisatie.contact_afgeschermd")
    toegestane_stappen = serializers.SerializerMethodField()

    def get_toegestane_stappen(self, beeld: Herkenningbeeld) -> list[str]:
        return toegestaan.op_herkenning(self.context["medewerker"], beeld.melding, wacht=bool(beeld.te_beslissen))


class HerkenningViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """Meldingen of whose people somebody seems known; confirm or reject by the number of the melding."""

    queryset = Melding.objects.none()
    serializer_class = HerkenningBeeldSerializer
    volgorde = ("-ontvangen_op", "-pk")
    filter_backends = ()

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus", "organisatie").defer("toelichting")

    @extend_schema(responses=HerkenningBeeldSerializer(many=True))
    def list(self, request: Request) -> Response:
        """What waits for a decision."""
        mag = rechten.mag_herkennen(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="lijst", onderwerp="herkenning")
        rijen = te_tonen(self.medewerker, beslist=False).select_related("organisatie").defer("toelichting")
        blad = self.paginate_queryset(rijen) or []
        beelden = list(lees_alle(blad, self.medewerker).values())
        if beelden:
            self._leg_inzage_vast(actie="lijst", aantal=len(beelden))
        return self.get_paginated_response(self._als_json(beelden, many=True))

    @extend_schema(responses=HerkenningBeeldSerializer)
    def retrieve(self, request: Request, nummer: str) -> Response:
        melding = self.get_object()
        mag = rechten.mag_personen_beheren(self.medewerker, melding)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="herkenning", nummer=nummer)
        return self._detail(melding)

    @extend_schema(request=HerkenningInvoerSerializer, responses=HerkenningBeeldSerializer)
    @action(detail=True, methods=["post"])
    def bevestigen(self, request: Request, nummer: str) -> Response:
        return self._beslis(request, herkenning_bevestigen)

    @extend_schema(request=HerkenningInvoerSerializer, responses=HerkenningBeeldSerializer)
    @action(detail=True, methods=["post"])
    def afwijzen(self, request: Request, nummer: str) -> Response:
        return self._beslis(request, herkenning_afwijzen)

    def _beslis(self, request: Request, stap: Callable[..., Melding]) -> Response:
        melding = self.get_object()
        self.stap(
            request,
            stap,
            HerkenningInvoerSerializer,
            vertaal=_met_keuzes,
            mag=rechten.mag_personen_beheren(self.medewerker, melding),
            onderwerp="melding",
            nummer=melding.nummer,
            melding=melding,
        )
        return self._detail(melding)

    def _detail(self, melding: Melding) -> Response:
        self._leg_inzage_vast(melding)
        return Response(self._als_json(lees(melding, self.medewerker)))

    def _als_json(self, beeld: Any, *, many: bool = False) -> Any:
        return HerkenningBeeldSerializer(beeld, many=many, context={"medewerker": self.medewerker}).data

    def _leg_inzage_vast(
        self, melding: Melding | None = None, *, actie: str = "inzage", aantal: int | None = None
    ) -> None:
        inzage(
            onderwerp="herkenning",
            nummer=melding.nummer if melding else "",
            organisatie_id=self.medewerker.vt_organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=melding.casus_id if melding else None,
            actie=actie,
            aantal=aantal,
        )


def _met_keuzes(gegevens: dict[str, Any]) -> dict[str, Any]:
    return gegevens | {"keuzes": tuple(Keuze(**keuze) for keuze in gegevens["keuzes"])}
