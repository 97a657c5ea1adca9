# SPDX-License-Identifier: EUPL-1.2
"""What no step writes: marks, ties, measures, trajecten, cooperation, later incidents and concerns."""

from datetime import date, datetime, time
from typing import Final

from psycopg2.extras import DateRange

from dossiers.naspelen.boek import Boek
from dossiers.wereld import Rij
from meldingen.models import Casus, Incident, Maatregel, Zorg
from meldingen.termijnen.kalender import TIJDZONE
from overdracht.models import Samenwerking, Traject
from personen.models import Gezag, Relatie

from .huis import Huis
from .kaart import Kaart, Trajectkaart

# The researchers asked the helpers in the spring of 2019.
BEVRAAGD: Final = date(2019, 5, 27)
# Who gives help of a kind; the party of the handover otherwise.
PARTIJ_VAN: Final = {"gi": "save", "jeugdbescherming": "save", "bga": "bga-almere", "huisverbod": "bga-almere"}
ALTIJD: Final = DateRange(None, None)


def leg_feiten_vast(boek: Boek, kaart: Kaart, huis: Huis) -> None:
    _kenmerken(boek, kaart)
    _verwantschap(boek, huis)
    _maatregelen(boek, kaart)
    _samenwerking(boek, kaart)
    for traject in kaart.trajecten:
        _traject(boek, kaart, traject)
    _incidenten(boek, kaart)


def _kenmerken(boek: Boek, kaart: Kaart) -> None:
    kenmerken = ["casuskenmerk:steekproef_2018", *(["casuskenmerk:mda"] if kaart.mda else [])]
    boek.koppel(Casus.kenmerken.through, "casus_id", boek.casus, kenmerken)


def _verwantschap(boek: Boek, huis: Huis) -> None:
    persoon = [rij["id"] for rij in boek.personen]
    for een, ander, soort in huis.relaties:
        boek.rij(Relatie, persoon_id=persoon[een], verwant_id=persoon[ander], soort_id=soort, periode=ALTIJD)
    for kind, drager in huis.gezag:
        boek.rij(Gezag, kind_id=persoon[kind], gezagdrager_id=persoon[drager], periode=ALTIJD)


def _maatregelen(boek: Boek, kaart: Kaart) -> None:
    for soort in kaart.maatregelen:
        boek.rij(
            Maatregel,
            casus_id=boek.casus["id"],
            soort_id=f"maatregelsoort:{soort}",
            datum=kaart.ontvangen,
            vastgelegd_op=_melding(boek, kaart)["geregistreerd_op"],
        )


def _samenwerking(boek: Boek, kaart: Kaart) -> None:
    letters = kaart.samenwerking
    if not letters:
        return
    coordinator = _coordinator(boek, kaart) if "c" in letters else None
    boek.rij(
        Samenwerking,
        casus_id=boek.casus["id"],
        informatie_op=BEVRAAGD,
        meerdere_tegelijk="m" in letters,
        afgestemd="a" in letters,
        coordinatie="c" in letters,
        coordinator_id=coordinator,
    )


def _coordinator(boek: Boek, kaart: Kaart) -> int | None:
    """Study §4.3: Blijf Groep with a huisverbod, youth protection where it takes part, else who got the casus."""
    soorten = {traject.soort for traject in kaart.trajecten}
    for soort in ("huisverbod", "jeugdbescherming", "gi"):
        if soort in soorten:
            return boek.wereld.partijen[PARTIJ_VAN[soort]].pk
    overdracht = _overdracht(boek, kaart)
    return overdracht["partij_id"] if overdracht else None


def _traject(boek: Boek, kaart: Kaart, traject: Trajectkaart) -> None:
    overdracht = _overdracht(boek, kaart)
    partij = boek.wereld.partijen.get(PARTIJ_VAN.get(traject.soort, ""))
    ontvanger = overdracht["partij_id"] if overdracht and traject.informatie else None
    aangeboden = kaart.na_ontvangst(kaart.overdracht or 0) if traject.informatie else kaart.ontvangen
    boek.rij(
        Traject,
        casus_id=boek.casus["id"],
        overdracht_id=overdracht["id"] if overdracht and traject.informatie else None,
        partij_id=partij.pk if partij else ontvanger,
        gericht_op_id=f"trajectdoelgroep:{traject.gericht_op}" if traject.gericht_op else None,
        soort_id=f"trajectsoort:{traject.soort}",
        aangeboden_op=aangeboden,
        informatie_op=BEVRAAGD if traject.informatie else None,
        geaccepteerd_id=_antwoord(traject.geaccepteerd),
        gestart_id=_antwoord(traject.gestart),
        eerste_contact_op=kaart.na_incident(traject.contact),
        beeindigd_op=kaart.na_incident(traject.einde),
        voldoende_doorlopen=traject.voldoende,
    )


def _antwoord(antwoord: str) -> str | None:
    return f"trajectantwoord:{antwoord}" if antwoord else None


def _incidenten(boek: Boek, kaart: Kaart) -> None:
    """Those of a melding come with the melding itself."""
    casus_id = boek.casus["id"]
    if kaart.eerder_incident:
        eerder = {"datum": kaart.eerder_incident, "gemeld_via": "eerder"}
        moment = _melding(boek, kaart)["geregistreerd_op"]
        boek.rij(Incident, casus_id=casus_id, omschrijving="Bekend bij de politie.", vastgelegd_op=moment, **eerder)
    for via, dag in kaart.incidenten:
        boek.rij(Incident, casus_id=casus_id, datum=dag, gemeld_via=via, vastgelegd_op=_bekend_op(kaart, via, dag))
    for dag in kaart.zorgen:
        boek.rij(Zorg, casus_id=casus_id, datum=dag, gemeld_via="hulpverlener", vastgelegd_op=_moment(BEVRAAGD))


def _bekend_op(kaart: Kaart, via: str, dag: date) -> datetime:
    if via == "hulpverlener":
        return _moment(BEVRAAGD)
    return _moment(next(moment for moment in kaart.momenten if moment >= dag))


def _moment(dag: date) -> datetime:
    return datetime.combine(dag, time(16, 30), tzinfo=TIJDZONE)


def _melding(boek: Boek, kaart: Kaart) -> Rij:
    return boek.meldingen[len(kaart.eerder)]


def _overdracht(boek: Boek, kaart: Kaart) -> Rij | None:
    melding_id = _melding(boek, kaart)["id"]
    return next((rij for rij in boek.overdrachten if rij["melding_id"] == melding_id), None)
