# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from organisaties.models import Code
from personen.models import Gezag, Persoon, Relatie
from personen.schrijven import (
    AdresGegevens,
    PersoonGegevens,
    PersoonGewijzigd,
    leg_gezag_vast,
    leg_relatie_vast,
    maak_persoon,
    voeg_adres_toe,
    werk_persoon_bij,
)
from tests.personen.fabriek import ANDER_BSN, BSN, NU, adres, persoon

pytestmark = pytest.mark.django_db


def _fouten(doe):
    with pytest.raises(ValidationError) as fout:
        doe()
    return fout.value.message_dict


def test_maak_persoon_geeft_een_nummer_en_sleutels(flevoland):
    nieuw = persoon(flevoland, voornamen="Carel", voorvoegsel="van", geboortenaam="Dijck", partnernaam="Smidt")
    gelezen = Persoon.objects.get(pk=nieuw.pk)
    assert gelezen.nummer.startswith("P-2026-")
    assert (gelezen.organisatie_id, gelezen.versie, gelezen.gemaakt_op) == (flevoland.pk, 1, NU)
    assert (gelezen.naam_sleutel, gelezen.klank_1, gelezen.klank_2) == ("dijck carel van", "dyk", "smit")
    assert gelezen.voorletter_sleutel == "k"
    assert (gelezen.geboortedatum_precisie, gelezen.geslacht_id) == ("dag", "geslacht:onbekend")


def test_nummers_zijn_uniek_en_dragen_het_nederlandse_jaar(flevoland):
    laat = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    een, ander = persoon(flevoland, nu=laat), persoon(flevoland, nu=laat)
    assert een.nummer != ander.nummer
    assert een.nummer.startswith("P-2027-")


def test_een_onbekende_pleger_heeft_geen_naam_nodig(flevoland):
    onbekend = maak_persoon(organisatie_id=flevoland.pk, gegevens=PersoonGegevens(onbekend=True), nu=NU)
    assert onbekend.volledige_naam == "onbekende persoon"


@pytest.mark.parametrize(
    ("gegevens", "veld", "tekst"),
    [
        ({"bsn": "123456789"}, "bsn", "Dit is geen geldig BSN. Controleer de negen cijfers."),
        ({"bsn": "9" * 1_000_000}, "bsn", "Dit is geen geldig BSN. Controleer de negen cijfers."),
        ({"geboortedatum": date(2026, 3, 12)}, "geboortedatum", "De geboortedatum ligt in de toekomst."),
        (
            {"geboortedatum": date(1026, 3, 12)},
            "geboortedatum",
            "Controleer het jaar: dit is meer dan 130 jaar geleden.",
        ),
        (
            {"geboortedatum": None, "geboortedatum_precisie": "dag"},
            "geboortedatum_precisie",
            "Geef aan wat er van de geboortedatum bekend is.",
        ),
        (
            {"geboortedatum_precisie": "eeuw"},
            "geboortedatum_precisie",
            "Geef aan wat er van de geboortedatum bekend is.",
        ),
        ({"overleden_op": date(2026, 3, 12)}, "overleden_op", "De datum van overlijden ligt in de toekomst."),
        ({"overleden_op": date(1990, 5, 13)}, "overleden_op", "De datum van overlijden ligt voor de geboortedatum."),
        ({"geboortenaam": "Jan\x00sen"}, "geboortenaam", "Deze tekst bevat een teken dat niet kan worden bewaard."),
        ({"voornamen": "\ud800"}, "voornamen", "Deze tekst bevat een teken dat niet kan worden bewaard."),
        ({"geboortenaam": "x" * 201}, "geboortenaam", "Gebruik hoogstens 200 tekens."),
        ({"voornamen": "x" * 1_000_000}, "voornamen", "Gebruik hoogstens 200 tekens."),
        ({"telefoon": "0" * 31}, "telefoon", "Gebruik hoogstens 30 tekens."),
        ({"extern_id": "x" * 101}, "extern_id", "Gebruik hoogstens 100 tekens."),
        ({"geslacht": "geslacht:bestaat_niet"}, "geslacht", "Kies een waarde uit de lijst."),
        ({"geslacht": "zwaarte:licht"}, "geslacht", "Kies een waarde uit de lijst."),
        ({"geslacht": "geslacht:\x00"}, "geslacht", "Deze tekst bevat een teken dat niet kan worden bewaard."),
        ({"bsn_reden": "geslacht:man"}, "bsn_reden", "Kies een waarde uit de lijst."),
        (
            {"bsn": BSN, "bsn_reden": "bsnreden:spoed"},
            "bsn_reden",
            "Geef een BSN of een reden waarom er geen is, niet allebei.",
        ),
        ({"bsn": BSN, "onbekend": True}, "onbekend", "Iemand met een BSN is geen onbekende persoon."),
        (
            {"voornamen": " ", "geboortenaam": ""},
            "geboortenaam",
            "Vul een naam in, of geef aan dat de persoon onbekend is.",
        ),
    ],
)
def test_maak_persoon_meldt_een_fout_bij_het_veld(flevoland, gegevens, veld, tekst):
    assert _fouten(lambda: persoon(flevoland, **gegevens)) == {veld: [tekst]}
    assert not Persoon.objects.exists()


def test_maak_persoon_meldt_alle_fouten_tegelijk(flevoland):
    fouten = _fouten(lambda: persoon(flevoland, bsn="1", geboortedatum=date(2030, 1, 1), geslacht="x"))
    assert set(fouten) == {"bsn", "geboortedatum", "geslacht"}


def test_een_code_geldt_op_de_dag_van_vastleggen(flevoland):
    Code.objects.filter(sleutel="geslacht:anders").update(geldig=DateRange(None, date(2026, 3, 11)))
    assert _fouten(lambda: persoon(flevoland, geslacht="geslacht:anders")) == {
        "geslacht": ["Kies een waarde uit de lijst."]
    }


def test_tekst_wordt_een_regel_met_samengestelde_letters(flevoland):
    nieuw = persoon(flevoland, voornamen="  Rene\u0301\n Marie ", telefoon=" 06  123 ")
    assert (nieuw.voornamen, nieuw.telefoon) == ("Ren\u00e9 Marie", "06 123")


@pytest.mark.parametrize(
    ("precisie", "verwacht"),
    [("jaar", date(1990, 1, 1)), ("maand", date(1990, 5, 1)), ("dag", date(1990, 5, 14))],
)
def test_wat_van_een_datum_onbekend_is_lijkt_niet_bekend(flevoland, precisie, verwacht):
    assert persoon(flevoland, geboortedatum_precisie=precisie).geboortedatum == verwacht


def test_een_bsn_dat_al_bestaat_wordt_bij_het_veld_gemeld_en_de_transactie_leeft_nog(flevoland):
    persoon(flevoland, bsn=BSN)
    fouten = _fouten(lambda: persoon(flevoland, bsn=f"{BSN[:3]} {BSN[3:]}"))
    assert fouten == {"bsn": ["Dit BSN staat al bij een andere persoon. Zoek die persoon op."]}
    assert Persoon.objects.count() == 1


def test_een_weigering_van_de_database_noemt_niemand(flevoland):
    persoon(flevoland, bsn=BSN)
    with pytest.raises(ValidationError) as fout:
        persoon(flevoland, bsn=BSN)
    assert fout.value.__cause__ is None
    assert fout.value.__suppress_context__


def test_werk_persoon_bij_vervangt_gegevens_en_sleutels(flevoland):
    oud = persoon(flevoland, bsn=BSN)
    gegevens = replace(PersoonGegevens.van(oud), geboortenaam="Smidt", bsn=ANDER_BSN, geslacht="geslacht:vrouw")
    werk_persoon_bij(persoon=oud, versie=1, gegevens=gegevens, nu=NU)
    nieuw = Persoon.objects.get(pk=oud.pk)
    assert (nieuw.geboortenaam, nieuw.klank_1, nieuw.bsn, nieuw.versie) == ("Smidt", "smit", ANDER_BSN, 2)
    assert nieuw.bsn_index != oud.bsn_index
    assert (nieuw.nummer, nieuw.gemaakt_op, nieuw.geslacht_id) == (oud.nummer, oud.gemaakt_op, "geslacht:vrouw")


def test_werk_persoon_bij_zonder_wijziging_houdt_alles(flevoland):
    oud = persoon(flevoland, bsn=BSN, geslacht="geslacht:man", telefoon="06", geboortedatum_precisie="maand")
    nieuw = werk_persoon_bij(persoon=oud, versie=1, gegevens=PersoonGegevens.van(oud), nu=NU)
    assert PersoonGegevens.van(nieuw) == PersoonGegevens.van(oud)


def test_werk_persoon_bij_weigert_een_verouderd_scherm(flevoland):
    oud = persoon(flevoland)
    werk_persoon_bij(persoon=oud, versie=1, gegevens=PersoonGegevens.van(oud), nu=NU)
    with pytest.raises(PersoonGewijzigd):
        werk_persoon_bij(
            persoon=oud, versie=1, gegevens=replace(PersoonGegevens.van(oud), geboortenaam="Anders"), nu=NU
        )
    assert Persoon.objects.get(pk=oud.pk).geboortenaam == "Kanariepiet"


def test_voeg_adres_toe_maakt_de_postcode_gelijk(flevoland):
    rij = adres(persoon(flevoland), postcode=" 1315 ab ", van=date(2021, 6, 1))
    rij.refresh_from_db()
    assert (rij.postcode, rij.organisatie_id, rij.gemeente_id) == ("1315AB", flevoland.pk, "GM0034")
    assert rij.periode == DateRange(date(2021, 6, 1), None)


@pytest.mark.parametrize(
    ("gegevens", "veld"),
    [
        ({"postcode": "131 AB"}, "postcode"),
        ({"postcode": "1315\x00AB"}, "postcode"),
        ({"huisnummer": 0}, "huisnummer"),
        ({"huisnummer": 10**30}, "huisnummer"),
        ({"straat": "x" * 121}, "straat"),
        ({"plaats": "Al\x00mere"}, "plaats"),
        ({"toevoeging": "x" * 13}, "toevoeging"),
        ({"gemeente": "GM9999"}, "gemeente"),
        ({"gemeente": "GM\x00"}, "gemeente"),
        ({"van": date(2026, 1, 2), "tot": date(2026, 1, 2)}, "tot"),
    ],
)
def test_voeg_adres_toe_meldt_een_fout_bij_het_veld(flevoland, gegevens, veld):
    bewoner = persoon(flevoland)
    assert set(_fouten(lambda: adres(bewoner, **gegevens))) == {veld}


def test_een_leeg_adres_wordt_geweigerd(flevoland):
    bewoner = persoon(flevoland)
    assert _fouten(lambda: voeg_adres_toe(persoon=bewoner, gegevens=AdresGegevens())) == {
        "straat": ["Vul een straat, postcode, plaats of gemeente in."]
    }


def test_leg_relatie_vast_in_een_richting(flevoland):
    kind, ouder = persoon(flevoland, voornamen="Kim"), persoon(flevoland, voornamen="Ans")
    relatie = leg_relatie_vast(persoon=kind, verwant=ouder, soort="relatiesoort:ouder", nu=NU, van=date(2015, 1, 1))
    assert (relatie.persoon_id, relatie.verwant_id, relatie.organisatie_id) == (kind.pk, ouder.pk, flevoland.pk)
    assert Relatie.objects.get().periode == DateRange(date(2015, 1, 1), None)


def test_leg_relatie_vast_weigert_wat_niet_kan(flevoland, utrecht):
    ik, jij, elders = persoon(flevoland), persoon(flevoland), persoon(utrecht)

    def leg(verwant, soort="relatiesoort:partner", **periode):
        return lambda: leg_relatie_vast(persoon=ik, verwant=verwant, soort=soort, nu=NU, **periode)

    assert set(_fouten(leg(ik))) == {"verwant"}
    assert _fouten(leg(elders)) == {"verwant": ["Deze persoon is hier niet bekend."]}
    assert set(_fouten(leg(jij, soort="geslacht:man"))) == {"soort"}
    assert set(_fouten(leg(jij, soort=""))) == {"soort"}
    assert set(_fouten(leg(jij, van=date(2026, 1, 1), tot=date(2025, 1, 1)))) == {"tot"}
    leg(jij)()
    assert _fouten(leg(jij)) == {"verwant": ["Deze relatie is al vastgelegd."]}
    assert Relatie.objects.count() == 1


def test_leg_gezag_vast_weigert_wat_niet_kan(flevoland, utrecht):
    kind, ouder = persoon(flevoland, voornamen="Kim"), persoon(flevoland, voornamen="Ans")
    leg_gezag_vast(kind=kind, gezagdrager=ouder)
    assert _fouten(lambda: leg_gezag_vast(kind=kind, gezagdrager=ouder, van=date(2024, 1, 1))) == {
        "gezagdrager": ["Dit gezag is in deze periode al vastgelegd."]
    }
    assert set(_fouten(lambda: leg_gezag_vast(kind=kind, gezagdrager=kind))) == {"gezagdrager"}
    assert set(_fouten(lambda: leg_gezag_vast(kind=kind, gezagdrager=persoon(utrecht)))) == {"gezagdrager"}
    assert Gezag.objects.count() == 1


@pytest.mark.parametrize(("gegevens", "aantal"), [({}, 2), ({"geslacht": "geslacht:vrouw"}, 3), ({"bsn": BSN}, 4)])
def test_maak_persoon_kost_een_vast_aantal_vragen(flevoland, gegevens, aantal):
    with CaptureQueriesContext(connection) as vragen:
        persoon(flevoland, **gegevens)
    assert len(vragen) == aantal
