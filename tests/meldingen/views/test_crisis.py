# SPDX-License-Identifier: EUPL-1.2
"""The queue of the crisis shift: who is in it, in which order, with how many hours, and one press to take it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.crisisrij import urenbadge
from meldingen.invoer import BronInvoer
from meldingen.models import Casus, Melding, Toegang
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from tests.meldingen.fabriek import MELDER, beoordeeld, gemeld

pytestmark = pytest.mark.django_db
# Log-in, shielded casussen, messages that are no melding yet, the queue, and what the menu counts.
VRAGEN = 6


@pytest.fixture
def nu():
    return timezone.now()


def nummers(client, medewerker):
    client.force_login(medewerker)
    return [rij.nummer for rij, _, _ in client.get("/crisis").context["regels"]]


def test_alleen_open_meldingen_met_crisis_vroegste_termijn_eerst(client, frontoffice, beoordelaar, nu):
    laat = gemeld(frontoffice, nu, crisis=True, ontvangen_op=nu - timedelta(hours=2))
    vroeg = gemeld(frontoffice, nu, crisis=True, ontvangen_op=nu - timedelta(hours=26))
    gemeld(frontoffice, nu)
    beoordeeld(frontoffice, beoordelaar, nu)
    in_beoordeling_nemen(medewerker=beoordelaar, melding=vroeg, nu=nu)

    assert nummers(client, frontoffice) == [vroeg.nummer, laat.nummer]
    tekst = client.get("/crisis").content.decode()
    assert "2 uur te laat" in tekst
    assert "nog 21 uur" in tekst
    assert beoordelaar.naam in tekst
    assert "nog niemand" in tekst


def test_van_een_ander_en_afgeschermd_staat_er_niet_in_en_telt_niet_mee(
    client, frontoffice, beoordelaar, frontoffice_utrecht, nu
):
    gemeld(frontoffice_utrecht, nu, crisis=True, gemeente_code="GM0344")
    geheim = gemeld(frontoffice, nu, crisis=True)
    Casus.objects.filter(pk=geheim.casus_id).update(afgeschermd=True)

    assert nummers(client, beoordelaar) == []
    assert 'class="vt-teller"' not in client.get("/crisis").content.decode()

    Toegang.objects.create(
        casus_id=geheim.casus_id, medewerker=beoordelaar, van=nu - timedelta(days=1), soort="toegewezen", reden="Zaak."
    )
    assert nummers(client, beoordelaar) == [geheim.nummer]


@pytest.mark.parametrize("wie", ["beheerder", "privacy", "lokaalteam", "overleglid"])
def test_wie_geen_dossiers_leest_komt_er_niet(client, request, frontoffice, nu, wie):
    gemeld(frontoffice, nu, crisis=True)
    client.force_login(request.getfixturevalue(wie))

    assert client.get("/crisis").status_code == 403
    assert "/crisis" not in client.get("/", follow=True).content.decode()


def test_een_druk_op_de_knop_en_de_tweede_hoort_wie_eerder_was(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, crisis=True)
    client.force_login(beoordelaar)
    pagina = client.get("/crisis").content.decode()
    assert f'action="/meldingen/{melding.nummer}/in-beoordeling-nemen"' in pagina
    pak = {"versie": melding.versie}

    assert client.post(f"/meldingen/{melding.nummer}/in-beoordeling-nemen", pak).status_code == 302
    assert Melding.objects.get().behandelaar == beoordelaar
    tweede = client.post(f"/meldingen/{melding.nummer}/in-beoordeling-nemen", pak)
    assert tweede.status_code == 409
    assert beoordelaar.naam in tweede.content.decode()
    assert f'action="/meldingen/{melding.nummer}/in-beoordeling-nemen"' not in client.get("/crisis").content.decode()


def test_wie_niet_beoordeelt_ziet_de_rij_zonder_knop(client, frontoffice, nu):
    melding = gemeld(frontoffice, nu, crisis=True)
    client.force_login(frontoffice)

    tekst = client.get("/crisis").content.decode()
    assert melding.nummer in tekst
    assert "Pak op" not in tekst


def test_het_menu_telt_mee_en_een_deel_van_een_pagina_telt_niet(client, frontoffice, nu, django_assert_num_queries):
    for _ in range(3):
        gemeld(frontoffice, nu, crisis=True)
    client.force_login(frontoffice)

    assert '<span class="vt-teller">3<' in client.get("/meldingen").content.decode()
    with django_assert_num_queries(VRAGEN):
        client.get("/crisis")


def test_een_onbekende_melder_staat_erbij(client, frontoffice, nu):
    gemeld(frontoffice, nu, crisis=True, bron=MELDER)
    client.force_login(frontoffice)
    assert "melder onbekend" not in client.get("/crisis").content.decode()

    gemeld(frontoffice, nu, crisis=True, bron=BronInvoer(onbekend=True))
    for pad in ("/crisis", "/meldingen", "/"):
        assert client.get(pad).content.decode().count("melder onbekend") == 1, pad


@pytest.mark.parametrize(
    ("over", "soort", "tekst"),
    [
        (timedelta(hours=23, minutes=59), "info", "nog 23 uur"),
        (timedelta(hours=4), "let-op", "nog 4 uur"),
        (timedelta(minutes=59, seconds=59), "let-op", "nog 59 minuten"),
        (timedelta(minutes=1), "let-op", "nog 1 minuut"),
        (timedelta(0), "let-op", "nog 0 minuten"),
        (-timedelta(minutes=2), "fout", "2 minuten te laat"),
        (-timedelta(hours=26), "fout", "26 uur te laat"),
    ],
)
def test_uren_in_woorden(nu, over, soort, tekst):
    badge = urenbadge(nu + over, nu)

    assert (badge.soort, badge.tekst) == (soort, tekst)
