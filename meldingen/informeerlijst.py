# SPDX-License-Identifier: EUPL-1.2
"""Who must be told that data about them were received: the list of one melding, and the only writers of its rows.

Worked out by one question (docs/informeren.md): everybody of the melding who is known by name, children from the age
that the organisation set, and whoever has gezag over an involved minor, also who lives elsewhere; one row per human.
The casus is locked whenever a row is written, and the term of the melding follows the rows (`laat_termijn_volgen`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from personen.samenvoegen import samen_met

from .klok import start_termijn, stop_termijn, verzet_termijn
from .models import Betrokkene, Casus, Informeerplicht, Melding, Termijn
from .overgang import bewaar, vergrendel_alle
from .termijnen.kalender import TIJDZONE, dag_van
from .werkproces import Status

SOORT = "informeren"
LIJST = "informeervervalreden"
GEEN_BETROKKENE, ZELFDE, OMGEZET = f"{LIJST}:geen_betrokkene", f"{LIJST}:zelfde_persoon", f"{LIJST}:omgezet"

# Ages count on the day of receipt. Of a birth date that is half known the first day that it can be decides whether
# somebody is old enough to be told, the last one whether he is still a minor: in doubt both are on the list.
# `rijen` are all rows that are one human with somebody of the melding: what each of them says counts.
_WIE = """
WITH melding AS (
    SELECT m.id, m.organisatie_id, o.informeren_kind_vanaf AS vanaf,
        (m.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date AS dag
    FROM meldingen_melding m JOIN organisaties_vtorganisatie o ON o.id = m.organisatie_id
    WHERE m.id = ANY(%(meldingen)s)
), betrokken AS (
    SELECT m.id AS melding_id, m.organisatie_id, m.dag, m.vanaf, coalesce(p.hoofd_id, p.id) AS mens,
        min(p.id) AS persoon_id
    FROM melding m
    JOIN meldingen_betrokkene b ON b.melding_id = m.id
    JOIN personen_persoon p ON p.id = b.persoon_id
    GROUP BY 1, 2, 3, 4, 5
), rijen AS (
    SELECT melding_id, mens, mens AS rij FROM betrokken
    UNION ALL
    SELECT b.melding_id, b.mens, p.id FROM betrokken b
    JOIN personen_persoon p ON p.organisatie_id = b.organisatie_id AND p.hoofd_id = b.mens
), gezag AS (
    SELECT b.melding_id, b.organisatie_id, b.dag, b.vanaf, coalesce(d.hoofd_id, d.id) AS mens, min(d.id) AS persoon_id
    FROM betrokken b
    JOIN rijen r USING (melding_id, mens)
    JOIN personen_gezag g ON g.kind_id = r.rij AND g.periode && daterange(b.dag, greatest(b.dag, %(tot)s::date), '[]')
    JOIN personen_persoon d ON d.id = g.gezagdrager_id
    WHERE NOT EXISTS (
        SELECT FROM rijen ook
        JOIN personen_persoon p ON p.id = ook.rij
        WHERE ook.melding_id = b.melding_id AND ook.mens = b.mens AND p.geboortedatum IS NOT NULL
        HAVING max(
            CASE p.geboortedatum_precisie
                WHEN 'jaar' THEN date_trunc('year', p.geboortedatum::timestamp) + interval '1 year -1 day'
                WHEN 'maand' THEN date_trunc('month', p.geboortedatum::timestamp) + interval '1 month -1 day'
                ELSE p.geboortedatum
            END) + interval '18 years' <= b.dag
    )
    GROUP BY 1, 2, 3, 4, 5
), kandidaat AS (
    SELECT *, 'betrokken' AS grond FROM betrokken
    UNION ALL
    SELECT g.*, 'gezag' FROM gezag g
    WHERE NOT EXISTS (SELECT FROM betrokken b WHERE b.melding_id = g.melding_id AND b.mens = g.mens)
), rij_van AS (
    SELECT melding_id, mens, mens AS rij FROM kandidaat
    UNION ALL
    SELECT k.melding_id, k.mens, p.id FROM kandidaat k
    JOIN personen_persoon p ON p.organisatie_id = k.organisatie_id AND p.hoofd_id = k.mens
)
SELECT k.melding_id, k.mens, k.persoon_id, k.grond,
    CASE
        WHEN bool_and(p.onbekend) THEN 'onbekend'
        WHEN bool_or(p.overleden_op IS NOT NULL) THEN 'overleden'
        WHEN k.grond = 'betrokken' AND min(p.geboortedatum) + make_interval(years => k.vanaf) > k.dag THEN 'jong_kind'
    END
FROM kandidaat k
JOIN rij_van r USING (melding_id, mens)
JOIN personen_persoon p ON p.id = r.rij
GROUP BY k.melding_id, k.mens, k.persoon_id, k.grond, k.vanaf, k.dag
ORDER BY k.melding_id, k.grond, k.persoon_id
"""


@dataclass(frozen=True)
class Kandidaat:
    """One human: `persoon_id` is the row that the melding, or the gezag, names. With `reden` he is not told himself."""

    melding_id: int
    mens: int
    persoon_id: int
    grond: str
    reden: str | None

    @property
    def moet(self) -> bool:
        return self.reden is None


def wie_moet_horen(melding_ids: Collection[int], *, tot: date) -> list[Kandidaat]:
    """Everybody about whom the question arises, of these meldingen; gezag counts that held until `tot`."""
    with connection.cursor() as cursor:
        cursor.execute(_WIE, {"meldingen": list(melding_ids), "tot": tot})
        return [Kandidaat(*rij) for rij in cursor.fetchall()]


def maak_lijst(melding: Melding, uiterste_datum: date, *, nu: datetime) -> None:
    """The list of a melding that is being registered: two queries, however many people."""
    Informeerplicht.objects.bulk_create(
        _nieuw(melding, kandidaat, uiterste_datum)
        for kandidaat in wie_moet_horen([melding.pk], tot=dag_van(nu))
        if kandidaat.moet
    )


def werk_lijsten_bij(persoon_ids: Collection[int], *, nu: datetime) -> None:
    """Somebody, or gezag over him, changed: bring the lists up to date of every open casus that he is in.

    The step has locked who is one human in the organisation (`vergrendel_samen`); the casussen are locked here.
    """
    mensen = samen_met(persoon_ids)
    betrokken = Betrokkene.objects.filter(persoon_id__in=mensen).order_by().values("melding_id")
    op_lijst = Informeerplicht.objects.filter(persoon_id__in=mensen).order_by().values("melding_id")
    meldingen = _met_lijst().filter(pk__in=betrokken.union(op_lijst))
    werk_meldingen_bij(meldingen.order_by("casus_id", "pk").values_list("pk", "casus_id"), nu=nu)


def werk_meldingen_bij(paren: Iterable[tuple[int, int]], *, nu: datetime) -> int:
    """(melding, casus): whoever must be told as well gets a row, whoever need not loses it, what was done stays.

    A fixed number of queries where nothing changes; returns in how many meldingen something did.
    """
    casus_van = dict(paren)
    if not casus_van:
        return 0
    casussen = {rij.pk: rij for rij in vergrendel_alle(casus_van.values())}
    stand = _lees_stand(casus_van, nu)
    veranderd = 0
    for melding in Melding.objects.filter(pk__in=casus_van).order_by("pk"):
        casus = casussen[casus_van[melding.pk]]
        vroeger = casus.uiterste_datum
        veranderd += _werk_bij(casus, melding, stand, nu)
        if casus.uiterste_datum != vroeger:
            casus.save(update_fields=["uiterste_datum"])
    return veranderd


def zonder_lijst() -> "QuerySet[Melding]":
    """Of which the term runs and nobody is on a list: what an import or a demo wrote, or an older version of this."""
    bekend = Betrokkene.objects.filter(melding=OuterRef("pk"), persoon__onbekend=False)
    return _met_lijst().filter(
        Exists(bekend), Exists(_lopend(OuterRef("pk"))), ~Exists(Informeerplicht.objects.filter(melding=OuterRef("pk")))
    )


def laat_vervallen(casus: Casus, melding: Melding, *, reden: str, nu: datetime) -> None:
    """Nobody of this melding has to be told any more; the term follows. The step calls `zet_fase` afterwards."""
    _vervalt(list(Informeerplicht.objects.open().filter(melding=melding)), reden, nu)
    laat_termijn_volgen(casus, melding, nu=nu)


def laat_termijn_volgen(casus: Casus, melding: Melding, *, nu: datetime) -> None:
    """The term stands on the first day by which somebody still must be told, and is met when nobody is left.

    It lapses when nobody was told at all. The first day and no later one, so that nobody is late unseen.
    """
    rijen = list(Informeerplicht.objects.filter(melding=melding))
    open_dagen = [rij.uiterste_datum for rij in rijen if rij.gedaan_op is None and rij.vervallen_op is None]
    termijn = _lopend(melding.pk).first()
    if termijn is None:
        return
    if open_dagen:
        verzet_termijn(termijn, casus=casus, naar=min(open_dagen), op=nu)
        return
    gedaan = [rij.gedaan_op for rij in rijen if rij.gedaan_op is not None]
    op = moment_op(max(gedaan), melding.ontvangen_op, nu) if gedaan else nu
    stop_termijn(SOORT, casus=casus, onderwerp="melding", onderwerp_id=melding.pk, op=op, vervalt=not gedaan)


def moment_op(dag: date, ontvangen_op: datetime, nu: datetime) -> datetime:
    """Noon of that day in Amsterdam, never before receipt or after now: only the day is known."""
    middag = datetime.combine(dag, time(12), tzinfo=TIJDZONE)
    return min(max(middag, ontvangen_op), nu)


def _met_lijst() -> "QuerySet[Melding]":
    """Meldingen whose list may still change: of an open casus, with a list or a running term."""
    heeft = Exists(Informeerplicht.objects.filter(melding=OuterRef("pk"))) | Exists(_lopend(OuterRef("pk")))
    return Melding.objects.filter(heeft, casus__gesloten_op__isnull=True).exclude(status=Status.OMGEZET)


def _lopend(melding_id: "int | OuterRef") -> "QuerySet[Termijn]":
    return Termijn.objects.open().filter(soort=SOORT, onderwerp="melding", onderwerp_id=melding_id)


def _nieuw(melding: Melding, kandidaat: Kandidaat, uiterste_datum: date) -> Informeerplicht:
    return Informeerplicht(
        organisatie_id=melding.organisatie_id,
        casus_id=melding.casus_id,
        melding=melding,
        persoon_id=kandidaat.persoon_id,
        grond=kandidaat.grond,
        uiterste_datum=uiterste_datum,
    )


@dataclass(frozen=True)
class _Stand:
    """What is stored of several meldingen, and what should be: by melding, and then by human."""

    kandidaten: dict[int, dict[int, Kandidaat]]
    rijen: dict[int, dict[int, list[Informeerplicht]]]


def _lees_stand(melding_ids: Collection[int], nu: datetime) -> _Stand:
    kandidaten: dict[int, dict[int, Kandidaat]] = defaultdict(dict)
    for een in wie_moet_horen(melding_ids, tot=dag_van(nu)):
        kandidaten[een.melding_id][een.mens] = een
    alle = list(Informeerplicht.objects.filter(melding_id__in=melding_ids))
    mens_van = samen_met({rij.persoon_id for rij in alle})
    rijen: dict[int, dict[int, list[Informeerplicht]]] = defaultdict(lambda: defaultdict(list))
    for rij in sorted(alle, key=_voorrang):
        rijen[rij.melding_id][mens_van[rij.persoon_id]].append(rij)
    return _Stand(kandidaten, rijen)


def _werk_bij(casus: Casus, melding: Melding, stand: _Stand, nu: datetime) -> bool:
    """Whether anything changed."""
    kandidaten, per_mens = stand.kandidaten[melding.pk], stand.rijen[melding.pk]
    blijven: list[tuple[Informeerplicht, Kandidaat]] = []
    weg: dict[str, list[Informeerplicht]] = defaultdict(list)
    for mens, (eerste, *anderen) in per_mens.items():
        weg[ZELFDE] += [rij for rij in anderen if _is_open(rij)]
        kandidaat = kandidaten.get(mens)
        if kandidaat is not None and kandidaat.moet:
            blijven.append((eerste, kandidaat))
        elif _is_open(eerste):
            weg[f"{LIJST}:{kandidaat.reden}" if kandidaat else GEEN_BETROKKENE].append(eerste)
    nieuwe = [een for mens, een in kandidaten.items() if een.moet and mens not in per_mens]
    anders = [(rij, een) for rij, een in blijven if _is_vanzelf_vervallen(rij) or rij.grond != een.grond]
    if not (nieuwe or anders or any(weg.values())):
        return False
    for reden, rijen in weg.items():
        _vervalt(rijen, reden, nu)
    einde = dag_van(nu)
    if nieuwe or any(_is_vanzelf_vervallen(rij) for rij, _ in anders):
        einde = _lopende_termijn(casus, melding, nu).uiterste_datum
    Informeerplicht.objects.bulk_create(_nieuw(melding, een, einde) for een in nieuwe)
    for rij, kandidaat in anders:
        _blijft(rij, kandidaat, einde)
    laat_termijn_volgen(casus, melding, nu=nu)
    return True


def _lopende_termijn(casus: Casus, melding: Melding, nu: datetime) -> Termijn:
    """Was it met already, then it runs anew from now: for whoever turns up late."""
    return _lopend(melding.pk).first() or start_termijn(
        SOORT, casus=casus, melding=melding, begin_op=nu, onderwerp="melding", onderwerp_id=melding.pk
    )


def _is_open(rij: Informeerplicht) -> bool:
    return rij.gedaan_op is None and rij.vervallen_op is None


def _is_vanzelf_vervallen(rij: Informeerplicht) -> bool:
    """Not by somebody's decision, which has a name."""
    return rij.vervallen_op is not None and rij.gedaan_door_id is None


def _voorrang(rij: Informeerplicht) -> tuple[bool, bool, bool, int]:
    """Of several rows of one human the one that says most: told, decided not to, open, lapsed by itself."""
    return rij.gedaan_op is None, rij.vervallen_op is None or _is_vanzelf_vervallen(rij), not _is_open(rij), rij.pk


def _blijft(rij: Informeerplicht, kandidaat: Kandidaat, einde: date) -> None:
    """Somebody who must be told; what lapsed by itself counts again, and has until `einde` at least."""
    if _is_vanzelf_vervallen(rij):
        rij.vervallen_op, rij.vervalreden_id = None, None
        rij.uiterste_datum = max(rij.uiterste_datum, einde)
    rij.grond = kandidaat.grond
    bewaar(rij, "vervallen_op", "vervalreden", "uiterste_datum", "grond")


def _vervalt(rijen: Collection[Informeerplicht], reden: str, nu: datetime) -> None:
    for rij in rijen:
        rij.vervallen_op, rij.vervalreden_id = dag_van(nu), reden
        rij.versie += 1
    if rijen:
        Informeerplicht.objects.bulk_update(rijen, ["vervallen_op", "vervalreden", "versie"])


def vergeet_lijst(casus_id: int) -> None:
    """For a writer that replaces the rows of a casus that nobody worked on: the list waits for the sweep."""
    Informeerplicht.objects.filter(casus_id=casus_id).delete()
