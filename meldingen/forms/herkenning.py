# SPDX-License-Identifier: EUPL-1.2
import re
from typing import Any

from django import forms

from meldingen.formulier import StapForm
from meldingen.herkenningkeuze import Keuze

# As `Keuze.als_tekst` wrote it into the page.
VORM = re.compile(r"(P-\d{4}-\d{6,9}):(P-\d{4}-\d{6,9}):(\d{1,9})")


class Keuzeveld(forms.Field):
    """Which possible known persons, each with the version that was shown; a button sends one or several."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[Keuze, ...]:
        gevonden = [VORM.fullmatch(str(deel)) for deel in super().clean(value)]
        if not all(gevonden):
            raise forms.ValidationError("Deze keuze is niet bekend. Ververs de pagina.", code="onbekend")
        return tuple(Keuze(treffer[1], treffer[2], int(treffer[3])) for treffer in gevonden if treffer)


class HerkenningForm(StapForm):
    """For both steps: who is, or is not, whom."""

    versie = None  # type: ignore[assignment]  # Django drops the field: each choice brings its own version
    keuzes = Keuzeveld(label="Mogelijke bekenden", error_messages={"required": "Kies ten minste één persoon."})
