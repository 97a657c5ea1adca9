# SPDX-License-Identifier: EUPL-1.2
"""The pages on which somebody changes what is known of a person: what they show, keep and refuse."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from meldingen.vergissingen import neem_weg
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, PersoonGegevens, leg_relatie_vast
from tests.meldingen.persoonsfabriek import KIND, gezin, schim

pytestmark = pytest.mark.django_db
PAGINAS = (
    "bijwerken",
    "adres",
    "adres/beeindigen",
    "relatie",
    "relatie/beeindigen",
    "gezag",
    "gezag/beeindigen",
    "vergissing",
    "vergissing/ongedaan",
)
BSN = "123456782"


@pytest.fixture
def leden(frontoffice, nu):
    return gezin(frontoffice, nu)


@pytest.fixture
def balie(client, frontoffice):
    client.force_login(frontoffice)
    return client


def vorm_van(antwoord):
    """What a browser would send back unchanged."""
    form = antwoord.context["form"]
    waarden = {regel.html_name: regel.value() for regel in form}
    return {
        naam: ("on" if waarde is True else waarde) for naam, waarde in waarden.items() if waarde not in (None, False)
    }


def tekst_van(antwoord):
    return antwoord.content.decode()


def test_opslaan_zonder_iets_te_wijzigen_verandert_niets(balie, frontoffice, leden):
    """Also of a birth date of which only the year or the month is known."""
    for precisie in ("dag", "maand", "jaar"):
        persoon_bijwerken(
            medewerker=frontoffice,
            persoon=leden[0],
            gegevens={
                "geboortedatum": date(2015, 6, 1),
                "geboortedatum_precisie": precisie,
                "bsn": BSN,
                "bsn_reden": None,
                "geheim_adres": True,
            },
            nu=timezone.now(),
        )
        voor = PersoonGegevens.van(Persoon.objects.get(pk=leden[0].pk))
        url = f"/personen/{leden[0].nummer}/bijwerken"

        antwoord = balie.post(url, vorm_van(balie.get(url)))

        assert antwoord["Location"] == f"/personen/{leden[0].nummer}"
        assert PersoonGegevens.van(Persoon.objects.get(pk=leden[0].pk)) == voor


@pytest.mark.parametrize(
    ("getypt", "datum", "precisie"),
    [
        ("12-03-2014", date(2014, 3, 12), "dag"),
        ("03-2014", date(2014, 3, 1), "maand"),
        ("2014", date(2014, 1, 1), "jaar"),
        ("", None, "onbekend"),
    ],
)
def test_een_geboortedatum_zo_ver_als_bekend(balie, leden, getypt, datum, precisie):
    url = f"/personen/{leden[0].nummer}/bijwerken"

    balie.post(url, vorm_van(balie.get(url)) | {"geboortedatum": getypt})

    rij = Persoon.objects.get(pk=leden[0].pk)
    assert (rij.geboortedatum, rij.geboortedatum_precisie) == (datum, precisie)
    assert balie.get(url).context["form"]["geboortedatum"].value() == getypt or datum is None


def test_wie_een_bsn_typt_hoeft_de_reden_niet_weg_te_halen(balie, leden):
    url = f"/personen/{leden[0].nummer}/bijwerken"

    balie.post(url, vorm_van(balie.get(url)) | {"bsn": BSN})

    rij = Persoon.objects.get(pk=leden[0].pk)
    assert (rij.bsn, rij.bsn_reden_id) == (BSN, None)


def test_verkeerde_invoer_verliest_niets(balie, leden):
    url = f"/personen/{leden[0].nummer}/bijwerken"
    getypt = vorm_van(balie.get(url)) | {
        "voornamen": "Kim Noa",
        "bsn": "12345678",
        "bsn_reden": "",
        "geboortedatum": "31-02-2014",
        "telefoon": "06 12 34",
    }

    eerst = balie.post(url, getypt)
    dan = balie.post(url, getypt | {"geboortedatum": "12-03-2014"})

    assert (eerst.status_code, dan.status_code) == (400, 400)
    assert set(eerst.context["form"].errors) == {"geboortedatum"}
    assert dan.context["form"].errors == {"bsn": ["Dit is geen geldig BSN. Controleer de negen cijfers."]}
    for antwoord in (eerst, dan):
        for waarde in ("Kim Noa", "12345678", "06 12 34"):
            assert f'value="{waarde}"' in tekst_van(antwoord)
    assert Persoon.objects.get(pk=leden[0].pk).versie == 1


def test_zonder_bsn_en_zonder_reden_staat_dat_bij_het_veld(balie, leden):
    url = f"/personen/{leden[0].nummer}/bijwerken"

    antwoord = balie.post(url, vorm_van(balie.get(url)) | {"bsn_reden": ""})

    assert antwoord.context["form"].errors == {"bsn_reden": ["Vul een BSN in, of kies waarom dat er niet is."]}


def test_een_collega_was_u_voor_en_uw_invoer_staat_er_nog(balie, leden, beoordelaar, nu):
    url = f"/personen/{leden[0].nummer}/bijwerken"
    getypt = vorm_van(balie.get(url)) | {"telefoon": "0612345678"}
    persoon_bijwerken(medewerker=beoordelaar, persoon=leden[0], gegevens={"voornamen": "Kiki"}, nu=nu)

    antwoord = balie.post(url, getypt)

    assert (antwoord.status_code, "Een collega was u voor" in tekst_van(antwoord)) == (409, True)
    assert 'value="0612345678"' in tekst_van(antwoord)
    assert "Kiki" in tekst_van(antwoord)
    assert balie.post(url, vorm_van(antwoord)).status_code == 302
    assert Persoon.objects.get(pk=leden[0].pk).telefoon == "0612345678"


def test_het_bsn_staat_alleen_op_de_pagina_waar_het_gewijzigd_wordt(balie, leden, beoordelaar, nu):
    gegevens = {"bsn": BSN, "bsn_reden": None}
    persoon_bijwerken(medewerker=beoordelaar, persoon=leden[0], gegevens=gegevens, nu=nu)
    nummer = leden[0].nummer

    met = {pad for pad in ("", *(f"/{pagina}" for pagina in PAGINAS))
           if BSN in tekst_van(balie.get(f"/personen/{nummer}{pad}"))}  # fmt: skip
    assert met == {"/bijwerken"}


@pytest.mark.parametrize("pagina", PAGINAS)
def test_wie_alleen_afgeschermd_bekend_is_bestaat_niet(balie, frontoffice, leden, nu, pagina):
    verborgen = schim(frontoffice, nu, KIND)
    afwezig = "P-2025-999999"

    for methode in (balie.get, balie.post):
        antwoorden = [methode(f"/personen/{nummer}/{pagina}") for nummer in (verborgen.nummer, afwezig)]
        assert [antwoord.status_code for antwoord in antwoorden] == [404, 404]


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager"])
def test_wie_niet_mag_wijzigen_ziet_de_knoppen_niet(client, request, leden, beoordelaar, nu, wie):
    adres_vastleggen(medewerker=beoordelaar, persoon=leden[0], gegevens=AdresGegevens(plaats="Almere"), nu=nu)
    client.force_login(request.getfixturevalue(wie))

    pagina = client.get(f"/personen/{leden[0].nummer}")

    assert pagina.status_code == 200
    assert not any(f"/personen/{leden[0].nummer}/{deel}" in tekst_van(pagina) for deel in PAGINAS)
    assert [client.get(f"/personen/{leden[0].nummer}/{deel}").status_code for deel in PAGINAS] == [403] * len(PAGINAS)


def test_de_knoppen_zijn_wat_er_kan(balie, leden, beoordelaar, nu):
    kind, moeder = leden
    nummer = kind.nummer

    def knoppen():
        pagina = tekst_van(balie.get(f"/personen/{nummer}"))
        return {deel for deel in PAGINAS if f'/personen/{nummer}/{deel}"' in pagina or f"/{nummer}/{deel}?" in pagina}

    assert knoppen() == {"bijwerken", "adres", "relatie", "gezag"}
    wie = {"medewerker": beoordelaar, "persoon": kind, "nu": nu}
    adres_vastleggen(gegevens=AdresGegevens(plaats="Almere"), **wie)
    relatie_vastleggen(verwant=moeder.nummer, soort="relatiesoort:ouder", **wie)
    gezag_vastleggen(gezagdrager=moeder.nummer, **wie)
    assert knoppen() == set(PAGINAS) - {"vergissing/ongedaan"}
    for model in (Adres, Relatie, Gezag):
        model.objects.update(periode=DateRange(None, date(2020, 1, 1)))
    assert knoppen() == {"bijwerken", "adres", "relatie", "gezag", "vergissing"}


def test_kiezen_uit_wie_in_zichtbare_dossiers_staat(balie, frontoffice, leden, nu):
    """The family of every row of this human; nobody who is only in a shielded dossier."""
    kind, moeder = leden
    ook, oma = gezin(frontoffice, nu, KIND, PersoonGegevens(voornamen="Oma", geboortenaam="Kanariepiet"))
    verborgen = schim(frontoffice, nu, KIND)
    for ander in (ook, verborgen):
        voeg_samen(een=kind, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)

    form = balie.get(f"/personen/{kind.nummer}/relatie").context["form"]

    assert [nummer for nummer, _ in form.leden] == [moeder.nummer, oma.nummer]


def test_van_een_afgeschermde_verwant_staat_er_niets(balie, frontoffice, leden, nu):
    kind = leden[0]
    verborgen = schim(frontoffice, nu, PersoonGegevens(voornamen="Schimmetje", geboortenaam="Kanariepiet"))
    leg_relatie_vast(persoon=kind, verwant=verborgen, soort="relatiesoort:familie", nu=nu)

    for pad in ("", "/relatie", "/relatie/beeindigen"):
        pagina = tekst_van(balie.get(f"/personen/{kind.nummer}{pad}"))
        assert "Schimmetje" not in pagina
        assert verborgen.nummer not in pagina
    assert not balie.get(f"/personen/{kind.nummer}/relatie/beeindigen").context["form"].rijen


def test_een_geheim_adres_is_te_beeindigen_zonder_het_te_lezen(balie, beoordelaar, leden, nu):
    kind = leden[0]
    gegevens = AdresGegevens(straat="Kanarielaan", plaats="Almere", geheim=True, van=date(2021, 6, 1))
    adres = adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu)
    url = f"/personen/{kind.nummer}/adres/beeindigen"

    pagina = balie.get(f"{url}?rij={adres.pk}")
    antwoord = balie.post(url, vorm_van(pagina) | {"tot": "vandaag"})

    assert pagina.context["form"].rijen == [(str(adres.pk), "geheim adres, sinds 01-06-2021")]
    assert "Kanarielaan" not in tekst_van(pagina)
    assert antwoord.status_code == 302
    assert Adres.objects.get().periode.upper == timezone.localdate()


def test_een_ander_door_nummer_of_uit_de_lijst(balie, frontoffice, leden, nu):
    kind, moeder = leden
    (ander,) = gezin(frontoffice, nu, PersoonGegevens(geboortenaam="Merel"))
    url = f"/personen/{kind.nummer}/gezag"

    fout = balie.post(url, vorm_van(balie.get(url)) | {"nummer": "P-2025-999999"})
    leeg = balie.post(url, vorm_van(balie.get(url)))
    for velden in ({"lid": moeder.nummer}, {"lid": moeder.nummer, "nummer": f" {ander.nummer.lower()} "}):
        assert balie.post(url, vorm_van(balie.get(url)) | velden).status_code == 302

    assert (list(fout.context["form"].errors), list(leeg.context["form"].errors)) == (["nummer"], ["lid"])
    assert set(Gezag.objects.values_list("gezagdrager", flat=True)) == {moeder.pk, ander.pk}


@pytest.mark.parametrize("tekst", ["x" * 100_000, "a\x00b", "9" * 40])
@pytest.mark.parametrize("pagina", PAGINAS)
def test_tekst_die_niet_kan_blijft_staan(balie, beoordelaar, leden, nu, pagina, tekst):
    """In every field at once: refused, never a fault of the server."""
    kind, moeder = leden
    adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=AdresGegevens(plaats="Almere"), nu=nu)
    relatie_vastleggen(medewerker=beoordelaar, persoon=kind, verwant=moeder.nummer, soort="relatiesoort:ouder", nu=nu)
    gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=moeder.nummer, nu=nu)
    voor = list(Persoon.objects.order_by("pk").values())
    url = f"/personen/{kind.nummer}/{pagina}"
    velden = vorm_van(balie.get(url))
    for naam in set(balie.get(url).context["form"].fields) - {"versie", "token"}:
        velden[naam] = tekst

    antwoord = balie.post(url, velden)

    assert (antwoord.status_code, bool(antwoord.context["form"].errors)) == (400, True)
    assert list(Persoon.objects.order_by("pk").values()) == voor


def test_wat_intussen_beeindigd_is_zegt_wie_eerder_was(balie, beoordelaar, leden, nu):
    kind = leden[0]
    adres = adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=AdresGegevens(plaats="Almere"), nu=nu)
    url = f"/personen/{kind.nummer}/adres/beeindigen"
    getypt = vorm_van(balie.get(f"{url}?rij={adres.pk}")) | {"tot": "01-03-2020"}
    balie.post(url, getypt | {"token": ""})

    antwoord = balie.post(url, getypt)

    assert (antwoord.status_code, "Een collega was u voor" in tekst_van(antwoord)) == (409, True)
    assert "01-03-2020" in tekst_van(antwoord)


@pytest.mark.parametrize(
    ("pagina", "vragen"),
    [("bijwerken", 10), ("adres", 9), ("adres/beeindigen", 21), ("relatie", 23), ("gezag/beeindigen", 21)],
)
def test_vragen_per_pagina(balie, beoordelaar, leden, nu, pagina, vragen, django_assert_num_queries):
    kind, moeder = leden
    adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=AdresGegevens(plaats="Almere"), nu=nu)
    gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=moeder.nummer, nu=nu)
    balie.get(f"/personen/{kind.nummer}/{pagina}")

    with django_assert_num_queries(vragen):
        balie.get(f"/personen/{kind.nummer}/{pagina}")


def test_een_vergissing_verdwijnt_van_de_pagina_en_kan_terug(balie, frontoffice, leden):
    """By links and forms alone; what it was is not on the page any more, who took it out and why is."""
    kind, pad = leden[0], f"/personen/{leden[0].nummer}"
    gegevens = AdresGegevens(straat="Kanariefoutlaan", huisnummer=3, plaats="Almere")
    adres = adres_vastleggen(medewerker=frontoffice, persoon=kind, gegevens=gegevens, nu=timezone.now())
    link = f"{pad}/vergissing?soort=adres&amp;rij={adres.pk}"
    assert link in tekst_van(balie.get(pad))
    vorm = balie.get(link.replace("&amp;", "&"))
    assert "Kanariefoutlaan 3" in tekst_van(vorm)

    leeg = balie.post(f"{pad}/vergissing", vorm_van(vorm) | {"reden": " "})
    assert (leeg.status_code, list(leeg.context["form"].errors)) == (400, ["reden"])
    gedaan = balie.post(f"{pad}/vergissing", vorm_van(leeg) | {"reden": "Van de buren."}, follow=True)

    assert "Kanariefoutlaan" not in tekst_van(gedaan)
    assert "Kanariefoutlaan" not in balie.get(f"/api/v1{pad}").content.decode()
    assert "Van de buren." in tekst_van(gedaan)
    (vergissing,) = gedaan.context["beeld"].vergissingen
    assert "Dit staat niet (meer) bij deze persoon" in tekst_van(balie.get(link.replace("&amp;", "&")))
    terug = f"{pad}/vergissing/ongedaan"
    assert f"{terug}?vergissing={vergissing.pk}" in tekst_van(gedaan)
    vorm = balie.get(f"{terug}?vergissing={vergissing.pk}")
    assert "Kanariefoutlaan" not in tekst_van(vorm)
    hersteld = balie.post(terug, vorm_van(vorm), follow=True)
    assert ("Kanariefoutlaan 3" in tekst_van(hersteld), "Van de buren." in tekst_van(hersteld)) == (True, False)
    assert "Er is niets om terug te zetten" in tekst_van(balie.get(f"{terug}?vergissing={vergissing.pk}"))


def test_een_vergissing_met_wie_afgeschermd_is_bestaat_niet(balie, frontoffice, leden, nu):
    fout = leg_relatie_vast(persoon=leden[0], verwant=schim(frontoffice, nu), soort="relatiesoort:familie", nu=nu)
    neem_weg("relatie", fout, reden="Kanariereden", door_id=frontoffice.pk, nu=nu)

    pagina = balie.get(f"/personen/{leden[0].nummer}")

    assert pagina.context["beeld"].vergissingen == ()
    assert "Kanariereden" not in tekst_van(pagina)
