# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from werkplek.api.codelijsten import CodelijstViewSet
from werkplek.api.instellingen import InstellingenViewSet
from werkplek.api.voorgeschiedenis import VoorgeschiedenisViewSet


def registreer(router: DefaultRouter) -> None:
    """Put this app's part of the API on the router of /api/v1."""
    router.register("meldingen", VoorgeschiedenisViewSet, basename="melding-voorgeschiedenis")
    router.register("codelijsten", CodelijstViewSet, basename="codelijst")
    router.register("instellingen", InstellingenViewSet, basename="instelling")
