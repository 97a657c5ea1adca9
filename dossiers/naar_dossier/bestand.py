# SPDX-License-Identifier: EUPL-1.2
"""A whole file of lines: its head, who is named in it, and the casussen and adviezen of one organisation."""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from django.db.models import Q

from dossiers.daden import Daad
from dossiers.formaat import VERSIE, Kop
from dossiers.naspelen.boek import Boek
from organisaties.models import Medewerker, VTOrganisatie

from .dossier import maak_regel
from .vorm import Deel, deel, moment


@dataclass
class Geschreven:
    """What went into the file; what did not: of another organisation, or a contact that became nothing."""

    dossiers: int = 0
    overgeslagen: int = 0


def schrijf_bestand(
    pad: Path, regio: VTOrganisatie, zaken: Iterable[tuple[Boek, list[Daad]]], *, bron: str, gemaakt_op: datetime
) -> Geschreven:
    """Write a file that only its owner reads; what fails leaves none. Raises FileExistsError.

    It is not encrypted: it is for fictitious people.
    """
    met_rechten = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        return _schrijf(met_rechten, pad, regio, zaken, bron, gemaakt_op)
    except BaseException:
        pad.unlink()
        raise


def _schrijf(
    met_rechten: int, pad: Path, regio: VTOrganisatie, zaken: Iterable[tuple[Boek, list[Daad]]], bron: str,
    gemaakt_op: datetime,
) -> Geschreven:  # fmt: skip
    # Who is named is known when all is written, and must be read first.
    with (
        os.fdopen(met_rechten, "w", encoding="utf-8") as uit,
        TemporaryFile("w+", encoding="utf-8", dir=pad.parent) as rest,
    ):
        geschreven, genoemd = _schrijf_zaken(rest, regio, zaken)
        kop = {"soort": "kop", "formaat": "dossier", "versie": VERSIE, "organisatie": regio.code, "bron": bron}
        _regel(uit, deel(Kop, **kop, gemaakt_op=moment(gemaakt_op)))
        for medewerker in _medewerkers(genoemd):
            _regel(uit, medewerker)
        rest.seek(0)
        shutil.copyfileobj(rest, uit)
    return geschreven


def _schrijf_zaken(
    uit: TextIO, regio: VTOrganisatie, zaken: Iterable[tuple[Boek, list[Daad]]]
) -> tuple[Geschreven, set[int]]:
    geschreven, genoemd, namen = Geschreven(), set[int](), _Namen(regio)
    for boek, daden in zaken:
        gemaakt = maak_regel(boek, daden, namen) if boek.organisatie_id == regio.pk else None
        if gemaakt is None:
            geschreven.overgeslagen += 1
            continue
        regel, wie = gemaakt
        genoemd |= wie
        geschreven.dossiers += 1
        _regel(uit, regel)
    return geschreven, genoemd


def _regel(uit: TextIO, regel: Deel) -> None:
    uit.write(json.dumps(regel, ensure_ascii=False, separators=(",", ":")))
    uit.write("\n")


class _Namen(dict[int, str]):
    """User names of the staff of a region and its parties, read when the first is asked: a profile makes staff too."""

    def __init__(self, regio: VTOrganisatie) -> None:
        super().__init__()
        self._regio = regio

    def __missing__(self, pk: int) -> str:
        van_regio = Q(vt_organisatie=self._regio) | Q(organisatie__vt_organisatie=self._regio)
        self.update(Medewerker.objects.filter(van_regio).values_list("pk", "username"))
        if pk not in self:
            raise LookupError("een medewerker van een andere organisatie")
        return self[pk]


def _medewerkers(genoemd: set[int]) -> Iterable[Deel]:
    rijen = Medewerker.objects.filter(pk__in=genoemd).order_by("username").select_related("organisatie")
    for rij in rijen:
        partij = {"partij": rij.organisatie.code} if rij.organisatie else {}
        yield {"soort": "medewerker", "id": rij.username, "naam": rij.naam, **partij}
