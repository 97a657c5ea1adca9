# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a handover: one predicate per act, asked by the step, the template and the API."""

from typing import TYPE_CHECKING, Protocol

from meldingen.rechten import VanOrganisatie
from organisaties.rechten import Recht

from .werkproces import OPEN, PAKKET_LEESBAAR, Overdrachtstatus

if TYPE_CHECKING:
    from organisaties.models import Medewerker


class AanPartij(VanOrganisatie, Protocol):
    partij_id: int | None
    status: str


def mag_overdragen(medewerker: "Medewerker", casus: VanOrganisatie) -> bool:
    return medewerker.vt_organisatie_id == casus.organisatie_id and medewerker.heeft(Recht.OVERDRAGEN)


def mag_intrekken(medewerker: "Medewerker", overdracht: VanOrganisatie) -> bool:
    return mag_overdragen(medewerker, overdracht)


def mag_antwoorden(medewerker: "Medewerker", overdracht: AanPartij) -> bool:
    """Confirm, accept, refuse and return: only people of the party that the handover was made to."""
    eigen = medewerker.organisatie_id is not None and medewerker.organisatie_id == overdracht.partij_id
    return eigen and medewerker.heeft(Recht.OVERDRACHT_ONTVANGEN)


def mag_pakket_lezen(medewerker: "Medewerker", overdracht: AanPartij) -> bool:
    """The receiver reads the package while it must answer or has the handover; staff who see the row always."""
    if medewerker.vt_organisatie_id is not None:
        return medewerker.vt_organisatie_id == overdracht.organisatie_id
    return mag_antwoorden(medewerker, overdracht) and overdracht.status in PAKKET_LEESBAAR


def toegestane_stappen(medewerker: "Medewerker", overdracht: AanPartij) -> list[str]:
    """What this person can do with this handover now, for buttons and for `toegestane_stappen` of the API."""
    if mag_antwoorden(medewerker, overdracht):
        per_status = {
            Overdrachtstatus.VERZONDEN: ["bevestigen", "aanvaarden", "weigeren"],
            Overdrachtstatus.BEVESTIGD: ["aanvaarden", "weigeren"],
            Overdrachtstatus.AANVAARD: ["terugleggen"],
        }
        return per_status.get(Overdrachtstatus(overdracht.status), [])
    if mag_intrekken(medewerker, overdracht) and overdracht.status in OPEN:
        return ["intrekken"]
    return []
