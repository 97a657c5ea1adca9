# SPDX-License-Identifier: EUPL-1.2
from django.urls import URLPattern, path

from intake.api import tokens
from intake.views import berichten, formulier, formuliertabs, herkomst, registreren

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("berichten", berichten.berichten, name="berichten"),
    path("berichten/<str:nummer>", berichten.bericht, name="bericht"),
    path("berichten/<str:nummer>/oppakken", berichten.oppakken, name="bericht_oppakken"),
    path("berichten/<str:nummer>/melding", registreren.bericht_melding, name="bericht_registreren"),
    path("berichten/<str:nummer>/toevoegen", berichten.toevoegen, name="bericht_toevoegen"),
    path("berichten/<str:nummer>/afhandelen", berichten.afhandelen, name="bericht_afhandelen"),
    path("berichten/<str:nummer>/heropenen", berichten.heropenen, name="bericht_heropenen"),
    path("berichten/<str:nummer>/zoals-ontvangen", berichten.zoals_ontvangen, name="bericht_zoals_ontvangen"),
    path("meldingen/<str:nummer>/berichten", herkomst.van_melding, name="van_melding"),
    path("formulier/<slug:organisatie>", formulier.start, name="formulier"),
    path("formulier/<slug:organisatie>/verder/<str:sleutel>", formulier.verder, name="formulier_verder"),
    path("formulier/<slug:organisatie>/afronden", formuliertabs.afronden, name="formulier_afronden"),
    path("formulier/<slug:organisatie>/verstuurd", formulier.verstuurd, name="formulier_verstuurd"),
    path("formulier/<slug:organisatie>/wissen", formulier.wissen, name="formulier_wissen"),
    path("formulier/<slug:organisatie>/verlaat", formulier.verlaat, name="formulier_verlaat"),
    path("formulier/<slug:organisatie>/<slug:tab>", formuliertabs.tab, name="formulier_tab"),
    path("oauth/token", tokens.Token.as_view(), name="oauth_token"),
    path("oauth/revoke", tokens.Intrekken.as_view(), name="oauth_revoke"),
]
