# SPDX-License-Identifier: EUPL-1.2
"""What staff do with a message: who may, what comes of it, twice, at once, and from an old screen."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from audit.models import AuditRegel
from intake.models import InkomendBericht
from intake.stappen.bericht_afhandelen import bericht_afhandelen
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_oppakken import bericht_oppakken
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from intake.telling import Telling, UitBerichten, tel_berichten, tel_eruit, tel_meldingen, tel_open
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Bron, Casus, Melding, Termijn
from tests.intake.berichtfabriek import afzender_van, ontvangen, verband
from tests.meldingen.fabriek import gemeld, melding_invoer
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit, overgangen
from tests.personas import AMSTERDAM

pytestmark = pytest.mark.django_db
GEEN_HGKM = {"afloop": "berichtafloop:geen_hgkm", "doorgezet_aan": "JGZ Almere"}


def doe(naam, medewerker, bericht, nu, **anders):
    """One of the steps by name, with what it needs to succeed."""
    stappen = {
        "oppakken": (bericht_oppakken, {}),
        "registreren": (bericht_registreren, {"invoer": melding_invoer(nu)}),
        "toevoegen": (bericht_toevoegen, {"melding": Melding.objects.first()}),
        "afhandelen": (bericht_afhandelen, GEEN_HGKM),
        "heropenen": (bericht_heropenen, {"reden": "Toch huiselijk geweld."}),
    }
    stap, velden = stappen[naam]
    return stap(medewerker=medewerker, bericht=bericht, nu=nu, **(velden | anders))


def stand(bericht):
    rij = InkomendBericht.objects.get(pk=bericht.pk)
    return rij.status, rij.melding_id, rij.afloop_id, rij.versie


def test_registreren_maakt_van_het_bericht_een_melding(frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu)

    melding = doe("registreren", frontoffice, bericht, nu, versie=1)

    assert stand(bericht) == ("melding", melding.pk, None, 2)
    rij = InkomendBericht.objects.get(pk=bericht.pk)
    assert (rij.behandelaar, rij.verwerkt_door, rij.verwerkt_op) == (frontoffice, frontoffice, nu)
    assert (melding.status, melding.kanaal_id, melding.geregistreerd_door) == (
        "ontvangen",
        "kanaal:politie",
        frontoffice,
    )
    assert (melding.casus.fase, melding.casus.zicht_houder) == ("vb", "vt")
    assert Bron.objects.get(melding=melding).naam == "Truus Kanarie-Melder"
    assert overgangen(melding.casus_id, stap="bericht_registreren")[-1] == ("melding", "status", "", "ontvangen")
    assert audit("bericht_registreren") == [("gedaan", melding.nummer, frontoffice.pk)]
    assert AuditRegel.objects.get(actie="bericht_registreren").gegevens == {
        "bericht": bericht.nummer, "crisis": False, "berichten": 1, "betrokkenen": 2, "maatregelen": 0,
    }  # fmt: skip


def test_elke_termijn_telt_vanaf_de_ontvangst_van_het_bericht(frontoffice, flevoland):
    """Received on Monday, turned into a melding on Thursday, by somebody who types another moment."""
    maandag, donderdag = (datetime(2026, 3, dag, 10, 0, tzinfo=AMSTERDAM) for dag in (9, 12))
    bericht = ontvangen(flevoland, donderdag, ontvangen_op=maandag)

    melding = doe("registreren", frontoffice, bericht, donderdag, invoer=melding_invoer(donderdag, crisis=True))

    assert (melding.ontvangen_op, melding.casus.geopend_op) == (maandag, maandag)
    termijnen = {rij.soort: rij for rij in Termijn.objects.all()}
    assert {rij.begin_op for rij in termijnen.values()} == {maandag}
    assert termijnen["vb"].uiterste_datum == bericht.uiterste_datum == date(2026, 3, 16)
    assert termijnen["crisis"].uiterste_moment == maandag + timedelta(hours=24)


@pytest.mark.parametrize(
    ("soort", "melder", "kanaal"),
    [
        ("formulier", None, "kanaal:formulier"),
        ("koppeling", "meldersoort:politie", "kanaal:politie"),
        ("koppeling", "meldersoort:ziekenhuis", "kanaal:schriftelijk"),
    ],
)
def test_het_kanaal_is_dat_van_de_afzender(frontoffice, flevoland, nu, soort, melder, kanaal):
    client_id = None if soort == "formulier" else "ander"
    afzender = afzender_van(flevoland, "ander", soort=soort, meldersoort_id=melder, client_id=client_id)

    melding = doe("registreren", frontoffice, ontvangen(flevoland, nu, afzender=afzender), nu)

    assert melding.kanaal_id == kanaal


def test_andere_berichten_over_de_gebeurtenis_gaan_mee(frontoffice, flevoland, nu):
    """One melding of three messages; the first receipt of them counts."""
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    eerst, later, laatst = (
        ontvangen(flevoland, nu, gebeurtenis=gebeurtenis, ontvangen_op=nu - timedelta(hours=uren)) for uren in (9, 5, 1)
    )

    melding = doe("registreren", frontoffice, later, nu, samen=[eerst.nummer, later.nummer, laatst.nummer])

    assert [stand(een)[:2] for een in (eerst, later, laatst)] == [
        ("toegevoegd", melding.pk), ("melding", melding.pk), ("toegevoegd", melding.pk),
    ]  # fmt: skip
    assert melding.ontvangen_op == eerst.ontvangen_op
    assert (Melding.objects.count(), AuditRegel.objects.get(actie="bericht_registreren").gegevens["berichten"]) == (
        1,
        3,
    )


def test_een_bericht_over_iets_anders_gaat_niet_mee(frontoffice, flevoland, utrecht, nu):
    bericht = ontvangen(flevoland, nu, gebeurtenis=verband(flevoland, "gebeurtenis", "een"))
    los = ontvangen(flevoland, nu)
    ander = ontvangen(flevoland, nu, gebeurtenis=verband(flevoland, "gebeurtenis", "twee"))
    vreemd = ontvangen(utrecht, nu, gebeurtenis=bericht.gebeurtenis)

    for nummer in (los.nummer, ander.nummer, vreemd.nummer, "B-2026-999999", "\x00"):
        with pytest.raises(OngeldigeInvoer) as fout:
            doe("registreren", frontoffice, bericht, nu, samen=[nummer])
        assert set(fout.value.velden) == {"samen"}
    assert (Melding.objects.count(), {stand(een)[0] for een in (bericht, los, ander, vreemd)}) == (0, {"te_verwerken"})


def test_een_bericht_bij_een_bekende_casus(frontoffice, flevoland, nu):
    eerder = gemeld(frontoffice, nu - timedelta(days=2))

    melding = doe("registreren", frontoffice, ontvangen(flevoland, nu), nu, casus=eerder.casus)

    assert (melding.casus_id, Casus.objects.count(), Melding.objects.count()) == (eerder.casus_id, 1, 2)


def test_wat_niet_te_lezen_is_kan_toch_een_melding_worden(frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, leesfout="geen_json")

    melding = doe("registreren", frontoffice, bericht, nu)

    assert stand(bericht)[:2] == ("melding", melding.pk)


def test_toevoegen_telt_als_bericht_en_niet_als_melding(frontoffice, flevoland, nu):
    melding = doe("registreren", frontoffice, ontvangen(flevoland, nu), nu)
    bericht = ontvangen(flevoland, nu)

    doe("toevoegen", frontoffice, bericht, nu, melding=melding, versie=1)

    assert stand(bericht) == ("toegevoegd", melding.pk, None, 2)
    assert (Melding.objects.count(), Termijn.objects.filter(soort="vb").count()) == (1, 1)
    assert audit("bericht_toevoegen") == [("gedaan", bericht.nummer, frontoffice.pk)]
    (regel,) = AuditRegel.objects.filter(actie="bericht_toevoegen")
    assert (regel.casus_id, regel.gegevens) == (
        melding.casus_id,
        {"melding": melding.nummer, "termijnen_verzet": 0, "crisis": False, "bron": True, "maatregelen": 0},
    )  # fmt: skip


def test_toevoegen_aan_een_melding_die_er_niet_is(frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        doe("toevoegen", frontoffice, bericht, nu, melding=None)

    assert (set(fout.value.velden), stand(bericht)[0]) == ({"melding"}, "te_verwerken")


def test_toevoegen_aan_een_melding_van_een_andere_regio(frontoffice, frontoffice_utrecht, flevoland, nu):
    vreemd = gemeld(frontoffice_utrecht, nu, gemeente_code="GM0344")

    with pytest.raises(StapNietToegestaan):
        doe("toevoegen", frontoffice, ontvangen(flevoland, nu), nu, melding=vreemd)


@pytest.mark.parametrize("leesfout", ["", "geen_json"])
def test_afhandelen_zonder_melding(frontoffice, flevoland, nu, leesfout):
    bericht = ontvangen(flevoland, nu, leesfout=leesfout)

    doe("afhandelen", frontoffice, bericht, nu, toelichting="Gebeld met de afzender.", versie=1)

    assert stand(bericht) == ("afgehandeld", None, "berichtafloop:geen_hgkm", 2)
    rij = InkomendBericht.objects.get(pk=bericht.pk)
    assert (rij.doorgezet_aan, rij.toelichting, rij.verwerkt_door) == (
        "JGZ Almere",
        "Gebeld met de afzender.",
        frontoffice,
    )
    assert AuditRegel.objects.get(actie="bericht_afhandelen").gegevens == {"afloop": "berichtafloop:geen_hgkm"}
    assert Melding.objects.count() == 0


@pytest.mark.parametrize(
    ("velden", "waar"),
    [
        ({"afloop": "berichtafloop:geen_hgkm", "doorgezet_aan": "  "}, "doorgezet_aan"),
        ({"afloop": "berichtafloop:andere_regio", "doorgezet_aan": ""}, "doorgezet_aan"),
        ({"afloop": "berichtafloop:test", "doorgezet_aan": "x" * 201}, "doorgezet_aan"),
        ({"afloop": "kanaal:telefoon"}, "afloop"),
        ({"afloop": ""}, "afloop"),
        ({"afloop": "berichtafloop:test", "toelichting": "\x00"}, "toelichting"),
    ],
)
def test_afhandelen_met_verkeerde_invoer(frontoffice, flevoland, nu, velden, waar):
    bericht = ontvangen(flevoland, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        doe("afhandelen", frontoffice, bericht, nu, **velden)

    assert (set(fout.value.velden), stand(bericht)) == ({waar}, ("te_verwerken", None, None, 1))


@pytest.mark.parametrize(("leesfout", "terug"), [("", "te_verwerken"), ("geen_json", "onleesbaar")])
def test_heropenen_zet_terug_met_reden(frontoffice, flevoland, nu, leesfout, terug):
    bericht = ontvangen(flevoland, nu, leesfout=leesfout)
    doe("afhandelen", frontoffice, bericht, nu, toelichting="Ging over een burenruzie.")

    doe("heropenen", frontoffice, bericht, nu, versie=2)

    assert stand(bericht) == (terug, None, None, 3)
    rij = InkomendBericht.objects.get(pk=bericht.pk)
    assert (rij.behandelaar, rij.verwerkt_op, rij.verwerkt_door, rij.doorgezet_aan) == (None, None, None, "")
    assert rij.toelichting.split("\n\n") == [
        "Heropend: Toch huiselijk geweld.",
        "Was door Fenna Oosting afgehandeld: Geen huiselijk geweld of kindermishandeling, doorgezet, aan JGZ Almere.",
        "Ging over een burenruzie.",
    ]


def test_wat_bij_de_verkeerde_melding_staat_kan_terug(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu)
    doe("toevoegen", frontoffice, bericht, nu, melding=melding)

    doe("heropenen", frontoffice, bericht, nu)

    assert stand(bericht)[:2] == ("te_verwerken", None)
    assert melding.nummer not in InkomendBericht.objects.get(pk=bericht.pk).toelichting


def test_wat_een_melding_werd_kan_niet_terug(frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu)
    melding = doe("registreren", frontoffice, bericht, nu)

    with pytest.raises(VerkeerdeToestand):
        doe("heropenen", frontoffice, bericht, nu)

    assert stand(bericht)[:2] == ("melding", melding.pk)


def test_heropenen_zonder_reden(frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu)
    doe("afhandelen", frontoffice, bericht, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        doe("heropenen", frontoffice, bericht, nu, reden=" ")

    assert (set(fout.value.velden), stand(bericht)[0]) == ({"reden"}, "afgehandeld")


def test_wie_te_laat_is_hoort_wie_er_eerst_was(frontoffice, beoordelaar, flevoland, nu):
    bericht = ontvangen(flevoland, nu)
    doe("oppakken", frontoffice, bericht, nu)
    with pytest.raises(VerkeerdeToestand) as opgepakt:
        doe("oppakken", beoordelaar, bericht, nu)
    doe("afhandelen", frontoffice, bericht, nu)
    with pytest.raises(VerkeerdeToestand) as verwerkt:
        doe("registreren", beoordelaar, bericht, nu)

    assert opgepakt.value.tekst == "Een collega was u voor: opgepakt door Fenna Oosting."
    assert (
        verwerkt.value.tekst == f"Een collega was u voor: bericht {bericht.nummer} is al verwerkt door Fenna Oosting."
    )
    assert Melding.objects.count() == 0


@pytest.mark.parametrize("naam", ["oppakken", "registreren", "toevoegen", "afhandelen"])
def test_wat_nog_gelezen_wordt_wacht(frontoffice, flevoland, nu, naam):
    gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu, status="ontvangen", gelezen=None)

    with pytest.raises(VerkeerdeToestand):
        doe(naam, frontoffice, bericht, nu)


@pytest.mark.parametrize("naam", ["oppakken", "registreren", "toevoegen", "afhandelen"])
def test_met_een_oud_scherm(frontoffice, flevoland, nu, naam):
    gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu)

    with pytest.raises(InmiddelsGewijzigd):
        doe(naam, frontoffice, bericht, nu, versie=9)

    assert stand(bericht) == ("te_verwerken", None, None, 1)


@pytest.mark.parametrize("naam", ["oppakken", "registreren", "toevoegen", "afhandelen"])
def test_twee_keer_klikken_is_een_keer(frontoffice, flevoland, nu, naam):
    gemeld(frontoffice, nu)
    bericht, token = ontvangen(flevoland, nu), uuid4()
    voor = Melding.objects.count()
    eerste, tweede = (doe(naam, frontoffice, bericht, nu, versie=1, token=token) for _ in range(2))

    assert (eerste.pk, Melding.objects.count()) == (tweede.pk, voor + (naam == "registreren"))
    assert [uitkomst for uitkomst, *_ in audit(f"bericht_{naam}")] == ["gedaan"]


@pytest.mark.parametrize("naam", ["oppakken", "registreren", "toevoegen", "afhandelen", "heropenen"])
@pytest.mark.parametrize(
    "wie", ["onderzoeker", "gedragswetenschapper", "manager", "beheerder", "lokaalteam", "frontoffice_utrecht"]
)
def test_zonder_recht(wie, naam, frontoffice, flevoland, request, nu):
    gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu)
    if naam == "heropenen":
        doe("afhandelen", frontoffice, bericht, nu)
    voor = stand(bericht)

    with pytest.raises(StapNietToegestaan):
        doe(naam, request.getfixturevalue(wie), bericht, nu)

    assert (stand(bericht), Melding.objects.count()) == (voor, 1)


def test_een_melding_ontstaat_uit_een_bericht(frontoffice, flevoland, nu):
    """What no step would do, PostgreSQL refuses."""
    melding = doe("registreren", frontoffice, ontvangen(flevoland, nu), nu)
    ander = ontvangen(flevoland, nu)

    with pytest.raises(IntegrityError, match="bericht_een_per_melding"), transaction.atomic():
        InkomendBericht.objects.filter(pk=ander.pk).update(status="melding", melding=melding, verwerkt_op=nu)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("naam", ["oppakken", "registreren"])
def test_twee_medewerkers_tegelijk_een_winnaar(frontoffice, beoordelaar, flevoland, nu, naam):
    bericht = ontvangen(flevoland, nu)

    uitkomsten = tegelijk(*[lambda wie=wie: doe(naam, wie, bericht, nu) for wie in (frontoffice, beoordelaar) * 2])

    winnaar = {"oppakken": "InkomendBericht", "registreren": "Melding"}[naam]
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == [winnaar] + ["VerkeerdeToestand"] * 3
    assert Melding.objects.count() == (naam == "registreren")


@pytest.mark.django_db(transaction=True)
def test_twee_berichten_die_elkaar_meenemen_lopen_niet_vast(frontoffice, beoordelaar, flevoland, nu):
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    een, ander = (ontvangen(flevoland, nu, gebeurtenis=gebeurtenis) for _ in range(2))

    uitkomsten = tegelijk(
        lambda: doe("registreren", frontoffice, een, nu, samen=[ander.nummer]),
        lambda: doe("registreren", beoordelaar, ander, nu, samen=[een.nummer]),
    )

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Melding", "VerkeerdeToestand"]
    assert (Melding.objects.count(), {stand(bericht)[1] for bericht in (een, ander)}) == (
        1, {Melding.objects.get().pk},
    )  # fmt: skip


def test_berichten_en_meldingen_worden_allebei_geteld(frontoffice, flevoland, utrecht, nu):
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    een, twee = (ontvangen(flevoland, nu, gebeurtenis=gebeurtenis) for _ in range(2))
    doe("registreren", frontoffice, een, nu, samen=[twee.nummer])
    doe("afhandelen", frontoffice, ontvangen(flevoland, nu), nu)
    ontvangen(flevoland, nu)
    ontvangen(flevoland, nu, leesfout="geen_json")
    ontvangen(flevoland, nu, ontvangen_op=nu - timedelta(days=3))
    ontvangen(utrecht, nu)
    rijen = InkomendBericht.objects.zichtbaar_voor(frontoffice)
    dag = {"van": nu - timedelta(days=1), "tot": nu + timedelta(days=1)}

    assert tel_berichten(rijen, **dag) == Telling(berichten=5, meldingen=1, toegevoegd=1, afgehandeld=1, open=2)
    assert tel_meldingen(rijen, **dag) == UitBerichten(meldingen=1, berichten=2)
    assert (tel_open(rijen), tel_eruit(rijen, vanaf=nu - timedelta(hours=3))) == (3, 1)
    assert tel_eruit(rijen, vanaf=nu + timedelta(seconds=1)) == 0
