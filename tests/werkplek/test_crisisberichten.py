# SPDX-License-Identifier: EUPL-1.2
"""Messages with acute danger wait on the page of the crisis shift before anybody made a melding of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.stappen.bericht_afhandelen import bericht_afhandelen
from tests.intake.berichtfabriek import inhoud, ontvangen

pytestmark = pytest.mark.django_db
# Session, who it is, shielded casussen, messages, meldingen, what the menu counts.
VRAGEN = 6


@pytest.fixture
def nu():
    return timezone.now()


def op_de_pagina(client, medewerker):
    client.force_login(medewerker)
    antwoord = client.get("/crisis")
    return [bericht.nummer for bericht, _ in antwoord.context["berichten"]], antwoord.content.decode()


def test_acuut_of_niet_te_lezen_staat_erop_en_telt_mee(client, frontoffice, flevoland, nu):
    vers = ontvangen(flevoland, nu, gelezen=inhoud(crisis=True), ontvangen_op=nu)
    oud = ontvangen(flevoland, nu, gelezen=inhoud(crisis=True), ontvangen_op=nu - timedelta(hours=26))
    stuk = ontvangen(flevoland, nu, leesfout="geen_json")
    ontvangen(flevoland, nu)
    gedaan = ontvangen(flevoland, nu, gelezen=inhoud(crisis=True))
    bericht_afhandelen(
        medewerker=frontoffice, bericht=gedaan, afloop="berichtafloop:dubbel", toelichting="Stond er al.", nu=nu
    )

    nummers, tekst = op_de_pagina(client, frontoffice)

    assert nummers == [oud.nummer, stuk.nummer, vers.nummer]
    assert "2 uur te laat" in tekst
    assert "nog 23 uur" in tekst
    assert "onbekend, bekijk het" in tekst
    assert "beoordeeld.</p>" not in tekst
    assert '<span class="vt-teller">3<' in tekst


def test_wie_geen_berichten_leest_ziet_ze_niet_en_er_staat_niet_dat_alles_gedaan_is(client, manager, flevoland, nu):
    bericht = ontvangen(flevoland, nu, gelezen=inhoud(crisis=True))

    nummers, tekst = op_de_pagina(client, manager)

    assert nummers == []
    assert bericht.nummer not in tekst
    assert "Alle berichten" not in tekst
    assert 'class="vt-teller"' not in tekst


def test_van_een_andere_regio_staat_er_niets(client, frontoffice_utrecht, flevoland, nu):
    ontvangen(flevoland, nu, gelezen=inhoud(crisis=True))

    nummers, tekst = op_de_pagina(client, frontoffice_utrecht)

    assert nummers == []
    assert "Alle berichten en meldingen met acuut gevaar zijn beoordeeld." in tekst


@pytest.mark.parametrize("aantal", [1, 12])
def test_de_pagina_kost_evenveel_vragen(client, frontoffice, flevoland, nu, django_assert_num_queries, aantal):
    for _ in range(aantal):
        ontvangen(flevoland, nu, gelezen=inhoud(crisis=True))
    client.force_login(frontoffice)

    with django_assert_num_queries(VRAGEN):
        client.get("/crisis")
