# SPDX-License-Identifier: EUPL-1.2
"""The code lists by the API: the same steps as the pages of functional management."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen.api.deur import StapDeur, serializer_van
from meldingen.deuren import eis_scherm
from organisaties.models import Code, Codelijst, CodeMapping
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.stappen.code_beeindigen import code_beeindigen
from organisaties.stappen.code_bijwerken import code_bijwerken
from organisaties.stappen.code_hervatten import code_hervatten
from organisaties.stappen.code_toevoegen import code_toevoegen
from organisaties.stappen.codemapping_zetten import codemapping_zetten
from werkplek.codelijstbeeld import is_gesloten, lees_lijsten, stappen_van
from werkplek.codelijstforms import (
    CodeBeeindigenForm,
    CodeBijwerkenForm,
    CodeHervattenForm,
    CodemappingForm,
    CodeToevoegenForm,
)

Toevoegen = serializer_van(CodeToevoegenForm, "CodeToevoegenInvoer")
Bijwerken = serializer_van(CodeBijwerkenForm, "CodeBijwerkenInvoer")
Beeindigen = serializer_van(CodeBeeindigenForm, "CodeBeeindigenInvoer")
Hervatten = serializer_van(CodeHervattenForm, "CodeHervattenInvoer")
Vertaling = serializer_van(CodemappingForm, "CodemappingInvoer")
WAARDE = "codes/(?P<waarde>[a-z][a-z0-9_]*)"


class CodemappingSerializer(serializers.ModelSerializer[CodeMapping]):
    class Meta:
        model = CodeMapping
        fields = ("protocol", "onderdeel", "cbs_code")


class CodeSerializer(serializers.ModelSerializer[Code]):
    geldig_vanaf = serializers.DateField(source="geldig.lower")
    geldig_tot = serializers.DateField(source="geldig.upper", allow_null=True, help_text="De eerste dag zonder.")
    vertalingen = CodemappingSerializer(source="mappings", many=True)
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta:
        model = Code
        fields = (
            "sleutel", "code", "label", "omschrijving", "volgorde", "geldig_vanaf", "geldig_tot", "vertalingen",
            "versie", "toegestane_stappen",
        )  # fmt: skip

    def get_toegestane_stappen(self, code: Code) -> list[str]:
        return list(stappen_van(code, timezone.localdate()))


class CodelijstRijSerializer(serializers.ModelSerializer[Codelijst]):
    aantal = serializers.IntegerField()
    geldig = serializers.IntegerField(help_text="Hoeveel er vandaag te kiezen zijn.")

    class Meta:
        model = Codelijst
        fields = ("code", "naam", "aantal", "geldig")


class CodelijstSerializer(serializers.ModelSerializer[Codelijst]):
    gesloten = serializers.SerializerMethodField(help_text="De software rekent met elke waarde: er komt er geen bij.")
    codes = CodeSerializer(many=True)

    class Meta:
        model = Codelijst
        fields = ("code", "naam", "gesloten", "codes")

    def get_gesloten(self, lijst: Codelijst) -> bool:
        return is_gesloten(lijst)


class CodelijstViewSet(StapDeur, viewsets.GenericViewSet[Codelijst]):
    queryset = Codelijst.objects.none()
    serializer_class = CodelijstSerializer
    lookup_field = "code"
    lookup_url_kwarg = "lijst"
    lookup_value_regex = "[a-z][a-z0-9_]*"
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> Any:
        """Reference data: no rows of anybody, so nothing to be scoped; the right is asked by every action."""
        return Codelijst.objects.prefetch_related("codes__mappings")

    def get_object(self) -> Any:
        return get_object_or_404(self.get_queryset(), code=self.kwargs["lijst"])

    @extend_schema(responses=CodelijstRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        self._eis("inzage")
        return Response(CodelijstRijSerializer(lees_lijsten(timezone.localdate()), many=True).data)

    def retrieve(self, request: Request, lijst: str) -> Response:
        self._eis("inzage")
        return self._detail()

    @extend_schema(request=Toevoegen, responses={201: CodelijstSerializer})
    @action(detail=True, methods=["post"])
    def codes(self, request: Request, lijst: str) -> Response:
        """Add a value to this list."""
        mag = self._eis("code_toevoegen")
        self.stap(
            request, code_toevoegen, Toevoegen, mag=mag, onderwerp="codelijst", nummer=lijst, lijst=self.get_object()
        )
        return self._detail(status=201)

    @extend_schema(request=Bijwerken, responses=CodelijstSerializer)
    @action(detail=True, methods=["post"], url_path=f"{WAARDE}/bijwerken")
    def bijwerken(self, request: Request, lijst: str, waarde: str) -> Response:
        return self._doe(request, code_bijwerken, Bijwerken, waarde)

    @extend_schema(request=Beeindigen, responses=CodelijstSerializer)
    @action(detail=True, methods=["post"], url_path=f"{WAARDE}/beeindigen")
    def beeindigen(self, request: Request, lijst: str, waarde: str) -> Response:
        return self._doe(request, code_beeindigen, Beeindigen, waarde)

    @extend_schema(request=Hervatten, responses=CodelijstSerializer)
    @action(detail=True, methods=["post"], url_path=f"{WAARDE}/hervatten")
    def hervatten(self, request: Request, lijst: str, waarde: str) -> Response:
        return self._doe(request, code_hervatten, Hervatten, waarde)

    @extend_schema(request=Vertaling, responses=CodelijstSerializer)
    @action(detail=True, methods=["post"], url_path=f"{WAARDE}/vertaling")
    def vertaling(self, request: Request, lijst: str, waarde: str) -> Response:
        return self._doe(request, codemapping_zetten, Vertaling, waarde)

    def _doe(
        self, request: Request, stap: Callable[..., Any], invoer: type[serializers.Serializer[Any]], waarde: str
    ) -> Response:
        mag = self._eis(stap.__name__)
        code = get_object_or_404(Code, lijst=self.kwargs["lijst"], code=waarde)
        self.stap(request, stap, invoer, mag=mag, onderwerp="codelijst", nummer=code.pk[:40], code=code)
        return self._detail()

    def _eis(self, actie: str) -> bool:
        """Asked before the list is looked up: who may not manage them is not told which there are."""
        mag = mag_stamgegevens_beheren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie=actie, onderwerp="codelijst")
        return mag

    def _detail(self, status: int = 200) -> Response:
        return Response(CodelijstSerializer(self.get_object()).data, status=status)
