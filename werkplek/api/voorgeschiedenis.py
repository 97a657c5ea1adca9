# SPDX-License-Identifier: EUPL-1.2
"""The history of the people of a melding by the API: the same facts, the same log row as the page."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen.api.deur import StapDeur
from meldingen.herkenningbeeld import wacht_op_oordeel
from meldingen.models import Melding
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from organisaties.datumveld import EERSTE_JAAR
from werkplek.voorgeschiedenis import Overzicht, lees_overzicht


class PeildagSerializer(serializers.Serializer[Any]):
    op = serializers.DateField(
        required=False, default=None, help_text="De dag vanaf waar wordt gekeken; zonder is dat de dag van ontvangst."
    )

    def validate_op(self, op: Any) -> Any:
        if op is not None and op > dag_van(timezone.now()):
            raise serializers.ValidationError("Deze datum ligt in de toekomst.")
        if op is not None and op.year < EERSTE_JAAR:
            raise serializers.ValidationError("Vul een bestaande datum in.")
        return op


class JaarSerializer(serializers.Serializer[Any]):
    jaar = serializers.IntegerField()
    aantal = serializers.IntegerField()


class EerdereMeldingSerializer(serializers.Serializer[Any]):
    nummer = serializers.CharField()
    ontvangen_op = serializers.DateTimeField()
    casus = serializers.CharField()


class MaatregelSerializer(serializers.Serializer[Any]):
    soort = serializers.CharField()
    datum = serializers.DateField()
    casus = serializers.CharField()


class InterventieSerializer(serializers.Serializer[Any]):
    soort = serializers.ChoiceField(choices=["dienst", "overdracht", "traject"])
    wat = serializers.CharField()
    casus = serializers.CharField()
    begonnen_op = serializers.DateField(allow_null=True)
    stand = serializers.CharField(help_text="Hoe het op die dag stond.")
    afloop = serializers.CharField(help_text="Hetzelfde in woorden, met de reden of uitkomst.")
    geeindigd_op = serializers.DateField(allow_null=True)


class TrajectentellingSerializer(serializers.Serializer[Any]):
    totaal = serializers.IntegerField()
    geaccepteerd = serializers.IntegerField()
    gestart = serializers.IntegerField()
    voldoende = serializers.IntegerField()


class DefinitieSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    naam = serializers.CharField()
    bron = serializers.CharField()
    geldt = serializers.BooleanField()


class EerdereCasusSerializer(serializers.Serializer[Any]):
    nummer = serializers.CharField()
    fase = serializers.ChoiceField(choices=Fase.choices, help_text="De fase van nu.")
    meldingen = serializers.IntegerField()
    personen = serializers.IntegerField()


class VoorgeschiedenisSerializer(serializers.Serializer[Any]):
    op = serializers.DateField()
    meldingen = EerdereMeldingSerializer(many=True)
    aantal_in_casus = serializers.IntegerField()
    aantal_elders = serializers.IntegerField()
    groep = serializers.CharField(help_text="Code van de lijst eerderebetrokkenheid.")
    per_jaar = JaarSerializer(many=True)
    incidentdagen = serializers.ListField(child=serializers.DateField())
    geweldsgeschiedenis = serializers.CharField(help_text="Code van de lijst geweldsgeschiedenis.")
    maatregelen = MaatregelSerializer(many=True)
    interventies = InterventieSerializer(many=True)
    trajecten = TrajectentellingSerializer()
    lange_voorgeschiedenis = DefinitieSerializer(many=True)
    andere_casussen = EerdereCasusSerializer(many=True)
    mogelijk_bekend = serializers.BooleanField(
        help_text="Iemand van deze melding is mogelijk bekend. Zolang niemand is gekoppeld, telt wat bekend is "
        "niet mee."
    )
    mogelijk_bekend_bij = serializers.CharField(
        allow_null=True, help_text="Er is misschien nog een dossier. Wie daarover te vragen is; anders null."
    )


class VoorgeschiedenisViewSet(StapDeur, viewsets.GenericViewSet):
    """What this app adds to a melding."""

    queryset = Melding.objects.none()
    serializer_class = VoorgeschiedenisSerializer

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisatie")

    @extend_schema(parameters=[PeildagSerializer], responses=VoorgeschiedenisSerializer)
    @action(detail=True, methods=["get"])
    def voorgeschiedenis(self, request: Request, nummer: str) -> Response:
        """What came before about the same people, on the day of receipt or on another day."""
        melding = self.get_object()
        vraag = PeildagSerializer(data=request.query_params)
        vraag.is_valid(raise_exception=True)
        overzicht = lees_overzicht(melding, self.medewerker, op=vraag.validated_data["op"])
        contact, wacht = melding.organisatie.contact_afgeschermd, wacht_op_oordeel(melding, self.medewerker)
        return Response(VoorgeschiedenisSerializer(_gegevens(overzicht, contact, wacht=wacht)).data)


def _gegevens(overzicht: Overzicht, contact: str, *, wacht: bool) -> dict[str, Any]:
    eerder = overzicht.eerder
    return {
        "op": eerder.peil.dag,
        "meldingen": eerder.meldingen,
        "aantal_in_casus": eerder.in_casus,
        "aantal_elders": eerder.elders,
        "groep": eerder.band.pk,
        "per_jaar": [{"jaar": jaar, "aantal": aantal} for jaar, aantal in eerder.per_jaar],
        "incidentdagen": eerder.incidenten,
        "geweldsgeschiedenis": eerder.klasse.pk,
        "maatregelen": eerder.maatregelen,
        "interventies": overzicht.interventies,
        "trajecten": overzicht.hulp.telling,
        "lange_voorgeschiedenis": eerder.lang,
        "andere_casussen": eerder.casussen,
        "mogelijk_bekend": wacht,
        "mogelijk_bekend_bij": contact if eerder.afgeschermd else None,
    }
