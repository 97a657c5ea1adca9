# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personen.namen import (
    SLEUTELLENGTE,
    helften,
    klank,
    klanken,
    sleutels,
    splits_voorvoegsel,
    telefoonsleutel,
    voorletter,
    voornaamklank,
    vouw,
)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("  Van   DEN Berg ", "van den berg"),
        ("Öztürk", "ozturk"),
        ("Renée-Zoë", "renee zoe"),
        ("'t Hart", "t hart"),
        ("d\u2019Arc", "darc"),
        ("Strauß", "strauss"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("\u0132sbrand", "ijsbrand"),
        ("e\u0301", "e"),
        ("!?-", ""),
    ],
)
def test_vouw_laat_letters_en_losse_woorden_over(tekst, verwacht):
    assert vouw(tekst) == verwacht


@pytest.mark.parametrize(
    ("achternaam", "verwacht"),
    [
        ("van den Berg", ("van den", "Berg")),
        ("Berg, van den", ("van den", "Berg")),
        ("Berg van den", ("van den", "Berg")),
        ("Van der Meer Mohr", ("Van der", "Meer Mohr")),
        ("in 't Veld", ("in 't", "Veld")),
        ("'t Hart", ("'t", "Hart")),
        ("El Amrani", ("El", "Amrani")),
        ("Jansen", ("", "Jansen")),
        ("Oud", ("", "Oud")),
        ("Van", ("", "Van")),
        ("Jansen, Piet", ("", "Jansen Piet")),
        ("", ("", "")),
    ],
)
def test_splits_voorvoegsel_zet_het_tussenvoegsel_apart(achternaam, verwacht):
    assert splits_voorvoegsel(achternaam) == verwacht


@pytest.mark.parametrize(
    "namen",
    [
        ("Dijkstra", "Dykstra", "Dijckstra", "Deikstra", "D\u0133kstra"),
        ("Schuijt", "Schuyt", "Schuit", "Schuijd"),
        ("Kuiper", "Kuijper", "Kuyper", "Cuyper", "Cuijper"),
        ("Meijer", "Meyer", "Meier"),
        ("van Rooijen", "van Rooyen", "Rooien, van"),
        ("Haaijer", "Haayer", "Haaier"),
        ("Brouwer", "Brauwer", "Brouer"),
        ("Bakker", "Backer", "Baker"),
        ("Jansen", "Janssen", "Janszen"),
        ("Hendriks", "Hendrikx", "Hendrickx", "Hendricks"),
        ("Smit", "Smid", "Smidt", "Smith", "Schmidt"),
        ("de Groot", "De Groodt", "Groot", "van der Groot"),
        ("Philips", "Filips", "Filipps"),
        ("Theunissen", "Teunissen"),
        ("Achterberg", "Agterberg"),
        ("Claes", "Klaas"),
        ("Schouten", "Souten"),
        ("Çelik", "Celik"),
        ("Gül", "Gul"),
        ("El-Amrani", "El Amrani", "Amrani", "el amrani"),
        ("van 't Hof", "van \u2019t Hof", "Hof"),
        ("Zwart", "Swart"),
    ],
)
def test_klanken_zijn_gelijk_voor_dezelfde_naam_anders_geschreven(namen):
    assert {klanken(naam) for naam in namen} == {klanken(namen[0])}


@pytest.mark.parametrize(
    ("een", "ander"),
    [("Jansen", "Hansen"), ("Bakker", "Bekker"), ("Visser", "Vissers"), ("de Boer", "de Bruin"), ("Vos", "Bos")],
)
def test_klanken_verschillen_voor_andere_namen(een, ander):
    assert klanken(een) != klanken(ander)


@pytest.mark.parametrize(
    "achternaam", ["Jansen-de Vries", "Jansen - de Vries", "Janssen\u2013De Vries", "Jansen/de Vries"]
)
def test_een_dubbele_naam_heeft_een_sleutel_per_helft(achternaam):
    assert klanken(achternaam) == ("vries", "jansen")


def test_helften_staan_zonder_tussenvoegsel_met_de_eigen_naam_vooraan():
    assert helften("van den Berg-de Vries") == ("vries", "berg")


@given(st.text(max_size=30))
def test_een_helft_is_nooit_leeg(achternaam):
    assert "" not in helften(achternaam)


def test_een_los_teken_voor_een_tussenvoegsel_is_geen_naam():
    assert helften(": A") == ("a",)


def test_sleutels_zijn_gelijk_hoe_de_partnernaam_ook_is_vastgelegd():
    los = sleutels(voornamen="Sanne", geboortenaam="Vries", voorvoegsel="de", partnernaam="Jansen")
    aaneen = sleutels(voornamen="Sanne", geboortenaam="Jansen-de Vries")
    andersom = sleutels(voornamen="Sanne", geboortenaam="Jansen", partnernaam="de Vries")
    assert (los.klank_1, los.klank_2) == (aaneen.klank_1, aaneen.klank_2) == ("vries", "jansen")
    assert {andersom.klank_1, andersom.klank_2} == {"vries", "jansen"}


def test_sleutels_sorteren_op_de_naam_zonder_tussenvoegsel():
    berg = sleutels(voornamen="Jan", voorvoegsel="van den", geboortenaam="Berg")
    ook_berg = sleutels(voornamen="Jan", geboortenaam="van den Berg")
    assert berg.naam_sleutel == ook_berg.naam_sleutel == "berg jan van den"


def test_sleutels_van_een_onbekende_zijn_leeg():
    assert sleutels() == ("", "", "", "", "", "")


@pytest.mark.parametrize(
    ("een", "ander"), [("Carel", "Karel"), ("Youssef", "Joussef"), ("IJsbrand", "Ysbrand"), ("C.", "Cecilia")]
)
def test_voorletter_is_gelijk_waar_letters_voor_elkaar_staan(een, ander):
    assert voorletter(een) == voorletter(ander) != ""


@pytest.mark.parametrize(
    ("voornamen", "verwacht"),
    [
        ("Carel Jan", "karel"),
        ("Karel", "karel"),
        ("Anne-Marie", "ane"),
        ("J.P.", ""),
        ("J", ""),
        ("", ""),
        ("Ben", "ben"),
    ],
)
def test_de_klank_van_de_eerste_voornaam_en_nooit_die_van_een_letter(voornamen, verwacht):
    assert voornaamklank(voornamen) == verwacht


@pytest.mark.parametrize(
    ("telefoon", "verwacht"),
    [
        ("06-1234 5678", "612345678"),
        ("+31 6 12345678", "612345678"),
        ("0031612345678", "612345678"),
        ("112", ""),
        ("", ""),
        ("geen", ""),
        ("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", ""),
    ],
)
def test_een_telefoonnummer_is_zijn_laatste_negen_cijfers(telefoon, verwacht):
    assert telefoonsleutel(telefoon) == verwacht


@given(st.text(max_size=300))
def test_sleutels_kunnen_elke_tekst_aan(tekst):
    for sleutel in sleutels(voornamen=tekst, geboortenaam=tekst, partnernaam=tekst, telefoon=tekst):
        assert len(sleutel) <= SLEUTELLENGTE


@given(st.text(max_size=100))
def test_vouw_twee_keer_is_een_keer(tekst):
    assert vouw(vouw(tekst)) == vouw(tekst)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_klank_is_nooit_leeg_voor_een_naam(naam):
    assert klank(naam)
