# SPDX-License-Identifier: EUPL-1.2
"""Who one human is, as far as one may know: every row that is the same person, and what hangs on them.

A row of a person is visible when a casus that it is in is, or when it is in none. Whoever is only in casussen that are
shielded from the reader is unknown: on no page, in no list of relatives, and no partner to merge with.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from organisaties.models import Medewerker
from organisaties.rechten import Recht
from personen.geheimhouding import Geheimhouding
from personen.models import Adres, Gezag, Persoon, Relatie, Samenvoeging
from personen.samenvoegen import samen_met

from .geheimhouding import lees_geheim_rond
from .models import Betrokkene, Casus, Vergissing
from .vergissingen import vergissingen_van

# What the other is when this person is the `soort` of the other; the kinds that are not named are the same both ways.
ANDERSOM = {
    "relatiesoort:ouder": "Kind",
    "relatiesoort:kind": "Ouder",
    "relatiesoort:stiefouder": "Stiefkind",
    "relatiesoort:pleegouder": "Pleegkind",
    "relatiesoort:grootouder": "Kleinkind",
    "relatiesoort:kleinkind": "Grootouder",
    "relatiesoort:mantelzorger": "Krijgt mantelzorg",
}


@dataclass(frozen=True)
class Verwant:
    """`persoon` is what `soort` says of the human of this page, from `van` until `tot`; `rij` is where that is kept."""

    persoon: Persoon
    soort: str
    van: date | None
    tot: date | None
    rij: Relatie | Gezag


@dataclass(frozen=True)
class Persoonbeeld:
    """`rijen` are the visible rows of this human, the asked one first; `betrokken` the visible meldingen, newest first.

    `samenvoegingen` holds the decisions between visible rows, also those that were undone; `vergissingen` what was
    taken out of this human and not put back, of which only that it was is shown. `alles_geheim` and `geheim` also come
    from rows and people that may not be seen.
    """

    persoon: Persoon
    rijen: tuple[Persoon, ...]
    adressen: tuple[Adres, ...]
    relaties: tuple[Verwant, ...]
    gezag: tuple[Verwant, ...]
    betrokken: tuple[Betrokkene, ...]
    samenvoegingen: tuple[Samenvoeging, ...]
    vergissingen: tuple[Vergissing, ...]
    alles_geheim: bool
    geheim: Geheimhouding

    @property
    def staat(self) -> tuple[Samenvoeging, ...]:
        """The decisions that stand."""
        return tuple(rij for rij in self.samenvoegingen if rij.gesplitst_op is None)

    @property
    def ongedaan(self) -> tuple[Samenvoeging, ...]:
        return tuple(rij for rij in self.samenvoegingen if rij.gesplitst_op is not None)

    def is_geheim(self, adres: Adres) -> bool:
        """An address that is only said to be there: he keeps it or all of them secret, or whoever lives there does."""
        return adres.geheim or self.alles_geheim or self.geheim.treft(adres)

    @property
    def woonde(self) -> tuple[tuple[str, Adres], ...]:
        """What is shown of each address, and the row for its days."""
        return tuple((_adrestekst(adres, geheim=self.is_geheim(adres)), adres) for adres in self.adressen)


def zichtbare_personen(medewerker: Medewerker) -> "QuerySet[Persoon]":
    """The rows of persons that this employee may know of; the BSN is not read."""
    if medewerker.vt_organisatie_id is None or not medewerker.heeft(Recht.DOSSIER_INZIEN):
        return Persoon.objects.none()
    eigen = Betrokkene.objects.filter(persoon_id=OuterRef("pk"))
    bekend = Exists(eigen.filter(casus__in=Casus.objects.zichtbaar_voor(medewerker)))
    personen = Persoon.objects.filter(Q(bekend) | ~Exists(eigen), organisatie_id=medewerker.vt_organisatie_id)
    return personen.defer("bsn")


def lees_persoon(persoon: Persoon, medewerker: Medewerker) -> Persoonbeeld:
    """Nine queries, and five when there are addresses. `persoon` is visible to `medewerker` already."""
    zichtbaar = zichtbare_personen(medewerker)
    mens = samen_met([persoon.pk])
    anderen = zichtbaar.filter(pk__in=mens.keys() - {persoon.pk})
    rijen = (persoon, *anderen.select_related("geslacht").order_by("pk"))
    ids = {rij.pk for rij in rijen}
    relaties = list(
        Relatie.objects.filter(Q(persoon_id__in=ids) | Q(verwant_id__in=ids))
        .select_related("persoon", "verwant", "soort")
        .defer("persoon__bsn", "verwant__bsn")
        .order_by("-periode", "pk")
    )
    gezag = list(
        Gezag.objects.filter(Q(kind_id__in=ids) | Q(gezagdrager_id__in=ids))
        .select_related("kind", "gezagdrager")
        .defer("kind__bsn", "gezagdrager__bsn")
        .order_by("-periode", "pk")
    )
    besluiten = list(
        Samenvoeging.objects.filter(Q(een_id__in=ids) | Q(ander_id__in=ids))
        .select_related("een", "ander", "door", "gesplitst_door")
        .defer("een__bsn", "ander__bsn")
        .order_by("op", "pk")
    )
    vergissingen = vergissingen_van(ids)
    adressen = tuple(Adres.objects.filter(persoon_id__in=ids).select_related("gemeente").order_by("-periode", "pk"))
    verwanten = [*(_van_relatie(rij, ids) for rij in relaties), *(_van_gezag(rij, ids) for rij in gezag)]
    # By their ids, so that the database looks at these few persons and not at all.
    genoemd = {verwant.persoon.pk for verwant in verwanten} | {pk for b in besluiten for pk in (b.een_id, b.ander_id)}
    genoemd |= {pk for v in vergissingen for pk in (v.persoon_id, v.ander_id) if pk is not None}
    mag = ids | set(zichtbaar.filter(pk__in=genoemd).values_list("pk", flat=True))
    return Persoonbeeld(
        persoon=persoon,
        rijen=rijen,
        adressen=adressen,
        relaties=tuple(v for v in verwanten if isinstance(v.rij, Relatie) and v.persoon.pk in mag),
        gezag=tuple(v for v in verwanten if isinstance(v.rij, Gezag) and v.persoon.pk in mag),
        betrokken=tuple(
            Betrokkene.objects.filter(persoon_id__in=ids, casus__in=Casus.objects.zichtbaar_voor(medewerker))
            .select_related("melding", "casus", "rol")
            .defer("melding__toelichting", "zoals_gemeld")
            .order_by("-melding__ontvangen_op", "pk")
        ),
        samenvoegingen=tuple(b for b in besluiten if {b.een_id, b.ander_id} <= mag),
        vergissingen=tuple(v for v in vergissingen if {v.persoon_id, v.ander_id} - {None} <= mag),
        alles_geheim=bool(adressen) and Persoon.objects.filter(pk__in=mens, geheim_adres=True).exists(),
        geheim=lees_geheim_rond(mens, dag=timezone.localdate()) if adressen else Geheimhouding(),
    )


def _adrestekst(adres: Adres, *, geheim: bool) -> str:
    if geheim:
        return "geheim adres"
    nummer = f"{adres.huisnummer or ''}{adres.toevoeging}"
    plaats = f"{adres.postcode} {adres.plaats or (adres.gemeente.naam if adres.gemeente else '')}".strip()
    return ", ".join(deel for deel in (f"{adres.straat} {nummer}".strip(), plaats) if deel)


def vind_samenvoeging(een: Persoon, ander: Persoon) -> Samenvoeging | None:
    """The decision that stands between two visible rows; the doors name it by their two numbers."""
    laag, hoog = sorted((een.pk, ander.pk))
    return Samenvoeging.objects.filter(een_id=laag, ander_id=hoog, gesplitst_op__isnull=True).first()


def _van_relatie(rij: Relatie, ids: set[int]) -> Verwant:
    """Stored in one direction, shown in both: what somebody is of this human, or this human of somebody."""
    if rij.persoon_id in ids:
        return Verwant(rij.verwant, rij.soort.label, rij.periode.lower, rij.periode.upper, rij)
    soort = ANDERSOM.get(rij.soort_id, rij.soort.label)
    return Verwant(rij.persoon, soort, rij.periode.lower, rij.periode.upper, rij)


def _van_gezag(rij: Gezag, ids: set[int]) -> Verwant:
    over_dit_kind = rij.kind_id in ids
    persoon, soort = (rij.gezagdrager, "Heeft gezag") if over_dit_kind else (rij.kind, "Staat onder gezag")
    return Verwant(persoon, soort, rij.periode.lower, rij.periode.upper, rij)
