# SPDX-License-Identifier: EUPL-1.2
"""What a message says as the form of a melding takes it: filled in for the worker, who corrects what is wrong.

Plain values by the names of the form. What the form has no place for (measures of the police, the name of a partner)
stands on the page of the message.
"""

from typing import Any

from intake.formaten.vorm import Bericht, Melder, Persoon
from intake.kanaal import kanaal_van
from intake.models import InkomendBericht

JA_NEE = {True: "ja", False: "nee", None: ""}
PRECISIEVORM = {"jaar": "%Y", "maand": "%m-%Y", "dag": "%d-%m-%Y"}
_PERSOONSVELDEN = (
    "rol", "onbekend", "voorvoegsel", "geboortenaam", "geslacht", "telefoon", "geheim_adres",
)  # fmt: skip
_BRONVELDEN = ("onbekend", "naam", "functie", "instelling", "telefoon", "email", "eigen_rol", "eigen_rol_toelichting")
_ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats")


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
        "toelichting": gelezen.toelichting,
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
    for rij, persoon in enumerate(gelezen.personen):
        inhoud |= {f"betrokkenen-{rij}-{naam}": waarde for naam, waarde in _persoon(persoon).items()}
    return inhoud | {f"bron-{naam}": waarde for naam, waarde in _bron(gelezen.melder).items()}


def _persoon(persoon: Persoon) -> dict[str, Any]:
    velden = {naam: getattr(persoon, naam) for naam in _PERSOONSVELDEN}
    # The form has one field for given names; initials are better there than nowhere.
    velden["voornamen"] = persoon.voornamen or persoon.voorletters
    velden["bsn"] = persoon.bsn or ""
    geboren = persoon.geboren
    velden["geboortedatum"] = geboren.datum.strftime(PRECISIEVORM[geboren.precisie]) if geboren.datum else ""
    if persoon.adres is not None:
        velden |= {naam: getattr(persoon.adres, naam) for naam in _ADRESVELDEN}
    return velden


def _bron(melder: Melder) -> dict[str, Any]:
    velden = {
        naam: getattr(melder, naam) for naam in ("onbekend", "naam", "functie", "instelling", "telefoon", "email")
    }
    return velden | {
        "onthulling": _onthulling(melder),
        "grond": melder.grond,
    }


def _onthulling(melder: Melder) -> str:
    """Whoever asks for secrecy as an institution or with a ground is a professional; the worker sees and corrects."""
    if not melder.geheim:
        return "onthulling:openbaar"
    professional = melder.grond is not None or melder.instelling or melder.functie
    return "onthulling:geheim_professional" if professional else "onthulling:geheim_omstander"
