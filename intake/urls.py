# SPDX-License-Identifier: EUPL-1.2
from django.urls import URLPattern, path

from intake.api import tokens

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("oauth/token", tokens.Token.as_view(), name="oauth_token"),
    path("oauth/revoke", tokens.Intrekken.as_view(), name="oauth_revoke"),
]
