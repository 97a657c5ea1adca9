# SPDX-License-Identifier: EUPL-1.2
"""Changing what is known of a person through the API: the same steps as the pages of that person."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen import rechten
from meldingen.api.deur import StapDeur, StapSerializer, serializer_van
from meldingen.api.persoonuitvoer import PersoonSerializer
from meldingen.forms.persoongegevens import VergissingForm, VergissingOngedaanForm
from meldingen.stappen.adres_beeindigen import adres_beeindigen
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.gezag_beeindigen import gezag_beeindigen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from meldingen.stappen.relatie_beeindigen import relatie_beeindigen
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from meldingen.stappen.vergissing_ongedaan_maken import vergissing_ongedaan_maken
from meldingen.stappen.vergissing_vastleggen import vergissing_vastleggen
from personen.models import GESLACHT_ONBEKEND, Persoon
from personen.schrijven import AdresGegevens

Velden = dict[str, Any]
VergissingInvoer = serializer_van(VergissingForm, "VergissingVastleggenInvoer")
VergissingOngedaanInvoer = serializer_van(VergissingOngedaanForm, "VergissingOngedaanMakenInvoer")


def _tekst() -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)


def _code() -> serializers.CharField:
    return serializers.CharField(required=False, allow_null=True)


def _dag() -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True)


class PersoonBijwerkenInvoer(StapSerializer):
    """What is left out stays as it is; of a birth date the precision goes with it."""

    onbekend = serializers.BooleanField(required=False)
    voornamen = _tekst()
    voorletters = _tekst()
    voorvoegsel = _tekst()
    geboortenaam = _tekst()
    partnernaam_voorvoegsel = _tekst()
    partnernaam = _tekst()
    geboortedatum = _dag()
    geboortedatum_precisie = serializers.ChoiceField(Persoon.Precisie.choices, required=False, allow_blank=True)
    geslacht = _code()
    overleden_op = _dag()
    bsn = serializers.CharField(required=False, allow_null=True, allow_blank=True)
    bsn_reden = _code()
    telefoon = _tekst()
    geheim_adres = serializers.BooleanField(required=False)


class AdresVastleggenInvoer(StapSerializer):
    straat = _tekst()
    huisnummer = serializers.IntegerField(required=False, allow_null=True)
    toevoeging = _tekst()
    postcode = _tekst()
    plaats = _tekst()
    gemeente = _code()
    van = _dag()
    tot = _dag()
    geheim = serializers.BooleanField(required=False)
    verhuisd = serializers.BooleanField(required=False)


class RelatieVastleggenInvoer(StapSerializer):
    """`verwant` is the number of the person who is the `soort` of this one."""

    verwant = serializers.CharField()
    soort = serializers.CharField()
    van = _dag()
    tot = _dag()


class GezagVastleggenInvoer(StapSerializer):
    """`gezagdrager` is the number of the person who has authority over this child."""

    gezagdrager = serializers.CharField()
    van = _dag()
    tot = _dag()


class AdresBeeindigenInvoer(StapSerializer):
    """`adres` is the id of one of `adressen`; `tot` the first day elsewhere."""

    adres = serializers.IntegerField()
    tot = serializers.DateField()


class RelatieBeeindigenInvoer(StapSerializer):
    """`relatie` is the id of one of `relaties`; `tot` the first day without it."""

    relatie = serializers.IntegerField()
    tot = serializers.DateField()


class GezagBeeindigenInvoer(StapSerializer):
    """`gezag` is the id of one of `gezag`; `tot` the first day without it."""

    gezag = serializers.IntegerField()
    tot = serializers.DateField()


class PersoongegevensDeur(StapDeur):
    """Mixin of the viewset of a person."""

    @extend_schema(request=PersoonBijwerkenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"])
    def bijwerken(self, request: Request, nummer: str) -> Response:
        return self._doe(request, persoon_bijwerken, PersoonBijwerkenInvoer, _naar_persoon)

    @extend_schema(request=AdresVastleggenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="adres-vastleggen")
    def adres_vastleggen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, adres_vastleggen, AdresVastleggenInvoer, _naar_adres)

    @extend_schema(request=AdresBeeindigenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="adres-beeindigen")
    def adres_beeindigen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, adres_beeindigen, AdresBeeindigenInvoer, _met_id("adres"))

    @extend_schema(request=RelatieVastleggenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="relatie-vastleggen")
    def relatie_vastleggen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, relatie_vastleggen, RelatieVastleggenInvoer, dict)

    @extend_schema(request=RelatieBeeindigenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="relatie-beeindigen")
    def relatie_beeindigen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, relatie_beeindigen, RelatieBeeindigenInvoer, _met_id("relatie"))

    @extend_schema(request=GezagVastleggenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="gezag-vastleggen")
    def gezag_vastleggen(self, request: Request, nummer: str) -> Response:
        """Of the child: who has authority over it."""
        return self._doe(request, gezag_vastleggen, GezagVastleggenInvoer, dict)

    @extend_schema(request=GezagBeeindigenInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="gezag-beeindigen")
    def gezag_beeindigen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, gezag_beeindigen, GezagBeeindigenInvoer, _met_id("gezag"))

    @extend_schema(request=VergissingInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="vergissing-vastleggen")
    def vergissing_vastleggen(self, request: Request, nummer: str) -> Response:
        """What was never true: `rij` is the id of one of `adressen`, `relaties` or `gezag`, as `soort` says."""
        return self._doe(request, vergissing_vastleggen, VergissingInvoer, dict)

    @extend_schema(request=VergissingOngedaanInvoer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"], url_path="vergissing-ongedaan-maken")
    def vergissing_ongedaan_maken(self, request: Request, nummer: str) -> Response:
        """`vergissing` is the id of one of `vergissingen`."""
        return self._doe(request, vergissing_ongedaan_maken, VergissingOngedaanInvoer, dict)

    def _detail(self, persoon: Persoon) -> Response:
        """The answer after each step: the viewset that takes these actions in already has it."""
        raise NotImplementedError

    def _doe(
        self,
        request: Request,
        stap: Callable[..., Any],
        invoer: type[serializers.Serializer[Any]],
        vertaal: Callable[[Velden], Velden],
    ) -> Response:
        persoon = self.get_object()
        self.stap(
            request,
            stap,
            invoer,
            vertaal=vertaal,
            mag=rechten.mag_personen_beheren(self.medewerker, persoon),
            onderwerp="persoon",
            nummer=persoon.nummer,
            persoon=persoon,
        )
        return self._detail(self.get_object())


def _naar_persoon(velden: Velden) -> Velden:
    rest = {naam: velden.pop(naam) for naam in ("versie", "token") if naam in velden}
    if "geboortedatum" in velden:
        # A precision that is not said is that of this date, not of the one before it.
        velden.setdefault("geboortedatum_precisie", "")
    if "geslacht" in velden:
        velden["geslacht"] = velden["geslacht"] or GESLACHT_ONBEKEND
    if "bsn" in velden:
        velden["bsn"] = velden["bsn"] or None
    return rest | {"gegevens": velden}


def _naar_adres(velden: Velden) -> Velden:
    rest = {naam: velden.pop(naam) for naam in ("versie", "token", "verhuisd") if naam in velden}
    return rest | {"gegevens": AdresGegevens(**velden)}


def _met_id(rij: str) -> Callable[[Velden], Velden]:
    return lambda velden: {f"{rij}_id" if naam == rij else naam: waarde for naam, waarde in velden.items()}
