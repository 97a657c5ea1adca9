# SPDX-License-Identifier: EUPL-1.2
"""Form fields and the base form of every step. Forms parse what people type; the rules are in the steps."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
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


WINTERTIJD = "wintertijd"


class MomentInvoer(forms.DateTimeInput):
    """The second of the two hours that are called the same in the night that the clock goes back is named."""

    def format_value(self, value: Any) -> str | None:
        tekst = super().format_value(value)
        tweede = isinstance(value, datetime) and value.fold and _momenten(value.replace(tzinfo=None))[1:]
        return f"{tekst} {WINTERTIJD}" if tekst and tweede else tekst


class Moment(forms.DateTimeField):
    """A typed moment, dd-mm-jjjj uu:mm; 'nu' is understood. Of an hour that comes twice the first is meant, unless
    'wintertijd' stands behind it: a term then never begins too late."""

    widget = MomentInvoer(format="%d-%m-%Y %H:%M", attrs={"autocomplete": "off", "data-moment": ""})

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "dd-mm-jjjj uu:mm of 'nu'")
        opties.setdefault("error_messages", {}).setdefault(
            "invalid", "Vul een bestaand moment in, zoals 31-12-2025 14:30."
        )
        super().__init__(input_formats=[f"{dag} %H:%M" for dag in DATUMVORMEN] + DATUMVORMEN, **opties)

    def to_python(self, value: Any) -> datetime | None:
        winter = False
        if isinstance(value, str):
            value = value.strip()
            if value.lower() == "nu":
                # To the minute, as one would type it; it must never be later than the `nu` of the step.
                return timezone.now().replace(second=0, microsecond=0)
            winter = value.lower().endswith(WINTERTIJD)
            value = value[: -len(WINTERTIJD)].strip() if winter else value
        try:
            return super().to_python(value)
        except forms.ValidationError as fout:
            if getattr(fout, "code", None) != "ambiguous_timezone":
                raise
            momenten = _momenten((fout.params or {})["datetime"])
        if not momenten:
            raise forms.ValidationError("Dit uur bestaat niet: de klok ging die nacht van 02:00 naar 03:00.")
        return momenten[-1 if winter else 0]


def _momenten(lokaal: datetime) -> list[datetime]:
    """The moments that the clock showed `lokaal`, which has no zone: one, two, or none. In UTC: Python calls a local
    time that comes twice equal to no moment of another zone, so not to itself as the database keeps it."""
    zone = timezone.get_current_timezone()
    beide = dict.fromkeys(lokaal.replace(fold=fold, tzinfo=zone).astimezone(UTC) for fold in (0, 1))
    return [een for een in beide if een.astimezone(zone).replace(tzinfo=None, fold=0) == lokaal.replace(fold=0)]


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
        self.toon("versie", str(versie))

    def toon(self, veld: str, waarde: str) -> None:
        """Show this in a field, whatever was sent in it."""
        gegevens = cast("QueryDict", self.data).copy()
        gegevens[veld] = waarde
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
