# SPDX-License-Identifier: EUPL-1.2
"""By what a secret source is recognised in a text: what always goes, and what a person must weigh (ADR 0090).

Names, telephone numbers and e-mail addresses go. A functie and an institution go as the phrase that they are; one that
is an ordinary word goes nowhere, because half a dossier would go with it: the sender is told that it is there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final

from organisaties.models import Gemeente

from . import weglaten
from .gewone_woorden import (
    FUNCTIEWOORDEN,
    GEWOON,
    KERN,
    KLEIN,
    LABELS,
    LIDWOORDEN,
    PROVINCIES,
    TITELS,
    TUSSENVOEGSELS,
)
from .models import Betrokkene, Bron, Casus
from .weglaten import BEZIT, UITGANGEN, Passage

# From so many letters a word says something; an abbreviation that is shorter counts with a capital.
KORTSTE_NAAM: Final = 4
KORTSTE_ZONDER_HOOFDLETTER: Final = 3


@dataclass(frozen=True)
class Kenmerken:
    """`let_op`: what is found and stays."""

    passages: tuple[Passage, ...] = ()
    nummers: frozenset[str] = frozenset()
    let_op: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Gezin:
    """Of whom the names and initials give nothing away: a grandmother who reports has those of the family."""

    namen: frozenset[str]
    voorletters: frozenset[str]


def lees_kenmerken(casus: Casus, geheim: list[Bron]) -> Kenmerken:
    """Of these sources of one casus; one query, and one more with an institution such as 'Basisschool De Brug'."""
    if not geheim:
        return Kenmerken()
    gezin = _gezin_van(casus)
    passages = [passage for bron in geheim for passage in _van_bron(bron, gezin)]
    rest = [kern for bron in geheim for waarde in _van_wie(bron)[1:] if (kern := _eigen_deel(waarde))]
    if rest:
        plaatsen = PROVINCIES | {weglaten.plat(naam) for naam in Gemeente.objects.values_list("naam", flat=True)}
        passages += [_woordgroep(kern) for kern in rest if "".join(kern) not in plaatsen]
    return Kenmerken(
        passages=tuple(passages),
        nummers=frozenset(nummer for bron in geheim for nummer in weglaten.nummers_in(bron.telefoon or "")),
        let_op=tuple(passage for bron in geheim for passage in _te_wegen(bron, gezin)),
    )


def _gezin_van(casus: Casus) -> Gezin:
    namen: set[str] = set()
    letters: set[str] = set()
    rijen = Betrokkene.objects.filter(casus=casus).values_list(
        "persoon__voornamen", "persoon__geboortenaam", "persoon__partnernaam", "persoon__voorvoegsel"
    )
    for voornamen, *achternamen, voorvoegsel in rijen:
        voor = weglaten.woorden(voornamen)
        namen |= {*voor, *weglaten.woorden(voorvoegsel)}
        for achternaam in achternamen:
            achter = weglaten.woorden(achternaam)
            namen |= set(achter)
            letters |= {_letters([*keuze, *achter]) for keuze in (voor, voor[:1])}
    return Gezin(frozenset(namen), frozenset(letters))


def _van_bron(bron: Bron, gezin: Gezin) -> Iterator[Passage]:
    yield from _van_naam(bron.naam or "", gezin)
    for waarde in _van_wie(bron):
        if (groep := _woorden_van(waarde)) and not _is_gewoon(groep):
            yield _woordgroep(groep)
    if adres := weglaten.plat(bron.email or ""):
        yield Passage(adres, BEZIT)


def _van_wie(bron: Bron) -> tuple[str, ...]:
    """What it does and where it belongs: of a melder also the party that the melding was said to come from."""
    partij = bron.melding.melder_partij if bron.soort == Bron.Soort.MELDER else None
    return bron.functie or "", bron.instelling or "", partij.naam if partij else ""


def _van_naam(naam: str, gezin: Gezin) -> Iterator[Passage]:
    """Each part on its own, the whole of it, and its initials."""
    woorden = _zonder_aanhef(weglaten.woorden(naam))
    delen = [woord for woord in woorden if len(woord) > 1 and woord not in TUSSENVOEGSELS]
    aanloop = frozenset(woorden) & TUSSENVOEGSELS
    for deel in sorted(set(delen) - gezin.namen):
        yield Passage(
            deel, BEZIT, heel=True, eigennaam=deel in GEWOON or len(deel) < KORTSTE_ZONDER_HOOFDLETTER,
            midden=deel in FUNCTIEWOORDEN, aanloop=aanloop, titels=TITELS,
        )  # fmt: skip
    for stuk in naam.split():
        if "-" in stuk and not set(weglaten.woorden(stuk)) <= gezin.namen:
            yield Passage(weglaten.plat(stuk), BEZIT, heel=True, aanloop=aanloop)
    if len(delen) > 1 and not set(delen) <= gezin.namen:
        yield Passage("".join(woorden), BEZIT)
    yield from _van_voorletters(woorden, gezin)


def _zonder_aanhef(woorden: list[str]) -> list[str]:
    """'De heer De Boer' is De Boer; who is called De Heer keeps that name."""
    begin = 0
    while begin < len(woorden) - 1 and woorden[begin] in TITELS | LIDWOORDEN:
        begin += 1
    while begin > 0 and woorden[begin - 1] in TUSSENVOEGSELS:
        begin -= 1
    return woorden[begin:]


def _van_voorletters(woorden: list[str], gezin: Gezin) -> Iterator[Passage]:
    """'A.V.', 'A.d.V.' and 'A. de V.' of Anna de Vries."""
    letters = _letters(woorden)
    if len(letters) > 1 and letters not in gezin.voorletters:
        voluit = "".join(woord if woord in TUSSENVOEGSELS else woord[0] for woord in woorden)
        for vorm in sorted({letters, voluit, "".join(woord[0] for woord in woorden)}):
            yield Passage(vorm, ("",), letters=True)


def _letters(woorden: Iterable[str]) -> str:
    return "".join(woord[0] for woord in woorden if len(woord) == 1 or woord not in TUSSENVOEGSELS)


def _woorden_van(waarde: str) -> list[str]:
    return list(dropwhile(LIDWOORDEN.__contains__, weglaten.woorden(waarde)))


def _is_gewoon(groep: list[str]) -> bool:
    """One ordinary word, a label of a code list, or kinship alone ('moeder van het kind')."""
    if len(groep) == 1:
        return any(groep[0].removesuffix(uitgang) in FUNCTIEWOORDEN for uitgang in UITGANGEN)
    return "".join(groep) in LABELS or set(groep) <= KERN | KLEIN


def _eigen_deel(instelling: str) -> list[str]:
    """What is left of 'Basisschool De Brug' without what it is; nothing when that is all of it."""
    groep = _woorden_van(instelling)
    rest = list(dropwhile((FUNCTIEWOORDEN | KLEIN).__contains__, groep))
    return rest if len(rest) < len(groep) else []


def _woordgroep(groep: list[str]) -> Passage:
    plat = "".join(groep)
    gewoon = len(groep) == 1 and plat in GEWOON
    return Passage(plat, heel=len(groep) == 1, eigennaam=gewoon or len(plat) < KORTSTE_NAAM)


def _te_wegen(bron: Bron, gezin: Gezin) -> Iterator[Passage]:
    for waarde in _van_wie(bron):
        groep = _woorden_van(waarde)
        for woord in groep:
            if woord in FUNCTIEWOORDEN or (woord not in KLEIN and _is_gewoon(groep)):
                yield Passage(woord, heel=True)
    for woord in set(_zonder_aanhef(weglaten.woorden(bron.naam or ""))) & FUNCTIEWOORDEN - gezin.namen:
        yield Passage(woord, BEZIT, heel=True, eigennaam=True)
