# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from .documenten import CasusDocumentViewSet, DocumentViewSet


def registreer(router: DefaultRouter) -> None:
    """This app's part of /api/v1."""
    router.register("casussen", CasusDocumentViewSet, basename="casus-document")
    router.register("documenten", DocumentViewSet, basename="document")
