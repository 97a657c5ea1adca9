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
from meldingen.models import Contact
from meldingen.stappen.contact_afsluiten import contact_afsluiten
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

    @extend_schema(request=invoer.ContactAfsluitenSerializer, responses=uitvoer.ContactSerializer)
    @action(detail=True, methods=["post"])
    def afsluiten(self, request: Request, nummer: str) -> Response:
        """End an open contact without melding or advies; its notes stay until their retention ends."""
        contact = self.get_object()
        gesloten = self.stap(
            request,
            contact_afsluiten,
            invoer.ContactAfsluitenSerializer,
            mag=rechten.mag_contact_afsluiten(self.medewerker, contact),
            onderwerp="contact",
            nummer=nummer,
            contact=contact,
        )
        return self._detail(gesloten)

    def _eis_recht(self) -> None:
        mag = rechten.mag_contact_vastleggen(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="contact_vastleggen", onderwerp="contact")

    def _detail(self, contact: Contact, status: int = 200) -> Response:
        inzage(
            onderwerp="contact",
            nummer=contact.nummer,
            organisatie_id=contact.organisatie_id,
            medewerker_id=self.medewerker.pk,
            casus_id=contact.casus_id,
        )
        gegevens = uitvoer.ContactSerializer(contact, context={"medewerker": self.medewerker}).data
        return Response(gegevens, status=status)
