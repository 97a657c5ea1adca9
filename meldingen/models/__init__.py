# SPDX-License-Identifier: EUPL-1.2
from .beoordeling import Beoordeelde, Consult, Dienst, Veiligheidsbeoordeling
from .casus import Betrokkene, Casus, Overgang, Toegang
from .concept import Concept
from .contact import Advies, Adviescontact, Adviesvrager, Contact
from .herhaling import Bekendheid, Herhaling, MogelijkeBekende
from .informeren import EersteContact, Informeerplicht, Informeeruitstel, Terugkoppeling
from .melding import Bron, Bronfragment, Incident, Maatregel, Melding, Zorg
from .termijn import Signaal, Termijn
from .vergissing import Vergissing

__all__ = [
    "Advies",
    "Adviescontact",
    "Adviesvrager",
    "Bekendheid",
    "Beoordeelde",
    "Betrokkene",
    "Bron",
    "Bronfragment",
    "Casus",
    "Concept",
    "Consult",
    "Contact",
    "Dienst",
    "EersteContact",
    "Herhaling",
    "Incident",
    "Informeerplicht",
    "Informeeruitstel",
    "Maatregel",
    "Melding",
    "MogelijkeBekende",
    "Overgang",
    "Signaal",
    "Termijn",
    "Terugkoppeling",
    "Toegang",
    "Veiligheidsbeoordeling",
    "Vergissing",
    "Zorg",
]
