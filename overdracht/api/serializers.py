# SPDX-License-Identifier: EUPL-1.2
"""One serializer per audience: the receiver's never had the fields that only Veilig Thuis may see."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from meldingen.api.deur import StapSerializer, serializer_van
from overdracht.forms import AntwoordForm, IntrekkenForm, TerugleggenForm, WeigerenForm
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.models import Overdracht
from overdracht.nu_geheim import zonder_geheim
from overdracht.rechten import mag_pakket_lezen, toegestane_stappen
from overdracht.werkproces import Moment, Overdrachtstatus

AntwoordSerializer = serializer_van(AntwoordForm, "OverdrachtAntwoord")
WeigerenSerializer = serializer_van(WeigerenForm, "OverdrachtWeigeren")
TerugleggenSerializer = serializer_van(TerugleggenForm, "OverdrachtTerugleggen")
IntrekkenSerializer = serializer_van(IntrekkenForm, "OverdrachtIntrekken")


class OntvangenRijSerializer(serializers.Serializer[Overdracht]):
    """A handover on the list of the party that received it."""

    nummer = serializers.CharField()
    status = serializers.ChoiceField(choices=Overdrachtstatus.choices)
    wijze = serializers.CharField(source="wijze_id")
    draagt_zicht = serializers.BooleanField()
    verzonden_op = serializers.DateTimeField()
    bevestigd_op = serializers.DateTimeField(allow_null=True)
    aanvaard_op = serializers.DateTimeField(allow_null=True)
    beeindigd_op = serializers.DateTimeField(allow_null=True)
    versie = serializers.IntegerField()
    toegestane_stappen = serializers.SerializerMethodField()

    def get_toegestane_stappen(self, overdracht: Overdracht) -> list[str]:
        return toegestane_stappen(self.context["medewerker"], overdracht)


class _MetPakket(serializers.Serializer[Overdracht]):
    pakket = serializers.SerializerMethodField(help_text="Null zodra de ontvanger het niet meer mag lezen.")

    @extend_schema_field({"type": "object", "additionalProperties": True, "nullable": True})
    def get_pakket(self, overdracht: Overdracht) -> Any:
        medewerker = self.context["medewerker"]
        if not mag_pakket_lezen(medewerker, overdracht):
            return None
        inhoud = overdracht.pakket.inhoud
        if medewerker.vt_organisatie_id is not None:
            return inhoud
        return zonder_geheim(overdracht, inhoud, dag=timezone.localdate()).inhoud


class OntvangenSerializer(_MetPakket, OntvangenRijSerializer):
    """One handover as its receiver may see it."""


class OverdrachtRijSerializer(OntvangenRijSerializer):
    """A handover on the list of Veilig Thuis."""

    casus = serializers.CharField(source="casus.nummer")
    partij = serializers.CharField(source="partij.code", allow_null=True, default=None)
    partijsoort = serializers.CharField(source="partijsoort_id")
    moment = serializers.ChoiceField(choices=Moment.choices)


class OverdrachtSerializer(_MetPakket, OverdrachtRijSerializer):
    """One handover with everything that Veilig Thuis recorded about it."""

    melding = serializers.CharField(source="melding.nummer")
    personen = serializers.SerializerMethodField()
    doel = serializers.CharField()
    afwijkreden = serializers.CharField()
    weigerreden = serializers.CharField(source="weigerreden_id", allow_null=True)
    terugmeldreden = serializers.CharField(source="terugmeldreden_id", allow_null=True)
    intrekreden = serializers.CharField(source="intrekreden_id", allow_null=True)
    reden_toelichting = serializers.CharField()
    pakket_sha256 = serializers.CharField(source="pakket.sha256")
    pakket_nu_geheim = serializers.SerializerMethodField(
        help_text="Het pakket bevat een adres dat nu geheim is. De ontvanger leest dat niet meer, of las het al."
    )

    def get_pakket_nu_geheim(self, overdracht: Overdracht) -> bool:
        return zonder_geheim(overdracht, overdracht.pakket.inhoud, dag=timezone.localdate()).verborgen

    def get_personen(self, overdracht: Overdracht) -> list[str]:
        return [rij.persoon.nummer for rij in overdracht.personen.all()]


class PartijSerializer(serializers.Serializer[Any]):
    partij = serializers.CharField(
        allow_null=True, max_length=60, help_text="Code van de partij; null is het cliëntsysteem zelf."
    )
    personen = serializers.ListField(child=serializers.CharField(max_length=20), max_length=100)
    doel = serializers.CharField(allow_blank=True, trim_whitespace=False)
    verwacht = serializers.CharField(allow_blank=True, trim_whitespace=False)
    wijze = serializers.CharField(max_length=100)
    draagt_zicht = serializers.BooleanField(default=False)
    sha256 = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=64, help_text="Van het pakket zoals het is bekeken."
    )


class OverdragenSerializer(StapSerializer):
    conclusie = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    contacten = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    voorwaarden = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    beschermend = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    hulp = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    afspraken = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    afwijkreden = serializers.CharField(required=False, allow_blank=True, default="", trim_whitespace=False)
    partijen = PartijSerializer(many=True)


class RouteadviesSerializer(serializers.Serializer[Any]):
    bestemming = serializers.CharField(
        allow_null=True, help_text="Code van de partij; null als de afspraak er geen noemt."
    )
    naar_betrokken_hulp = serializers.BooleanField()
    wijze = serializers.CharField(allow_null=True)
    waarom = serializers.ListField(child=serializers.CharField())
    bevestigen_werkdagen = serializers.IntegerField()
    aanvaarden_werkdagen = serializers.IntegerField()


class VoorbeeldSerializer(serializers.Serializer[Any]):
    partij = serializers.CharField(allow_null=True)
    sha256 = serializers.CharField()
    genoemde_anderen = serializers.ListField(child=serializers.CharField())
    let_op_bron = serializers.ListField(
        child=serializers.CharField(),
        help_text="Gewone woorden waaraan een bron te herkennen kan zijn. Leeg voor wie geen bron mag inzien.",
    )
    pakket = serializers.JSONField()


def argumenten_van(gegevens: dict[str, Any]) -> dict[str, Any]:
    """The validated body as the step takes it."""
    over: dict[str, Any] = {naam: gegevens.pop(naam) for naam in ("versie", "token") if naam in gegevens}
    partijen = tuple(
        PartijInvoer(partij_code=partij.pop("partij"), personen=tuple(partij.pop("personen")), **partij)
        for partij in gegevens.pop("partijen")
    )
    return {"invoer": OverdragenInvoer(partijen=partijen, **gegevens), **over}
