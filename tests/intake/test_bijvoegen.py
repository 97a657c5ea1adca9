# SPDX-License-Identifier: EUPL-1.2
"""A message that is put with a melding: its melder, acute danger in it, and who must look, are not lost."""

from datetime import timedelta

import pytest

from intake.formaten.vorm import Melder
from intake.models import InkomendBericht
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.bronnen import laat_weg
from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Casus, Melding, Signaal, Termijn, Terugkoppeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from tests.intake.berichtfabriek import inhoud, ontvangen, verband, zonder_bron
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, gemeld, melding_invoer
from tests.meldingen.vastgelegd import overgangen

pytestmark = pytest.mark.django_db
ZELDA = Melder(naam="Zelda Kwetterkanarie", functie="psychiater", instelling="GGZ Kwetterhuis", geheim=True, grond="a1")


def voeg_toe(medewerker, melding, nu, **gelezen):
    sinds = gelezen.pop("sinds", nu - timedelta(minutes=5))
    bericht = ontvangen(melding.organisatie, nu, gelezen=inhoud(**gelezen), ontvangen_op=sinds)
    return bericht_toevoegen(medewerker=medewerker, bericht=bericht, melding=melding, nu=nu)


def bronnen(melding):
    rijen = Bron.objects.filter(melding=melding).order_by("pk")
    return [(rij.soort, rij.naam, rij.onthulling_id, rij.grond_id) for rij in rijen]


def signalen():
    return list(Signaal.objects.order_by("pk").values_list("soort", "voor__naam", "afgehandeld_op"))


def test_acuut_gevaar_maakt_de_melding_een_crisis(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu - timedelta(hours=9))

    bericht = voeg_toe(frontoffice, melding, nu, crisis=True)

    melding.refresh_from_db()
    termijn = Termijn.objects.get(soort="crisis")
    assert (melding.crisis, Casus.objects.get().crisis) == (True, True)
    assert (termijn.melding_id, termijn.begin_op) == (melding.pk, bericht.ontvangen_op)
    assert termijn.uiterste_moment == bericht.ontvangen_op + timedelta(hours=24)
    assert Casus.objects.get().uiterste_datum == termijn.uiterste_datum
    assert ("melding", "crisis", "nee", "ja") in overgangen(melding.casus_id, stap="bericht_toevoegen")
    assert signalen() == [("bericht_crisis", None, None)]


def test_een_crisis_blijft_een_crisis(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu, crisis=True)

    voeg_toe(frontoffice, melding, nu, crisis=True)

    assert Termijn.objects.filter(soort="crisis").count() == 1
    assert signalen() == [("bericht_crisis", None, None)]


def test_wie_een_bericht_met_gevaar_weghaalt_haalt_het_gevaar_niet_weg(frontoffice, flevoland, nu):
    """Whoever works messages takes no judgement of danger back; the message keeps its own too."""
    melding = gemeld(frontoffice, nu - timedelta(hours=9))
    bericht = voeg_toe(frontoffice, melding, nu, crisis=True)

    bericht = bericht_heropenen(medewerker=frontoffice, bericht=bericht, reden="Ander gezin.", nu=nu)

    melding.refresh_from_db()
    assert (melding.crisis, Casus.objects.get().crisis) == (True, True)
    assert Termijn.objects.open().get(soort="crisis").begin_op == bericht.ontvangen_op
    assert (bericht.status, bericht.crisis, bericht.melding) == ("te_verwerken", True, None)


def test_gevaar_na_de_beoordeling_is_een_nieuwe_melding(frontoffice, beoordelaar, flevoland, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    voor = bronnen(melding)

    with pytest.raises(OngeldigeInvoer) as fout:
        voeg_toe(frontoffice, melding, nu + timedelta(hours=3), crisis=True, melder=ZELDA)

    assert "Maak van het bericht een nieuwe melding" in fout.value.velden["melding"][0]
    assert (InkomendBericht.objects.get().status, bronnen(melding), signalen()) == ("te_verwerken", voor, [])


def test_wie_de_melding_behandelt_moet_kijken(frontoffice, beoordelaar, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)

    voeg_toe(frontoffice, melding, nu)
    voeg_toe(beoordelaar, melding, nu)
    voeg_toe(beoordelaar, melding, nu, crisis=True)

    assert signalen() == [("bericht_erbij", "Bas Oordijk", None), ("bericht_crisis", "Bas Oordijk", None)]


def test_de_melder_wordt_een_bron_en_blijft_geheim(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)

    bericht = voeg_toe(frontoffice, melding, nu, melder=ZELDA)

    assert bronnen(melding)[1:] == [
        ("medemelder", "Zelda Kwetterkanarie", "onthulling:geheim_professional", "onthullingsgrond:a1")
    ]
    assert bericht.bron == Bron.objects.get(soort="medemelder")
    (tekst,) = laat_weg("Kwetterkanarie van GGZ Kwetterhuis belde.", casus=melding.casus)
    assert "Kwetter" not in tekst


@pytest.mark.parametrize(
    ("melder", "soorten"),
    [
        (
            Melder(naam="Ko Kanarie", instelling="De Toren", geheim=True),
            [("Ko Kanarie", "onthulling:geheim_omstander")],
        ),
        (Melder(onbekend=True, functie="buur"), [(None, "onthulling:openbaar")]),
        (Melder(naam="Ko", onbekend=True), [("Ko", "onthulling:openbaar")]),
        (Melder(soort="politie"), []),
    ],
)
def test_wat_een_afzender_van_zijn_melder_zegt(frontoffice, flevoland, nu, melder, soorten):
    """Nobody is asked to complete it, and nobody who asked for secrecy loses it."""
    melding = gemeld(frontoffice, nu)

    voeg_toe(frontoffice, melding, nu, melder=melder)

    assert [(naam, onthulling) for _, naam, onthulling, _ in bronnen(melding)[1:]] == soorten


def test_dezelfde_melder_is_een_bron_en_terug_kan_ook(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    een, twee = (voeg_toe(frontoffice, melding, nu, melder=ZELDA) for _ in range(2))
    assert (len(bronnen(melding)), een.bron) == (2, twee.bron)

    bericht_heropenen(medewerker=frontoffice, bericht=een, reden="Ander gezin.", nu=nu)
    assert len(bronnen(melding)) == 2
    bericht_heropenen(medewerker=frontoffice, bericht=twee, reden="Ander gezin.", nu=nu)

    assert [soort for soort, *_ in bronnen(melding)] == ["melder"]
    assert [(soort, op) for soort, _, op in signalen()] == [("bericht_erbij", nu)] * 2
    assert set(InkomendBericht.objects.values_list("bron", flat=True)) == {None}
    bericht_toevoegen(medewerker=frontoffice, bericht=een, melding=melding, nu=nu)
    assert [op for *_, op in signalen()] == [nu, nu, None]


def test_wie_meegaat_is_ook_een_melder(frontoffice, flevoland, nu):
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    bericht = ontvangen(flevoland, nu, gebeurtenis=ruzie)
    ander = ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(melder=ZELDA))

    melding = bericht_registreren(
        medewerker=frontoffice, bericht=bericht, samen=[ander.nummer], invoer=melding_invoer(nu), nu=nu
    )

    assert [(soort, naam) for soort, naam, *_ in bronnen(melding)] == [
        ("melder", "Truus Kanarie-Melder"), ("medemelder", "Zelda Kwetterkanarie"),
    ]  # fmt: skip
    assert InkomendBericht.objects.get(pk=bericht.pk).bron == Bron.objects.get(soort="melder")


def test_de_melder_van_een_bijgevoegd_bericht_hoort_wat_er_volgde(frontoffice, beoordelaar, flevoland, nu):
    """The first melder would not say who he was; the second one did."""
    melding = gemeld(frontoffice, nu - timedelta(hours=1), bron=BronInvoer(onbekend=True))
    voeg_toe(frontoffice, melding, nu - timedelta(minutes=30), melder=ZELDA, sinds=nu - timedelta(minutes=40))
    in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
    beoordelen(
        medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
    )

    taak = Terugkoppeling.objects.get(melding=melding)
    assert (taak.vervallen_op, taak.vervalreden_id) == (None, None)


def test_wie_geen_bron_mag_zien_verliest_haar_niet(frontoffice, flevoland, nu):
    """What is sent as melder by whoever may not see it is not taken: the message says it."""
    medewerker = zonder_bron(frontoffice)
    bericht = ontvangen(flevoland, nu, gelezen=inhoud(melder=ZELDA))

    melding = bericht_registreren(medewerker=medewerker, bericht=bericht, invoer=melding_invoer(nu), nu=nu)

    assert bronnen(melding) == [
        ("melder", "Zelda Kwetterkanarie", "onthulling:geheim_professional", "onthullingsgrond:a1")
    ]
    assert Melding.objects.get().melder_onbekend is False
