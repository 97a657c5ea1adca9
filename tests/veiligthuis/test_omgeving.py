# SPDX-License-Identifier: EUPL-1.2
import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from veiligthuis import omgeving
from veiligthuis.omgeving import Opzetfout

BASIS = Path(__file__).resolve().parents[2]


def vt(*argumenten, **extra):
    return subprocess.run(
        [sys.executable, "vt.py", *argumenten],
        cwd=BASIS,
        env=os.environ | extra,
        capture_output=True,
        text=True,
        check=False,
    )


def test_zonder_opdracht_komt_de_uitleg():
    uitkomst = vt()

    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    assert "make.venv" not in uitkomst.stdout
    for opdracht in ("demo", "test", "zwaar", "check", "setup", "lock", "psql"):
        assert f"\n  {opdracht} " in uitkomst.stdout


def test_bezette_poort_geeft_uitleg():
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = str(bezet.getsockname()[1])

        uitkomst = vt("demo", PORT=poort)

    assert uitkomst.returncode == 1
    assert (
        uitkomst.stderr.strip() == f"Poort {poort} is al in gebruik. Kies een andere, bijvoorbeeld: make demo PORT=8001"
    )


def test_onzin_als_poort_geeft_uitleg():
    assert "PORT=tachtig is geen poortnummer." in vt("demo", PORT="tachtig").stderr


def test_python_zonder_ensurepip_geeft_uitleg(monkeypatch, tmp_path):
    monkeypatch.setattr(omgeving, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(importlib.util, "find_spec", lambda naam: None)

    with pytest.raises(Opzetfout, match="apt install python3-venv"):
        omgeving._maak_lege_venv(None)


def test_te_oude_python_geeft_uitleg(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))

    with pytest.raises(Opzetfout, match=r"Python 3\.11 of nieuwer is nodig"):
        omgeving.maak_venv("basis")


def test_mislukte_installatie_laat_zien_wat_er_was():
    opdracht = [sys.executable, "-c", "import sys; sys.exit('geen verbinding met de bron')"]

    with pytest.raises(Opzetfout, match=r"pip install mislukte\.(.|\n)*geen verbinding met de bron"):
        omgeving._doe(opdracht, "pip install")


def test_stempel_hoort_bij_lijst_plaats_en_python(monkeypatch):
    gewoon = omgeving._kenmerk("ontwikkeling")

    assert gewoon != omgeving._kenmerk("basis")
    monkeypatch.setattr(omgeving, "VENV", Path("/elders/.venv"))
    assert gewoon != omgeving._kenmerk("ontwikkeling")
