# SPDX-License-Identifier: EUPL-1.2
"""A figure as rows and columns for a page, each number with the address of the list behind it."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from organisaties.templatetags.vt_opmaak import dag

from .cijfers import Aandeel, As, Cijfer, Waarde


@cache
def _pad(code: str) -> str:
    return reverse("rapportage:lijst", args=[code])


def adres(cijfer: Cijfer, **keuze: str) -> str:
    pad = _pad(cijfer.code)
    return f"{pad}?{urlencode(keuze)}" if keuze else pad


def kruistabel(cijfer: Cijfer, *, zonder_lege: bool = False) -> dict[str, Any]:
    """The first axis down, the second across. Empty rows stay, so that zero is seen, unless `zonder_lege`."""
    rij_as, kolom_as = cijfer.assen
    return {
        "cijfer": cijfer,
        "hoogste": max(cijfer.aantal(**{rij_as.naam: rij.sleutel}) for rij in rij_as.waarden),
        "rij_kop": rij_as.label,
        "kolommen": [waarde.label for waarde in kolom_as.waarden],
        "breedte": len(kolom_as.waarden) + 2,
        "rijen": [
            {
                "label": rij.label,
                "cellen": [_cel(cijfer, rij_as, rij.sleutel, kolom_as, kolom.sleutel) for kolom in kolom_as.waarden],
                "totaal": _vak(cijfer, **{rij_as.naam: rij.sleutel}),
            }
            for rij in rij_as.waarden
            if not zonder_lege or cijfer.aantal(**{rij_as.naam: rij.sleutel})
        ],
        "totalen": [_vak(cijfer, **{kolom_as.naam: kolom.sleutel}) for kolom in kolom_as.waarden],
        "totaal": _vak(cijfer),
    }


def verdeling(cijfer: Aandeel) -> dict[str, Any]:
    """A share as a table: how many rows in each outcome, and what part of all that is."""
    as_ = cijfer.assen[0]
    n = cijfer.n
    rijen = []
    for waarde in as_.waarden:
        vak = _vak(cijfer, **{as_.naam: waarde.sleutel})
        deel = 100 * vak["aantal"] / n if n else None
        rijen.append({**vak, "label": waarde.label, "deel": deel, "teller": waarde.sleutel in cijfer.teller})
    return {"cijfer": cijfer, "rijen": rijen, "totaal": _vak(cijfer)}


def per_as(cijfer: Cijfer) -> dict[str, Any]:
    """Each axis as a block of its own: what it is called, its definition, and how many rows in each outcome."""
    n = cijfer.n
    blokken = []
    for as_ in cijfer.assen:
        vakken = [{**_vak(cijfer, **{as_.naam: waarde.sleutel}), "label": waarde.label} for waarde in as_.waarden]
        rijen = [{**vak, "deel": 100 * vak["aantal"] / n if n else None} for vak in vakken]
        blokken.append({"kop": as_.label, "uitleg": as_.uitleg, "rijen": rijen})
    return {"cijfer": cijfer, "blokken": blokken, "totaal": _vak(cijfer)}


def per_as_en_niveau(cijfer: Cijfer) -> dict[str, Any]:
    """The first axis across, each other axis as a block of its own down, with the total of a row at its end."""
    niveau, *assen = cijfer.assen
    blokken = [
        {
            "kop": as_.label,
            "uitleg": as_.uitleg,
            "rijen": [
                {
                    "label": rij.label,
                    "cellen": [
                        _vak(cijfer, **{as_.naam: rij.sleutel, niveau.naam: een.sleutel}) for een in niveau.waarden
                    ],
                    "totaal": _vak(cijfer, **{as_.naam: rij.sleutel}),
                }
                for rij in as_.waarden
                if cijfer.aantal(**{as_.naam: rij.sleutel})
            ],
        }
        for as_ in assen
    ]
    return {
        "cijfer": cijfer,
        "kolommen": [waarde.label for waarde in niveau.waarden],
        "breedte": len(niveau.waarden) + 2,
        "blokken": blokken,
        "totalen": [_vak(cijfer, **{niveau.naam: waarde.sleutel}) for waarde in niveau.waarden],
        "totaal": _vak(cijfer),
    }


def weken(cijfer: Cijfer) -> dict[str, Any]:
    """For the chart: per week one number per type; unknowns are a series of their own."""
    week_as, soort_as = cijfer.assen
    return {
        "cijfer": cijfer,
        "toelichting": f"n = {cijfer.n}, {dag(cijfer.van)} tot en met {dag(cijfer.peildatum)}",
        "reeksen": [waarde.label for waarde in soort_as.waarden],
        "rijen": [_week(cijfer, week, soort_as) for week in week_as.waarden],
        "totalen": [{**_vak(cijfer, melder=soort.sleutel), "label": soort.label} for soort in soort_as.waarden],
        "totaal": _vak(cijfer),
    }


def _week(cijfer: Cijfer, week: Waarde, soort_as: As) -> dict[str, Any]:
    vakken = [_vak(cijfer, week=week.sleutel, melder=soort.sleutel) for soort in soort_as.waarden]
    return {
        "label": week.label,
        "url": _vak(cijfer, week=week.sleutel)["url"],
        "waarden": [vak["aantal"] for vak in vakken],
        "urls": [vak["url"] for vak in vakken],
    }


def _cel(cijfer: Cijfer, rij_as: As, rij: str, kolom_as: As, kolom: str) -> dict[str, Any]:
    return {**_vak(cijfer, **{rij_as.naam: rij, kolom_as.naam: kolom}), "te_laat": kolom == "te_laat"}


def _vak(cijfer: Cijfer, **keuze: str) -> dict[str, Any]:
    aantal = cijfer.aantal(**keuze)
    return {"aantal": aantal, "url": adres(cijfer, **keuze) if aantal else None}
