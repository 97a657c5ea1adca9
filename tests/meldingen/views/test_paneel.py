# SPDX-License-Identifier: EUPL-1.2
"""The panel beside the typing: a whole family, its buttons as plain submits, and what each of them keeps."""

import re

import pytest

from audit.models import AuditRegel
from meldingen.models import Casus, Melding
from personen.models import Persoon
from tests.meldingen.invoer import als_form
from tests.meldingen.test_herkennen import GEZIN, betrokkene, melding_van

pytestmark = pytest.mark.django_db
URL = "/meldingen/registreren"


@pytest.fixture
def gezin(frontoffice, nu):
    return melding_van(frontoffice, nu, *GEZIN)


@pytest.fixture
def scherm(client, frontoffice):
    client.force_login(frontoffice)
    return client


def getypt(*namen, **anders):
    """The page with these people typed in, from the first row on."""
    velden = {}
    for rij, naam in enumerate(namen):
        gegevens = betrokkene(naam).gegevens
        velden |= {
            f"betrokkenen__{rij}__rol": "betrokkenerol:kind",
            f"betrokkenen__{rij}__onbekend": None,
            f"betrokkenen__{rij}__voornamen": naam,
            f"betrokkenen__{rij}__geboortenaam": gegevens.geboortenaam,
            f"betrokkenen__{rij}__geboortedatum": f"{gegevens.geboortedatum:%d-%m-%Y}",
        }
    if len(namen) == 1:
        velden |= {"betrokkenen__1__rol": None, "betrokkenen__1__onbekend": None}
    return als_form(**velden | anders)


def nummers(*namen):
    return [Persoon.objects.get(voornamen=naam).nummer for naam in namen]


def gekoppeld(antwoord):
    form = antwoord.context["form"]
    return {rij: persoon.voornamen for rij, persoon in form.gekoppeld.items()}


def test_een_leeg_scherm_zoekt_niet_en_zegt_wat_nodig_is(scherm):
    tekst = scherm.get(URL).content.decode()

    assert "Vul van één persoon genoeg in" in tekst
    assert not AuditRegel.objects.filter(actie="zoeken").exists()


def test_het_paneel_toont_het_gezin_met_zijn_dossier(scherm, gezin):
    tekst = scherm.post("/personen/zoeken", getypt("Sanne", "Bram")).content.decode()

    kaal = " ".join(re.sub(r"<[^>]+>", " ", tekst).split())
    assert f"{gezin.casus.nummer} (opent in een nieuw tabblad) veiligheidsbeoordeling 1 melding, in 20" in kaal
    assert "Koppel dit gezin (2) : Sanne Kanariepiet, Bram Vinkenstein" in kaal
    assert "Persoon 1 bekend Koppel Sanne Kanariepiet aan persoon 1 Sanne Kanariepiet" in kaal
    assert "Voeg toe: Lotte Vinkenstein (2014)" in kaal
    assert 'data-vt-meld="Eén gezin mogelijk bekend"' in tekst


def test_koppel_dit_gezin_koppelt_wie_bekend_is_en_houdt_wat_getypt_is(scherm, gezin):
    sanne, bram = nummers("Sanne", "Bram")

    antwoord = scherm.post(URL, getypt("Sanne", "Bram", actie=f"koppel:0:{sanne},1:{bram}"))

    assert gekoppeld(antwoord) == {0: "Sanne", 1: "Bram"}
    assert antwoord.context["form"]["betrokkenen-0-geboortenaam"].value() == "Kanariepiet"
    assert [b.oordeel for b in antwoord.context["paneel"].gezinnen[0].bekenden] == ["gekoppeld", "gekoppeld"]


def test_een_ander_lid_van_het_gezin_komt_in_de_eerste_lege_rij(scherm, gezin):
    (kim,) = nummers("Kim")

    antwoord = scherm.post(URL, getypt("Sanne", "Bram", actie=f"erbij:{kim}"))

    assert gekoppeld(antwoord) == {2: "Kim"}


def test_erbij_maakt_een_rij_als_er_geen_leeg_is_en_overschrijft_nooit(scherm, gezin):
    (kim,) = nummers("Kim")
    vol = getypt("Sanne", "Bram", "Lotte", "Sanne", actie=f"erbij:{kim}")
    stampvol = {**vol, "rijen": "50", **{f"betrokkenen-{rij}-plaats": "Almere" for rij in range(50)}}

    erbij, geweigerd = scherm.post(URL, vol), scherm.post(URL, stampvol)

    assert gekoppeld(erbij) == {4: "Kim"}
    assert erbij.context["form"].aantal_rijen == 5
    assert gekoppeld(geweigerd) == {}


def test_geen_van_deze_personen_en_toch_weer(scherm, gezin):
    (sanne,) = nummers("Sanne")

    weg = scherm.post(URL, getypt("Sanne", actie=f"geen_match:0:{sanne}"))
    onthouden = getypt("Sanne", betrokkenen__0__geen_match=sanne)
    terug = scherm.post(URL, {**onthouden, "actie": "toch:0"})

    assert (weg.context["paneel"].gezinnen, weg.context["paneel"].getoond) == ((), [])
    assert terug.context["paneel"].getoond == [(0, sanne)]


def test_wat_later_gevonden_wordt_is_nog_niet_afgewezen(scherm, gezin):
    """'None of these' is about who was shown: somebody found by what is typed later is shown all the same."""
    (lotte,) = nummers("Lotte")

    antwoord = scherm.post("/personen/zoeken", getypt("Sanne", betrokkenen__0__geen_match=lotte))

    assert [b.naam for b in antwoord.context["paneel"].gezinnen[0].bekenden] == ["Sanne Kanariepiet"]


def test_een_geweigerde_registratie_houdt_het_paneel(scherm, gezin):
    antwoord = scherm.post(URL, getypt("Sanne", toelichting=""))

    assert antwoord.status_code == 400
    assert [b.naam for b in antwoord.context["paneel"].gezinnen[0].bekenden] == ["Sanne Kanariepiet"]


def test_elke_zoekvraag_wordt_een_keer_vastgelegd_met_waarvoor(scherm, gezin):
    scherm.post("/personen/zoeken", getypt("Sanne"))
    scherm.post(URL, getypt("Bram", actie="zoek"))

    regels = AuditRegel.objects.filter(actie="zoeken").order_by("pk")
    assert [(r.uitkomst, r.grond, r.gegevens) for r in regels] == [("ingezien", "registratie", {"aantal": 4})] * 2


def test_afgeschermd_noemt_wie_het_weet_en_verder_niets(scherm, frontoffice, gezin):
    Casus.objects.update(afgeschermd=True)
    frontoffice.vt_organisatie.contact_afgeschermd = "Ank van de balie"
    frontoffice.vt_organisatie.save()
    (sanne,) = nummers("Sanne")

    paneel = scherm.post("/personen/zoeken", getypt("Sanne", "Bram")).content.decode()
    koppelen = scherm.post(URL, getypt("Sanne", actie=f"koppel:0:{sanne}"))

    assert "Neem contact op met Ank van de balie voordat u verdergaat." in paneel
    assert [naam for naam in (*GEZIN, "Vinkenstein", gezin.casus.nummer, "P-20") if naam in paneel] == []
    assert gekoppeld(koppelen) == {}
    assert "casus" not in koppelen.context["form"].fields


def test_het_open_dossier_van_het_gezin_wordt_voorgesteld_en_niet_gekozen(scherm, frontoffice, gezin, nu):
    dicht = melding_van(frontoffice, nu, "Sanne").casus
    Casus.objects.filter(pk=dicht.pk).update(
        fase="afgesloten", gesloten_op=nu, zicht_houder=None, zicht_sinds=None, geopend_op=nu
    )
    eerste = Persoon.objects.filter(voornamen="Sanne").earliest("pk")
    laatste = Persoon.objects.filter(voornamen="Sanne").latest("pk")

    vorm = scherm.post(URL, getypt("Sanne", actie=f"koppel:0:{eerste.nummer}")).context["form"]
    van_dicht = scherm.post(URL, getypt("Sanne", actie=f"koppel:0:{laatste.nummer}")).context["form"]

    ((nummer, tekst), (nieuw, _)) = vorm.fields["casus"].choices
    assert (nummer, nieuw, vorm["casus"].value()) == (gezin.casus.nummer, "nieuw", None)
    assert tekst.endswith("Voorstel: dit dossier is nog open.")
    assert "Voorstel" not in van_dicht.fields["casus"].choices[0][1]


def test_een_gezin_van_zoeken_tot_registreren_zonder_javascript(scherm, gezin):
    gezocht = scherm.post(URL, getypt("Sanne", "Bram", actie="zoek"))
    knop = re.search(r'value="(koppel:0:[^"]+,[^"]+)"', gezocht.content.decode())[1]
    gekozen = scherm.post(URL, getypt("Sanne", "Bram", actie=knop))
    velden = {f"betrokkenen__{rij}__persoon_nummer": p.nummer for rij, p in gekozen.context["form"].gekoppeld.items()}

    antwoord = scherm.post(URL, getypt("Sanne", "Bram", casus=gezin.casus.nummer, **velden))

    melding = Melding.objects.latest("pk")
    assert (antwoord.status_code, melding.casus_id) == (302, gezin.casus_id)
    assert [b.herkenning for b in melding.betrokkenen.all()] == ["gekoppeld", "gekoppeld"]
    assert Persoon.objects.count() == len(GEZIN)


def test_het_paneel_kost_evenveel_vragen_voor_een_gezin_als_voor_een(scherm, gezin, django_assert_num_queries):
    # Session, user and rights; the search of seven; the record of it, with the savepoint that a test makes of it.
    scherm.post("/personen/zoeken", getypt("Sanne"))
    with django_assert_num_queries(12):
        scherm.post("/personen/zoeken", getypt("Sanne"))
    with django_assert_num_queries(12):
        scherm.post("/personen/zoeken", getypt(*GEZIN))
