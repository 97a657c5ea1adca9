# SPDX-License-Identifier: EUPL-1.2
"""Rows of an import: where they came from, and of what was before Veilig Thuis existed."""

from datetime import datetime, timedelta

import pytest

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import ReeksUitgifte
from dossiers.wereld import Wereld, staf_van
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus, Melding, Overgang, Termijn
from meldingen.termijnen.kalender import TIJDZONE
from meldingen.werkproces import Besluit, Herkomst
from monitoring.models import Monitoring, Monitoringsmoment
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import antwoorden, besluit, melding_invoer

# Replaying takes what was judged already.
GEZIN = (
    BetrokkeneInvoer(
        rol="betrokkenerol:slachtoffer",
        gegevens=PersoonGegevens(voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum_precisie="onbekend"),
    ),
    BetrokkeneInvoer(
        rol="betrokkenerol:vermoedelijk_pleger",
        gegevens=PersoonGegevens(onbekend=True, geboortedatum_precisie="onbekend"),
    ),
)
pytestmark = pytest.mark.django_db
NU = datetime(2026, 3, 11, 9, tzinfo=TIJDZONE)


@pytest.fixture
def wereld(flevoland):
    return Wereld(flevoland, NU, ReeksUitgifte(), *staf_van(flevoland))


def _dienst(begin, **melding):
    """From the melding to the end of an onderzoek."""

    def daad(stap, dagen, **met):
        return Daad(stap, begin + timedelta(days=dagen), None, met.pop("plaats", 0), met)

    return [
        daad("registreren", 0, invoer=melding_invoer(begin, betrokkenen=GEZIN, **melding), plaats=-1),
        daad("in_beoordeling_nemen", 1),
        daad("beoordelen", 3, invoer=antwoorden(), besluit=besluit(Besluit.ONDERZOEK)),
        daad("dienst_starten", 5, voorwaarden=""),
        daad(
            "dienst_afronden", 60, uitkomst="onderzoeksuitkomst:bevestigd", conclusie="Klaar.", overdracht_volgt=False
        ),
    ]


def _schrijf(wereld, daden):
    boek = Boek(wereld, herkomst=Herkomst.IMPORT)
    for daad in daden:
        speel_na(boek, daad)
    schrijver = Schrijver(in_gebruik=True)
    schrijver.voeg_toe(boek.rijen)
    schrijver.spoel()
    return Casus.objects.get()


def test_een_ingelezen_casus_zegt_dat_zij_ingelezen_is(wereld):
    casus = _schrijf(wereld, _dienst(NU - timedelta(days=100)))
    assert casus.herkomst == Herkomst.IMPORT
    for model in (Melding, Termijn, Overgang):
        assert set(model.objects.values_list("herkomst", flat=True)) == {Herkomst.IMPORT}, model
    assert set(Overgang.objects.values_list("vastgelegd_op", flat=True)) == {NU}
    assert casus.monitoringsmomenten.count() == 2


def test_wat_ouder_is_dan_veilig_thuis_heeft_geen_termijnen(wereld):
    begin = datetime(2003, 5, 6, 11, tzinfo=TIJDZONE)
    casus = _schrijf(wereld, _dienst(begin, crisis=True))
    assert casus.geopend_op.year == 2003
    assert not Termijn.objects.exists()
    assert not Monitoringsmoment.objects.exists()
    assert Monitoring.objects.get().begin_op == begin + timedelta(days=60)
    assert casus.uiterste_datum is None


def test_een_termijn_die_na_de_invoering_begint_loopt_wel(wereld):
    begin = datetime(2014, 12, 30, 11, tzinfo=TIJDZONE)
    _schrijf(wereld, _dienst(begin))
    soorten = set(Termijn.objects.values_list("soort", flat=True))
    # Assessed on 2 January 2015; the melding itself came before.
    assert soorten == {"onderzoek", "monitoring_3", "monitoring_12"}
