# SPDX-License-Identifier: EUPL-1.2
"""Online forms of professionals, filled in tab by tab, sent, and read as any message is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from intake.formulier.bewaren import begin, bewaar, vind
from intake.formulier.tabs import RIJEN
from intake.formulier.versturen import verstuur
from intake.lezen import lees
from intake.models import Formulierconcept
from meldingen.invoer import BetrokkeneInvoer
from meldingen.termijnen.kalender import TIJDZONE
from werkplek.demogegevens.namen import beller, telefoon
from werkplek.demogegevens.verdelingen import Systeem

from .gezinnen import EX_PARTNERS, MET_KINDEREN, MET_VOLWASSEN_KIND, Gezin, nieuw
from .ploeg import Aankomst, Ploeg

Velden = Mapping[str, str | list[str]]
INGEVULD: Final = 0.4
DATUMVORM: Final = {"jaar": "%Y", "maand": "%m-%Y"}


@dataclass(frozen=True)
class Ingevuld:
    uren: float
    systeem: Systeem
    melder: Velden
    melding: Velden
    meldcode: Velden
    netwerk: Velden
    overig: str = ""


def _stappen(*nummers: int) -> list[str]:
    return [f"meldcodestap:stap{nummer}" for nummer in nummers]


FORMULIEREN: Final = (
    Ingevuld(
        1.4,
        MET_KINDEREN,
        {"functie": "Intern begeleider", "instelling": "Basisschool De Verzonnen Horizon",
         "soort": "meldersoort:onderwijs", "eigen_rol": "melderrol:houdt_contact"},
        {"crisis": "ja", "toelichting": "Een kind kwam met verse striemen op beide armen en durft niet naar huis. "
         "Het vertelt dat het geslagen wordt na te laat komen. Het is nu op een veilige plek.",
         "aard": ["aard:lichamelijk"], "geweldsoort": ["geweldsoort:fysiek"], "richting": ["richting:tegen_kind"],
         "duur": "duur:half_jaar"},
        {"stappen": _stappen(1, 2, 4, 5), "vermoeden": "ja", "onveilig": "ja", "zelf_hulp": "nee",
         "meldreden": ["meldreden:meldcode_plicht"], "gezin_ingelicht": "nee",
         "gezin_ingelicht_toelichting": "Het kind vroeg om daarmee te wachten."},
        {"hulp_betrokken": "nee", "steun": "Een tante woont dichtbij en past vaak op."},
        "Bel mij op mijn mobiele nummer. Het kind kan hier blijven tot u heeft gebeld.",
    ),
    Ingevuld(
        20,
        EX_PARTNERS,
        {"functie": "Jeugdarts", "instelling": "Jeugdgezondheidszorg Proefstad", "soort": "meldersoort:jgz",
         "geheim": "on", "grond": "onthullingsgrond:a2", "eigen_rol": "melderrol:geeft_hulp"},
        {"crisis": "nee", "toelichting": "De ene ouder vertelt dat de andere dreigt bij het halen en brengen. Het "
         "jongste kind valt af en slaapt slecht. De andere ouder weet niet dat dit verteld is.",
         "aard": ["aard:psychisch", "aard:getuige"], "geweldsoort": ["geweldsoort:psychisch"],
         "richting": ["richting:ex_partner"], "duur": "duur:jaar"},
        {"stappen": _stappen(1, 2, 3, 4, 5), "vermoeden": "ja", "onveilig": "ja", "zelf_hulp": "ja",
         "hulp_aanvaard": "ja", "hulp_veilig": "nee",
         "meldreden": ["meldreden:meldcode_plicht", "meldreden:hulp_ontoereikend"], "gezin_ingelicht": "ja",
         "gezin_ingelicht_toelichting": "Alleen wie het vertelde, weet het."},
        {"hulp_betrokken": "ja", "hulp_bij": "Het wijkteam, sinds een half jaar.", "hulp_wacht": "ja",
         "hulp_wacht_bij": "Hulp na scheiding"},
    ),
    Ingevuld(
        46,
        MET_VOLWASSEN_KIND,
        {"functie": "Wijkverpleegkundige", "instelling": "Thuiszorg De Oefenwijk", "soort": "meldersoort:thuiszorg",
         "eigen_rol": "melderrol:geeft_hulp"},
        {"crisis": "nee", "toelichting": "Cliënt heeft blauwe plekken en kan die niet verklaren. Het volwassen "
         "kind dat er woont, beheert het geld en laat de hulp niet altijd binnen.",
         "aard": ["aard:lichamelijk", "aard:financieel"], "geweldsoort": ["geweldsoort:financieel_oudere"],
         "richting": ["richting:tegen_oudere"], "duur": "duur:onbekend"},
        {"stappen": _stappen(1, 2), "vermoeden": "ja", "meldreden": ["meldreden:hulp_ontoereikend"],
         "gezin_ingelicht": "nee",
         "gezin_ingelicht_toelichting": "De melder is bang dat het gezin dan geen hulp meer toelaat."},
        {"hulp_betrokken": "ja", "hulp_bij": "Zorg aan huis, elke ochtend."},
        "Graag overleg voordat u belt.",
    ),
    Ingevuld(
        72,
        MET_KINDEREN,
        {"functie": "Maatschappelijk werker", "instelling": "Welzijn Voorbeeldwijk",
         "soort": "meldersoort:maatschappelijk_werk", "eigen_rol": "melderrol:houdt_contact"},
        {"crisis": "nee", "toelichting": "Dit moet bij u bekend zijn: ouders hebben hoge schulden en maken veel ruzie. "
         "De kinderen zijn vaak alleen thuis. Er is nu hulp, maar die loopt stroef.",
         "geweldsoort": ["geweldsoort:zorgen"], "richting": ["richting:wederkerig"], "duur": "duur:vijf_jaar"},
        {"stappen": _stappen(1, 2, 3), "vermoeden": "ja", "onveilig": "nee", "zelf_hulp": "ja", "hulp_aanvaard": "nee",
         "meldreden": ["meldreden:radar"], "gezin_ingelicht": "ja",
         "gezin_ingelicht_toelichting": "Beide ouders weten van deze melding."},
        {"hulp_betrokken": "ja", "hulp_bij": "Schuldhulp en maatschappelijk werk.",
         "steun": "De grootouders helpen als het kan."},
    ),
)  # fmt: skip


def aankomsten(ploeg: Ploeg) -> Iterator[Aankomst]:
    for een in FORMULIEREN:
        yield een.uren, partial(_stuur_in, ploeg, een)


def _stuur_in(ploeg: Ploeg, een: Ingevuld) -> None:
    gezin = nieuw(ploeg, een.systeem)
    begonnen, klaar = ploeg.geleden(een.uren + INGEVULD), ploeg.geleden(een.uren)
    concept = _vind(ploeg, begin(ploeg.regio, nu=begonnen), een)
    for tab, velden in _tabs(ploeg, een, gezin):
        bewaar(concept, tab, _als_getypt(velden), nu=klaar)
    bericht = verstuur(concept, nu=klaar)
    assert bericht is not None  # noqa: S101 (nobody else has the key)
    lees(bericht.pk, nu=ploeg.soms_later(klaar, 0.02))


def _vind(ploeg: Ploeg, sleutel: str, een: Ingevuld) -> Formulierconcept:
    concept = vind(ploeg.regio, sleutel, nu=ploeg.geleden(een.uren))
    assert concept is not None  # noqa: S101 (just made)
    return concept


def _tabs(ploeg: Ploeg, een: Ingevuld, gezin: Gezin) -> Iterator[tuple[str, Velden]]:
    yield "meldcode", een.meldcode
    naam = beller(ploeg.rng)
    yield (
        "melder",
        {"naam": naam, "telefoon": telefoon(ploeg.rng), "email": "melder@voorbeeld.example"} | dict(een.melder),
    )
    yield (
        "betrokkenen",
        {
            f"persoon-{rij}-{veld}": waarde
            for rij, lid in enumerate(gezin.leden[:RIJEN])
            for veld, waarde in _rij(lid).items()
        },
    )
    gebeurd = ploeg.geleden(een.uren + 3).astimezone(TIJDZONE)
    yield "melding", {"gemeente": gezin.gemeente, "gebeurd_op": f"{gebeurd:%d-%m-%Y}"} | dict(een.melding)
    yield "netwerk", een.netwerk
    yield "overig", {"overig": een.overig}


def _rij(lid: BetrokkeneInvoer) -> dict[str, str]:
    wie, adres = lid.gegevens, lid.adres
    geboren = wie.geboortedatum
    vorm = DATUMVORM.get(wie.geboortedatum_precisie, "%d-%m-%Y")
    velden = {
        "rol": lid.rol,
        "voornamen": wie.voornamen or wie.voorletters,
        "voorvoegsel": wie.voorvoegsel,
        "geboortenaam": wie.geboortenaam,
        "geboortedatum": f"{geboren:{vorm}}" if geboren else "",
        "geslacht": wie.geslacht,
        "telefoon": wie.telefoon,
        "geheim_adres": "on" if wie.geheim_adres else "",
    }
    if adres:
        velden |= {"straat": adres.straat, "postcode": adres.postcode, "plaats": adres.plaats}
        velden["huisnummer"] = str(adres.huisnummer or "")
    return velden


def _als_getypt(velden: Velden) -> dict[str, list[str]]:
    lijsten = {naam: [waarde] if isinstance(waarde, str) else waarde for naam, waarde in velden.items()}
    return {naam: waarden for naam, waarden in lijsten.items() if any(waarden)}
