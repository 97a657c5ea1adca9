# SPDX-License-Identifier: EUPL-1.2
"""Is this family known? Candidates of `personen`, with the dossiers they are in, minus what is shielded.

`personen` does not know what may be shown; this does. Whoever is on file only in dossiers that are shielded from the
searcher is taken out before anybody is weighed, so that he is not shown, cannot be linked, and leaves no trace in the
verdict on another. What remains is one sentence: there may be a dossier, and whom to ask.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError

from audit.vastleggen import inzage
from organisaties.models import Medewerker
from personen.gelijkenis import Beeld, vergelijk
from personen.gewichten import punten, weeg
from personen.kandidaten import Kandidaat, Vraag, zoek_samen
from personen.models import Persoon
from personen.oordeel import ONBEKEND, ONBESLIST, TE_WEINIG
from personen.samenvoegen import samen_met

from .bekende_dossiers import Peil, lees_casussen
from .gezinnen import GEKOPPELD, Bekende, BekendeCasus, Gezin, Gezinslid, vorm_gezinnen, vul_aan
from .models import Betrokkene
from .querysets import afgeschermd_zichtbaar

MAXIMUM = 5
# Nobody's family is larger; a row that got so many people by mistake must not fill the page.
MEESTE_LEDEN = 200
Doel = Literal["registratie", "koppelen", "zoeken", "api"]


@dataclass(frozen=True)
class Herkenning:
    """`minder` fit too little to stand in a family; `afgeschermd`: there may be a dossier that must not be shown."""

    gezinnen: tuple[Gezin, ...] = ()
    minder: tuple[Bekende, ...] = ()
    afgeschermd: bool = False

    @property
    def bekenden(self) -> tuple[Bekende, ...]:
        """Everybody found, by question, best first."""
        allen = (*(bekende for gezin in self.gezinnen for bekende in gezin.bekenden), *self.minder)
        return tuple(sorted(allen, key=lambda bekende: (bekende.vraag, not bekende.zeker, -bekende.score)))

    @property
    def aantal(self) -> int:
        """How many people are shown."""
        anderen = {lid.mens for gezin in self.gezinnen for lid in gezin.anderen}
        return len(anderen | {bekende.mens for bekende in self.bekenden})


def zoek_bekenden(
    *,
    medewerker: Medewerker,
    vragen: Sequence[Vraag],
    peil: Peil,
    gekoppeld: Mapping[int, Persoon] | None = None,
    afgewezen: Mapping[int, Collection[str]] | None = None,
) -> Herkenning:
    """Known families for questions asked at once, in a number of queries that does not depend on how many.

    `gekoppeld`: questions already answered, by a person from `koppelbare_personen`; they make the family with the
    others. `afgewezen`: per question the numbers of persons who are not meant. ValidationError when no question has
    enough and nobody is linked. The caller logs the search (`leg_zoeken_vast`) before showing the answer.
    """
    organisatie_id = medewerker.vt_organisatie_id
    if organisatie_id is None:
        return Herkenning()
    gekoppeld = gekoppeld or {}
    kandidaten, gelezen, afgeschermd = _zoek_zichtbaar(medewerker, organisatie_id, vragen, gekoppeld, peil)
    gevonden = [
        bekende
        for vraag, per_vraag in enumerate(kandidaten)
        for kandidaat in per_vraag
        if (bekende := gelezen.bekende(vraag, kandidaat)) is not None
        and bekende.nummer not in (afgewezen or {}).get(vraag, ())
    ]
    gevonden += [gelezen.gekoppelde(vraag, persoon) for vraag, persoon in gekoppeld.items()]
    leden = _leden(gelezen, [casus.casus_id for bekende in gevonden for casus in bekende.casussen])
    gezinnen, minder = vorm_gezinnen(gevonden, leden)
    zeker = {bekende.vraag for gezin in gezinnen for bekende in gezin.bekenden if bekende.zeker}
    los = {nr: _beeld(vraag) for nr, vraag in enumerate(vragen) if nr not in zeker}
    return Herkenning(vul_aan(gezinnen, los), minder, afgeschermd)


def leg_zoeken_vast(medewerker: Medewerker, aantal: int, doel: Doel) -> None:
    """Record that was searched, how many people came of it and from where: that is what it was for."""
    inzage(
        onderwerp="persoon",
        nummer="",
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        actie="zoeken",
        aantal=aantal,
        grond=doel,
    )


def koppelbare_personen(
    nummers: Collection[str], *, organisatie_id: int, medewerker: Medewerker | None
) -> dict[str, Persoon]:
    """Known persons by number, without those who are only in dossiers shielded from `medewerker`."""
    personen = {
        persoon.pk: persoon
        for persoon in Persoon.objects.defer("bsn").filter(organisatie_id=organisatie_id, nummer__in=nummers)
    }
    if not personen:
        return {}
    _, weg = _per_rij(personen, medewerker)
    return {persoon.nummer: persoon for persoon_id, persoon in personen.items() if persoon_id not in weg}


@dataclass(frozen=True)
class _Gelezen:
    """What may be shown of the humans found: their rows, each with its dossiers."""

    hoofd: Mapping[int, int]
    casussen: Mapping[int, Sequence[BekendeCasus]]
    verborgen: Collection[int]
    personen: Mapping[int, Persoon]

    def bekende(self, vraag: int, kandidaat: Kandidaat) -> Bekende | None:
        rijen = self._rijen(kandidaat.persoon_id)
        if not rijen:
            return None
        # The row that stands for him, unless that one is not to be seen.
        persoon = self.personen[min(rijen)]
        return self._bekende(vraag, persoon, kandidaat.redenen, kandidaat.oordeel, kandidaat.score)

    def gekoppelde(self, vraag: int, persoon: Persoon) -> Bekende:
        return self._bekende(vraag, persoon, (), GEKOPPELD, 100)

    def zelf_gewogen(self, vraag: Vraag, mensen: Collection[int]) -> list[Kandidaat]:
        """These humans by the rows that may be seen alone: perhaps, since what else is known of them is left out."""
        gezocht = _beeld(vraag)
        kandidaten = []
        for mens in mensen:
            standen = [vergelijk(gezocht, _beeld_van(self.personen[rij])) for rij in self._rijen(mens)]
            if standen and weeg(beste := max(standen, key=weeg)) >= TE_WEINIG:
                redenen = tuple(stand.reden for stand in beste if stand.reden)
                kandidaten.append(Kandidaat(mens, punten(weeg(beste)), redenen, ONBESLIST))
        return kandidaten

    def _rijen(self, mens: int) -> list[int]:
        return [rij for rij, hoofd in self.hoofd.items() if hoofd == mens and rij not in self.verborgen]

    def _bekende(self, vraag: int, persoon: Persoon, redenen: tuple[str, ...], oordeel: str, score: int) -> Bekende:
        mens = self.hoofd.get(persoon.pk, persoon.pk)
        casussen = {casus.casus_id: casus for rij in self._rijen(mens) for casus in self.casussen.get(rij, ())}
        return Bekende(
            vraag=vraag,
            mens=mens,
            nummer=persoon.nummer,
            naam=persoon.volledige_naam,
            geboortedatum=persoon.geboortedatum,
            geboortedatum_precisie=persoon.geboortedatum_precisie,
            redenen=redenen,
            oordeel=oordeel,
            score=score,
            casussen=tuple(casussen.values()),
        )


def _zoek_zichtbaar(
    medewerker: Medewerker,
    organisatie_id: int,
    vragen: Sequence[Vraag],
    gekoppeld: Mapping[int, Persoon],
    peil: Peil,
) -> tuple[list[list[Kandidaat]], _Gelezen, bool]:
    """The candidates who may be shown, what is read of them, and whether somebody is in what may not be shown."""
    vaste = [persoon.pk for persoon in gekoppeld.values()]
    kandidaten = _zoek(organisatie_id, vragen, (), mag_leeg=bool(gekoppeld))
    gelezen, geraakt = _lees(medewerker, kandidaten, vaste, peil)
    verdacht = {k.persoon_id for per_vraag in kandidaten for k in per_vraag if k.oordeel != ONBEKEND}
    verdacht |= {gelezen.hoofd[rij] for rij in vaste}
    afgeschermd = not verdacht.isdisjoint(gelezen.hoofd[rij] for rij in geraakt)
    weg = {gelezen.hoofd[rij] for rij in gelezen.verborgen}
    if weg:
        # Anew without them: they take no place from others, and whoever was merged with what may not be seen is found
        # by what may be seen of him, or not at all.
        zelf = [gelezen.zelf_gewogen(vraag, weg) for vraag in vragen]
        kandidaten = _zoek(organisatie_id, vragen, weg, mag_leeg=True)
        kandidaten = [[*anderen, *eigen] for anderen, eigen in zip(kandidaten, zelf, strict=True)]
        gelezen, _ = _lees(medewerker, kandidaten, vaste, peil)
        nieuw = {gelezen.hoofd[rij] for rij in gelezen.verborgen} - weg
        kandidaten = [[k for k in per_vraag if k.persoon_id not in nieuw] for per_vraag in kandidaten]
    return kandidaten, gelezen, afgeschermd


def _zoek(
    organisatie_id: int, vragen: Sequence[Vraag], zonder: Collection[int], *, mag_leeg: bool
) -> list[list[Kandidaat]]:
    try:
        return zoek_samen(organisatie_id=organisatie_id, vragen=vragen, maximum=MAXIMUM, zonder=zonder)
    except ValidationError:
        if not mag_leeg:
            raise
        return [[] for _ in vragen]


def _lees(
    medewerker: Medewerker, kandidaten: Sequence[Sequence[Kandidaat]], vaste: Sequence[int], peil: Peil
) -> tuple[_Gelezen, set[int]]:
    """All rows of these humans with what may be seen of them; and which rows are in something that may not."""
    hoofd = samen_met({kandidaat.persoon_id for per_vraag in kandidaten for kandidaat in per_vraag} | {*vaste})
    per_rij, verborgen = _per_rij(hoofd, medewerker)
    zichtbaar = lees_casussen(medewerker, {casus_id for casussen in per_rij.values() for casus_id in casussen}, peil)
    geraakt = {rij for rij, casussen in per_rij.items() if not casussen <= zichtbaar.keys()}
    casussen = {rij: [zichtbaar[c] for c in casus_ids if c in zichtbaar] for rij, casus_ids in per_rij.items()}
    personen = Persoon.objects.defer("bsn").in_bulk([rij for rij in hoofd if rij not in verborgen])
    return _Gelezen(hoofd, casussen, verborgen, personen), geraakt


def _per_rij(rijen: Collection[int], medewerker: Medewerker | None) -> tuple[dict[int, set[int]], set[int]]:
    """Of each row its dossiers, and the rows of which every dossier is shielded from `medewerker`."""
    if not rijen:
        return {}, set()
    betrokken = Betrokkene.objects.filter(persoon_id__in=list(rijen)).order_by().distinct()
    gelezen = list(betrokken.values_list("persoon_id", "casus_id", "casus__afgeschermd"))
    bij_naam = set(afgeschermd_zichtbaar(medewerker)) if medewerker and any(rij[2] for rij in gelezen) else set()
    per_rij: dict[int, set[int]] = defaultdict(set)
    open_: set[int] = set()
    for persoon_id, casus_id, afgeschermd in gelezen:
        per_rij[persoon_id].add(casus_id)
        if not afgeschermd or casus_id in bij_naam:
            open_.add(persoon_id)
    return dict(per_rij), per_rij.keys() - open_


def _leden(gelezen: _Gelezen, casus_ids: Sequence[int]) -> dict[int, list[Gezinslid]]:
    """Who is in these dossiers, which may all be seen; somebody on file twice is one human."""
    if not casus_ids:
        return {}
    betrokken = (
        Betrokkene.objects.filter(casus_id__in=set(casus_ids), persoon__onbekend=False)
        .select_related("persoon")
        .defer("zoals_gemeld", "persoon__bsn")
        .order_by("pk")[:MEESTE_LEDEN]
    )
    leden: dict[int, dict[int, Gezinslid]] = defaultdict(dict)
    for betrokkene in betrokken:
        persoon = betrokkene.persoon
        mens = gelezen.hoofd.get(persoon.pk, persoon.hoofd_id or persoon.pk)
        leden[betrokkene.casus_id].setdefault(mens, _lid(mens, persoon))
    return {casus_id: list(wie.values()) for casus_id, wie in leden.items()}


def _lid(mens: int, persoon: Persoon) -> Gezinslid:
    return Gezinslid(
        mens=mens,
        nummer=persoon.nummer,
        naam=persoon.volledige_naam,
        geboortedatum=persoon.geboortedatum,
        geboortedatum_precisie=persoon.geboortedatum_precisie,
        beeld=_beeld_van(persoon),
    )


def _beeld_van(persoon: Persoon) -> Beeld:
    return Beeld(
        voornamen=persoon.voornamen,
        voorletters=persoon.voorletters,
        geboortenaam=persoon.geboortenaam,
        partnernaam=persoon.partnernaam,
        geboortedatum=persoon.geboortedatum,
        precisie=persoon.geboortedatum_precisie,
        geslacht=persoon.geslacht_id or "",
        telefoon=persoon.telefoon,
    )


def _beeld(vraag: Vraag) -> Beeld:
    return Beeld(
        voornamen=vraag.voornamen,
        geboortenaam=vraag.achternaam,
        geboortedatum=vraag.geboortedatum,
        precisie=vraag.precisie,
        geslacht=vraag.geslacht,
        telefoon=vraag.telefoon,
    )
