# SPDX-License-Identifier: EUPL-1.2
"""What comes after the assessment: handovers, help, monitoring, closing."""

from typing import Annotated, Literal

from pydantic import Field

from .basis import (
    Dag,
    Halflang,
    Kenmerk,
    Lang,
    Medewerkerkenmerk,
    Moment,
    Onderdeel,
    Partijkenmerk,
    Regeltekst,
    code,
)


class Handeling(Onderdeel):
    """Somebody did this then. Left out `door`: the system, or not known."""

    op: Moment
    door: Medewerkerkenmerk | None = None


class Weigering(Handeling):
    reden: code("weigerreden")
    toelichting: Lang = ""


class Intrekking(Handeling):
    reden: code("intrekreden")
    toelichting: Lang = ""


class Teruglegging(Handeling):
    reden: code("terugmeldreden")
    toelichting: Lang = ""


class Ontvanger(Onderdeel):
    """One receiver of a handover, and its answer. Without `partij` the family itself."""

    id: Kenmerk
    partij: Partijkenmerk | None = None
    personen: Annotated[tuple[Kenmerk, ...], Field(min_length=1)]
    doel: Lang
    verwacht: Lang = ""
    wijze: code("wijze")
    draagt_zicht: bool = False
    bevestigd: Handeling | None = None
    aanvaard: Handeling | None = None
    geweigerd: Weigering | None = None
    ingetrokken: Intrekking | None = None
    verlopen: Handeling | None = None
    teruggelegd: Teruglegging | None = None


class Overdracht(Handeling):
    """One act of handing over, to one or more receivers, on the decision that leads the casus then."""

    conclusie: Lang = ""
    contacten: Lang = ""
    voorwaarden: Lang = ""
    beschermend: Lang = ""
    hulp: Lang = ""
    afspraken: Lang = ""
    afwijkreden: Regeltekst = ""
    ontvangers: Annotated[tuple[Ontvanger, ...], Field(min_length=1)]


class ExtraMoment(Onderdeel):
    op: Dag
    reden: Regeltekst


class Uitvoering(Onderdeel):
    """What a moment showed: `op` is the day itself, `vastgelegd_op` when it was written down."""

    op: Dag
    vastgelegd_op: Moment
    door: Medewerkerkenmerk | None = None
    veiligheid: code("veiligheid")
    nieuwe_incidenten: Annotated[int, Field(ge=0, le=99)]
    nieuwe_zorgen: bool
    gesproken_met: Halflang = ""
    bevindingen: Lang
    vervolg: Literal["geen", "extra_moment", "ambtshalve"] = "geen"
    extra: ExtraMoment | None = None


class Monitoringsmoment(Onderdeel):
    """A planned check. An extra one that no other moment asked for says by `aangevraagd` who planned it when."""

    id: Kenmerk
    soort: Literal["monitoring_3", "monitoring_12", "monitoring_extra"]
    gepland_op: Dag | None = None
    reden: Regeltekst = ""
    aangevraagd: Handeling | None = None
    uitvoering: Uitvoering | None = None


class Monitoring(Onderdeel):
    """One series of moments. A series of a dienst begins when that is completed; `vastgelegd_op` is for the others.

    `verwijst` is the id of the dienst or of the receiver (`Ontvanger`) that it follows.
    """

    id: Kenmerk
    aanleiding: Literal["dienst", "overdracht", "heropening"]
    verwijst: Kenmerk | None = None
    vastgelegd_op: Moment | None = None
    momenten: tuple[Monitoringsmoment, ...] = ()


class Einde(Handeling):
    """The end of the involvement (then monitoring may still run) or of the casus itself."""

    soort: Literal["betrokkenheid", "casus"]
    afsluitreden: code("afsluitreden")
    vervalreden: Regeltekst = ""


class Heropening(Handeling):
    reden: code("heropenreden")
    toelichting: Regeltekst
    moment_op: Dag


class Consult(Onderdeel):
    id: Kenmerk
    vraag: Lang
    gevraagd: Handeling
    antwoord: Lang = ""
    beantwoord: Handeling | None = None


class Toegang(Onderdeel):
    """Named access to a shielded casus; with `noodreden` it was taken, and ended by itself."""

    medewerker: Medewerkerkenmerk
    reden: Halflang
    van: Moment
    noodreden: code("noodreden") | None = None


class Incident(Onderdeel):
    """Something that happened, other than what a melding told (`incident_datum`)."""

    id: Kenmerk
    datum: Dag
    gemeld_via: Literal["monitoring", "eerder", "hulpverlener"]
    omschrijving: Lang = ""
    vastgelegd_op: Moment


class Zorg(Onderdeel):
    """A concern or suspicion that nobody has confirmed; never counted as an incident."""

    id: Kenmerk
    datum: Dag
    gemeld_via: Literal["melding", "monitoring", "hulpverlener"]
    omschrijving: Lang = ""
    vastgelegd_op: Moment


class Maatregel(Onderdeel):
    id: Kenmerk
    soort: code("maatregelsoort")
    datum: Dag
    vastgelegd_op: Moment


class Traject(Onderdeel):
    """Help to somebody of the family. What the helper told stands under `informatie_op` and after."""

    id: Kenmerk
    gericht_op: code("trajectdoelgroep") | None = None
    soort: code("trajectsoort")
    partij: Partijkenmerk | None = None
    ontvanger: Kenmerk | None = None
    aangeboden_op: Dag | None = None
    informatie_op: Dag | None = None
    geaccepteerd: code("trajectantwoord") | None = None
    gestart: code("trajectantwoord") | None = None
    eerste_contact_op: Dag | None = None
    beeindigd_op: Dag | None = None
    voldoende_doorlopen: bool | None = None


class Samenwerking(Onderdeel):
    """What the helpers told about working together in this casus."""

    informatie_op: Dag
    meerdere_tegelijk: bool
    afgestemd: bool
    coordinatie: bool
    coordinator: Partijkenmerk | None = None
