# SPDX-License-Identifier: EUPL-1.2
"""Writing the new persons of one melding together: the same checks and messages as `schrijven`, in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from organisaties.codes import GelezenCodes
from personen import keuring
from personen.bewaren import VELD_VAN
from personen.models import Adres, Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens, is_te_vinden, zet_velden


class PersonenGeweigerd(Exception):
    """Some of several persons were refused: per index the texts by field."""

    def __init__(self, fouten: dict[int, keuring.Fouten]) -> None:
        super().__init__()
        self.fouten = fouten


def maak_personen(
    nieuwe: Mapping[int, tuple[PersoonGegevens, AdresGegevens | None]],
    *,
    nummers: Sequence[str],
    organisatie_id: int,
    nu: datetime,
    gelezen: GelezenCodes | None = None,
) -> dict[int, Persoon]:
    """Several new persons, perhaps with an address, in a number of queries that does not depend on how many.

    Nobody is written when one is refused: `PersonenGeweigerd` names all that is wrong. `gelezen` holds their codes,
    `nummers` has one for each.
    """
    fouten: dict[int, keuring.Fouten] = {}
    personen: dict[int, Persoon] = {}
    adressen: list[Adres] = []
    gelezen = gelezen or GelezenCodes(code for gegevens, _ in nieuwe.values() for code in codes_van(gegevens))
    for index, (gegevens, adres) in nieuwe.items():
        persoon = Persoon(organisatie_id=organisatie_id, gemaakt_op=nu)
        try:
            zet_velden(persoon, keuring.keur_persoon(asdict(gegevens), vandaag=timezone.localdate(nu), gelezen=gelezen))
            if adres is not None:
                gekeurd = keuring.keur_adres(asdict(adres))
                adressen.append(Adres(persoon=persoon, organisatie_id=organisatie_id, **gekeurd))
        except ValidationError as fout:
            fouten[index] = fout.message_dict
        personen[index] = persoon
    fouten |= _al_bekend({index: persoon for index, persoon in personen.items() if index not in fouten})
    if fouten:
        raise PersonenGeweigerd(fouten)
    for persoon, nummer in zip(personen.values(), nummers, strict=True):
        persoon.nummer = nummer
    Persoon.objects.bulk_create(personen.values())
    Adres.objects.bulk_create(adressen)
    return personen


def codes_van(gegevens: PersoonGegevens) -> tuple[str | None, ...]:
    """For who reads the codes of several persons in one query."""
    return gegevens.geslacht, gegevens.bsn_reden


def _al_bekend(personen: Mapping[int, Persoon]) -> dict[int, keuring.Fouten]:
    """Who has a BSN or an external number that somebody has, or that comes twice. A race ends at the unique index."""
    te_vinden = {index: persoon for index, persoon in personen.items() if is_te_vinden(persoon)}
    if not te_vinden:
        return {}
    eerste = next(iter(te_vinden.values()))
    bestaand = Persoon.objects.filter(organisatie_id=eerste.organisatie_id).filter(
        Q(bsn_index__in=[p.bsn_index for p in te_vinden.values() if p.bsn_index is not None])
        | Q(extern_id__in=[p.extern_id for p in te_vinden.values() if p.extern_id is not None])
    )
    gezien: set[tuple[str, bytes | str]] = set()
    for index, extern in bestaand.values_list("bsn_index", "extern_id"):
        gezien |= _kenmerken(_bytes(index), extern)
    fouten: dict[int, keuring.Fouten] = {}
    beperkingen = Persoon._meta.constraints  # noqa: SLF001 (public in Django)
    teksten = {beperking.name: beperking.violation_error_message for beperking in beperkingen}
    for plaats, persoon in te_vinden.items():
        eigen = _kenmerken(_bytes(persoon.bsn_index), persoon.extern_id)
        for naam, _ in sorted(eigen & gezien, key=lambda kenmerk: kenmerk[0]):
            fouten.setdefault(plaats, {})[VELD_VAN[naam]] = [str(teksten[naam])]
        gezien |= eigen
    return fouten


def _bytes(index: bytes | memoryview | None) -> bytes | None:
    return None if index is None else bytes(index)


def _kenmerken(index: bytes | None, extern: str | None) -> set[tuple[str, bytes | str]]:
    """By the constraint that keeps each of them unique."""
    gevonden: set[tuple[str, bytes | str]] = set()
    if index is not None:
        gevonden.add(("persoon_bsn_eenmaal", index))
    if extern is not None:
        gevonden.add(("persoon_extern_id_eenmaal", extern))
    return gevonden
