# SPDX-License-Identifier: EUPL-1.2
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.routers import DefaultRouter

import documenten.api.routes
import intake.api.routes
import meldingen.api.routes
import monitoring.api.routes
import overdracht.api.routes
import werkplek.api.routes
from veiligthuis import gezondheid

# Every app puts its own part on the one router of /api/v1.
router = DefaultRouter(trailing_slash=False)
# JSON is the one format; a second address per format would be a second door to watch.
router.include_format_suffixes = False
meldingen.api.routes.registreer(router)
documenten.api.routes.registreer(router)
intake.api.routes.registreer(router)
overdracht.api.routes.registreer(router)
monitoring.api.routes.registreer(router)
werkplek.api.routes.registreer(router)

handler400 = "veiligthuis.foutpagina.verzoek_klopt_niet"

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", gezondheid.livez, name="livez"),
    path("readyz", gezondheid.readyz, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("api/v1/", include((router.urls, "api"))),
    path("", include("meldingen.urls")),
    path("", include("documenten.urls")),
    path("", include("intake.urls")),
    path("", include("overdracht.urls")),
    path("", include("monitoring.urls")),
    path("", include("rapportage.urls")),
    path("", include("werkplek.urls")),
]
