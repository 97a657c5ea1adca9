# SPDX-License-Identifier: EUPL-1.2
"""What the page for registering shows per row and per section, and beside the rows: prepared values, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.forms import BoundField

from meldingen.forms.melding import MeldingForm, rijvelden
from meldingen.gezinnen import Gezin
from meldingen.herkennen import Herkenning
from personen.models import Persoon

# So many families are seen at once; the others are one click away.
OPEN_GEZINNEN = 3

# anchor, title, fields that make the section complete, other fields of it
SECTIES = (
    ("melding", "De melding", ("kanaal", "ontvangen_op", "gemeente", "melder_soort"), ("melder_partij",)),
    ("veiligheid", "Acuut gevaar", ("crisis",), ()),
    ("gebeurtenis", "Wat is er gebeurd", ("toelichting",), ("incident_datum", "aard", "geweldsoort", "richting")),
    ("betrokkenen", "Betrokkenen", (), ()),
    ("melder", "De melder", (), ()),
)


@dataclass(frozen=True)
class Rij:
    """One person on the page. `open`: there is something to see, or it is the first empty one."""

    nummer: int
    velden: dict[str, BoundField]
    persoon: Persoon | None
    gevuld: bool
    open: bool
    titel: str


@dataclass(frozen=True)
class Paneel:
    """What stands beside the rows: who may be meant, or why nothing was searched. Rows are counted from 1 here."""

    herkenning: Herkenning | None = None
    uitleg: str = ""
    contact: str = ""
    afgewezen: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def gezinnen(self) -> tuple[Gezin, ...]:
        return self.herkenning.gezinnen[:OPEN_GEZINNEN] if self.herkenning else ()

    @cached_property
    def meer_gezinnen(self) -> tuple[Gezin, ...]:
        return self.herkenning.gezinnen[OPEN_GEZINNEN:] if self.herkenning else ()

    @cached_property
    def getoond(self) -> list[tuple[int, str]]:
        """Per row that is not linked, the numbers of everybody shown for it: what 'none of these' is about."""
        per_rij: dict[int, list[str]] = {}
        for bekende in self.herkenning.bekenden if self.herkenning else ():
            if bekende.oordeel != "gekoppeld":
                per_rij.setdefault(bekende.vraag, []).append(bekende.nummer)
        return [(rij, " ".join(dict.fromkeys(nummers))) for rij, nummers in sorted(per_rij.items())]

    @cached_property
    def samenvatting(self) -> str:
        """For who hears the page instead of seeing it."""
        if self.herkenning is None:
            return ""
        aantal = len(self.herkenning.gezinnen)
        return {0: "Niemand gevonden", 1: "Eén gezin mogelijk bekend"}.get(aantal, f"{aantal} gezinnen mogelijk bekend")


def afgewezen_in(data: Mapping[str, Any], rijen: int) -> dict[int, frozenset[str]]:
    """Per row the numbers of whom somebody said that it is not him."""
    per_rij = {rij: str(data.get(f"betrokkenen-{rij}-geen_match") or "") for rij in range(rijen)}
    return {rij: frozenset(nummers.split()) for rij, nummers in per_rij.items() if nummers}


def rijen_van(form: MeldingForm) -> list[Rij]:
    rijen: list[Rij] = []
    leeg_getoond = False
    for index in range(form.aantal_rijen):
        velden = {naam: form[f"betrokkenen-{index}-{naam}"] for naam in rijvelden()}
        gevuld = any(_waarde(veld) for veld in velden.values())
        is_open = gevuld or not leeg_getoond
        leeg_getoond = leeg_getoond or not gevuld
        persoon = form.gekoppeld.get(index)
        rijen.append(
            Rij(
                nummer=index,
                velden=velden,
                persoon=persoon,
                gevuld=gevuld,
                open=is_open,
                titel=_titel(velden, persoon),
            )
        )
    return rijen


def secties_van(form: MeldingForm) -> list[dict[str, Any]]:
    """The sections with how far each is: not looked at, incomplete or complete."""
    begonnen = form.is_bound or bool(form.initial.get("token"))
    secties = []
    for anker, tekst, nodig, overig in SECTIES:
        namen = [*nodig, *overig]
        if anker == "betrokkenen":
            namen = [naam for naam in form.fields if naam.startswith("betrokkenen-")]
            compleet = any(_waarde(form[naam]) for naam in namen if naam.endswith("-rol"))
        elif anker == "melder":
            namen = [naam for naam in form.fields if naam.startswith("bron-")]
            compleet = any(_waarde(form[f"bron-{naam}"]) for naam in ("naam", "instelling", "onbekend"))
        else:
            compleet = all(_waarde(form[naam]) for naam in nodig)
        fout = form.is_bound and any(naam in form.errors for naam in namen)
        ingevuld = any(_waarde(form[naam]) for naam in namen)
        toestand = "niet-bekeken"
        if begonnen and (compleet or ingevuld or fout):
            toestand = "compleet" if compleet and not fout else "onvolledig"
        secties.append({"url": f"#{anker}", "anker": anker, "tekst": tekst, "toestand": toestand, "aantal": None})
    return secties


def _titel(velden: dict[str, BoundField], persoon: Persoon | None) -> str:
    if persoon is not None:
        return persoon.volledige_naam
    delen = [str(velden[naam].value() or "") for naam in ("voornamen", "voorvoegsel", "geboortenaam")]
    naam = " ".join(deel for deel in delen if deel)
    return naam or ("Naam niet bekend" if _waarde(velden["onbekend"]) else "")


def _waarde(veld: BoundField) -> Any:
    waarde = veld.value()
    return waarde if waarde not in ("", False, "False", None, []) else None
