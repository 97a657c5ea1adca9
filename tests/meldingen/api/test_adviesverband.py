# SPDX-License-Identifier: EUPL-1.2
"""The API says which melding an advies became and the other way round, to who may see both; nobody else learns it."""

from datetime import timedelta

import pytest
from django.test import Client

from meldingen.models import Advies, Casus
from meldingen.stappen.advies_omzetten import advies_omzetten
from meldingen.stappen.advies_registreren import advies_registreren
from organisaties.models import Rol
from tests.meldingen.fabriek import beoordeeld, melding_invoer

pytestmark = pytest.mark.django_db


@pytest.fixture
def paar(frontoffice, nu):
    """An advies that became a melding."""
    vroeger = nu - timedelta(days=3)
    advies = advies_registreren(
        medewerker=frontoffice, adviesvrager_soort="meldersoort:buurt", kanaal="kanaal:telefoon", gemeente_code=None,
        ontvangen_op=vroeger, vraag="Wat doe ik bij schreeuwen?", stand="open", nu=vroeger,
    )  # fmt: skip
    invoer = melding_invoer(nu, ontvangen_op=nu)
    return advies, advies_omzetten(medewerker=frontoffice, advies=advies, invoer=invoer, nu=nu)


def lees(wie, soort, rij):
    """The link, and all of the answer that is not its own number."""
    client = Client()
    client.force_login(wie)
    antwoord = client.get(f"/api/v1/{soort}/{rij.nummer}")
    if antwoord.status_code == 404:
        return 404, ""
    gegevens = antwoord.json()
    return (gegevens["omgezet_uit"], gegevens["omgezet_naar"]), antwoord.content.decode().replace(rij.nummer, "")


def met_rechten(medewerker, *rechten):
    medewerker.rollen.set([Rol.objects.create(code="adviespost", naam="Adviespost", rechten=list(rechten))])
    return type(medewerker).objects.get(pk=medewerker.pk)


def test_wie_beide_mag_zien_ziet_het_van_beide_kanten(frontoffice, paar):
    advies, melding = paar

    assert lees(frontoffice, "adviezen", advies)[0] == (None, melding.nummer)
    assert lees(frontoffice, "meldingen", melding)[0] == (advies.nummer, None)


def test_een_melding_die_advies_werd_ook(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "advies", adviesvraag="Hoe praat ik erover?")
    advies = Advies.objects.get()

    assert lees(frontoffice, "meldingen", melding)[0] == (None, advies.nummer)
    assert lees(frontoffice, "adviezen", advies)[0] == (melding.nummer, None)


def test_wie_geen_adviezen_mag_zien_leest_er_geen(beoordelaar, paar):
    advies, melding = paar
    verband, tekst = lees(beoordelaar, "meldingen", melding)

    assert (verband, advies.nummer in tekst, lees(beoordelaar, "adviezen", advies)[0]) == ((None, None), False, 404)


def test_wie_de_melding_niet_mag_zien_leest_haar_niet(frontoffice, paar):
    advies, melding = paar
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)
    verband, tekst = lees(frontoffice, "adviezen", advies)

    assert (verband, melding.nummer in tekst, lees(frontoffice, "meldingen", melding)[0]) == ((None, None), False, 404)


def test_wie_de_bron_niet_mag_zien_leest_niet_welk_advies_zij_vroeg(frontoffice, paar):
    """Who asked for that advies is the source of this melding."""
    advies, melding = paar
    wie = met_rechten(frontoffice, "advies_registreren", "dossier_inzien")
    gelezen = [lees(wie, "adviezen", advies), lees(wie, "meldingen", melding)]

    assert [verband for verband, _ in gelezen] == [(None, None)] * 2
    assert [nummer for nummer in (advies.nummer, melding.nummer) for _, tekst in gelezen if nummer in tekst] == []
    client = Client()
    client.force_login(wie)
    assert melding.nummer not in client.get(f"/adviezen/{advies.nummer}").content.decode()
    assert advies.nummer not in client.get(f"/meldingen/{melding.nummer}").content.decode()
