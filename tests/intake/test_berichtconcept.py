# SPDX-License-Identifier: EUPL-1.2
"""What is typed over a message is there again, until that very message is a melding."""

import pytest
from django.test import Client
from django.utils import timezone

from meldingen.concepten import lees_velden
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Concept, Melding
from meldingen.stappen.concept_bewaren import concept_bewaren
from tests.intake.berichtfabriek import ontvangen
from tests.intake.test_postvak import als_verstuurd

pytestmark = pytest.mark.django_db
KANARIE = "Conceptkanariekan hoorde nog meer"


def ingelogd(medewerker):
    client = Client()
    client.force_login(medewerker)
    return client


@pytest.fixture
def bericht(flevoland):
    return ontvangen(flevoland, timezone.now().replace(microsecond=0))


@pytest.fixture
def pad(bericht):
    return f"/berichten/{bericht.nummer}/melding"


def verstuurd(client, pad, **anders):
    return als_verstuurd(client.get(pad).context["form"], **anders)


def test_wat_getypt_is_staat_er_weer_en_registreren_wist_het(frontoffice, beoordelaar, bericht, pad):
    client = ingelogd(frontoffice)
    gestuurd = verstuurd(client, pad, toelichting=KANARIE)
    assert client.post(pad, gestuurd | {"actie": "bijwerken"}).status_code == 200
    assert client.post(pad, gestuurd | {"gemeente": ""}).status_code == 400

    weer = ingelogd(frontoffice).get(pad)
    form = weer.context["form"]
    assert (form["toelichting"].value(), form["gemeente"].value()) == (KANARIE, None)
    assert form["betrokkenen-0-voornamen"].value() == "Sanne"
    assert "Dit had u nog niet verstuurd" in weer.content.decode()
    assert f'href="{pad}"' in client.get("/concepten").content.decode()
    assert KANARIE not in ingelogd(beoordelaar).get(pad).content.decode()
    assert [(c.soort, c.onderwerp) for c in Concept.objects.all()] == [("registratie", bericht.nummer)]

    antwoord = client.post(pad, verstuurd(client, pad, gemeente="GM0034"))
    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    assert (Melding.objects.get().toelichting, Concept.objects.count()) == (KANARIE, 0)


def test_twee_vensters_laten_beide_teksten_zien(frontoffice, pad):
    client = ingelogd(frontoffice)
    een = verstuurd(client, pad, toelichting="Uit het ene venster", actie="bijwerken", concept_versie="0")
    client.post(pad, een)

    botst = client.post(pad, een | {"toelichting": "Uit het andere venster"}).content.decode()

    assert [tekst in botst for tekst in ("Uit het ene venster", "Uit het andere venster")] == [True, True]
    assert [lees_velden(c)["toelichting"] for c in Concept.objects.all()] == [["Uit het ene venster"]]


def test_wie_een_collega_voor_zich_had_leest_nog_wat_hij_typte(frontoffice, beoordelaar, bericht, pad):
    mijn, ander = ingelogd(frontoffice), ingelogd(beoordelaar)
    mijn.post(pad, verstuurd(mijn, pad, toelichting=KANARIE, actie="bijwerken"))
    assert ander.post(pad, verstuurd(ander, pad)).status_code == 302

    weer = mijn.get(pad)

    assert (weer.status_code, weer.context["form"]["toelichting"].value()) == (200, KANARIE)
    assert "is inmiddels verwerkt" in weer.content.decode()
    assert ander.get(pad)["Location"] == f"/berichten/{bericht.nummer}"


def test_over_een_bericht_van_een_andere_regio_wordt_niets_bewaard(frontoffice, utrecht):
    elders = ontvangen(utrecht, timezone.now())

    for nummer in (elders.nummer, "B-2025-999999"):
        with pytest.raises(OngeldigeInvoer) as fout:
            concept_bewaren(
                medewerker=frontoffice, soort="registratie", over=nummer, velden={"toelichting": [KANARIE]},
                nu=timezone.now(),
            )  # fmt: skip
        assert list(fout.value.velden) == ["onderwerp"]
    assert Concept.objects.count() == 0
