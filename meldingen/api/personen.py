# SPDX-License-Identifier: EUPL-1.2
"""Who is who through the API: one person, and the decisions that two are one human."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.api.deur import StapDeur, serializer_van
from meldingen.api.persoongegevens import PersoongegevensDeur
from meldingen.api.persoonuitvoer import PersoonSerializer
from meldingen.api.uitvoer import BetrokkeneSerializer
from meldingen.forms.persoon import KoppelenForm, OntkoppelenForm, SamenvoegenForm, SplitsenForm
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.models import Betrokkene, Melding
from meldingen.persoonbeeld import lees_persoon, vind_samenvoeging, zichtbare_personen
from meldingen.persoonskeuzes import wat_loopt
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from personen.models import Persoon, Samenvoeging

KoppelenSerializer = serializer_van(KoppelenForm, "BetrokkeneKoppelenInvoer")
OntkoppelenSerializer = serializer_van(OntkoppelenForm, "BetrokkeneOntkoppelenInvoer")
SamenvoegenSerializer = serializer_van(SamenvoegenForm, "PersonenSamenvoegenInvoer")
SplitsenSerializer = serializer_van(SplitsenForm, "PersonenSplitsenInvoer")


class PersoonViewSet(PersoongegevensDeur, viewsets.GenericViewSet[Persoon]):
    """One person: every row that is the same human, as far as the reader may know of them."""

    queryset = Persoon.objects.none()
    serializer_class = PersoonSerializer
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> Any:
        if getattr(self, "swagger_fake_view", False):
            return Persoon.objects.none()
        return zichtbare_personen(self.medewerker)

    @extend_schema(responses=PersoonSerializer)
    def retrieve(self, request: Request, nummer: str) -> Response:
        return self._detail(self.get_object())

    @extend_schema(request=SamenvoegenSerializer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"])
    def samenvoegen(self, request: Request, nummer: str) -> Response:
        """Decide that this person and another one are one human."""
        persoon = self.get_object()
        mag = rechten.mag_personen_beheren(self.medewerker, persoon)
        self.stap(
            request,
            personen_samenvoegen,
            SamenvoegenSerializer,
            mag=mag,
            onderwerp="persoon",
            nummer=nummer,
            persoon=persoon,
        )
        return self._detail(self.get_object())

    @extend_schema(request=SplitsenSerializer, responses=PersoonSerializer)
    @action(detail=True, methods=["post"])
    def splitsen(self, request: Request, nummer: str) -> Response:
        """Undo the decision that this person and `andere_nummer` are one human."""
        persoon = self.get_object()
        mag = rechten.mag_personen_beheren(self.medewerker, persoon)
        self.stap(
            request,
            personen_splitsen,
            SplitsenSerializer,
            vertaal=lambda gegevens: self._met_samenvoeging(persoon, gegevens),
            mag=mag,
            onderwerp="persoon",
            nummer=nummer,
        )
        return self._detail(self.get_object())

    def _met_samenvoeging(self, persoon: Persoon, gegevens: dict[str, Any]) -> dict[str, Any]:
        rest = {naam: waarde for naam, waarde in gegevens.items() if naam != "andere_nummer"}
        nummer = gegevens["andere_nummer"].replace("\x00", "?")
        ander = zichtbare_personen(self.medewerker).filter(nummer=nummer).first()
        samenvoeging: Samenvoeging | None = vind_samenvoeging(persoon, ander) if ander else None
        if samenvoeging is None:
            raise VerkeerdeToestand("Deze personen zijn niet (meer) samengevoegd.")
        return rest | {"samenvoeging": samenvoeging}

    def _detail(self, persoon: Persoon) -> Response:
        inzage(
            onderwerp="persoon",
            nummer=persoon.nummer,
            organisatie_id=persoon.organisatie_id,
            medewerker_id=self.medewerker.pk,
        )
        beeld = lees_persoon(persoon, self.medewerker)
        loopt = wat_loopt(beeld, timezone.localdate())
        stappen = toegestaan.op_persoon(self.medewerker, persoon, beeld, loopt=loopt)
        return Response(PersoonSerializer(beeld, context={"stappen": stappen}).data)


class KoppelViewSet(StapDeur, viewsets.GenericViewSet[Melding]):
    """Linking somebody of a melding to a known person after registration, and undoing it."""

    queryset = Melding.objects.none()
    serializer_class = BetrokkeneSerializer
    pagination_class = None
    filter_backends = ()

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("casus")

    @extend_schema(request=KoppelenSerializer, responses=BetrokkeneSerializer)
    @action(detail=True, methods=["post"], url_path="betrokkene-koppelen")
    def betrokkene_koppelen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, nummer, betrokkene_koppelen, KoppelenSerializer)

    @extend_schema(request=OntkoppelenSerializer, responses=BetrokkeneSerializer)
    @action(detail=True, methods=["post"], url_path="betrokkene-ontkoppelen")
    def betrokkene_ontkoppelen(self, request: Request, nummer: str) -> Response:
        return self._doe(request, nummer, betrokkene_ontkoppelen, OntkoppelenSerializer)

    def _doe(
        self,
        request: Request,
        nummer: str,
        stap: Callable[..., Betrokkene],
        invoer: type[serializers.Serializer[Any]],
    ) -> Response:
        melding: Melding = self.get_object()
        betrokkene = self.stap(
            request,
            stap,
            invoer,
            vertaal=lambda gegevens: gegevens | {"betrokkene": _betrokkene(melding, gegevens["betrokkene"])},
            mag=rechten.mag_personen_beheren(self.medewerker, melding),
            onderwerp="melding",
            nummer=nummer,
        )
        return Response(BetrokkeneSerializer(betrokkene).data)


def _betrokkene(melding: Melding, persoon_nummer: str) -> Betrokkene:
    rij = melding.betrokkenen.filter(persoon__nummer=persoon_nummer.replace("\x00", "?")).first()
    if rij is None:
        raise OngeldigeInvoer("Deze persoon hoort niet bij de melding.", veld="betrokkene")
    return rij
