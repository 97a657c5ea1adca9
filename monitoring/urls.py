# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from .views import casus, dienst, momenten

app_name = "monitoring"
urlpatterns = [
    path("monitoring", momenten.lijst, name="lijst"),
    path("monitoring/<str:nummer>", momenten.moment, name="moment"),
    path("monitoring/<str:nummer>/vastleggen", momenten.vastleggen, name="vastleggen"),
    path("casussen/<str:nummer>/dienst/afronden", dienst.rond_af, name="dienst_afronden"),
    path("casussen/<str:nummer>/ambtshalve-melden", dienst.meld_ambtshalve, name="ambtshalve_melden"),
    *[
        path(f"casussen/<str:nummer>/{naam.replace('_', '-')}", casus.handel, {"handeling": naam}, name=naam)
        for naam in casus.HANDELINGEN
    ],
]
