# SPDX-License-Identifier: EUPL-1.2
"""The files into the database: all of them, or nothing and every reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from psycopg2.extras import DateRange

from organisaties.gebiedsbestanden import kolommen
from organisaties.gebiedsbestanden.lezen import Regel, lees
from organisaties.gebiedsbestanden.perioden import PER_KEER, Lidmaatschap
from organisaties.gebiedsbestanden.telling import Telling
from organisaties.models import Buurt, Gemeente, GemeenteRegio, Inwonertal, Postcodegebied, VTOrganisatie

IN_REGIO: Final = Lidmaatschap(
    GemeenteRegio, "gemeente_id", "organisatie_id", "periode", "gemeenteregio_een_regio_tegelijk"
)
IN_BUURT: Final = Lidmaatschap(Postcodegebied, "postcode6", "buurt_id", "geldig", "postcodegebied_een_buurt_tegelijk")


class Afgekeurd(Exception):
    """Nothing was changed; `fouten` says why, with file and line."""

    def __init__(self, fouten: list[str]) -> None:
        super().__init__(f"{len(fouten)} fouten")
        self.fouten = fouten


@transaction.atomic
def lees_in(bestanden: Mapping[str, Path]) -> dict[str, Telling]:
    """Read the files that are given (of SOORTEN), parents first; raises `Afgekeurd` with the faults of all of them.

    Running it again with the same files changes nothing.
    """
    with connection.cursor() as cursor:
        # Two imports at once would each judge what the other is changing.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('importeer_gebied'))")
    fouten: list[str] = []
    gelezen = {soort: lees(bestanden[soort], SOORTEN[soort][0], fouten) for soort in SOORTEN if soort in bestanden}
    if fouten:
        raise Afgekeurd(fouten)
    # With a fault nothing is written; that a line then finds no gemeente or buurt is no fault of that line.
    genoemd = {regel["code"] for soort in ("gemeenten", "buurten") for regel in gelezen.get(soort, ())}
    tellingen: dict[str, Telling] = {}
    for soort, regels in gelezen.items():
        tellingen |= SOORTEN[soort][1](regels, fouten, genoemd)
    if fouten:
        raise Afgekeurd(fouten)
    return tellingen


def _gemeenten(regels: list[Regel], fouten: list[str], _: set[str]) -> dict[str, Telling]:
    regios = dict(VTOrganisatie.objects.values_list("code", "id"))
    eerste: dict[str, Regel] = {}
    for regel in regels:
        if regel["regio"] not in regios:
            fouten.append(regel.fout("deze regio bestaat niet. Gebruik de code, zoals flevoland."))
        if eerste.setdefault(regel["code"], regel)["naam"] != regel["naam"]:
            fouten.append(regel.fout(f"de naam is anders dan op regel {eerste[regel['code']].nummer}."))
    gemeenten = [(regel, Gemeente(code=code, naam=regel["naam"])) for code, regel in eerste.items()]
    return {
        "gemeenten": _bewaar(gemeenten, ("code",), ("naam",), fouten),
        "gemeenten in regio's": IN_REGIO.zet([(r, r["code"], regios.get(r["regio"])) for r in regels], fouten),
    }


def _buurten(regels: list[Regel], fouten: list[str], genoemd: set[str]) -> dict[str, Telling]:
    gemeenten = genoemd | set(Gemeente.objects.values_list("code", flat=True))
    rijen = []
    for regel in regels:
        code, gemeente = regel["code"], regel["gemeente"]
        if gemeente not in gemeenten:
            fouten.append(regel.fout("deze gemeente bestaat niet. Zet haar in het bestand met gemeenten."))
        elif code[2:6] != gemeente[2:]:
            fouten.append(regel.fout("de eerste vier cijfers van de buurtcode zijn die van een andere gemeente."))
        periode = DateRange(regel.van, regel.tot)
        rijen.append((regel, Buurt(code=code, naam=regel["naam"], gemeente_id=gemeente, geldig=periode)))
    return {"buurten": _bewaar(rijen, ("code",), ("naam", "geldig"), fouten)}


def _postcodes(regels: list[Regel], fouten: list[str], genoemd: set[str]) -> dict[str, Telling]:
    bekend = genoemd | set(Buurt.objects.values_list("code", flat=True))
    fouten += [regel.fout("deze buurt bestaat niet.") for regel in regels if regel["buurt"] not in bekend]
    return {"postcodes": IN_BUURT.zet([(regel, regel["postcode"], regel["buurt"]) for regel in regels], fouten)}


def _inwoners(regels: list[Regel], fouten: list[str], genoemd: set[str]) -> dict[str, Telling]:
    gebieden: dict[str, dict[str, Any]] = {
        code: {"organisatie_id": pk} for code, pk in VTOrganisatie.objects.values_list("code", "id")
    }
    gemeenten = Gemeente.objects.filter(code__startswith="GM").values_list("code", flat=True)
    for code in genoemd.union(gemeenten, Buurt.objects.values_list("code", flat=True)):
        gebieden[code] = {"gemeente_id" if code.startswith("GM") else "buurt_id": code}
    rijen = []
    for regel in regels:
        if regel["gebied"] not in gebieden:
            fouten.append(regel.fout("dit gebied bestaat niet: geef de code van een gemeente, een buurt of een regio."))
            continue
        velden = {kolom: regel[kolom] for kolom in ("peildatum", "aantal", "bron")}
        rijen.append((regel, Inwonertal(**gebieden[regel["gebied"]], **velden)))
    sleutel = ("gemeente_id", "buurt_id", "organisatie_id", "peildatum")
    return {"inwoners": _bewaar(rijen, sleutel, ("aantal", "bron"), fouten)}


def _bewaar(
    rijen: list[tuple[Regel, Any]], sleutel: tuple[str, ...], velden: tuple[str, ...], fouten: list[str]
) -> Telling:
    """Add or change whole rows, known by `sleutel`; a key twice in the file goes to `fouten`."""
    if not rijen:
        return Telling()
    beheer = type(rijen[0][1])._default_manager  # noqa: SLF001 (public in Django)
    bekend = {rij[: len(sleutel)]: rij[len(sleutel) :] for rij in beheer.values_list(*sleutel, *velden, "pk")}
    gezien: dict[tuple[Any, ...], Regel] = {}
    nieuw, anders = [], []
    for regel, rij in rijen:
        wie = tuple(getattr(rij, naam) for naam in sleutel)
        if gezien.setdefault(wie, regel) is not regel:
            fouten.append(regel.fout(f"dit staat ook op regel {gezien[wie].nummer}."))
        *was, pk = bekend.get(wie, (None,))
        if pk is None:
            nieuw.append(rij)
        elif was != [getattr(rij, naam) for naam in velden]:
            rij.pk = pk
            anders.append(rij)
    if not fouten:
        beheer.bulk_create(nieuw, batch_size=PER_KEER)
        beheer.bulk_update(anders, velden, batch_size=PER_KEER)
    return Telling(len(nieuw), len(anders), len(rijen) - len(nieuw) - len(anders))


Verwerker = Callable[[list[Regel], list[str], set[str]], dict[str, Telling]]
# Parents first.
SOORTEN: Final[dict[str, tuple[kolommen.Kolommen, Verwerker]]] = {
    "gemeenten": (kolommen.GEMEENTEN, _gemeenten),
    "buurten": (kolommen.BUURTEN, _buurten),
    "postcodes": (kolommen.POSTCODES, _postcodes),
    "inwoners": (kolommen.INWONERS, _inwoners),
}
