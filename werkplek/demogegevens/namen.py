# SPDX-License-Identifier: EUPL-1.2
"""Made-up people. Surnames are put together from syllables, so that none is a name that somebody carries on purpose."""

from random import Random
from typing import Final, NamedTuple

from personen.bsn import voldoet_aan_elfproef


class Naam(NamedTuple):
    voornaam: str
    voorvoegsel: str
    geboortenaam: str


class _Taal(NamedTuple):
    gewicht: int
    vrouwen: tuple[str, ...]
    mannen: tuple[str, ...]
    voorvoegsels: tuple[str, ...]
    voor: tuple[str, ...]
    achter: tuple[str, ...]


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


TALEN: Final = (
    _Taal(
        66,
        _woorden(
            "Sanne Fleur Lotte Anouk Marieke Ilse Roos Noor Eva Lieke Maud Femke Tess Julia Inge Esther Wendy Kim"
        ),
        _woorden("Daan Bram Sem Jeroen Wouter Tim Ruben Thijs Niels Bas Koen Stijn Mark Rick Luuk Joost Gijs Finn"),
        ("", "", "", "", "van", "van der", "de", "ter"),
        _woorden("Kwartel Zwane Riet Wilgen Klei Fuike Zeebod Polder Kwelder Wulpen Dijke Sluize Botter Zilt Meerpaal"),
        _woorden("hoven wolda marema steente gaarde horstra lanink brinksma veldert koogma stroomen zandtsma"),
    ),
    _Taal(
        10,
        _woorden("Elif Zeynep Aylin Selin Derya Esra Melis Yasemin"),
        _woorden("Emre Kaan Murat Deniz Cem Burak Serkan Onur"),
        ("",),
        _woorden("Gök Kara Yel Ak Deniz Gün Bozok"),
        _woorden("dereli ormancoğlu gülsuyu tepeligil çeşmeli kayagil"),
    ),
    _Taal(
        9,
        _woorden("Salma Nora Imane Hafsa Yasmina Samira Lina Amal"),
        _woorden("Ilias Bilal Youssef Anas Karim Rachid Sami Nabil"),
        ("", "El", "Ait"),
        _woorden("Zouhra Tafra Benmoura Ouarza Azrou Chaïba"),
        _woorden("mani dounti ssaoui lghazi ttabi nnouri"),
    ),
    _Taal(
        8,
        _woorden("Shanti Priya Naomi Cheyenne Sharida Rosalinde Jaïra Anoushka"),
        _woorden("Ravi Dewan Jermaine Orlando Vishnu Giovanni Anand Clyde"),
        ("",),
        _woorden("Ram Jai Dew Koro Sranan Mari"),
        _woorden("lakhanbier kissoenpad beharipal wijnstein doekharan blokveer"),
    ),
    _Taal(
        7,
        _woorden("Agnieszka Kasia Ewa Zofia Oksana Alina Hana Nadia"),
        _woorden("Pawel Tomek Marek Jakub Andriy Dawid Omar Tarik"),
        ("",),
        _woorden("Brzozo Wierzbo Jodło Lipo Sosno Kalino"),
        _woorden("lasewicz polniczak łąkowiak brzeźniuk grodziński wodniak"),
    ),
)
_GEWICHTEN: Final = tuple(taal.gewicht for taal in TALEN)
BELLERS: Final = _woorden("Kwikstaart Roerdomp Kiekendief Baardman Grutto Wulp Zeearend Lepelaar Tureluur Kluut")


class Naamgever:
    """Names for one family: the same background, and one surname unless somebody asks for another."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taal = rng.choices(TALEN, _GEWICHTEN)[0]
        self._gebruikt: set[str] = set()

    def achternaam(self) -> tuple[str, str]:
        rng, taal = self._rng, self._taal
        return rng.choice(taal.voorvoegsels), f"{rng.choice(taal.voor)}{rng.choice(taal.achter)}"

    def voornaam(self, *, vrouw: bool) -> str:
        keuze = self._taal.vrouwen if vrouw else self._taal.mannen
        vrij = [naam for naam in keuze if naam not in self._gebruikt] or list(keuze)
        naam = self._rng.choice(vrij)
        self._gebruikt.add(naam)
        return naam


def beller(rng: Random) -> str:
    """A name for a melder; birds, so that it never looks like a name in the family."""
    return f"{rng.choice('ABCDEFGHJKLMNPRSTVW')}. {rng.choice(BELLERS)}-{rng.choice(BELLERS)}"


def telefoon(rng: Random) -> str:
    """06-12 34 5x xx: a number that is used in examples."""
    return f"061234{rng.randrange(5000, 6000)}"


# Numbers that start with 9999 are for tests and are not given out; about nine hundred of them pass the eleven-test.
TESTNUMMERS: Final = tuple(str(bsn) for bsn in range(999990000, 1000000000) if voldoet_aan_elfproef(str(bsn)))
