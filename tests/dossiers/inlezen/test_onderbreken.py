# SPDX-License-Identifier: EUPL-1.2
"""Killed at any moment, started twice, a file that moves: afterwards every dossier is in whole and once."""

import pytest
from django.db import connection
from django.test import TransactionTestCase

from dossiers.inlezen import slot
from dossiers.models import Dossierregel, Import
from meldingen.models import Casus
from organisaties.models import VTOrganisatie
from tests import testdatabase
from tests.dossiers.inlezen.processen import import_in_eigen_proces, kill_9, nog_in_leven, wacht
from tests.dossiers.inlezen.stand import LANG, STAF, casus, inhoud
from tests.dossiers.regels import KOP, als_bytes

pytestmark = pytest.mark.django_db(transaction=True)
AANTAL = 1500


def _gezinnen():
    """Many small ones and a few with a long course; everybody has somebody in common with the next."""
    for nr in range(10, AANTAL + 10):
        regel = casus(nr)
        gedeeld = {"id": f"q-{nr // 3}", "voornamen": "Tim", "geboortenaam": f"Gezin {nr // 3}"}
        regel["personen"].append(gedeeld)
        regel["meldingen"][0]["betrokkenen"].append({"persoon": gedeeld["id"], "rol": "kind"})
        yield regel


@pytest.mark.parametrize("wie", ["hoofdproces", "werkproces"])
def test_na_een_kill_gaat_het_verder(bestand, importeer, flevoland, procesomgeving, wie):
    pad = bestand(*STAF, LANG, *_gezinnen(), als_bytes(LANG)[:100])
    with import_in_eigen_proces(procesomgeving, pad, "--processen", "2") as (proces, uitvoer):
        wacht(lambda: Dossierregel.objects.count() >= 100)
        # The main process only: its workers must find out for themselves. Of the workers the last one.
        kill_9(proces.pid if wie == "hoofdproces" else max(nog_in_leven(proces.pid)))
        code = proces.wait()
        wacht(lambda: not nog_in_leven(proces.pid))
    if wie == "werkproces":
        assert code == 2
        assert "Een werkproces is gestopt" in uitvoer.read_text()
    half = Dossierregel.objects.count()
    assert 100 <= half < AANTAL
    assert Casus.objects.count() == half

    afloop = importeer(pad, processen=2)

    assert f"{half} ongewijzigd" in afloop.uitvoer
    assert set(afloop.codes()) == {AANTAL + 9}
    assert list(Import.objects.order_by("pk").values_list("status", flat=True)) == ["afgebroken", "klaar"]
    onderbroken = inhoud()
    # As after every test.
    TransactionTestCase._fixture_teardown(None)
    importeer(pad, processen=2)
    assert inhoud() == onderbroken


def test_een_tweede_import_wacht_niet_maar_zegt_het(bestand, importeer, flevoland):
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        ander = connection.copy()
    try:
        with ander.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s), %s)", [slot.IMPORT, flevoland.pk])
        afloop = importeer(bestand(casus(1)), processen=1)
        assert afloop.code == 2
        assert "loopt al een import" in afloop.fouten
        assert not Import.objects.exists()
        utrecht = VTOrganisatie.objects.get(code="utrecht")
        assert importeer(bestand(casus(2), voor=(KOP | {"organisatie": "utrecht"},)), processen=1).code == 0
        assert Casus.objects.get().organisatie == utrecht
    finally:
        ander.close()
    assert importeer(bestand(casus(1)), processen=1).code == 0


def test_een_groeiend_bestand_wordt_gemeld(bestand, importeer, flevoland, monkeypatch):
    pad = bestand(casus(1))
    erbij = als_bytes(casus(2)) + b"\n"
    with pad.open("ab") as stroom:
        stroom.write(erbij[:50])
    neem = slot.neem_importslot

    def en_groei(organisatie_id):
        neem(organisatie_id)
        with pad.open("ab") as stroom:
            stroom.write(erbij[50:])

    monkeypatch.setattr(slot, "neem_importslot", en_groei)
    afloop = importeer(pad, processen=1)
    monkeypatch.undo()

    assert afloop.code == 1
    assert "gegroeid" in afloop.uitvoer
    assert afloop.bevindingen == []
    assert [c.extern_id for c in Casus.objects.all()] == ["c-1"]
    assert importeer(pad, processen=1).code == 0
    assert Casus.objects.count() == 2
