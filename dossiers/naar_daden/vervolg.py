# SPDX-License-Identifier: EUPL-1.2
"""The acts of handing over and its answers, of ending and reopening, of consulting and of emergency access."""

from collections.abc import Iterator
from typing import Any, Final

from dossiers.formaat import Casus
from dossiers.formaat.vervolg import Handeling, Ontvanger, Overdracht
from overdracht.invoer import OverdragenInvoer, PartijInvoer

from .plan import Act
from .vertaling import Vertaler, utc

# By field of a receiver: the step, and the name of the reason as the step takes it.
ANTWOORDEN = {
    "bevestigd": ("bevestigen", None),
    "aanvaard": ("aanvaarden", None),
    "geweigerd": ("weigeren", "weigerreden"),
    "ingetrokken": ("intrekken", "intrekreden"),
    "verlopen": ("laat_verlopen", None),
    "teruggelegd": ("terugleggen", "terugmeldreden"),
}
# A planned moment never lapses without one.
GEEN_VERVALREDEN: Final = "Het dossier werd gesloten. Het noemt geen reden waarom dit moment niet doorging."
TEKSTEN = ("conclusie", "contacten", "voorwaarden", "beschermend", "hulp", "afspraken", "afwijkreden")


def overdracht_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    for nr, overdracht in enumerate(casus.overdrachten):
        pad = f"overdrachten[{nr}]"
        yield _overdragen(overdracht, pad, vertaler)
        for i, ontvanger in enumerate(overdracht.ontvangers):
            yield from _antwoorden(overdracht, ontvanger, f"{pad}.ontvangers[{i}]", vertaler)


def _overdragen(overdracht: Overdracht, pad: str, vertaler: Vertaler) -> Act:
    invoer = OverdragenInvoer(
        partijen=tuple(
            _partij(ontvanger, f"{pad}.ontvangers[{i}]", vertaler) for i, ontvanger in enumerate(overdracht.ontvangers)
        ),
        **{veld: getattr(overdracht, veld) for veld in TEKSTEN},
    )
    maakt = tuple(("overdracht", ontvanger.id) for ontvanger in overdracht.ontvangers)
    return handeling("overdragen", overdracht, pad, vertaler, met={"invoer": invoer}, maakt=maakt)


def _partij(ontvanger: Ontvanger, pad: str, vertaler: Vertaler) -> PartijInvoer:
    personen = (vertaler.persoon(persoon) for nr, persoon in enumerate(ontvanger.personen))
    return PartijInvoer(
        partij_code=vertaler.partij(f"{pad}.partij", ontvanger.partij),
        personen=tuple(personen),
        doel=ontvanger.doel,
        verwacht=ontvanger.verwacht,
        wijze=ontvanger.wijze,
        draagt_zicht=ontvanger.draagt_zicht,
    )


def _antwoorden(overdracht: Overdracht, ontvanger: Ontvanger, pad: str, vertaler: Vertaler) -> Iterator[Act]:
    for veld, (stap, reden) in ANTWOORDEN.items():
        antwoord = getattr(ontvanger, veld)
        if antwoord is None:
            continue
        met = {reden: antwoord.reden, "toelichting": antwoord.toelichting} if reden else {}
        eerder = antwoord.op > overdracht.op
        op = ("overdracht", ontvanger.id)
        yield handeling(stap, antwoord, f"{pad}.{veld}", vertaler, op=op, met=met, eerder=eerder)


def einde_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    for nr, einde in enumerate(casus.einden):
        stap = "afsluiten" if einde.soort == "casus" else "betrokkenheid_beeindigen"
        met = {"afsluitreden": einde.afsluitreden}
        if einde.soort == "casus":
            met["vervalreden"] = einde.vervalreden or GEEN_VERVALREDEN
        yield handeling(stap, einde, f"einden[{nr}]", vertaler, met=met)


def consult_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    for nr, consult in enumerate(casus.consulten):
        pad, op = f"consulten[{nr}]", ("consult", consult.id)
        met = {"vraag": consult.vraag}
        yield handeling("consult_vragen", consult.gevraagd, f"{pad}.gevraagd", vertaler, met=met, maakt=(op,))
        if consult.beantwoord:
            met = {"antwoord": consult.antwoord}
            yield handeling("consult_geven", consult.beantwoord, f"{pad}.beantwoord", vertaler, op=op, met=met)


def noodtoegang_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    for nr, toegang in enumerate(casus.toegangen):
        if toegang.noodreden:
            pad = f"toegangen[{nr}]"
            nu, wie = utc(toegang.van), vertaler.medewerker(pad, toegang.medewerker)
            yield Act(
                "noodtoegang", nu, wie, pad, toegang, met={"noodreden": toegang.noodreden, "reden": toegang.reden}
            )


def handeling(stap: str, deel: Handeling, pad: str, vertaler: Vertaler, **velden: Any) -> Act:
    """The act of something that says itself when and by whom it was done."""
    nu, wie = utc(deel.op), vertaler.medewerker(f"{pad}.door", deel.door)
    return Act(stap, nu, wie, pad, deel, **velden)
