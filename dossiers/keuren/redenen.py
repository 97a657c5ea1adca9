# SPDX-License-Identifier: EUPL-1.2
"""The faults that pydantic finds, in our codes and in words that say what to do. Nothing here repeats a value."""

from collections.abc import Mapping
from typing import Any, Final

from dossiers.formaat.basis import TEKSTVORM

from .fout import Foutcode

Uitleg = tuple[Foutcode, str]

# By pattern of the models: a code, and what the value must look like.
VORMEN: Final[dict[str, tuple[Foutcode, str]]] = {
    TEKSTVORM: (Foutcode.VERBODEN_TEKEN, "Haal het NUL-teken uit deze tekst. De database kan het niet bewaren."),
    r"^[^\x00-\x1f]+$": (
        Foutcode.VERBODEN_TEKEN,
        "Haal tekens weg die geen tekst zijn, zoals een tab of een nieuwe regel.",
    ),
    r"^(GM[0-9]{4}|BUITEN|ONBEKEND)$": (
        Foutcode.VERKEERDE_VORM,
        "Geef de CBS-code van de gemeente (GM en vier cijfers), of BUITEN of ONBEKEND.",
    ),
    r"^1\.[0-9]+$": (Foutcode.VERKEERDE_VORM, "Dit systeem leest versie 1. Geef bijvoorbeeld 1.0."),
    r"^([1-9][0-9]{3}[A-Z]{2})?$": (
        Foutcode.VERKEERDE_VORM,
        "Geef een postcode als vier cijfers en twee hoofdletters, zonder spatie. Of laat het veld weg.",
    ),
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": (
        Foutcode.VERKEERDE_VORM,
        "Geef een jaar, een jaar en maand, of een hele datum, zoals 1987, 1987-05 of 1987-05-31.",
    ),
    r"^[0-9]{8,9}$": (Foutcode.VERKEERDE_VORM, "Geef een BSN als 9 cijfers, zonder punten of spaties."),
}

_DATUMVORM: Final = "zoals 2018-03-05, of met tijd en tijdzone, zoals 2018-03-05T14:20:00+01:00"
_GEEN_DATUM: Final = "Geef een bestaande datum als jaar-maand-dag, zoals 2018-03-05."
_GEEN_MOMENT: Final = "Geef een bestaande datum met tijd en tijdzone, zoals 2018-03-05T14:20:00+01:00."
_GEEN_GETAL: Final = "Geef een heel getal, zonder aanhalingstekens."
_OBJECT: Final = "Hier hoort een object: velden met hun waarde tussen accolades."

UITLEG: Final[dict[str, Uitleg]] = {
    "missing": (Foutcode.ONTBREEKT, "Vul dit veld in. Het is verplicht."),
    "union_tag_not_found": (Foutcode.ONTBREEKT, "Geef de soort regel: kop, medewerker, casus of advies."),
    "union_tag_invalid": (Foutcode.ONBEKENDE_WAARDE, "Geef de soort regel: kop, medewerker, casus of advies."),
    "extra_forbidden": (
        Foutcode.ONBEKEND_VELD,
        "Hier staat een veld dat het formaat niet kent. Vergelijk de namen van de velden met het schema.",
    ),
    "dict_type": (Foutcode.VERKEERD_SOORT, _OBJECT),
    "model_type": (Foutcode.VERKEERD_SOORT, _OBJECT),
    "tuple_type": (Foutcode.VERKEERD_SOORT, "Hier hoort een lijst, tussen rechte haken."),
    "string_type": (Foutcode.VERKEERD_SOORT, "Hier hoort tekst, tussen aanhalingstekens. Laat weg wat u niet weet."),
    "string_unicode": (Foutcode.GEEN_UTF8, "Schrijf het bestand in UTF-8."),
    "bool_type": (Foutcode.VERKEERD_SOORT, "Geef true of false, zonder aanhalingstekens."),
    "int_type": (Foutcode.VERKEERD_SOORT, _GEEN_GETAL),
    "int_from_float": (Foutcode.VERKEERD_SOORT, _GEEN_GETAL),
    "int_parsing": (Foutcode.VERKEERD_SOORT, _GEEN_GETAL),
    "int_parsing_size": (Foutcode.TE_HOOG, "Dit getal is te groot."),
    "greater_than_equal": (Foutcode.TE_LAAG, "Geef een getal van {ge} of hoger."),
    "less_than_equal": (Foutcode.TE_HOOG, "Geef een getal van {le} of lager."),
    "string_too_short": (Foutcode.TE_KORT, "Geef minstens {min_length} teken(s)."),
    "string_too_long": (Foutcode.TE_LANG, "Maak de tekst niet langer dan {max_length} tekens."),
    "too_short": (Foutcode.TE_KORT, "Geef minstens {min_length} onderdeel."),
    "literal_error": (
        Foutcode.ONBEKENDE_WAARDE,
        "Geef een van deze waarden: {expected}.",
    ),
    "onbekende_code": (
        Foutcode.ONBEKENDE_CODE,
        "Deze code staat niet in de lijst '{lijst}'. Kies een code uit die lijst.",
    ),
    "datum_ongeldig": (Foutcode.DATUM_ONGELDIG, f"Geef een bestaande datum, {_DATUMVORM}."),
    "date_type": (Foutcode.VERKEERD_SOORT, f"Hier hoort een datum tussen aanhalingstekens, {_DATUMVORM}."),
    "date_parsing": (Foutcode.DATUM_ONGELDIG, _GEEN_DATUM),
    "date_from_datetime_parsing": (Foutcode.DATUM_ONGELDIG, _GEEN_DATUM),
    "date_from_datetime_inexact": (Foutcode.DATUM_ONGELDIG, _GEEN_DATUM),
    "datetime_type": (
        Foutcode.VERKEERD_SOORT,
        f"Hier hoort een datum met tijd, tussen aanhalingstekens. {_GEEN_MOMENT}",
    ),
    "datetime_parsing": (Foutcode.DATUM_ONGELDIG, _GEEN_MOMENT),
    "datetime_from_date_parsing": (Foutcode.DATUM_ONGELDIG, _GEEN_MOMENT),
    "datetime_object_invalid": (Foutcode.DATUM_ONGELDIG, _GEEN_MOMENT),
    "timezone_aware": (
        Foutcode.DATUM_ZONDER_TIJDZONE,
        "Geef ook de tijd en de tijdzone, zoals 2018-03-05T14:20:00+01:00 (in de zomer +02:00, voor UTC een Z).",
    ),
    "datum_in_toekomst": (Foutcode.DATUM_IN_TOEKOMST, "Dit ligt in de toekomst. Laat het weg als het nog geldt."),
    "datum_te_vroeg": (Foutcode.DATUM_TE_VROEG, "Geef een datum vanaf 1900. Laat weg wat u niet weet."),
}
_ONBEKEND: Final[Uitleg] = (Foutcode.ONGELDIG, "Deze waarde kan hier niet staan. Vergelijk haar met het schema.")


def leg_uit(soort: str, context: Mapping[str, Any]) -> tuple[Foutcode, str]:
    """Our code and reason for an error type of pydantic; one that nobody foresaw gets the general code."""
    if soort == "string_pattern_mismatch":
        return VORMEN[context["pattern"]]
    code, reden = UITLEG.get(soort, _ONBEKEND)
    # What the context says comes from the models (a length, a list); of what the file says no reason asks anything.
    return code, reden.format_map(context).replace(" or ", " of ")
