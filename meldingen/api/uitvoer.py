# SPDX-License-Identifier: EUPL-1.2
"""What the API shows: public numbers, codes by their key, never an id, and never the melder."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from meldingen import toegestaan
from meldingen.adviezen import Adviesverband
from meldingen.contactverband import advies_van, melding_van
from meldingen.gezegd import anders_gezegd
from meldingen.meldingbeeld import codes_van
from meldingen.models import Betrokkene, Casus, Consult, Contact, Dienst, Melding, Termijn

CHAR = serializers.CharField
HULP = ("hulp_betrokken", "hulp_bij", "hulp_wacht", "hulp_wacht_bij")
INGELICHT = ("gezin_ingelicht", "gezin_ingelicht_toelichting")


class ContactRijSerializer(serializers.ModelSerializer[Contact]):
    medewerker = CHAR(source="medewerker.naam", read_only=True)

    class Meta:
        model = Contact
        fields = ["nummer", "status", "kanaal", "ontvangen_op", "spoed", "medewerker", "versie"]


class ContactSerializer(ContactRijSerializer):
    notities = CHAR(read_only=True, allow_null=True)
    beller = CHAR(read_only=True, allow_null=True)
    melding = serializers.SerializerMethodField()
    advies = serializers.SerializerMethodField()
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta(ContactRijSerializer.Meta):
        fields = [*ContactRijSerializer.Meta.fields, "notities", "beller", "melding", "advies", "toegestane_stappen"]

    def get_melding(self, contact: Contact) -> str | None:
        return melding_van(contact, self.context["medewerker"]) or None

    def get_advies(self, contact: Contact) -> str | None:
        return advies_van(contact, self.context["medewerker"]) or None

    def get_toegestane_stappen(self, contact: Contact) -> list[str]:
        return toegestaan.op_contact(self.context["medewerker"], contact)


class TermijnSerializer(serializers.ModelSerializer[Termijn]):
    class Meta:
        model = Termijn
        fields = ["soort", "begin_op", "uiterste_datum", "uiterste_moment", "gehaald_op", "vervallen_op"]


class BetrokkeneSerializer(serializers.Serializer[Any]):
    persoon_nummer = CHAR(source="persoon.nummer")
    naam = CHAR(source="persoon.volledige_naam")
    rol = CHAR(source="rol_id")
    geboortedatum = serializers.DateField(source="persoon.geboortedatum", allow_null=True)
    geboortedatum_precisie = CHAR(source="persoon.geboortedatum_precisie")
    geslacht = CHAR(source="persoon.geslacht_id")
    herkenning = CHAR()
    woont_elders = serializers.BooleanField(allow_null=True)
    anders_gezegd = serializers.SerializerMethodField(
        help_text="Wat deze melding over een bekende persoon zegt en bij die persoon nog niet staat. Leeg na een stap."
    )

    def get_anders_gezegd(self, betrokkene: Betrokkene) -> list[dict[str, str]]:
        return [asdict(een) for een in self.context.get("gezegd", {}).get(betrokkene.pk, ())]


class BeoordelingSerializer(serializers.Serializer[Any]):
    status = CHAR()
    urgentie = CHAR(source="urgentie_id", allow_null=True)
    zwaarte = CHAR(source="zwaarte_id", allow_null=True)
    duur = CHAR(source="duur_id", allow_null=True)
    hulp_betrokken = serializers.BooleanField(allow_null=True)
    bevindingen = CHAR()
    voorgeschiedenis = CHAR()
    conclusie = CHAR()
    besluit = CHAR()
    motivering = CHAR()
    vastgesteld_op = serializers.DateTimeField(allow_null=True)
    versie = serializers.IntegerField()


class DienstRijSerializer(serializers.ModelSerializer[Dienst]):
    melding = CHAR(source="melding.nummer", read_only=True)
    uitvoerder = CHAR(source="uitvoerder.naam", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Dienst
        fields = [
            "soort",
            "status",
            "melding",
            "besloten_op",
            "gestart_op",
            "afgerond_op",
            "uitvoerder",
            "voorwaarden",
            "versie",
        ]


class MeldingRijSerializer(serializers.ModelSerializer[Melding]):
    casus = CHAR(source="casus.nummer", read_only=True)
    behandelaar = CHAR(source="behandelaar.naam", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Melding
        fields = [
            "nummer",
            "casus",
            "status",
            "status_sinds",
            "kanaal",
            "gemeente",
            "ontvangen_op",
            "crisis",
            "melder_soort",
            "melder_onbekend",
            "behandelaar",
            "versie",
        ]


class MeldingSerializer(serializers.Serializer[Any]):
    """Of a `Meldingbeeld`; the context may have its `verband` with an advies, and its `contact`."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        melding = instance.melding
        verband = self.context.get("verband") or Adviesverband()
        personen = list(melding.betrokkenen.select_related("persoon").defer("persoon__bsn").order_by("pk"))
        gezegd = anders_gezegd(personen, vandaag=timezone.localdate())
        return {
            **MeldingRijSerializer(melding).data,
            "geregistreerd_op": serializers.DateTimeField().to_representation(melding.geregistreerd_op),
            "melder_partij": instance.melder_partij,
            "omgezet_uit": verband.van or None,
            "omgezet_naar": verband.uit or None,
            "contact": self.context.get("contact") or None,
            "toelichting": melding.toelichting,
            **{lijst: [code.pk for code in codes] for lijst, codes in codes_van(melding).items()},
            "duur": melding.duur_id,
            **{veld: getattr(melding, veld) for veld in (*HULP, *INGELICHT)},
            "betrokkenen": BetrokkeneSerializer(personen, many=True, context={"gezegd": gezegd}).data,
            "beoordeling": BeoordelingSerializer(instance.beoordeling).data if instance.beoordeling else None,
            "diensten": DienstRijSerializer(instance.diensten, many=True).data,
            "termijnen": TermijnSerializer(instance.termijnen, many=True).data,
            "toegestane_stappen": list(instance.stappen),
        }


class MeldingDetailVorm(MeldingRijSerializer):
    """Only describes what `MeldingSerializer` writes, for the OpenAPI document."""

    geregistreerd_op = serializers.DateTimeField()
    melder_partij = CHAR(allow_null=True)
    omgezet_uit = CHAR(allow_null=True, help_text="Het advies dat een melding werd: deze.")
    omgezet_naar = CHAR(allow_null=True, help_text="Het advies dat bij de beoordeling van deze melding is gemaakt.")
    contact = CHAR(allow_null=True, help_text="Het contact dat deze melding werd, met de notities van het gesprek.")
    toelichting = CHAR()
    aard = serializers.ListField(child=CHAR())
    geweldsoort = serializers.ListField(child=CHAR())
    richting = serializers.ListField(child=CHAR())
    duur = CHAR(allow_null=True)
    meldreden = serializers.ListField(child=CHAR())
    meldcode = serializers.ListField(child=CHAR())
    hulp_betrokken = serializers.BooleanField(allow_null=True)
    hulp_bij = CHAR()
    hulp_wacht = serializers.BooleanField(allow_null=True)
    hulp_wacht_bij = CHAR()
    gezin_ingelicht = serializers.BooleanField(allow_null=True)
    gezin_ingelicht_toelichting = CHAR()
    betrokkenen = BetrokkeneSerializer(many=True)
    beoordeling = BeoordelingSerializer(allow_null=True)
    diensten = DienstRijSerializer(many=True)
    termijnen = TermijnSerializer(many=True)
    toegestane_stappen = serializers.ListField(child=CHAR())

    class Meta(MeldingRijSerializer.Meta):
        fields = [
            *MeldingRijSerializer.Meta.fields,
            "geregistreerd_op",
            "melder_partij",
            "omgezet_uit",
            "omgezet_naar",
            "contact",
            "toelichting",
            "aard",
            "geweldsoort",
            "richting",
            "duur",
            "meldreden",
            "meldcode",
            *HULP,
            *INGELICHT,
            "betrokkenen",
            "beoordeling",
            "diensten",
            "termijnen",
            "toegestane_stappen",
        ]
        ref_name = "Melding"


class HerhalingsdefinitieSerializer(serializers.Serializer[Any]):
    naam = CHAR()
    bron = CHAR()
    waarde = CHAR()


class BekendBijOntvangstSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    fase = CHAR()
    monitoring = serializers.BooleanField()
    partij = CHAR()
    melder = CHAR()
    voorval = CHAR()
    van_ontvanger = serializers.BooleanField(allow_null=True)
    personen = serializers.IntegerField()


class HerhalingSerializer(serializers.Serializer[Any]):
    definities = HerhalingsdefinitieSerializer(many=True)
    casussen = BekendBijOntvangstSerializer(many=True)
    mogelijk_bekend = serializers.BooleanField(
        help_text="Iemand is mogelijk bekend. Zolang dat niet is beslist, telt hij hier als onbekend."
    )


class CasusRijSerializer(serializers.ModelSerializer[Casus]):
    behandelaar = CHAR(source="behandelaar.naam", read_only=True, default=None, allow_null=True)
    zicht_partij = CHAR(source="zicht_partij.code", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Casus
        fields = [
            "nummer",
            "fase",
            "fase_sinds",
            "gemeente",
            "zicht_houder",
            "zicht_partij",
            "zicht_sinds",
            "uiterste_datum",
            "behandelaar",
            "zwaarte",
            "crisis",
            "geopend_op",
            "gesloten_op",
            "versie",
        ]


class CasusSerializer(CasusRijSerializer):
    meldingen = serializers.SerializerMethodField()
    diensten = serializers.SerializerMethodField()
    termijnen = serializers.SerializerMethodField()
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta(CasusRijSerializer.Meta):
        fields = [*CasusRijSerializer.Meta.fields, "meldingen", "diensten", "termijnen", "toegestane_stappen"]

    def get_meldingen(self, casus: Casus) -> list[str]:
        return list(casus.meldingen.order_by("ontvangen_op").values_list("nummer", flat=True))

    @extend_schema_field(DienstRijSerializer(many=True))
    def get_diensten(self, casus: Casus) -> Any:
        return DienstRijSerializer(self.context["diensten"], many=True).data

    @extend_schema_field(TermijnSerializer(many=True))
    def get_termijnen(self, casus: Casus) -> Any:
        return TermijnSerializer(casus.termijnen.open().order_by("uiterste_datum"), many=True).data

    def get_toegestane_stappen(self, casus: Casus) -> list[str]:
        open_diensten = [dienst for dienst in self.context["diensten"] if dienst.status in ("gepland", "loopt")]
        dienst = min(open_diensten, key=lambda dienst: dienst.status != "gepland", default=None)
        return toegestaan.op_casus(self.context["medewerker"], casus, dienst=dienst)


class ConsultRijSerializer(serializers.ModelSerializer[Consult]):
    casus = CHAR(source="casus.nummer", read_only=True)
    gevraagd_door = CHAR(source="gevraagd_door.naam", read_only=True)

    class Meta:
        model = Consult
        fields = ["nummer", "casus", "status", "gevraagd_door", "gevraagd_op", "versie"]


class ConsultSerializer(ConsultRijSerializer):
    beantwoord_door = CHAR(source="beantwoord_door.naam", read_only=True, default=None, allow_null=True)
    toegestane_stappen = serializers.SerializerMethodField()

    class Meta(ConsultRijSerializer.Meta):
        fields = [
            *ConsultRijSerializer.Meta.fields,
            "vraag",
            "antwoord",
            "beantwoord_door",
            "beantwoord_op",
            "toegestane_stappen",
        ]

    def get_toegestane_stappen(self, consult: Consult) -> list[str]:
        return toegestaan.op_consult(self.context["medewerker"], consult)


class ToegangSerializer(serializers.Serializer[Any]):
    casus = CHAR(source="casus.nummer")
    van = serializers.DateTimeField()
    tot = serializers.DateTimeField()
