# SPDX-License-Identifier: EUPL-1.2
"""Reading moments for a person, by any door: which one, that it was read, and what it says."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from audit.vastleggen import inzage
from meldingen.deuren import haal
from meldingen.klok import instelling_van
from meldingen.models import Casus, Dienst
from meldingen.termijnen.kalender import dag_van, werkdagen_tussen
from meldingen.werkproces import Dienststatus
from organisaties.models import Medewerker
from organisaties.templatetags.vt_opmaak import dag

from .models import Monitoringsmoment
from .werkproces import Momentstatus

VERWANT = ("casus__gemeente", "casus__behandelaar", "casus__zicht_partij", "organisatie", "monitoring", "veiligheid")
BADGES = {
    "veiligheid:veilig": "goed",
    "veiligheid:deels": "let-op",
    "veiligheid:onveilig": "fout",
    "veiligheid:onbekend": "neutraal",
}


def haal_moment(medewerker: Medewerker, nummer: str) -> Monitoringsmoment:
    rijen = Monitoringsmoment.objects.zichtbaar_voor(medewerker)
    verwant = (*VERWANT, "uitgevoerd_door", "melding", "monitoring__heropenreden", "monitoring__overdracht")
    return haal(rijen.select_related(*verwant), medewerker, nummer)


def leg_inzage_vast(medewerker: Medewerker, moment: Monitoringsmoment) -> None:
    inzage(
        onderwerp="monitoringsmoment",
        nummer=moment.nummer,
        organisatie_id=moment.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=moment.casus_id,
    )


def andere_momenten(moment: Monitoringsmoment) -> QuerySet[Monitoringsmoment]:
    """The other moments of this family, newest first: what was seen before and what is still planned."""
    rijen = Monitoringsmoment.objects.filter(casus_id=moment.casus_id).exclude(pk=moment.pk)
    return rijen.select_related("veiligheid", "uitgevoerd_door").order_by("-gepland_op", "-pk")


def momenten_van(casus: Casus, medewerker: Medewerker) -> QuerySet[Monitoringsmoment]:
    """All moments of this casus, earliest first."""
    rijen = Monitoringsmoment.objects.zichtbaar_voor(medewerker).filter(casus=casus)
    return rijen.select_related("veiligheid").order_by("gepland_op", "pk")


def lopende_dienst(casus: Casus, medewerker: Medewerker) -> Dienst | None:
    """The running dienst that was decided longest ago."""
    rijen = Dienst.objects.zichtbaar_voor(medewerker).filter(casus=casus, status=Dienststatus.LOOPT)
    return rijen.select_related("melding", "uitvoerder").order_by("besloten_op", "pk").first()


def regel(moment: Monitoringsmoment, nu: datetime) -> dict[str, Any]:
    """A moment with what its row shows; `werkdagen` is None once it was held or has lapsed."""
    gepland = moment.status == Momentstatus.GEPLAND
    kalender = instelling_van(moment.organisatie).kalender
    return {
        "moment": moment,
        "werkdagen": werkdagen_tussen(dag_van(nu), moment.gepland_op, kalender) if gepland else None,
        "badge": BADGES.get(moment.veiligheid_id or ""),
    }


def paren(moment: Monitoringsmoment) -> list[tuple[str, Any]]:
    """What is known about this moment, as label and value."""
    gepland = moment.status == Momentstatus.GEPLAND
    rijen: list[tuple[str, Any]] = [] if gepland else [("Gepland op", dag(moment.gepland_op))]
    if moment.reden:
        rijen.append(("Waarom extra", moment.reden))
    if moment.vervalreden:
        rijen.append(("Waarom vervallen", moment.vervalreden))
    if moment.status != Momentstatus.VASTGELEGD:
        return rijen
    wie = f", door {moment.uitgevoerd_door.naam}" if moment.uitgevoerd_door else ""
    return [
        *rijen,
        ("Gekeken op", f"{dag(moment.uitgevoerd_op)}{wie}"),
        ("Gesproken met", moment.gesproken_met),
        ("Nieuwe incidenten", str(moment.nieuwe_incidenten)),
        ("Nieuwe zorgen, niet bevestigd", "ja" if moment.nieuwe_zorgen else "nee"),
        ("Vervolg", moment.get_vervolg_display()),
    ]


def aanleiding(moment: Monitoringsmoment) -> str:
    """Why this family is monitored, in one phrase."""
    reeks = moment.monitoring
    tekst = str(reeks.get_aanleiding_display())
    if reeks.heropenreden is not None:
        return f"{tekst}: {reeks.heropenreden.label.lower()}"
    return f"{tekst} ({reeks.overdracht.nummer})" if reeks.overdracht is not None else tekst
