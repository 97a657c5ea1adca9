# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from monitoring.api.casus import CasusMonitoringViewSet
from monitoring.api.momenten import MomentViewSet


def registreer(router: DefaultRouter) -> None:
    """Put this app's part of the API on the router of /api/v1."""
    router.register("monitoringsmomenten", MomentViewSet, basename="monitoringsmoment")
    router.register("casussen", CasusMonitoringViewSet, basename="casus-monitoring")
