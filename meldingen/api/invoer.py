# SPDX-License-Identifier: EUPL-1.2
"""What the larger steps take in through the API; the simple ones share the form of the screen."""

from typing import Any

from rest_framework import serializers

from meldingen.api.deur import Moment, StapSerializer, serializer_van
from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer
from meldingen.forms.betrokkene import betrokkene_van
from meldingen.forms.casus import (
    ConsultGevenForm,
    ConsultVragenForm,
    DienstStartenForm,
    NoodtoegangForm,
    OppakkenForm,
)
from meldingen.forms.contact import ContactAfsluitenForm, ContactForm
from meldingen.forms.informeren import InformerenForm
from meldingen.forms.velden import Geboren
from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BronInvoer, GezagInvoer, MeldingInvoer, RelatieInvoer
from meldingen.werkproces import Besluit
from organisaties.models import Medewerker
from personen.models import Persoon

ContactInvoerSerializer = serializer_van(ContactForm, "ContactInvoer")
OppakkenSerializer = serializer_van(OppakkenForm, "InBeoordelingNemenInvoer")
InformerenSerializer = serializer_van(InformerenForm, "InformerenInvoer")
DienstStartenSerializer = serializer_van(DienstStartenForm, "DienstStartenInvoer")
ConsultVragenSerializer = serializer_van(ConsultVragenForm, "ConsultVragenInvoer")
ConsultGevenSerializer = serializer_van(ConsultGevenForm, "ConsultGevenInvoer")
NoodtoegangSerializer = serializer_van(NoodtoegangForm, "NoodtoegangInvoer")
ContactAfsluitenSerializer = serializer_van(ContactAfsluitenForm, "ContactAfsluitenInvoer")


def _tekst(**opties: Any) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, trim_whitespace=False, **opties)


def _code(*, verplicht: bool = False) -> serializers.CharField:
    return serializers.CharField(required=verplicht, allow_null=not verplicht)


def _codes() -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), required=False, max_length=50)


def _ja_nee() -> serializers.BooleanField:
    return serializers.BooleanField(required=False, allow_null=True)


class BetrokkeneInvoerSerializer(serializers.Serializer[Any]):
    """A known person by number, or a new one by what is known of them; an unknown pleger has no name."""

    rol = _code(verplicht=True)
    persoon_nummer = _code()
    geen_match = serializers.BooleanField(required=False)
    onbekend = serializers.BooleanField(required=False)
    voornamen = _tekst()
    voorletters = _tekst()
    voorvoegsel = _tekst()
    geboortenaam = _tekst()
    partnernaam_voorvoegsel = _tekst()
    partnernaam = _tekst()
    geslacht = _code()
    geboortedatum = serializers.DateField(required=False, allow_null=True)
    geboortedatum_precisie = serializers.ChoiceField(Persoon.Precisie.choices, required=False)
    bsn = _tekst()
    telefoon = _tekst()
    straat = _tekst()
    huisnummer = serializers.IntegerField(required=False, allow_null=True)
    toevoeging = _tekst()
    postcode = _tekst()
    plaats = _tekst()
    geheim_adres = serializers.BooleanField(required=False)
    woont_elders = _ja_nee()


class RelatieInvoerSerializer(serializers.Serializer[Any]):
    """The person of row `van` of `betrokkenen` is the `soort` (ouder, ex-partner) of row `tot`; rows count from 0."""

    van = serializers.IntegerField()
    tot = serializers.IntegerField()
    soort = _code(verplicht=True)


class GezagInvoerSerializer(serializers.Serializer[Any]):
    """The person of row `houder` has parental authority over the person of row `kind`."""

    kind = serializers.IntegerField()
    houder = serializers.IntegerField()


class BronInvoerSerializer(serializers.Serializer[Any]):
    """The melder. Write-only: it is read through `bron-inzien` alone."""

    onthulling = serializers.CharField(required=False, default="onthulling:openbaar")
    grond = _code()
    toestemming_op = serializers.DateField(required=False, allow_null=True)
    onbekend = serializers.BooleanField(required=False, default=False)
    naam = _tekst()
    functie = _tekst()
    instelling = _tekst()
    telefoon = _tekst()
    email = _tekst()
    eigen_rol = _code()
    eigen_rol_toelichting = _tekst()


class MeldingInvoerSerializer(serializers.Serializer[Any]):
    """`casus` joins a known dossier, `contact` is the contact that becomes this melding."""

    casus = _code()
    contact = _code()
    contact_versie = serializers.IntegerField(required=False, allow_null=True)
    token = serializers.UUIDField(required=False, allow_null=True)
    kanaal = _code(verplicht=True)
    ontvangen_op = Moment()
    gemeente = _code(verplicht=True)
    crisis = serializers.BooleanField()
    melder_soort = _code(verplicht=True)
    melder_partij = _code()
    toelichting = serializers.CharField(trim_whitespace=False)
    betrokkenen = BetrokkeneInvoerSerializer(many=True, max_length=50)  # type: ignore[call-arg]
    bron = BronInvoerSerializer()
    aard = _codes()
    geweldsoort = _codes()
    richting = _codes()
    duur = _code()
    hulp_betrokken = _ja_nee()
    hulp_bij = _tekst()
    hulp_wacht = _ja_nee()
    hulp_wacht_bij = _tekst()
    meldreden = _codes()
    meldcode = _codes()
    gezin_ingelicht = _ja_nee()
    gezin_ingelicht_toelichting = _tekst()
    incident_datum = serializers.DateField(required=False, allow_null=True)
    relaties = RelatieInvoerSerializer(many=True, required=False, max_length=100)  # type: ignore[call-arg]
    gezag = GezagInvoerSerializer(many=True, required=False, max_length=100)  # type: ignore[call-arg]


def naar_melding(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Validated data of `MeldingInvoerSerializer` as arguments of `registreren`, casus and contact excepted."""
    invoer = MeldingInvoer(
        kanaal=gegevens["kanaal"],
        ontvangen_op=gegevens["ontvangen_op"],
        gemeente_code=gegevens["gemeente"],
        crisis=gegevens["crisis"],
        melder_soort=gegevens["melder_soort"],
        melder_partij_code=gegevens.get("melder_partij"),
        toelichting=gegevens["toelichting"],
        betrokkenen=tuple(betrokkene_van(_met_geboren(rij)) for rij in gegevens["betrokkenen"]),
        bron=BronInvoer(**gegevens["bron"]),
        aard=tuple(gegevens.get("aard", ())),
        geweldsoort=tuple(gegevens.get("geweldsoort", ())),
        richting=tuple(gegevens.get("richting", ())),
        duur=gegevens.get("duur"),
        hulp_betrokken=gegevens.get("hulp_betrokken"),
        incident_datum=gegevens.get("incident_datum"),
        relaties=tuple(RelatieInvoer(**rij) for rij in gegevens.get("relaties", ())),
        gezag=tuple(GezagInvoer(**rij) for rij in gegevens.get("gezag", ())),
        meldreden=tuple(gegevens.get("meldreden", ())),
        meldcode=tuple(gegevens.get("meldcode", ())),
        hulp_bij=gegevens.get("hulp_bij", ""),
        hulp_wacht=gegevens.get("hulp_wacht"),
        hulp_wacht_bij=gegevens.get("hulp_wacht_bij", ""),
        gezin_ingelicht=gegevens.get("gezin_ingelicht"),
        gezin_ingelicht_toelichting=gegevens.get("gezin_ingelicht_toelichting", ""),
    )
    return {
        "invoer": invoer,
        "contact_versie": gegevens.get("contact_versie"),
        "token": gegevens.get("token"),
    }


def _met_geboren(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | {"geboortedatum": Geboren(rij.get("geboortedatum"), rij.get("geboortedatum_precisie", ""))}


class BeoordeeldeInvoerSerializer(serializers.Serializer[Any]):
    persoon_nummer = serializers.CharField()
    acuut_onveilig = _ja_nee()
    structureel_onveilig = _ja_nee()
    kindpositie = _code()


class BesluitInvoerSerializer(StapSerializer):
    """`meebeslisser` is the username of a colleague; `bevestigd`: the adviesvraag was looked at, it names no family."""

    besluit = serializers.ChoiceField(Besluit.choices, required=False, allow_blank=True, default="")
    motivering = _tekst(default="")
    meebeslisser = _code()
    afsluitreden = _code()
    adviesvraag = _tekst(default="")
    bevestigd = serializers.BooleanField(required=False, default=False)


class BeoordelingInvoerSerializer(BesluitInvoerSerializer):
    urgentie = _code()
    zwaarte = _code()
    duur = _code()
    hulp_betrokken = _ja_nee()
    risicofactoren = _codes()
    bevindingen = _tekst(default="")
    voorgeschiedenis = _tekst(default="")
    conclusie = _tekst(default="")
    personen = BeoordeeldeInvoerSerializer(many=True, required=False, max_length=50)  # type: ignore[call-arg]


def naar_besluit(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Validated data as arguments of `besluit_herzien`."""
    collega = None
    if gegevens.get("meebeslisser"):
        collega = Medewerker.objects.filter(username=gegevens["meebeslisser"]).values_list("pk", flat=True).first()
        if collega is None:
            raise OngeldigeInvoer("Deze collega is niet bekend.", veld="meebeslisser")
    besluit = BesluitInvoer(
        besluit=gegevens["besluit"],
        motivering=gegevens["motivering"],
        meebeslisser_id=collega,
        afsluitreden=gegevens.get("afsluitreden"),
        adviesvraag=gegevens["adviesvraag"],
        bevestigd=gegevens["bevestigd"],
    )
    return {"besluit": besluit, "versie": gegevens.get("versie"), "token": gegevens.get("token")}


def naar_beoordeling(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Validated data as arguments of `beoordelen` and `beoordeling_bewaren`."""
    invoer = BeoordelingInvoer(
        risicofactoren=tuple(gegevens.get("risicofactoren", ())),
        personen=tuple(BeoordeeldeInvoer(**rij) for rij in gegevens.get("personen", ())),
        urgentie=gegevens.get("urgentie"),
        zwaarte=gegevens.get("zwaarte"),
        duur=gegevens.get("duur"),
        hulp_betrokken=gegevens.get("hulp_betrokken"),
        bevindingen=gegevens["bevindingen"],
        voorgeschiedenis=gegevens["voorgeschiedenis"],
        conclusie=gegevens["conclusie"],
    )
    return {**naar_besluit(gegevens), "invoer": invoer}
