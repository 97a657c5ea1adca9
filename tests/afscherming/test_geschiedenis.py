# SPDX-License-Identifier: EUPL-1.2
"""A long history stands out for Veilig Thuis; on no page, in no answer and no mail of a party is a word of it."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from meldingen.models import Casus, Herhaling
from meldingen.werkproces import Cbs

from .ingangen import ingangen
from .test_toegang import _aangemeld, _adres, _tekst, regels
from .verwachting import EISEN

# Nothing else in the world is 8341.
AANTAL = 8341
WOORDEN = (str(AANTAL), "lang bekend", "hermelding", "vervolgmelding", "eerdere_meldingen", "bekendheid")


def _paginas(stand, wie):
    """What this person gets to read, by every way in and every row that it names."""
    client = _aangemeld(stand, wie)
    for ingang in ingangen():
        eis = EISEN.get(ingang.naam)
        if eis is not None and "G" in eis.methoden:
            for _, adres in _adres(stand, ingang, eis):
                antwoord = client.get(adres)
                if antwoord.status_code == 200:
                    yield ingang.naam, _tekst(antwoord).lower()


@pytest.mark.parametrize("wie", ["lokaalteam", "overleglid"])
def test_een_partij_leest_nergens_over_eerdere_meldingen(stand, wie):
    Casus.objects.update(eerdere_meldingen=AANTAL, eerste_melding_op=date(2001, 2, 3))
    Herhaling.objects.update(cbs_getoond=Cbs.HERMELDING_EEN)

    gelezen = list(_paginas(stand, wie))

    assert len({naam for naam, _ in gelezen}) >= 2
    assert regels((naam, woord) for naam, tekst in gelezen for woord in WOORDEN if woord in tekst) == ""


def test_veilig_thuis_leest_het_op_zijn_lijsten(stand):
    Casus.objects.update(eerdere_meldingen=AANTAL, eerste_melding_op=date(2001, 2, 3))

    lijsten = {naam for naam, tekst in _paginas(stand, "beoordelaar") if str(AANTAL) in tekst}

    assert {"werkplek:mijn_werk", "meldingen:meldingen", "monitoring:lijst", "overdracht:lijst"} <= lijsten


def test_geen_mail_noemt_het():
    mails = list(Path(settings.BASE_DIR, "templates", "email").glob("*.txt"))

    assert mails
    assert [mail.name for mail in mails if any(woord in mail.read_text().lower() for woord in WOORDEN)] == []
