# SPDX-License-Identifier: EUPL-1.2
"""The forms of the steps on a message; that of the melding itself is the form of `meldingen`, filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from intake.formaten.basis import EERSTE_JAAR, LAATSTE_JAAR
from intake.models import InkomendBericht
from intake.overnemen import als_begin
from intake.samen import Verwante
from intake.stappen.bericht_afhandelen import DOORGEZET_MAX
from meldingen.forms.melding import MeldingForm
from meldingen.formulier import CodeKeuze, Dag, StapForm
from organisaties.models import Medewerker


class OppakkenForm(StapForm):
    """One press: no questions."""


class TellingForm(forms.Form):
    """The days over which is counted, both included; this month unless somebody says otherwise."""

    tel_van = Dag(label="Van", required=False)
    tel_tot = Dag(label="Tot en met", required=False)
    markering = "geen"

    def clean(self) -> dict[str, Any]:
        van, tot = self.cleaned_data.get("tel_van"), self.cleaned_data.get("tel_tot")
        for naam, dag in (("tel_van", van), ("tel_tot", tot)):
            if dag and not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
                self.add_error(naam, "Controleer het jaar.")
        if van and tot and tot < van:
            self.add_error("tel_tot", "Deze dag ligt voor de eerste dag.")
        return self.cleaned_data

    def periode(self) -> tuple[date, date]:
        """What cannot be read counts as not filled in; the page says what is wrong with it."""
        vandaag = timezone.localdate()
        gekozen = self.cleaned_data if self.is_valid() else {}
        tot = gekozen.get("tel_tot") or vandaag
        return gekozen.get("tel_van") or tot.replace(day=1), tot


class ToevoegenForm(StapForm):
    melding = forms.CharField(
        label="Nummer van de melding",
        max_length=20,
        help_text="Zoals M-2026-000456.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AfhandelenForm(StapForm):
    afloop = CodeKeuze("berichtafloop", label="Waarom wordt het geen melding?")
    doorgezet_aan = forms.CharField(
        label="Doorgezet aan",
        required=False,
        max_length=DOORGEZET_MAX,
        help_text="Verplicht als u het bericht doorzet.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class HeropenenForm(StapForm):
    reden = forms.CharField(label="Waarom heropent u dit bericht?", widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True)
class Voorlegger:
    """The message that becomes a melding, and the other open messages of the same event.

    `mag_melder`: whoever registers may see who told it.
    """

    bericht: InkomendBericht
    verwante: Sequence[Verwante]
    mag_melder: bool

    @property
    def toont_melder(self) -> bool:
        return self.mag_melder and self.bericht.gelezen is not None

    @property
    def melder_verborgen(self) -> bool:
        """The step takes the melder from the message; of what could not be read somebody types it."""
        return not self.mag_melder and self.bericht.gelezen is not None


class BerichtMeldingForm(MeldingForm):
    """The melding that this message becomes: what was read stands in it, the receipt and the channel are fixed.

    `samen` are the other open messages of the same event. One that brings nothing new goes along unless the worker says
    otherwise; one that names acute danger or somebody else, or that cannot be read, goes along when the worker says so.
    """

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)  # type: ignore[assignment]
    samen = forms.MultipleChoiceField(
        label="Ook deze berichten over dezelfde gebeurtenis",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat meegaat, is daarna verwerkt. Wat acuut gevaar of een ander noemt, kiest u zelf.",
    )

    def __init__(self, *args: Any, medewerker: Medewerker, over: Voorlegger, **kwargs: Any) -> None:
        self.over = over
        super().__init__(*args, medewerker=medewerker, **kwargs)
        # Filled in already: who opens the page begins by reading it.
        self.focus = ""
        # What is fixed is never sent by a browser, and never taken from what was typed before.
        vast = als_begin(over.bericht)
        self.initial.update(ontvangen_op=vast["ontvangen_op"], kanaal=vast["kanaal"])

    @classmethod
    def begin(cls, over: Voorlegger, inhoud: dict[str, Any], *, medewerker: Medewerker) -> "BerichtMeldingForm":
        """The page as it opens, with `inhoud` from `overnemen.als_begin` and `overnemen.als_melding`."""
        eigen = {"versie": over.bericht.versie, "samen": [een.bericht.nummer for een in over.verwante if een.vanzelf]}
        return cls(initial=inhoud | eigen, medewerker=medewerker, over=over)

    @classmethod
    def bij(cls, data: QueryDict, over: Voorlegger, *, medewerker: Medewerker) -> "BerichtMeldingForm":
        """The same page with all that was typed, unchecked: for adding a row, searching and choosing a person."""
        vorm = cls(data=data, medewerker=medewerker, over=over)
        getypt = {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}
        # What was not on the page, as in a row that was just added, begins as that field does.
        getypt = {naam: waarde for naam, waarde in getypt.items() if waarde is not None}
        return cls(initial=getypt, medewerker=medewerker, over=over)

    def voeg_velden_toe(self) -> None:
        super().voeg_velden_toe()
        for naam in ("ontvangen_op", "kanaal"):
            self.fields[naam].disabled = True
            self.fields[naam].help_text = ""
        for naam in self.fields if self.over.melder_verborgen else ():
            if naam.startswith("bron-"):
                self.fields[naam].disabled = True
        if self.over.verwante:
            self.zet_keuzes("samen", [(een.bericht.nummer, een.keuze) for een in self.over.verwante])
        else:
            del self.fields["samen"]

    def argumenten(self) -> dict[str, Any]:
        argumenten = super().argumenten()
        argumenten.pop("contact_versie", None)
        return argumenten | {
            "versie": self.cleaned_data["versie"],
            "samen": tuple(self.cleaned_data.get("samen", ())),
        }
