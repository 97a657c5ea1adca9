# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong between how somebody is on file and how he is reported. Each changes a copy, or gives None."""

import re
import string
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Final

from .bestand import een_januari, letters
from .mensen import VANDAAG, Bevolking, Mens

Verstoring = Callable[[Mens, Random, Bevolking], Mens | None]

# Spellings that sound alike in Dutch; tried in a random order, the first that changes anything.
GELIJK_VAN_KLANK: Final = (
    ("ij", "y"), ("y", "ij"), ("dt", "t"), ("d$", "t"), ("t$", "d"), ("ck", "k"), ("k", "c"), ("c", "k"),
    ("ph", "f"), ("f", "ph"), ("th", "t"), ("t", "th"), ("ei", "ij"), ("ij", "ei"), ("ou", "au"), ("au", "ou"),
    ("uij", "uy"), ("ui", "uy"), ("s", "z"), ("z", "s"), ("x", "ks"), ("ks", "x"), ("aa", "ae"), ("oo", "o"),
    ("nn", "n"), ("ll", "l"), ("ss", "s"), ("mm", "m"), ("rr", "r"), ("l", "ll"), ("n", "nn"),
)  # fmt: skip
# How names from elsewhere are written down by ear or by another custom.
OVERGEZET: Final = (
    ("ou", "oe"), ("oe", "ou"), ("ou", "u"), ("u", "oe"), ("ch", "sj"), ("sh", "sj"), ("sj", "sh"), ("kh", "ch"),
    ("ch", "sh"), ("dj", "j"), ("j", "dj"), ("y", "j"), ("i", "y"), ("y", "i"), ("ah$", "a"), ("a$", "ah"),
    ("q", "k"), ("k", "q"), ("gh", "g"), ("dd", "d"), ("d", "dd"), ("mm", "m"), ("m", "mm"), ("ss", "s"),
    ("s", "ss"), ("ee", "i"), ("i", "ie"), ("ie", "i"), ("o", "u"), ("u", "o"), ("e", "a"), ("a", "e"),
    ("z", "s"), ("w", "v"), ("v", "w"), ("cz", "tsj"), ("sz", "sj"), ("rz", "z"), ("h", ""),
)  # fmt: skip
ROEPNAMEN: Final = {
    "johannes": ("Jan", "Hans", "Johan"), "jan": ("Johannes",), "cornelis": ("Kees", "Cor"),
    "pieter": ("Piet", "Peter"),
    "hendrik": ("Henk", "Rik"), "willem": ("Wim", "Pim"), "gerrit": ("Ger",), "jacob": ("Jaap", "Ko"),
    "antonius": ("Ton", "Toon"), "franciscus": ("Frans",), "theodoor": ("Theo",), "nicolaas": ("Nico", "Klaas"),
    "christiaan": ("Chris",), "albert": ("Ab",), "maria": ("Ria", "Marie"), "johanna": ("Joke", "Hanna"),
    "cornelia": ("Corrie", "Nel"), "hendrika": ("Rika", "Henny"), "wilhelmina": ("Wil", "Mien"),
    "elisabeth": ("Els", "Betty", "Liesbeth"), "margaretha": ("Greet", "Margriet"), "geertruida": ("Truus",),
    "catharina": ("Trijn", "Toos", "Karin"), "jacoba": ("Coby",), "adriana": ("Jaan", "Adrie"),
    "petronella": ("Nel", "Petra"), "mohamed": ("Moh", "Mo"), "mehmet": ("Memo",), "krzysztof": ("Krzys",),
    "katarzyna": ("Kasia",), "malgorzata": ("Gosia",),
}  # fmt: skip


def typefout_achternaam(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    return _met_typefout(mens, "geboortenaam", rng)


def typefout_voornaam(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    return _met_typefout(mens, "voornamen", rng)


def dag_en_maand(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    dag = date.fromisoformat(mens["geboortedatum"])
    if dag.day > 12 or dag.day == dag.month:
        return None
    nieuw = dag.replace(day=dag.month, month=dag.day)
    return _met(mens, geboortedatum=nieuw.isoformat()) if nieuw <= VANDAAG else None


def cijfer_in_datum(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    """One digit of day, month or year wrong, or two next to each other swapped."""
    tekst = list(mens["geboortedatum"])
    plaats = rng.choice((2, 3, 5, 6, 8, 9))
    if rng.random() < 0.3 and plaats not in (3, 6, 9):
        tekst[plaats], tekst[plaats + 1] = tekst[plaats + 1], tekst[plaats]
    else:
        tekst[plaats] = rng.choice([c for c in string.digits if c != tekst[plaats]])
    try:
        dag = date.fromisoformat("".join(tekst))
    except ValueError:
        return None
    nieuw = dag.isoformat()
    return None if nieuw == mens["geboortedatum"] or dag > VANDAAG else _met(mens, geboortedatum=nieuw)


def alleen_jaar(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    return _met(mens, geboortedatum=mens["geboortedatum"][:4])


def met_1_januari(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """Of the birth date only the year was known, and a system made a day of it."""
    nieuw = een_januari(mens)
    return None if nieuw["geboortedatum"] == mens["geboortedatum"] else nieuw


def geen_geboortedatum(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    return zonder(mens, "geboortedatum")


def oud_adres(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """Reported where they lived before, which the file knows."""
    return _met(mens, adressen=mens["adressen"][1:]) if len(mens["adressen"]) > 1 else None


def verhuisd(mens: Mens, _: Random, bevolking: Bevolking) -> Mens | None:
    return _met(mens, adressen=[bevolking.adres()])


def geen_adres(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    return zonder(mens, "adressen")


def meisjesnaam(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """On file with the partner's name, reported by the birth name."""
    return zonder(mens, "partnernaam", "partnernaam_voorvoegsel") if mens.get("partnernaam") else None


def naam_van_partner(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """Reported by the name of the partner only."""
    if not mens.get("partnernaam"):
        return None
    kaal = zonder(mens, "partnernaam", "partnernaam_voorvoegsel")
    return _met(kaal, geboortenaam=mens["partnernaam"], voorvoegsel=mens["partnernaam_voorvoegsel"])


def dubbele_naam(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    """Both names in one field, either way round."""
    if not mens.get("partnernaam"):
        return None
    eigen = f"{mens['voorvoegsel']} {mens['geboortenaam']}".strip()
    partner = f"{mens['partnernaam_voorvoegsel']} {mens['partnernaam']}".strip()
    paar = [eigen, partner] if rng.random() < 0.5 else [partner, eigen]
    kaal = zonder(mens, "partnernaam", "partnernaam_voorvoegsel")
    return _met(kaal, geboortenaam="-".join(paar), voorvoegsel="")


def trouwde(mens: Mens, rng: Random, bevolking: Bevolking) -> Mens | None:
    """A woman who since took the name of somebody else beside her own."""
    if mens["geslacht"] != "vrouw" or mens.get("partnernaam"):
        return None
    naam = rng.choice(bevolking.namen["nederlands"][2])
    return _met(mens, geboortenaam=f"{naam}-{mens['geboortenaam']}")


def voorvoegsel(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    """Left out, another one, or written as a part of the name."""
    if not mens["voorvoegsel"]:
        return None
    hoe = rng.random()
    if hoe < 0.4:
        return _met(mens, voorvoegsel="")
    if hoe < 0.7:
        andere = [v for v in ("van de", "van der", "van den", "de", "van", "el", "ter") if v != mens["voorvoegsel"]]
        return _met(mens, voorvoegsel=rng.choice(andere))
    vast = mens["voorvoegsel"].replace(" ", "") + mens["geboortenaam"].lower()
    return _met(mens, voorvoegsel="", geboortenaam=vast.capitalize())


def zelfde_klank(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    return _anders_gespeld(mens, rng, GELIJK_VAN_KLANK, ("geboortenaam", "voornamen"))


def overgezet(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    """First name and surname by ear; for names that came through another alphabet or spelling."""
    nieuw = _anders_gespeld(mens, rng, OVERGEZET, ("voornamen",))
    return _anders_gespeld(nieuw, rng, OVERGEZET, ("geboortenaam",)) if nieuw else None


def voorletters(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    return letters(mens)


def roepnaam(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    namen = ROEPNAMEN.get(mens["voornamen"].split()[0].lower())
    return _met(mens, voornamen=rng.choice(namen)) if namen else None


def tweede_voornaam(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    namen = mens["voornamen"].split()
    return _met(mens, voornamen=namen[1]) if len(namen) > 1 else None


def zonder_tekens(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """Diacritics left out, or written the German way."""
    velden = {veld: mens[veld].translate(_KAAL) for veld in ("voornamen", "geboortenaam")}
    return _met(mens, **velden) if any(velden[veld] != mens[veld] for veld in velden) else None


def omgewisseld(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    """First name and surname in each other's field."""
    return _met(mens, voornamen=mens["geboortenaam"], geboortenaam=mens["voornamen"].split()[0], voorvoegsel="")


def jaren_later(mens: Mens, rng: Random, bevolking: Bevolking) -> Mens | None:
    """Moved, another telephone, and a birth date that somebody guessed by a few days."""
    dag = min(VANDAAG, date.fromisoformat(mens["geboortedatum"]) + timedelta(days=rng.choice((-2, -1, 1, 2))))
    return _met(zonder(mens, "telefoon"), adressen=[bevolking.adres()], geboortedatum=dag.isoformat())


def telefoon_van_huisgenoot(mens: Mens, rng: Random, _: Bevolking) -> Mens | None:
    thuis = mens["telefoons_thuis"]
    return _met(mens, gemelde_telefoon=rng.choice(thuis)) if thuis else None


def nieuw_nummer(mens: Mens, _: Random, bevolking: Bevolking) -> Mens | None:
    return _met(mens, gemelde_telefoon=bevolking.telefoon())


def eigen_nummer(mens: Mens, _: Random, __: Bevolking) -> Mens | None:
    return _met(mens, gemelde_telefoon=mens["telefoon"]) if "telefoon" in mens else None


def een_van_alle(mens: Mens, rng: Random, bevolking: Bevolking) -> Mens | None:
    return rng.choice(PER_DEEL[rng.randrange(len(PER_DEEL))])(mens, rng, bevolking)


def twee_tegelijk(mens: Mens, rng: Random, bevolking: Bevolking) -> Mens | None:
    """Two parts of what is known of somebody, each disturbed in a way of its own."""
    een, ander = rng.sample(PER_DEEL, 2)
    nieuw = rng.choice(een)(mens, rng, bevolking)
    return rng.choice(ander)(nieuw, rng, bevolking) if nieuw else None


# Of date, surname, first name, address and telephone: what goes wrong with it.
PER_DEEL: Final[tuple[tuple[Verstoring, ...], ...]] = (
    (dag_en_maand, cijfer_in_datum, alleen_jaar, geen_geboortedatum),
    (typefout_achternaam, meisjesnaam, naam_van_partner, dubbele_naam, trouwde, voorvoegsel, zelfde_klank, overgezet),
    (typefout_voornaam, voorletters, roepnaam, tweede_voornaam),
    (verhuisd, oud_adres, geen_adres),
    (nieuw_nummer, telefoon_van_huisgenoot),
)
_KAAL: Final = str.maketrans({"ü": "u", "ö": "o", "ë": "e", "ó": "o", "é": "e"})


def _met(mens: Mens, **velden: object) -> Mens:
    nieuw = deepcopy(mens)
    nieuw.update(velden)
    return nieuw


def zonder(mens: Mens, *velden: str) -> Mens:
    """A copy without these fields."""
    return {veld: deepcopy(waarde) for veld, waarde in mens.items() if veld not in velden}


def _met_typefout(mens: Mens, veld: str, rng: Random) -> Mens | None:
    nieuw = _typefout(mens[veld], rng)
    # Two equal letters swapped are the same name.
    return None if nieuw == mens[veld] else _met(mens, **{veld: nieuw})


def _typefout(naam: str, rng: Random) -> str:
    """One letter left out, doubled, replaced by another, or swapped with the next."""
    if len(naam) < 3:
        return naam + rng.choice("eans")
    plaats = rng.randrange(1, len(naam) - 1)
    hoe = rng.randrange(4)
    if hoe == 0:
        return naam[:plaats] + naam[plaats + 1 :]
    if hoe == 1:
        return naam[:plaats] + naam[plaats] + naam[plaats:]
    if hoe == 2:
        return naam[:plaats] + rng.choice(string.ascii_lowercase) + naam[plaats + 1 :]
    return naam[:plaats] + naam[plaats + 1] + naam[plaats] + naam[plaats + 2 :]


def _anders_gespeld(
    mens: Mens, rng: Random, regels: tuple[tuple[str, str], ...], velden: tuple[str, ...]
) -> Mens | None:
    for veld in rng.sample(velden, len(velden)):
        for patroon, door in rng.sample(regels, len(regels)):
            naam = mens[veld]
            nieuw = re.sub(patroon, door, naam, count=1, flags=re.IGNORECASE)
            if nieuw != naam and len(nieuw) > 1:
                return _met(mens, **{veld: nieuw[0].upper() + nieuw[1:]})
    return None
