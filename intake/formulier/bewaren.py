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

BEWAARTIJD: Final = timedelta(days=7)
MEESTE_BYTES: Final = 300_000
SLEUTEL_BYTES: Final = 32

Velden = dict[str, list[str]]


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


def bewaar(concept: Formulierconcept, tab: str, velden: Mapping[str, list[str]], *, nu: datetime) -> None:
    """Keep one tab as typed; the others stay. It is kept a full term from now on.

    Two windows on one form each keep their own tab. Refuses, at no field, a form that grows past `MEESTE_BYTES`.
    """
    with transaction.atomic():
        rij = Formulierconcept.objects.select_for_update().filter(pk=concept.pk).first()
        if rij is None:
            raise OngeldigeInvoer("Dit formulier is inmiddels verstuurd of gewist.", veld="__all__")
        inhoud = json.dumps({**inhoud_van(rij), tab: dict(velden)}, ensure_ascii=False)
        inhoud = inhoud.encode(errors="replace").decode()
        if len(inhoud.encode()) > MEESTE_BYTES:
            raise OngeldigeInvoer("Dit is te veel tekst voor dit formulier. Kort het in, of bel ons.", veld="__all__")
        rij.inhoud, rij.bijgewerkt_op, rij.verloopt_op = inhoud, nu, nu + BEWAARTIJD
        rij.versie += 1
        rij.save(update_fields=["inhoud", "bijgewerkt_op", "verloopt_op", "versie"])


def gooi_weg(concept: Formulierconcept) -> None:
    Formulierconcept.objects.filter(pk=concept.pk).delete()


def ruim_op(nu: datetime) -> int:
    """Forget every form that has run out; returns how many."""
    return Formulierconcept.objects.filter(verloopt_op__lte=nu).delete()[0]


def hash_van(sleutel: str) -> bytes:
    return hashlib.sha256(sleutel.encode(errors="replace")).digest()
