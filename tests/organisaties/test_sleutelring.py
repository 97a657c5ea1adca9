# SPDX-License-Identifier: EUPL-1.2
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from organisaties.models import VTOrganisatie
from organisaties.sleutelbeheer import verwijder, voeg_actieve_toe, vul_aan
from organisaties.sleutelring import (
    SleutelbestandOnveilig,
    Sleutelfout,
    SleutelOntbreekt,
    sleutelring,
)

TOEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def bestand(settings, tmp_path) -> Path:
    settings.SLEUTELBESTAND = tmp_path / "ring" / "sleutelring.json"
    return settings.SLEUTELBESTAND


def test_bestand_en_map_zijn_alleen_voor_ons(bestand):
    vul_aan(["flevoland"], nu=TOEN)
    assert oct(bestand.stat().st_mode)[-3:] == "600"
    assert oct(bestand.parent.stat().st_mode)[-3:] == "700"
    assert [pad.name for pad in bestand.parent.iterdir()] == ["sleutelring.json"]


def test_aanvullen_laat_bestaande_sleutels_staan(bestand):
    assert vul_aan(["flevoland"], nu=TOEN) == ["flevoland"]
    eerst = sleutelring().bos("flevoland")
    assert vul_aan(["flevoland", "utrecht"], nu=TOEN) == ["utrecht"]
    assert sleutelring().bos("flevoland") == eerst
    ervoor = bestand.read_bytes()
    assert vul_aan(["flevoland", "utrecht"], nu=TOEN) == []
    assert bestand.read_bytes() == ervoor


def test_elke_organisatie_heeft_eigen_sleutels(bestand):
    vul_aan(["flevoland", "utrecht"], nu=TOEN)
    ring = sleutelring()
    geheimen = {
        *(sleutel.geheim for bos in ring.bossen.values() for sleutel in bos.sleutels),
        *(bos.index for bos in ring.bossen.values()),
    }
    assert len(geheimen) == 4
    assert {len(geheim) for geheim in geheimen} == {32}


def test_gewijzigd_bestand_wordt_opnieuw_gelezen(bestand):
    vul_aan(["flevoland"], nu=TOEN)
    oud = sleutelring().bos("flevoland").actief
    nieuw = voeg_actieve_toe("flevoland", nu=TOEN)
    assert sleutelring().bos("flevoland").actief == nieuw
    assert sleutelring().bos("flevoland").oude == (oud,)


def test_actieve_sleutel_wordt_niet_verwijderd(bestand):
    vul_aan(["flevoland"], nu=TOEN)
    with pytest.raises(Sleutelfout, match="actieve sleutel"):
        verwijder("flevoland", sleutelring().bos("flevoland").actief.id)


@pytest.mark.parametrize(("deel", "rechten"), [("bestand", 0o640), ("bestand", 0o604), ("map", 0o750)])
def test_te_ruime_rechten_worden_geweigerd_ook_als_ze_later_ontstaan(bestand, deel, rechten):
    vul_aan(["flevoland"], nu=TOEN)
    sleutelring()
    pad = bestand if deel == "bestand" else bestand.parent
    pad.chmod(rechten)
    with pytest.raises(SleutelbestandOnveilig, match=f"{pad} is ook voor anderen toegankelijk"):
        sleutelring()
    pad.chmod(0o600 if deel == "bestand" else 0o700)
    assert list(sleutelring().bossen) == ["flevoland"]


def test_nieuw_bestand_komt_niet_in_een_open_map(bestand):
    bestand.parent.mkdir(mode=0o755)
    bestand.parent.chmod(0o755)
    with pytest.raises(SleutelbestandOnveilig):
        vul_aan(["flevoland"], nu=TOEN)
    assert not bestand.exists()


def test_ontbrekend_bestand_noemt_het_commando(bestand):
    with pytest.raises(SleutelOntbreekt, match="maak_sleutels"):
        sleutelring()


def test_ontbrekende_organisatie_noemt_het_commando(bestand):
    vul_aan(["flevoland"], nu=TOEN)
    with pytest.raises(SleutelOntbreekt, match=r"'utrecht'.*maak_sleutels"):
        sleutelring().bos("utrecht")


def _json(wijziging) -> bytes:
    geldig = {
        "versie": 1,
        "organisaties": {
            "flevoland": {
                "sleutels": [{"id": "00" * 8, "geheim": "A" * 43 + "=", "gemaakt_op": TOEN.isoformat()}],
                "index": "A" * 43 + "=",
            }
        },
    }
    wijziging(geldig)
    return json.dumps(geldig).encode()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        _json(lambda g: g.pop("organisaties")),
        _json(lambda g: g["organisaties"]["flevoland"].pop("index")),
        _json(lambda g: g["organisaties"]["flevoland"].update(sleutels=[])),
        _json(lambda g: g["organisaties"]["flevoland"].update(index="AAAA")),
        _json(lambda g: g["organisaties"]["flevoland"]["sleutels"][0].update(geheim="AAAA")),
        _json(lambda g: g["organisaties"]["flevoland"]["sleutels"][0].update(id="zz")),
    ],
)
def test_kapot_bestand_geeft_een_melding_zonder_inhoud(bestand, inhoud):
    bestand.parent.mkdir(mode=0o700)
    bestand.touch(mode=0o600)
    bestand.write_bytes(inhoud)
    with pytest.raises(Sleutelfout, match="geen geldig sleutelbestand") as fout:
        sleutelring()
    assert fout.value.__cause__ is None
    assert "AAAA" not in str(fout.value)


def test_bestand_van_een_nieuwere_versie_wordt_geweigerd(bestand):
    bestand.parent.mkdir(mode=0o700)
    bestand.touch(mode=0o600)
    bestand.write_bytes(_json(lambda g: g.update(versie=2)))
    with pytest.raises(Sleutelfout, match="versie 2"):
        sleutelring()


def test_sleutels_staan_niet_in_de_weergave(bestand):
    vul_aan(["flevoland"], nu=TOEN)
    bos = sleutelring().bos("flevoland")
    assert "geheim" not in repr(bos)
    assert "index" not in repr(bos)


def test_commando_geeft_elke_organisatie_een_sleutel(db, bestand):
    call_command("maak_sleutels", verbosity=0)
    assert set(sleutelring().bossen) == set(VTOrganisatie.objects.values_list("code", flat=True))


def test_commando_weigert_een_open_bestand(db, bestand):
    call_command("maak_sleutels", verbosity=0)
    bestand.chmod(0o644)
    with pytest.raises(CommandError, match="chmod 0600"):
        call_command("maak_sleutels", verbosity=0)


def test_twee_tegelijk_verliezen_geen_sleutels(bestand):
    opdracht = """
import sys
from datetime import datetime, UTC
from django.conf import settings
settings.configure(SLEUTELBESTAND=sys.argv[1])
from organisaties.sleutelbeheer import vul_aan
for n in range(20):
    vul_aan([f"{sys.argv[2]}-{n}"], nu=datetime(2026, 1, 1, tzinfo=UTC))
"""
    processen = [subprocess.Popen([sys.executable, "-c", opdracht, str(bestand), naam]) for naam in ("links", "rechts")]
    assert [proces.wait(timeout=60) for proces in processen] == [0, 0]
    assert len(sleutelring().bossen) == 40
