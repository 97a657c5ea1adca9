# SPDX-License-Identifier: EUPL-1.2
"""What the page for registering shows per row and per section: prepared values, no rules."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from meldingen.forms.melding import MeldingForm, rijvelden
from personen.models import Persoon

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
    zoekresultaat: Any
    gevuld: bool
    open: bool
    titel: str


def rijen_van(form: MeldingForm, gekoppeld: dict[str, Persoon], resultaat: Any) -> list[Rij]:
    rijen: list[Rij] = []
    leeg_getoond = False
    for index in range(form.aantal_rijen):
        velden = {naam: form[f"betrokkenen-{index}-{naam}"] for naam in rijvelden()}
        gevuld = any(_waarde(veld) for veld in velden.values())
        is_open = gevuld or not leeg_getoond
        leeg_getoond = leeg_getoond or not gevuld
        persoon = gekoppeld.get(str(velden["persoon_nummer"].value() or ""))
        rijen.append(
            Rij(
                nummer=index,
                velden=velden,
                persoon=persoon,
                zoekresultaat=resultaat if resultaat is not None and resultaat.rij == index else None,
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
