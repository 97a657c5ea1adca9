# SPDX-License-Identifier: EUPL-1.2
from .beoordeling import Beoordeelde, Consult, Dienst, Veiligheidsbeoordeling
from .casus import Betrokkene, Casus, Overgang, Toegang
from .contact import Advies, Contact
from .herhaling import Bekendheid, Herhaling, MogelijkeBekende
from .melding import Bron, Incident, Maatregel, Melding, Zorg
from .termijn import Signaal, Termijn

__all__ = [
    "Advies",
    "Bekendheid",
    "Beoordeelde",
    "Betrokkene",
    "Bron",
    "Casus",
    "Consult",
    "Contact",
    "Dienst",
    "Herhaling",
    "Incident",
    "Maatregel",
    "Melding",
    "MogelijkeBekende",
    "Overgang",
    "Signaal",
    "Termijn",
    "Toegang",
    "Veiligheidsbeoordeling",
    "Zorg",
]
