# SPDX-License-Identifier: EUPL-1.2
"""Lists and details. One address, two audiences: each has its own template and its own data."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from meldingen.deuren import eis_scherm, haal, medewerker_van
from meldingen.formulier import StapForm
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from organisaties.templatetags.vt_opmaak import dag_voluit
from overdracht import lijsten
from overdracht.forms import AntwoordForm
from overdracht.models import Agendapunt, Informatiepakket, Overdracht
from overdracht.nu_geheim import zonder_geheim
from overdracht.rechten import mag_pakket_lezen, toegestane_stappen
from overdracht.weergave import kort, namen, weergave
from overdracht.werkproces import OPEN, PAKKET_LEESBAAR


@login_required
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """VT: its open handovers. A party: its inbox."""
    medewerker = medewerker_van(request)
    if medewerker.organisatie_id is not None:
        return _postvak(request, medewerker)
    _eis_lezer(medewerker, Recht.DOSSIER_INZIEN)
    nu, alle = timezone.now(), request.GET.get("toon") == "alle"
    blad = lijsten.van_vt(medewerker, alle=alle, na=_na(request), nu=nu)
    pad = reverse("overdracht:lijst")
    context = {
        "rijen": blad.rijen,
        "alle": alle,
        "vandaag": dag_van(nu),
        "nu": nu,
        "tabs": [
            {"url": pad, "tekst": "Open", "actief": not alle},
            {"url": f"{pad}?toon=alle", "tekst": "Alle", "actief": alle},
        ],
        "pagina": _pagina(blad, pad, request, "toon=alle&" if alle else ""),
    }
    return render(request, "overdracht/lijst.html", context)


@login_required
@require_safe
def eerder(request: HttpRequest) -> HttpResponse:
    """A party: what it accepted and what ended. Names only of what it still has."""
    medewerker = medewerker_van(request)
    _eis_lezer(medewerker, Recht.OVERDRACHT_ONTVANGEN)
    nu = timezone.now()
    blad = lijsten.eerdere(medewerker, na=_na(request), nu=nu)
    context = _ontvangerlijst(medewerker, blad) | {
        "nu": nu,
        "pagina": _pagina(blad, reverse("overdracht:eerder"), request),
        "tabs": _tabs("eerder"),
    }
    return render(request, "overdracht/eerder.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, nummer: str) -> HttpResponse:
    """One handover with exactly what was sent; reading it is recorded first."""
    medewerker = medewerker_van(request)
    overdracht = haal(rijen_voor_detail(medewerker), medewerker, nummer)
    leg_inzage_vast(medewerker, overdracht)
    return toon_detail(request, medewerker, overdracht, None)


@login_required
@require_safe
def overleg(request: HttpRequest) -> HttpResponse:
    """A member of an interventieoverleg: the listed minimum of the meetings to come."""
    medewerker = medewerker_van(request)
    _eis_lezer(medewerker, Recht.OVERLEG_INZIEN)
    nu = timezone.now()
    punten = list(
        Agendapunt.objects.zichtbaar_voor(medewerker)
        .filter(vergadering__datum__gte=dag_van(nu), overdracht__status__in=OPEN)
        .select_related("vergadering__overleg", "overdracht__pakket")
        .order_by("vergadering__datum", "vergadering__overleg__naam", "pk")[:200]
    )
    inzage(
        onderwerp="overleglijst",
        nummer="komende",
        organisatie_id=None,
        medewerker_id=medewerker.pk,
        aantal=len(punten),
    )
    vergaderingen: dict[str, list[dict[str, object]]] = {}
    for punt in punten:
        titel = f"{punt.vergadering.overleg.naam}, {dag_voluit(punt.vergadering.datum)}"
        rij: dict[str, object] = {"nummer": punt.overdracht.nummer, "personen": kort(punt.overdracht.pakket.inhoud)}
        vergaderingen.setdefault(titel, []).append(rij)
    return render(request, "overdracht/overleg.html", {"vergaderingen": vergaderingen.items()})


def rijen_voor_detail(medewerker: Medewerker) -> "QuerySet[Overdracht]":
    rijen = Overdracht.objects.zichtbaar_voor(medewerker)
    gedeeld = rijen.select_related("organisatie", "partij", "wijze", "weigerreden", "terugmeldreden", "intrekreden")
    if medewerker.organisatie_id is not None:
        return gedeeld
    return gedeeld.select_related("casus", "verzonden_door", "bevestigd_door", "aanvaard_door", "beeindigd_door")


def leg_inzage_vast(medewerker: Medewerker, overdracht: Overdracht) -> None:
    inzage(
        onderwerp="overdracht",
        nummer=overdracht.nummer,
        organisatie_id=overdracht.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=overdracht.casus_id,
    )


def toon_detail(
    request: HttpRequest, medewerker: Medewerker, overdracht: Overdracht, form: StapForm | None, status: int = 200
) -> HttpResponse:
    """The detail for this audience, perhaps with an answer that was refused."""
    nu = timezone.now()
    van_ontvanger = medewerker.organisatie_id is not None
    pakket = leesbaar = None
    if mag_pakket_lezen(medewerker, overdracht):
        pakket = Informatiepakket.objects.filter(overdracht=overdracht).first()
    if pakket:
        leesbaar = zonder_geheim(overdracht, pakket.inhoud, dag=dag_van(nu))
        getoond = weergave(leesbaar.inhoud if van_ontvanger else pakket.inhoud)
    context = {
        "overdracht": overdracht,
        "badge": lijsten.badge(overdracht),
        "pakket": getoond if pakket else None,
        "nu_geheim": leesbaar.verborgen if leesbaar else False,
        "reden": overdracht.weigerreden or overdracht.terugmeldreden or overdracht.intrekreden,
        "termijn": lijsten.termijnstand(overdracht, nu),
        "stappen": toegestane_stappen(medewerker, overdracht),
        "form": form or AntwoordForm(initial={"versie": overdracht.versie}),
        "vandaag": dag_van(nu),
        "nu": nu,
        "kruimels": [("Overdrachten", reverse("overdracht:lijst")), (overdracht.nummer, "")],
    }
    template = "overdracht/ontvangen.html" if van_ontvanger else "overdracht/detail.html"
    return render(request, template, context, status=status)


def _postvak(request: HttpRequest, medewerker: Medewerker) -> HttpResponse:
    _eis_lezer(medewerker, Recht.OVERDRACHT_ONTVANGEN)
    nu = timezone.now()
    blad = lijsten.postvak(medewerker, na=_na(request), nu=nu)
    context = _ontvangerlijst(medewerker, blad) | {
        "form": AntwoordForm(),
        "vandaag": dag_van(nu),
        "nu": nu,
        "pagina": _pagina(blad, reverse("overdracht:lijst"), request),
        "tabs": _tabs("lijst"),
    }
    return render(request, "overdracht/postvak.html", context)


def _ontvangerlijst(medewerker: Medewerker, blad: lijsten.Blad) -> dict[str, object]:
    """Rows with names, only of packages that may be read now; the reading is recorded first."""
    inzage(
        onderwerp="overdrachtenlijst",
        nummer="eigen",
        organisatie_id=None,
        medewerker_id=medewerker.pk,
        aantal=len(blad.rijen),
    )
    rijen = [
        {
            "rij": rij,
            "namen": namen(rij.overdracht.pakket.inhoud) if rij.overdracht.status in PAKKET_LEESBAAR else "",
            "gemeente": rij.overdracht.pakket.inhoud["gemeente"],
            "zwaarte": rij.overdracht.pakket.inhoud["beoordeling"]["zwaarte"],
            "stappen": toegestane_stappen(medewerker, rij.overdracht),
        }
        for rij in blad.rijen
    ]
    return {"rijen": rijen}


def _tabs(hier: str) -> list[dict[str, object]]:
    teksten = {"lijst": "Te beantwoorden", "eerder": "Eerder"}
    return [
        {"url": reverse(f"overdracht:{naam}"), "tekst": tekst, "actief": naam == hier}
        for naam, tekst in teksten.items()
    ]


def _eis_lezer(medewerker: Medewerker, recht: Recht) -> None:
    eis_scherm(medewerker, mag=medewerker.heeft(recht), actie="inzage", onderwerp="overdrachten")


def _na(request: HttpRequest) -> str | None:
    return request.GET.get("na", "").replace("\x00", "") or None


def _pagina(blad: lijsten.Blad, pad: str, request: HttpRequest, vooraf: str = "") -> dict[str, str | None]:
    eerste = f"{pad}?{vooraf}".rstrip("?&")
    return {
        "begin": eerste if _na(request) else None,
        "volgende": f"{pad}?{vooraf}na={blad.volgende}" if blad.volgende else None,
        "totaal_tekst": "",
    }
