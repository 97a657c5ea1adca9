# SPDX-License-Identifier: EUPL-1.2
"""The profile: the sample and the other families together, in the order in which they were first reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen.models import Casus
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from organisaties.models import VTOrganisatie
from werkplek.demogegevens import medewerkers
from werkplek.demogegevens.bekenden import Bekenden
from werkplek.demogegevens.feiten import leg_verwantschap_vast
from werkplek.demogegevens.geleverd import Geleverd, KanNiet, Opdracht, begin_van
from werkplek.demogegevens.gezinnen import Gezinsbouwer
from werkplek.demogegevens.keuzes import Keuzes
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.plan import Gezinsplan
from werkplek.demogegevens.verdelingen import GEMEENTEN

from .halfjaarloop import Halfjaarloop
from .halfjaarplan import Gezin, maak_gezinnen
from .kaart import Kaart, lees_kaarten
from .steekproef import Steekproef

# The researchers asked the last helpers in June 2019.
PEILDATUM: Final = date(2019, 7, 1)
ONBEKEND: Final = "ONBEKEND"
NIET_VERKLAARD: Final = "casuskenmerk:verschil_niet_verklaard"


@dataclass(frozen=True)
class Zaak:
    """A family or a card, with its public numbers."""

    wat: Gezin | Kaart
    casus: int
    meldingen: tuple[int, ...]


def flevoland(uitgifte: Uitgifte, opdracht: Opdracht) -> Iterator[Geleverd]:
    """The 1,999 meldingen of the first half of 2018, with what came before and after."""
    if opdracht.peildatum < PEILDATUM:
        raise KanNiet(f"Het onderzoek liep door tot in 2019. Geef een peildatum vanaf {PEILDATUM.isoformat()}.")
    if opdracht.schaal != 1:
        raise KanNiet("Dit profiel heeft de getallen van het onderzoek en kan niet kleiner.")
    regio = VTOrganisatie.objects.get(code="flevoland")
    medewerkers.maak_collegas(regio)
    medewerkers.zet_in_overleggen(regio)
    wereld = Wereld(regio, begin_van(opdracht.peildatum), uitgifte, *staf_van(regio))
    # No secrets here: the same seed must give the same rows.
    rng = Random(f"flevoland-{opdracht.zaad}")  # noqa: S311
    kaarten = lees_kaarten()
    steekproef = Steekproef(wereld, kaarten, opdracht.zaad)
    keuzes, bekenden = Keuzes(rng, GEMEENTEN), Bekenden(rng)
    gezinnen = maak_gezinnen(kaarten, Klok(wereld.instelling.kalender, rng), rng)
    for zaak in _op_volgorde([*kaarten, *gezinnen], uitgifte):
        boek = Boek(wereld, casusnummer=zaak.casus, meldingnummers=zaak.meldingen)
        if isinstance(zaak.wat, Kaart):
            yield steekproef.lever(zaak.wat, boek)
        else:
            eigen = Random(f"flevoland-{opdracht.zaad}-{zaak.casus}")  # noqa: S311
            yield _gezin(boek, keuzes, bekenden, zaak, zaak.wat, eigen)


def _op_volgorde(alle: list[Gezin | Kaart], uitgifte: Uitgifte) -> Iterator[Zaak]:
    """Casussen and meldingen have their numbers in the order of receipt."""
    alle.sort(key=lambda wat: _momenten(wat)[0])
    volgorde = sorted((moment, casus, nr) for casus, wat in enumerate(alle) for nr, moment in enumerate(_momenten(wat)))
    nummers = {(casus, nr): plaats for plaats, (_, casus, nr) in enumerate(volgorde, uitgifte.nummers["M"] + 1)}
    begin = uitgifte.nummers["C"] + 1
    uitgifte.nummers["C"] += len(alle)
    uitgifte.nummers["M"] += len(nummers)
    for casus, wat in enumerate(alle):
        yield Zaak(wat, begin + casus, tuple(nummers[casus, nr] for nr in range(len(_momenten(wat)))))


def _momenten(wat: Gezin | Kaart) -> tuple[datetime, ...]:
    if isinstance(wat, Gezin):
        return wat.momenten
    dagen = (*wat.eerder, wat.ontvangen, *((wat.hermelding,) if wat.hermelding else ()))
    return tuple(datetime.combine(dag, time(), tzinfo=TIJDZONE) for dag in dagen)


def _gezin(boek: Boek, keuzes: Keuzes, bekenden: Bekenden, zaak: Zaak, wat: Gezin, rng: Random) -> Geleverd:
    op, tot, nu = dag_van(wat.momenten[0]), dag_van(wat.momenten[-1]), dag_van(boek.wereld.nu)
    bekende = bekenden.kies(wat.gemeente, op)
    if bekende:
        bekende.zet_in(boek)
    bouwer = Gezinsbouwer(rng, wat.gemeente, keuzes.systemen.trek(), op, tot=tot, nu=nu, bekende=bekende)
    gezin = bouwer.bouw()
    plan = Gezinsplan(zaak.casus, zaak.meldingen, wat.momenten, None)
    daden = Halfjaarloop(boek, keuzes, plan, gezin, rng, wat.groepen).simuleer()
    leg_verwantschap_vast(boek, gezin)
    if wat.gemeente == ONBEKEND:
        boek.koppel(Casus.kenmerken.through, "casus_id", boek.casus, [NIET_VERKLAARD])
    bekenden.onthoud(boek, gezin.leden)
    return Geleverd(boek, daden)
