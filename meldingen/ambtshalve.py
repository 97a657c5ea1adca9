# SPDX-License-Identifier: EUPL-1.2
"""A melding that Veilig Thuis itself makes: it comes in by the channel 'ambtshalve', and there is no other melder."""

from dataclasses import replace

from .fouten import OngeldigeInvoer
from .invoer import BronInvoer, MeldingInvoer

KANAAL = "kanaal:ambtshalve"
MELDERSOORT = "meldersoort:veilig_thuis_zelf"


def is_ambtshalve(invoer: MeldingInvoer) -> bool:
    return invoer.kanaal == KANAAL


def is_leeg(bron: BronInvoer) -> bool:
    """Nothing is said of a melder."""
    return not bron.onbekend and not any((bron.naam, bron.functie, bron.instelling, bron.telefoon, bron.email))


def keur_ambtshalve(invoer: MeldingInvoer) -> MeldingInvoer:
    """The melding with Veilig Thuis as its melder, when it is ambtshalve; refuses what is said of another melder."""
    if not is_ambtshalve(invoer):
        return invoer
    if not is_leeg(invoer.bron):
        raise OngeldigeInvoer(
            "Bij een ambtshalve melding is Veilig Thuis zelf de bron. Laat de melder leeg, of kies een ander kanaal.",
            veld="kanaal",
        )
    if invoer.melder_soort not in ("", None, MELDERSOORT):
        raise OngeldigeInvoer("Bij een ambtshalve melding meldt Veilig Thuis zelf.", veld="melder_soort")
    return replace(invoer, melder_soort=MELDERSOORT, melder_partij_code=None, bron=BronInvoer())
