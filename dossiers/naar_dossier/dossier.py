# SPDX-License-Identifier: EUPL-1.2
"""One casus or advies as a line."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dossiers.daden import Daad
from dossiers.formaat import Advies, Casus
from dossiers.naspelen.boek import Boek
from meldingen.models import Advies as Adviesrij

from . import feiten, meldingen, personen, vervolg
from .verslag import Verslag, kenmerk
from .vorm import Deel, deel, kort, korte, misschien, moment


def _staat_in_de_rijen(_verslag: Verslag, _daad: Daad) -> None:
    """A series of moments says itself how it came to be."""


STAPPEN: Final[dict[str, Callable[[Verslag, Daad], None]]] = {
    **{
        functie.__name__: functie
        for functie in (
            meldingen.contact_vastleggen, meldingen.registreren, meldingen.ambtshalve_melden,
            meldingen.in_beoordeling_nemen, meldingen.beoordeling_bewaren, meldingen.beoordelen,
            meldingen.besluit_herzien, meldingen.informeren, meldingen.dienst_starten, meldingen.dienst_afronden,
            vervolg.overdragen, vervolg.consult_vragen, vervolg.consult_geven, vervolg.noodtoegang,
            vervolg.heropenen, vervolg.moment_vastleggen,
        )
    },
    **dict.fromkeys(vervolg.ANTWOORDEN, vervolg.antwoord),
    "betrokkenheid_beeindigen": vervolg.einde,
    "afsluiten": vervolg.einde,
    "plannen_na_overdracht": _staat_in_de_rijen,
    "extra_moment": _staat_in_de_rijen,
}  # fmt: skip


def maak_regel(boek: Boek, daden: Iterable[Daad], namen: Mapping[int, str]) -> tuple[Deel, set[int]] | None:
    """The line, and the ids of the employees it names; None for a contact that became nothing.

    `namen` are the names of employees as a file writes them, by id.
    """
    verslag = Verslag(boek, namen)
    if not boek.casus:
        advies = _advies(verslag, list(daden))
        return None if advies is None else (advies, verslag.genoemd)
    for daad in daden:
        STAPPEN[daad.stap](verslag, daad)
    return _casus(verslag), verslag.genoemd


def _casus(verslag: Verslag) -> Deel:
    casus = verslag.boek.casus
    return deel(
        Casus,
        soort="casus",
        id=kenmerk(casus),
        gemeente=casus["gemeente_id"],
        afgeschermd=casus["afgeschermd"],
        kenmerken=feiten.kenmerken(verslag),
        personen=personen.personen(verslag),
        relaties=personen.relaties(verslag),
        gezag=personen.gezag(verslag),
        contacten=verslag.contacten,
        meldingen=verslag.meldingen,
        overdrachten=verslag.overdrachten,
        monitoring=vervolg.monitoring(verslag),
        einden=verslag.einden,
        heropeningen=verslag.heropeningen,
        consulten=verslag.consulten,
        toegangen=feiten.toegangen(verslag) + verslag.toegangen,
        incidenten=feiten.incidenten(verslag),
        zorgen=feiten.zorgen(verslag),
        maatregelen=feiten.maatregelen(verslag),
        trajecten=feiten.trajecten(verslag),
        samenwerking=feiten.samenwerking(verslag),
    )


def _advies(verslag: Verslag, daden: list[Daad]) -> Deel | None:
    rij = next(iter(verslag.boek.rijen.get(Adviesrij, ())), None)
    if rij is None:
        return None
    met = daden[-1].met
    return deel(
        Advies,
        soort="advies",
        id=kenmerk(rij),
        kanaal=kort(rij["kanaal_id"]),
        ontvangen_op=moment(rij["ontvangen_op"]),
        afgerond_op=misschien(rij["afgerond_op"]),
        medewerker=verslag.medewerker(rij["medewerker_id"]),
        gemeente=rij["gemeente_id"],
        adviesvrager_soort=kort(rij["adviesvrager_soort_id"]),
        aanleiding=korte(met["aanleiding"]),
        vraag=rij["vraag"],
        antwoord=rij["antwoord"],
    )
