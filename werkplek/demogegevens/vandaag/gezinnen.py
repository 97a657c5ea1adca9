# SPDX-License-Identifier: EUPL-1.2
"""Families as somebody tells of them: new ones, and those that the demo knows already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from meldingen.invoer import BetrokkeneInvoer, GezagInvoer, RelatieInvoer
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Herkomst
from personen.models import Adres
from personen.schrijven import AdresGegevens, PersoonGegevens
from werkplek.demogegevens.gezinnen import Gezinsbouwer
from werkplek.demogegevens.mensen import Lid
from werkplek.demogegevens.verdelingen import Systeem

from .ploeg import Ploeg

WEEK = timedelta(days=7)
KIND = "betrokkenerol:kind"
# Of how many dossiers the people are looked at.
BEKEKEN = 40
MET_KINDEREN = Systeem("minderjarig", 2, "partners")
EX_PARTNERS = Systeem("minderjarig", 2, "ex_partners")
TWEE_VOLWASSENEN = Systeem("geen", 2, "partners")
MET_VOLWASSEN_KIND = Systeem("volwassen", 2, "anders")


@dataclass(frozen=True)
class Gezin:
    """`casus` is the dossier in which the demo knows these people."""

    gemeente: str
    leden: tuple[BetrokkeneInvoer, ...]
    relaties: tuple[RelatieInvoer, ...] = ()
    gezag: tuple[GezagInvoer, ...] = ()
    casus: Casus | None = None


def nieuw(ploeg: Ploeg, systeem: Systeem, *, geleden: timedelta = WEEK) -> Gezin:
    """A family that nobody reported before, as it was so long ago: nobody in it was born since."""
    gemeente = ploeg.rng.choice(ploeg.gemeenten)
    gezin = Gezinsbouwer(ploeg.rng, gemeente, systeem, dag_van(ploeg.nu - geleden)).bouw()
    # Who is not born yet, or not known, has no parents in a form.
    benoemd = {plaats for plaats, lid in enumerate(gezin.leden) if lid.gegevens.voornamen or lid.gegevens.voorletters}
    relaties = tuple(
        RelatieInvoer(van=band.ander, tot=band.een, soort=band.soort)
        for band in gezin.relaties
        if band.tot is None and {band.een, band.ander} <= benoemd
    )
    gezag = tuple(
        GezagInvoer(kind=band.een, houder=band.ander)
        for band in gezin.gezag
        if band.tot is None and {band.een, band.ander} <= benoemd
    )
    return Gezin(gemeente, tuple(_betrokkene(lid) for lid in gezin.leden), relaties, gezag)


def bekend(ploeg: Ploeg, aantal: int) -> list[Gezin]:
    """Families of the demo, closed as well as open, none shielded and none in which people worked since."""
    zelf_gedaan = Melding.objects.filter(herkomst=Herkomst.STAP).values("casus_id")
    casussen = list(Casus.objects.zichtbaar_voor(ploeg.frontoffice).exclude(pk__in=zelf_gedaan).order_by("nummer"))
    ploeg.rng.shuffle(casussen)
    # What is closed first: one of these gets a new melding, and nobody has it in hand.
    casussen.sort(key=lambda casus: casus.gesloten_op is None)
    gezinnen = sorted(_compleet(casussen[:BEKEKEN]), key=_zonder_twee_volwassenen)
    return gezinnen[:aantal]


def _zonder_twee_volwassenen(gezin: Gezin) -> bool:
    """What the messages tell of is between grown-ups."""
    return sum(lid.rol != KIND for lid in gezin.leden) < 2


def _compleet(casussen: list[Casus]) -> Iterator[Gezin]:
    for casus in casussen:
        rijen = list(
            Betrokkene.objects.filter(melding=casus.meldingen.earliest("pk"), persoon__onbekend=False)
            .select_related("persoon")
            .order_by("pk")
        )
        personen = [rij.persoon for rij in rijen]
        if len(personen) < 2 or any(wie.geboortedatum is None or wie.geheim_adres for wie in personen):
            continue
        adressen = {een.persoon_id: een for een in Adres.objects.filter(persoon__in=personen).order_by("periode")}
        leden = tuple(_bekende(rij, adressen.get(rij.persoon_id)) for rij in rijen)
        yield Gezin(casus.gemeente_id, leden, casus=casus)


def _betrokkene(lid: Lid) -> BetrokkeneInvoer:
    adres = lid.adres and replace(lid.adres, van=None, tot=None)
    return BetrokkeneInvoer(rol=lid.rol, gegevens=lid.gegevens, adres=adres)


def _bekende(rij: Betrokkene, adres: Adres | None) -> BetrokkeneInvoer:
    """As a melder says it: name, birthday and address, without numbers."""
    gezegd = replace(PersoonGegevens.van(rij.persoon), bsn=None, bsn_reden=None, extern_id=None, overleden_op=None)
    woont = None if adres is None else AdresGegevens(
        straat=adres.straat, huisnummer=adres.huisnummer, postcode=adres.postcode, plaats=adres.plaats,
        gemeente=adres.gemeente_id,
    )  # fmt: skip
    return BetrokkeneInvoer(rol=rij.rol_id, persoon_nummer=rij.persoon.nummer, gegevens=gezegd, adres=woont)
