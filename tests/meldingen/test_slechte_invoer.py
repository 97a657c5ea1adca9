# SPDX-License-Identifier: EUPL-1.2
"""Bad input through both doors: a Dutch message at the field, everything typed kept, nothing written, never a 500."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from meldingen.models import Casus, Consult, Contact, Melding, Veiligheidsbeoordeling
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling, nieuw_contact
from tests.meldingen.invoer import als_form, als_json, velden_van

pytestmark = pytest.mark.django_db
LANG = "x" * 1_000_000
MORGEN = timedelta(days=1)


def persoon(**velden):
    return {"betrokkenen": [{"rol": "betrokkenerol:kind", "geboortenaam": "Vogel"} | velden]}


def morgen(vorm):
    return (timezone.localtime() + MORGEN).strftime(vorm)


# name → (form fields, json fields, field of the form, field of the API, part of the message on the page)
GEVALLEN = {
    "onbekende code": (
        {"kanaal": "kanaal:duif"}, {"kanaal": "kanaal:duif"}, "kanaal", "kanaal", "Selecteer een geldige",
    ),
    "code van een andere lijst": (
        {"melder_soort": "kanaal:telefoon"}, {"melder_soort": "kanaal:telefoon"}, "melder_soort", "melder_soort",
        "Selecteer een geldige",
    ),
    "incident na ontvangst": (
        lambda: {"incident_datum": morgen("%d-%m-%Y")}, lambda: {"incident_datum": morgen("%Y-%m-%d")},
        "incident_datum", "incident_datum", "Het incident kan niet na de ontvangst",
    ),
    "in de toekomst ontvangen": (
        lambda: {"ontvangen_op": morgen("%d-%m-%Y %H:%M")}, lambda: {"ontvangen_op": morgen("%Y-%m-%dT%H:%M:%S%z")},
        "ontvangen_op", "ontvangen_op", "Dit moment ligt in de toekomst",
    ),
    "jaar 1": (
        {"ontvangen_op": "01-01-0001 00:00"}, {"ontvangen_op": "0001-01-01T00:00:00Z"}, "ontvangen_op", "ontvangen_op",
        "Veilig Thuis bestaat sinds 2015",
    ),
    "geen dag": (
        {"incident_datum": "31-02-2026"}, {"incident_datum": "2026-02-31"}, "incident_datum", "incident_datum",
        "Vul een bestaande datum in",
    ),
    "geboren in de toekomst": (
        lambda: {"betrokkenen__0__geboortedatum": morgen("%d-%m-%Y")},
        lambda: persoon(geboortedatum=morgen("%Y-%m-%d")),
        "betrokkenen-0-geboortedatum", "betrokkenen-0-geboortedatum", "De geboortedatum ligt in de toekomst",
    ),
    "BSN zonder elfproef": (
        {"betrokkenen__0__bsn": "123456789"}, persoon(bsn="123456789"), "betrokkenen-0-bsn", "betrokkenen-0-bsn",
        "Dit is geen geldig BSN",
    ),
    "onmogelijke postcode": (
        {"betrokkenen__0__postcode": "0000 A", "betrokkenen__0__plaats": "Urk"},
        persoon(postcode="0000 A", plaats="Urk"), "betrokkenen-0-postcode",
        "betrokkenen-0-postcode", "vier cijfers en twee letters",
    ),
    "reuzengetal": (
        {"betrokkenen__0__huisnummer": "9" * 30, "betrokkenen__0__plaats": "Almere"},
        persoon(huisnummer=10**30, plaats="Almere"),
        "betrokkenen-0-huisnummer", "betrokkenen-0-huisnummer", "Een huisnummer ligt tussen",
    ),
    "rol vergeten": (
        {"betrokkenen__0__rol": ""}, persoon(rol=""), "betrokkenen-0-rol", "betrokkenen-0-rol", "Kies de rol",
    ),
    "NUL in de tekst": (
        {"toelichting": "a\x00b"}, {"toelichting": "a\x00b"}, "toelichting", "toelichting", "Null"
    ),
    "NUL in een naam": (
        {"betrokkenen__0__geboortenaam": "a\x00b"}, persoon(geboortenaam="a\x00b"), "betrokkenen-0-geboortenaam",
        "betrokkenen-0-geboortenaam", "Null",
    ),
    "een megabyte tekst": (
        {"toelichting": LANG}, {"toelichting": LANG}, "toelichting", "toelichting",
        "Deze tekst is te lang: 1.000.000 van 60.000 tekens",
    ),
    "een megabyte in een naam": (
        {"betrokkenen__0__geboortenaam": LANG}, persoon(geboortenaam=LANG), "betrokkenen-0-geboortenaam",
        "betrokkenen-0-geboortenaam", "Gebruik hoogstens 200 tekens",
    ),
    "geheime professional zonder grond": (
        {"bron__onthulling": "onthulling:geheim_professional"},
        {"bron": {"onthulling": "onthulling:geheim_professional"}},
        "bron-grond", "bron-grond", "Kies de grond waarop de melder geheim blijft",
    ),
    "onbekende gemeente": (
        {"gemeente": "GM9999"}, {"gemeente": "GM9999"}, "gemeente", "gemeente", "Selecteer een geldige",
    ),
}  # fmt: skip


def waarden(bron):
    return bron() if callable(bron) else bron


@pytest.mark.parametrize("geval", GEVALLEN)
def test_scherm_zegt_wat_er_fout_is_en_houdt_alles_vast(client, frontoffice, geval):
    velden, _, veld, _, melding = GEVALLEN[geval]
    client.force_login(frontoffice)
    ingevuld = als_form(**waarden(velden), melder_partij="wijkteams-almere")

    antwoord = client.post("/meldingen/registreren", ingevuld)

    form = antwoord.context["form"]
    assert antwoord.status_code == 400
    assert list(form.errors) == [veld]
    assert melding.lower() in form.errors[veld][0].lower()
    assert {naam: form[naam].value() for naam in ingevuld if naam != "actie"} == {
        naam: waarde if naam != "betrokkenen-1-onbekend" else True
        for naam, waarde in ingevuld.items()
        if naam != "actie"
    }
    assert (Melding.objects.count(), Casus.objects.count()) == (0, 0)


@pytest.mark.parametrize("geval", GEVALLEN)
def test_api_zegt_wat_er_fout_is_aan_het_veld(client, frontoffice, geval):
    _, velden, _, veld, _ = GEVALLEN[geval]
    client.force_login(frontoffice)

    antwoord = client.post("/api/v1/meldingen", als_json(**waarden(velden)), content_type="application/json")

    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/problem+json")
    assert velden_van(antwoord) == [veld]
    assert Melding.objects.count() == 0


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"kanaal": "\ud800"}, "kanaal"),
        (persoon(geboortedatum="1990-01-01", geboortedatum_precisie="\ud800"), "betrokkenen-0-geboortedatum_precisie"),
        ({"ontvangen_op": "0001-01-01"}, "ontvangen_op"),
    ],
)
def test_wat_niet_te_schrijven_is_wordt_geweigerd_aan_het_veld(client, frontoffice, velden, fout):
    """Half a character, that a refusal repeats; and a day whose midnight has no moment in UTC."""
    client.force_login(frontoffice)

    antwoord = client.post("/api/v1/meldingen", als_json(**velden), content_type="application/json")

    assert (antwoord.status_code, velden_van(antwoord)) == (400, [fout])


@pytest.mark.parametrize("ruw", ["", "{", "[]", '"tekst"', "\x00", "null", "[" * 100_000, "9" * 5_000])
def test_onleesbare_json_is_geen_serverfout(client, frontoffice, ruw):
    client.force_login(frontoffice)

    antwoord = client.post("/api/v1/meldingen", ruw, content_type="application/json")

    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/problem+json")


def test_te_veel_voor_een_verzoek_krijgt_een_duidelijk_antwoord(client, frontoffice, settings):
    client.force_login(frontoffice)
    veel = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

    scherm = client.post("/meldingen/registreren", als_form(toelichting=veel))
    api = client.post("/api/v1/meldingen", als_json(toelichting=veel), content_type="application/json")

    assert (scherm.status_code, api.status_code) == (400, 400)
    assert "Uw tekst is te lang" in scherm.content.decode()
    assert api.json()["detail"] == "Dit bericht is te groot. Kort de tekst in of verdeel de gegevens."


def test_dubbel_verzenden_maakt_een_melding_door_beide_deuren(client, frontoffice):
    client.force_login(frontoffice)
    vorm, invoer = als_form(token=str(uuid4())), als_json(token=str(uuid4()))
    scherm = [client.post("/meldingen/registreren", vorm) for _ in range(2)]
    api = [client.post("/api/v1/meldingen", invoer, content_type="application/json") for _ in range(2)]

    assert [antwoord.status_code for antwoord in (*scherm, *api)] == [302, 302, 201, 201]
    assert scherm[0]["Location"] == scherm[1]["Location"]
    assert api[0].json()["nummer"] == api[1].json()["nummer"]
    assert Melding.objects.count() == 2


def test_zelfde_kenmerk_met_andere_inhoud_wordt_geweigerd(client, frontoffice):
    client.force_login(frontoffice)
    token = str(uuid4())
    client.post("/meldingen/registreren", als_form(token=token))

    scherm = client.post("/meldingen/registreren", als_form(token=token, toelichting="Iets anders"))
    api = client.post("/api/v1/meldingen", als_json(token=token), content_type="application/json")

    assert (scherm.status_code, api.status_code) == (409, 409)
    assert api.json()["code"] == "al_gedaan"
    assert "Iets anders" in scherm.content.decode()
    assert Melding.objects.count() == 1


def test_oud_scherm_van_een_contact_toont_beide_teksten(client, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Van een collega")
    client.force_login(frontoffice)
    velden = {"kanaal": "kanaal:telefoon", "ontvangen_op": "01-03-2026 10:00", "notities": "Van mij", "versie": "0"}

    scherm = client.post(f"/contacten/{contact.nummer}", velden)
    api = client.post(
        f"/api/v1/contacten/{contact.nummer}/bewaren",
        velden | {"ontvangen_op": nu.isoformat()},
        content_type="application/json",
    )

    tekst = scherm.content.decode()
    assert (scherm.status_code, api.status_code) == (409, 409)
    assert ("Van een collega" in tekst, "Van mij" in tekst, "Een collega was u voor" in tekst) == (True, True, True)
    assert scherm.context["form"]["versie"].value() == "1"
    assert Contact.objects.get().notities == "Van een collega"


def test_oud_scherm_van_een_beoordeling_toont_wat_er_nu_staat(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    Veiligheidsbeoordeling.objects.update(conclusie="Van een collega", versie=3)
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/beoordelen"

    scherm = client.post(url, {"conclusie": "Van mij", "versie": "1", "actie": "opslaan"})
    api = client.post(f"/api/v1{url}", {"conclusie": "Van mij", "versie": 1}, content_type="application/json")

    tekst = scherm.content.decode()
    assert (scherm.status_code, api.status_code, api.json()["code"]) == (409, 409, "inmiddels_gewijzigd")
    assert ("Van een collega" in tekst, "Van mij" in tekst) == (True, True)
    opnieuw = client.post(url, {"conclusie": "Samen", "versie": scherm.context["form"]["versie"].value()})
    assert (opnieuw.status_code, Veiligheidsbeoordeling.objects.get().conclusie) == (302, "Samen")


def test_besluit_zonder_motivering(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)
    invoer = {"zwaarte": "zwaarte:licht", "voorgeschiedenis": "Nagegaan", "besluit": "vv", "versie": 1}
    url = f"/meldingen/{melding.nummer}/beoordelen"

    scherm = client.post(url, invoer | {"actie": "afronden"})
    api = client.post(f"/api/v1{url}", invoer, content_type="application/json")

    assert scherm.status_code == 400
    assert scherm.context["form"].errors == {"motivering": ["Leg uit waarom u dit besluit neemt."]}
    assert scherm.context["form"]["voorgeschiedenis"].value() == "Nagegaan"
    assert (api.status_code, velden_van(api)) == (400, ["motivering"])
    assert Melding.objects.get().status == "in_beoordeling"


def test_gesloten_casus_krijgt_geen_consult(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    client.force_login(beoordelaar)
    url = f"/casussen/{melding.casus.nummer}/consult-vragen"

    scherm = client.post(url, {"vraag": "Nog iets?"})
    api = client.post(f"/api/v1{url}", {"vraag": "Nog iets?"}, content_type="application/json")

    assert (scherm.status_code, api.status_code) == (409, 409)
    assert "Deze casus is gesloten. Heropen de casus eerst." in scherm.content.decode()
    assert "Nog iets?" in scherm.content.decode()
    assert api.json()["detail"] == "Deze casus is gesloten. Heropen de casus eerst."
    assert Consult.objects.count() == 0


@pytest.mark.parametrize("nummer", ["M-2026-999999", "%00", "1", "x" * 300, "..%2Fetc", "M-2026-00000%31%00"])
def test_onzinnig_nummer_bestaat_niet(client, frontoffice, nu, nummer):
    gemeld(frontoffice, nu)
    client.force_login(frontoffice)

    assert [
        client.get(f"{basis}/{nummer}").status_code for basis in ("/meldingen", "/casussen", "/api/v1/meldingen")
    ] == [404] * 3


@pytest.mark.parametrize(
    "vraag",
    [
        "?status=niets", "?gemeente=%00", "?crisis=misschien", "?ontvangenVanaf=31-02-2026", "?na=%00",
        "?ontvangenTotEnMet=31-12-9999",
    ],
)  # fmt: skip
def test_onzinnig_filter_is_geen_serverfout(client, frontoffice, nu, vraag):
    gemeld(frontoffice, nu)
    client.force_login(frontoffice)

    scherm, api = client.get(f"/meldingen{vraag}"), client.get(f"/api/v1/meldingen{vraag}")

    assert (scherm.status_code, api.status_code in (200, 400)) == (200, True)
