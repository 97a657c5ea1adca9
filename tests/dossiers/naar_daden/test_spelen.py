# SPDX-License-Identifier: EUPL-1.2
"""A line becomes the rows that its course would have left, and every object in it is known by its own id."""

from datetime import UTC, date, datetime

import pytest

from dossiers.schrijven import Schrijver
from meldingen import models as m
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht.models import Overdracht, Samenwerking, Traject
from personen.models import Adres, Gezag, Persoon, Relatie
from tests.dossiers.naar_daden.regels import LANG
from tests.dossiers.regels import ADVIES, CASUS, anders

pytestmark = pytest.mark.django_db


def _schrijf(boek):
    schrijver = Schrijver()
    schrijver.voeg_toe(boek.rijen)
    schrijver.spoel()


def test_een_hele_casus(lees):
    boek, gespeeld = lees(LANG)
    _schrijf(boek)
    casus = m.Casus.objects.get(extern_id="c-1")
    assert (casus.fase, casus.afgeschermd, casus.herkomst) == ("monitoring", True, "import")
    assert [code.sleutel for code in casus.kenmerken.all()] == ["casuskenmerk:mda"]
    assert [daad.stap for daad in gespeeld.daden] == [
        "contact_vastleggen", "registreren", "in_beoordeling_nemen", "consult_vragen", "consult_geven", "noodtoegang",
        "beoordelen", "besluit_herzien", "dienst_starten", "informeren", "dienst_afronden", "overdragen", "bevestigen",
        "aanvaarden", "moment_vastleggen", "extra_moment", "afsluiten", "heropenen",
    ]  # fmt: skip


def test_wat_geen_stap_schrijft(lees):
    boek, _ = lees(LANG)
    _schrijf(boek)
    sanne, tim = Persoon.objects.order_by("pk")
    assert (sanne.extern_id, sanne.bsn, sanne.geboortedatum) == ("p-1", "099990040", date(1987, 5, 1))
    assert (sanne.geboortedatum_precisie, tim.geboortedatum_precisie) == ("maand", "dag")
    assert [(a.straat, a.periode.upper) for a in Adres.objects.order_by("pk")] == [
        ("Proefhof", None), ("Verzonnenlaan", date(2018, 1, 1)),
    ]  # fmt: skip
    relatie = Relatie.objects.get()
    assert (relatie.persoon, relatie.verwant, relatie.periode.lower) == (tim, sanne, date(2012, 4, 3))
    assert Gezag.objects.get().gezagdrager == sanne
    assert set(m.Betrokkene.objects.values_list("persoon", "herkenning")) == {
        (sanne.pk, "geen_match"), (tim.pk, "niet_gezocht"),
    }  # fmt: skip
    assert set(m.Toegang.objects.values_list("soort", "reden")) == {
        ("toegewezen", "Zij behandelt."),
        ("nood", "Nacht."),
    }
    assert set(m.Incident.objects.values_list("gemeld_via", "datum")) == {
        ("melding", date(2019, 3, 4)), ("hulpverlener", date(2018, 12, 1)),
    }  # fmt: skip
    assert m.Zorg.objects.get().datum == date(2019, 7, 20)
    assert m.Maatregel.objects.get().soort_id == "maatregelsoort:aanhouding"
    traject = Traject.objects.get()
    assert (traject.overdracht, traject.partij.code) == (Overdracht.objects.get(), "wijkteams-almere")
    assert Samenwerking.objects.get().coordinator_id == traject.partij_id


def test_elk_moment_heeft_zijn_eigen_dag_en_reeks(lees):
    boek, gespeeld = lees(LANG)
    _schrijf(boek)
    assert list(Monitoringsmoment.objects.order_by("extern_id").values_list("extern_id", "gepland_op", "status")) == [
        ("t-1", date(2019, 8, 5), "vastgelegd"),
        # A year after the onderzoek, by the rule: the file does not say.
        ("t-2", date(2020, 5, 1), "vervallen"),
        ("t-3", date(2019, 9, 20), "vervallen"),
        ("t-4", date(2019, 10, 20), "vervallen"),
        ("t-5", date(2021, 2, 15), "gepland"),
    ]
    eerste = m.Termijn.objects.get(onderwerp_id=gespeeld.ids["moment"]["t-1"], soort="monitoring_3")
    assert (eerste.uiterste_datum, eerste.gehaald_op) == (date(2019, 8, 5), datetime(2019, 8, 2, 15, tzinfo=UTC))
    reeksen = set(Monitoringsmoment.objects.values_list("extern_id", "monitoring_id"))
    assert reeksen >= {("t-4", gespeeld.ids["monitoring"]["r-1"]), ("t-5", gespeeld.ids["monitoring"]["r-2"])}


def test_elk_object_is_bekend_onder_zijn_kenmerk(lees):
    _, gespeeld = lees(LANG)
    assert {soort: set(ids) for soort, ids in gespeeld.ids.items()} == {
        "casus": {"c-1"}, "persoon": {"p-1", "p-2"}, "contact": {"k-1"}, "melding": {"m-1"}, "beoordeling": {"vb-1"},
        "herziening": {"h-1"}, "dienst": {"d-1"}, "consult": {"v-1"}, "overdracht": {"o-1"},
        "monitoring": {"r-1", "r-2"}, "moment": {"t-1", "t-2", "t-3", "t-4", "t-5"}, "incident": {"i-1"},
        "zorg": {"z-1"}, "maatregel": {"g-1"}, "traject": {"j-1"},
    }  # fmt: skip


def test_een_kale_melding(lees):
    boek, gespeeld = lees(CASUS)
    _schrijf(boek)
    melding = m.Melding.objects.get(pk=gespeeld.ids["melding"]["m-1"])
    assert (melding.extern_id, melding.geregistreerd_op, melding.geregistreerd_door) == (
        "m-1",
        melding.ontvangen_op,
        None,
    )
    assert melding.casus.fase == "vb"


@pytest.mark.parametrize("afgerond", [None, "2018-03-05T14:40:00+01:00"])
def test_een_advies(lees, afgerond):
    boek, gespeeld = lees(anders(ADVIES, "afgerond_op", afgerond))
    _schrijf(boek)
    advies = m.Advies.objects.get(extern_id="a-1")
    assert (advies.pk, advies.contact.status, advies.contact.notities) == (
        gespeeld.ids["advies"]["a-1"],
        "advies",
        None,
    )
    # The format has no moment of taking up: what is finished was taken up then.
    moment = datetime.fromisoformat(afgerond) if afgerond else None
    assert (advies.opgepakt_op, advies.afgerond_op) == (moment, moment)


def test_een_moment_vervalt_nooit_zonder_reden(lees):
    boek, _ = lees(anders(LANG, "einden.0.vervalreden", ""))
    _schrijf(boek)
    vervallen = Monitoringsmoment.objects.filter(status="vervallen")
    assert set(vervallen.values_list("vervalreden", flat=True)) == {
        "Het dossier werd gesloten. Het noemt geen reden waarom dit moment niet doorging."
    }


@pytest.mark.parametrize(("genoemd", "reeksen"), [(False, ["dienst"]), (True, ["dienst", "overdracht"])])
def test_monitoring_na_het_einde_is_er_als_het_dossier_haar_noemt(lees, genoemd, reeksen):
    """The agreement of Almere asks for it, but a file knows what was done."""
    op = "2019-05-20T09:00:00+00:00"
    regel = anders(LANG, "einden", [{"soort": "betrokkenheid", "op": op, "afsluitreden": "overgedragen"}])
    regel |= {"heropeningen": [], "monitoring": [anders(LANG["monitoring"][0], "momenten", [])]}
    if genoemd:
        na = {"id": "r-2", "aanleiding": "overdracht", "verwijst": "o-1", "vastgelegd_op": op}
        regel["monitoring"] = [*regel["monitoring"], na]
    boek, _ = lees(regel)
    _schrijf(boek)
    assert list(Monitoring.objects.order_by("pk").values_list("aanleiding", flat=True)) == reeksen


@pytest.mark.parametrize(
    ("velden", "stap"),
    [
        ({}, "ambtshalve_melden"),
        # What our step does not ask.
        ({"geregistreerd_op": "2019-08-06T09:00:00+00:00"}, "registreren"),
        ({"bron": {"naam": "Mees Meeuw"}}, "registreren"),
        ({"gemeente": "BUITEN"}, "registreren"),
    ],
)
def test_een_ambtshalve_melding(lees, velden, stap):
    melding = {
        "id": "m-2",
        "ontvangen_op": "2019-08-05T09:00:00+00:00",
        "kanaal": "ambtshalve",
        "gemeente": "GM0034",
        "crisis": False,
        "ambtshalve": True,
        "moment": "t-1",
        "melder_soort": "veilig_thuis_zelf",
        "richting": ["tegen_kind"],
        "hulp_betrokken": False,
        "toelichting": "Het moment liet nieuw geweld zien.",
        "betrokkenen": [{"persoon": "p-2", "rol": "slachtoffer"}],
    } | velden
    regel = anders(LANG, "meldingen", [*LANG["meldingen"], melding]) | {"einden": [], "heropeningen": []}
    boek, gespeeld = lees(regel | {"monitoring": LANG["monitoring"][:1]})
    _schrijf(boek)
    rij = m.Melding.objects.get(extern_id="m-2")
    assert (rij.ambtshalve, rij.hulp_betrokken) == (True, False)
    assert [code.sleutel for code in rij.richting.all()] == ["richting:tegen_kind"]
    assert Monitoringsmoment.objects.get(extern_id="t-1").melding == rij
    assert [daad.stap for daad in gespeeld.daden if daad.stap in ("registreren", "ambtshalve_melden")][1:] == [stap]


def test_wat_tegelijk_gebeurde_gaat_in_de_volgorde_van_het_werk(lees):
    """A source that only knows days: everything at noon."""
    regel = anders(anders(LANG, "toegangen", []), "consulten", [])
    _op_een_moment(regel["meldingen"][0])
    overdracht = regel["overdrachten"][0]
    for deel in (overdracht, overdracht["ontvangers"][0]["bevestigd"], overdracht["ontvangers"][0]["aanvaard"]):
        deel["op"] = MIDDAG
    _, gespeeld = lees(regel)
    assert [daad.stap for daad in gespeeld.daden if daad.nu == datetime(2019, 3, 5, 12, tzinfo=UTC)] == [
        "registreren", "in_beoordeling_nemen", "beoordelen", "besluit_herzien", "informeren", "dienst_starten",
        "dienst_afronden", "overdragen", "bevestigen", "aanvaarden",
    ]  # fmt: skip


MIDDAG = "2019-03-05T12:00:00+00:00"


def _op_een_moment(melding):
    vb, dienst = melding["beoordeling"], melding["diensten"][0]
    melding["geregistreerd_op"] = melding["geinformeerd"]["vastgelegd_op"] = vb["herzieningen"][0]["op"] = MIDDAG
    vb["opgepakt_op"] = vb["vastgesteld_op"] = dienst["gestart_op"] = dienst["afgerond_op"] = MIDDAG
    melding["geinformeerd"]["op"] = "2019-03-05"
