# SPDX-License-Identifier: EUPL-1.2
"""Searching by number or by person. By POST only: what is typed never stands in an address."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit.vastleggen import weigering
from documenten.models import Document
from intake.models import InkomendBericht
from meldingen.bekende_dossiers import Peil
from meldingen.deuren import eis_scherm, medewerker_van
from meldingen.herkennen import Herkenning, leg_zoeken_vast, zoek_bekenden
from meldingen.models import Advies, Adviesvrager, Casus, Consult, Contact, Melding
from meldingen.persoonbeeld import zichtbare_personen
from monitoring.models import Monitoringsmoment
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from personen.vraag import keur
from werkplek.forms import NummerForm, PersoonForm
from werkplek.navigatie import mag_zoeken

# First letter of a number -> the rows it may be among, as the page that shows one reads them, and that page.
SOORTEN: dict[str, tuple[Callable[[Medewerker], "QuerySet[Any]"], str]] = {
    "C": (Casus.objects.zichtbaar_voor, "werkplek:dossier"),
    "M": (Melding.objects.zichtbaar_voor, "meldingen:melding"),
    "P": (zichtbare_personen, "meldingen:persoon"),
    "K": (Contact.objects.zichtbaar_voor, "meldingen:contact"),
    "A": (Advies.objects.zichtbaar_voor, "meldingen:advies"),
    "W": (Adviesvrager.objects.zichtbaar_voor, "meldingen:adviesvrager"),
    "B": (InkomendBericht.objects.zichtbaar_voor, "intake:bericht"),
    "V": (Consult.objects.zichtbaar_voor, "meldingen:consult"),
    "D": (Document.objects.zichtbaar_voor, "documenten:document"),
    "O": (Overdracht.objects.zichtbaar_voor, "overdracht:detail"),
    "T": (Monitoringsmoment.objects.zichtbaar_voor, "monitoring:moment"),
}
ONBEKENDE_LETTER = f"Een nummer begint met een van deze letters: {', '.join(SOORTEN)}."
NIET_GEVONDEN = "Er is niets met dit nummer, of u mag het niet inzien."


@login_required
@require_http_methods(["GET", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=mag_zoeken(medewerker), actie="zoeken", onderwerp="casus")
    if "nummer" in request.POST:
        return _op_nummer(request, medewerker)
    if request.method == "POST":
        return _op_persoon(request, medewerker)
    return _toon(request, NummerForm(), PersoonForm())


def _op_nummer(request: HttpRequest, medewerker: Medewerker) -> HttpResponse:
    form = NummerForm(request.POST)
    if form.is_valid():
        nummer = form.cleaned_data["nummer"]
        if nummer[0] not in SOORTEN:
            form.add_error("nummer", ONBEKENDE_LETTER)
            return _toon(request, form, PersoonForm(), status=400)
        rijen, pagina = SOORTEN[nummer[0]]
        if rijen(medewerker).filter(nummer=nummer).exists():
            return redirect(pagina, nummer=nummer)
        weigering(
            actie="zoeken",
            onderwerp="casus",
            nummer=nummer,
            organisatie_id=medewerker.vt_organisatie_id,
            medewerker_id=medewerker.pk,
            reden="niet_gevonden",
        )
        form.add_error("nummer", NIET_GEVONDEN)
    return _toon(request, form, PersoonForm(), status=400)


def _op_persoon(request: HttpRequest, medewerker: Medewerker) -> HttpResponse:
    form = PersoonForm(request.POST)
    gevonden = None
    if form.is_valid():
        try:
            peil = Peil(timezone.localdate(), erbij=False)
            gevonden = zoek_bekenden(medewerker=medewerker, vragen=[keur(form.vraag())], peil=peil)
        except ValidationError as fout:
            form.add_error(None, fout.messages)
    if gevonden is None:
        return _toon(request, NummerForm(), form, status=400)
    leg_zoeken_vast(medewerker, gevonden.aantal, "zoeken")
    return _toon(request, NummerForm(), form, gevonden=gevonden)


def _toon(
    request: HttpRequest, op_nummer: NummerForm, op_persoon: PersoonForm, *, gevonden: Herkenning | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    inhoud = {
        "op_nummer": op_nummer,
        "op_persoon": op_persoon,
        "heeft_fouten": bool(op_nummer.errors or op_persoon.errors),
        "gevonden": gevonden,
        "contact": _contact(request),
    }
    return render(request, "werkplek/zoeken.html", inhoud, status=status)


def _contact(request: HttpRequest) -> str:
    organisatie = medewerker_van(request).vt_organisatie
    return organisatie.contact_afgeschermd if organisatie else ""
