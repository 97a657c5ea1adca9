# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from meldingen.formulier import CodeKeuze, Dag, Moment, StapForm, vul_codes

from .bestand import Bestand
from .bestandssoorten import TOEGESTAAN
from .gegevens import TITEL_MAX, DocumentGegevens
from .models import Document
from .stappen.document_intrekken import REDEN_MAX

GEGEVENS = ("soort", "titel", "gedateerd_op", "ontvangen_op", "melding")


class GegevensForm(StapForm):
    """What is said about a document. `meldingen` are the numbers to choose from, `op` the day its kind counts on."""

    soort = CodeKeuze("documentsoort", label="Soort document")
    titel = forms.CharField(
        label="Titel",
        max_length=TITEL_MAX,
        help_text="Waaraan u het terugvindt. Noem hier geen geheime melder.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    gedateerd_op = Dag(label="Datum op het document", required=False, verleden=True)
    ontvangen_op = Moment(label="Ontvangen op")
    melding = forms.ChoiceField(label="Hoort bij melding", required=False)
    uit_afgeschermde_bron = forms.BooleanField(
        label="Komt van een bron die geheim blijft",
        required=False,
        help_text="Dan ziet alleen wie de bron mag inzien dat dit document er is, ook de titel.",
    )

    def __init__(self, *args: Any, meldingen: Iterable[str], op: date | None = None, **kwargs: Any) -> None:
        self.meldingen, self.op = tuple(meldingen), op
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("melding", [("", "Het hele dossier"), *((nummer, nummer) for nummer in self.meldingen)])
        vul_codes(self, op=self.op)

    def argumenten(self) -> dict[str, Any]:
        velden = dict(self.cleaned_data)
        gegevens = DocumentGegevens(**{naam: velden.pop(naam) for naam in GEGEVENS})
        return velden | {"gegevens": gegevens}


class ToevoegenForm(GegevensForm):
    versie = None  # type: ignore[assignment]  # Django drops the field: no version is needed
    # Empty files, too long names and too large files: the step says what is wrong, to both doors alike.
    bestand = forms.FileField(
        label="Bestand",
        allow_empty_file=True,
        help_text=f"Hoogstens 10 MB. Het kan met {TOEGESTAAN}.",
        error_messages={"required": "Kies een bestand.", "invalid": "Kies een bestand."},
    )
    nogmaals = forms.BooleanField(label="Voeg dit bestand toch nog een keer toe", required=False)

    def vraag_bestand_opnieuw(self) -> None:
        """After a refusal: a browser keeps what was typed, but not which file was chosen."""
        if self.is_bound and "bestand" not in self.errors:
            self.add_error("bestand", "Kies het bestand opnieuw: uw browser onthoudt het niet.")

    def argumenten(self) -> dict[str, Any]:
        velden = super().argumenten()
        bron = {"uit_afgeschermde_bron": velden["uit_afgeschermde_bron"] or None}
        return velden | bron | {"bestand": Bestand.van(velden["bestand"])}


class BijwerkenForm(GegevensForm):
    """`gezegd` is what was said of its source before: it stays so unless the box is ticked, or was and is not."""

    # What the box showed: the source may have become secret since.
    getoond = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, gezegd: bool | None, **kwargs: Any) -> None:
        self.gezegd = gezegd
        super().__init__(*args, **kwargs)

    def argumenten(self) -> dict[str, Any]:
        velden = super().argumenten()
        getoond, aan = velden.pop("getoond"), velden["uit_afgeschermde_bron"]
        return velden | {"uit_afgeschermde_bron": aan or (False if getoond else self.gezegd)}

    @staticmethod
    def beginwaarden(document: Document) -> dict[str, Any]:
        return {
            "versie": document.versie,
            "soort": document.soort_id,
            "titel": document.titel,
            "gedateerd_op": document.gedateerd_op,
            "ontvangen_op": document.ontvangen_op,
            "melding": document.melding.nummer if document.melding else "",
            "uit_afgeschermde_bron": document.van_geheime_bron,
            "getoond": document.van_geheime_bron,
        }


class IntrekkenForm(StapForm):
    reden = forms.CharField(
        label="Waarom hoort dit document niet in dit dossier?",
        max_length=REDEN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TerugzettenForm(StapForm):
    reden = forms.CharField(
        label="Waarom hoort dit document toch in dit dossier?",
        max_length=REDEN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
