# SPDX-License-Identifier: EUPL-1.2
"""The forms of the steps on a message; that of the melding itself is the form of `meldingen`, filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from intake.aanvullen import lees_overgenomen, neem_over, niet_geplaatst, verschillen
from intake.formaten.basis import EERSTE_JAAR, LAATSTE_JAAR
from intake.maatregelen import VELD as MAATREGELEN
from intake.maatregelen import Genoemd, lees_maatregelen
from intake.models import InkomendBericht
from intake.overnemen import als_begin
from intake.samen import Verwante
from intake.stappen.bericht_afhandelen import DOORGEZET_MAX
from meldingen.forms.melding import MeldingForm
from meldingen.formulier import CodeKeuze, Dag, StapForm
from meldingen.maatregelen import MaatregelInvoer
from organisaties.models import Medewerker
from personen.models import Persoon as Bekende


class OppakkenForm(StapForm):
    """One press: no questions."""


class TellingForm(forms.Form):
    """The days over which is counted, both included; this month unless somebody says otherwise."""

    tel_van = Dag(label="Van", required=False)
    tel_tot = Dag(label="Tot en met", required=False)
    markering = "geen"

    def clean(self) -> dict[str, Any]:
        van, tot = self.cleaned_data.get("tel_van"), self.cleaned_data.get("tel_tot")
        for naam, dag in (("tel_van", van), ("tel_tot", tot)):
            if dag and not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
                self.add_error(naam, "Controleer het jaar.")
        if van and tot and tot < van:
            self.add_error("tel_tot", "Deze dag ligt voor de eerste dag.")
        return self.cleaned_data

    def periode(self) -> tuple[date, date]:
        """What cannot be read counts as not filled in; the page says what is wrong with it."""
        vandaag = timezone.localdate()
        gekozen = self.cleaned_data if self.is_valid() else {}
        tot = gekozen.get("tel_tot") or vandaag
        return gekozen.get("tel_van") or tot.replace(day=1), tot


def maatregelkeuze() -> forms.MultipleChoiceField:
    """Measures that messages name, to untick what does not belong in the dossier."""
    return forms.MultipleChoiceField(
        label="Maatregelen voor het dossier",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Uit het bericht. Haal het vinkje weg als het niet klopt.",
    )


def gekozen_maatregelen(form: forms.Form) -> tuple[MaatregelInvoer, ...] | None:
    """What the step takes: None when nothing was unticked."""
    veld = form.fields.get(MAATREGELEN)
    gekozen = set(form.cleaned_data.get(MAATREGELEN, ()))
    if veld is None or gekozen == set(veld.initial):
        return None
    delen = (sleutel.rpartition(" ") for sleutel in sorted(gekozen))
    return tuple(MaatregelInvoer(soort, date.fromisoformat(dag)) for soort, _, dag in delen)


class ToevoegenForm(StapForm):
    """The button `bij` is of a melding that a related message became; `melding` any other, typed."""

    melding = forms.CharField(
        label="Nummer van de melding",
        required=False,
        max_length=20,
        help_text="Zoals M-2026-000456.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    maatregelen = maatregelkeuze()

    def __init__(self, *args: Any, genoemd: Sequence[Genoemd], **kwargs: Any) -> None:
        self.genoemd = genoemd
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        toon_maatregelen(self, self.genoemd)

    def clean(self) -> dict[str, Any]:
        if not self.nummer.strip() and "melding" not in self.errors:
            self.add_error("melding", "Vul het nummer van de melding in.")
        return self.cleaned_data

    @property
    def nummer(self) -> str:
        return str(self.data.get("bij") or self.data.get("melding") or "")

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        return {"versie": schoon["versie"], "token": schoon["token"], MAATREGELEN: gekozen_maatregelen(self)}


def toon_maatregelen(form: StapForm, genoemd: Sequence[Genoemd]) -> None:
    """The choices, all ticked unless somebody says otherwise; what stays text is not a choice."""
    kan = [een for een in genoemd if not een.reden]
    if kan:
        form.zet_keuzes(MAATREGELEN, [(een.sleutel, een.keuze) for een in kan])
        form.fields[MAATREGELEN].initial = [een.sleutel for een in kan]
    else:
        del form.fields[MAATREGELEN]


class AfhandelenForm(StapForm):
    afloop = CodeKeuze("berichtafloop", label="Waarom wordt het geen melding?")
    doorgezet_aan = forms.CharField(
        label="Doorgezet aan",
        required=False,
        max_length=DOORGEZET_MAX,
        help_text="Verplicht als u het bericht doorzet.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class HeropenenForm(StapForm):
    reden = forms.CharField(label="Waarom heropent u dit bericht?", widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True)
class Voorlegger:
    """The message that becomes a melding, and the other open messages of the same event.

    `mag_melder`: whoever registers may see who told it.
    """

    bericht: InkomendBericht
    verwante: Sequence[Verwante]
    mag_melder: bool

    @property
    def nummers(self) -> set[str]:
        return {self.bericht.nummer, *(een.bericht.nummer for een in self.verwante)}

    def gekozen(self, velden: Mapping[str, Any]) -> list[Verwante]:
        """Which of the others go along, as the form says now."""
        samen = set(_lijst(velden, "samen"))
        return [een for een in self.verwante if een.bericht.nummer in samen]

    def genoemd(self, velden: Mapping[str, Any]) -> list[Genoemd]:
        """The measures of the messages of this melding."""
        berichten = [self.bericht, *(een.bericht for een in self.gekozen(velden))]
        return lees_maatregelen(berichten, nu=timezone.now())

    def nieuw_gekozen(self, velden: Mapping[str, Any]) -> list[str]:
        """The numbers of what goes along, of which nobody saw yet what is in it."""
        nummers = [self.bericht.nummer, *(een.bericht.nummer for een in self.gekozen(velden))]
        return [nummer for nummer in nummers if nummer not in lees_overgenomen(velden)]

    def neem_over(
        self, velden: dict[str, Any], *, voorgevuld: Mapping[str, Any], gekoppeld: Mapping[int, Bekende]
    ) -> list[str]:
        """Fill in the people and tick the measures of what was newly chosen; of which messages there is something to
        look at."""
        nieuw = self.nieuw_gekozen(velden)
        genoemd = [een for een in self.genoemd(velden) if not een.reden]
        aan = set(_lijst(velden, MAATREGELEN))
        te_zien = set()
        for nummer in nieuw:
            mensen = next((een.mensen for een in self.verwante if een.bericht.nummer == nummer), ())
            if neem_over(velden, nummer, mensen, voorgevuld=voorgevuld, gekoppeld=gekoppeld):
                te_zien.add(nummer)
            erbij = {een.sleutel for een in genoemd if nummer in een.nummers and not _bekend(een, nummer, nieuw)}
            te_zien |= {nummer} if erbij - aan else set()
            aan |= erbij
        # What only a message names that does not go along any more is no choice.
        _zet_lijst(velden, MAATREGELEN, [een.sleutel for een in genoemd if een.sleutel in aan])
        return [nummer for nummer in nieuw if nummer in te_zien]

    @property
    def toont_melder(self) -> bool:
        return self.mag_melder and self.bericht.gelezen is not None

    @property
    def melder_verborgen(self) -> bool:
        """The step takes the melder from the message; of what could not be read somebody types it."""
        return not self.mag_melder and self.bericht.gelezen is not None


def _bekend(genoemd: Genoemd, nummer: str, nieuw: Sequence[str]) -> bool:
    """Named by a message that was looked at before: whoever took its tick away, meant this measure."""
    return any(ander not in nieuw for ander in genoemd.nummers if ander != nummer)


def _lijst(velden: Mapping[str, Any], naam: str) -> list[str]:
    return velden.getlist(naam) if isinstance(velden, QueryDict) else list(velden.get(naam) or ())


def _zet_lijst(velden: dict[str, Any], naam: str, waarden: list[str]) -> None:
    if isinstance(velden, QueryDict):
        velden.setlist(naam, waarden)
    else:
        velden[naam] = waarden


class BerichtMeldingForm(MeldingForm):
    """The melding that this message becomes: what was read stands in it, the receipt and the channel are fixed.

    `samen` are the other open messages of the same event. One that brings nothing new goes along unless the worker says
    otherwise; one that names acute danger or somebody else, or that cannot be read, goes along when the worker says so.
    Who is in what goes along stands in the rows; what it says otherwise stands beside the field.
    """

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)  # type: ignore[assignment]
    samen = forms.MultipleChoiceField(
        label="Ook deze berichten over dezelfde gebeurtenis",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat meegaat, is daarna verwerkt. Wat acuut gevaar of een ander noemt, kiest u zelf.",
    )
    maatregelen = maatregelkeuze()
    # Which messages were taken in already, and in which rows.
    overgenomen = forms.CharField(label="Overgenomen uit berichten", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, medewerker: Medewerker, over: Voorlegger, **kwargs: Any) -> None:
        self.over = over
        super().__init__(*args, medewerker=medewerker, **kwargs)
        # Filled in already: who opens the page begins by reading it.
        self.focus = ""
        # What is fixed is never sent by a browser, and never taken from what was typed before.
        vast = als_begin(over.bericht)
        self.initial.update(ontvangen_op=vast["ontvangen_op"], kanaal=vast["kanaal"])

    @classmethod
    def begin(cls, over: Voorlegger, inhoud: dict[str, Any], *, medewerker: Medewerker) -> "BerichtMeldingForm":
        """The page as it opens, with `inhoud` from `overnemen.als_begin` and `overnemen.als_melding`."""
        eigen = {"versie": over.bericht.versie, "samen": [een.bericht.nummer for een in over.verwante if een.vanzelf]}
        begin = inhoud | eigen
        over.neem_over(begin, voorgevuld=begin, gekoppeld={})
        return cls(initial=begin, medewerker=medewerker, over=over)

    @classmethod
    def bij(cls, data: QueryDict, over: Voorlegger, *, medewerker: Medewerker) -> "BerichtMeldingForm":
        """The same page with all that was typed, unchecked: for adding a row, searching and choosing a person."""
        vorm = cls(data=data, medewerker=medewerker, over=over)
        getypt = {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}
        # What was not on the page, as in a row that was just added, begins as that field does.
        getypt = {naam: waarde for naam, waarde in getypt.items() if waarde is not None}
        return cls(initial=getypt, medewerker=medewerker, over=over)

    def voeg_velden_toe(self) -> None:
        super().voeg_velden_toe()
        for naam in ("ontvangen_op", "kanaal"):
            self.fields[naam].disabled = True
            self.fields[naam].help_text = ""
        for naam in self.fields if self.over.melder_verborgen else ():
            if naam.startswith("bron-"):
                self.fields[naam].disabled = True
        if self.over.verwante:
            self.zet_keuzes("samen", [(een.bericht.nummer, een.keuze) for een in self.over.verwante])
        else:
            del self.fields["samen"]
        self._toon_overgenomen(self.data if self.is_bound else self.initial)

    def _toon_overgenomen(self, velden: Mapping[str, Any]) -> None:
        genoemd = self.over.genoemd(velden)
        toon_maatregelen(self, genoemd)
        self.alleen_tekst = [een for een in genoemd if een.reden]
        self.geen_rij: list[str] = []
        for een in self.over.gekozen(velden):
            self.geen_rij += niet_geplaatst(velden, een.bericht.nummer, een.mensen)
            for verschil in verschillen(velden, een.bericht.nummer, een.mensen):
                # Of somebody who is linked only the role is shown.
                veld = "rol" if verschil.rij in self.gekoppeld else verschil.veld
                if regel := self.fields.get(f"betrokkenen-{verschil.rij}-{veld}"):
                    regel.help_text = ". ".join(filter(None, (str(regel.help_text), verschil.tekst)))

    def argumenten(self) -> dict[str, Any]:
        argumenten = super().argumenten()
        argumenten.pop("contact_versie", None)
        return argumenten | {
            "versie": self.cleaned_data["versie"],
            "samen": tuple(self.cleaned_data.get("samen", ())),
            MAATREGELEN: gekozen_maatregelen(self),
        }
