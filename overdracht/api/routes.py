# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from overdracht.api.views import CasusOverdragenViewSet, OverdrachtViewSet


def registreer(router: DefaultRouter) -> None:
    """Put this app's part of the API on the router of /api/v1."""
    router.register("overdrachten", OverdrachtViewSet, basename="overdracht")
    router.register("casussen", CasusOverdragenViewSet, basename="casus-overdracht")
