# SPDX-License-Identifier: EUPL-1.2
"""Who told it, whether the family may know, and the passages that would say so, as somebody types it."""

from typing import Any

from django import forms

from meldingen.bronnen import GEHEIM_OMSTANDER, GEHEIM_PROFESSIONAL, OPENBAAR, gegevens_van
from meldingen.formulier import CodeKeuze, Dag, StapForm
from meldingen.models import Bron

OMSTANDER = "omstander"


def _tekst(label: str, **opties: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=widget, **opties)


class InformantForm(StapForm):
    """Everything that is kept of a source."""

    markering = "geen"

    onbekend = forms.BooleanField(
        label="Niemand bij Veilig Thuis weet wie dit is",
        required=False,
        help_text="Laat dan de naam leeg. Wat wel bekend is, mag hier staan.",
    )
    naam = _tekst("Naam")
    functie = _tekst("Functie of relatie tot het gezin")
    instelling = _tekst("Organisatie")
    telefoon = _tekst("Telefoon")
    email = _tekst("E-mailadres")
    onthulling = CodeKeuze(
        "onthulling", label="Mag het gezin weten wie dit is?", widget=forms.RadioSelect, initial=OPENBAAR
    )
    grond = CodeKeuze("onthullingsgrond", label="Grond, bij een professional die geheim blijft", required=False)
    toestemming_op = Dag(label="Toestemming gegeven op", required=False)
    eigen_rol = CodeKeuze("melderrol", label="Wat blijft deze persoon zelf doen?", required=False, leeg="Niet bekend")
    eigen_rol_toelichting = forms.CharField(
        label="Toelichting op die rol", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        schoon.pop("versie")
        return {"token": schoon.pop("token"), "gegevens": schoon}


class BronForm(InformantForm):
    bron = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def beginwaarden(bron: Bron) -> dict[str, Any]:
        """What stands now, as one would type it."""
        return gegevens_van(bron) | {"bron": bron.pk, "versie": bron.versie}

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        rest = {naam: schoon.pop(naam) for naam in ("versie", "token")}
        return rest | {"bron_id": schoon.pop("bron"), "gegevens": schoon}


class GeheimForm(StapForm):
    """One click: this source stays secret from the family, as a bystander or as a professional on a ground."""

    bron = forms.IntegerField(widget=forms.HiddenInput)
    # The button that was pressed.
    grond = forms.CharField(label="Grond")

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        grond = schoon.pop("grond")
        gegevens = (
            {"onthulling": GEHEIM_OMSTANDER, "grond": None}
            if grond == OMSTANDER
            else {"onthulling": GEHEIM_PROFESSIONAL, "grond": grond}
        )
        return schoon | {"bron_id": schoon.pop("bron"), "gegevens": gegevens}


class MarkerenForm(StapForm):
    markering = "geen"

    bron = forms.IntegerField(widget=forms.HiddenInput)
    tekst = forms.CharField(
        label="Passage",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        help_text="Hele woorden, zoals ze in het dossier staan. Ten hoogste 2.000 tekens.",
    )

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        schoon.pop("versie")
        return schoon | {"bron_id": schoon.pop("bron")}


class OpheffenForm(StapForm):
    fragment = forms.IntegerField(widget=forms.HiddenInput)

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        schoon.pop("versie")
        return schoon | {"fragment_id": schoon.pop("fragment")}
