# SPDX-License-Identifier: EUPL-1.2
"""Reference data that every installation starts with; `laad_stamgegevens` puts it in the database."""

from organisaties.stamgegevens import beoordeling, geweld, intake, melders, overdracht, personen
from organisaties.stamgegevens.vorm import Lijst

CODELIJSTEN: tuple[Lijst, ...] = (
    *melders.LIJSTEN,
    *geweld.LIJSTEN,
    *personen.LIJSTEN,
    *beoordeling.LIJSTEN,
    *overdracht.LIJSTEN,
    *intake.LIJSTEN,
)
