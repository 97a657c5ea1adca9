# SPDX-License-Identifier: EUPL-1.2
"""Re-encrypting what is stored, and removing keys that nothing uses any more.

Every value says by which key it was encrypted, so the work to be done is in the data itself: after
a kill the next run goes on with what is left. It touches only the encrypted columns; version and
moments of a row stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.apps import apps
from django.db import connection, models, transaction
from psycopg2 import sql

from organisaties.sleutelbeheer import verwijder
from organisaties.sleutelring import Sleutel, Sleutelfout, sleutelring
from organisaties.versleuteling import KOP_LENGTE, VersleuteldVeld, herversleutel, kop

PARTIJ: Final = 500
# Files are rows too: no more of them at a time than fit in memory with ease.
PARTIJ_BYTES: Final = 32 * 1024 * 1024
# Everybody reads the ring for each value, so an hour after a new key nobody still writes with an old one.
MINIMALE_LEEFTIJD: Final = timedelta(hours=1)


class NogInGebruik(Sleutelfout):
    pass


@dataclass(frozen=True)
class Tabel:
    model: type[models.Model]
    velden: tuple[VersleuteldVeld, ...]

    @property
    def naam(self) -> str:
        return self.model._meta.db_table  # noqa: SLF001

    @property
    def pk(self) -> str:
        return str(self.model._meta.pk.column)  # noqa: SLF001


def tabellen() -> Iterator[Tabel]:
    for model in apps.get_models():
        meta = model._meta  # noqa: SLF001
        velden = tuple(veld for veld in meta.local_fields if isinstance(veld, VersleuteldVeld))
        if velden and meta.managed and not meta.proxy:
            yield Tabel(model, velden)


def oude_sleutels(codes: Sequence[str]) -> list[tuple[str, Sleutel]]:
    ring = sleutelring()
    return [(code, sleutel) for code in codes for sleutel in ring.bos(code).oude]


def herversleutel_alles(codes: Sequence[str], *, partij: int = PARTIJ) -> int:
    """Bring every value of these organisations under its active key; returns the number of rows."""
    koppen = [kop(sleutel.id) for _, sleutel in oude_sleutels(codes)]
    if not koppen:
        return 0
    return sum(aantal for tabel in tabellen() for aantal in _per_partij(tabel, koppen, partij))


def verwijder_oude(codes: Sequence[str], *, nu: datetime) -> list[str]:
    """Remove the old keys of these organisations that no stored value needs; returns their ids."""
    verwijderd = []
    for code, sleutel in oude_sleutels(codes):
        opvolger = sleutelring().bos(code).actief
        if nu - opvolger.gemaakt_op < MINIMALE_LEEFTIJD:
            raise NogInGebruik(f"De nieuwe sleutel van '{code}' is nog geen uur oud. Verwijder de oude sleutels later.")
        with transaction.atomic():
            _wacht_op_schrijvers()
            aantal = sum(_aantal_met(tabel, [kop(sleutel.id)]) for tabel in tabellen())
            if aantal:
                raise NogInGebruik(f"Nog {aantal} rijen van '{code}' gebruiken sleutel {sleutel.id.hex()}.")
            verwijder(code, sleutel.id)
        verwijderd.append(sleutel.id.hex())
    return verwijderd


def onleesbaar() -> int:
    """Rows with a value whose key is not in the ring: another database's ring, or a lost key."""
    koppen = [kop(sleutel.id) for bos in sleutelring().bossen.values() for sleutel in bos.sleutels]
    return sum(_aantal_zonder(tabel, koppen) for tabel in tabellen())


def _per_partij(tabel: Tabel, koppen: list[bytes], partij: int) -> Iterator[int]:
    na: Any = None
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            sleutels = _kies(cursor, tabel, koppen, na, partij)
            # What somebody else wrote in the meantime carries the new key already.
            rijen = _vergrendel(cursor, tabel, koppen, sleutels)
            for pk, *waarden in rijen:
                _schrijf(cursor, tabel, koppen, pk, waarden)
        if not sleutels:
            return
        na = sleutels[-1]
        yield len(rijen)


def _kies(cursor: Any, tabel: Tabel, koppen: list[bytes], na: Any, partij: int) -> list[Any]:
    """The keys of the next rows to do: fewer than `partij` when they are large, but at least one."""
    vraag = sql.SQL(
        "SELECT {pk} FROM (SELECT {pk}, sum({grootte}) OVER (ORDER BY {pk}) - {grootte} AS ervoor"
        " FROM {tabel} WHERE ({oud}) AND {verder} ORDER BY {pk} LIMIT %s) AS volgende"
        " WHERE ervoor <= %s ORDER BY {pk}"
    ).format(
        pk=sql.Identifier(tabel.pk),
        grootte=sql.SQL("({})").format(
            sql.SQL(" + ").join(
                sql.SQL("coalesce(octet_length({}), 0)").format(sql.Identifier(str(veld.column)))
                for veld in tabel.velden
            )
        ),
        tabel=sql.Identifier(tabel.naam),
        oud=_een_van(tabel, "= ANY(%s)"),
        verder=sql.SQL("TRUE") if na is None else sql.SQL("{} > %s").format(sql.Identifier(tabel.pk)),
    )
    waarden = [koppen for _ in tabel.velden] + ([] if na is None else [na]) + [partij, PARTIJ_BYTES]
    cursor.execute(vraag, waarden)
    return [pk for (pk,) in cursor.fetchall()]


def _vergrendel(cursor: Any, tabel: Tabel, koppen: list[bytes], sleutels: list[Any]) -> list[tuple[Any, ...]]:
    vraag = sql.SQL("SELECT {pk}, {velden} FROM {tabel} WHERE ({oud}) AND {pk} = ANY(%s) FOR NO KEY UPDATE").format(
        pk=sql.Identifier(tabel.pk),
        velden=sql.SQL(", ").join(sql.Identifier(str(veld.column)) for veld in tabel.velden),
        tabel=sql.Identifier(tabel.naam),
        oud=_een_van(tabel, "= ANY(%s)"),
    )
    cursor.execute(vraag, [*(koppen for _ in tabel.velden), sleutels])
    return list(cursor.fetchall())


def _schrijf(cursor: Any, tabel: Tabel, koppen: list[bytes], pk: Any, waarden: list[Any]) -> None:
    nieuw = {
        str(veld.column): herversleutel(bytes(waarde), etiket=veld.etiket)
        for veld, waarde in zip(tabel.velden, waarden, strict=True)
        if waarde is not None and bytes(waarde[:KOP_LENGTE]) in koppen
    }
    opdracht = sql.SQL("UPDATE {tabel} SET {velden} WHERE {pk} = %s").format(
        tabel=sql.Identifier(tabel.naam),
        velden=sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(kolom)) for kolom in nieuw),
        pk=sql.Identifier(tabel.pk),
    )
    cursor.execute(opdracht, [*nieuw.values(), pk])


def _wacht_op_schrijvers() -> None:
    # SHARE waits for every open transaction that wrote, so a value that is not committed yet is counted.
    with connection.cursor() as cursor:
        for tabel in tabellen():
            cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(tabel.naam)))


def _aantal_met(tabel: Tabel, koppen: list[bytes]) -> int:
    return _tel(tabel, "= ANY(%s)", koppen)


def _aantal_zonder(tabel: Tabel, koppen: list[bytes]) -> int:
    return _tel(tabel, "<> ALL(%s)", koppen)


def _tel(tabel: Tabel, vergelijking: str, koppen: list[bytes]) -> int:
    vraag = sql.SQL("SELECT count(*) FROM {} WHERE {}").format(
        sql.Identifier(tabel.naam), _een_van(tabel, vergelijking)
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag, [koppen for _ in tabel.velden])
        (aantal,) = cursor.fetchone()
    return int(aantal)


def _een_van(tabel: Tabel, vergelijking: str) -> sql.Composable:
    return sql.SQL(" OR ").join(
        sql.SQL(f"substring({{}} from 1 for {KOP_LENGTE}) {vergelijking}").format(sql.Identifier(str(veld.column)))
        for veld in tabel.velden
    )
