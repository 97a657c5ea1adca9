# SPDX-License-Identifier: EUPL-1.2
"""In which gemeente a family probably lives, by what was typed or is known of it: a proposal, seen before it counts."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError

from organisaties.models import Postcodegebied
from personen.models import Adres, Persoon
from personen.samenvoegen import mens_houdt_adres_geheim
from personen.tekst import schone_postcode

POSTCODE6 = 6


def stel_gemeente_voor(
    plekken: Iterable[tuple[str, str]], bekenden: Iterable[Persoon], *, namen: Mapping[str, str], dag: date
) -> str:
    """The code of a gemeente of `namen` (by its name in small letters), or nothing.

    `plekken` are (postcode, plaats) as typed; after them comes where the known people live, unless that is secret: the
    gemeente of a dossier goes along with its handover.
    """
    for postcode, plaats in plekken:
        if code := _van(postcode, plaats, namen, dag):
            return code
    personen = [persoon.pk for persoon in bekenden]
    if not personen:
        return ""
    adressen = (
        Adres.objects.filter(persoon__in=personen, periode__contains=dag, geheim=False)
        .exclude(mens_houdt_adres_geheim("persoon"))
        .order_by("-pk")
    )
    for gemeente, postcode, plaats in adressen.values_list("gemeente_id", "postcode", "plaats")[:3]:
        if code := gemeente if gemeente in namen.values() else _van(postcode, plaats, namen, dag):
            return code
    return ""


def _van(postcode: str, plaats: str, namen: Mapping[str, str], dag: date) -> str:
    return _van_postcode(postcode, namen, dag) or namen.get(plaats.strip().lower(), "")


def _van_postcode(getypt: str, namen: Mapping[str, str], dag: date) -> str:
    try:
        postcode = schone_postcode(getypt)
    except ValidationError:
        return ""
    if len(postcode) != POSTCODE6:
        return ""
    gebied = Postcodegebied.objects.filter(postcode6=postcode, geldig__contains=dag)
    code = gebied.values_list("buurt__gemeente_id", flat=True).first()
    return code if code is not None and code in namen.values() else ""
