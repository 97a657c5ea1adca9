# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.utils import timezone

from meldingen.models import Casus, Signaal
from meldingen.signaleren import geef_signaal
from tests.meldingen.fabriek import in_beoordeling

pytestmark = pytest.mark.django_db


@pytest.fixture
def signaal(frontoffice, beoordelaar, nu):
    casus = Casus.objects.get(pk=in_beoordeling(frontoffice, beoordelaar, nu).casus_id)
    geef_signaal(
        soort="termijn_verstreken", sleutel="1", organisatie_id=casus.organisatie_id, casus=casus, nu=timezone.now()
    )
    return Signaal.objects.get()


def test_een_signaal_staat_op_de_eerste_pagina_en_gaat_eraf(client, beoordelaar, signaal):
    client.force_login(beoordelaar)

    assert [rij["id"] for rij in client.get("/").context["signalen"]] == [signaal.pk]
    assert client.post("/signalen/afhandelen", {"signaal": signaal.pk})["Location"] == "/"
    assert client.get("/").context["signalen"] == []


def test_wie_tweede_is_ziet_dat_het_al_gebeurd_is(client, beoordelaar, signaal):
    client.force_login(beoordelaar)
    client.post("/signalen/afhandelen", {"signaal": signaal.pk})

    antwoord = client.post("/signalen/afhandelen", {"signaal": signaal.pk})

    assert antwoord.status_code == 409
    assert "Dit signaal is al afgehandeld." in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["onderzoeker", "frontoffice_utrecht", "lokaalteam", "privacy"])
def test_het_signaal_van_een_ander_bestaat_niet(client, request, wie, signaal):
    client.force_login(request.getfixturevalue(wie))

    assert client.post("/signalen/afhandelen", {"signaal": signaal.pk}).status_code == 404
    assert Signaal.objects.get().afgehandeld_op is None


@pytest.mark.parametrize("invoer", [{}, {"signaal": "x"}])
def test_een_leeg_formulier_is_404(client, beoordelaar, invoer):
    client.force_login(beoordelaar)

    assert client.post("/signalen/afhandelen", invoer).status_code == 404


def test_alleen_de_oudste_tien_staan_er(client, beoordelaar, signaal):
    for nummer in range(2, 14):
        geef_signaal(
            soort="termijn_nadert",
            sleutel=str(nummer),
            organisatie_id=signaal.organisatie_id,
            casus=signaal.casus,
            nu=timezone.now(),
            voor_id=beoordelaar.pk,
        )
    client.force_login(beoordelaar)

    antwoord = client.get("/")

    assert len(antwoord.context["signalen"]) == 10
    assert antwoord.context["meer_signalen"]
