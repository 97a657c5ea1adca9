# SPDX-License-Identifier: EUPL-1.2
"""Which questions, and how many of each: what goes wrong in reports, by our own estimate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from . import bestand
from . import verstoren as v
from .mensen import Bewoner


def _op_orde(bewoner: Bewoner) -> bool:
    return bewoner.stand == bestand.VOLLEDIG


def _algemeen(bewoner: Bewoner) -> bool:
    return bewoner.algemeen and _op_orde(bewoner)


def _staat_er(stand: str) -> Callable[[Bewoner], bool]:
    return lambda bewoner: bewoner.stand == stand


def heeft_ingevulde_dag(bewoner: Bewoner) -> bool:
    """On file with 1 January or 1 July, whether that is his day or stands for one that nobody knows."""
    geboren = bewoner.bekend_als.get("geboortedatum", "")
    return geboren.endswith(("-01-01", "-07-01"))


def _geboren_op_ingevulde_dag(bewoner: Bewoner) -> bool:
    return heeft_ingevulde_dag(bewoner) and _op_orde(bewoner)


def _iedereen(_: Bewoner) -> bool:
    return True


@dataclass(frozen=True)
class Soort:
    """`aandeel` is its weight among the questions about known people; `wie` may be asked after."""

    aandeel: int
    verstoringen: tuple[v.Verstoring, ...] = ()
    wie: Callable[[Bewoner], bool] = _op_orde
    met_bsn: bool = False


# The BSN is only reported where it is named.
MENGSEL: Final[dict[str, Soort]] = {
    "met BSN": Soort(120, met_bsn=True),
    "met BSN, typefout in de naam": Soort(40, (v.typefout_achternaam,), met_bsn=True),
    "met BSN, verhuisd en andere naam": Soort(40, (v.verhuisd, v.naam_van_partner), met_bsn=True),
    "ongewijzigd": Soort(120),
    "typefout in de achternaam": Soort(70, (v.typefout_achternaam,)),
    "typefout in de voornaam": Soort(60, (v.typefout_voornaam,)),
    "dag en maand verwisseld": Soort(50, (v.dag_en_maand,)),
    "cijfer in de datum": Soort(50, (v.cijfer_in_datum,)),
    "alleen geboortejaar": Soort(30, (v.alleen_jaar,)),
    "geen geboortedatum": Soort(30, (v.geen_geboortedatum,)),
    "1 januari of 1 juli": Soort(40, wie=_geboren_op_ingevulde_dag),
    "gemeld met 1 januari": Soort(20, (v.met_1_januari,)),
    "bestand met 1 januari": Soort(20, wie=_staat_er(bestand.MET_1_JANUARI)),
    "verhuisd": Soort(80, (v.verhuisd,)),
    "verhuisd, typefout in de achternaam": Soort(40, (v.verhuisd, v.typefout_achternaam)),
    "oud adres": Soort(40, (v.oud_adres,)),
    "geen adres": Soort(30, (v.geen_adres,)),
    "meisjesnaam": Soort(30, (v.meisjesnaam,)),
    "naam van de partner": Soort(30, (v.naam_van_partner,)),
    "dubbele naam": Soort(30, (v.dubbele_naam,)),
    "nam een naam aan": Soort(20, (v.trouwde,)),
    "voorvoegsel": Soort(30, (v.voorvoegsel,)),
    "zelfde klank": Soort(50, (v.zelfde_klank,)),
    "overgezet": Soort(60, (v.overgezet,)),
    "overgezet en verhuisd": Soort(30, (v.overgezet, v.verhuisd)),
    "voorletters": Soort(40, (v.voorletters,)),
    "roepnaam": Soort(30, (v.roepnaam,)),
    "tweede voornaam": Soort(20, (v.tweede_voornaam,)),
    "zonder tekens": Soort(20, (v.zonder_tekens,)),
    "voor- en achternaam omgewisseld": Soort(20, (v.omgewisseld,)),
    "telefoon van een huisgenoot": Soort(40, (v.telefoon_van_huisgenoot,)),
    "nieuw telefoonnummer": Soort(20, (v.nieuw_nummer,)),
    "alleen naam en telefoon": Soort(15, (v.geen_geboortedatum, v.geen_adres, v.eigen_nummer)),
    "typefout in naam en datum": Soort(30, (v.typefout_achternaam, v.cijfer_in_datum)),
    "verhuisd en datum verwisseld": Soort(20, (v.verhuisd, v.dag_en_maand)),
    "jaren later": Soort(20, (v.jaren_later,)),
    "twee door elkaar": Soort(120, (v.twee_tegelijk,), wie=_iedereen),
    "veelvoorkomende naam": Soort(30, wie=_algemeen),
    "veelvoorkomende naam, verhuisd": Soort(25, (v.verhuisd,), wie=_algemeen),
    "veelvoorkomende naam, cijfer in de datum": Soort(15, (v.cijfer_in_datum,), wie=_algemeen),
    "bestand zonder geboortedatum": Soort(15, wie=_staat_er(bestand.ZONDER_DATUM)),
    "bestand met alleen het geboortejaar": Soort(40, wie=_staat_er(bestand.ALLEEN_JAAR)),
    "bestand zonder adres": Soort(60, wie=_staat_er(bestand.ZONDER_ADRES)),
    "bestand met voorletters": Soort(40, wie=_staat_er(bestand.MET_LETTERS)),
}

NIEUW = "nieuw persoon"
GEZINSLID = "nieuw in een bekend gezin"
ZELFDE_NAAM = "zelfde naam"
ZELFDE_NAAM_EN_JAAR = "zelfde naam en geboortejaar"
TWEELING = "tweeling zonder BSN"
NAAMGENOOT = "vader of zoon, de ander bekend"
BEIDEN = "vader of zoon, beiden bekend"
ANDER_OP_DIE_DAG = "1 januari of 1 juli: een naamgenoot"
ZELFDE_OP_DIE_DAG = "1 januari of 1 juli: dezelfde, verhuisd"
# Nobody can tell without more: the right answer is that a human must look.
ONBESLIST: Final = (TWEELING, NAAMGENOOT, BEIDEN, ANDER_OP_DIE_DAG, ZELFDE_OP_DIE_DAG)
# How many questions, per thousand about known people, are about somebody who is not on file, or cannot be told apart.
ANDEREN: Final = {
    NIEUW: 350, GEZINSLID: 100, ZELFDE_NAAM: 100, ZELFDE_NAAM_EN_JAAR: 50, TWEELING: 60, NAAMGENOOT: 40, BEIDEN: 40,
    ANDER_OP_DIE_DAG: 60, ZELFDE_OP_DIE_DAG: 20,
}  # fmt: skip
