# SPDX-License-Identifier: EUPL-1.2
"""The API: the same steps, rings and refusals as the screens; numbers only, and the melder at one address alone."""

import json
from base64 import b64encode

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Consult, Melding
from meldingen.stappen.consult import consult_vragen
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling, nieuw_contact
from tests.meldingen.invoer import als_json, velden_van

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
MELDER = ("Truus Kanarie-Melder", "0612345678", "kanarie@melder.example")


@pytest.fixture
def api(client):
    """`api(wie)` gives get and post as that person; post sends JSON."""

    def als(wie):
        client.force_login(wie)
        return client.get, lambda url, inhoud=None: client.post(url, inhoud or {}, content_type="application/json")

    return als


def bevat_melder(antwoord):
    return any(teken in antwoord.content.decode() for teken in MELDER)


def test_elk_antwoord_heeft_versie_en_wordt_nergens_bewaard(api, client, frontoffice):
    get, _ = api(frontoffice)
    client.logout()
    antwoorden = [get(f"{V1}/meldingen"), get(f"{V1}/bestaat-niet")]
    get, _ = api(frontoffice)
    antwoorden.append(get(f"{V1}/meldingen"))

    assert [(a.status_code, a["API-Version"], a["Cache-Control"]) for a in antwoorden] == [
        (401, "1.0.0", "no-store"),
        (404, "1.0.0", "no-store"),
        (200, "1.0.0", "no-store"),
    ]


def test_de_hele_weg_van_contact_tot_dienst_door_de_api(
    api, frontoffice, beoordelaar, onderzoeker, gedragswetenschapper
):
    _, post = api(frontoffice)
    nu = timezone.now()
    contact = post(
        f"{V1}/contacten",
        {"kanaal": "kanaal:telefoon", "ontvangen_op": nu.isoformat(), "notities": "Belt", "spoed": True},
    ).json()
    assert (contact["status"], contact["toegestane_stappen"]) == (
        "open",
        ["contact_vastleggen", "registreren", "advies_registreren", "contact_afsluiten"],
    )
    melding = post(f"{V1}/meldingen", als_json(contact=contact["nummer"], contact_versie=contact["versie"]))
    assert (melding.status_code, bevat_melder(melding)) == (201, False)
    nummer, casus = melding.json()["nummer"], melding.json()["casus"]
    url = f"{V1}/meldingen/{nummer}"

    get, post = api(beoordelaar)
    opgepakt = post(f"{url}/in-beoordeling-nemen", {"versie": melding.json()["versie"]}).json()
    assert (opgepakt["status"], "beoordelen" in opgepakt["toegestane_stappen"]) == ("in_beoordeling", True)
    invoer = {"zwaarte": "zwaarte:zwaar", "voorgeschiedenis": "Nagegaan", "besluit": "vv", "motivering": "Nodig"}
    bewaard = post(f"{url}/beoordeling-bewaren", invoer | {"versie": 1}).json()
    assert (bewaard["status"], bewaard["beoordeling"]["besluit"]) == ("in_beoordeling", "vv")
    besluit = post(
        f"{url}/beoordelen",
        invoer | {"versie": bewaard["beoordeling"]["versie"], "meebeslisser": gedragswetenschapper.username},
    ).json()
    assert (besluit["status"], besluit["diensten"][0]["status"]) == ("beoordeeld", "gepland")
    assert post(f"{url}/informeren", {"op": timezone.localdate().isoformat()}).status_code == 200
    consult = post(f"{V1}/casussen/{casus}/consult-vragen", {"vraag": "Kan dit?"})
    assert consult.status_code == 201

    _, post = api(gedragswetenschapper)
    antwoord = post(f"{V1}/consulten/{consult.json()['nummer']}/geven", {"antwoord": "Ja"}).json()
    assert (antwoord["status"], antwoord["beantwoord_door"]) == ("beantwoord", "Gerda Wetering")

    get, post = api(onderzoeker)
    assert get(f"{V1}/casussen/{casus}").json()["toegestane_stappen"] == ["dienst_starten", "consult_vragen"]
    gestart = post(f"{V1}/casussen/{casus}/dienst/starten", {"voorwaarden": "Elders slapen"}).json()
    assert (gestart["fase"], gestart["diensten"][0]["status"]) == ("dienst", "loopt")
    assert post(f"{V1}/casussen/{casus}/dienst/starten", {"voorwaarden": "x"}).status_code == 409


def test_besluit_herzien_en_advies_door_de_api(api, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    contact = nieuw_contact(frontoffice, nu)
    _, post = api(beoordelaar)

    herzien = post(f"{V1}/meldingen/{melding.nummer}/besluit-herzien", {"besluit": "onderzoek", "motivering": "Nieuw"})
    _, post = api(frontoffice)
    advies = post(
        f"{V1}/adviezen",
        {
            "contact": contact.nummer, "contact_versie": 1, "kanaal": "kanaal:telefoon", "vraag": "Hoe?",
            "antwoord": "Zo.",
            "ontvangen_op": nu.isoformat(), "adviesvrager_soort": "meldersoort:buurt", "gemeente": "GM0034",
        },
    )  # fmt: skip

    assert (herzien.status_code, herzien.json()["beoordeling"]["besluit"]) == (200, "onderzoek")
    assert (advies.status_code, advies.json()["gemeente"]) == (201, "GM0034")
    contact.refresh_from_db()
    assert contact.notities is None


def test_melder_komt_alleen_uit_bron_inzien_en_dat_wordt_vastgelegd(api, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    get, post = api(beoordelaar)
    lezen = ["meldingen", f"meldingen/{melding.nummer}", "casussen", f"casussen/{melding.casus.nummer}", "openapi.json"]

    assert [bevat_melder(get(f"{V1}/{pad}")) for pad in lezen] == [False] * 5
    (bron,) = post(f"{V1}/meldingen/{melding.nummer}/bron-inzien").json()
    assert bron["naam"] == "Truus Kanarie-Melder"
    regel = AuditRegel.objects.filter(uitkomst="ingezien").latest("id")
    assert (regel.onderwerp, regel.nummer, regel.medewerker_id) == ("bron", melding.nummer, beoordelaar.pk)


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager"])
def test_bron_inzien_is_een_eigen_recht(api, request, frontoffice, nu, wie):
    melding = gemeld(frontoffice, nu)
    get, post = api(request.getfixturevalue(wie))

    assert get(f"{V1}/meldingen/{melding.nummer}").status_code == 200
    antwoord = post(f"{V1}/meldingen/{melding.nummer}/bron-inzien")
    assert (antwoord.status_code, bevat_melder(antwoord)) == (403, False)


@pytest.mark.parametrize("wie", ["frontoffice_utrecht", "lokaalteam", "overleglid", "privacy", "beheerder"])
def test_wie_niets_mag_zien_krijgt_404_of_403_en_geen_inhoud(api, request, frontoffice, beoordelaar, nu, wie):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    consult = consult_vragen(medewerker=beoordelaar, casus=melding.casus, vraag="Kanarie?", nu=nu)
    contact = nieuw_contact(frontoffice, nu, notities="Kanarie")
    get, post = api(request.getfixturevalue(wie))
    detail = [f"meldingen/{melding.nummer}", f"casussen/{melding.casus.nummer}", f"consulten/{consult.nummer}",
              f"contacten/{contact.nummer}"]  # fmt: skip
    stappen = [f"{detail[0]}/{stap}" for stap in ("beoordelen", "beoordeling-bewaren", "besluit-herzien",
               "in-beoordeling-nemen", "informeren", "bron-inzien")]  # fmt: skip
    stappen += [
        f"{detail[1]}/consult-vragen",
        f"{detail[1]}/dienst/starten",
        f"{detail[2]}/geven",
        f"{detail[3]}/bewaren",
    ]

    antwoorden = [get(f"{V1}/{pad}") for pad in detail] + [post(f"{V1}/{pad}") for pad in stappen]

    assert [antwoord.status_code for antwoord in antwoorden] == [404] * 14
    lijsten = [get(f"{V1}/{soort}") for soort in ("meldingen", "casussen", "consulten", "contacten", "adviezen")]
    assert {lijst.status_code for lijst in lijsten} <= {200, 403}
    assert not any("Kanarie" in a.content.decode() or melding.nummer in a.content.decode() for a in lijsten)


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager"])
def test_wie_alleen_leest_krijgt_bij_elke_stap_403(api, request, frontoffice, beoordelaar, nu, wie):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    _, post = api(request.getfixturevalue(wie))
    url = f"{V1}/meldingen/{melding.nummer}"
    besluit = {"besluit": "vv", "motivering": "x"}
    vragen = [
        (f"{url}/in-beoordeling-nemen", {}),
        (f"{url}/beoordelen", besluit),
        (f"{url}/beoordeling-bewaren", besluit),
        (f"{url}/besluit-herzien", besluit),
        (f"{url}/informeren", {"op": "2026-03-11"}),
        (f"{V1}/casussen/{melding.casus.nummer}/dienst/starten", {"voorwaarden": "x"}),
        (f"{V1}/casussen/{melding.casus.nummer}/consult-vragen", {"vraag": "x"}),
        (f"{V1}/meldingen", als_json()),
        (f"{V1}/personen/zoeken", {"bsn": "123456782"}),
        (f"{V1}/noodtoegang", {"nummer": melding.nummer, "noodreden": "noodreden:acuut", "reden": "x"}),
    ]

    assert [post(pad, inhoud).status_code for pad, inhoud in vragen] == [403] * 10
    assert (Melding.objects.count(), Consult.objects.count()) == (1, 0)


def test_personen_zoeken_zegt_waarom_en_wordt_vastgelegd(api, frontoffice, nu):
    melding = gemeld(frontoffice, nu)
    _, post = api(frontoffice)

    antwoord = post(f"{V1}/personen/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne"}).json()
    te_weinig = post(f"{V1}/personen/zoeken", {"achternaam": "K"})
    fout_bsn = post(f"{V1}/personen/zoeken", {"bsn": "123456789"})

    (gevonden,) = antwoord["bekenden"]
    assert (gevonden["naam"], gevonden["casussen"][0]["nummer"]) == ("Sanne Kanariepiet", melding.casus.nummer)
    assert AuditRegel.objects.get(actie="zoeken").gegevens == {"aantal": 1}
    assert (te_weinig.status_code, velden_van(fout_bsn)) == (400, ["bsn"])


def test_personen_zoeken_verraadt_geen_afgeschermd_dossier(api, frontoffice, nu):
    gemeld(frontoffice, nu)
    Casus.objects.update(afgeschermd=True)
    _, post = api(frontoffice)

    assert post(f"{V1}/personen/zoeken", {"achternaam": "Kanariepiet", "voornamen": "Sanne"}).json() == {
        "bekenden": [],
        "gezinnen": [],
        "afgeschermd": True,
        "contact": "de teamleider",
    }


def test_noodtoegang_door_de_api(api, frontoffice, beoordelaar, privacy, nu):
    casus = gemeld(frontoffice, nu).casus
    Casus.objects.update(afgeschermd=True)
    get, post = api(beoordelaar)
    inhoud = {"nummer": casus.nummer, "noodreden": "noodreden:acuut", "reden": "Moeder belt."}

    assert get(f"{V1}/casussen/{casus.nummer}").status_code == 404
    assert post(f"{V1}/noodtoegang", inhoud | {"nummer": "C-2026-999999"}).status_code == 400
    assert post(f"{V1}/noodtoegang", inhoud).json()["casus"] == casus.nummer
    assert get(f"{V1}/casussen/{casus.nummer}").status_code == 200
    assert post(f"{V1}/noodtoegang", inhoud).status_code == 409


def test_lijsten_bladeren_op_sleutel_en_filteren(api, frontoffice, beoordelaar, nu):
    nummers = {gemeld(frontoffice, nu).nummer for _ in range(3)}
    in_beoordeling(frontoffice, beoordelaar, nu)
    get, _ = api(frontoffice)

    gezien, url = [], f"{V1}/meldingen?status=ontvangen&pageSize=2"
    while url:
        bladzijde = get(url).json()
        gezien.append([rij["nummer"] for rij in bladzijde["results"]])
        url = bladzijde["next"]

    assert ([len(blad) for blad in gezien], {nummer for blad in gezien for nummer in blad}) == ([2, 1], nummers)


@pytest.mark.parametrize("stand", ["p=abc", "p=2026-13-45", "p=\0", "o=-1", "r=x"])
@pytest.mark.parametrize("soort", ["meldingen", "contacten", "herkenning"])
def test_een_veranderde_cursor_is_een_nette_weigering(api, frontoffice, nu, soort, stand):
    gemeld(frontoffice, nu)
    get, _ = api(frontoffice)

    antwoord = get(f"{V1}/{soort}?cursor={b64encode(stand.encode()).decode()}")

    assert (antwoord.status_code, antwoord["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("soort", ["meldingen", "casussen", "consulten", "contacten", "adviezen"])
def test_er_is_geen_put_patch_of_delete(api, client, frontoffice, soort):
    api(frontoffice)

    assert [
        getattr(client, methode)(f"{V1}/{soort}/M-2026-000001").status_code for methode in ("put", "patch", "delete")
    ] == [405] * 3


def test_antwoorden_dragen_geen_databasenummers(api, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    get, _ = api(beoordelaar)

    def sleutels(deel):
        if isinstance(deel, dict):
            return set(deel) | {s for waarde in deel.values() for s in sleutels(waarde)}
        return {s for waarde in deel for s in sleutels(waarde)} if isinstance(deel, list) else set()

    paden = (f"meldingen/{melding.nummer}", f"casussen/{melding.casus.nummer}", "meldingen", "casussen")
    gevonden = {sleutel for pad in paden for sleutel in sleutels(get(f"{V1}/{pad}").json())}
    assert {sleutel for sleutel in gevonden if sleutel in {"id", "pk"} or sleutel.endswith("_id")} == set()


def test_openapi_beschrijft_elke_stap_en_elk_probleem(api, frontoffice):
    get, _ = api(frontoffice)

    document = json.loads(get(f"{V1}/openapi.json").content)

    paden = document["paths"]
    assert document["openapi"].startswith("3.")
    for pad in ("meldingen", "meldingen/{nummer}/beoordelen", "casussen/{nummer}/dienst/starten", "personen/zoeken"):
        antwoorden = paden[f"{V1}/{pad}"]["post"]["responses"]
        assert {"400", "401", "403", "404", "409"} <= set(antwoorden)
        assert "application/problem+json" in antwoorden["400"]["content"]
    vorm = document["components"]["schemas"]
    assert not {"bron", "naam", "telefoon"} & set(vorm["Melding"]["properties"])
