# SPDX-License-Identifier: EUPL-1.2
"""The same melding as a form and as JSON, so that a test can go through both doors."""

from datetime import timedelta

from django.utils import timezone

FORM = {
    "kanaal": "kanaal:telefoon",
    "gemeente": "GM0034",
    "crisis": "nee",
    "melder_soort": "meldersoort:buurt",
    "toelichting": "Buren hoorden geschreeuw.",
    "bron-onthulling": "onthulling:geheim_omstander",
    "bron-naam": "Truus Kanarie-Melder",
    "bron-telefoon": "0612345678",
    "betrokkenen-0-rol": "betrokkenerol:slachtoffer",
    "betrokkenen-0-geboortenaam": "Vogel",
    "betrokkenen-0-voornamen": "Sanne",
    "betrokkenen-1-rol": "betrokkenerol:vermoedelijk_pleger",
    "betrokkenen-1-onbekend": "on",
    "actie": "registreren",
}


def als_form(**anders):
    moment = timezone.localtime() - timedelta(minutes=3)
    velden = {"ontvangen_op": f"{moment:%d-%m-%Y %H:%M}"} | FORM | {k.replace("__", "-"): v for k, v in anders.items()}
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def als_json(**anders):
    return {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": (timezone.now() - timedelta(minutes=3)).isoformat(),
        "gemeente": "GM0034",
        "crisis": False,
        "melder_soort": "meldersoort:buurt",
        "toelichting": "Buren hoorden geschreeuw.",
        "betrokkenen": [
            {"rol": "betrokkenerol:slachtoffer", "geboortenaam": "Vogel", "voornamen": "Sanne"},
            {"rol": "betrokkenerol:vermoedelijk_pleger", "onbekend": True},
        ],
        "bron": {
            "onthulling": "onthulling:geheim_omstander",
            "naam": "Truus Kanarie-Melder",
            "telefoon": "0612345678",
        },
    } | anders


def velden_van(antwoord):
    """Which fields a problem of the API names."""
    return [fout["veld"] for fout in antwoord.json().get("fouten", [])]
