# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from audit.models import AuditRegel
from meldingen.deuren import doe_stap
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.stappen.adres_beeindigen import adres_beeindigen
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from personen.models import Adres, Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.persoonsfabriek import KIND, gezin, schim
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
OUD = AdresGegevens(straat="Kanarielaan", huisnummer=12, postcode="1315 ab", plaats="Almere", van=date(2021, 6, 1))
NIEUW = AdresGegevens(straat="Vinkenlaan", huisnummer=3, postcode="1316CD", plaats="Almere", van=date(2026, 2, 1))


@pytest.fixture
def kind(frontoffice, nu):
    return gezin(frontoffice, nu)[0]


@pytest.fixture
def adres(beoordelaar, kind, nu):
    return adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=OUD, nu=nu)


def _fouten(stap, **argumenten):
    with pytest.raises(OngeldigeInvoer) as fout:
        doe_stap(stap, onderwerp="persoon", nummer="", **argumenten)
    return fout.value.velden


def _perioden(persoon):
    return list(Adres.objects.filter(persoon=persoon).order_by("pk").values_list("straat", "periode"))


def test_vastleggen_voegt_toe_en_laat_opnieuw_zoeken(beoordelaar, kind, adres, nu):
    rij = Persoon.objects.get(pk=kind.pk)

    assert (adres.postcode, adres.organisatie_id, adres.periode) == ("1315AB", kind.organisatie_id, DateRange(OUD.van))
    assert (rij.versie, rij.gewijzigd_op) == (2, nu)
    assert audit("adres_vastleggen") == [("gedaan", kind.nummer, beoordelaar.pk)]
    assert AuditRegel.objects.get(actie="adres_vastleggen").gegevens == {"verhuisd": False}


def test_een_verblijf_elders_laat_het_huis_staan(beoordelaar, kind, adres, nu):
    adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=NIEUW, nu=nu)

    assert _perioden(kind) == [("Kanarielaan", DateRange(OUD.van)), ("Vinkenlaan", DateRange(NIEUW.van))]


def test_verhuisd_beeindigt_wat_gold(beoordelaar, frontoffice, kind, adres, nu):
    """Of every row of this human, but not what begins later and not what ended."""
    ander, *_ = gezin(frontoffice, nu, KIND)
    for gegevens in (
        AdresGegevens(plaats="Zonder begin"),
        AdresGegevens(plaats="Voorbij", van=date(2016, 1, 1), tot=date(2017, 1, 1)),
        AdresGegevens(plaats="Later", van=date(2026, 6, 1)),
    ):
        adres_vastleggen(medewerker=beoordelaar, persoon=ander, gegevens=gegevens, nu=nu)
    voeg_samen(een=kind, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)
    versie = Persoon.objects.get(pk=ander.pk).versie

    adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=NIEUW, verhuisd=True, nu=nu)

    assert _perioden(kind) == [("Kanarielaan", DateRange(OUD.van, NIEUW.van)), ("Vinkenlaan", DateRange(NIEUW.van))]
    assert [periode for _, periode in _perioden(ander)] == [
        DateRange(None, NIEUW.van, "()"),
        DateRange(date(2016, 1, 1), date(2017, 1, 1)),
        DateRange(date(2026, 6, 1)),
    ]
    assert Persoon.objects.get(pk=ander.pk).versie == versie + 1


@pytest.mark.parametrize(
    ("gegevens", "anders", "fouten"),
    [
        (AdresGegevens(), {}, {"straat"}),
        (AdresGegevens(plaats="Urk", postcode="131 AB", huisnummer=0), {}, {"postcode", "huisnummer"}),
        (AdresGegevens(plaats="Almere", gemeente="GM9999"), {}, {"gemeente"}),
        (AdresGegevens(plaats="Almere", van=date(2015, 5, 31)), {}, {"van"}),
        (AdresGegevens(plaats="Almere", van=date(2126, 1, 1)), {}, {"van"}),
        (AdresGegevens(plaats="Almere", van=date(2020, 1, 1), tot=date(2020, 1, 1)), {}, {"tot"}),
        (AdresGegevens(plaats="Almere"), {"verhuisd": True}, {"van"}),
        (AdresGegevens(straat="kanarielaan", huisnummer=12, postcode="1315AB"), {}, {"straat"}),
    ],
)
def test_elke_fout_staat_bij_haar_veld(beoordelaar, kind, adres, nu, gegevens, anders, fouten):
    argumenten = {"medewerker": beoordelaar, "persoon": kind, "gegevens": gegevens, "nu": nu} | anders

    assert set(_fouten(adres_vastleggen, **argumenten)) == fouten
    assert _perioden(kind) == [("Kanarielaan", DateRange(OUD.van))]


def test_wat_een_afgeschermde_rij_weet_blijft_daar(beoordelaar, frontoffice, kind, nu):
    """The same human in a shielded dossier: its address is not 'known already', and moving house does not touch it."""
    verborgen = schim(frontoffice, nu, KIND)
    Adres.objects.create(
        organisatie=verborgen.organisatie, persoon=verborgen, straat="Kanarielaan", huisnummer=12, postcode="1315AB",
        plaats="Almere", periode=DateRange(date(2020, 1, 1)),
    )  # fmt: skip
    voeg_samen(een=kind, ander=verborgen, door_id=beoordelaar.pk, reden="", nu=nu)
    voor = Persoon.objects.values().get(pk=verborgen.pk)

    adres = adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=OUD, verhuisd=True, nu=nu)

    assert adres.pk
    assert _perioden(verborgen) == [("Kanarielaan", DateRange(date(2020, 1, 1)))]
    assert Persoon.objects.values().get(pk=verborgen.pk) == voor


def test_beeindigen_houdt_het_adres_als_vroeger_adres(beoordelaar, kind, adres, nu):
    adres_beeindigen(medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=date(2026, 3, 1), nu=nu, versie=2)

    assert _perioden(kind) == [("Kanarielaan", DateRange(OUD.van, date(2026, 3, 1)))]
    assert Persoon.objects.get(pk=kind.pk).versie == 3
    assert audit("adres_beeindigen") == [("gedaan", kind.nummer, beoordelaar.pk)]


def test_wat_nog_niet_voorbij_is_krijgt_een_ander_einde(beoordelaar, kind, adres, nu):
    for tot in (date(2026, 4, 1), date(2026, 3, 1)):
        adres_beeindigen(medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=tot, nu=nu)

    with pytest.raises(VerkeerdeToestand) as fout:
        adres_beeindigen(medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=date(2026, 2, 1), nu=nu)
    assert fout.value.tekst == "Een collega was u voor: bij dit adres staat al een einddatum."


def test_beeindigen_op_de_pagina_van_wie_samengevoegd_is(beoordelaar, frontoffice, kind, adres, nu):
    ander, *_ = gezin(frontoffice, nu, KIND)
    voeg_samen(een=kind, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)

    adres_beeindigen(medewerker=beoordelaar, persoon=ander, adres_id=adres.pk, tot=date(2026, 3, 1), nu=nu)

    assert Adres.objects.get(pk=adres.pk).periode.upper == date(2026, 3, 1)
    assert audit("adres_beeindigen") == [("gedaan", ander.nummer, beoordelaar.pk)]


@pytest.mark.parametrize("welk", ["van een ander", "afgeschermd", "afwezig", "enorm"])
def test_andermans_adres_staat_niet_bij_deze_persoon(beoordelaar, frontoffice, kind, adres, nu, welk):
    ander = schim(frontoffice, nu, KIND) if welk == "afgeschermd" else gezin(frontoffice, nu, KIND)[0]
    if welk == "afgeschermd":
        voeg_samen(een=kind, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)
    rij = Adres.objects.create(
        organisatie=ander.organisatie, persoon=ander, plaats="Almere", periode=DateRange(date(2020, 1, 1))
    )
    adres_id = {"afwezig": 987654321, "enorm": 10**30}.get(welk, rij.pk)

    assert _fouten(
        adres_beeindigen, medewerker=beoordelaar, persoon=kind, adres_id=adres_id, tot=date(2026, 3, 1), nu=nu
    ) == {"adres": ["Dit adres staat niet bij deze persoon."]}
    rij.refresh_from_db()
    assert rij.periode == DateRange(date(2020, 1, 1))


@pytest.mark.parametrize("tot", [date(2021, 6, 1), date(2014, 1, 1), date(2226, 3, 1)])
def test_beeindigen_op_een_dag_die_niet_kan(beoordelaar, kind, adres, nu, tot):
    assert set(_fouten(adres_beeindigen, medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=tot, nu=nu)) == {
        "tot"
    }


def test_oud_scherm_en_twee_keer_versturen(beoordelaar, kind, adres, nu):
    een, twee = uuid4(), uuid4()
    for _ in range(2):
        adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=NIEUW, nu=nu, versie=2, token=een)
    with pytest.raises(InmiddelsGewijzigd):
        adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=AdresGegevens(plaats="Urk"), nu=nu, versie=2)
    with pytest.raises(InmiddelsGewijzigd):
        adres_beeindigen(medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=date(2026, 3, 1), nu=nu, versie=2)
    for _ in range(2):
        adres_beeindigen(
            medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=date(2026, 3, 1), nu=nu, versie=3, token=twee
        )

    assert (Adres.objects.count(), len(audit("adres_vastleggen")), len(audit("adres_beeindigen"))) == (2, 2, 1)


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_zonder_recht(wie, kind, adres, request, nu):
    wie = request.getfixturevalue(wie)
    with pytest.raises(StapNietToegestaan):
        adres_vastleggen(medewerker=wie, persoon=kind, gegevens=NIEUW, nu=nu)
    with pytest.raises(StapNietToegestaan):
        adres_beeindigen(medewerker=wie, persoon=kind, adres_id=adres.pk, tot=date(2026, 3, 1), nu=nu)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_een_wint(frontoffice, beoordelaar, nu):
    kind, *_ = gezin(frontoffice, nu, KIND)
    leg = lambda: adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=NIEUW, nu=nu, versie=1)  # noqa: E731

    uitkomsten = tegelijk(leg, leg)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Adres", "InmiddelsGewijzigd"]
    assert Adres.objects.count() == 1
