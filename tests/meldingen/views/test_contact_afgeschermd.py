# SPDX-License-Identifier: EUPL-1.2
"""The notes and the caller of a contact tell who the source of its melding is; they are as secret as that."""

import pytest

from audit.models import AuditRegel
from meldingen.models import Casus
from meldingen.stappen.registreren import registreren
from organisaties.models import Rol
from organisaties.rechten import Recht
from tests.meldingen.fabriek import melding_invoer, nieuw_contact

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


@pytest.mark.parametrize("waardoor", ["afgeschermd", "geen_bron"])
def test_anderen_lezen_er_niets_meer_van(client, frontoffice, contact, waardoor):
    if waardoor == "afgeschermd":
        Casus.objects.filter(pk=contact.melding.casus_id).update(afgeschermd=True)
    else:
        rol = Rol.objects.get(code="frontoffice")
        rol.rechten.remove(Recht.BRON_INZIEN)
        rol.save()
    client.force_login(frontoffice)

    pagina, api, zoeken = antwoorden(client, contact)
    assert (pagina.status_code, api.status_code) == (404, 404)
    for antwoord in (pagina, api, zoeken):
        assert "Kanarie" not in antwoord.content.decode()
