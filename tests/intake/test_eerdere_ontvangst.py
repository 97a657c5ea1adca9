# SPDX-License-Identifier: EUPL-1.2
"""A message that came in before the melding that it is put with: from when the terms count."""

from datetime import date, datetime, timedelta

import pytest

from audit.models import AuditRegel
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.informeerkeuze import Wie
from meldingen.models import Casus, Informeerplicht, Melding, Signaal, Termijn
from meldingen.signaleren import signaleer_termijn
from meldingen.stappen.informeren_uitstellen import informeren_uitstellen
from tests.intake.berichtfabriek import inhoud, ontvangen
from tests.meldingen.fabriek import beoordeeld, gemeld
from tests.meldingen.vastgelegd import overgangen
from tests.personas import AMSTERDAM

pytestmark = pytest.mark.django_db
EEN_DAG = timedelta(days=1)


def voeg_toe(medewerker, melding, nu, sinds):
    bericht = ontvangen(melding.organisatie, nu, ontvangen_op=sinds)
    return bericht_toevoegen(medewerker=medewerker, bericht=bericht, melding=melding, nu=nu)


def termijnen(melding):
    rijen = Termijn.objects.filter(melding=melding).order_by("soort")
    return {rij.soort: (rij.begin_op, rij.uiterste_datum) for rij in rijen}


def aantal_verzet():
    return [rij.gegevens["termijnen_verzet"] for rij in AuditRegel.objects.filter(actie="bericht_toevoegen")]


def test_de_termijnen_tellen_vanaf_de_eerste_ontvangst(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu, crisis=True)
    ontvangen_op, eerder = melding.ontvangen_op, nu - EEN_DAG

    voeg_toe(frontoffice, melding, nu, eerder)

    assert termijnen(melding) == {
        "crisis": (eerder, date(2026, 3, 11)),
        "informeren": (eerder, date(2026, 4, 7)),
        "vb": (eerder, date(2026, 3, 17)),
    }
    assert Termijn.objects.get(soort="crisis").uiterste_moment == datetime(2026, 3, 11, 10, tzinfo=AMSTERDAM)
    assert set(Informeerplicht.objects.values_list("uiterste_datum", flat=True)) == {date(2026, 4, 7)}
    assert Casus.objects.get().uiterste_datum == date(2026, 3, 11)
    # The melding itself was received when it was.
    melding.refresh_from_db()
    assert melding.ontvangen_op == ontvangen_op
    assert sorted(overgangen(melding.casus_id, stap="bericht_toevoegen")) == [
        ("termijn", "crisis", "2026-03-12", "2026-03-11"),
        ("termijn", "informeren", "2026-04-08", "2026-04-07"),
        ("termijn", "vb", "2026-03-18", "2026-03-17"),
    ]
    assert aantal_verzet() == [3]


def test_een_later_bericht_verzet_niets(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    vroeger, casus = termijnen(melding), Casus.objects.values().get()

    voeg_toe(frontoffice, melding, nu, nu - timedelta(minutes=5))

    assert (termijnen(melding), aantal_verzet()) == (vroeger, [0])
    assert overgangen(melding.casus_id, stap="bericht_toevoegen") == []
    assert Casus.objects.values().get() == casus


def test_wat_gehaald_is_blijft_gehaald(frontoffice, beoordelaar, flevoland, nu):
    """A decision that was in time is not made late afterwards; what still runs does move."""
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    vroeger = termijnen(melding)
    gehaald_op = Termijn.objects.get(soort="vb").gehaald_op

    voeg_toe(frontoffice, melding, nu + timedelta(hours=3), nu - EEN_DAG)

    assert termijnen(melding) == vroeger | {"informeren": (nu - EEN_DAG, date(2026, 4, 7))}
    assert Termijn.objects.get(soort="vb").gehaald_op == gehaald_op
    assert aantal_verzet() == [1]


def test_uitstel_voor_een_persoon_blijft_staan(frontoffice, beoordelaar, flevoland, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    plicht = Informeerplicht.objects.get()
    informeren_uitstellen(
        medewerker=beoordelaar, melding=melding, personen=[Wie(plicht.persoon.nummer)], tot=date(2026, 4, 20),
        reden="uitstelreden:veiligheid", nu=nu + timedelta(hours=3),
    )  # fmt: skip

    voeg_toe(frontoffice, melding, nu + timedelta(hours=4), nu - EEN_DAG)

    plicht.refresh_from_db()
    assert (plicht.uiterste_datum, termijnen(melding)["informeren"][1]) == (date(2026, 4, 20), date(2026, 4, 20))


def test_het_eerste_van_meer_berichten_telt_en_terug_kan_ook(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    eerste = voeg_toe(frontoffice, melding, nu, nu - 2 * EEN_DAG)
    voeg_toe(frontoffice, melding, nu, nu - EEN_DAG)
    assert termijnen(melding)["vb"] == (nu - 2 * EEN_DAG, date(2026, 3, 16))

    bericht_heropenen(medewerker=frontoffice, bericht=eerste, reden="Ander gezin.", nu=nu)

    assert termijnen(melding)["vb"] == (nu - EEN_DAG, date(2026, 3, 17))
    assert ("termijn", "vb", "2026-03-16", "2026-03-17") in overgangen(melding.casus_id, stap="bericht_heropenen")
    assert Casus.objects.get().uiterste_datum == date(2026, 3, 17)


def test_een_signaal_van_de_oude_dag_is_afgedaan(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    termijn, later = Termijn.objects.get(soort="vb"), nu + 5 * EEN_DAG
    assert signaleer_termijn(termijn.pk, nu=later)

    voeg_toe(frontoffice, melding, later, nu - 7 * EEN_DAG)

    assert Signaal.objects.get(soort__startswith="termijn_").afgehandeld_op == later
    assert signaleer_termijn(termijn.pk, nu=later)
    open_signalen = Signaal.objects.filter(soort__startswith="termijn_", afgehandeld_op=None)
    assert list(open_signalen.values_list("soort", flat=True)) == ["termijn_verstreken"]


@pytest.mark.parametrize("volgorde", [(1, 12), (12, 1)])
def test_van_twee_berichten_met_gevaar_telt_de_eerste_ontvangst(frontoffice, flevoland, nu, volgorde):
    begin = nu - EEN_DAG
    gemeld(frontoffice, begin, ontvangen_op=begin)

    for uren in volgorde:
        sinds = begin + timedelta(hours=uren)
        bericht = ontvangen(flevoland, nu, ontvangen_op=sinds, gelezen=inhoud(crisis=True, toelichting=f"Na {uren}"))
        bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=Melding.objects.get(), nu=nu)

    termijn = Termijn.objects.get(soort="crisis")
    assert (termijn.begin_op, termijn.uiterste_moment) == (begin + timedelta(hours=1), begin + timedelta(hours=25))
    assert Casus.objects.get().uiterste_datum == termijn.uiterste_datum
