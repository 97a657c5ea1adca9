# SPDX-License-Identifier: EUPL-1.2
"""What others wrote: letters, reports, a plan, a drawing, on dossiers in every phase of the process."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from documenten.gegevens import DocumentGegevens
from documenten.stappen.document_toevoegen import document_toevoegen
from meldingen.models import Bron, Casus
from meldingen.querysets import CasusQuerySet
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase

from .bestanden import maak
from .ploeg import Ploeg

CASUSSEN: Final = 12
DAG: Final = 24
GESCHREVEN: Final = timedelta(days=2)


@dataclass(frozen=True)
class Stuk:
    """`dagen` ago it came in; it was written two days earlier."""

    dagen: int
    soort: str
    titel: str
    naam: str
    tekst: str


VAN_GEHEIME_BRON: Final = Stuk(
    3, "brief", "Brief van een melder die niet bekend wil zijn", "brief.pdf",
    "Ik schrijf u omdat ik mij al maanden zorgen maak. Ik hoor het door de muur en zie de kinderen op de galerij "
    "wachten. Zij mogen niet weten dat deze brief van mij komt: ik ben bang voor wat er dan gebeurt.",
)  # fmt: skip
STUKKEN: Final = (
    Stuk(6, "politierapport", "Mutatierapport van de melding", "mutatie.pdf",
         "Ter plaatse twee volwassenen, beiden overstuur. Letsel gezien aan de arm. De kinderen zijn gesproken en door "
         "familie opgehaald. Er is een afspraak gemaakt met de wijkagent."),
    Stuk(5, "brief", "Brief van de huisarts", "brief-huisarts.pdf",
         "Patiënte is bij mij bekend met spanningsklachten. Zij gaf toestemming om dit met u te delen. Ik zie geen "
         "reden tot directe medische zorg, wel tot hulp voor het hele gezin."),
    Stuk(4, "email", "E-mail van school over verzuim", "verzuim.eml",
         "In de afgelopen zes weken was de leerling elf keer te laat en vier dagen afwezig zonder bericht. Bij navraag "
         "zegt de ouder dat het kind slecht slaapt."),
    Stuk(8, "plan", "Veiligheidsplan van het gezin", "veiligheidsplan.pdf",
         "Bij ruzie gaat een van ons naar de buren. De kinderen bellen oma. Wij drinken niet als de kinderen thuis "
         "zijn. Na twee weken kijken wij samen of dit plan werkt."),
    Stuk(9, "foto", "Tekening van het kind", "tekening.png", ""),
    Stuk(10, "verslag", "Verslag van het huisbezoek", "huisbezoek.pdf",
         "De woning was opgeruimd. De kinderen deden mee aan het gesprek en kregen de ruimte. Afgesproken dat de hulp "
         "wekelijks langskomt en dat de ouders elkaar tot die tijd niet alleen spreken."),
    Stuk(7, "beschikking", "Beschikking tijdelijk huisverbod", "huisverbod.pdf",
         "Het huisverbod geldt tien dagen. Contact met de achterblijvers is in die tijd niet toegestaan, ook niet per "
         "telefoon of via anderen."),
    Stuk(2, "medisch", "Letselverklaring spoedeisende hulp", "letselverklaring.pdf",
         "Bij onderzoek meerdere hematomen van verschillende ouderdom op rug en bovenarmen. Het verhaal van de ouder "
         "past niet bij het letsel."),
    Stuk(12, "email", "E-mail van de jeugdhulpaanbieder", "voortgang.eml",
         "De gezinsbegeleiding is gestart. De ouders komen hun afspraken na. Wij zien minder spanning, maar de omgang "
         "blijft een punt van zorg."),
    Stuk(11, "anders", "Berichten van de ex-partner", "berichten.txt",
         "Overgenomen van de telefoon van het slachtoffer, met toestemming. 21.14 Ik weet waar je bent. 21.15 Neem op. "
         "21.40 Dit ga je nog merken."),
    Stuk(1, "verslag", "Gespreksverslag met de intern begeleider", "gesprek-school.txt",
         "School ziet dat het kind stiller is geworden en veel honger heeft. De leerkracht heeft goed contact met "
         "beide ouders. School wil aansluiten bij het gesprek."),
    Stuk(13, "plan", "Hulpplan van het lokale team", "hulpplan.pdf",
         "Doel: de kinderen groeien op zonder geweld. Wie doet wat: oudergesprekken, hulp bij schulden, "
         "spelbegeleiding. Evaluatie na drie maanden."),
    Stuk(1, "brief", "Reactie van de ouder op de melding", "reactie-ouder.txt",
         "Ik ben het niet eens met wat er over mij staat. Ik wil dat mijn kant ook in het dossier komt. Ik werk wel "
         "mee aan de gesprekken."),
)  # fmt: skip


def voeg_toe(ploeg: Ploeg) -> None:
    """One for each casus, a second for the first few, and one that only who may read the source may see."""
    casussen = _casussen(ploeg)
    for nr, stuk in enumerate(STUKKEN):
        _voeg_toe(ploeg, casussen[nr % len(casussen)], stuk)
    geheim = Bron.objects.filter(onthulling="onthulling:geheim_omstander", melding__casus__in=_alle(ploeg))
    bron = geheim.select_related("melding__casus").order_by("pk").last()
    casus = bron.melding.casus if bron else casussen[0]
    _voeg_toe(ploeg, casus, VAN_GEHEIME_BRON, melding=bron.melding.nummer if bron else "", geheim=True)


def _voeg_toe(ploeg: Ploeg, casus: Casus, stuk: Stuk, *, melding: str = "", geheim: bool = False) -> None:
    binnen = ploeg.overdag(stuk.dagen * DAG)
    op, geschreven = max(binnen, casus.geopend_op), binnen - GESCHREVEN
    gegevens = DocumentGegevens(
        soort=f"documentsoort:{stuk.soort}", titel=stuk.titel, ontvangen_op=op, gedateerd_op=dag_van(geschreven),
        melding=melding,
    )  # fmt: skip
    document_toevoegen(
        medewerker=ploeg.frontoffice,
        casus=casus,
        gegevens=gegevens,
        bestand=maak(stuk.naam, stuk.titel, stuk.tekst, geschreven),
        uit_afgeschermde_bron=geheim,
        nu=ploeg.soms_later(op, 1),
    )


def _casussen(ploeg: Ploeg) -> list[Casus]:
    """From every phase in turn, the latest first."""
    per_fase = [deque(_alle(ploeg).filter(fase=fase).order_by("-nummer")[:CASUSSEN]) for fase in Fase]
    return list(_om_en_om(per_fase))[:CASUSSEN]


def _om_en_om(stapels: list[deque[Casus]]) -> Iterator[Casus]:
    while any(stapels):
        for stapel in stapels:
            if stapel:
                yield stapel.popleft()


def _alle(ploeg: Ploeg) -> CasusQuerySet:
    return Casus.objects.zichtbaar_voor(ploeg.frontoffice)
