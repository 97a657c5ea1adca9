# SPDX-License-Identifier: EUPL-1.2
from typing import Self

from meldingen.querysets import VanOrganisatieQuerySet
from organisaties.rechten import Recht


class InkomendBerichtQuerySet(VanOrganisatieQuerySet):
    """Messages are read by who may turn them into a melding; a message about a shielded casus by who sees that."""

    recht = Recht.BERICHTEN_VERWERKEN
    casus_pad = None

    def open(self) -> Self:
        return self.filter(status__in=("ontvangen", "te_verwerken", "onleesbaar"))
