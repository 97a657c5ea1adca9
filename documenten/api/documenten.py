# SPDX-License-Identifier: EUPL-1.2
"""Documents by the API: the same steps as the pages; a file comes in as multipart/form-data."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings

from documenten import rechten
from documenten.bestand import Bestand
from documenten.gegevens import TITEL_MAX, DocumentGegevens
from documenten.inhoud import lees_bijlagen
from documenten.lezen import VERWANT, documenten_van, ingetrokken_van, leg_inzage_vast, lever
from documenten.models import Document
from documenten.stappen.document_bijwerken import document_bijwerken
from documenten.stappen.document_intrekken import REDEN_MAX, document_intrekken
from documenten.stappen.document_terugzetten import document_terugzetten
from documenten.stappen.document_toevoegen import document_toevoegen
from documenten.toegestaan import op_document
from meldingen.api.deur import Moment, StapDeur, StapSerializer
from meldingen.deuren import eis_scherm
from meldingen.models import Casus

GEGEVENS = ("soort", "titel", "gedateerd_op", "ontvangen_op", "melding")
Velden = dict[str, Any]


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """`uit_afgeschermde_bron` is what somebody said, null when nobody did; `van_geheime_bron` how it counts now."""

    casus = serializers.CharField(source="casus.nummer")
    melding = serializers.CharField(source="melding.nummer", default=None, allow_null=True)
    soort = serializers.CharField(source="soort_id")
    titel = serializers.CharField()
    bestandsnaam = serializers.CharField()
    van_geheime_bron = serializers.BooleanField(read_only=True)
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta:
        model = Document
        fields: tuple[str, ...] = (
            "nummer", "casus", "melding", "soort", "titel", "bestandsnaam", "gedateerd_op", "ontvangen_op",
            "uit_afgeschermde_bron", "van_geheime_bron", "inhoudstype", "grootte", "toegevoegd_op", "versie",
            "toegestane_stappen",
        )  # fmt: skip

    def get_toegestane_stappen(self, document: Document) -> list[str]:
        return op_document(self.context["medewerker"], document)


class BijlageSerializer(serializers.Serializer[Any]):
    """`herkend`: of a kind that is kept as a document of its own too, as far as its name tells."""

    naam = serializers.CharField()
    herkend = serializers.BooleanField()


class DocumentDetailSerializer(DocumentSerializer):
    """With what hangs on a mail; empty of any other document."""

    bijlagen = serializers.SerializerMethodField()

    class Meta(DocumentSerializer.Meta):
        fields = (*DocumentSerializer.Meta.fields, "bijlagen")

    @extend_schema_field(BijlageSerializer(many=True))
    def get_bijlagen(self, document: Document) -> Any:
        return BijlageSerializer(lees_bijlagen(document), many=True).data


class IngetrokkenSerializer(DocumentSerializer):
    """What was taken out of a dossier, and why."""

    class Meta(DocumentSerializer.Meta):
        fields = (*DocumentSerializer.Meta.fields, "ingetrokken_op", "intrekreden")


class GegevensInvoer(StapSerializer):
    """`melding` is the number of a melding of the same casus; without it the document belongs to the whole dossier."""

    soort = serializers.CharField()
    titel = serializers.CharField(max_length=TITEL_MAX, trim_whitespace=False)
    gedateerd_op = serializers.DateField(required=False, allow_null=True, default=None)
    ontvangen_op = Moment()
    melding = serializers.CharField(required=False, allow_blank=True, default="")


class DocumentToevoegenInvoer(GegevensInvoer):
    """`uit_afgeschermde_bron` null or left out: as the sources are. `nogmaals`: the same file once more."""

    versie = None  # type: ignore[assignment]  # a new row has none
    bestand = serializers.FileField(allow_empty_file=True)
    uit_afgeschermde_bron = serializers.BooleanField(required=False, allow_null=True, default=None)
    nogmaals = serializers.BooleanField(required=False, default=False)


class DocumentBijwerkenInvoer(GegevensInvoer):
    """`uit_afgeschermde_bron` null: as the sources are. False opens it, also when a source is secret."""

    uit_afgeschermde_bron = serializers.BooleanField(allow_null=True)


class DocumentIntrekkenInvoer(StapSerializer):
    reden = serializers.CharField(max_length=REDEN_MAX, allow_blank=True, trim_whitespace=False)


class DocumentTerugzettenInvoer(DocumentIntrekkenInvoer):
    """The same one field: why it belongs there after all."""


class CasusDocumentViewSet(StapDeur, viewsets.GenericViewSet[Casus]):
    """What this app adds to a casus."""

    queryset = Casus.objects.none()
    serializer_class = DocumentSerializer
    parser_classes = (MultiPartParser, *api_settings.DEFAULT_PARSER_CLASSES)  # type: ignore[arg-type]
    pagination_class = None
    filter_backends = ()

    @extend_schema(responses=DocumentSerializer(many=True))
    @action(detail=True, methods=["get"])
    def documenten(self, request: Request, nummer: str) -> Response:
        rijen = documenten_van(self.medewerker, self.get_object())
        return Response(DocumentSerializer(rijen, many=True, context={"medewerker": self.medewerker}).data)

    @extend_schema(responses=IngetrokkenSerializer(many=True))
    @action(detail=True, methods=["get"], url_path="documenten/ingetrokken")
    def ingetrokken(self, request: Request, nummer: str) -> Response:
        """What was taken out of this dossier, for who may put it back."""
        casus = self.get_object()
        mag = rechten.mag_document_terugzetten(self.medewerker, casus)
        eis_scherm(self.medewerker, mag=mag, actie="document_terugzetten", onderwerp="casus", nummer=nummer)
        rijen = ingetrokken_van(self.medewerker, casus)
        return Response(IngetrokkenSerializer(rijen, many=True, context={"medewerker": self.medewerker}).data)

    @extend_schema(request={"multipart/form-data": DocumentToevoegenInvoer}, responses={201: DocumentDetailSerializer})
    @documenten.mapping.post
    def document_toevoegen(self, request: Request, nummer: str) -> Response:
        casus = self.get_object()
        document = self.stap(
            request,
            document_toevoegen,
            DocumentToevoegenInvoer,
            vertaal=_naar_nieuw,
            mag=rechten.mag_document_toevoegen(self.medewerker, casus),
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
        )
        return Response(DocumentDetailSerializer(document, context={"medewerker": self.medewerker}).data, status=201)


class DocumentViewSet(StapDeur, viewsets.GenericViewSet[Document]):
    queryset = Document.objects.none()
    serializer_class = DocumentDetailSerializer

    def get_queryset(self) -> Any:
        rijen = super().get_queryset()
        if self.action == "terugzetten":
            rijen = Document.objects.zichtbaar_voor(self.medewerker, ingetrokken=True)
        return rijen.met_geheime_bron().select_related(*VERWANT)

    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def bestand(self, request: Request, nummer: str) -> HttpResponse:
        return lever(self.medewerker, self.get_object())

    @extend_schema(request=DocumentBijwerkenInvoer, responses=DocumentDetailSerializer)
    @action(detail=True, methods=["post"])
    def bijwerken(self, request: Request, nummer: str) -> Response:
        document = self.get_object()
        self.stap(
            request,
            document_bijwerken,
            DocumentBijwerkenInvoer,
            vertaal=_met_gegevens,
            mag=rechten.mag_document_bijwerken(self.medewerker, document),
            onderwerp="document",
            nummer=nummer,
            document=document,
        )
        return self._detail(self.get_object())

    @extend_schema(request=DocumentIntrekkenInvoer, responses={204: None})
    @action(detail=True, methods=["post"])
    def intrekken(self, request: Request, nummer: str) -> Response:
        """Afterwards the document no longer exists for any reader."""
        document = self.get_object()
        self.stap(
            request,
            document_intrekken,
            DocumentIntrekkenInvoer,
            mag=rechten.mag_document_intrekken(self.medewerker, document),
            onderwerp="document",
            nummer=nummer,
            document=document,
        )
        return Response(status=204)

    @extend_schema(request=DocumentTerugzettenInvoer, responses=DocumentDetailSerializer)
    @action(detail=True, methods=["post"])
    def terugzetten(self, request: Request, nummer: str) -> Response:
        document = self.get_object()
        gedaan = self.stap(
            request,
            document_terugzetten,
            DocumentTerugzettenInvoer,
            mag=rechten.mag_document_terugzetten(self.medewerker, document),
            onderwerp="document",
            nummer=nummer,
            document=document,
        )
        return self._detail(gedaan)

    def _detail(self, document: Document) -> Response:
        leg_inzage_vast(self.medewerker, document)
        return Response(DocumentDetailSerializer(document, context={"medewerker": self.medewerker}).data)


def _met_gegevens(velden: Velden) -> Velden:
    gegevens = DocumentGegevens(**{naam: velden.pop(naam) for naam in GEGEVENS})
    return velden | {"gegevens": gegevens}


def _naar_nieuw(velden: Velden) -> Velden:
    return _met_gegevens(velden) | {"bestand": Bestand.van(velden["bestand"])}
