# SPDX-License-Identifier: EUPL-1.2
"""A BSN that is on file already, of somebody who is only in dossiers that are shielded from the one who types it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from organisaties.models import Medewerker
from personen.bsn import schoon_bsn
from personen.models import Persoon
from personen.schrijven import bsn_index

from .fouten import OngeldigeInvoer
from .persoonbeeld import zichtbare_personen


class MogelijkBekend(OngeldigeInvoer):
    """The refusal tells that there may be a dossier: what a search tells, so the door records it as one."""


def weiger(
    tekst: str, fouten: Mapping[str, list[str]], *, getypt: Mapping[str, str | None], medewerker: Medewerker | None
) -> OngeldigeInvoer:
    """The refusal with `fouten`; at a field of `getypt` whose BSN nobody may look up it says whom to ask."""
    organisatie = medewerker.vt_organisatie if medewerker else None
    if medewerker is None or organisatie is None:
        return OngeldigeInvoer(tekst, velden=fouten)
    verborgen = [veld for veld, bsn in getypt.items() if bsn and veld in fouten and _is_verborgen(bsn, medewerker)]
    if not verborgen:
        return OngeldigeInvoer(tekst, velden=fouten)
    zin = f"Mogelijk bekend, neem contact op met {organisatie.contact_afgeschermd}."
    return MogelijkBekend(tekst, velden={**fouten, **{veld: [zin] for veld in verborgen}})


def _is_verborgen(bsn: str, medewerker: Medewerker) -> bool:
    organisatie_id = medewerker.vt_organisatie_id
    try:
        index = bsn_index(organisatie_id or 0, schoon_bsn(bsn))
    except ValidationError:
        return False
    van_hem = {"organisatie_id": organisatie_id, "bsn_index": index}
    return Persoon.objects.filter(**van_hem).exists() and not zichtbare_personen(medewerker).filter(**van_hem).exists()
