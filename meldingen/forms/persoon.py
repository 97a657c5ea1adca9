# SPDX-License-Identifier: EUPL-1.2
"""Who is who: linking somebody of a melding, merging two persons, and undoing either."""

from collections.abc import Sequence
from typing import Any

from django import forms

from meldingen.formulier import StapForm
from meldingen.gezien import GEZIEN_MAX
from meldingen.models import Betrokkene
from meldingen.stappen.personen_samenvoegen import REDEN_MAX


def _reden(label: str, uitleg: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=uitleg, max_length=REDEN_MAX, widget=forms.Textarea(attrs={"rows": 3})
    )


def _nummer(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        help_text="Het nummer staat bij de persoon: een P, het jaar en zes cijfers.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _gezien() -> forms.CharField:
    return forms.CharField(
        label="De personen die getoond werden, elk als nummer:versie",
        max_length=GEZIEN_MAX,
        required=False,
        widget=forms.HiddenInput,
    )


class BetrokkeneForm(StapForm):
    """About one of the `betrokkenen` of a melding, named by the number of the person."""

    versie = None  # type: ignore[assignment]  # Django drops the field: whoever links first is told to the second
    betrokkene = forms.ChoiceField(label="Wie van deze melding?")

    def __init__(self, *args: Any, betrokkenen: Sequence[Betrokkene], **kwargs: Any) -> None:
        self.betrokkenen = {rij.persoon.nummer: rij for rij in betrokkenen}
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        keuzes = [
            (nummer, f"{rij.persoon.volledige_naam} ({rij.rol.label.lower()})")
            for nummer, rij in self.betrokkenen.items()
        ]
        self.zet_keuzes("betrokkene", keuzes)

    def argumenten(self) -> dict[str, Any]:
        schoon = super().argumenten()
        return schoon | {"betrokkene": self.betrokkenen[schoon["betrokkene"]]}


class KoppelenForm(BetrokkeneForm):
    persoon_nummer = _nummer("Nummer van de bekende persoon")
    gezien = _gezien()


class OntkoppelenForm(BetrokkeneForm):
    reden = _reden("Waarom is dit iemand anders?", "Een collega leest dit terug bij de persoon.")


class SamenvoegenForm(StapForm):
    andere_nummer = _nummer("Nummer van de andere persoon")
    gezien = _gezien()
    reden = _reden("Waarom is dit dezelfde persoon?", "Een collega leest dit terug bij de persoon.")


class SplitsenForm(StapForm):
    versie = None  # type: ignore[assignment]  # Django drops the field: an undone decision says so itself
    andere_nummer = forms.CharField(max_length=20, widget=forms.HiddenInput)
    reden = _reden("Waarom is dit niet dezelfde persoon?", "Een collega leest dit terug bij de persoon.")

    def argumenten(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in super().argumenten().items() if naam != "andere_nummer"}
