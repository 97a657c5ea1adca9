# SPDX-License-Identifier: EUPL-1.2
"""The inbox, one message, and the short acts on it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit.vastleggen import Vastlegging, inzage, inzage_alle
from intake.berichtbeeld import crisisuren, lees_bericht, tel_verbanden
from intake.filters import BerichtFilter, met_plek
from intake.forms import AfhandelenForm, HeropenenForm, OppakkenForm, TellingForm, ToevoegenForm
from intake.lezen import gelezen_van
from intake.maatregelen import Genoemd, lees_maatregelen
from intake.models import Afzender, InkomendBericht
from intake.rechten import mag_bericht_verwerken, mag_bericht_zoals_ontvangen, mag_berichten_zien
from intake.ruw import ruwe_tekst
from intake.samen import Verwante
from intake.stappen.bericht_afhandelen import bericht_afhandelen
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_oppakken import bericht_oppakken
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from intake.telling import tel_dagen, tel_eruit, tel_open
from meldingen.bladeren import blader
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.keuzes import gemeentekeuzes
from meldingen.formulier import StapForm
from meldingen.klok import instelling_van
from meldingen.models import Melding
from meldingen.termijnen.kalender import dag_van, werkdagen_tussen
from organisaties.models import Code, Medewerker

ONDERWERP = "inkomendbericht"
VERWANT = ("organisatie", "afzender", "gemeente", "behandelaar", "melding__casus", "afloop", "verwerkt_door")
LIJSTVELDEN = ("ruw", "gelezen", "toelichting", "melding__toelichting")


@login_required
@require_safe
def berichten(request: HttpRequest) -> HttpResponse:
    """What waits, in the order in which it must be done; `status` shows what was done with. No names: no read."""
    medewerker = medewerker_van(request)
    eis_scherm(medewerker, mag=mag_berichten_zien(medewerker), actie="lijst", onderwerp=ONDERWERP)
    alle = InkomendBericht.objects.zichtbaar_voor(medewerker)
    filter_ = BerichtFilter(request.GET, queryset=met_plek(alle.select_related(*VERWANT).defer(*LIJSTVELDEN)))
    filter_.form.fields["gemeente"].widget.choices = [("", "Alle"), *gemeentekeuzes(medewerker)[1:]]
    filter_.form.fields["afzender"].widget.choices = [("", "Alle"), *_afzenders(medewerker)]
    filter_.form.markering = "geen"
    blad, pagina = blader(
        filter_.qs,
        request.GET,
        pad=reverse("intake:berichten"),
        op="plek" if filter_.is_open else "ontvangen_op",
        oplopend=filter_.is_open,
    )
    telform = TellingForm({naam: request.GET.get(naam, "") for naam in TellingForm.base_fields})
    telling = tel_dagen(alle, *telform.periode())
    nu = timezone.now()
    inhoud = {
        "rijen": _met_termijn(blad, medewerker, nu),
        "pagina": pagina,
        "filter": filter_,
        "is_open": filter_.is_open,
        "telling": telling,
        "telform": telform,
        "ondertitel": _stand(tel_open(alle), tel_eruit(alle, vanaf=_begin_van_vandaag())),
        "nu": nu,
        "vandaag": dag_van(nu),
    }
    return render(request, "intake/berichten.html", inhoud)


@login_required
@require_safe
def bericht(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    return toon_bericht(request, medewerker, haal_bericht(medewerker, nummer))


@login_required
@require_POST
def oppakken(request: HttpRequest, nummer: str) -> HttpResponse:
    """'Pak op': the first one gets it, and whoever comes second is told who that was."""
    return _doe(request, nummer, bericht_oppakken, OppakkenForm, "U heeft bericht {} opgepakt.")


@login_required
@require_POST
def toevoegen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _doe(request, nummer, bericht_toevoegen, ToevoegenForm, "Bericht {} is bij de melding gevoegd.")


@login_required
@require_POST
def afhandelen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _doe(request, nummer, bericht_afhandelen, AfhandelenForm, "Bericht {} is afgehandeld zonder melding.")


@login_required
@require_POST
def heropenen(request: HttpRequest, nummer: str) -> HttpResponse:
    return _doe(request, nummer, bericht_heropenen, HeropenenForm, "Bericht {} staat weer open.")


@login_required
@require_POST
def zoals_ontvangen(request: HttpRequest, nummer: str) -> HttpResponse:
    """The body as it came in and the melder in it, to whoever has that right; each time it is logged first."""
    medewerker = medewerker_van(request)
    rij = haal_bericht(medewerker, nummer)
    mag = mag_bericht_zoals_ontvangen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="bericht_ruw", nummer=nummer)
    leg_inzage_vast(medewerker, rij, onderwerp="bericht_ruw")
    gelezen = gelezen_van(rij)
    melder = gelezen.melder if gelezen else None
    inhoud = {
        "bericht": rij,
        "tekst": ruwe_tekst(rij),
        "melder": melder,
        "eigen_rol": Code.objects.filter(sleutel=melder.eigen_rol).first() if melder and melder.eigen_rol else None,
    }
    return render(request, "intake/zoals_ontvangen.html", inhoud)


def haal_bericht(medewerker: Medewerker, nummer: str) -> InkomendBericht:
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker).select_related(*VERWANT)
    return haal(rijen.defer("melding__toelichting"), medewerker, nummer)


def leg_inzage_vast(medewerker: Medewerker, rij: InkomendBericht, *, onderwerp: str = ONDERWERP) -> None:
    inzage(
        onderwerp=onderwerp,
        nummer=rij.nummer,
        organisatie_id=rij.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=rij.melding.casus_id if rij.melding else None,
    )


def leg_inzage_van_verwante_vast(medewerker: Medewerker, verwante: Sequence[Verwante]) -> None:
    """Who is in them is named, and filled in, on the page of another message."""
    if not verwante:
        return
    inzage_alle(
        Vastlegging(
            actie="inzage",
            onderwerp=ONDERWERP,
            nummer=een.bericht.nummer,
            organisatie_id=een.bericht.organisatie_id,
            medewerker_id=medewerker.pk,
        )
        for een in verwante
    )


def toon_bericht(
    request: HttpRequest, medewerker: Medewerker, rij: InkomendBericht, form: StapForm | None = None
) -> HttpResponse:
    """Everything of one message; after a refusal `form` says why, in the place where it was filled in."""
    leg_inzage_vast(medewerker, rij)
    versie = {"versie": rij.versie}
    vormen: dict[str, StapForm] = {
        "oppakken": OppakkenForm(initial=versie),
        "toevoegen": ToevoegenForm(initial=versie, genoemd=_maatregelen(rij)),
        "afhandelen": AfhandelenForm(initial=versie),
        "heropenen": HeropenenForm(initial=versie),
    }
    if form is not None:
        vormen |= {naam: form for naam, vorm in vormen.items() if type(vorm) is type(form)}
    nu = timezone.now()
    inhoud = {
        "beeld": lees_bericht(rij, medewerker),
        "bericht": rij,
        "form": form,
        "werkdagen": _werkdagen(rij, medewerker),
        "uren": crisisuren(rij, nu),
        "nu": nu,
        "vandaag": dag_van(nu),
    } | vormen
    return render(request, "intake/bericht.html", inhoud, status=status_van(form) if form else 200)


def _doe(
    request: HttpRequest, nummer: str, stap: Callable[..., Any], vorm: type[StapForm], gelukt: str
) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_bericht(medewerker, nummer)
    mag = mag_bericht_verwerken(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie=stap.__name__, onderwerp=ONDERWERP, nummer=nummer)
    vast: dict[str, Any] = {"bericht": rij}
    if vorm is ToevoegenForm:
        form: StapForm = (bij := ToevoegenForm(request.POST, genoemd=_maatregelen(rij)))
        vast["melding"] = genoemde_melding(medewerker, bij.nummer)
    else:
        form = vorm(request.POST)
    gedaan = verwerk(form, stap, medewerker=medewerker, onderwerp=ONDERWERP, nummer=nummer, nu=timezone.now(), **vast)
    if gedaan is None:
        return toon_bericht(request, medewerker, haal_bericht(medewerker, nummer), form)
    messages.success(request, gelukt.format(nummer))
    return redirect("intake:bericht", nummer=nummer)


def _maatregelen(rij: InkomendBericht) -> list[Genoemd]:
    return lees_maatregelen([rij], nu=timezone.now())


def genoemde_melding(medewerker: Medewerker, nummer: str) -> Melding | None:
    """The melding of that number among those that this person sees; the step refuses None at its field."""
    schoon = nummer.strip().upper().replace("\x00", "?")
    return Melding.objects.zichtbaar_voor(medewerker).defer("toelichting").filter(nummer=schoon).first()


def _afzenders(medewerker: Medewerker) -> list[tuple[str, str]]:
    rijen = Afzender.objects.filter(organisatie_id=medewerker.vt_organisatie_id)
    return list(rijen.order_by("naam").values_list("code", "naam"))


def _stand(open_: int, eruit: int) -> str:
    berichten_ = "1 bericht" if open_ == 1 else f"{open_} berichten"
    meldingen = "1 melding" if eruit == 1 else f"{eruit} meldingen"
    return f"{berichten_} open, {meldingen} eruit vandaag."


def _begin_van_vandaag() -> Any:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _met_termijn(blad: list[InkomendBericht], medewerker: Medewerker, nu: datetime) -> list[dict[str, Any]]:
    verbanden = tel_verbanden(blad, medewerker)
    return [
        {
            "bericht": rij,
            "werkdagen": _werkdagen(rij, medewerker),
            "uren": crisisuren(rij, nu),
            "gebeurtenis": verbanden.get(rij.gebeurtenis_id or 0, 0),
            "gezin": verbanden.get(rij.gezin_id or 0, 0),
        }
        for rij in blad
    ]


def _werkdagen(rij: InkomendBericht, medewerker: Medewerker) -> int | None:
    if medewerker.vt_organisatie is None:
        return None
    kalender = instelling_van(medewerker.vt_organisatie).kalender
    return werkdagen_tussen(timezone.localdate(), rij.uiterste_datum, kalender)
