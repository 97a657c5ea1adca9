# SPDX-License-Identifier: EUPL-1.2
"""The page for registering by phone, without JavaScript."""

from datetime import date

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Bron, Casus, Melding
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, PersoonGegevens
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld, nieuw_contact
from tests.meldingen.invoer import als_form
from tests.meldingen.personen import iemand, melding_over

pytestmark = pytest.mark.django_db
URL = "/meldingen/registreren"


@pytest.fixture
def bekend(frontoffice, nu):
    """A melding about Sanne Kanariepiet, born in 1988."""
    sanne = PersoonGegevens(voornamen="Sanne", geboortenaam="Kanariepiet", geboortedatum=date(1988, 4, 2))
    return gemeld(frontoffice, nu, betrokkenen=(BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=sanne),))


@pytest.fixture
def scherm(client, frontoffice):
    client.force_login(frontoffice)
    return client


def sanne(**anders):
    return als_form(betrokkenen__0__geboortenaam="Kanariepiet", betrokkenen__0__geboortedatum="02-04-1988", **anders)


def test_registreren_door_het_scherm(scherm, frontoffice):
    antwoord = scherm.post(URL, als_form(betrokkenen__0__geboortedatum="1988", betrokkenen__0__plaats="Almere"))

    melding = Melding.objects.get()
    assert antwoord["Location"] == f"/meldingen/{melding.nummer}"
    persoon = melding.betrokkenen.order_by("pk").first().persoon
    assert (persoon.geboortedatum, persoon.geboortedatum_precisie) == (date(1988, 1, 1), "jaar")
    pagina = scherm.get(f"/meldingen/{melding.nummer}").content.decode()
    assert '<td data-kop="Geboren">1988</td>' in pagina
    assert "01-01-1988" not in pagina
    assert persoon.adressen.get().plaats == "Almere"
    assert Bron.objects.get().onthulling_id == "onthulling:geheim_omstander"
    assert [b.persoon.onbekend for b in melding.betrokkenen.order_by("pk")] == [False, True]


def test_van_contact_naar_melding_houdt_de_notities_in_beeld(scherm, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Buurvrouw hoort ruzie")
    url = f"/contacten/{contact.nummer}/melding"

    pagina = scherm.get(url)
    ontvangen = f"{timezone.localtime(contact.ontvangen_op):%d-%m-%Y %H:%M}"
    antwoord = scherm.post(url, als_form(contact_versie="1", ontvangen_op=ontvangen))

    assert "Buurvrouw hoort ruzie" in pagina.content.decode()
    assert Melding.objects.get().contact_id == contact.pk
    assert antwoord.status_code == 302


def test_rij_toevoegen_houdt_alles_vast_en_controleert_niets(scherm):
    ingevuld = als_form(actie="rijen", toelichting="", betrokkenen__0__bsn="geen bsn", crisis=None)

    antwoord = scherm.post(URL, ingevuld)

    form = antwoord.context["form"]
    assert (antwoord.status_code, form.aantal_rijen, form.is_bound) == (200, 6, False)
    assert form["betrokkenen-0-bsn"].value() == "geen bsn"
    assert form["betrokkenen-0-geboortenaam"].value() == "Vogel"
    assert form["bron-naam"].value() == "Truus Kanarie-Melder"


def test_er_komen_nooit_meer_dan_vijftig_rijen(scherm):
    form = scherm.post(URL, als_form(actie="rijen", rijen="49")).context["form"]

    assert form.aantal_rijen == 50


def test_zoeken_zonder_javascript_toont_wie_bekend_is_met_redenen(scherm, frontoffice, bekend):
    antwoord = scherm.post(URL, sanne(actie="zoek"))

    (gezin,) = antwoord.context["paneel"].gezinnen
    (gevonden,) = gezin.bekenden
    assert (gevonden.naam, gezin.casussen[0].nummer) == ("Sanne Kanariepiet", bekend.casus.nummer)
    assert "geboortedatum gelijk" in gevonden.redenen
    regel = AuditRegel.objects.get(actie="zoeken")
    assert (regel.uitkomst, regel.medewerker_id, regel.gegevens, regel.grond) == (
        "ingezien",
        frontoffice.pk,
        {"aantal": 1},
        "registratie",
    )


def test_zoeken_met_htmx_geeft_alleen_het_paneel(scherm, bekend):
    antwoord = scherm.post("/personen/zoeken", sanne(), headers={"HX-Request": "true"})

    tekst = antwoord.content.decode()
    assert ("Sanne Kanariepiet" in tekst, "<html" in tekst) == (True, False)
    assert f'value="koppel:0:{Persoon.objects.get(voornamen="Sanne").nummer}"' in tekst


def test_te_weinig_om_te_zoeken_is_geen_fout_en_geen_inzage(scherm, bekend):
    antwoord = scherm.post("/personen/zoeken", {"betrokkenen-0-geboortenaam": "K"})

    assert antwoord.status_code == 200
    assert "Vul van één persoon genoeg in" in antwoord.content.decode()
    assert not AuditRegel.objects.filter(actie="zoeken").exists()


@pytest.mark.parametrize("rij", ["", "-1", "abc", "99999999999", "\x00"])
def test_onzinnige_rij_is_geen_serverfout(scherm, rij):
    assert scherm.post("/personen/zoeken", {"rijen": rij}).status_code == 200
    for actie in ("zoek", "ontkoppel", "geen_match", "toch", "koppel"):
        assert scherm.post(URL, als_form(actie=f"{actie}:{rij}", rijen=rij)).status_code == 200
    assert scherm.post(URL, als_form(actie=f"koppel:{rij}:P-2026-1,,:")).status_code == 200
    assert scherm.post(URL, als_form(actie=f"erbij:{rij}")).status_code == 200


def test_afgeschermd_dossier_geeft_alleen_een_verwijzing(scherm, bekend):
    Casus.objects.update(afgeschermd=True)

    tekst = scherm.post("/personen/zoeken", sanne()).content.decode()

    assert ("Neem contact op met de teamleider" in tekst, "Sanne" in tekst, "C-20" in tekst) == (True, False, False)


def test_andere_regio_vindt_niemand(client, frontoffice_utrecht, bekend):
    client.force_login(frontoffice_utrecht)

    tekst = client.post("/personen/zoeken", sanne()).content.decode()

    assert ("Niemand gevonden" in tekst, "Sanne" in tekst) == (True, False)


@pytest.mark.parametrize("wie", ["onderzoeker", "manager", "lokaalteam", "privacy"])
def test_zoeken_zonder_recht(client, request, bekend, wie):
    client.force_login(request.getfixturevalue(wie))

    assert client.post("/personen/zoeken", sanne()).status_code == 403


def test_koppelen_biedt_het_bekende_dossier_aan_en_vraagt_een_keuze(scherm, bekend):
    nummer = Persoon.objects.get(voornamen="Sanne").nummer

    form = scherm.post(URL, sanne(actie=f"koppel:0:{nummer}")).context["form"]
    zonder = scherm.post(URL, sanne(betrokkenen__0__persoon_nummer=nummer))
    met = scherm.post(URL, sanne(betrokkenen__0__persoon_nummer=nummer, casus=bekend.casus.nummer))

    assert form["betrokkenen-0-persoon_nummer"].value() == nummer
    assert [waarde for waarde, _ in form.fields["casus"].choices] == [bekend.casus.nummer, "nieuw"]
    assert (zonder.status_code, list(zonder.context["form"].errors)) == (400, ["casus"])
    assert met.status_code == 302
    assert [m.casus_id for m in Melding.objects.all()] == [bekend.casus_id] * 2
    assert Persoon.objects.filter(voornamen="Sanne").count() == 1


def test_bekend_persoon_in_een_nieuwe_casus(scherm, bekend):
    nummer = Persoon.objects.get(voornamen="Sanne").nummer

    scherm.post(URL, sanne(betrokkenen__0__persoon_nummer=nummer, casus="nieuw"))

    assert Casus.objects.count() == 2


def test_casus_die_niet_is_aangeboden_is_geen_keuze(scherm, frontoffice, bekend, nu):
    vreemd = gemeld(frontoffice, nu).casus.nummer
    nummer = Persoon.objects.get(geboortedatum=date(1988, 4, 2)).nummer

    antwoord = scherm.post(URL, sanne(betrokkenen__0__persoon_nummer=nummer, casus=vreemd))

    assert list(antwoord.context["form"].errors) == ["casus"]


def test_geen_match_wordt_onthouden(scherm, bekend):
    nummer = Persoon.objects.get(voornamen="Sanne").nummer
    antwoord = scherm.post(URL, sanne(actie=f"geen_match:0:{nummer}"))
    assert antwoord.context["form"]["betrokkenen-0-geen_match"].value() == nummer
    assert antwoord.context["paneel"].gezinnen == ()

    scherm.post(URL, sanne(betrokkenen__0__geen_match=nummer))

    nieuw = Melding.objects.latest("pk")
    assert list(nieuw.betrokkenen.order_by("pk").values_list("herkenning", flat=True)) == ["geen_match", "niet_gezocht"]


def test_fout_in_een_latere_rij_komt_bij_die_rij(scherm):
    antwoord = scherm.post(
        URL,
        als_form(
            betrokkenen__1__rol="",
            betrokkenen__1__onbekend=None,
            betrokkenen__3__rol="betrokkenerol:kind",
            betrokkenen__3__geboortenaam="Vogel",
            betrokkenen__3__bsn="123456789",
        ),
    )

    assert list(antwoord.context["form"].errors) == ["betrokkenen-3-bsn"]
    assert antwoord.context["rijen"][3].open
    assert "Persoon 4, bsn" in antwoord.content.decode()


def test_enter_registreert_niet(scherm):
    tekst = scherm.get(URL).content.decode()

    assert tekst.index('value="bijwerken"') < tekst.index('value="registreren"')


@pytest.mark.parametrize(("kanaal", "melder"), [("telefoon", {"melder_soort"}), ("ambtshalve", set())])
def test_wat_ontbreekt_staat_in_een_keer_bij_de_velden(scherm, kanaal, melder):
    antwoord = scherm.post(URL, {"actie": "registreren", "kanaal": f"kanaal:{kanaal}", "ontvangen_op": "nu"})

    overig = {"gemeente", "crisis", "toelichting", "betrokkenen-0-rol", "bron-onthulling"}
    assert (antwoord.status_code, antwoord.context["form"].errors.keys()) == (400, overig | melder)
    pagina = antwoord.content.decode()
    assert "Wat is er gebeurd? Schrijf op wat er gebeurd is." in pagina
    assert "Persoon 1, rol: Noem ten minste één betrokkene" in pagina


@pytest.mark.parametrize("hoe", ["persoon", "adres", "vinkje", "ander nummer"])
def test_wie_woont_bij_iemand_die_schuilt_krijgt_een_geheim_adres(scherm, frontoffice, beoordelaar, nu, hoe):
    """Also in a dossier in which the first person will not be."""
    plek = AdresGegevens(straat="Schuilstraat", huisnummer=7, postcode="1315AB", plaats="Almere", geheim=hoe == "adres")
    moeder = melding_over(frontoffice, nu, iemand(adres=plek, geheim_adres=hoe == "persoon")).betrokkenen.get().persoon
    if hoe == "ander nummer":
        ander = melding_over(frontoffice, nu, iemand(geheim_adres=True)).betrokkenen.get().persoon
        voeg_samen(een=moeder, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)

    antwoord = scherm.post(URL, als_form(**{
        "betrokkenen-0-persoon_nummer": moeder.nummer, "betrokkenen-0-geboortenaam": None,
        "betrokkenen-0-voornamen": None, "betrokkenen-0-geheim_adres": "on" if hoe == "vinkje" else None,
        "betrokkenen-1-rol": "betrokkenerol:kind", "betrokkenen-1-onbekend": None, "betrokkenen-1-voornamen": "Noor",
        "betrokkenen-1-zelfde_adres": "on", "casus": "nieuw",
    }))  # fmt: skip

    assert antwoord.status_code == 302
    noor = Persoon.objects.get(voornamen="Noor")
    assert (noor.geheim_adres, noor.adressen.get().straat, noor.adressen.get().geheim) == (True, "Schuilstraat", True)


def test_van_wie_gekoppeld_is_kan_het_adres_geheim_worden_en_is_te_zien_dat_het_dat_is(scherm, frontoffice, nu):
    moeder = melding_over(frontoffice, nu).betrokkenen.get().persoon
    ingevuld = als_form(actie="rijen", betrokkenen__0__persoon_nummer=moeder.nummer)
    vakje = 'type="checkbox" name="betrokkenen-0-geheim_adres"'

    eerst = scherm.post(URL, ingevuld).content.decode()
    Persoon.objects.filter(pk=moeder.pk).update(geheim_adres=True)
    later = scherm.post(URL, ingevuld).content.decode()

    assert (vakje in eerst, "Dan zijn alle adressen van deze persoon geheim" in eerst) == (True, True)
    assert (vakje in later, ">adres is geheim<" in later) == (False, True)


@pytest.mark.parametrize(
    ("velden", "geheim", "gemeente"), [({}, False, "GM0034"), ({"geheim_adres": True}, False, ""), ({}, True, "")]
)
def test_waar_iemand_schuilt_wordt_geen_gemeente_van_het_dossier(scherm, frontoffice, nu, velden, geheim, gemeente):
    """It would go along with the handover of it."""
    adres = AdresGegevens(straat="Schuilstraat", huisnummer=7, plaats="Almere", geheim=geheim)
    moeder = melding_over(frontoffice, nu, iemand(adres=adres, **velden)).betrokkenen.get().persoon

    antwoord = scherm.post(URL, als_form(actie="rijen", gemeente="", betrokkenen__0__persoon_nummer=moeder.nummer))

    assert antwoord.context["form"].initial["gemeente"] == gemeente
