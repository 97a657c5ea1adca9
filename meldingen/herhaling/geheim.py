# SPDX-License-Identifier: EUPL-1.2
"""Of which meldingen a reader may not know how their melder stands to others, because that tells who reported."""

from django.db.models import Q, QuerySet

from meldingen.bronnen import met_geheime_partij
from meldingen.models import Bekendheid, Casus, Melding
from organisaties.models import Medewerker

NIET_ZICHTBAAR = "niet zichtbaar: een melder is geheim"


def met_geheime_vergelijking(medewerker: Medewerker) -> QuerySet[Melding]:
    """A secret party reported it; or it was compared with a melding that one reported, in a casus the reader sees.

    Either way "the same melder" and "the party that received it" would name a party that he may not know. What he may
    not see at all is no reason to hold something back: that would tell that it exists.
    """
    geheim = met_geheime_partij(medewerker)
    if geheim.query.is_empty():
        return geheim
    casussen = Casus.objects.zichtbaar_voor(medewerker).filter(meldingen__in=geheim)
    vergeleken = Bekendheid.objects.filter(casus__in=casussen, melding__melder_partij__isnull=False)
    return Melding.objects.filter(Q(pk__in=geheim) | Q(pk__in=vergeleken.values("melding")))
