# SPDX-License-Identifier: EUPL-1.2
from typing import TYPE_CHECKING, Self

from meldingen.querysets import VanOrganisatieQuerySet
from organisaties.rechten import Recht

from .afscherming import van_geheime_bron
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
        if medewerker.heeft(Recht.BRON_INZIEN):
            return rijen
        return rijen.alias(_geheim=van_geheime_bron()).filter(_geheim=False)

    def met_geheime_bron(self) -> Self:
        """With `van_geheime_bron` of each row, in the same query."""
        return self.annotate(van_geheime_bron=van_geheime_bron())
