# SPDX-License-Identifier: EUPL-1.2
"""Rows into PostgreSQL by COPY, a batch at a time; every foreign key is checked at the end of its batch."""

import io
from functools import cache
from typing import Any, Final

from django.db import connection, models

from meldingen import models as m
from monitoring.models import Monitoring, Monitoringsmoment
from organisaties.versleuteling import VersleuteldVeld, versleutelaar
from overdracht import models as o
from personen.models import Adres, Gezag, Persoon, Relatie

from . import copytekst
from .wereld import Rij, Uitgifte

# Parents first.
VOLGORDE: Final[tuple[type[models.Model], ...]] = (
    Persoon, Adres, Relatie, Gezag,
    m.Contact, m.Advies, m.Advies.aanleiding.through, m.Casus, m.Casus.kenmerken.through, m.Toegang,
    m.Melding, m.Melding.aard.through, m.Melding.geweldsoort.through, m.Melding.richting.through,
    m.Melding.meldreden.through, m.Melding.meldcode.through,
    m.Betrokkene, m.Bron, m.Incident, m.Zorg, m.Maatregel,
    m.Veiligheidsbeoordeling, m.Veiligheidsbeoordeling.risicofactoren.through, m.Beoordeelde, m.Dienst, m.Consult,
    m.Termijn, m.Overgang, m.Signaal,
    o.Overdracht, o.OverdrachtPersoon, o.Informatiepakket, o.Vergadering, o.Agendapunt, o.Traject, o.Samenwerking,
    Monitoring, Monitoringsmoment,
)  # fmt: skip
PER_KEER: Final = 20_000
CONTROLEER: Final = "SET CONSTRAINTS ALL IMMEDIATE"
LEES_PER_KEER: Final = 1 << 16


class Schrijver:
    """Collects rows and copies them when there are enough; `sluit_af` writes the rest and moves the sequences on.

    A database `in_gebruik` has statistics, sequences and meetings of its own: end with `spoel` there.
    """

    def __init__(self, *, in_gebruik: bool = False) -> None:
        self._in_gebruik = in_gebruik
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
            if self._in_gebruik:
                # A session keeps the plan of a check by key: made while its table was nearly empty, it reads it all.
                cursor.execute("SET LOCAL enable_seqscan = off")
                _deel_vergaderingen(self._rijen)
            else:
                # Else the checks of the whole load wait in memory for its end.
                cursor.execute(CONTROLEER)
            for model in VOLGORDE:
                rijen = self._rijen.get(model)
                if rijen:
                    kopieer(cursor, model, rijen)
            if self._in_gebruik:
                # What the caller changed before may have pointed at these rows.
                cursor.execute(CONTROLEER)
            elif not self.totaal:
                # The checks of foreign keys keep the plans they made on empty tables until these have statistics.
                cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in VOLGORDE)}")  # noqa: SLF001 (public in Django)
        self.totaal += self._aantal
        self._rijen, self._aantal = {}, 0


def _deel_vergaderingen(rijen: dict[type[models.Model], list[Rij]]) -> None:
    """A meeting is of every casus on its list: whoever asks first makes it."""
    gevraagd = {rij["id"]: (rij["overleg_id"], rij["datum"]) for rij in rijen.pop(o.Vergadering, ())}
    if not gevraagd:
        return
    # Sorted, so that two writers never wait for each other.
    paren = sorted(set(gevraagd.values()))
    o.Vergadering.objects.bulk_create(
        [o.Vergadering(overleg_id=overleg, datum=datum) for overleg, datum in paren], ignore_conflicts=True
    )
    bekend = {
        (overleg, datum): pk
        for pk, overleg, datum in o.Vergadering.objects.filter(
            overleg__in={overleg for overleg, _ in paren}, datum__in={datum for _, datum in paren}
        ).values_list("pk", "overleg_id", "datum")
    }
    for punt in rijen.get(o.Agendapunt, ()):
        if punt["vergadering_id"] in gevraagd:
            punt["vergadering_id"] = bekend[gevraagd[punt["vergadering_id"]]]


def kopieer(cursor: Any, model: type[models.Model], rijen: list[Rij]) -> None:
    """COPY rows that all have the same columns; without `id`, PostgreSQL gives one."""
    velden = [veld for veld in _velden(model) if veld.attname in rijen[0]]
    inhoud = copytekst.tekst([_waarden(veld, rijen) for veld in velden])
    namen = ", ".join(f'"{veld.column}"' for veld in velden)
    tabel = model._meta.db_table  # noqa: SLF001 (public in Django)
    cursor.copy_expert(f'COPY "{tabel}" ({namen}) FROM STDIN', io.BytesIO(inhoud.encode()), size=LEES_PER_KEER)


def _waarden(veld: Any, rijen: list[Rij]) -> list[Any]:
    waarden = [rij[veld.attname] for rij in rijen]
    if not isinstance(veld, VersleuteldVeld):
        return waarden
    van = {pk: versleutelaar(pk, etiket=veld.etiket) for pk in {rij["organisatie_id"] for rij in rijen}}
    return [
        None if waarde is None else van[rij["organisatie_id"]](waarde)
        for waarde, rij in zip(waarden, rijen, strict=True)
    ]


@cache
def _velden(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(model._meta.concrete_fields)  # noqa: SLF001 (public in Django)
