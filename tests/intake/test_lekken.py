# SPDX-License-Identifier: EUPL-1.2
"""What a message says stays in its row: not in a log, the audit, the arguments of a task, an error or an answer."""

import json
import logging
import re

import pytest
from django.db import connection

from achtergrond import wekken
from audit.models import AuditRegel
from intake import formaten
from intake.lezen import lees
from intake.models import InkomendBericht
from tests.intake.afzenders import als_bytes, bericht

pytestmark = pytest.mark.django_db(transaction=True)

KANARIE = "Kanarie"
# In every text of a message, readable and not, and where no message has a field.
GOED = bericht(
    gebeurtenis_id=f"{KANARIE}-gebeurtenis", gezin_id=f"{KANARIE}-gezin", toelichting=f"{KANARIE}-toelichting",
    melder={"naam": f"{KANARIE}-melder", "instelling": f"{KANARIE}-instelling", "functie": f"{KANARIE}-functie",
            "telefoon": f"{KANARIE}-telefoon", "email": f"{KANARIE}-mail", "geheim": True},
    personen=[{"rol": "slachtoffer", "voornamen": f"{KANARIE}-voornaam", "geboortenaam": f"{KANARIE}-naam",
               "adres": {"straat": f"{KANARIE}-straat", "plaats": f"{KANARIE}-plaats"}}],
    hulp_bij=f"{KANARIE}-hulp",
)  # fmt: skip
LICHAMEN = {
    "goed": als_bytes(GOED),
    "onbekend veld": als_bytes(GOED | {f"{KANARIE}-veld": f"{KANARIE}-waarde"}),
    "verkeerde codes": als_bytes(GOED | {"aard": [f"{KANARIE}-code"], "gemeente": f"{KANARIE}"}),
    "verkeerde soorten": als_bytes(GOED | {"crisis": f"{KANARIE}-crisis", "personen": f"{KANARIE}-personen"}),
    "geen json": f"{KANARIE}-tekst {{".encode(),
    "geen tekst": f"{KANARIE}-tekst é".encode("latin-1"),
    "te groot": f"{KANARIE}".encode() * 400_000,
}


@pytest.fixture
def gehoord(monkeypatch, caplog):
    """Everything logged, and everything that was rung."""
    caplog.set_level(logging.DEBUG)
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taak, ids: keren.append((taak, ids)))
    return lambda: caplog.text + json.dumps([r.__dict__ for r in caplog.records], default=str) + json.dumps(keren)


@pytest.mark.parametrize("naam", LICHAMEN)
def test_een_bericht_lekt_nergens(politie, gehoord, nu, naam):
    antwoorden = [politie.stuur(LICHAMEN[naam], **{"bericht-id": "PL-1"})]
    for rij in InkomendBericht.objects.all():
        lees(rij.pk, nu=nu)
    antwoorden.append(politie.stuur(LICHAMEN[naam], **{"bericht-id": "PL-1"}))

    assert {antwoord.status_code for antwoord in antwoorden} in ({201, 200}, {413})
    koppen = [str(dict(antwoord.headers)) + antwoord.content.decode() for antwoord in antwoorden]
    assert KANARIE not in " ".join(koppen)
    assert AuditRegel.objects.exists()
    assert _tabellen_met(KANARIE) == set()
    assert KANARIE not in gehoord()


def test_een_adapter_die_breekt_zegt_niet_waarover(politie, gehoord, nu, monkeypatch):
    def kapot(ruw, lijsten):
        raise ValueError(ruw.decode())

    monkeypatch.setitem(formaten.ADAPTERS, "vt-bericht-1", kapot)
    politie.stuur(LICHAMEN["goed"])

    assert lees(InkomendBericht.objects.get().pk, nu=nu)

    assert _tabellen_met(KANARIE) == set()
    assert "adapter brak af" in gehoord()


def test_sleutel_en_token_lekken_nergens(politie, gehoord):
    politie.meld_aan()
    politie.stuur(bericht())
    politie.haal_token(scope="anders")

    for geheim in (politie.token, politie.sleutel.geheim):
        assert geheim not in gehoord()
        assert _tabellen_met(geheim) == set()


def _tabellen_met(tekst):
    """Every table of ours in which this stands readable, whatever the column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
            " AND NOT c.relispartition"
        )
        namen = [naam for (naam,) in cursor.fetchall()]
        assert {"intake_inkomendbericht", "intake_berichtverband", "oauth2_provider_accesstoken"} <= set(namen)
        zoek = " UNION ALL ".join(
            f"SELECT '{naam}' WHERE EXISTS (SELECT FROM public.\"{naam}\" r WHERE r::text LIKE %s OR r::text LIKE %s)"
            for naam in namen
        )
        # A column of bytes is shown in hexadecimal.
        cursor.execute(zoek, [f"%{tekst}%", f"%{tekst.encode().hex()}%"] * len(namen))
        return {re.sub(r"_p?\d+$", "", naam) for (naam,) in cursor.fetchall()}
