# SPDX-License-Identifier: EUPL-1.2
"""What a message says as the form of a melding takes it: filled in for the worker, who corrects what is wrong.

Plain values by the names of the form. What the form has no field for (the hour, measures of the police) stands below
what happened, in words, so that whoever assesses the melding reads it too.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from intake.formaten.vorm import Bericht, Melder, Persoon
from intake.kanaal import kanaal_van
from intake.models import InkomendBericht
from meldingen.forms.betrokkene import ADRESVELDEN
from organisaties.models import Code, Gemeente

JA_NEE = {True: "ja", False: "nee", None: ""}
PRECISIEVORM = {"jaar": "%Y", "maand": "%m-%Y", "dag": "%d-%m-%Y"}
_PERSOONSVELDEN = (
    "rol", "onbekend", "voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel",
    "partnernaam", "geslacht", "telefoon", "geheim_adres",
)  # fmt: skip
_BRONVELDEN = ("onbekend", "naam", "functie", "instelling", "telefoon", "email", "eigen_rol", "eigen_rol_toelichting")


def als_begin(bericht: InkomendBericht) -> dict[str, Any]:
    """What holds of every message, readable or not."""
    afzender = bericht.afzender
    return {
        "ontvangen_op": bericht.ontvangen_op,
        "kanaal": kanaal_van(afzender),
        "melder_soort": afzender.meldersoort_id,
    }


def als_melding(gelezen: Bericht) -> dict[str, Any]:
    """Everything that was read, by field of the form."""
    inhoud: dict[str, Any] = {
        "crisis": JA_NEE[gelezen.crisis],
        "gemeente": gelezen.gemeente,
        "toelichting": _verhaal(gelezen),
        "incident_datum": gelezen.dag,
        "aard": list(gelezen.aard),
        "geweldsoort": list(gelezen.geweldsoort),
        "richting": list(gelezen.richting),
        "duur": gelezen.duur,
        "hulp_betrokken": JA_NEE[gelezen.hulp_betrokken],
        "hulp_bij": gelezen.hulp_bij,
        "hulp_wacht": JA_NEE[gelezen.hulp_wacht],
        "hulp_wacht_bij": gelezen.hulp_wacht_bij,
        "meldreden": list(gelezen.meldreden),
        "meldcode": list(gelezen.meldcode),
        "gezin_ingelicht": JA_NEE[gelezen.gezin_ingelicht],
        "gezin_ingelicht_toelichting": gelezen.gezin_ingelicht_toelichting,
        "rijen": len(gelezen.personen),
    }
    if gelezen.melder.soort:
        inhoud["melder_soort"] = gelezen.melder.soort
    plaatsen = plaatsen_van(gelezen.personen)
    for rij, persoon in enumerate(gelezen.personen):
        inhoud |= {f"betrokkenen-{rij}-{naam}": waarde for naam, waarde in als_rij(persoon, plaatsen).items()}
    return inhoud | {f"bron-{naam}": waarde for naam, waarde in als_bron(gelezen.melder).items()}


def _verhaal(gelezen: Bericht) -> str:
    delen = [gelezen.toelichting]
    if gelezen.gebeurd_om:
        delen.append(f"Tijdstip: {gelezen.gebeurd_om} uur")
    if gelezen.maatregelen:
        labels = dict(Code.objects.filter(lijst="maatregelsoort").values_list("sleutel", "label"))
        regels = [f"- {labels.get(een.soort, een.soort)}, {_dag(een.datum)}" for een in gelezen.maatregelen]
        delen.append("\n".join(["Maatregelen van politie of justitie:", *regels]))
    return "\n\n".join(delen)


def _dag(iso: str) -> str:
    return date.fromisoformat(iso).strftime(PRECISIEVORM["dag"])


def naam_van(persoon: Persoon) -> str:
    """As staff read it, with the name of the partner."""
    delen = (persoon.voornamen or persoon.voorletters, persoon.voorvoegsel, persoon.geboortenaam)
    eigen = " ".join(deel for deel in delen if deel)
    partner = " ".join(deel for deel in (persoon.partnernaam_voorvoegsel, persoon.partnernaam) if deel)
    naam = f"{eigen} (partner: {partner})" if partner else eigen
    return naam or "Naam niet bekend"


def als_rij(persoon: Persoon, plaatsen: Mapping[str, str]) -> dict[str, Any]:
    """Somebody in the message, by field of a row; `plaatsen` from `plaatsen_van`."""
    velden = {naam: getattr(persoon, naam) for naam in _PERSOONSVELDEN}
    velden["bsn"] = persoon.bsn or ""
    geboren = persoon.geboren
    velden["geboortedatum"] = geboren.datum.strftime(PRECISIEVORM[geboren.precisie]) if geboren.datum else ""
    if persoon.adres is not None:
        velden |= {naam: getattr(persoon.adres, naam) for naam in ADRESVELDEN}
        velden["plaats"] = persoon.adres.plaats or plaatsen.get(persoon.adres.gemeente or "", "")
    return velden


def plaatsen_van(personen: Iterable[Persoon]) -> dict[str, str]:
    """Of whom only the gemeente is known: its name is where he lives, as far as anybody knows. By code."""
    gemeenten = {een.adres.gemeente for een in personen if een.adres and een.adres.gemeente and not een.adres.plaats}
    gevonden = Gemeente.objects.filter(code__in=gemeenten, code__startswith="GM")
    return dict(gevonden.values_list("code", "naam")) if gemeenten else {}


def als_bron(melder: Melder) -> dict[str, Any]:
    """The melder, by field of the source."""
    return {naam: getattr(melder, naam) for naam in _BRONVELDEN} | {
        "onthulling": _onthulling(melder),
        "grond": melder.grond,
    }


def _onthulling(melder: Melder) -> str:
    """Whoever asks for secrecy as an institution or with a ground is a professional; the worker sees and corrects."""
    if not melder.geheim:
        return "onthulling:openbaar"
    professional = melder.grond is not None or melder.instelling or melder.functie
    return "onthulling:geheim_professional" if professional else "onthulling:geheim_omstander"
