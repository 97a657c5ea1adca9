# SPDX-License-Identifier: EUPL-1.2
"""Leaving passages out of a text: pure, no database. What counts as the same passage is decided here.

Case, accents, whitespace, line breaks and punctuation make no difference, and neither do characters that cannot be
seen. A passage is whole words, the last of which may have a short ending ('buurvrouw' is found in 'Buurvrouws').
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

WEGGELATEN = "[weggelaten]"
# The endings of Dutch words that do not make them another one, and the one that makes a name a genitive.
UITGANGEN = ("", "s", "n", "e", "en")
BEZIT = ("", "s")
MIN_CIJFERS = 8

_NUMMER = re.compile(r"\+?\d(?:[\s\-./()\u00a0]*\d){7,}")

Stuk = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """What is left out. `eigennaam`: only where it begins with a capital, so that 'Bakker' spares the bakker."""

    plat: str
    uitgangen: tuple[str, ...] = UITGANGEN
    eigennaam: bool = False


@dataclass(frozen=True)
class Platte:
    """A text as its letters and digits alone, with where each of them stands in the text."""

    tekst: str
    plat: str
    plek: tuple[int, ...]
    begin: frozenset[int]

    @classmethod
    def van(cls, tekst: str) -> "Platte":
        letters: list[str] = []
        plek: list[int] = []
        begin: set[int] = set()
        los = True
        for index, teken in enumerate(tekst):
            delen = [deel for deel in unicodedata.normalize("NFKD", teken).casefold() if deel.isalnum()]
            if delen:
                if los:
                    begin.add(len(letters))
                los = False
                letters += delen
                plek += [index] * len(delen)
            elif not _onzichtbaar(teken):
                los = True
        return cls(tekst, "".join(letters), tuple(plek), frozenset(begin))

    def woordeinde(self, vanaf: int) -> int:
        """The end of the word that `vanaf` is in or just behind."""
        einde = vanaf
        while einde < len(self.plat) and einde not in self.begin:
            einde += 1
        return einde

    def stuk(self, van: int, tot: int) -> Stuk:
        """Where in the text the letters van..tot stand, marks that belong to the last one included."""
        einde = self.plek[tot - 1] + 1
        while einde < len(self.tekst) and _onzichtbaar(self.tekst[einde]):
            einde += 1
        return self.plek[van], einde


def plat(tekst: str) -> str:
    """By which two passages are the same."""
    return Platte.van(tekst).plat


def woorden(tekst: str) -> list[str]:
    """The words of a text, as they are compared."""
    platte = Platte.van(tekst)
    grenzen = [*sorted(platte.begin), len(platte.plat)]
    return [platte.plat[van:tot] for van, tot in pairwise(grenzen)]


def vind(tekst: str, passages: tuple[Passage, ...], nummers: frozenset[str] = frozenset()) -> list[Stuk]:
    """Where the passages and the telephone numbers stand; what overlaps or touches is one piece."""
    platte = Platte.van(tekst)
    stukken = [stuk for passage in passages for stuk in _van_passage(platte, passage)]
    stukken += [
        gevonden.span() for gevonden in _NUMMER.finditer(tekst) if any(n in cijfers(gevonden[0]) for n in nummers)
    ]
    return _samen(platte, sorted(stukken))


def laat_weg(tekst: str, stukken: list[Stuk]) -> str:
    """`stukken` as `vind` gives them."""
    delen, tot = [], 0
    for van, einde in stukken:
        delen += [tekst[tot:van], WEGGELATEN]
        tot = einde
    return "".join([*delen, tekst[tot:]])


def cijfers(nummer: str) -> str:
    """A telephone number as one would dial it within the country."""
    kaal = re.sub(r"\D", "", nummer)
    for land in ("0031", "31"):
        if kaal.startswith(land):
            return "0" + kaal.removeprefix(land).removeprefix("0")
    return kaal


def _van_passage(platte: Platte, passage: Passage) -> Iterator[Stuk]:
    plek = platte.plat.find(passage.plat) if passage.plat else -1
    while plek >= 0:
        tot = plek + len(passage.plat)
        einde = platte.woordeinde(tot)
        eigen = not passage.eigennaam or platte.tekst[platte.plek[plek]].isupper()
        if plek in platte.begin and eigen and platte.plat[tot:einde] in passage.uitgangen:
            yield platte.stuk(plek, einde)
        plek = platte.plat.find(passage.plat, plek + 1)


def _samen(platte: Platte, stukken: list[Stuk]) -> list[Stuk]:
    samen: list[Stuk] = []
    for van, tot in stukken:
        if samen and not any(teken.isalnum() for teken in platte.tekst[samen[-1][1] : van]):
            samen[-1] = (samen[-1][0], max(samen[-1][1], tot))
        else:
            samen.append((van, tot))
    return samen


def _onzichtbaar(teken: str) -> bool:
    """Combining marks, and format characters such as a soft hyphen: they end no word."""
    return unicodedata.category(teken) in ("Mn", "Me", "Cf")
