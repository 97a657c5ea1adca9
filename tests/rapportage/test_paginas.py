# SPDX-License-Identifier: EUPL-1.2
"""The manager's first page and the lists behind it: who may, what is shown, how many queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Toegang
from tests.meldingen.fabriek import gemeld
from tests.meldingen.stappen.test_adviesstappen import gevraagd

pytestmark = pytest.mark.django_db

LIJST = "/sturing/caseload?fase=vb"


@pytest.fixture
def moment():
    """Pages count until the present moment."""
    return timezone.now() - timedelta(hours=1)


def test_de_pagina_noemt_de_kernzin_en_elk_cijfer(client, frontoffice, manager, moment):
    gemeld(frontoffice, moment)
    client.force_login(manager)

    tekst = client.get("/sturing").content.decode()

    assert "1 casussen open, 0 met een termijn die voorbij is" in tekst
    for titel in ("Caseload per fase en termijn", "Caseload per gemeente", "Meldingen per week naar type melder",
        "Direct overgedragen", "Veiligheidsbeoordeling op tijd", "Hoe is dit geteld?"):  # fmt: skip
        assert titel in tekst
    assert 'href="/sturing/caseload?fase=vb' in tekst


@pytest.mark.parametrize("pad", ["/sturing", LIJST])
def test_zonder_recht_is_het_403_met_een_regel(client, beoordelaar, pad):
    client.force_login(beoordelaar)

    assert client.get(pad).status_code == 403
    assert AuditRegel.objects.filter(uitkomst="geweigerd", onderwerp="rapportage").count() == 1


@pytest.mark.parametrize("pad", ["/sturing", LIJST])
def test_zonder_inloggen_naar_de_inlogpagina(client, pad):
    assert client.get(pad)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("pad", ["/sturing/bestaat-niet", "/sturing/caseload?fase=onzin", "/sturing/caseload?naam=x",
    "/sturing/caseload?na=onzin", "/sturing/caseload?na=2026-01-01_99999999999999999999"])  # fmt: skip
def test_wat_geen_code_is_bestaat_niet(client, manager, pad):
    client.force_login(manager)

    assert client.get(pad).status_code == 404


def test_de_lijst_toont_nummers_en_geen_namen_en_wordt_gelogd(client, frontoffice, manager, moment):
    melding = gemeld(frontoffice, moment)
    client.force_login(manager)

    tekst = client.get(LIJST).content.decode()

    assert melding.casus.nummer in tekst
    assert "kanarie" not in tekst.lower()
    regel = AuditRegel.objects.get(onderwerp="rapportage")
    assert (regel.uitkomst, regel.nummer, regel.gegevens, regel.medewerker_id) == (
        "ingezien",
        "caseload",
        {"aantal": 1},
        manager.pk,
    )


def test_een_afgeschermde_casus_telt_en_staat_niet_in_de_lijst(client, frontoffice, manager, moment):
    gewoon, dicht = gemeld(frontoffice, moment), gemeld(frontoffice, moment)
    Casus.objects.filter(pk=dicht.casus_id).update(afgeschermd=True)
    client.force_login(manager)

    tekst = client.get(LIJST).content.decode()

    assert "2 casussen: fase Veiligheidsbeoordeling" in tekst
    assert gewoon.casus.nummer in tekst
    assert dicht.casus.nummer not in tekst
    assert "1 afgeschermd" in tekst


def test_wie_bij_naam_toegang_heeft_ziet_de_afgeschermde_casus(client, frontoffice, manager, moment):
    melding = gemeld(frontoffice, moment)
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)
    Toegang.objects.create(
        casus_id=melding.casus_id, medewerker=manager, soort="toegewezen", reden="Leidinggevende", van=moment
    )
    client.force_login(manager)

    tekst = client.get(LIJST).content.decode()

    assert melding.casus.nummer in tekst
    assert "afgeschermd: deze" not in tekst


def test_de_lijst_van_adviezen_noemt_het_advies_en_niet_de_vraag(client, frontoffice, manager, moment):
    advies = gevraagd(frontoffice, moment, vraag="Wat doe ik met mijn kanarie?")
    client.force_login(manager)

    pagina = client.get("/sturing").content.decode()
    tekst = client.get("/sturing/adviezen?niveau=advies&rol=onderwijs").content.decode()

    assert 'href="/sturing/adviezen?rol=onderwijs&amp;niveau=advies"' in pagina
    assert advies.nummer in tekst
    # Who steers does not open adviezen; shielding is of casussen.
    assert f"/adviezen/{advies.nummer}" not in tekst
    assert "kanarie" not in tekst.lower()
    assert "Afgeschermde" not in tekst


def test_een_andere_regio_ziet_niets(client, frontoffice_utrecht, manager, moment):
    melding = gemeld(frontoffice_utrecht, moment, gemeente_code="GM0344")
    client.force_login(manager)

    assert melding.casus.nummer not in client.get(LIJST).content.decode()


def test_de_lijst_bladert_op_sleutel_en_toont_elke_rij_een_keer(client, frontoffice, manager, moment):
    nummers = {gemeld(frontoffice, moment).casus.nummer for _ in range(52)}
    client.force_login(manager)

    eerste = client.get(LIJST)
    volgende = eerste.context["pagina"]["volgende"]
    tweede = client.get(volgende)
    gezien = [rij["nummer"] for antwoord in (eerste, tweede) for rij in antwoord.context["tabel"]["rijen"]]

    assert (len(gezien), set(gezien)) == (52, nummers)
    assert len(eerste.context["tabel"]["rijen"]) == 50
    assert tweede.context["pagina"] == {"begin": LIJST, "volgende": None}


@pytest.mark.parametrize("aantal", [1, 30])
def test_de_pagina_kost_evenveel_vragen(client, frontoffice, manager, moment, django_assert_num_queries, aantal):
    for _ in range(aantal):
        gemeld(frontoffice, moment)
    client.force_login(manager)

    with django_assert_num_queries(15):
        client.get("/sturing")


@pytest.mark.parametrize("aantal", [1, 30])
def test_de_lijst_kost_evenveel_vragen(client, frontoffice, manager, moment, django_assert_num_queries, aantal):
    for _ in range(aantal):
        gemeld(frontoffice, moment)
    client.force_login(manager)

    # Two of them are the savepoint around the audit row, which is a transaction of its own outside a test.
    with django_assert_num_queries(12):
        client.get(LIJST)
