# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from .views import documenten

app_name = "documenten"
urlpatterns = [
    path("casussen/<str:nummer>/documenten", documenten.van_casus, name="van_casus"),
    path("casussen/<str:nummer>/documenten/toevoegen", documenten.toevoegen, name="toevoegen"),
    path("casussen/<str:nummer>/documenten/ingetrokken", documenten.ingetrokken, name="ingetrokken"),
    path("meldingen/<str:nummer>/documenten", documenten.van_melding, name="van_melding"),
    path("documenten/<str:nummer>", documenten.document, name="document"),
    path("documenten/<str:nummer>/bestand", documenten.bestand, name="bestand"),
    path("documenten/<str:nummer>/bijwerken", documenten.bijwerken, name="bijwerken"),
    path("documenten/<str:nummer>/intrekken", documenten.intrekken, name="intrekken"),
    path("documenten/<str:nummer>/terugzetten", documenten.terugzetten, name="terugzetten"),
]
