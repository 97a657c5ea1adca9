# SPDX-License-Identifier: EUPL-1.2
import threading
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from audit import zegels
from audit.models import AuditRegel, AuditZegel
from audit.tasks import verzegel_taak
from audit.vastleggen import inzage, leg_vast
from audit.zegels import Afwijking, controleer, verzegel
from tests import testdatabase

WIE = {"onderwerp": "melding", "nummer": "M-1", "organisatie_id": 3, "medewerker_id": 7}


def _regels(*acties):
    for actie in acties:
        inzage(actie=actie, **WIE)


def _knoei(opdracht, *waarden):
    """Change sealed rows the way only the owner can: the guard goes off, and on again."""
    with closing(testdatabase.eigenaar(connection.settings_dict["NAME"])) as eigenaar, eigenaar.cursor() as cursor:
        for tabel in ("audit_regel", "audit_zegel"):
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER alleen_toevoegen")
        cursor.execute(opdracht, waarden)
        assert cursor.rowcount > 0
        for tabel in ("audit_regel", "audit_zegel"):
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER alleen_toevoegen")


@pytest.mark.django_db
def test_een_zegel_dekt_de_regels_sinds_het_vorige():
    _regels("een", "twee")
    eerste = verzegel()
    _regels("drie")
    tweede = verzegel()

    assert (eerste.volgnummer, eerste.aantal, eerste.vorige) == (1, 2, "0" * 64)
    assert (tweede.volgnummer, tweede.aantal, tweede.vorige) == (2, 1, eerste.zegel)
    assert tweede.van_id == eerste.tot_id + 1
    assert controleer() == []


@pytest.mark.django_db
def test_tweemaal_verzegelen_is_eenmaal():
    _regels("een")
    verzegel_taak()
    verzegel_taak()

    assert AuditZegel.objects.count() == 1
    assert verzegel() is None


@pytest.mark.django_db
def test_een_lege_audit_heeft_geen_zegel():
    assert verzegel() is None
    assert controleer() == []


VERANDERINGEN = {
    "actie": "'twef'", "nummer": "'M-2'", "medewerker_id": "8", "organisatie_id": "4", "casus_id": "1",
    "partij_id": "1", "deur": "'api'", "ip": "'192.0.2.1'", "uitkomst": "'gedaan'", "verzoek_id": "gen_random_uuid()",
    "vastgelegd_op": "vastgelegd_op + interval '1 microsecond'", "gegevens": """'{"aantal": 1}'""",
    "grond": "grond || ' '", "verwerkingsactiviteit": "'x'", "onderwerp": "'Melding'",
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_een_veranderd_teken_in_welke_kolom_ook_valt_op():
    assert {*VERANDERINGEN, "id"} == {veld.column for veld in AuditRegel._meta.local_fields}
    for kolom in VERANDERINGEN:
        _regels(kolom)
        verzegel()

    for volgnummer, (kolom, waarde) in enumerate(VERANDERINGEN.items(), start=1):
        zegel = AuditZegel.objects.get(volgnummer=volgnummer)
        _knoei(f"UPDATE audit_regel SET {kolom} = {waarde} WHERE id = %s", zegel.tot_id)
        assert len(controleer()) == volgnummer
        assert controleer()[-1] == Afwijking(volgnummer, "de inhoud klopt niet met het zegel")


@pytest.mark.django_db(transaction=True)
def test_een_gewiste_regel_valt_op():
    _regels("een", "twee")
    verzegel()
    _knoei("DELETE FROM audit_regel WHERE actie = 'twee'")

    assert controleer() == [Afwijking(1, "2 regels verzegeld, 1 gevonden")]


@pytest.mark.django_db(transaction=True)
def test_een_tussengeschoven_regel_valt_op():
    _regels("een", "twee")
    with transaction.atomic():
        leg_vast(actie="teruggedraaid, dus een gat in de nummers", **WIE)
        transaction.set_rollback(True)
    _regels("drie")
    zegel = verzegel()
    assert (zegel.aantal, controleer()) == (3, [])

    with transaction.atomic():
        leg_vast(actie="vier", **WIE)
    _knoei("UPDATE audit_regel SET id = %s WHERE actie = 'vier'", zegel.tot_id - 1)

    assert controleer() == [Afwijking(1, "3 regels verzegeld, 4 gevonden")]


@pytest.mark.django_db(transaction=True)
def test_een_nieuwe_keten_valt_op_naast_een_elders_bewaard_zegel():
    _regels("een", "twee")
    bewaard = verzegel().zegel
    _knoei("UPDATE audit_regel SET actie = 'anders' WHERE actie = 'twee'")
    _knoei("DELETE FROM audit_zegel")
    verzegel()

    assert controleer() == []
    assert controleer(verwacht=bewaard) == [Afwijking(0, "het elders bewaarde zegel komt niet voor")]


@pytest.mark.django_db(transaction=True)
def test_een_verwijderd_zegel_breekt_de_keten():
    for actie in ("een", "twee", "drie"):
        _regels(actie)
        verzegel()
    _knoei("DELETE FROM audit_zegel WHERE volgnummer = 2")

    assert controleer() == [Afwijking(3, "sluit niet aan op het vorige zegel")]


@pytest.mark.django_db
def test_de_tijdzone_van_de_sessie_maakt_niet_uit():
    _regels("een")
    verzegel()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Asia/Kolkata'")
    assert controleer() == []


@pytest.mark.django_db(transaction=True)
def test_een_open_transactie_met_een_lager_nummer_blijft_niet_buiten_het_zegel():
    """The row with the lowest id commits last; no seal may end above it before it is there."""
    traag = connection.copy()
    traag.set_autocommit(False)
    try:
        with traag.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO audit_regel (actie, uitkomst, onderwerp, nummer, deur, verzoek_id, verwerkingsactiviteit,
                                         grond, gegevens)
                VALUES ('traag', 'gedaan', 'melding', 'M-1', 'scherm', gen_random_uuid(), 'x', 'x', '{}')
                """
            )
        _regels("snel")
        assert verzegel(wacht_seconden=0.1) is None

        traag.inc_thread_sharing()
        klok = threading.Timer(0.3, traag.commit)
        klok.start()
        zegel = verzegel(wacht_seconden=10)
        klok.join()
    finally:
        traag.close()

    assert list(AuditRegel.objects.order_by("id").values_list("actie", flat=True)) == ["traag", "snel"]
    assert (zegel.aantal, zegel.van_id) == (2, 1)
    assert controleer() == []


@pytest.mark.django_db(transaction=True)
def test_wie_na_het_begin_schrijft_houdt_het_zegel_niet_op(monkeypatch):
    """Only transactions from before are waited for; this one starts in between and stays open."""
    _regels("een")
    later = connection.copy()
    later.set_autocommit(False)
    echt, keren = zegels._schrijvers, []

    def schrijvers():
        gevonden = echt()
        if not keren:
            with later.cursor() as cursor:
                cursor.execute("LOCK TABLE audit_regel IN ROW EXCLUSIVE MODE")
        keren.append(gevonden)
        return gevonden

    monkeypatch.setattr(zegels, "_schrijvers", schrijvers)
    try:
        assert verzegel(wacht_seconden=0.1).aantal == 1
    finally:
        later.rollback()
        later.close()


@pytest.mark.django_db(transaction=True)
def test_twee_verzegelaars_zetten_samen_een_zegel():
    _regels(*["regel"] * 20)
    uitkomsten = []

    def zet():
        try:
            uitkomsten.append(verzegel())
        finally:
            connection.close()

    draden = [threading.Thread(target=zet) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(zegel.aantal for zegel in uitkomsten if zegel) == [20]
    assert AuditZegel.objects.count() == 1
    assert controleer() == []


@pytest.mark.django_db
def test_een_lange_reeks_gaat_in_blokken(monkeypatch):
    _regels(*["regel"] * 7)
    heel = verzegel()
    for blok in (1, 3, 7):
        monkeypatch.setattr("audit.zegels.BLOK", blok)
        assert controleer() == []
    assert heel.aantal == 7


@pytest.mark.django_db(transaction=True)
def test_het_commando_eindigt_met_een_fout_bij_een_afwijking():
    _regels("een")
    uit = StringIO()
    call_command("verzegel", stdout=uit)
    call_command("controleer_zegels", stdout=uit)
    assert "1 zegels kloppen" in uit.getvalue()

    _knoei("UPDATE audit_regel SET nummer = 'M-9'")
    fouten = StringIO()
    with pytest.raises(CommandError):
        call_command("controleer_zegels", stderr=fouten)
    assert "zegel 1: de inhoud klopt niet" in fouten.getvalue()
