# SPDX-License-Identifier: EUPL-1.2
"""What a handover is made from: the assessed melding of a casus, its people and what is known about them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from meldingen.beoordeling import leidende_beoordeling
from meldingen.fouten import VerkeerdeToestand
from meldingen.geheimhouding import lees_geheim_rond
from meldingen.models import Beoordeelde, Betrokkene, Casus, Dienst, Melding, Veiligheidsbeoordeling
from personen.geheimhouding import Geheimhouding
from personen.models import Adres, Persoon
from personen.samenvoegen import mens_houdt_adres_geheim


@dataclass(frozen=True)
class Gezinslid:
    """One human. `persoon` is the row that was assessed, or that was named first; `rijen` all of him in the casus.

    `geheim`: he keeps his addresses secret, as was said of him here or under another number.
    """

    persoon: Persoon
    rijen: tuple[Persoon, ...]
    rollen: tuple[str, ...]
    adressen: tuple[Adres, ...]
    oordeel: Beoordeelde | None
    geheim: bool


@dataclass(frozen=True)
class Dossier:
    """Everything that a package may draw from. The source of the melding is not among it.

    `geheim` is what may never go along: also of people who are not in this casus, and of their other numbers.
    """

    casus: Casus
    melding: Melding
    vb: Veiligheidsbeoordeling
    gezin: dict[str, Gezinslid]
    geheim: Geheimhouding
    voorwaarden: str
    risicofactoren: tuple[str, ...] = field(default=())


def lees_dossier(casus: Casus, dag: date) -> Dossier:
    """The assessment that leads the casus counts. Raises `VerkeerdeToestand` when nothing is assessed yet."""
    vb = leidende_beoordeling(casus).select_related("melding", "zwaarte", "duur", "gestart_door").first()
    if vb is None:
        raise VerkeerdeToestand("Deze casus is nog niet beoordeeld. Rond eerst de veiligheidsbeoordeling af.")
    vb.melding.casus = casus
    dienst = Dienst.objects.filter(melding=vb.melding).exclude(voorwaarden="").order_by("-pk").first()
    gezin = _gezin(casus, vb, dag)
    return Dossier(
        casus=casus,
        melding=vb.melding,
        vb=vb,
        gezin=gezin,
        geheim=lees_geheim_rond([rij.pk for lid in gezin.values() for rij in lid.rijen], dag=dag),
        voorwaarden=dienst.voorwaarden if dienst else "",
        risicofactoren=tuple(vb.risicofactoren.order_by("volgorde").values_list("label", flat=True)),
    )


def _gezin(casus: Casus, vb: Veiligheidsbeoordeling, dag: date) -> dict[str, Gezinslid]:
    """The humans of the casus by public number, in the order of first mention."""
    huidig = Adres.objects.filter(periode__contains=dag).order_by("pk")
    rijen = (
        Betrokkene.objects.filter(casus=casus)
        .select_related("persoon__geslacht", "rol")
        .prefetch_related(Prefetch("persoon__adressen", queryset=huidig, to_attr="huidige_adressen"))
        .annotate(geheim=mens_houdt_adres_geheim("persoon"))
        .defer("persoon__bsn")
        .order_by("pk")
    )
    oordelen = {oordeel.persoon_id: oordeel for oordeel in vb.personen.select_related("kindpositie")}
    per_mens: dict[int, list[Betrokkene]] = defaultdict(list)
    for rij in rijen:
        per_mens[rij.persoon.hoofd_id or rij.persoon_id].append(rij)
    leden = [_lid(betrokken, oordelen) for betrokken in per_mens.values()]
    return {lid.persoon.nummer: lid for lid in leden}


def _lid(betrokken: Sequence[Any], oordelen: Mapping[int, Beoordeelde]) -> Gezinslid:
    """`betrokken` are all times that this human is named in the casus, with what was read along."""
    rijen = tuple({rij.persoon_id: rij.persoon for rij in betrokken}.values())
    persoon = next((rij for rij in rijen if rij.pk in oordelen), rijen[0])
    # The same address under two numbers is one.
    adressen = {
        (adres.postcode, adres.straat, adres.huisnummer, adres.toevoeging, adres.plaats): adres
        for rij in rijen
        for adres in rij.huidige_adressen
    }
    return Gezinslid(
        persoon=persoon,
        rijen=rijen,
        rollen=tuple(dict.fromkeys(rij.rol.label for rij in betrokken)),
        adressen=tuple(adressen.values()),
        oordeel=oordelen.get(persoon.pk),
        geheim=any(rij.geheim for rij in betrokken),
    )
