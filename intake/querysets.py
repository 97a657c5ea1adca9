# SPDX-License-Identifier: EUPL-1.2
from typing import Self

from django.db.models import Q

from meldingen.querysets import VanOrganisatieQuerySet
from organisaties.rechten import Recht


class InkomendBerichtQuerySet(VanOrganisatieQuerySet):
    """Messages are read by who may turn them into a melding; a message about a shielded casus by who sees that."""

    recht = Recht.BERICHTEN_VERWERKEN
    casus_pad = "melding__casus"
    wacht_op_casus = True

    def open(self) -> Self:
        return self.filter(status__in=("ontvangen", "te_verwerken", "onleesbaar"))

    def acuut(self) -> Self:
        """Open ones that cannot wait: acute danger, and what nobody could read and may be just that."""
        return self.open().filter(Q(crisis=True) | Q(status="onleesbaar"))
