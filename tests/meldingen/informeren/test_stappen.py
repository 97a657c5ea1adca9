# SPDX-License-Identifier: EUPL-1.2
"""Telling, postponing and leaving out; the term of the melding goes along."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.informeerkeuze import Wie
from meldingen.models import Casus, EersteContact, Informeerplicht, Informeeruitstel, Termijn, Terugkoppeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.eerste_contact_vastleggen import eerste_contact_vastleggen
from meldingen.stappen.geinformeerd import geinformeerd
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.informeren import informeren
from meldingen.stappen.informeren_uitstellen import informeren_uitstellen
from meldingen.stappen.informeren_vervalt import informeren_vervalt
from meldingen.werkproces import STATUSOVERGANGEN, Status
from tests.meldingen.fabriek import antwoorden, besluit, gemeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

from .test_lijst import iemand

BRIEF, VEILIG = "informeerwijze:brief", "uitstelreden:veiligheid"


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu, betrokkenen=(iemand("Ans"), iemand("Bert")))


def wie(melding, voornaam):
    rij = Informeerplicht.objects.select_related("persoon").get(melding=melding, persoon__voornamen=voornaam)
    return Wie(rij.persoon.nummer, rij.versie)


def termijn(melding):
    return Termijn.objects.get(soort="informeren", melding=melding)


def stel_uit(beoordelaar, melding, nu, *namen, **anders):
    personen = [wie(melding, naam) for naam in namen]
    velden = {"personen": personen, "reden": VEILIG, "nu": nu} | anders
    return informeren_uitstellen(medewerker=beoordelaar, melding=melding, **velden)


def vertel(beoordelaar, melding, nu, *namen, **anders):
    velden = {"personen": [wie(melding, naam) for naam in namen], "op": nu.date(), "wijze": BRIEF, "nu": nu} | anders
    return geinformeerd(medewerker=beoordelaar, melding=melding, **velden)


def test_de_termijn_is_gehaald_als_niemand_meer_openstaat(beoordelaar, melding, nu):
    vertel(beoordelaar, melding, nu, "Ans")
    assert termijn(melding).is_open
    later = nu + timedelta(days=2)

    vertel(beoordelaar, melding, later, "Bert", op=later.date() - timedelta(days=1))

    assert termijn(melding).gehaald_op.date() == later.date() - timedelta(days=1)
    assert [uitkomst for uitkomst, *_ in audit("geinformeerd")] == ["gedaan", "gedaan"]


def test_allen_tegelijk_sluit_de_lijst(beoordelaar, melding, nu):
    vertel(beoordelaar, melding, nu, "Ans")

    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)

    rijen = Informeerplicht.objects.order_by("pk").values_list("persoon__voornamen", "wijze", "gedaan_door")
    assert list(rijen) == [
        ("Ans", BRIEF, beoordelaar.pk),
        ("Bert", "informeerwijze:niet_vastgelegd", beoordelaar.pk),
    ]
    assert termijn(melding).gehaald_op is not None


def test_een_melding_zonder_lijst_kan_in_een_keer(beoordelaar, melding, nu):
    """As an import leaves it."""
    Informeerplicht.objects.all().delete()

    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)

    assert termijn(melding).gehaald_op is not None
    assert not Informeerplicht.objects.exists()


def test_uitstellen_verlegt_de_dag_van_een_en_de_termijn_volgt_wie_eerst_komt(beoordelaar, melding, nu):
    van = termijn(melding).uiterste_datum

    stel_uit(beoordelaar, melding, nu, "Ans")
    assert termijn(melding).uiterste_datum == van

    vertel(beoordelaar, melding, nu, "Bert")
    assert termijn(melding).uiterste_datum == van + timedelta(days=14)
    assert Casus.objects.get(pk=melding.casus_id).uiterste_datum <= van + timedelta(days=14)

    stel_uit(beoordelaar, melding, nu, "Ans", tot=van + timedelta(days=20))
    rijen = Informeeruitstel.objects.order_by("pk").values_list("van", "tot", "reden", "besloten_door")
    assert list(rijen) == [
        (van, van + timedelta(days=14), VEILIG, beoordelaar.pk),
        (van + timedelta(days=14), van + timedelta(days=20), VEILIG, beoordelaar.pk),
    ]
    assert termijn(melding).uiterste_datum == van + timedelta(days=20)


@pytest.mark.parametrize(("dagen", "mag"), [(0, False), (1, True), (14, True), (15, False)])
def test_uitstel_is_een_tot_veertien_dagen(dagen, mag, beoordelaar, melding, nu):
    van = termijn(melding).uiterste_datum
    tot = van + timedelta(days=dagen)
    if mag:
        stel_uit(beoordelaar, melding, nu, "Ans", tot=tot)
        assert Informeeruitstel.objects.get().tot == tot
        return
    with pytest.raises(OngeldigeInvoer) as fout:
        stel_uit(beoordelaar, melding, nu, "Ans", tot=tot)
    assert set(fout.value.velden) == {"tot"}
    assert not Informeeruitstel.objects.exists()


def test_ook_postgresql_weigert_vijftien_dagen(beoordelaar, melding, nu):
    rij = Informeerplicht.objects.earliest("pk")
    velden = {"organisatie_id": rij.organisatie_id, "plicht": rij, "reden_id": VEILIG, "besloten_door": beoordelaar}
    with pytest.raises(IntegrityError, match="informeeruitstel_hoogstens_twee_weken"), transaction.atomic():
        Informeeruitstel.objects.create(van=nu.date(), tot=nu.date() + timedelta(days=15), **velden)
    Informeeruitstel.objects.create(van=nu.date(), tot=nu.date() + timedelta(days=14), **velden)


def test_na_de_uiterste_dag_is_er_geen_uitstel_meer(beoordelaar, melding, nu):
    laat = nu + timedelta(days=40)
    with pytest.raises(OngeldigeInvoer) as fout:
        stel_uit(beoordelaar, melding, laat, "Ans")
    assert set(fout.value.velden) == {"personen"}


def test_uitstel_zonder_reden(beoordelaar, melding, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        stel_uit(beoordelaar, melding, nu, "Ans", reden=None)
    assert set(fout.value.velden) == {"reden"}


def test_wie_niet_wordt_geinformeerd_heeft_een_reden_en_de_termijn_vervalt(beoordelaar, melding, nu):
    personen = [wie(melding, "Ans"), wie(melding, "Bert")]
    reden = "informeervervalreden:onbereikbaar"

    informeren_vervalt(medewerker=beoordelaar, melding=melding, personen=personen, vervalreden=reden, nu=nu)

    assert set(Informeerplicht.objects.values_list("vervalreden", "vervallen_op", "gedaan_door")) == {
        (reden, nu.date(), beoordelaar.pk)
    }
    assert termijn(melding).vervallen_op is not None


def test_een_oud_scherm_stelt_niet_nog_eens_uit(beoordelaar, melding, nu):
    gezien = wie(melding, "Ans")
    stel_uit(beoordelaar, melding, nu, "Ans")

    with pytest.raises(InmiddelsGewijzigd):
        stel_uit(beoordelaar, melding, nu, personen=[gezien])

    assert Informeeruitstel.objects.count() == 1


def test_wie_al_is_geinformeerd_kan_niet_meer(beoordelaar, melding, nu):
    vertel(beoordelaar, melding, nu, "Ans")
    with pytest.raises(VerkeerdeToestand):
        vertel(beoordelaar, melding, nu, "Ans")
    with pytest.raises(VerkeerdeToestand):
        stel_uit(beoordelaar, melding, nu, "Ans")


def test_omzetten_in_advies_laat_de_lijst_vervallen(beoordelaar, melding, nu):
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
    keuze = besluit("advies", adviesvraag="Hoe praat ik met mijn buren?")

    beoordelen(medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=keuze, nu=nu)

    assert set(Informeerplicht.objects.values_list("vervalreden", flat=True)) == {"informeervervalreden:omgezet"}
    assert Termijn.objects.values_list("gehaald_op", "vervallen_op").get(soort="informeren") == (None, nu)
    # The melder hears what became of it, as after every assessment.
    assert list(Terugkoppeling.objects.values_list("na", "vervallen_op")) == [("beoordeling", None)]


def test_wie_voor_het_omzetten_is_geinformeerd_blijft_dat(beoordelaar, melding, nu):
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
    vertel(beoordelaar, melding, nu, "Ans")
    keuze = besluit("advies", adviesvraag="Hoe praat ik met mijn buren?")

    beoordelen(medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=keuze, nu=nu)

    rijen = Informeerplicht.objects.values_list("gedaan_op", "vervalreden").order_by("pk")
    assert sorted(rijen, key=str) == [(None, "informeervervalreden:omgezet"), (nu.date(), None)]
    termijn = Termijn.objects.get(soort="informeren")
    assert (termijn.gehaald_op is not None, termijn.vervallen_op) == (True, None)


def test_alleen_beoordelen_maakt_van_een_melding_een_advies():
    """Whatever other step comes to do it must let the list lapse too."""
    stappen = [stappen for (_, naar), stappen in STATUSOVERGANGEN.items() if naar == Status.OMGEZET]
    assert stappen == [frozenset({"beoordelen"})]


@pytest.mark.parametrize("rol", ["frontoffice", "gedragswetenschapper", "manager", "lokaalteam", "frontoffice_utrecht"])
def test_zonder_recht(rol, melding, request, nu):
    ander = request.getfixturevalue(rol)
    for doe in (vertel, stel_uit):
        with pytest.raises(StapNietToegestaan):
            doe(ander, melding, nu, "Ans")
    assert Informeerplicht.objects.open().count() == 2


def test_iemand_van_een_andere_melding_staat_niet_op_deze_lijst(frontoffice, beoordelaar, melding, nu):
    ander = gemeld(frontoffice, nu, betrokkenen=(iemand("Vreemd"),))
    with pytest.raises(OngeldigeInvoer) as fout:
        vertel(beoordelaar, melding, nu, personen=[wie(ander, "Vreemd")])
    assert set(fout.value.velden) == {"personen"}


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_en_een_wint(beoordelaar, onderzoeker, melding, nu):
    gezien = [wie(melding, "Ans")]
    uitkomsten = tegelijk(
        lambda: stel_uit(beoordelaar, melding, nu, personen=gezien),
        lambda: stel_uit(onderzoeker, melding, nu, personen=gezien),
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["InmiddelsGewijzigd", "Melding"]
    assert Informeeruitstel.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_de_laatste_twee_tegelijk_halen_samen_de_termijn(beoordelaar, onderzoeker, melding, nu):
    tegelijk(
        lambda: vertel(beoordelaar, melding, nu, "Ans"),
        lambda: vertel(onderzoeker, melding, nu, "Bert"),
    )

    assert termijn(melding).gehaald_op is not None


def test_eerste_contact_met_de_melder_noemt_niemand(frontoffice, melding, nu):
    punten = ("eerstecontactpunt:werkwijze", "eerstecontactpunt:klacht")

    rij = eerste_contact_vastleggen(
        medewerker=frontoffice, melding=melding, gesprekspartner="melder", op=nu.date(), punten=punten, nu=nu
    )

    assert set(rij.punten.values_list("pk", flat=True)) == set(punten)
    assert rij.persoon is None


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"gesprekspartner": "buurman"}, "gesprekspartner"),
        ({"gesprekspartner": "betrokkene"}, "persoon"),
        ({"gesprekspartner": "melder", "persoon_nummer": "P-2026-000001"}, "persoon"),
        ({"punten": ()}, "punten"),
        ({"punten": ("informeerwijze:brief",)}, "punten"),
    ],
)
def test_eerste_contact_weigert_wat_niet_kan(velden, veld, frontoffice, melding, nu):
    goed = {"gesprekspartner": "informant", "op": nu.date(), "punten": ("eerstecontactpunt:inzage",), "nu": nu}
    with pytest.raises(OngeldigeInvoer) as fout:
        eerste_contact_vastleggen(medewerker=frontoffice, melding=melding, **goed | velden)
    assert set(fout.value.velden) == {veld}
    assert not EersteContact.objects.exists()
