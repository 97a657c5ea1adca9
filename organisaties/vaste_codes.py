# SPDX-License-Identifier: EUPL-1.2
"""The codes that the program itself names: a rule, a default or a count stands or falls with them.

They may be called something else; they cannot be ended, for then the program would write what nobody may choose. A test
looks for keys in the code that are not here.
"""

from typing import Final

# Of these the program works with every value: a new one would be a case that no rule has thought of.
VASTE_LIJSTEN: Final = frozenset(
    {"besluit", "eerderebetrokkenheid", "geslacht", "geweldsgeschiedenis", "onthulling", "relatiesoort", "veiligheid"}
)

VASTE_CODES: Final = frozenset(
    {
        "afsluitreden:monitoring_afgerond",
        "afsluitreden:omgezet",
        "berichtafloop:andere_regio",
        "berichtafloop:geen_hgkm",
        "heropenreden:nieuwe_melding",
        "heropenreden:teruggelegd",
        "informeerwijze:niet_vastgelegd",
        "kanaal:ambtshalve",
        "kanaal:formulier",
        "kanaal:politie",
        "kanaal:schriftelijk",
        "kanaal:telefoon",
        "maatregelsoort:aanhouding",
        "maatregelsoort:thv",
        "meldersoort:om",
        "meldersoort:onbekend",
        "meldersoort:politie",
        "meldersoort:rvdk",
        "meldersoort:veilig_thuis_zelf",
        "partijsoort:clientsysteem",
        "terugmeldreden:nieuw_incident",
        "terugmeldreden:onveilig",
        "trajectantwoord:niet",
    }
)


def is_vast(sleutel: str) -> bool:
    return sleutel in VASTE_CODES or sleutel.split(":", 1)[0] in VASTE_LIJSTEN
