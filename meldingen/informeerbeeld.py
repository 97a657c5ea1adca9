# SPDX-License-Identifier: EUPL-1.2
"""Who must be told of one melding and who was, and what each was told at the first contact: for pages and the API.

Somebody who is only in dossiers that are shielded from the reader is on the list without a name.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from organisaties.codes import codes
from organisaties.models import Code, Medewerker
from personen.models import Gezag, Persoon
from personen.samenvoegen import samen_met

from .informeerkeuze import Wie
from .informeerlijst import wie_moet_horen
from .klok import instelling_van
from .models import EersteContact, Informeerplicht, Informeeruitstel, Melding
from .persoonbeeld import zichtbare_personen
from .termijnen.kalender import dag_van, werkdagen_tussen

AFGESCHERMD = "Iemand uit een afgeschermd dossier"


@dataclass(frozen=True)
class Regel:
    """Somebody on the list. Without `keuze` this employee cannot do anything with it."""

    naam: str
    persoon: Persoon | None
    plicht: Informeerplicht
    uitstellen: tuple[Informeeruitstel, ...]
    werkdagen: int

    @property
    def stand(self) -> str:
        if self.plicht.gedaan_op is not None:
            return "geinformeerd"
        return "vervallen" if self.plicht.vervallen_op is not None else "open"

    @property
    def keuze(self) -> str | None:
        if self.stand != "open" or self.persoon is None:
            return None
        return Wie(self.persoon.nummer, self.plicht.versie).als_tekst()


@dataclass(frozen=True)
class NietZelf:
    """Somebody of the melding who is not told himself, and why. `zonder_gezag`: nobody is known who has it."""

    naam: str
    reden: str
    zonder_gezag: bool


@dataclass(frozen=True)
class Informeerbeeld:
    melding: Melding
    regels: tuple[Regel, ...]
    niet_zelf: tuple[NietZelf, ...]

    @property
    def open(self) -> tuple[Regel, ...]:
        return tuple(regel for regel in self.regels if regel.stand == "open")

    @property
    def te_kiezen(self) -> tuple[Regel, ...]:
        return tuple(regel for regel in self.regels if regel.keuze)


def lees_lijst(melding: Melding, medewerker: Medewerker, nu: datetime) -> Informeerbeeld:
    """`melding` is visible to `medewerker` already, and brings its organisation."""
    plichten = list(
        Informeerplicht.objects.zichtbaar_voor(medewerker)
        .filter(melding=melding)
        .select_related("wijze", "vervalreden", "gedaan_door")
        .order_by("uiterste_datum", "pk")
    )
    kandidaten = [een for een in wie_moet_horen([melding.pk], tot=dag_van(nu)) if een.reden is not None]
    bekend = _personen({rij.persoon_id for rij in plichten} | {een.persoon_id for een in kandidaten}, medewerker)
    uitstellen = _uitstellen(plichten)
    kalender, vandaag = instelling_van(melding.organisatie).kalender, dag_van(nu)
    regels = [
        Regel(
            naam=_naam(bekend.get(rij.persoon_id)),
            persoon=bekend.get(rij.persoon_id),
            plicht=rij,
            uitstellen=tuple(uitstellen[rij.pk]),
            werkdagen=werkdagen_tussen(vandaag, rij.uiterste_datum, kalender),
        )
        for rij in plichten
    ]
    op_lijst = samen_met({rij.persoon_id for rij in plichten})
    over = [een for een in kandidaten if een.persoon_id in bekend and een.persoon_id not in op_lijst]
    met_gezag = _met_gezag({een.persoon_id for een in over if een.reden == "jong_kind"})
    redenen = {code.pk.rpartition(":")[2]: code.label for code in codes("informeervervalreden", vandaag)}
    niet_zelf = [
        NietZelf(
            naam=bekend[een.persoon_id].volledige_naam,
            reden=redenen.get(str(een.reden), str(een.reden)),
            zonder_gezag=een.reden == "jong_kind" and een.persoon_id not in met_gezag,
        )
        for een in over
    ]
    return Informeerbeeld(melding, tuple(regels), tuple(niet_zelf))


def _personen(ids: Collection[int], medewerker: Medewerker) -> dict[int, Persoon]:
    return {rij.pk: rij for rij in zichtbare_personen(medewerker).filter(pk__in=ids)}


def _naam(persoon: Persoon | None) -> str:
    return AFGESCHERMD if persoon is None else persoon.volledige_naam


def _uitstellen(plichten: Collection[Informeerplicht]) -> dict[int, list[Informeeruitstel]]:
    per_plicht: dict[int, list[Informeeruitstel]] = defaultdict(list)
    rijen = Informeeruitstel.objects.filter(plicht__in=plichten).select_related("reden", "besloten_door")
    for rij in rijen.order_by("besloten_op", "pk"):
        per_plicht[rij.plicht_id].append(rij)
    return per_plicht


def _met_gezag(kind_ids: Collection[int]) -> set[int]:
    """Which of these children somebody has authority over, whichever of their rows says so."""
    mens_van = samen_met(kind_ids)
    rijen = Gezag.objects.filter(kind_id__in=mens_van).values_list("kind_id", flat=True)
    met = {mens_van[kind] for kind in rijen}
    return {kind for kind in kind_ids if mens_van[kind] in met}


# The first contact


@dataclass(frozen=True)
class Gehoord:
    """One kind of person, or one directbetrokkene: per point of the list on which day it was told first."""

    gesprekspartner: str
    naam: str
    nummer: str
    punten: tuple[tuple[Code, date | None], ...]

    @property
    def nog_niet(self) -> tuple[Code, ...]:
        return tuple(punt for punt, op in self.punten if op is None)


def te_spreken(melding: Melding, medewerker: Medewerker) -> list[Persoon]:
    """Directbetrokkenen whom one can speak with: known by name, of the melding or on its list."""
    plichten = Informeerplicht.objects.zichtbaar_voor(medewerker).filter(melding=melding)
    ids = set(melding.betrokkenen.filter(persoon__onbekend=False).values_list("persoon_id", flat=True))
    return list(_personen(ids | set(plichten.values_list("persoon_id", flat=True)), medewerker).values())


def lees_eerste_contact(melding: Melding, medewerker: Medewerker, nu: datetime) -> list[Gehoord]:
    """The melder and an informant first, by kind and never by name; an ambtshalve melding has no melder."""
    punten = codes("eerstecontactpunt", dag_van(nu))
    rijen = EersteContact.objects.zichtbaar_voor(medewerker).filter(melding=melding)
    gezegd: dict[tuple[str, int | None], dict[str, date]] = defaultdict(dict)
    for wie, persoon_id, op, punt in rijen.order_by("op", "pk").values_list(
        "gesprekspartner", "persoon_id", "op", "punten"
    ):
        gezegd[wie, persoon_id].setdefault(punt, op)
    partner = EersteContact.Gesprekspartner
    soorten = [partner.INFORMANT] if melding.ambtshalve else [partner.MELDER, partner.INFORMANT]
    wie_alle = [(str(soort), str(soort.label), "", None) for soort in soorten] + [
        (str(partner.BETROKKENE), persoon.volledige_naam, persoon.nummer, persoon.pk)
        for persoon in sorted(te_spreken(melding, medewerker), key=lambda een: een.pk)
    ]
    return [
        Gehoord(soort, naam, nummer, tuple((punt, gezegd[soort, pk].get(punt.pk)) for punt in punten))
        for soort, naam, nummer, pk in wie_alle
    ]
