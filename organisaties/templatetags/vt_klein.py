# SPDX-License-Identifier: EUPL-1.2
"""Badges, buttons and the small bar: made in Python because a list shows hundreds of them."""

from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisaties.templatetags import vt_iconen, vt_opmaak, vt_velden

STATUSSEN = {
    "neutraal": ("neutral", ""),
    "info": ("active", "info"),
    "goed": ("success", "vink"),
    "let-op": ("warning", "let-op"),
    "fout": ("danger", "fout"),
}
COMPLEETHEID = {
    "niet-bekeken": ("nog niet bekeken", "leeg"),
    "onvolledig": ("onvolledig", "onvolledig"),
    "compleet": ("compleet", "vink"),
}
KNOPPEN = {
    "primair": "utrecht-button--primary-action",
    "secundair": "utrecht-button--secondary-action",
    "stil": "utrecht-button--subtle",
    "gevaar": "utrecht-button--primary-action utrecht-button--danger",
}


def statusbadge(soort: str, tekst: str, icoon: str = "") -> SafeString:
    """A state in words and colour; `soort` is one of STATUSSEN."""
    variant, eigen_icoon = STATUSSEN[soort]
    teken = icoon or eigen_icoon
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{} vt-badge">{}{}</span>',
        variant,
        vt_iconen.svg(teken) if teken else "",
        tekst,
    )


INGELEZEN = "Ingelezen"


def ingelezen(herkomst: str) -> SafeString:
    """A small label beside a row that an import brought in; nothing beside what was made here."""
    return statusbadge("neutraal", INGELEZEN) if herkomst == "import" else SafeString("")


def termijnbadge(
    datum: date | None,
    werkdagen: int | None,
    *,
    vandaag: date | None = None,
    toestand: str = "",
    kort: bool = False,
) -> SafeString:
    """'nog 2 werkdagen', 'vandaag', '1 werkdag te laat' and the day itself (left out when `kort`)."""
    uitkomst = vt_opmaak.termijn(werkdagen, datum=datum, vandaag=vandaag, toestand=toestand)
    badge = format_html(
        '<span class="vt-badge vt-badge--termijn vt-badge--{}">{}{}</span>',
        uitkomst.toon,
        vt_iconen.svg(uitkomst.icoon),
        uitkomst.tekst,
    )
    if kort or datum is None:
        return badge
    return format_html(
        '<span class="vt-termijn">{} <time datetime="{}">{}</time></span>',
        badge,
        datum.isoformat(),
        vt_opmaak.dag(datum),
    )


def compleetheid(toestand: str) -> SafeString:
    """How far a section is: niet-bekeken, onvolledig or compleet."""
    tekst, icoon = COMPLEETHEID[toestand]
    return format_html('<span class="vt-compleet vt-compleet--{}">{}{}</span>', toestand, vt_iconen.svg(icoon), tekst)


def knop(tekst: str, soort: str = "secundair", icoon: str = "", **kenmerken: Any) -> SafeString:
    """A submit button. Other arguments become attributes: naam → name, waarde → value, hx_post …"""
    namen = {"naam": "name", "waarde": "value"}
    attributen = {namen.get(sleutel, sleutel): w for sleutel, w in kenmerken.items()}
    attributen.setdefault("type", "submit")
    return format_html(
        '<button class="utrecht-button {} vt-knop"{}>{}{}</button>',
        KNOPPEN[soort],
        vt_velden.plat(attributen),
        vt_iconen.svg(icoon) if icoon else "",
        tekst,
    )


def knoplink(tekst: str, url: str, soort: str = "secundair", icoon: str = "", **kenmerken: Any) -> SafeString:
    """A link that looks like a button: it goes somewhere, it changes nothing."""
    return format_html(
        '<a class="utrecht-button-link utrecht-button-link--html-a {} vt-knop vt-knop--{}" href="{}"{}>{}{}</a>',
        KNOPPEN[soort].replace("utrecht-button--", "utrecht-button-link--"),
        soort,
        url,
        vt_velden.plat(kenmerken),
        vt_iconen.svg(icoon) if icoon else "",
        tekst,
    )


def balk(waarde: int, maximum: int) -> SafeString:
    """A small bar in a table cell beside the number it repeats; hidden from assistive technology."""
    breedte = round(100 * waarde / maximum) if maximum else 0
    return format_html(
        '<svg class="vt-balk" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="vt-balk__baan" width="100" height="8"/>'
        '<rect class="vt-balk__vulling" width="{}" height="8"/></svg>',
        max(breedte, 1 if waarde else 0),
    )
