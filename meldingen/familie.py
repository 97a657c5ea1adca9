# SPDX-License-Identifier: EUPL-1.2
"""In which other dossiers the people of a dossier are, read with the dossier itself: it costs no query of its own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, JSONField, OuterRef, QuerySet, When
from django.db.models.functions import Coalesce, JSONObject

from organisaties.models import Medewerker

from .models import Betrokkene, Casus
from .termijnen.kalender import dag_van
from .werkproces import Fase

MENS = Coalesce("persoon__hoofd_id", "persoon_id")


@dataclass(frozen=True)
class AnderDossier:
    nummer: str
    fase: str
    open: bool
    geopend_op: date
    personen: int


@dataclass(frozen=True)
class Familie:
    """`afgeschermd`: somebody is also in a dossier that the reader may not see; nothing else is known of that one."""

    dossiers: tuple[AnderDossier, ...]
    afgeschermd: bool


def met_andere_dossiers(casussen: "QuerySet[Any]", medewerker: Medewerker) -> "QuerySet[Any]":
    """Adds what `familie_van` reads: of each of these humans the dossiers of all his rows, null where it is shielded.

    Twice, along the row that stands for a human and along the others, so that each uses an index.
    """
    mensen = Betrokkene.objects.filter(casus_id=OuterRef(OuterRef("pk"))).values(mens=MENS)
    elders = Betrokkene.objects.filter(organisatie_id=OuterRef("organisatie_id")).exclude(casus_id=OuterRef("pk"))
    zichtbaar = Casus.objects.zichtbaar_voor(medewerker).filter(pk=OuterRef("casus_id"))
    inhoud = JSONObject(
        nummer="casus__nummer", fase="casus__fase", geopend_op="casus__geopend_op", gesloten_op="casus__gesloten_op",
        mens=MENS,
    )  # fmt: skip
    dossier = Case(When(Exists(zichtbaar), then=inhoud), default=None, output_field=JSONField())
    zelf, samengevoegd = (
        ArraySubquery(rijen.values(alles=dossier))
        for rijen in (
            elders.filter(persoon_id__in=mensen),
            elders.filter(persoon__organisatie_id=OuterRef("organisatie_id"), persoon__hoofd_id__in=mensen),
        )
    )
    return casussen.annotate(elders_zelf=zelf, elders_samengevoegd=samengevoegd)


def familie_van(casus: Any) -> Familie:
    """Who shares most people first, then the newest."""
    return _familie([*casus.elders_zelf, *casus.elders_samengevoegd])


def _familie(rijen: Iterable[dict[str, Any] | None]) -> Familie:
    mensen: dict[str, set[int]] = defaultdict(set)
    per_nummer: dict[str, dict[str, Any]] = {}
    afgeschermd = False
    for rij in rijen:
        if rij is None:
            afgeschermd = True
            continue
        per_nummer[rij["nummer"]] = rij
        mensen[rij["nummer"]].add(rij["mens"])
    dossiers = [
        AnderDossier(
            nummer=nummer,
            fase=Fase(rij["fase"]).label,
            open=rij["gesloten_op"] is None,
            geopend_op=dag_van(datetime.fromisoformat(rij["geopend_op"])),
            personen=len(mensen[nummer]),
        )
        for nummer, rij in per_nummer.items()
    ]
    dossiers.sort(key=lambda dossier: (-dossier.personen, -dossier.geopend_op.toordinal(), dossier.nummer))
    return Familie(tuple(dossiers), afgeschermd)
