# SPDX-License-Identifier: EUPL-1.2
from django.contrib.auth.decorators import login_required
from django.urls import path

from . import views

app_name = "rapportage"

urlpatterns = [
    path("sturing", login_required(views.sturing), name="sturing"),
    path("sturing/<slug:code>", login_required(views.lijst), name="lijst"),
]
