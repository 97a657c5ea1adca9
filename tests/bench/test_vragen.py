# SPDX-License-Identifier: EUPL-1.2
"""How many queries an act may cost, on the very requests that the bench measures."""

import pytest

from bench import taken, zaken
from bench.deur import InProces

pytestmark = pytest.mark.django_db(databases=["default", "lezen"])
# Log-in, rights, audit and the answer with the whole melding or handover included.
HOOGSTENS = {
    "herhaalcontrole": 4,
    "zoeken": 11,
    "gezin_zoeken": 11,
    # Two to know who asks, four for the answer and that it was read, and 21 to register, each with a reason of its own:
    # the token (two), the gemeente, all codes, all numbers, casus (made, and saved with what follows from the rest),
    # melding with its codes (two), persons, addresses, who is involved, the melder, what was known at receipt (two,
    # docs/herhaling.md), the terms, who must be told (two, docs/informeren.md), history, audit, the draft.
    # Fewer would be unlike tables in one statement, or an answer that is not read back from what was stored.
    "registreren": 27,
    "oppakken": 19,
    # Two for the task to tell the melder.
    "beoordelen": 31,
    # One for what is left out of the package so that nobody knows the source, four for what somebody near keeps secret
    # of where he lives (meldingen/geheimhouding.py): who is near, and every number of each of them. Those four again in
    # the answer, which tells whether the package holds what is secret by now (overdracht/nu_geheim.py).
    "overdragen": 44,
    # Five for what the receiver may not read any more: who is in it, and those four.
    "aanvaarden": 25,
    # As above; and who sees the casus, its locks and those of its people, whether they may be linked, and what else was
    # known of them. Not: a number for the casus, which is there.
    "registreren_bekend": 35,
    # The last is what the menu counts, here and on the pages below.
    "werkvoorraad": 6,
    "werkvoorraad_api": 4,
    # One for all that waits on other pages.
    "mijn_werk": 10,
    # Four for what somebody near keeps secret of where he lives, as at a handover.
    "dossier": 19,
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
