# SPDX-License-Identifier: EUPL-1.2
"""Families, not loose cases: what has to hold for every one of them, and that there is variety among them."""

from collections import Counter
from datetime import timedelta
from itertools import combinations, pairwise

import pytest

from meldingen.models import Bron, Incident, Zorg
from meldingen.termijnen.kalender import dag_van
from personen.models import Adres, Gezag, Persoon, Relatie


@pytest.fixture(scope="module")
def bewaard():
    return []


@pytest.fixture
def zaken(maak_zaken, bewaard):
    """Made once: these tests only look at the rows in memory."""
    if not bewaard:
        bewaard.extend(zaak for zaak in maak_zaken(1500) if zaak.boek.casus)
    return bewaard


def _op_volgorde(boek):
    return sorted(boek.meldingen, key=lambda melding: melding["ontvangen_op"])


def _rijen(zaken, model):
    return [rij for zaak in zaken for rij in zaak.boek.rijen.get(model, ())]


def _begon(rij):
    return rij["periode"].lower


def _samen(een, ander):
    einden = [rij["periode"].upper for rij in (een, ander) if rij["periode"].upper]
    return max(_begon(een), _begon(ander)) < min(einden) if einden else True


def test_niemand_woont_ergens_voor_zijn_geboorte_of_tweemaal_tegelijk(zaken):
    geboren = {rij["id"]: rij["geboortedatum"] for rij in _rijen(zaken, Persoon)}
    per_persoon = {}
    for rij in _rijen(zaken, Adres):
        assert geboren[rij["persoon_id"]] is None or geboren[rij["persoon_id"]] <= _begon(rij)
        per_persoon.setdefault(rij["persoon_id"], []).append(rij)
    dubbel = [
        paar
        for adressen in per_persoon.values()
        for paar in combinations(adressen, 2)
        # Only a shelter comes beside a home, and it is secret.
        if _samen(*paar) and not any(rij["geheim"] for rij in paar)
    ]
    assert dubbel == []


def test_gezinnen_verhuizen_en_wie_weggaat_woonde_eerst_samen(zaken):
    adressen = Counter(rij["persoon_id"] for rij in _rijen(zaken, Adres))
    assert len([aantal for aantal in adressen.values() if aantal > 1]) > len(adressen) / 3
    gemeenten = [{melding["gemeente_id"] for melding in zaak.boek.meldingen} for zaak in zaken]
    assert sum(len(wie) > 1 for wie in gemeenten) > len(zaken) / 100
    assert {"BUITEN", "GM0034"} <= {rij["gemeente_id"] for rij in _rijen(zaken, Adres)}
    deelden = 0
    for zaak in zaken:
        waar = {}
        for rij in zaak.boek.rijen.get(Adres, ()):
            waar.setdefault(rij["persoon_id"], set()).add((rij["postcode"], rij["huisnummer"]))
        for rij in zaak.boek.rijen.get(Relatie, ()):
            if rij["soort_id"] == "relatiesoort:ex_partner":
                deelden += bool(waar.get(rij["persoon_id"], set()) & waar.get(rij["verwant_id"], set()))
    assert deelden > len(zaken) / 5
    assert any(rij["geheim"] and rij["periode"].upper for rij in _rijen(zaken, Adres))


def test_banden_hebben_een_begin_en_die_van_ouders_is_de_geboorte(zaken):
    geboren = {
        rij["id"]: rij["geboortedatum"] for rij in _rijen(zaken, Persoon) if rij["geboortedatum_precisie"] == "dag"
    }
    soorten = Counter()
    for rij in _rijen(zaken, Relatie):
        soorten[rij["soort_id"].partition(":")[2]] += 1
        if rij["soort_id"] == "relatiesoort:ouder" and rij["persoon_id"] in geboren:
            assert _begon(rij) == geboren[rij["persoon_id"]]
    assert soorten.keys() >= {"partner", "ex_partner", "ouder", "stiefouder", "familie", "huisgenoot"}
    beeindigd = [rij for rij in _rijen(zaken, Gezag) if rij["periode"].upper]
    assert 0 < len(beeindigd) < len(_rijen(zaken, Gezag)) / 10


def test_kinderen_verschillen_van_ouders_en_soms_zijn_zij_met_minder(zaken):
    halfbroers = tweelingen = naamgenoten = niet_allen = nakomers = 0
    for zaak in zaken:
        boek, ouders = zaak.boek, {}
        personen = {rij["id"]: rij for rij in boek.personen}
        for rij in boek.rijen.get(Relatie, ()):
            if rij["soort_id"] == "relatiesoort:ouder":
                ouders.setdefault(rij["persoon_id"], set()).add(rij["verwant_id"])
        halfbroers += len({frozenset(van) for van in ouders.values()}) > 1
        dagen = [personen[kind]["geboortedatum"] for kind in ouders if personen[kind]["geboortedatum"]]
        tweelingen += len(set(dagen)) < len(dagen)
        naam = {wie: (p["voornamen"], p["geboortenaam"]) for wie, p in personen.items()}
        naamgenoten += any(naam[kind] in {naam[wie] for wie in van} for kind, van in ouders.items())
        per_melding = Counter(rij["melding_id"] for rij in boek.betrokkenen if rij["persoon_id"] in ouders)
        niet_allen += len(set(per_melding.values())) > 1
        nakomers += any(dag > dag_van(_op_volgorde(boek)[0]["ontvangen_op"]) for dag in dagen)
    assert min(halfbroers, tweelingen, naamgenoten, niet_allen, nakomers) > 0


def test_personen_zijn_niet_allemaal_even_goed_bekend(zaken):
    personen = _rijen(zaken, Persoon)
    volwassen = [rij for rij in personen if not rij["onbekend"]]
    assert {rij["geboortedatum_precisie"] for rij in personen} == {"dag", "maand", "jaar", "onbekend"}
    redenen = {rij["bsn_reden_id"] for rij in personen}
    assert redenen == {f"bsnreden:{r}" for r in ("nog_niet", "spoed", "geen_bsn", "onbekend", "ongeboren")}
    assert any(rij["onbekend"] for rij in personen)
    assert any(rij["voorletters"] and not rij["voornamen"] for rij in personen)
    assert any(rij["partnernaam"] for rij in volwassen)
    assert any("-" in rij["geboortenaam"] for rij in volwassen)


def test_sommigen_komen_in_twee_casussen_voor(zaken):
    van, gedeeld = {}, Counter()
    for nr, zaak in enumerate(zaken):
        for rij in zaak.boek.personen:
            eerste = van.setdefault(rij["id"], nr)
            if eerste != nr:
                gedeeld[zaken[eerste].boek.casus["geopend_op"].year < 2015] += 1
                assert rij["gemaakt_op"] < zaak.boek.meldingen[0]["geregistreerd_op"]
                assert rij not in zaak.boek.rijen[Persoon]
                assert zaak.boek.betrokkenen[0]["persoon_id"] == rij["id"]
                assert zaak.boek.betrokkenen[0]["herkenning"] == "gekoppeld"
    # An ex with a new family; and who was a child in the time of AMK and SHG.
    assert 0.008 < gedeeld[False] / len(zaken) < 0.035
    assert 0.003 < gedeeld[True] / len(zaken) < 0.03


def test_eerdere_betrokkenheid_van_voor_veilig_thuis(zaken):
    oud = [zaak for zaak in zaken if _op_volgorde(zaak.boek)[0]["ontvangen_op"].year < 2015]
    assert 0.01 < len(oud) / len(zaken) < 0.05
    begin = zaken[0].boek.wereld.nu - timedelta(days=4 * 365 + 1)
    assert any(len(z.boek.meldingen) > 1 and _op_volgorde(z.boek)[0]["ontvangen_op"] < begin for z in zaken)
    for zaak in oud:
        eerste = _op_volgorde(zaak.boek)[0]
        assert eerste["ontvangen_op"].year >= 2002
        assert not [t for t in zaak.boek.termijnen if t["melding_id"] == eerste["id"]]
        if len(zaak.boek.meldingen) == 1:
            assert zaak.boek.casus["gesloten_op"].year < 2016


def test_een_voorval_wordt_soms_tweemaal_gemeld_en_een_melder_komt_terug(zaken):
    zelfde, melders, terug = 0, Counter(), 0
    for zaak in zaken:
        bron = {rij["melding_id"]: rij["naam"] for rij in zaak.boek.rijen.get(Bron, ()) if rij["naam"]}
        gebeurd = {r["melding_id"]: r["datum"] for r in zaak.boek.rijen.get(Incident, ()) if r["melding_id"]}
        meldingen = _op_volgorde(zaak.boek)
        for eerste, tweede in pairwise(meldingen):
            terug += bron.get(eerste["id"]) is not None and bron.get(eerste["id"]) == bron.get(tweede["id"])
            if tweede["ontvangen_op"] - eerste["ontvangen_op"] < timedelta(days=2):
                zelfde += gebeurd.get(eerste["id"]) == gebeurd.get(tweede["id"]) is not None
                melders[eerste["melder_soort_id"] == tweede["melder_soort_id"]] += 1
    assert zelfde > 5
    assert min(melders[True], melders[False]) > 2
    assert terug > 20


def test_wat_een_moment_zag_staat_er_als_incident_en_zorg(zaken):
    gezien = 0
    for zaak in zaken:
        for moment in zaak.boek.momenten:
            if moment["uitgevoerd_op"] is None:
                continue
            op = {daad.nu for daad in zaak.daden if daad.stap == "moment_vastleggen"}
            incidenten = [
                rij for rij in zaak.boek.rijen.get(Incident, ())
                if rij["gemeld_via"] == "monitoring" and dag_van(rij["vastgelegd_op"]) == moment["uitgevoerd_op"]
            ]  # fmt: skip
            zorgen = [
                rij for rij in zaak.boek.rijen.get(Zorg, ())
                if dag_van(rij["vastgelegd_op"]) == moment["uitgevoerd_op"]
            ]  # fmt: skip
            assert len(incidenten) == moment["nieuwe_incidenten"]
            assert len(zorgen) == moment["nieuwe_zorgen"]
            assert all(rij["datum"] <= moment["uitgevoerd_op"] and rij["vastgelegd_op"] in op for rij in incidenten)
            gezien += len(incidenten) + len(zorgen)
    assert gezien > 50
