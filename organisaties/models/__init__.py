# SPDX-License-Identifier: EUPL-1.2
from organisaties.models.codelijst import Code, Codelijst, CodeMapping, Codewijziging, code_fk, codecontrole
from organisaties.models.demo import DemoMerk
from organisaties.models.gebied import Gemeente, GemeenteRegio, Organisatie, VTOrganisatie
from organisaties.models.inwoners import Buurt, Inwonertal, Postcodegebied
from organisaties.models.medewerker import Medewerker, Rol

__all__ = [
    "Buurt",
    "Code",
    "CodeMapping",
    "Codelijst",
    "Codewijziging",
    "DemoMerk",
    "Gemeente",
    "GemeenteRegio",
    "Inwonertal",
    "Medewerker",
    "Organisatie",
    "Postcodegebied",
    "Rol",
    "VTOrganisatie",
    "code_fk",
    "codecontrole",
]

# History of the code lists.
ALLEEN_TOEVOEGEN = ("organisaties_codewijziging",)
