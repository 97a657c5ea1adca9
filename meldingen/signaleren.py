# SPDX-License-Identifier: EUPL-1.2
"""Signals: what a sweep found and a person must look at. Which terms are due for one, and the only writers of the rows.

A signal has a key, so that it appears once whatever the sweep does. What settles its cause settles the signal.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from organisaties.models import VTOrganisatie

from .models import Casus, Signaal, Termijn
from .termijnen.kalender import Kalender, dag_van, plus_werkdagen
from .werkproces import Herkomst

# How long before its last day a term is 'about to pass'; the office works on these days.
WERKDAGEN_VOORAF = 2
# Terms in hours: the crisis term of 24 hours is signalled when a quarter of it is left.
UREN_VOORAF = 6

Soort = Signaal.Soort


def geef_signaal(
    *,
    soort: Soort,
    sleutel: str,
    organisatie_id: int,
    casus: Casus | None,
    nu: datetime,
    voor_id: int | None = None,
) -> bool:
    """Make the signal unless it exists; True when this call made it. Without `voor_id` for the casus' handler."""
    if voor_id is None and casus is not None:
        voor_id = casus.behandelaar_id
    _, nieuw = Signaal.objects.get_or_create(
        soort=soort,
        sleutel=sleutel,
        defaults={"organisatie_id": organisatie_id, "casus": casus, "voor_id": voor_id, "sinds": nu},
    )
    return nieuw


def handel_af(soorten: Collection[str], sleutels: Collection[str], *, op: datetime) -> None:
    """The cause is gone: settle these signals, if there are any."""
    if sleutels:
        Signaal.objects.filter(soort__in=soorten, sleutel__in=sleutels, afgehandeld_op__isnull=True).update(
            afgehandeld_op=op
        )


def termijnsleutel(termijn: Termijn) -> str:
    """One signal per last day: a term that was extended can come near its end again."""
    return f"{termijn.pk}:{termijn.uiterste_datum.isoformat()}"


def te_signaleren_termijnen(nu: datetime) -> QuerySet[Termijn]:
    """Open terms that are about to pass or have passed and do not have that signal yet, earliest first.

    Not what an import says was never done in a casus that is closed: that is history, not work.
    """
    vandaag = dag_van(nu)
    verstreken = Q(uiterste_moment__isnull=True, uiterste_datum__lt=vandaag) | Q(uiterste_moment__lt=nu)
    nadert = _nadert(nu, vandaag)
    return (
        Termijn.objects.open()
        .alias(
            heeft_nadert=_heeft_signaal(Soort.TERMIJN_NADERT), heeft_verstreken=_heeft_signaal(Soort.TERMIJN_VERSTREKEN)
        )
        .exclude(herkomst=Herkomst.IMPORT, casus__gesloten_op__isnull=False)
        .filter((verstreken & Q(heeft_verstreken=False)) | (~verstreken & nadert & Q(heeft_nadert=False)))
        .order_by("uiterste_datum", "pk")
    )


def signaleer_termijn(termijn_id: int, *, nu: datetime) -> bool:
    """Give this term the signal that it is due for; nothing when it was met meanwhile or had it already.

    A term that has passed no longer 'nadert', so that whoever was away for two days finds one signal per term.
    """
    with transaction.atomic():
        # The lock makes this wait for a step that is meeting the term right now.
        termijn = Termijn.objects.select_for_update(of=("self",)).filter(pk=termijn_id).first()
        if termijn is None or not te_signaleren_termijnen(nu).filter(pk=termijn_id).exists():
            return False
        verstreken = is_verstreken(termijn, nu)
        if verstreken:
            handel_af([Soort.TERMIJN_NADERT], [termijnsleutel(termijn)], op=nu)
        return geef_signaal(
            soort=Soort.TERMIJN_VERSTREKEN if verstreken else Soort.TERMIJN_NADERT,
            sleutel=termijnsleutel(termijn),
            organisatie_id=termijn.organisatie_id,
            casus=termijn.casus,
            voor_id=termijn.verantwoordelijke_id,
            nu=nu,
        )


def handel_termijnsignalen_af(termijnen: Collection[Termijn], *, op: datetime) -> None:
    handel_af(
        [Soort.TERMIJN_NADERT, Soort.TERMIJN_VERSTREKEN], [termijnsleutel(termijn) for termijn in termijnen], op=op
    )


def is_verstreken(termijn: Termijn, nu: datetime) -> bool:
    if termijn.uiterste_moment is not None:
        return termijn.uiterste_moment < nu
    return termijn.uiterste_datum < dag_van(nu)


def _nadert(nu: datetime, vandaag: date) -> Q:
    """Per office calendar, because a free day of one organisation is a working day of another."""
    voorwaarde = Q(uiterste_moment__lte=nu + timedelta(hours=UREN_VOORAF))
    instellingen = VTOrganisatie.objects.values_list("goede_vrijdag_vrij", "besluitdagen_vrij").distinct()
    for goede_vrijdag_vrij, besluitdagen_vrij in instellingen.order_by():
        kalender = Kalender(goede_vrijdag_vrij=goede_vrijdag_vrij, besluitdagen_vrij=besluitdagen_vrij)
        voorwaarde |= Q(
            uiterste_moment__isnull=True,
            organisatie__goede_vrijdag_vrij=goede_vrijdag_vrij,
            organisatie__besluitdagen_vrij=besluitdagen_vrij,
            uiterste_datum__lte=plus_werkdagen(vandaag, WERKDAGEN_VOORAF, kalender),
        )
    return voorwaarde


def _heeft_signaal(soort: Soort) -> Exists:
    sleutel = Concat(
        Cast(OuterRef("pk"), CharField()), Value(":"), Cast(OuterRef("uiterste_datum"), CharField()),
        output_field=CharField(),
    )  # fmt: skip
    return Exists(Signaal.objects.filter(soort=soort, sleutel=sleutel))
