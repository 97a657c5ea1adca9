# SPDX-License-Identifier: EUPL-1.2
"""The casussen of the sample from the database."""

from typing import Final

from meldingen.models import Betrokkene, Casus
from meldingen.werkproces import Beoordelingstatus
from personen.models import Relatie

from .waarneming import KWARTAAL, Waarneming

STEEKPROEF: Final = "casuskenmerk:steekproef_2018"


def lees_steekproef() -> list[Waarneming]:
    """In order of assessment."""
    casussen = Casus.objects.filter(kenmerken=STEEKPROEF).prefetch_related(
        "kenmerken", "incidenten", "zorgen", "maatregelen", "overdrachten__partij", "trajecten", "monitoringsmomenten",
        "samenwerking", "meldingen__geweldsoort", "meldingen__richting", "meldingen__diensten",
        "meldingen__beoordelingen__personen", "meldingen__beoordelingen__risicofactoren",
    )  # fmt: skip
    waarnemingen = [_waarneming(casus) for casus in casussen.order_by("pk")]
    return sorted(waarnemingen, key=lambda w: (w.vb.vastgesteld_op or KWARTAAL[1], w.casus.pk))


def _waarneming(casus: Casus) -> Waarneming:
    meldingen = sorted(casus.meldingen.all(), key=lambda melding: melding.ontvangen_op)
    begin, einde = KWARTAAL
    melding = next(melding for melding in meldingen if begin <= melding.ontvangen_op < einde)
    vb = next(vb for vb in melding.beoordelingen.all() if vb.status == Beoordelingstatus.VASTGESTELD)
    personen = dict(
        Betrokkene.objects.filter(melding=melding).values_list("persoon_id", "persoon__geboortedatum").order_by("pk")
    )
    relaties = Relatie.objects.filter(persoon_id__in=personen, verwant_id__in=personen)
    return Waarneming(
        casus=casus,
        melding=melding,
        vb=vb,
        eerder=tuple(m for m in meldingen if m.ontvangen_op < melding.ontvangen_op),
        later=tuple(m for m in meldingen if m.ontvangen_op > melding.ontvangen_op),
        geboren=tuple(geboren for geboren in personen.values() if geboren),
        relaties=frozenset(relaties.values_list("soort_id", flat=True)),
    )
