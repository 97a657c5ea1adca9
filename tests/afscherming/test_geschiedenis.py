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
WOORDEN = (
    str(AANTAL), "lang bekend", "lange geschiedenis", "lange_", "hermelding", "vervolgmelding", "eerdere_meldingen",
    "bekendheid", "mogelijk bekend", "mogelijk_bekend", "van de ontvanger", "van_ontvanger",
)  # fmt: skip
# Where Veilig Thuis reads it: the head of the dossier, every list of its own staff, and the lists behind a figure.
BIJ_VEILIG_THUIS = {
    "beoordelaar": {
        "werkplek:mijn_werk", "werkplek:dossier", "meldingen:meldingen", "meldingen:persoon", "meldingen:herkenningen",
        "meldingen:terugkoppelingen", "meldingen:consulten", "monitoring:lijst", "overdracht:lijst",
    },
    "manager": {"rapportage:lijst"},
}  # fmt: skip


def _paginas(stand, wie, alleen=None):
    """What this person gets to read, by every way in (or these alone) and every row that it names."""
    client = _aangemeld(stand, wie)
    for ingang in ingangen():
        eis = EISEN.get(ingang.naam)
        if eis is not None and "G" in eis.methoden and (alleen is None or ingang.naam in alleen):
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


@pytest.mark.parametrize("wie", BIJ_VEILIG_THUIS)
def test_veilig_thuis_leest_het_op_zijn_lijsten(stand, wie):
    Casus.objects.update(eerdere_meldingen=AANTAL, eerste_melding_op=date(2001, 2, 3))
    verwacht = BIJ_VEILIG_THUIS[wie]

    assert {naam for naam, tekst in _paginas(stand, wie, verwacht) if str(AANTAL) in tekst} == verwacht


def test_geen_mail_noemt_het():
    mails = list(Path(settings.BASE_DIR, "templates", "email").glob("*.txt"))

    assert mails
    assert [mail.name for mail in mails if any(woord in mail.read_text().lower() for woord in WOORDEN)] == []
