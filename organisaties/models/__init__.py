# SPDX-License-Identifier: EUPL-1.2
from organisaties.models.codelijst import Code, Codelijst, CodeMapping, code_fk, codecontrole
from organisaties.models.demo import DemoMerk
from organisaties.models.gebied import Gemeente, GemeenteRegio, Organisatie, VTOrganisatie
from organisaties.models.medewerker import Medewerker, Rol

__all__ = [
    "Code",
    "CodeMapping",
    "Codelijst",
    "DemoMerk",
    "Gemeente",
    "GemeenteRegio",
    "Medewerker",
    "Organisatie",
    "Rol",
    "VTOrganisatie",
    "code_fk",
    "codecontrole",
]
