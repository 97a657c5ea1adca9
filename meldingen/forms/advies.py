# SPDX-License-Identifier: EUPL-1.2
"""What is typed about an advies: nothing of the family. `bevestigd` is asked only where a text looks like that."""

from typing import Any

from django import forms

from meldingen.adviesvragers import VRAGERVELDEN, AdviesvragerInvoer, met_vrager
from meldingen.adviezen import Adviesstand
from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, Moment, StapForm
from meldingen.models import Advies, Contact
from organisaties.models import Medewerker

from .keuzes import gemeentekeuzes
from .melding import MeldingForm
from .nakijken import nagekeken, woorden_in

ZONDER_GEZIN = "Schrijf de vraag op zonder namen, adressen of andere gegevens van het gezin."


def _lang(label: str, regels: int, **opties: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": regels}), **opties)


class TekstForm(StapForm):
    """With texts of an advies: shows to whoever typed them which words look like data of a family."""

    teksten: tuple[str, ...] = ("vraag", "antwoord")

    def gevonden(self, contact: Contact | None = None) -> list[str]:
        """Words of the texts as sent, for the page that asks to look again."""
        notities, beller = (contact.notities, contact.beller) if contact else ("", "")
        getypt = " \n".join(str(self.data.get(veld) or "") for veld in self.teksten)
        return woorden_in(getypt, notities=notities or "", beller=beller or "")


class _Inhoud(TekstForm):
    adviesvrager_soort = CodeKeuze("meldersoort", label="Wie vraagt advies?")
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    aanleiding = CodeKeuzes("aanleiding", label="Aanleiding", required=False)
    aard = CodeKeuzes("aard", label="Vermoedelijke aard van het geweld", required=False)
    duur = CodeKeuze("duur", label="Hoe lang speelt het, volgens de adviesvrager?", required=False)
    vraag = _lang("De vraag", 5, help_text=ZONDER_GEZIN)
    antwoord = _lang("Het advies", 6, required=False)
    bevestigd = nagekeken()

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        self.medewerker = medewerker
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("gemeente", gemeentekeuzes(self.medewerker))

    def argumenten(self) -> dict[str, Any]:
        argumenten = dict(self.cleaned_data)
        argumenten["gemeente_code"] = argumenten.pop("gemeente") or None
        return argumenten


class _Vrager(StapForm):
    """Who asked, for what is kept of him with his consent."""

    naam = forms.CharField(label="Naam", required=False, max_length=200)
    instelling = forms.CharField(label="Organisatie", required=False, max_length=200)
    telefoon = forms.CharField(label="Telefoon", required=False, max_length=200)
    email = forms.CharField(label="E-mailadres", required=False, max_length=200)
    toestemming_op = Dag(label="Toestemming gegeven op", required=False)


class AdviesForm(_Vrager, _Inhoud):
    """A question and an answer; no data of the family. Who asked may be kept in the same act."""

    versie = None  # type: ignore[assignment]  # Django drops the field: this form makes a new row
    contact_versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kanaal = CodeKeuze("kanaal", label="Hoe kwam het binnen?", initial="kanaal:telefoon")
    ontvangen_op = Moment(label="Wanneer gevraagd?")
    stand = forms.ChoiceField(
        label="Hoe ver is dit advies?",
        required=False,
        widget=forms.RadioSelect,
        initial=Adviesstand.AFGEROND,
        choices=[
            (Adviesstand.AFGEROND, "Afgerond: de vraag is beantwoord"),
            (Adviesstand.OPGEPAKT, "Opgepakt: u werkt er nog aan"),
            (Adviesstand.OPEN, "Open: iemand moet het nog oppakken"),
        ],
    )
    adviesvrager = forms.CharField(
        label="Nummer van een bekende adviesvrager",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Alleen als deze adviesvrager eerder toestemming gaf, zoals W-2026-000012.",
    )
    niet_terugbellen = forms.BooleanField(label="Niemand hoeft terug te bellen", required=False)

    def veldnaam(self, veld: str) -> str:
        return {"bekend": "adviesvrager"}.get(veld, veld)

    def argumenten(self) -> dict[str, Any]:
        argumenten = super().argumenten()
        argumenten["stand"] = argumenten["stand"] or Adviesstand.AFGEROND
        return met_vrager(argumenten)


class AdviesBijwerkenForm(_Inhoud):
    """Everything is shown as it is and replaced by what is sent."""


class AdviesAfrondenForm(TekstForm):
    teksten = ("antwoord",)
    antwoord = _lang("Het advies", 8, help_text=ZONDER_GEZIN)
    bevestigd = nagekeken()


class AdviescontactForm(TekstForm):
    kanaal = CodeKeuze("kanaal", label="Hoe kwam het binnen?", initial="kanaal:telefoon")
    op = Moment(label="Wanneer?")
    vraag = _lang("De vraag", 5, help_text=ZONDER_GEZIN)
    antwoord = _lang("Het advies", 6, required=False)
    bevestigd = nagekeken()


class VervolgForm(AdviescontactForm):
    """The same, from the contact that it is about: which advies is asked here."""

    contact_versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("advies",)
    advies = forms.CharField(
        label="Nummer van het eerdere advies",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Zoals A-2026-000123. Weet u het niet? Zoek de adviesvrager.",
    )


class AdviesvragerForm(_Vrager):
    adviesvrager = forms.CharField(
        label="Of: het nummer van een bekende adviesvrager",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Dan hoeft u hierboven niets in te vullen.",
    )

    def veldnaam(self, veld: str) -> str:
        return {"bekend": "adviesvrager"}.get(veld, veld)

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        gegevens = {veld: schoon.pop(veld) for veld in VRAGERVELDEN}
        bekend = schoon.pop("adviesvrager")
        return {**schoon, "invoer": None if bekend else AdviesvragerInvoer(**gegevens)}


class AdviesvragerZoekForm(forms.Form):
    """Whole and exact: nobody browses for people."""

    naam = forms.CharField(label="Hele naam", required=False, max_length=200)
    telefoon = forms.CharField(label="Telefoon", required=False, max_length=50)
    email = forms.CharField(label="E-mailadres", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()):
            self.add_error("naam", "Vul een naam, een telefoonnummer of een e-mailadres in.")
        return self.cleaned_data


class IntrekkenForm(StapForm):
    """One press: no questions."""


class OmzetForm(MeldingForm):
    """Registering a melding out of an advies: `contact_versie` is that of the advies, which the page shows."""

    advies: Advies | None = None

    def argumenten(self) -> dict[str, Any]:
        argumenten = super().argumenten()
        argumenten["versie"] = argumenten.pop("contact_versie")
        return argumenten
