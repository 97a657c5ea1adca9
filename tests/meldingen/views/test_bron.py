# SPDX-License-Identifier: EUPL-1.2
"""The page of the source: who opens it, what it shows and does, and that each look is logged before it is shown."""

import pytest

from audit.models import AuditRegel
from meldingen.bronnen import gegevens_van
from meldingen.models import Bron, Bronfragment, Casus
from meldingen.stappen.bronfragment_opheffen import bronfragment_opheffen
from tests.meldingen.bronfabriek import PASSAGE, gemarkeerd, gemeld_door_buurvrouw, melder_van
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db

GEHEIMEN = ("Balkonkanarie", "buurvrouw van boven", "0698765432", "balkonkanarie.example")
LOS = "nergens meer te lezen"


@pytest.fixture
def melding(frontoffice, nu):
    """With a passage that stands in the dossier, and one that does not any more."""
    rij = gemeld_door_buurvrouw(frontoffice, nu)
    gemarkeerd(frontoffice, rij, nu)
    Bronfragment.objects.create(
        organisatie_id=rij.organisatie_id, casus_id=rij.casus_id, bron=melder_van(rij), tekst=LOS, gemarkeerd_op=nu,
        gemarkeerd_door=frontoffice,
    )  # fmt: skip
    return rij


def adressen(melding):
    bron, api = f"/meldingen/{melding.nummer}/bron", f"/api/v1/meldingen/{melding.nummer}"
    lezen = [bron, f"{bron}/bijwerken", f"{bron}/informant", f"{bron}/markeren"]
    doen = [f"{bron}/{daad}" for daad in ("bijwerken", "geheim", "informant", "markeren", "opheffen")]
    stappen = (
        "bron-inzien",
        "bron-bijwerken",
        "informant-vastleggen",
        "bronfragment-markeren",
        "bronfragment-opheffen",
    )
    return lezen, doen, [f"{api}/{stap}" for stap in stappen]


def bezoek(client, melding):
    lezen, doen, api = adressen(melding)
    return [client.get(url) for url in lezen] + [
        client.post(url, {}, **({"content_type": "application/json"} if url in api else {})) for url in (*doen, *api)
    ]


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("frontoffice", 200), ("beoordelaar", 200), ("onderzoeker", 200),
        ("gedragswetenschapper", 403), ("manager", 403),
        ("privacy", 404), ("beheerder", 404), ("lokaalteam", 404), ("lokaalteam_ander", 404), ("overleglid", 404),
        ("frontoffice_utrecht", 404), ("lokaalteam_utrecht", 404),
    ],
)  # fmt: skip
def test_wie_de_bron_ziet_en_wie_niet(client, request, melding, wie, status):
    client.force_login(request.getfixturevalue(wie))

    antwoorden = bezoek(client, melding)

    if status == 200:
        assert [antwoord.status_code for antwoord in antwoorden[:4]] == [200] * 4
        assert {antwoord.status_code for antwoord in antwoorden[4:]} == {200, 400}
        tekst = antwoorden[0].content.decode()
        assert [geheim in tekst for geheim in (*GEHEIMEN, PASSAGE, LOS)] == [True] * 6
    else:
        assert [antwoord.status_code for antwoord in antwoorden] == [status] * 14
        alles = " ".join(antwoord.content.decode() for antwoord in antwoorden)
        assert [geheim in alles for geheim in (*GEHEIMEN, PASSAGE, LOS)] == [False] * 6
        geweigerd = AuditRegel.objects.filter(uitkomst="geweigerd")
        assert geweigerd.count() == 14


@pytest.mark.parametrize("wie", ["manager", "gedragswetenschapper"])
def test_wie_het_dossier_leest_merkt_niet_dat_er_iets_gemarkeerd_is(client, request, frontoffice, melding, nu, wie):
    """The same page to the letter, whatever is marked and lifted: not even a number changes."""
    client.force_login(request.getfixturevalue(wie))
    urls = (f"/meldingen/{melding.nummer}", f"/casussen/{melding.casus.nummer}", "/meldingen")
    api = (f"/api/v1/meldingen/{melding.nummer}", f"/api/v1/casussen/{melding.casus.nummer}")

    def gelezen():
        paginas = [client.get(url) for url in urls]
        assert {pagina.status_code for pagina in paginas} == {200}
        return [client.get(url).json() for url in api] + [_kaal(pagina) for pagina in paginas]

    eerst = gelezen()
    gemarkeerd(frontoffice, melding, nu, tekst="De kinderen huilden")
    bronfragment_opheffen(
        medewerker=frontoffice, melding=melding, fragment_id=Bronfragment.objects.earliest("pk").pk, nu=nu
    )

    assert gelezen() == eerst
    assert [geheim in str(eerst) for geheim in (*GEHEIMEN, LOS)] == [False] * 5
    assert PASSAGE in str(eerst), "the story itself is part of the dossier"


def _kaal(antwoord):
    """The words of the page, without what differs at every request."""
    regels = antwoord.content.decode().splitlines()
    return [regel for regel in regels if not any(w in regel.lower() for w in ("csrf", "token", "nonce", "afgedrukt"))]


def test_een_afgeschermd_dossier_houdt_ook_de_bron_dicht(client, beoordelaar, melding):
    Casus.objects.update(afgeschermd=True)
    client.force_login(beoordelaar)

    assert {antwoord.status_code for antwoord in bezoek(client, melding)} == {404}


def test_elke_blik_op_de_bron_wordt_vastgelegd(client, beoordelaar, melding):
    client.force_login(beoordelaar)
    lezen, _, api = adressen(melding)
    for url in lezen:
        client.get(url)
    client.post(api[0], {}, content_type="application/json")

    inzagen = AuditRegel.objects.filter(uitkomst="ingezien").values_list("onderwerp", "nummer", "medewerker_id")
    assert list(inzagen) == [("bron", melding.nummer, beoordelaar.pk)] * 5


def test_lukt_het_vastleggen_niet_dan_is_er_niets_te_zien(client, beoordelaar, melding, monkeypatch):
    def stuk(**_):
        raise RuntimeError

    client.force_login(beoordelaar)
    client.raise_request_exception = False
    monkeypatch.setattr("meldingen.views.melding.inzage", stuk)

    antwoord = client.get(f"/meldingen/{melding.nummer}/bron")
    assert (antwoord.status_code, b"Balkonkanarie" in antwoord.content) == (500, False)


def test_een_klik_houdt_de_bron_geheim(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(beoordelaar)
    bron = melder_van(melding)
    url = f"/meldingen/{melding.nummer}/bron"

    pagina = client.get(url).content.decode()
    antwoord = client.post(f"{url}/geheim", {"bron": bron.pk, "versie": bron.versie, "grond": "onthullingsgrond:a1"})

    assert 'name="grond" type="submit" value="onthullingsgrond:a1"' in pagina
    assert 'value="omstander"' not in pagina, "the police are professionals"
    assert "te bevestigen" in pagina
    assert (antwoord.status_code, antwoord["Location"]) == (302, url)
    na = gegevens_van(melder_van(melding))
    assert (na["onthulling"], na["grond"]) == ("onthulling:geheim_professional", "onthullingsgrond:a1")
    assert na["naam"] == "Truus Kanarie-Melder"
    daarna = client.get(url).content.decode()
    assert ("Blijft geheim voor het gezin" in daarna, 'name="grond"' in daarna) == (True, False)


def test_een_omstander_blijft_geheim_zonder_grond(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, melder_soort="meldersoort:buurt")
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/bron"

    pagina = client.get(url).content.decode()
    client.post(f"{url}/geheim", {"bron": melder_van(melding).pk, "versie": 1, "grond": "omstander"})

    assert ('value="omstander"' in pagina, "onthullingsgrond:a1" in pagina) == (True, False)
    assert melder_van(melding).onthulling_id == "onthulling:geheim_omstander"


def test_een_oud_scherm_zegt_wie_eerder_was_en_toont_wat_er_nu_staat(client, beoordelaar, melding):
    client.force_login(beoordelaar)
    url, bron = f"/meldingen/{melding.nummer}/bron", melder_van(melding)
    velden = {"bron": bron.pk, "versie": 99, "naam": "Anna Nieuw", "onthulling": "onthulling:openbaar"}

    antwoord = client.post(f"{url}/bijwerken", velden)
    tekst = antwoord.content.decode()

    assert antwoord.status_code == 409
    assert ("Een collega was u voor" in tekst, "Anna Nieuw" in tekst, 'name="versie" value="1"' in tekst) == (True,) * 3
    assert melder_van(melding).naam == "Truus Balkonkanarie"
    assert client.post(f"{url}/bijwerken", velden | {"versie": 1}).status_code == 302
    assert client.post(f"{url}/geheim", {"bron": bron.pk, "versie": 1, "grond": "omstander"}).status_code == 409


def test_markeren_toont_de_teksten_en_wat_al_gemarkeerd_is(client, beoordelaar, melding):
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/bron/markeren"

    tekst = client.get(url).content.decode()
    antwoord = client.post(url, {"bron": melder_van(melding).pk, "tekst": "kinderen  huilden"})

    assert (f"<mark>{PASSAGE}</mark>" in tekst, "De kinderen huilden" in tekst) == (True, True)
    assert antwoord.status_code == 302
    assert "<mark>kinderen huilden</mark>" in client.get(url).content.decode()


def test_opheffen_blijft_zichtbaar_met_wie_en_wanneer(client, beoordelaar, melding):
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/bron"
    fragment = Bronfragment.objects.earliest("pk")

    eerste, tweede = (client.post(f"{url}/opheffen", {"fragment": fragment.pk}) for _ in range(2))

    assert (eerste.status_code, tweede.status_code) == (302, 409)
    assert "Een collega was u voor" in tweede.content.decode()
    tekst = client.get(url).content.decode()
    assert ("Eerder gemarkeerd (1)" in tekst, "door Bas Oordijk." in tekst) == (True, True)


def test_wie_onbekend_is_staat_er_zo(client, frontoffice, beoordelaar, nu):
    melding = gemeld_door_buurvrouw(frontoffice, nu)
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/bron"

    velden = {
        "bron": melder_van(melding).pk,
        "versie": 1,
        "onbekend": "on",
        "onthulling": "onthulling:geheim_omstander",
    }
    assert client.post(f"{url}/bijwerken", velden).status_code == 302

    assert "niet bekend, ook niet bij Veilig Thuis" in client.get(url).content.decode()
    melding.refresh_from_db()
    assert melding.melder_onbekend is True


def test_het_aantal_vragen_van_de_pagina_groeit_niet(client, frontoffice, beoordelaar, nu, django_assert_num_queries):
    aantallen = []
    for informanten in (0, 4):
        melding = gemeld_door_buurvrouw(frontoffice, nu)
        client.force_login(frontoffice)
        for nr in range(informanten):
            client.post(
                f"/meldingen/{melding.nummer}/bron/informant",
                {"naam": f"Informant {nr}", "onthulling": "onthulling:openbaar"},
            )
        gemarkeerd(frontoffice, melding, nu)
        client.force_login(beoordelaar)
        client.get(f"/meldingen/{melding.nummer}/bron")
        with django_assert_num_queries(14, exact=False) as gesteld:
            client.get(f"/meldingen/{melding.nummer}/bron")
        aantallen.append(len(gesteld))

    assert aantallen[0] == aantallen[1]


@pytest.mark.parametrize(
    ("onthulling", "wie", "ziet"),
    [("onthulling:geheim_professional", "manager", False), ("onthulling:geheim_professional", "frontoffice", True),
     ("onthulling:openbaar", "manager", True)],
)  # fmt: skip
def test_welke_partij_meldde_is_even_geheim_als_haar_melder(client, request, frontoffice, nu, onthulling, wie, ziet):
    melding = gemeld(frontoffice, nu, melder_partij_code="wijkteams-almere")
    Bron.objects.update(onthulling_id=onthulling, grond_id="onthullingsgrond:a1" if "geheim" in onthulling else None)
    client.force_login(request.getfixturevalue(wie))

    pagina = client.get(f"/meldingen/{melding.nummer}").content.decode()
    api = client.get(f"/api/v1/meldingen/{melding.nummer}").json()

    assert ("Wijkteams Almere" in pagina) is ziet
    assert api["melder_partij"] == ("wijkteams-almere" if ziet else None)
