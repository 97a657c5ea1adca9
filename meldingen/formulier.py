# SPDX-License-Identifier: EUPL-1.2
"""Form fields and the base form of every step. Forms parse what people type; the rules are in the steps."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone

from organisaties.codes import codes_per_lijst
from organisaties.datumveld import DatumVeld

DATUMVORMEN = ["%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%Y-%m-%d"]


class CodeKeuze(forms.ChoiceField):
    """One code of a list, by its key. `StapForm` fills the choices of all code fields in one query."""

    def __init__(self, lijst: str, *, leeg: str = "Kies…", **opties: Any) -> None:
        self.lijst, self.leeg = lijst, leeg
        super().__init__(**opties)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class CodeKeuzes(forms.MultipleChoiceField):
    """Several codes of a list, by their keys."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, lijst: str, **opties: Any) -> None:
        self.lijst = lijst
        super().__init__(**opties)

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


class Dag(DatumVeld):
    """A typed day, with the hint how."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "dd-mm-jjjj of 'vandaag'")
        super().__init__(**opties)


class Moment(forms.DateTimeField):
    """A typed moment, dd-mm-jjjj uu:mm; 'nu' is understood."""

    widget = forms.DateTimeInput(format="%d-%m-%Y %H:%M", attrs={"autocomplete": "off", "data-moment": ""})

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "dd-mm-jjjj uu:mm of 'nu'")
        opties.setdefault("error_messages", {}).setdefault(
            "invalid", "Vul een bestaand moment in, zoals 31-12-2025 14:30."
        )
        super().__init__(input_formats=[f"{dag} %H:%M" for dag in DATUMVORMEN] + DATUMVORMEN, **opties)

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str) and value.strip().lower() == "nu":
            # To the minute, as one would type it; it must never be later than the `nu` of the step.
            return timezone.now().replace(second=0, microsecond=0)
        return super().to_python(value)


class JaNeeOnbekend(forms.TypedChoiceField):
    """Yes, no or unknown as three visible choices; unknown is None."""

    widget = forms.RadioSelect

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("required", False)
        super().__init__(
            choices=[("ja", "Ja"), ("nee", "Nee"), ("", "Onbekend")],
            coerce=lambda waarde: waarde == "ja",
            empty_value=None,
            **opties,
        )


class JaNee(forms.TypedChoiceField):
    """Yes or no, without a default: the question must be answered."""

    widget = forms.RadioSelect

    def __init__(self, **opties: Any) -> None:
        super().__init__(choices=[("ja", "Ja"), ("nee", "Nee")], coerce=lambda waarde: waarde == "ja", **opties)


class StapForm(forms.Form):
    """Base of every form that does a step: the version of the row as shown, and the token of this one form."""

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    # The status of the page that shows a refusal.
    http_status = 400
    # The server says what is missing, at the field; an empty field is no error before that.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid4
        self.voeg_velden_toe()
        vul_codes(self)
        for veld in self.fields.values():
            if veld.error_messages["required"] == forms.Field.default_error_messages["required"]:
                keuze = isinstance(veld, forms.ChoiceField)
                veld.error_messages["required"] = "Maak een keuze." if keuze else "Vul dit in."

    def zet_keuzes(self, veld: str, keuzes: Sequence[tuple[str, str]]) -> None:
        """Fill a list field whose choices come from the data."""
        cast("forms.ChoiceField", self.fields[veld]).choices = keuzes

    def voeg_velden_toe(self) -> None:
        """For forms whose fields or choices depend on who fills them in and on what was sent."""

    def veldnaam(self, veld: str) -> str:
        """The field of this form that a refusal of the step at `veld` belongs to."""
        return veld

    def toon_versie(self, versie: int) -> None:
        """After 'een collega was u voor': what is sent next counts as made with the present version in sight."""
        gegevens = cast("QueryDict", self.data).copy()
        gegevens["versie"] = str(versie)
        self.data = gegevens

    def argumenten(self) -> dict[str, Any]:
        """Arguments of the step, from the cleaned fields; override where names or shapes differ."""
        return dict(self.cleaned_data)


def vul_codes(*formulieren: forms.BaseForm, op: date | None = None) -> None:
    """Fill the choices of every code field of these forms in one query."""
    velden = [
        veld
        for formulier in formulieren
        for veld in formulier.fields.values()
        if isinstance(veld, CodeKeuze | CodeKeuzes) and not veld.choices
    ]
    if not velden:
        return
    per_lijst = codes_per_lijst({veld.lijst for veld in velden}, op or timezone.localdate())
    for veld in velden:
        keuzes: Sequence[tuple[str, str]] = [(code.sleutel, code.label) for code in per_lijst[veld.lijst]]
        kaal = isinstance(veld, CodeKeuzes) or isinstance(veld.widget, forms.RadioSelect)
        veld.choices = keuzes if kaal else [("", veld.leeg), *keuzes]  # type: ignore[union-attr]
