# SPDX-License-Identifier: EUPL-1.2
"""Starting and stopping terms. The rules are in `termijnen/`; these are the only writers of Termijn rows.

Every change keeps `Casus.uiterste_datum` (the nearest open term) right; the step saves the casus afterwards by
`overgang.zet_fase`.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Min

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
    uitkomst = uiterste_datum(soort, dag_van(begin_op), instelling=instelling_van(casus.organisatie), lengte=lengte)
    termijn = Termijn.objects.create(
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
    herbereken_uiterste_datum(casus)
    return termijn


def start_termijn_op(
    soort: str, *, casus: Casus, begin_op: datetime, uiterste_datum: date, onderwerp: str, onderwerp_id: int
) -> Termijn:
    """Start a term whose last day a person chose; no rule decides it, so `regelversie` says so."""
    termijn = Termijn.objects.create(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        soort=soort,
        regelversie="gekozen",
        begin_op=begin_op,
        uiterste_datum=uiterste_datum,
    )
    herbereken_uiterste_datum(casus)
    return termijn


def start_crisistermijn(*, casus: Casus, melding: Melding) -> Termijn:
    """The term in hours for acute danger, kept as a moment as well as a day."""
    moment, regel = uiterste_moment("crisis", melding.ontvangen_op, instelling=instelling_van(casus.organisatie))
    termijn = Termijn.objects.create(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        melding=melding,
        onderwerp="melding",
        onderwerp_id=melding.pk,
        soort="crisis",
        regelversie=regel.versie,
        begin_op=melding.ontvangen_op,
        uiterste_datum=dag_van(moment),
        uiterste_moment=moment,
    )
    herbereken_uiterste_datum(casus)
    return termijn


def stop_termijn(
    soort: str, *, casus: Casus, onderwerp: str, onderwerp_id: int, op: datetime, vervalt: bool = False
) -> None:
    """The open term of this subject is met at `op`, or lapses when what it was for is no longer needed.

    Its signals are settled with it.
    """
    kolom = "vervallen_op" if vervalt else "gehaald_op"
    geraakt = list(Termijn.objects.open().filter(soort=soort, onderwerp=onderwerp, onderwerp_id=onderwerp_id))
    Termijn.objects.open().filter(pk__in=[termijn.pk for termijn in geraakt]).update(**{kolom: op})
    handel_termijnsignalen_af(geraakt, op=op)
    herbereken_uiterste_datum(casus)


def herbereken_uiterste_datum(casus: Casus) -> None:
    """Set the nearest open due date on the locked casus; the caller saves it."""
    casus.uiterste_datum = Termijn.objects.open().filter(casus=casus).aggregate(eerst=Min("uiterste_datum"))["eerst"]
