# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter


def registreer(router: DefaultRouter) -> None:
    """This app's part of /api/v1."""
