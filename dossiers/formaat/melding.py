# SPDX-License-Identifier: EUPL-1.2
"""The melding with its source, its assessment and the diensten that follow from it."""

from typing import Literal

from .basis import (
    Dag,
    Gemeentecode,
    Kenmerk,
    Kort,
    Lang,
    Medewerkerkenmerk,
    Moment,
    Onderdeel,
    Partijkenmerk,
    Toelichting,
    code,
)


class Contact(Onderdeel):
    """The call or message that a melding came from."""

    id: Kenmerk
    kanaal: code("kanaal")
    ontvangen_op: Moment
    vastgelegd_op: Moment | None = None
    medewerker: Medewerkerkenmerk
    beller: Lang = ""
    notities: Lang = ""
    spoed: bool = False


class Betrokkene(Onderdeel):
    persoon: Kenmerk
    rol: code("betrokkenerol")
    herkenning: Literal["niet_gezocht", "gekoppeld", "geen_match"] | None = None
    woont_elders: bool | None = None


class Bron(Onderdeel):
    """The melder. Everything here is stored encrypted and shown to few."""

    onthulling: code("onthulling") = "onthulling:openbaar"
    grond: code("onthullingsgrond") | None = None
    toestemming_op: Dag | None = None
    onbekend: bool = False
    naam: Kort = ""
    functie: Kort = ""
    instelling: Kort = ""
    telefoon: Kort = ""
    email: Kort = ""
    eigen_rol: code("melderrol") | None = None
    eigen_rol_toelichting: Toelichting = ""


class Beoordeelde(Onderdeel):
    """Left out or null is 'unknown', which is an answer too."""

    persoon: Kenmerk
    acuut_onveilig: bool | None = None
    structureel_onveilig: bool | None = None
    kindpositie: code("kindpositie") | None = None


class Besluit(Onderdeel):
    besluit: Literal[
        "overdracht_lokaal", "overdracht_hulp", "overdracht_client", "vv", "onderzoek",
        "einde", "advies",
    ]  # fmt: skip
    motivering: Lang
    meebeslisser: Medewerkerkenmerk | None = None
    afsluitreden: code("afsluitreden") | None = None
    adviesvraag: Lang = ""


class Herziening(Onderdeel):
    """A later decision that takes the place of the one before it."""

    id: Kenmerk
    op: Moment
    door: Medewerkerkenmerk
    besluit: Besluit


class Beoordeling(Onderdeel):
    """The veiligheidsbeoordeling. Without `vastgesteld_op` it is a draft that somebody works on."""

    id: Kenmerk
    opgepakt_op: Moment
    opgepakt_door: Medewerkerkenmerk
    vastgesteld_op: Moment | None = None
    vastgesteld_door: Medewerkerkenmerk | None = None
    urgentie: code("urgentie") | None = None
    zwaarte: code("zwaarte") | None = None
    duur: code("duur") | None = None
    hulp_betrokken: bool | None = None
    risicofactoren: tuple[code("risicofactor"), ...] = ()
    bevindingen: Lang = ""
    voorgeschiedenis: Lang = ""
    conclusie: Lang = ""
    personen: tuple[Beoordeelde, ...] = ()
    besluit: Besluit | None = None
    herzieningen: tuple[Herziening, ...] = ()


class Dienst(Onderdeel):
    """Voorwaarden & Vervolg or onderzoek: the nth one belongs to the nth decision that asks for one."""

    id: Kenmerk
    gestart_op: Moment | None = None
    uitvoerder: Medewerkerkenmerk | None = None
    voorwaarden: Lang = ""
    afgerond_op: Moment | None = None
    afgerond_door: Medewerkerkenmerk | None = None
    uitkomst: code("onderzoeksuitkomst") | None = None
    conclusie: Lang = ""
    overdracht_volgt: bool = False


class Geinformeerd(Onderdeel):
    """When the people concerned were told (`op`), and when and by whom that was recorded."""

    op: Dag
    vastgelegd_op: Moment
    door: Medewerkerkenmerk


class Melding(Onderdeel):
    """`moment` is the monitoringsmoment that an ambtshalve melding came from."""

    id: Kenmerk
    ontvangen_op: Moment
    geregistreerd_op: Moment | None = None
    medewerker: Medewerkerkenmerk | None = None
    contact: Kenmerk | None = None
    kanaal: code("kanaal")
    gemeente: Gemeentecode
    crisis: bool
    ambtshalve: bool = False
    moment: Kenmerk | None = None
    melder_soort: code("meldersoort")
    melder_partij: Partijkenmerk | None = None
    aard: tuple[code("aard"), ...] = ()
    geweldsoort: tuple[code("geweldsoort"), ...] = ()
    richting: tuple[code("richting"), ...] = ()
    duur: code("duur") | None = None
    hulp_betrokken: bool | None = None
    hulp_bij: Toelichting = ""
    hulp_wacht: bool | None = None
    hulp_wacht_bij: Kort = ""
    meldreden: tuple[code("meldreden"), ...] = ()
    meldcode: tuple[code("meldcodestap"), ...] = ()
    gezin_ingelicht: bool | None = None
    gezin_ingelicht_toelichting: Toelichting = ""
    toelichting: Lang
    incident_datum: Dag | None = None
    betrokkenen: tuple[Betrokkene, ...]
    bron: Bron = Bron()
    beoordeling: Beoordeling | None = None
    diensten: tuple[Dienst, ...] = ()
    geinformeerd: Geinformeerd | None = None
