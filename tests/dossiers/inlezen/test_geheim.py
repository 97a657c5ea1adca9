# SPDX-License-Identifier: EUPL-1.2
"""Nothing that a line says comes out with its refusal: not on screen, in a file, a log, audit or readable table."""

import json

import pytest
from django.db import connection

from audit.models import AuditRegel
from dossiers.inlezen.bewaren import ruwe_regel
from dossiers.models import Afkeuring, Import
from meldingen.models import Casus
from tests.dossiers.inlezen.stand import casus
from tests.dossiers.regels import KOP, MEDEWERKER, anders

pytestmark = pytest.mark.django_db(transaction=True)
KANARIE = "Zwijgbloem"


def test_wat_geweigerd_is_komt_nergens_voor(bestand, importeer, flevoland, capfd):
    fout = [
        anders(casus(1), "meldingen.0.kanaal", KANARIE),
        anders(casus(2), "personen.0.geboortenaam", f"{KANARIE}\x00"),
        casus(3) | {KANARIE: KANARIE},
        f'{{"soort": "casus", "id": "{KANARIE}'.encode(),
        anders(casus(4), "meldingen.0.toelichting", f"{KANARIE} \u00e9").__repr__().encode("latin-1"),
        json.dumps(anders(casus(5), "meldingen.0.toelichting", f"{KANARIE} \u00e9"), ensure_ascii=False).encode(
            "latin-1"
        ),
        b'{"soort": "casus", "id": "c-6", "x": "' + KANARIE.encode() * 500_000 + b'"}',
        anders(anders(casus(7), "personen.0.geboortenaam", KANARIE), "meldingen.0.betrokkenen.0.persoon", KANARIE),
        {"soort": "medewerker", "id": "m9", "naam": KANARIE, "partij": KANARIE},
        KOP | {"bron": KANARIE},
    ]
    pad = bestand(*fout, casus(8))

    afloop = importeer(pad, processen=2)

    codes = afloop.codes()
    assert sorted(codes) == list(range(3, 13))
    assert codes[9] == {"regel_te_lang"}
    assert codes[8] == {"geen_utf8"}
    assert codes[12] == {"niet_op_deze_plaats"}
    assert [c.extern_id for c in Casus.objects.all()] == ["c-8"]
    assert afloop.afkeurbestand.stat().st_mode & 0o777 == 0o600
    scherm = capfd.readouterr()
    audit = json.dumps(list(AuditRegel.objects.values_list("nummer", "gegevens")))
    runs = json.dumps(list(Import.objects.values_list("bestand", "bron", "aantallen")))
    for tekst in (afloop.uitvoer, afloop.fouten, scherm.out, scherm.err, afloop.afkeurbestand.read_text(), audit, runs):
        assert KANARIE not in tekst
    _ruw_is_versleuteld(pad)


def _ruw_is_versleuteld(pad):
    with connection.cursor() as cursor:
        cursor.execute("SELECT position(%s in t::text) FROM dossiers_afkeuring t", [KANARIE.encode().hex()])
        assert {plek for (plek,) in cursor.fetchall()} == {0}
        cursor.execute("SELECT ruw FROM dossiers_afkeuring")
        assert all(bytes(ruw).startswith(b"VT1") for (ruw,) in cursor.fetchall())
    regels = pad.read_bytes().split(b"\n")
    bewaard = {afkeuring.regelnummer: ruwe_regel(afkeuring) for afkeuring in Afkeuring.objects.all()}
    assert sorted(bewaard) == list(range(3, 13))
    assert all(regels[nummer - 1].startswith(ruw) for nummer, ruw in bewaard.items())


def test_een_verkeerde_kop_zegt_niet_wat_er_stond(bestand, importeer, flevoland):
    for kop, tekst in (
        (KOP | {"organisatie": KANARIE}, "niet bekend"),
        (KOP | {"versie": "1.99"}, "versie 1.99"),
        (KOP | {"versie": KANARIE}, "geen geldige kop"),
        (MEDEWERKER | {"naam": KANARIE}, "geen kop"),
        (KANARIE.encode(), "geen geldige kop"),
    ):
        afloop = importeer(bestand(casus(1), voor=(kop,)), processen=1)
        assert afloop.code == 2
        assert tekst in afloop.fouten
        assert KANARIE not in afloop.fouten
    assert importeer(bestand(voor=()), processen=1).code == 2
    assert not Import.objects.exists()
    flevoland.actief = False
    flevoland.save()
    assert "niet actief" in importeer(bestand(casus(1)), processen=1).fouten
