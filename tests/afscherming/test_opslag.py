# SPDX-License-Identifier: EUPL-1.2
"""Where canaries may be kept and may leave: every table, packages, mail, work rows, audit and logs."""

import json
import logging
import re
from collections import Counter, defaultdict

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client

from achtergrond.berichten import verstuur
from achtergrond.models import UitgaandBericht, Werk
from audit.models import AuditRegel
from meldingen.models import Bron
from overdracht.models import Informatiepakket
from personen.models import Persoon
from tests.kanaries import SOORTEN

from .ingangen import ingangen
from .lezers import NIET_MEE, PARTIJ_LEEST, Zoeker
from .test_toegang import _adres, _verzoek, regels
from .verwachting import EISEN

# The only tables that may hold each kind as readable text. Sources, contact notes and BSN are in none: encrypted.
# A passage that gives a source away is part of the dossier; that it is one, only the encrypted mark says.
BEWAARD = {
    "bron": set(),
    "fragment": {"meldingen_melding", "meldingen_veiligheidsbeoordeling"},
    "contact": set(),
    "bericht": set(),
    "adviesvrager": set(),
    "concept": set(),
    "bsn": set(),
    "document": set(),
    "brondocument": set(),
    # Why it does not belong in the dossier, said by a colleague.
    "wegdocument": {"documenten_document"},
    "geheim_adres": {"personen_adres"},
    "vergissing": {"meldingen_vergissing"},
    "gezin": {"personen_persoon", "overdracht_informatiepakket"},
    "kind": {"personen_persoon", "overdracht_informatiepakket"},
    "pakket": {"overdracht_overdracht", "overdracht_informatiepakket"},
    "intern": {
        "meldingen_melding", "meldingen_veiligheidsbeoordeling", "meldingen_dienst", "meldingen_consult",
        "meldingen_advies", "meldingen_toegang", "monitoring_monitoringsmoment", "overdracht_overdracht",
    },
}  # fmt: skip


def tabellen():
    """Every table and materialised view there is, sessions and those of Django included; a partition in its parent.

    `stamkopie` is how the tests keep the reference data of an empty database; no application can read it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END"
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition"
            " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'stamkopie')"
            " AND n.nspname NOT LIKE 'pg_t%' ORDER BY 1"
        )
        return [naam for (naam,) in cursor.fetchall()]


def als_tekst(tabel):
    """Every column of every row: as text, and bytes as the text that they would be in either encoding."""
    naam = tabel.replace(".", '"."')
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT t::text FROM "{naam}" t')
        tekst = "\n".join(rij for (rij,) in cursor.fetchall())
    ruw = [bytes.fromhex(deel) for deel in re.findall(r"\\x([0-9a-f]+)", tekst) if len(deel) % 2 == 0]
    sessies = [str(sessie.get_decoded()) for sessie in Session.objects.all()] if tabel == "django_session" else []
    return "\n".join(
        [tekst, *sessies, *(stuk.decode(hoe, "replace") for stuk in ruw for hoe in ("utf-8", "latin-1", "utf-16-le"))]
    )


def verkeerd_bewaard(stand, gevonden):
    """(table, kind, canary) of everything that is kept where it should not be; `gevonden` collects kind → tables."""
    zoek, mis = Zoeker(stand.kanaries), []
    for tabel in tabellen():
        for kanarie in zoek(als_tekst(tabel)):
            if kanarie.soort == "nummer":
                continue
            gevonden[kanarie.soort].add(tabel)
            if tabel not in BEWAARD[kanarie.soort]:
                mis.append((tabel, kanarie.soort, kanarie.tekst))
    return sorted(mis)


def test_elke_tabel_bewaart_alleen_wat_zij_mag(stand):
    gevonden = defaultdict(set)
    mis = verkeerd_bewaard(stand, gevonden)

    assert regels(mis) == ""
    assert {soort: set(gevonden[soort]) for soort in BEWAARD} == BEWAARD, "the search finds what is there"
    per_soort = Counter(kanarie.soort for kanarie in stand.kanaries)
    assert len(tabellen()) > 80
    assert per_soort["bron"] > 300
    print(f"\n{len(tabellen())} tabellen x {len(stand.kanaries)} kanaries, waarvan {per_soort['bron']} van een bron")


def test_versleuteld_is_te_lezen_met_de_sleutel(stand):
    """The search above would also pass on an empty column."""
    bron = Bron.objects.get(melding__nummer=stand.rij("M", "Alfa").nummer, soort="melder")

    assert bron.naam == "Zr. BronnaamAlfakan"
    assert Persoon.objects.exclude(bsn=None).count() == sum(k.soort == "bsn" for k in stand.kanaries)


def test_een_pakket_bevat_alleen_wat_voor_de_ontvanger_is(stand):
    zoek, mis = Zoeker(stand.kanaries), []
    for pakket in Informatiepakket.objects.select_related("overdracht__partij"):
        merk = next(rij.merk for rij in stand.rijen["O"] if rij.nummer == pakket.overdracht.nummer)
        for kanarie in zoek(json.dumps(pakket.inhoud)):
            mag = kanarie.merk == merk and kanarie.soort in ("gezin", "kind", "pakket")
            if not mag or (merk, kanarie.soort) in NIET_MEE:
                mis.append((merk, kanarie.soort, kanarie.tekst))

    assert regels(mis) == ""
    assert Informatiepakket.objects.count() == len(stand.rijen["O"])


def test_berichten_werk_en_audit_kennen_geen_inhoud(stand):
    """Mail is a link; a job is an id; the audit has codes, dates and numbers."""
    zoek = Zoeker(stand.kanaries)
    for bericht in list(UitgaandBericht.objects.filter(status="wacht")):
        verstuur(bericht.pk, nu=stand.nu)
    post = "\n".join(str(deel.message()) for deel in mail.outbox)
    werk = json.dumps(list(Werk.objects.values("soort", "sleutel", "fout_code")))
    audit = json.dumps(list(AuditRegel.objects.values("actie", "onderwerp", "gegevens")))

    assert len(mail.outbox) >= len(stand.rijen["O"]) - 2
    for plek in (post, werk, audit):
        assert {kanarie.soort for kanarie in zoek(plek)} <= {"nummer"}


@pytest.mark.parametrize("wie", ["beoordelaar", "lokaalteam"])
def test_het_logboek_kent_geen_inhoud(stand, wie, caplog):
    """Every page and act once, refusals and bad input included, with the log wide open."""
    client, zoek = Client(), Zoeker(stand.kanaries)
    client.force_login(stand.wie[wie])
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        for ingang in ingangen():
            eis = EISEN.get(ingang.naam)
            if eis is None:
                continue
            for methode in ("GET", "POST"):
                _verzoek(client, methode, ingang, _adres(stand, ingang, eis)[0][1])

    assert len(caplog.records) > 50
    assert {kanarie.soort for kanarie in zoek(caplog.text)} <= {"nummer"}


def test_de_soorten_zijn_alle_gedekt(stand):
    """No kind of canary is without a canary, and every table that an app owns was looked at."""
    assert {kanarie.soort for kanarie in stand.kanaries} == set(SOORTEN)
    assert set(PARTIJ_LEEST) >= {rij.partij for rij in stand.rijen["O"] if rij.partij not in (None, "save")}
    assert {model._meta.db_table for model in apps.get_models() if model._meta.managed} - set(tabellen()) <= set()
