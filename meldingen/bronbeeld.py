# SPDX-License-Identifier: EUPL-1.2
"""The sources of a melding as their own page shows them: only for whoever has the right to see a source."""

from dataclasses import dataclass

from organisaties.models import CodeMapping, Medewerker
from organisaties.stamgegevens.vorm import SIGNIFICANT

from . import weglaten
from .bronnen import BEKEND, lees_dossierteksten
from .models import Bron, Bronfragment, Melding
from .weglaten import Passage

# By which protocol a kind of melder is no professional; only for which button stands first.
BURGER = {"protocol": SIGNIFICANT, "onderdeel": "melder", "cbs_code": "niet_professional"}


@dataclass(frozen=True)
class Bronkaart:
    """One source, with its passages: what is left out now, and what no longer is."""

    bron: Bron
    beroepsmatig: bool | None
    gemarkeerd: tuple[Bronfragment, ...]
    opgeheven: tuple[Bronfragment, ...]

    @property
    def geheim(self) -> bool:
        return self.bron.onthulling_id not in BEKEND


@dataclass(frozen=True)
class Dossiertekst:
    """A text of the dossier in pieces: what stands there, and whether it is left out."""

    titel: str
    stukken: tuple[tuple[str, bool], ...]


def lees_bronnen(melding: Melding, medewerker: Medewerker) -> list[Bronkaart]:
    """Three queries; the melding is visible already."""
    bronnen = (
        Bron.objects.zichtbaar_voor(medewerker)
        .filter(melding=melding)
        .select_related("onthulling", "grond", "eigen_rol")
        .order_by("pk")
    )
    fragmenten = list(
        Bronfragment.objects.zichtbaar_voor(medewerker)
        .filter(bron__melding=melding)
        .select_related("gemarkeerd_door", "opgeheven_door")
        .order_by("pk")
    )
    burger = CodeMapping.objects.filter(code_id=melding.melder_soort_id, **BURGER).exists()
    return [_kaart(bron, burger, [rij for rij in fragmenten if rij.bron_id == bron.pk]) for bron in bronnen]


def lees_teksten(melding: Melding, medewerker: Medewerker) -> list[Dossiertekst]:
    """The texts of the casus to take a passage from, with what is marked already."""
    gemarkeerd = Bronfragment.objects.zichtbaar_voor(medewerker).filter(casus_id=melding.casus_id).geldig()
    passages = tuple(Passage(weglaten.plat(fragment.tekst)) for fragment in gemarkeerd)
    return [
        Dossiertekst(titel, tuple(_in_stukken(tekst, passages))) for titel, tekst in lees_dossierteksten(melding.casus)
    ]


def _kaart(bron: Bron, burger: bool, fragmenten: list[Bronfragment]) -> Bronkaart:  # noqa: FBT001
    return Bronkaart(
        bron=bron,
        beroepsmatig=not burger if bron.soort == Bron.Soort.MELDER else None,
        gemarkeerd=tuple(rij for rij in fragmenten if rij.opgeheven_op is None),
        opgeheven=tuple(rij for rij in fragmenten if rij.opgeheven_op is not None),
    )


def _in_stukken(tekst: str, passages: tuple[Passage, ...]) -> list[tuple[str, bool]]:
    stukken, tot = [], 0
    for van, einde in weglaten.vind(tekst, passages):
        stukken += [(tekst[tot:van], False), (tekst[van:einde], True)]
        tot = einde
    return [stuk for stuk in [*stukken, (tekst[tot:], False)] if stuk[0]]
