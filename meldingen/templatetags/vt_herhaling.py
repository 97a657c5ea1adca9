# SPDX-License-Identifier: EUPL-1.2
"""The badges of a repeat on every list of Veilig Thuis's own staff: `{% load vt_herhaling %}`.

They read columns that the row has already. Somebody of a party never gets them, whatever page they end up on.
"""

from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meldingen.herhaling.geschiedenis import Drempels, lange_geschiedenis
from meldingen.werkproces import Cbs
from organisaties.templatetags.vt_klein import statusbadge

register = template.Library()

# Short enough for a row; what it means in full is on the page of the melding.
KORT = {
    Cbs.EERSTE: "1e melding",
    Cbs.HERMELDING_MEER: "hermelding, meer bekend",
    Cbs.HERMELDING_EEN: "hermelding, één bekend",
    Cbs.VERVOLG_TIJDENS_VB: "vervolg tijdens VB",
    Cbs.VERVOLG_NA_VB: "vervolg na VB",
    Cbs.VERVOLG_MONITORING: "vervolg in monitoring",
}


@register.simple_tag(takes_context=True)
def geschiedenis(context: Context, aantal: int | None, eerste_op: date | None) -> SafeString:
    """'lang bekend: 4 eerdere sinds 2019' where the history is long by one of the two definitions; else nothing."""
    organisatie = _organisatie(context)
    if organisatie is None or not aantal or eerste_op is None:
        return SafeString("")
    drempels = Drempels(organisatie.drempel_meldingen, organisatie.drempel_jaren)
    redenen = lange_geschiedenis(aantal, eerste_op, drempels, timezone.localdate())
    if not redenen:
        return SafeString("")
    badge = statusbadge("let-op", f"lang bekend: {aantal} {_eerdere(aantal)} sinds {eerste_op.year}")
    return format_html(' <span title="{}">{}</span>', "; ".join(redenen).capitalize(), badge)


@register.simple_tag(takes_context=True)
def soort_melding(context: Context, cbs: str | None) -> SafeString:
    """The kind of melding by CBS; nothing while it is not computed."""
    if _organisatie(context) is None or not cbs:
        return SafeString("")
    return format_html(" {}", statusbadge("neutraal", f"CBS: {KORT[Cbs(cbs)]}"))


def _eerdere(aantal: int) -> str:
    return "eerdere melding" if aantal == 1 else "eerdere meldingen"


def _organisatie(context: Context) -> Any:
    """Whose list it is; None for a party and for nobody."""
    gebruiker = getattr(context.get("request"), "user", None)
    return getattr(gebruiker, "vt_organisatie", None)
