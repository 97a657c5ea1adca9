# SPDX-License-Identifier: EUPL-1.2
"""Starting and stopping terms. The rules are in `termijnen/`; these are the only writers of Termijn rows.

Every change keeps `Casus.uiterste_datum` (the nearest open term) right; the step saves the casus afterwards by
`overgang.zet_fase`.
"""

from collections.abc import Collection, Mapping
from copy import copy
from datetime import date, datetime
from typing import Any

from organisaties.models import VTOrganisatie

from .models import Casus, Melding, Termijn
from .signaleren import handel_termijnsignalen_af
from .termijnen.kalender import Kalender, dag_van
from .termijnen.regels import Instelling, uiterste_datum, uiterste_moment


def instelling_van(organisatie: VTOrganisatie) -> Instelling:
    """How this organisation counts: days or working days, and which days its office is closed."""
    return Instelling(
        vb_eenheid="werkdagen" if organisatie.vb_eenheid == "werkdagen" else "dagen",
        kalender=Kalender(
            goede_vrijdag_vrij=organisatie.goede_vrijdag_vrij, besluitdagen_vrij=organisatie.besluitdagen_vrij
        ),
    )


def start_termijn(
    soort: str,
    *,
    casus: Casus,
    begin_op: datetime,
    onderwerp: str,
    onderwerp_id: int,
    melding: Melding | None = None,
    lengte: int | None = None,
    **extra: Any,
) -> Termijn:
    """Start one term of the dated rule `soort` (see `termijnen.regels`), counted from the Amsterdam day of `begin_op`.

    `lengte` is for terms whose length an agreement sets, in working days.
    """
    (termijn,) = start_termijnen(
        {soort: lengte},
        casus=casus,
        begin_op=begin_op,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        melding=melding,
        **extra,
    )
    return termijn


def start_termijnen(
    lengten: Mapping[str, int | None],
    *,
    casus: Casus,
    begin_op: datetime,
    onderwerp: str,
    onderwerp_id: int,
    melding: Melding | None = None,
    **extra: Any,
) -> list[Termijn]:
    """Several terms of one subject that begin together, in one INSERT: kind → length, None where the rule has it."""
    instelling, dag = instelling_van(casus.organisatie), dag_van(begin_op)
    termijnen = []
    for soort, lengte in lengten.items():
        uitkomst = uiterste_datum(soort, dag, instelling=instelling, lengte=lengte)
        termijnen.append(
            Termijn(
                organisatie_id=casus.organisatie_id,
                casus=casus,
                melding=melding,
                onderwerp=onderwerp,
                onderwerp_id=onderwerp_id,
                soort=soort,
                regelversie=uitkomst.regel.versie,
                begin_op=begin_op,
                uiterste_datum=uitkomst.uiterste_datum,
                **extra,
            )
        )
    return _begin(casus, termijnen)


def start_termijn_op(
    soort: str, *, casus: Casus, begin_op: datetime, uiterste_datum: date, onderwerp: str, onderwerp_id: int
) -> Termijn:
    """Start a term whose last day a person chose; no rule decides it, so `regelversie` says so."""
    termijn = Termijn(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        soort=soort,
        regelversie="gekozen",
        begin_op=begin_op,
        uiterste_datum=uiterste_datum,
    )
    return _begin(casus, [termijn])[0]


def start_crisistermijn(*, casus: Casus, melding: Melding, begin_op: datetime | None = None) -> Termijn:
    """The term in hours for acute danger, kept as a moment as well as a day; from receipt, or from when it was told."""
    begin_op = begin_op or melding.ontvangen_op
    moment, regel = uiterste_moment("crisis", begin_op, instelling=instelling_van(casus.organisatie))
    termijn = Termijn(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        melding=melding,
        onderwerp="melding",
        onderwerp_id=melding.pk,
        soort="crisis",
        regelversie=regel.versie,
        begin_op=begin_op,
        uiterste_datum=dag_van(moment),
        uiterste_moment=moment,
    )
    return _begin(casus, [termijn])[0]


def stop_termijn(
    soort: str, *, casus: Casus, onderwerp: str, onderwerp_id: int, op: datetime, vervalt: bool = False
) -> None:
    """The open term of this subject is met at `op`, or lapses when what it was for is no longer needed.

    Its signals are settled with it.
    """
    stop_termijnen([soort], casus=casus, onderwerp=onderwerp, onderwerp_id=onderwerp_id, op=op, vervalt=vervalt)


def stop_termijnen(
    soorten: Collection[str], *, casus: Casus, onderwerp: str, onderwerp_id: int, op: datetime, vervalt: bool = False
) -> None:
    """Several kinds at once. All open terms of the casus are read once: those that stop, and the first that stays."""
    open_termijnen = list(Termijn.objects.open().filter(casus=casus))
    geraakt = [
        termijn
        for termijn in open_termijnen
        if termijn.soort in soorten and (termijn.onderwerp, termijn.onderwerp_id) == (onderwerp, onderwerp_id)
    ]
    if geraakt:
        kolom = "vervallen_op" if vervalt else "gehaald_op"
        Termijn.objects.open().filter(pk__in=[termijn.pk for termijn in geraakt]).update(**{kolom: op})
        # After the update, which waits for a sweep that is giving one of them a signal right now.
        handel_termijnsignalen_af(geraakt, op=op)
    blijven = (termijn.uiterste_datum for termijn in open_termijnen if termijn not in geraakt)
    casus.uiterste_datum = min(blijven, default=None)


def verzet_termijn(termijn: Termijn, *, casus: Casus, naar: date, op: datetime) -> None:
    """Another last day for an open term, because a decision says so; the signals of the old day are settled at `op`."""
    if termijn.uiterste_datum == naar:
        return
    Termijn.objects.open().filter(pk=termijn.pk).update(uiterste_datum=naar)
    handel_termijnsignalen_af([termijn], op=op)
    termijn.uiterste_datum = naar
    _volg_eerste(casus)


def verzet_begin(termijn: Termijn, *, casus: Casus, begin_op: datetime, op: datetime) -> None:
    """Count an open term from another moment, by the rule of that day; the signals of another last day are settled."""
    instelling, vroeger = instelling_van(casus.organisatie), copy(termijn)
    if termijn.uiterste_moment is not None:
        moment, regel = uiterste_moment(termijn.soort, begin_op, instelling=instelling)
        termijn.uiterste_moment, termijn.uiterste_datum = moment, dag_van(moment)
    else:
        uitkomst = uiterste_datum(termijn.soort, dag_van(begin_op), instelling=instelling)
        regel, termijn.uiterste_datum = uitkomst.regel, uitkomst.uiterste_datum
    termijn.begin_op, termijn.regelversie = begin_op, str(regel.versie)
    termijn.save(update_fields=["begin_op", "regelversie", "uiterste_datum", "uiterste_moment"])
    if termijn.uiterste_datum != vroeger.uiterste_datum:
        handel_termijnsignalen_af([vroeger], op=op)
    _volg_eerste(casus)


def _volg_eerste(casus: Casus) -> None:
    dagen = Termijn.objects.open().filter(casus=casus).values_list("uiterste_datum", flat=True)
    casus.uiterste_datum = min(dagen, default=None)


def _begin(casus: Casus, termijnen: list[Termijn]) -> list[Termijn]:
    """Insert, and bring the nearest open due date of the locked casus forward; the caller saves it."""
    Termijn.objects.bulk_create(termijnen)
    bekend = [casus.uiterste_datum] if casus.uiterste_datum else []
    casus.uiterste_datum = min([*bekend, *(termijn.uiterste_datum for termijn in termijnen)])
    return termijnen
