# SPDX-License-Identifier: EUPL-1.2
"""A birth date as people know it: the day, the month or only the year."""

import re
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from personen.models import Persoon

_JAAR = re.compile(r"(\d{4})")
_MAAND = re.compile(r"(\d{1,2})[-/](\d{4})")
_DAG = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_AANEEN = re.compile(r"(\d{2})(\d{2})(\d{4})")


class Geboren(NamedTuple):
    datum: date | None
    precisie: str


def als_getypt(persoon: Persoon) -> str | None:
    """As much of a birth date as is known, the way `Geboortedatum` reads it."""
    if persoon.geboortedatum is None:
        return None
    vorm = {"jaar": "%Y", "maand": "%m-%Y"}.get(persoon.geboortedatum_precisie, "%d-%m-%Y")
    return persoon.geboortedatum.strftime(vorm)


class Geboortedatum(forms.Field):
    """'12-03-2014', '12032014', '03-2014' or '2014'; what is not known is not made up. Cleans to `Geboren`."""

    widget = forms.TextInput

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("help_text", "dd-mm-jjjj, mm-jjjj of jjjj")
        super().__init__(**opties)

    def clean(self, value: Any) -> Geboren:
        tekst = str(super().clean(value) or "").strip()
        if not tekst:
            return Geboren(None, "")
        delen, precisie = self._lees(tekst)
        try:
            return Geboren(date(*delen), precisie)
        except ValueError:
            raise ValidationError(self.FOUT, code="invalid") from None

    FOUT = "Vul een bestaande datum in, zoals 12-03-2014, 03-2014 of 2014."

    def _lees(self, tekst: str) -> tuple[tuple[int, int, int], str]:
        if gevonden := _DAG.fullmatch(tekst) or _AANEEN.fullmatch(tekst):
            dag, maand, jaar = (int(deel) for deel in gevonden.groups())
            return (jaar, maand, dag), "dag"
        if gevonden := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", tekst):
            jaar, maand, dag = (int(deel) for deel in gevonden.groups())
            return (jaar, maand, dag), "dag"
        if gevonden := _MAAND.fullmatch(tekst):
            maand, jaar = (int(deel) for deel in gevonden.groups())
            return (jaar, maand, 1), "maand"
        if gevonden := _JAAR.fullmatch(tekst):
            return (int(gevonden[1]), 1, 1), "jaar"
        raise ValidationError(self.FOUT, code="invalid")
