# SPDX-License-Identifier: EUPL-1.2
"""The manager's first page, and the list behind every number on it."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from meldingen.deuren import eis_scherm, medewerker_van
from meldingen.herhaling.geheim import met_geheime_vergelijking
from organisaties.models import Medewerker, VTOrganisatie
from organisaties.templatetags.vt_opmaak import dag

from .bladeren import blader
from .cijfers import CIJFERS, Aandeel, Cijfer
from .cijfers.indelen import begin_van
from .kolommen import kolommen_van
from .rechten import mag_sturing_inzien
from .tabellen import kruistabel, per_as, per_as_en_niveau, verdeling, weken


@require_safe
def sturing(request: HttpRequest) -> HttpResponse:
    """Figures only, so it is no read of any dossier; the lists behind them are logged."""
    medewerker = _eis(request)
    nu = timezone.now()
    cijfers = {code: maak(_organisatie(medewerker), nu) for code, maak in CIJFERS.items()}
    direct, op_tijd = cast("Aandeel", cijfers["direct"]), cast("Aandeel", cijfers["op-tijd"])
    return render(
        request,
        "rapportage/sturing.html",
        {
            "bovenkop": f"{_organisatie(medewerker).naam}, peildatum {dag(cijfers['caseload'].peildatum)}",
            "kernzin": kernzin(cijfers["caseload"], cijfers["termijnen"], direct),
            "kruistabellen": {
                "caseload": kruistabel(cijfers["caseload"]),
                "gemeenten": kruistabel(cijfers["gemeenten"]),
                "termijnen": kruistabel(cijfers["termijnen"], zonder_lege=True),
            },
            "weken": weken(cijfers["meldingen"]),
            "direct": verdeling(direct),
            "op_tijd": verdeling(op_tijd),
            "herhaling": per_as(cijfers["herhaling"]),
            "adviezen": per_as_en_niveau(cijfers["adviezen"]),
        },
    )


@require_safe
def lijst(request: HttpRequest, code: str) -> HttpResponse:
    """The rows behind one number. The filters in the URL are codes of the axes and nothing else."""
    medewerker = _eis(request)
    if code not in CIJFERS:
        raise Http404
    cijfer = CIJFERS[code](_organisatie(medewerker), timezone.now())
    keuze = _keuze(request, cijfer)
    rijen = cijfer.lijst(**keuze)
    verborgen = rijen.verborgen_voor(medewerker).count()
    getoond, geheim = rijen.getoond_aan(medewerker), lees_geheim(cijfer, medewerker)
    verzwegen = getoond.filter(pk__in=geheim).count() if cijfer.over_melder & keuze.keys() and geheim else 0
    if verzwegen:
        getoond = getoond.exclude(pk__in=geheim)
    pagina = blader(getoond, cijfer.kolommen, op=cijfer.volgorde, na=request.GET.get("na"))
    inzage(
        onderwerp="rapportage",
        nummer=cijfer.code,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        actie="lijst",
        aantal=len(pagina.rijen),
    )
    return render(
        request,
        "rapportage/lijst.html",
        {
            "cijfer": cijfer,
            "kruimels": [("Sturing", reverse("rapportage:sturing")), (cijfer.titel, "")],
            "ondertitel": f"{_n(cijfer.aantal(**keuze))} {cijfer.eenheid}: {omschrijving(cijfer, keuze)}",
            "tabel": kolommen_van(cijfer, pagina.rijen, medewerker, geheim),
            "verborgen": verborgen,
            "verzwegen": verzwegen,
            "pagina": pagina.links(request.path, keuze),
        },
    )


def kernzin(caseload: Cijfer, termijnen: Cijfer, direct: Aandeel) -> str:
    """The headline: what lies there, what goes wrong, and how the target stands."""
    komend = termijnen.aantal(termijn="vandaag") + termijnen.aantal(termijn="binnen_5")
    delen = [
        f"{_n(caseload.n)} casussen open, {_n(caseload.aantal(termijn='te_laat'))} met een termijn die voorbij is",
        f"{_n(komend)} termijnen verlopen binnen vijf werkdagen",
    ]
    if direct.percentage is not None:
        delen.append(f"{direct.percentage:.0f}% direct overgedragen, streven {direct.streven:.0f}%")
    return "; ".join(delen) + "."


def omschrijving(cijfer: Cijfer, keuze: dict[str, str]) -> str:
    """Which number this list belongs to, in words."""
    delen = [f"{as_.label.lower()} {as_.label_van(keuze[as_.naam])}" for as_ in cijfer.assen if as_.naam in keuze]
    return ", ".join(delen) or "alles"


def lees_geheim(cijfer: Cijfer, medewerker: Medewerker) -> frozenset[int]:
    """Ids of the meldingen behind this figure of which the reader may not know which party reported.

    Read by the application itself: the views that figures read have nothing of a source.
    """
    if not cijfer.over_melder or cijfer.van is None:
        return frozenset()
    rijen = met_geheime_vergelijking(medewerker).filter(ontvangen_op__gte=begin_van(cijfer.van))
    return frozenset(rijen.values_list("pk", flat=True))


def _n(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


def _keuze(request: HttpRequest, cijfer: Cijfer) -> dict[str, str]:
    bekend = {as_.naam: {waarde.sleutel for waarde in as_.waarden} for as_ in cijfer.assen}
    keuze = {naam: str(waarde) for naam, waarde in request.GET.items() if naam != "na"}
    if any(waarde not in bekend.get(naam, ()) for naam, waarde in keuze.items()):
        raise Http404
    if len(keuze) > 1 and cijfer.over_melder & keuze.keys():
        # Narrowed down until one melding is left, the number alone would tell which party reported.
        raise Http404
    return keuze


def _organisatie(medewerker: Medewerker) -> VTOrganisatie:
    return cast("VTOrganisatie", medewerker.vt_organisatie)


def _eis(request: HttpRequest) -> Medewerker:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=mag_sturing_inzien(medewerker), actie="inzage", onderwerp="rapportage")
    return medewerker
