# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from intake import rechten
from intake.api.uitvoer import BerichtRijSerializer, BerichtSerializer, BerichtVorm
from intake.berichtbeeld import lees_bericht
from intake.filters import BerichtFilter, met_plek
from intake.forms import AfhandelenForm, HeropenenForm, OppakkenForm
from intake.models import InkomendBericht
from intake.stappen.bericht_afhandelen import bericht_afhandelen
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_oppakken import bericht_oppakken
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.api.deur import StapDeur, StapSerializer, serializer_van
from meldingen.api.invoer import MeldingInvoerSerializer, naar_melding
from meldingen.api.uitvoer import MeldingDetailVorm, MeldingSerializer
from meldingen.deuren import doe_stap, eis_scherm, haal
from meldingen.maatregelen import MaatregelInvoer
from meldingen.meldingbeeld import lees_melding
from meldingen.models import Casus, Melding

ONDERWERP = "inkomendbericht"
VERWANT = ("organisatie", "afzender", "gemeente", "behandelaar", "melding", "afloop", "verwerkt_door")

OppakkenSerializer = serializer_van(OppakkenForm, "BerichtOppakkenInvoer")
AfhandelenSerializer = serializer_van(AfhandelenForm, "BerichtAfhandelenInvoer")
HeropenenSerializer = serializer_van(HeropenenForm, "BerichtHeropenenInvoer")


class MaatregelInvoerSerializer(serializers.Serializer[Any]):
    """A measure that a message names: `maatregelsoort:aanhouding` on that day."""

    soort = serializers.CharField(max_length=80)
    datum = serializers.DateField()


class ToevoegenSerializer(StapSerializer):
    """`melding` is the number of a melding. `maatregelen` left out or null: all that the message names."""

    melding = serializers.CharField(max_length=20)
    maatregelen = MaatregelInvoerSerializer(many=True, required=False, allow_null=True)


class BerichtMeldingSerializer(MeldingInvoerSerializer):
    """As for a melding by telephone. `ontvangen_op` and `kanaal` are those of the message, whatever is sent.

    `samen` are the numbers of other open messages of the same event, which go along. `maatregelen` left out or null:
    all that these messages name.
    """

    contact = None  # type: ignore[assignment]  # a message comes from no contact
    contact_versie = None  # type: ignore[assignment]
    kanaal = serializers.CharField(required=False, allow_null=True)
    ontvangen_op = serializers.DateTimeField(required=False, allow_null=True)  # type: ignore[assignment]
    samen = serializers.ListField(child=serializers.CharField(max_length=20), required=False, max_length=50)
    maatregelen = MaatregelInvoerSerializer(many=True, required=False, allow_null=True)
    versie = serializers.IntegerField(required=False, allow_null=True)


def _maatregelen(gegevens: dict[str, Any]) -> tuple[MaatregelInvoer, ...] | None:
    gekozen = gegevens.get("maatregelen")
    return None if gekozen is None else tuple(MaatregelInvoer(**een) for een in gekozen)


class BerichtViewSet(StapDeur, viewsets.GenericViewSet[InkomendBericht]):
    """Messages that came in, for staff. The melder and the body as received stand on the screen
    alone, behind their own right."""

    queryset = InkomendBericht.objects.none()
    serializer_class = BerichtVorm
    filterset_class = BerichtFilter
    volgorde = ("plek", "pk")

    def get_queryset(self) -> Any:
        rijen = super().get_queryset().select_related(*VERWANT).defer("melding__toelichting")
        return met_plek(rijen.defer("ruw", "gelezen", "toelichting")) if self.action == "list" else rijen

    @extend_schema(responses=BerichtRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        """Without a status: what is open, in the order in which it must be done."""
        mag = rechten.mag_berichten_zien(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="lijst", onderwerp=ONDERWERP)
        blad = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(BerichtRijSerializer(blad, many=True).data)

    @extend_schema(responses=BerichtVorm)
    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=OppakkenSerializer, responses=BerichtVorm)
    @action(detail=True, methods=["post"])
    def oppakken(self, request: Request, nummer: str) -> Response:
        return self._stap(request, bericht_oppakken, OppakkenSerializer)

    @extend_schema(request=AfhandelenSerializer, responses=BerichtVorm)
    @action(detail=True, methods=["post"])
    def afhandelen(self, request: Request, nummer: str) -> Response:
        """It does not become a melding, and why."""
        return self._stap(request, bericht_afhandelen, AfhandelenSerializer)

    @extend_schema(request=HeropenenSerializer, responses=BerichtVorm)
    @action(detail=True, methods=["post"])
    def heropenen(self, request: Request, nummer: str) -> Response:
        return self._stap(request, bericht_heropenen, HeropenenSerializer)

    @extend_schema(request=ToevoegenSerializer, responses=BerichtVorm)
    @action(detail=True, methods=["post"])
    def toevoegen(self, request: Request, nummer: str) -> Response:
        """It tells of what is a melding already."""
        return self._stap(request, bericht_toevoegen, ToevoegenSerializer, vertaal=self._met_melding)

    @extend_schema(request=BerichtMeldingSerializer, responses={201: MeldingDetailVorm})
    @action(detail=True, methods=["post"])
    def registreren(self, request: Request, nummer: str) -> Response:
        """It becomes a melding, on a new casus or on a known one."""
        wie, bericht = self.medewerker, self.get_object()
        mag = rechten.mag_bericht_registreren(wie, bericht)
        eis_scherm(wie, mag=mag, actie="bericht_registreren", onderwerp=ONDERWERP, nummer=nummer)
        vorm = BerichtMeldingSerializer(data=request.data)
        vorm.is_valid(raise_exception=True)
        gegevens = vorm.validated_data
        casus = gegevens.get("casus")
        argumenten = naar_melding(gegevens | {"ontvangen_op": bericht.ontvangen_op, "kanaal": ""})
        argumenten.pop("contact_versie", None)
        melding = doe_stap(
            bericht_registreren,
            medewerker=wie,
            onderwerp=ONDERWERP,
            nummer=nummer,
            bericht=bericht,
            casus=haal(Casus.objects.zichtbaar_voor(wie), wie, casus) if casus else None,
            samen=tuple(gegevens.get("samen", ())),
            maatregelen=_maatregelen(gegevens),
            versie=gegevens.get("versie"),
            nu=timezone.now(),
            **argumenten,
        )
        self._leg_inzage_vast(bericht, "melding", nummer=melding.nummer, casus_id=melding.casus_id)
        return Response(MeldingSerializer(lees_melding(melding, wie)).data, status=201)

    def _met_melding(self, gegevens: dict[str, Any]) -> dict[str, Any]:
        nummer = gegevens["melding"].strip().upper().replace("\x00", "?")
        rijen = Melding.objects.zichtbaar_voor(self.medewerker).defer("toelichting")
        gekozen = {"maatregelen": _maatregelen(gegevens)}
        return gegevens | gekozen | {"melding": rijen.filter(nummer=nummer).first()}

    def _stap(
        self,
        request: Request,
        stap: Callable[..., Any],
        vorm: type[serializers.Serializer[Any]],
        *,
        vertaal: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    ) -> Response:
        bericht = self.get_object()
        self.stap(
            request,
            stap,
            vorm,
            vertaal=vertaal,
            mag=rechten.mag_bericht_verwerken(self.medewerker, bericht),
            onderwerp=ONDERWERP,
            nummer=bericht.nummer,
            bericht=bericht,
        )
        return self._detail(self.get_object())

    def _detail(self, bericht: InkomendBericht) -> Response:
        self._leg_inzage_vast(bericht, ONDERWERP)
        return Response(BerichtSerializer(lees_bericht(bericht, self.medewerker)).data)

    def _leg_inzage_vast(
        self, bericht: InkomendBericht, onderwerp: str, *, nummer: str = "", casus_id: int | None = None
    ) -> None:
        van = bericht.melding
        inzage(
            onderwerp=onderwerp,
            nummer=nummer or bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=casus_id or (van.casus_id if van else None),
        )
