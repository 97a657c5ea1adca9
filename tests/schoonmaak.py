# SPDX-License-Identifier: EUPL-1.2
"""Empties the database after a transactional test, as owner and only where there are rows.

Reference data stays; where a test changed it, it comes back from a copy.
"""

from typing import Any

from tests import testdatabase

TABELLEN = """
    SELECT c.relname,
           EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype::int & 8 = 8)
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname
"""
BLIJFT = {"django_migrations"}
KOPIE = "stamkopie"


class Schoonmaak:
    def __init__(self, naam: str) -> None:
        self.verbinding = testdatabase.eigenaar(naam)
        self.cursor = self.verbinding.cursor()
        self.cursor.execute(TABELLEN)
        tabellen = [(naam, vast) for naam, vast in self.cursor.fetchall() if naam not in BLIJFT]
        gevuld = self._met_rijen([naam for naam, _ in tabellen])
        self.stam = [naam for naam, vast in tabellen if naam in gevuld and not vast]
        self.gewoon = [naam for naam, vast in tabellen if naam not in self.stam and not vast]
        # A trigger refuses DELETE on append-only tables; the owner may truncate the partitions that have rows.
        self.vast = [naam for naam, vast in tabellen if vast]
        self.cursor.execute(f"CREATE SCHEMA {KOPIE}")
        for tabel in self.stam:
            self.cursor.execute(f'CREATE TABLE {KOPIE}."{tabel}" AS TABLE public."{tabel}"')
        self.kenmerk = self._kenmerk()

    def leeg(self) -> None:
        gewijzigd = self._kenmerk() != self.kenmerk
        gewoon = self._met_rijen(self.gewoon)
        vast = self._gevulde_partities()
        if not (gewijzigd or gewoon or vast):
            return
        self.cursor.execute("BEGIN")
        try:
            if vast:
                self.cursor.execute(f"TRUNCATE {', '.join(vast)}")
            for tabel in [*gewoon, *(self.stam if gewijzigd else [])]:
                self.cursor.execute(f'DELETE FROM public."{tabel}"')
            for tabel in self.stam if gewijzigd else []:
                self.cursor.execute(f'INSERT INTO public."{tabel}" SELECT * FROM {KOPIE}."{tabel}"')
            self.cursor.execute("COMMIT")
        except BaseException:
            self.cursor.execute("ROLLBACK")
            raise
        if gewijzigd:
            self.kenmerk = self._kenmerk()

    def sluit(self) -> None:
        self.verbinding.close()

    def _met_rijen(self, tabellen: list[str]) -> list[str]:
        vragen = [f"SELECT '{tabel}' WHERE EXISTS (SELECT FROM public.\"{tabel}\")" for tabel in tabellen]
        return [naam for (naam,) in self._vraag(vragen)]

    def _gevulde_partities(self) -> list[str]:
        vragen = [f'SELECT DISTINCT tableoid::regclass::text FROM "{tabel}"' for tabel in self.vast]
        return [naam for (naam,) in self._vraag(vragen)]

    def _kenmerk(self) -> list[Any]:
        """Every write gives a row another xmin, so this notices any insert, update or delete."""
        return self._vraag(
            [f"SELECT '{t}', count(*), coalesce(sum(xmin::text::bigint), 0) FROM public.\"{t}\"" for t in self.stam]
        )

    def _vraag(self, vragen: list[str]) -> list[Any]:
        if not vragen:
            return []
        self.cursor.execute(" UNION ALL ".join(vragen))
        return sorted(self.cursor.fetchall())
