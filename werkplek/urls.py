# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from . import dossier, voorgeschiedenis
from .views import beheer, codelijsten, crisis, instellingen, mijn_werk, toezicht, zoeken

app_name = "werkplek"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("signalen/afhandelen", mijn_werk.signaal_afgehandeld, name="signaal_afhandelen"),
    path("crisis", crisis.crisis, name="crisis"),
    path("zoeken", zoeken.zoeken, name="zoeken"),
    path("auditlog", toezicht.auditlog, name="auditlog"),
    path("noodtoegang/beoordelen", toezicht.noodtoegang, name="noodtoegang"),
    path("noodtoegang/beoordeeld", toezicht.noodtoegang_beoordeeld, name="noodtoegang_beoordeeld"),
    path("beheer", beheer.beheer, name="beheer"),
    path("beheer/codelijsten", codelijsten.codelijsten, name="codelijsten"),
    path("beheer/codelijsten/<str:lijst>", codelijsten.codelijst, name="codelijst"),
    path("beheer/codelijsten/<str:lijst>/toevoegen", codelijsten.toevoegen, name="code_toevoegen"),
    path("beheer/codelijsten/<str:lijst>/<str:waarde>/bijwerken", codelijsten.bijwerken, name="code_bijwerken"),
    path("beheer/codelijsten/<str:lijst>/<str:waarde>/beeindigen", codelijsten.beeindigen, name="code_beeindigen"),
    path("beheer/codelijsten/<str:lijst>/<str:waarde>/hervatten", codelijsten.hervatten, name="code_hervatten"),
    path("beheer/codelijsten/<str:lijst>/<str:waarde>/vertaling", codelijsten.vertaling, name="codemapping_zetten"),
    path("beheer/instellingen", instellingen.instellingen, name="instellingen"),
    path("beheer/instellingen/bijwerken", instellingen.bijwerken, name="instellingen_bijwerken"),
    path("meldingen/<str:nummer>/voorgeschiedenis", voorgeschiedenis.voorgeschiedenis, name="voorgeschiedenis"),
    path("casussen/<str:nummer>", dossier.dossier, name="dossier"),
]
