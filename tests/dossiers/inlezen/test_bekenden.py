# SPDX-License-Identifier: EUPL-1.2
"""Persons in more dossiers: one row; the newest line wins, and says so."""

from datetime import date

import pytest
from django.db import transaction

from dossiers.models import Dossierregel
from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.models import Betrokkene, Casus
from meldingen.vergissingen import neem_weg
from personen.models import Adres, Persoon, Relatie
from personen.samenvoegen import samen_met, voeg_samen
from tests.dossiers.inlezen.stand import casus
from tests.dossiers.regels import KOP, MEDEWERKER, anders
from tests.meldingen.herkenningen import melding_van, vlaggen

pytestmark = pytest.mark.django_db(transaction=True)
ADRES = [{"straat": "Proefhof", "huisnummer": 3, "plaats": "Almere"}]
BEKEND_ADRES = [{"straat": "Kanarielaan", "huisnummer": 12, "postcode": "1315AB", "plaats": "Almere"}]


def _met(nr, **persoon):
    """Casus `nr` with the person 'p-gedeeld'."""
    regel = casus(nr)
    regel["personen"][0] |= {"id": "p-gedeeld"} | persoon
    regel["meldingen"][0]["betrokkenen"][0]["persoon"] = "p-gedeeld"
    return regel


def _gezin(nr):
    regel = _met(nr, adressen=ADRES)
    regel["personen"].append({"id": "p-kind", "voornamen": "Tim", "geboortenaam": "Kanariepiet"})
    regel["relaties"] = [{"persoon": "p-kind", "verwant": "p-gedeeld", "soort": "ouder"}]
    regel["meldingen"][0]["betrokkenen"].append({"persoon": "p-kind", "rol": "kind"})
    return regel


@pytest.mark.parametrize("apart", [False, True], ids=["een bestand", "twee bestanden"])
def test_dezelfde_persoon_is_een_rij(bestand, importeer, flevoland, apart):
    if apart:
        assert importeer(bestand(_gezin(1)), processen=1).code == 0
        afloop = importeer(bestand(_gezin(2)), processen=1)
    else:
        afloop = importeer(bestand(_gezin(1), _gezin(2)), processen=1)

    assert (afloop.code, afloop.bevindingen) == (0, [])
    assert (Persoon.objects.count(), Adres.objects.count(), Relatie.objects.count()) == (2, 1, 1)
    assert Betrokkene.objects.filter(persoon__extern_id="p-gedeeld").values("casus").distinct().count() == 2


def test_de_nieuwste_regel_wint(bestand, importeer, flevoland):
    afloop = importeer(bestand(_met(1), _met(2, voornamen="Sanne Maria", adressen=ADRES)), processen=1)

    assert afloop.code == 0
    assert [(b["regel"], b["code"], b["ernst"]) for b in afloop.bevindingen] == [
        (4, "persoon_bijgewerkt", "waarschuwing")
    ]
    persoon = Persoon.objects.get()
    assert (persoon.voornamen, persoon.versie, persoon.adressen.count()) == ("Sanne Maria", 2, 1)
    # Both may still be corrected.
    assert {tuple(r.persoonversies.values()) for r in Dossierregel.objects.all()} == {(2,)}
    nieuw = anders(_met(1), "meldingen.0.toelichting", "Gecorrigeerd.")
    afloop = importeer(bestand(nieuw), processen=1)
    assert [(b["regel"], b["code"]) for b in afloop.bevindingen] == [(3, "persoon_afwijkend")]
    assert Persoon.objects.get().voornamen == "Sanne Maria"
    later = KOP | {"gemaakt_op": "2019-07-01T09:00:00+02:00"}
    afloop = importeer(bestand(anders(nieuw, "personen.0.voornamen", "Susan"), voor=(later, MEDEWERKER)), processen=1)
    assert [(b["regel"], b["code"]) for b in afloop.bevindingen] == [(3, "persoon_bijgewerkt")]
    assert Persoon.objects.get().voornamen == "Susan"


def test_wat_een_medewerker_van_iemand_wijzigde_blijft(bestand, importeer, flevoland):
    importeer(bestand(_met(1)), processen=1)
    Persoon.objects.update(voornamen="Door collega", versie=2)

    afloop = importeer(bestand(_met(2)), processen=1)

    assert [b["code"] for b in afloop.bevindingen] == ["persoon_bewerkt"]
    assert Persoon.objects.get().voornamen == "Door collega"
    assert Casus.objects.count() == 2


@pytest.mark.parametrize("apart", [False, True], ids=["een bestand", "twee bestanden"])
def test_een_bsn_is_van_een(bestand, importeer, flevoland, apart):
    eerste, tweede = (anders(casus(nr), "personen.0.bsn", "999990019") for nr in (1, 2))
    if apart:
        importeer(bestand(eerste), processen=1)
    afloop = importeer(bestand(eerste, tweede, casus(3)), processen=1)

    assert [(b["regel"], b["veld"], b["code"]) for b in afloop.bevindingen] == [(4, "personen[0].bsn", "bsn_bij_ander")]
    assert set(Casus.objects.values_list("extern_id", flat=True)) == {"c-1", "c-3"}


def _gezin_met_twee_rijen(importeer, bestand, beoordelaar, nu):
    """Somebody of whom p-gedeeld has no BSN, and the other number has one."""
    assert importeer(bestand(_met(1), anders(casus(2), "personen.0.bsn", "999990019")), processen=1).code == 0
    een, ander = Persoon.objects.order_by("bsn_index")
    with transaction.atomic():
        voeg_samen(een=een, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)


def test_een_mens_krijgt_geen_tweede_bsn(bestand, importeer, flevoland, beoordelaar, nu):
    _gezin_met_twee_rijen(importeer, bestand, beoordelaar, nu)

    afloop = importeer(bestand(_met(3, bsn="999990020", bsn_reden=None), casus(4)), processen=1)

    assert [(b["regel"], b["veld"], b["code"]) for b in afloop.bevindingen] == [
        (3, "personen[0].bsn", "bsn_anders_dan_samengevoegd")
    ]
    assert Persoon.objects.filter(bsn_index__isnull=False).count() == 1
    assert set(Casus.objects.values_list("extern_id", flat=True)) == {"c-1", "c-2", "c-4"}


def test_twee_regels_geven_een_mens_niet_elk_een_bsn(bestand, importeer, flevoland, beoordelaar, nu):
    """Neither has one yet, and somebody here said that they are one human: neither line changes who that is."""
    assert importeer(bestand(_met(1), casus(2)), processen=1).code == 0
    een, ander = Persoon.objects.order_by("pk")
    with transaction.atomic():
        voeg_samen(een=een, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)
    tweede = anders(casus(4), "personen.0.id", ander.extern_id if een.extern_id == "p-gedeeld" else een.extern_id)
    tweede["meldingen"][0]["betrokkenen"][0]["persoon"] = tweede["personen"][0]["id"]

    regels = [_met(3, bsn="999990020", bsn_reden=None), anders(tweede, "personen.0.bsn", "999990032")]
    afloop = importeer(bestand(*regels), processen=1)

    assert [(b["regel"], b["code"]) for b in afloop.bevindingen] == [(3, "persoon_bewerkt"), (4, "persoon_bewerkt")]
    assert not Persoon.objects.filter(bsn_index__isnull=False).exists()


def test_een_import_haalt_niemand_uit_elkaar(bestand, importeer, flevoland, frontoffice, nu):
    eigen = (
        melding_van(frontoffice, nu, {"voornamen": "Sanne", "geboortenaam": "Kanariepiet"}).betrokkenen.get().persoon
    )
    importeer(bestand(_met(1)), processen=1)
    ingelezen = Persoon.objects.get(extern_id="p-gedeeld")
    with transaction.atomic():
        voeg_samen(een=eigen, ander=ingelezen, door_id=frontoffice.pk, reden="", nu=nu)
    Persoon.objects.filter(pk=ingelezen.pk).update(gewijzigd_op=nu)
    voor = Persoon.objects.values().get(pk=ingelezen.pk)

    afloop = importeer(bestand(_met(2)), processen=1)

    assert (afloop.code, afloop.bevindingen) == (0, [])  # nothing differed
    assert samen_met([eigen.pk]) == {eigen.pk: eigen.pk, ingelezen.pk: eigen.pk}
    assert Persoon.objects.values().get(pk=ingelezen.pk) == voor


def test_een_verbeterde_regel_verandert_niemand_die_hier_is_samengevoegd(
    bestand, importeer, flevoland, frontoffice, nu
):
    importeer(bestand(_met(1), casus(2)), processen=1)
    een, ander = Persoon.objects.order_by("pk")
    with transaction.atomic():
        voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)
    voor = list(Persoon.objects.order_by("pk").values())

    afloop = importeer(bestand(_met(1, voornamen="Susan"), _met(3, voornamen="Susan")), processen=1)

    assert [(b["regel"], b["code"]) for b in afloop.bevindingen] == [(3, "bewerkt_na_import"), (4, "persoon_bewerkt")]
    assert list(Persoon.objects.order_by("pk").values()) == voor


def test_een_relatie_die_een_vergissing_was_komt_niet_terug(bestand, importeer, flevoland, beoordelaar, nu):
    importeer(bestand(_gezin(1)), processen=1)
    relatie = Relatie.objects.get()
    neem_weg("relatie", relatie, reden="Is haar tante.", door_id=beoordelaar.pk, nu=nu)

    afloop = importeer(bestand(_gezin(2)), processen=1)

    assert afloop.code == 0
    assert (Casus.objects.count(), Relatie.objects.count()) == (2, 0)


def test_bekenden_over_werkprocessen(bestand, importeer, flevoland):
    """Every batch names the same people, so the workers run into each other."""
    afloop = importeer(bestand(*(_gezin(nr) for nr in range(1, 301))), processen=4)

    assert (afloop.code, afloop.bevindingen) == (0, [])
    assert (Persoon.objects.count(), Casus.objects.count(), Relatie.objects.count()) == (2, 300, 1)


def test_wie_is_ingelezen_wordt_bij_open_meldingen_gezocht(bestand, importeer, flevoland, frontoffice, nu):
    """The melding was searched before the person was there; the sweep has to look again."""
    wie = {"voornamen": "Sanne", "geboortenaam": "Kanariepiet", "geboortedatum": date(1990, 5, 14)}
    melding = melding_van(frontoffice, nu, wie)
    assert zoek_mogelijke_bekenden(melding.pk, nu=nu) == 0
    regel = _met(1, voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum="1990-05-14", adressen=BEKEND_ADRES)

    assert importeer(bestand(regel), processen=1).code == 0

    melding.refresh_from_db()
    assert melding.gezocht_op is None
    assert zoek_mogelijke_bekenden(melding.pk, nu=nu) == 1
    assert [naam for naam, *_ in vlaggen(melding)] == ["Sanne"]

    melding.refresh_from_db()
    gezocht = melding.gezocht_op
    assert importeer(bestand(regel), processen=1).code == 0
    melding.refresh_from_db()
    assert melding.gezocht_op == gezocht  # nothing new came in
