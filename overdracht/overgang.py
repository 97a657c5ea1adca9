# SPDX-License-Identifier: EUPL-1.2
"""The only writer of the status of a handover, and of what follows from it on its persons and its casus."""

from meldingen import klok
from meldingen.models import Casus
from meldingen.overgang import Handelend, bewaar, eis_overgang, schrijf_overgang

from .fouten import te_laat
from .models import Overdracht
from .werkproces import OPEN, OVERGANGEN, Overdrachtstatus

ONDERWERP = "overdracht"


def zet_status(door: Handelend, overdracht: Overdracht, naar: Overdrachtstatus, *velden: str) -> None:
    """Move a new or locked handover to `naar`, saving `velden` that the caller filled in with it.

    `overdracht.casus` must be the locked casus. Keeps the `open` copies on the persons and `casus.overdracht_wacht`
    right; the step saves the casus by `zet_fase` afterwards.
    """
    van = "" if overdracht.pk is None else overdracht.status
    eis_overgang(OVERGANGEN, van, naar, door.stap)
    overdracht.status = naar
    overdracht.status_sinds = door.nu
    if van:
        bewaar(overdracht, "status", "status_sinds", *velden)
    else:
        overdracht.save()
    if van and naar not in OPEN:
        overdracht.personen.update(open=False)
    schrijf_overgang(
        door,
        casus=overdracht.casus,
        onderwerp=ONDERWERP,
        onderwerp_id=overdracht.pk,
        kenmerk="status",
        van=van,
        naar=naar,
    )
    overdracht.casus.overdracht_wacht = naar in OPEN or _wacht_nog(overdracht.casus)


def beeindig(door: Handelend, overdracht: Overdracht, naar: Overdrachtstatus, *velden: str) -> None:
    """End a handover: who, when and the reason that the step filled in."""
    overdracht.beeindigd_op = door.nu
    overdracht.beeindigd_door_id = door.medewerker_id
    zet_status(door, overdracht, naar, "beeindigd_op", "beeindigd_door", "reden_toelichting", *velden)


def eis_stap(overdracht: Overdracht, naar: Overdrachtstatus, stap: str) -> None:
    """Refuse, before anything is written, what the state no longer allows: say who was first."""
    eis_overgang(OVERGANGEN, overdracht.status, naar, stap, te_laat(overdracht))


def _wacht_nog(casus: Casus) -> bool:
    """Whether any other handover of this casus waits for an answer."""
    return casus.overdrachten.filter(status__in=OPEN).exists()


def stop_termijnen(door: Handelend, overdracht: Overdracht, *soorten: str, vervalt: bool = False) -> None:
    """The terms of this handover are met, or lapse because nobody has to answer any more."""
    klok.stop_termijnen(
        soorten,
        casus=overdracht.casus,
        onderwerp=ONDERWERP,
        onderwerp_id=overdracht.pk,
        op=door.nu,
        vervalt=vervalt,
    )
