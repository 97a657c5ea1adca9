# SPDX-License-Identifier: EUPL-1.2
"""What a melding tells of how its people are tied to each other: relations and authority, from the day of receipt.

Whether it was so before, nobody said; what was on record already is not written again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from django.db.models import F, Q, QuerySet

from organisaties.codes import GelezenCodes
from personen.keuring import periode
from personen.models import Gezag, Persoon, Relatie

from .fouten import OngeldigeInvoer
from .invoer import MeldingInvoer
from .models import Melding
from .termijnen.kalender import dag_van

# What a relation is called from the other side; said once, it is not said again from there.
ANDERSOM: Final = {
    f"relatiesoort:{soort}": f"relatiesoort:{andersom}"
    for soort, andersom in (
        ("ouder", "kind"),
        ("kind", "ouder"),
        ("grootouder", "kleinkind"),
        ("kleinkind", "grootouder"),
        *((soort, soort) for soort in ("partner", "ex_partner", "broer_zus", "familie", "huisgenoot", "bekende")),
    )
}
# The two ends of a row, and what it is called when it has no kind of its own.
EINDEN: Final = {Relatie: ("persoon", "verwant"), Gezag: ("kind", "gezagdrager")}
V = TypeVar("V", Relatie, Gezag)


class Verband(NamedTuple):
    """The human `ander` is the `soort` of the human `een`; authority, of which `een` is the child, has no kind."""

    een: int
    ander: int
    soort: str = ""

    @property
    def andersom(self) -> "Verband":
        return Verband(self.ander, self.een, ANDERSOM.get(self.soort, "-"))

    def als_van(self, mens: int, ander: int) -> "Verband":
        """The same tie of `ander`, where it is one of `mens`."""
        een, twee = (ander if einde == mens else einde for einde in (self.een, self.ander))
        return Verband(een, twee, self.soort)


class Gezegd(NamedTuple):
    """What a melding told of two of its people, by their place in it: as `Verband`.

    With `vanaf` it is on record because of this melding, from that day; without, it was on record already.
    """

    een: int
    ander: int
    soort: str = ""
    vanaf: date | None = None


def leg_verbanden_vast(
    melding: Melding, invoer: MeldingInvoer, personen: Mapping[int, Persoon], gelezen: GelezenCodes
) -> list[Gezegd]:
    """Write the relations and the authority of `invoer` between `personen`, by row; no query when nothing was said.

    At most five queries, whatever their number. Known people get a new version, as by any change of theirs. Errors
    name the row: 'betrokkenen-<index>-relatie' and 'betrokkenen-<index>-gezag'. Returns all that was said.
    """
    _keur(invoer, len(personen), gelezen, dag_van(melding.ontvangen_op))
    gezegd = [
        *(Gezegd(r.tot, r.van, r.soort) for r in invoer.relaties),
        *(Gezegd(g.kind, g.houder) for g in invoer.gezag),
    ]
    bekenden = {persoon.pk for index, persoon in personen.items() if invoer.betrokkenen[index].persoon_nummer}
    return schrijf_gezegd(melding, gezegd, personen, bekenden)


def schrijf_gezegd(
    melding: Melding, gezegd: Sequence[Gezegd], personen: Mapping[int, Persoon], bekenden: set[int]
) -> list[Gezegd]:
    """Write what is not on record, from the day of receipt; the same, with what is there because of this melding."""
    dag = dag_van(melding.ontvangen_op)
    rijen = [_rij(een, personen) for een in gezegd]
    relaties = [rij for rij in rijen if isinstance(rij, Relatie)]
    gezag = [rij for rij in rijen if isinstance(rij, Gezag)]
    geraakt = _schrijf(Relatie, relaties, dag, bekenden) | _schrijf(Gezag, gezag, dag, bekenden)
    if geraakt & bekenden:
        # In the database, as for what else a melding adds to known people (`personen.aanvullen`).
        Persoon.objects.filter(pk__in=geraakt & bekenden).update(versie=F("versie") + 1)
    return [
        een._replace(vanaf=rij.periode.lower) if rij.periode else een for een, rij in zip(gezegd, rijen, strict=True)
    ]


def vind_geschreven(een: Gezegd, personen: Mapping[int, Persoon]) -> "QuerySet[Relatie] | QuerySet[Gezag]":
    """The row that a melding wrote of it, between these people, unless it was taken out since."""
    rij = _rij(een, personen)
    soort = {"soort": een.soort} if een.soort else {}
    einden = dict(zip(EINDEN[type(rij)], _einden(rij), strict=True))
    return type(rij).objects.filter(periode__startswith=een.vanaf, **einden, **soort)


def verband_van(een: Gezegd, personen: Mapping[int, Persoon]) -> Verband:
    return Verband(_mens(personen[een.een]), _mens(personen[een.ander]), een.soort)


def verbanden_van(persoon_ids: Collection[int]) -> set[Verband]:
    """What is on record of these rows, between humans."""
    relaties = Relatie.objects.filter(Q(persoon__in=persoon_ids) | Q(verwant__in=persoon_ids))
    gezag = Gezag.objects.filter(Q(kind__in=persoon_ids) | Q(gezagdrager__in=persoon_ids))
    return {
        *(_verband(rij) for rij in relaties.select_related("persoon", "verwant")),
        *(_verband(rij) for rij in gezag.select_related("kind", "gezagdrager")),
    }


def einde_van(een: Gezegd, plaats: int) -> str:
    """At which end of the row the person at this place of the melding is."""
    return EINDEN[Relatie if een.soort else Gezag][plaats == een.ander]


def _rij(een: Gezegd, personen: Mapping[int, Persoon]) -> Relatie | Gezag:
    van, ander = personen[een.een], personen[een.ander]
    if een.soort:
        return Relatie(persoon=van, verwant=ander, soort_id=een.soort, organisatie_id=van.organisatie_id)
    return Gezag(kind=van, gezagdrager=ander, organisatie_id=van.organisatie_id)


def _keur(invoer: MeldingInvoer, aantal: int, gelezen: GelezenCodes, dag: date) -> None:
    fouten: dict[str, list[str]] = {}
    for relatie in invoer.relaties:
        if not gelezen.geldt(relatie.soort, "relatiesoort", dag):
            fouten[f"betrokkenen-{relatie.van}-relatie"] = ["Kies een relatie uit de lijst."]
        elif not _is_paar(relatie.van, relatie.tot, aantal):
            fouten[f"betrokkenen-{relatie.van}-relatie"] = ["Kies bij de relatie een andere persoon van deze melding."]
    for gezag in invoer.gezag:
        if not _is_paar(gezag.kind, gezag.houder, aantal):
            fouten[f"betrokkenen-{gezag.kind}-gezag"] = ["Kies bij het gezag een andere persoon van deze melding."]
    if fouten:
        raise OngeldigeInvoer("Controleer de relaties en het gezag.", velden=fouten)


def _is_paar(een: int, ander: int, aantal: int) -> bool:
    return een != ander and 0 <= een < aantal and 0 <= ander < aantal


def _schrijf(model: type[V], rijen: Sequence[V], dag: date, bekenden: set[int]) -> set[int]:
    """Insert what is not on record; the ids of the persons whom that is about."""
    gezien = _op_schrift(model, rijen, dag, bekenden)
    nieuw = []
    for rij in rijen:
        verband = _verband(rij)
        if verband not in gezien and verband.andersom not in gezien:
            rij.periode = periode(_begin(rij, dag), None)
            nieuw.append(rij)
        gezien.add(verband)
    if nieuw:
        # A colleague may have written the same a moment ago: then it is on record.
        model.objects.bulk_create(nieuw, ignore_conflicts=True)
    return {einde.pk for rij in nieuw for einde in _einden(rij)}


def _op_schrift(model: type[V], rijen: Iterable[V], dag: date, bekenden: set[int]) -> set[Verband]:
    """What holds from that day on between the humans of `rijen`, of whichever of their rows it was said."""
    mensen = {_mens(einde) for rij in rijen for einde in _einden(rij) if einde.pk in bekenden}
    if len(mensen) < 2:
        return set()
    een, ander = EINDEN[model]
    velden = [een, f"{een}__hoofd", ander, f"{ander}__hoofd", *(["soort"] if model is Relatie else [])]
    rijen_ = model.objects.filter(_is_van(een, mensen), _is_van(ander, mensen), periode__overlap=periode(dag, None))
    return {
        Verband(hoofd or pk, ander_hoofd or ander_pk, *soort)
        for pk, hoofd, ander_pk, ander_hoofd, *soort in rijen_.values_list(*velden)
    }


def _is_van(einde: str, mensen: set[int]) -> Q:
    return Q(**{f"{einde}__in": mensen}) | Q(**{f"{einde}__hoofd__in": mensen})


def _verband(rij: Relatie | Gezag) -> Verband:
    een, ander = _einden(rij)
    return Verband(_mens(een), _mens(ander), *([rij.soort_id] if isinstance(rij, Relatie) else []))


def _einden(rij: Relatie | Gezag) -> tuple[Persoon, Persoon]:
    een, ander = EINDEN[type(rij)]
    return getattr(rij, een), getattr(rij, ander)


def _begin(rij: Relatie | Gezag, dag: date) -> date:
    """The day of receipt; of a child that was born after it, its birth."""
    return max([dag, *(einde.geboortedatum for einde in _einden(rij) if einde.geboortedatum)])


def _mens(persoon: Persoon) -> int:
    return persoon.hoofd_id or persoon.pk
