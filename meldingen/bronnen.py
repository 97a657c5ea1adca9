# SPDX-License-Identifier: EUPL-1.2
"""The source of a melding: the rules of disclosure, and the filter that everything passes that leaves Veilig Thuis.

Source of the rules: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3 (text of 2015, to be confirmed). docs/bron.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from organisaties.codes import GelezenCodes
from organisaties.rechten import Recht

from . import weglaten
from .bronkenmerken import KORTSTE_NAAM, Kenmerken, lees_kenmerken
from .controle import eis_codes, eis_tekst
from .fouten import OngeldigeInvoer
from .models import (
    Bron,
    Bronfragment,
    Casus,
    Consult,
    Dienst,
    Incident,
    Melding,
    Veiligheidsbeoordeling,
    Zorg,
)
from .weglaten import Passage

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from organisaties.models import Medewerker

OPENBAAR: Final = "onthulling:openbaar"
TOESTEMMING: Final = "onthulling:toestemming"
GEHEIM_PROFESSIONAL: Final = "onthulling:geheim_professional"
GEHEIM_OMSTANDER: Final = "onthulling:geheim_omstander"
# Whoever is not among these stays secret from the family: also under a code that is added later.
BEKEND: Final = (OPENBAAR, TOESTEMMING)

# Every text of a source, with its greatest length; all are stored encrypted.
BRONTEKSTEN: Final = {
    "naam": 200,
    "functie": 200,
    "instelling": 200,
    "telefoon": 200,
    "email": 254,
    "eigen_rol_toelichting": 5000,
}
PASSAGE_MAX: Final = 2000

# The texts of a dossier from which something could be sent, copied or read out.
DOSSIERTEKSTEN: Final[tuple[tuple[Any, dict[str, str]], ...]] = (
    (
        Melding,
        {
            "toelichting": "Melding: wat is er gemeld",
            "hulp_bij": "Melding: hulp die er is",
            "hulp_wacht_bij": "Melding: hulp waarop wordt gewacht",
            "gezin_ingelicht_toelichting": "Melding: wat het gezin weet",
        },
    ),
    (
        Veiligheidsbeoordeling,
        {
            "bevindingen": "Beoordeling: bevindingen",
            "voorgeschiedenis": "Beoordeling: voorgeschiedenis",
            "conclusie": "Beoordeling: conclusie",
            "motivering": "Beoordeling: motivering van het besluit",
            "adviesvraag": "Beoordeling: adviesvraag",
        },
    ),
    (Dienst, {"voorwaarden": "Dienst: voorwaarden", "conclusie": "Dienst: conclusie"}),
    (Consult, {"vraag": "Consult: vraag", "antwoord": "Consult: antwoord"}),
    (Incident, {"omschrijving": "Incident"}),
    (Zorg, {"omschrijving": "Zorg"}),
)


@dataclass(frozen=True)
class Weglating:
    """What may not leave Veilig Thuis of one casus: marked passages, and who its secret sources are."""

    passages: tuple[Passage, ...]
    bronnen: Kenmerken

    def laat_weg(self, tekst: str) -> str:
        alles = (*self.passages, *self.bronnen.passages)
        return weglaten.laat_weg(tekst, weglaten.vind(tekst, alles, self.bronnen.nummers))

    def noemt_bron(self, tekst: str) -> bool:
        """A secret source, by what tells who it is."""
        return bool(weglaten.vind(tekst, self.bronnen.passages, self.bronnen.nummers))

    def bevat_passage(self, tekst: str) -> bool:
        return bool(weglaten.vind(tekst, self.passages))

    def let_op(self, tekst: str) -> frozenset[str]:
        """Ordinary words of the text by which a secret source might be guessed: for the sender to weigh."""
        return frozenset(tekst[van:tot].lower() for van, tot in weglaten.vind(tekst, self.bronnen.let_op))


def lees_weglating(casus: Casus) -> Weglating:
    """In three queries, four with an institution. The program itself reads it, also for whoever may not see the source:
    to keep things in.
    """
    geheim = list(
        _geheime_bronnen()
        .filter(melding__casus=casus)
        .select_related("melding__melder_partij")
        .defer("melding__toelichting")
    )
    fragmenten = Bronfragment.objects.filter(casus=casus).geldig()
    return Weglating(
        passages=tuple(Passage(weglaten.plat(fragment.tekst)) for fragment in fragmenten),
        bronnen=lees_kenmerken(casus, geheim),
    )


def mag_melder_partij(medewerker: "Medewerker", melding: Melding) -> bool:
    """Which organisation reported tells who did, as soon as its melder is secret."""
    if melding.melder_partij_id is None or medewerker.heeft(Recht.BRON_INZIEN):
        return True
    return not _geheime_bronnen().filter(melding=melding).exists()


def met_geheime_partij(medewerker: "Medewerker") -> "QuerySet[Melding]":
    """The same rule for many at once: the meldingen of his organisation of which it says no. Nothing of them is shown;
    it is what a list holds back.
    """
    meldingen = Melding.objects.filter(organisatie_id=medewerker.vt_organisatie_id, melder_partij__isnull=False)
    if medewerker.heeft(Recht.BRON_INZIEN):
        return meldingen.none()
    return meldingen.filter(pk__in=_geheime_bronnen().values("melding"))


def _geheime_bronnen() -> "QuerySet[Bron]":
    return Bron.objects.exclude(onthulling__in=BEKEND)


def laat_weg(*teksten: str, casus: Casus) -> tuple[str, ...]:
    """These texts without what would give a source away. For everything that goes to somebody outside Veilig Thuis."""
    weglating = lees_weglating(casus)
    return tuple(weglating.laat_weg(tekst) for tekst in teksten)


def staat_in_dossier(casus: Casus, passage: str) -> bool:
    """Whether this passage is in at least one text of the casus, as the filter would find it."""
    gezocht = (Passage(weglaten.plat(passage)),)
    return any(weglaten.vind(tekst, gezocht) for _, tekst in lees_dossierteksten(casus))


def keur_passage(tekst: str) -> str:
    """The passage as it is kept. Refuses, at field 'tekst', what is too short to say anything and what is too long."""
    schoon = eis_tekst("tekst", tekst, verplicht="Kopieer of typ de passage.", maximum=PASSAGE_MAX)
    woorden = weglaten.woorden(schoon)
    lang_genoeg = any(len(woord) >= KORTSTE_NAAM for woord in woorden) or (
        len(woorden) >= 3 and sum(map(len, woorden)) >= KORTSTE_NAAM
    )
    if not lang_genoeg:
        raise OngeldigeInvoer(
            "Deze passage is te kort. Neem een heel woord van vier letters of meer, of drie woorden.", veld="tekst"
        )
    return schoon


def keur_bron(
    gegevens: Mapping[str, Any], *, op: date, vandaag: date, gelezen: GelezenCodes | None = None, voor: str = ""
) -> dict[str, Any]:
    """The columns of a source from what was said of it; refuses per field, each with `voor` before its name.

    `gegevens` has all of onthulling, grond, toestemming_op, onbekend, eigen_rol and the texts. `op` is the day of the
    melding, on which codes must count.
    """
    lijsten = {"onthulling": "onthulling", "grond": "onthullingsgrond", "eigen_rol": "melderrol"}
    eis_codes(
        {f"{voor}{veld}": gegevens[veld] for veld in lijsten},
        {f"{voor}{veld}": lijst for veld, lijst in lijsten.items()},
        op,
        gelezen,
    )
    _eis_onthulling(gegevens, vandaag, voor)
    teksten = {
        veld: eis_tekst(f"{voor}{veld}", gegevens[veld] or "", maximum=lengte) for veld, lengte in BRONTEKSTEN.items()
    }
    if gegevens["onbekend"] and teksten["naam"]:
        raise OngeldigeInvoer("Haal de naam weg, of haal het vinkje bij 'onbekend' weg.", veld=f"{voor}naam")
    return bronkolommen({**gegevens, **teksten})


def _eis_onthulling(gegevens: Mapping[str, Any], vandaag: date, voor: str) -> None:
    """One refusal names every field."""
    onthulling, toestemming_op = gegevens["onthulling"], gegevens["toestemming_op"]
    fouten: dict[str, list[str]] = {}
    if onthulling == GEHEIM_PROFESSIONAL and not gegevens["grond"]:
        fouten[f"{voor}grond"] = ["Kies de grond waarop de melder geheim blijft."]
    if onthulling == TOESTEMMING and not toestemming_op:
        fouten[f"{voor}toestemming_op"] = ["Vul de datum van de toestemming in."]
    if onthulling == TOESTEMMING and toestemming_op and toestemming_op > vandaag:
        fouten[f"{voor}toestemming_op"] = ["Deze dag ligt in de toekomst."]
    if fouten:
        raise OngeldigeInvoer("Controleer of de bron bekend mag zijn.", velden=fouten)


def bronkolommen(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """As a source is kept. A ground or a day of consent that does not belong to the disclosure is dropped."""
    onthulling = gegevens["onthulling"]
    return {
        "onthulling_id": onthulling,
        "grond_id": gegevens["grond"] if onthulling == GEHEIM_PROFESSIONAL else None,
        "toestemming_op": gegevens["toestemming_op"] if onthulling == TOESTEMMING else None,
        "onbekend": gegevens["onbekend"],
        "eigen_rol_id": gegevens["eigen_rol"],
        **{veld: gegevens[veld] or None for veld in BRONTEKSTEN},
    }


def vergrendel_bron(melding: Melding, bron_id: int) -> Bron:
    """This source of a melding, locked and fresh; the casus is locked already."""
    bron = Bron.objects.select_for_update(of=("self",), no_key=True).filter(melding=melding, pk=bron_id).first()
    if bron is None:
        raise OngeldigeInvoer("Deze bron hoort niet bij deze melding.", veld="bron")
    bron.melding = melding
    return bron


def gegevens_van(bron: Bron) -> dict[str, Any]:
    """What is kept of a source now, in the form that `keur_bron` takes."""
    return {
        "onthulling": bron.onthulling_id,
        "grond": bron.grond_id,
        "toestemming_op": bron.toestemming_op,
        "onbekend": bron.onbekend,
        "eigen_rol": bron.eigen_rol_id,
        **{veld: getattr(bron, veld) or "" for veld in BRONTEKSTEN},
    }


def lees_dossierteksten(casus: Casus) -> Iterable[tuple[str, str]]:
    """(what it is, the text) of every text of a casus, the oldest first; the casus is visible already."""
    for model, velden in DOSSIERTEKSTEN:
        for rij in model.objects.filter(casus=casus).order_by("pk").values_list(*velden):
            yield from ((titel, tekst) for titel, tekst in zip(velden.values(), rij, strict=True) if tekst)
