# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a line. The codes are part of the format: `docs/import/README.md` explains each of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Foutcode(StrEnum):
    """Stable names: who makes a file builds on them. A new one is added here and in `docs/import/README.md`."""

    GEEN_UTF8 = "geen_utf8"
    GEEN_JSON = "geen_json"
    DUBBELE_SLEUTEL = "dubbele_sleutel"
    ONTBREEKT = "ontbreekt"
    ONBEKEND_VELD = "onbekend_veld"
    VERKEERD_SOORT = "verkeerd_soort"
    VERKEERDE_VORM = "verkeerde_vorm"
    VERBODEN_TEKEN = "verboden_teken"
    TE_KORT = "te_kort"
    TE_LANG = "te_lang"
    TE_LAAG = "te_laag"
    TE_HOOG = "te_hoog"
    ONBEKENDE_CODE = "onbekende_code"
    ONBEKENDE_WAARDE = "onbekende_waarde"
    DATUM_ONGELDIG = "datum_ongeldig"
    DATUM_TE_VROEG = "datum_te_vroeg"
    DATUM_ZONDER_TIJDZONE = "datum_zonder_tijdzone"
    DATUM_IN_TOEKOMST = "datum_in_toekomst"
    TE_VROEG = "te_vroeg"
    PERIODE_ONGELDIG = "periode_ongeldig"
    DUBBEL = "dubbel"
    ONBEKENDE_VERWIJZING = "onbekende_verwijzing"
    ZICHZELF = "zichzelf"
    BSN_ONGELDIG = "bsn_ongeldig"
    TEGENSTRIJDIG = "tegenstrijdig"
    PERSOON_ZONDER_MELDING = "persoon_zonder_melding"
    DIENST_ZONDER_BESLUIT = "dienst_zonder_besluit"
    OVERDRACHT_ZONDER_BESLUIT = "overdracht_zonder_besluit"
    TE_VEEL = "te_veel"
    ONBEKENDE_MEDEWERKER = "onbekende_medewerker"
    ONBEKENDE_PARTIJ = "onbekende_partij"
    ONBEKENDE_GEMEENTE = "onbekende_gemeente"
    CONTACT_ZONDER_MELDING = "contact_zonder_melding"
    STAP_NIET_MOGELIJK = "stap_niet_mogelijk"
    GEEN_MONITORING = "geen_monitoring"
    GEEN_MOMENT = "geen_moment"
    MOMENT_TE_VROEG = "moment_te_vroeg"
    ONGELDIG = "ongeldig"
    MEER_FOUTEN = "meer_fouten"


@dataclass(frozen=True, slots=True)
class Fout:
    """`veld` is a path such as `meldingen[0].kanaal`, empty for the line itself; nothing here holds a value."""

    veld: str
    code: str
    reden: str


MEESTE_FOUTEN: Final = 100
_MEER: Final = Fout("", Foutcode.MEER_FOUTEN, "Deze regel heeft nog meer fouten. Herstel eerst de genoemde.")


class Afgekeurd(Exception):
    """This line is not taken; every reason at once, up to a number that somebody can still read."""

    def __init__(self, fouten: tuple[Fout, ...]) -> None:
        if len(fouten) > MEESTE_FOUTEN + 1:
            fouten = (*fouten[:MEESTE_FOUTEN], _MEER)
        super().__init__(", ".join(sorted({fout.code for fout in fouten})))
        self.fouten = fouten

    def __reduce__(self) -> tuple[type["Afgekeurd"], tuple[tuple[Fout, ...]]]:
        # The engine judges in other processes; by default an exception is rebuilt from its text.
        return Afgekeurd, (self.fouten,)
