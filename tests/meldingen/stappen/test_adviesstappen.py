# SPDX-License-Identifier: EUPL-1.2
"""What happens to an advies after it was asked, and that nothing of a family stays behind."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from meldingen.adviestelling import tel_adviezen
from meldingen.adviesvragers import AdviesvragerInvoer, vind
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapFout, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Advies, Adviescontact, Adviesvrager, Bron, Casus, Concept, Contact, Melding
from meldingen.stappen.advies_afronden import advies_afronden
from meldingen.stappen.advies_bijwerken import advies_bijwerken
from meldingen.stappen.advies_omzetten import advies_omzetten
from meldingen.stappen.advies_oppakken import advies_oppakken
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.adviescontact_vastleggen import adviescontact_vastleggen
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.contact_afsluiten import contact_afsluiten
from meldingen.stappen.toestemming_intrekken import toestemming_intrekken
from tests.afscherming.test_opslag import als_tekst, tabellen
from tests.meldingen.fabriek import beoordeeld, melding_invoer, nieuw_contact
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
NOTITIES = "Juf Kwikstaartkan belt over Pimpelmeeskan, groep 5."


def gevraagd(medewerker, nu, **anders):
    velden = {
        "kanaal": "kanaal:telefoon", "ontvangen_op": nu - timedelta(minutes=5), "antwoord": "",
        "adviesvrager_soort": "meldersoort:onderwijs", "vraag": "Hoe bespreek ik mijn zorgen?", "stand": "open",
        "niet_terugbellen": True,
    }  # fmt: skip
    return advies_registreren(medewerker=medewerker, nu=nu, **(velden | anders))


def wie(nu, **anders):
    velden = {"naam": "Juf Kwikstaartkan", "telefoon": "0320-123456", "email": "Juf@Akker.example"}
    return AdviesvragerInvoer(**({"toestemming_op": nu.date(), **velden} | anders))


def overal():
    return "\n".join(als_tekst(tabel) for tabel in tabellen())


@pytest.mark.parametrize("weg", ["advies", "vervolg"])
def test_na_een_advies_staat_nergens_meer_iets_van_het_gezin(frontoffice, beoordelaar, nu, weg):
    """The texts themselves and their ciphertext: the rows of every table, before and after."""
    eerder = gevraagd(frontoffice, nu)
    contact = nieuw_contact(frontoffice, nu, notities=NOTITIES, beller="Juf Kwikstaartkan")
    for medewerker in (frontoffice, beoordelaar):
        velden = {"notities": ["Pimpelmeeskan heeft blauwe plekken"], "token": [str(uuid4())]}
        concept_bewaren(medewerker=medewerker, soort="registratie", velden=velden, over=contact.nummer, nu=nu)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(notities::bytea, 'hex'), encode(beller::bytea, 'hex') FROM meldingen_contact")
        geheim = set(cursor.fetchone())
        cursor.execute("SELECT encode(inhoud::bytea, 'hex') FROM meldingen_concept")
        geheim |= {rij[0] for rij in cursor.fetchall()}
    voor = overal()
    assert len(geheim) == 4
    assert all(deel in voor for deel in geheim)

    samen = {"medewerker": frontoffice, "contact": contact, "contact_versie": 1, "nu": nu}
    if weg == "advies":
        gevraagd(frontoffice, nu, contact=contact, contact_versie=1)
    else:
        adviescontact_vastleggen(
            advies=eerder, kanaal="kanaal:telefoon", op=nu, vraag="En als dat niet helpt?", **samen
        )

    na = overal()
    assert [deel for deel in [*geheim, "Kwikstaartkan", "Pimpelmeeskan"] if deel in na] == []
    assert Concept.objects.count() == 0
    contact.refresh_from_db()
    assert (contact.status, contact.notities, contact.beller) == ("advies", None, None)


def test_een_naam_uit_de_notities_houdt_alles_staande_tot_iemand_bevestigt(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities=NOTITIES)
    velden = {"contact": contact, "contact_versie": 1, "vraag": "Wat doe ik met Pimpelmeeskan?"}

    with pytest.raises(OngeldigeInvoer) as fout:
        gevraagd(frontoffice, nu, **velden)
    assert set(fout.value.velden) == {"vraag", "bevestigd"}
    assert Contact.objects.get().notities == NOTITIES

    assert gevraagd(frontoffice, nu, bevestigd=True, **velden).contact_id == contact.pk


def test_van_open_naar_opgepakt_naar_afgerond(frontoffice, beoordelaar, nu):
    advies = gevraagd(frontoffice, nu)
    assert (advies.opgepakt_op, advies.afgerond_op) == (None, None)

    advies = advies_oppakken(medewerker=frontoffice, advies=advies, nu=nu + timedelta(hours=1), versie=advies.versie)
    advies = advies_afronden(
        medewerker=frontoffice, advies=advies, antwoord="Met het stappenplan.", nu=nu + timedelta(hours=2)
    )

    assert (advies.opgepakt_op, advies.afgerond_op) == (nu + timedelta(hours=1), nu + timedelta(hours=2))
    assert [regel[0] for stap in ("advies_oppakken", "advies_afronden") for regel in audit(stap)] == ["gedaan"] * 2
    with pytest.raises(VerkeerdeToestand):
        advies_afronden(medewerker=frontoffice, advies=advies, antwoord="Nog iets.", nu=nu)
    with pytest.raises(VerkeerdeToestand):
        advies_oppakken(medewerker=frontoffice, advies=advies, nu=nu)


def test_bijwerken_met_een_oud_scherm_verandert_niets(frontoffice, nu):
    advies = gevraagd(frontoffice, nu)
    velden = {"adviesvrager_soort": "meldersoort:huisarts", "antwoord": "", "aanleiding": ("aanleiding:kindcheck",)}
    nieuw = advies_bijwerken(medewerker=frontoffice, advies=advies, vraag="Anders?", nu=nu, versie=1, **velden)

    assert (nieuw.vraag, nieuw.adviesvrager_soort_id, nieuw.versie) == ("Anders?", "meldersoort:huisarts", 2)
    with pytest.raises(InmiddelsGewijzigd):
        advies_bijwerken(medewerker=frontoffice, advies=advies, vraag="Weer?", nu=nu, versie=1, **velden)
    assert Advies.objects.get().vraag == "Anders?"


def test_een_vervolg_op_een_afgerond_advies_heeft_een_antwoord(frontoffice, nu):
    advies = gevraagd(frontoffice, nu, stand="afgerond", antwoord="Praat erover.")
    velden = {"medewerker": frontoffice, "advies": advies, "kanaal": "kanaal:chat", "op": nu, "nu": nu}

    with pytest.raises(OngeldigeInvoer) as fout:
        adviescontact_vastleggen(vraag="En dan?", **velden)
    assert list(fout.value.velden) == ["antwoord"]
    token = uuid4()
    een = adviescontact_vastleggen(vraag="En dan?", antwoord="Bel ons.", token=token, **velden)
    assert adviescontact_vastleggen(vraag="En dan?", antwoord="Bel ons.", token=token, **velden) == een
    assert (een.volgnummer, Adviescontact.objects.count()) == (2, 1)
    telling = tel_adviezen(frontoffice, van=nu.date(), tot=nu.date())
    assert (telling.gestart, telling.gegeven, telling.contacten) == (1, 1, 2)
    assert tel_adviezen(frontoffice, van=nu.date() + timedelta(1), tot=nu.date() + timedelta(9)).contacten == 0


def test_een_adviesvrager_is_terug_te_vinden_en_staat_nergens_leesbaar(frontoffice, frontoffice_utrecht, nu):
    advies = gevraagd(frontoffice, nu)
    rij = adviesvrager_vastleggen(medewerker=frontoffice, advies=advies, invoer=wie(nu), nu=nu)

    for vraag in ({"naam": "juf KWIKSTAARTKAN"}, {"telefoon": "+31 320 123456"}, {"email": "juf@akker.example"}):
        assert list(vind(frontoffice, **vraag)) == [rij]
        assert list(vind(frontoffice_utrecht, **vraag)) == []
    assert list(vind(frontoffice, naam="Kwikstaartkan")) == []
    assert list(vind(frontoffice)) == []
    assert [woord for woord in ("wikstaartkan", "akker.example", "123456") if woord in overal().lower()] == []


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"naam": " "}, "naam"), ({"telefoon": "12"}, "telefoon"), ({"email": "juf"}, "email")],
)
def test_een_adviesvrager_zonder_hele_gegevens_wordt_niet_bewaard(frontoffice, nu, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        adviesvrager_vastleggen(
            medewerker=frontoffice, advies=gevraagd(frontoffice, nu), invoer=wie(nu, **anders), nu=nu
        )

    assert (list(fout.value.velden), Adviesvrager.objects.count()) == ([veld], 0)


def test_wie_zijn_toestemming_intrekt_is_weg_en_zijn_adviezen_blijven(frontoffice, nu):
    een, twee = gevraagd(frontoffice, nu), gevraagd(frontoffice, nu)
    rij = adviesvrager_vastleggen(medewerker=frontoffice, advies=een, invoer=wie(nu), nu=nu)
    adviesvrager_vastleggen(medewerker=frontoffice, advies=twee, invoer=None, bekend=rij, nu=nu)

    assert toestemming_intrekken(medewerker=frontoffice, adviesvrager=rij, nu=nu, token=uuid4()) == 2

    assert Adviesvrager.objects.count() == 0
    assert list(Advies.objects.values_list("adviesvrager", flat=True)) == [None, None]
    assert toestemming_intrekken(medewerker=frontoffice, adviesvrager=rij, nu=nu) == 0
    with pytest.raises(OngeldigeInvoer):
        gevraagd(frontoffice, nu, adviesvrager=rij)


def test_een_advies_wordt_een_melding_en_weet_alleen_haar_nummer(frontoffice, nu):
    advies = gevraagd(frontoffice, nu - timedelta(days=3))
    invoer = melding_invoer(nu, ontvangen_op=nu)

    melding = advies_omzetten(medewerker=frontoffice, advies=advies, invoer=invoer, nu=nu, versie=1)

    advies.refresh_from_db()
    assert (advies.omgezet_naar, advies.afgerond_op, advies.antwoord) == (melding.nummer, nu, "")
    assert (melding.ontvangen_op, melding.status, melding.contact, melding.ambtshalve) == (nu, "ontvangen", None, False)
    assert advies.nummer not in als_tekst("meldingen_melding")
    with pytest.raises(VerkeerdeToestand):
        advies_omzetten(medewerker=frontoffice, advies=advies, invoer=invoer, nu=nu)
    with pytest.raises(VerkeerdeToestand):
        adviescontact_vastleggen(medewerker=frontoffice, advies=advies, kanaal="kanaal:chat", op=nu, vraag="?", nu=nu)


def test_een_melding_uit_een_advies_is_niet_ouder_dan_dat_advies(frontoffice, nu):
    advies = gevraagd(frontoffice, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        advies_omzetten(medewerker=frontoffice, advies=advies, invoer=melding_invoer(nu), nu=nu)

    assert (list(fout.value.velden), Melding.objects.count()) == (["ontvangen_op"], 0)


def test_van_een_advies_door_een_directbetrokkene_meldt_veilig_thuis_zelf(frontoffice, nu):
    anders = {"kanaal": "kanaal:ambtshalve", "melder_soort": None, "ontvangen_op": nu}
    invoer = melding_invoer(nu, **anders, bron=type(melding_invoer(nu).bron)())

    melding = advies_omzetten(medewerker=frontoffice, advies=gevraagd(frontoffice, nu), invoer=invoer, nu=nu)

    assert (melding.ambtshalve, Bron.objects.count()) == (True, 0)


def test_een_melding_die_advies_wordt_houdt_haar_mensen(frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "advies", adviesvraag="Hoe praat ik erover?")

    advies = Advies.objects.get()
    assert (melding.status, melding.betrokkenen.count(), Casus.objects.get().fase) == ("omgezet", 2, "afgesloten")
    assert (advies.omgezet_uit, advies.vraag, advies.contact) == (melding.nummer, "Hoe praat ik erover?", None)
    assert (advies.opgepakt_op, advies.afgerond_op) == (None, None)


def test_een_contact_zonder_vervolg_houdt_zijn_notities_en_geen_concepten(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities=NOTITIES)
    concept_bewaren(medewerker=frontoffice, soort="contact", velden={"notities": ["Meer"]}, over=contact.nummer, nu=nu)

    with pytest.raises(OngeldigeInvoer):
        contact_afsluiten(medewerker=frontoffice, contact=contact, afloop="kanaal:telefoon", nu=nu)
    dicht = contact_afsluiten(
        medewerker=frontoffice, contact=contact, afloop="contactafloop:opgehangen", nu=nu, versie=1
    )

    assert (dicht.status, dicht.notities, Concept.objects.count()) == ("geen_vervolg", NOTITIES, 0)
    with pytest.raises(VerkeerdeToestand):
        contact_afsluiten(medewerker=frontoffice, contact=contact, afloop="contactafloop:anders", nu=nu)


@pytest.mark.parametrize("persona", ["frontoffice_utrecht", "beoordelaar", "lokaalteam"])
def test_wie_het_niet_mag_doet_niets_aan_een_advies(request, frontoffice, nu, persona):
    advies = gevraagd(frontoffice, nu)
    vrager = adviesvrager_vastleggen(medewerker=frontoffice, advies=advies, invoer=wie(nu), nu=nu)
    ander = request.getfixturevalue(persona)
    daden = [
        (advies_oppakken, {"advies": advies}),
        (advies_afronden, {"advies": advies, "antwoord": "Zo."}),
        (advies_omzetten, {"advies": advies, "invoer": melding_invoer(nu, ontvangen_op=nu)}),
        (adviescontact_vastleggen, {"advies": advies, "kanaal": "kanaal:chat", "op": nu, "vraag": "En?"}),
        (adviesvrager_vastleggen, {"advies": advies, "invoer": wie(nu, naam="Ander")}),
        (toestemming_intrekken, {"adviesvrager": vrager}),
    ]

    for stap, velden in daden:
        with pytest.raises(StapNietToegestaan):
            stap(medewerker=ander, nu=nu, **velden)
    assert (Adviesvrager.objects.get().naam, Melding.objects.count()) == ("Juf Kwikstaartkan", 0)


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_een_advies_oppakken(frontoffice, nu):
    advies = gevraagd(frontoffice, nu)

    uitkomsten = tegelijk(*[lambda: advies_oppakken(medewerker=frontoffice, advies=advies, nu=nu)] * 2)

    assert sorted(isinstance(uitkomst, StapFout) for uitkomst in uitkomsten) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_twee_die_tegelijk_van_een_advies_een_melding_maken(frontoffice, nu):
    """Whoever is first: there is one melding, and the advies names it."""
    advies = gevraagd(frontoffice, nu)
    invoer = melding_invoer(nu, ontvangen_op=nu)

    tegelijk(
        lambda: advies_omzetten(medewerker=frontoffice, advies=advies, invoer=invoer, nu=nu),
        lambda: advies_omzetten(medewerker=frontoffice, advies=advies, invoer=invoer, nu=nu),
    )

    assert (Melding.objects.count(), Advies.objects.get().omgezet_naar) == (1, Melding.objects.get().nummer)
