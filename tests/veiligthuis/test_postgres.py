# SPDX-License-Identifier: EUPL-1.2
"""The embedded server with real processes: every test in a folder of its own, nothing left running."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg2
import pytest

from veiligthuis import postgres, postgres_plaats
from veiligthuis.postgres_plaats import PostgresFout

BASIS = Path(__file__).resolve().parents[2]
GEBRUIKER = """
import sys, time
from pathlib import Path
from veiligthuis.postgres import gebruik
print(gebruik(Path(sys.argv[1]))["DATABASE_URL"], flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def gegevens():
    """One cluster for the tests that only start and stop it; they leave it down."""
    folder = Path(tempfile.mkdtemp(prefix="vt-pg-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    wacht_tot(lambda: not processen(folder))
    shutil.rmtree(folder)


def start_gebruiker(gegevens):
    return subprocess.Popen(
        [sys.executable, "-c", GEBRUIKER, str(gegevens)],
        cwd=BASIS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def url_van(proces):
    regel = proces.stdout.readline().strip()
    assert regel, proces.stderr.read()
    return regel


def vertrek(proces):
    proces.stdin.close()
    assert proces.wait(10) == 0
    proces.stdout.close()
    proces.stderr.close()


def vermoord(proces):
    proces.kill()
    proces.wait(10)
    for stroom in (proces.stdin, proces.stdout, proces.stderr):
        stroom.close()


def processen(gegevens):
    return postgres._levende_processen(gegevens / "postgres" / "data")


def wacht_tot(vraag, seconden=10):
    einde = time.monotonic() + seconden
    while not vraag():
        assert time.monotonic() < einde, "duurde te lang"
        time.sleep(0.02)


def vraag(url, sql):
    delen = urlsplit(url)
    verbinding = psycopg2.connect(
        dbname=delen.path[1:], user=delen.username, password=delen.password, host=parse_qs(delen.query)["host"][0]
    )
    try:
        with verbinding.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()
    finally:
        verbinding.close()


def test_server_stopt_als_de_laatste_gebruiker_vertrekt(gegevens):
    eerste = start_gebruiker(gegevens)
    url_van(eerste)
    tweede = start_gebruiker(gegevens)
    url = url_van(tweede)

    vertrek(eerste)
    time.sleep(0.3)
    assert vraag(url, "SELECT current_user") == ("vt_app",)
    vertrek(tweede)

    wacht_tot(lambda: not processen(gegevens))


def test_server_stopt_na_kill_van_de_laatste_gebruiker(gegevens):
    proces = start_gebruiker(gegevens)
    url_van(proces)

    vermoord(proces)

    wacht_tot(lambda: not processen(gegevens))


def test_twee_tegelijk_beginnen_met_een_lege_map():
    folder = Path(tempfile.mkdtemp(prefix="vt-pg-", dir="/tmp"))
    folder.chmod(0o711)
    paar = [start_gebruiker(folder) for _ in range(2)]

    assert [vraag(url_van(proces), "SELECT 1") for proces in paar] == [(1,), (1,)]

    for proces in paar:
        vertrek(proces)
    wacht_tot(lambda: not processen(folder))
    shutil.rmtree(folder)


def test_server_komt_terug_na_kill_en_een_pidbestand_van_een_ander(gegevens):
    proces = start_gebruiker(gegevens)
    url_van(proces)
    pidbestand = gegevens / "postgres" / "data" / "postmaster.pid"
    os.kill(int(pidbestand.read_text().split()[0]), signal.SIGKILL)
    wacht_tot(lambda: not processen(gegevens))
    regels = pidbestand.read_text().splitlines()
    pidbestand.write_text("\n".join([str(os.getpid()), *regels[1:]]))

    volgende = start_gebruiker(gegevens)

    assert vraag(url_van(volgende), "SELECT 1") == (1,)
    vertrek(proces)
    vertrek(volgende)
    wacht_tot(lambda: not processen(gegevens))


def test_nieuwe_bewaker_als_de_oude_is_gedood(gegevens):
    proces = start_gebruiker(gegevens)
    url_van(proces)
    bewaker = next(
        int(pad.parent.name) for pad in Path("/proc").glob("[0-9]*/cmdline") if f"bewaak\0{gegevens}\0" in lees(pad)
    )
    os.kill(bewaker, signal.SIGKILL)
    wacht_tot(lambda: f"bewaak\0{gegevens}\0" not in lees(Path(f"/proc/{bewaker}/cmdline")))

    tweede = start_gebruiker(gegevens)
    url_van(tweede)
    vertrek(proces)
    vertrek(tweede)

    wacht_tot(lambda: not processen(gegevens))


def lees(pad):
    try:
        return pad.read_text()
    except OSError:
        return ""


def test_verlaat_wacht_tot_de_server_weg_is(gegevens):
    postgres.gebruik(gegevens)
    assert processen(gegevens)

    postgres.verlaat(gegevens)

    assert not processen(gegevens)


def test_instellingen_en_rollen(gegevens):
    urls = postgres.gebruik(gegevens)
    try:
        lezer = vraag(urls["DATABASE_URL_LEZEN"], "SELECT current_user, current_setting('transaction_read_only')")
        assert lezer == ("vt_lezer", "on")
        waarden = vraag(
            urls["DATABASE_URL"],
            """SELECT current_setting('max_connections'), current_setting('listen_addresses'),
                      current_setting('dynamic_shared_memory_type'), current_setting('fsync'),
                      current_setting('data_checksums'), datlocprovider::text, datlocale,
                      pg_get_userbyid(datdba)
               FROM pg_database WHERE datname = current_database()""",
        )
        assert waarden == ("200", "", "mmap", "on", "on", "b", "C.UTF-8", "vt_eigenaar")
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            vraag(re.sub(r":[^:@]+@", ":fout@", urls["DATABASE_URL"]), "SELECT 1")
        eigen = gegevens / "postgres"
        assert stat.S_IMODE((eigen / "geheimen.json").stat().st_mode) == 0o600
        assert stat.S_IMODE((eigen / "data").stat().st_mode) == 0o700
        assert stat.S_IMODE((eigen / "s").stat().st_mode) == 0o700
    finally:
        postgres.verlaat(gegevens)


def test_lange_paden_krijgen_een_korte_socketmap():
    lang = Path("/") / ("map" * 40)

    assert len(str(postgres_plaats._socketmap(lang) / postgres_plaats.SOCKET)) < 107


def test_kwijtgeraakte_wachtwoorden_geven_uitleg(gegevens):
    postgres.gebruik(gegevens)
    postgres.verlaat(gegevens)
    bestand = gegevens / "postgres" / "geheimen.json"
    weg = bestand.rename(bestand.with_name("weg"))

    try:
        with pytest.raises(PostgresFout, match=r"wachtwoorden van de database ontbreken.*Zet dat bestand terug"):
            postgres.gebruik(gegevens)
    finally:
        weg.rename(bestand)
        postgres.verlaat(gegevens)


def test_onbruikbare_map_geeft_uitleg(tmp_path):
    bestand = tmp_path / "geen-map"
    bestand.write_text("")

    with pytest.raises(PostgresFout, match="Kies met GEGEVENS"):
        postgres_plaats.bepaal(bestand)


def test_onbekende_gebruiker_krijgt_uitleg(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 59999)

    with pytest.raises(PostgresFout, match="Gebruikersnummer 59999 staat niet in /etc/passwd"):
        postgres_plaats._eis_bekende_gebruiker()
