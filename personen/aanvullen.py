# SPDX-License-Identifier: EUPL-1.2
"""What a melding tells of a person who is known already: added where it fills a gap, never in the place of anything.

What is wrong or incomplete is left out: it was typed while somebody was on the phone, and the person is known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from personen import keuring
from personen.models import Adres, Persoon
from personen.namen import telefoonsleutel
from personen.schrijven import AdresGegevens
from personen.tekst import schone_tekst

TELEFOON_MAX = 30
# Postcode and number.
Plaats = tuple[str, int | None]


@dataclass(frozen=True)
class Gehoord:
    """What was said of `persoon` this time."""

    persoon: Persoon
    telefoon: str
    adres: AdresGegevens | None
    geheim: bool = False


@dataclass(frozen=True)
class Aangevuld:
    """Which of it was new."""

    telefoon: bool
    adres: bool
    geheim: bool = False

    @property
    def iets(self) -> bool:
        return self.telefoon or self.adres or self.geheim


@dataclass(frozen=True)
class Weggenomen:
    """What is no longer on record of somebody: his number under `persoon_id`, and addresses, each with its secrecy."""

    persoon_id: int | None = None
    telefoon: str = ""
    adressen: Mapping[Plaats, bool] = field(default_factory=dict)

    @property
    def iets(self) -> bool:
        return bool(self.telefoon or self.adressen)


def vul_aan(gehoord: Sequence[Gehoord], *, dag: date, nu: datetime) -> list[Aangevuld]:
    """Add an address that none of the rows of this human has, from `dag`, and a telephone number when there is none.

    Who says now that his address is secret keeps all of them secret from now on; that he does not say it says nothing.
    At most four queries, none when nothing was said. Per element of `gehoord` what was added.
    """
    adressen = _nieuwe_adressen(gehoord, dag)
    uitkomst = [
        Aangevuld(_krijgt_telefoon(deel), adres is not None, deel.geheim and not deel.persoon.geheim_adres)
        for deel, adres in zip(gehoord, adressen, strict=True)
    ]
    gewijzigd = [deel.persoon for deel, nieuw in zip(gehoord, uitkomst, strict=True) if nieuw.iets]
    if gewijzigd:
        # In the database, since nobody locked these persons.
        schuilt = [deel.persoon.pk for deel in gehoord if deel.geheim]
        Persoon.objects.filter(pk__in=[persoon.pk for persoon in gewijzigd]).update(
            versie=F("versie") + 1, gewijzigd_op=nu, geheim_adres=Q(geheim_adres=True) | Q(pk__in=schuilt)
        )
    Adres.objects.bulk_create([adres for adres in adressen if adres])
    met_telefoon = [deel.persoon for deel, nieuw in zip(gehoord, uitkomst, strict=True) if nieuw.telefoon]
    if met_telefoon:
        Persoon.objects.bulk_update(met_telefoon, ["telefoon", "telefoon_sleutel"])
    return uitkomst


def neem_terug(gehoord: Gehoord, toen: Aangevuld, *, dag: date, nu: datetime) -> Weggenomen:
    """Take away what `vul_aan` added from `dag`, because it was said of somebody else; not what was changed since."""
    persoon = Persoon.objects.defer("bsn").select_for_update(of=("self",), no_key=True).get(pk=gehoord.persoon.pk)
    adressen: dict[Plaats, bool] = {}
    if toen.adres and (adres := _gekeurd(gehoord.adres, dag)):
        zelfde = {veld: adres[veld] for veld in ("postcode", "huisnummer", "toevoeging", "periode")}
        rijen = Adres.objects.filter(persoon=persoon, **zelfde)
        adressen = _plaatsen(rijen)
        rijen.delete()
    telefoon = persoon.telefoon_sleutel
    if not (toen.telefoon and telefoonsleutel(gehoord.telefoon) == telefoon):
        telefoon = ""
    if telefoon:
        persoon.telefoon = persoon.telefoon_sleutel = ""
    geheim = toen.geheim and persoon.geheim_adres
    if geheim:
        persoon.geheim_adres = False
    if adressen or telefoon or geheim:
        persoon.versie += 1
        persoon.gewijzigd_op = nu
        persoon.save(update_fields=["telefoon", "telefoon_sleutel", "geheim_adres", "versie", "gewijzigd_op"])
    return Weggenomen(persoon.pk, telefoon, adressen)


def op_schrift(persoon_ids: Collection[int]) -> Weggenomen:
    """The addresses of these rows, as what others lose when they turn out to be somebody else."""
    return Weggenomen(adressen=_plaatsen(Adres.objects.filter(persoon_id__in=persoon_ids)))


def nogmaals(gehoord: Gehoord, toen: Aangevuld, weg: Weggenomen) -> Gehoord:
    """Of what was said of somebody, and was on record already, that which is so no longer; once secret stays secret."""
    zelfde_nummer = bool(weg.telefoon) and telefoonsleutel(gehoord.telefoon) == weg.telefoon
    telefoon = zelfde_nummer and not toen.telefoon and gehoord.persoon.pk == weg.persoon_id
    gekeurd = None if toen.adres else _gekeurd(gehoord.adres, date.min)
    adres = None
    if gehoord.adres and gekeurd and (plaats := (gekeurd["postcode"], gekeurd["huisnummer"])) in weg.adressen:
        adres = replace(gehoord.adres, geheim=gehoord.adres.geheim or weg.adressen[plaats])
    return Gehoord(gehoord.persoon, gehoord.telefoon if telefoon else "", adres)


def _plaatsen(rijen: QuerySet[Adres]) -> dict[Plaats, bool]:
    geheim: dict[Plaats, bool] = {}
    for postcode, huisnummer, is_geheim in rijen.values_list("postcode", "huisnummer", "geheim"):
        geheim[postcode, huisnummer] = is_geheim or geheim.get((postcode, huisnummer), False)
    return geheim


def _nieuwe_adressen(gehoord: Sequence[Gehoord], dag: date) -> list[Adres | None]:
    gekeurd = [_gekeurd(deel.adres, dag) for deel in gehoord]
    bekend = _bekende_adressen([adres for adres in gekeurd if adres], gehoord)
    nieuw: list[Adres | None] = []
    for deel, velden in zip(gehoord, gekeurd, strict=True):
        if velden is None or (_mens(deel.persoon), velden["postcode"], velden["huisnummer"]) in bekend:
            nieuw.append(None)
        else:
            nieuw.append(Adres(persoon=deel.persoon, organisatie_id=deel.persoon.organisatie_id, **velden))
    return nieuw


def _bekende_adressen(gevraagd: list[dict[str, Any]], gehoord: Sequence[Gehoord]) -> set[tuple[int, str, int | None]]:
    if not gevraagd:
        return set()
    rijen = Adres.objects.filter(
        organisatie_id=gehoord[0].persoon.organisatie_id,
        postcode__in={adres["postcode"] for adres in gevraagd},
        huisnummer__in={adres["huisnummer"] for adres in gevraagd},
    ).values_list("persoon_id", "persoon__hoofd_id", "postcode", "huisnummer")
    return {(hoofd or persoon, postcode, huisnummer) for persoon, hoofd, postcode, huisnummer in rijen}


def _gekeurd(adres: AdresGegevens | None, dag: date) -> dict[str, Any] | None:
    """The columns of an address that is worth keeping: with postcode and number, and right."""
    if adres is None:
        return None
    try:
        velden = keuring.keur_adres(asdict(replace(adres, van=dag, tot=None)))
    except ValidationError:
        return None
    return velden if velden["postcode"] and velden["huisnummer"] else None


def _krijgt_telefoon(deel: Gehoord) -> bool:
    """Set the number on the person, to be saved, when there was none."""
    if deel.persoon.telefoon or not deel.telefoon:
        return False
    try:
        deel.persoon.telefoon = schone_tekst(deel.telefoon, TELEFOON_MAX)
    except ValidationError:
        return False
    deel.persoon.telefoon_sleutel = telefoonsleutel(deel.persoon.telefoon)
    return bool(deel.persoon.telefoon)


def _mens(persoon: Persoon) -> int:
    return persoon.hoofd_id or persoon.pk
