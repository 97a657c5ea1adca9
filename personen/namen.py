# SPDX-License-Identifier: EUPL-1.2
"""Dutch names: parts, a folded key to sort on, and sound keys to find the same name written otherwise.

A sound key is coarse on purpose: it decides who is compared, never who is the same. Changing a
rule here changes keys that are stored: run `manage.py schrijf_naamsleutels` after it.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

SLEUTELLENGTE = 80
TELEFOONLENGTE = 9

# From the national list of prefixes (BRP table 36), plus particles that are written apart or not.
_VOORVOEGSELTEKST = (
    "a aan af al auf aus av bei ben bij bin boven d da dal dalla das de degli dei del dela della den der des "
    "di die dit do don dos du e een el en het i ibn im in l la las le les lo los n o of onder op over ou "
    "oude s t te ten ter tho thoe thor to toe tot uijt uit unter v van vanden vander ver vom von voor vor y "
    "zu zum zur"
)
VOORVOEGSELWOORDEN = frozenset(_VOORVOEGSELTEKST.split())

# Letters that do not fall apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
# By code point, because most of them look alike: ' ` and the typographic ones.
_APOSTROFS = re.compile("['`\u00b4\u02bc\u2018\u2019]")
_GEEN_LETTER = re.compile(r"[^\w]+|_")
_KOPPELTEKEN = re.compile("\\s*[-/\u2010\u2011\u2013\u2014]\\s*")

_GELIJKE_LETTERS = {"c": "k", "q": "k", "z": "s", "j": "i", "y": "i"}

# In this order: a rule may rely on the ones above it.
_KLANKREGELS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(patroon), vervanging)
    for patroon, vervanging in (
        (r"sch", "s"),
        (r"^ch(?=r)", "k"),
        (r"^cees", "kees"),
        (r"cks|kx|cx|x|ks", "ks"),
        (r"ck|cq|qu|q", "k"),
        (r"ch|gh", "g"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"sz|tz|z", "s"),
        (r"uij|uy|ui", "ui"),
        (r"eij|ey|ei|ij|y", "y"),
        (r"(?<=[ao])i", "y"),
        (r"ouw|auw|ou|au", "au"),
        (r"ae", "a"),
        (r"(dt|d|t)$", "t"),
        (r"(.)\1+", r"\1"),
    )
)


class Naamsleutels(NamedTuple):
    """What is stored to find somebody by: `naam_sleutel` sorts, the others find."""

    naam_sleutel: str
    klank_1: str
    klank_2: str
    voorletter_sleutel: str
    voornaam_klank: str
    telefoon_sleutel: str


def vouw(tekst: str) -> str:
    """Lower case, without marks, apostrophes and punctuation; words divided by one space."""
    if tekst.isascii():
        return " ".join(_GEEN_LETTER.sub(" ", _APOSTROFS.sub("", tekst.lower())).split())
    # Apart before and after: a letter in a fancy shape only has a lower case once it is plain.
    kaal = unicodedata.normalize("NFKD", tekst).casefold().translate(_LETTERS)
    kaal = unicodedata.normalize("NFKD", kaal)
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    return " ".join(_GEEN_LETTER.sub(" ", _APOSTROFS.sub("", kaal)).split())


def splits_voorvoegsel(achternaam: str) -> tuple[str, str]:
    """('van den', 'Berg') of 'van den Berg', 'Berg, van den' and 'Berg van den'; never an empty name."""
    naam, _, achteraan = (deel.strip() for deel in achternaam.partition(","))
    woorden = naam.split()
    if achteraan and all(_is_voorvoegsel(woord) for woord in achteraan.split()):
        return achteraan, naam
    if achteraan:
        woorden = [*woorden, *achteraan.split()]
    voor = 0
    while voor < len(woorden) - 1 and _is_voorvoegsel(woorden[voor]):
        voor += 1
    if voor:
        return " ".join(woorden[:voor]), " ".join(woorden[voor:])
    na = len(woorden)
    while na > 1 and _is_voorvoegsel(woorden[na - 1]):
        na -= 1
    return " ".join(woorden[na:]), " ".join(woorden[:na])


# Few names are borne by many, and a family mostly shares its name.
@lru_cache(maxsize=50_000)
def klank(naam: str) -> str:
    """The sound key of one single surname or first name, its prefix left out."""
    woorden = vouw(splits_voorvoegsel(naam)[1]).split()
    eigen = [woord for woord in woorden if woord not in VOORVOEGSELWOORDEN] or woorden
    sleutel = "".join(eigen)
    for patroon, vervanging in _KLANKREGELS:
        sleutel = patroon.sub(vervanging, sleutel)
    return sleutel[:SLEUTELLENGTE]


@lru_cache(maxsize=50_000)
def helften(achternaam: str) -> tuple[str, ...]:
    """The names in a double surname, folded and without prefix, the last (mostly the birth name) first."""
    if not achternaam:
        return ()
    delen = [deel for deel in _KOPPELTEKEN.split(achternaam) if vouw(deel)]
    # 'El-Amrani' is one name with its prefix, not two names.
    namen = [deel for deel in delen if not _is_voorvoegsel(deel)] or delen
    # Without its prefix nothing may be left but a sign.
    return tuple(dict.fromkeys(vouw(splits_voorvoegsel(deel)[1]) or vouw(deel) for deel in reversed(namen)))


@lru_cache(maxsize=1024)
def klanken(achternaam: str) -> tuple[str, ...]:
    """A sound key per half of a double surname, in the order of `helften`."""
    return tuple(dict.fromkeys(sleutel for helft in helften(achternaam) if (sleutel := klank(helft))))


def voorletter(voornamen: str) -> str:
    """The first letter, with letters that stand for each other as one: Karel and Carel, Youssef and Joussef.

    Not the sound key: an initial C must meet both Cornelis and Cecilia.
    """
    eerste = vouw(voornamen)[:1]
    return _GELIJKE_LETTERS.get(eerste, eerste)


def voornaamklank(voornamen: str) -> str:
    """The sound key of the first given name; a loose letter is an initial and has none."""
    eerste = next(iter(vouw(voornamen).split()), "")
    return klank(eerste) if len(eerste) > 1 else ""


@lru_cache(maxsize=20_000)
def telefoonsleutel(telefoon: str) -> str:
    """The last nine digits, so that +31 and 0 are one; fewer than nine are no whole number and find nobody."""
    cijfers = "".join(teken for teken in telefoon if teken in "0123456789")
    return cijfers[-TELEFOONLENGTE:] if len(cijfers) >= TELEFOONLENGTE else ""


def sleutels(
    *,
    voornamen: str = "",
    voorletters: str = "",
    voorvoegsel: str = "",
    geboortenaam: str = "",
    partnernaam: str = "",
    telefoon: str = "",
) -> Naamsleutels:
    """All keys of a person; every writer of a Persoon takes them from here.

    Two sound keys are kept. A person who has more names than that (a double birth name and a
    partner's name) keeps the last half of the birth name and the partner's name.
    """
    eigen, van_partner = klanken(geboortenaam), klanken(partnernaam)
    op_volgorde = [*eigen[:1], *van_partner, *eigen[1:]]
    klank_1, klank_2, *_ = [*dict.fromkeys(op_volgorde), "", ""]
    eigen_prefix, kern = splits_voorvoegsel(geboortenaam or partnernaam)
    delen = (vouw(kern), vouw(voornamen or voorletters), vouw(f"{voorvoegsel} {eigen_prefix}"))
    return Naamsleutels(
        naam_sleutel=" ".join(deel for deel in delen if deel)[:SLEUTELLENGTE],
        klank_1=klank_1,
        klank_2=klank_2,
        voorletter_sleutel=voorletter(voornamen or voorletters),
        voornaam_klank=voornaamklank(voornamen),
        telefoon_sleutel=telefoonsleutel(telefoon),
    )


def _is_voorvoegsel(woord: str) -> bool:
    gevouwen = vouw(woord)
    return bool(gevouwen) and all(deel in VOORVOEGSELWOORDEN for deel in gevouwen.split())
