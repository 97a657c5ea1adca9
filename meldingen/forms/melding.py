# SPDX-License-Identifier: EUPL-1.2
"""Registering a melding by phone: one form, with a row of fields per person, that works without JavaScript.

The rows are ordinary fields named 'betrokkenen-<rij>-<veld>', as the step names them in its refusals.
"""

import re
from copy import deepcopy
from dataclasses import replace
from functools import cached_property
from typing import Any, Self, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from meldingen.ambtshalve import KANAAL as AMBTSHALVE
from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, JaNee, JaNeeOnbekend, Moment, StapForm
from meldingen.geheimhouding import lees_geheim_rond
from meldingen.invoer import BronInvoer, MeldingInvoer
from organisaties.models import Medewerker
from personen.geheimhouding import houdt_alles_geheim
from personen.schrijven import AdresGegevens

from .betrokkene import (
    ADRESVELDEN,
    RELATIES,
    ZEGT_NIETS,
    adres_van,
    betrokkene_van,
    gezag_van,
    is_leeg,
    relaties_van,
    rijvelden,
    tekstveld,
)
from .gezinsvraag import aantal_rijen, gekoppelde_personen, gemeente_bij
from .keuzes import casuskeuzes, gemeentekeuzes, partijkeuzes

# What the form and the step call alike.
VELDEN = (
    "kanaal", "ontvangen_op", "crisis", "melder_soort", "toelichting", "aard", "geweldsoort", "richting", "duur",
    "hulp_betrokken", "hulp_bij", "hulp_wacht", "hulp_wacht_bij", "meldreden", "meldcode", "gezin_ingelicht",
    "gezin_ingelicht_toelichting", "incident_datum",
)  # fmt: skip
_VAN_RIJ = re.compile(r"betrokkenen-(\d+)-(\w+)")
_ANDERS = {"geboortedatum_precisie": "geboortedatum", "bsn_reden": "bsn", "persoon": "persoon_nummer"}


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
    naam = tekstveld("Naam van de melder")
    functie = tekstveld("Functie of relatie tot het gezin")
    instelling = tekstveld("Organisatie")
    telefoon = tekstveld("Telefoon")
    email = tekstveld("E-mailadres")
    eigen_rol = CodeKeuze(
        "melderrol", label="Wat blijft de melder zelf doen?", required=False, leeg="Niet gevraagd of niet bekend"
    )
    eigen_rol_toelichting = tekstveld("Toelichting op die rol")


class MeldingForm(StapForm):
    markering = "verplicht"

    versie = None  # type: ignore[assignment]  # Django drops the field: this form makes a new row
    contact_versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rijen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kanaal = CodeKeuze("kanaal", label="Kanaal", initial="kanaal:telefoon")
    ontvangen_op = Moment(label="Ontvangen")
    gemeente = forms.ChoiceField(label="Gemeente", error_messages={"required": "Kies een gemeente, of onbekend."})
    crisis = JaNee(label="Is er nu acuut gevaar (crisis)?", error_messages={"required": "Kies ja of nee."})
    # Of an ambtshalve melding it is Veilig Thuis itself: nobody has to say so.
    melder_soort = CodeKeuze(
        "meldersoort", label="Soort melder", error_messages={"required": "Kies wat voor melder het is."}
    )
    melder_partij = forms.ChoiceField(label="Partij die meldt", required=False)
    toelichting = forms.CharField(
        label="Wat is er gebeurd?",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf op wat er gebeurd is."},
        help_text="Schrijf op wat de melder vertelt. Noem de melder hier niet: dit gaat mee in het dossier.",
    )
    incident_datum = Dag(label="Datum van het incident", required=False)
    aard = CodeKeuzes("aard", label="Aard van het geweld", required=False)
    geweldsoort = CodeKeuzes("geweldsoort", label="Type geweld", required=False)
    richting = CodeKeuzes("richting", label="Richting van het geweld", required=False)
    duur = CodeKeuze("duur", label="Hoe lang speelt het al?", required=False)
    hulp_betrokken = JaNeeOnbekend(label="Is er al hulp in het gezin?")
    hulp_bij = tekstveld("Van wie krijgt het gezin hulp?")
    hulp_wacht = JaNeeOnbekend(label="Wacht het gezin op hulp?")
    hulp_wacht_bij = tekstveld("Bij wie wacht het gezin op hulp?", max_length=200)
    meldreden = CodeKeuzes("meldreden", label="Waarom meldt de melder nu?", required=False)
    meldcode = CodeKeuzes("meldcodestap", label="Welke stappen van de meldcode zijn gedaan?", required=False)
    gezin_ingelicht = JaNeeOnbekend(label="Weet het gezin van deze melding?")
    gezin_ingelicht_toelichting = tekstveld("Wat weet het gezin, of waarom weet het niets?")
    casus = forms.ChoiceField(
        label="Hoort deze melding bij een bekend dossier?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of deze melding bij een bekend dossier hoort."},
    )

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        self.medewerker = medewerker
        # Where the cursor stands when the page opens: what comes first that is not filled in beforehand.
        self.focus = "gemeente"
        gegevens = kwargs.get("data") or kwargs.get("initial") or {}
        self.aantal_rijen = aantal_rijen(gegevens)
        self.gekoppeld = gekoppelde_personen(gegevens, self.aantal_rijen, medewerker)
        super().__init__(*args, **kwargs)

    @classmethod
    def opnieuw(cls, data: QueryDict, *, medewerker: Medewerker) -> Self:
        """The same page with all that was typed, unchecked: for adding a row, searching and choosing a person."""
        vorm = cls(data=data, medewerker=medewerker)
        getypt = {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}
        # What was not on the page, as in a row that was just added, begins as that field does.
        getypt = {naam: waarde for naam, waarde in getypt.items() if waarde is not None}
        nieuw = cls(initial=getypt, medewerker=medewerker)
        nieuw.focus = "rij" if data.get("actie") == "rijen" else ""
        if not getypt.get("gemeente"):
            gemeenten: Any = nieuw.fields["gemeente"]
            nieuw.initial["gemeente"] = gemeente_bij(data, nieuw.gekoppeld, gemeenten.choices)
        return nieuw

    def voeg_velden_toe(self) -> None:
        self.fields["rijen"].initial = self.aantal_rijen
        self.fields["melder_soort"].required = (self.data or self.initial).get("kanaal") != AMBTSHALVE
        self.zet_keuzes("gemeente", gemeentekeuzes(self.medewerker))
        self.zet_keuzes("melder_partij", partijkeuzes(self.medewerker))
        for naam, veld in BronVelden.base_fields.items():
            self.fields[f"bron-{naam}"] = deepcopy(veld)
        for rij in range(self.aantal_rijen):
            for naam, veld in rijvelden().items():
                self._noem_anderen(naam, veld, rij)
                # The label names the row, for the summary of errors; beside the field its own words are enough.
                veld.label = f"Persoon {rij + 1}, {str(veld.label or naam).lower()}"
                self.fields[f"betrokkenen-{rij}-{naam}"] = veld
        keuzes = casuskeuzes(self.medewerker, [persoon.pk for persoon in self.gekoppeld.values()])
        if keuzes:
            self.zet_keuzes("casus", keuzes)
        else:
            del self.fields["casus"]

    def _noem_anderen(self, naam: str, veld: forms.Field, rij: int) -> None:
        """The other rows of the page as choices; of a later row the first person is the likely one."""
        if not isinstance(veld, forms.MultipleChoiceField) and not naam.endswith("_met"):
            return
        anderen = [(str(nr), self.noem(nr)) for nr in range(self.aantal_rijen) if nr != rij]
        eerste = rij > 0 and naam == "relatie_met"
        cast("forms.ChoiceField", veld).choices = anderen if naam == "gezag" or eerste else [("", "wie?"), *anderen]
        if eerste:
            veld.initial = "0"

    def noem(self, rij: int) -> str:
        """'persoon 2 (Sanne)': who stands in this row, as far as anybody typed it."""
        persoon = self.gekoppeld.get(rij)
        getypt = self.data if self.is_bound else self.initial
        naam = persoon.voornamen if persoon else str(getypt.get(f"betrokkenen-{rij}-voornamen") or "")
        return f"persoon {rij + 1} ({naam})" if naam else f"persoon {rij + 1}"

    @property
    def autofocus(self) -> str:
        return "autofocus" if self.focus == "gemeente" and not self.is_bound else ""

    @property
    def open_reden(self) -> bool:
        return self._is_gevuld("meldreden", "meldcode", "gezin_ingelicht", "gezin_ingelicht_toelichting")

    @property
    def open_hulp(self) -> bool:
        return self._is_gevuld("hulp_betrokken", "hulp_bij", "hulp_wacht", "hulp_wacht_bij")

    def _is_gevuld(self, *namen: str) -> bool:
        """Something was filled in or refused: then these fields are not folded."""
        return any(self[naam].errors or not is_leeg(self[naam].value()) for naam in namen)

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
        gevuld = self.gevulde_rijen()
        if not gevuld:
            self.add_error("betrokkenen-0-rol", "Noem ten minste één betrokkene; zonder naam kan ook.")
        for rij in gevuld:
            if not self.cleaned_data.get(f"betrokkenen-{rij}-rol"):
                self.add_error(f"betrokkenen-{rij}-rol", "Kies de rol van deze persoon.")
            self._keur_verbanden(rij, self._rij(rij), gevuld)
            if rij and self.cleaned_data.get(f"betrokkenen-{rij}-zelfde_adres"):
                self._keur_zelfde_adres(rij)
        return self.cleaned_data

    def _keur_verbanden(self, rij: int, velden: dict[str, Any], gevuld: list[int]) -> None:
        for naam in RELATIES:
            met = velden.get(f"{naam}_met")
            if velden.get(naam) and not met:
                self.add_error(f"betrokkenen-{rij}-{naam}_met", "Kies van wie.")
            elif velden.get(naam) and met and int(met) not in gevuld:
                self.add_error(f"betrokkenen-{rij}-{naam}_met", f"Persoon {int(met) + 1} is nog leeg.")
        for houder in velden.get("gezag") or ():
            if int(houder) not in gevuld:
                self.add_error(f"betrokkenen-{rij}-gezag", f"Persoon {int(houder) + 1} is nog leeg.")

    def _keur_zelfde_adres(self, rij: int) -> None:
        veld = f"betrokkenen-{rij}-zelfde_adres"
        if adres_van(self._rij(rij)):
            self.add_error(veld, "Kies dit, of vul een ander adres in; niet allebei.")
        elif self.eerste_adres is None:
            self.add_error(veld, "Van persoon 1 is geen adres ingevuld.")

    @cached_property
    def eerste_adres(self) -> AdresGegevens | None:
        """Where the first person lives: as typed, or as is known of who was linked; secret when it is for anybody."""
        adres, bekende = adres_van(self._rij(0)), self.gekoppeld.get(0)
        if bekende is None:
            return adres
        vandaag = timezone.localdate()
        if adres is None:
            huidig = bekende.adressen.filter(periode__contains=vandaag).order_by("-pk").first()
            if huidig is None:
                return None
            adres = AdresGegevens(**{naam: getattr(huidig, naam) for naam in ADRESVELDEN}, geheim=huidig.geheim)
        geheim = adres.geheim or bool(self._rij(0)["geheim_adres"]) or houdt_alles_geheim(bekende.pk)
        return replace(adres, geheim=geheim or lees_geheim_rond([bekende.pk], dag=vandaag).treft(adres))

    def gevulde_rijen(self) -> list[int]:
        return [rij for rij in range(self.aantal_rijen) if not self._is_leeg(rij)]

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        gevuld = self.gevulde_rijen()
        rijen = {rij: self._rij(rij) for rij in gevuld}
        plaats = {rij: nr for nr, rij in enumerate(gevuld)}
        invoer = MeldingInvoer(
            **{naam: schoon[naam] for naam in VELDEN},
            gemeente_code=schoon["gemeente"],
            melder_partij_code=schoon["melder_partij"] or None,
            betrokkenen=tuple(betrokkene_van(rijen[rij], adres=self._gedeeld_adres(rij, rijen[rij])) for rij in gevuld),
            relaties=tuple(r for rij in gevuld for r in relaties_van(rij, rijen[rij], plaats)),
            gezag=tuple(g for rij in gevuld for g in gezag_van(rij, rijen[rij], plaats)),
            bron=BronInvoer(**{naam: schoon[f"bron-{naam}"] for naam in BronVelden.base_fields}),
        )
        return {"invoer": invoer, "contact_versie": schoon["contact_versie"], "token": schoon["token"]}

    def _gedeeld_adres(self, rij: int, velden: dict[str, Any]) -> AdresGegevens | None:
        return self.eerste_adres if rij and velden.get("zelfde_adres") else None

    def _rij(self, rij: int) -> dict[str, Any]:
        velden = {naam: self.cleaned_data.get(f"betrokkenen-{rij}-{naam}") for naam in rijvelden()}
        # A box that is not ticked says nothing.
        return velden | {"woont_elders": velden["woont_elders"] or None}

    def _is_leeg(self, rij: int) -> bool:
        """Nothing typed; a row with a refused value is not empty."""
        voor = f"betrokkenen-{rij}-"
        return all(
            is_leeg(veld.widget.value_from_datadict(self.data, {}, naam))
            for naam, veld in self.fields.items()
            if naam.startswith(voor) and naam.removeprefix(voor) not in ZEGT_NIETS
        )
