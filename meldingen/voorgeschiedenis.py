# SPDX-License-Identifier: EUPL-1.2
"""What came before a melding about the same people: facts on a day, to weigh, no verdict.

The incident of today alone says little about severity (Flevoland study §5.1.4), so whoever assesses gets the history.
The help that followed elsewhere is in `overdracht.eerdere_hulp`; `werkplek.voorgeschiedenis` shows the two together.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from organisaties.models import Code, Medewerker
from personen.samenvoegen import samen_met

from .eerder_gebeurd import Interventie, Peil, Politiemaatregel, lees_diensten, lees_feiten, peil_van
from .geweldsgeschiedenis import Definitie, band_van, jaren_eerder, klasse_van, lange_geschiedenis
from .models import Betrokkene, Casus, Melding
from .termijnen.kalender import dag_van
from .werkproces import Fase


@dataclass(frozen=True)
class EerdereMelding:
    nummer: str
    ontvangen_op: datetime
    casus: str


@dataclass(frozen=True)
class EerdereCasus:
    """Another dossier of these people; `fase` is what it is in now."""

    nummer: str
    fase: Fase
    meldingen: int
    personen: int


@dataclass(frozen=True)
class Voorgeschiedenis:
    """`afgeschermd`: somebody of this melding is also in a dossier that the reader may not see; it is in no count."""

    peil: Peil
    meldingen: tuple[EerdereMelding, ...]
    in_casus: int
    elders: int
    per_jaar: tuple[tuple[int, int], ...]
    band: Code
    incidenten: tuple[date, ...]
    in_afgelopen_jaar: int
    klasse: Code
    maatregelen: tuple[Politiemaatregel, ...]
    diensten: tuple[Interventie, ...]
    lang: tuple[Definitie, Definitie]
    casussen: tuple[EerdereCasus, ...]
    # Number by id of every dossier whose facts count here: what is read elsewhere is read of these.
    gelezen: dict[int, str]
    afgeschermd: bool

    @property
    def totaal(self) -> int:
        return len(self.meldingen)

    @property
    def eerste_op(self) -> date | None:
        return dag_van(self.meldingen[-1].ontvangen_op) if self.meldingen else None

    @property
    def laatste_op(self) -> date | None:
        return dag_van(self.meldingen[0].ontvangen_op) if self.meldingen else None

    @property
    def is_lang(self) -> bool:
        return any(definitie.geldt for definitie in self.lang)


@dataclass(frozen=True)
class _Rij:
    pk: int
    nummer: str
    ontvangen_op: datetime
    casus_id: int


def vat_samen(melding: Melding, medewerker: Medewerker, *, op: date | None = None) -> Voorgeschiedenis:
    """The history of the people of `melding`, which `medewerker` sees already, on the day of receipt or on `op`.

    Earlier meldingen are those of the same casus, and those elsewhere about one of the same humans (`Persoon.hoofd`),
    received before; never the melding itself. Incidents are those of the dossiers of these meldingen, before the day;
    not those that this melding tells of, whoever else told of that day. What was found out afterwards about the time
    before counts: the history is what is known now, of then. A police measure counts up to and including the day,
    because it may belong to what is reported now (table 3.3: "in deze casus"); it is no incident in itself. A dienst
    stands as it stood on the day. That a shielded dossier exists does not depend on the day, so that trying days
    tells nothing about it. Eight queries, and one for named access;
    `melding` brings its organisation.
    """
    peil = peil_van(melding, op)
    hoofden = samen_met(list(melding.betrokkenen.values_list("persoon_id", flat=True)))
    rijen, gedeeld = _alle_meldingen(melding, hoofden)
    betrokken = {rij.casus_id for rij in rijen}
    zichtbaar = {casus.pk: casus for casus in Casus.objects.zichtbaar_voor(medewerker).filter(pk__in=betrokken)}
    eerder = [rij for rij in rijen if rij.casus_id in zichtbaar and _is_eerder(rij, melding, peil)]
    gelezen = {pk: zichtbaar[pk].nummer for pk in sorted({melding.casus_id, *(rij.casus_id for rij in eerder)})}
    incidenten, maatregelen = lees_feiten(melding, gelezen, peil)
    band, klasse = band_van(len(eerder)), klasse_van(incidenten, peil.dag)
    codes = Code.objects.in_bulk([band, klasse])
    organisatie = melding.organisatie
    return Voorgeschiedenis(
        peil=peil,
        meldingen=tuple(EerdereMelding(rij.nummer, rij.ontvangen_op, gelezen[rij.casus_id]) for rij in eerder),
        in_casus=sum(rij.casus_id == melding.casus_id for rij in eerder),
        elders=sum(rij.casus_id != melding.casus_id for rij in eerder),
        per_jaar=tuple(sorted(Counter(dag_van(rij.ontvangen_op).year for rij in eerder).items())),
        band=codes[band],
        incidenten=incidenten,
        in_afgelopen_jaar=sum(dag >= jaren_eerder(peil.dag, 1) for dag in incidenten),
        klasse=codes[klasse],
        maatregelen=maatregelen,
        diensten=lees_diensten(medewerker, gelezen, peil),
        lang=lange_geschiedenis(
            aantal=len(eerder),
            eerste_op=dag_van(eerder[-1].ontvangen_op) if eerder else None,
            op=peil.dag,
            drempel_meldingen=organisatie.drempel_meldingen,
            drempel_jaren=organisatie.drempel_jaren,
        ),
        casussen=_andere_casussen(melding, eerder, zichtbaar, gedeeld),
        gelezen=gelezen,
        afgeschermd=bool(betrokken - zichtbaar.keys()),
    )


def _alle_meldingen(melding: Melding, hoofden: dict[int, int]) -> tuple[list[_Rij], dict[int, set[int]]]:
    """Every melding of this casus and of these humans, newest first; and per casus which of them are in it."""
    rijen = {rij[0]: _Rij(*rij) for rij in Melding.objects.filter(casus_id=melding.casus_id).values_list(*_VELDEN)}
    gedeeld: dict[int, set[int]] = defaultdict(set)
    velden = (f"melding__{veld}" for veld in _VELDEN)
    for persoon_id, *rij in Betrokkene.objects.filter(persoon_id__in=hoofden).values_list("persoon_id", *velden):
        gevonden = _Rij(*rij)
        rijen[gevonden.pk] = gevonden
        gedeeld[gevonden.casus_id].add(hoofden[persoon_id])
    return sorted(rijen.values(), key=lambda rij: (rij.ontvangen_op, rij.pk), reverse=True), gedeeld


_VELDEN = ("pk", "nummer", "ontvangen_op", "casus_id")


def _is_eerder(rij: _Rij, melding: Melding, peil: Peil) -> bool:
    return rij.pk != melding.pk and (rij.ontvangen_op, rij.pk) < (peil.moment, peil.volgnummer)


def _andere_casussen(
    melding: Melding, eerder: list[_Rij], zichtbaar: dict[int, Casus], gedeeld: dict[int, set[int]]
) -> tuple[EerdereCasus, ...]:
    """The one with most shared people first."""
    aantal = Counter(rij.casus_id for rij in eerder if rij.casus_id != melding.casus_id)
    volgorde = sorted(aantal, key=lambda pk: (-len(gedeeld[pk]), zichtbaar[pk].nummer))
    return tuple(
        EerdereCasus(zichtbaar[pk].nummer, Fase(zichtbaar[pk].fase), aantal[pk], len(gedeeld[pk])) for pk in volgorde
    )
