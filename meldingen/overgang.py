# SPDX-License-Identifier: EUPL-1.2
"""The only writers of status, fase, zicht and the facts that decide the fase.

Each writes the column and its row of history in the caller's transaction; the casus must be locked first. Steps of
this and higher apps call these; nothing else writes those columns (a house-rule test looks for it).
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.models import Exists

from .fouten import VerkeerdeToestand
from .models import Casus, Dienst, Melding, Overgang
from .werkproces import (
    DIENSTOVERGANGEN,
    FASEOVERGANGEN,
    STATUSOVERGANGEN,
    Dienststatus,
    Fase,
    Feiten,
    Status,
    Zichthouder,
    bepaal_fase,
)

if TYPE_CHECKING:
    from organisaties.models import Organisatie

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Handelend:
    """Which step does it, who (None is the system) and when it happens.

    `historie` is what the step changed so far; `zet_fase`, its last writer, stores it in one INSERT.
    """

    stap: str
    medewerker_id: int | None
    nu: datetime
    historie: list[Overgang] = field(default_factory=list, compare=False)


def vergrendel(casus_id: int) -> Casus:
    """Lock the casus row for this transaction and return it fresh. Lock this parent before any child row.

    Comes with its organisation, by whose calendar terms count, and with its gemeente.
    """
    gevonden = vergrendel_alle([casus_id])
    if not gevonden:
        raise Casus.DoesNotExist
    return gevonden[0]


def vergrendel_alle(casus_ids: Collection[int]) -> list[Casus]:
    """As `vergrendel`, of several casussen, in the one order in which everybody locks them."""
    ids = set(casus_ids)
    rijen = Casus.objects.select_related("organisatie", "gemeente").filter(pk__in=ids).order_by("pk")
    gevonden = list(rijen.select_for_update(of=("self",), no_key=True))
    if len(gevonden) < len(ids):
        # What is joined to a row was read before the wait for its lock. A casus of which an import corrected the
        # gemeente meanwhile no longer fits and drops out; it is locked now, so that it is found when asked again.
        gevonden = list(rijen.select_for_update(of=("self",), no_key=True))
    return gevonden


def vergrendel_rij(rij: M) -> M:
    """Lock a child row and return it fresh; its casus is locked already."""
    return type(rij)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=rij.pk)  # noqa: SLF001


def schrijf_overgang(
    door: Handelend, *, casus: Casus, onderwerp: str, onderwerp_id: int, kenmerk: str, van: str, naar: str
) -> None:
    """One append-only row of history. Higher apps use it for their own states, so that a casus has one timeline.

    The row is stored with the others of the step by `zet_fase`.
    """
    door.historie.append(
        Overgang(
            moment=door.nu,
            organisatie_id=casus.organisatie_id,
            casus_id=casus.pk,
            onderwerp=onderwerp,
            onderwerp_id=onderwerp_id,
            kenmerk=kenmerk,
            van=van,
            naar=naar,
            stap=door.stap,
            medewerker_id=door.medewerker_id,
        )
    )


def eis_overgang(
    tabel: dict[tuple[str, str], frozenset[str]], van: str, naar: str, stap: str, tekst: str | None = None
) -> None:
    """Raise `VerkeerdeToestand` unless the table lets `stap` lead from `van` to `naar`."""
    if stap not in tabel.get((van, naar), frozenset()):
        raise VerkeerdeToestand(tekst or "Dit kan nu niet meer: de toestand is inmiddels anders. Ververs de pagina.")


def bewaar(rij: Any, *velden: str) -> None:
    """Save the named columns of a locked row and raise its version by one."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])


def zet_status(door: Handelend, melding: Melding, naar: Status, *velden: str) -> None:
    """Move a new or locked melding to `naar`, saving `velden` that the caller filled in with it.

    Refuses what `STATUSOVERGANGEN` does not allow to this step.
    """
    van = "" if melding.pk is None else melding.status
    eis_overgang(STATUSOVERGANGEN, van, naar, door.stap)
    melding.status = naar
    melding.status_sinds = door.nu
    if van:
        bewaar(melding, "status", "status_sinds", *velden)
    else:
        melding.save()
    schrijf_overgang(
        door,
        casus=melding.casus,
        onderwerp="melding",
        onderwerp_id=melding.pk,
        kenmerk="status",
        van=van,
        naar=naar,
    )


def zet_dienststatus(door: Handelend, dienst: Dienst, naar: Dienststatus, *velden: str) -> None:
    """Move a new or locked dienst to `naar`, saving `velden` that the caller filled in with it."""
    van = "" if dienst.pk is None else dienst.status
    eis_overgang(DIENSTOVERGANGEN, van, naar, door.stap)
    dienst.status = naar
    if van:
        bewaar(dienst, "status", *velden)
    else:
        dienst.save()
    schrijf_overgang(
        door, casus=dienst.casus, onderwerp="dienst", onderwerp_id=dienst.pk, kenmerk="status", van=van, naar=naar
    )


def feiten_van(casus: Casus) -> Feiten:
    """What decides the phase, read from the child rows in one question, and the columns of the locked casus."""
    beoordeling_open, dienst_open = (
        Casus.objects.filter(pk=casus.pk)
        .values_list(
            Exists(casus.meldingen.filter(status__in=(Status.ONTVANGEN, Status.IN_BEOORDELING))),
            Exists(casus.diensten.filter(status__in=(Dienststatus.GEPLAND, Dienststatus.LOOPT))),
        )
        .get()
    )
    return Feiten(
        beoordeling_open=beoordeling_open,
        dienst_open=dienst_open,
        overdracht_nodig=casus.overdracht_nodig,
        zicht_bij_partij=casus.zicht_houder == Zichthouder.PARTIJ,
        monitoring_loopt=casus.monitoring_loopt,
    )


def zet_fase(door: Handelend, casus: Casus, *, beoordeling_open: bool = False) -> None:
    """Derive the phase from the facts and store it; closing and reopening follow from it.

    Call it last in a step, after every fact is written. Saves the casus in any case (its version goes up), and stores
    the history of the step. A step that itself left a melding to assess says `beoordeling_open`: then no other fact
    counts, and none is read.
    """
    van, naar = casus.fase, Fase.VB if beoordeling_open else bepaal_fase(feiten_van(casus))
    if van != naar:
        eis_overgang(FASEOVERGANGEN, van, naar, door.stap)
        casus.fase = naar
        casus.fase_sinds = door.nu
        if naar == Fase.AFGESLOTEN:
            casus.gesloten_op = door.nu
            laat_zicht_los(door, casus)
        elif van == Fase.AFGESLOTEN:
            casus.gesloten_op = None
    if naar != Fase.AFGESLOTEN:
        # A decision to end may have named one while something else kept the casus open.
        casus.afsluitreden = None
    casus.versie += 1
    casus.save()
    if van != naar:
        _historie(door, casus, "fase", van, naar)
    Overgang.objects.bulk_create(door.historie)
    door.historie.clear()


def open_casus(door: Handelend, casus: Casus) -> None:
    """Insert a new casus: phase VB and zicht at VT from the moment of receipt."""
    casus.fase = Fase.VB
    casus.fase_sinds = casus.geopend_op
    casus.zicht_houder = Zichthouder.VT
    casus.zicht_sinds = casus.geopend_op
    casus.save()
    _historie(door, casus, "fase", "", Fase.VB)
    _historie(door, casus, "zicht", "", Zichthouder.VT)


def verleg_zicht(door: Handelend, casus: Casus, partij: "Organisatie | None") -> None:
    """Give zicht op veiligheid to `partij`, or back to VT with None. The step calls `zet_fase` afterwards."""
    houder = Zichthouder.PARTIJ if partij else Zichthouder.VT
    if (casus.zicht_houder, casus.zicht_partij_id) != (houder, partij.pk if partij else None):
        _verleg(door, casus, houder, partij)
    if partij:
        casus.laatste_ontvanger = partij


def laat_zicht_los(door: Handelend, casus: Casus) -> None:
    """Nobody holds zicht any more: only for a step that closes the casus. It calls `zet_fase` afterwards."""
    if casus.zicht_houder is not None:
        _verleg(door, casus, None, None)


def _verleg(door: Handelend, casus: Casus, houder: Zichthouder | None, partij: "Organisatie | None") -> None:
    van = _houder_tekst(casus)
    casus.zicht_houder = houder
    casus.zicht_partij = partij
    casus.zicht_sinds = door.nu if houder else None
    _historie(door, casus, "zicht", van, _houder_tekst(casus))


def _houder_tekst(casus: Casus) -> str:
    if casus.zicht_houder is None:
        return "geen"
    return f"partij:{casus.zicht_partij_id}" if casus.zicht_partij_id else casus.zicht_houder


def _historie(door: Handelend, casus: Casus, kenmerk: str, van: str, naar: str) -> None:
    schrijf_overgang(door, casus=casus, onderwerp="casus", onderwerp_id=casus.pk, kenmerk=kenmerk, van=van, naar=naar)
