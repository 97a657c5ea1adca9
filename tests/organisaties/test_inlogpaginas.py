# SPDX-License-Identifier: EUPL-1.2
"""The pages around log-in: in our shell, in Dutch with u, with fields that a password manager knows."""

import re

import pytest
from django.urls import reverse

JE_VORM = re.compile(r"\b(je|jij|jouw)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _lege_statische_map(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path


def tekst(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_inloggen_toont_naam_en_wachtwoord(client, db):
    html = tekst(client.get(reverse("account_login")))
    assert "<h1" in html
    assert 'autocomplete="username' in html
    assert 'autocomplete="current-password"' in html
    assert "placeholder" not in html
    assert not JE_VORM.search(html)


def test_inloggen_noemt_de_fout_bovenaan(client, db):
    html = tekst(client.post(reverse("account_login"), {"login": "", "password": ""}))
    assert 'role="alert"' in html
    assert html.index("Fout:") < html.index("</title>")
    assert 'href="#id_login"' in html


@pytest.mark.parametrize("naam", ["mfa_index", "account_logout", "account_change_password"])
def test_eigen_account_in_de_schil(client, frontoffice, naam):
    frontoffice.set_password("een lang wachtwoord")
    frontoffice.save(update_fields=["password"])
    client.force_login(frontoffice)
    html = tekst(client.get(reverse(naam)))
    assert html.count("<h1") == 1
    assert frontoffice.naam in html
    assert not JE_VORM.search(html)
