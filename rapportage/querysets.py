# SPDX-License-Identifier: EUPL-1.2
"""Reading the views. A figure counts everything of one's own organisation; a list shows what its reader may see."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from meldingen.querysets import afgeschermd_zichtbaar

if TYPE_CHECKING:
    from organisaties.models import Medewerker

DATABASE = "lezen"


class RapportQuerySet(models.QuerySet[Any]):
    def van(self, organisatie_id: int) -> Self:
        """Every row of this organisation, shielded ones included: the start of every figure."""
        return self.using(DATABASE).filter(organisatie_id=organisatie_id)

    def getoond_aan(self, medewerker: "Medewerker") -> Self:
        """The rows that a list may show; the others are counted as 'afgeschermd'."""
        return self.filter(_zichtbaar(medewerker))

    def verborgen_voor(self, medewerker: "Medewerker") -> Self:
        return self.exclude(_zichtbaar(medewerker))


def _zichtbaar(medewerker: "Medewerker") -> Q:
    return Q(afgeschermd=False) | Q(casus_id__in=afgeschermd_zichtbaar(medewerker))
