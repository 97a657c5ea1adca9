# SPDX-License-Identifier: EUPL-1.2
"""Is this person known? Candidates of `personen`, with the dossiers they are in, minus what is shielded.

`personen` does not know what may be shown; this does. Somebody who is only in dossiers that are shielded from the
searcher is never shown, nor can be linked: the answer is then that there is a dossier, and whom to ask.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from organisaties.models import Medewerker
from personen.kandidaten import Vraag, zoek_kandidaten
from personen.models import Persoon

from .models import Betrokkene
from .querysets import afgeschermd_zichtbaar
from .werkproces import Fase

MAXIMUM = 5


@dataclass(frozen=True)
class BekendeCasus:
    nummer: str
    fase: str
    gesloten: bool


@dataclass(frozen=True)
class Bekende:
    """A person who may be meant, why, and in which dossiers."""

    nummer: str
    naam: str
    geboortedatum: date | None
    geboortedatum_precisie: str
    redenen: tuple[str, ...]
    casussen: tuple[BekendeCasus, ...]


@dataclass(frozen=True)
class Herkenning:
    """`afgeschermd`: there is also a dossier that the searcher may not see."""

    bekenden: tuple[Bekende, ...]
    afgeschermd: bool


def zoek_bekenden(*, medewerker: Medewerker, vraag: Vraag) -> Herkenning:
    """Candidates in five queries. The caller logs the search as a read before showing the answer.

    ValidationError when `vraag` is too little to search with, or wrong.
    """
    organisatie_id = medewerker.vt_organisatie_id
    if organisatie_id is None:
        return Herkenning((), afgeschermd=False)
    kandidaten = {
        kandidaat.persoon_id: kandidaat
        for kandidaat in zoek_kandidaten(organisatie_id=organisatie_id, vraag=vraag, maximum=MAXIMUM)
    }
    casussen, verborgen = _casussen(kandidaten, medewerker)
    personen = Persoon.objects.defer("bsn").in_bulk(kandidaten.keys() - (verborgen - casussen.keys()))
    bekenden = tuple(
        Bekende(
            nummer=persoon.nummer,
            naam=persoon.volledige_naam,
            geboortedatum=persoon.geboortedatum,
            geboortedatum_precisie=persoon.geboortedatum_precisie,
            redenen=kandidaat.redenen,
            casussen=tuple(casussen.get(persoon_id, ())),
        )
        for persoon_id, kandidaat in kandidaten.items()
        if (persoon := personen.get(persoon_id)) is not None
    )
    return Herkenning(bekenden, afgeschermd=bool(verborgen))


def koppelbare_personen(
    nummers: Collection[str], *, organisatie_id: int, medewerker: Medewerker | None
) -> dict[str, Persoon]:
    """Known persons by number, without those who are only in dossiers shielded from `medewerker`."""
    personen = {
        persoon.pk: persoon
        for persoon in Persoon.objects.defer("bsn").filter(organisatie_id=organisatie_id, nummer__in=nummers)
    }
    if not personen:
        return {}
    casussen, verborgen = _casussen(personen, medewerker)
    weg = verborgen - casussen.keys()
    return {persoon.nummer: persoon for persoon_id, persoon in personen.items() if persoon_id not in weg}


def _casussen(
    persoon_ids: Collection[int], medewerker: Medewerker | None
) -> tuple[dict[int, list[BekendeCasus]], set[int]]:
    """Per person the dossiers that may be shown; and who is in one that may not."""
    if not persoon_ids:
        return {}, set()
    rijen = (
        Betrokkene.objects.filter(persoon_id__in=list(persoon_ids))
        .order_by("casus__nummer")
        .distinct()
        .values_list(
            "persoon_id", "casus_id", "casus__afgeschermd", "casus__nummer", "casus__fase", "casus__gesloten_op"
        )
    )
    gelezen = list(rijen)
    bij_naam = set(afgeschermd_zichtbaar(medewerker)) if medewerker and any(rij[2] for rij in gelezen) else set()
    zichtbaar: dict[int, list[BekendeCasus]] = defaultdict(list)
    verborgen: set[int] = set()
    for persoon_id, casus_id, afgeschermd, nummer, fase, gesloten_op in gelezen:
        if afgeschermd and casus_id not in bij_naam:
            verborgen.add(persoon_id)
        else:
            zichtbaar[persoon_id].append(BekendeCasus(nummer, Fase(fase).label, gesloten_op is not None))
    return dict(zichtbaar), verborgen
