# SPDX-License-Identifier: EUPL-1.2
"""Adviezen: registering one, the list, and one advies. Nothing here leads to a family."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.adviestelling import tel_adviezen
from meldingen.adviezen import meldingverband, stand_van
from meldingen.bladeren import blader
from meldingen.concepten import aantal_concepten
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.advies import AdviesForm
from meldingen.forms.casus import OppakkenForm
from meldingen.formulier import StapForm
from meldingen.models import Advies, Adviesvrager, Concept, Contact
from meldingen.nummers import NUMMERVORM
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

from .conceptbeeld import bewaar, open_met_concept, vergelijk
from .contact import inzage_contact

DERTIEN_WEKEN = timedelta(weeks=13) - timedelta(days=1)


@login_required
@require_http_methods(["GET", "POST"])
def advies_nieuw(request: HttpRequest, nummer: str | None = None) -> HttpResponse:
    """Register an advies, perhaps from a contact, whose notes are wiped then."""
    medewerker = medewerker_van(request)
    rij = haal(Contact.objects.zichtbaar_voor(medewerker), medewerker, nummer) if nummer else None
    mag = rechten.mag_advies_registreren(medewerker)
    eis_scherm(medewerker, mag=mag, actie="advies_registreren", onderwerp="advies", nummer=nummer or "")
    if rij is not None:
        inzage_contact(medewerker, rij)
    form, concept = open_met_concept(
        request, medewerker, Concept.Soort.ADVIES, nummer or "", maak=partial(AdviesForm, medewerker=medewerker),
        begin=_begin(rij),
    )  # fmt: skip
    if form.is_bound:
        advies_ = _leg_vast(form, medewerker, rij)
        if advies_ is not None:
            messages.success(request, f"Advies {advies_.nummer} is vastgelegd.")
            return redirect("meldingen:advies", nummer=advies_.nummer)
        concept = bewaar(request, medewerker, Concept.Soort.ADVIES, nummer or "", request.POST)
    elif rij is not None and rij.status != Contactstatus.OPEN and not concept.hersteld:
        # By the back button or an old page: nothing to type any more, and there it says what became of it.
        return redirect("meldingen:contact", nummer=rij.nummer)
    else:
        _zet_wat_nu_geldt(request, form, rij)
    vergelijk(concept, form)
    inhoud = {
        "form": form,
        "concept": concept,
        "nu": timezone.now(),
        "contact": rij,
        "gevonden": form.gevonden(rij) if form.is_bound and form.errors else [],
        "concepten": aantal_concepten(organisatie_id=rij.organisatie_id, onderwerp=rij.nummer) if rij else 0,
    }
    return render(request, "meldingen/advies_registreren.html", inhoud, status=status_van(form))


def _begin(contact: Contact | None) -> dict[str, Any]:
    if contact is None:
        return {"ontvangen_op": "nu"}
    return {"ontvangen_op": contact.ontvangen_op, "kanaal": contact.kanaal_id}


def _zet_wat_nu_geldt(request: HttpRequest, form: AdviesForm, contact: Contact | None) -> None:
    """Over what was typed before: the notes stand beside it as they are now, and who asks was chosen just before."""
    if contact is not None:
        form.initial["contact_versie"] = contact.versie
    bekend = str(request.GET.get("adviesvrager", ""))
    if NUMMERVORM.fullmatch(bekend) and not form.initial.get("adviesvrager"):
        form.initial["adviesvrager"] = bekend


def _leg_vast(form: AdviesForm, medewerker: Medewerker, contact: Contact | None) -> Advies | None:
    if not form.is_valid():
        return None
    return verwerk(
        form,
        advies_registreren,
        medewerker=medewerker,
        onderwerp="advies",
        nummer=contact.nummer if contact else "",
        adviesvrager=haal_bekende(medewerker, form.cleaned_data["adviesvrager"]),
        contact=contact,
        nu=timezone.now(),
    )


def haal_bekende(medewerker: Medewerker, nummer: str) -> Adviesvrager | None:
    """The adviesvrager with this typed number; 404 when there is none (any more), as for any number."""
    schoon = nummer.strip().upper()
    return haal(Adviesvrager.objects.zichtbaar_voor(medewerker), medewerker, schoon) if schoon else None


@login_required
@require_safe
def adviezen(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, longest first; with `alle` every advies, newest first."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=rechten.mag_advies_registreren(medewerker), actie="inzage", onderwerp="advies")
    alle = request.GET.get("alle") == "1"
    rijen = Advies.objects.zichtbaar_voor(medewerker).select_related(
        "kanaal", "adviesvrager_soort", "gemeente", "medewerker"
    )
    if not alle:
        rijen = rijen.filter(afgerond_op__isnull=True)
    blad, pagina = blader(rijen, request.GET, pad=reverse("meldingen:adviezen"), oplopend=not alle)
    vandaag = timezone.localdate()
    telling = tel_adviezen(medewerker, van=vandaag - DERTIEN_WEKEN, tot=vandaag)
    inhoud = {
        "rijen": [(rij, stand_van(rij)) for rij in blad],
        "alle": alle,
        "pagina": pagina,
        "nu": timezone.now(),
        "telling": telling,
        "aantallen": [
            ("Per advies", telling.gestart),
            ("Per contact", telling.contacten),
            ("Afgerond", telling.gegeven),
        ],
    }
    return render(request, "meldingen/adviezen.html", inhoud)


@login_required
@require_safe
def advies(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_advies(medewerker, nummer)
    return render(request, "meldingen/advies.html", pagina_van(medewerker, rij))


def haal_advies(medewerker: Medewerker, nummer: str) -> Advies:
    """Read-logged; the notes of its contact are gone, so they are not read."""
    rijen = Advies.objects.zichtbaar_voor(medewerker).select_related(
        "kanaal", "adviesvrager_soort", "gemeente", "medewerker", "duur", "adviesvrager"
    )
    rij = haal(rijen, medewerker, nummer)
    inzage(
        onderwerp="advies",
        nummer=rij.nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
    )
    return rij


def pagina_van(medewerker: Medewerker, rij: Advies, form: StapForm | None = None) -> dict[str, Any]:
    """Everything the page of an advies shows; of the melding that it came from or became a link, for who may see it."""
    verband = meldingverband(rij, medewerker)
    return {
        "advies": rij,
        "form": form,
        "stand": stand_van(rij),
        "paren": _feiten(rij),
        "contacten": rij.contacten.select_related("kanaal", "medewerker").order_by("volgnummer"),
        "uit": verband.uit,
        "naar": verband.naar,
        "vrager": rij.adviesvrager if rechten.mag_vrager_zien(medewerker, rij) else None,
        "stappen": toegestaan.op_advies(medewerker, rij),
        "oppakken": OppakkenForm(initial={"versie": rij.versie}),
    }


def _feiten(rij: Advies) -> list[tuple[str, Any]]:
    codes = {
        veld: ", ".join(code.label for code in getattr(rij, veld).order_by("volgorde", "pk"))
        for veld in ("aanleiding", "aard")
    }
    return [
        ("Gevraagd op", _moment(rij.ontvangen_op)),
        ("Opgepakt op", _moment(rij.opgepakt_op) or "nog niet"),
        ("Afgerond op", _moment(rij.afgerond_op) or "nog niet"),
        ("Hoe", rij.kanaal.label),
        ("Wie", rij.adviesvrager_soort.label),
        ("Gemeente", rij.gemeente.naam if rij.gemeente else None),
        ("Aanleiding", codes["aanleiding"]),
        ("Vermoedelijke aard", codes["aard"]),
        ("Duur", rij.duur.label if rij.duur else None),
        ("Bij", rij.medewerker.naam),
    ]


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).strftime("%d-%m-%Y %H:%M") if moment else None
