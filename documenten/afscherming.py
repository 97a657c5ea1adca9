# SPDX-License-Identifier: EUPL-1.2
"""Whether what belongs to a melding would tell who its source is, unless somebody says otherwise."""

from meldingen.models import Bron, Casus, Melding

# Whoever told it stays unknown to the family.
GEHEIM = ("onthulling:geheim_professional", "onthulling:geheim_omstander")


def blijft_bron_geheim(casus: Casus, melding: Melding | None) -> bool:
    """Of this melding, or of any melding of the casus: then a new document counts as from a shielded source."""
    bronnen = Bron.objects.filter(onthulling__in=GEHEIM)
    return bronnen.filter(melding=melding).exists() if melding else bronnen.filter(melding__casus=casus).exists()
