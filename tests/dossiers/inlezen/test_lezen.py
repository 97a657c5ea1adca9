# SPDX-License-Identifier: EUPL-1.2
"""Lines as bytes: numbers, line ends, what is too long, and a file that is not what it was."""

import os

import pytest

from dossiers.inlezen import lezen
from dossiers.inlezen.afkeuren import Afkeurbestand, Bevinding
from dossiers.inlezen.lezen import LANGSTE_REGEL, Bestand, Onleesbaar


def _lees(pad):
    bestand = Bestand(pad)
    regels = [(regel.nummer, regel.ruw, regel.te_lang) for regel in bestand.regels()]
    bestand.sluit()
    return regels, bestand


def test_regeleinden_en_lege_regels(tmp_path):
    pad = tmp_path / "b"
    pad.write_bytes(b"een\r\n\n  \r\ntwee\n\xff\xfe drie")

    regels, bestand = _lees(pad)

    assert regels == [(1, b"een", False), (4, b"twee", False), (5, b"\xff\xfe drie", False)]
    assert not bestand.gegroeid
    assert not bestand.gewijzigd


@pytest.mark.parametrize("einde", [b"\n", b"\r\n"])
@pytest.mark.parametrize(("lengte", "te_lang"), [(LANGSTE_REGEL, False), (LANGSTE_REGEL + 1, True), (5 << 20, True)])
def test_een_regel_heeft_een_grens(tmp_path, lengte, te_lang, einde):
    pad = tmp_path / "b"
    pad.write_bytes(b"een\n" + b"x" * lengte + einde + b"drie\n")

    regels, _ = _lees(pad)

    assert [(nummer, len(ruw), lang) for nummer, ruw, lang in regels] == [
        (1, 3, False), (2, min(lengte, LANGSTE_REGEL), te_lang), (3, 4, False),
    ]  # fmt: skip


def test_van_een_groeiend_bestand_telt_geen_halve_regel(tmp_path):
    pad = tmp_path / "b"
    pad.write_bytes(b"een\ntwee\ndrie hal")
    bestand = Bestand(pad)
    regels = bestand.regels()
    assert next(regels).ruw == b"een"
    with pad.open("ab") as stroom:
        stroom.write(b"f\nvier\n")

    assert [regel.ruw for regel in regels] == [b"twee"]
    assert bestand.gegroeid
    bestand.sluit()


def test_een_bestand_dat_kleiner_wordt(tmp_path):
    pad = tmp_path / "b"
    pad.write_bytes(b"een\n" * 1_000_000)
    bestand = Bestand(pad)
    regels = bestand.regels()
    next(regels)
    os.truncate(pad, 4)

    assert len(list(regels)) < 999_999
    assert bestand.gewijzigd
    bestand.sluit()


def test_een_bestand_dat_wordt_overschreven(tmp_path):
    pad = tmp_path / "b"
    pad.write_bytes(b"een\ntwee\n")
    bestand = Bestand(pad)
    regels = bestand.regels()
    next(regels)
    os.utime(pad, ns=(1, 1))

    assert len(list(regels)) == 1
    assert bestand.gewijzigd
    bestand.sluit()


def test_geen_bestand(tmp_path):
    os.mkfifo(tmp_path / "pijp")
    for pad, tekst in (
        (tmp_path, "geen gewoon"),
        (tmp_path / "weg", "bestaat niet"),
        (tmp_path / "pijp", "geen gewoon"),
    ):
        with pytest.raises(Onleesbaar, match=tekst):
            Bestand(pad)


def test_wie_niet_mag_lezen_hoort_dat(tmp_path, monkeypatch):
    def weiger(*_):
        raise PermissionError

    monkeypatch.setattr(lezen.os, "open", weiger)
    with pytest.raises(Onleesbaar, match="mag"):
        Bestand(tmp_path / "b")


def test_het_afkeurbestand_is_van_de_eigenaar_alleen(tmp_path):
    bevinding = Bevinding(3, "id", "dubbel", "Weg ermee.")
    (tmp_path / "b.afgekeurd.jsonl").write_text("van een ander")
    for naam in ("b.afgekeurd.2.jsonl", "b.afgekeurd.3.jsonl"):
        bestand = Afkeurbestand(tmp_path / "b", None)
        assert bestand.pad is None
        bestand.schrijf([bevinding])
        bestand.sluit()
        assert bestand.pad == tmp_path / naam
        assert bestand.pad.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "b.afgekeurd.jsonl").read_text() == "van een ander"


def test_geen_bevinding_geen_afkeurbestand(tmp_path):
    Afkeurbestand(tmp_path / "b", None).schrijf([])

    assert list(tmp_path.iterdir()) == []
