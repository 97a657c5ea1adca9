# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms

from meldingen.formulier import CodeKeuze, StapForm
from meldingen.stappen.noodtoegang import REDEN_MAX


class OppakkenForm(StapForm):
    """One press: no questions."""


class OvernemenForm(StapForm):
    """One press: no questions."""


class DienstStartenForm(StapForm):
    voorwaarden = forms.CharField(
        label="Veiligheidsvoorwaarden",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Waaraan moet het gezin voldoen om veilig te zijn? Verplicht bij Voorwaarden & Vervolg.",
    )


class ConsultVragenForm(StapForm):
    versie = None  # type: ignore[assignment]  # Django drops the field: no version is needed
    vraag = forms.CharField(label="Uw vraag aan de gedragswetenschapper", widget=forms.Textarea(attrs={"rows": 6}))


class ConsultGevenForm(StapForm):
    antwoord = forms.CharField(label="Uw antwoord", widget=forms.Textarea(attrs={"rows": 8}))


class NoodtoegangForm(StapForm):
    versie = None  # type: ignore[assignment]  # Django drops the field: no version is needed
    nummer = forms.CharField(
        label="Nummer van de casus of melding",
        max_length=20,
        help_text="Zoals C-2026-000123 of M-2026-000456.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    noodreden = CodeKeuze("noodreden", label="Waarom heeft u noodtoegang nodig?")
    reden = forms.CharField(
        label="Toelichting",
        max_length=REDEN_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De privacyfunctionaris leest dit en beoordeelt het achteraf.",
    )

    def argumenten(self) -> dict[str, Any]:
        argumenten = dict(self.cleaned_data)
        argumenten["gevraagd"] = argumenten.pop("nummer")
        return argumenten
