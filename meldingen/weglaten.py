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
# The endings of Dutch words that do not make them another one, and those of a name.
UITGANGEN = ("", "s", "n", "e", "en")
BEZIT = ("", "s", "je", "tje")
MIN_CIJFERS = 8

_NUMMER = re.compile(r"\+?\d(?:[\s\-./()_\u00a0\u2010-\u2015]*\d){7,}")
# Where one number ends and the next begins, when two stand in one field.
_TUSSEN_NUMMERS = re.compile(r"[/\n]|\s(?=[+0])")
# Within one word: nothing but a hyphen, or one at the end of a line.
_EEN_WOORD = re.compile(r"[^\s,;:.!?/()]*(?:-\s+[^\s,;:.!?/()]*)*")
_ACHTERAF = re.compile(r",\s*(?:[^\W\d_]\.[ -]?)*[^\W\d_]\.")
_ZINSEINDE = ".!?:;•"

Stuk = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """What is left out.

    `heel`: one word, so that 'Ismet' is not found in 'is met'. `eigennaam`: only with a capital or behind a title, so
    that 'Bakker' spares the bakker; `midden`: and not where a sentence begins. `letters`: initials, each with its dot.
    `aanloop`: a name, which takes along the initials at it, and these words in front of it.
    """

    plat: str
    uitgangen: tuple[str, ...] = UITGANGEN
    heel: bool = False
    eigennaam: bool = False
    midden: bool = False
    letters: bool = False
    aanloop: frozenset[str] | None = None
    titels: frozenset[str] = frozenset()


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

    def vorig_woord(self, plek: int) -> int | None:
        """Where the word before `plek` begins."""
        van = plek - 1
        while van >= 0 and van not in self.begin:
            van -= 1
        return van if van >= 0 else None

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


def nummers_in(waarde: str) -> frozenset[str]:
    """Every telephone number of a field, whatever stands around it: '06-12345678 / 036-1234567 (na 17 uur)'."""
    gevonden = [getroffen[0] for getroffen in _NUMMER.finditer(waarde)]
    delen = [*gevonden, *(deel for nummer in gevonden for deel in _TUSSEN_NUMMERS.split(nummer))]
    return frozenset(kaal for deel in delen if len(kaal := cijfers(deel)) >= MIN_CIJFERS)


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
        heel_woord = plek in platte.begin and platte.plat[tot:einde] in passage.uitgangen
        if heel_woord and _voldoet(platte, passage, plek, einde):
            yield _met_aanloop(platte, passage, plek, einde)
        plek = platte.plat.find(passage.plat, plek + 1)


def _voldoet(platte: Platte, passage: Passage, plek: int, einde: int) -> bool:
    van, tot = platte.stuk(plek, einde)
    if passage.heel and not _EEN_WOORD.fullmatch(platte.tekst, van, tot):
        return False
    if passage.letters:
        laatste = platte.tekst[platte.plek[einde - 1]]
        return _is_voorletter(platte, plek) and einde - 1 in platte.begin and laatste.isupper()
    if not passage.eigennaam:
        return True
    if _achter_titel(platte, plek, passage):
        return True
    return platte.tekst[van].isupper() and not (passage.midden and _begint_zin(platte, plek, passage))


def _achter_titel(platte: Platte, plek: int, passage: Passage) -> bool:
    """Also with 'de' or 'van' in between, when that belongs to the name."""
    tot, van = plek, platte.vorig_woord(plek)
    while van is not None and platte.plat[van:tot] in (passage.aanloop or ()):
        tot, van = van, platte.vorig_woord(van)
    return van is not None and platte.plat[van:tot] in passage.titels


def _met_aanloop(platte: Platte, passage: Passage, plek: int, einde: int) -> Stuk:
    if passage.aanloop is None:
        return platte.stuk(plek, einde)
    tot = platte.stuk(plek, einde)[1]
    if (achteraf := _ACHTERAF.match(platte.tekst, tot)) and _is_hoog(achteraf[0]):
        tot = achteraf.end()
    while (vorig := platte.vorig_woord(plek)) is not None:
        tussen = platte.tekst[platte.plek[plek - 1] + 1 : platte.plek[plek]]
        voornaam = _is_voorletter(platte, vorig) and platte.woordeinde(vorig + 1) == plek
        if tussen.strip(" .-'\u2019\n\r\t\u00a0") or not (voornaam or platte.plat[vorig:plek] in passage.aanloop):
            break
        plek = vorig
    return platte.plek[plek], tot


def _is_voorletter(platte: Platte, plek: int) -> bool:
    """One capital with a dot."""
    van, tot = platte.stuk(plek, plek + 1)
    return (
        platte.woordeinde(plek + 1) == plek + 1 and platte.tekst[van].isupper() and platte.tekst[tot : tot + 1] == "."
    )


def _is_hoog(tekst: str) -> bool:
    return not any(teken.islower() for teken in tekst)


def _begint_zin(platte: Platte, plek: int, passage: Passage) -> bool:
    """Behind the end of a sentence or at the beginning; a title or an initial with its dot ends none."""
    ervoor = platte.tekst[: platte.plek[plek]].rstrip(" \t\r\n\u00a0'\"\u2018\u201c([-*")
    if not ervoor or ervoor[-1] not in _ZINSEINDE:
        return not ervoor
    vorig = platte.vorig_woord(plek)
    return vorig is None or not (_is_voorletter(platte, vorig) or platte.plat[vorig:plek] in passage.titels)


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
