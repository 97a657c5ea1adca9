# SPDX-License-Identifier: EUPL-1.2
"""Functional management changes a list: who may, from which day, what stays, and what a new release leaves alone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from psycopg2.extras import DateRange

from audit.models import AuditRegel
from organisaties.codes import codes, is_geldig
from organisaties.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from organisaties.models import Code, Codelijst, CodeMapping, Codewijziging, Organisatie
from organisaties.models import codelijst as codelijstmodel
from organisaties.stamgegevens import CODELIJSTEN
from organisaties.stamgegevens.vorm import V1
from organisaties.stappen.code_beeindigen import code_beeindigen
from organisaties.stappen.code_bijwerken import code_bijwerken
from organisaties.stappen.code_hervatten import code_hervatten
from organisaties.stappen.code_toevoegen import code_toevoegen
from organisaties.stappen.codemapping_zetten import codemapping_zetten
from organisaties.vaste_codes import VASTE_CODES, VASTE_LIJSTEN
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
FOTO = "documentsoort:foto"


@pytest.fixture
def vandaag(nu):
    return nu.date()


def _foto():
    return Code.objects.get(pk=FOTO)


def _voeg_toe(medewerker, nu, *, lijst="documentsoort", **anders):
    velden = {"code": "tekening", "label": "Tekening van een kind", "vanaf": nu.date()}
    return code_toevoegen(medewerker=medewerker, lijst=Codelijst.objects.get(pk=lijst), nu=nu, **(velden | anders))


def _werk_bij(medewerker, nu, sleutel=FOTO, **anders):
    velden = {"label": "Foto of film", "omschrijving": "", "volgorde": 80}
    return code_bijwerken(medewerker=medewerker, code=Code.objects.get(pk=sleutel), nu=nu, **(velden | anders))


def _beeindig(medewerker, nu, sleutel=FOTO, **anders):
    velden = {"tot": nu.date() + timedelta(days=10)}
    return code_beeindigen(medewerker=medewerker, code=Code.objects.get(pk=sleutel), nu=nu, **(velden | anders))


def _hervat(medewerker, nu, sleutel=FOTO, **anders):
    return code_hervatten(medewerker=medewerker, code=Code.objects.get(pk=sleutel), nu=nu, **anders)


def _vertaal(medewerker, nu, sleutel=FOTO, **anders):
    velden = {"protocol": V1, "onderdeel": "documenten", "cbs_code": "12"}
    return codemapping_zetten(medewerker=medewerker, code=Code.objects.get(pk=sleutel), nu=nu, **(velden | anders))


STAPPEN = [_voeg_toe, _werk_bij, _beeindig, _hervat, _vertaal]


def _fouten(stap, *args, **anders):
    with pytest.raises(OngeldigeInvoer) as fout:
        stap(*args, **anders)
    return set(fout.value.velden)


def _historie(sleutel):
    return list(Codewijziging.objects.filter(code=sleutel).order_by("pk").values_list("stap", "veld", "van", "naar"))


def test_een_nieuwe_waarde_is_te_kiezen_vanaf_haar_dag(beheerder, nu, vandaag):
    code = _voeg_toe(beheerder, nu, vanaf=vandaag + timedelta(days=5))

    assert code.sleutel == "documentsoort:tekening"
    assert code.sleutel not in [c.sleutel for c in codes("documentsoort", vandaag + timedelta(days=4))]
    assert [c.sleutel for c in codes("documentsoort", vandaag + timedelta(days=5))][-1] == code.sleutel
    assert _historie(code.sleutel) == [
        ("code_toevoegen", "label", "", "Tekening van een kind"), ("code_toevoegen", "omschrijving", "", ""),
        ("code_toevoegen", "volgorde", "", "100"), ("code_toevoegen", "geldig_vanaf", "", "2026-03-16"),
        ("code_toevoegen", "geldig_tot", "", ""),
    ]  # fmt: skip
    regel = AuditRegel.objects.get(actie="code_toevoegen")
    assert (regel.onderwerp, regel.nummer, regel.medewerker_id) == ("codelijst", code.sleutel, beheerder.pk)
    assert regel.gegevens == {"code": code.sleutel, "velden": "label omschrijving volgorde geldig_vanaf geldig_tot"}


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"code": "Tekening"}, {"code"}),
        ({"code": "te kening"}, {"code"}),
        ({"code": "a:b"}, {"code"}),
        ({"code": "a\x00b"}, {"code"}),
        ({"code": "x" * 60}, {"code"}),
        ({"code": ""}, {"code"}),
        ({"code": "foto"}, {"code"}),
        ({"label": " "}, {"label"}),
        ({"label": "x" * 201}, {"label"}),
        ({"label": "FOTO"}, {"label"}),
        ({"label": "a\x00b"}, {"label"}),
        ({"omschrijving": "x" * 1001}, {"omschrijving"}),
        ({"volgorde": -1}, {"volgorde"}),
        ({"volgorde": 40_000}, {"volgorde"}),
        ({"vanaf": date(2014, 12, 31)}, {"vanaf"}),
    ],
)
def test_elke_fout_staat_bij_haar_veld(beheerder, nu, velden, fout):
    assert _fouten(_voeg_toe, beheerder, nu, **velden) == fout
    assert not Codewijziging.objects.exists()


def test_een_beeindigde_code_krijgt_geen_nieuwe_betekenis(beheerder, nu):
    _beeindig(beheerder, nu)

    assert _fouten(_voeg_toe, beheerder, nu, code="foto", label="Iets anders") == {"code"}
    # The word may be used again from the day on which the old value is no longer chosen.
    assert _fouten(_voeg_toe, beheerder, nu, label="Foto") == {"label"}
    assert _voeg_toe(beheerder, nu, label="Foto", vanaf=nu.date() + timedelta(days=10)).pk
    assert _fouten(_hervat, beheerder, nu) == {"label"}


def test_andere_woorden_gelden_ook_voor_dossiers_van_vroeger(beheerder, nu):
    code = _werk_bij(beheerder, nu, omschrijving="Ook een film.", versie=1)

    assert (code.label, code.omschrijving, code.volgorde, code.versie) == ("Foto of film", "Ook een film.", 80, 2)
    assert _historie(FOTO) == [
        ("code_bijwerken", "label", "Foto", "Foto of film"), ("code_bijwerken", "omschrijving", "", "Ook een film."),
    ]  # fmt: skip


def test_een_einde_in_de_toekomst_werkt_op_zijn_dag(beheerder, nu, vandaag):
    tot = vandaag + timedelta(days=10)
    _beeindig(beheerder, nu)

    assert is_geldig(FOTO, tot - timedelta(days=1))
    assert not is_geldig(FOTO, tot)
    _beeindig(beheerder, nu, tot=vandaag)
    assert not is_geldig(FOTO, vandaag)
    assert is_geldig(FOTO, vandaag - timedelta(days=1))
    with pytest.raises(VerkeerdeToestand):
        _beeindig(beheerder, nu, tot=vandaag + timedelta(days=3))
    assert _historie(FOTO) == [
        ("code_beeindigen", "geldig_tot", "", "2026-03-21"),
        ("code_beeindigen", "geldig_tot", "2026-03-21", "2026-03-11"),
    ]


def test_wat_gisteren_gekozen_is_blijft_geldig(beheerder, nu, vandaag):
    assert _fouten(_beeindig, beheerder, nu, tot=vandaag - timedelta(days=1)) == {"tot"}
    nieuw = _voeg_toe(beheerder, nu, vanaf=vandaag + timedelta(days=5))
    assert _fouten(_beeindig, beheerder, nu, nieuw.pk, tot=vandaag + timedelta(days=5)) == {"tot"}
    assert is_geldig(FOTO, vandaag)


def test_een_lijst_houdt_altijd_een_waarde(beheerder, nu, vandaag):
    Code.objects.filter(lijst="documentsoort").exclude(pk=FOTO).update(geldig=DateRange(date(2015, 1, 1), vandaag))

    assert _fouten(_beeindig, beheerder, nu) == {"tot"}


def test_hervatten_maakt_een_einde_ongedaan(beheerder, nu, vandaag):
    with pytest.raises(VerkeerdeToestand):
        _hervat(beheerder, nu)
    _beeindig(beheerder, nu, tot=vandaag)

    _hervat(beheerder, nu, versie=2)

    assert _foto().geldig == DateRange(date(2015, 1, 1), None)
    assert _historie(FOTO)[-1] == ("code_hervatten", "geldig_tot", "2026-03-11", "")


@pytest.mark.parametrize("sleutel", ["kanaal:telefoon", "onthulling:openbaar", "geslacht:vrouw"])
def test_wat_de_software_zelf_gebruikt_eindigt_niet(beheerder, nu, sleutel):
    with pytest.raises(OngeldigeInvoer) as fout:
        _beeindig(beheerder, nu, sleutel)

    assert "de software gebruikt haar zelf" in fout.value.velden["tot"][0]
    assert is_geldig(sleutel, nu.date() + timedelta(days=10))
    # The word is free.
    assert _werk_bij(beheerder, nu, sleutel, label="Een ander woord", volgorde=10).label == "Een ander woord"


def test_een_lijst_waar_de_software_mee_rekent_wordt_niet_langer(beheerder, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        _voeg_toe(beheerder, nu, lijst="onthulling", code="deels", label="Deels")

    assert "rekent met elke waarde" in fout.value.tekst


def test_een_vertaling_zetten_wijzigen_en_weghalen(beheerder, nu):
    for cbs_code in ("12", "13", ""):
        _vertaal(beheerder, nu, cbs_code=cbs_code)

    assert not CodeMapping.objects.filter(code=FOTO).exists()
    veld = "vertaling cbs-1.0 documenten"
    assert [rij[1:] for rij in _historie(FOTO)] == [(veld, "", "12"), (veld, "12", "13"), (veld, "13", "")]
    for velden, fout in (
        ({"cbs_code": ""}, {"cbs_code"}), ({"protocol": ""}, {"protocol"}), ({"onderdeel": "a b"}, {"onderdeel"}),
        ({"cbs_code": "x" * 81}, {"cbs_code"}), ({"protocol": "x" * 41}, {"protocol"}),
    ):  # fmt: skip
        assert _fouten(_vertaal, beheerder, nu, **velden) == fout


@pytest.mark.parametrize("wie", ["frontoffice", "manager", "privacy", "lokaalteam"])
@pytest.mark.parametrize("stap", STAPPEN)
def test_alleen_functioneel_beheer(request, wie, stap, nu):
    with pytest.raises(StapNietToegestaan):
        stap(request.getfixturevalue(wie), nu)
    assert not Codewijziging.objects.exists()


@pytest.mark.parametrize("stap", STAPPEN[1:])
def test_een_oud_scherm_wordt_geweigerd(beheerder, nu, stap):
    _werk_bij(beheerder, nu)

    with pytest.raises(InmiddelsGewijzigd):
        stap(beheerder, nu, versie=1)


@pytest.mark.parametrize("stap", STAPPEN)
def test_twee_keer_verstuurd_is_een_keer_gedaan(beheerder, nu, stap):
    if stap is _hervat:
        _beeindig(beheerder, nu)
    aantal, token = Codewijziging.objects.count(), uuid4()

    een = stap(beheerder, nu, token=token)
    eerste = Codewijziging.objects.count()
    twee = stap(beheerder, nu, token=token)

    assert een == twee
    assert Codewijziging.objects.count() == eerste > aantal


@pytest.mark.django_db(transaction=True)
def test_twee_beheerders_voegen_tegelijk_hetzelfde_toe(beheerder, nu):
    uitkomsten = tegelijk(*[lambda: _voeg_toe(beheerder, nu)] * 2)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Code", "OngeldigeInvoer"]


@pytest.mark.django_db(transaction=True)
def test_de_laatste_twee_waarden_eindigen_niet_tegelijk(beheerder, nu, vandaag):
    over = ["documentsoort:foto", "documentsoort:brief"]
    Code.objects.filter(lijst="documentsoort").exclude(pk__in=over).update(geldig=DateRange(date(2015, 1, 1), vandaag))

    uitkomsten = tegelijk(*[lambda sleutel=sleutel: _beeindig(beheerder, nu, sleutel) for sleutel in over])

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Code", "OngeldigeInvoer"]


def test_een_nieuwe_versie_van_de_software_laat_staan_wat_beheer_koos(beheerder, nu, vandaag):
    _werk_bij(beheerder, nu)
    _beeindig(beheerder, nu)
    _voeg_toe(beheerder, nu)
    eigen = "meldersoort:politie"
    mapping = CodeMapping.objects.filter(code=eigen, protocol=V1).first()
    _vertaal(beheerder, nu, eigen, onderdeel=mapping.onderdeel, cbs_code="99")
    ander = CodeMapping.objects.filter(code="meldersoort:om", protocol=V1).first()
    _vertaal(beheerder, nu, "meldersoort:om", onderdeel=ander.onderdeel, cbs_code="")
    voor = _alles()

    call_command("laad_stamgegevens", verbosity=0)

    assert _alles() == voor
    assert (_foto().label, _foto().geldig.upper) == ("Foto of film", vandaag + timedelta(days=10))


def _alles():
    return [
        list(Code.objects.order_by("pk").values()),
        list(CodeMapping.objects.order_by("pk").values_list("code_id", "protocol", "onderdeel", "cbs_code")),
    ]


def test_wat_niemand_wijzigde_volgt_de_software(beheerder, nu):
    """Also of a code of which another field was changed by hand."""
    _werk_bij(beheerder, nu)
    Code.objects.filter(pk=FOTO).update(omschrijving="van een oude versie")
    Code.objects.filter(pk="documentsoort:plan").update(label="van een oude versie")

    call_command("laad_stamgegevens", verbosity=0)

    assert (_foto().label, _foto().omschrijving) == ("Foto of film", "")
    assert Code.objects.get(pk="documentsoort:plan").label == "Veiligheidsplan of hulpplan"


def test_een_proces_dat_al_draait_kent_een_nieuwe_code_meteen(beheerder, flevoland, nu, monkeypatch):
    """What a process remembers is which keys there are, never until when; an unknown key is looked up again."""
    monkeypatch.setattr(codelijstmodel, "_BEKEND", set(codelijstmodel._BEKEND))
    code = _voeg_toe(beheerder, nu, lijst="partijsoort", code="kerk", label="Kerk of moskee")
    assert code.pk not in codelijstmodel._BEKEND

    partij = Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id=code.pk)
    partij.clean_fields()
    with pytest.raises(ValidationError):
        Organisatie(vt_organisatie=flevoland, code="x", naam="X", soort_id="partijsoort:tempel").clean_fields()
    _beeindig(beheerder, nu, "partijsoort:ggz", tot=nu.date())
    assert not is_geldig("partijsoort:ggz", nu.date())


def test_wat_vast_is_bestaat():
    geleverd = {f"{lijst.code}:{c.code}" for lijst in CODELIJSTEN for c in lijst.codes}

    assert VASTE_CODES - geleverd == set()
    assert VASTE_LIJSTEN - {lijst.code for lijst in CODELIJSTEN} == set()
    assert {sleutel for sleutel in VASTE_CODES if sleutel.split(":")[0] in VASTE_LIJSTEN} == set()
