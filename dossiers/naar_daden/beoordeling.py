# SPDX-License-Identifier: EUPL-1.2
"""The acts of assessing: taking up, saving, deciding, deciding anew, telling the family; and the diensten."""

from collections.abc import Iterator

from dossiers.formaat.melding import Beoordeling, Besluit, Dienst, Melding
from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer
from meldingen.werkproces import DIENSTBESLUITEN

from .plan import Act, Verwijzing
from .vertaling import Vertaler, utc


def beoordeling_acten(melding: Melding, pad: str, vertaler: Vertaler) -> Iterator[Act]:
    """Of one melding, with the diensten: the nth one is made by the nth decision that asks for one."""
    diensten = iter(melding.diensten)
    if melding.beoordeling:
        yield from _beoordeling(melding, melding.beoordeling, f"{pad}.beoordeling", diensten, vertaler)
    for nr, dienst in enumerate(melding.diensten):
        yield from _dienst(dienst, f"{pad}.diensten[{nr}]", vertaler)
    if deel := melding.geinformeerd:
        pad = f"{pad}.geinformeerd"
        nu, wie = utc(deel.vastgelegd_op), vertaler.medewerker(f"{pad}.door", deel.door)
        met = {"op": deel.op}
        yield Act("informeren", nu, wie, pad, deel, op=("melding", melding.id), met=met)


def _beoordeling(
    melding: Melding, deel: Beoordeling, pad: str, diensten: Iterator[Dienst], vertaler: Vertaler
) -> Iterator[Act]:
    op, besluit = ("melding", melding.id), deel.besluit
    begin = utc(deel.opgepakt_op)
    wie = vertaler.medewerker(f"{pad}.opgepakt_door", deel.opgepakt_door)
    yield Act("in_beoordeling_nemen", begin, wie, pad, deel, op=op, maakt=(("beoordeling", deel.id),))
    met = {
        "invoer": _antwoorden(deel, pad, vertaler),
        "besluit": _besluit(besluit, f"{pad}.besluit", vertaler) if besluit else None,
    }
    if deel.vastgesteld_op is None:
        if met["invoer"] != BeoordelingInvoer() or besluit:
            yield Act("beoordeling_bewaren", begin, wie, pad, deel, op=op, met=met)
        return
    door = vertaler.medewerker(f"{pad}.vastgesteld_door", deel.vastgesteld_door) or wie
    nu = utc(deel.vastgesteld_op)
    maakt = _dienst_van(besluit, diensten) if besluit else ()
    yield Act("beoordelen", nu, door, pad, deel, op=op, met=met, maakt=maakt)
    yield from _herzieningen(deel, pad, op, diensten, vertaler)


def _herzieningen(
    deel: Beoordeling, pad: str, op: Verwijzing, diensten: Iterator[Dienst], vertaler: Vertaler
) -> Iterator[Act]:
    # The diensten go by the order of the decisions, not by that of the list.
    for nr, herziening in sorted(enumerate(deel.herzieningen), key=lambda paar: paar[1].op):
        plek = f"{pad}.herzieningen[{nr}]"
        yield Act(
            "besluit_herzien",
            utc(herziening.op),
            vertaler.medewerker(f"{plek}.door", herziening.door),
            plek,
            herziening,
            op=op,
            met={"besluit": _besluit(herziening.besluit, f"{plek}.besluit", vertaler)},
            maakt=(("herziening", herziening.id), *_dienst_van(herziening.besluit, diensten)),
        )


def _dienst_van(besluit: Besluit, diensten: Iterator[Dienst]) -> tuple[Verwijzing, ...]:
    dienst = next(diensten, None) if besluit.besluit in DIENSTBESLUITEN else None
    return (("dienst", dienst.id),) if dienst else ()


def _antwoorden(deel: Beoordeling, pad: str, vertaler: Vertaler) -> BeoordelingInvoer:
    return BeoordelingInvoer(
        urgentie=deel.urgentie,
        zwaarte=deel.zwaarte,
        duur=deel.duur,
        hulp_betrokken=deel.hulp_betrokken,
        risicofactoren=deel.risicofactoren,
        bevindingen=deel.bevindingen,
        voorgeschiedenis=deel.voorgeschiedenis,
        conclusie=deel.conclusie,
        personen=tuple(
            BeoordeeldeInvoer(
                persoon_nummer=vertaler.persoon(persoon.persoon),
                acuut_onveilig=persoon.acuut_onveilig,
                structureel_onveilig=persoon.structureel_onveilig,
                kindpositie=persoon.kindpositie,
            )
            for nr, persoon in enumerate(deel.personen)
        ),
    )


def _besluit(besluit: Besluit, pad: str, vertaler: Vertaler) -> BesluitInvoer:
    return BesluitInvoer(
        besluit=besluit.besluit,
        motivering=besluit.motivering,
        meebeslisser_id=vertaler.medewerker(f"{pad}.meebeslisser", besluit.meebeslisser),
        afsluitreden=besluit.afsluitreden,
        adviesvraag=besluit.adviesvraag,
    )


def _dienst(dienst: Dienst, pad: str, vertaler: Vertaler) -> Iterator[Act]:
    op, wie = ("dienst", dienst.id), vertaler.medewerker(f"{pad}.uitvoerder", dienst.uitvoerder)
    if dienst.gestart_op:
        nu = utc(dienst.gestart_op)
        yield Act("dienst_starten", nu, wie, pad, dienst, op=op, met={"voorwaarden": dienst.voorwaarden})
    if dienst.afgerond_op:
        door = vertaler.medewerker(f"{pad}.afgerond_door", dienst.afgerond_door) or wie
        met = {"conclusie": dienst.conclusie, "uitkomst": dienst.uitkomst, "overdracht_volgt": dienst.overdracht_volgt}
        yield Act("dienst_afronden", utc(dienst.afgerond_op), door, pad, dienst, op=op, met=met)
