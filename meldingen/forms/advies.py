# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms

from meldingen.formulier import CodeKeuze, CodeKeuzes, Moment, StapForm
from organisaties.models import Medewerker

from .keuzes import gemeentekeuzes


class AdviesForm(StapForm):
    """A question and an answer; no data of the family."""

    versie = None  # type: ignore[assignment]  # Django drops the field: this form makes a new row
    contact_versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    adviesvrager_soort = CodeKeuze("meldersoort", label="Wie vraagt advies?")
    kanaal = CodeKeuze("kanaal", label="Hoe kwam het binnen?", initial="kanaal:telefoon")
    ontvangen_op = Moment(label="Wanneer gevraagd?")
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    aanleiding = CodeKeuzes("aanleiding", label="Aanleiding", required=False)
    vraag = forms.CharField(
        label="De vraag",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf de vraag op zonder namen, adressen of andere gegevens van het gezin.",
    )
    antwoord = forms.CharField(label="Het advies", required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        self.medewerker = medewerker
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("gemeente", gemeentekeuzes(self.medewerker))

    def argumenten(self) -> dict[str, Any]:
        argumenten = dict(self.cleaned_data)
        argumenten["gemeente_code"] = argumenten.pop("gemeente") or None
        return argumenten
