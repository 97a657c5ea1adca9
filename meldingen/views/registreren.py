# SPDX-License-Identifier: EUPL-1.2
"""Registering a melding by phone: one dense page that keeps everything typed, with or without JavaScript."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.melding import MAX_RIJEN, MEER_RIJEN, RIJEN, MeldingForm, ZoekForm
from meldingen.herkennen import Herkenning, koppelbare_personen, zoek_bekenden
from meldingen.models import Casus, Contact
from meldingen.stappen.registreren import registreren
from organisaties.models import Medewerker
from personen.models import Persoon

from .contact import inzage_contact
from .registratiepagina import rijen_van, secties_van

TE_WEINIG = "Vul een naam met geboortedatum in, een achternaam met voornaam, een BSN of een postcode met huisnummer."


@dataclass(frozen=True)
class Zoekresultaat:
    """What the panel beside a row shows: who may be meant, or why nothing was searched."""

    rij: int
    gevonden: Herkenning | None
    uitleg: str = ""


@login_required
@require_http_methods(["GET", "POST"])
def melding_nieuw(request: HttpRequest, nummer: str | None = None) -> HttpResponse:
    """Register a melding, perhaps from a contact, whose notes stay in sight."""
    medewerker = medewerker_van(request)
    contact = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer) if nummer else None
    mag = rechten.mag_registreren(medewerker)
    eis_scherm(medewerker, mag=mag, actie="registreren", onderwerp="melding", nummer=nummer or "")
    if contact is not None:
        inzage_contact(medewerker, contact)
    if request.method != "POST":
        form = MeldingForm(initial=_begin(contact), medewerker=medewerker)
        return _toon(request, medewerker, form, contact, None)
    actie, _, waarde = request.POST.get("actie", "").partition(":")
    if actie == "registreren":
        return _registreer(request, medewerker, contact)
    data = _na_actie(request.POST.copy(), actie, waarde)
    form = MeldingForm.opnieuw(data, medewerker=medewerker)
    resultaat = zoek(medewerker, data, int(waarde)) if actie == "zoek" and waarde.isdecimal() else None
    return _toon(request, medewerker, form, contact, resultaat)


@login_required
@require_POST
def personen_zoeken(request: HttpRequest) -> HttpResponse:
    """The panel 'mogelijk bekend' of one row, while somebody types."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_registreren(medewerker), actie="zoeken", onderwerp="persoon")
    rij = request.POST.get("rij", "")
    resultaat = zoek(medewerker, request.POST, int(rij) if rij.isdecimal() and len(rij) < 4 else 0)
    return render(request, "meldingen/_bekend.html", {"resultaat": resultaat})


def zoek(medewerker: Medewerker, data: QueryDict, rij: int) -> Zoekresultaat:
    """Search with what stands in this row; logged as a read before it is shown."""
    try:
        gevonden = zoek_bekenden(medewerker=medewerker, vraag=ZoekForm.van_rij(data, rij).vraag())
    except ValidationError as fout:
        return Zoekresultaat(rij, None, " ".join(fout.messages) if hasattr(fout, "error_dict") else TE_WEINIG)
    leg_zoeken_vast(medewerker, gevonden)
    return Zoekresultaat(rij, gevonden)


def leg_zoeken_vast(medewerker: Medewerker, gevonden: Herkenning) -> None:
    inzage(
        onderwerp="persoon",
        nummer="",
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        actie="zoeken",
        aantal=len(gevonden.bekenden),
    )


def _registreer(request: HttpRequest, medewerker: Medewerker, contact: Contact | None) -> HttpResponse:
    form = MeldingForm(data=request.POST, medewerker=medewerker)
    melding = None
    if form.is_valid():
        gekozen = form.cleaned_data.get("casus") or "nieuw"
        casus = None
        if gekozen != "nieuw":
            casus = haal(Casus.objects.zichtbaar_voor(medewerker), medewerker, gekozen)
        melding = verwerk(
            form,
            registreren,
            medewerker=medewerker,
            onderwerp="melding",
            nummer="",
            casus=casus,
            contact=contact,
            nu=timezone.now(),
        )
    if melding is None:
        return _toon(request, medewerker, form, contact, None)
    messages.success(request, f"Melding {melding.nummer} is geregistreerd.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def _na_actie(data: QueryDict, actie: str, waarde: str) -> QueryDict:
    """What a button other than 'registreren' changes in the page; everything typed stays."""
    rij, _, persoon_nummer = waarde.partition(":")
    if actie == "rijen":
        rijen = data.get("rijen", "")
        aantal = int(rijen) if rijen.isdecimal() and len(rijen) < 4 else RIJEN
        data["rijen"] = str(min(aantal + MEER_RIJEN, MAX_RIJEN))
    elif actie == "koppel":
        data[f"betrokkenen-{rij}-persoon_nummer"] = persoon_nummer
        data[f"betrokkenen-{rij}-geen_match"] = ""
    elif actie == "ontkoppel":
        data[f"betrokkenen-{rij}-persoon_nummer"] = ""
    elif actie == "geen_match":
        data[f"betrokkenen-{rij}-geen_match"] = "ja"
    return data


def _begin(contact: Contact | None) -> dict[str, Any]:
    if contact is None:
        return {"ontvangen_op": "nu"}
    return {"ontvangen_op": contact.ontvangen_op, "kanaal": contact.kanaal_id, "contact_versie": contact.versie}


def _toon(
    request: HttpRequest,
    medewerker: Medewerker,
    form: MeldingForm,
    contact: Contact | None,
    resultaat: Zoekresultaat | None,
) -> HttpResponse:
    gekoppeld: dict[str, Persoon] = {}
    if form.gekoppeld and medewerker.vt_organisatie_id:
        gekoppeld = koppelbare_personen(
            form.gekoppeld, organisatie_id=medewerker.vt_organisatie_id, medewerker=medewerker
        )
    inhoud = {
        "form": form,
        "contact": contact,
        "rijen": rijen_van(form, gekoppeld, resultaat),
        "bron": {naam.removeprefix("bron-"): form[naam] for naam in form.fields if naam.startswith("bron-")},
        "secties": secties_van(form),
        "meer_rijen": form.aantal_rijen < MAX_RIJEN,
    }
    return render(request, "meldingen/registreren.html", inhoud, status=status_van(form))
