# SPDX-License-Identifier: EUPL-1.2
"""The history of the people of a melding on a day, in words: a page, and a fragment beside the assessment.

Put together here because it is about rows of two apps. Only for whoever sees the melding, so never for a party.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from audit.vastleggen import inzage
from meldingen.deuren import haal, medewerker_van
from meldingen.eerder_gebeurd import Interventie, Politiemaatregel
from meldingen.formulier import Dag
from meldingen.geweldsgeschiedenis import duur_in_woorden
from meldingen.herkenningbeeld import wacht_op_oordeel
from meldingen.models import Melding
from meldingen.voorgeschiedenis import Voorgeschiedenis, vat_samen
from organisaties.models import Medewerker
from organisaties.templatetags.vt_opmaak import dag as als_dag
from overdracht.eerdere_hulp import EerdereHulp, lees_eerdere_hulp

# Beside the form of an assessment; the page shows all.
IN_FRAGMENT = 5
AANHOUDING, HUISVERBOD = "maatregelsoort:aanhouding", "maatregelsoort:thv"
NIET_BEKEND = "niet bekend"


@dataclass(frozen=True)
class Overzicht:
    eerder: Voorgeschiedenis
    hulp: EerdereHulp

    @cached_property
    def interventies(self) -> list[Interventie]:
        """Newest first; what has no day comes last."""
        alle = [*self.eerder.diensten, *self.hulp.overdrachten, *self.hulp.trajecten]
        return sorted(alle, key=lambda rij: rij.begonnen_op or date.min, reverse=True)

    @property
    def is_leeg(self) -> bool:
        eerder = self.eerder
        return not (eerder.totaal or eerder.incidenten or eerder.maatregelen or self.interventies)


class PeildagForm(forms.Form):
    """The day to look from; empty is the receipt of the melding. Parts of a date are never asked for."""

    markering = "geen"

    op = Dag(
        label="Dag", required=False, verleden=True, help_text="dd-mm-jjjj of 'vandaag'; leeg is de dag van ontvangst"
    )


@login_required
@require_safe
def voorgeschiedenis(request: HttpRequest, nummer: str) -> HttpResponse:
    """Read-logged as a read of its own; a request by htmx gets the fragment."""
    medewerker = medewerker_van(request)
    rijen = Melding.objects.zichtbaar_voor(medewerker).select_related("organisatie")
    melding = haal(rijen, medewerker, nummer)
    form = PeildagForm(request.GET)
    geldig = form.is_valid()
    overzicht = lees_overzicht(melding, medewerker, op=form.cleaned_data.get("op"))
    fragment = request.headers.get("HX-Request") == "true"
    getoond = overzicht.interventies[: IN_FRAGMENT if fragment else None]
    inhoud = {
        "melding": melding,
        "form": form,
        "overzicht": overzicht,
        "getoond": getoond,
        "niet_getoond": len(overzicht.interventies) - len(getoond),
        "mogelijk_bekend": wacht_op_oordeel(melding, medewerker),
        **woorden_van(overzicht),
    }
    sjabloon = "werkplek/_voorgeschiedenis.html" if fragment else "werkplek/voorgeschiedenis.html"
    antwoord = render(request, sjabloon, inhoud, status=200 if geldig else 400)
    # Page and fragment have one address: a browser may not show the one for the other.
    patch_vary_headers(antwoord, ["HX-Request"])
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def lees_overzicht(melding: Melding, medewerker: Medewerker, *, op: date | None) -> Overzicht:
    """Both parts, and the row that says they were read; it is in the log before anybody sees them."""
    eerder = vat_samen(melding, medewerker, op=op)
    hulp = lees_eerdere_hulp(medewerker, eerder.gelezen, eerder.peil)
    inzage(
        onderwerp="voorgeschiedenis",
        nummer=melding.nummer,
        organisatie_id=melding.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=melding.casus_id,
        aantal=len(eerder.gelezen),
    )
    return Overzicht(eerder, hulp)


def woorden_van(overzicht: Overzicht) -> dict[str, list[tuple[str, str]]]:
    """What the templates show as pairs: the past, the police, and what the help came to."""
    eerder, hulp = overzicht.eerder, overzicht.hulp
    politie = [
        ("Aanhouding", _dagen(eerder.maatregelen, AANHOUDING)),
        ("Tijdelijk huisverbod", _dagen(eerder.maatregelen, HUISVERBOD)),
    ]
    anders = [rij for rij in eerder.maatregelen if rij.soort not in (AANHOUDING, HUISVERBOD)]
    if anders:
        politie.append(("Andere maatregelen", "; ".join(f"{rij.naam}, {als_dag(rij.datum)}" for rij in anders)))
    return {
        "verleden": [
            ("Eerdere meldingen", _meldingen(eerder)),
            *_tijd(eerder),
            ("Eerdere incidenten", _incidenten(eerder)),
        ],
        "politie": politie,
        "verloop": _verloop(hulp),
    }


def _meldingen(eerder: Voorgeschiedenis) -> str:
    if not eerder.totaal:
        return eerder.band.label
    hier, elders = f"{eerder.in_casus} in dit dossier", f"{eerder.elders} over dezelfde personen in een ander dossier"
    return f"{eerder.totaal}: {hier}, {elders}"


def _tijd(eerder: Voorgeschiedenis) -> list[tuple[str, str]]:
    if eerder.eerste_op is None or eerder.laatste_op is None:
        return []
    eerste = f"{als_dag(eerder.eerste_op)}, {duur_in_woorden(eerder.eerste_op, eerder.peil.dag)} ervoor"
    return [
        ("Groep", f"{eerder.band.label} (Regioplan, tabel 3.3)"),
        ("Periode", eerste if eerder.totaal == 1 else f"eerste {eerste}; laatste {als_dag(eerder.laatste_op)}"),
        ("Per jaar", ", ".join(f"{jaar}: {aantal}" for jaar, aantal in eerder.per_jaar)),
    ]


def _incidenten(eerder: Voorgeschiedenis) -> str:
    if not eerder.incidenten:
        return eerder.klasse.label
    aantal = len(eerder.incidenten)
    dagen = f"{aantal} dag{'en' if aantal > 1 else ''}, waarvan {eerder.in_afgelopen_jaar} in het afgelopen jaar"
    return f"{eerder.klasse.label}: {dagen}; het laatste op {als_dag(eerder.incidenten[-1])}"


def _dagen(maatregelen: Iterable[Politiemaatregel], soort: str) -> str:
    dagen = sorted({rij.datum for rij in maatregelen if rij.soort == soort})
    return f"ja: {', '.join(als_dag(dag) for dag in dagen)}" if dagen else NIET_BEKEND


def _verloop(hulp: EerdereHulp) -> list[tuple[str, str]]:
    paren = []
    if hulp.overdrachten:
        standen = ", ".join(f"{aantal} {naam}" for naam, aantal in hulp.per_stand)
        paren.append(("Overdrachten", f"{len(hulp.overdrachten)}: {standen}"))
    if hulp.trajecten:
        telling = hulp.telling
        stand = "{geaccepteerd} geaccepteerd, {gestart} gestart, {voldoende} voldoende doorlopen".format(**telling)
        paren.append(("Hulptrajecten", f"{telling['totaal']}: {stand}"))
    return paren
