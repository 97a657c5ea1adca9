# SPDX-License-Identifier: EUPL-1.2
"""Public numbers from PostgreSQL sequences. Gaps are normal: a number is never given twice, even after a rollback."""

import re
from datetime import datetime

from django.db import connection
from django.utils import timezone

NUMMERVORM = re.compile(r"[A-Z]-[0-9]{4}-[0-9]{6,12}")

# letter -> sequence (each made in the first migration of the app that owns the rows)
SOORTEN = {
    "P": "personen_persoon_nummer",
    "C": "meldingen_casus_nummer",
    "M": "meldingen_melding_nummer",
    "K": "meldingen_contact_nummer",
    "A": "meldingen_advies_nummer",
    "V": "meldingen_consult_nummer",
    "W": "meldingen_adviesvrager_nummer",
    "D": "documenten_document_nummer",
    "B": "intake_bericht_nummer",
    "O": "overdracht_overdracht_nummer",
    "T": "monitoring_monitoringsmoment_nummer",
}


def volgend_nummer(letter: str, nu: datetime) -> str:
    """For instance 'M-2026-000123'; the year is that of the Amsterdam day of `nu`."""
    (eerste,) = volgende_nummers(letter, nu)
    return eerste


def volgende_nummers(letters: str, nu: datetime) -> list[str]:
    """One per letter, in one query: 'MPP' for a melding and two persons."""
    kolommen = ", ".join(["nextval(%s)"] * len(letters))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kolommen}", [SOORTEN[letter] for letter in letters])
        waarden = cursor.fetchone()
    jaar = timezone.localtime(nu).year
    return [nummer(letter, jaar, waarde) for letter, waarde in zip(letters, waarden, strict=True)]


def nummer(letter: str, jaar: int, waarde: int) -> str:
    return f"{letter}-{jaar}-{waarde:06d}"
