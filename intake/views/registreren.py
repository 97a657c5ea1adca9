# SPDX-License-Identifier: EUPL-1.2
"""From message to melding: the page for registering, with everything that was read filled in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.berichtbeeld import lees_bericht
from intake.forms import BerichtMeldingForm, Voorlegger
from intake.lezen import gelezen_van
from intake.overnemen import als_begin, als_melding
from intake.rechten import mag_bericht_registreren, mag_bericht_zoals_ontvangen
from intake.samen import open_naast
from intake.stappen.bericht_registreren import bericht_registreren
from intake.views.berichten import haal_bericht, leg_inzage_van_verwante_vast, leg_inzage_vast
from intake.werkproces import TE_DOEN
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.gezinsvraag import MAX_RIJEN, aantal_rijen, gekoppelde_personen
from meldingen.models import Casus, Concept, Melding
from meldingen.views.conceptbeeld import Conceptbeeld, bewaar, herstel, vergelijk
from meldingen.views.registratieknoppen import na_actie
from meldingen.views.registratiepagina import Paneel, rijen_van, secties_van
from meldingen.views.registreren import zoek
from organisaties.models import Medewerker

SOORT = Concept.Soort.REGISTRATIE


@login_required
@require_http_methods(["GET", "POST"])
def bericht_melding(request: HttpRequest, nummer: str) -> HttpResponse:
    """The page opens with the known families beside it: the worker looks, corrects what is wrong, and registers."""
    medewerker = medewerker_van(request)
    bericht = haal_bericht(medewerker, nummer)
    mag = mag_bericht_registreren(medewerker, bericht)
    eis_scherm(medewerker, mag=mag, actie="bericht_registreren", onderwerp="inkomendbericht", nummer=nummer)
    over = Voorlegger(
        bericht, open_naast(bericht, medewerker), mag_melder=mag_bericht_zoals_ontvangen(medewerker, bericht)
    )
    if request.method != "POST":
        return _open(request, medewerker, over)
    actie, _, waarde = request.POST.get("actie", "").partition(":")
    if actie == "registreren":
        return _registreer(request, medewerker, over)
    data = na_actie(request.POST.copy(), actie, waarde)
    if nieuw := _neem_over(data, over, medewerker):
        messages.info(request, f"Ingevuld uit {', '.join(nieuw)}. Kijk de personen en maatregelen na.")
    concept = bewaar(request, medewerker, SOORT, nummer, data)
    form = BerichtMeldingForm.bij(data, over, medewerker=medewerker)
    return _toon(request, medewerker, form, data, concept)


def _open(request: HttpRequest, medewerker: Medewerker, over: Voorlegger) -> HttpResponse:
    """Filled in from the message, or with what this person typed before; that also when a colleague was first."""
    bericht = over.bericht
    concept, data = herstel(medewerker, SOORT, bericht.nummer)
    if data is None:
        if bericht.status not in TE_DOEN:
            return redirect("intake:bericht", nummer=bericht.nummer)
        form = BerichtMeldingForm.begin(over, _begin(over), medewerker=medewerker)
        return _toon(request, medewerker, form, _als_getypt(form), concept)
    if bericht.status not in TE_DOEN:
        messages.info(request, f"Bericht {bericht.nummer} is inmiddels verwerkt. Hieronder staat nog wat u typte.")
    # What a message says never changes; it stands beside the form.
    data["versie"] = str(bericht.versie)
    return _toon(request, medewerker, BerichtMeldingForm.bij(data, over, medewerker=medewerker), data, concept)


def _begin(over: Voorlegger) -> dict[str, Any]:
    gelezen = gelezen_van(over.bericht)
    inhoud = als_melding(gelezen) if gelezen else {}
    if over.melder_verborgen:
        inhoud = {naam: waarde for naam, waarde in inhoud.items() if not naam.startswith("bron-")}
    return als_begin(over.bericht) | inhoud


def _neem_over(data: QueryDict, over: Voorlegger, medewerker: Medewerker) -> list[str]:
    """What was ticked since the page was shown: its people and measures in the form, before anything else is done."""
    if not over.nieuw_gekozen(data):
        return over.neem_over(data, voorgevuld={}, gekoppeld={})
    gekoppeld = gekoppelde_personen(data, aantal_rijen(data), medewerker)
    return over.neem_over(data, voorgevuld=_begin(over), gekoppeld=gekoppeld)


def _als_getypt(form: BerichtMeldingForm) -> QueryDict:
    """What stands in the form, as a browser would send it: the search takes it like that."""
    data = QueryDict(mutable=True)
    for naam, waarde in form.initial.items():
        data.setlist(naam, [str(deel) for deel in waarde] if isinstance(waarde, list) else [_tekst(waarde)])
    return data


def _tekst(waarde: Any) -> str:
    return "" if waarde in (None, False) else str(waarde)


def _registreer(request: HttpRequest, medewerker: Medewerker, over: Voorlegger) -> HttpResponse:
    """Not before somebody saw who and what is in every message that goes along."""
    bericht, data = over.bericht, request.POST.copy()
    nieuw = _neem_over(data, over, medewerker)
    form = BerichtMeldingForm(data=data, medewerker=medewerker, over=over)
    melding: Melding | None = None
    if nieuw:
        tekst = f"Nu is ook ingevuld wat in {', '.join(nieuw)} staat. Kijk dat na en registreer opnieuw."
        form.add_error("samen" if "samen" in form.fields else None, tekst)
    if form.is_valid():
        gekozen = form.cleaned_data.get("casus") or "nieuw"
        casus = None
        if gekozen != "nieuw":
            casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, gekozen)
        melding = verwerk(
            form,
            bericht_registreren,
            medewerker=medewerker,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            bericht=bericht,
            casus=casus,
            nu=timezone.now(),
        )
    if melding is None:
        concept = bewaar(request, medewerker, SOORT, bericht.nummer, data)
        return _toon(request, medewerker, form, data, concept)
    messages.success(request, f"Bericht {bericht.nummer} is melding {melding.nummer} geworden.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def _toon(
    request: HttpRequest, medewerker: Medewerker, form: BerichtMeldingForm, data: QueryDict, concept: Conceptbeeld
) -> HttpResponse:
    bericht = form.over.bericht
    vergelijk(concept, form)
    leg_inzage_vast(medewerker, bericht)
    leg_inzage_van_verwante_vast(medewerker, form.over.verwante)
    if form.over.toont_melder:
        leg_inzage_vast(medewerker, bericht, onderwerp="bericht_ruw")
    paneel: Paneel = zoek(medewerker, data, form.gekoppeld)
    inhoud = {
        "concept": concept,
        "nu": timezone.now(),
        "form": form,
        "contact": None,
        "rijen": rijen_van(form),
        "paneel": paneel,
        "bron": {naam.removeprefix("bron-"): form[naam] for naam in form.fields if naam.startswith("bron-")},
        "secties": secties_van(form),
        "meer_rijen": form.aantal_rijen < MAX_RIJEN,
        "bericht": bericht,
        "beeld": lees_bericht(bericht, medewerker),
    }
    return render(request, "intake/registreren.html", inhoud, status=status_van(form))
