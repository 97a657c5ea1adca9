# SPDX-License-Identifier: EUPL-1.2
"""The demo: Flevoland up to today, and a little of another region to see that it stays apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Final

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen.termijnen.kalender import dag_van
from organisaties.models import VTOrganisatie
from werkplek.demogegevens import medewerkers
from werkplek.demogegevens.bekenden import Bekenden
from werkplek.demogegevens.feiten import leg_verwantschap_vast
from werkplek.demogegevens.geleverd import Geleverd, Opdracht, begin_van
from werkplek.demogegevens.gezin import Gezin
from werkplek.demogegevens.gezinnen import Gezinsbouwer
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.levensloop import Levensloop
from werkplek.demogegevens.losse import OPEN_CONTACTEN, Adviesmaker
from werkplek.demogegevens.plan import Gezinsplan, maak_plan
from werkplek.demogegevens.regie import VERHALEN
from werkplek.demogegevens.verdelingen import ADVIEZEN_PER_MELDING, GEMEENTEN
from werkplek.demogegevens.wonen import Verhuizing

# Another region has little work: enough to see that it is not ours.
UTRECHT: Final = {"GM0344": 1}
MELDINGEN_UTRECHT: Final = 12
ADVIEZEN_UTRECHT: Final = 5
# About as many BSN as there are numbers for tests.
BSN_GEZINNEN: Final = 850
# Of the families with several meldingen: who moves between two of them. Of all: who leaves the region afterwards.
VERHUIST, VERTREKT = 0.15, 0.03


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
    bekenden = Bekenden(rng)
    for plan in plannen:
        kans = BSN_GEZINNEN / len(plannen)
        yield _gezin(wereld, keuzes, bekenden, plan, begin, Random(f"{zaad}-{plan.casus}"), kans)  # noqa: S311
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
    wereld: Wereld, keuzes: Keuzes, bekenden: Bekenden, plan: Gezinsplan, begin: tuple[int, int], rng: Random,
    kans_op_bsn: float,
) -> Geleverd:  # fmt: skip
    boek = Boek(
        wereld, casusnummer=begin[0] + plan.casus, meldingnummers=[begin[1] + nummer for nummer in plan.meldingen]
    )
    op, tot, nu = dag_van(plan.momenten[0]), dag_van(plan.momenten[-1]), dag_van(wereld.nu)
    gemeente, verhuizing = _woonplaats(keuzes, plan, nu, rng)
    bekende = bekenden.kies(gemeente, op) if plan.regie is None and verhuizing is None else None
    if bekende:
        bekende.zet_in(boek)
    bouwer = Gezinsbouwer(
        rng, gemeente, keuzes.systemen.trek(), op, tot=tot, nu=nu, verhuizing=verhuizing, bekende=bekende
    )
    gezin = bouwer.bouw()
    if rng.random() < kans_op_bsn:
        gezin = _met_bsn(gezin, wereld.uitgifte.bsn())
    daden = Levensloop(boek, keuzes, plan, gezin, rng).simuleer()
    leg_verwantschap_vast(boek, gezin)
    if plan.regie is None:
        bekenden.onthoud(boek, gezin.leden)
    return Geleverd(boek, daden)


def _woonplaats(keuzes: Keuzes, plan: Gezinsplan, nu: date, rng: Random) -> tuple[str, Verhuizing | None]:
    """Where the family lives at its first melding, and whether it moves: between two meldingen, or away after all."""
    aantal = len(plan.meldingen)
    if plan.regie and plan.regie.gemeente:
        keuzes.gemeenten.noteer(plan.regie.gemeente, aantal)
        return plan.regie.gemeente, None
    if plan.regie is None and aantal > 1 and rng.random() < VERHUIST:
        nr = rng.randint(1, aantal - 1)
        van, tot = dag_van(plan.momenten[nr - 1]), dag_van(plan.momenten[nr])
        if (tot - van).days > 5:
            naar = Verhuizing(van + (tot - van) * rng.uniform(0.2, 0.8), keuzes.gemeenten.trek(aantal - nr))
            return keuzes.gemeenten.trek(nr), naar
    gemeente = keuzes.gemeenten.trek(aantal)
    laatste = dag_van(plan.momenten[-1])
    if plan.regie is None and (nu - laatste).days > 90 and rng.random() < VERTREKT:
        return gemeente, Verhuizing(laatste + (nu - laatste) * rng.uniform(0.2, 0.9), "BUITEN")
    return gemeente, None


def _met_bsn(gezin: Gezin, bsn: str | None) -> Gezin:
    eerste = gezin.leden[0]
    if bsn is None or eerste.bekend:
        return gezin
    bekend = replace(eerste, gegevens=replace(eerste.gegevens, bsn=bsn, bsn_reden=None))
    return replace(gezin, leden=(bekend, *gezin.leden[1:]))


def _los(wereld: Wereld, daden: list[Daad]) -> Geleverd:
    boek = Boek(wereld)
    for daad in daden:
        speel_na(boek, daad)
    return Geleverd(boek, daden)
