# SPDX-License-Identifier: EUPL-1.2
"""What the template of one form field needs: label, help, error, control and their connections."""

from typing import Any, TypedDict

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from organisaties.datumveld import DatumVeld

UITLEG_DATUM = "dd-mm-jjjj"
UITLEG_DATUMVELD = "dd-mm-jjjj, of vandaag"


class Optie(TypedDict):
    invoer: SafeString
    label: str
    id: str


class VeldGegevens(TypedDict):
    veld: BoundField
    soort: str
    label: str
    uitleg: str
    fouten: list[str]
    breedte: str
    invoer: SafeString | str
    opties: list[Optie]
    kenmerk: str
    keuzelijst: str
    teller: int | None


def als_attributen(kenmerken: dict[str, Any]) -> dict[str, Any]:
    """Template arguments as HTML attributes: hx_post becomes hx-post, klasse becomes class; False removes one."""
    return {
        ("class" if naam == "klasse" else naam.rstrip("_").replace("_", "-")): waarde
        for naam, waarde in kenmerken.items()
        if waarde is not None and waarde != ""
    }


def plat(kenmerken: dict[str, Any]) -> str:
    """Those attributes as escaped text, with a leading space for each."""
    return flatatt(als_attributen(kenmerken))


def soort_van(veld: BoundField) -> str:
    invoer = veld.field.widget
    if isinstance(invoer, forms.CheckboxSelectMultiple):
        return "vinkjes"
    if isinstance(invoer, forms.RadioSelect):
        return "keuze"
    if isinstance(invoer, forms.CheckboxInput):
        return "vinkje"
    if isinstance(invoer, forms.Select):
        return "lijst"
    if isinstance(invoer, forms.Textarea):
        return "tekstvak"
    if isinstance(veld.field, forms.DateField):
        return "datum"
    return "tekst"


def gegevens(
    veld: BoundField,
    *,
    label: str = "",
    uitleg: str = "",
    breedte: str = "",
    **kenmerken: Any,
) -> VeldGegevens:
    """Everything `_onderdelen/veld.html` shows. `kenmerken` become attributes of the control."""
    soort = soort_van(veld)
    hulp = uitleg or str(veld.help_text or "") or (_datumhulp(veld) if soort == "datum" else "")
    fouten = [str(fout) for fout in veld.errors]
    attributen = als_attributen(kenmerken) | _verwijzingen(veld, hulp, fouten)
    maximum = getattr(veld.field, "max_length", None) if soort == "tekstvak" else None
    meervoudig = soort in ("keuze", "vinkjes")
    return {
        "veld": veld,
        "soort": soort,
        "label": label or str(veld.label or ""),
        "uitleg": hulp,
        "fouten": fouten,
        "breedte": breedte or ("datum" if soort == "datum" else ""),
        "invoer": "" if meervoudig else _invoer(veld, soort, attributen, maximum),
        "opties": _opties(veld, soort, attributen) if meervoudig else [],
        "kenmerk": _kenmerk(veld),
        "keuzelijst": " ".join(f"{veld.auto_id}-{deel}" for deel in _delen(hulp, fouten)),
        "teller": maximum,
    }


def _datumhulp(veld: BoundField) -> str:
    """Only a DatumVeld reads words, and a day of birth is never today."""
    veldsoort = veld.field
    return UITLEG_DATUMVELD if isinstance(veldsoort, DatumVeld) and not veldsoort.verleden else UITLEG_DATUM


def _delen(hulp: str, fouten: list[str]) -> list[str]:
    return (["uitleg"] if hulp else []) + (["fout"] if fouten else [])


def _verwijzingen(veld: BoundField, hulp: str, fouten: list[str]) -> dict[str, Any]:
    delen = _delen(hulp, fouten)
    if not delen:
        return {}
    return {"aria-describedby": " ".join(f"{veld.auto_id}-{deel}" for deel in delen)}


def _kenmerk(veld: BoundField) -> str:
    """'niet verplicht' beside optional fields; a form that is mostly optional marks the others.

    A form says so with the attribute `markering`: "niet verplicht" (default), "verplicht" or "geen".
    """
    markering = getattr(veld.form, "markering", "niet verplicht")
    if markering == "geen" or veld.field.disabled:
        return ""
    if markering == "verplicht":
        return "verplicht" if veld.field.required else ""
    return "" if veld.field.required else "niet verplicht"


def _invoer(veld: BoundField, soort: str, attributen: dict[str, Any], maximum: int | None) -> SafeString:
    klasse = {
        "tekstvak": "utrecht-textarea utrecht-textarea--html-textarea",
        "lijst": "utrecht-select utrecht-select--html-select",
        "vinkje": "utrecht-checkbox utrecht-checkbox--html-input",
    }.get(soort, "utrecht-textbox utrecht-textbox--html-input")
    if veld.errors:
        klasse += f" {klasse.split()[0]}--invalid"
    if soort == "datum":
        attributen = {"inputmode": "numeric", "autocomplete": "off"} | attributen
    if maximum:
        attributen = attributen | {"data-vt-teller": f"{veld.auto_id}-teller"}
    eigen = veld.field.widget.attrs.get("class", "")
    extra = attributen.pop("class", "")
    return veld.as_widget(attrs=attributen | {"class": " ".join(filter(None, (klasse, eigen, extra)))})


def _opties(veld: BoundField, soort: str, attributen: dict[str, Any]) -> list[Optie]:
    blok = "utrecht-radio-button" if soort == "keuze" else "utrecht-checkbox"
    attributen = {k: v for k, v in attributen.items() if k != "aria-describedby"}
    opties: list[Optie] = []
    for deel in veld.subwidgets:
        deel.data["attrs"] |= attributen | {"class": f"{blok} {blok}--html-input"}
        # The fieldset carries the error; required on one radio says nothing to the user.
        deel.data["attrs"].pop("required", None)
        opties.append(
            {
                "invoer": deel.tag(),
                "label": str(deel.choice_label),
                "id": deel.id_for_label,
            }
        )
    return opties
