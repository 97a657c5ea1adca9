# SPDX-License-Identifier: EUPL-1.2
"""What a message says, whatever format it came in: what every adapter makes and everything after it reads.

A sender leaves out what he does not know. Nothing here is a melding yet: a human decides that, with this filled in.
"""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .basis import (
    BSN_VORM,
    POSTCODEVORM,
    TEKSTVORM,
    Dag,
    Geboren,
    Gemeentecode,
    Kenmerk,
    Kort,
    Lang,
    Naam,
    Onderdeel,
    Tijd,
    Uitleg,
    code,
    codes,
)

Precisie = Literal["", "jaar", "maand", "dag"]
_PRECISIES: tuple[Precisie, ...] = ("jaar", "maand", "dag")


class Geboortedag(NamedTuple):
    """As `personen` keeps it: the first day of what is known, and how much is known."""

    datum: date | None
    precisie: Precisie


class Adres(Onderdeel):
    straat: Annotated[str, StringConstraints(max_length=120, pattern=TEKSTVORM)] = ""
    huisnummer: Annotated[int, Field(ge=1, le=99_999)] | None = None
    toevoeging: Annotated[str, StringConstraints(max_length=12, pattern=TEKSTVORM)] = ""
    postcode: Annotated[str, StringConstraints(pattern=POSTCODEVORM)] = ""
    plaats: Annotated[str, StringConstraints(max_length=80, pattern=TEKSTVORM)] = ""
    gemeente: Gemeentecode | None = None


class Persoon(Onderdeel):
    """Somebody the message is about. A wrong BSN is read as it is: the human who makes the melding is asked."""

    rol: code("betrokkenerol")
    onbekend: bool = False
    voornamen: Naam = ""
    voorletters: Kort = ""
    voorvoegsel: Kort = ""
    geboortenaam: Naam = ""
    partnernaam_voorvoegsel: Kort = ""
    partnernaam: Naam = ""
    geboortedatum: Geboren | None = None
    geslacht: code("geslacht") = "geslacht:onbekend"
    bsn: Annotated[str, StringConstraints(pattern=BSN_VORM)] | None = None
    telefoon: Kort = ""
    geheim_adres: bool = False
    adres: Adres | None = None

    @property
    def geboren(self) -> Geboortedag:
        if self.geboortedatum is None:
            return Geboortedag(None, "")
        delen = [int(deel) for deel in self.geboortedatum.split("-")]
        jaar, maand, dag = (*delen, 1, 1)[:3]
        return Geboortedag(date(jaar, maand, dag), _PRECISIES[len(delen) - 1])


class Melder(Onderdeel):
    """Who tells it. Everything here but `soort` goes to `Bron` alone."""

    soort: code("meldersoort") | None = None
    onbekend: bool = False
    instelling: Naam = ""
    naam: Naam = ""
    functie: Naam = ""
    telefoon: Naam = ""
    email: Naam = ""
    geheim: bool = False
    grond: code("onthullingsgrond") | None = None
    eigen_rol: code("melderrol") | None = None
    eigen_rol_toelichting: Uitleg = ""

    @model_validator(mode="after")
    def _grond_bij_geheim(self) -> "Melder":
        if self.grond is not None and not self.geheim:
            raise PydanticCustomError("grond_zonder_geheim", "grond zonder geheim")
        return self


class Maatregel(Onderdeel):
    soort: code("maatregelsoort")
    datum: Dag


class Bericht(Onderdeel):
    """One message. `hgkm`: whether the sender calls it huiselijk geweld or kindermishandeling; a zorgmelding is 'nee'.

    `gebeurtenis_id` and `gezin_id` are the sender's own: messages that share one are shown together.
    """

    gebeurtenis_id: Kenmerk | None = None
    gezin_id: Kenmerk | None = None
    gebeurd_op: Dag | None = None
    gebeurd_om: Tijd | None = None
    crisis: bool | None = None
    gemeente: Gemeentecode | None = None
    hgkm: Literal["ja", "nee", "onbekend"] = "onbekend"
    toelichting: Annotated[Lang, StringConstraints(min_length=1)]
    aard: codes("aard") = ()
    geweldsoort: codes("geweldsoort") = ()
    richting: codes("richting") = ()
    duur: code("duur") | None = None
    melder: Melder = Melder()
    personen: Annotated[tuple[Persoon, ...], Field(max_length=50)] = ()
    maatregelen: Annotated[tuple[Maatregel, ...], Field(max_length=50)] = ()
    hulp_betrokken: bool | None = None
    hulp_bij: Uitleg = ""
    hulp_wacht: bool | None = None
    hulp_wacht_bij: Naam = ""
    meldreden: codes("meldreden") = ()
    meldcode: codes("meldcodestap") = ()
    gezin_ingelicht: bool | None = None
    gezin_ingelicht_toelichting: Uitleg = ""

    def als_json(self) -> str:
        """What the sender filled in, for `InkomendBericht.gelezen`; without what only his own format has."""
        return self.model_dump_json(include=set(Bericht.model_fields), exclude_unset=True)

    @property
    def dag(self) -> date | None:
        """The day it happened, as far as the sender says."""
        return date.fromisoformat(self.gebeurd_op) if self.gebeurd_op else None
