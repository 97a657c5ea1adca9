# SPDX-License-Identifier: EUPL-1.2
"""How many queries an act may cost, on the very requests that the bench measures."""

import pytest

from bench import taken, zaken
from bench.deur import InProces

pytestmark = pytest.mark.django_db(databases=["default", "lezen"])
# Log-in, rights, audit and the answer with the whole melding or handover included.
HOOGSTENS = {
    "herhaalcontrole": 6,
    "zoeken": 12,
    "gezin_zoeken": 12,
    # Two for what was known at receipt, five and the reported address where the family is known (docs/herhaling.md).
    # Two for the list of who must be told (docs/informeren.md).
    # One for the draft of the form that was sent.
    "registreren": 33,
    "oppakken": 22,
    # Two for the task to tell the melder.
    "beoordelen": 32,
    # One for what is left out of the package so that nobody knows the source.
    "overdragen": 37,
    "aanvaarden": 22,
    "registreren_bekend": 41,
    # One for the messages that the menu counts, here and on the pages below.
    "werkvoorraad": 8,
    "werkvoorraad_api": 5,
    # One each for what the menu counts of the crisis shift.
    # One more for the melders who wait.
    # And one for drafts that wait longer than a day.
    "mijn_werk": 14,
    "dossier": 17,
}


@pytest.fixture
def meter(frontoffice, beoordelaar, manager, lokaalteam):
    deuren = {wie: InProces(wie) for wie in taken.GEBRUIKERS}
    return taken.Meter(deuren, zaken.Onderwerpen(casussen=(), zoekvragen=(), bekenden=()), zaad=1)


def gesteld(meter):
    """Per figure the queries of the last time; a transaction inside that of the test is a savepoint, which is none."""
    return {
        maat: sum(not sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT")) for sql in regels)
        for maat, regels in meter.regels.items()
    }


def test_handelingen_blijven_binnen_hun_aantal_vragen(meter):
    taken.nieuw_gezin(meter)
    bekend = zaken.lees_onderwerpen(meldingen=1)
    meter.onderwerpen = bekend
    taken.bekend_gezin(meter)
    taken.lezen(meter)
    taken.zoeken(meter)

    assert {maat: aantal for maat, aantal in gesteld(meter).items() if aantal > HOOGSTENS.get(maat, 100)} == {}


def test_meer_mensen_kosten_geen_vragen(meter):
    """A family of three and one of twelve."""
    taken.nieuw_gezin(meter)
    eerste = gesteld(meter)
    taken.nieuw_gezin(meter, keer=4)

    assert gesteld(meter) == eerste
