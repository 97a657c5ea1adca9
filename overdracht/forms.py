# SPDX-License-Identifier: EUPL-1.2
"""Forms of the steps. Handing over is one form with a block of fields per receiver, and works without JavaScript.

The blocks are ordinary fields named 'partij-<index>-<veld>', as the step names them in its refusals.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format

from meldingen.formulier import CodeKeuze, StapForm
from organisaties.models import Organisatie

from .dossier import Gezinslid
from .informatiepakket import VRIJE_TEKST, overgenomen
from .invoer import OverdragenInvoer, PartijInvoer
from .keuring import GEEN_DOEL, GEEN_PERSONEN, GEEN_VERWACHTING, VERPLICHT
from .voorstel import Grondslag

CLIENT = "clientsysteem"
MAX_PARTIJEN = 6
PARTIJVELDEN = ("partij", "personen", "doel", "verwacht", "wijze", "draagt_zicht", "sha256")


def _lang(label: str, *, rows: int = 3, verplicht: str = "", **opties: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(verplicht),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": verplicht},
        **opties,
    )


def _reden(lijst: str, label: str) -> CodeKeuze:
    return CodeKeuze(lijst, label=label, widget=forms.RadioSelect, error_messages={"required": "Kies een reden."})


class AntwoordForm(StapForm):
    """Confirm or accept: nothing to fill in."""


class WeigerenForm(StapForm):
    weigerreden = _reden("weigerreden", "Waarom weigert u?")
    toelichting = _lang(
        "Toelichting voor Veilig Thuis",
        verplicht="Leg uit waarom u weigert.",
        help_text="Wat moet er anders, of waar past dit beter?",
    )


class TerugleggenForm(StapForm):
    terugmeldreden = _reden("terugmeldreden", "Waarom legt u terug?")
    toelichting = _lang(
        "Toelichting voor Veilig Thuis",
        verplicht="Leg uit waarom u teruglegt.",
        help_text="Wat heeft u gedaan, en hoe is het nu met de veiligheid? Is iemand nu in gevaar, bel dan direct.",
    )


class IntrekkenForm(StapForm):
    intrekreden = _reden("intrekreden", "Waarom trekt u in?")
    toelichting = _lang("Toelichting (alleen voor uzelf)")


class OverdragenForm(StapForm):
    """All receivers of one act. `aantal` is the number of blocks; each block is one receiver."""

    aantal = forms.IntegerField(required=False, widget=forms.HiddenInput)
    conclusie = _lang("Conclusie van de veiligheidsbeoordeling", rows=4)
    contacten = _lang(
        "Welke contacten waren er al?",
        help_text="Met wie, wanneer, en wat is afgesproken? Geen contact: schrijf dat op.",
    )
    voorwaarden = _lang("Veiligheidsvoorwaarden")
    beschermend = _lang("Wat helpt: beschermende factoren")
    hulp = _lang("Hulp die al betrokken is")
    afspraken = _lang("Afspraken met het gezin")
    afwijkreden = _lang("Waarom wijkt u af van de afspraak?", rows=2)

    def __init__(
        self, data: QueryDict | None = None, *, grondslag: Grondslag, initial: dict[str, Any] | None = None
    ) -> None:
        self.grondslag = grondslag
        aantal = (data or initial or {}).get("aantal")
        self.blokken = range(max(1, min(_getal(aantal, 1), MAX_PARTIJEN)))
        super().__init__(data, initial=initial)

    @classmethod
    def nieuw(cls, grondslag: Grondslag, versie: int) -> "OverdragenForm":
        """One block, filled in as far as the assessment and the agreement say."""
        advies, dossier = grondslag.advies, grondslag.dossier
        eerste = {
            "partij-0-partij": advies.bestemming.code if advies.bestemming else "",
            "partij-0-personen": list(dossier.gezin),
            "partij-0-wijze": advies.regel.wijze_id if advies.regel else None,
            "partij-0-draagt_zicht": True,
        }
        return cls(initial={"versie": versie, **overgenomen(dossier), **eerste}, grondslag=grondslag)

    @classmethod
    def opnieuw(cls, data: QueryDict, grondslag: Grondslag) -> "OverdragenForm":
        """The same page with all that was typed, unchecked, with the block added or removed that a button asked for."""
        vorm = cls(data=data, grondslag=grondslag)
        getypt = {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}
        blijft = [index for index in vorm.blokken if data.get("actie") != f"weg-{index}"]
        blokken = {
            f"partij-{nieuw}-{naam}": getypt[f"partij-{oud}-{naam}"]
            for nieuw, oud in enumerate(blijft)
            for naam in PARTIJVELDEN
        }
        gedeeld = {naam: waarde for naam, waarde in getypt.items() if not naam.startswith("partij-")}
        aantal = len(blijft) + (data.get("actie") == "erbij")
        return cls(initial={**gedeeld, **blokken, "aantal": aantal}, grondslag=grondslag)

    def voeg_velden_toe(self) -> None:
        self.fields["aantal"].initial = len(self.blokken)
        gegevens = self.data or self.initial
        alleen_client = all(gegevens.get(f"partij-{index}-partij") == CLIENT for index in self.blokken)
        for naam, tekst in VERPLICHT.items():
            self.fields[naam].required = not alleen_client
            self.fields[naam].error_messages["required"] = tekst
        partijen = _partijkeuzes(self.grondslag)
        personen = [(nummer, _omschrijving(lid)) for nummer, lid in self.grondslag.dossier.gezin.items()]
        for index in self.blokken:
            for naam, veld in _blokvelden(partijen, personen).items():
                self.fields[f"partij-{index}-{naam}"] = veld

    def blok(self, index: int) -> dict[str, Any]:
        """The bound fields of one receiver, by name, for the template."""
        return {naam: self[f"partij-{index}-{naam}"] for naam in PARTIJVELDEN}

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        return {"invoer": self.invoer(), "versie": schoon["versie"], "token": schoon["token"]}

    def invoer(self) -> OverdragenInvoer:
        schoon = self.cleaned_data
        gedeeld = {naam: schoon[naam] for naam in (*VRIJE_TEKST, "afwijkreden")}
        return OverdragenInvoer(partijen=tuple(self._partij(index) for index in self.blokken), **gedeeld)

    def _partij(self, index: int) -> PartijInvoer:
        blok: dict[str, Any] = {naam: self.cleaned_data.get(f"partij-{index}-{naam}") for naam in PARTIJVELDEN}
        return PartijInvoer(
            partij_code=None if blok["partij"] == CLIENT else blok["partij"],
            personen=tuple(blok["personen"]),
            doel=blok["doel"],
            verwacht=blok["verwacht"],
            wijze=blok["wijze"] or "",
            draagt_zicht=blok["draagt_zicht"],
            sha256=blok["sha256"],
        )


def _blokvelden(partijen: list[Any], personen: list[tuple[str, str]]) -> dict[str, forms.Field]:
    return {
        "partij": forms.ChoiceField(
            label="Aan wie?", choices=partijen, error_messages={"required": "Kies een ontvanger."}
        ),
        "personen": forms.MultipleChoiceField(
            label="Over wie?",
            choices=personen,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": GEEN_PERSONEN},
        ),
        "doel": _lang("Doel van deze overdracht", verplicht=GEEN_DOEL),
        "verwacht": _lang("Wat verwacht u van de ontvanger?", verplicht=GEEN_VERWACHTING),
        "wijze": CodeKeuze(
            "wijze",
            label="Wijze van overdragen",
            widget=forms.RadioSelect,
            error_messages={"required": "Kies hoe u overdraagt."},
        ),
        "draagt_zicht": forms.BooleanField(
            label="Na aanvaarden heeft deze ontvanger het zicht op veiligheid", required=False
        ),
        "sha256": forms.CharField(required=False, widget=forms.HiddenInput, max_length=64),
    }


def _partijkeuzes(grondslag: Grondslag) -> list[Any]:
    """The parties of the region: those of the gemeente of the casus first, then the regional ones, then the others."""
    casus = grondslag.dossier.casus
    partijen = Organisatie.objects.filter(vt_organisatie_id=casus.organisatie_id, actief=True).order_by("naam")
    groepen: dict[str, list[tuple[str, str]]] = {casus.gemeente.naam: [], "Hele regio": [], "Andere gemeenten": []}
    for partij in partijen:
        if partij.gemeente_id == casus.gemeente_id:
            groep = casus.gemeente.naam
        else:
            groep = "Andere gemeenten" if partij.gemeente_id else "Hele regio"
        groepen[groep].append((partij.code, partij.naam))
    zelf = ("Zonder organisatie", [(CLIENT, "Het cliëntsysteem zelf")])
    return [("", "Kies…"), *[(naam, keuzes) for naam, keuzes in groepen.items() if keuzes], zelf]


def _omschrijving(lid: Gezinslid) -> str:
    delen: Sequence[str] = [lid.persoon.volledige_naam, ", ".join(lid.rollen).lower()]
    geboren = lid.persoon.geboortedatum
    return ", ".join([*delen, date_format(geboren, "d-m-Y")] if geboren else delen)


def _getal(tekst: Any, anders: int) -> int:
    try:
        return int(tekst)
    except (TypeError, ValueError):
        return anders
