# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a casus besides the form of its line. Explained in `docs/import/README.md`."""

from enum import StrEnum


class Speelcode(StrEnum):
    """Part of the format, as `dossiers.keuren.Foutcode` is."""

    ONBEKENDE_MEDEWERKER = "onbekende_medewerker"
    ONBEKENDE_PARTIJ = "onbekende_partij"
    ONBEKENDE_GEMEENTE = "onbekende_gemeente"
    ONBEKEND_KENMERK = "onbekend_kenmerk"
    ONTBREEKT = "ontbreekt"
    IN_DE_TOEKOMST = "in_de_toekomst"
    DATUM_ONGELDIG = "datum_ongeldig"
    PERSOON_ZONDER_MELDING = "persoon_zonder_melding"
    CONTACT_ZONDER_MELDING = "contact_zonder_melding"
    DIENST_ZONDER_BESLUIT = "dienst_zonder_besluit"
    OVERDRACHT_ZONDER_BESLUIT = "overdracht_zonder_besluit"
    AMBTSHALVE_VELD = "ambtshalve_veld"
    STAP_NIET_MOGELIJK = "stap_niet_mogelijk"
    GEEN_MOMENT = "geen_moment"
    MOMENT_TE_VROEG = "moment_te_vroeg"
    GEEN_MONITORING = "geen_monitoring"
