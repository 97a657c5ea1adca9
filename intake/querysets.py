# SPDX-License-Identifier: EUPL-1.2
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from meldingen.querysets import VanOrganisatieQuerySet, afgeschermd_zichtbaar
from organisaties.rechten import Recht

if TYPE_CHECKING:
    from organisaties.models import Medewerker


class InkomendBerichtQuerySet(VanOrganisatieQuerySet):
    """Messages are read by who may turn them into a melding; a message about a shielded casus by who sees that."""

    recht = Recht.BERICHTEN_VERWERKEN
    casus_pad = None

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        rijen = super().zichtbaar_voor(medewerker)
        open_voor_allen = Q(melding__isnull=True) | Q(melding__casus__afgeschermd=False)
        bij_naam = afgeschermd_zichtbaar(medewerker)
        return rijen.filter(open_voor_allen | Q(melding__casus_id__in=bij_naam) if bij_naam else open_voor_allen)

    def open(self) -> Self:
        return self.filter(status__in=("ontvangen", "te_verwerken", "onleesbaar"))
