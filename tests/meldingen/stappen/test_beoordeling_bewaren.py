# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Melding, Termijn, Veiligheidsbeoordeling
from meldingen.stappen.beoordeling_bewaren import beoordeling_bewaren
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, gemeld, in_beoordeling
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit, overgangen

pytestmark = pytest.mark.django_db
LEEG = {"urgentie": None, "zwaarte": None, "bevindingen": "", "voorgeschiedenis": "", "conclusie": ""}


@pytest.fixture
def melding(frontoffice, beoordelaar, nu):
    return in_beoordeling(frontoffice, beoordelaar, nu)


def bewaar(medewerker, melding, nu, *, versie=None, token=None, keuze=None, **anders):
    return beoordeling_bewaren(
        medewerker=medewerker,
        melding=melding,
        invoer=antwoorden(**(LEEG | anders)),
        besluit=keuze,
        nu=nu,
        versie=versie,
        token=token,
    )


def test_bewaren_eist_niets_en_verandert_geen_toestand(beoordelaar, melding, nu):
    vb = bewaar(beoordelaar, melding, nu, versie=1, bevindingen="Eerste gesprek")

    assert (vb.status, vb.bevindingen, vb.zwaarte, vb.versie) == ("concept", "Eerste gesprek", None, 2)
    assert Melding.objects.get().status == "in_beoordeling"
    assert Termijn.objects.get(soort="vb").is_open
    assert overgangen(melding.casus_id, stap="beoordeling_bewaren") == []
    assert audit("beoordeling_bewaren") == [("gedaan", melding.nummer, beoordelaar.pk)]


def test_bewaren_houdt_ook_een_half_besluit(beoordelaar, melding, nu):
    bewaar(beoordelaar, melding, nu, keuze=besluit("einde", motivering="Nog te overleggen", adviesvraag="Vraag"))

    vb = Veiligheidsbeoordeling.objects.get()
    assert (vb.besluit, vb.motivering, vb.adviesvraag, vb.vastgesteld_op) == (
        "einde",
        "Nog te overleggen",
        "Vraag",
        None,
    )


def test_tweede_bewaarder_overschrijft_de_eerste_niet(beoordelaar, melding, nu):
    bewaar(beoordelaar, melding, nu, versie=1, conclusie="Van Bas")

    with pytest.raises(InmiddelsGewijzigd):
        bewaar(beoordelaar, melding, nu, versie=1, conclusie="Van een ander")

    assert Veiligheidsbeoordeling.objects.get().conclusie == "Van Bas"


@pytest.mark.parametrize("veld", ["urgentie", "zwaarte", "duur"])
def test_bewaren_weigert_een_onbekende_code(beoordelaar, melding, nu, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        bewaar(beoordelaar, melding, nu, **{veld: "kanaal:telefoon"})

    assert list(fout.value.velden) == [veld]


def test_bewaren_kan_alleen_tijdens_de_beoordeling(frontoffice, beoordelaar, nu):
    for melding in (gemeld(frontoffice, nu), beoordeeld(frontoffice, beoordelaar, nu)):
        with pytest.raises(VerkeerdeToestand):
            bewaar(beoordelaar, melding, nu)


def test_bewaren_twee_keer_met_hetzelfde_kenmerk_is_een_keer(beoordelaar, melding, nu):
    token = uuid4()
    for _ in range(2):
        vb = bewaar(beoordelaar, melding, nu, versie=1, token=token)

    assert vb.versie == 2


@pytest.mark.parametrize("wie", ["frontoffice", "onderzoeker", "manager", "lokaalteam"])
def test_bewaren_zonder_recht(wie, melding, request, nu):
    with pytest.raises(StapNietToegestaan):
        bewaar(request.getfixturevalue(wie), melding, nu)


@pytest.mark.django_db(transaction=True)
def test_bewaren_op_twee_schermen_tegelijk_verliest_niets(frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)

    uitkomsten = tegelijk(
        lambda: bewaar(beoordelaar, melding, nu, versie=1, conclusie="een"),
        lambda: bewaar(beoordelaar, melding, nu, versie=1, conclusie="twee"),
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == [
        "InmiddelsGewijzigd",
        "Veiligheidsbeoordeling",
    ]
