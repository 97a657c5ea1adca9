# SPDX-License-Identifier: EUPL-1.2
"""Everybody of one organisation who shares a key with a question, for several questions in one query.

The query is written out, since per key it goes into one index for each key of each question and stops at a limit:
an OR would read the whole organisation, and a branch per question would make a query as long as the family is large.
A key decides who is compared, never who is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from personen.datums import is_plaatshouder, omgedraaid, plaatshouders, verschrijvingen
from personen.naamvarianten import varianten
from personen.namen import klank, klanken, telefoonsleutel, voorletter, voornaamklank, vouw
from personen.vraag import Vraag, heeft_adres

# Of one key: who shares it with more people is hardly told apart by it, and found by another. Of names alone fewer:
# hundreds of one name differ in nothing that was asked, and whoever lives at the address asked for has another key.
PER_SLEUTEL: Final = 300
PER_NAAM: Final = 100
JAAR: Final = timedelta(days=366)
EN_OOK: Final = "\n    UNION ALL"


@dataclass(frozen=True)
class Treffer:
    """A row of a human who shares a key with question `vraag`; `op_adres`: one of his rows lives or lived there."""

    vraag: int
    mens_id: int
    op_adres: bool
    id: int
    voornamen: str
    voorletters: str
    geboortenaam: str
    partnernaam: str
    geboortedatum: date | None
    precisie: str
    geslacht: str
    telefoon: str
    gelezen_index: memoryview | None

    @property
    def bsn_index(self) -> bytes | None:
        return bytes(self.gelezen_index) if self.gelezen_index is not None else None


_OP_PERSOON: Final = """
    SELECT s.nr, t.mens, false AS op_adres
    FROM unnest({lijsten}) AS s(nr, {namen}),
    LATERAL (
        SELECT coalesce(p.hoofd_id, p.id) AS mens FROM personen_persoon p
        WHERE p.organisatie_id = %(organisatie)s AND NOT p.onbekend AND {voorwaarde}
        LIMIT {maximum}
    ) t"""

_OP_ADRES: Final = """
    SELECT s.nr, coalesce(p.hoofd_id, p.id) AS mens, true AS op_adres
    FROM unnest(%(adres_nr)s::int[], %(adres_postcode)s::text[], %(adres_huisnummer)s::int[])
        AS s(nr, postcode, huisnummer),
    LATERAL (
        SELECT a.persoon_id FROM personen_adres a
        WHERE a.organisatie_id = %(organisatie)s AND a.postcode = s.postcode AND a.huisnummer = s.huisnummer
        LIMIT {maximum}
    ) t
    JOIN personen_persoon p ON p.id = t.persoon_id AND NOT p.onbekend"""

# Of a common name hundreds were born within a year; only these can be somebody whose date was written down wrong.
_ROND_DAG: Final = """p.geboortedatum BETWEEN s.van AND s.tot AND (
            p.geboortedatum_precisie <> 'dag' OR abs(p.geboortedatum - s.dag) <= 3
            OR (extract(year FROM p.geboortedatum) = extract(year FROM s.dag) AND (
                extract(month FROM p.geboortedatum) = extract(month FROM s.dag)
                OR extract(day FROM p.geboortedatum) = extract(day FROM s.dag)
            ) AND (s.letters = '' OR strpos(s.letters, p.voorletter_sleutel) > 0))
        )"""

# Of many people dozens were born on one day: whoever has neither first name nor surname with a letter in common is
# somebody else. Nothing on file is in every text, and may be anybody.
_OP_DAG: Final = """p.geboortedatum = s.dag AND (
            s.letters = '' OR strpos(s.letters, p.voorletter_sleutel) > 0 OR strpos(s.letters, left(p.klank_1, 1)) > 0
            OR (p.klank_2 <> '' AND strpos(s.letters, left(p.klank_2, 1)) > 0)
        )"""

# Whose first name is not on file may be anybody.
_VOORLETTER: Final = "(s.letter = '' OR p.voorletter_sleutel IN ('', s.letter))"

# Of a whole first name only the initials on file, and what begins like it.
_BEGIN: Final = "(s.begin = '' OR p.voornaam_klank = '' OR left(p.voornaam_klank, 2) = s.begin)"

# All rows of each human found: a BSN that differs may be on a row that shares no key with the question.
_ZOEK: Final = """
WITH gevonden AS (
    SELECT nr, mens, bool_or(op_adres) AS op_adres
    FROM ({takken}
    ) alle
    WHERE mens <> ALL(%(zonder)s::bigint[])
    GROUP BY nr, mens
)
SELECT g.nr, g.mens, g.op_adres, p.id, p.voornamen, p.voorletters, p.geboortenaam, p.partnernaam, p.geboortedatum,
    p.geboortedatum_precisie, p.geslacht_id, p.telefoon, p.bsn_index
FROM gevonden g, LATERAL (
    SELECT * FROM personen_persoon WHERE id = g.mens AND organisatie_id = %(organisatie)s
    UNION ALL
    SELECT * FROM personen_persoon WHERE hoofd_id = g.mens AND organisatie_id = %(organisatie)s
) p
WHERE NOT p.onbekend
"""


@dataclass(frozen=True)
class _Tak:
    """The part of the query for one kind of key, and the lists that it takes: which question, and its columns."""

    tekst: str
    lijsten: tuple[str, ...]


def _tak(soort: str, kolommen: Mapping[str, str], *voorwaarden: str, maximum: int = PER_SLEUTEL) -> _Tak:
    """`kolommen` with their types; each of `voorwaarden` is looked up in an index of its own."""
    alle = {"nr": "int", **kolommen}
    teksten = (
        _OP_PERSOON.format(
            lijsten=", ".join(f"%({soort}_{naam})s::{van}[]" for naam, van in alle.items()),
            namen=", ".join(kolommen),
            voorwaarde=voorwaarde,
            maximum=maximum,
        )
        for voorwaarde in voorwaarden
    )
    return _Tak(EN_OOK.join(teksten), tuple(f"{soort}_{naam}" for naam in alle))


def _met_klank(soort: str, kolommen: Mapping[str, str], verder: str, *, maximum: int = PER_SLEUTEL) -> _Tak:
    # With the conditions of the partial indexes, or they would not be used.
    voorwaarden = (f"p.{veld} = s.klank AND p.{veld} <> '' AND {verder}" for veld in ("klank_1", "klank_2"))
    return _tak(soort, {"klank": "text", **kolommen}, *voorwaarden, maximum=maximum)


_TAKKEN: Final = {
    "bsn": _tak("bsn", {"bsn": "bytea"}, "p.bsn_index = s.bsn"),
    "adres": _Tak(_OP_ADRES.format(maximum=PER_SLEUTEL), ("adres_nr", "adres_postcode", "adres_huisnummer")),
    "telefoon": _tak("telefoon", {"telefoon": "text"}, "p.telefoon_sleutel = s.telefoon AND p.telefoon_sleutel <> ''"),
    "dag": _tak("dag", {"dag": "date", "letters": "text"}, _OP_DAG),
    "rond": _met_klank(
        "rond",
        {"van": "date", "tot": "date", "letter": "text"},
        f"p.geboortedatum BETWEEN s.van AND s.tot AND {_VOORLETTER}",
    ),
    "rond_dag": _met_klank("rond_dag", {"van": "date", "tot": "date", "dag": "date", "letters": "text"}, _ROND_DAG),
    "zonder_dag": _met_klank(
        "zonder_dag",
        {"letter": "text", "begin": "text"},
        f"p.geboortedatum IS NULL AND {_VOORLETTER} AND {_BEGIN}",
    ),
    "voornaam": _met_klank(
        "voornaam",
        {"voornaam": "text"},
        "p.voornaam_klank = s.voornaam AND p.voornaam_klank <> ''",
        maximum=PER_NAAM,
    ),
    "letter": _met_klank(
        "letter",
        {"letter": "text", "begin": "text"},
        f"p.voorletter_sleutel = s.letter AND {_BEGIN}",
        maximum=PER_NAAM,
    ),
}


def zoek_treffers(
    organisatie_id: int, vragen: Sequence[tuple[Vraag, bytes | None]], *, zonder: Collection[int]
) -> list[Treffer]:
    """In one query. `vragen`: each with the blind index of its BSN; `zonder`: humans who are left out."""
    per_soort: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for nr, (vraag, index) in enumerate(vragen):
        for soort, *sleutel in dict.fromkeys(_sleutels(vraag, index)):
            per_soort[soort].append((nr, *sleutel))
    if not per_soort:
        return []
    waarden: dict[str, Any] = {"organisatie": organisatie_id, "zonder": list(zonder)}
    for soort, rijen in per_soort.items():
        kolommen = (list(kolom) for kolom in zip(*rijen, strict=True))
        waarden |= dict(zip(_TAKKEN[soort].lijsten, kolommen, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_ZOEK.format(takken=EN_OOK.join(_TAKKEN[soort].tekst for soort in per_soort)), waarden)
        return [Treffer(*rij) for rij in cursor.fetchall()]


def _sleutels(vraag: Vraag, index: bytes | None) -> Iterator[tuple[Any, ...]]:
    """Every key of a question: its kind, and its values in the order of the columns of that kind."""
    if index is not None:
        yield "bsn", index
    if heeft_adres(vraag):
        yield "adres", vraag.postcode, vraag.huisnummer
    if telefoon := telefoonsleutel(vraag.telefoon):
        yield "telefoon", telefoon
    vormen = _vormen(vraag.voornamen)
    namen = klanken(vraag.achternaam)
    letters = "".join(sorted({voorletter(vorm) for vorm in vormen}))
    dag = vraag.geboortedatum
    if dag is not None and vraag.precisie == "dag":
        alle_letters = letters + "".join(naam[0] for naam in namen)
        yield from (("dag", d, alle_letters) for d in (dag, omgedraaid(dag)) if d)
    for naam in namen:
        yield from _met_achternaam(naam, vraag, vormen, letters)
    # First name and surname in each other's place.
    if voornaam := voornaamklank(vraag.voornamen):
        yield from (("voornaam", voornaam, naam) for naam in namen)


def _vormen(voornamen: str) -> list[str]:
    """The first of the first names and its other forms; nothing when none is known."""
    eerste = next(iter(vouw(voornamen).split()), "")
    return [eerste, *sorted(varianten(eerste) - {eerste})] if eerste else []


def _met_achternaam(naam: str, vraag: Vraag, vormen: Sequence[str], letters: str) -> Iterator[tuple[Any, ...]]:
    dag = vraag.geboortedatum
    if vormen and (dag is None or vraag.precisie != "dag"):
        if len(vormen[0]) > 1:
            yield from (("voornaam", naam, klank(vorm)) for vorm in vormen)
        yield "letter", naam, voorletter(vormen[0]), voornaamklank(vormen[0])[:2]
    if dag is None:
        return
    begin, einde = _rond(dag, vraag.precisie)
    # Half a date, or a slip that made another one of it, is held against the initial: that of every form of the name.
    per_letter = tuple(letters) or ("",)
    beginnen = {(voorletter(vorm), voornaamklank(vorm)[:2]) for vorm in vormen} or {("", "")}
    yield from (("zonder_dag", naam, *zo) for zo in sorted(beginnen))
    if vraag.precisie != "dag":
        yield from (("rond", naam, begin, einde, letter) for letter in per_letter)
        return
    yield "rond_dag", naam, begin, einde, dag, letters
    ver = (d for d in verschrijvingen(dag) if not begin <= d <= einde)
    yield from (("rond", naam, d, d, letter) for d in sorted(ver) for letter in per_letter)
    if is_plaatshouder(dag):
        # Somebody of that year whose day is known.
        perioden = [(dag.replace(month=1, day=1), dag.replace(month=12, day=31))]
    else:
        perioden = [(ingevuld, ingevuld) for ingevuld in plaatshouders(dag.year)]
    yield from (("rond", naam, *periode, letter) for periode in perioden for letter in per_letter)


def _rond(dag: date, precisie: str) -> tuple[date, date]:
    """A year to either side of what is known of the date."""
    eerste = dag.replace(month=1, day=1) if precisie == "jaar" else dag.replace(day=1) if precisie == "maand" else dag
    laatste = dag.replace(month=12, day=31) if precisie == "jaar" else dag
    onder = eerste - JAAR if eerste - date.min > JAAR else date.min
    boven = laatste + JAAR if date.max - laatste > JAAR else date.max
    return onder, boven
