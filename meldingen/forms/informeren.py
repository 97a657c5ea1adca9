# SPDX-License-Identifier: EUPL-1.2
"""Telling the people concerned, and what they were told at the first contact."""

import re
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, StapForm
from meldingen.informeerbeeld import Gehoord, Regel
from meldingen.informeerkeuze import Wie
from meldingen.models import EersteContact
from meldingen.stappen.informeren_uitstellen import TOELICHTING_MAX

# As `Wie.als_tekst` wrote it into the page.
VORM = re.compile(r"(P-\d{4}-\d{6,9}):(\d{1,9})")


class Wiekeuze(forms.MultipleChoiceField):
    """Persons of the list, each with the version of the row that was shown; the step decides whether they are on it."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        # What a stale page sends is no unknown choice: the step says what happened meanwhile.
        return VORM.fullmatch(value) is not None

    def clean(self, value: Any) -> tuple[Wie, ...]:
        gevonden = [VORM.fullmatch(deel) for deel in super().clean(value)]
        return tuple(Wie(treffer[1], int(treffer[2])) for treffer in gevonden if treffer)


class InformerenForm(StapForm):
    """All at once."""

    versie = None  # type: ignore[assignment]  # Django drops the field: no version is needed
    op = Dag(label="Op welke dag zijn de betrokkenen geïnformeerd?")
    wijze = CodeKeuze("informeerwijze", label="Hoe", required=False)


class LijstForm(StapForm):
    """Base of the forms about some of the list; `regels` are those that can be chosen."""

    versie = None  # type: ignore[assignment]  # Django drops the field: each choice brings its own version
    personen = Wiekeuze(
        label="Wie",
        error_messages={
            "required": "Kies ten minste één persoon.",
            "invalid_choice": "Deze keuze is niet bekend. Ververs de pagina.",
        },
    )

    def __init__(self, *args: Any, regels: Sequence[Regel] = (), **kwargs: Any) -> None:
        self.regels = regels
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("personen", [(regel.keuze or "", _wie(regel)) for regel in self.regels])

    def ververs(self, regels: Sequence[Regel]) -> None:
        """After a refusal: the choices as they are now; who was chosen and still can be, stays chosen."""
        gegevens = cast("QueryDict", self.data).copy()
        gekozen = {tekst.partition(":")[0] for tekst in gegevens.getlist("personen")}
        self.zet_keuzes("personen", [(regel.keuze or "", _wie(regel)) for regel in regels])
        keuzes = [regel.keuze or "" for regel in regels if (regel.keuze or "").partition(":")[0] in gekozen]
        gegevens.setlist("personen", keuzes)
        self.data = gegevens


class GeinformeerdForm(LijstForm):
    op = Dag(label="Op welke dag")
    wijze = CodeKeuze("informeerwijze", label="Hoe")


class UitstellenForm(LijstForm):
    reden = CodeKeuze("uitstelreden", label="Reden van uitstel")
    tot = Dag(
        label="Uitstellen tot en met",
        required=False,
        help_text="Leeg is het meeste dat mag: veertien dagen na de uiterste dag van die persoon.",
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=TOELICHTING_MAX, widget=forms.Textarea(attrs={"rows": 3})
    )


class VervaltForm(LijstForm):
    vervalreden = CodeKeuze("informeervervalreden", label="Waarom niet")


class EersteContactForm(StapForm):
    """`wie` is a kind, or the number of a directbetrokkene."""

    versie = None  # type: ignore[assignment]  # Django drops the field: what was told is only added to
    wie = forms.ChoiceField(label="Met wie")
    op = Dag(label="Op welke dag")
    punten = CodeKeuzes(
        "eerstecontactpunt", label="Wat is verteld", error_messages={"required": "Kies ten minste één punt."}
    )

    def __init__(self, *args: Any, gehoord: Sequence[Gehoord], **kwargs: Any) -> None:
        self.gehoord = gehoord
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        wie = [(een.nummer or een.gesprekspartner, een.naam) for een in self.gehoord]
        self.zet_keuzes("wie", [("", "Kies…"), *wie])

    def veldnaam(self, veld: str) -> str:
        return "wie" if veld in ("gesprekspartner", "persoon") else veld

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        wie = schoon.pop("wie")
        soorten = EersteContact.Gesprekspartner
        if wie in soorten.values:
            return schoon | {"gesprekspartner": wie}
        return schoon | {"gesprekspartner": soorten.BETROKKENE, "persoon_nummer": wie}


def _wie(regel: Regel) -> str:
    return f"{regel.naam} (uiterlijk {regel.plicht.uiterste_datum:%d-%m-%Y})"
