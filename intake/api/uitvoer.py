# SPDX-License-Identifier: EUPL-1.2
"""What the API shows of a message: codes by their key, public numbers, and never the melder by the way."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from intake.berichtbeeld import Berichtbeeld
from intake.formaten.vorm import Bericht
from intake.models import InkomendBericht

CHAR = serializers.CharField


class BerichtRijSerializer(serializers.ModelSerializer[InkomendBericht]):
    afzender = CHAR(source="afzender.code", read_only=True)
    behandelaar = CHAR(source="behandelaar.naam", read_only=True, default=None)
    melding = CHAR(source="melding.nummer", read_only=True, default=None)

    class Meta:
        model = InkomendBericht
        fields = [
            "nummer", "status", "afzender", "bericht_id", "ontvangen_op", "uiterste_datum", "crisis", "gemeente",
            "leesfout", "leesfout_plek", "behandelaar", "melding", "afloop", "doorgezet_aan", "verwerkt_op", "versie",
        ]  # fmt: skip


class VerwantBerichtSerializer(serializers.Serializer[Any]):
    """Another message; `waarom` says what the two have in common."""

    nummer = CHAR(source="bericht.nummer")
    waarom = CHAR()
    status = CHAR(source="bericht.status")
    melding = CHAR(source="bericht.melding.nummer", default=None)


class BerichtVorm(BerichtRijSerializer):
    """`gelezen` is what the message says, in the fields of the documented format, without the melder, a
    BSN and a secret address."""

    toelichting = CHAR(read_only=True, allow_null=True)
    gelezen = serializers.SerializerMethodField()
    verwante = VerwantBerichtSerializer(many=True, read_only=True)
    toegestane_stappen = serializers.ListField(child=CHAR(), read_only=True)

    class Meta(BerichtRijSerializer.Meta):
        fields = [*BerichtRijSerializer.Meta.fields, "toelichting", "gelezen", "verwante", "toegestane_stappen"]

    @extend_schema_field({"type": "object", "nullable": True})
    def get_gelezen(self, bericht: InkomendBericht) -> Any:
        raise NotImplementedError


class BerichtSerializer(serializers.Serializer[Berichtbeeld]):
    def to_representation(self, beeld: Berichtbeeld) -> dict[str, Any]:
        return {
            **BerichtRijSerializer(beeld.bericht).data,
            "toelichting": beeld.bericht.toelichting,
            "gelezen": zonder_melder(beeld.gelezen) if beeld.gelezen else None,
            "verwante": VerwantBerichtSerializer(beeld.verwante, many=True).data,
            "toegestane_stappen": list(beeld.stappen),
        }


def zonder_melder(gelezen: Bericht) -> dict[str, Any]:
    """What the message says, without who told it, without a BSN, and without an address that is secret."""
    inhoud = gelezen.model_dump(mode="json", exclude={"melder": True, "personen": {"__all__": {"bsn"}}})
    for persoon in inhoud["personen"]:
        if persoon["geheim_adres"]:
            persoon["adres"] = None
    return inhoud
