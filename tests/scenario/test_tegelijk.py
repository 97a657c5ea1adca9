# SPDX-License-Identifier: EUPL-1.2
"""Impatience and coincidence, by HTTP on connections of their own: five clicks, a reload, two colleagues at once."""

from collections import Counter
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Melding, Veiligheidsbeoordeling
from overdracht.models import Overdracht
from tests.achtergrond.gelijktijdig import tegelijk
from tests.meldingen.fabriek import gemeld
from tests.meldingen.invoer import als_form, als_json, velden_van
from tests.overdracht.fabriek import verzonden
from tests.personas import _van_vt

pytestmark = pytest.mark.django_db(transaction=True)
KLIKKEN = 5


@pytest.fixture
def nu():
    return timezone.now()


def aan(medewerker):
    client = Client()
    client.force_login(medewerker)
    return client


def klik(medewerker, pad, gegevens, aantal=KLIKKEN):
    """The same button, pressed so many times at once, each in a request of its own."""
    sessie = aan(medewerker).cookies

    def druk():
        client = Client()
        client.cookies = sessie
        return client.post(pad, gegevens)

    antwoorden = tegelijk(druk, aantal)
    assert all(hasattr(antwoord, "status_code") for antwoord in antwoorden), antwoorden
    return antwoorden


def test_vijf_keer_registreren_is_een_melding(frontoffice):
    antwoorden = klik(frontoffice, "/meldingen/registreren", als_form(token=str(uuid4())))

    melding = Melding.objects.get()
    assert Counter((a.status_code, a.headers.get("Location")) for a in antwoorden) == {
        (302, f"/meldingen/{melding.nummer}"): KLIKKEN
    }
    assert (Casus.objects.count(), melding.betrokkenen.count(), melding.bronnen.count()) == (1, 2, 1)
    assert AuditRegel.objects.filter(actie="registreren", uitkomst="gedaan").count() == 1


def test_vijf_keer_oppakken_is_een_beoordeling(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    pad = f"/meldingen/{melding.nummer}/in-beoordeling-nemen"
    antwoorden = klik(beoordelaar, pad, {"token": str(uuid4()), "versie": melding.versie})

    assert Counter(a.status_code for a in antwoorden) == {302: KLIKKEN}
    assert Veiligheidsbeoordeling.objects.count() == 1
    assert AuditRegel.objects.filter(actie="in_beoordeling_nemen", uitkomst="gedaan").count() == 1


def test_vijf_keer_aanvaarden_is_een_keer(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    gegevens = {"token": str(uuid4()), "versie": overdracht.versie}
    antwoorden = klik(lokaalteam, f"/overdrachten/{overdracht.nummer}/aanvaarden", gegevens)

    assert Counter(a.status_code for a in antwoorden) == {302: KLIKKEN}
    assert Overdracht.objects.get().status == "aanvaard"
    assert AuditRegel.objects.filter(actie="aanvaarden", uitkomst="gedaan").count() == 1


def test_vijf_collegas_pakken_tegelijk_op_en_vier_horen_wie_het_werd(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    collegas = [_van_vt("beoordelaar", f"Collega {n}", flevoland, username=f"collega{n}") for n in range(KLIKKEN)]
    clients = [aan(collega) for collega in collegas]
    pad = f"/meldingen/{melding.nummer}/in-beoordeling-nemen"
    antwoorden = tegelijk(lambda: clients.pop().post(pad, {"token": str(uuid4()), "versie": melding.versie}), KLIKKEN)

    melding.refresh_from_db()
    assert Counter(a.status_code for a in antwoorden) == {302: 1, 409: KLIKKEN - 1}
    assert {melding.behandelaar.naam in a.content.decode() for a in antwoorden if a.status_code == 409} == {True}
    assert Veiligheidsbeoordeling.objects.get().gestart_door == melding.behandelaar
    assert AuditRegel.objects.filter(actie="in_beoordeling_nemen", uitkomst="geweigerd").count() == KLIKKEN - 1


def test_herladen_na_het_versturen_doet_niets_opnieuw(frontoffice):
    """The browser sends the form again; typing something else over it first is told apart."""
    client, formulier = aan(frontoffice), als_form(token=str(uuid4()))
    eerste = client.post("/meldingen/registreren", formulier)
    opnieuw = client.post("/meldingen/registreren", formulier)
    anders = client.post("/meldingen/registreren", formulier | {"toelichting": "Iets heel anders."})

    assert eerste["Location"] == opnieuw["Location"]
    assert (anders.status_code, Melding.objects.count()) == (409, 1)
    assert "al eerder verstuurd" in anders.content.decode()


def test_een_naam_van_een_megabyte_wordt_bij_het_veld_geweigerd(frontoffice):
    lang = "x" * 1_000_000
    scherm = aan(frontoffice).post("/meldingen/registreren", als_form(betrokkenen__0__geboortenaam=lang))
    betrokkenen = [{"rol": "betrokkenerol:kind", "geboortenaam": lang}]
    api = aan(frontoffice).post("/api/v1/meldingen", als_json(betrokkenen=betrokkenen), content_type="application/json")

    assert (scherm.status_code, api.status_code) == (400, 400)
    assert "betrokkenen-0-geboortenaam" in scherm.context["form"].errors
    assert "betrokkenen-0-geboortenaam" in velden_van(api)
    assert scherm.context["form"]["betrokkenen-0-geboortenaam"].value() == lang
    assert Melding.objects.count() == 0
