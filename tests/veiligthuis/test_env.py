# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ImproperlyConfigured

from veiligthuis import env


@pytest.mark.parametrize(
    ("lees", "waarde", "melding"),
    [
        (lambda: env.tekst("VT_PROEF"), None, "VT_PROEF is verplicht"),
        (lambda: env.geheel("VT_PROEF", 1), "drie", "VT_PROEF moet een geheel getal"),
        (lambda: env.waar("VT_PROEF", standaard=True), "misschien", "VT_PROEF moet 1 of 0"),
        (lambda: env.database("VT_PROEF"), "mysql://a:b@c/d", "moet met postgresql://"),
        (lambda: env.database("VT_PROEF"), "postgresql://a:b@c:99999999/d", "ongeldig poortnummer"),
        (lambda: env.database("VT_PROEF"), "postgresql://localhost/", "mist een databasenaam"),
    ],
)
def test_verkeerde_waarde_stopt_met_een_duidelijke_melding(monkeypatch, lees, waarde, melding):
    if waarde is None:
        monkeypatch.delenv("VT_PROEF", raising=False)
    else:
        monkeypatch.setenv("VT_PROEF", waarde)

    with pytest.raises(ImproperlyConfigured, match=melding):
        lees()


@pytest.mark.parametrize(("waarde", "uitkomst"), [("1", True), ("Ja", True), ("0", False), ("", False), ("uit", False)])
def test_waar_leest_de_gewone_schrijfwijzen(monkeypatch, waarde, uitkomst):
    monkeypatch.setenv("VT_PROEF", waarde)

    assert env.waar("VT_PROEF", standaard=not uitkomst) is uitkomst


def test_lijst_laat_lege_delen_weg(monkeypatch):
    monkeypatch.setenv("VT_PROEF", " a, ,b ,")

    assert env.lijst("VT_PROEF") == ["a", "b"]


def test_database_leest_host_poort_wachtwoord_en_opties(monkeypatch):
    monkeypatch.setenv("VT_PROEF", "postgresql://vt_app:a%40b@db.example:5433/vt?sslmode=require")

    uit = env.database("VT_PROEF")

    assert (uit["NAME"], uit["USER"], uit["PASSWORD"]) == ("vt", "vt_app", "a@b")
    assert (uit["HOST"], uit["PORT"], uit["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


def test_database_leest_een_socketmap(monkeypatch):
    monkeypatch.setenv("VT_PROEF", "postgresql://vt_app:x@/vt?host=%2Frun%2Fvt")

    assert env.database("VT_PROEF")["HOST"] == "/run/vt"
