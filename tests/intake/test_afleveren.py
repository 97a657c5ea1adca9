# SPDX-License-Identifier: EUPL-1.2
"""A machine delivers: kept before it is read, once however often it comes, and never dropped."""

import base64
import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.utils import timezone

from audit.models import AuditRegel
from intake import ontvangen
from intake.lezen import LEES_TAAK
from intake.models import InkomendBericht
from tests.intake.afzenders import PAD, als_bytes, bericht, machine

pytestmark = pytest.mark.django_db(transaction=True)
MB = 1024 * 1024


def het_bericht():
    return InkomendBericht.objects.get()


def ruw_van(rij):
    return base64.b64decode(rij.ruw)


def test_een_bericht_wordt_bewaard_zoals_het_kwam(politie, gerinkeld):
    lichaam = als_bytes(bericht())
    voor = timezone.now()

    antwoord = politie.stuur(lichaam, **{"bericht-id": "PL-2026-1"})

    rij = het_bericht()
    assert antwoord.status_code == 201
    assert antwoord.json() == {
        "nummer": rij.nummer,
        "ontvangen_op": timezone.localtime(rij.ontvangen_op).isoformat(),
        "sha256": hashlib.sha256(lichaam).hexdigest(),
        "afleveringen": 1,
        "status": "ontvangen",
    }
    assert antwoord["API-Version"] == "1.0.0"
    assert antwoord["Cache-Control"] == "no-store"
    assert (rij.afzender, rij.organisatie.code) == (politie.afzender, "flevoland")
    assert (rij.bericht_id, rij.inhoudstype, rij.grootte) == ("PL-2026-1", "application/json", len(lichaam))
    assert ruw_van(rij) == lichaam
    assert bytes(rij.inhoud_hash) == hashlib.sha256(lichaam).digest()
    assert rij.status == "ontvangen"
    assert rij.gelezen is None
    assert voor <= rij.ontvangen_op <= timezone.now()
    assert gerinkeld == [(LEES_TAAK, {"bericht_id": rij.pk})]


def test_de_termijn_telt_vanaf_ontvangst(politie, monkeypatch, gerinkeld):
    # Thursday before Easter, after midnight in the Netherlands and still Wednesday by UTC.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 4, 1, 22, 30, tzinfo=UTC))
    politie.meld_aan()

    assert politie.stuur(bericht()).status_code == 201

    # Five working days from the 2nd: 3, 7, 8, 9, 10 April; Easter Monday is none.
    assert het_bericht().uiterste_datum == date(2026, 4, 10)


def test_twee_keer_hetzelfde_is_een_bericht_met_de_eerste_ontvangst(politie, gerinkeld):
    lichaam = als_bytes(bericht())
    eerste = politie.stuur(lichaam, **{"bericht-id": "PL-1"})

    tweede = politie.stuur(lichaam, soort="application/json; charset=utf-8", **{"bericht-id": "PL-1"})

    assert (eerste.status_code, tweede.status_code) == (201, 200)
    assert tweede.json() == eerste.json() | {"afleveringen": 2}
    assert het_bericht().afleveringen == 2
    # Unread still: whoever came to read it while the second was handled had to pass it over.
    assert gerinkeld == [(LEES_TAAK, {"bericht_id": het_bericht().pk})] * 2


def test_zonder_kenmerk_is_de_inhoud_het_kenmerk(politie):
    assert politie.stuur(bericht()).status_code == 201
    assert politie.stuur(bericht()).status_code == 200
    assert politie.stuur(bericht(crisis=True)).status_code == 201

    hashes = {een.bericht_id for een in InkomendBericht.objects.all()}
    assert hashes == {hashlib.sha256(als_bytes(een)).hexdigest() for een in (bericht(), bericht(crisis=True))}


def test_hetzelfde_kenmerk_met_andere_inhoud_blijft_en_is_voor_een_mens(politie, gerinkeld):
    eerste = politie.stuur(bericht(), **{"bericht-id": "PL-1"}).json()
    tweede = politie.stuur(bericht(crisis=True), **{"bericht-id": "PL-1"})
    derde = politie.stuur(bericht(crisis=True), **{"bericht-id": "PL-1"})

    assert (tweede.status_code, derde.status_code) == (201, 200)
    assert tweede.json()["status"] == derde.json()["status"] == "onleesbaar"
    assert tweede.json()["leesfout"] == "hergebruikt"
    assert tweede.json()["nummer"] != eerste["nummer"]
    stand = InkomendBericht.objects.order_by("pk").values_list("status", "leesfout", "afleveringen")
    assert list(stand) == [("ontvangen", "", 1), ("onleesbaar", "hergebruikt", 2)]
    assert len(gerinkeld) == 1


def test_hetzelfde_kenmerk_van_een_ander_is_een_ander_bericht(politie):
    ander = machine(code="gi", naam="Gecertificeerde instelling").meld_aan()
    utrecht = machine(organisatie="utrecht", naam="Politie Utrecht").meld_aan()

    antwoorden = [een.stuur(bericht(), **{"bericht-id": "1"}).status_code for een in (politie, ander, utrecht)]

    assert antwoorden == [201, 201, 201]
    assert set(InkomendBericht.objects.values_list("afzender__code", "organisatie__code")) == {
        ("politie", "flevoland"), ("gi", "flevoland"), ("politie", "utrecht"),
    }  # fmt: skip


@pytest.mark.parametrize("kenmerk", ["x" * 101, "caf\xe9", "x" * 4000])
def test_een_vreemd_kenmerk_weigert_niets(politie, kenmerk):
    eerste = politie.stuur(bericht(), **{"bericht-id": kenmerk})
    tweede = politie.stuur(bericht(), **{"bericht-id": kenmerk})
    anders = politie.stuur(bericht(crisis=True), **{"bericht-id": kenmerk})

    assert (eerste.status_code, tweede.status_code, anders.status_code) == (201, 200, 201)
    assert anders.json()["leesfout"] == "hergebruikt"
    assert {een.bericht_id[:7] for een in InkomendBericht.objects.all()} == {"sha256:"}


LICHAMEN = {
    "leeg": b"",
    "geen json": b"hallo",
    "gzip": b"\x1f\x8b\x08\x00" + bytes(2000),
    "nul": b"\x00\x00",
    "utf-16": '{"formaat": "vt-bericht-1"}'.encode("utf-16"),
    "een lijst": b"[1, 2]",
    "diep": b"[" * 500_000,
    "formulier": b"a=1&b=2",
}


SOORTEN = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", ""]


def test_wat_niemand_kan_lezen_wordt_toch_bewaard(politie):
    for naam, lichaam in LICHAMEN.items():
        for soort in SOORTEN:
            kenmerk = f"{naam}:{soort}"
            antwoord = politie.stuur(lichaam, soort=soort, **{"content-encoding": "gzip", "bericht-id": kenmerk})

            assert antwoord.status_code == 201, kenmerk
            assert ruw_van(InkomendBericht.objects.get(bericht_id=kenmerk)) == lichaam


def test_de_gevraagde_vorm_van_het_antwoord_weigert_niets(politie):
    antwoord = politie.stuur(bericht(), accept="text/html")

    assert antwoord.status_code == 201
    assert antwoord["Content-Type"] == "application/json"


def test_precies_twee_megabyte_past_en_een_byte_meer_niet(politie):
    assert politie.stuur(b"x" * (2 * MB)).status_code == 201
    te_groot = b"y" * (2 * MB + 1)

    antwoord = politie.stuur(te_groot)

    assert antwoord.status_code == 413
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["title"] == "Dit bericht is te groot"
    assert InkomendBericht.objects.count() == 1
    regel = AuditRegel.objects.get(uitkomst="geweigerd")
    assert (regel.onderwerp, regel.nummer, regel.organisatie_id) == (
        "inkomendbericht", "politie", politie.afzender.organisatie_id,
    )  # fmt: skip
    assert regel.gegevens == {"reden": f"te_groot {len(te_groot)} {hashlib.sha256(te_groot).hexdigest()}"}


def test_een_half_bericht_is_geen_bericht(politie):
    antwoord = _met_omgeving(politie, **{"wsgi.input": BytesIO(b"half"), "CONTENT_LENGTH": "8"})

    assert antwoord.status_code == 400
    assert not InkomendBericht.objects.exists()


@pytest.mark.parametrize(
    "omgeving",
    [{"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "veel"}, {"CONTENT_LENGTH": "-1"}],
)
def test_zonder_lengte_niet(politie, omgeving):
    """Django reads nothing of a body in pieces: it would be kept as empty."""
    antwoord = _met_omgeving(politie, **omgeving)

    assert antwoord.status_code == 411
    assert antwoord["Content-Type"] == "application/problem+json"
    assert not InkomendBericht.objects.exists()


def _met_omgeving(machine, **omgeving):
    kop = {"authorization": f"Bearer {machine.token}"}
    return Client().generic("POST", PAD, b"{}", "application/json", headers=kop, **omgeving)


@pytest.mark.parametrize("fout", [OperationalError("geheim van de database"), InterfaceError("weg")])
def test_zonder_database_mag_de_afzender_het_opnieuw_proberen(politie, monkeypatch, fout):
    def weg(*_):
        raise fout

    monkeypatch.setattr(ontvangen, "_een_tegelijk", weg)

    antwoord = politie.stuur(bericht())

    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "30"
    assert antwoord["Content-Type"] == "application/problem+json"
    assert b"geheim" not in antwoord.content
    assert not InkomendBericht.objects.exists()
    monkeypatch.undo()
    assert politie.stuur(bericht()).status_code == 201


def test_een_broker_die_weg_is_houdt_niets_tegen(politie, monkeypatch):
    from achtergrond import wekken

    def weg(*_):
        raise ConnectionError

    monkeypatch.setattr(wekken, "_stuur", weg)

    assert politie.stuur(bericht()).status_code == 201
    assert het_bericht().status == "ontvangen"


def test_wat_er_is_gedaan_staat_in_de_audit(politie):
    lichaam = als_bytes(bericht())
    politie.stuur(lichaam)
    politie.stuur(lichaam)

    regel = AuditRegel.objects.get(actie="ontvang")
    assert regel.nummer == het_bericht().nummer
    assert (regel.deur, regel.medewerker_id, regel.organisatie_id) == ("api", None, politie.afzender.organisatie_id)
    assert regel.gegevens == {
        "afzender": "politie", "grootte": len(lichaam), "sha256": hashlib.sha256(lichaam).hexdigest(),
        "hergebruikt": False,
    }  # fmt: skip


def test_het_bewijs_zegt_na_het_lezen_of_het_te_lezen_was_en_verder_niets(politie, nu):
    from intake.lezen import lees

    goed, fout = als_bytes(bericht()), als_bytes(bericht(crisis="misschien-Jansen"))
    for lichaam in (goed, fout):
        politie.stuur(lichaam)
    for rij in InkomendBericht.objects.all():
        assert lees(rij.pk, nu=nu)

    velden = {"nummer", "ontvangen_op", "sha256", "afleveringen", "status"}
    assert set(politie.stuur(goed).json()) == velden
    assert politie.stuur(goed).json()["status"] == "gelezen"
    antwoord = politie.stuur(fout)
    assert {k: v for k, v in antwoord.json().items() if k not in velden} == {
        "leesfout": "schema", "leesfout_plek": "crisis: niet true of false",
    }  # fmt: skip
    assert b"Jansen" not in antwoord.content


def test_het_antwoord_aan_de_afzender_verraadt_geen_verwerking(politie, nu):
    """Whether it became a melding is not the sender's to know here."""
    politie.stuur(bericht())
    InkomendBericht.objects.update(
        status="afgehandeld", afloop_id="berichtafloop:test", verwerkt_op=nu + timedelta(days=1)
    )

    antwoord = politie.stuur(bericht()).json()

    assert (antwoord["status"], antwoord["afleveringen"]) == ("gelezen", 2)
    assert "test" not in json.dumps(antwoord)


@pytest.mark.parametrize("methode", ["GET", "PUT", "PATCH", "DELETE"])
def test_er_kan_alleen_worden_afgeleverd(politie, methode):
    assert politie.stuur(b"", methode=methode).status_code == 405
    assert politie.stuur(b"", methode=methode, pad=f"{PAD}/B-2026-000001").status_code in (404, 405)
