# SPDX-License-Identifier: EUPL-1.2
"""Rows by their columns: reading them back, comparing, pointing them at other rows, changing one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db import connection, models
from psycopg2 import sql
from psycopg2.extras import DateRange, Json

from dossiers.schrijven import VOLGORDE
from dossiers.wereld import Rij
from meldingen.models import Consult, Dienst, Melding, Overgang, Signaal, Termijn
from monitoring.models import Monitoring, Monitoringsmoment
from organisaties.versleuteling import VersleuteldVeld
from overdracht.models import Overdracht

Model = type[models.Model]
Rijen = dict[Model, list[Rij]]
# Which row is meant: new id → id, by table.
Kaart = dict[Model, dict[int, int]]

# What `onderwerp` says that `onderwerp_id` is an id of; a casus is always known by itself.
ONDERWERPEN: Final[dict[str, Model]] = {
    "melding": Melding,
    "dienst": Dienst,
    "consult": Consult,
    "overdracht": Overdracht,
    "monitoring": Monitoring,
    "monitoringsmoment": Monitoringsmoment,
}
# These name rows of any table, so they come when all have their id.
LAATST: Final[tuple[Model, ...]] = (Termijn, Signaal, Overgang)
OUDERS_EERST: Final[tuple[Model, ...]] = (*(model for model in VOLGORDE if model not in LAATST), *LAATST)


@cache
def kolommen(model: Model) -> tuple[str, ...]:
    return tuple(veld.attname for veld in model._meta.concrete_fields)  # noqa: SLF001 (public in Django)


@cache
def verwijzingen(model: Model) -> tuple[tuple[str, Model], ...]:
    """The columns that point at a table of a dossier."""
    return tuple(
        (veld.attname, veld.related_model)
        for veld in model._meta.concrete_fields  # noqa: SLF001 (public in Django)
        if veld.related_model in VOLGORDE
    )


def verwijs(model: Model, rijen: Iterable[Rij], kaart: Kaart) -> None:
    """Point these rows at the rows that are meant."""
    for rij in rijen:
        for kolom, doel in verwijzingen(model):
            if rij[kolom] is not None:
                rij[kolom] = kaart.get(doel, {}).get(rij[kolom], rij[kolom])
        if model in LAATST and (over := ONDERWERPEN.get(rij.get("onderwerp", ""))):
            rij["onderwerp_id"] = kaart.get(over, {}).get(rij["onderwerp_id"], rij["onderwerp_id"])


def lees(model: Model, **waar: Any) -> list[Rij]:
    """As they are stored, decrypted, in the order of their ids."""
    return list(model._base_manager.filter(**waar).order_by("pk").values(*kolommen(model)))  # noqa: SLF001 (public in Django)


def waarde(ruw: Any) -> Any:
    """Equal for what PostgreSQL keeps as equal."""
    if isinstance(ruw, DateRange):
        return ruw.lower, ruw.upper
    if isinstance(ruw, memoryview | bytes):
        return bytes(ruw)
    return ruw.timestamp() if isinstance(ruw, datetime) else ruw


def kern(model: Model, rij: Rij, zonder: Iterable[str]) -> tuple[Any, ...]:
    """What a row says, to compare it by."""
    weg = set(zonder)
    return tuple(_vast(waarde(rij[kolom])) for kolom in kolommen(model) if kolom not in weg)


def _vast(inhoud: Any) -> Any:
    return repr(inhoud) if isinstance(inhoud, dict | list) else inhoud


def verschil(oud: Rij, nieuw: Rij, zonder: Iterable[str]) -> Rij:
    """The columns of `nieuw` that differ."""
    weg = set(zonder)
    return {kolom: nieuw[kolom] for kolom in nieuw if kolom not in weg and waarde(oud[kolom]) != waarde(nieuw[kolom])}


def zet(model: Model, pk: int, waarden: Mapping[str, Any], organisatie_id: int) -> None:
    """Change columns of one row, encrypting where the column is."""
    velden = {veld.attname: veld for veld in model._meta.concrete_fields}  # noqa: SLF001 (public in Django)
    opdracht = sql.SQL("UPDATE {tabel} SET {velden} WHERE id = %s").format(
        tabel=sql.Identifier(model._meta.db_table),  # noqa: SLF001 (public in Django)
        velden=sql.SQL(", ").join(
            sql.SQL("{} = %s").format(sql.Identifier(str(velden[kolom].column))) for kolom in waarden
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [*(_voor(velden[k], w, organisatie_id) for k, w in waarden.items()), pk])


def _voor(veld: Any, inhoud: Any, organisatie_id: int) -> Any:
    if isinstance(veld, VersleuteldVeld) and inhoud is not None:
        return veld.versleutel(inhoud, organisatie_id)
    return Json(inhoud) if isinstance(inhoud, dict) else inhoud


def wis(model: Model, ids: Iterable[int]) -> None:
    te_wissen = list(ids)
    if te_wissen:
        with connection.cursor() as cursor:
            tabel = sql.Identifier(model._meta.db_table)  # noqa: SLF001 (public in Django)
            cursor.execute(sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(tabel), [te_wissen])
