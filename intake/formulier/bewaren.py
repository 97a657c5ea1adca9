# SPDX-License-Identifier: EUPL-1.2
"""Keeping an online form until it is sent: found by a random key that stands in the link and nowhere else."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from intake.models import Formulierconcept
from meldingen.fouten import OngeldigeInvoer
from organisaties.models import VTOrganisatie

from .tabs import Velden

BEWAARTIJD: Final = timedelta(days=7)
MEESTE_BYTES: Final = 300_000
SLEUTEL_BYTES: Final = 32
STAND_LENGTE: Final = 16


class Verdwenen(Exception):
    """The form was sent, deleted or has run out in between."""


class InmiddelsAnders(Exception):
    """Another window has changed this tab since it was shown; nothing was kept. `velden`: what is kept of it."""

    def __init__(self, velden: Velden) -> None:
        super().__init__()
        self.velden = velden


def begin(organisatie: VTOrganisatie, *, nu: datetime) -> str:
    """A new empty form; returns the key of its link, which is not stored."""
    sleutel = secrets.token_urlsafe(SLEUTEL_BYTES)
    Formulierconcept.objects.create(
        organisatie=organisatie,
        sleutel_hash=hash_van(sleutel),
        inhoud="{}",
        begonnen_op=nu,
        bijgewerkt_op=nu,
        verloopt_op=nu + BEWAARTIJD,
    )
    return sleutel


def vind(organisatie: VTOrganisatie, sleutel: str, *, nu: datetime) -> Formulierconcept | None:
    """The form with this key, unless it has run out."""
    lopend = Formulierconcept.objects.filter(organisatie=organisatie, verloopt_op__gt=nu)
    return lopend.filter(sleutel_hash=hash_van(sleutel)).first()


def inhoud_van(concept: Formulierconcept) -> dict[str, Velden]:
    """Per tab the fields as typed."""
    inhoud: dict[str, Velden] = json.loads(concept.inhoud or "{}")
    return inhoud


def stand_van(velden: Velden) -> str:
    """Which text of a tab a page shows: it goes along with the page and comes back with what is typed there."""
    tekst = json.dumps(velden, sort_keys=True).encode()
    return hashlib.sha256(tekst).hexdigest()[:STAND_LENGTE] if velden else ""


def bewaar(
    concept: Formulierconcept, tab: str, velden: Mapping[str, list[str]], *, nu: datetime, stand: str | None = None
) -> dict[str, Velden]:
    """Keep one tab as typed; the others stay. It is kept a full term from now on. Returns all that is kept.

    Two windows on one form each keep their own tab; of one and the same tab the second is refused with
    InmiddelsAnders, unless it saw (`stand`) what the first wrote. Raises Verdwenen when the form is no more, and
    OngeldigeInvoer, at no field, when it grows past `MEESTE_BYTES`.
    """
    with transaction.atomic():
        rij = Formulierconcept.objects.select_for_update().filter(pk=concept.pk, verloopt_op__gt=nu).first()
        if rij is None:
            raise Verdwenen
        inhoud = inhoud_van(rij)
        nieuw, oud = _zuiver(velden), inhoud.get(tab, {})
        if stand is not None and oud and oud != nieuw and stand_van(oud) != stand:
            raise InmiddelsAnders(oud)
        inhoud[tab] = nieuw
        tekst = json.dumps(inhoud, ensure_ascii=False)
        if len(tekst.encode()) > MEESTE_BYTES:
            raise OngeldigeInvoer("Dit is te veel tekst voor dit formulier. Kort het in, of bel ons.", veld="__all__")
        rij.inhoud, rij.bijgewerkt_op, rij.verloopt_op = tekst, nu, nu + BEWAARTIJD
        rij.save(update_fields=["inhoud", "bijgewerkt_op", "verloopt_op"])
        return inhoud


def _zuiver(velden: Mapping[str, list[str]]) -> Velden:
    """As it will be read back: half a character, that no encoding takes, becomes a question mark."""
    return {naam: [een.encode(errors="replace").decode() for een in waarden] for naam, waarden in velden.items()}


def gooi_weg(concept: Formulierconcept) -> None:
    Formulierconcept.objects.filter(pk=concept.pk).delete()


def ruim_op(nu: datetime) -> int:
    """Forget every form that has run out; returns how many."""
    return Formulierconcept.objects.filter(verloopt_op__lte=nu).delete()[0]


def hash_van(sleutel: str) -> bytes:
    return hashlib.sha256(sleutel.encode(errors="replace")).digest()
