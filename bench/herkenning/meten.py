# SPDX-License-Identifier: EUPL-1.2
"""Puts people on file, asks after them, and counts who was found."""

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from dossiers.naspelen.boek import Boek
from dossiers.naspelen.intake import maak_persoon
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import ReeksUitgifte
from dossiers.wereld import Wereld
from organisaties.models import VTOrganisatie
from personen.kandidaten import Vraag as Zoekvraag
from personen.kandidaten import zoek_kandidaten
from personen.models import Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens

from .mensen import Mens
from .paren import Vraag, Vragen


@dataclass
class Telling:
    """`plaatsen`: of each question about somebody on file, where he stood in the answer (0 first), or None."""

    plaatsen: dict[tuple[str, str], list[int | None]] = field(default_factory=lambda: defaultdict(list))
    milliseconden: list[float] = field(default_factory=list)
    geweigerd: int = 0


def bevolk(vragen: Vragen, personen: int) -> dict[int, str]:
    """Write the people; gives the id on file of each row."""
    regio = VTOrganisatie.objects.get(code="flevoland")
    nu = timezone.now()
    wereld, schrijver, wie = Wereld(regio, nu, ReeksUitgifte(), {}, {}), Schrijver(), {}
    with transaction.atomic():
        for mens in vragen.bevolk(personen):
            boek = Boek(wereld)
            rij = maak_persoon(boek, _gegevens(mens), _adres(mens), nu)
            wie[rij["id"]] = mens["id"]
            schrijver.voeg_toe(boek.rijen)
        schrijver.spoel()
    return wie


def vraag_na(vragen: Iterable[Vraag], wie: dict[int, str]) -> Telling:
    telling, organisatie_id = Telling(), Persoon.objects.values_list("organisatie_id", flat=True)[0]
    for vraag in vragen:
        begin = time.perf_counter()
        try:
            gevonden = zoek_kandidaten(organisatie_id=organisatie_id, vraag=_zoekvraag(vraag.mens))
        except ValidationError:
            telling.geweigerd += 1
            gevonden = []
        telling.milliseconden.append(1000 * (time.perf_counter() - begin))
        if vraag.is_ is not None:
            namen = [wie[kandidaat.persoon_id] for kandidaat in gevonden]
            telling.plaatsen[vraag.soort, vraag.herkomst].append(namen.index(vraag.is_) if vraag.is_ in namen else None)
    return telling


def stel(zaad: int, *, personen: int, aantal: int) -> tuple[dict[int, str], list[Vraag]]:
    """The people of the half to measure are on file; the questions about them."""
    # No secrets here: the same seed must give the same people.
    vragen = Vragen(Random(zaad), proef=True)  # noqa: S311
    wie = bevolk(vragen, personen)
    return wie, vragen.stel(aantal)


def _gegevens(mens: Mens) -> PersoonGegevens:
    teksten = ("voornamen", "voorvoegsel", "geboortenaam", "partnernaam", "partnernaam_voorvoegsel", "telefoon")
    return PersoonGegevens(
        **{veld: mens.get(veld, "") for veld in teksten},
        geboortedatum=date.fromisoformat(mens["geboortedatum"]),
        geboortedatum_precisie="dag",
        geslacht=f"geslacht:{mens['geslacht']}",
        bsn=mens.get("bsn"),
        bsn_reden=f"bsnreden:{mens['bsn_reden']}" if "bsn_reden" in mens else None,
    )


def _adres(mens: Mens) -> AdresGegevens:
    return AdresGegevens(**mens["adressen"][0], gemeente="GM0034")


def _zoekvraag(mens: Mens) -> Zoekvraag:
    adres: dict[str, Any] = next(iter(mens.get("adressen", ())), {})
    geboren = mens.get("geboortedatum", "")
    eigen = f"{mens.get('voorvoegsel', '')} {mens.get('geboortenaam', '')}".strip()
    partner = f"{mens.get('partnernaam_voorvoegsel', '')} {mens.get('partnernaam', '')}".strip()
    return Zoekvraag(
        achternaam=f"{partner}-{eigen}" if partner else eigen,
        voornamen=mens.get("voornamen") or mens.get("voorletters", ""),
        geboortedatum=date.fromisoformat(geboren) if len(geboren) == 10 else None,
        postcode=adres.get("postcode", ""),
        huisnummer=adres.get("huisnummer"),
        bsn=mens.get("bsn", ""),
    )
