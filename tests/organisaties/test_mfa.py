# SPDX-License-Identifier: EUPL-1.2
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import include, path

from organisaties.mfa import MFAVerplicht

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("werk", lambda request: HttpResponse("werk"), name="werk"),
    path("api/v1/meldingen", lambda request: HttpResponse("[]"), name="meldingen"),
]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _verplicht(settings):
    settings.MFA_VERPLICHT = True


def _vraag(rf, pad, gebruiker) -> HttpResponse:
    verzoek = rf.get(pad)
    verzoek.user = gebruiker
    return MFAVerplicht(lambda _: HttpResponse("door"))(verzoek)


def test_zonder_tweede_factor_naar_het_instellen(rf, frontoffice):
    antwoord = _vraag(rf, "/werk", frontoffice)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/accounts/2fa/")


def test_onbekend_adres_gaat_ook_naar_het_instellen(rf, frontoffice):
    assert _vraag(rf, "/bestaat-niet", frontoffice).status_code == 302


def test_api_antwoordt_met_een_probleem(rf, frontoffice):
    antwoord = _vraag(rf, "/api/v1/meldingen", frontoffice)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (403, "application/problem+json")
    assert json.loads(antwoord.content)["title"] == "Tweede factor nodig"


@pytest.mark.parametrize(
    "pad", ["/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/logout/", "/accounts/reauthenticate/"]
)
def test_instellen_en_uitloggen_kunnen_altijd(rf, frontoffice, pad):
    assert _vraag(rf, pad, frontoffice).content == b"door"


def test_met_tweede_factor_door(rf, frontoffice):
    TOTP.activate(frontoffice, generate_totp_secret())
    assert _vraag(rf, "/werk", frontoffice).content == b"door"


def test_herstelcodes_alleen_zijn_geen_tweede_factor(rf, frontoffice):
    Authenticator.objects.create(user=frontoffice, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert _vraag(rf, "/werk", frontoffice).status_code == 302


def test_wie_niet_is_ingelogd_gaat_door(rf, db):
    assert _vraag(rf, "/werk", AnonymousUser()).content == b"door"


def test_in_een_demo_is_geen_tweede_factor_nodig(rf, frontoffice, settings):
    settings.MFA_VERPLICHT = False
    assert _vraag(rf, "/werk", frontoffice).content == b"door"
