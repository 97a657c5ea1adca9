# SPDX-License-Identifier: EUPL-1.2
"""Registering a melding by phone: one form, with a row of fields per person, that works without JavaScript.

The rows are ordinary fields named 'betrokkenen-<rij>-<veld>', as the step names them in its refusals.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.http import QueryDict

from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, JaNee, JaNeeOnbekend, Moment, StapForm
from meldingen.herkennen import koppelbare_personen
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from organisaties.models import Medewerker
from personen.kandidaten import Vraag
from personen.models import Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens

from .keuzes import casuskeuzes, gemeentekeuzes, partijkeuzes
from .velden import Geboortedatum, Geboren

RIJEN, MEER_RIJEN, MAX_RIJEN = 4, 2, 20
# Said of a person whether known or new; the other fields describe a new person.
ALTIJD = ("persoon_nummer", "geen_match", "rol")
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
_VAN_RIJ = re.compile(r"betrokkenen-(\d+)-(\w+)")
_ANDERS = {"geboortedatum_precisie": "geboortedatum", "bsn_reden": "bsn", "persoon": "persoon_nummer"}


def _tekst(label: str, **opties: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=widget, **opties)


def rijvelden() -> dict[str, forms.Field]:
    """Fresh fields of one row."""
    return {
        "persoon_nummer": forms.CharField(required=False, widget=forms.HiddenInput, max_length=20),
        "geen_match": forms.BooleanField(required=False, widget=forms.HiddenInput),
        "rol": CodeKeuze("betrokkenerol", label="Rol", required=False),
        "onbekend": forms.BooleanField(label="Naam is niet bekend", required=False),
        "voornamen": _tekst("Voornamen"),
        "voorvoegsel": _tekst("Tussenvoegsel"),
        "geboortenaam": _tekst("Achternaam (geboortenaam)"),
        "geslacht": CodeKeuze("geslacht", label="Geslacht", required=False),
        "geboortedatum": Geboortedatum(label="Geboortedatum", required=False),
        "bsn": _tekst("BSN", max_length=20),
        "telefoon": _tekst("Telefoon"),
        "postcode": _tekst("Postcode"),
        "huisnummer": forms.IntegerField(label="Huisnummer", required=False, widget=forms.TextInput),
        "toevoeging": _tekst("Toevoeging"),
        "straat": _tekst("Straat"),
        "plaats": _tekst("Plaats"),
        "geheim_adres": forms.BooleanField(label="Adres is geheim", required=False),
    }


class BronVelden(forms.Form):
    """The melder: apart from everything else, encrypted, with its own right to read. Used as part of `MeldingForm`."""

    onthulling = CodeKeuze(
        "onthulling",
        label="Mag het gezin weten wie meldde?",
        widget=forms.RadioSelect,
        initial="onthulling:openbaar",
    )
    grond = CodeKeuze("onthullingsgrond", label="Grond, bij een professional die geheim blijft", required=False)
    toestemming_op = Dag(label="Toestemming gegeven op", required=False)
    onbekend = forms.BooleanField(label="De melder wil zijn naam niet geven", required=False)
    naam = _tekst("Naam van de melder")
    functie = _tekst("Functie of relatie tot het gezin")
    instelling = _tekst("Organisatie")
    telefoon = _tekst("Telefoon")
    email = _tekst("E-mailadres")


class MeldingForm(StapForm):
    markering = "verplicht"

    versie = None  # type: ignore[assignment]  # Django drops the field: this form makes a new row
    contact_versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rijen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kanaal = CodeKeuze("kanaal", label="Hoe kwam het binnen?", initial="kanaal:telefoon")
    ontvangen_op = Moment(label="Ontvangen op")
    gemeente = forms.ChoiceField(label="Gemeente")
    crisis = JaNee(label="Is er nu acuut gevaar (crisis)?", error_messages={"required": "Kies ja of nee."})
    melder_soort = CodeKeuze("meldersoort", label="Wat voor melder is het?")
    melder_partij = forms.ChoiceField(label="Meldt een partij waarmee wij samenwerken?", required=False)
    toelichting = forms.CharField(
        label="Wat is er gebeurd?",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Schrijf op wat de melder vertelt. Noem de melder hier niet: dit gaat mee in het dossier.",
    )
    incident_datum = Dag(label="Datum van het incident", required=False)
    aard = CodeKeuzes("aard", label="Aard van het geweld", required=False)
    geweldsoort = CodeKeuzes("geweldsoort", label="Type geweld", required=False)
    richting = CodeKeuzes("richting", label="Richting van het geweld", required=False)
    duur = CodeKeuze("duur", label="Hoe lang speelt het al?", required=False)
    hulp_betrokken = JaNeeOnbekend(label="Is er al hulp in het gezin?")
    casus = forms.ChoiceField(
        label="Hoort deze melding bij een bekend dossier?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of deze melding bij een bekend dossier hoort."},
    )

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        self.medewerker = medewerker
        gegevens = kwargs.get("data") or kwargs.get("initial") or {}
        self.aantal_rijen = aantal_rijen(gegevens)
        self.gekoppeld = gekoppelde_personen(gegevens, self.aantal_rijen, medewerker)
        super().__init__(*args, **kwargs)

    @classmethod
    def opnieuw(cls, data: QueryDict, *, medewerker: Medewerker) -> "MeldingForm":
        """The same page with all that was typed, unchecked: for adding a row, searching and choosing a person."""
        vorm = cls(data=data, medewerker=medewerker)
        getypt = {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}
        return cls(initial=getypt, medewerker=medewerker)

    def voeg_velden_toe(self) -> None:
        self.fields["rijen"].initial = self.aantal_rijen
        self.zet_keuzes("gemeente", gemeentekeuzes(self.medewerker))
        self.zet_keuzes("melder_partij", partijkeuzes(self.medewerker))
        for naam, veld in BronVelden.base_fields.items():
            self.fields[f"bron-{naam}"] = deepcopy(veld)
        for rij in range(self.aantal_rijen):
            for naam, veld in rijvelden().items():
                # The label names the row, for the summary of errors; beside the field its own words are enough.
                veld.label = f"Persoon {rij + 1}, {str(veld.label or naam).lower()}"
                self.fields[f"betrokkenen-{rij}-{naam}"] = veld
        keuzes = casuskeuzes(self.medewerker, [persoon.pk for persoon in self.gekoppeld.values()])
        if keuzes:
            self.zet_keuzes("casus", keuzes)
        else:
            del self.fields["casus"]

    def veldnaam(self, veld: str) -> str:
        """Row numbers of the step count the filled rows; some fields are one field here."""
        if veld == "betrokkenen":
            return "betrokkenen-0-rol"
        gevonden = _VAN_RIJ.fullmatch(veld)
        if gevonden is None:
            return veld
        naam = _ANDERS.get(gevonden[2], gevonden[2])
        gevuld = self.gevulde_rijen()
        return f"betrokkenen-{gevuld[int(gevonden[1])]}-{naam}"

    def clean(self) -> dict[str, Any]:
        for rij in range(self.aantal_rijen):
            if not self._is_leeg(rij) and not self.cleaned_data.get(f"betrokkenen-{rij}-rol"):
                self.add_error(f"betrokkenen-{rij}-rol", "Kies de rol van deze persoon.")
        return self.cleaned_data

    def gevulde_rijen(self) -> list[int]:
        return [rij for rij in range(self.aantal_rijen) if not self._is_leeg(rij)]

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        velden = ("kanaal", "ontvangen_op", "crisis", "melder_soort", "toelichting", "aard", "geweldsoort")
        meer = ("richting", "duur", "hulp_betrokken", "incident_datum")
        invoer = MeldingInvoer(
            **{naam: schoon[naam] for naam in (*velden, *meer)},
            gemeente_code=schoon["gemeente"],
            melder_partij_code=schoon["melder_partij"] or None,
            betrokkenen=tuple(betrokkene_van(self._rij(rij)) for rij in self.gevulde_rijen()),
            bron=BronInvoer(**{naam: schoon[f"bron-{naam}"] for naam in BronVelden.base_fields}),
        )
        return {"invoer": invoer, "contact_versie": schoon["contact_versie"], "token": schoon["token"]}

    def _rij(self, rij: int) -> dict[str, Any]:
        return {naam: self.cleaned_data.get(f"betrokkenen-{rij}-{naam}") for naam in rijvelden()}

    def _is_leeg(self, rij: int) -> bool:
        """Nothing typed; a row with a refused value is not empty."""
        voor = f"betrokkenen-{rij}-"
        return not any(
            self.fields[naam].widget.value_from_datadict(self.data, {}, naam) not in (None, "", False)
            for naam in self.fields
            if naam.startswith(voor) and not naam.endswith("geen_match")
        )


def betrokkene_van(rij: Mapping[str, Any]) -> BetrokkeneInvoer:
    """A row of the form or the API as the step takes it; `rij["geboortedatum"]` is a `Geboren`."""
    adres = {naam: rij.get(naam) for naam in ADRESVELDEN}
    gevuld = {naam: waarde for naam, waarde in adres.items() if waarde not in (None, "")}
    geboren = rij.get("geboortedatum")
    return BetrokkeneInvoer(
        rol=rij["rol"],
        persoon_nummer=rij.get("persoon_nummer") or None,
        geen_match=bool(rij.get("geen_match")),
        gegevens=PersoonGegevens(
            voornamen=rij.get("voornamen") or "",
            voorvoegsel=rij.get("voorvoegsel") or "",
            geboortenaam=rij.get("geboortenaam") or "",
            geboortedatum=geboren.datum if geboren else None,
            geboortedatum_precisie=geboren.precisie if geboren else "",
            geslacht=rij.get("geslacht") or "geslacht:onbekend",
            bsn=rij.get("bsn") or None,
            onbekend=bool(rij.get("onbekend")),
            geheim_adres=bool(rij.get("geheim_adres")),
            telefoon=rij.get("telefoon") or "",
        ),
        adres=AdresGegevens(**gevuld, geheim=bool(rij.get("geheim_adres"))) if gevuld else None,
    )


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


def aantal_rijen(data: Mapping[str, Any]) -> int:
    return max(RIJEN, min(_getal(data.get("rijen"), RIJEN), MAX_RIJEN))


def _getal(tekst: Any, anders: int) -> int:
    try:
        return int(tekst)
    except (TypeError, ValueError):
        return anders
