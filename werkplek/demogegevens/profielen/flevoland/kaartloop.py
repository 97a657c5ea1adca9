# SPDX-License-Identifier: EUPL-1.2
"""The life course of a card: every act on the day that the card says, so that counts and means come out exactly."""

from datetime import date, datetime, time, timedelta

from dossiers.daden import Daad
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from werkplek.demogegevens.verdelingen import Voorval

from .kaartdaden import Kaartdaden


class Kaartloop(Kaartdaden):
    def speel(self) -> list[Daad]:
        for nr, dag in enumerate(self.kaart.eerder):
            self._zet_eerdere(nr, dag)
        self._zet_steekproef(len(self.kaart.eerder))
        if self.kaart.hermelding:
            self._zet_hermelding(len(self.kaart.eerder) + 1, self.kaart.hermelding)
        self.werk_af()
        return self.daden

    def _zet_eerdere(self, nr: int, dag: date) -> None:
        """Received, assessed and handed over, closed a few weeks later."""
        kind = nr > 0 and nr == len(self.kaart.eerder) - 1
        voorval = self.invoer.eerder_voorval(dag, kind=kind)
        ontvangen = self._zet_melding(nr, dag, "politie", voorval, dag - timedelta(days=self.rng.choice((0, 0, 1, 2))))
        besluit = self.klok.na_dagen(ontvangen, self.rng.choice((1, 2, 3, 4)))
        self._zet_beoordeling(nr, besluit, "lokaal")
        over = self.klok.na_dagen(besluit, self.rng.choice((1, 2, 3)))
        self.zet_vast(over, self.overdragen, "lokaal")
        self._zet_antwoord(over)

    def _zet_steekproef(self, nr: int) -> None:
        kaart = self.kaart
        ontvangen = self._zet_melding(nr, kaart.ontvangen, kaart.melder, kaart.voorval, kaart.incident)
        besluit = self.klok.kantoor(kaart.na_ontvangst(kaart.vb), ontvangen + timedelta(minutes=90))
        self._zet_beoordeling(nr, besluit, kaart.besluit)
        over = besluit
        if kaart.besluit == "onderzoek":
            self.zet_vast(self.klok.na_dagen(besluit, self.rng.randint(1, 3)), self.dienst_starten)
        if kaart.overdracht is None:
            return
        over = self.klok.kantoor(kaart.na_ontvangst(kaart.overdracht), besluit)
        if kaart.besluit == "onderzoek":
            self.zet_vast(over - timedelta(minutes=5), self.dienst_afronden)
        self.zet_vast(over, self.overdragen, kaart.besluit)
        self._zet_antwoord(over)
        for plaats, dag in enumerate(kaart.momenten):
            moment = self.klok.kantoor(dag)
            if 0 < plaats < len(kaart.momenten) - 1:
                self.zet_vast(moment - timedelta(days=7), self.extra_moment, dag)
            self.zet_vast(moment, self.moment_vastleggen, plaats)

    def _zet_hermelding(self, nr: int, dag: date) -> None:
        incident = dag - timedelta(days=1)
        ontvangen = self._zet_melding(nr, dag, self.kaart.melder, self.kaart.voorval, incident)
        besluit = self.klok.na_dagen(ontvangen, self.rng.choice((1, 2, 3)))
        self._zet_beoordeling(nr, besluit, "hulp")
        over = self.klok.na_dagen(besluit, self.rng.choice((1, 2, 3)))
        self.zet_vast(over, self.overdragen, "hulp")
        self._zet_antwoord(over)

    def _zet_melding(self, nr: int, dag: date, groep: str, voorval: Voorval, incident: date | None) -> datetime:
        """The police by night or day, others in the morning, so that a decision may fall on the same day."""
        uur = self.rng.randint(0, 9) if groep == "politie" else 9
        ontvangen = datetime.combine(dag, time(uur, self.rng.randint(0, 59)), tzinfo=TIJDZONE)
        nu = ontvangen + timedelta(minutes=self.rng.randint(10, 60))
        self.zet_vast(nu, self.registreren, nr, ontvangen, groep, voorval, incident)
        return ontvangen

    def _zet_beoordeling(self, nr: int, besluit: datetime, keuze: str) -> None:
        self.zet_vast(besluit - timedelta(minutes=30), self.in_beoordeling_nemen, nr)
        self.zet_vast(besluit, self.beoordelen, nr, keuze)
        self.zet_vast(self.klok.na_dagen(besluit, self.rng.randint(3, 9)), self.informeren, nr)

    def _zet_antwoord(self, over: datetime) -> None:
        """Confirmed and accepted; closed when nothing else was planned for this casus."""
        bevestigd = self.klok.na_werkdagen(over, 1)
        aanvaard = self.klok.na_werkdagen(bevestigd, 1)
        self.zet_vast(bevestigd, self.bevestigen)
        self.zet_vast(aanvaard, self.aanvaarden)
        monitort = bool(self.kaart.momenten) and dag_van(over) >= self.kaart.ontvangen
        laatste = self.kaart.momenten[-1] if monitort else dag_van(aanvaard)
        einde = self.klok.kantoor(max(laatste, dag_van(aanvaard)) + timedelta(days=12))
        self.zet_vast(einde, self.sluiten)
