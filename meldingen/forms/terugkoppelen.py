# SPDX-License-Identifier: EUPL-1.2
from django import forms

from meldingen.formulier import CodeKeuze, Dag, StapForm
from meldingen.models import Terugkoppeling


class _TaakForm(StapForm):
    """`volgnummer` is of a melder who came later."""

    na = forms.ChoiceField(label="Terugkoppeling", choices=Terugkoppeling.Na.choices, widget=forms.HiddenInput)
    volgnummer = forms.IntegerField(required=False, min_value=0, max_value=32_767, widget=forms.HiddenInput)


class TerugkoppelingForm(_TaakForm):
    op = Dag(label="Op welke dag is de melder op de hoogte gebracht?")


class TerugkoppelingVervaltForm(_TaakForm):
    vervalreden = CodeKeuze("terugkoppelvervalreden", label="Waarom hoort de melder niets?")
