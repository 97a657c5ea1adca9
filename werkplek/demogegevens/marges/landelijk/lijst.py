# SPDX-License-Identifier: EUPL-1.2
"""Every figure that the study printed as text, in its order. Figures in percent are whole, as printed."""

from collections.abc import Collection, Iterator
from typing import Final

from meldingen.models import Advies, Melding
from werkplek.demogegevens.marges.marge import Bereik, Marge
from werkplek.demogegevens.profielen.landelijk.regios import ONVERGELIJKBAAR, ZONDER_ADVIEZEN, ZONDER_MELDINGEN

from .tellen import Telling, inwoners, met_crisis

PERIODEN: Final = {"2018": (2017, 2018), "2019": (2018, 2019), "2017-2019": (2017, 2019)}
G4: Final = frozenset(("amsterdam-amstelland", "haaglanden", "rotterdam-rijnmond", "utrecht"))
ADVIEZEN, MELDINGEN = "Adviezen", "Meldingen"
NOOT_8: Final = "noot 8: zonder Gelderland-Zuid (geen 2017) en Noord- en Midden-Limburg (geen 2019)"
NOOT_8_AA: Final = f"{NOOT_8}, en zonder Amsterdam-Amstelland (niet vergelijkbaar)"
NOOT_10: Final = "noot 10: zonder Noord- en Midden-Limburg (geen 2019)"
# Who figure 6 and §5.2 leave out besides, the study does not say.
ZONDER_24: Final = frozenset({*ZONDER_MELDINGEN, "gelderland-zuid"})
ZONDER_23: Final = ZONDER_24 | {"groningen"}


def tel() -> list[Marge]:
    adviezen = Telling(Advies, "adviesvrager_soort_id")
    meldingen = Telling(Melding, "melder_soort_id")
    return [
        *_adviezen(adviezen),
        *_adviesvragers(adviezen),
        *_meldingen(meldingen),
        *_melders(meldingen),
        *_crisis(),
        *_steden(adviezen, meldingen),
        *_per_inwoner(adviezen, ZONDER_ADVIEZEN, Bereik(37, 40), Bereik(120, 125), ADVIEZEN),
        *_per_inwoner(meldingen, ZONDER_MELDINGEN, Bereik(40, 43), Bereik(130, 135), MELDINGEN),
    ]


def _adviezen(telling: Telling) -> Iterator[Marge]:
    tabel = "Figuur 1 en 2, §2.2.1: adviezen"
    basis = telling.van_elk_jaar(ZONDER_ADVIEZEN)
    kleiner = basis - {ONVERGELIJKBAAR}
    gedrukt = {"2018": 12, "2019": 24, "2017-2019": 39}
    yield from _groei(tabel, telling, basis, gedrukt, 24, NOOT_8)
    yield from _groei(tabel, telling, kleiner, gedrukt, 23, NOOT_8_AA)
    yield _ongeveer(tabel, telling, telling.regios, Bereik(111_500, 112_499), "heel Nederland, ongeveer 112.000")
    yield _ongeveer(tabel, telling, ZONDER_ADVIEZEN, Bereik(6_500, 7_499), "de twee zonder alle jaren, ongeveer 7.000")
    yield from _per_regio("§2.2.2: adviezen per regio", telling, kleiner, 5, (-14, 81), NOOT_8_AA)


def _adviesvragers(telling: Telling) -> Iterator[Marge]:
    tabel = "Figuur 4, §2.2.3: adviezen naar type adviesvrager"
    elf, twaalf = telling.met_soort((2017, 2018, 2019)), telling.met_soort((2018, 2019))
    yield Marge(tabel, "regio's die het alle jaren weten", 11, len(elf))
    opmerking = "de volgende zin noemt 12: een regio die het van 2018 en 2019 weet (aangenomen)"
    yield Marge(tabel, "regio's die het weten", 12, len(twaalf), opmerking)
    yield from _groei_soort(tabel, telling, elf, "politie", {"2017-2019": -31})
    yield from _groei_soort(tabel, telling, elf, "overige_professional", {"2018": 16, "2019": 28, "2017-2019": 49})
    yield from _groei_soort(tabel, telling, elf, "niet_professional", {"2017-2019": 37})
    yield from _groei_soort(tabel, telling, twaalf, "overige_professional", {"2019": 28})


def _meldingen(telling: Telling) -> Iterator[Marge]:
    tabel = "Figuur 5 en 6, §2.3.1: meldingen"
    gedrukt = {"2018": 7, "2019": 20, "2017-2019": 28}
    basis = telling.van_elk_jaar(ZONDER_MELDINGEN)
    yield from _groei(tabel, telling, basis, gedrukt, 25, NOOT_10)
    zonder = "; wie er nog meer niet meetelt staat er niet, aangenomen:"
    yield from _groei(tabel, telling, basis - ZONDER_24, gedrukt, 24, f"figuur 6, {NOOT_10}{zonder} Gelderland-Zuid")
    yield from _groei(
        tabel, telling, basis - ZONDER_23, gedrukt, 23, f"§5.2, {NOOT_10}{zonder} Gelderland-Zuid en Groningen"
    )
    yield _ongeveer(tabel, telling, telling.regios, Bereik(132_500, 133_499), "heel Nederland, ongeveer 133.000")
    yield _ongeveer(tabel, telling, ZONDER_MELDINGEN, Bereik(4_450, 4_549), "de ene zonder 2019, ongeveer 4.500")
    tabel = "§2.3.2: meldingen per regio"
    yield from _per_regio(tabel, telling, basis, 11, (-19, 70), NOOT_10)
    eerder = [r for r in basis if telling.groei([r], 2017, 2018) > telling.groei([r], 2018, 2019)]
    yield Marge(tabel, "regio's met meer groei in 2018 dan in 2019", 6, len(eerder), kolom="aantal")


def _melders(telling: Telling) -> Iterator[Marge]:
    tabel = "Figuur 8, §2.3.3: meldingen naar type melder"
    basis = telling.met_soort((2017, 2018, 2019))
    yield Marge(tabel, "regio's die het alle jaren weten", 17, len(basis))
    yield from _groei_soort(tabel, telling, basis, "politie", {"2018": 8, "2019": 3, "2017-2019": 12})
    yield from _groei_soort(tabel, telling, basis, "niet_professional", {"2018": 10, "2019": 17, "2017-2019": 28})
    yield from _groei_soort(tabel, telling, basis, "overige_professional", {"2018": 11, "2019": 112})


def _crisis() -> Iterator[Marge]:
    tabel = "§2.3.4: crisis"
    per_jaar = met_crisis()
    yield Marge(tabel, "regio's die crisis kunnen onderscheiden", 9, len(set().union(*per_jaar.values())))
    yield Marge(tabel, "regio's die het alle jaren konden", 6, len(set.intersection(*per_jaar.values())))


def _steden(adviezen: Telling, meldingen: Telling) -> Iterator[Marge]:
    tabel = "§3.3.5: de vier grote steden, 2017-2019"
    for telling, regios, gedrukt, wat in (
        (adviezen, G4 - {ONVERGELIJKBAAR}, 36, "adviezen (noot 15: zonder Amsterdam-Amstelland)"),
        (meldingen, G4, 51, "meldingen"),
    ):
        yield Marge(tabel, wat, gedrukt, round(telling.groei(regios, 2017, 2019)), kolom="%, gewogen")
        yield Marge(tabel, wat, gedrukt, round(telling.gemiddelde_groei(regios, 2017, 2019)), kolom="%, ongewogen")


def _per_inwoner(
    telling: Telling, zonder: dict[str, int], laagste: Bereik, hoogste: Bereik, wat: str
) -> Iterator[Marge]:
    mensen = inwoners()
    met_2019 = [regio for regio in telling.regios & mensen.keys() if zonder.get(regio) != 2019]
    per = [round(10_000 * telling.som([regio], 2019) / mensen[regio], 1) for regio in met_2019]
    tabel = "§3.3.6: per 10.000 inwoners in 2019"
    woord = "een kleine 40 tot ruim 120" if wat == ADVIEZEN else "ruim 40 tot ruim 130"
    opmerking = f"gedrukt: {woord}; inwoners zijn aangenomen"
    yield Marge(tabel, f"{wat}, laagste regio", laagste, min(per, default=0), opmerking)
    yield Marge(tabel, f"{wat}, hoogste regio", hoogste, max(per, default=0), opmerking)


def _groei(
    tabel: str, telling: Telling, basis: Collection[str], gedrukt: dict[str, int], aantal: int, opmerking: str
) -> Iterator[Marge]:
    yield Marge(tabel, "regio's in de telling", aantal, len(basis), opmerking)
    for periode, procent in gedrukt.items():
        geteld = round(telling.groei(basis, *PERIODEN[periode]))
        yield Marge(tabel, f"groei {periode}", procent, geteld, kolom=f"%, {aantal} regio's")


def _groei_soort(
    tabel: str, telling: Telling, basis: Collection[str], soort: str, gedrukt: dict[str, int]
) -> Iterator[Marge]:
    for periode, procent in gedrukt.items():
        geteld = round(telling.groei(basis, *PERIODEN[periode], soort))
        naam = soort.replace("_", " ").replace("niet prof", "niet-prof")
        yield Marge(tabel, f"{naam}, groei {periode}", procent, geteld, kolom=f"%, {len(basis)} regio's")


def _per_regio(
    tabel: str, telling: Telling, basis: Collection[str], dalers: int, uitersten: tuple[int, int], opmerking: str
) -> Iterator[Marge]:
    for jaar, gedrukt in (("2018", dalers), ("2019", 0)):
        gedaald = sum(telling.groei([regio], *PERIODEN[jaar]) < 0 for regio in basis)
        yield Marge(tabel, f"regio's met een daling in {jaar}", gedrukt, gedaald, opmerking, kolom="aantal")
    heel = [round(telling.groei([regio], 2017, 2019)) for regio in basis]
    for woord, gedrukt, geteld in zip(
        ("laagste", "hoogste"), uitersten, (min(heel, default=0), max(heel, default=0)), strict=True
    ):
        yield Marge(tabel, f"{woord} groei 2017-2019", gedrukt, geteld, opmerking, kolom="%")


def _ongeveer(tabel: str, telling: Telling, regios: Collection[str], gedrukt: Bereik, wat: str) -> Marge:
    return Marge(tabel, wat, gedrukt, telling.som(regios, 2019), kolom="2019")
