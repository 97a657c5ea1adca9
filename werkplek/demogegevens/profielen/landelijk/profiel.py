# SPDX-License-Identifier: EUPL-1.2
"""The profile: region by region, first its families, then its adviezen."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Inwonertal, VTOrganisatie
from werkplek.demogegevens.geleverd import Geleverd, KanNiet, Opdracht, begin_van
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.verdelingen import GEMEENTEN as FLEVOLAND

from . import huishouden
from .adviezen import adviezen
from .collegas import maak_collegas
from .gezinsplan import Plan, maak_plannen, ontvangsten
from .krimpen import krimp
from .opstellen import Opsteller
from .regios import Regio
from .wie import Roepers
from .zaak import Zaak

# The last melding is of 31 December 2019; what is done with it takes some weeks.
VROEGSTE: Final = date(2020, 3, 1)
# When nobody asks for another day.
PEILDATUM: Final = date(2020, 4, 1)
INWONERS_OP: Final = date(2019, 1, 1)
INWONERS_BRON: Final = "Aangenomen: orde van grootte, afgerond (profiel landelijk-2017-2019)"
# The gemeenten that the reference data know: those of Flevoland as its own study counted them, and the city of Utrecht
# for about its share of the people of its region. Elsewhere the gemeente is not known.
GEMEENTEN: Final = {"flevoland": FLEVOLAND, "utrecht": {"GM0344": 35, "ONBEKEND": 99}}
ONBEKEND: Final = {"ONBEKEND": 1}


def landelijk(uitgifte: Uitgifte, opdracht: Opdracht) -> Iterator[Geleverd]:
    """All 26 regions over 2017, 2018 and 2019; `opdracht.schaal` divides their numbers."""
    if opdracht.peildatum < VROEGSTE:
        raise KanNiet(f"Dit profiel loopt tot en met 2019. Geef een peildatum vanaf {VROEGSTE.isoformat()}.")
    for regio in krimp(opdracht.schaal):
        yield from _lever(regio, uitgifte, opdracht)


def _lever(regio: Regio, uitgifte: Uitgifte, opdracht: Opdracht) -> Iterator[Geleverd]:
    # No secrets here: the same seed must give the same rows.
    rng = Random(f"{opdracht.zaad}-{regio.code}")  # noqa: S311
    organisatie = VTOrganisatie.objects.get(code=regio.code)
    maak_collegas(organisatie, rng)
    Inwonertal.objects.get_or_create(
        organisatie=organisatie, peildatum=INWONERS_OP, defaults={"aantal": regio.inwoners, "bron": INWONERS_BRON}
    )
    wereld = Wereld(organisatie, begin_van(opdracht.peildatum), uitgifte, *staf_van(organisatie))
    gemeenten = GEMEENTEN.get(regio.code, ONBEKEND)
    plannen = maak_plannen(ontvangsten(regio, Klok(wereld.instelling.kalender, rng), rng), rng)
    begin = _reserveer(uitgifte, plannen)
    roepers = Roepers(rng)
    for plaats, plan in enumerate(plannen):
        boek = Boek(
            wereld,
            casusnummer=begin[0] + plaats + 1,
            meldingnummers=[begin[1] + nummer + 1 for nummer in plan.nummers],
        )
        gemeente = rng.choices(list(gemeenten), list(gemeenten.values()))[0]
        huis = huishouden.verzin(rng, dag_van(plan.ontvangsten[0].op))
        daden = Zaak(boek, Opsteller(huis, gemeente, rng, roepers.code), rng).speel(plan.ontvangsten)
        yield Geleverd(boek, daden)
    for daden in adviezen(wereld, regio, rng, gemeenten):
        boek = Boek(wereld)
        for daad in daden:
            speel_na(boek, daad)
        yield Geleverd(boek, daden)


def _reserveer(uitgifte: Uitgifte, plannen: list[Plan]) -> tuple[int, int]:
    """Within a region casussen and meldingen are numbered in the order of receipt."""
    begin = uitgifte.nummers["C"], uitgifte.nummers["M"]
    uitgifte.nummers["C"] += len(plannen)
    uitgifte.nummers["M"] += sum(len(plan.nummers) for plan in plannen)
    return begin
