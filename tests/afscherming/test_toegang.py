# SPDX-License-Identifier: EUPL-1.2
"""Every way in by every persona, to own, another's, shielded and absent rows, against the declared table.

Of each answer the status, the whole body (for canaries) and the audit that it left are compared.
"""

import json
import re
from collections import Counter
from datetime import timedelta
from itertools import zip_longest

import pytest
from django.test import Client

from audit.models import AuditRegel
from rapportage.cijfers import CIJFERS

from .conftest import terugdraaien
from .ingangen import METHODEN, ingangen
from .lezers import Zoeker, mag_zien, rol_van
from .verwachting import BRON, EIGEN_ACCOUNT, EISEN, OPEN, SCHRIJVEN, TEAM, ZIET

FLEVOLAND = (
    "frontoffice", "beoordelaar", "onderzoeker", "gedragswetenschapper", "manager", "beheer", "privacy",
    "lokaalteam", "lokaalteam-ander", "overleglid",
)  # fmt: skip
PERSONAS = (*FLEVOLAND, "beoordelaar-utrecht", "lokaalteam-utrecht")
# Of each kind: own rows in different states, another party's, another region's, and shielded ones.
RIJEN = {
    "C": ("Charlie", "Foxtrot", "Schim", "Ulla"),
    "M": ("Bravo", "Charlie", "Charliee", "Schim", "Schimm", "Ursula"),
    "O": ("Wijkverzonden", "Wijkaanvaard", "Juliet", "Schim", "Udo"),
    "K": ("Alfa", "Berta", "Schim", "Ulrik"),
    "B": ("Alfa", "Gedaan", "Schim", "Ulrik"),
    "A": ("Anton", "Arend", "Umberto"),
    "W": ("Anton", "Umberto"),
    "V": ("Bravo", "Schim", "Ursula"),
    "T": ("Foxtrot", "Schim", "Ulla"),
    "P": ("Charlie", "Schim", "Ulla"),
    "D": ("Charlie", "Alfa", "Schim", "Ulla"),
    "X": ("Delta", "Ursula"),
}
AFWEZIG = "{soort}-2025-999999"
GEDAAN = {200, 201, 302, 400, 409}
LEESBAAR = ("text/", "application/json", "application/problem+json", "application/vnd.oai.openapi")


def test_elke_ingang_staat_in_de_tabel():
    namen = {ingang.naam for ingang in ingangen() if not ingang.naam.startswith(EIGEN_ACCOUNT)}

    assert namen - OPEN == set(EISEN)
    assert len(namen - OPEN) == sum(1 for i in ingangen() if i.naam in EISEN), "two addresses with one name"


@pytest.mark.parametrize("wie", PERSONAS)
def test_wie_ziet_en_doet_wat(stand, wie):
    ronde = Ronde(stand, wie)
    for ingang in ingangen():
        if ingang.naam in EISEN:
            ronde.loop(ingang, EISEN[ingang.naam])

    assert regels(ronde.mis) == ""
    per_status = dict(sorted(ronde.telling.items()))
    print(f"\n{wie}: {ronde.telling.total()} verzoeken {per_status}, {len(ronde.gezien)} kanaries gezien")


@pytest.mark.parametrize("wie", ["anoniem", "inactief"])
def test_zonder_aanmelding_niets(stand, wie):
    """Log-in for a page, 401 for the API, nothing in either, and not a row of audit."""
    client = Client()
    if wie == "inactief":
        client.force_login(stand.wie[wie])
    mis = []
    for ingang in ingangen():
        if ingang.naam not in EISEN:
            continue
        for methode in METHODEN:
            antwoord = _verzoek(client, methode, ingang, _adres(stand, ingang, EISEN[ingang.naam])[0][1])
            verwacht = 401 if ingang.is_api else 302
            goed = antwoord.status_code == verwacht and (ingang.is_api or "/accounts/login/" in antwoord["Location"])
            if not goed or Zoeker(stand.kanaries)(_tekst(antwoord)) - _in_adres(stand, antwoord):
                mis.append((methode, ingang.naam, antwoord.status_code))

    assert regels(mis) == ""
    assert not AuditRegel.objects.filter(deur__in=["scherm", "api"]).exists()


@pytest.mark.parametrize("wie", ["beoordelaar", "lokaalteam"])
def test_andere_methoden_bestaan_niet(stand, wie):
    """A page that only does cannot be read, a page that only shows cannot be written to."""
    client = _aangemeld(stand, wie)
    mis = []
    for ingang in ingangen():
        eis = EISEN.get(ingang.naam)
        if eis is None:
            continue
        for methode in METHODEN:
            if methode[0] in eis.methoden and methode in ("GET", "POST"):
                continue
            antwoord = _verzoek(client, methode, ingang, _adres(stand, ingang, eis)[0][1])
            if antwoord.status_code != 405:
                mis.append((methode, ingang.naam, antwoord.status_code))

    assert regels(mis) == ""


def test_het_eigen_account_kent_geen_zaakgegevens(stand):
    zoek, mis = Zoeker(stand.kanaries), []
    for wie in ("beoordelaar", "lokaalteam"):
        client = _aangemeld(stand, wie)
        for ingang in ingangen():
            if not ingang.naam.startswith(EIGEN_ACCOUNT):
                continue
            for methode in ("GET", "POST"):
                with terugdraaien():
                    antwoord = _verzoek(
                        client, methode, ingang, ingang.pad.replace("{pk}", "1").replace("{", "").replace("}", "")
                    )
                if antwoord.status_code >= 500 or zoek(_tekst(antwoord)):
                    mis.append((methode, ingang.naam, antwoord.status_code))

    assert regels(mis) == ""


def regels(mis):
    """Readable in the report of a failed test, all of it."""
    return "\n".join(" ".join(str(deel) for deel in regel) for regel in mis)


class Ronde:
    """One persona's walk past everything; `mis` collects what is not as declared."""

    def __init__(self, wereld, wie):
        self.wereld, self.wie, self.rol = wereld, wie, rol_van(wie)
        self.client, self.zoek = _aangemeld(wereld, wie), Zoeker(wereld.kanaries)
        self.mis, self.telling, self.gezien = [], Counter(), set()
        self.laatste = AuditRegel.objects.latest("id").pk

    def loop(self, ingang, eis):
        afwezig = {}
        adressen = _adres(self.wereld, ingang, eis)
        if eis.soort and not self._kent(eis.soort):
            # Nothing of this kind exists for this role: one row, one of another region and an absent one tell enough.
            adressen = [adressen[0], *adressen[-2:]]
        for rij, url in adressen:
            for methode in ("GET", "POST"):
                if methode[0] not in eis.methoden:
                    continue
                with terugdraaien():
                    antwoord = _verzoek(self.client, methode, ingang, url)
                    spoor = Counter(self._nieuw().values_list("uitkomst", flat=True))
                # What was said after an act that is undone here would be shown on the next page.
                self.client.cookies.pop("messages", None)
                self.telling[antwoord.status_code] += 1
                self._status(methode, ingang, eis, rij, antwoord)
                self._spoor(methode, ingang, eis, antwoord, spoor)
                self._kanaries(methode, ingang, rij, antwoord)
                if antwoord.status_code == 404 and eis.soort:
                    zonder = _zonder_adres(antwoord, url)
                    if anders := _eerste_verschil(afwezig.setdefault(methode, zonder), zonder):
                        self.meld(methode, ingang, rij, f"404 verraadt dat de rij bestaat: {anders}")

    def _nieuw(self):
        """What the door of this request wrote; the partition of today is enough to look in."""
        return AuditRegel.objects.filter(id__gt=self.laatste, vastgelegd_op__gte=self.wereld.nu - timedelta(days=1))

    def _status(self, methode, ingang, eis, rij, antwoord):
        if antwoord.status_code not in self._verwacht(methode, ingang, eis, rij):
            self.meld(methode, ingang, rij, f"{antwoord.status_code}")

    def _verwacht(self, methode, ingang, eis, rij):
        if eis.soort and not self._ziet(eis.soort, rij):
            return {404}
        if not self._mag(methode, ingang, eis):
            return {403}
        if methode == "POST":
            return GEDAAN | ({404} if ingang.naam in ZOEKT_ZELF else set())
        return {200, 302, 409} if "P" in eis.methoden or ingang.naam in VERWIJST else {200}

    def _ziet(self, soort, rij):
        medewerker = self.wereld.wie[self.wie]
        if rij is None:
            return False
        if medewerker.organisatie_id is not None:
            return soort == "O" and self.rol == TEAM and rij.partij == medewerker.organisatie.code
        afgeschermd = rij.afgeschermd and self.wie not in rij.open_voor
        rollen = BRON if rij.bron else ZIET[soort]
        return self.rol in rollen and rij.regio == medewerker.vt_organisatie.code and not afgeschermd

    def _kent(self, soort):
        return self.rol in ZIET[soort] or (soort == "O" and self.rol == TEAM)

    def _mag(self, methode, ingang, eis):
        return self.rol in DOET.get((ingang.naam, methode), eis.mag)

    def _spoor(self, methode, ingang, eis, antwoord, spoor):
        if antwoord.status_code in (403, 404):
            verwacht = {} if antwoord.status_code == 404 and ingang.naam in ZOEKT_ZELF else {"geweigerd": 1}
        elif methode == "GET" and antwoord.status_code == 200:
            aantal = INZAGE.get((ingang.naam, self.rol), eis.inzage)
            verwacht = {"ingezien": aantal} if aantal else {}
        else:
            return
        if spoor != verwacht:
            self.meld(methode, ingang, None, f"{antwoord.status_code} laat na: {dict(spoor)}")

    def _kanaries(self, methode, ingang, rij, antwoord):
        gevonden = self.zoek(_tekst(antwoord))
        self.gezien |= gevonden
        for kanarie in gevonden:
            gevraagd = rij is not None and kanarie.tekst == rij.nummer
            if not gevraagd and not mag_zien(kanarie, self.wie, self.wereld, ingang.naam):
                self.meld(methode, ingang, rij, f"LEK {kanarie.soort} {kanarie.tekst}")

    def meld(self, methode, ingang, rij, wat):
        regel = (self.wie, methode, ingang.naam, rij.merk if rij else "-", wat)
        if regel not in self.mis:
            self.mis.append(regel)


# Pages whose rights differ between looking and doing.
DOET = {
    ("meldingen:consult", "POST"): frozenset({"gedragswetenschapper"}),
    ("meldingen:informeren", "POST"): frozenset({"beoordelaar", "onderzoeker"}),
    ("meldingen:terugkoppeling", "POST"): frozenset({"frontoffice", "beoordelaar", "onderzoeker"}),
    ("api:melding-horen-eerste-contact", "POST"): frozenset({"frontoffice", "beoordelaar", "onderzoeker"}),
    ("api:melding-list", "POST"): frozenset({"frontoffice", "beoordelaar"}),
    ("api:casus-document-documenten", "POST"): SCHRIJVEN,
}
# These may answer with something else than a page: the first page sends those without work of their own to theirs,
# and there is no advice on a casus that nobody assessed yet.
VERWIJST = frozenset({"werkplek:mijn_werk", "api:casus-overdracht-routeadvies"})
# Acts whose row is named in the form, not in the address: without one it is absent.
ZOEKT_ZELF = frozenset({"werkplek:signaal_afhandelen", "werkplek:noodtoegang_beoordeeld"})
# A list that shows names of families is a read for those who get it with names.
INZAGE = {("werkplek:mijn_werk", rol): 1 for rol in ("beoordelaar", "onderzoeker", "gedragswetenschapper")} | {
    (naam, "lokaalteam"): 1 for naam in ("overdracht:lijst", "overdracht:eerder")
}


def _aangemeld(wereld, wie):
    client = Client(raise_request_exception=True)
    client.force_login(wereld.wie[wie])
    return client


def _adres(wereld, ingang, eis):
    """(row, address): the rows of this kind and one that is absent; for a list its one address, or each figure."""
    if "{nummer}" in ingang.pad:
        alles = wereld.rijen[eis.soort]
        # A page that only shows is asked for every row there is; an act for one of each sort.
        rijen = alles if eis.methoden == "G" else [rij for rij in alles if rij.merk in RIJEN[eis.soort]]
        adressen = [(rij, ingang.url(nummer=rij.nummer)) for rij in rijen]
        return [*adressen, (None, ingang.url(nummer=AFWEZIG.format(soort=eis.soort)))]
    if ingang.naam == "rapportage:lijst":
        return [(None, ingang.url(code=code)) for code in CIJFERS]
    if "{lijst}" in ingang.pad:
        return [(None, ingang.url(lijst="documentsoort", waarde="foto"))]
    return [(None, ingang.url())]


def _verzoek(client, methode, ingang, url):
    if ingang.is_api and methode != "GET":
        return client.generic(methode, url, json.dumps({}), content_type="application/json")
    return client.generic(methode, url, "", content_type="application/x-www-form-urlencoded")


def _tekst(antwoord):
    assert antwoord.headers.get("Content-Type", "text/").startswith(LEESBAAR), antwoord.headers
    return antwoord.content.decode() + str(antwoord.headers)


def _in_adres(wereld, antwoord):
    """Sending on to the log-in repeats the address that was asked."""
    return Zoeker(wereld.kanaries)(antwoord.headers.get("Location", ""))


def _eerste_verschil(een, ander):
    paren = zip_longest(een.splitlines(), ander.splitlines(), fillvalue="")
    return next((f"{links[:200]} | {rechts[:200]}" for links, rechts in paren if links != rechts), "")


def _zonder_adres(antwoord, url):
    tekst = _tekst(antwoord).replace(url.rsplit("/api/v1")[-1], "")
    for patroon in (
        r"[A-Z]-\d{4}-\d{6,}",
        r'name="csrfmiddlewaretoken" value="\w+"',
        r"X-Request-ID': '[0-9a-f-]+",
        r'nonce="[^"]+"',
        r"csrftoken=\w+",
        r'X-CSRFToken": "\w+',
        r"Afgedrukt door .* op [\d: -]+",
    ):
        tekst = re.sub(patroon, "", tekst)
    return tekst
