# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from intake.api.berichten import BerichtViewSet
from intake.api.ontvangst import OntvangstViewSet
from intake.api.van_melding import MeldingBerichtViewSet


def registreer(router: DefaultRouter) -> None:
    """This app's part of /api/v1."""
    # For machines alone, to deliver; staff read and work at an address of their own.
    router.register("inkomende-berichten", OntvangstViewSet, basename="ontvangst")
    router.register("meldingen", MeldingBerichtViewSet, basename="melding-bericht")
    router.register("berichten", BerichtViewSet, basename="bericht")
