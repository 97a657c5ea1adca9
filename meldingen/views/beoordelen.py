# SPDX-License-Identifier: EUPL-1.2
"""Assessing a melding and revising its decision. 'Opslaan' keeps a draft; 'Opslaan en afronden' decides."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from meldingen import rechten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.beoordeling import BeoordelingForm, BesluitForm
from meldingen.forms.casus import OvernemenForm
from meldingen.herhaling.beeld import lees_herhaling
from meldingen.herkenningbeeld import wacht_op_oordeel
from meldingen.meldingbeeld import lees_melding
from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.beoordeling_bewaren import beoordeling_bewaren
from meldingen.stappen.beoordeling_overnemen import beoordeling_overnemen
from meldingen.stappen.besluit_herzien import besluit_herzien
from meldingen.termijnbeeld import toon_termijnen
from meldingen.verschillen import lees_verschillen
from meldingen.werkproces import OVERDRACHTSBESLUITEN, Status
from organisaties.models import Medewerker

from .melding import feiten_van, haal_melding, inzage_melding

# Shown beside the form when a colleague saved in between: what stands there now.
TEKSTVELDEN = ("bevindingen", "voorgeschiedenis", "conclusie", "motivering")


@login_required
@require_http_methods(["GET", "POST"])
def beoordeel(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    melding = haal_melding(medewerker, nummer)
    mag = rechten.mag_beoordelen(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie="beoordelen", onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, melding)
    vb = lees_melding(melding, medewerker).beoordeling
    personen = list(melding.betrokkenen.select_related("persoon", "rol").defer("persoon__bsn").order_by("pk"))
    nummers = [betrokkene.persoon.nummer for betrokkene in personen]
    if request.method != "POST":
        if vb is None or melding.status != Status.IN_BEOORDELING:
            messages.info(request, "Deze melding is niet in beoordeling: zij is al beoordeeld of nog niet opgepakt.")
            return redirect("meldingen:melding", nummer=nummer)
        form = BeoordelingForm(initial=BeoordelingForm.beginwaarden(vb), medewerker=medewerker, personen=nummers)
        return _toon(request, medewerker, melding, personen, form)
    form = BeoordelingForm(request.POST, medewerker=medewerker, personen=nummers)
    is_klaar = request.POST.get("actie") == "afronden"
    uitkomst = verwerk(
        form,
        beoordelen if is_klaar else beoordeling_bewaren,
        medewerker=medewerker,
        onderwerp="melding",
        nummer=nummer,
        melding=melding,
        nu=timezone.now(),
    )
    if uitkomst is None:
        return _toon(request, medewerker, melding, personen, form)
    return _na_opslaan(request, melding, uitkomst, is_klaar=is_klaar)


def _na_opslaan(request: HttpRequest, melding: Melding, vb: Veiligheidsbeoordeling, *, is_klaar: bool) -> HttpResponse:
    if not is_klaar:
        messages.success(request, f"Opgeslagen om {timezone.localtime():%H:%M}. De beoordeling is nog niet afgerond.")
        return redirect("meldingen:beoordelen", nummer=melding.nummer)
    messages.success(request, f"Besluit vastgelegd: {vb.get_besluit_display()}.")
    if vb.besluit in OVERDRACHTSBESLUITEN:
        return redirect("werkplek:dossier", nummer=melding.casus.nummer)
    return redirect("meldingen:melding", nummer=melding.nummer)


def _toon(
    request: HttpRequest, medewerker: Medewerker, melding: Melding, personen: list[Any], form: BeoordelingForm
) -> HttpResponse:
    nu = timezone.now()
    beeld = lees_melding(melding, medewerker)
    status = status_van(form)
    botsing = []
    if status == 409 and beeld.beoordeling is not None:
        botsing = [(BeoordelingForm.base_fields[v].label, getattr(beeld.beoordeling, v)) for v in TEKSTVELDEN]
        form.toon_versie(beeld.beoordeling.versie)
    inhoud = {
        "form": form,
        "melding": melding,
        "paren": feiten_van(melding, medewerker),
        "rijen": [(betrokkene, form.rij(betrokkene.persoon.nummer)) for betrokkene in personen],
        "termijnen": [t for t in toon_termijnen(beeld.termijnen, melding.organisatie, nu) if not t.toestand],
        "botsing": botsing,
        "gevonden": form.gevonden(melding),
        "mogelijk_bekend": wacht_op_oordeel(melding, medewerker),
        "herhaling": lees_herhaling(melding, medewerker),
        "vorige": lees_verschillen(melding, medewerker),
        "overnemen": _overneemform(beeld.beoordeling),
        "overgenomen_uit": _overgenomen_uit(beeld.beoordeling),
        "vandaag": timezone.localdate(nu),
    }
    return render(request, "meldingen/beoordelen.html", inhoud, status=status)


def _overneemform(vb: Veiligheidsbeoordeling | None) -> OvernemenForm | None:
    """One press, as long as nobody saved anything in this assessment."""
    return OvernemenForm(initial={"versie": vb.versie}) if vb is not None and vb.versie == 1 else None


def _overgenomen_uit(vb: Veiligheidsbeoordeling | None) -> Melding | None:
    return vb.overgenomen_uit.melding if vb is not None and vb.overgenomen_uit is not None else None


@login_required
@require_POST
def neem_over(request: HttpRequest, nummer: str) -> HttpResponse:
    """Begin with what the last assessment of this casus found; the judgement stays to be made."""
    medewerker = medewerker_van(request)
    melding = haal_melding(medewerker, nummer)
    mag = rechten.mag_beoordelen(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie="beoordeling_overnemen", onderwerp="melding", nummer=nummer)
    form = OvernemenForm(request.POST)
    vb = verwerk(
        form, beoordeling_overnemen, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=melding,
        nu=timezone.now(),
    )  # fmt: skip
    if vb is None:
        inzage_melding(medewerker, melding)
        inhoud = {"form": form, "melding": melding}
        return render(request, "meldingen/beoordeling_overnemen.html", inhoud, status=status_van(form))
    messages.success(request, "Overgenomen van de vorige beoordeling. Controleer alles en schrijf uw eigen oordeel.")
    return redirect("meldingen:beoordelen", nummer=nummer)


@login_required
@require_http_methods(["GET", "POST"])
def herzie(request: HttpRequest, nummer: str) -> HttpResponse:
    """Decide anew when the decision is not carried out: refused, returned or never begun."""
    medewerker = medewerker_van(request)
    melding = haal_melding(medewerker, nummer)
    mag = rechten.mag_besluit_herzien(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie="besluit_herzien", onderwerp="melding", nummer=nummer)
    inzage_melding(medewerker, melding)
    beeld = lees_melding(melding, medewerker)
    vb = beeld.beoordeling
    if request.method == "POST":
        form = BesluitForm(request.POST, medewerker=medewerker)
        uitkomst = verwerk(
            form, besluit_herzien, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=melding,
            nu=timezone.now(),
        )  # fmt: skip
        if uitkomst is not None:
            messages.success(request, f"Besluit herzien: {uitkomst.get_besluit_display()}.")
            return redirect("meldingen:melding", nummer=nummer)
        if form.http_status == 409 and vb is not None:
            form.toon_versie(vb.versie)
    else:
        if vb is None or "besluit_herzien" not in beeld.stappen:
            messages.info(request, "Dit besluit kan nu niet worden herzien: het is al uitgevoerd of nog niet genomen.")
            return redirect("meldingen:melding", nummer=nummer)
        form = BesluitForm(initial={"versie": vb.versie}, medewerker=medewerker)
    inhoud = {"form": form, "melding": melding, "vb": vb}
    return render(request, "meldingen/besluit_herzien.html", inhoud, status=status_van(form))
