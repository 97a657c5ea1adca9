# SPDX-License-Identifier: EUPL-1.2
"""Own line icons on a 16 by 16 grid, drawn in currentColor; always beside words, never alone."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

PADEN = {
    "adres": "M8 14.5S3 9.9 3 6.5a5 5 0 0 1 10 0c0 3.4-5 8-5 8ZM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z",
    "advies": "M2 3h12v8H8l-3.5 3v-3H2ZM5 6h6M5 8.3h4",
    "agenda": "M2.5 3.5h11v10h-11ZM2.5 6.5h11M5.5 2v3M10.5 2v3",
    "beoordeling": "M4 2.5h8v11H4ZM6 1.8h4v1.6H6ZM6 8.4l1.4 1.4L10.4 6.8",
    "bericht": "M2 3.5h12v9H2ZM2.3 4l5.7 4.5L13.7 4",
    "bron": "M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8ZM2.8 13.8c.4-2.6 2.5-4 5.2-4s4.8 1.4 5.2 4",
    "chevron": "M6 3.5 10.5 8 6 12.5",
    "document": "M4 1.8h5.5L12.5 5v9.2H4ZM9.3 2v3.2h3M6 8h4.5M6 10.5h4.5",
    "fout": "M8 1.8 14.2 8 8 14.2 1.8 8ZM8 5v3.6M8 10.6v.6",
    "gesprek": "M2 3h9v6.5H6L3.5 12V9.5H2ZM5 12h4.5l3 2.5V12H14V5.5h-3",
    "huis": "M2 8l6-5.5L14 8M3.8 6.6v7h8.4v-7M6.6 13.6V9.8h2.8v3.8",
    "info": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 7.2v4M8 4.8v.6",
    "incident": "M9 1.5 3.5 9H7.5L6.8 14.5 12.5 7H8.5Z",
    "klok": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.6V8l2.3 1.7",
    "kruis": "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "leeg": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4Z",
    "let-op": "M8 2 14.6 13.6H1.4ZM8 6.4v3.2M8 11.3v.6",
    "melding": "M3 11.5h10l-1.3-2V6.6a3.7 3.7 0 0 0-7.4 0v2.9ZM6.6 13.6a1.5 1.5 0 0 0 2.8 0",
    "menu": "M2 4.5h12M2 8h12M2 11.5h12",
    "monitoring": "M1.5 8h3l1.7-4.5 3 9L11 8h3.5",
    "onvolledig": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 1.8v12.4M8 5h5.3M8 8h6.2M8 11h5.3",
    "oog": "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
    "oog-dicht": "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM2.5 13.5l11-11",
    "overdracht": "M1.8 5.5h10.5M9.5 2.5l3 3-3 3M14.2 10.5H3.7M6.5 7.8l-3 2.8 3 2.9",
    "pauze": "M5.5 3v10M10.5 3v10",
    "pijl": "M2.5 8h10.5M9 4l4 4-4 4",
    "plus": "M8 3v10M3 8h10",
    "print": "M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7Z",
    "slot": "M3.5 7.5h9v6.5h-9ZM5.3 7.3V5a2.7 2.7 0 0 1 5.4 0v2.3M8 10v1.6",
    "toets": "M1.5 4h13v8.5h-13ZM4 7h.6M7.2 7h.6M10.4 7h.6M4.5 10h7",
    "uitgang": "M6.5 2H3v12h3.5M6 8h8M11 5l3 3-3 3",
    "vink": "M2.8 8.6l3.4 3.6 7-8",
    "zoek": "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.7 3.7",
}


def _teken(naam: str, pad: str) -> SafeString:
    return format_html(
        '<svg class="vt-icoon vt-icoon--{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        naam,
        pad,
    )


# Drawn once: a list shows hundreds.
TEKENS = {naam: _teken(naam, pad) for naam, pad in PADEN.items()}


def svg(naam: str) -> SafeString:
    """The icon, hidden from assistive technology; an unknown name draws the neutral circle."""
    return TEKENS.get(naam) or TEKENS["leeg"]
