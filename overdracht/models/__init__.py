# SPDX-License-Identifier: EUPL-1.2
from .afspraak import Routeregel, Samenwerkingsafspraak
from .overdracht import Informatiepakket, Overdracht, OverdrachtPersoon
from .overleg import Agendapunt, Interventieoverleg, Vergadering
from .traject import Samenwerking, Traject

__all__ = [
    "Agendapunt",
    "Informatiepakket",
    "Interventieoverleg",
    "Overdracht",
    "OverdrachtPersoon",
    "Routeregel",
    "Samenwerking",
    "Samenwerkingsafspraak",
    "Traject",
    "Vergadering",
]

# For the grants: the application may add what was sent, never change it.
ALLEEN_TOEVOEGEN = ("overdracht_informatiepakket",)
