# SPDX-License-Identifier: EUPL-1.2
"""The rows of a registration as somebody types them: how many, who is linked, and what to look for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone

from meldingen.gemeentevoorstel import stel_gemeente_voor
from meldingen.herkennen import koppelbare_personen
from organisaties.models import Medewerker
from personen.kandidaten import Vraag
from personen.models import Persoon

from .velden import Geboortedatum, Geboren

# At most as many as the API and a message take.
RIJEN, MEER_RIJEN, MAX_RIJEN = 4, 2, 50


class ZoekForm(forms.Form):
    """What is typed in one row, to look for who it may be; the names are those of the row without their prefix.

    What is not valid yet is left out by the search itself, since somebody is typing.
    """

    achternaam = forms.CharField(required=False)
    voornamen = forms.CharField(required=False)
    geboortedatum = Geboortedatum(required=False)
    geslacht = forms.CharField(required=False)
    telefoon = forms.CharField(required=False)
    postcode = forms.CharField(required=False)
    huisnummer = forms.IntegerField(required=False)
    bsn = forms.CharField(required=False)

    @classmethod
    def van_rij(cls, data: Mapping[str, Any], rij: int) -> "ZoekForm":
        voor = f"betrokkenen-{rij}-"
        waarden = {naam: data.get(f"{voor}{naam}", "") for naam in cls.base_fields}
        voorvoegsel = data.get(f"{voor}voorvoegsel", "")
        if rij and data.get(f"{voor}zelfde_adres"):
            waarden |= {naam: data.get(f"betrokkenen-0-{naam}", "") for naam in ("postcode", "huisnummer")}
        waarden["voornamen"] = waarden["voornamen"] or data.get(f"{voor}voorletters", "")
        waarden["achternaam"] = f"{voorvoegsel} {data.get(f'{voor}geboortenaam', '')}".strip()
        return cls(data=waarden)

    def vraag(self) -> Vraag:
        self.full_clean()
        schoon = self.cleaned_data
        geboren = schoon.get("geboortedatum") or Geboren(None, "")
        tekst = ("achternaam", "voornamen", "geslacht", "telefoon", "postcode", "bsn")
        return Vraag(
            **{naam: schoon.get(naam, "") for naam in tekst},
            geboortedatum=geboren.datum,
            precisie=geboren.precisie or "dag",
            huisnummer=schoon.get("huisnummer"),
        )


def zoekvragen(data: Mapping[str, Any], gekoppeld: Mapping[int, Persoon]) -> list[Vraag]:
    """The whole page as questions, one per row by its number; of who is linked nothing is asked any more."""
    rijen = range(aantal_rijen(data))
    return [Vraag() if rij in gekoppeld else ZoekForm.van_rij(data, rij).vraag() for rij in rijen]


def gekoppelde_personen(data: Mapping[str, Any], rijen: int, medewerker: Medewerker) -> dict[int, Persoon]:
    """By row the known person that it is linked to; a number that may not be linked counts as none."""
    getypt = {rij: str(data.get(f"betrokkenen-{rij}-persoon_nummer") or "") for rij in range(rijen)}
    # A NUL byte is no number; PostgreSQL would not even take the question.
    per_rij = {rij: nummer for rij, nummer in getypt.items() if nummer and "\x00" not in nummer}
    if not per_rij or medewerker.vt_organisatie_id is None:
        return {}
    bekend = koppelbare_personen(
        set(per_rij.values()), organisatie_id=medewerker.vt_organisatie_id, medewerker=medewerker
    )
    return {rij: bekend[nummer] for rij, nummer in per_rij.items() if nummer in bekend}


def gemeente_bij(data: Mapping[str, Any], gekoppeld: Mapping[int, Persoon], keuzes: Iterable[tuple[Any, Any]]) -> str:
    """The gemeente to propose, by the addresses on the page; nothing when there is no reason for any."""
    plekken = [
        (str(data.get(f"betrokkenen-{rij}-postcode") or ""), str(data.get(f"betrokkenen-{rij}-plaats") or ""))
        for rij in range(aantal_rijen(data))
    ]
    namen = {str(naam).lower(): str(code) for code, naam in keuzes if str(code).startswith("GM")}
    return stel_gemeente_voor(plekken, gekoppeld.values(), namen=namen, dag=timezone.localdate())


def aantal_rijen(data: Mapping[str, Any]) -> int:
    return max(RIJEN, min(_getal(data.get("rijen"), RIJEN), MAX_RIJEN))


def _getal(tekst: Any, anders: int) -> int:
    try:
        return int(tekst)
    except (TypeError, ValueError):
        return anders
