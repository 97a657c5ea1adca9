# SPDX-License-Identifier: EUPL-1.2
"""Every definition of a repeat melding, each by the name of its source, from the same facts. Pure.

The sources contradict each other, so none of these is "the" answer: whoever shows one names it. Where a source is
silent, docs/herhaling.md says what was chosen and why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from meldingen.werkproces import Cbs, Eerder, Fase, Landelijk, Melder, Regioplan, Voorval

IN_BEHANDELING: Final = frozenset({Fase.VB, Fase.DIENST, Fase.OVERDRACHT})


@dataclass(frozen=True)
class Feit:
    """One earlier casus as it was when this melding was received, for one of its people.

    `mens` is who is known; None when the melding joined the casus and shares nobody with it. `had_partij` says that a
    party had zicht op veiligheid at that moment, or had it last.
    """

    fase: Fase
    monitoring_liep: bool = False
    had_partij: bool = False
    melder_is_ontvanger: bool = False
    melder: Melder = Melder.ONBEKEND
    voorval: Voorval = Voorval.GEEN
    mens: int | None = None

    @property
    def in_monitoring(self) -> bool:
        """Handed over while Veilig Thuis monitors is monitoring too: who has zicht does not end that."""
        return self.fase == Fase.MONITORING or (self.fase == Fase.OVERGEDRAGEN and self.monitoring_liep)

    @property
    def actief(self) -> bool:
        """Veilig Thuis was involved at that moment. Handed over without monitoring is no involvement."""
        return self.fase in IN_BEHANDELING or self.in_monitoring


@dataclass(frozen=True)
class Labels:
    """What each definition calls one melding; the columns of `Herhaling`."""

    cbs: Cbs
    regioplan: Regioplan
    eerder: Eerder
    landelijk: Landelijk
    dubbel_andere_melder: bool
    dubbel_zelfde_melder: bool
    dubbel_voorval: bool
    melder_is_ontvanger: bool


def cbs_85361ned(feiten: Sequence[Feit]) -> Cbs:
    """CBS StatLine 85361NED: by how far the involvement was, else by how many of the people were known.

    Vervolgmelding: during involvement, split in during the VB, after the VB (dienst, overdracht) and during
    monitoring. Hermelding: known, Veilig Thuis not active, split in one or more people. Else 1e melding. Of several
    earlier casussen the one that is furthest from closed decides. A melding that joined a closed casus without naming
    anybody of it counts as one known: joining says that the people are partly the same.
    """
    if any(feit.fase == Fase.VB for feit in feiten):
        return Cbs.VERVOLG_TIJDENS_VB
    if any(feit.fase in IN_BEHANDELING for feit in feiten):
        return Cbs.VERVOLG_NA_VB
    if any(feit.in_monitoring for feit in feiten):
        return Cbs.VERVOLG_MONITORING
    if len({feit.mens for feit in feiten} - {None}) > 1:
        return Cbs.HERMELDING_MEER
    return Cbs.HERMELDING_EEN if feiten else Cbs.EERSTE


def regioplan_naar_toestand(feiten: Sequence[Feit]) -> Regioplan:
    """Flevoland study, note 32: hermelding while the earlier one is still in treatment, terugmelding when Veilig Thuis
    handed over, nieuwe melding when it is not involved any more.

    In treatment is VB, dienst, waiting for a handover, and monitoring where nobody else received the casus. Of several
    earlier casussen hermelding goes before terugmelding, and that before nieuwe melding.
    """
    soorten = {_regioplan_van(feit) for feit in feiten}
    volgorde = (Regioplan.HERMELDING, Regioplan.TERUGMELDING)
    return next((soort for soort in volgorde if soort in soorten), Regioplan.NIEUWE_MELDING)


def _regioplan_van(feit: Feit) -> Regioplan:
    if feit.fase in IN_BEHANDELING:
        return Regioplan.HERMELDING
    if feit.fase == Fase.OVERGEDRAGEN or feit.had_partij:
        return Regioplan.TERUGMELDING
    return Regioplan.HERMELDING if feit.fase == Fase.MONITORING else Regioplan.NIEUWE_MELDING


def regioplan_in_de_praktijk(feiten: Sequence[Feit]) -> Eerder:
    """Flevoland study §3.1 and §4.4, as it counted (64 of 100): any earlier involvement."""
    return Eerder.HERMELDING if feiten else Eerder.GEEN


def landelijk_onderzoek(feiten: Sequence[Feit]) -> Landelijk:
    """National study 2020, §3.2.4: a new melding by another melder on the same casus.

    The same casus is the same people (the definition of the CBS), whether or not the melding joined its number. A
    melder who reported before is no other one; where that cannot be told, neither can this.
    """
    melders = {feit.melder for feit in feiten}
    if not melders or Melder.ZELFDE in melders:
        return Landelijk.GEEN
    return Landelijk.ONBEKEND if Melder.ONBEKEND in melders else Landelijk.HERMELDING


def dubbel_andere_melder(feiten: Sequence[Feit]) -> bool:
    """Domain notes §1.3, first kind of double: another melder while Veilig Thuis is still active on the casus."""
    return any(feit.actief and feit.melder == Melder.ANDERE for feit in feiten)


def dubbel_zelfde_melder(feiten: Sequence[Feit]) -> bool:
    """Second kind of double: the same melder again on the same event (mostly police)."""
    return any(feit.voorval == Voorval.ZELFDE_MELDER for feit in feiten)


def dubbel_voorval(feiten: Sequence[Feit]) -> bool:
    """Third kind of double: the same incident, whoever told it."""
    return any(feit.voorval != Voorval.GEEN for feit in feiten)


def terug_van_ontvanger(feiten: Sequence[Feit]) -> bool:
    """Not a definition of a source but a fact beside them: the melder is the party that received the casus."""
    return any(feit.melder_is_ontvanger for feit in feiten)


def bepaal_labels(feiten: Sequence[Feit]) -> Labels:
    """All definitions on the facts of one melding; no facts is nobody known."""
    return Labels(
        cbs=cbs_85361ned(feiten),
        regioplan=regioplan_naar_toestand(feiten),
        eerder=regioplan_in_de_praktijk(feiten),
        landelijk=landelijk_onderzoek(feiten),
        dubbel_andere_melder=dubbel_andere_melder(feiten),
        dubbel_zelfde_melder=dubbel_zelfde_melder(feiten),
        dubbel_voorval=dubbel_voorval(feiten),
        melder_is_ontvanger=terug_van_ontvanger(feiten),
    )
