# SPDX-License-Identifier: EUPL-1.2
"""Who answers: our own search, and who only takes what is exactly equal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from dossiers.formaat.personen import Persoon
from dossiers.vragen import als_vraag, van_allen
from personen.kandidaten import Kandidaat, zoek_kandidaten, zoek_samen
from personen.kandidaten import Vraag as Zoekvraag

from .antwoord import BEKEND, ONBEKEND, ONBESLIST, Antwoord, Paar
from .klok import Klok
from .mensen import Mens
from .paren import Vraag

TE_WEINIG = Antwoord((), None, ONBEKEND)


@dataclass
class Loop:
    """What a searcher said, and how long each time took him."""

    paren: list[Paar] = field(default_factory=list)
    klok: Klok = field(default_factory=Klok)
    geweigerd: int = 0


def zoekvraag(mens: Mens) -> Zoekvraag:
    return als_vraag(Persoon.model_validate({"id": "vraag", **mens}, strict=False))


def eigen(organisatie_id: int, vragen: Iterable[Vraag], wie: Mapping[int, str]) -> Loop:
    loop = Loop()
    for vraag in vragen:
        gezocht = zoekvraag(vraag.mens)
        try:
            with loop.klok.meet():
                gevonden = zoek_kandidaten(organisatie_id=organisatie_id, vraag=gezocht)
        except ValidationError:
            loop.geweigerd += 1
            gevonden = []
        loop.paren.append(Paar(vraag, _antwoord(gevonden, wie)))
    return loop


def gezinnen(organisatie_id: int, vragen: Iterable[Sequence[Vraag]]) -> Klok:
    """How long a whole family takes."""
    klok = Klok()
    for gezin in vragen:
        gezocht = [zoekvraag(vraag.mens) for vraag in gezin]
        with klok.meet():
            zoek_samen(organisatie_id=organisatie_id, vragen=gezocht)
    return klok


def _antwoord(gevonden: Sequence[Kandidaat], wie: Mapping[int, str]) -> Antwoord:
    return Antwoord(
        vijf=tuple(wie[kandidaat.persoon_id] for kandidaat in gevonden),
        bekend=next((wie[kandidaat.persoon_id] for kandidaat in gevonden if kandidaat.oordeel == BEKEND), None),
        oordeel=van_allen({kandidaat.oordeel for kandidaat in gevonden}),
    )


def exact(bekend: Iterable[Mens], vragen: Iterable[Vraag]) -> Loop:
    """The same BSN, or the same first names, surname and birth date, whatever the capitals."""
    op_bsn: dict[str, str] = {}
    op_naam: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for mens in bekend:
        if "bsn" in mens:
            op_bsn[mens["bsn"]] = mens["id"]
        if sleutel := _naam_en_datum(mens):
            op_naam[sleutel].append(mens["id"])
    loop = Loop()
    for vraag in vragen:
        gevonden = [op_bsn[bsn]] if (bsn := vraag.mens.get("bsn", "")) in op_bsn else []
        if not gevonden and (sleutel := _naam_en_datum(vraag.mens)):
            gevonden = op_naam.get(sleutel, [])
        een = gevonden[0] if len(gevonden) == 1 else None
        oordeel = BEKEND if een else ONBESLIST if gevonden else ONBEKEND
        loop.paren.append(Paar(vraag, Antwoord(tuple(gevonden[:5]), een, oordeel)))
    return loop


def _naam_en_datum(mens: Mens) -> tuple[str, ...] | None:
    if len(mens.get("geboortedatum", "")) != 10 or not mens["voornamen"]:
        return None
    delen = ("voornamen", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam")
    return (*(mens.get(deel, "").casefold() for deel in delen), mens["geboortedatum"])
