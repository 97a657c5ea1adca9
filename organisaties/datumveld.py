# SPDX-License-Identifier: EUPL-1.2
"""A day as somebody types it on the phone: 14-03-2026, 14-3-26, 14032026 or vandaag."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

WOORDEN = {"vandaag": 0, "nu": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1}
GETYPT = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})|(\d{2})(\d{2})(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
EERSTE_JAAR = 1900
LAATSTE_JAAR = 2199


class DatumVeld(forms.DateField):
    """`verleden` refuses days after today and reads 58 as 1958: for births and for what has happened."""

    widget = forms.DateInput
    default_error_messages = {
        "invalid": "Vul een bestaande datum in, bijvoorbeeld 14-03-2026, of vandaag.",
        "toekomst": "Deze datum ligt in de toekomst.",
    }

    def __init__(self, *, verleden: bool = False, **opties: Any) -> None:
        self.verleden = verleden
        super().__init__(**opties)
        self.widget.format = "%d-%m-%Y"

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        vandaag = timezone.localdate()
        dag = self._lees(value.strip().lower(), vandaag)
        if dag is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if self.verleden and dag > vandaag:
            raise forms.ValidationError(self.error_messages["toekomst"], code="toekomst")
        return dag

    def _lees(self, tekst: str, vandaag: date) -> date | None:
        if tekst in WOORDEN:
            return vandaag + timedelta(days=WOORDEN[tekst])
        if iso := ISO.fullmatch(tekst):
            return _bestaand(*map(int, iso.groups()))
        if not (getypt := GETYPT.fullmatch(tekst)):
            return None
        dag, maand, jaar = (deel for deel in getypt.groups() if deel is not None)
        return _bestaand(self._vol_jaar(jaar, vandaag), int(maand), int(dag))

    def _vol_jaar(self, jaar: str, vandaag: date) -> int:
        """Two digits: the past for `verleden`, otherwise the year closest to now."""
        if len(jaar) == 4:
            return int(jaar)
        vol = vandaag.year - vandaag.year % 100 + int(jaar)
        grens = vandaag.year if self.verleden else vandaag.year + 50
        return vol - 100 if vol > grens else vol


def _bestaand(jaar: int, maand: int, dag: int) -> date | None:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return None
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None
