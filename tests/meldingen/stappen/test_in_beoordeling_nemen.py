# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Melding, Overgang, Termijn, Veiligheidsbeoordeling
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit, overgangen
from tests.personas import _van_vt

pytestmark = pytest.mark.django_db


def test_oppakken_geeft_de_melding_een_beoordelaar_en_een_leeg_concept(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)

    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu, versie=1)

    melding.refresh_from_db()
    assert (melding.status, melding.behandelaar, melding.casus.behandelaar) == (
        "in_beoordeling",
        beoordelaar,
        beoordelaar,
    )
    vb = Veiligheidsbeoordeling.objects.get()
    assert (vb.status, vb.volgnummer, vb.gestart_door) == ("concept", 1, beoordelaar)
    assert overgangen(melding.casus_id, stap="in_beoordeling_nemen") == [
        ("melding", "status", "ontvangen", "in_beoordeling")
    ]
    assert audit("in_beoordeling_nemen") == [("gedaan", melding.nummer, beoordelaar.pk)]


def test_oppakken_laat_de_termijn_doorlopen(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    voor = Termijn.objects.get(soort="vb").uiterste_datum

    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)

    termijn = Termijn.objects.get(soort="vb")
    assert (termijn.uiterste_datum, termijn.is_open) == (voor, True)


def test_wie_te_laat_is_hoort_wie_er_eerst_was(frontoffice, beoordelaar, flevoland, nu):
    collega = _van_vt("beoordelaar", "Bente Oosterhof", flevoland, username="bente")
    melding = gemeld(frontoffice, nu)
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)

    gezegd = []
    for wie in (collega, beoordelaar):
        with pytest.raises(VerkeerdeToestand) as fout:
            in_beoordeling_nemen(medewerker=wie, melding=melding, nu=nu, versie=1)
        gezegd.append(fout.value.tekst)

    assert gezegd == [
        "Een collega was u voor: deze melding is al opgepakt door Bas Oordijk.",
        "U heeft deze melding al opgepakt, misschien in een ander venster.",
    ]


def test_oppakken_met_oud_scherm(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)

    with pytest.raises(InmiddelsGewijzigd):
        in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu, versie=9)


def test_oppakken_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, beoordelaar, nu):
    melding, token = gemeld(frontoffice, nu), uuid4()
    for _ in range(2):
        in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu, versie=1, token=token)

    assert Veiligheidsbeoordeling.objects.count() == 1


@pytest.mark.parametrize("wie", ["frontoffice", "onderzoeker", "gedragswetenschapper", "manager", "lokaalteam"])
def test_oppakken_zonder_recht(wie, frontoffice, request, nu):
    melding = gemeld(frontoffice, nu)

    with pytest.raises(StapNietToegestaan):
        in_beoordeling_nemen(medewerker=request.getfixturevalue(wie), melding=melding, nu=nu)

    assert Melding.objects.get().status == "ontvangen"


@pytest.mark.django_db(transaction=True)
def test_oppakken_op_twee_schermen_tegelijk_heeft_een_winnaar(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)

    uitkomsten = tegelijk(*[lambda: in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu, versie=1)] * 4)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Melding"] + ["VerkeerdeToestand"] * 3
    assert (Veiligheidsbeoordeling.objects.count(), Casus.objects.get().behandelaar) == (1, beoordelaar)
    assert Overgang.objects.filter(stap="in_beoordeling_nemen").count() == 1
