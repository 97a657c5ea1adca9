# SPDX-License-Identifier: EUPL-1.2
"""What a melding in a shielded dossier tells of somebody known stays in that dossier.

A known person whom others see too gets a second row, of what was said, that is one human with the first: whoever may
see the dossier sees both, anybody else the first alone.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from django.core.exceptions import ValidationError

from personen.aanvullen import Aangevuld
from personen.models import Persoon

from .fouten import OngeldigeInvoer
from .gemeld import als_tekst, losse_persoon
from .invoer import MeldingInvoer
from .koppelen import koppel
from .models import Betrokkene, Melding
from .overgang import Handelend


def maak_eigen_rijen(
    door: Handelend, melding: Melding, invoer: MeldingInvoer, personen: Mapping[int, Persoon]
) -> dict[int, Persoon]:
    """By place in the melding the new row of a known person; nothing where nobody needs one."""
    if not melding.casus.afgeschermd:
        return {}
    gezegd = _van_wie_iets_gezegd_is(invoer)
    bekend = {nr: personen[nr] for nr, een in enumerate(invoer.betrokkenen) if een.persoon_nummer and nr in gezegd}
    elders = set(
        Betrokkene.objects.filter(persoon__in=[persoon.pk for persoon in bekend.values()])
        .exclude(casus_id=melding.casus_id)
        .values_list("persoon_id", flat=True)
    )
    return {nr: _rij(door, melding, invoer, nr, persoon) for nr, persoon in bekend.items() if persoon.pk in elders}


def koppel_eigen_rijen(
    door: Handelend, betrokkenen: Sequence[Betrokkene], eigen: Mapping[int, Persoon], personen: Mapping[int, Persoon]
) -> None:
    """Each new row and the known one (of `personen`) are one human. The caller holds `vergrendel_mensen`."""
    # Nobody is known by number to the system itself.
    door_id = cast("int", door.medewerker_id)
    for nr in eigen:
        try:
            koppel(betrokkenen[nr], personen[nr], door_id=door_id, reden="", nu=door.nu, stil=True)
        except ValidationError as fout:
            velden = {f"betrokkenen-{nr}-persoon_nummer": fout.messages}
            raise OngeldigeInvoer("Controleer de betrokkenen.", velden=velden) from None


def _van_wie_iets_gezegd_is(invoer: MeldingInvoer) -> set[int]:
    getypt = {nr for nr, een in enumerate(invoer.betrokkenen) if als_tekst(een, Aangevuld(False, False))}
    in_relatie = {nr for relatie in invoer.relaties for nr in (relatie.van, relatie.tot)}
    return getypt | in_relatie | {nr for gezag in invoer.gezag for nr in (gezag.kind, gezag.houder)}


def _rij(door: Handelend, melding: Melding, invoer: MeldingInvoer, nr: int, bekende: Persoon) -> Persoon:
    gezegd = als_tekst(invoer.betrokkenen[nr], Aangevuld(False, False))
    als_betrokkene = Betrokkene(
        organisatie_id=melding.organisatie_id, melding=melding, persoon=bekende, zoals_gemeld=gezegd
    )
    return losse_persoon(als_betrokkene, nu=door.nu)
