# SPDX-License-Identifier: EUPL-1.2
"""The light life course of one family: reported, assessed, closed or given along; and then perhaps reported again."""

from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from psycopg2.extras import DateRange

from dossiers.daden import Daad
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.stappen import speel_na
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Besluit
from personen.models import Relatie
from werkplek.demogegevens.klok import Klok

from .gezinsplan import Ontvangst
from .huishouden import Huishouden
from .opstellen import Opsteller

# Assumed: the study prints no decision. Both end without a party, so that a casus stays small.
MEE_MET_GEZIN: Final = 1 / 3


class Zaak:
    def __init__(self, boek: Boek, opsteller: Opsteller, rng: Random) -> None:
        self.boek, self.opsteller, self.rng = boek, opsteller, rng
        self.klok = Klok(boek.wereld.instelling.kalender, rng)
        self.daden: list[Daad] = []

    def speel(self, ontvangsten: list[Ontvangst]) -> list[Daad]:
        """All acts, in the order in which they were done; the next melding comes after the last act of this one."""
        for nr, ontvangst in enumerate(ontvangsten):
            self._behandel(nr, ontvangst)
        leg_banden_vast(self.boek, self.opsteller.huishouden)
        return self.daden

    def _behandel(self, nr: int, ontvangst: Ontvangst) -> None:
        rng, klok = self.rng, self.klok
        nu = ontvangst.op + timedelta(minutes=rng.randint(5, 55))
        self._doe("registreren", nu, "frontoffice", -1, invoer=self.opsteller.melding(ontvangst, eerste=nr == 0))
        beoordelaar = rng.choice(self.boek.wereld.staf["beoordelaar"])
        nu = klok.na_werkdagen(nu, 0)
        self._doe_als(beoordelaar, "in_beoordeling_nemen", nu, nr)
        nu = klok.na_werkdagen(nu, 0 if ontvangst.crisis else rng.choice((0, 1, 1, 2, 3, 4)))
        besluit = self._kies_besluit(nu)
        self._doe_als(
            beoordelaar,
            "beoordelen",
            nu,
            nr,
            invoer=self.opsteller.beoordeling(ontvangst, nr),
            besluit=self.opsteller.besluit(besluit),
        )
        nu = klok.na_werkdagen(nu, rng.randint(0, 4))
        self._doe_als(beoordelaar, "informeren", nu, nr, op=dag_van(nu))
        if besluit == Besluit.OVERDRACHT_CLIENT:
            nu = klok.na_werkdagen(nu, rng.randint(0, 2))
            self._doe_als(beoordelaar, "overdragen", nu, invoer=self.opsteller.meegeven())
            nu = klok.na_dagen(nu, rng.randint(3, 14))
            self._doe("betrokkenheid_beeindigen", nu, "onderzoeker", -1, afsluitreden="afsluitreden:clientsysteem")

    def _kies_besluit(self, nu: datetime) -> Besluit:
        """Where the gemeente agreed to monitoring after every handover, there is none: that would never be done."""
        afspraak = self.boek.wereld.afspraak_op(self.boek.casus["gemeente_id"], dag_van(nu))
        if (afspraak and afspraak.afspraak.monitoring_na_overdracht) or self.rng.random() >= MEE_MET_GEZIN:
            return Besluit.EINDE_BEMOEIENIS
        return Besluit.OVERDRACHT_CLIENT

    def _doe(self, stap: str, nu: datetime, rol: str, plaats: int, **met: Any) -> None:
        self._doe_als(self.rng.choice(self.boek.wereld.staf[rol]), stap, nu, plaats, **met)

    def _doe_als(self, wie: int, stap: str, nu: datetime, plaats: int = -1, **met: Any) -> None:
        daad = Daad(stap, nu, wie, plaats, met)
        self.daden.append(daad)
        speel_na(self.boek, daad)


def leg_banden_vast(boek: Boek, huishouden: Huishouden) -> None:
    """No step writes these yet."""
    for band in huishouden.banden:
        boek.rij(
            Relatie,
            persoon_id=boek.personen[band.persoon]["id"],
            verwant_id=boek.personen[band.verwant]["id"],
            soort_id=band.soort,
            periode=DateRange(None, None),
        )
