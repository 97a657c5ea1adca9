# SPDX-License-Identifier: EUPL-1.2
"""The settings of one's own organisation by the API: the same step as the page of functional management."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen.api.deur import StapDeur, serializer_van
from meldingen.deuren import eis_scherm
from organisaties.models import VTOrganisatie
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.stappen.instellingen_bijwerken import instellingen_bijwerken
from werkplek.instellingbeeld import eigen_organisatie
from werkplek.instellingforms import InstellingenForm

Bijwerken = serializer_van(InstellingenForm, "InstellingenBijwerkenInvoer")


class InstellingenSerializer(serializers.ModelSerializer[VTOrganisatie]):
    class Meta:
        model = VTOrganisatie
        fields = (
            "code", "naam", "vb_eenheid", "goede_vrijdag_vrij", "besluitdagen_vrij", "drempel_meldingen",
            "drempel_jaren", "informeren_kind_vanaf", "contact_afgeschermd", "versie",
        )  # fmt: skip


class InstellingenViewSet(StapDeur, viewsets.GenericViewSet[VTOrganisatie]):
    queryset = VTOrganisatie.objects.none()
    serializer_class = InstellingenSerializer
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> Any:
        """The own organisation alone; there is no address for another."""
        return VTOrganisatie.objects.filter(pk=self.medewerker.vt_organisatie_id or 0)

    @extend_schema(responses=InstellingenSerializer)
    def list(self, request: Request) -> Response:
        """One organisation, so one object and no list."""
        self._eis("inzage")
        return self._antwoord()

    @extend_schema(request=Bijwerken, responses=InstellingenSerializer)
    @action(detail=False, methods=["post"])
    def bijwerken(self, request: Request) -> Response:
        mag = self._eis("instellingen_bijwerken")
        organisatie = eigen_organisatie(self.medewerker)
        self.stap(
            request, instellingen_bijwerken, Bijwerken, mag=mag, onderwerp="instelling", nummer=organisatie.code,
            organisatie=organisatie,
        )  # fmt: skip
        return self._antwoord()

    def _eis(self, actie: str) -> bool:
        mag = mag_stamgegevens_beheren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie=actie, onderwerp="instelling")
        return mag

    def _antwoord(self) -> Response:
        return Response(InstellingenSerializer(eigen_organisatie(self.medewerker)).data)
