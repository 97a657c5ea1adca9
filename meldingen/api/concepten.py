# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen import rechten
from meldingen.api.deur import StapDeur
from meldingen.concepten import lees_velden
from meldingen.deuren import eis_scherm
from meldingen.models import Concept
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.concept_weggooien import concept_weggooien

SLEUTEL = [
    OpenApiParameter("soort", enum=Concept.Soort.values, default=Concept.Soort.CONTACT),
    OpenApiParameter("onderwerp", description="Nummer van het contact, de casus of het bericht; leeg: nog van niets."),
]


class ConceptRijSerializer(serializers.ModelSerializer[Concept]):
    class Meta:
        model = Concept
        fields = ["soort", "onderwerp", "begonnen_op", "bijgewerkt_op", "versie"]


class ConceptSerializer(serializers.Serializer[Any]):
    """`versie` 0: there is no such draft."""

    soort = serializers.CharField()
    onderwerp = serializers.CharField()
    bijgewerkt_op = serializers.DateTimeField(allow_null=True)
    versie = serializers.IntegerField()
    velden = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class ConceptSleutelSerializer(serializers.Serializer[Any]):
    soort = serializers.ChoiceField(choices=Concept.Soort.choices)
    onderwerp = serializers.CharField(required=False, allow_blank=True, max_length=20, default="")
    versie = serializers.IntegerField(required=False, allow_null=True)


class ConceptInvoerSerializer(ConceptSleutelSerializer):
    # Its shape is checked by the step, for both doors.
    velden = serializers.JSONField()


class ConceptViewSet(StapDeur, viewsets.GenericViewSet[Concept]):
    """One's own drafts; nobody else's are there."""

    queryset = Concept.objects.none()
    serializer_class = ConceptRijSerializer
    volgorde = ("begonnen_op", "pk")

    def get_queryset(self) -> Any:
        return super().get_queryset().defer("inhoud")

    @extend_schema(responses=ConceptRijSerializer(many=True))
    def list(self, request: Request) -> Response:
        self._eis_recht()
        blad = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(ConceptRijSerializer(blad, many=True).data)

    @extend_schema(request=ConceptInvoerSerializer, responses=ConceptRijSerializer)
    def create(self, request: Request) -> Response:
        """Keep what was typed: a new draft, or the next version of it."""
        concept = self._stap(request, concept_bewaren, ConceptInvoerSerializer)
        return Response(ConceptRijSerializer(concept).data)

    @extend_schema(parameters=SLEUTEL, responses=ConceptSerializer)
    @action(detail=False, methods=["get"])
    def inhoud(self, request: Request) -> Response:
        """What was typed, of one kind and number."""
        self._eis_recht()
        sleutel = {
            "soort": request.query_params.get("soort", Concept.Soort.CONTACT.value)[:20].replace("\x00", "?"),
            "onderwerp": request.query_params.get("onderwerp", "")[:20].replace("\x00", "?"),
        }
        concept = super().get_queryset().filter(**sleutel).first()
        beeld: dict[str, Any] = {"bijgewerkt_op": None, "versie": 0, "velden": {}}
        if concept is not None:
            beeld = {
                "bijgewerkt_op": concept.bijgewerkt_op, "versie": concept.versie, "velden": lees_velden(concept),
            }  # fmt: skip
        return Response(sleutel | beeld)

    @extend_schema(request=ConceptSleutelSerializer, responses={200: None})
    @action(detail=False, methods=["post"])
    def weggooien(self, request: Request) -> Response:
        """Throw a draft away; fine when it was gone already."""
        self._stap(request, concept_weggooien, ConceptSleutelSerializer)
        return Response({})

    def _stap(self, request: Request, stap: Any, invoer: type[serializers.Serializer[Any]]) -> Any:
        return self.stap(
            request,
            stap,
            invoer,
            vertaal=_over,
            mag=rechten.mag_concepten(self.medewerker),
            onderwerp="concept",
            nummer=_nummer(request),
        )

    def _eis_recht(self) -> None:
        eis_scherm(self.medewerker, mag=rechten.mag_concepten(self.medewerker), actie="inzage", onderwerp="concept")


def _over(gegevens: dict[str, Any]) -> dict[str, Any]:
    """What the API calls `onderwerp`; in a step that word is of the audit."""
    return {("over" if naam == "onderwerp" else naam): waarde for naam, waarde in gegevens.items()}


def _nummer(request: Request) -> str:
    """For the audit of a refusal: a number, never what else somebody put there."""
    gegevens = request.data if isinstance(request.data, dict) else {}
    nummer = gegevens.get("onderwerp")
    return nummer[:20] if isinstance(nummer, str) else ""
