# SPDX-License-Identifier: EUPL-1.2
"""Adviezen and who asked them, through the API: the same steps as the pages."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.adviesvragers import AdviesvragerInvoer, met_vrager, vind
from meldingen.adviezen import Adviesstand, meldingverband, stand_van
from meldingen.api import invoer
from meldingen.api.deur import StapDeur, StapSerializer, serializer_van
from meldingen.deuren import eis_scherm, haal
from meldingen.forms.advies import (
    AdviesAfrondenForm,
    AdviesBijwerkenForm,
    AdviescontactForm,
    AdviesForm,
    IntrekkenForm,
)
from meldingen.models import Advies, Adviescontact, Adviesvrager, Casus, Contact
from meldingen.stappen.advies_afronden import advies_afronden
from meldingen.stappen.advies_bijwerken import advies_bijwerken
from meldingen.stappen.advies_omzetten import advies_omzetten
from meldingen.stappen.advies_oppakken import advies_oppakken
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.adviescontact_vastleggen import adviescontact_vastleggen
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.stappen.toestemming_intrekken import toestemming_intrekken

Velden = dict[str, Any]
CHAR = serializers.CharField
_AdviesVelden = serializer_van(AdviesForm, "AdviesVelden")
_ContactVelden = serializer_van(AdviescontactForm, "AdviescontactVelden")
AfrondenSerializer = serializer_van(AdviesAfrondenForm, "AdviesAfrondenInvoer")
BijwerkenSerializer = serializer_van(AdviesBijwerkenForm, "AdviesBijwerkenInvoer")
IntrekkenSerializer = serializer_van(IntrekkenForm, "ToestemmingIntrekkenInvoer")


class AdviesInvoerSerializer(_AdviesVelden):  # type: ignore[misc, valid-type]
    """`contact` is the number of the contact that becomes this advies; its notes and drafts are wiped.

    Who asked is `adviesvrager`, the number of somebody known, or is kept at once by `naam` and the rest, with the day
    of his consent. For a contact that is not answered yet it is one of those, or `niet_terugbellen`.
    """

    contact = CHAR(required=False, allow_null=True)


class AdviescontactInvoerSerializer(_ContactVelden):  # type: ignore[misc, valid-type]
    """`contact` is the number of the contact that is about this advies; its notes and drafts are wiped."""

    contact = CHAR(required=False, allow_null=True)
    contact_versie = serializers.IntegerField(required=False, allow_null=True)


class AdviesvragerInvoerSerializer(StapSerializer):
    """Who asked, with the day of his consent; or `adviesvrager`, the number of somebody known."""

    naam = CHAR(required=False, allow_blank=True)
    instelling = CHAR(required=False, allow_blank=True)
    telefoon = CHAR(required=False, allow_blank=True)
    email = CHAR(required=False, allow_blank=True)
    toestemming_op = serializers.DateField(required=False, allow_null=True)
    adviesvrager = CHAR(required=False, allow_blank=True)


class OmzettenSerializer(invoer.MeldingInvoerSerializer):
    """The melding; `versie` is that of the advies as read."""

    contact = None  # type: ignore[assignment]  # that of the advies
    contact_versie = None  # type: ignore[assignment]
    versie = serializers.IntegerField(required=False, allow_null=True)


class ZoekSerializer(serializers.Serializer[Any]):
    """What the adviesvrager says of himself; one of the three is enough."""

    naam = CHAR(required=False, allow_blank=True, default="", max_length=200)
    telefoon = CHAR(required=False, allow_blank=True, default="", max_length=50)
    email = CHAR(required=False, allow_blank=True, default="", max_length=200)

    def validate(self, attrs: Velden) -> Velden:
        if not any(attrs.values()):
            raise serializers.ValidationError({"naam": ["Vul een naam, een telefoonnummer of een e-mailadres in."]})
        return attrs


class AdviescontactSerializer(serializers.ModelSerializer[Adviescontact]):
    medewerker = CHAR(source="medewerker.naam", read_only=True)

    class Meta:
        model = Adviescontact
        fields = ["volgnummer", "kanaal", "op", "medewerker", "vraag", "antwoord"]


class AdviesRijSerializer(serializers.ModelSerializer[Advies]):
    stand = serializers.SerializerMethodField()

    class Meta:
        model = Advies
        fields = [
            "nummer", "kanaal", "gemeente", "adviesvrager_soort", "ontvangen_op", "opgepakt_op", "afgerond_op", "stand",
        ]  # fmt: skip

    def get_stand(self, advies: Advies) -> str:
        return str(stand_van(advies))


class AdviesSerializer(AdviesRijSerializer):
    medewerker = CHAR(source="medewerker.naam", read_only=True)
    adviesvrager = serializers.SerializerMethodField()
    contacten = AdviescontactSerializer(many=True, read_only=True)
    omgezet_uit = serializers.SerializerMethodField()
    omgezet_naar = serializers.SerializerMethodField()
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta(AdviesRijSerializer.Meta):
        fields = [
            *AdviesRijSerializer.Meta.fields, "aanleiding", "aard", "duur", "adviesvrager", "medewerker", "vraag",
            "antwoord", "contacten", "omgezet_uit", "omgezet_naar", "versie", "toegestane_stappen",
        ]  # fmt: skip

    def get_adviesvrager(self, advies: Advies) -> str | None:
        """The number of who asked; null when nobody was kept, or when he is a source that the reader may not see."""
        mag = rechten.mag_vrager_zien(self.context["medewerker"], advies)
        return advies.adviesvrager.nummer if mag and advies.adviesvrager else None

    def get_omgezet_uit(self, advies: Advies) -> str | None:
        """The number of the melding that it came of; null as well when you do not see that melding."""
        return self.context["verband"].uit or None

    def get_omgezet_naar(self, advies: Advies) -> str | None:
        """The number of the melding that it became; null as well when you may not see that melding or its source."""
        return self.context["verband"].naar or None

    def get_toegestane_stappen(self, advies: Advies) -> list[str]:
        return toegestaan.op_advies(self.context["medewerker"], advies)


class AdviesvragerSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    naam = CHAR()
    instelling = CHAR(allow_null=True)
    telefoon = CHAR(allow_null=True)
    email = CHAR(allow_null=True)
    toestemming_op = serializers.DateField()
    versie = serializers.IntegerField()


class GewistSerializer(serializers.Serializer[Any]):
    """How many adviezen were his, as far as the reader may know who asked for them; they stay."""

    adviezen = serializers.IntegerField()


class AdviesViewSet(StapDeur, viewsets.GenericViewSet[Advies]):
    queryset = Advies.objects.none()
    serializer_class = AdviesSerializer
    volgorde = ("-ontvangen_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("medewerker", "adviesvrager")

    @extend_schema(responses=AdviesRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        self._eis_recht()
        blad = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(AdviesRijSerializer(blad, many=True).data)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=AdviesInvoerSerializer, responses={201: AdviesSerializer})
    def create(self, request: Request) -> Response:
        advies = self.stap(
            request,
            advies_registreren,
            AdviesInvoerSerializer,
            vertaal=self._naar_advies,
            mag=rechten.mag_advies_registreren(self.medewerker),
            onderwerp="advies",
        )
        return self._detail(advies, status=201)

    @extend_schema(request=StapSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def oppakken(self, request: Request, nummer: str) -> Response:
        return self._doe(request, advies_oppakken, StapSerializer)

    @extend_schema(request=AfrondenSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def afronden(self, request: Request, nummer: str) -> Response:
        return self._doe(request, advies_afronden, AfrondenSerializer)

    @extend_schema(request=BijwerkenSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def bijwerken(self, request: Request, nummer: str) -> Response:
        return self._doe(request, advies_bijwerken, BijwerkenSerializer, _gemeente)

    @extend_schema(request=AdviescontactInvoerSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def vervolg(self, request: Request, nummer: str) -> Response:
        """A further contact about the same advies."""
        return self._doe(request, adviescontact_vastleggen, AdviescontactInvoerSerializer, self._met_contact)

    @extend_schema(request=AdviesvragerInvoerSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def adviesvrager(self, request: Request, nummer: str) -> Response:
        """Keep who asked, with his consent."""
        return self._doe(request, adviesvrager_vastleggen, AdviesvragerInvoerSerializer, self._naar_vrager)

    @extend_schema(request=OmzettenSerializer, responses=AdviesSerializer)
    @action(detail=True, methods=["post"])
    def omzetten(self, request: Request, nummer: str) -> Response:
        """The advies becomes a melding, whose number is in the header `Location`."""
        advies = self.get_object()
        melding = self.stap(
            request,
            advies_omzetten,
            OmzettenSerializer,
            vertaal=self._naar_omzetten,
            mag=rechten.mag_advies_omzetten(self.medewerker, advies),
            onderwerp="advies",
            nummer=nummer,
            advies=advies,
        )
        antwoord = self._detail(self.get_object())
        antwoord["Location"] = f"/api/v1/meldingen/{melding.nummer}"
        return antwoord

    def _doe(
        self,
        request: Request,
        stap: Callable[..., Any],
        soort: type[serializers.Serializer[Any]],
        vertaal: Callable[[Velden], Velden] = dict,
    ) -> Response:
        advies = self.get_object()
        self.stap(
            request,
            stap,
            soort,
            vertaal=vertaal,
            mag=rechten.mag_advies_behandelen(self.medewerker, advies),
            onderwerp="advies",
            nummer=advies.nummer,
            advies=advies,
        )
        return self._detail(self.get_object())

    def _naar_advies(self, velden: Velden) -> Velden:
        velden = met_vrager(self._met_contact(_gemeente(velden)))
        velden["adviesvrager"] = self._bekende(velden.pop("adviesvrager", ""))
        velden["stand"] = velden.get("stand") or Adviesstand.AFGEROND
        return velden

    def _naar_vrager(self, velden: Velden) -> Velden:
        rest: Velden = {naam: velden.pop(naam) for naam in ("versie", "token") if naam in velden}
        bekend = self._bekende(velden.pop("adviesvrager", ""))
        wie: Velden = {"naam": "", "toestemming_op": None} | velden
        return rest | {"bekend": bekend, "invoer": None if bekend else AdviesvragerInvoer(**wie)}

    def _naar_omzetten(self, velden: Velden) -> Velden:
        versie, nummer = velden.pop("versie", None), velden.pop("casus", None)
        argumenten = invoer.naar_melding(velden)
        argumenten.pop("contact_versie", None)
        casus = haal(Casus.objects.zichtbaar_voor(self.medewerker), self.medewerker, nummer) if nummer else None
        return argumenten | {"versie": versie, "casus": casus}

    def _met_contact(self, velden: Velden) -> Velden:
        nummer = velden.pop("contact", None)
        rijen = Contact.objects.zichtbaar_voor(self.medewerker)
        return velden | {"contact": haal(rijen, self.medewerker, nummer) if nummer else None}

    def _bekende(self, nummer: str | None) -> Adviesvrager | None:
        schoon = (nummer or "").strip().upper()
        return haal(Adviesvrager.objects.zichtbaar_voor(self.medewerker), self.medewerker, schoon) if schoon else None

    def _eis_recht(self) -> None:
        mag = rechten.mag_advies_registreren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="advies_registreren", onderwerp="advies")

    def _detail(self, advies: Advies, status: int = 200) -> Response:
        inzage(
            onderwerp="advies",
            nummer=advies.nummer,
            organisatie_id=advies.organisatie_id,
            medewerker_id=self.medewerker.pk,
        )
        beeld = {"medewerker": self.medewerker, "verband": meldingverband(advies, self.medewerker)}
        return Response(AdviesSerializer(advies, context=beeld).data, status=status)


class AdviesvragerViewSet(StapDeur, viewsets.GenericViewSet[Adviesvrager]):
    """Nobody lists them: they are found by what they say of themselves."""

    queryset = Adviesvrager.objects.none()
    serializer_class = AdviesvragerSerializer

    @extend_schema(responses=AdviesvragerSerializer)
    def retrieve(self, request: Request, nummer: str) -> Response:
        rij = self.get_object()
        self._leg_inzage_vast(rij.nummer)
        return Response(AdviesvragerSerializer(rij).data)

    @extend_schema(request=ZoekSerializer, responses=AdviesvragerSerializer(many=True))
    @action(detail=False, methods=["post"])
    def zoeken(self, request: Request) -> Response:
        mag = rechten.mag_advies_registreren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="zoeken", onderwerp="adviesvrager")
        vraag = ZoekSerializer(data=request.data)
        vraag.is_valid(raise_exception=True)
        gevonden = list(vind(self.medewerker, **vraag.validated_data).order_by("pk")[:20])
        self._leg_inzage_vast("", actie="zoeken", aantal=len(gevonden))
        return Response(AdviesvragerSerializer(gevonden, many=True).data)

    @extend_schema(request=IntrekkenSerializer, responses=GewistSerializer)
    @action(detail=True, methods=["post"])
    def intrekken(self, request: Request, nummer: str) -> Response:
        """Wipe him and what tied him to his adviezen; they stay."""
        rij = self.get_object()
        aantal = self.stap(
            request,
            toestemming_intrekken,
            IntrekkenSerializer,
            mag=rechten.mag_advies_behandelen(self.medewerker, rij),
            onderwerp="adviesvrager",
            nummer=nummer,
            adviesvrager=rij,
        )
        return Response({"adviezen": aantal})

    def _leg_inzage_vast(self, nummer: str, **meer: Any) -> None:
        inzage(
            onderwerp="adviesvrager",
            nummer=nummer,
            organisatie_id=self.medewerker.vt_organisatie_id,
            medewerker_id=self.medewerker.pk,
            **meer,
        )


def _gemeente(velden: Velden) -> Velden:
    return velden | {"gemeente_code": velden.pop("gemeente", None) or None}
