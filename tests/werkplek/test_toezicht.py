# SPDX-License-Identifier: EUPL-1.2
"""The privacy officer sees who did what and no content; looking there leaves its own trace."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from audit.vastleggen import weigering
from meldingen.models import Casus, Toegang
from meldingen.stappen.noodtoegang import noodtoegang
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def nu():
    """The log is of the moment of recording, so the acts are of now."""
    return timezone.now()


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu)


def regels(client, **filters):
    return client.get("/auditlog", filters).context["rijen"]


def test_de_log_toont_wie_wat_deed_en_geen_inhoud(client, privacy, melding):
    client.force_login(privacy)

    antwoord = client.get("/auditlog")

    tekst = antwoord.content.decode()
    assert [(rij["wie"], rij["wat"], rij["nummer"]) for rij in antwoord.context["rijen"]] == [
        ("Fenna Oosting", "registreren", melding.nummer)
    ]
    assert "kanarie" not in tekst.lower()
    assert "pyjama" not in tekst


def test_wie_de_log_leest_staat_erin(client, privacy, melding):
    client.force_login(privacy)
    client.get("/auditlog", {"nummer": melding.casus.nummer})

    regel = AuditRegel.objects.get(onderwerp="audit")
    assert (regel.uitkomst, regel.nummer, regel.medewerker_id, regel.gegevens) == (
        "ingezien",
        melding.casus.nummer,
        privacy.pk,
        {"aantal": 1},
    )


def test_op_casusnummer_vindt_ook_wat_er_met_de_melding_gebeurde(client, privacy, frontoffice, melding, nu):
    gemeld(frontoffice, nu)
    client.force_login(privacy)

    assert [rij["nummer"] for rij in regels(client, nummer=melding.casus.nummer.lower())] == [melding.nummer]
    assert [rij["nummer"] for rij in regels(client, nummer=melding.nummer)] == [melding.nummer]


def test_op_medewerker(client, privacy, frontoffice, beoordelaar, melding):
    client.force_login(privacy)

    assert [rij["nummer"] for rij in regels(client, medewerker="Frontoffice")] == [melding.nummer]
    assert regels(client, medewerker="beoordelaar") == []
    assert regels(client, medewerker="bestaat-niet") == []


def test_op_periode(client, privacy, melding):
    client.force_login(privacy)
    gisteren = (timezone.localdate() - timedelta(days=1)).strftime("%d-%m-%Y")

    assert [rij["nummer"] for rij in regels(client, van=gisteren, tot="vandaag")] == [melding.nummer]
    assert regels(client, van=gisteren, tot=gisteren) == []


def test_een_omgekeerde_periode_is_een_fout_bij_het_veld(client, privacy):
    client.force_login(privacy)

    antwoord = client.get("/auditlog", {"van": "02-01-2026", "tot": "01-01-2026"})

    assert antwoord.status_code == 400
    assert antwoord.context["form"].errors["tot"]


def test_een_andere_regio_staat_er_niet_in(client, privacy, frontoffice_utrecht, nu):
    gemeld(frontoffice_utrecht, nu, gemeente_code="GM0344")
    client.force_login(privacy)

    assert regels(client) == []


def test_een_weigering_bij_een_eigen_partij_staat_erin_en_van_een_andere_niet(
    client, privacy, lokaalteam, lokaalteam_utrecht
):
    for medewerker in (lokaalteam, lokaalteam_utrecht):
        client.force_login(medewerker)
        client.get("/overdrachten/O-2026-999999")
    client.force_login(privacy)

    assert [(rij["wie"], rij["uitkomst"], rij["reden"]) for rij in regels(client)] == [
        ("Lotte Kalkman", "geweigerd", "niet zichtbaar")
    ]


def test_de_log_bladert_van_nieuw_naar_oud(client, privacy, frontoffice):
    for index in range(52):
        weigering(
            actie="proef",
            onderwerp="casus",
            nummer=str(index),
            organisatie_id=frontoffice.vt_organisatie_id,
            medewerker_id=frontoffice.pk,
            reden="proef",
        )
    client.force_login(privacy)

    eerste = client.get("/auditlog", {"medewerker": "frontoffice"})
    tweede = client.get(eerste.context["pagina"]["volgende"])
    gezien = [int(rij["nummer"]) for antwoord in (eerste, tweede) for rij in antwoord.context["rijen"]]

    assert gezien == list(range(51, -1, -1))


@pytest.mark.parametrize("pad", ["/auditlog", "/noodtoegang/beoordelen"])
@pytest.mark.parametrize("wie", ["frontoffice", "beoordelaar", "manager", "beheerder", "lokaalteam", "overleglid"])
def test_alleen_wie_de_audit_leest(client, request, wie, pad):
    client.force_login(request.getfixturevalue(wie))

    assert client.get(pad).status_code == 403


@pytest.fixture
def toegang(melding, beoordelaar, privacy, nu):
    Casus.objects.update(afgeschermd=True)
    return noodtoegang(
        medewerker=beoordelaar,
        casus=Casus.objects.get(pk=melding.casus_id),
        noodreden="noodreden:acuut",
        reden="De politie staat voor de deur.",
        nu=nu,
    )


def test_noodtoegang_staat_te_beoordelen_zonder_dossier(client, privacy, toegang, melding):
    client.force_login(privacy)

    tekst = client.get("/noodtoegang/beoordelen").content.decode()

    assert "Bas Oordijk" in tekst
    assert "De politie staat voor de deur." in tekst
    assert melding.casus.nummer in tekst
    assert "kanarie" not in tekst.lower()


def test_beoordeeld_verdwijnt_en_een_tweede_keer_is_409(client, privacy, toegang):
    client.force_login(privacy)

    eerste = client.post("/noodtoegang/beoordeeld", {"toegang": toegang.pk})
    tweede = client.post("/noodtoegang/beoordeeld", {"toegang": toegang.pk})

    assert (eerste.status_code, tweede.status_code) == (302, 409)
    assert Toegang.objects.get().beoordeeld_door == privacy
    assert client.get("/noodtoegang/beoordelen").context["rijen"] == []


@pytest.mark.parametrize("invoer", [{}, {"toegang": "x"}, {"toegang": "999999"}])
def test_wat_niet_bestaat_is_404(client, privacy, toegang, invoer):
    client.force_login(privacy)

    assert client.post("/noodtoegang/beoordeeld", invoer).status_code == 404
