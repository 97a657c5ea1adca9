# SPDX-License-Identifier: EUPL-1.2
"""Two connections at once: one wins, the other hears who was first."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from meldingen.fouten import OngeldigeInvoer, StapFout
from meldingen.models import Casus, Overgang
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.laat_verlopen import laat_verlopen
from tests.overdracht.fabriek import klaar_om_over_te_dragen, overgedragen, partij_invoer, verzonden

pytestmark = pytest.mark.django_db(transaction=True)


def tegelijk(*handelingen):
    """Run these in threads of their own; the outcomes in order: what was returned, or the refusal."""
    uitkomsten = [None] * len(handelingen)
    start = Barrier(len(handelingen))

    def draai(index, handeling):
        try:
            start.wait()
            uitkomsten[index] = handeling()
        except StapFout as fout:
            uitkomsten[index] = fout
        finally:
            connections.close_all()

    draden = [Thread(target=draai, args=paar) for paar in enumerate(handelingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


@pytest.fixture
def collega(lokaalteam):
    ander = Medewerker.objects.create_user(
        "lokaalteam-2", None, naam="Karel Tweede", organisatie=lokaalteam.organisatie
    )
    ander.rollen.set(lokaalteam.rollen.all())
    return ander


def test_twee_collegas_aanvaarden_tegelijk_een_wint(frontoffice, beoordelaar, lokaalteam, collega, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)

    uitkomsten = tegelijk(
        lambda: aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu),
        lambda: aanvaarden(medewerker=collega, overdracht=overdracht, nu=nu),
    )

    (gewonnen,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Overdracht)]
    (verloren,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, StapFout)]
    winnaar = Overdracht.objects.get().aanvaard_door
    assert gewonnen.aanvaard_door == winnaar
    assert verloren.tekst == f"Een collega was u voor: deze overdracht is al aanvaard door {winnaar.naam}."
    assert Overgang.objects.filter(stap="aanvaarden", onderwerp="overdracht").count() == 1


def test_aanvaarden_tegen_intrekken_heeft_altijd_een_uitkomst(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)

    uitkomsten = tegelijk(
        lambda: aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu),
        lambda: intrekken(medewerker=beoordelaar, overdracht=overdracht, intrekreden="intrekreden:vergissing", nu=nu),
    )

    assert [isinstance(uitkomst, Overdracht) for uitkomst in uitkomsten].count(True) == 1
    casus, status = Casus.objects.get(), Overdracht.objects.get().status
    assert (status, casus.zicht_houder) in {("aanvaard", "partij"), ("ingetrokken", "vt")}


def test_twee_keer_laten_verlopen_tegelijk_is_een_keer(frontoffice, beoordelaar, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    later = nu.replace(month=5)

    uitkomsten = tegelijk(*[lambda: laat_verlopen(overdracht_id=overdracht.pk, nu=later)] * 2)

    assert sorted(uitkomsten) == [False, True]


def test_twee_keer_overdragen_tegelijk_geeft_een_open_overdracht(frontoffice, beoordelaar, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    deel = partij_invoer(casus, draagt_zicht=False)

    uitkomsten = tegelijk(*[lambda: overgedragen(beoordelaar, casus, nu, deel)] * 2)

    (fout,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, OngeldigeInvoer)]
    assert set(fout.velden) == {"partij-0-personen"}
    assert Overdracht.objects.count() == 1
