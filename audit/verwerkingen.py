# SPDX-License-Identifier: EUPL-1.2
"""Which processing activity an event belongs to and on which legal ground (Logboek Dataverwerkingen).

The codes are those of the register of processing activities (AVG art. 30).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verwerking:
    activiteit: str
    grond: str


MELDPUNT = Verwerking("meldpunt-huiselijk-geweld", "Wmo2015 4.1.1 lid 2")
ADVIES = Verwerking("advies-huiselijk-geweld", "Wmo2015 4.1.1 lid 3")
VERSTREKKEN = Verwerking("verstrekken-aan-hulp", "Wmo2015 4.1.1 lid 2d")
STURING = Verwerking("sturing-en-verantwoording", "Wmo2015 4.2.12")
BEHEER = Verwerking("beheer-en-toezicht", "AVG 32")

PER_ONDERWERP = {
    "advies": ADVIES,
    "contact": ADVIES,
    "adviesvrager": ADVIES,
    "overdracht": VERSTREKKEN,
    "informatiepakket": VERSTREKKEN,
    "overleg": VERSTREKKEN,
    "rapportage": STURING,
    "export": STURING,
    "levering": STURING,
    "medewerker": BEHEER,
    "rol": BEHEER,
    "codelijst": BEHEER,
    "instelling": BEHEER,
    "afspraak": BEHEER,
    "audit": BEHEER,
    "sleutel": BEHEER,
    "bericht": BEHEER,
    "import": BEHEER,
}


def verwerking_voor(onderwerp: str) -> Verwerking:
    """The activity of a subject; what is not named is the core task, the reporting point itself."""
    return PER_ONDERWERP.get(onderwerp, MELDPUNT)
