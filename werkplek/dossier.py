# SPDX-License-Identifier: EUPL-1.2
"""The dossier: who has zicht op veiligheid, what must happen, who is involved, and everything that happened."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from documenten.models import Document
from meldingen.deuren import haal, medewerker_van
from meldingen.familie import familie_van, met_andere_dossiers
from meldingen.geheimhouding import lees_geheim_rond
from meldingen.models import Betrokkene, Casus, Dienst, Melding
from meldingen.rechten import mag_beoordelen
from meldingen.termijnbeeld import toon_termijnen
from meldingen.toegestaan import op_casus
from meldingen.werkproces import Dienststatus, Status
from monitoring.toegestaan import toegestane_stappen_casus
from organisaties.models import Code, Medewerker
from overdracht.nu_geheim import verberg
from overdracht.rechten import mag_overdragen
from overdracht.teruggekomen import Teruggekomen, laatste_teruggekomen
from overdracht.werkproces import PAKKET_LEESBAAR
from personen.geheimhouding import Geheimhouding
from personen.models import Adres, Persoon
from personen.samenvoegen import mens_houdt_adres_geheim

from .hulp import hulp_van
from .tijdlijn import tijdlijn_van

# step → (text of the button, page of the act), in the order they are shown.
HANDELINGEN = {
    "overdragen": ("Overdragen", "overdracht:overdragen"),
    "dienst_starten": ("Dienst starten", "meldingen:dienst_starten"),
    "dienst_afronden": ("Dienst afronden", "monitoring:dienst_afronden"),
    "extra_moment": ("Extra moment plannen", "monitoring:extra_moment"),
    "ambtshalve_melden": ("Ambtshalve melden", "monitoring:ambtshalve_melden"),
    "consult_vragen": ("Consult vragen", "meldingen:consult_vragen"),
    "betrokkenheid_beeindigen": ("Betrokkenheid beëindigen", "monitoring:betrokkenheid_beeindigen"),
    "afsluiten": ("Casus afsluiten", "monitoring:afsluiten"),
    "heropenen": ("Casus heropenen", "monitoring:heropenen"),
}
VERDER = {"overdragen", "dienst_starten", "dienst_afronden"}
VERWANT = (
    "organisatie", "gemeente", "behandelaar", "zwaarte", "zicht_partij", "laatste_ontvanger", "afsluitreden",
    "samenwerking__coordinator",
)  # fmt: skip
# The labels of the kenmerken, with the casus itself in one query.
KENMERKEN = ArraySubquery(
    Code.objects.filter(pk__in=Casus.kenmerken.through.objects.filter(casus_id=OuterRef(OuterRef("pk"))).values("code"))
    .order_by("volgorde")
    .values("label")
)


@dataclass(frozen=True)
class Gezinslid:
    """A human of the family, under the name last reported: every role, and the age when it was last reported."""

    persoon: Persoon
    rollen: tuple[str, ...]
    leeftijd: int | None
    adres: str


@login_required
@require_safe
def dossier(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    casussen = Casus.objects.zichtbaar_voor(medewerker).select_related(*VERWANT)
    casussen = casussen.annotate(merken=KENMERKEN, terug=laatste_teruggekomen())
    casus = haal(met_andere_dossiers(casussen, medewerker), medewerker, nummer)
    inzage(
        onderwerp="casus",
        nummer=nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
    )
    return render(request, "werkplek/dossier.html", lees_dossier(casus, medewerker, timezone.now()))


def lees_dossier(casus: Any, medewerker: Medewerker, nu: datetime) -> dict[str, Any]:
    """All that the page shows, in a number of queries that does not depend on how much happened."""
    meldingen = list(casus.meldingen.select_related("kanaal", "melder_soort", "behandelaar").order_by("-ontvangen_op"))
    beoordelingen = list(
        casus.beoordelingen.select_related("melding", "zwaarte", "vastgesteld_door", "dienst__uitvoerder")
    )
    overdrachten = list(
        casus.overdrachten.select_related("partij", "verzonden_door", "pakket").order_by("-verzonden_op")
    )
    momenten = list(casus.monitoringsmomenten.select_related("veiligheid", "uitgevoerd_door").order_by("gepland_op"))
    dienst = _open_dienst(beoordelingen)
    termijnen = toon_termijnen(casus.termijnen.open().order_by("uiterste_datum", "pk"), casus.organisatie, nu)
    terug = Teruggekomen.uit(casus.terug)
    betrokkenen = list(_betrokkenen(casus, timezone.localdate(nu)))
    leesbaar = [overdracht for overdracht in overdrachten if overdracht.status in PAKKET_LEESBAAR]
    geheim = Geheimhouding()
    if leesbaar or any(rij.adres for rij in betrokkenen):
        geheim = lees_geheim_rond([rij.persoon_id for rij in betrokkenen], dag=timezone.localdate(nu))
    return {
        "casus": casus,
        "terug": terug,
        "terug_waarom": next((o.reden_toelichting for o in overdrachten if terug and o.nummer == terug.nummer), ""),
        "merken": [*casus.merken, *(["melder onbekend"] if meldingen and meldingen[0].melder_onbekend else [])],
        "zichthouder": _zichthouder(casus),
        "paren": _paren(casus, meldingen, dienst),
        "handelingen": _handelingen(casus, medewerker, dienst),
        "te_beoordelen": [m for m in meldingen if m.status in (Status.ONTVANGEN, Status.IN_BEOORDELING)],
        "mag_beoordelen": mag_beoordelen(medewerker, casus),
        "termijnen": termijnen,
        "gezin": gezin_van(betrokkenen, geheim),
        "nu_geheim": [overdracht for overdracht in leesbaar if verberg(overdracht.pakket.inhoud, geheim).verborgen],
        "momenten": momenten,
        "overdrachten": overdrachten,
        "hulp": hulp_van(casus),
        "familie": familie_van(casus),
        "laatste_melding": meldingen[0] if meldingen else None,
        "gebeurtenissen": tijdlijn_van(
            casus,
            meldingen=meldingen,
            beoordelingen=beoordelingen,
            overdrachten=overdrachten,
            momenten=momenten,
            documenten=Document.objects.zichtbaar_voor(medewerker).filter(casus=casus),
        ),
        "nu": nu,
        "vandaag": timezone.localdate(nu),
    }


def gezin_van(betrokkenen: Sequence[Any], geheim: Geheimhouding) -> list[Gezinslid]:
    """The people of all meldingen, in the order of first mention, one line per human."""
    rollen: dict[int, dict[str, None]] = defaultdict(dict)
    laatste: dict[int, Betrokkene] = {}
    for betrokkene in betrokkenen:
        mens = betrokkene.persoon.hoofd_id or betrokkene.persoon_id
        rollen[mens][betrokkene.rol.label] = None
        laatste[mens] = betrokkene
    return [
        Gezinslid(
            persoon=betrokkene.persoon,
            rollen=tuple(rollen[pk]),
            leeftijd=leeftijd_op(betrokkene.persoon, timezone.localdate(betrokkene.melding.ontvangen_op)),
            adres=_adrestekst(betrokkene, geheim),
        )
        for pk, betrokkene in laatste.items()
    ]


def leeftijd_op(persoon: Persoon, dag: date) -> int | None:
    """Whole years on that day; unknown without a birth date."""
    geboren = persoon.geboortedatum
    if geboren is None:
        return None
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def _betrokkenen(casus: Casus, vandaag: date) -> QuerySet[Any]:
    huidig = Adres.objects.filter(persoon_id=OuterRef("persoon_id"), periode__contains=vandaag).order_by("-pk")
    velden = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "geheim")
    return (
        casus.betrokkenen.select_related("persoon__geslacht", "rol", "melding")
        .defer("persoon__bsn", "melding__toelichting")
        .annotate(geheim=mens_houdt_adres_geheim("persoon"))
        .annotate(adres=Subquery(huidig.values(alles=JSONObject(**{veld: veld for veld in velden}))[:1]))
        .order_by("melding__ontvangen_op", "pk")
    )


def _adrestekst(betrokkene: Any, geheim: Geheimhouding) -> str:
    if not betrokkene.adres:
        return ""
    adres = Adres(**betrokkene.adres)
    if adres.geheim or betrokkene.geheim or geheim.treft(adres):
        return "geheim adres"
    nummer = f"{adres.huisnummer or ''}{adres.toevoeging}"
    return ", ".join(deel for deel in (f"{adres.straat} {nummer}".strip(), adres.plaats) if deel)


def _open_dienst(beoordelingen: list[Any]) -> Dienst | None:
    diensten = [vb.dienst for vb in beoordelingen if hasattr(vb, "dienst")]
    lopend = [dienst for dienst in diensten if dienst.status in (Dienststatus.GEPLAND, Dienststatus.LOOPT)]
    return min(lopend, key=lambda dienst: (dienst.status != Dienststatus.GEPLAND, dienst.besloten_op), default=None)


def _zichthouder(casus: Casus) -> str:
    if casus.zicht_houder is None:
        return ""
    return casus.zicht_partij.naam if casus.zicht_partij else casus.organisatie.naam


def _paren(casus: Casus, meldingen: list[Melding], dienst: Dienst | None) -> list[tuple[str, Any]]:
    dienst_tekst = f"{dienst.get_soort_display()}: {dienst.get_status_display().lower()}" if dienst else "geen"
    return [
        ("Fase", f"{casus.get_fase_display()} sinds {timezone.localdate(casus.fase_sinds):%d-%m-%Y}"),
        ("Gemeente", casus.gemeente.naam),
        ("Zwaarte", casus.zwaarte.label if casus.zwaarte else "nog niet beoordeeld"),
        ("Behandelaar", casus.behandelaar.naam if casus.behandelaar else "nog niemand"),
        ("Dienst", dienst_tekst),
        ("Meldingen", len(meldingen)),
        ("Geopend", f"{timezone.localdate(casus.geopend_op):%d-%m-%Y}"),
        *([("Reden van afsluiten", casus.afsluitreden.label)] if casus.afsluitreden else []),
    ]


def _handelingen(casus: Casus, medewerker: Medewerker, dienst: Dienst | None) -> list[dict[str, str]]:
    """Buttons for what is permitted and possible now; what moves the casus on stands out."""
    stappen = {*op_casus(medewerker, casus, dienst=dienst), *toegestane_stappen_casus(medewerker, casus, dienst)}
    if casus.overdracht_nodig and mag_overdragen(medewerker, casus):
        stappen.add("overdragen")
    return [
        {
            "tekst": tekst,
            "url": reverse(naam, args=[casus.nummer]),
            "soort": "primair" if stap in VERDER else "secundair",
        }
        for stap, (tekst, naam) in HANDELINGEN.items()
        if stap in stappen
    ]
