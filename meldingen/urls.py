# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from .views import beoordelen, casus, contact, herkenning, koppelen, melding, persoon, registreren

app_name = "meldingen"
urlpatterns = [
    path("contacten", contact.contacten, name="contacten"),
    path("contacten/nieuw", contact.contact_nieuw, name="contact_nieuw"),
    path("contacten/<str:nummer>", contact.contact, name="contact"),
    path("contacten/<str:nummer>/melding", registreren.melding_nieuw, name="contact_melding"),
    path("contacten/<str:nummer>/advies", contact.advies_nieuw, name="contact_advies"),
    path("adviezen", contact.adviezen, name="adviezen"),
    path("adviezen/registreren", contact.advies_nieuw, name="advies_registreren"),
    path("adviezen/<str:nummer>", contact.advies, name="advies"),
    path("meldingen", melding.meldingen, name="meldingen"),
    path("meldingen/registreren", registreren.melding_nieuw, name="registreren"),
    path("meldingen/<str:nummer>", melding.melding, name="melding"),
    path("meldingen/<str:nummer>/in-beoordeling-nemen", melding.oppakken, name="in_beoordeling_nemen"),
    path("meldingen/<str:nummer>/beoordelen", beoordelen.beoordeel, name="beoordelen"),
    path("meldingen/<str:nummer>/besluit-herzien", beoordelen.herzie, name="besluit_herzien"),
    path("meldingen/<str:nummer>/informeren", melding.geinformeerd, name="informeren"),
    path("meldingen/<str:nummer>/bron", melding.bron, name="bron"),
    path("meldingen/<str:nummer>/koppelen", koppelen.koppelen, name="betrokkene_koppelen"),
    path("meldingen/<str:nummer>/ontkoppelen", koppelen.ontkoppelen, name="betrokkene_ontkoppelen"),
    path("personen/zoeken", registreren.personen_zoeken, name="personen_zoeken"),
    path("personen/<str:nummer>", persoon.persoon, name="persoon"),
    path("personen/<str:nummer>/samenvoegen", persoon.samenvoegen, name="personen_samenvoegen"),
    path("personen/<str:nummer>/splitsen", persoon.splitsen, name="personen_splitsen"),
    path("casussen/<str:nummer>/dienst/starten", casus.start_dienst, name="dienst_starten"),
    path("casussen/<str:nummer>/consult-vragen", casus.vraag_consult, name="consult_vragen"),
    path("consulten", casus.consulten, name="consulten"),
    path("consulten/<str:nummer>", casus.consult, name="consult"),
    path("herkenning", herkenning.werklijst, name="herkenningen"),
    path("herkenning/<str:nummer>", herkenning.herkenning, name="herkenning"),
    path("herkenning/<str:nummer>/bevestigen", herkenning.bevestigen, name="herkenning_bevestigen"),
    path("herkenning/<str:nummer>/afwijzen", herkenning.afwijzen, name="herkenning_afwijzen"),
    path("noodtoegang", casus.vraag_noodtoegang, name="noodtoegang"),
]
