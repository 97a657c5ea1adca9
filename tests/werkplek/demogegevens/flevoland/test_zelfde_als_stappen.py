# SPDX-License-Identifier: EUPL-1.2
"""The acts of a card leave the very rows that the steps would have left."""

from meldingen.models import Incident
from tests.werkplek.demogegevens.test_zelfde_als_stappen import _eis_gelijk


def _eerste(eisen):
    """One card per wish."""
    over, nummers = list(eisen), set()

    def past(kaart):
        # The steps keep terms; before 2015 there were none.
        if any(dag.year < 2015 for dag in kaart.eerder):
            return False
        vervuld = [eis for eis in over if eis(kaart)]
        for eis in vervuld:
            over.remove(eis)
        if vervuld:
            nummers.add(kaart.nr)
        return bool(vervuld)

    return past, over


def test_kaarten_maken_dezelfde_rijen_als_de_stappen(maak_steekproef):
    past, over = _eerste(
        [
            lambda k: k.besluit == "client",
            lambda k: k.besluit == "onderzoek" and k.overdracht is None,
            lambda k: k.besluit == "lokaal" and k.hermelding,
            lambda k: k.zwaar and k.besluit == "onderzoek",
            lambda k: len(k.momenten) > 2,
            lambda k: k.mda and k.eerder,
            lambda k: k.gemeente == "GM0034" and k.besluit == "hulp",
        ]
    )
    zaken = maak_steekproef(past)
    assert over == []
    for zaak in zaken:
        # Facts without a step.
        zaak.boek.rijen[Incident] = [rij for rij in zaak.boek.rijen[Incident] if rij["gemeld_via"] == "melding"]
    _eis_gelijk(zaken)


def test_een_kaart_geeft_twee_keer_hetzelfde(maak_steekproef):
    een, ander = ([zaak.daden for zaak in maak_steekproef(lambda kaart: kaart.nr < 12)] for _ in range(2))
    assert een == ander
