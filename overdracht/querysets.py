# SPDX-License-Identifier: EUPL-1.2
"""Two rings: staff see the handovers of casussen they may see, a party sees its own and nothing else of the family."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models

from meldingen.querysets import VanOrganisatieQuerySet
from organisaties.rechten import Recht

if TYPE_CHECKING:
    from organisaties.models import Medewerker


class OverdrachtQuerySet(VanOrganisatieQuerySet):
    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """The receiver's ring rests on the indexed `partij` column alone; it never joins the casus."""
        if medewerker.organisatie_id is not None:
            if not medewerker.heeft(Recht.OVERDRACHT_ONTVANGEN):
                return self.none()
            return self.filter(partij_id=medewerker.organisatie_id)
        return super().zichtbaar_voor(medewerker)


class AgendapuntQuerySet(models.QuerySet[Any]):
    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """What is listed for an overleg: for its members, and for the people of the party that holds it."""
        if medewerker.organisatie_id is None or not medewerker.heeft(Recht.OVERLEG_INZIEN):
            return self.none()
        overleg: Any = apps.get_model("overdracht", "Interventieoverleg")
        lid_van = overleg.objects.filter(leden=medewerker).values("pk")
        van_partij = overleg.objects.filter(partij_id=medewerker.organisatie_id).values("pk")
        return self.filter(vergadering__overleg__in=list(lid_van.union(van_partij).values_list("pk", flat=True)))
