# SPDX-License-Identifier: EUPL-1.2
"""What no act tells, from the rows."""

from dossiers.formaat import vervolg as formaat
from dossiers.wereld import Rij
from meldingen import models as m
from overdracht.models import Samenwerking, Traject

from .verslag import Verslag, kenmerk
from .vorm import Deel, dag, deel, kort, kort_of_niets, moment


def kenmerken(verslag: Verslag) -> list[str]:
    return [kort(rij["code_id"]) for rij in verslag.boek.rijen.get(m.Casus.kenmerken.through, ())]


def toegangen(verslag: Verslag) -> list[Deel]:
    """Those that were given; emergency access is an act."""
    return [
        {"medewerker": verslag.medewerker(rij["medewerker_id"]), "reden": rij["reden"], "van": moment(rij["van"])}
        for rij in verslag.boek.rijen.get(m.Toegang, ())
        if rij["soort"] == m.Toegang.Soort.TOEGEWEZEN
    ]


def incidenten(verslag: Verslag) -> list[Deel]:
    """Besides what a melding itself tells."""
    los = [rij for rij in verslag.boek.rijen.get(m.Incident, ()) if rij["melding_id"] is None]
    return [_gebeurd(formaat.Incident, f"i{nr}", rij) for nr, rij in enumerate(los, 1)]


def zorgen(verslag: Verslag) -> list[Deel]:
    return [_gebeurd(formaat.Zorg, f"z{nr}", rij) for nr, rij in enumerate(verslag.boek.rijen.get(m.Zorg, ()), 1)]


def _gebeurd(model: type[formaat.Incident] | type[formaat.Zorg], naam: str, rij: Rij) -> Deel:
    return deel(
        model,
        id=naam,
        datum=dag(rij["datum"]),
        gemeld_via=rij["gemeld_via"],
        omschrijving=rij["omschrijving"],
        vastgelegd_op=moment(rij["vastgelegd_op"]),
    )


def maatregelen(verslag: Verslag) -> list[Deel]:
    return [
        {
            "id": f"g{nr}",
            "soort": kort(rij["soort_id"]),
            "datum": dag(rij["datum"]),
            "vastgelegd_op": moment(rij["vastgelegd_op"]),
        }
        for nr, rij in enumerate(verslag.boek.rijen.get(m.Maatregel, ()), 1)
    ]


def trajecten(verslag: Verslag) -> list[Deel]:
    overdrachten = {rij["id"]: kenmerk(rij) for rij in verslag.boek.overdrachten}
    return [
        deel(
            formaat.Traject,
            id=f"j{nr}",
            gericht_op=kort_of_niets(rij["gericht_op_id"]),
            soort=kort(rij["soort_id"]),
            partij=verslag.partij(rij["partij_id"]),
            ontvanger=overdrachten.get(rij["overdracht_id"]),
            aangeboden_op=dag(rij["aangeboden_op"]),
            informatie_op=dag(rij["informatie_op"]),
            geaccepteerd=kort_of_niets(rij["geaccepteerd_id"]),
            gestart=kort_of_niets(rij["gestart_id"]),
            eerste_contact_op=dag(rij["eerste_contact_op"]),
            beeindigd_op=dag(rij["beeindigd_op"]),
            voldoende_doorlopen=rij["voldoende_doorlopen"],
        )
        for nr, rij in enumerate(verslag.boek.rijen.get(Traject, ()), 1)
    ]


def samenwerking(verslag: Verslag) -> Deel | None:
    rij = next(iter(verslag.boek.rijen.get(Samenwerking, ())), None)
    if rij is None:
        return None
    return deel(
        formaat.Samenwerking,
        informatie_op=dag(rij["informatie_op"]),
        meerdere_tegelijk=rij["meerdere_tegelijk"],
        afgestemd=rij["afgestemd"],
        coordinatie=rij["coordinatie"],
        coordinator=verslag.partij(rij["coordinator_id"]),
    )
