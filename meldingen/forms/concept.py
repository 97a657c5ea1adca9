# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms

from meldingen.formulier import StapForm
from meldingen.models import Concept


class ConceptForm(StapForm):
    """Which draft, and for saving the fields of the form as JSON: name → list of values, as `FormData` has them."""

    soort = forms.ChoiceField(choices=Concept.Soort.choices, widget=forms.HiddenInput)
    onderwerp = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def argumenten(self) -> dict[str, Any]:
        # What says whether this was done before is the draft itself.
        argumenten = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "token"}
        argumenten["over"] = argumenten.pop("onderwerp")
        return argumenten


class ConceptBewarenForm(ConceptForm):
    velden = forms.JSONField(widget=forms.HiddenInput)
