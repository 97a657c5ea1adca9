# SPDX-License-Identifier: EUPL-1.2
"""The kinds of line: the head of the file, an employee, a casus, an advies."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .basis import (
    TEKSTVORM,
    Gemeentecode,
    Kenmerk,
    Kort,
    Lang,
    Medewerkerkenmerk,
    Moment,
    Onderdeel,
    Partijkenmerk,
    code,
)
from .melding import Contact, Melding
from .personen import Gezag, Persoon, Relatie
from .vervolg import (
    Consult,
    Einde,
    Heropening,
    Incident,
    Maatregel,
    Monitoring,
    Overdracht,
    Samenwerking,
    Toegang,
    Traject,
    Zorg,
)


class Kop(Onderdeel):
    """The first line: what the file is, and of whom."""

    soort: Literal["kop"]
    formaat: Literal["dossier"]
    versie: Annotated[str, StringConstraints(pattern=r"^1\.[0-9]+$")]
    organisatie: Annotated[str, StringConstraints(max_length=40, pattern=TEKSTVORM)]
    bron: Kort
    gemaakt_op: Moment


class Medewerker(Onderdeel):
    """Somebody who is named in the dossiers. Who has no account gets one that cannot log in."""

    soort: Literal["medewerker"]
    id: Medewerkerkenmerk
    naam: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=TEKSTVORM)]
    partij: Partijkenmerk | None = None


class Casus(Onderdeel):
    """One casus with everything about it."""

    soort: Literal["casus"]
    id: Kenmerk
    gemeente: Gemeentecode
    afgeschermd: bool = False
    kenmerken: tuple[code("casuskenmerk"), ...] = ()
    personen: Annotated[tuple[Persoon, ...], Field(min_length=1)]
    relaties: tuple[Relatie, ...] = ()
    gezag: tuple[Gezag, ...] = ()
    contacten: tuple[Contact, ...] = ()
    meldingen: Annotated[tuple[Melding, ...], Field(min_length=1)]
    overdrachten: tuple[Overdracht, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    einden: tuple[Einde, ...] = ()
    heropeningen: tuple[Heropening, ...] = ()
    consulten: tuple[Consult, ...] = ()
    toegangen: tuple[Toegang, ...] = ()
    incidenten: tuple[Incident, ...] = ()
    zorgen: tuple[Zorg, ...] = ()
    maatregelen: tuple[Maatregel, ...] = ()
    trajecten: tuple[Traject, ...] = ()
    samenwerking: Samenwerking | None = None


class Advies(Onderdeel):
    """One advies. It holds nothing of the family, so there is no field for it."""

    soort: Literal["advies"]
    id: Kenmerk
    kanaal: code("kanaal")
    ontvangen_op: Moment
    afgerond_op: Moment | None = None
    medewerker: Medewerkerkenmerk
    gemeente: Gemeentecode | None = None
    adviesvrager_soort: code("meldersoort")
    aanleiding: tuple[code("aanleiding"), ...] = ()
    vraag: Lang
    antwoord: Lang = ""


Regel = Annotated[Kop | Medewerker | Casus | Advies, Field(discriminator="soort")]
