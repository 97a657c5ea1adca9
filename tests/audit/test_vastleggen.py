# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from audit.context import in_context
from audit.models import AuditRegel
from audit.vastleggen import AuditFout, inzage, leg_vast, weigering

VERZOEK = UUID("0b6d2f5e-1111-4222-8333-444455556666")
WIE = {"onderwerp": "melding", "nummer": "M-2026-000001", "organisatie_id": 3, "medewerker_id": 7}


@pytest.mark.django_db
def test_leg_vast_bewaart_wie_wat_wanneer_en_langs_welke_deur():
    with in_context("api", verzoek_id=VERZOEK, ip="192.0.2.7", partij=lambda: 12):
        leg_vast(actie="beoordelen", casus_id=5, gegevens={"besluit": "overdracht", "aantal": 2}, **WIE)

    regel = AuditRegel.objects.values().get()
    assert regel.pop("id") > 0
    assert regel.pop("vastgelegd_op") is not None
    assert regel == {
        "actie": "beoordelen",
        "uitkomst": "gedaan",
        "onderwerp": "melding",
        "nummer": "M-2026-000001",
        "casus_id": 5,
        "organisatie_id": 3,
        "medewerker_id": 7,
        "partij_id": 12,
        "deur": "api",
        "ip": "192.0.2.7",
        "verzoek_id": VERZOEK,
        "verwerkingsactiviteit": "meldpunt-huiselijk-geweld",
        "grond": "Wmo2015 4.1.1 lid 2",
        "gegevens": {"besluit": "overdracht", "aantal": 2},
    }


@pytest.mark.django_db
def test_zonder_medewerker_is_het_het_systeem_zelf():
    leg_vast(actie="verlopen", onderwerp="overdracht", nummer="O-1", organisatie_id=3, medewerker_id=None)

    regel = AuditRegel.objects.get()
    assert (regel.medewerker_id, regel.deur, regel.ip, regel.partij_id) == (None, "systeem", None, None)
    assert regel.verwerkingsactiviteit == "verstrekken-aan-hulp"


@pytest.mark.django_db(transaction=True)
def test_leg_vast_buiten_een_transactie_wordt_geweigerd():
    with pytest.raises(AuditFout):
        leg_vast(actie="beoordelen", **WIE)
    assert AuditRegel.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_leg_vast_verdwijnt_met_de_handeling():
    with transaction.atomic():
        leg_vast(actie="beoordelen", **WIE)
        transaction.set_rollback(True)
    assert AuditRegel.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_inzage_staat_vast_voordat_de_aanroeper_verder_gaat():
    inzage(aantal=30, actie="lijst", **WIE)

    ander = connection.copy()
    try:
        with ander.cursor() as cursor:
            cursor.execute("SELECT actie, uitkomst, gegevens ->> 'aantal' FROM audit_regel")
            assert cursor.fetchall() == [("lijst", "ingezien", "30")]
    finally:
        ander.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("schrijver", [inzage, lambda **wie: weigering(actie="beoordelen", reden="recht", **wie)])
def test_inzage_en_weigering_weigeren_een_lopende_transactie(schrijver):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        schrijver(**WIE)
    assert AuditRegel.objects.count() == 0


@pytest.mark.django_db
def test_inzage_en_weigering_werken_binnen_de_transactie_van_een_test():
    inzage(**WIE)
    weigering(actie="beoordelen", reden="recht", **WIE)

    assert list(AuditRegel.objects.order_by("id").values_list("uitkomst", "gegevens")) == [
        ("ingezien", {}),
        ("geweigerd", {"reden": "recht"}),
    ]


@pytest.mark.django_db(transaction=True)
def test_een_mislukte_inzage_laat_de_aanroeper_niets_tonen():
    with pytest.raises(DatabaseError):
        inzage(**(WIE | {"onderwerp": "x" * 41}))
    assert AuditRegel.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("waarde", ["x" * 201, 1.5, {"a": 1}, ["a"], b"a"])
def test_wat_op_inhoud_lijkt_komt_er_niet_in(waarde):
    with pytest.raises(AuditFout):
        leg_vast(actie="beoordelen", gegevens={"veld": waarde}, **WIE)


@pytest.mark.django_db
def test_een_nummer_uit_een_adres_kan_de_regel_niet_breken():
    verzonnen = "M-1\x00\n\u202e" + "9" * 100
    weigering(
        actie="inzage", onderwerp="melding", nummer=verzonnen, organisatie_id=3, medewerker_id=7, reden="onbekend\x00"
    )

    regel = AuditRegel.objects.get()
    assert regel.nummer == "M-1" + "9" * 61
    assert regel.gegevens == {"reden": "onbekend"}


@pytest.mark.django_db
def test_een_regel_kost_een_vraag(django_assert_num_queries):
    with django_assert_num_queries(1):
        leg_vast(actie="beoordelen", **WIE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE audit_regel SET actie = 'anders'",
        "DELETE FROM audit_regel",
        "TRUNCATE audit_regel",
        "DELETE FROM audit_regel_standaard",
        "UPDATE audit_zegel SET aantal = 0",
        "DELETE FROM audit_zegel",
        "TRUNCATE audit_zegel",
    ],
)
def test_de_toepassing_kan_niets_wijzigen_of_wissen(opdracht):
    leg_vast(actie="beoordelen", **WIE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("vt_app",)
        with pytest.raises(DatabaseError, match="permission denied"):
            cursor.execute(opdracht)
