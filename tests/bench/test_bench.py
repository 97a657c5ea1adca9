# SPDX-License-Identifier: EUPL-1.2
"""The bench at a small size: the whole run, its table and its JSON, and nothing left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.tabel import EISEN

BASIS = Path(__file__).resolve().parents[2]
# What the test run set for its own database must not reach the bench.
GEERFD = ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_LEZEN", "SECRET_KEY", "VT_ROL", "VT_DEMO",
    "STATISCH_MANIFEST", "STATIC_ROOT", "BROKER_MAP", "EMAIL_BACKEND", "GEGEVENS", "SLEUTELBESTAND")  # fmt: skip


@pytest.mark.zwaar
def test_de_bench_meet_alle_eisen_en_ruimt_op(tmp_path):
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    # The system user of the embedded server must be able to get in.
    for folder in (tijdelijk, tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(folder.stat().st_mode | 0o111)
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in GEERFD}
    klaar = subprocess.run(
        [sys.executable, "-m", "bench", "--rondes", "2", "--map", str(tmp_path / "uitvoer")],
        cwd=BASIS,
        env=omgeving | {"MELDINGEN": "2000", "TMPDIR": str(tijdelijk)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )

    assert klaar.returncode == 0, klaar.stderr[-3000:]
    (bestand,) = (tmp_path / "uitvoer").glob("bench-*.json")
    verslag = json.loads(bestand.read_text())
    assert verslag["aantallen"]["meldingen"] >= 2000
    assert [regel["wat"] for regel in verslag["regels"]] == [eis.titel for eis in EISEN]
    assert all(regel["mediaan"] > 0 and regel["vragen"] > 0 for regel in verslag["regels"])
    assert all(eis.titel in klaar.stdout for eis in EISEN)
    assert list(tijdelijk.glob("vt-bench-*")) == []
