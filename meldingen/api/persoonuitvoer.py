# SPDX-License-Identifier: EUPL-1.2
"""What the API shows of a person: never a BSN, and of a secret address only that there is one."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from meldingen.persoonbeeld import Persoonbeeld
from personen.models import Adres, Persoon

CHAR = serializers.CharField


class PersoonRijSerializer(serializers.ModelSerializer[Persoon]):
    """One row: how somebody was written down. The first one is the person that was asked for."""

    naam = CHAR(source="volledige_naam", read_only=True)
    bsn_bekend = serializers.SerializerMethodField()

    class Meta:
        model = Persoon
        fields = [
            "nummer",
            "naam",
            "voornamen",
            "voorletters",
            "voorvoegsel",
            "geboortenaam",
            "partnernaam_voorvoegsel",
            "partnernaam",
            "geboortedatum",
            "geboortedatum_precisie",
            "geslacht",
            "bsn_bekend",
            "bsn_reden",
            "onbekend",
            "geheim_adres",
            "telefoon",
            "overleden_op",
            "versie",
        ]

    def get_bsn_bekend(self, persoon: Persoon) -> bool:
        return persoon.bsn_index is not None


class PersoonAdresSerializer(serializers.Serializer[Any]):
    """`id` is what `adres-beeindigen` asks for."""

    id = serializers.IntegerField()
    van = serializers.DateField(source="periode.lower", allow_null=True)
    tot = serializers.DateField(source="periode.upper", allow_null=True)
    geheim = serializers.BooleanField()
    straat = CHAR(default="")
    huisnummer = serializers.IntegerField(allow_null=True, default=None)
    toevoeging = CHAR(default="")
    postcode = CHAR(default="")
    plaats = CHAR(default="")


class VerwantSerializer(serializers.Serializer[Any]):
    """`id` is what `relatie-beeindigen` and `gezag-beeindigen` ask for."""

    id = serializers.IntegerField(source="rij.pk")
    persoon_nummer = CHAR(source="persoon.nummer")
    naam = CHAR(source="persoon.volledige_naam")
    soort = CHAR()
    van = serializers.DateField(allow_null=True)
    tot = serializers.DateField(allow_null=True)


class BetrokkenBijSerializer(serializers.Serializer[Any]):
    melding = CHAR(source="melding.nummer")
    casus = CHAR(source="casus.nummer")
    fase = CHAR(source="casus.fase")
    rol = CHAR(source="rol_id")
    ontvangen_op = serializers.DateTimeField(source="melding.ontvangen_op")
    herkenning = CHAR()


class SamenvoegingSerializer(serializers.Serializer[Any]):
    """A decision that two rows are one human; undone when `gesplitst_op` is filled."""

    een = CHAR(source="een.nummer")
    ander = CHAR(source="ander.nummer")
    op = serializers.DateTimeField()
    door = CHAR(source="door.naam")
    reden = CHAR()
    gesplitst_op = serializers.DateTimeField(allow_null=True)
    gesplitst_door = CHAR(source="gesplitst_door.naam", default=None, allow_null=True)
    splitsreden = CHAR()


class VergissingSerializer(serializers.Serializer[Any]):
    """That something was recorded by mistake, not what; `id` is what `vergissing-ongedaan-maken` asks for."""

    id = serializers.IntegerField(source="pk")
    soort = CHAR()
    op = serializers.DateTimeField()
    door = CHAR(source="door.naam")
    reden = CHAR()


class PersoonSerializer(serializers.Serializer[Any]):
    """A human: `rijen` are how he was written down, the rest is of all of those together."""

    nummer = CHAR(source="persoon.nummer")
    versie = serializers.IntegerField(source="persoon.versie")
    rijen = PersoonRijSerializer(many=True)
    adressen = serializers.SerializerMethodField()
    relaties = VerwantSerializer(many=True)
    gezag = VerwantSerializer(many=True)
    betrokken = BetrokkenBijSerializer(many=True)
    samenvoegingen = SamenvoegingSerializer(many=True)
    vergissingen = VergissingSerializer(many=True)
    toegestane_stappen = serializers.SerializerMethodField()

    @extend_schema_field(PersoonAdresSerializer(many=True))
    def get_adressen(self, beeld: Persoonbeeld) -> Any:
        return [_adres(beeld, adres) for adres in beeld.adressen]

    @extend_schema_field(serializers.ListField(child=CHAR()))
    def get_toegestane_stappen(self, beeld: Persoonbeeld) -> list[str]:
        return list(self.context["stappen"])


def _adres(beeld: Persoonbeeld, adres: Adres) -> Any:
    if beeld.is_geheim(adres):
        # Nothing of it leaves this function.
        adres = Adres(pk=adres.pk, periode=adres.periode, geheim=True)
    return PersoonAdresSerializer(adres).data
