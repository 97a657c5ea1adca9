# SPDX-License-Identifier: EUPL-1.2
from .beoordeling import Beoordeelde, Consult, Dienst, Veiligheidsbeoordeling
from .casus import Betrokkene, Casus, Overgang, Toegang
from .contact import Advies, Contact
from .melding import Bron, Incident, Maatregel, Melding, Zorg
from .termijn import Signaal, Termijn

__all__ = [
    "Advies",
    "Beoordeelde",
    "Betrokkene",
    "Bron",
    "Casus",
    "Consult",
    "Contact",
    "Dienst",
    "Incident",
    "Maatregel",
    "Melding",
    "Overgang",
    "Signaal",
    "Termijn",
    "Toegang",
    "Veiligheidsbeoordeling",
    "Zorg",
]
