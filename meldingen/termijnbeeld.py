# SPDX-License-Identifier: EUPL-1.2
"""How a term is shown: its name and how many working days are left, by the calendar of its organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from organisaties.models import VTOrganisatie

from .klok import instelling_van
from .models import Termijn
from .termijnen.kalender import dag_van, werkdagen_tussen

NAMEN = {
    "vb": "Veiligheidsbeoordeling",
    "crisis": "Crisis: binnen 24 uur",
    "informeren": "Betrokkenen informeren",
    "informeren_uitstel": "Betrokkenen informeren, uitgesteld",
    "terugkoppelen": "Melder laten weten wat volgde",
    "onderzoek": "Onderzoek",
    "vv": "Voorwaarden & Vervolg",
    "bevestigen": "Ontvangst overdracht bevestigen",
    "aanvaarden": "Overdracht aanvaarden",
    "monitoring_3": "Monitoring na 3 maanden",
    "monitoring_12": "Monitoring na 12 maanden",
    "monitoring_extra": "Extra monitoring",
}


@dataclass(frozen=True)
class Termijnbeeld:
    """For `{% termijnbadge %}`; `werkdagen` is negative when late."""

    naam: str
    uiterste_datum: date
    uiterste_moment: datetime | None
    werkdagen: int
    toestand: str
    herkomst: str


def toon_termijnen(termijnen: Iterable[Termijn], organisatie: VTOrganisatie, nu: datetime) -> list[Termijnbeeld]:
    """In the order given; lapsed terms are left out."""
    kalender = instelling_van(organisatie).kalender
    vandaag = dag_van(nu)
    return [
        Termijnbeeld(
            naam=NAMEN.get(termijn.soort, termijn.soort),
            uiterste_datum=termijn.uiterste_datum,
            uiterste_moment=termijn.uiterste_moment,
            werkdagen=werkdagen_tussen(vandaag, termijn.uiterste_datum, kalender),
            toestand="gehaald" if termijn.gehaald_op else "",
            herkomst=termijn.herkomst,
        )
        for termijn in termijnen
        if termijn.vervallen_op is None
    ]
