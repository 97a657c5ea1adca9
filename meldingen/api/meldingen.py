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
from meldingen import rechten
from meldingen.adviezen import adviesverband
from meldingen.api import invoer, uitvoer
from meldingen.api.deur import StapDeur
from meldingen.contactverband import contact_van
from meldingen.deuren import doe_stap, eis_scherm, haal
from meldingen.filters import MeldingFilter
from meldingen.herhaling.beeld import lees_herhaling
from meldingen.herkenningbeeld import wacht_op_oordeel
from meldingen.meldingbeeld import lees_melding
from meldingen.models import Casus, Contact, Melding
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.beoordeling_bewaren import beoordeling_bewaren
from meldingen.stappen.besluit_herzien import besluit_herzien
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.informeren import informeren
from meldingen.stappen.registreren import registreren
from organisaties.models import Medewerker
from organisaties.rechten import Recht


class MeldingViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """Meldingen and the steps of assessment. The melder is written here and read by `bron-inzien` only."""

    queryset = Melding.objects.none()
    serializer_class = uitvoer.MeldingDetailVorm
    filterset_class = MeldingFilter
    volgorde = ("-ontvangen_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus", "behandelaar", "melder_partij", "organisatie")

    @extend_schema(responses=uitvoer.MeldingRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        mag = self.medewerker.heeft(Recht.DOSSIER_INZIEN)
        eis_scherm(self.medewerker, mag=mag, actie="inzage", onderwerp="melding")
        blad = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(uitvoer.MeldingRijSerializer(blad, many=True).data)

    @extend_schema(responses=uitvoer.MeldingDetailVorm)
    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(responses=uitvoer.HerhalingSerializer)
    @action(detail=True)
    def herhaling(self, request: Request, nummer: str) -> Response:
        """What each definition calls this melding, by its name and source, and what was known at receipt."""
        melding = self.get_object()
        self._leg_inzage_vast(melding, "herhaling")
        beeld = lees_herhaling(melding, self.medewerker)
        wacht = wacht_op_oordeel(melding, self.medewerker)
        gegevens = {"definities": beeld.regels, "casussen": beeld.casussen, "mogelijk_bekend": wacht}
        return Response(uitvoer.HerhalingSerializer(gegevens).data)

    @extend_schema(request=invoer.MeldingInvoerSerializer, responses={201: uitvoer.MeldingDetailVorm})
    def create(self, request: Request) -> Response:
        """Register a melding on a new casus, or on a known one."""
        mag = rechten.mag_registreren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="registreren", onderwerp="melding")
        vorm = invoer.MeldingInvoerSerializer(data=request.data)
        vorm.is_valid(raise_exception=True)
        gegevens = vorm.validated_data
        casus_nummer, contact_nummer = gegevens.get("casus"), gegevens.get("contact")
        wie = self.medewerker
        melding = doe_stap(
            registreren,
            medewerker=wie,
            onderwerp="melding",
            nummer="",
            casus=haal(Casus.objects.zichtbaar_voor(wie), wie, casus_nummer) if casus_nummer else None,
            contact=haal(Contact.objects.zichtbaar_voor(wie), wie, contact_nummer) if contact_nummer else None,
            nu=timezone.now(),
            **invoer.naar_melding(gegevens),
        )
        return self._detail(melding, status=201)

    @extend_schema(request=invoer.OppakkenSerializer, responses=uitvoer.MeldingDetailVorm)
    @action(detail=True, methods=["post"], url_path="in-beoordeling-nemen")
    def in_beoordeling_nemen(self, request: Request, nummer: str) -> Response:
        return self._stap(request, in_beoordeling_nemen, invoer.OppakkenSerializer, rechten.mag_in_beoordeling_nemen)

    @extend_schema(request=invoer.BeoordelingInvoerSerializer, responses=uitvoer.MeldingDetailVorm)
    @action(detail=True, methods=["post"], url_path="beoordeling-bewaren")
    def beoordeling_bewaren(self, request: Request, nummer: str) -> Response:
        vorm, mag = invoer.BeoordelingInvoerSerializer, rechten.mag_beoordelen
        return self._stap(request, beoordeling_bewaren, vorm, mag, vertaal=invoer.naar_beoordeling)

    @extend_schema(request=invoer.BeoordelingInvoerSerializer, responses=uitvoer.MeldingDetailVorm)
    @action(detail=True, methods=["post"])
    def beoordelen(self, request: Request, nummer: str) -> Response:
        vorm, mag = invoer.BeoordelingInvoerSerializer, rechten.mag_beoordelen
        return self._stap(request, beoordelen, vorm, mag, vertaal=invoer.naar_beoordeling)

    @extend_schema(request=invoer.BesluitInvoerSerializer, responses=uitvoer.MeldingDetailVorm)
    @action(detail=True, methods=["post"], url_path="besluit-herzien")
    def besluit_herzien(self, request: Request, nummer: str) -> Response:
        vorm, mag = invoer.BesluitInvoerSerializer, rechten.mag_besluit_herzien
        return self._stap(request, besluit_herzien, vorm, mag, vertaal=invoer.naar_besluit)

    @extend_schema(request=invoer.InformerenSerializer, responses=uitvoer.MeldingDetailVorm)
    @action(detail=True, methods=["post"])
    def informeren(self, request: Request, nummer: str) -> Response:
        return self._stap(request, informeren, invoer.InformerenSerializer, rechten.mag_informeren)

    def _stap(
        self,
        request: Request,
        stap: Callable[..., Any],
        vorm: type[serializers.Serializer[Any]],
        mag: Callable[[Medewerker, Melding], bool],
        *,
        vertaal: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    ) -> Response:
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
        return self._detail(self.get_object())

    def _detail(self, melding: Melding, status: int = 200) -> Response:
        self._leg_inzage_vast(melding, "melding")
        beeld = lees_melding(melding, self.medewerker)
        # What was just registered came of no advies.
        verband = None if status == 201 else adviesverband(melding, self.medewerker)
        context = {"verband": verband, "contact": contact_van(melding, self.medewerker)}
        return Response(uitvoer.MeldingSerializer(beeld, context=context).data, status=status)

    def _leg_inzage_vast(self, melding: Melding, onderwerp: str) -> None:
        inzage(
            onderwerp=onderwerp,
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=melding.casus_id,
        )
