# SPDX-License-Identifier: EUPL-1.2
"""Input of the steps of this app; each field is described once, for the screen and for the API."""

from dataclasses import fields
from typing import Any, cast

from django import forms

from meldingen.forms.keuzes import Keuzes
from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, JaNee, StapForm
from meldingen.models import Betrokkene
from meldingen.werkproces import Dienstsoort

from .invoer import AmbtshalveInvoer, MomentInvoer
from .stappen.heropenen import EIGEN_STAP
from .werkproces import Vervolg

VEEL = 999


def _tekstvak(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class DienstAfrondenForm(StapForm):
    uitkomst = CodeKeuze("onderzoeksuitkomst", label="Uitkomst van het onderzoek", required=False)
    conclusie = forms.CharField(
        label="Conclusie",
        widget=_tekstvak(8),
        help_text="Houd feiten en meningen uit elkaar, en noem bij elk feit de bron.",
    )
    overdracht_volgt = JaNee(label="Draagt u de casus hierna nog over?")

    def __init__(self, *args: Any, soort: str = "", **kwargs: Any) -> None:
        self.soort = soort
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        """An outcome belongs to an onderzoek only, and then it must be there."""
        if self.soort == Dienstsoort.VOORWAARDEN_VERVOLG:
            del self.fields["uitkomst"]
        elif self.soort == Dienstsoort.ONDERZOEK:
            self.fields["uitkomst"].required = True


class BetrokkenheidBeeindigenForm(StapForm):
    afsluitreden = CodeKeuze("afsluitreden", label="Waarom eindigt de bemoeienis?")


class AfsluitenForm(StapForm):
    # The page asks for the second field only where it is needed.
    markering = "geen"

    afsluitreden = CodeKeuze("afsluitreden", label="Waarom sluit de casus?")
    vervalreden = forms.CharField(
        label="Waarom vervallen de geplande momenten?", required=False, max_length=1000, widget=_tekstvak(3)
    )


class HeropenenForm(StapForm):
    heropenreden = CodeKeuze("heropenreden", label="Waarom gaat de casus weer open?")
    toelichting = forms.CharField(label="Toelichting", max_length=1000, widget=_tekstvak(4))
    datum = Dag(label="Op welke dag kijkt u opnieuw naar de veiligheid?", help_text="dd-mm-jjjj, in de toekomst")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast("forms.ChoiceField", self.fields["heropenreden"])
        keuzes = cast("Keuzes", veld.choices)
        veld.choices = [keuze for keuze in keuzes if keuze[0] not in EIGEN_STAP]


class ExtraMomentForm(StapForm):
    datum = Dag(label="Op welke dag?", help_text="dd-mm-jjjj, in de toekomst")
    reden = forms.CharField(label="Waarom is een extra moment nodig?", max_length=1000, widget=_tekstvak(4))


class MomentForm(StapForm):
    # Everything is required, but for the fields under 'alleen bij een extra moment'.
    markering = "geen"

    uitgevoerd_op = Dag(label="Op welke dag heeft u gekeken?")
    gesproken_met = forms.CharField(
        label="Met wie heeft u gesproken?",
        max_length=500,
        help_text="Betrokkenen en professionals. Was niemand bereikbaar? Schrijf dat dan op.",
    )
    veiligheid = CodeKeuze("veiligheid", label="Is de veiligheid hersteld?", widget=forms.RadioSelect)
    nieuwe_incidenten = forms.IntegerField(
        label="Hoeveel nieuwe incidenten waren er?",
        min_value=0,
        max_value=VEEL,
        help_text="Alleen wat is gebeurd en bevestigd. Vul 0 in als er geen waren.",
    )
    nieuwe_zorgen = JaNee(
        label="Zijn er nieuwe zorgen of vermoedens?",
        help_text="Signalen die niet zijn bevestigd. Vraag er ook de hulp naar.",
    )
    bevindingen = forms.CharField(
        label="Bevindingen", widget=_tekstvak(8), help_text="Ook: is de hulp gestart, loopt die, is die klaar?"
    )
    vervolg = forms.ChoiceField(label="Wat gebeurt er nu?", choices=Vervolg.choices, widget=forms.RadioSelect)
    extra_op = Dag(label="Dag van het extra moment", required=False, help_text="dd-mm-jjjj, in de toekomst")
    extra_reden = forms.CharField(
        label="Waarom een extra moment?", required=False, max_length=1000, widget=_tekstvak(2)
    )

    def argumenten(self) -> dict[str, Any]:
        return moment_argumenten(self.cleaned_data)


class AmbtshalveForm(StapForm):
    personen = forms.MultipleChoiceField(label="Over wie gaat de melding?", widget=forms.CheckboxSelectMultiple)
    toelichting = forms.CharField(
        label="Wat is er aan de hand?",
        widget=_tekstvak(8),
        help_text="Waarom doet Veilig Thuis zelf een melding? Noem wat u bij de monitoring zag.",
    )
    crisis = JaNee(label="Is er acuut gevaar?")
    aard = CodeKeuzes("aard", label="Aard", required=False)
    geweldsoort = CodeKeuzes("geweldsoort", label="Soort geweld", required=False)
    incident_datum = Dag(label="Datum van het laatste incident", required=False)

    def __init__(self, *args: Any, bekenden: dict[str, Betrokkene] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast("forms.MultipleChoiceField", self.fields["personen"])
        veld.choices = [
            (nummer, f"{rij.persoon.volledige_naam} ({rij.rol.label.lower()})")
            for nummer, rij in (bekenden or {}).items()
        ]

    def argumenten(self) -> dict[str, Any]:
        return ambtshalve_argumenten(self.cleaned_data)


def moment_argumenten(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Cleaned fields, of the screen or of the API, as arguments of `moment_vastleggen`."""
    invoer, rest = _splits(gegevens, MomentInvoer)
    return {"invoer": MomentInvoer(**invoer), **rest}


def ambtshalve_argumenten(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Cleaned fields, of the screen or of the API, as arguments of `ambtshalve_melden`."""
    invoer, rest = _splits(gegevens, AmbtshalveInvoer)
    for veld in ("personen", "aard", "geweldsoort"):
        invoer[veld] = tuple(invoer.get(veld) or ())
    return {"invoer": AmbtshalveInvoer(**invoer), **rest}


def _splits(
    gegevens: dict[str, Any], soort: type[MomentInvoer] | type[AmbtshalveInvoer]
) -> tuple[dict[str, Any], dict[str, Any]]:
    velden = {veld.name for veld in fields(soort)}
    return (
        {naam: waarde for naam, waarde in gegevens.items() if naam in velden},
        {naam: waarde for naam, waarde in gegevens.items() if naam not in velden},
    )
