# SPDX-License-Identifier: EUPL-1.2
"""The pages that do something: handing over in two steps, and the answers to a handover."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit.vastleggen import inzage
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, toon_fout, verwerk
from meldingen.formulier import StapForm
from meldingen.fouten import StapFout
from meldingen.models import Casus
from organisaties.models import Medewerker
from overdracht import forms
from overdracht.bronwaarschuwing import mag_woorden_zien
from overdracht.models import Overdracht
from overdracht.rechten import mag_antwoorden, mag_intrekken, mag_overdragen
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.overdragen import FASEN, overdragen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from overdracht.views.lezen import leg_inzage_vast, rijen_voor_detail, toon_detail
from overdracht.voorstel import Grondslag, lees_grondslag, stel_voor
from overdracht.weergave import weergave


class Antwoord(NamedTuple):
    """How one step on an existing handover looks on the screen."""

    stap: Callable[..., Overdracht]
    form: type[StapForm]
    mag: Callable[[Medewerker, Overdracht], bool]
    titel: str
    uitleg: str
    knop: str
    gedaan: str


ANTWOORDEN = {
    "bevestigen": Antwoord(
        bevestigen,
        forms.AntwoordForm,
        mag_antwoorden,
        "Ontvangst bevestigen",
        "U bevestigt dat u de overdracht heeft gezien. Of u haar aanvaardt, beslist u daarna.",
        "Ontvangst bevestigen",
        "De ontvangst is bevestigd.",
    ),
    "aanvaarden": Antwoord(
        aanvaarden,
        forms.AntwoordForm,
        mag_antwoorden,
        "Overdracht aanvaarden",
        "Vanaf nu gaat uw organisatie hiermee aan de slag.",
        "Overdracht aanvaarden",
        "De overdracht is aanvaard.",
    ),
    "weigeren": Antwoord(
        weigeren,
        forms.WeigerenForm,
        mag_antwoorden,
        "Overdracht weigeren",
        "De casus gaat terug naar Veilig Thuis. U kunt de gegevens daarna niet meer lezen.",
        "Overdracht weigeren",
        "De overdracht is geweigerd. Veilig Thuis krijgt bericht.",
    ),
    "terugleggen": Antwoord(
        terugleggen,
        forms.TerugleggenForm,
        mag_antwoorden,
        "Terugleggen bij Veilig Thuis",
        "De casus gaat terug naar Veilig Thuis. U kunt de gegevens daarna niet meer lezen.",
        "Terugleggen",
        "De overdracht is teruggelegd. Veilig Thuis krijgt bericht.",
    ),
    "intrekken": Antwoord(
        intrekken,
        forms.IntrekkenForm,
        mag_intrekken,
        "Overdracht intrekken",
        "De ontvanger krijgt bericht en kan de gegevens niet meer lezen. "
        "De casus wacht daarna op een nieuwe overdracht of een ander besluit.",
        "Overdracht intrekken",
        "De overdracht is ingetrokken.",
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def antwoord(request: HttpRequest, nummer: str, stap: str) -> HttpResponse:
    """Answer, return or withdraw one handover. Confirming and accepting also have their button on the list."""
    medewerker, hoe = medewerker_van(request), ANTWOORDEN[stap]
    overdracht = haal(rijen_voor_detail(medewerker), medewerker, nummer)
    eis_scherm(medewerker, mag=hoe.mag(medewerker, overdracht), actie=stap, onderwerp="overdracht", nummer=nummer)
    form = hoe.form(request.POST if request.method == "POST" else None, initial={"versie": overdracht.versie})
    if request.method == "POST":
        gedaan = verwerk(
            form,
            hoe.stap,
            medewerker=medewerker,
            onderwerp="overdracht",
            nummer=nummer,
            overdracht=overdracht,
            nu=timezone.now(),
        )
        if gedaan:
            messages.success(request, f"{nummer}: {hoe.gedaan}")
            return redirect("overdracht:detail", nummer=nummer)
        overdracht = haal(rijen_voor_detail(medewerker), medewerker, nummer)
        form.toon_versie(overdracht.versie)
        if hoe.form is forms.AntwoordForm:
            leg_inzage_vast(medewerker, overdracht)
            return toon_detail(request, medewerker, overdracht, form, status_van(form))
    context = {
        "overdracht": overdracht,
        "hoe": hoe,
        "form": form,
        "velden": [veld for veld in form if not veld.is_hidden],
        "kruimels": [
            ("Overdrachten", reverse("overdracht:lijst")),
            (nummer, reverse("overdracht:detail", args=[nummer])),
            (hoe.titel, ""),
        ],
    }
    return render(request, "overdracht/antwoord.html", context, status=status_van(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def casus_overdragen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Choose receivers, see exactly what each gets, send. Nothing is stored before 'versturen'."""
    medewerker = medewerker_van(request)
    casus = haal(Casus.objects.zichtbaar_voor(medewerker).select_related("organisatie", "gemeente"), medewerker, nummer)
    mag = mag_overdragen(medewerker, casus)
    eis_scherm(medewerker, mag=mag, actie="overdragen", onderwerp="casus", nummer=nummer)
    inzage(
        onderwerp="casus",
        nummer=nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
    )
    nu = timezone.now()
    try:
        grondslag = lees_grondslag(casus, nu)
    except StapFout as fout:
        return render(request, "overdracht/kan_niet.html", {"casus": casus, "tekst": fout.tekst}, status=409)
    if request.method != "POST":
        return _invulpagina(request, grondslag, forms.OverdragenForm.nieuw(grondslag, casus.versie))
    actie = request.POST.get("actie", "bekijk")
    if actie not in ("bekijk", "versturen"):
        return _invulpagina(request, grondslag, forms.OverdragenForm.opnieuw(request.POST, grondslag))
    form = forms.OverdragenForm(request.POST, grondslag=grondslag)
    if actie == "bekijk":
        return _voorbeeld(request, medewerker, grondslag, form)
    overdrachten = verwerk(
        form, overdragen, medewerker=medewerker, onderwerp="casus", nummer=nummer, casus=casus, nu=nu
    )
    if overdrachten is None:
        casus.refresh_from_db(fields=["versie"])
        form.toon_versie(casus.versie)
        return _invulpagina(request, grondslag, form)
    namen = ", ".join(o.partij.naam if o.partij else "het cliëntsysteem" for o in overdrachten)
    messages.success(request, f"{nummer} is overgedragen aan {namen}.")
    return redirect("overdracht:detail", nummer=overdrachten[0].nummer)


def _invulpagina(request: HttpRequest, grondslag: Grondslag, form: forms.OverdragenForm) -> HttpResponse:
    context = _casuscontext(grondslag) | {
        "form": form,
        "blokken": [
            {"naam": str(index + 1), "anker": f"ontvanger-{index + 1}", "weg": f"weg-{index}", **form.blok(index)}
            for index in form.blokken
        ],
        "kan_erbij": len(form.blokken) < forms.MAX_PARTIJEN,
        "verkeerde_fase": grondslag.dossier.casus.fase not in FASEN,
    }
    return render(request, "overdracht/overdragen.html", context, status=status_van(form))


def _voorbeeld(
    request: HttpRequest, medewerker: Medewerker, grondslag: Grondslag, form: forms.OverdragenForm
) -> HttpResponse:
    """The second step: per receiver the package itself. Its hash goes along, so that nothing else is sent."""
    if not form.is_valid():
        return _invulpagina(request, grondslag, form)
    try:
        delen = stel_voor(grondslag, form.invoer(), timezone.now())
    except StapFout as fout:
        toon_fout(form, fout)
        return _invulpagina(request, grondslag, form)
    verborgen = [veld for veld in form if not veld.html_name.endswith("-sha256")]
    context = _casuscontext(grondslag) | {
        "form": form,
        "noem_woorden": mag_woorden_zien(medewerker, grondslag.dossier.casus, delen),
        "melding": grondslag.dossier.melding,
        "verborgen": [veld.as_hidden() for veld in verborgen],
        "delen": [
            {
                "naam": f"partij-{index}-sha256",
                "sha256": deel.sha256,
                "genoemd": deel.genoemd,
                "let_op": deel.let_op,
                "pakket": weergave(deel.pakket),
            }
            for index, deel in enumerate(delen)
        ],
    }
    return render(request, "overdracht/voorbeeld.html", context)


def _casuscontext(grondslag: Grondslag) -> dict[str, Any]:
    casus = grondslag.dossier.casus
    return {
        "casus": casus,
        "advies": grondslag.advies,
        "annuleer_url": f"/casussen/{casus.nummer}",
        "kruimels": [(casus.nummer, f"/casussen/{casus.nummer}"), ("Overdragen", "")],
    }
