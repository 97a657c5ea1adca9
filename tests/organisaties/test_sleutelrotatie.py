# SPDX-License-Identifier: EUPL-1.2
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from organisaties.sleutelbeheer import voeg_actieve_toe, vul_aan
from organisaties.sleutelring import SleutelOntbreekt, sleutelring
from organisaties.sleutelrotatie import (
    MINIMALE_LEEFTIJD,
    NogInGebruik,
    herversleutel_alles,
    tabellen,
    verwijder_oude,
)
from organisaties.stamgegevens.gebied import VT_ORGANISATIES
from organisaties.versleuteling import VersleuteldVeld, blinde_index
from personen.models import Persoon

CODES = [code for _, code, _ in VT_ORGANISATIES]


@pytest.fixture
def ring(settings, tmp_path):
    settings.SLEUTELBESTAND = tmp_path / "ring" / "sleutelring.json"
    vul_aan(CODES, nu=timezone.now() - timedelta(days=400))
    return settings.SLEUTELBESTAND


def _personen(organisatie, nu, aantal) -> dict[int, str]:
    """Persons with and without a BSN; returns what must be readable afterwards."""
    personen = [
        Persoon(
            organisatie=organisatie,
            nummer=f"P-{organisatie.code}-{n}",
            geboortenaam="Vermeer",
            gemaakt_op=nu,
            bsn=None if n % 5 == 4 else f"{n:09}",
            bsn_index=None if n % 5 == 4 else blinde_index(organisatie.pk, "bsn", f"{n:09}"),
        )
        for n in range(aantal)
    ]
    Persoon.objects.bulk_create(personen)
    return {persoon.pk: persoon.bsn for persoon in personen}


def _leesbaar() -> dict[int, str]:
    return dict(Persoon.objects.values_list("pk", "bsn"))


def _sleutels_in_gebruik() -> set[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT substring(bsn from 4 for 8) FROM personen_persoon WHERE bsn IS NOT NULL")
        return {bytes(sleutel) for (sleutel,) in cursor.fetchall()}


def test_elk_versleuteld_veld_doet_mee():
    from django.apps import apps

    velden = {veld for model in apps.get_models() for veld in model._meta.fields if isinstance(veld, VersleuteldVeld)}
    assert {veld for tabel in tabellen() for veld in tabel.velden} == velden
    assert Persoon._meta.get_field("bsn") in velden


def test_draaien_brengt_alle_rijen_naar_de_nieuwe_sleutel(flevoland, utrecht, nu, ring, capsys):
    verwacht = _personen(flevoland, nu, 23) | _personen(utrecht, nu, 7)
    versies = list(Persoon.objects.order_by("pk").values_list("pk", "versie", "gemaakt_op", "bsn_index"))
    oud = _sleutels_in_gebruik()

    call_command("draai_sleutels", partij=5)

    ring_nu = sleutelring()
    assert _leesbaar() == verwacht
    assert _sleutels_in_gebruik() == {ring_nu.bos(code).actief.id for code in ("flevoland", "utrecht")}
    assert not _sleutels_in_gebruik() & oud
    assert list(Persoon.objects.order_by("pk").values_list("pk", "versie", "gemaakt_op", "bsn_index")) == versies
    assert "25 rijen opnieuw versleuteld voor 26 organisaties" in capsys.readouterr().out


def test_draaien_van_een_organisatie_laat_de_andere_staan(flevoland, utrecht, nu, ring):
    verwacht = _personen(flevoland, nu, 3) | _personen(utrecht, nu, 3)
    van_utrecht = sleutelring().bos("utrecht")

    call_command("draai_sleutels", organisatie="flevoland")

    assert sleutelring().bos("utrecht") == van_utrecht
    assert _sleutels_in_gebruik() == {van_utrecht.actief.id, sleutelring().bos("flevoland").actief.id}
    assert _leesbaar() == verwacht


def test_hervatten_maakt_geen_nieuwe_sleutel(flevoland, nu, ring):
    verwacht = _personen(flevoland, nu, 8)
    voeg_actieve_toe("flevoland", nu=nu)
    sleutels = sleutelring().bos("flevoland").sleutels

    call_command("draai_sleutels", hervat=True)
    assert herversleutel_alles(CODES) == 0

    assert sleutelring().bos("flevoland").sleutels == sleutels
    assert _sleutels_in_gebruik() == {sleutels[-1].id}
    assert _leesbaar() == verwacht


def test_onleesbare_rijen_worden_gemeld(flevoland, nu, ring, settings, tmp_path):
    _personen(flevoland, nu, 3)
    settings.SLEUTELBESTAND = tmp_path / "andere" / "ring.json"
    vul_aan(CODES, nu=nu)
    with pytest.raises(CommandError, match="3 rijen hebben een sleutel die niet"):
        call_command("draai_sleutels")


def test_onbekende_organisatie_geeft_een_melding(db, ring):
    with pytest.raises(CommandError, match="'atlantis' heeft nog geen sleutel"):
        call_command("draai_sleutels", organisatie="atlantis")


def test_oude_sleutel_blijft_zonder_opdracht(flevoland, nu, ring):
    _personen(flevoland, nu, 2)
    call_command("draai_sleutels")
    assert len(sleutelring().bos("flevoland").oude) == 1


def test_oude_sleutel_gaat_niet_weg_zolang_een_rij_hem_gebruikt(flevoland, nu, ring):
    verwacht = _personen(flevoland, nu, 3)
    voeg_actieve_toe("flevoland", nu=timezone.now() - timedelta(days=1))
    with pytest.raises(NogInGebruik, match="Nog 3 rijen van 'flevoland'"):
        verwijder_oude(["flevoland"], nu=timezone.now())
    assert _leesbaar() == verwacht


def test_oude_sleutel_gaat_niet_weg_kort_na_het_draaien(flevoland, nu, ring):
    _personen(flevoland, nu, 3)
    call_command("draai_sleutels")
    with pytest.raises(CommandError, match="nog geen uur oud"):
        call_command("draai_sleutels", verwijder_oude=True)
    assert len(sleutelring().bos("flevoland").sleutels) == 2


def test_oude_sleutel_gaat_weg_als_niets_hem_meer_gebruikt(flevoland, nu, ring):
    verwacht = _personen(flevoland, nu, 6)
    oud = sleutelring().bos("flevoland").actief
    call_command("draai_sleutels")

    verwijderd = verwijder_oude(CODES, nu=timezone.now() + MINIMALE_LEEFTIJD)

    assert oud.id.hex() in verwijderd
    assert len(verwijderd) == 26
    assert all(not bos.oude for bos in sleutelring().bossen.values())
    with pytest.raises(SleutelOntbreekt):
        sleutelring().slot(oud.id)
    assert _leesbaar() == verwacht


# Dies in the middle of the third batch, as by a pulled plug. The product has no switch for this.
STERFT_HALVERWEGE = """
import os, signal, django
django.setup()
from django.core.management import call_command
from organisaties import sleutelrotatie
echt, keren = sleutelrotatie.herversleutel, 0
def herversleutel(waarde, *, etiket):
    global keren
    keren += 1
    if keren > 12:
        os.kill(os.getpid(), signal.SIGKILL)
    return echt(waarde, etiket=etiket)
sleutelrotatie.herversleutel = herversleutel
call_command("draai_sleutels", partij=5)
"""


@pytest.mark.django_db(transaction=True)
def test_na_een_kill_gaat_het_verder_waar_het_was(flevoland, nu, ring, procesomgeving):
    verwacht = _personen(flevoland, nu, 30)
    oud = sleutelring().bos("flevoland").actief
    omgeving = procesomgeving | {"SLEUTELBESTAND": str(ring), "DJANGO_SETTINGS_MODULE": "veiligthuis.settings"}

    proces = subprocess.run([sys.executable, "-c", STERFT_HALVERWEGE], env=omgeving, timeout=60, check=False)

    assert proces.returncode == -signal.SIGKILL
    assert _sleutels_in_gebruik() == {oud.id, sleutelring().bos("flevoland").actief.id}
    assert _leesbaar() == verwacht

    call_command("draai_sleutels", hervat=True, partij=5)
    assert _sleutels_in_gebruik() == {sleutelring().bos("flevoland").actief.id}
    assert _leesbaar() == verwacht


@pytest.mark.django_db(transaction=True)
def test_verwijderen_wacht_op_wie_nog_met_de_oude_sleutel_schrijft(flevoland, nu, ring):
    oud = sleutelring().bos("flevoland").actief
    uitkomst: list[object] = []

    def verwijder() -> None:
        try:
            uitkomst.append(verwijder_oude(["flevoland"], nu=timezone.now()))
        except NogInGebruik as fout:
            uitkomst.append(fout)
        finally:
            connection.close()

    with transaction.atomic():
        verwacht = _personen(flevoland, nu, 4)
        voeg_actieve_toe("flevoland", nu=timezone.now() - timedelta(days=1))
        draad = threading.Thread(target=verwijder)
        draad.start()
        time.sleep(0.5)
        assert uitkomst == []
    draad.join(timeout=10)

    assert [type(fout) for fout in uitkomst] == [NogInGebruik]
    assert oud in sleutelring().bos("flevoland").oude
    assert _leesbaar() == verwacht
