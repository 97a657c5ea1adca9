# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.api import invoer, uitvoer
from meldingen.api.deur import StapDeur
from meldingen.deuren import doe_stap, eis_scherm, haal
from meldingen.models import Advies, Contact
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.contact_vastleggen import contact_vastleggen


class ContactViewSet(StapDeur, viewsets.GenericViewSet[Contact]):
    queryset = Contact.objects.none()
    serializer_class = uitvoer.ContactSerializer
    volgorde = ("-ontvangen_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("medewerker")

    @extend_schema(responses=uitvoer.ContactRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        self._eis_recht()
        blad = self.paginate_queryset(self.get_queryset().defer("notities", "beller"))
        return self.get_paginated_response(uitvoer.ContactRijSerializer(blad, many=True).data)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=invoer.ContactInvoerSerializer, responses={201: uitvoer.ContactSerializer})
    def create(self, request: Request) -> Response:
        mag = rechten.mag_contact_vastleggen(self.medewerker)
        contact = self.stap(request, contact_vastleggen, invoer.ContactInvoerSerializer, mag=mag, onderwerp="contact")
        return self._detail(contact, status=201)

    @extend_schema(request=invoer.ContactInvoerSerializer, responses=uitvoer.ContactSerializer)
    @action(detail=True, methods=["post"])
    def bewaren(self, request: Request, nummer: str) -> Response:
        """Keep further notes on an open contact; all fields are replaced."""
        contact = self.get_object()
        bewaard = self.stap(
            request,
            contact_vastleggen,
            invoer.ContactInvoerSerializer,
            mag=rechten.mag_contact_vastleggen(self.medewerker),
            onderwerp="contact",
            nummer=nummer,
            contact=contact,
        )
        return self._detail(bewaard)

    def _eis_recht(self) -> None:
        mag = rechten.mag_contact_vastleggen(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="contact_vastleggen", onderwerp="contact")

    def _detail(self, contact: Contact, status: int = 200) -> Response:
        inzage(
            onderwerp="contact",
            nummer=contact.nummer,
            organisatie_id=contact.organisatie_id,
            medewerker_id=self.medewerker.pk,
        )
        gegevens = uitvoer.ContactSerializer(contact, context={"medewerker": self.medewerker}).data
        return Response(gegevens, status=status)


class AdviesViewSet(StapDeur, viewsets.GenericViewSet[Advies]):
    queryset = Advies.objects.none()
    serializer_class = uitvoer.AdviesSerializer
    volgorde = ("-ontvangen_op", "-pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("medewerker")

    @extend_schema(responses=uitvoer.AdviesRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        self._eis_recht()
        blad = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(uitvoer.AdviesRijSerializer(blad, many=True).data)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=invoer.AdviesInvoerSerializer, responses={201: uitvoer.AdviesSerializer})
    def create(self, request: Request) -> Response:
        self._eis_recht()
        gegevens = invoer.AdviesInvoerSerializer(data=request.data)
        gegevens.is_valid(raise_exception=True)
        velden = dict(gegevens.validated_data)
        nummer = velden.pop("contact", None)
        contact = haal(Contact.objects.zichtbaar_voor(self.medewerker), self.medewerker, nummer) if nummer else None
        advies = doe_stap(
            advies_registreren,
            medewerker=self.medewerker,
            onderwerp="advies",
            nummer=nummer or "",
            contact=contact,
            gemeente_code=velden.pop("gemeente", None) or None,
            nu=timezone.now(),
            **velden,
        )
        return self._detail(advies, status=201)

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
        return Response(uitvoer.AdviesSerializer(advies).data, status=status)
