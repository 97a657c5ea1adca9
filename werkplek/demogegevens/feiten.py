# SPDX-License-Identifier: EUPL-1.2
"""What no step writes yet, as rows: other homes, ties, authority, incidents of before, what a moment brought up."""

from collections.abc import Iterable
from datetime import date, datetime

from psycopg2.extras import DateRange

from dossiers.naspelen.boek import Boek
from dossiers.naspelen.intake import leg_adres_vast
from dossiers.wereld import Rij
from meldingen.models import Incident, Zorg
from personen.models import Gezag, Relatie

from .gezin import Gezin
from .teksten import EERDER_INCIDENT, NIEUW_INCIDENT, NIEUWE_ZORG


def leg_adressen_vast(boek: Boek, gezin: Gezin, vanaf: int) -> None:
    """The other homes, earlier and later ones, of everybody from this place on who was just named."""
    for plaats in range(vanaf, len(boek.personen)):
        for adres in gezin.leden[plaats].adressen:
            leg_adres_vast(boek, boek.personen[plaats], adres)


def leg_verwantschap_vast(boek: Boek, gezin: Gezin) -> None:
    """Ties and authority of who was named."""
    for band in gezin.relaties:
        if paar := _paar(boek, persoon_id=band.een, verwant_id=band.ander):
            boek.rij(Relatie, soort_id=band.soort, periode=DateRange(band.van, band.tot), **paar)
    for band in gezin.gezag:
        if paar := _paar(boek, kind_id=band.een, gezagdrager_id=band.ander):
            boek.rij(Gezag, periode=DateRange(band.van, band.tot), **paar)


def leg_incidenten_vast(boek: Boek, dagen: Iterable[date], gemeld_via: str, nu: datetime) -> None:
    """Incidents that no melding was about."""
    omschrijving = EERDER_INCIDENT if gemeld_via == "eerder" else NIEUW_INCIDENT
    for dag in dagen:
        boek.rij(
            Incident, casus_id=boek.casus["id"], datum=dag, gemeld_via=gemeld_via, omschrijving=omschrijving,
            vastgelegd_op=nu,
        )  # fmt: skip


def leg_zorg_vast(boek: Boek, dag: date, nu: datetime) -> None:
    """What a moment of monitoring brought up and nobody has confirmed."""
    boek.rij(
        Zorg, casus_id=boek.casus["id"], datum=dag, gemeld_via="monitoring", omschrijving=NIEUWE_ZORG, vastgelegd_op=nu
    )


def _paar(boek: Boek, **plaatsen: int) -> Rij | None:
    """None where one of them was never named."""
    if max(plaatsen.values()) >= len(boek.personen):
        return None
    return {kolom: boek.personen[plaats]["id"] for kolom, plaats in plaatsen.items()}
