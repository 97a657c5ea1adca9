# SPDX-License-Identifier: EUPL-1.2
"""A sender with its key, and messages as a sender would make them."""

import base64
import json
from dataclasses import dataclass

from django.test import Client

from intake import sleutels
from intake.models import Afzender

PAD = "/api/v1/inkomende-berichten"
TOKENPAD = "/oauth/token"

_TOELICHTING = "Buren hoorden geschreeuw; agenten troffen een overstuur kind aan."


def bericht(**anders):
    """A message in our own format, as a dict."""
    return {
        "formaat": "vt-bericht-1",
        "gebeurd_op": "2026-03-10",
        "crisis": False,
        "gemeente": "GM0034",
        "hgkm": "ja",
        "toelichting": _TOELICHTING,
        "melder": {"soort": "politie", "instelling": "Politie Midden-Nederland"},
        "personen": [{"rol": "slachtoffer", "geboortenaam": "Oosterling", "geboortedatum": "2014-05"}],
    } | anders


def als_bytes(inhoud):
    return json.dumps(inhoud, ensure_ascii=False).encode()


@dataclass
class Machine:
    """A sender at work: gets a token by its key and delivers with it."""

    afzender: Afzender
    sleutel: sleutels.Sleutel
    token: str = ""

    def haal_token(self, client=None, **velden):
        kop = base64.b64encode(f"{self.sleutel.client_id}:{self.sleutel.geheim}".encode()).decode()
        return (client or Client()).post(
            TOKENPAD, {"grant_type": "client_credentials"} | velden, headers={"authorization": f"Basic {kop}"}
        )

    def meld_aan(self):
        antwoord = self.haal_token()
        assert antwoord.status_code == 200, antwoord.content
        self.token = antwoord.json()["access_token"]
        return self

    def stuur(self, lichaam, *, client=None, pad=PAD, methode="POST", soort="application/json", **koppen):
        lichaam = lichaam if isinstance(lichaam, bytes) else als_bytes(lichaam)
        aanmelding = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return (client or Client()).generic(methode, pad, lichaam, soort, headers=aanmelding | koppen)


def machine(organisatie="flevoland", code="politie", **anders):
    opties = {"naam": "Politie", "formaat": "vt-bericht-1", "meldersoort": "politie"} | anders
    sleutel = sleutels.maak_afzender(organisatie_code=organisatie, code=code, **opties)
    return Machine(Afzender.objects.get(client_id=sleutel.client_id), sleutel)
