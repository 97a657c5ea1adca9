# SPDX-License-Identifier: EUPL-1.2
"""What the page for registering shows per row and per section, and beside the rows: prepared values, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone

from meldingen.forms.betrokkene import RELATIES, ZEGT_NIETS, rijvelden
from meldingen.forms.gezinsvraag import aantal_rijen, gemeente_bij
from meldingen.forms.keuzes import gemeentekeuzes
from meldingen.forms.melding import MeldingForm
from meldingen.forms.velden import Geboortedatum, Geboren
from meldingen.formulier import Moment
from meldingen.gezinnen import Gezin
from meldingen.herkennen import Herkenning
from meldingen.leeftijd import leeftijd_in_woorden
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from personen.geheimhouding import houdt_alles_geheim
from personen.models import Persoon

# So many families are seen at once; the others are one click away.
OPEN_GEZINNEN = 3
# How people are tied to each other is asked of who is known as well.
VERBANDEN = (*(f"{naam}{deel}" for naam in RELATIES for deel in ("", "_met")), "gezag", "woont_elders")
MEER_NAMEN = ("voorletters", "partnernaam_voorvoegsel", "partnernaam")
ALTIJD = frozenset({"persoon_nummer", "geen_match", "rol", "geheim_adres", *VERBANDEN})

# anchor, title, fields that make the section complete, other fields of it
SECTIES = (
    (
        "melding",
        "De melding",
        ("kanaal", "ontvangen_op", "gemeente", "melder_soort"),
        ("melder_partij", "meldreden", "meldcode", "gezin_ingelicht", "gezin_ingelicht_toelichting"),
    ),
    ("veiligheid", "Acuut gevaar", ("crisis",), ()),
    (
        "gebeurtenis",
        "Wat is er gebeurd",
        ("toelichting",),
        ("incident_datum", "aard", "geweldsoort", "richting", "hulp_bij", "hulp_wacht", "hulp_wacht_bij"),
    ),
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
    leeftijd: str = ""
    # What is asked less often is folded until somebody fills it in, or until it is wrong.
    meer: bool = False
    focus: bool = False

    @cached_property
    def namen(self) -> bool:
        """Initials or the name of a partner are there, as a message brings them; at the telephone nobody is asked."""
        return any(_waarde(self.velden[naam]) or self.velden[naam].errors for naam in MEER_NAMEN)

    @cached_property
    def houdt_adres_geheim(self) -> bool:
        """Of who is linked: it was said before, under any of his numbers."""
        return self.persoon is not None and houdt_alles_geheim(self.persoon.pk)

    @cached_property
    def verborgen(self) -> list[BoundField]:
        """What was typed of somebody who is linked: kept, and not asked any more."""
        return [veld for naam, veld in self.velden.items() if naam not in ALTIJD]


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
    ontvangen = form["ontvangen_op"].value()
    for index in range(form.aantal_rijen):
        velden = {naam: form[f"betrokkenen-{index}-{naam}"] for naam in rijvelden()}
        gevuld = any(_waarde(veld) for naam, veld in velden.items() if naam not in ZEGT_NIETS)
        is_eerste_lege = not gevuld and not leeg_getoond
        leeg_getoond = leeg_getoond or not gevuld
        persoon = form.gekoppeld.get(index)
        rijen.append(
            Rij(
                nummer=index,
                velden=velden,
                persoon=persoon,
                gevuld=gevuld,
                open=gevuld or is_eerste_lege,
                titel=_titel(velden, persoon),
                leeftijd=_leeftijd(velden, persoon, ontvangen),
                meer=_is_meer_open(velden, index),
                focus=is_eerste_lege and form.focus == "rij",
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
            namen = [
                naam
                for naam in form.fields
                if naam.startswith("betrokkenen-") and naam.split("-", 2)[2] not in ZEGT_NIETS
            ]
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


def bij_het_typen(data: Mapping[str, Any], gekoppeld: Mapping[int, Persoon], medewerker: Medewerker) -> dict[str, Any]:
    """What the search while typing tells besides who is known: ages at the time of the report, and the gemeente."""
    ontvangen = data.get("ontvangen_op")
    getypt = {rij: data.get(f"betrokkenen-{rij}-geboortedatum") for rij in range(aantal_rijen(data))}
    leeftijden = [
        (rij, leeftijd_bij_melding(getypte_geboortedatum(tekst), ontvangen))
        for rij, tekst in getypt.items()
        if rij not in gekoppeld
    ]
    heeft_postcode = any(data.get(f"betrokkenen-{rij}-postcode") for rij in getypt)
    voorstel = gemeente_bij(data, {}, gemeentekeuzes(medewerker)) if heeft_postcode else ""
    return {"leeftijden": leeftijden, "gemeente_voorstel": voorstel}


def leeftijd_bij_melding(geboren: Geboren, ontvangen: Any) -> str:
    """How old somebody was when the melding came in; `ontvangen` as it was typed."""
    try:
        moment = Moment().clean(ontvangen)
    except ValidationError:
        moment = timezone.now()
    return leeftijd_in_woorden(*geboren, dag_van(moment))


def getypte_geboortedatum(tekst: Any) -> Geboren:
    try:
        return Geboortedatum(required=False).clean(tekst)
    except ValidationError:
        return Geboren(None, "")


def _leeftijd(velden: dict[str, BoundField], persoon: Persoon | None, ontvangen: Any) -> str:
    if persoon is not None:
        return leeftijd_bij_melding(Geboren(persoon.geboortedatum, persoon.geboortedatum_precisie), ontvangen)
    return leeftijd_bij_melding(getypte_geboortedatum(velden["geboortedatum"].value()), ontvangen)


def _is_meer_open(velden: dict[str, BoundField], rij: int) -> bool:
    folded = (*MEER_NAMEN, "relatie2" if rij else "relatie", "gezag", "woont_elders")
    fouten = ("relatie2_met",) if rij else ("relatie_met",)
    return any(_waarde(velden[naam]) or velden[naam].errors for naam in folded) or any(
        velden[naam].errors for naam in fouten
    )


def _titel(velden: dict[str, BoundField], persoon: Persoon | None) -> str:
    if persoon is not None:
        return persoon.volledige_naam
    voornaam = "voornamen" if _waarde(velden["voornamen"]) else "voorletters"
    delen = [str(velden[naam].value() or "") for naam in (voornaam, "voorvoegsel", "geboortenaam")]
    naam = " ".join(deel for deel in delen if deel)
    return naam or ("Naam niet bekend" if _waarde(velden["onbekend"]) else "")


def _waarde(veld: BoundField) -> Any:
    waarde = veld.value()
    return waarde if waarde not in ("", False, "False", None, []) else None
