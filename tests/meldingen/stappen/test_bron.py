# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a source changes by steps: who may, what cannot be, and that none of it is said anywhere else."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from audit.models import AuditRegel
from meldingen.bronnen import gegevens_van
from meldingen.deuren import doe_stap
from meldingen.fouten import AlGedaan, InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Bron, Bronfragment, Melding
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from meldingen.stappen.bronfragment_opheffen import bronfragment_opheffen
from meldingen.stappen.informant_vastleggen import informant_vastleggen
from tests.meldingen.bronfabriek import PASSAGE, gemarkeerd, gemeld_door_buurvrouw, melder_van
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
NIET_IN_LIJST = "Deze waarde staat niet (meer) in de lijst. Kies een andere."
ZONDER_GROND = "Kies de grond waarop de melder geheim blijft."


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld_door_buurvrouw(frontoffice, nu)


def bijgewerkt(medewerker, melding, nu, *, bron_id=None, versie=None, token=None, **gegevens):
    return bron_bijwerken(
        medewerker=medewerker, melding=melding, bron_id=bron_id or melder_van(melding).pk, gegevens=gegevens, nu=nu,
        versie=versie, token=token,
    )  # fmt: skip


def fouten(stap, **argumenten):
    with pytest.raises(OngeldigeInvoer) as fout:
        doe_stap(stap, onderwerp="bron", nummer="", **argumenten)
    return fout.value.velden


def test_bijwerken_schrijft_wat_genoemd_is_en_laat_de_rest(beoordelaar, melding, nu):
    voor = gegevens_van(melder_van(melding))

    bijgewerkt(beoordelaar, melding, nu, telefoon=" 0201234567 ", eigen_rol="melderrol:houdt_contact", versie=1)

    na = melder_van(melding)
    assert gegevens_van(na) == voor | {"telefoon": "0201234567", "eigen_rol": "melderrol:houdt_contact"}
    assert na.versie == 2


def test_de_audit_noemt_velden_en_geen_inhoud(beoordelaar, melding, nu):
    bijgewerkt(beoordelaar, melding, nu, naam="Anna Ander", functie="")

    (regel,) = AuditRegel.objects.filter(actie="bron_bijwerken")
    assert audit("bron_bijwerken") == [("gedaan", melding.nummer, beoordelaar.pk)]
    assert regel.gegevens == {
        "bron": melder_van(melding).pk, "onthulling": "onthulling:geheim_omstander", "velden": "naam functie",
    }  # fmt: skip
    assert (regel.onderwerp, regel.casus_id) == ("bron", melding.casus_id)


@pytest.mark.parametrize(
    ("gegevens", "verwacht"),
    [
        (
            {"onthulling": "onthulling:geheim_professional"},
            {"grond": [ZONDER_GROND]},
        ),
        ({"onthulling": "onthulling:toestemming"}, {"toestemming_op": ["Vul de datum van de toestemming in."]}),
        (
            {"onthulling": "onthulling:toestemming", "toestemming_op": date(2026, 3, 12)},
            {"toestemming_op": ["Deze dag ligt in de toekomst."]},
        ),
        (
            {"onthulling": "onthulling:verzonnen", "grond": "onthullingsgrond:a9"},
            {"onthulling": [NIET_IN_LIJST], "grond": [NIET_IN_LIJST]},
        ),
        ({"eigen_rol": "rol:x"}, {"eigen_rol": [NIET_IN_LIJST]}),
        ({"onbekend": True}, {"naam": ["Haal de naam weg, of haal het vinkje bij 'onbekend' weg."]}),
        ({"telefoon": "1" * 201}, {"telefoon": ["Deze tekst is te lang: 201 van 200 tekens. Kort de tekst in."]}),
        ({"naam": "a\x00b"}, {"naam": ["Deze tekst bevat een teken dat niet opgeslagen kan worden."]}),
    ],
)
def test_wat_niet_kan_wordt_bij_het_veld_geweigerd(beoordelaar, melding, nu, gegevens, verwacht):
    bron = melder_van(melding)

    gevonden = fouten(
        bron_bijwerken, medewerker=beoordelaar, melding=melding, bron_id=bron.pk, gegevens=gegevens, nu=nu
    )

    assert gevonden == verwacht
    assert gegevens_van(melder_van(melding)) == gegevens_van(bron)


def test_een_grond_of_datum_die_er_niet_bij_hoort_vervalt(beoordelaar, melding, nu):
    geheim = {"onthulling": "onthulling:geheim_professional", "grond": "onthullingsgrond:a2"}
    bijgewerkt(beoordelaar, melding, nu, **geheim)
    bijgewerkt(beoordelaar, melding, nu, onthulling="onthulling:toestemming", toestemming_op=nu.date())
    met_toestemming = gegevens_van(melder_van(melding))
    bijgewerkt(beoordelaar, melding, nu, onthulling="onthulling:openbaar")
    openbaar = gegevens_van(melder_van(melding))

    assert [(g["grond"], g["toestemming_op"]) for g in (met_toestemming, openbaar)] == [(None, nu.date()), (None, None)]


def test_dat_niemand_weet_wie_het_was_staat_ook_bij_de_melding(beoordelaar, melding, nu):
    bijgewerkt(beoordelaar, melding, nu, naam="", onbekend=True)
    onbekend = Melding.objects.get(pk=melding.pk).melder_onbekend
    bijgewerkt(beoordelaar, melding, nu, naam="Toch bekend", onbekend=False)

    assert (onbekend, Melding.objects.get(pk=melding.pk).melder_onbekend) == (True, False)


def test_een_onbekende_informant_zegt_niets_over_de_melder(beoordelaar, melding, nu):
    informant = informant_vastleggen(medewerker=beoordelaar, melding=melding, gegevens={"instelling": "School"}, nu=nu)
    bijgewerkt(beoordelaar, melding, nu, bron_id=informant.pk, onbekend=True)

    assert Melding.objects.get(pk=melding.pk).melder_onbekend is False


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "beheerder", "lokaalteam", "overleglid"])
def test_zonder_het_recht_op_de_bron_niets(request, frontoffice, melding, nu, wie):
    ander, melder = request.getfixturevalue(wie), melder_van(melding)
    fragment = gemarkeerd(frontoffice, melding, nu)

    for daad in (
        lambda: bijgewerkt(ander, melding, nu, naam="Iemand"),
        lambda: informant_vastleggen(medewerker=ander, melding=melding, gegevens={"naam": "Iemand"}, nu=nu),
        lambda: gemarkeerd(ander, melding, nu, tekst="de kinderen huilden"),
        lambda: bronfragment_opheffen(medewerker=ander, melding=melding, fragment_id=fragment.pk, nu=nu),
    ):
        with pytest.raises(StapNietToegestaan):
            daad()
    assert gegevens_van(melder_van(melding)) == gegevens_van(melder)
    assert (Bron.objects.count(), Bronfragment.objects.geldig().count()) == (1, 1)


def test_de_bron_van_een_andere_melding_is_er_niet(frontoffice, beoordelaar, melding, nu):
    ander = gemeld_door_buurvrouw(frontoffice, nu)
    fragment = gemarkeerd(frontoffice, ander, nu)

    assert fouten(
        bron_bijwerken, medewerker=beoordelaar, melding=melding, bron_id=melder_van(ander).pk, gegevens={}, nu=nu
    ) == {"bron": ["Deze bron hoort niet bij deze melding."]}
    assert fouten(bronfragment_opheffen, medewerker=beoordelaar, melding=melding, fragment_id=fragment.pk, nu=nu) == {
        "fragment": ["Deze passage hoort niet bij deze melding."]
    }


def test_een_oud_scherm_en_een_dubbele_klik(beoordelaar, melding, nu):
    token = uuid4()
    bijgewerkt(beoordelaar, melding, nu, naam="Anna", versie=1, token=token)
    bijgewerkt(beoordelaar, melding, nu, naam="Anna", versie=1, token=token)

    with pytest.raises(InmiddelsGewijzigd):
        bijgewerkt(beoordelaar, melding, nu, naam="Bea", versie=1)
    with pytest.raises(AlGedaan):
        doe_stap(
            bron_bijwerken, onderwerp="bron", nummer="", medewerker=beoordelaar, melding=melding,
            bron_id=melder_van(melding).pk, gegevens={"naam": "Bea"}, nu=nu, token=token,
        )  # fmt: skip
    assert (melder_van(melding).naam, melder_van(melding).versie) == ("Anna", 2)
    assert len(audit("bron_bijwerken")) == 1 + 1  # done once, refused once by the door


def test_een_informant_komt_erbij_en_dubbel_klikken_geeft_er_een(beoordelaar, melding, nu):
    token = uuid4()
    gegevens = {
        "onthulling": "onthulling:geheim_professional", "grond": "onthullingsgrond:a1", "naam": "Jan Leraar",
        "eigen_rol": "melderrol:geeft_hulp", "eigen_rol_toelichting": "Ziet het kind elke dag.",
    }  # fmt: skip

    een, twee = (
        informant_vastleggen(medewerker=beoordelaar, melding=melding, gegevens=gegevens, nu=nu, token=token)
        for _ in range(2)
    )

    assert een.pk == twee.pk
    assert list(melding.bronnen.order_by("pk").values_list("soort", flat=True)) == ["melder", "informant"]
    assert {veld: waarde for veld, waarde in gegevens_van(twee).items() if waarde} == gegevens
    assert audit("informant_vastleggen") == [("gedaan", melding.nummer, beoordelaar.pk)]


@pytest.mark.parametrize(
    ("gegevens", "verwacht"),
    [
        ({}, {"naam": ["Vul in wie de informant is: een naam of een organisatie."]}),
        ({"naam": "  "}, {"naam": ["Vul in wie de informant is: een naam of een organisatie."]}),
        (
            {"naam": "Jan", "onthulling": "onthulling:geheim_professional"},
            {"grond": [ZONDER_GROND]},
        ),
    ],
)
def test_een_informant_is_iemand(beoordelaar, melding, nu, gegevens, verwacht):
    gevonden = fouten(informant_vastleggen, medewerker=beoordelaar, melding=melding, gegevens=gegevens, nu=nu)

    assert (gevonden, Bron.objects.count()) == (verwacht, 1)


def test_markeren_bewaart_wie_wat_wanneer(beoordelaar, melding, nu):
    fragment = gemarkeerd(beoordelaar, melding, nu, tekst=f"  {PASSAGE.upper()}  ")

    vers = Bronfragment.objects.get()
    assert (vers.pk, vers.tekst, vers.bron_id) == (fragment.pk, PASSAGE.upper(), melder_van(melding).pk)
    assert (vers.gemarkeerd_op, vers.gemarkeerd_door, vers.opgeheven_op) == (nu, beoordelaar, None)
    (regel,) = AuditRegel.objects.filter(actie="bronfragment_markeren")
    assert regel.gegevens == {"bron": vers.bron_id}


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("", "Kopieer of typ de passage."),
        ("zij", "Deze passage is te kort. Neem een heel woord van vier letters of meer, of drie woorden."),
        ("... de", "Deze passage is te kort. Neem een heel woord van vier letters of meer, of drie woorden."),
        ("x" * 2001, "Deze tekst is te lang: 2.001 van 2.000 tekens. Kort de tekst in."),
        (
            "zag vanaf haar terras",
            "Deze passage staat in geen enkele tekst van dit dossier. Neem hele woorden over, zoals ze er staan.",
        ),
        (
            "alkon dat de vader",
            "Deze passage staat in geen enkele tekst van dit dossier. Neem hele woorden over, zoals ze er staan.",
        ),
    ],
)
def test_wat_geen_passage_is(beoordelaar, melding, nu, tekst, fout):
    gevonden = fouten(
        bronfragment_markeren, medewerker=beoordelaar, melding=melding, bron_id=melder_van(melding).pk, tekst=tekst,
        nu=nu,
    )  # fmt: skip

    assert (gevonden, Bronfragment.objects.count()) == ({"tekst": [fout]}, 0)


@pytest.mark.parametrize("tekst", ["balkon", "dat de vader", "De kinderen\n huilden", "haar  BALKON, dat"])
def test_wat_wel_een_passage_is(beoordelaar, melding, nu, tekst):
    assert gemarkeerd(beoordelaar, melding, nu, tekst=tekst).tekst == tekst


def test_de_tekst_van_een_ander_dossier_telt_niet(frontoffice, beoordelaar, melding, nu):
    gemeld_door_buurvrouw(frontoffice, nu, toelichting="Hij gooide de televisie uit het raam.")

    gevonden = fouten(
        bronfragment_markeren, medewerker=beoordelaar, melding=melding, bron_id=melder_van(melding).pk,
        tekst="gooide de televisie", nu=nu,
    )  # fmt: skip

    assert set(gevonden) == {"tekst"}


def test_dezelfde_passage_staat_er_een_keer_ook_anders_geschreven(beoordelaar, melding, nu):
    gemarkeerd(beoordelaar, melding, nu)

    gevonden = fouten(
        bronfragment_markeren, medewerker=beoordelaar, melding=melding, bron_id=melder_van(melding).pk,
        tekst=f"{PASSAGE.upper()}.", nu=nu,
    )  # fmt: skip

    assert gevonden == {"tekst": ["Deze passage is al gemarkeerd."]}


def test_markeren_en_opheffen_met_dubbele_klik(beoordelaar, frontoffice, melding, nu):
    een, twee, later = uuid4(), uuid4(), nu + timedelta(days=1)
    fragment = gemarkeerd(beoordelaar, melding, nu, token=een)
    assert gemarkeerd(beoordelaar, melding, nu, token=een).pk == fragment.pk

    for _ in range(2):
        bronfragment_opheffen(medewerker=frontoffice, melding=melding, fragment_id=fragment.pk, nu=later, token=twee)

    (vers,) = Bronfragment.objects.all()
    assert (vers.opgeheven_op, vers.opgeheven_door, vers.gemarkeerd_door) == (later, frontoffice, beoordelaar)
    assert not Bronfragment.objects.geldig().exists()
    with pytest.raises(VerkeerdeToestand):
        bronfragment_opheffen(medewerker=beoordelaar, melding=melding, fragment_id=fragment.pk, nu=later)
    assert gemarkeerd(beoordelaar, melding, later).pk != fragment.pk


def test_de_database_weigert_opgeheven_door_niemand(beoordelaar, melding, nu):
    fragment = gemarkeerd(beoordelaar, melding, nu)

    with pytest.raises(IntegrityError, match="bronfragment_opgeheven_door_iemand"), transaction.atomic():
        Bronfragment.objects.filter(pk=fragment.pk).update(opgeheven_op=nu)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_markeren_een_keer(frontoffice, beoordelaar, nu):
    melding = gemeld_door_buurvrouw(frontoffice, nu)

    uitkomsten = tegelijk(lambda: gemarkeerd(frontoffice, melding, nu), lambda: gemarkeerd(beoordelaar, melding, nu))

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Bronfragment", "OngeldigeInvoer"]
    assert Bronfragment.objects.count() == 1
