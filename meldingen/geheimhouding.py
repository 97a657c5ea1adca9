# SPDX-License-Identifier: EUPL-1.2
"""What people and those near them keep secret of where they live (`personen.geheimhouding`).

A child without any mark can live at the address of a mother who hides, and be in a dossier in which she is not. Near is
whoever was ever in one dossier with somebody, and whoever is a relative or has gezag, also where the reader may not
see that: of a place that is kept secret nobody learns more than that it is.
"""

from collections.abc import Collection
from datetime import date

from personen.geheimhouding import Geheimhouding, lees_geheimhouding
from personen.models import Gezag, Relatie
from personen.samenvoegen import samen_met

from .models import Betrokkene


def lees_geheim_rond(persoon_ids: Collection[int], *, dag: date) -> Geheimhouding:
    """What the humans of these rows, and whoever is near them, keep secret; four queries."""
    rijen = samen_met(persoon_ids)
    if not rijen:
        return Geheimhouding()
    casussen = Betrokkene.objects.filter(persoon_id__in=rijen).values("casus_id")
    naasten = (
        Betrokkene.objects.filter(casus_id__in=casussen)
        .order_by()
        .values_list("persoon_id")
        .union(
            Relatie.objects.filter(persoon_id__in=rijen).order_by().values_list("verwant_id"),
            Relatie.objects.filter(verwant_id__in=rijen).order_by().values_list("persoon_id"),
            Gezag.objects.filter(kind_id__in=rijen).order_by().values_list("gezagdrager_id"),
            Gezag.objects.filter(gezagdrager_id__in=rijen).order_by().values_list("kind_id"),
        )
    )
    return lees_geheimhouding(rijen.keys() | {pk for (pk,) in naasten}, dag=dag)
