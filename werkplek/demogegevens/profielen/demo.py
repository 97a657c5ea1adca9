# SPDX-License-Identifier: EUPL-1.2
"""The demo: Flevoland up to today, and a little of another region to see that it stays apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Final

from psycopg2.extras import DateRange

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from dossiers.wereld import Rij, Uitgifte, Wereld, staf_van
from meldingen.termijnen.kalender import dag_van
from organisaties.models import VTOrganisatie
from personen.models import Gezag, Relatie
from werkplek.demogegevens import medewerkers
from werkplek.demogegevens.geleverd import Geleverd, Opdracht, begin_van
from werkplek.demogegevens.gezinnen import Gezin, Gezinsbouwer
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.levensloop import Levensloop
from werkplek.demogegevens.losse import OPEN_CONTACTEN, Adviesmaker
from werkplek.demogegevens.plan import Gezinsplan, maak_plan
from werkplek.demogegevens.regie import VERHALEN
from werkplek.demogegevens.verdelingen import ADVIEZEN_PER_MELDING, GEMEENTEN

# Another region has little work: enough to see that it is not ours.
UTRECHT: Final = {"GM0344": 1}
MELDINGEN_UTRECHT: Final = 12
ADVIEZEN_UTRECHT: Final = 5
# About as many BSN as there are numbers for tests.
BSN_GEZINNEN: Final = 850


def demo(uitgifte: Uitgifte, opdracht: Opdracht) -> Iterator[Geleverd]:
    """Any number of meldingen in the four years before the peildatum."""
    regios = [VTOrganisatie.objects.get(code=code) for code in ("flevoland", "utrecht")]
    for regio in regios:
        medewerkers.maak_collegas(regio)
        medewerkers.zet_in_overleggen(regio)
    nu = begin_van(opdracht.peildatum)
    flevoland, utrecht = regios
    yield from lever(flevoland, uitgifte, nu=nu, meldingen=opdracht.meldingen, zaad=opdracht.zaad)
    yield from lever(utrecht, uitgifte, nu=nu, meldingen=MELDINGEN_UTRECHT, zaad=opdracht.zaad + 1)


def lever(regio: VTOrganisatie, uitgifte: Uitgifte, *, nu: datetime, meldingen: int, zaad: int) -> Iterator[Geleverd]:
    """Family by family, oldest first; then the adviezen and the open contacts. Nothing stays in memory but the plan."""
    staf, partijstaf = staf_van(regio)
    wereld = Wereld(regio, nu, uitgifte, staf, partijstaf)
    # No secrets here: the same seed must give the same rows.
    rng = Random(zaad)  # noqa: S311
    is_utrecht = regio.code == "utrecht"
    keuzes = Keuzes(rng, UTRECHT if is_utrecht else GEMEENTEN)
    klok = Klok(wereld.instelling.kalender, rng)
    verhalen = [(tuple(klok.voor(nu, dagen, 0) for dagen in regie.ontvangsten), regie) for regie in VERHALEN]
    plannen = maak_plan(meldingen, nu, rng, [] if is_utrecht else verhalen)
    begin = _reserveer(uitgifte, plannen)
    for plan in plannen:
        yield _gezin(wereld, keuzes, plan, begin, Random(f"{zaad}-{plan.casus}"), len(plannen))  # noqa: S311
    adviesmaker = Adviesmaker(wereld, rng)
    for _ in range(ADVIEZEN_UTRECHT if is_utrecht else round(meldingen * ADVIEZEN_PER_MELDING)):
        yield _los(wereld, adviesmaker.advies())
    for nr in range(OPEN_CONTACTEN):
        yield _los(wereld, adviesmaker.open_contact(nr))


def _reserveer(uitgifte: Uitgifte, plannen: list[Gezinsplan]) -> tuple[int, int]:
    """Casussen and meldingen have their numbers in the order of receipt, so these are given out beforehand."""
    begin = uitgifte.nummers["C"], uitgifte.nummers["M"]
    uitgifte.nummers["C"] += len(plannen)
    uitgifte.nummers["M"] += sum(len(plan.meldingen) for plan in plannen)
    return begin


def _gezin(
    wereld: Wereld, keuzes: Keuzes, plan: Gezinsplan, begin: tuple[int, int], rng: Random, aantal: int
) -> Geleverd:
    gekozen = plan.regie.gemeente if plan.regie else None
    if gekozen:
        keuzes.gemeenten.noteer(gekozen, len(plan.meldingen))
    gemeente = gekozen or keuzes.gemeenten.trek(len(plan.meldingen))
    systeem = keuzes.systemen.trek()
    gezin = Gezinsbouwer(rng, gemeente, systeem, dag_van(plan.momenten[0])).bouw()
    if rng.random() < BSN_GEZINNEN / aantal:
        gezin = _met_bsn(gezin, wereld.uitgifte.bsn())
    boek = Boek(
        wereld, casusnummer=begin[0] + plan.casus, meldingnummers=[begin[1] + nummer for nummer in plan.meldingen]
    )
    loop = Levensloop(boek, keuzes, plan, gezin, rng)
    daden = loop.simuleer()
    leg_verwantschap_vast(boek, gezin)
    return Geleverd(boek, daden)


def _met_bsn(gezin: Gezin, bsn: str | None) -> Gezin:
    if bsn is None:
        return gezin
    eerste = gezin.leden[0]
    bekend = replace(eerste, gegevens=replace(eerste.gegevens, bsn=bsn, bsn_reden=None))
    return replace(gezin, leden=(bekend, *gezin.leden[1:]))


def leg_verwantschap_vast(boek: Boek, gezin: Gezin) -> None:
    """Ties and authority: no step writes these yet."""
    altijd = DateRange(None, None)
    for persoon, verwant, soort in gezin.relaties:
        boek.rij(Relatie, soort_id=soort, periode=altijd, **_paar(boek, persoon_id=persoon, verwant_id=verwant))
    for kind, drager in gezin.gezag:
        boek.rij(Gezag, periode=altijd, **_paar(boek, kind_id=kind, gezagdrager_id=drager))


def _paar(boek: Boek, **plaatsen: int) -> Rij:
    return {kolom: boek.personen[plaats]["id"] for kolom, plaats in plaatsen.items()}


def _los(wereld: Wereld, daden: list[Daad]) -> Geleverd:
    boek = Boek(wereld)
    for daad in daden:
        speel_na(boek, daad)
    return Geleverd(boek, daden)
