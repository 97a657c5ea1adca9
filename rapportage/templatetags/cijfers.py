# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisaties.templatetags.vt_opmaak import getal

register = template.Library()


@register.filter
def met_lijst(vak: Mapping[str, Any]) -> SafeString | str:
    """A number that leads to the rows behind it; made in Python because the page shows hundreds."""
    if not vak["url"]:
        return getal(vak["aantal"])
    return format_html(
        '<a class="utrecht-link utrecht-link--html-a" href="{}">{}</a>', vak["url"], getal(vak["aantal"])
    )
