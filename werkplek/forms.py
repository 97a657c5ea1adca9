# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from meldingen.forms.velden import Geboortedatum
from meldingen.formulier import CodeKeuze, Dag, StapForm, vul_codes
from personen.kandidaten import Vraag

# As people type it: 'c-2026-000123', 'C2026-123', 'm 2026 123'.
GETYPT = re.compile(r"\s*([a-z])[\s-]*(\d{4})[\s-]+(\d{1,9})\s*", re.IGNORECASE | re.ASCII)


class SignaalForm(StapForm):
    signaal = forms.IntegerField(widget=forms.HiddenInput)


class ToegangForm(StapForm):
    toegang = forms.IntegerField(widget=forms.HiddenInput)


class NummerForm(forms.Form):
    """A public number, with or without its zeroes."""

    nummer = forms.CharField(
        label="Nummer",
        max_length=30,
        help_text="Elk nummer dat u op het scherm ziet, zoals C-2026-123 van een casus of B-2026-45 van een bericht.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_nummer(self) -> str:
        gevonden = GETYPT.fullmatch(self.cleaned_data["nummer"])
        if gevonden is None:
            raise ValidationError("Dit is geen nummer. Een nummer is een letter, een jaartal en een volgnummer.")
        letter, jaar, volgnummer = gevonden.groups()
        return f"{letter.upper()}-{jaar}-{int(volgnummer):06d}"


class PersoonForm(forms.Form):
    """What is known of a person; any part may be missing."""

    markering = "geen"

    achternaam = forms.CharField(required=False, max_length=200)
    voornamen = forms.CharField(required=False, max_length=200)
    geboortedatum = Geboortedatum(required=False)
    geslacht = CodeKeuze("geslacht", required=False)
    telefoon = forms.CharField(required=False, max_length=30)
    postcode = forms.CharField(required=False, max_length=10)
    huisnummer = forms.IntegerField(required=False, min_value=1, max_value=99999)
    bsn = forms.CharField(label="BSN", required=False, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vul_codes(self)

    def vraag(self) -> Vraag:
        geboren = self.cleaned_data["geboortedatum"]
        anders = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "geboortedatum" and waarde}
        return Vraag(**anders, geboortedatum=geboren.datum, precisie=geboren.precisie or "dag")


class AuditFilter(forms.Form):
    """Who, what and when; nothing of a dossier can be asked for."""

    markering = "geen"

    medewerker = forms.CharField(label="Gebruikersnaam", required=False, max_length=80)
    nummer = forms.CharField(label="Nummer", required=False, max_length=30, help_text="Zoals C-2026-000123")
    van = Dag(label="Van", required=False)
    tot = Dag(label="Tot en met", required=False)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        van, tot = schoon.get("van"), schoon.get("tot")
        if isinstance(van, date) and isinstance(tot, date) and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return schoon
