# SPDX-License-Identifier: EUPL-1.2
"""The page of a person, and deciding that two persons are one human or are not."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit.vastleggen import inzage
from meldingen import rechten, toegestaan
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.forms.persoon import SamenvoegenForm, SplitsenForm
from meldingen.forms.velden import als_getypt
from meldingen.gelijkenden import zoek_gelijkenden
from meldingen.gezien import als_gezien, weer_gezien
from meldingen.persoonbeeld import lees_persoon, vind_samenvoeging, zichtbare_personen
from meldingen.persoonskeuzes import wat_loopt
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from organisaties.models import Medewerker
from personen.models import Persoon


def haal_persoon(medewerker: Medewerker, nummer: str) -> Persoon:
    return haal(zichtbare_personen(medewerker).select_related("geslacht", "bsn_reden"), medewerker, nummer)


def inzage_persoon(medewerker: Medewerker, rij: Persoon) -> None:
    inzage(onderwerp="persoon", nummer=rij.nummer, organisatie_id=rij.organisatie_id, medewerker_id=medewerker.pk)


@login_required
@require_safe
def persoon(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_persoon(medewerker, nummer)
    inzage_persoon(medewerker, rij)
    return render(request, "meldingen/persoon.html", pagina_van(medewerker, rij))


def pagina_van(medewerker: Medewerker, rij: Persoon) -> dict[str, Any]:
    """Everything the page of a person shows."""
    beeld, vandaag = lees_persoon(rij, medewerker), timezone.localdate()
    return {
        "persoon": rij,
        "beeld": beeld,
        "paren": _paren(rij),
        "ondertitel": f"geboren {als_getypt(rij)}" if rij.geboortedatum else "geboortedatum onbekend",
        "stappen": toegestaan.op_persoon(medewerker, rij, beeld, loopt=wat_loopt(beeld, vandaag)),
        "vandaag": vandaag,
    }


@login_required
@require_http_methods(["GET", "POST"])
def samenvoegen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Say that this person is the same human as another one."""
    medewerker = medewerker_van(request)
    rij = haal_persoon(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="personen_samenvoegen", onderwerp="persoon", nummer=nummer)
    inzage_persoon(medewerker, rij)
    ander = zichtbare_personen(medewerker).filter(nummer=request.GET.get("met", "").replace("\x00", "?")).first()
    form = SamenvoegenForm(
        request.POST or None,
        initial={
            "versie": rij.versie,
            "andere_nummer": ander and ander.nummer,
            "gezien": als_gezien([ander] if ander else []),
        },
    )
    gelijkenden = None
    if request.method == "POST":
        gedaan = verwerk(
            form, personen_samenvoegen, medewerker=medewerker, onderwerp="persoon", nummer=nummer, persoon=rij,
            nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, "Deze personen zijn samengevoegd. U kunt dat altijd ongedaan maken.")
            return redirect("meldingen:persoon", nummer=nummer)
        if form.http_status == 409:
            rij = haal_persoon(medewerker, nummer)
            form.toon_versie(rij.versie)
            form.toon("gezien", weer_gezien(form.data.get("gezien", ""), medewerker))
    elif "zoek" in request.GET:
        gelijkenden = zoek_gelijkenden(rij, medewerker)
    inhoud = {"form": form, "persoon": rij, "ander": ander, "gelijkenden": gelijkenden}
    return render(request, "meldingen/personen_samenvoegen.html", inhoud, status=status_van(form))


@login_required
@require_http_methods(["GET", "POST"])
def splitsen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Undo that this person (`nummer`) and another one (`van`, or in the form) are one human."""
    medewerker = medewerker_van(request)
    rij = haal_persoon(medewerker, nummer)
    mag = rechten.mag_personen_beheren(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="personen_splitsen", onderwerp="persoon", nummer=nummer)
    van = request.POST.get("andere_nummer") or request.GET.get("van", "")
    ander = zichtbare_personen(medewerker).filter(nummer=van.replace("\x00", "?")).first()
    samenvoeging = vind_samenvoeging(rij, ander) if ander else None
    if ander is None or samenvoeging is None:
        messages.info(request, "Deze personen zijn niet (meer) samengevoegd: een collega was u misschien voor.")
        return redirect("meldingen:persoon", nummer=nummer)
    inzage_persoon(medewerker, rij)
    form = SplitsenForm(request.POST or None, initial={"andere_nummer": van})
    if request.method == "POST":
        gedaan = verwerk(
            form, personen_splitsen, medewerker=medewerker, onderwerp="persoon", nummer=nummer,
            samenvoeging=samenvoeging, nu=timezone.now(),
        )  # fmt: skip
        if gedaan is not None:
            messages.success(request, "De samenvoeging is ongedaan gemaakt.")
            return redirect("meldingen:persoon", nummer=nummer)
    inhoud = {"form": form, "persoon": rij, "ander": ander, "samenvoeging": samenvoeging}
    return render(request, "meldingen/personen_splitsen.html", inhoud, status=status_van(form))


def _paren(rij: Persoon) -> list[tuple[str, Any]]:
    bsn = "bekend" if rij.bsn_index is not None else (rij.bsn_reden.label if rij.bsn_reden else None)
    return [
        ("Voornamen", rij.voornamen or rij.voorletters),
        ("Geboortenaam", " ".join(deel for deel in (rij.voorvoegsel, rij.geboortenaam) if deel)),
        *(
            [("Naam partner", " ".join(deel for deel in (rij.partnernaam_voorvoegsel, rij.partnernaam) if deel))]
            if rij.partnernaam
            else []
        ),
        ("Geboren", als_getypt(rij)),
        ("Geslacht", rij.geslacht.label if rij.geslacht else None),
        ("BSN", bsn),
        ("Telefoon", rij.telefoon),
        *([("Overleden", f"{rij.overleden_op:%d-%m-%Y}")] if rij.overleden_op else []),
    ]
