# SPDX-License-Identifier: EUPL-1.2
"""Screen and API are two doors to the same steps: the same rows, the same audit, the same refusals."""

import inspect
import pkgutil
from importlib import import_module
from uuid import UUID

import pytest
from django.test import Client

import documenten.stappen
import intake.stappen
import meldingen.stappen
import monitoring.stappen
import organisaties.stappen
import overdracht.stappen
from audit.models import AuditRegel
from meldingen.werkproces import DIENSTOVERGANGEN, FASEOVERGANGEN, STATUSOVERGANGEN
from monitoring.werkproces import MOMENTOVERGANGEN, MONITORINGOVERGANGEN
from overdracht.werkproces import OVERGANGEN
from tests.afscherming.conftest import terugdraaien

from .gevallen import ALLEEN_SCHERM, ALLEEN_SYSTEEM, GEVALLEN, open_moment
from .opname import Opname

CONCEPT = "concept_bewaren"
TOKEN = UUID("5e0e1a1e-0000-4000-8000-000000000001")
TABELLEN = (STATUSOVERGANGEN, DIENSTOVERGANGEN, FASEOVERGANGEN, OVERGANGEN, MONITORINGOVERGANGEN, MOMENTOVERGANGEN)
PAKKETTEN = (
    organisaties.stappen, documenten.stappen, intake.stappen, meldingen.stappen, overdracht.stappen, monitoring.stappen,
)  # fmt: skip
MET_FOUT = [geval for geval in GEVALLEN if geval.fout[2]]
MET_VERSIE = [geval for geval in GEVALLEN if geval.versie]


def naam(geval):
    return f"{geval.stap}-{geval.variant}" if geval.variant else geval.stap


def stappen():
    """Every public step: a function of a stappen module that says when it happens."""
    for pakket in PAKKETTEN:
        for module in pkgutil.iter_modules(pakket.__path__, f"{pakket.__name__}."):
            for stapnaam, functie in inspect.getmembers(import_module(module.name), inspect.isfunction):
                eigen = functie.__module__ == module.name and not stapnaam.startswith("_")
                if eigen and "nu" in inspect.signature(functie).parameters:
                    yield stapnaam


def test_elke_stap_heeft_een_geval():
    in_tabellen = {stap for tabel in TABELLEN for stappen_ in tabel.values() for stap in stappen_}

    assert in_tabellen <= set(stappen())
    assert {geval.stap for geval in GEVALLEN} | ALLEEN_SCHERM | ALLEEN_SYSTEEM == set(stappen())


@pytest.mark.parametrize("geval", GEVALLEN, ids=naam)
def test_beide_deuren_schrijven_dezelfde_rijen(stand, geval):
    uitkomsten = []
    for deur in ("scherm", "api"):
        with terugdraaien():
            opname = Opname()
            antwoord = doe(stand, geval, deur)
            assert antwoord.status_code in ({302} if deur == "scherm" else {200, 201, 204}), waarom(antwoord)
            uitkomsten.append(opname.verschil())
            assert set(
                AuditRegel.objects.filter(actie=geval.stap, uitkomst="gedaan").values_list("deur", flat=True)
            ) >= {deur}

    scherm, api = uitkomsten
    assert scherm == api
    assert [rij["actie"] for rij in scherm["AuditRegel"]].count(geval.stap) >= 1


@pytest.mark.parametrize("geval", MET_FOUT, ids=naam)
def test_beide_deuren_weigeren_hetzelfde(stand, geval):
    in_vorm, in_json, velden = geval.fout
    with terugdraaien():
        opname = Opname()
        scherm = doe(stand, geval, "scherm", **in_vorm)
        geschreven = opname.verschil()
    with terugdraaien():
        opname = Opname()
        api = doe(stand, geval, "api", **in_json)
        ook = opname.verschil()

    assert (scherm.status_code, api.status_code) == (400, 400), waarom(scherm) + waarom(api)
    assert velden <= set(scherm.context["form"].errors)
    assert velden <= {fout["veld"] for fout in api.json()["fouten"]}
    assert zaakrijen(geschreven, geval) == zaakrijen(ook, geval) == set()


@pytest.mark.parametrize("geval", MET_VERSIE, ids=naam)
def test_beide_deuren_zeggen_wie_eerder_was(stand, geval):
    """A stale screen: 409, the same reason in the audit, nothing written."""
    redenen = []
    for deur in ("scherm", "api"):
        with terugdraaien():
            opname = Opname()
            antwoord = doe(stand, geval, deur, versie=99)
            verschil = opname.verschil()
            assert antwoord.status_code == 409, waarom(antwoord)
            assert zaakrijen(verschil, geval) == set()
            regels = [(rij["actie"], rij["uitkomst"], rij["gegevens"]) for rij in verschil["AuditRegel"]]
            redenen.append([regel for regel in regels if geval.stap == CONCEPT or regel[0] != CONCEPT])

    assert redenen[0] == redenen[1] == [(geval.stap, "geweigerd", {"reden": "inmiddels_gewijzigd"})]


def doe(wereld, geval, deur, **anders):
    client = Client()
    client.force_login(wereld.wie[geval.wie])
    vorm, json = geval.vorm(wereld)
    extra = {"token": str(TOKEN)} | ({"versie": geval.versie(wereld)} if geval.versie else {})
    nummer = ""
    if geval.rij:
        soort, merk = geval.rij.split()
        nummer = open_moment(wereld) if soort == "T" else wereld.rij(soort, merk).nummer
    if deur == "scherm":
        return client.post(geval.scherm.format(nummer, moment=open_moment(wereld)), vorm | extra | anders)
    soort = {} if geval.multipart else {"content_type": "application/json"}
    return client.post(geval.api.format(nummer), json | extra | anders, **soort)


def zaakrijen(verschil, geval):
    """What the act wrote; a screen that is refused keeps what was typed in it as a draft."""
    concept = set() if geval.stap == CONCEPT else {"Concept"}
    return set(verschil) - {"AuditRegel", "aantallen", "Session"} - concept


def waarom(antwoord):
    form = antwoord.context and antwoord.context.get("form")
    return f"{antwoord.status_code} {dict(form.errors) if form is not None else antwoord.content.decode()[:600]}"
