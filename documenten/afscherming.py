# SPDX-License-Identifier: EUPL-1.2
"""Whether what belongs to a melding would tell who its source is, unless somebody says otherwise."""

from django.db.models import Case, Exists, OuterRef, When
from django.db.models.functions import Coalesce

from meldingen.bronnen import BEKEND
from meldingen.models import Bron, Casus, Melding
from meldingen.querysets import BronQuerySet


def van_geheime_bron() -> Coalesce:
    """Of a row of documents, when it is read: what somebody said, or else whether a source of it is secret."""
    van_melding = Exists(_geheim().filter(melding=OuterRef("melding")))
    van_casus = Exists(_geheim().filter(melding__casus=OuterRef("casus")))
    return Coalesce("uit_afgeschermde_bron", Case(When(melding__isnull=False, then=van_melding), default=van_casus))


def blijft_bron_geheim(casus: Casus, melding: Melding | None) -> bool:
    """Of this melding, or of any melding of the casus: then a new document counts as from a shielded source."""
    return (_geheim().filter(melding=melding) if melding else _geheim().filter(melding__casus=casus)).exists()


def _geheim() -> BronQuerySet:
    return Bron.objects.exclude(onthulling__in=BEKEND)
