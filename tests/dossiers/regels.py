# SPDX-License-Identifier: EUPL-1.2
"""Lines of the import format for tests: small ones that are right, to change one thing in."""

import json
from copy import deepcopy
from typing import Any, Final

from organisaties.stamgegevens import CODELIJSTEN

CODES: Final = frozenset(f"{lijst.code}:{c.code}" for lijst in CODELIJSTEN for c in lijst.codes)

KOP: Final[dict[str, Any]] = {
    "soort": "kop",
    "formaat": "dossier",
    "versie": "1.0",
    "organisatie": "flevoland",
    "bron": "test",
    "gemaakt_op": "2019-06-01T09:00:00+02:00",
}
MEDEWERKER: Final[dict[str, Any]] = {"soort": "medewerker", "id": "m1", "naam": "Mees Meeuw"}
MELDING: Final[dict[str, Any]] = {
    "id": "m-1",
    "ontvangen_op": "2018-03-05T14:20:00+01:00",
    "kanaal": "telefoon",
    "gemeente": "GM0034",
    "crisis": False,
    "melder_soort": "politie",
    "toelichting": "Ruzie thuis, de buren belden.",
    "betrokkenen": [{"persoon": "p-1", "rol": "pleger"}],
}
CASUS: Final[dict[str, Any]] = {
    "soort": "casus",
    "id": "c-1",
    "gemeente": "GM0034",
    "personen": [{"id": "p-1", "voornamen": "Sanne", "geboortenaam": "Kanariepiet"}],
    "meldingen": [MELDING],
}
ADVIES: Final[dict[str, Any]] = {
    "soort": "advies",
    "id": "a-1",
    "kanaal": "telefoon",
    "ontvangen_op": "2018-03-05T14:20:00+01:00",
    "medewerker": "m1",
    "adviesvrager_soort": "onderwijs",
    "vraag": "Wat kan ik doen?",
}


def als_bytes(regel: Any) -> bytes:
    return json.dumps(regel, ensure_ascii=False).encode()


def anders(regel: dict[str, Any], pad: str, waarde: Any) -> dict[str, Any]:
    """A copy of the line with this at the dotted path ('meldingen.0.kanaal')."""
    kopie = deepcopy(regel)
    *stappen, laatste = [int(deel) if deel.isdecimal() else deel for deel in pad.split(".")]
    plek: Any = kopie
    for stap in stappen:
        plek = plek[stap]
    plek[laatste] = waarde
    return kopie
