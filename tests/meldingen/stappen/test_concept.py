# SPDX-License-Identifier: EUPL-1.2
"""A draft: kept, his alone, never over another window's text, gone with the act or with the advies."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from audit.models import AuditRegel
from meldingen.concepten import (
    MAX_BYTES,
    AnderVenster,
    aantal_concepten,
    lees_velden,
    wis_concepten,
    wis_eigen_concept,
)
from meldingen.fouten import AlGedaan, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Concept, Contact
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.concept_weggooien import concept_weggooien
from meldingen.stappen.contact_afsluiten import contact_afsluiten
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.stappen.registreren import registreren
from tests.meldingen.fabriek import gemeld, melding_invoer, nieuw_contact
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
KANARIE = "Conceptkanariekan"


def bewaar(medewerker, nu, tekst=KANARIE, **anders):
    velden = {"token": [str(anders.pop("token", ""))], "toelichting": [tekst]}
    return concept_bewaren(medewerker=medewerker, nu=nu, **({"soort": "registratie", "velden": velden} | anders))


def mijn(medewerker):
    return list(Concept.objects.zichtbaar_voor(medewerker))


def test_wat_getypt_is_staat_er_weer_en_elke_keer_is_een_versie(frontoffice, nu):
    eerste = bewaar(frontoffice, nu, "Geschreeuw", versie=0)
    tweede = bewaar(frontoffice, nu + timedelta(minutes=3), "Geschreeuw op straat", versie=eerste.versie)

    (concept,) = mijn(frontoffice)
    assert lees_velden(concept) == {"toelichting": ["Geschreeuw op straat"]}
    assert (concept.versie, tweede.versie) == (eerste.versie + 1, eerste.versie + 1)
    assert (concept.begonnen_op, concept.bijgewerkt_op) == (nu, nu + timedelta(minutes=3))


@pytest.mark.parametrize("versie", [0, None])
def test_wie_naar_een_andere_regio_gaat_begint_daar_opnieuw(frontoffice, utrecht, flevoland, nu, versie):
    bewaar(frontoffice, nu, versie=0)
    frontoffice.vt_organisatie = utrecht
    frontoffice.save()

    nieuw = bewaar(frontoffice, nu + timedelta(days=3), "Gezin in Utrecht", versie=versie)

    assert (nieuw.organisatie, [lees_velden(rij) for rij in mijn(frontoffice)]) == (
        utrecht, [{"toelichting": ["Gezin in Utrecht"]}],
    )  # fmt: skip
    frontoffice.vt_organisatie = flevoland
    frontoffice.save()
    assert [lees_velden(rij) for rij in mijn(frontoffice)] == [{"toelichting": [KANARIE]}]


def test_een_ander_venster_wordt_niet_overschreven(frontoffice, nu):
    oud = bewaar(frontoffice, nu, "Eerst", versie=0)
    bewaar(frontoffice, nu, "Uit het andere venster", versie=oud.versie)

    for versie in (oud.versie, 0):
        with pytest.raises(AnderVenster):
            bewaar(frontoffice, nu, "Uit dit venster", versie=versie)

    assert [lees_velden(c)["toelichting"] for c in mijn(frontoffice)] == [["Uit het andere venster"]]


def test_nog_eens_bewaren_na_een_verloren_antwoord_is_geen_botsing(frontoffice, nu):
    oud = bewaar(frontoffice, nu, "Eerst", versie=0)
    nieuw = bewaar(frontoffice, nu, "Daarna", versie=oud.versie)

    assert bewaar(frontoffice, nu, "Daarna", versie=oud.versie).versie == nieuw.versie


def test_een_venster_van_een_weggegooid_concept_overschrijft_het_volgende_niet(frontoffice, nu):
    oud = bewaar(frontoffice, nu, "Weg", versie=0)
    concept_weggooien(medewerker=frontoffice, soort="registratie", versie=oud.versie, nu=nu)
    with pytest.raises(AnderVenster):
        bewaar(frontoffice, nu, "Weg, maar nog op het scherm", versie=oud.versie)

    bewaar(frontoffice, nu + timedelta(minutes=1), "Een nieuw gesprek", versie=0)
    with pytest.raises(AnderVenster):
        bewaar(frontoffice, nu + timedelta(minutes=2), "Weg, maar nog op het scherm", versie=oud.versie)

    assert [lees_velden(c)["toelichting"] for c in mijn(frontoffice)] == [["Een nieuw gesprek"]]


@pytest.mark.parametrize(
    ("velden", "gezegd"),
    [
        ({"toelichting": ["x" * MAX_BYTES]}, "200 kB"),
        ({"toelichting": "geen lijst"}, "lijst"),
        ({"toelichting": [7]}, "lijst"),
        ([], "lijst"),
    ],
)
def test_wat_niet_bewaard_kan_worden_wordt_gezegd(frontoffice, nu, velden, gezegd):
    with pytest.raises(OngeldigeInvoer) as fout:
        concept_bewaren(medewerker=frontoffice, soort="registratie", velden=velden, nu=nu)

    assert gezegd in fout.value.velden["velden"][0]
    assert mijn(frontoffice) == []


def test_tekens_die_geen_tekst_zijn_kosten_de_rest_niet(frontoffice, nu):
    bewaar(frontoffice, nu, "voor\x00na \ud83d einde ë €", versie=0)

    assert lees_velden(mijn(frontoffice)[0])["toelichting"] == ["voorna ? einde ë €"]


@pytest.mark.parametrize(
    "over", ["K-2025-999999", "A-2025-999999", "C-2025-999999", "onzin", "K-1", "K-2025-000001\x00"]
)
def test_over_wat_er_niet_is_wordt_niets_bewaard(frontoffice, nu, over):
    with pytest.raises(OngeldigeInvoer) as fout:
        bewaar(frontoffice, nu, over=over)

    assert list(fout.value.velden) == ["onderwerp"]


def test_over_een_contact_van_een_andere_regio_ook_niet(frontoffice, frontoffice_utrecht, nu):
    contact = nieuw_contact(frontoffice_utrecht, nu)

    with pytest.raises(OngeldigeInvoer):
        bewaar(frontoffice, nu, over=contact.nummer)


def test_alleen_de_maker_ziet_zijn_concept(frontoffice, beoordelaar, frontoffice_utrecht, nu):
    contact = nieuw_contact(frontoffice, nu)
    bewaar(frontoffice, nu, over=contact.nummer)
    bewaar(beoordelaar, nu, "Van een collega", over=contact.nummer)

    assert [lees_velden(c)["toelichting"] for c in mijn(frontoffice)] == [[KANARIE]]
    assert [lees_velden(c)["toelichting"] for c in mijn(beoordelaar)] == [["Van een collega"]]
    assert mijn(frontoffice_utrecht) == []


@pytest.mark.parametrize("wie", ["onderzoeker", "manager", "beheerder", "privacy", "lokaalteam"])
def test_wie_het_formulier_niet_mag_versturen_bewaart_het_niet(request, wie, nu):
    with pytest.raises(StapNietToegestaan):
        bewaar(request.getfixturevalue(wie), nu)


@pytest.mark.parametrize("soort", ["advies", "afronden", "bijwerken", "vervolg"])
def test_een_beoordelaar_bewaart_geen_advies(beoordelaar, nu, soort):
    with pytest.raises(StapNietToegestaan):
        bewaar(beoordelaar, nu, soort=soort)


def test_in_de_tabel_staat_geen_leesbare_tekst(frontoffice, nu):
    bewaar(frontoffice, nu)
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhoud, c::text FROM meldingen_concept c")
        ((ruw, rij),) = cursor.fetchall()

    assert bytes(ruw).startswith(b"VT1")
    assert KANARIE.encode() not in bytes(ruw)
    assert KANARIE not in rij
    assert KANARIE in mijn(frontoffice)[0].inhoud


def test_de_audit_zegt_dat_er_een_concept_is_en_niet_wat_erin_staat(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu)
    versie = 0
    for keer in range(5):
        versie = bewaar(frontoffice, nu, f"{KANARIE} {keer}", over=contact.nummer, versie=versie).versie
    concept_weggooien(medewerker=frontoffice, soort="registratie", over=contact.nummer, versie=versie, nu=nu)

    regels = AuditRegel.objects.filter(onderwerp="concept").order_by("id").values_list("actie", "nummer", "gegevens")
    assert list(regels) == [
        ("concept_bewaren", contact.nummer, {"soort": "registratie"}),
        ("concept_weggooien", contact.nummer, {"soort": "registratie"}),
    ]


def test_weggooien_gaat_alleen_over_wat_men_zag(frontoffice, beoordelaar, nu):
    concept = bewaar(frontoffice, nu, "Eerst", versie=0)
    bewaar(frontoffice, nu, "Later getypt", versie=concept.versie)

    with pytest.raises(AnderVenster):
        concept_weggooien(medewerker=frontoffice, soort="registratie", versie=concept.versie, nu=nu)
    assert concept_weggooien(medewerker=beoordelaar, soort="registratie", nu=nu) == 0
    assert len(mijn(frontoffice)) == 1
    assert concept_weggooien(medewerker=frontoffice, soort="registratie", nu=nu) == 1
    assert concept_weggooien(medewerker=frontoffice, soort="registratie", nu=nu) == 0


def test_versturen_wist_het_concept_van_dat_formulier_en_geen_ander(frontoffice, beoordelaar, nu):
    token, ander = uuid4(), uuid4()
    contact = nieuw_contact(frontoffice, nu)
    bewaar(frontoffice, nu, token=token, over=contact.nummer)
    bewaar(frontoffice, nu, "Een ander gesprek", token=ander)
    bewaar(frontoffice, nu, "Notities", token=token, soort="contact")
    bewaar(beoordelaar, nu, "Van een collega", token=ander, over=contact.nummer)

    registreren(medewerker=frontoffice, invoer=melding_invoer(nu), contact=contact, nu=nu, token=token)

    assert {(c.soort, c.onderwerp) for c in mijn(frontoffice)} == {("registratie", ""), ("contact", "")}
    assert len(mijn(beoordelaar)) == 1


def test_een_machine_wist_niet_wat_haar_mens_typt(frontoffice, nu):
    bewaar(frontoffice, nu, token=uuid4())

    gemeld(frontoffice, nu)

    assert len(mijn(frontoffice)) == 1
    assert wis_eigen_concept(medewerker=frontoffice, soort="registratie", token=None) == 0


def test_wat_te_laat_komt_maakt_van_een_verstuurd_formulier_geen_concept_meer(frontoffice, nu):
    token = uuid4()
    contact_vastleggen(
        medewerker=frontoffice, kanaal="kanaal:telefoon", ontvangen_op=nu, notities="Klaar", nu=nu, token=token
    )

    for versie in (None, 0, 7):
        with pytest.raises(AlGedaan):
            bewaar(frontoffice, nu, token=token, soort="contact", versie=versie)
    assert mijn(frontoffice) == []


def test_een_advies_wist_de_concepten_van_iedereen_over_dat_contact(frontoffice, beoordelaar, nu):
    contact, elders = nieuw_contact(frontoffice, nu), nieuw_contact(frontoffice, nu)
    for wie in (frontoffice, beoordelaar):
        bewaar(wie, nu, over=contact.nummer)
        bewaar(wie, nu, over=elders.nummer)
    bewaar(frontoffice, nu, soort="contact", over=contact.nummer)
    assert aantal_concepten(organisatie_id=contact.organisatie_id, onderwerp=contact.nummer) == 3

    advies_registreren(
        medewerker=frontoffice, kanaal="kanaal:telefoon", ontvangen_op=contact.ontvangen_op, nu=nu, contact=contact,
        adviesvrager_soort="meldersoort:politie", vraag="Wat kan ik doen?", antwoord="Praat met een collega.",
    )  # fmt: skip

    assert set(Concept.objects.values_list("onderwerp", flat=True)) == {elders.nummer}
    assert Concept.objects.count() == 2
    # A window that is still open does not bring it back.
    with pytest.raises(VerkeerdeToestand):
        bewaar(beoordelaar, nu, over=contact.nummer, versie=0)


def test_een_contact_zonder_vervolg_krijgt_geen_concept_meer(frontoffice, beoordelaar, nu):
    contact = nieuw_contact(frontoffice, nu)
    bewaar(beoordelaar, nu, over=contact.nummer)
    contact_afsluiten(medewerker=frontoffice, contact=contact, afloop="contactafloop:opgehangen", nu=nu)

    with pytest.raises(VerkeerdeToestand):
        bewaar(beoordelaar, nu, over=contact.nummer)

    assert Concept.objects.count() == 0


def test_wie_doortypt_terwijl_een_collega_registreert_verliest_niets(frontoffice, beoordelaar, nu):
    contact = nieuw_contact(frontoffice, nu)
    registreren(medewerker=frontoffice, invoer=melding_invoer(nu), contact=contact, nu=nu)

    bewaar(beoordelaar, nu, "Wat de beller nog zei", soort="contact", over=contact.nummer, versie=0)

    assert Contact.objects.get().status == "melding"
    assert len(mijn(beoordelaar)) == 1


def test_wissen_zonder_nummer_kan_niet(frontoffice, nu):
    bewaar(frontoffice, nu)

    with pytest.raises(ValueError, match="nummer"):
        wis_concepten(organisatie_id=frontoffice.vt_organisatie_id, onderwerp="")
    assert len(mijn(frontoffice)) == 1


@pytest.mark.django_db(transaction=True)
def test_twee_vensters_die_tegelijk_beginnen_kiezen(frontoffice, nu):
    uitkomsten = tegelijk(*(partial(bewaar, frontoffice, nu, f"Venster {n}", versie=0) for n in (1, 2)))

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["AnderVenster", "Concept"]
    assert len(mijn(frontoffice)) == 1


@pytest.mark.django_db(transaction=True)
def test_een_advies_en_een_collega_die_typt_tegelijk(frontoffice, beoordelaar, nu):
    """Whoever is first: nothing about the family is left."""
    contact = nieuw_contact(frontoffice, nu)
    adviseer = partial(
        advies_registreren, medewerker=frontoffice, kanaal="kanaal:telefoon", ontvangen_op=contact.ontvangen_op, nu=nu,
        contact=contact, adviesvrager_soort="meldersoort:politie", vraag="Wat kan ik doen?", antwoord="Praat.",
    )  # fmt: skip

    tegelijk(adviseer, partial(bewaar, beoordelaar, nu, over=contact.nummer, versie=0))

    assert Contact.objects.get().status == "advies"
    assert Concept.objects.count() == 0
