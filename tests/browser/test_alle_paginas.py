# SPDX-License-Identifier: EUPL-1.2
"""Every page of every persona through axe and at 320 pixels: the heavy sweep."""

import pytest
from django.utils import timezone

from tests.afscherming.ingangen import ingangen
from tests.afscherming.test_toegang import _adres
from tests.afscherming.verwachting import PAGINAS
from tests.wereld import maak_wereld

from .toegankelijk import bezwaren, schuift_opzij

pytestmark = [
    pytest.mark.browser,
    pytest.mark.zwaar,
    pytest.mark.django_db(transaction=True, databases=["default", "lezen"]),
]
PERSONAS = (
    "frontoffice", "beoordelaar", "onderzoeker", "gedragswetenschapper", "manager", "beheer", "privacy",
    "lokaalteam", "overleglid",
)  # fmt: skip
# A file is handed over as a download; there is no page to look at.
BESTANDEN = {"documenten:bestand"}


@pytest.mark.parametrize("wie", PERSONAS)
def test_elke_pagina_is_voor_iedereen_te_lezen(aan, wie):
    wereld = maak_wereld(timezone.now())
    pagina = aan(wereld.wie[wie])
    mis, bekeken = [], 0
    for ingang in ingangen():
        eis = PAGINAS.get(ingang.naam)
        if eis is None or "G" not in eis.methoden or ingang.naam in BESTANDEN:
            continue
        for _, url in _adres(wereld, ingang, eis)[:4]:
            antwoord = pagina.goto(url)
            assert antwoord.status < 500, url
            if antwoord.status in (200, 409):
                bekeken += 1
                mis += [*bezwaren(pagina), *schuift_opzij(pagina)]

    assert mis == []
    print(f"\n{wie}: {bekeken} pagina's bekeken")
