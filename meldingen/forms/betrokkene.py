# SPDX-License-Identifier: EUPL-1.2
"""One person on the page of a registration: the fields of a row, and what they say to the step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from meldingen.formulier import CodeKeuze
from meldingen.invoer import BetrokkeneInvoer, GezagInvoer, RelatieInvoer
from personen.schrijven import AdresGegevens, PersoonGegevens

from .velden import Geboortedatum

ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")
# Filled in beforehand, or said of a row that may be empty: by these alone nobody is described.
ZEGT_NIETS = frozenset({"geen_match", "relatie_met", "relatie2_met", "zelfde_adres"})
RELATIES = ("relatie", "relatie2")


def tekstveld(label: str, **opties: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=widget, **opties)


def rijvelden() -> dict[str, forms.Field]:
    """Fresh fields of one row; which rows `relatie_met` and `gezag` may name, the form knows."""
    return {
        "persoon_nummer": forms.CharField(required=False, widget=forms.HiddenInput, max_length=20),
        "geen_match": forms.BooleanField(required=False, widget=forms.HiddenInput),
        "rol": CodeKeuze("betrokkenerol", label="Rol", required=False),
        "onbekend": forms.BooleanField(label="Naam is niet bekend", required=False),
        "voornamen": tekstveld("Voornamen"),
        "voorletters": tekstveld("Voorletters"),
        "voorvoegsel": tekstveld("Tussenvoegsel"),
        "geboortenaam": tekstveld("Achternaam (geboortenaam)"),
        "partnernaam_voorvoegsel": tekstveld("Tussenvoegsel partner"),
        "partnernaam": tekstveld("Achternaam partner"),
        "geslacht": CodeKeuze("geslacht", label="Geslacht", required=False),
        "geboortedatum": Geboortedatum(label="Geboortedatum", required=False),
        "bsn": tekstveld("BSN", max_length=20),
        "telefoon": tekstveld("Telefoon"),
        "zelfde_adres": forms.BooleanField(label="Woont op het adres van persoon 1", required=False),
        "postcode": tekstveld("Postcode"),
        "huisnummer": forms.IntegerField(label="Huisnummer", required=False, widget=forms.TextInput),
        "toevoeging": tekstveld("Toevoeging"),
        "straat": tekstveld("Straat"),
        "plaats": tekstveld("Plaats"),
        "geheim_adres": forms.BooleanField(label="Adres is geheim", required=False),
        "woont_elders": forms.BooleanField(label="Woont niet bij het gezin", required=False),
        **{naam: CodeKeuze("relatiesoort", label="Relatie", required=False, leeg="Geen") for naam in RELATIES},
        **{f"{naam}_met": forms.ChoiceField(label="Relatie met", required=False) for naam in RELATIES},
        "gezag": forms.MultipleChoiceField(
            label="Wie heeft gezag over deze persoon?", required=False, widget=forms.CheckboxSelectMultiple
        ),
    }


def is_leeg(waarde: Any) -> bool:
    return waarde in (None, "", False) or waarde == []


def betrokkene_van(rij: Mapping[str, Any], *, adres: AdresGegevens | None = None) -> BetrokkeneInvoer:
    """A row of the form or the API as the step takes it; `rij["geboortedatum"]` is a `Geboren`.

    `adres` is that of the row that this person lives with.
    """
    geboren = rij.get("geboortedatum")
    eigen = adres_van(rij) or adres
    return BetrokkeneInvoer(
        rol=rij["rol"],
        persoon_nummer=rij.get("persoon_nummer") or None,
        geen_match=bool(rij.get("geen_match")),
        gegevens=PersoonGegevens(
            voornamen=rij.get("voornamen") or "",
            voorletters=rij.get("voorletters") or "",
            voorvoegsel=rij.get("voorvoegsel") or "",
            geboortenaam=rij.get("geboortenaam") or "",
            partnernaam_voorvoegsel=rij.get("partnernaam_voorvoegsel") or "",
            partnernaam=rij.get("partnernaam") or "",
            geboortedatum=geboren.datum if geboren else None,
            geboortedatum_precisie=geboren.precisie if geboren else "",
            geslacht=rij.get("geslacht") or "geslacht:onbekend",
            bsn=rij.get("bsn") or None,
            onbekend=bool(rij.get("onbekend")),
            geheim_adres=bool(rij.get("geheim_adres") or (adres and adres.geheim)),
            telefoon=rij.get("telefoon") or "",
        ),
        adres=replace(eigen, geheim=True) if eigen and rij.get("geheim_adres") else eigen,
        woont_elders=rij.get("woont_elders"),
    )


def adres_van(rij: Mapping[str, Any]) -> AdresGegevens | None:
    gevuld = {naam: rij[naam] for naam in ADRESVELDEN if rij.get(naam) not in (None, "")}
    return AdresGegevens(**gevuld, geheim=bool(rij.get("geheim_adres"))) if gevuld else None


def relaties_van(rij: int, velden: Mapping[str, Any], plaats: Mapping[int, int]) -> list[RelatieInvoer]:
    """`plaats`: of each row that is filled, its number for the step."""
    return [
        RelatieInvoer(van=plaats[rij], tot=plaats[int(velden[f"{naam}_met"])], soort=velden[naam])
        for naam in RELATIES
        if velden.get(naam) and velden.get(f"{naam}_met")
    ]


def gezag_van(rij: int, velden: Mapping[str, Any], plaats: Mapping[int, int]) -> list[GezagInvoer]:
    return [GezagInvoer(kind=plaats[rij], houder=plaats[int(houder)]) for houder in velden.get("gezag") or ()]
