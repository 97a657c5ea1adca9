# SPDX-License-Identifier: EUPL-1.2
"""Moments seen by staff who may see the casus; local teams and helpers see none."""

from datetime import date
from typing import Self

from meldingen.querysets import VanOrganisatieQuerySet

from .werkproces import Momentstatus


class MomentQuerySet(VanOrganisatieQuerySet):
    def gepland(self) -> Self:
        return self.filter(status=Momentstatus.GEPLAND)

    def aan_de_beurt(self, vandaag: date) -> Self:
        """Planned for today or earlier and not held yet."""
        return self.gepland().filter(gepland_op__lte=vandaag)
