# SPDX-License-Identifier: EUPL-1.2
"""A melding was linked to the wrong known person: how it tied him to others goes along to the right one."""

from collections.abc import Mapping, Sequence

from django.db.models import F

from personen.models import Persoon

from .gemeld import gezegde_verbanden, onthoud_verbanden
from .models import Betrokkene, Melding
from .verbanden import Gezegd, einde_van, schrijf_gezegd, vind_geschreven


def verleg_verbanden(betrokkene: Betrokkene, bekende: Persoon) -> set[int]:
    """Give relations and authority that this melding told of `bekende` to the person whom `betrokkene` is now.

    What the melding wrote moves, with what was changed of it since; what was on record of the known one already stays
    there, and is written of the other too. What was taken out as a mistake stays out. Returns the rows it was about.
    """
    gezegd = gezegde_verbanden(betrokkene)
    if not gezegd:
        return set()
    rijen = list(betrokkene.melding.betrokkenen.select_related("persoon").defer("persoon__bsn").order_by("pk"))
    plaats = [rij.pk for rij in rijen].index(betrokkene.pk)
    vroeger = {nr: rij.persoon for nr, rij in enumerate(rijen)} | {plaats: bekende}
    nu = vroeger | {plaats: betrokkene.persoon}
    verlegd = [een for een in gezegd if een.vanaf is not None]
    for een in verlegd:
        vind_geschreven(een, vroeger).update(**{einde_van(een, plaats): betrokkene.persoon})
    _schrijf(betrokkene.melding, [een for een in gezegd if een.vanaf is None], nu, rijen)
    Persoon.objects.filter(pk__in=_over(verlegd, vroeger)).update(versie=F("versie") + 1)
    return _over(gezegd, vroeger)


def _schrijf(
    melding: Melding, gezegd: Sequence[Gezegd], personen: Mapping[int, Persoon], rijen: Sequence[Betrokkene]
) -> None:
    """Write it, and remember at everybody of whom it was said what is on record now because of this melding."""
    geschreven = schrijf_gezegd(melding, gezegd, personen, {persoon.pk for persoon in personen.values()})
    nieuw = {een._replace(vanaf=None): een for een in geschreven if een.vanaf is not None}
    for nr in {plaats for een in nieuw for plaats in (een.een, een.ander)}:
        onthoud_verbanden(rijen[nr], nieuw)


def _over(gezegd: Sequence[Gezegd], personen: Mapping[int, Persoon]) -> set[int]:
    return {personen[plaats].pk for een in gezegd for plaats in (een.een, een.ander)}
