# SPDX-License-Identifier: EUPL-1.2
"""Persons for tests, made by the writers of the product, so that no test has a person that cannot exist."""

from datetime import UTC, date, datetime

from personen.schrijven import AdresGegevens, PersoonGegevens, maak_persoon, voeg_adres_toe

NU = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)

# Made up; they pass the eleven-test.
BSN = "123456782"
ANDER_BSN = "111222333"
DERDE_BSN = "999990019"


def persoon(organisatie, *, nu=NU, **gegevens):
    """Sanne Kanariepiet, born 14 May 1990, unless told otherwise."""
    velden = {"voornamen": "Sanne", "geboortenaam": "Kanariepiet", "geboortedatum": date(1990, 5, 14)}
    return maak_persoon(organisatie_id=organisatie.pk, gegevens=PersoonGegevens(**{**velden, **gegevens}), nu=nu)


def adres(bewoner, **gegevens):
    """Kanarielaan 12, 1315 AB Almere, unless told otherwise."""
    velden = {
        "straat": "Kanarielaan",
        "huisnummer": 12,
        "postcode": "1315AB",
        "plaats": "Almere",
        "gemeente": "GM0034",
    }
    return voeg_adres_toe(persoon=bewoner, gegevens=AdresGegevens(**{**velden, **gegevens}))
