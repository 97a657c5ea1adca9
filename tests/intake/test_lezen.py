# SPDX-License-Identifier: EUPL-1.2
"""Reading what came in: what the message says, how messages hang together, and what cannot be read."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from achtergrond import wekken
from audit.models import AuditRegel
from intake import formaten, lezen
from intake.lezen import LEES_TAAK, gelezen_van, lees, veeg
from intake.models import Afzender, Berichtverband, InkomendBericht
from intake.ontvangen import ontvang
from tests.achtergrond.gelijktijdig import tegelijk
from tests.achtergrond.werkers import werkers
from tests.intake.afzenders import als_bytes, bericht, machine

pytestmark = pytest.mark.django_db


@pytest.fixture
def afzender(flevoland):
    return machine().afzender


def neem_in(afzender, inhoud, nu, **opties):
    ruw = inhoud if isinstance(inhoud, bytes) else als_bytes(inhoud)
    return ontvang(afzender=afzender, ruw=ruw, nu=nu, **opties).bericht


def gelezen(afzender, inhoud, nu, **opties):
    rij = neem_in(afzender, inhoud, nu, **opties)
    assert lees(rij.pk, nu=nu + timedelta(minutes=1))
    return InkomendBericht.objects.get(pk=rij.pk)


def test_een_gelezen_bericht_zegt_wat_er_staat(afzender, nu):
    inhoud = bericht(
        gebeurtenis_id="E1", gezin_id="G1", gebeurd_om="22:15", crisis=True, hgkm="nee",
        aard=["lichamelijk", "getuige"], geweldsoort=["fysiek"], richting=["partner"], duur="jaar",
        melder={"soort": "politie", "naam": "Brigadier Kanarie", "geheim": True, "grond": "a2", "eigen_rol": "geen"},
        personen=[
            {"rol": "slachtoffer", "voornamen": "Zoë", "voorvoegsel": "van der", "geboortenaam": "Ådal",
             "geboortedatum": "1987", "geslacht": "vrouw", "bsn": "123456782", "geheim_adres": True,
             "adres": {"straat": "Dreef", "huisnummer": 3, "postcode": "1315 ab", "plaats": "Almere"}},
            {"rol": "kind", "geboortedatum": "2019-03-31"},
            {"rol": "vermoedelijk_pleger", "onbekend": True, "geboortedatum": "1980-02"},
        ],
        maatregelen=[{"soort": "aanhouding", "datum": "2026-03-10"}],
        hulp_betrokken=True, hulp_bij="GGZ", meldcode=["stap1"], meldreden=["radar"], gezin_ingelicht=False,
    )  # fmt: skip

    rij = gelezen(afzender, inhoud, nu)

    assert (rij.status, rij.leesfout, rij.crisis, rij.gemeente_id) == ("te_verwerken", "", True, "GM0034")
    assert rij.gelezen_op == nu + timedelta(minutes=1)
    assert rij.versie == 2
    zegt = gelezen_van(rij)
    assert (zegt.gebeurtenis_id, zegt.hgkm, zegt.dag.isoformat(), zegt.gebeurd_om) == (
        "E1",
        "nee",
        "2026-03-10",
        "22:15",
    )
    assert zegt.aard == ("aard:lichamelijk", "aard:getuige")
    assert (zegt.geweldsoort, zegt.richting, zegt.duur) == (("geweldsoort:fysiek",), ("richting:partner",), "duur:jaar")
    assert (zegt.melder.geheim, zegt.melder.grond, zegt.melder.eigen_rol) == (
        True, "onthullingsgrond:a2", "melderrol:geen",
    )  # fmt: skip
    moeder, kind, pleger = zegt.personen
    assert (moeder.voornamen, moeder.voorvoegsel, moeder.geboortenaam, moeder.bsn) == (
        "Zoë", "van der", "Ådal", "123456782",
    )  # fmt: skip
    assert [(str(p.geboren.datum), p.geboren.precisie) for p in (moeder, kind, pleger)] == [
        ("1987-01-01", "jaar"), ("2019-03-31", "dag"), ("1980-02-01", "maand"),
    ]  # fmt: skip
    assert (moeder.adres.postcode, moeder.geheim_adres, pleger.onbekend) == ("1315 ab", True, True)
    assert zegt.maatregelen[0].soort == "maatregelsoort:aanhouding"
    assert (zegt.meldcode, zegt.meldreden) == (("meldcodestap:stap1",), ("meldreden:radar",))
    # Left out is unknown, and no answer.
    assert (zegt.hulp_wacht, zegt.hulp_betrokken, zegt.gezin_ingelicht) == (None, True, False)


def test_het_minste_dat_een_bericht_kan_zeggen(afzender, nu):
    rij = gelezen(afzender, {"formaat": "vt-bericht-1", "toelichting": "Zorgen."}, nu)

    assert (rij.status, rij.crisis, rij.gemeente_id, rij.gebeurtenis, rij.gezin) == (
        "te_verwerken", None, None, None, None,
    )  # fmt: skip
    assert gelezen_van(rij).toelichting == "Zorgen."


def test_een_bom_vooraf_is_geen_fout(afzender, nu):
    assert gelezen(afzender, b"\xef\xbb\xbf" + als_bytes(bericht()), nu).status == "te_verwerken"


def _genest(diepte):
    return b'{"formaat": "vt-bericht-1", "toelichting": ' + b"[" * diepte + b"]" * diepte + b"}"


ONLEESBAAR = {
    "leeg": (b"", "geen_json", "leeg bericht"),
    "witregels": (b" \n ", "geen_json", "leeg bericht"),
    "geen json": (b"Beste collega", "geen_json", "teken 1"),
    "half": (als_bytes(bericht())[:-5], "geen_json", "teken "),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(10_000), "geen_tekst", "byte 2"),
    "latin-1": ('{"formaat": "vt-bericht-1", "toelichting": "Zoë"}'.encode("latin-1"), "geen_tekst", "byte 47"),
    "utf-16": ('{"formaat": "vt-bericht-1"}'.encode("utf-16"), "geen_tekst", "byte 1"),
    "nul": (b"\x00", "geen_json", "teken 1"),
    "nul in tekst": (b'{"formaat":"vt-bericht-1","toelichting":"a\\u0000b"}', "schema", "toelichting: verboden teken"),
    "half teken": (b'{"formaat":"vt-bericht-1","toelichting":"\\ud800"}', "geen_json", "regel 1, teken "),
    "lijst": (b"[1, 2]", "schema", "geen object"),
    "getal": (b"12", "schema", "geen object"),
    "diep": (b"[" * 200_000, "geen_json", "te diep genest"),
    "diep in een veld": (_genest(100_000), "geen_json", "te diep genest"),
    "minder diep": (_genest(300), "geen_json", "regel 1, teken "),
    "dubbel veld": (b'{"formaat":"vt-bericht-1","crisis":true,"crisis":false,"toelichting":"x"}',
                    "schema", "een veld staat er dubbel in"),
    "te veel": (b"[" + b"1," * 70_000 + b"1]", "schema", "te veel onderdelen"),
    "te veel velden": (als_bytes({str(i): 1 for i in range(6_000)}), "schema", "te veel onderdelen"),
    "lange naam": (als_bytes(bericht(personen=[{"rol": "kind", "geboortenaam": "Z" * 1024 * 1024}])),
                   "schema", "personen[0].geboortenaam: te lang"),
    "lang getal": (b'{"formaat":"vt-bericht-1","toelichting":"x","personen":[{"rol":"kind","adres":{"huisnummer":'
                   + b"9" * 1_000_000 + b"}}]}", "geen_json", "regel 1, teken "),
    "ander formaat": (als_bytes(bericht(formaat="vt-bericht-2")), "schema", "formaat: verkeerde waarde"),
    "zonder formaat": (b'{"toelichting": "x"}', "schema", "formaat: ontbreekt"),
    "onbekend veld": (als_bytes(bericht(kenmerk="Jansen")), "schema", "onbekend veld"),
    "verkeerde soort": (als_bytes(bericht(crisis="ja")), "schema", "crisis: niet true of false"),
    "vreemde code": (als_bytes(bericht(aard=["lichamelijk", "ruzie"])), "schema",
                     "aard[1]: code staat niet in lijst 'aard'"),
    "vreemde gemeente": (als_bytes(bericht(gemeente="GM9999")), "schema", "gemeente: onbekende gemeente"),
    "geen datum": (als_bytes(bericht(gebeurd_op="2026-02-30")), "schema", "gebeurd_op: datum bestaat niet"),
    "ver jaar": (als_bytes(bericht(personen=[{"rol": "kind", "geboortedatum": "0012-01-01"}])), "schema",
                 "personen[0].geboortedatum: jaar klopt niet"),
    "grond": (als_bytes(bericht(melder={"grond": "a1"})), "schema", "melder: grond zonder geheim"),
    "twee fouten": (als_bytes(bericht(crisis=1, personen=[{"rol": "x"}])), "schema",
                    "crisis: niet true of false; personen[0].rol: code staat niet in lijst 'betrokkenerol'"),
}  # fmt: skip


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_wat_niet_te_lezen_is_zegt_waarom_en_waar(afzender, nu, naam):
    ruw, leesfout, plek = ONLEESBAAR[naam]

    rij = gelezen(afzender, ruw, nu)

    assert (rij.status, rij.leesfout, rij.gelezen, rij.crisis) == ("onleesbaar", leesfout, None, None)
    assert rij.leesfout_plek.startswith(plek)
    assert rij.leesfout_plek == plek or plek.endswith("teken ")


def test_veel_fouten_worden_genoemd_zover_er_plaats_is(afzender, nu):
    rij = gelezen(afzender, bericht(personen=[{"rol": "kind", "geboortenaam": 1}] * 50), nu)

    assert len(rij.leesfout_plek) <= 200
    assert rij.leesfout_plek.endswith(" …")
    assert rij.leesfout_plek.startswith("personen[0].geboortenaam: geen tekst; personen[1].geboortenaam: geen tekst")


def test_een_onbekende_naam_van_een_veld_wordt_niet_herhaald(afzender, nu):
    rij = gelezen(afzender, bericht(personen=[{"rol": "kind", "Kanarie de Vries": "x"}]), nu)

    assert rij.leesfout_plek == "personen[0]: onbekend veld"


def test_een_formaat_dat_wij_niet_kennen(afzender, nu):
    Afzender.objects.update(formaat="stuf-3")

    rij = gelezen(afzender, bericht(), nu)

    assert (rij.status, rij.leesfout, rij.leesfout_plek) == ("onleesbaar", "formaat", "stuf-3")


def test_een_adapter_met_een_fout_laat_het_bericht_zien(afzender, nu, monkeypatch, caplog):
    def kapot(ruw, lijsten):
        raise ValueError(ruw.decode())

    monkeypatch.setitem(formaten.ADAPTERS, "vt-bericht-1", kapot)

    rij = gelezen(afzender, bericht(toelichting="Kanarie"), nu)

    assert (rij.status, rij.leesfout, rij.leesfout_plek) == ("onleesbaar", "schema", "onverwachte fout bij het lezen")


def test_een_code_telt_op_de_dag_van_ontvangst(afzender, nu):
    from organisaties.models import Code

    Code.objects.filter(sleutel="aard:vgv").update(geldig=(None, (nu - timedelta(days=1)).date()))

    rij = gelezen(afzender, bericht(aard=["vgv"]), nu)

    assert rij.leesfout_plek == "aard[0]: code staat niet in lijst 'aard'"
    # What was read stays readable when the list changes later.
    goed = gelezen(afzender, bericht(aard=["seksueel"]), nu)
    Code.objects.filter(sleutel="aard:seksueel").update(geldig=(None, nu.date()))
    assert gelezen_van(goed).aard == ("aard:seksueel",)


def test_berichten_van_een_gebeurtenis_en_van_een_gezin_horen_bij_elkaar(afzender, nu):
    ander = machine(code="gi", naam="GI").afzender
    utrecht = machine(organisatie="utrecht").afzender
    een = gelezen(afzender, bericht(gebeurtenis_id="E1", gezin_id="G1"), nu)
    zelfde = gelezen(afzender, bericht(gebeurtenis_id="E1", gezin_id="G2"), nu)
    later = gelezen(afzender, bericht(gebeurtenis_id="G1", gezin_id="G1"), nu)
    van_ander = gelezen(ander, bericht(gebeurtenis_id="E1", gezin_id="G1"), nu)
    elders = gelezen(utrecht, bericht(gebeurtenis_id="E1", gezin_id="G1"), nu)

    assert een.gebeurtenis_id == zelfde.gebeurtenis_id
    assert een.gezin_id == later.gezin_id
    rijen = (een, zelfde, later, van_ander, elders)
    assert len({rij.gebeurtenis_id for rij in rijen}) == 4
    assert len({rij.gezin_id for rij in rijen}) == 4
    # Only an index of the sender's key is kept.
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(sleutel, 'escape') FROM intake_berichtverband")
        sleutels = [rij[0] for rij in cursor.fetchall()]
    assert len(sleutels) == 8
    assert not [sleutel for sleutel in sleutels if "E1" in sleutel or "G1" in sleutel]


def test_een_keer_lezen_is_genoeg(afzender, nu):
    rij = gelezen(afzender, bericht(), nu)

    assert not lees(rij.pk, nu=nu + timedelta(days=1))
    assert not lees(rij.pk + 1_000, nu=nu)
    assert InkomendBericht.objects.get(pk=rij.pk).gelezen_op == nu + timedelta(minutes=1)
    assert AuditRegel.objects.filter(actie="lees").count() == 1


def test_lezen_staat_in_de_audit_zonder_inhoud(afzender, nu):
    goed, fout = gelezen(afzender, bericht(), nu), gelezen(afzender, bericht(crisis="Kanarie"), nu)

    regels = {regel.nummer: regel.gegevens for regel in AuditRegel.objects.filter(actie="lees")}
    assert regels == {
        goed.nummer: {"status": "te_verwerken", "leesfout": "", "formaat": "vt-bericht-1"},
        fout.nummer: {"status": "onleesbaar", "leesfout": "schema", "formaat": "vt-bericht-1"},
    }


def test_de_veegbeurt_belt_voor_wat_blijft_liggen(afzender, nu, monkeypatch, django_capture_on_commit_callbacks):
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taak, ids: keren.append((taak, ids["bericht_id"])))
    oud = neem_in(afzender, bericht(), nu - timedelta(minutes=2))
    neem_in(afzender, bericht(crisis=True), nu)
    gelezen(afzender, bericht(hgkm="nee"), nu - timedelta(hours=1))
    neem_in(afzender, bericht(), nu - timedelta(hours=1), bericht_id="x")
    neem_in(afzender, bericht(crisis=True), nu - timedelta(hours=1), bericht_id="x")
    keren.clear()

    with django_capture_on_commit_callbacks(execute=True):
        assert veeg(nu) == 2

    # The task reads on, so the oldest is enough.
    assert keren == [(LEES_TAAK, oud.pk)]


@pytest.mark.django_db(transaction=True)
def test_tegelijk_gelezen_vinden_twee_berichten_een_verband(afzender, nu):
    rijen = [
        neem_in(afzender, bericht(gebeurtenis_id=f"E{i % 2}", gezin_id=f"G{i // 2 % 2}", toelichting=f"nr {i}"), nu)
        for i in range(8)
    ]
    wachtrij = iter(rijen * 2)

    uitkomsten = tegelijk(lambda: lees(next(wachtrij).pk, nu=nu), aantal=16)

    assert sorted(map(str, uitkomsten)) == ["False"] * 8 + ["True"] * 8
    assert Berichtverband.objects.count() == 4
    assert not InkomendBericht.objects.exclude(status="te_verwerken").exists()
    assert AuditRegel.objects.filter(actie="lees").count() == 8


KNIPPEN = {
    "voor het lezen": "intake.formaten:lees:voor",
    "na het lezen": "intake.formaten:lees:na",
    "na het verband": "intake.lezen:zoek_verbanden:na",
    "voor de commit": "intake.lezen:leg_vast_alle:na",
    "na de commit": "intake.lezen:lees:na",
}


@pytest.mark.django_db(transaction=True)
def test_gedode_werkers_verliezen_geen_bericht_en_lezen_niets_dubbel(procesomgeving, tmp_path, afzender):
    """Real workers, killed with kill -9; nobody is rung but by the sweep."""
    lang_geleden = timezone.now() - timedelta(hours=1)
    ids = {
        naam: neem_in(afzender, bericht(gebeurtenis_id=naam), lang_geleden, lees=False).pk
        for naam in [*KNIPPEN, "nooit gebeld"]
    }

    with werkers(procesomgeving, tmp_path) as w:
        for naam, knip in KNIPPEN.items():
            w.start(naam, knip)
            w.bel(naam, LEES_TAAK, bericht_id=ids[naam])
        w.wacht_op_knip(*KNIPPEN)
        w.kill_9(*KNIPPEN)
        stand = dict(InkomendBericht.objects.values_list("pk", "status"))
        assert stand == dict.fromkeys(ids.values(), "ontvangen") | {ids["na de commit"]: "te_verwerken"}

        w.start("nieuw")
        for _ in range(3):
            w.bel("nieuw", "intake.veeg")
        w.wacht(lambda: not InkomendBericht.objects.filter(status="ontvangen").exists())

    assert set(InkomendBericht.objects.values_list("status", "versie", "gebeurtenis__soort")) == {
        ("te_verwerken", 2, "gebeurtenis")
    }
    assert Berichtverband.objects.count() == len(ids)
    assert AuditRegel.objects.filter(actie="lees", deur="taak").count() == len(ids)


def test_lezen_kost_een_vast_aantal_vragen(afzender, nu, django_assert_num_queries):
    eerste = neem_in(afzender, bericht(gebeurtenis_id="E", gezin_id="G"), nu)
    lees(eerste.pk, nu=nu)
    rij = neem_in(afzender, bericht(gebeurtenis_id="E", gezin_id="G", toelichting="Nog een."), nu)

    # Lock, message, codes, gemeenten, twice for the links, the row, the audit; and a savepoint.
    with django_assert_num_queries(10):
        lezen.lees(rij.pk, nu=nu)


def test_een_greep_kost_per_bericht_een_vraag(afzender, nu, django_assert_num_queries):
    for i in range(7):
        neem_in(afzender, bericht(gebeurtenis_id=f"E{i}", gezin_id=f"G{i}"), nu)

    # As one message, with seven rows; and looking that nothing is left: a lock and a savepoint.
    with django_assert_num_queries(16 + 3):
        assert lezen.lees_wachtende(nu=nu) == 7

    assert AuditRegel.objects.filter(actie="lees").count() == 7


def test_een_greep_neemt_niet_meer_dan_er_tegelijk_in_past(afzender, nu, monkeypatch):
    monkeypatch.setattr(lezen, "PER_GREEP", 2)
    monkeypatch.setattr(lezen, "BYTES_PER_GREEP", 1_000)
    grepen, pak = [], lezen._pak
    monkeypatch.setattr(lezen, "_pak", lambda rijen: grepen.append(pak(rijen)) or grepen[-1])
    for tekst in ("a", "b", "c", "groot" * 300, "d"):
        neem_in(afzender, bericht(toelichting=tekst), nu)

    assert lezen.lees_wachtende(nu=nu) == 5
    assert [len(greep) for greep in grepen] == [2, 1, 1, 1, 0]


def test_een_stuk_bericht_houdt_de_andere_niet_op(afzender, nu):
    """What even our own software cannot get out of the table: the rest of its handful is read all the same."""
    eerste, stuk, laatste = (neem_in(afzender, bericht(toelichting=f"nr {i}"), nu) for i in range(3))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_inkomendbericht SET ruw = 'VT1 kapot' WHERE id = %s", [stuk.pk])

    assert lezen.lees_wachtende(nu=nu) == 3

    assert list(InkomendBericht.objects.defer("ruw").order_by("pk").values_list("pk", "status", "leesfout_plek")) == [
        (eerste.pk, "te_verwerken", ""),
        (stuk.pk, "onleesbaar", "onverwachte fout bij het lezen"),
        (laatste.pk, "te_verwerken", ""),
    ]
    assert AuditRegel.objects.filter(actie="lees").count() == 3
    assert lezen.lees_wachtende(nu=nu) == 0


def test_een_database_die_even_weg_is_maakt_niets_onleesbaar(afzender, nu, monkeypatch):
    rij = neem_in(afzender, bericht(), nu)

    def weg(*_, **__):
        raise OperationalError

    monkeypatch.setattr(lezen, "zoek_verbanden", weg)
    with pytest.raises(OperationalError):
        lezen.lees_wachtende(nu=nu)
    with pytest.raises(OperationalError):
        lees(rij.pk, nu=nu)

    assert InkomendBericht.objects.get().status == "ontvangen"


def test_wie_niet_klaar_kwam_belt_voor_de_rest(afzender, nu, monkeypatch, django_capture_on_commit_callbacks):
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taak, ids: keren.append((taak, ids["bericht_id"])))
    rij = neem_in(afzender, bericht(), nu)

    with django_capture_on_commit_callbacks(execute=True):
        assert lezen.lees_wachtende(nu=nu, seconden=0) == 0

    assert keren == [(LEES_TAAK, rij.pk)]


def test_een_bel_is_genoeg_voor_wie_er_vlak_achter_komt(afzender, nu, monkeypatch, django_capture_on_commit_callbacks):
    keren = []
    monkeypatch.setattr(wekken, "_stuur", lambda taak, ids: keren.append(ids["bericht_id"]))

    def binnen(tekst, wanneer):
        with django_capture_on_commit_callbacks(execute=True):
            return neem_in(afzender, bericht(toelichting=tekst), wanneer).pk

    eerste, _ = binnen("a", nu), binnen("b", nu + timedelta(seconds=9))
    # Nobody came for the first: its ring may be lost. Nor may it hold up the next when it is read.
    later = binnen("c", nu + timedelta(seconds=30))
    assert keren == [eerste, later]
    lezen.lees_wachtende(nu=nu)
    assert keren == [eerste, later]
    daarna = binnen("d", nu + timedelta(seconds=31))
    assert keren == [eerste, later, daarna]
