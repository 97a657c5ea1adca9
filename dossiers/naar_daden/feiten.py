# SPDX-License-Identifier: EUPL-1.2
"""What no step writes: ties, authority, measures, incidents, concerns, help, cooperation, access, labels."""

from collections.abc import Iterator
from typing import Final

from psycopg2.extras import DateRange

from dossiers.formaat import Casus
from meldingen import models as m
from overdracht.models import Samenwerking, Traject
from personen.models import Gezag, Relatie

from .plan import Feit
from .vertaling import Vertaler, utc

TRAJECTDAGEN: Final = ("aangeboden_op", "informatie_op", "eerste_contact_op", "beeindigd_op")


def feiten_van(casus: Casus, vertaler: Vertaler) -> Iterator[Feit]:
    yield from _gezin(casus)
    yield from _toegangen(casus, vertaler)
    yield from _gebeurd(casus, vertaler)
    yield from _hulp(casus, vertaler)
    for sleutel in casus.kenmerken:
        yield Feit(m.Casus.kenmerken.through, "kenmerken", {"code_id": sleutel})


def _gezin(casus: Casus) -> Iterator[Feit]:
    for nr, relatie in enumerate(casus.relaties):
        pad = f"relaties[{nr}]"
        velden = {"soort_id": relatie.soort, "periode": DateRange(relatie.van, relatie.tot)}
        wie = {"persoon": relatie.persoon, "verwant": relatie.verwant}
        yield Feit(Relatie, pad, velden, _personen(wie))
    for nr, gezag in enumerate(casus.gezag):
        pad = f"gezag[{nr}]"
        wie = {"kind": gezag.kind, "gezagdrager": gezag.gezagdrager}
        yield Feit(Gezag, pad, {"periode": DateRange(gezag.van, gezag.tot)}, _personen(wie))


def _personen(wie: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {f"{veld}_id": ("persoon", kenmerk) for veld, kenmerk in wie.items()}


def _toegangen(casus: Casus, vertaler: Vertaler) -> Iterator[Feit]:
    for nr, toegang in enumerate(casus.toegangen):
        pad = f"toegangen[{nr}]"
        velden = {
            "medewerker_id": vertaler.medewerker(f"{pad}.medewerker", toegang.medewerker),
            "soort": m.Toegang.Soort.TOEGEWEZEN,
            "reden": toegang.reden,
            "van": utc(toegang.van),
        }
        # Emergency access is a step.
        if not toegang.noodreden:
            yield Feit(m.Toegang, pad, velden)


def _gebeurd(casus: Casus, vertaler: Vertaler) -> Iterator[Feit]:
    for lijst, soort, model in (("incidenten", "incident", m.Incident), ("zorgen", "zorg", m.Zorg)):
        for nr, deel in enumerate(getattr(casus, lijst)):
            pad = f"{lijst}[{nr}]"
            velden = {
                "datum": deel.datum,
                "gemeld_via": deel.gemeld_via,
                "omschrijving": deel.omschrijving,
                "vastgelegd_op": utc(deel.vastgelegd_op),
            }
            yield Feit(model, pad, velden, object=(soort, deel.id))
    for nr, maatregel in enumerate(casus.maatregelen):
        pad = f"maatregelen[{nr}]"
        velden = {
            "soort_id": maatregel.soort,
            "datum": maatregel.datum,
            "vastgelegd_op": utc(maatregel.vastgelegd_op),
        }
        yield Feit(m.Maatregel, pad, velden, object=("maatregel", maatregel.id))


def _hulp(casus: Casus, vertaler: Vertaler) -> Iterator[Feit]:
    for nr, traject in enumerate(casus.trajecten):
        pad = f"trajecten[{nr}]"
        velden = {
            "partij_id": vertaler.partij_id(f"{pad}.partij", traject.partij),
            "gericht_op_id": traject.gericht_op,
            "soort_id": traject.soort,
            "geaccepteerd_id": traject.geaccepteerd,
            "gestart_id": traject.gestart,
            "voldoende_doorlopen": traject.voldoende_doorlopen,
        }
        velden |= {veld: getattr(traject, veld) for veld in TRAJECTDAGEN}
        verwijst = {"overdracht_id": ("overdracht", traject.ontvanger)} if traject.ontvanger else {}
        yield Feit(Traject, pad, velden, verwijst, ("traject", traject.id))
    if samen := casus.samenwerking:
        velden = {
            "informatie_op": samen.informatie_op,
            "meerdere_tegelijk": samen.meerdere_tegelijk,
            "afgestemd": samen.afgestemd,
            "coordinatie": samen.coordinatie,
            "coordinator_id": vertaler.partij_id("samenwerking.coordinator", samen.coordinator),
        }
        yield Feit(Samenwerking, "samenwerking", velden)
