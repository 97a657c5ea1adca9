# SPDX-License-Identifier: EUPL-1.2
"""Acts on a casus that belong to this app: starting a dienst, asking and giving consultation, noodtoegang."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.bladeren import blader
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.casus import ConsultGevenForm, ConsultVragenForm, DienstStartenForm, NoodtoegangForm
from meldingen.models import Casus, Consult, Dienst
from meldingen.noodverzoek import vraag_toegang
from meldingen.stappen.consult import consult_geven, consult_vragen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.werkproces import Dienststatus
from organisaties.models import Medewerker
from organisaties.rechten import Recht


def geplande_dienst(casus: Casus, medewerker: Medewerker) -> Dienst | None:
    """The dienst that waits longest to begin."""
    rijen = Dienst.objects.zichtbaar_voor(medewerker).filter(casus=casus, status=Dienststatus.GEPLAND)
    return rijen.select_related("melding", "uitvoerder").order_by("besloten_op").first()


@login_required
@require_http_methods(["GET", "POST"])
def start_dienst(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_dienst_starten(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="dienst_starten", onderwerp="casus", nummer=nummer)
    dienst = geplande_dienst(casus, medewerker)
    if dienst is None:
        messages.info(request, "Er wacht geen dienst op een start: een collega was u misschien voor.")
        return redirect("werkplek:dossier", nummer=nummer)
    form = DienstStartenForm(request.POST or None, initial={"versie": dienst.versie})
    if request.method == "POST":
        gestart = verwerk(
            form, dienst_starten, medewerker=medewerker, onderwerp="casus", nummer=nummer, dienst=dienst,
            nu=timezone.now(),
        )  # fmt: skip
        if gestart is not None:
            messages.success(request, f"{gestart.get_soort_display()} is gestart. U bent de uitvoerder.")
            return redirect("werkplek:dossier", nummer=nummer)
        if form.http_status == 409:
            dienst.refresh_from_db()
            form.toon_versie(dienst.versie)
    inhoud = {"form": form, "casus": casus, "dienst": dienst}
    return render(request, "meldingen/dienst_starten.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def vraag_consult(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    mag = rechten.mag_consult_vragen(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="consult_vragen", onderwerp="casus", nummer=nummer)
    form = ConsultVragenForm(request.POST or None)
    if request.method == "POST":
        gevraagd = verwerk(
            form,
            consult_vragen,
            medewerker=medewerker,
            onderwerp="casus",
            nummer=nummer,
            casus=casus,
            nu=timezone.now(),
        )
        if gevraagd is not None:
            messages.success(request, "Uw vraag staat klaar voor de gedragswetenschapper.")
            return redirect("werkplek:dossier", nummer=nummer)
    return render(request, "meldingen/consult_vragen.html", {"form": form, "casus": casus}, status=status_van(form))


@login_required
@require_safe
def consulten(request: HttpRequest) -> HttpResponse:
    """Questions that wait, longest first; `status=beantwoord` shows the answered ones."""
    medewerker = medewerker_van(request)
    mag = medewerker.heeft(Recht.CONSULT_GEVEN) or medewerker.heeft(Recht.CONSULT_VRAGEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="consult")
    beantwoord = request.GET.get("status") == Consult.Status.BEANTWOORD
    rijen = Consult.objects.zichtbaar_voor(medewerker).filter(
        status=Consult.Status.BEANTWOORD if beantwoord else Consult.Status.OPEN
    )
    lijst = rijen.select_related("casus__gemeente", "gevraagd_door", "beantwoord_door").defer("vraag", "antwoord")
    pad = reverse("meldingen:consulten")
    blad, pagina = blader(lijst, request.GET, pad=pad, op="gevraagd_op", oplopend=not beantwoord)
    tabs = [
        {"url": pad, "tekst": "Wacht op antwoord", "actief": not beantwoord},
        {"url": f"{pad}?status=beantwoord", "tekst": "Beantwoord", "actief": beantwoord},
    ]
    inhoud = {"rijen": blad, "pagina": pagina, "tabs": tabs, "beantwoord": beantwoord, "nu": timezone.now()}
    return render(request, "meldingen/consulten.html", inhoud)


@login_required
@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest, nummer: str) -> HttpResponse:
    """Read a question and its answer; whoever may answer does it here."""
    medewerker = medewerker_van(request)
    rijen = Consult.objects.zichtbaar_voor(medewerker).select_related("casus", "gevraagd_door", "beantwoord_door")
    rij = haal(rijen, medewerker, nummer)
    if request.method == "POST":
        mag = rechten.mag_consult_geven(medewerker, rij)
        eis_scherm(medewerker, mag=mag, actie="consult_geven", onderwerp="consult", nummer=nummer)
    inzage(
        onderwerp="consult",
        nummer=nummer,
        organisatie_id=rij.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=rij.casus_id,
    )
    form = ConsultGevenForm(request.POST or None, initial={"versie": rij.versie})
    if request.method == "POST":
        gegeven = verwerk(
            form, consult_geven, medewerker=medewerker, onderwerp="consult", nummer=nummer, consult=rij,
            nu=timezone.now(),
        )  # fmt: skip
        if gegeven is not None:
            messages.success(request, "Uw antwoord is vastgelegd.")
            return redirect("meldingen:consult", nummer=nummer)
        rij = haal(rijen, medewerker, nummer)
        form.toon_versie(rij.versie)
    inhoud = {"form": form, "consult": rij, "stappen": toegestaan.op_consult(medewerker, rij), "nu": timezone.now()}
    return render(request, "meldingen/consult.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def vraag_noodtoegang(request: HttpRequest) -> HttpResponse:
    """Break-glass: asked by number, since the dossier itself cannot be seen."""
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.NOODTOEGANG)
    eis_scherm(medewerker, mag=mag, actie="noodtoegang", onderwerp="casus")
    form = NoodtoegangForm(request.POST or None)
    if request.method == "POST":
        toegang = verwerk(form, vraag_toegang, medewerker=medewerker, onderwerp="casus", nummer="", nu=timezone.now())
        if toegang is not None:
            messages.warning(
                request,
                f"U heeft noodtoegang tot {timezone.localtime(toegang.tot):%d-%m-%Y %H:%M}. "
                "De privacyfunctionaris is op de hoogte.",
            )
            return redirect("werkplek:dossier", nummer=toegang.casus.nummer)
    return render(request, "meldingen/noodtoegang.html", {"form": form}, status=status_van(form))
