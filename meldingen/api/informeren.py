# SPDX-License-Identifier: EUPL-1.2
"""Telling the people concerned and the melder through the API: the same steps as the pages."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.api.deur import StapDeur, StapSerializer
from meldingen.deuren import eis_scherm
from meldingen.informeerbeeld import Informeerbeeld, Regel, lees_eerste_contact, lees_lijst
from meldingen.informeerkeuze import TE_VEEL, Wie
from meldingen.models import Melding, Terugkoppeling
from meldingen.rechten import VanOrganisatie
from meldingen.stappen.beoordeling_overnemen import beoordeling_overnemen
from meldingen.stappen.eerste_contact_vastleggen import eerste_contact_vastleggen
from meldingen.stappen.geinformeerd import geinformeerd
from meldingen.stappen.informeren_uitstellen import informeren_uitstellen
from meldingen.stappen.informeren_vervalt import informeren_vervalt
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.stappen.terugkoppeling_vervalt import terugkoppeling_vervalt
from meldingen.terugkoppelbeeld import open_taken, taken_van
from meldingen.verschillen import lees_verschillen
from organisaties.models import Medewerker
from organisaties.rechten import Recht

CHAR, DAG = serializers.CharField, serializers.DateField


class WieSerializer(serializers.Serializer[Any]):
    """The number of somebody on the list; `versie` as it was read."""

    persoon = CHAR()
    versie = serializers.IntegerField(required=False, allow_null=True)


class _MetPersonen(serializers.Serializer[Any]):
    personen = serializers.ListField(child=WieSerializer(), max_length=TE_VEEL)
    token = serializers.UUIDField(required=False, allow_null=True)


class GeinformeerdInvoer(_MetPersonen):
    op = DAG()
    wijze = CHAR()


class UitstellenInvoer(_MetPersonen):
    """Without `tot` the most that is allowed: fourteen days more for each person."""

    reden = CHAR()
    tot = DAG(required=False, allow_null=True)
    toelichting = CHAR(required=False, allow_blank=True, trim_whitespace=False)


class VervaltInvoer(_MetPersonen):
    vervalreden = CHAR()


class EersteContactInvoer(serializers.Serializer[Any]):
    """`persoon` of a directbetrokkene alone. Of a melder or informant nothing says who it is."""

    gesprekspartner = CHAR()
    persoon = CHAR(required=False, allow_null=True)
    op = DAG()
    punten = serializers.ListField(child=CHAR())
    token = serializers.UUIDField(required=False, allow_null=True)


class _TaakInvoer(StapSerializer):
    """`volgnummer` is of a melder who came later."""

    na = CHAR()
    volgnummer = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=32_767)


class TerugkoppelingInvoer(_TaakInvoer):
    op = DAG()


class TerugkoppelingVervaltInvoer(_TaakInvoer):
    vervalreden = CHAR()


class OvernemenInvoer(StapSerializer):
    pass


class UitstelSerializer(serializers.Serializer[Any]):
    van = DAG()
    tot = DAG()
    reden = CHAR(source="reden_id")
    toelichting = CHAR()
    besloten_door = CHAR(source="besloten_door.naam")
    besloten_op = serializers.DateTimeField()


class RegelSerializer(serializers.Serializer[Any]):
    """`persoon` is null for somebody who is only in dossiers that are shielded from you."""

    persoon = serializers.SerializerMethodField()
    naam = CHAR()
    grond = CHAR(source="plicht.grond")
    stand = CHAR()
    uiterste_datum = DAG(source="plicht.uiterste_datum")
    gedaan_op = DAG(source="plicht.gedaan_op", allow_null=True)
    wijze = CHAR(source="plicht.wijze_id", allow_null=True)
    vervallen_op = DAG(source="plicht.vervallen_op", allow_null=True)
    vervalreden = CHAR(source="plicht.vervalreden_id", allow_null=True)
    uitstellen = UitstelSerializer(many=True)
    versie = serializers.IntegerField(source="plicht.versie")

    def get_persoon(self, regel: Regel) -> str | None:
        return regel.persoon.nummer if regel.persoon else None


class NietZelfSerializer(serializers.Serializer[Any]):
    naam = CHAR()
    reden = CHAR()
    zonder_gezag = serializers.BooleanField()


class InformeerlijstSerializer(serializers.Serializer[Any]):
    melding = CHAR(source="melding.nummer")
    regels = RegelSerializer(many=True)
    niet_zelf = NietZelfSerializer(many=True)


class PuntSerializer(serializers.Serializer[Any]):
    punt = CHAR()
    op = DAG(allow_null=True)


class GehoordSerializer(serializers.Serializer[Any]):
    gesprekspartner = CHAR()
    naam = CHAR()
    persoon = CHAR()
    punten = PuntSerializer(many=True)


class TerugkoppelingSerializer(serializers.Serializer[Any]):
    melding = CHAR(source="melding.nummer")
    na = CHAR()
    volgnummer = serializers.IntegerField()
    ontstaan_op = serializers.DateTimeField()
    uiterste_datum = DAG()
    gedaan_op = DAG(allow_null=True)
    vervallen_op = DAG(allow_null=True)
    vervalreden = CHAR(source="vervalreden_id", allow_null=True)
    versie = serializers.IntegerField()


class VerschilSerializer(serializers.Serializer[Any]):
    wat = CHAR()
    was = CHAR()
    nu = CHAR()


class PersoonNaamSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    naam = CHAR(source="volledige_naam")


class VerschillenSerializer(serializers.Serializer[Any]):
    melding = CHAR(source="vorige.melding.nummer")
    besluit = CHAR(source="vorige.besluit")
    vastgesteld_op = serializers.DateTimeField(source="vorige.vastgesteld_op")
    dagen = serializers.IntegerField()
    nieuw = PersoonNaamSerializer(many=True)
    weg = PersoonNaamSerializer(many=True)
    anders = VerschilSerializer(many=True)


class VorigeSerializer(serializers.Serializer[Any]):
    """`vorige` is null where nothing was assessed before on this casus."""

    overgenomen = serializers.BooleanField()
    vorige = VerschillenSerializer(allow_null=True)


class InformerenViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """Of one melding: who must be told, what was told at the first contact, the melder, and the assessment before."""

    queryset = Melding.objects.none()
    serializer_class = InformeerlijstSerializer

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus", "organisatie", "duur")

    @extend_schema(responses=InformeerlijstSerializer)
    @action(detail=True, methods=["get"])
    def informeerlijst(self, request: Request, nummer: str) -> Response:
        return self._lijst(self._lees())

    @extend_schema(request=GeinformeerdInvoer, responses=InformeerlijstSerializer)
    @action(detail=True, methods=["post"])
    def geinformeerd(self, request: Request, nummer: str) -> Response:
        return self._doe_lijst(request, geinformeerd, GeinformeerdInvoer)

    @extend_schema(request=UitstellenInvoer, responses=InformeerlijstSerializer)
    @action(detail=True, methods=["post"], url_path="informeren-uitstellen")
    def informeren_uitstellen(self, request: Request, nummer: str) -> Response:
        return self._doe_lijst(request, informeren_uitstellen, UitstellenInvoer)

    @extend_schema(request=VervaltInvoer, responses=InformeerlijstSerializer)
    @action(detail=True, methods=["post"], url_path="informeren-vervalt")
    def informeren_vervalt(self, request: Request, nummer: str) -> Response:
        return self._doe_lijst(request, informeren_vervalt, VervaltInvoer)

    @extend_schema(methods=["get"], responses=GehoordSerializer(many=True), filters=False)
    @extend_schema(methods=["post"], request=EersteContactInvoer, responses=GehoordSerializer(many=True))
    @action(detail=True, methods=["get", "post"], url_path="eerste-contact", pagination_class=None)
    def eerste_contact(self, request: Request, nummer: str) -> Response:
        if request.method == "GET":
            return self._gehoord(self._lees())
        melding = self._doe(request, eerste_contact_vastleggen, EersteContactInvoer, rechten.mag_eerste_contact, _wie)
        return self._gehoord(melding)

    @extend_schema(responses=TerugkoppelingSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def terugkoppelingen(self, request: Request, nummer: str) -> Response:
        return self._taken(self._lees())

    @extend_schema(request=TerugkoppelingInvoer, responses=TerugkoppelingSerializer(many=True), filters=False)
    @action(detail=True, methods=["post"], url_path="terugkoppeling-vastleggen", pagination_class=None)
    def terugkoppeling_vastleggen(self, request: Request, nummer: str) -> Response:
        doe = self._doe(request, terugkoppeling_vastleggen, TerugkoppelingInvoer, rechten.mag_terugkoppelen, dict)
        return self._taken(doe)

    @extend_schema(request=TerugkoppelingVervaltInvoer, responses=TerugkoppelingSerializer(many=True), filters=False)
    @action(detail=True, methods=["post"], url_path="terugkoppeling-vervalt", pagination_class=None)
    def terugkoppeling_vervalt(self, request: Request, nummer: str) -> Response:
        doe = self._doe(request, terugkoppeling_vervalt, TerugkoppelingVervaltInvoer, rechten.mag_terugkoppelen, dict)
        return self._taken(doe)

    @extend_schema(responses=VorigeSerializer)
    @action(detail=True, methods=["get"], url_path="vorige-beoordeling")
    def vorige_beoordeling(self, request: Request, nummer: str) -> Response:
        """What was assessed before on this casus, and what this melding says differently."""
        return self._vorige(self._lees())

    @extend_schema(request=OvernemenInvoer, responses=VorigeSerializer)
    @action(detail=True, methods=["post"], url_path="beoordeling-overnemen")
    def beoordeling_overnemen(self, request: Request, nummer: str) -> Response:
        return self._vorige(self._doe(request, beoordeling_overnemen, OvernemenInvoer, rechten.mag_beoordelen, dict))

    def _lees(self) -> Melding:
        melding = self.get_object()
        self._leg_inzage_vast(melding)
        return melding

    def _doe_lijst(
        self, request: Request, stap: Callable[..., Any], vorm: type[serializers.Serializer[Any]]
    ) -> Response:
        return self._lijst(self._doe(request, stap, vorm, rechten.mag_informeren, _personen))

    def _doe(
        self,
        request: Request,
        stap: Callable[..., Any],
        vorm: type[serializers.Serializer[Any]],
        mag: Callable[[Medewerker, VanOrganisatie], bool],
        vertaal: Callable[[dict[str, Any]], dict[str, Any]],
    ) -> Melding:
        melding = self.get_object()
        self.stap(
            request,
            stap,
            vorm,
            vertaal=vertaal,
            mag=mag(self.medewerker, melding),
            onderwerp="melding",
            nummer=melding.nummer,
            melding=melding,
        )
        return self._lees()

    def _lijst(self, melding: Melding) -> Response:
        beeld: Informeerbeeld = lees_lijst(melding, self.medewerker, timezone.now())
        return Response(InformeerlijstSerializer(beeld).data)

    def _gehoord(self, melding: Melding) -> Response:
        rijen = [
            {
                "gesprekspartner": een.gesprekspartner,
                "naam": een.naam,
                "persoon": een.nummer,
                "punten": [{"punt": punt.pk, "op": op} for punt, op in een.punten],
            }
            for een in lees_eerste_contact(melding, self.medewerker, timezone.now())
        ]
        return Response(GehoordSerializer(rijen, many=True).data)

    def _taken(self, melding: Melding) -> Response:
        return Response(TerugkoppelingSerializer(taken_van(melding, self.medewerker), many=True).data)

    def _vorige(self, melding: Melding) -> Response:
        inhoud = {
            "overgenomen": melding.beoordelingen.filter(overgenomen_uit__isnull=False).exists(),
            "vorige": lees_verschillen(melding, self.medewerker),
        }
        return Response(VorigeSerializer(inhoud).data)

    def _leg_inzage_vast(self, melding: Melding) -> None:
        inzage(
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=melding.casus_id,
        )


class TerugkoppelingViewSet(StapDeur, viewsets.GenericViewSet[Terugkoppeling]):
    """The work list: melders who must still hear what became of it, nearest day first. Never who they are."""

    queryset = Terugkoppeling.objects.none()
    serializer_class = TerugkoppelingSerializer
    volgorde = ("uiterste_datum", "pk")

    @extend_schema(responses=TerugkoppelingSerializer(many=True))
    def list(self, request: Request) -> Response:
        mag = self.medewerker.heeft(Recht.DOSSIER_INZIEN)
        eis_scherm(self.medewerker, mag=mag, actie="lijst", onderwerp="terugkoppeling")
        blad = self.paginate_queryset(open_taken(self.medewerker))
        return self.get_paginated_response(TerugkoppelingSerializer(blad, many=True).data)


def _personen(velden: dict[str, Any]) -> dict[str, Any]:
    return velden | {"personen": tuple(Wie(een["persoon"], een.get("versie")) for een in velden["personen"])}


def _wie(velden: dict[str, Any]) -> dict[str, Any]:
    return {"persoon_nummer" if naam == "persoon" else naam: waarde for naam, waarde in velden.items()}
