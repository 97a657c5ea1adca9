# SPDX-License-Identifier: EUPL-1.2
"""The source of a melding: a page of its own with a right of its own. Every look is logged before it is shown."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meldingen import rechten
from meldingen.bronbeeld import Bronkaart, lees_bronnen, lees_teksten
from meldingen.deuren import eis_scherm, medewerker_van, status_van, verwerk
from meldingen.forms.bron import OMSTANDER, BronForm, GeheimForm, InformantForm, MarkerenForm, OpheffenForm
from meldingen.formulier import StapForm
from meldingen.models import Melding
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from meldingen.stappen.bronfragment_opheffen import bronfragment_opheffen
from meldingen.stappen.informant_vastleggen import informant_vastleggen
from organisaties.codes import codes
from organisaties.models import Medewerker

from .melding import haal_melding, inzage_melding


class Gezien(NamedTuple):
    """What a page of the source starts from, read and logged."""

    medewerker: Medewerker
    melding: Melding
    kaarten: list[Bronkaart]

    def kaart(self, nummer: Any) -> Bronkaart | None:
        """The card of this source; the melder when none is named."""
        if nummer in (None, ""):
            return next(iter(self.kaarten), None)
        return next((kaart for kaart in self.kaarten if str(kaart.bron.pk) == str(nummer)), None)


@login_required
@require_safe
def bron(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show who told it, and what must not be told."""
    return _bronpagina(request, _zie(request, nummer, "inzage"))


@login_required
@require_http_methods(["GET", "POST"])
def bijwerken(request: HttpRequest, nummer: str) -> HttpResponse:
    gezien = _zie(request, nummer, "bron_bijwerken")
    kaart = gezien.kaart(request.POST.get("bron") or request.GET.get("bron"))
    if kaart is None and request.method == "GET":
        return redirect("meldingen:bron", nummer=nummer)
    form = BronForm(request.POST or None, initial=BronForm.beginwaarden(kaart.bron) if kaart else {})
    if _gedaan(request, gezien, form, bron_bijwerken, "De gegevens van de bron zijn bijgewerkt."):
        return redirect("meldingen:bron", nummer=nummer)
    _toon_versie(form, gezien)
    inhoud = {"form": form, "melding": gezien.melding, "kaart": kaart, "titel": "Gegevens van de bron"}
    return render(request, "meldingen/bron_bijwerken.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def informant(request: HttpRequest, nummer: str) -> HttpResponse:
    gezien = _zie(request, nummer, "informant_vastleggen")
    form = InformantForm(request.POST or None)
    if _gedaan(request, gezien, form, informant_vastleggen, "De informant is vastgelegd."):
        return redirect("meldingen:bron", nummer=nummer)
    inhoud = {"form": form, "melding": gezien.melding, "titel": "Informant vastleggen"}
    return render(request, "meldingen/bron_bijwerken.html", inhoud, status=status_van(form))


@login_required
@require_POST
def geheim(request: HttpRequest, nummer: str) -> HttpResponse:
    """One click, on the card of the source."""
    gezien = _zie(request, nummer, "bron_bijwerken")
    form = GeheimForm(request.POST)
    if _gedaan(request, gezien, form, bron_bijwerken, "Deze bron blijft geheim voor het gezin."):
        return redirect("meldingen:bron", nummer=nummer)
    return _bronpagina(request, gezien, form)


@login_required
@require_http_methods(["GET", "POST"])
def markeren(request: HttpRequest, nummer: str) -> HttpResponse:
    """With the texts of the dossier, to take the passage from."""
    gezien = _zie(request, nummer, "bronfragment_markeren")
    kaart = gezien.kaart(request.POST.get("bron") or request.GET.get("bron"))
    if kaart is None and request.method == "GET":
        return redirect("meldingen:bron", nummer=nummer)
    form = MarkerenForm(request.POST or None, initial={"bron": kaart.bron.pk if kaart else None})
    if _gedaan(request, gezien, form, bronfragment_markeren, "De passage gaat nergens meer mee naar buiten."):
        return redirect("meldingen:bron", nummer=nummer)
    inhoud = {
        "form": form,
        "melding": gezien.melding,
        "kaart": kaart,
        "teksten": lees_teksten(gezien.melding, gezien.medewerker),
    }
    return render(request, "meldingen/bron_markeren.html", inhoud, status=status_van(form))


@login_required
@require_POST
def opheffen(request: HttpRequest, nummer: str) -> HttpResponse:
    gezien = _zie(request, nummer, "bronfragment_opheffen")
    form = OpheffenForm(request.POST)
    if _gedaan(request, gezien, form, bronfragment_opheffen, "De markering is opgeheven. Zij blijft hier zichtbaar."):
        return redirect("meldingen:bron", nummer=nummer)
    return _bronpagina(request, gezien, form)


def _zie(request: HttpRequest, nummer: str, actie: str) -> Gezien:
    """404 without the melding, 403 without the right to see its source; then logged, then read."""
    medewerker = medewerker_van(request)
    melding = haal_melding(medewerker, nummer)
    mag = rechten.mag_bron_inzien(medewerker, melding)
    eis_scherm(medewerker, mag=mag, actie=actie, onderwerp="bron", nummer=nummer)
    inzage_melding(medewerker, melding, onderwerp="bron")
    return Gezien(medewerker, melding, lees_bronnen(melding, medewerker))


def _gedaan(request: HttpRequest, gezien: Gezien, form: StapForm, stap: Callable[..., Any], gelukt: str) -> bool:
    if request.method != "POST":
        return False
    gedaan = verwerk(
        form, stap, medewerker=gezien.medewerker, onderwerp="bron", nummer=gezien.melding.nummer,
        melding=gezien.melding, nu=timezone.now(),
    )  # fmt: skip
    if gedaan is not None:
        messages.success(request, gelukt)
    return gedaan is not None


def _toon_versie(form: StapForm, gezien: Gezien) -> None:
    """After 'een collega was u voor' the version of the row as it is now."""
    if not form.is_bound or form.http_status != 409:
        return
    kaarten = lees_bronnen(gezien.melding, gezien.medewerker)
    kaart = gezien._replace(kaarten=kaarten).kaart(form.data.get("bron"))
    if kaart is not None:
        form.toon_versie(kaart.bron.versie)


def _bronpagina(request: HttpRequest, gezien: Gezien, form: StapForm | None = None) -> HttpResponse:
    """`form` is one that was refused: what stands now is read again."""
    kaarten = lees_bronnen(gezien.melding, gezien.medewerker) if form else gezien.kaarten
    inhoud = {
        "melding": gezien.melding,
        "form": form,
        "kaarten": [(kaart, _knoppen(kaart)) for kaart in kaarten],
        "gronden": codes("onthullingsgrond", timezone.localdate()),
        "omstander": OMSTANDER,
    }
    return render(request, "meldingen/bron.html", inhoud, status=status_van(form) if form else 200)


def _knoppen(kaart: Bronkaart) -> dict[str, Any]:
    """The small forms on a card, each with a token of its own."""
    vast = {"bron": kaart.bron.pk, "versie": kaart.bron.versie}
    return {
        "geheim": GeheimForm(initial=vast, auto_id=f"geheim-{kaart.bron.pk}-%s"),
        "opheffen": [
            (rij, OpheffenForm(initial={"fragment": rij.pk}, auto_id=f"opheffen-{rij.pk}-%s"))
            for rij in kaart.gemarkeerd
        ],
    }
