# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from overdracht.views import handelen, lezen

app_name = "overdracht"

urlpatterns = [
    path("casussen/<str:nummer>/overdragen", handelen.casus_overdragen, name="overdragen"),
    path("overdrachten", lezen.lijst, name="lijst"),
    path("overdrachten/eerder", lezen.eerder, name="eerder"),
    path("overdrachten/<str:nummer>", lezen.detail, name="detail"),
    *[
        path(f"overdrachten/<str:nummer>/{stap}", handelen.antwoord, {"stap": stap}, name=stap)
        for stap in handelen.ANTWOORDEN
    ],
    path("overleg", lezen.overleg, name="overleg"),
]
