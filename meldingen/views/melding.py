# SPDX-License-Identifier: EUPL-1.2
"""The list of meldingen, one melding, and the short acts on it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit.vastleggen import inzage
from meldingen import rechten
from meldingen.adviezen import adviesverband
from meldingen.bladeren import blader
from meldingen.bronnen import mag_melder_partij
from meldingen.contactverband import contact_van
from meldingen.deuren import eis_scherm, haal, medewerker_van, status_van, verwerk
from meldingen.filters import MeldingFilter
from meldingen.forms.casus import OppakkenForm
from meldingen.forms.keuzes import gemeentekeuzes
from meldingen.gezegd import anders_gezegd
from meldingen.herhaling.beeld import lees_herhaling
from meldingen.herkenningbeeld import wacht_op_oordeel
from meldingen.meldingbeeld import codes_van, lees_melding
from meldingen.models import Melding
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.termijnbeeld import toon_termijnen
from meldingen.toegestaan import op_betrokkene
from organisaties.models import Medewerker
from organisaties.rechten import Recht

VERWANT = (
    "casus", "organisatie", "kanaal", "gemeente", "melder_soort", "melder_partij", "duur", "behandelaar",
    "geregistreerd_door",
)  # fmt: skip


@login_required
@require_safe
def meldingen(request: HttpRequest) -> HttpResponse:
    medewerker = medewerker_van(request)
    mag = medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)
    eis_scherm(medewerker, mag=mag, actie="inzage", onderwerp="melding")
    rijen = Melding.objects.zichtbaar_voor(medewerker).select_related("casus", "gemeente", "behandelaar", "herhaling")
    filter_ = MeldingFilter(request.GET, queryset=rijen, request=request)
    filter_.form.fields["gemeente"].widget.choices = [("", "Alle"), *gemeentekeuzes(medewerker)[1:]]
    filter_.form.markering = "geen"
    blad, pagina = blader(filter_.qs, request.GET, pad=reverse("meldingen:meldingen"))
    inhoud = {"rijen": blad, "pagina": pagina, "filter": filter_, "nu": timezone.now()}
    return render(request, "meldingen/meldingen.html", inhoud)


@login_required
@require_safe
def melding(request: HttpRequest, nummer: str) -> HttpResponse:
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    inzage_melding(medewerker, rij)
    return render(request, "meldingen/melding.html", pagina_van(medewerker, rij))


def haal_melding(medewerker: Medewerker, nummer: str) -> Melding:
    return haal(Melding.objects.zichtbaar_voor(medewerker).select_related(*VERWANT), medewerker, nummer)


def inzage_melding(medewerker: Medewerker, rij: Melding, onderwerp: str = "melding") -> None:
    inzage(
        onderwerp=onderwerp,
        nummer=rij.nummer,
        organisatie_id=rij.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=rij.casus_id,
    )


def pagina_van(medewerker: Medewerker, rij: Melding, **extra: Any) -> dict[str, Any]:
    """Everything the page of a melding shows, the melder excepted."""
    nu = timezone.now()
    beeld = lees_melding(rij, medewerker)
    personen = list(rij.betrokkenen.select_related("persoon__geslacht", "rol").defer("persoon__bsn").order_by("pk"))
    gezegd = anders_gezegd(personen, vandaag=timezone.localdate(nu))
    return {
        "form": None,
        "melding": rij,
        "advies": adviesverband(rij, medewerker),
        "contact_nummer": contact_van(rij, medewerker),
        "beeld": beeld,
        "paren": feiten_van(rij, medewerker),
        "merken": ["melder onbekend"] if rij.melder_onbekend else [],
        "betrokkenen": [(een, op_betrokkene(medewerker, rij, een), gezegd.get(een.pk, ())) for een in personen],
        "termijnen": toon_termijnen(beeld.termijnen, rij.organisatie, nu),
        "mogelijk_bekend": wacht_op_oordeel(rij, medewerker),
        "herhaling": lees_herhaling(rij, medewerker),
        "oppakken": OppakkenForm(initial={"versie": rij.versie}),
        "nu": nu,
        "vandaag": timezone.localdate(nu),
    } | extra


def feiten_van(rij: Melding, medewerker: Medewerker) -> list[tuple[str, Any]]:
    incidenten = [incident.datum.strftime("%d-%m-%Y") for incident in rij.incidenten.order_by("datum")]
    codes = {lijst: ", ".join(code.label for code in rijen) for lijst, rijen in codes_van(rij).items()}
    return [
        ("Ontvangen", timezone.localtime(rij.ontvangen_op).strftime("%d-%m-%Y %H:%M")),
        ("Kanaal", rij.kanaal.label),
        ("Gemeente", rij.gemeente.naam),
        ("Soort melder", rij.melder_soort.label),
        ("Meldende partij", _partij(rij, medewerker)),
        ("Crisis", "Ja" if rij.crisis else "Nee"),
        ("Incident", ", ".join(incidenten)),
        ("Aard", codes["aard"]),
        ("Type geweld", codes["geweldsoort"]),
        ("Richting", codes["richting"]),
        ("Duur", rij.duur.label if rij.duur else None),
        ("Hulp betrokken", _ja_nee(rij.hulp_betrokken, rij.hulp_bij)),
        ("Wacht op hulp", _ja_nee(rij.hulp_wacht, rij.hulp_wacht_bij)),
        ("Reden van melden", codes["meldreden"]),
        ("Meldcode", codes["meldcode"]),
        ("Gezin ingelicht", _ja_nee(rij.gezin_ingelicht, rij.gezin_ingelicht_toelichting)),
        ("Geregistreerd door", rij.geregistreerd_door.naam if rij.geregistreerd_door else "systeem"),
    ]


def _partij(rij: Melding, medewerker: Medewerker) -> str:
    if rij.melder_partij is None:
        return "geen samenwerkende partij"
    return rij.melder_partij.naam if mag_melder_partij(medewerker, rij) else "niet zichtbaar: de melder is geheim"


def _ja_nee(waarde: bool | None, toelichting: str) -> str | None:  # noqa: FBT001
    delen = [{True: "Ja", False: "Nee"}.get(waarde), toelichting]  # type: ignore[arg-type]
    return ": ".join(deel for deel in delen if deel) or None


@login_required
@require_POST
def oppakken(request: HttpRequest, nummer: str) -> HttpResponse:
    """'Pak op': the first one gets it, and whoever comes second is told who that was."""
    medewerker = medewerker_van(request)
    rij = haal_melding(medewerker, nummer)
    mag = rechten.mag_in_beoordeling_nemen(medewerker, rij)
    eis_scherm(medewerker, mag=mag, actie="in_beoordeling_nemen", onderwerp="melding", nummer=nummer)
    form = OppakkenForm(request.POST)
    gedaan = verwerk(
        form, in_beoordeling_nemen, medewerker=medewerker, onderwerp="melding", nummer=nummer, melding=rij,
        nu=timezone.now(),
    )  # fmt: skip
    if gedaan is not None:
        messages.success(request, f"U heeft melding {nummer} opgepakt.")
        return redirect("meldingen:beoordelen", nummer=nummer)
    rij = haal_melding(medewerker, nummer)
    inzage_melding(medewerker, rij)
    return render(request, "meldingen/melding.html", pagina_van(medewerker, rij, form=form), status=status_van(form))
