# SPDX-License-Identifier: EUPL-1.2
"""The work list of possible known persons, and deciding about those of one melding."""

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.bladeren import blader
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.herkenning import HerkenningForm
from meldingen.herkenningbeeld import laatste_meldingen, lees, lees_alle, te_tonen
from meldingen.models import Melding
from meldingen.stappen.herkenning_afwijzen import herkenning_afwijzen
from meldingen.stappen.herkenning_bevestigen import herkenning_bevestigen
from organisaties.models import Medewerker


@login_required
@require_safe
def werklijst(request: HttpRequest) -> HttpResponse:
    """Meldingen of whose people somebody seems known, newest first; `status=beslist` shows what was decided."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_herkennen(medewerker), actie="lijst", onderwerp="herkenning")
    beslist = request.GET.get("status") == "beslist"
    meldingen = te_tonen(medewerker, beslist=beslist).select_related(
        "casus", "gemeente", "organisatie", "geregistreerd_door"
    )
    pad = reverse("meldingen:herkenningen")
    blad, pagina = blader(meldingen.defer("toelichting"), request.GET, pad=pad)
    rijen = list(lees_alle(blad, medewerker).values())
    if rijen:
        inzage(
            onderwerp="herkenning",
            nummer="",
            organisatie_id=medewerker.vt_organisatie_id,
            medewerker_id=medewerker.pk,
            actie="lijst",
            aantal=len(rijen),
        )
    tabs = [
        {"url": pad, "tekst": "Nog te beoordelen", "actief": not beslist},
        {"url": f"{pad}?status=beslist", "tekst": "Beoordeeld", "actief": beslist},
    ]
    inhoud = {"rijen": rijen, "pagina": pagina, "tabs": tabs, "beslist": beslist, "nu": timezone.now()}
    return render(request, "meldingen/herkenningen.html", inhoud)


@login_required
@require_safe
def herkenning(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who the people of one melding may be, why, and the dossiers behind them."""
    medewerker = medewerker_van(request)
    melding = _haal(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="herkenning", nummer=nummer)
    return _toon(request, medewerker, melding, HerkenningForm())


@login_required
@require_POST
def bevestigen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _beslis(request, nummer, herkenning_bevestigen, "Vastgelegd: {} gekoppeld.")


@login_required
@require_POST
def afwijzen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _beslis(request, nummer, herkenning_afwijzen, "Vastgelegd: {} afgewezen.")


def _beslis(request: HttpRequest, nummer: str, stap: Callable[..., Melding], bericht: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    melding = _haal(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp="melding", nummer=nummer)
    form = HerkenningForm(request.POST)
    gedaan = verwerk(
        form, stap, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=melding, nu=timezone.now()
    )
    if gedaan is None:
        return _toon(request, medewerker, melding, form)
    aantal = len(form.cleaned_data["keuzes"])
    messages.success(request, bericht.format("1 persoon" if aantal == 1 else f"{aantal} personen"))
    return redirect("meldingen:herkenning", nummer=nummer)


def _haal(medewerker: Medewerker, nummer: str) -> Melding:
    rijen = Melding.objects.zichtbaar_voor(medewerker).select_related("casus", "gemeente", "organisatie")
    return haal(rijen, medewerker, nummer)


def _toon(request: HttpRequest, medewerker: Medewerker, melding: Melding, form: HerkenningForm) -> HttpResponse:
    """After a refusal the page shows what is the case now: nobody typed anything that could get lost."""
    inzage(
        onderwerp="herkenning",
        nummer=melding.nummer,
        organisatie_id=melding.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=melding.casus_id,
    )
    beeld = lees(melding, medewerker)
    laatste = laatste_meldingen(beeld, medewerker)
    inhoud = {
        "form": form,
        "melding": melding,
        "beeld": beeld,
        "dossiers": [(dossier, laatste.get(dossier.casus_id)) for dossier in beeld.dossiers],
        # A callable: every form of the page gets a token of its own.
        "token": uuid4,
        "ondertitel": f"Ontvangen {timezone.localtime(melding.ontvangen_op):%d-%m-%Y}, {melding.gemeente.naam}",
    }
    return render(request, "meldingen/herkenning.html", inhoud, status=status_van(form))
