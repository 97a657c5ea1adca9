# SPDX-License-Identifier: EUPL-1.2
"""For the privacy officer: who did and saw what, without what it was about; and noodtoegang to be reviewed."""

from datetime import date, timedelta
from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit.models import AuditRegel
from audit.vastleggen import inzage
from meldingen.deuren import doe_stap, eis_scherm, medewerker_van
from meldingen.fouten import StapFout
from meldingen.models import Casus, Toegang
from meldingen.stappen.noodtoegang_beoordelen import noodtoegang_beoordelen
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker, Organisatie
from organisaties.rechten import Recht
from rapportage.bladeren import blader
from rapportage.cijfers.indelen import begin_van
from werkplek.forms import AuditFilter, ToegangForm

STANDAARD_DAGEN = 7
VELDEN = (
    "vastgelegd_op", "actie", "uitkomst", "onderwerp", "nummer", "medewerker_id", "partij_id", "deur", "gegevens",
)  # fmt: skip


@login_required
@require_safe
def auditlog(request: HttpRequest) -> HttpResponse:
    """The rows of one's own organisation, newest first; looking here is itself in the log."""
    medewerker = _eis(request)
    vandaag = dag_van(timezone.now())
    standaard = {"van": vandaag - timedelta(days=STANDAARD_DAGEN), "tot": vandaag}
    form = AuditFilter({naam: request.GET.get(naam) or standaard.get(naam) for naam in AuditFilter.base_fields})
    rijen: list[dict[str, Any]] = []
    links: dict[str, str | None] = {}
    if form.is_valid():
        pagina = blader(
            _gevraagd(medewerker, form.cleaned_data),
            VELDEN,
            op=("vastgelegd_op", "id"),
            na=request.GET.get("na"),
            aflopend=True,
        )
        rijen = _leesbaar(pagina.rijen)
        gevraagd = {naam: waarde for naam in AuditFilter.base_fields if (waarde := request.GET.get(naam))}
        links = pagina.links(request.path, gevraagd)
        inzage(
            onderwerp="audit",
            nummer=form.cleaned_data["nummer"],
            organisatie_id=medewerker.vt_organisatie_id,
            medewerker_id=medewerker.pk,
            actie="lijst",
            aantal=len(rijen),
        )
    inhoud = {"form": form, "rijen": rijen, "pagina": links}
    return render(request, "werkplek/auditlog.html", inhoud, status=200 if form.is_valid() else 400)


def _gevraagd(medewerker: Medewerker, vraag: dict[str, Any]) -> "QuerySet[AuditRegel]":
    """Always a period, so that only its partitions are read, and always one's own organisation or its partners."""
    partijen = Organisatie.objects.filter(vt_organisatie_id=medewerker.vt_organisatie_id).values("pk")
    van_ons = Q(organisatie_id=medewerker.vt_organisatie_id) | Q(organisatie_id=None, partij_id__in=partijen)
    rijen = AuditRegel.objects.filter(
        van_ons,
        vastgelegd_op__gte=begin_van(cast("date", vraag["van"])),
        vastgelegd_op__lt=begin_van(cast("date", vraag["tot"]) + timedelta(days=1)),
    )
    if vraag["medewerker"]:
        gebruikersnaam = vraag["medewerker"].strip().lower()
        rijen = rijen.filter(medewerker_id__in=list(_medewerkers(medewerker).filter(username=gebruikersnaam)
                                                    .values_list("pk", flat=True)))  # fmt: skip
    if vraag["nummer"]:
        nummer = vraag["nummer"].strip().upper()
        casus = Casus.objects.voor_audit(medewerker).filter(nummer=nummer).values_list("pk", flat=True)
        rijen = rijen.filter(Q(nummer=nummer) | Q(casus_id__in=list(casus)))
    return rijen


def _medewerkers(medewerker: Medewerker) -> "QuerySet[Medewerker]":
    return Medewerker.objects.filter(
        Q(vt_organisatie_id=medewerker.vt_organisatie_id)
        | Q(organisatie__vt_organisatie_id=medewerker.vt_organisatie_id)
    )


def _leesbaar(rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With names of employees, and of what was recorded beside it only the reason of a refusal and a count."""
    namen = dict(Medewerker.objects.filter(pk__in={rij["medewerker_id"] for rij in rijen}).values_list("pk", "naam"))
    return [
        rij
        | {
            "wie": namen.get(rij["medewerker_id"], "systeem"),
            "wat": rij["actie"].replace("_", " "),
            "reden": str(rij["gegevens"].get("reden", "")).replace("_", " "),
            "aantal": rij["gegevens"].get("aantal"),
        }
        for rij in rijen
    ]


@login_required
@require_safe
def noodtoegang(request: HttpRequest) -> HttpResponse:
    return _toon_noodtoegang(request, _eis(request))


def _toon_noodtoegang(request: HttpRequest, medewerker: Medewerker, *, status: int = 200) -> HttpResponse:
    """Of the dossier only its number; the reason was written for this reader."""
    rijen = list(
        Toegang.objects.voor_toezicht(medewerker)
        .filter(beoordeeld_op__isnull=True)
        .order_by("van", "id")
        .values("id", "casus__nummer", "medewerker__naam", "noodreden__label", "reden", "van", "tot")[:50]
    )
    inzage(
        onderwerp="audit",
        nummer="noodtoegang",
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        actie="lijst",
        aantal=len(rijen),
    )
    return render(request, "werkplek/noodtoegang.html", {"rijen": rijen, "token": uuid4}, status=status)


@login_required
@require_POST
def noodtoegang_beoordeeld(request: HttpRequest) -> HttpResponse:
    medewerker = _eis(request)
    form = ToegangForm(request.POST)
    toegang_id = form.cleaned_data["toegang"] if form.is_valid() else None
    toegang = get_object_or_404(Toegang.objects.voor_toezicht(medewerker), pk=toegang_id)
    try:
        doe_stap(
            noodtoegang_beoordelen,
            medewerker=medewerker,
            onderwerp="casus",
            nummer="",
            toegang=toegang,
            token=form.cleaned_data["token"],
            nu=timezone.now(),
        )
    except StapFout as fout:
        messages.error(request, fout.tekst)
        return _toon_noodtoegang(request, medewerker, status=fout.http_status)
    messages.success(request, "De noodtoegang is beoordeeld.")
    return redirect("werkplek:noodtoegang")


def _eis(request: HttpRequest) -> Medewerker:
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.AUDIT_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="audit")
    return medewerker
