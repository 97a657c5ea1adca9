# SPDX-License-Identifier: EUPL-1.2
"""Moments and the monitoring of a casus as the API shows them; only staff of Veilig Thuis read these."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from meldingen.api.deur import serializer_van
from meldingen.models import Casus, Dienst
from meldingen.werkproces import Dienstsoort, Dienststatus, Fase, Zichthouder
from monitoring import forms
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.toegestaan import toegestane_stappen_casus, toegestane_stappen_moment
from monitoring.werkproces import Aanleiding, Momentsoort, Momentstatus, Monitoringstatus, Vervolg

DienstAfrondenSerializer = serializer_van(forms.DienstAfrondenForm, "DienstAfronden")
BetrokkenheidBeeindigenSerializer = serializer_van(forms.BetrokkenheidBeeindigenForm, "BetrokkenheidBeeindigen")
AfsluitenSerializer = serializer_van(forms.AfsluitenForm, "CasusAfsluiten")
HeropenenSerializer = serializer_van(forms.HeropenenForm, "CasusHeropenen")
ExtraMomentSerializer = serializer_van(forms.ExtraMomentForm, "ExtraMoment")
MomentVastleggenSerializer = serializer_van(forms.MomentForm, "MomentVastleggen")


class AmbtshalveMeldenSerializer(serializer_van(forms.AmbtshalveForm, "AmbtshalveMeldenVelden")):  # type: ignore[misc]
    moment = serializers.CharField(
        required=False, allow_null=True, help_text="Nummer van het moment waaruit de melding volgt."
    )


class MomentRijSerializer(serializers.Serializer[Any]):
    """A moment on the list: no findings."""

    nummer = serializers.CharField()
    casus = serializers.CharField(source="casus.nummer")
    gemeente = serializers.CharField(source="casus.gemeente_id")
    behandelaar = serializers.CharField(source="casus.behandelaar.username", allow_null=True, default=None)
    soort = serializers.ChoiceField(choices=Momentsoort.choices)
    status = serializers.ChoiceField(choices=Momentstatus.choices)
    gepland_op = serializers.DateField()
    versie = serializers.IntegerField()
    toegestane_stappen = serializers.SerializerMethodField()

    def get_toegestane_stappen(self, moment: Monitoringsmoment) -> list[str]:
        return toegestane_stappen_moment(self.context["medewerker"], moment)


class MomentSerializer(MomentRijSerializer):
    """One moment with what it showed."""

    aanleiding = serializers.ChoiceField(source="monitoring.aanleiding", choices=Aanleiding.choices)
    reden = serializers.CharField()
    vervalreden = serializers.CharField()
    uitgevoerd_op = serializers.DateField(allow_null=True)
    uitgevoerd_door = serializers.CharField(source="uitgevoerd_door.username", allow_null=True, default=None)
    veiligheid = serializers.CharField(source="veiligheid_id", allow_null=True)
    nieuwe_incidenten = serializers.IntegerField(allow_null=True)
    nieuwe_zorgen = serializers.BooleanField(allow_null=True)
    gesproken_met = serializers.CharField()
    bevindingen = serializers.CharField()
    vervolg = serializers.ChoiceField(choices=[("", "Nog niet bekend"), *Vervolg.choices])
    melding = serializers.CharField(source="melding.nummer", allow_null=True, default=None)


class MonitoringSerializer(serializers.Serializer[Any]):
    aanleiding = serializers.ChoiceField(choices=Aanleiding.choices)
    overdracht = serializers.CharField(source="overdracht.nummer", allow_null=True, default=None)
    heropenreden = serializers.CharField(source="heropenreden_id", allow_null=True)
    status = serializers.ChoiceField(choices=Monitoringstatus.choices)
    begin_op = serializers.DateTimeField()
    gesloten_op = serializers.DateTimeField(allow_null=True)
    momenten = serializers.SerializerMethodField()

    def get_momenten(self, monitoring: Monitoring) -> list[str]:
        return [moment.nummer for moment in monitoring.momenten.all()]


class DienstSerializer(serializers.Serializer[Dienst]):
    soort = serializers.ChoiceField(choices=Dienstsoort.choices)
    status = serializers.ChoiceField(choices=Dienststatus.choices)
    melding = serializers.CharField(source="melding.nummer")
    gestart_op = serializers.DateTimeField(allow_null=True)
    afgerond_op = serializers.DateTimeField(allow_null=True)
    uitkomst = serializers.CharField(source="uitkomst_id", allow_null=True)
    versie = serializers.IntegerField()


class CasusMonitoringSerializer(serializers.Serializer[Casus]):
    """The state of a casus with its running dienst and its monitoring: what every act of this app answers."""

    nummer = serializers.CharField()
    fase = serializers.ChoiceField(choices=Fase.choices)
    zicht_houder = serializers.ChoiceField(choices=Zichthouder.choices, allow_null=True)
    zicht_partij = serializers.CharField(source="zicht_partij.code", allow_null=True, default=None)
    gesloten_op = serializers.DateTimeField(allow_null=True)
    afsluitreden = serializers.CharField(source="afsluitreden_id", allow_null=True)
    versie = serializers.IntegerField()
    dienst = serializers.SerializerMethodField()
    monitoring = serializers.SerializerMethodField()
    toegestane_stappen = serializers.SerializerMethodField()

    @extend_schema_field(DienstSerializer(allow_null=True))
    def get_dienst(self, casus: Casus) -> Any:
        dienst = self.context["dienst"]
        return DienstSerializer(dienst).data if dienst else None

    @extend_schema_field(MonitoringSerializer(many=True))
    def get_monitoring(self, casus: Casus) -> Any:
        rijen = (
            Monitoring.objects.zichtbaar_voor(self.context["medewerker"])
            .filter(casus=casus)
            .select_related("overdracht")
            .prefetch_related("momenten")
        )
        return MonitoringSerializer(rijen.order_by("begin_op", "pk"), many=True).data

    def get_toegestane_stappen(self, casus: Casus) -> list[str]:
        return toegestane_stappen_casus(self.context["medewerker"], casus, self.context["dienst"])


class AmbtshalveMeldingSerializer(serializers.Serializer[Any]):
    nummer = serializers.CharField()
    casus = serializers.CharField(source="casus.nummer")
    ambtshalve = serializers.BooleanField()
    status = serializers.CharField()
    ontvangen_op = serializers.DateTimeField()
