# SPDX-License-Identifier: EUPL-1.2
"""Telling the other side that something waits: an e-mail with a link and nothing of the casus, and work for VT."""

from achtergrond.berichten import plan_bericht
from meldingen.models import Signaal
from meldingen.overgang import Handelend
from meldingen.signaleren import geef_signaal, handel_af

from .models import Overdracht


def bericht_aan_partij(door: Handelend, overdracht: Overdracht, soort: str) -> None:
    """Plan the mail `soort` (also the name of its template) to the receiver, once per handover."""
    if overdracht.partij is not None:
        _plan(door, overdracht, soort=soort, regel=soort, aan=overdracht.partij.email)


def bericht_aan_afzender(door: Handelend, overdracht: Overdracht, soort: str, regel: str) -> None:
    """Plan a mail to whoever sent the handover; without an address the signal on the first page must do."""
    if overdracht.verzonden_door is not None and overdracht.verzonden_door.email:
        _plan(door, overdracht, soort=soort, regel=regel, aan=overdracht.verzonden_door.email)


def terug_naar_vt(door: Handelend, overdracht: Overdracht, soort: Signaal.Soort) -> None:
    """The casus is work for Veilig Thuis again: a signal for whoever handles it, otherwise for the sender."""
    casus = overdracht.casus
    geef_signaal(
        soort=soort,
        sleutel=f"{overdracht.nummer}:{overdracht.status}",
        organisatie_id=overdracht.organisatie_id,
        casus=casus,
        voor_id=casus.behandelaar_id or overdracht.verzonden_door_id,
        nu=door.nu,
    )


def handel_signalen_af(door: Handelend, casus_id: int) -> None:
    """A new handover answers what came back."""
    soorten = (Signaal.Soort.OVERDRACHT_TERUG, Signaal.Soort.OVERDRACHT_VERLOPEN)
    terug = Signaal.objects.filter(casus_id=casus_id, soort__in=soorten, afgehandeld_op__isnull=True)
    handel_af(soorten, list(terug.values_list("sleutel", flat=True)), op=door.nu)


def _plan(door: Handelend, overdracht: Overdracht, *, soort: str, regel: str, aan: str) -> None:
    plan_bericht(
        organisatie_id=overdracht.organisatie_id,
        soort=soort,
        onderwerp_soort="overdracht",
        onderwerp_id=overdracht.pk,
        aan=aan,
        regel=regel,
        due_op=door.nu,
        pad=f"/overdrachten/{overdracht.nummer}",
    )
