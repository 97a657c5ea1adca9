# SPDX-License-Identifier: EUPL-1.2
"""The page of a person, and what links to it."""

from datetime import date, timedelta

import pytest

from audit.models import AuditRegel
from meldingen.models import Betrokkene, Casus, Toegang
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from personen.models import Adres, Persoon, Samenvoeging
from personen.schrijven import AdresGegevens, leg_gezag_vast, leg_relatie_vast, voeg_adres_toe
from tests.meldingen.personen import iemand, melding_over, scherm_af
from tests.personen.fabriek import BSN

pytestmark = pytest.mark.django_db
HUIS = AdresGegevens(straat="Vinkenlaan", huisnummer=12, postcode="1315AB", plaats="Almere")


@pytest.fixture
def gezin(frontoffice, nu):
    """A mother who was known under another first name, and her child."""
    melding = melding_over(
        frontoffice, nu, iemand(bsn=BSN, telefoon="0612345678", adres=HUIS), iemand("Jip", rol="betrokkenerol:kind")
    )
    return [rij.persoon for rij in melding.betrokkenen.order_by("pk")]


@pytest.fixture
def later(frontoffice, nu):
    return melding_over(frontoffice, nu + timedelta(days=2), iemand("Sanna")).betrokkenen.get()


def _koppel(wie, later, persoon, nu):
    betrokkene_koppelen(medewerker=wie, betrokkene=later, persoon_nummer=persoon.nummer, nu=nu)


def _tekst(client, wie, pad, status=200):
    client.force_login(wie)
    antwoord = client.get(pad)
    assert antwoord.status_code == status
    return antwoord.content.decode()


def test_de_pagina_toont_een_mens_door_de_tijd(client, frontoffice, nu, gezin, later):
    moeder, kind = gezin
    leg_relatie_vast(persoon=kind, verwant=moeder, soort="relatiesoort:ouder", nu=nu, van=date(2015, 1, 1))
    leg_gezag_vast(kind=kind, gezagdrager=moeder)
    _koppel(frontoffice, later, moeder, nu + timedelta(days=3))

    tekst = _tekst(client, frontoffice, f"/personen/{moeder.nummer}")

    casus = Betrokkene.objects.filter(persoon=moeder).get().casus
    for woord in (
        "Sanne Kanariepiet", "14-05-1990", "0612345678", "Vinkenlaan 12, 1315AB Almere", "Jip Kanariepiet", "Kind",
        "01-01-2015", "Staat onder gezag", casus.nummer, later.casus.nummer, later.melding.nummer, "Sanna Kanariepiet",
        later.persoon.nummer, frontoffice.naam, "Slachtoffer", "gekoppeld bij een melding",
    ):  # fmt: skip
        assert woord in tekst, woord
    assert BSN not in tekst


def test_elke_rij_van_een_mens_geeft_dezelfde_mens(client, frontoffice, nu, gezin, later):
    _koppel(frontoffice, later, gezin[0], nu + timedelta(days=3))
    client.force_login(frontoffice)
    beelden = [client.get(f"/api/v1/personen/{p.nummer}").json() for p in (gezin[0], later.persoon)]
    assert [sorted(rij["nummer"] for rij in beeld["rijen"]) for beeld in beelden] == [
        sorted([gezin[0].nummer, later.persoon.nummer])
    ] * 2
    assert beelden[0]["betrokken"] == beelden[1]["betrokken"]
    assert [rij["melding"] for rij in beelden[0]["betrokken"]] == [
        later.melding.nummer, Betrokkene.objects.filter(persoon=gezin[0]).get().melding.nummer,
    ]  # fmt: skip


def test_lezen_wordt_vastgelegd(client, frontoffice, gezin):
    _tekst(client, frontoffice, f"/personen/{gezin[0].nummer}")
    rijen = AuditRegel.objects.filter(uitkomst="ingezien").values_list("onderwerp", "nummer", "medewerker_id")
    assert list(rijen) == [("persoon", gezin[0].nummer, frontoffice.pk)]


def test_het_aantal_vragen_is_vast(client, frontoffice, nu, gezin, django_assert_num_queries):
    client.force_login(frontoffice)
    for aantal in (1, 4):
        for dag in range(aantal):
            later = melding_over(frontoffice, nu + timedelta(days=dag), iemand(f"S{dag}")).betrokkenen.get()
            leg_relatie_vast(persoon=gezin[0], verwant=later.persoon, soort="relatiesoort:familie", nu=nu)
            _koppel(frontoffice, later, gezin[0], nu + timedelta(days=5))
        with django_assert_num_queries(22):
            client.get(f"/personen/{gezin[0].nummer}")


def test_een_geheim_adres_wordt_alleen_gemerkt(client, frontoffice, nu, gezin, later):
    """Said under one number, it holds for the addresses under the other."""
    moeder = gezin[0]
    voeg_adres_toe(persoon=later.persoon, gegevens=AdresGegevens(straat="Schuilstraat", huisnummer=1, geheim=True))
    _koppel(frontoffice, later, moeder, nu)
    for pad in (f"/personen/{moeder.nummer}", f"/api/v1/personen/{moeder.nummer}"):
        tekst = _tekst(client, frontoffice, pad)
        assert ("Schuilstraat" in tekst, "Vinkenlaan" in tekst) == (False, True)
    type(moeder).objects.filter(pk=later.persoon_id).update(geheim_adres=True)
    dossier = Betrokkene.objects.filter(persoon=moeder).get().casus.nummer
    for pad in (f"/personen/{moeder.nummer}", f"/api/v1/personen/{moeder.nummer}", f"/casussen/{dossier}"):
        tekst = _tekst(client, frontoffice, pad)
        assert ("Schuilstraat" in tekst, "Vinkenlaan" in tekst, "1315AB" in tekst) == (False, False, False), pad


def test_een_kind_toont_niet_waar_zijn_moeder_schuilt(client, frontoffice, nu, gezin):
    """Its own address has no mark; hers has, or she keeps them all secret. Neither is shown of anybody near her."""
    moeder, kind = gezin[0], gezin[1]
    voeg_adres_toe(persoon=kind, gegevens=AdresGegevens(straat="Merelpad", huisnummer=3, postcode="1319AB"))
    schuil = AdresGegevens(straat="MERELPAD", huisnummer=3)
    voeg_adres_toe(persoon=moeder, gegevens=schuil)
    dossier = Betrokkene.objects.filter(persoon=moeder).get().casus.nummer
    paden = (f"/personen/{kind.nummer}", f"/api/v1/personen/{kind.nummer}", f"/casussen/{dossier}")

    for velden, zichtbaar in (({"geheim": False}, True), ({"geheim": True}, False)):
        Adres.objects.filter(persoon=moeder, straat="MERELPAD").update(**velden)
        assert ["Merelpad" in _tekst(client, frontoffice, pad) for pad in paden] == [zichtbaar] * 3
    Adres.objects.filter(persoon=moeder).update(geheim=False)
    Persoon.objects.filter(pk=moeder.pk).update(geheim_adres=True)
    assert ["Merelpad" in _tekst(client, frontoffice, pad) for pad in paden] == [False] * 3


def test_wat_onder_een_nummer_dat_men_niet_ziet_geheim_is_blijft_het(client, frontoffice, nu, gezin, later):
    moeder = gezin[0]
    Persoon.objects.filter(pk=later.persoon_id).update(geheim_adres=True)
    _koppel(frontoffice, later, moeder, nu)
    scherm_af(later.melding)

    for pad in (f"/personen/{moeder.nummer}", f"/api/v1/personen/{moeder.nummer}"):
        assert "Vinkenlaan" not in _tekst(client, frontoffice, pad)


def test_wat_afgeschermd_is_bestaat_niet(client, frontoffice, onderzoeker, nu, gezin, later):
    """Not the row, not that it is the same human, not who is related: until somebody has access by name."""
    moeder = gezin[0]
    leg_relatie_vast(persoon=moeder, verwant=later.persoon, soort="relatiesoort:familie", nu=nu)
    _koppel(frontoffice, later, moeder, nu)
    scherm_af(later.melding)
    Toegang.objects.create(
        casus=Casus.objects.get(pk=later.casus_id), medewerker=onderzoeker, soort="toegewezen", reden="Behandelt.",
        van=nu - timedelta(days=365 * 20),
    )  # fmt: skip
    nummers = (later.persoon.nummer, later.melding.nummer, later.casus.nummer, "Sanna")

    for pad in (f"/personen/{moeder.nummer}", f"/api/v1/personen/{moeder.nummer}"):
        assert [nummer in _tekst(client, frontoffice, pad) for nummer in nummers] == [False] * 4
        assert [nummer in _tekst(client, onderzoeker, pad) for nummer in nummers] == [True] * 4
    afwezig = _tekst(client, frontoffice, "/personen/P-2025-999999", 404)
    assert _tekst(client, frontoffice, f"/personen/{later.persoon.nummer}", 404)[:200] == afwezig[:200]
    client.force_login(frontoffice)
    for van in (later.persoon.nummer, "P-2025-999999"):
        antwoord = client.post(f"/personen/{moeder.nummer}/splitsen", {"andere_nummer": van, "reden": "Nee."})
        assert (antwoord.status_code, antwoord["Location"]) == (302, f"/personen/{moeder.nummer}")
    assert Samenvoeging.objects.get().gesplitst_op is None


@pytest.mark.parametrize("wie", ["privacy", "beheerder", "lokaalteam", "overleglid", "frontoffice_utrecht"])
def test_wie_geen_dossiers_ziet_kent_geen_personen(client, request, gezin, wie):
    _tekst(client, request.getfixturevalue(wie), f"/personen/{gezin[0].nummer}", 404)


@pytest.mark.parametrize(("wie", "mag"), [("beoordelaar", True), ("onderzoeker", True), ("manager", False)])
def test_knoppen_zijn_er_voor_wie_personen_beheert(client, request, frontoffice, nu, gezin, later, wie, mag):
    _koppel(frontoffice, later, gezin[0], nu)
    tekst = _tekst(client, request.getfixturevalue(wie), f"/personen/{gezin[0].nummer}")
    assert (f"/personen/{gezin[0].nummer}/samenvoegen" in tekst) is mag
    assert (f"/personen/{gezin[0].nummer}/splitsen?van={later.persoon.nummer}" in tekst) is mag
    tekst = _tekst(client, request.getfixturevalue(wie), f"/meldingen/{later.melding.nummer}")
    assert (f"/ontkoppelen?persoon={later.persoon.nummer}" in tekst) is mag


def test_het_dossier_heeft_een_regel_per_mens(client, frontoffice, nu, gezin):
    moeder = gezin[0]
    casus = Betrokkene.objects.filter(persoon=moeder).get().casus
    nog = melding_over(frontoffice, nu + timedelta(days=1), iemand("Sanna", rol="betrokkenerol:pleger"), casus=casus)
    samenvoeging = personen_samenvoegen(
        medewerker=frontoffice, persoon=moeder, andere_nummer=nog.betrokkenen.get().persoon.nummer, reden="Zelfde.",
        nu=nu + timedelta(days=1),
    )  # fmt: skip
    client.force_login(frontoffice)

    leden = client.get(f"/casussen/{casus.nummer}").context["gezin"]
    assert [(lid.persoon.volledige_naam, lid.rollen) for lid in leden] == [
        ("Sanna Kanariepiet", ("Slachtoffer", "Pleger")), ("Jip Kanariepiet", ("Kind",)),
    ]  # fmt: skip
    assert f"/personen/{leden[0].persoon.nummer}" in client.get(f"/casussen/{casus.nummer}").content.decode()

    personen_splitsen(medewerker=frontoffice, samenvoeging=samenvoeging, reden="Nee.", nu=nu + timedelta(days=2))
    assert len(client.get(f"/casussen/{casus.nummer}").context["gezin"]) == 3
    assert "Nee." in _tekst(client, frontoffice, f"/personen/{moeder.nummer}")


def test_koppelen_en_losmaken_op_het_scherm(client, frontoffice, nu, gezin, later):
    client.force_login(frontoffice)
    pad = f"/meldingen/{later.melding.nummer}"
    assert f"{pad}/koppelen?persoon={later.persoon.nummer}" in client.get(pad).content.decode()
    velden = {"betrokkene": later.persoon.nummer, "persoon_nummer": f" {gezin[0].nummer} "}

    assert client.post(f"{pad}/koppelen", velden)["Location"] == pad
    tweede = client.post(f"{pad}/koppelen", velden)
    assert tweede.status_code == 409
    assert "al gekoppeld" in tweede.content.decode()
    los = {"betrokkene": later.persoon.nummer, "reden": "Buurvrouw."}
    assert client.post(f"{pad}/ontkoppelen", los)["Location"] == pad
    assert client.post(f"{pad}/ontkoppelen", los | {"betrokkene": gezin[1].nummer}).status_code == 400
