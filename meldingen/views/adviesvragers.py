# SPDX-License-Identifier: EUPL-1.2
"""Finding an adviesvrager who agreed to that, his earlier adviezen, and taking him out when he asks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.adviesvragers import vind
from meldingen.adviezen import stand_van
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.advies import AdviesvragerZoekForm, IntrekkenForm
from meldingen.models import Advies, Adviesvrager
from meldingen.stappen.toestemming_intrekken import toestemming_intrekken
from organisaties.models import Medewerker

GETOOND = 20


@login_required
@require_http_methods(["GET", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    """By what he says of himself; what was looked for stands in no address and no log."""
    medewerker = medewerker_van(request)
    mag = rechten.mag_advies_registreren(medewerker)
    eis_scherm(medewerker, mag=mag, actie="zoeken", onderwerp="adviesvrager")
    form = AdviesvragerZoekForm(request.POST or None)
    gevonden: list[Adviesvrager] | None = None
    if request.method == "POST" and form.is_valid():
        gevonden = list(vind(medewerker, **form.cleaned_data).order_by("pk")[:GETOOND])
        leg_zoeken_vast(medewerker, len(gevonden))
    fout = request.method == "POST" and gevonden is None
    inhoud = {"form": form, "gevonden": gevonden}
    return render(request, "meldingen/adviesvragers.html", inhoud, status=400 if fout else 200)


def leg_zoeken_vast(medewerker: Medewerker, aantal: int) -> None:
    inzage(
        onderwerp="adviesvrager",
        nummer="",
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        actie="zoeken",
        aantal=aantal,
    )


@login_required
@require_safe
def adviesvrager(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_adviesvrager(medewerker, nummer)
    inhoud = {
        "rij": rij,
        "adviezen": [(advies, stand_van(advies)) for advies in _adviezen_van(rij, medewerker)],
        "paren": [
            ("Naam", rij.naam),
            ("Organisatie", rij.instelling),
            ("Telefoon", rij.telefoon),
            ("E-mail", rij.email),
            ("Toestemming", rij.toestemming_op.strftime("%d-%m-%Y")),
        ],
    }
    return render(request, "meldingen/adviesvrager.html", inhoud)


@login_required
@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, nummer: str) -> HttpResponse:
    """What is wiped is said first; it cannot be undone."""
    medewerker = medewerker_van(request)
    rij = haal_adviesvrager(medewerker, nummer)
    mag = rechten.mag_advies_behandelen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="toestemming_intrekken", onderwerp="adviesvrager", nummer=nummer)
    form = IntrekkenForm(request.POST or None, initial={"versie": rij.versie})
    if request.method == "POST":
        aantal = verwerk(
            form, toestemming_intrekken, medewerker=medewerker, onderwerp="adviesvrager", nummer=nummer,
            adviesvrager=rij, nu=timezone.now(),
        )  # fmt: skip
        if aantal is not None:
            messages.success(request, "De gegevens van de adviesvrager zijn gewist.")
            return redirect("meldingen:adviezen")
        form.toon_versie(rij.versie)
    inhoud = {"form": form, "rij": rij, "aantal": len(_adviezen_van(rij, medewerker))}
    return render(request, "meldingen/toestemming_intrekken.html", inhoud, status=status_van(form))


def _adviezen_van(rij: Adviesvrager, medewerker: Medewerker) -> list[Advies]:
    """Those of which this person may know who asked; how many there are besides is not said either."""
    adviezen = Advies.objects.zichtbaar_voor(medewerker).filter(adviesvrager=rij).select_related("adviesvrager_soort")
    return [een for een in adviezen.order_by("-ontvangen_op", "-pk") if rechten.mag_vrager_zien(medewerker, een)]


def haal_adviesvrager(medewerker: Medewerker, nummer: str) -> Adviesvrager:
    rij = haal(Adviesvrager.objects.zichtbaar_voor(medewerker), medewerker, nummer)
    inzage(
        onderwerp="adviesvrager",
        nummer=rij.nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
    )
    return rij
