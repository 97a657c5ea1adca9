# SPDX-License-Identifier: EUPL-1.2
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from meldingen.querysets import VanOrganisatieQuerySet
from organisaties.rechten import Recht

from .rechten import SCHRIJVERS

if TYPE_CHECKING:
    from organisaties.models import Medewerker


class DocumentQuerySet(VanOrganisatieQuerySet):
    def zichtbaar_voor(self, medewerker: "Medewerker", *, ingetrokken: bool = False) -> Self:
        """Of a shielded source only for who may read the source: its title alone could tell who it is.

        What was taken out of a dossier is seen, on request, by those who may put it back.
        """
        if ingetrokken and not any(medewerker.heeft(recht) for recht in SCHRIJVERS):
            return self.none()
        rijen = super().zichtbaar_voor(medewerker).filter(ingetrokken_op__isnull=not ingetrokken)
        return rijen if medewerker.heeft(Recht.BRON_INZIEN) else rijen.filter(Q(uit_afgeschermde_bron=False))
