# SPDX-License-Identifier: EUPL-1.2
"""Who may deliver: a sender with its own key, and nobody else; and with that key nothing else."""

import hashlib
import io
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application, RefreshToken

from audit.models import AuditRegel
from intake import pogingen, sleutels
from intake.models import Afzender, InkomendBericht
from tests.afscherming.ingangen import METHODEN, ingangen
from tests.afscherming.verwachting import OPEN
from tests.intake.afzenders import PAD, TOKENPAD, Machine, bericht, machine

pytestmark = pytest.mark.django_db(transaction=True)


def opdracht(*argumenten):
    uit, fout = io.StringIO(), io.StringIO()
    call_command(
        "maak_afzender", "--organisatie", "flevoland", "--code", "politie", *argumenten, stdout=uit, stderr=fout
    )
    regels = (regel.split(":") for regel in uit.getvalue().splitlines() if ":" in regel)
    return {naam: waarde.strip() for naam, waarde in regels}


def lever(token, **koppen):
    return Client().generic("POST", PAD, b"{}", headers={"authorization": f"Bearer {token}"} | koppen)


def test_een_token_is_kort_geldig_en_alleen_voor_berichten(politie):
    antwoord = politie.haal_token()

    assert antwoord["Cache-Control"] == "no-store"
    inhoud = antwoord.json()
    assert (inhoud["token_type"], inhoud["scope"], inhoud["expires_in"]) == ("Bearer", "berichten", 900)
    assert set(inhoud) == {"access_token", "expires_in", "token_type", "scope"}
    assert not RefreshToken.objects.exists()
    assert lever(inhoud["access_token"]).status_code == 201


def test_sleutel_en_token_staan_nergens_leesbaar(politie):
    client = Application.objects.get()
    assert identify_hasher(client.client_secret).algorithm == "argon2"
    token = AccessToken.objects.get()
    assert (token.token, token.token_checksum) == ("", hashlib.sha256(politie.token.encode()).hexdigest())
    assert token.user_id is None


def test_zonder_geldig_token_komt_niets_binnen(politie):
    goed = politie.token
    antwoorden = [
        Client().post(PAD, b"{}", "application/json"),
        lever("x"),
        lever(""),
        lever(goed + "x"),
        lever(goed, authorization=f"Token {goed}"),
        lever(goed, authorization=f"Basic {goed}"),
        Client().post(f"{PAD}?access_token={goed}", b"{}", "application/json"),
        Client().post(PAD, {"access_token": goed}),
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [401] * len(antwoorden)
    assert {antwoord["WWW-Authenticate"] for antwoord in antwoorden} == {'Bearer realm="berichten"'}
    assert {antwoord["Content-Type"] for antwoord in antwoorden} == {"application/problem+json"}
    assert not InkomendBericht.objects.exists()


def test_een_verlopen_token_telt_niet_meer(politie):
    AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))

    assert politie.stuur(bericht()).status_code == 401
    assert sleutels.ruim_op(timezone.now()) == 1


def test_een_ander_doel_is_niet_genoeg(politie):
    AccessToken.objects.update(scope="lezen")

    antwoord = politie.stuur(bericht())

    assert antwoord.status_code == 403
    assert not InkomendBericht.objects.exists()
    assert politie.haal_token(scope="lezen").json() == {"error": "invalid_scope"}


def test_ingetrokken_is_meteen_overal_dicht(politie):
    opdracht("--intrekken")

    assert politie.stuur(bericht()).status_code == 401
    assert politie.haal_token().status_code == 401
    assert not Application.objects.exists()
    assert not AccessToken.objects.exists()
    # What it delivered stays its own.
    assert Afzender.objects.get().actief is False


def test_een_uitgezette_afzender_levert_niets_af(politie):
    Afzender.objects.update(actief=False)

    assert politie.stuur(bericht()).status_code == 401


def test_een_client_zonder_afzender_levert_niets_af(politie):
    sleutel = Application.objects.get()
    sleutel.pk, sleutel.client_id, sleutel.client_secret = None, "los", "geheim"
    sleutel.save()
    los = Machine(politie.afzender, sleutels.Sleutel("los", "geheim")).meld_aan()

    assert los.stuur(bericht()).status_code == 401


def test_een_afzender_geeft_zijn_token_terug(politie):
    ander = machine(code="gi", naam="GI").meld_aan()

    for wie, token, over in ((ander, politie.token, 2), (politie, politie.token, 1)):
        gegevens = {"token": token, "client_id": wie.sleutel.client_id, "client_secret": wie.sleutel.geheim}
        assert Client().post("/oauth/revoke", gegevens).status_code == 200
        assert AccessToken.objects.count() == over
    assert politie.stuur(bericht()).status_code == 401
    assert ander.stuur(bericht()).status_code == 201


def test_een_afzender_levert_bij_zijn_eigen_organisatie_af(politie):
    utrecht = machine(organisatie="utrecht").meld_aan()

    utrecht.stuur(bericht(), **{"x-organisatie": "flevoland"})

    assert InkomendBericht.objects.get().organisatie.code == "utrecht"


@pytest.mark.parametrize("soort", ["password", "authorization_code", "refresh_token", "implicit",
                                   "urn:ietf:params:oauth:grant-type:device_code"])  # fmt: skip
def test_er_is_maar_een_manier_om_een_token_te_krijgen(politie, soort, frontoffice):
    frontoffice.set_password("een lang wachtwoord")
    frontoffice.save()

    antwoord = politie.haal_token(
        grant_type=soort, username=frontoffice.username, password="een lang wachtwoord", code="x", device_code="x"
    )

    assert antwoord.status_code == 400
    assert antwoord.json() == {"error": "unsupported_grant_type"}


def test_van_de_toolkit_bestaan_twee_adressen():
    paden = {ingang.pad for ingang in ingangen() if "oauth" in ingang.pad or ingang.pad.startswith("/o/")}

    assert paden == {"/oauth/token", "/oauth/revoke"}
    for pad in ("/oauth/authorize", "/oauth/applications", "/oauth/introspect", "/.well-known/openid-configuration"):
        assert Client().get(pad).status_code == 404
    assert Client().get(TOKENPAD).status_code == 405


def test_een_sessie_levert_niets_af(politie, frontoffice, beheerder):
    for medewerker in (frontoffice, beheerder):
        client = Client()
        client.force_login(medewerker)
        assert client.post(PAD, b"{}", "application/json").status_code == 401
    AccessToken.objects.filter(application__client_id=politie.sleutel.client_id).update(user=frontoffice)
    # With a session and a token the token says who it is.
    assert politie.stuur(bericht(), client=client).status_code == 201
    assert AuditRegel.objects.get(actie="ontvang").medewerker_id is None


def test_een_token_opent_verder_niets(politie):
    """Every other way in, page and API, with the token of a machine: as if nobody had logged in."""
    mis = []
    for ingang in ingangen():
        if ingang.naam in OPEN:
            continue
        if ingang.naam.startswith(("account_", "mfa_")):
            continue
        pad = ingang.pad.replace("{nummer}", "M-2026-000001").replace("{", "").replace("}", "")
        for methode in METHODEN:
            antwoord = politie.stuur(b"{}", pad=pad, methode=methode)
            verwacht = {401, 403} if ingang.is_api else {302}
            if antwoord.status_code not in verwacht or (
                not ingang.is_api and not antwoord["Location"].startswith("/accounts/login/")
            ):
                mis.append((methode, ingang.naam, antwoord.status_code))

    assert mis == []


def test_raden_houdt_op(politie):
    verkeerd = Machine(politie.afzender, sleutels.Sleutel(politie.sleutel.client_id, "geraden"))
    vreemd = Machine(politie.afzender, sleutels.Sleutel("bestaat-niet", "geraden"))

    statussen = [(verkeerd if i % 2 else vreemd).haal_token().status_code for i in range(pogingen.MEESTE + 2)]

    assert statussen == [401] * pogingen.MEESTE + [429, 429]
    antwoord = politie.haal_token()
    assert (antwoord.status_code, antwoord["Retry-After"]) == (429, "300")
    assert Client().post("/oauth/revoke", {"token": "x"}).status_code == 429
    # What is under way goes on, and somebody else is not held up.
    assert politie.stuur(bericht()).status_code == 201
    assert politie.haal_token(Client(REMOTE_ADDR="203.0.113.9")).status_code == 200


def test_wie_de_goede_sleutel_heeft_wordt_niet_geteld(politie):
    assert {politie.haal_token().status_code for _ in range(pogingen.MEESTE + 5)} == {200}


def test_zonder_database_geen_token_maar_een_verzoek_om_geduld(politie, monkeypatch):
    def weg(*_):
        raise OperationalError

    monkeypatch.setattr(pogingen, "te_veel", weg)

    antwoord = politie.haal_token()

    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")


def test_de_opdracht_maakt_vernieuwt_en_trekt_in(flevoland):
    eerste = opdracht("--naam", "Politie", "--meldersoort", "politie")
    afzender = Afzender.objects.get()
    assert (afzender.organisatie, afzender.code, afzender.formaat, afzender.meldersoort_id, afzender.client_id) == (
        flevoland, "politie", "vt-bericht-1", "meldersoort:politie", eerste["client_id"],
    )  # fmt: skip

    def mag(sleutel):
        sleutel = sleutels.Sleutel(sleutel["client_id"], sleutel["client_secret"])
        return Machine(afzender, sleutel).haal_token().status_code == 200

    assert mag(eerste)
    tweede = opdracht("--nieuwe-sleutel")
    assert tweede["client_id"] == eerste["client_id"]
    assert (mag(eerste), mag(tweede)) == (False, True)
    assert opdracht("--intrekken") == {}
    assert not mag(tweede)
    derde = opdracht("--nieuwe-sleutel")
    assert mag(derde)

    regels = AuditRegel.objects.filter(onderwerp="sleutel").order_by("id")
    assert [(r.actie, r.nummer, r.deur) for r in regels] == [
        ("afzender_maken", "politie", "commando"), ("sleutel_vernieuwen", "politie", "commando"),
        ("sleutel_intrekken", "politie", "commando"), ("sleutel_vernieuwen", "politie", "commando"),
    ]  # fmt: skip
    geschreven = " ".join(str(regel.gegevens) for regel in regels)
    assert not [s for s in (eerste, tweede, derde) if s["client_secret"] in geschreven]


@pytest.mark.parametrize(
    ("argumenten", "reden"),
    [
        ([], "Geef --naam"),
        (["--nieuwe-sleutel"], "heeft geen koppeling 'politie'"),
        (["--intrekken"], "heeft geen koppeling 'politie'"),
        (["--naam", "Politie", "--formaat", "stuf"], "Kies uit: vt-bericht-1"),
        (["--naam", "Politie", "--meldersoort", "agent"], "staat niet in de lijst meldersoort"),
        (["--naam", "Politie", "--organisatie", "atlantis"], "Er is geen organisatie met code 'atlantis'"),
    ],
)
def test_de_opdracht_zegt_wat_niet_kan(flevoland, argumenten, reden):
    with pytest.raises(CommandError, match=reden):
        opdracht(*argumenten)

    assert not Afzender.objects.exists()
    assert not Application.objects.exists()


def test_een_tweede_keer_maken_verandert_niets(politie):
    with pytest.raises(CommandError, match="--nieuwe-sleutel"):
        opdracht("--naam", "Politie")

    assert politie.stuur(bericht()).status_code == 201
