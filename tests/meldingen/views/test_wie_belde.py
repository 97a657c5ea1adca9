# SPDX-License-Identifier: EUPL-1.2
"""Who rang or asked before it was a melding is the source of that melding, and as secret as a source."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Advies, Casus
from meldingen.stappen.advies_omzetten import advies_omzetten
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.registreren import registreren
from organisaties.models import Rol
from organisaties.rechten import Recht
from tests.meldingen.fabriek import melding_invoer, nieuw_contact
from tests.meldingen.stappen.test_adviesstappen import gevraagd, wie

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(frontoffice, nu):
    rij = nieuw_contact(frontoffice, nu, notities="Zelda Kanarie belt over de buren.", beller="Zelda Kanarie")
    registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=rij)
    rij.refresh_from_db()
    return rij


def antwoorden(client, contact):
    paden = (f"/contacten/{contact.nummer}", f"/api/v1/contacten/{contact.nummer}", f"/zoeken?q={contact.nummer}")
    return [client.get(pad, follow=True) for pad in paden]


def test_wie_de_bron_mag_zien_leest_het_contact_en_dat_staat_bij_de_casus(client, frontoffice, contact):
    client.force_login(frontoffice)

    assert [antwoord.status_code for antwoord in antwoorden(client, contact)] == [200, 200, 200]
    regels = AuditRegel.objects.filter(onderwerp="contact", uitkomst="ingezien")
    assert {regel.casus_id for regel in regels} == {contact.melding.casus_id}


def zonder_bron():
    rol = Rol.objects.get(code="frontoffice")
    rol.rechten.remove(Recht.BRON_INZIEN)
    rol.save()


@pytest.mark.parametrize("waardoor", ["afgeschermd", "geen_bron"])
def test_anderen_lezen_er_niets_meer_van(client, frontoffice, contact, waardoor):
    if waardoor == "afgeschermd":
        Casus.objects.filter(pk=contact.melding.casus_id).update(afgeschermd=True)
    else:
        zonder_bron()
    client.force_login(frontoffice)

    pagina, api, zoeken = antwoorden(client, contact)
    assert (pagina.status_code, api.status_code) == (404, 404)
    for antwoord in (pagina, api, zoeken):
        assert "Kanarie" not in antwoord.content.decode()


@pytest.mark.parametrize("mag", [True, False])
def test_wie_advies_vroeg_en_toen_meldde_is_een_bron(client, frontoffice, nu, mag):
    advies = gevraagd(frontoffice, nu - timedelta(days=1))
    vrager = adviesvrager_vastleggen(medewerker=frontoffice, advies=advies, invoer=wie(nu), nu=nu)
    invoer = melding_invoer(nu, ontvangen_op=nu)
    advies_omzetten(medewerker=frontoffice, advies=Advies.objects.get(), invoer=invoer, nu=nu)
    if not mag:
        zonder_bron()
    client.force_login(frontoffice)

    pagina = client.get(f"/adviezen/{advies.nummer}").content.decode()
    api = client.get(f"/api/v1/adviezen/{advies.nummer}").json()
    van_vrager = client.get(f"/adviesvragers/{vrager.nummer}").content.decode()

    assert (vrager.naam in pagina, vrager.nummer in pagina) == (mag, mag)
    assert api["adviesvrager"] == (vrager.nummer if mag else None)
    assert (advies.nummer in van_vrager) is mag


def test_van_de_melding_naar_het_gesprek_en_terug(client, frontoffice, contact):
    client.force_login(frontoffice)
    melding = contact.melding.nummer

    beide = [client.get(f"/api/v1/{pad}").json() for pad in (f"meldingen/{melding}", f"contacten/{contact.nummer}")]

    assert f'href="/contacten/{contact.nummer}"' in client.get(f"/meldingen/{melding}").content.decode()
    assert f'href="/meldingen/{melding}"' in client.get(f"/contacten/{contact.nummer}").content.decode()
    assert (beide[0]["contact"], beide[1]["melding"], beide[1]["advies"]) == (contact.nummer, melding, None)


def test_zonder_recht_op_de_bron_noemt_de_melding_haar_contact_niet(client, frontoffice, contact):
    zonder_bron()
    client.force_login(frontoffice)
    melding = contact.melding.nummer

    assert client.get(f"/api/v1/meldingen/{melding}").json()["contact"] is None
    assert contact.nummer not in client.get(f"/meldingen/{melding}").content.decode()


@pytest.mark.parametrize("wat", ["melding", "advies"])
def test_van_een_verwerkt_contact_typt_niemand_voor_niets(client, frontoffice, contact, wat):
    client.force_login(frontoffice)

    leeg = client.get(f"/contacten/{contact.nummer}/{wat}")
    concept_bewaren(
        medewerker=frontoffice,
        soort="registratie" if wat == "melding" else "advies",
        over=contact.nummer,
        velden={"toelichting": ["Halverwege"], "vraag": ["Halverwege"]},
        nu=timezone.now(),
    )
    getypt = client.get(f"/contacten/{contact.nummer}/{wat}").content.decode()

    assert (leeg.status_code, leeg["Location"]) == (302, f"/contacten/{contact.nummer}")
    assert ("Halverwege" in getypt, "Dit contact is al verwerkt" in getypt) == (True, True)
