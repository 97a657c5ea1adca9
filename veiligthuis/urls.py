# SPDX-License-Identifier: EUPL-1.2
from django.urls import URLPattern, URLResolver, include, path

from veiligthuis import gezondheid

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", gezondheid.livez, name="livez"),
    path("readyz", gezondheid.readyz, name="readyz"),
    path("accounts/", include("allauth.urls")),
]
