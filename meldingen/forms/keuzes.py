# SPDX-License-Identifier: EUPL-1.2
"""Choices that come from the organisation of whoever fills in the form."""

from django.db.models import F
from django.utils import timezone

from meldingen.models import Casus
from organisaties.models import Gemeente, Medewerker, Organisatie
from organisaties.rechten import Recht
from personen.samenvoegen import samen_met

Keuzes = list[tuple[str, str]]
KIES = ("", "Kies…")


def gemeentekeuzes(medewerker: Medewerker) -> Keuzes:
    """The gemeenten of the region of today, then the two answers that are none."""
    eigen = Gemeente.objects.filter(
        regios__organisatie_id=medewerker.vt_organisatie_id, regios__periode__contains=timezone.localdate()
    )
    geen = Gemeente.objects.filter(code__in=(Gemeente.BUITEN_REGIO, Gemeente.ONBEKEND))
    rijen = list(eigen.union(geen).values_list("code", "naam"))
    return [KIES, *sorted(rijen, key=lambda rij: (not rij[0].startswith("GM"), rij[1]))]


def partijkeuzes(medewerker: Medewerker) -> Keuzes:
    """The parties that this organisation works with, by code."""
    partijen = Organisatie.objects.filter(vt_organisatie_id=medewerker.vt_organisatie_id, actief=True)
    return [("", "Geen van deze partijen"), *partijen.order_by("naam").values_list("code", "naam")]


def collegakeuzes(medewerker: Medewerker) -> Keuzes:
    """Colleagues who may decide or advise with the one who decides, by username."""
    collegas = (
        Medewerker.objects.filter(
            vt_organisatie_id=medewerker.vt_organisatie_id,
            is_active=True,
            rollen__rechten__overlap=[
                str(Recht.MELDING_BEOORDELEN),
                str(Recht.CONSULT_GEVEN),
                str(Recht.DIENST_UITVOEREN),
            ],
        )
        .exclude(pk=medewerker.pk)
        .order_by("naam")
        .distinct()
    )
    return [("", "Niemand"), *collegas.values_list("username", "naam")]


def casuskeuzes(medewerker: Medewerker, persoon_ids: list[int]) -> Keuzes:
    """The dossiers of these people that may be seen, open ones first, and the choice for a new one.

    An open one is proposed and not chosen: whether this is about the same is for whoever heard the story.
    """
    if not persoon_ids:
        return []
    casussen = (
        Casus.objects.zichtbaar_voor(medewerker)
        .filter(betrokkenen__persoon__in=samen_met(persoon_ids))
        .distinct()
        .order_by(F("gesloten_op").desc(nulls_first=True), "-geopend_op")
    )
    bekend = [(casus.nummer, _casustekst(casus, voorstel=plaats == 0)) for plaats, casus in enumerate(casussen[:10])]
    return [*bekend, ("nieuw", "Nee, maak een nieuwe casus")] if bekend else []


def _casustekst(casus: Casus, *, voorstel: bool) -> str:
    geopend = timezone.localdate(casus.geopend_op)
    tekst = f"Bij {casus.nummer} ({casus.get_fase_display().lower()}, geopend {geopend:%d-%m-%Y})"
    return f"{tekst}. Voorstel: dit dossier is nog open." if voorstel and casus.is_open else tekst
