# SPDX-License-Identifier: EUPL-1.2
"""Rows into PostgreSQL by COPY, a batch at a time; every foreign key is checked at the end of its batch."""

import io
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.db import connection, models
from psycopg2.extras import DateRange

from meldingen import models as m
from monitoring.models import Monitoring, Monitoringsmoment
from organisaties.versleuteling import VersleuteldVeld
from overdracht import models as o
from personen.models import Adres, Gezag, Persoon, Relatie

from .wereld import Rij, Uitgifte

# Parents first.
VOLGORDE: Final[tuple[type[models.Model], ...]] = (
    Persoon, Adres, Relatie, Gezag,
    m.Contact, m.Advies, m.Advies.aanleiding.through, m.Casus, m.Toegang,
    m.Melding, m.Melding.aard.through, m.Melding.geweldsoort.through, m.Melding.richting.through,
    m.Betrokkene, m.Bron, m.Incident, m.Maatregel,
    m.Veiligheidsbeoordeling, m.Veiligheidsbeoordeling.risicofactoren.through, m.Beoordeelde, m.Dienst, m.Consult,
    m.Termijn, m.Overgang, m.Signaal,
    o.Overdracht, o.OverdrachtPersoon, o.Informatiepakket, o.Vergadering, o.Agendapunt,
    Monitoring, Monitoringsmoment,
)  # fmt: skip
PER_KEER: Final = 20_000


class Schrijver:
    """Collects rows and copies them when there are enough; `sluit_af` writes the rest and moves the sequences on."""

    def __init__(self) -> None:
        self._rijen: dict[type[models.Model], list[Rij]] = {}
        self._aantal = 0
        self.totaal = 0

    def voeg_toe(self, rijen: dict[type[models.Model], list[Rij]]) -> None:
        for model, nieuw in rijen.items():
            self._rijen.setdefault(model, []).extend(nieuw)
            self._aantal += len(nieuw)
        if self._aantal >= PER_KEER:
            self.spoel()

    def sluit_af(self, uitgifte: Uitgifte, reeksen: dict[str, str]) -> None:
        self.spoel()
        with connection.cursor() as cursor:
            for model, laatste in uitgifte.ids.items():
                tabel = model._meta.db_table  # noqa: SLF001 (public in Django)
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [tabel, laatste])
            for letter, laatste in uitgifte.nummers.items():
                if laatste:
                    cursor.execute("SELECT setval(%s, %s)", [reeksen[letter], laatste])

    def spoel(self) -> None:
        """Write what was collected."""
        onbekend = self._rijen.keys() - set(VOLGORDE)
        if onbekend:
            raise LookupError(f"geen plaats in de volgorde: {onbekend}")
        with connection.cursor() as cursor:
            # Else the checks of the whole load wait in memory for its end.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in VOLGORDE:
                rijen = self._rijen.get(model)
                if rijen:
                    _kopieer(cursor, model, rijen)
            if not self.totaal:
                # The checks of foreign keys keep the plans they made on empty tables until these have statistics.
                cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in VOLGORDE)}")  # noqa: SLF001 (public in Django)
        self.totaal += self._aantal
        self._rijen, self._aantal = {}, 0


def _kopieer(cursor: Any, model: type[models.Model], rijen: list[Rij]) -> None:
    velden = _velden(model)
    kolommen = ", ".join(f'"{kolom}"' for kolom, _, _ in velden)
    attributen = [attribuut for _, attribuut, _ in velden]
    geheim = [(attribuut, versleutel) for _, attribuut, versleutel in velden if versleutel]
    regels = io.StringIO()
    for rij in rijen:
        gevuld = (
            rij | {attribuut: versleutel(rij[attribuut], rij) for attribuut, versleutel in geheim} if geheim else rij
        )
        regels.write("\t".join([_SOORTEN[type(waarde := gevuld[attribuut])](waarde) for attribuut in attributen]))
        regels.write("\n")
    regels.seek(0)
    tabel = model._meta.db_table  # noqa: SLF001 (public in Django)
    cursor.copy_expert(f'COPY "{tabel}" ({kolommen}) FROM STDIN', regels)


Versleutelaar = Callable[[str | None, Rij], bytes | None]


@cache
def _velden(model: type[models.Model]) -> tuple[tuple[str, str, Versleutelaar | None], ...]:
    """Column, attribute and, for an encrypted column, what encrypts it."""
    velden: Iterable[models.Field[Any, Any]] = model._meta.concrete_fields  # noqa: SLF001 (public in Django)
    return tuple(
        (str(veld.column), veld.attname, _versleutelaar(veld) if isinstance(veld, VersleuteldVeld) else None)
        for veld in velden
        # History has its id from PostgreSQL.
        if not (model is m.Overgang and veld.primary_key)
    )


def _versleutelaar(veld: VersleuteldVeld) -> Versleutelaar:
    def versleutel(tekst: str | None, rij: Rij) -> bytes | None:
        return None if tekst is None else veld.versleutel(tekst, rij["organisatie_id"])

    return versleutel


_VLUCHT: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _tekst(waarde: str) -> str:
    # Nearly every text is plain; looking is far cheaper than translating.
    if waarde.isprintable() and "\\" not in waarde:
        return str(waarde)
    return waarde.translate(_VLUCHT)


def _periode(waarde: DateRange) -> str:
    return f"[{waarde.lower or ''},{waarde.upper or ''})"


class _Soorten(dict[type, Callable[[Any], str]]):
    """How a value is written, by its type; a subclass (an enum of text, ciphertext) as what it is a kind of."""

    def __missing__(self, soort: type) -> Callable[[Any], str]:
        functie = next(functie for basis, functie in self.items() if issubclass(soort, basis))
        self[soort] = functie
        return functie


_SOORTEN: Final = _Soorten(
    {
        type(None): lambda _: r"\N",
        bool: lambda waarde: "t" if waarde else "f",
        int: str,
        str: _tekst,
        datetime: datetime.isoformat,
        date: date.isoformat,
        bytes: lambda waarde: rf"\\x{waarde.hex()}",
        dict: lambda waarde: _tekst(json.dumps(waarde, ensure_ascii=False)),
        DateRange: _periode,
    }
)
