# SPDX-License-Identifier: EUPL-1.2
"""An address that somebody keeps secret stays here, under whichever of his numbers and by whichever road it came."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Casus
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from personen.models import Adres
from personen.schrijven import AdresGegevens
from tests.meldingen.fabriek import antwoorden, besluit, gemeld
from tests.meldingen.personen import iemand
from tests.overdracht.fabriek import overgedragen

pytestmark = pytest.mark.django_db
SCHUIL = AdresGegevens(straat="Kanarielaan", huisnummer=77, postcode="1399ZZ", plaats="Schuilstad")
GEHEIM = replace(SCHUIL, geheim=True)
KIND = {"voornaam": "Noor", "rol": "betrokkenerol:kind", "geboortedatum": date(2018, 5, 4)}


@pytest.fixture
def meld(frontoffice, nu):
    def _meld(*mensen):
        return gemeld(frontoffice, nu - timedelta(days=30), betrokkenen=mensen)

    return _meld


@pytest.fixture
def draag_over(beoordelaar, nu):
    """The people of the package for the casus of this melding."""

    def _draag_over(melding, **anders):
        in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
        beoordelen(
            medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
        )
        casus = Casus.objects.get(pk=melding.casus_id)
        (overdracht,) = overgedragen(beoordelaar, casus, nu, **anders)
        assert "kanarielaan" not in json.dumps(overdracht.pakket.inhoud).casefold()
        assert "1399ZZ" not in json.dumps(overdracht.pakket.inhoud)
        return [(p["naam"].split()[0], p["adressen"], p["adres_geheim"]) for p in overdracht.pakket.inhoud["personen"]]

    return _draag_over


@pytest.fixture
def is_bekend(frontoffice, nu):
    """Sanne of the one melding turns out to be Sanne of the other."""

    def _is_bekend(melding, eerder):
        betrokkene_koppelen(
            medewerker=frontoffice,
            betrokkene=melding.betrokkenen.get(persoon__voornamen="Sanne"),
            persoon_nummer=eerder.betrokkenen.get(persoon__voornamen="Sanne").persoon.nummer,
            nu=nu,
        )

    return _is_bekend


@pytest.mark.parametrize(
    "eerder", [iemand(adres=SCHUIL, geheim_adres=True), iemand(adres=GEHEIM)], ids=["mens", "adres"]
)
def test_wat_onder_een_ander_nummer_geheim_is_gaat_niet_mee(meld, is_bekend, draag_over, eerder):
    """Neither hers, nor that of the child who was written down beside her."""
    bekend, melding = meld(eerder), meld(iemand(adres=SCHUIL), iemand(adres=SCHUIL, **KIND))
    is_bekend(melding, bekend)

    assert draag_over(melding) == [("Sanne", [], True), ("Noor", [], True)]


def test_een_adres_dat_alleen_onder_het_andere_nummer_staat_blijft_geheim(meld, is_bekend, draag_over):
    bekend, melding = meld(iemand(adres=SCHUIL, geheim_adres=True)), meld(iemand(), iemand(adres=SCHUIL, **KIND))
    is_bekend(melding, bekend)

    assert draag_over(melding) == [("Sanne", [], True), ("Noor", [], True)]


def test_ook_als_wie_het_geheim_houdt_niet_in_deze_casus_is(meld, draag_over):
    """A later melding about the child alone."""
    noor = meld(iemand(adres=GEHEIM), iemand(adres=SCHUIL, **KIND)).betrokkenen.get(persoon__voornamen="Noor").persoon

    assert draag_over(meld(iemand(nummer=noor.nummer, rol="betrokkenerol:kind"))) == [("Noor", [], True)]


@pytest.mark.parametrize(
    "anders",
    [
        {"postcode": ""},
        {"straat": ""},
        {"toevoeging": "a"},
        {"straat": "KANARIELÁAN", "postcode": ""},
        {"straat": "Kanarielaan 77", "huisnummer": None, "postcode": ""},
        {"straat": "Kanarielaan", "huisnummer": None, "postcode": ""},
        {"straat": "", "huisnummer": None, "postcode": ""},
    ],
)
def test_hoe_het_ook_is_opgeschreven(meld, draag_over, anders):
    melding = meld(iemand(adres=GEHEIM), iemand(adres=replace(SCHUIL, **anders), **KIND))

    assert draag_over(melding) == [("Sanne", [], True), ("Noor", [], True)]


def test_een_ander_huis_gaat_wel_mee(meld, draag_over):
    """Also the one that she fled from: that she lived there once is no secret."""
    thuis = AdresGegevens(straat="Dorpsstraat", huisnummer=1, postcode="1315AA", plaats="Almere")
    melding = meld(
        iemand(adres=thuis, geheim_adres=True),
        iemand("Piet", adres=thuis, rol="betrokkenerol:vermoedelijk_pleger"),
        iemand(adres=replace(SCHUIL, straat="Merelstraat", postcode="1398ZZ"), **KIND),
    )
    Adres.objects.filter(persoon__voornamen="Sanne").update(periode=(date(2020, 1, 1), date(2026, 1, 1)))

    assert draag_over(melding) == [
        ("Sanne", [], True),
        ("Piet", ["Dorpsstraat 1, 1315AA Almere"], False),
        ("Noor", ["Merelstraat 77, 1398ZZ Schuilstad"], False),
    ]


def test_een_plek_die_geheim_is_blijft_dat_ook_als_zij_er_weg_is(meld, draag_over):
    """The child may still be there, and so may others who hide."""
    melding = meld(iemand(adres=GEHEIM), iemand(adres=SCHUIL, **KIND))
    Adres.objects.filter(persoon__voornamen="Sanne").update(periode=(date(2020, 1, 1), date(2026, 1, 1)))

    assert draag_over(melding) == [("Sanne", [], False), ("Noor", [], True)]


@pytest.mark.parametrize("tekst", ["Zij zit op 1399 ZZ.", "Kanarielaan, op nummer 77", "Op 77, Kanarielaan."])
def test_getypte_tekst_met_een_adres_van_een_ander_nummer_wordt_geweigerd(meld, is_bekend, draag_over, tekst):
    bekend, melding = meld(iemand(adres=SCHUIL, geheim_adres=True)), meld(iemand())
    is_bekend(melding, bekend)
    assert not Adres.objects.filter(persoon=melding.betrokkenen.get().persoon).exists()

    with pytest.raises(OngeldigeInvoer) as fout:
        draag_over(melding, contacten=tekst)
    assert set(fout.value.velden) == {"contacten"}
