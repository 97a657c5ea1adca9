# SPDX-License-Identifier: EUPL-1.2
"""People, where they lived and what they are to each other."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .basis import TEKSTVORM, Dag, Gemeentecode, Kenmerk, Kort, Onderdeel, code

Tussenvoegsel = Annotated[str, StringConstraints(max_length=30, pattern=TEKSTVORM)]


class Adres(Onderdeel):
    """From `van` until `tot`, the first day elsewhere; left out is unknown."""

    straat: Annotated[str, StringConstraints(max_length=120, pattern=TEKSTVORM)] = ""
    huisnummer: Annotated[int, Field(ge=1, le=99_999)] | None = None
    toevoeging: Annotated[str, StringConstraints(max_length=12, pattern=TEKSTVORM)] = ""
    postcode: Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]{3}[A-Z]{2})?$")] = ""
    plaats: Annotated[str, StringConstraints(max_length=80, pattern=TEKSTVORM)] = ""
    gemeente: Gemeentecode | None = None
    van: Dag | None = None
    tot: Dag | None = None
    geheim: bool = False


class Persoon(Onderdeel):
    """`geboortedatum` may be a year or a month: 1987, 1987-05 or 1987-05-31. Without `bsn` a reason says why."""

    id: Kenmerk
    voornamen: Kort = ""
    voorletters: Tussenvoegsel = ""
    voorvoegsel: Tussenvoegsel = ""
    geboortenaam: Kort = ""
    partnernaam_voorvoegsel: Tussenvoegsel = ""
    partnernaam: Kort = ""
    geboortedatum: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")] | None = None
    geslacht: code("geslacht") = "geslacht:onbekend"
    bsn: Annotated[str, StringConstraints(pattern=r"^[0-9]{8,9}$")] | None = None
    bsn_reden: code("bsnreden") | None = None
    onbekend: bool = False
    geheim_adres: bool = False
    telefoon: Tussenvoegsel = ""
    overleden_op: Dag | None = None
    adressen: tuple[Adres, ...] = ()


class Relatie(Onderdeel):
    """`verwant` is the `soort` (ouder, ex-partner ...) of `persoon`."""

    persoon: Kenmerk
    verwant: Kenmerk
    soort: code("relatiesoort")
    van: Dag | None = None
    tot: Dag | None = None


class Gezag(Onderdeel):
    kind: Kenmerk
    gezagdrager: Kenmerk
    van: Dag | None = None
    tot: Dag | None = None
