# SPDX-License-Identifier: EUPL-1.2
from django import forms

from meldingen.formulier import CodeKeuze, Dag, StapForm
from meldingen.models import Terugkoppeling


class TerugkoppelingForm(StapForm):
    na = forms.ChoiceField(label="Terugkoppeling", choices=Terugkoppeling.Na.choices, widget=forms.HiddenInput)
    op = Dag(label="Op welke dag is de melder op de hoogte gebracht?")


class TerugkoppelingVervaltForm(StapForm):
    na = forms.ChoiceField(label="Terugkoppeling", choices=Terugkoppeling.Na.choices, widget=forms.HiddenInput)
    vervalreden = CodeKeuze("terugkoppelvervalreden", label="Waarom hoort de melder niets?")
