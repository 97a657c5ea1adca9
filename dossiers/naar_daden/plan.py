# SPDX-License-Identifier: EUPL-1.2
"""What a line asks to be done: acts in their order, and the facts that no step writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import models

from dossiers.formaat import Advies, Casus
from dossiers.formaat.basis import Onderdeel

# A kind of object, and its id in the file.
Verwijzing = tuple[str, str]

# What happened at the same moment happened in this order; many sources know the day only.
VOLGORDE: Final = (
    "moment_vastleggen", "contact_vastleggen", "advies_registreren", "registreren", "in_beoordeling_nemen",
    "beoordeling_bewaren", "consult_vragen", "consult_geven", "beoordelen", "besluit_herzien", "informeren",
    "dienst_starten", "dienst_afronden", "overdragen", "bevestigen", "aanvaarden", "weigeren", "intrekken",
    "laat_verlopen", "terugleggen", "plannen_na_overdracht", "extra_moment", "betrokkenheid_beeindigen", "afsluiten",
    "heropenen", "noodtoegang",
)  # fmt: skip
RANG: Final = {stap: plek for plek, stap in enumerate(VOLGORDE)} | {
    # People have their place by the order of the meldingen, of both kinds.
    "ambtshalve_melden": VOLGORDE.index("registreren")
}
# The answer to an earlier handover comes before what is done about it at the same moment.
EERDER: Final = -100


@dataclass(frozen=True, slots=True)
class Act:
    """A `Daad` that names what it works on by its id in the file: its plaats is only known when it is played.

    `pad` and `deel` are the part of the line that it comes from; `maakt` are the objects that it leaves.
    """

    stap: str
    nu: datetime
    wie: int | None
    pad: str
    deel: Onderdeel
    op: Verwijzing | None = None
    met: Mapping[str, Any] = field(default_factory=dict)
    maakt: tuple[Verwijzing, ...] = ()
    eerder: bool = False

    @property
    def volgorde(self) -> tuple[datetime, int]:
        return self.nu, RANG[self.stap] + (EERDER if self.eerder else 0)


@dataclass(frozen=True, slots=True)
class Feit:
    """A row that no step writes. `verwijst` has, by column, the object whose row it points at."""

    model: type[models.Model]
    pad: str
    velden: Mapping[str, Any]
    verwijst: Mapping[str, Verwijzing] = field(default_factory=dict)
    object: Verwijzing | None = None


@dataclass(frozen=True)
class Plan:
    """`gemeenten` has, by code, the first place in the line that names it."""

    regel: Casus | Advies
    acten: tuple[Act, ...]
    feiten: tuple[Feit, ...] = ()
    gemeenten: Mapping[str, str] = field(default_factory=dict)
