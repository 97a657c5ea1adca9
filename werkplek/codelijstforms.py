# SPDX-License-Identifier: EUPL-1.2
"""What functional management types to change a code list. One description for the pages and for the API."""

from django import forms

from meldingen.formulier import Dag, StapForm
from organisaties.codebeheer import LABEL_MAX, OMSCHRIJVING_MAX


class WoordenForm(StapForm):
    label = forms.CharField(label="Naam", help_text="Zoals mensen het in de lijst zien.", max_length=LABEL_MAX)
    omschrijving = forms.CharField(
        label="Toelichting", required=False, max_length=OMSCHRIJVING_MAX, widget=forms.Textarea(attrs={"rows": 3})
    )


class CodeToevoegenForm(WoordenForm):
    versie = None  # type: ignore[assignment]  # Django drops the field: no version is needed
    code = forms.CharField(
        label="Code",
        max_length=59,
        help_text="Kort en blijvend, zoals 'school'. Kleine letters, cijfers en een onderstreep.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    vanaf = Dag(label="Te kiezen vanaf")
    volgorde = forms.IntegerField(label="Plaats in de lijst", required=False, help_text="Leeg is achteraan.")


class CodeBijwerkenForm(WoordenForm):
    volgorde = forms.IntegerField(label="Plaats in de lijst", help_text="Een lager getal staat hoger.")


class CodeBeeindigenForm(StapForm):
    tot = Dag(label="Niet meer te kiezen vanaf")


class CodeHervattenForm(StapForm):
    """One press: no questions."""


class CodemappingForm(StapForm):
    protocol = forms.CharField(label="Protocol", max_length=40, help_text="Zoals cbs-1.0 of cbs-2.0.")
    onderdeel = forms.CharField(label="Onderdeel van het protocol", max_length=40, help_text="Zoals hoedanigheid.")
    cbs_code = forms.CharField(
        label="Code in het protocol", max_length=80, required=False, help_text="Leeg haalt de vertaling weg."
    )
