# SPDX-License-Identifier: EUPL-1.2
"""The template tags of the design system: `{% load vt %}`. How to use each: docs/ontwerpsysteem.md."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify

from organisaties.templatetags import vt_grafiek, vt_iconen, vt_klein, vt_opmaak, vt_velden

register = template.Library()

register.filter("dag", vt_opmaak.dag)
register.filter("dag_voluit", vt_opmaak.dag_voluit)
register.filter("moment", vt_opmaak.moment)
register.filter("getal", vt_opmaak.getal)
register.simple_tag(vt_iconen.svg, name="icoon")
register.simple_tag(vt_klein.statusbadge)
register.simple_tag(vt_klein.ingelezen)
register.simple_tag(vt_klein.termijnbadge)
register.simple_tag(vt_klein.compleetheid)
register.simple_tag(vt_klein.knop)
register.simple_tag(vt_klein.knoplink)
register.simple_tag(vt_klein.balk)

ONDERDELEN = "_onderdelen"
MEDEDELINGEN = {
    "info": ("info", "info", "Ter informatie"),
    "goed": ("ok", "vink", "Gelukt"),
    "let-op": ("warning", "let-op", "Let op"),
    "fout": ("error", "fout", "Fout"),
}


def _onderdeel(naam: str, **gegevens: Any) -> SafeString:
    return render_to_string(f"{ONDERDELEN}/{naam}.html", gegevens)


@register.filter
def geboren(wie: Any) -> str:
    """The birth date of a person, or of anything with `geboortedatum` and `geboortedatum_precisie`."""
    return vt_opmaak.geboren(wie.geboortedatum, wie.geboortedatum_precisie)


@register.filter
def geleden(waarde: date | datetime | None, nu: datetime | None = None) -> str:
    """Relative time; pass the view's `nu` so that one page has one now."""
    return vt_opmaak.relatief(waarde, nu or timezone.now())


@register.inclusion_tag(f"{ONDERDELEN}/navigatie.html", takes_context=True)
def navigatie(context: Context) -> dict[str, Any]:
    """The main menu from the variable `navigatie`: list of {url, tekst, actief, aantal}."""
    return {"items": context.get("navigatie") or []}


@register.inclusion_tag(f"{ONDERDELEN}/veld.html")
def veld(bound: BoundField, **opties: Any) -> Mapping[str, Any]:
    """One field: label, help, error and control. Options: label, uitleg, breedte; the rest are attributes."""
    return vt_velden.gegevens(bound, **opties)


@register.inclusion_tag(f"{ONDERDELEN}/foutoverzicht.html")
def foutoverzicht(form: forms.BaseForm | None) -> dict[str, Any]:
    """The errors of a form at the top, each a link to its field."""
    if form is None or not form.errors:
        return {"fouten": []}
    return {
        "algemeen": form.non_field_errors(),
        "fouten": [
            {"doel": regel.id_for_label or f"{regel.auto_id}_0", "label": regel.label, "tekst": fout}
            for regel in form
            for fout in regel.errors
        ],
        "verborgen": [fout for regel in form.hidden_fields() for fout in regel.errors],
        "zichtbaar": True,
    }


@register.simple_block_tag(takes_context=True)
def formulier(
    context: Context,
    content: str,
    form: forms.BaseForm | None = None,
    *,
    actie: str = "",
    methode: str = "post",
    token: Any = None,
    versie: Any = None,
    bewaak: bool = True,
    **kenmerken: Any,
) -> SafeString:
    """A form with its error summary, CSRF, hidden fields, token and versie around the block."""
    eigen = form.fields if form else {}
    return _onderdeel(
        "formulier",
        form=form,
        inhoud=content,
        actie=actie,
        methode=methode,
        token=None if "token" in eigen else token,
        versie=None if "versie" in eigen else versie,
        bewaak=bewaak and methode == "post",
        bestanden=bool(form and form.is_multipart()),
        kenmerken=vt_velden.plat(kenmerken),
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag
def veldgroep(content: str, titel: str, *, uitleg: str = "", kolommen: int = 1) -> SafeString:
    """Fields that belong together, as a fieldset; `kolommen` 2 or 3 puts them beside each other."""
    return _onderdeel("veldgroep", inhoud=content, titel=titel, uitleg=uitleg, kolommen=kolommen)


@register.simple_block_tag
def sectie(content: str, titel: str, *, anker: str = "", toestand: str = "", uitleg: str = "") -> SafeString:
    """A titled panel of a long page, with its completeness mark when `toestand` is given."""
    return _onderdeel(
        "sectie",
        inhoud=content,
        titel=titel,
        anker=anker or slugify(titel),
        toestand=toestand,
        uitleg=uitleg,
    )


@register.simple_block_tag
def tabel(content: str, titel: str, *, kaarten: bool = True, toon_titel: bool = False) -> SafeString:
    """thead and tbody in a captioned table; on a phone cards (each td has data-kop) or a scroll region."""
    return _onderdeel("tabel", inhoud=content, titel=titel, kaarten=kaarten, toon_titel=toon_titel)


@register.simple_block_tag
def mededeling(content: str, soort: str = "info", *, titel: str = "", rol: str = "") -> SafeString:
    """A message in the page; `rol` 'alert' or 'status' when it appears because of an act."""
    variant, icoon, woord = MEDEDELINGEN[soort]
    return _onderdeel("mededeling", inhoud=content, variant=variant, icoon=icoon, woord=woord, titel=titel, rol=rol)


@register.simple_block_tag
def kop(
    content: str,
    titel: str,
    *,
    kruimels: Iterable[Sequence[str]] = (),
    bovenkop: str = "",
    ondertitel: str = "",
    herkomst: str = "",
    merken: Iterable[str] = (),
) -> SafeString:
    """The head of a page: breadcrumbs, h1, subtitle, badges (where it came from, other words); the block holds the
    actions.
    """
    return _onderdeel(
        "kop",
        acties=content if content.strip() else "",
        titel=titel,
        kruimels=kruimels,
        bovenkop=bovenkop,
        ondertitel=ondertitel,
        merken=[*([vt_klein.INGELEZEN] if vt_klein.ingelezen(herkomst) else []), *merken],
    )


@register.simple_block_tag
def bevestig(content: str, knoptekst: str, *, titel: str = "", soort: str = "secundair") -> SafeString:
    """A button that first opens a panel with what will happen and the form that does it."""
    return _onderdeel(
        "bevestig", inhoud=content, knoptekst=knoptekst, titel=titel or knoptekst, klasse=vt_klein.KNOPPEN[soort]
    )


@register.inclusion_tag(f"{ONDERDELEN}/kenmerken.html")
def kenmerken(paren: Iterable[Sequence[Any]], *, kolommen: int = 1) -> dict[str, Any]:
    """A description list of (label, value); an empty value shows as 'onbekend'."""
    return {"paren": list(paren), "kolommen": kolommen}


@register.inclusion_tag(f"{ONDERDELEN}/tijdlijn.html")
def tijdlijn(gebeurtenissen: Iterable[Any], *, nu: datetime | None = None) -> dict[str, Any]:
    """Events grouped per day, in the order given. Each: moment, soort, titel, tekst, wie, url, badge, correctie,
    herkomst."""
    return {"dagen": vt_opmaak.per_dag(gebeurtenissen), "nu": nu or timezone.now()}


@register.inclusion_tag(f"{ONDERDELEN}/staafgrafiek.html")
def staafgrafiek(
    rijen: Sequence[Any],
    reeksen: Sequence[str],
    *,
    titel: str,
    kop_label: str = "Week",
    toelichting: str = "",
) -> dict[str, Any]:
    """Stacked bars with the same figures in a table beside them.

    Row: label, waarden (one per series) and, to click through, url and urls (one per value, None for none).
    """
    return vt_grafiek.staven(rijen) | {
        "rijen": [vt_grafiek.tabelrij(rij) for rij in rijen],
        "reeksen": list(reeksen),
        "titel": titel,
        "kop_label": kop_label,
        "toelichting": toelichting,
        "id": slugify(titel),
    }
