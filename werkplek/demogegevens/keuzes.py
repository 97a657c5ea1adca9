# SPDX-License-Identifier: EUPL-1.2
"""The decks of one region, shared by all its families, so that the shares hold over the whole."""

from datetime import date
from random import Random

from meldingen.werkproces import Besluit

from . import verdelingen as v
from .kaarten import Quotum, Stapel


class Keuzes:
    def __init__(self, rng: Random, gemeenten: dict[str, int]) -> None:
        self.gemeenten = Quotum(gemeenten, rng)
        # When somebody reports is a wish only: a deck of four hundred would take a year to come right.
        self.melders = Stapel(v.MELDERS, rng, open_stapels=1)
        self.systemen = Stapel(v.SYSTEMEN, rng)
        self.voorvallen = Stapel(v.VOORVALLEN, rng)
        self.incidenten = Stapel(v.INCIDENTEN, rng)
        self.maatregelen = Stapel(v.MAATREGELEN, rng)
        self.zwaartes = Stapel(v.ZWAARTES, rng)
        self.vb_dagen = Stapel(v.VB_DAGEN, rng)
        self.direct_dagen = Stapel(v.DIRECT_DAGEN, rng)
        self.dienst_dagen = Stapel(v.DIENST_DAGEN, rng)
        self.antwoorden = Stapel(v.ANTWOORDEN, rng)
        self.veiligheid = Stapel(v.VEILIGHEID, rng)
        self._na_dienst = Stapel(v.NA_DIENST, rng)
        self._na_dienst_2018 = Stapel(v.NA_DIENST_2018, rng)
        self._besluiten = Stapel(v.BESLUITEN, rng)
        self._besluiten_2018 = Stapel(v.BESLUITEN_2018, rng)

    def besluiten(self, ontvangen: date) -> Stapel[Besluit]:
        """The study counted early in 2018; with the protocol of 2019 far more was handed over directly."""
        return self._besluiten if ontvangen >= v.PROTOCOL_2019 else self._besluiten_2018

    def na_dienst(self, ontvangen: date) -> Stapel[bool]:
        """Whether a handover follows the dienst."""
        return self._na_dienst if ontvangen >= v.PROTOCOL_2019 else self._na_dienst_2018
