# SPDX-License-Identifier: EUPL-1.2
from django import forms

from meldingen.formulier import CodeKeuze, Moment, StapForm


class ContactForm(StapForm):
    """Free notes first: nobody knows yet whether it will be an advies or a melding."""

    notities = forms.CharField(
        label="Notities van het gesprek",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True}),
        help_text="Schrijf vrij mee. Notities worden versleuteld bewaard.",
    )
    beller = forms.CharField(
        label="Wie belt of schrijft?",
        required=False,
        max_length=500,
        help_text="Naam, functie, telefoonnummer: wat u hoort.",
    )
    kanaal = CodeKeuze("kanaal", label="Hoe kwam het binnen?", initial="kanaal:telefoon")
    ontvangen_op = Moment(label="Wanneer?")
    spoed = forms.BooleanField(label="Spoed", required=False)


class ContactAfsluitenForm(StapForm):
    afloop = CodeKeuze("contactafloop", label="Waarom komt er geen vervolg?", widget=forms.RadioSelect)
