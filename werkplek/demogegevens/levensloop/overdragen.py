# SPDX-License-Identifier: EUPL-1.2
"""Handing over, the answer, and what happens when it comes back."""

from abc import ABC, abstractmethod
from datetime import datetime, time, timedelta

from dossiers.naspelen.beoordeling import open_dienst
from dossiers.naspelen.monitoring import mist_monitoring
from dossiers.naspelen.overdracht import Grondslag, lees_grondslag
from meldingen.beoordeling import BesluitInvoer
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from meldingen.werkproces import OVERDRACHTSBESLUITEN, Besluit, Dienststatus, Fase
from overdracht.stappen.overdragen import FASEN
from overdracht.werkproces import OPEN, Overdrachtstatus
from werkplek.demogegevens import teksten

from .nazorg import Nazorg

HULP = ("jgz", "maatschappelijk_werk", "bga", "jeugdhulp", "gebiedsteam", "sociaal_domein", "gi", "wijkteam")


class Overdragen(Nazorg, ABC):
    def overdragen(self, nu: datetime, nr: int, poging: int = 1) -> None:
        boek, casus = self.boek, self.boek.casus
        grondslag = lees_grondslag(boek, dag_van(nu))
        if casus["fase"] not in FASEN or not casus["overdracht_nodig"] or grondslag is None:
            return
        if grondslag.melding is not boek.meldingen[nr]:
            return
        if casus["overdracht_wacht"]:
            self._trek_alles_in(nu)
            nu += timedelta(minutes=5)
        eerste = len(boek.overdrachten)
        self._draag_over(nu, grondslag, poging)
        if boek.overdrachten[eerste]["status"] == Overdrachtstatus.MEEGEGEVEN:
            self.zet(self.klok.na_dagen(nu, self.rng.randint(3, 14)), self.betrokkenheid_beeindigen)
            return
        for plaats in range(eerste, len(boek.overdrachten)):
            uitkomst = "aanvaard" if poging > 1 or plaats > eerste or self.regie else self.keuzes.antwoorden.trek()
            self._plan_antwoord(nu, plaats, nr, uitkomst)

    def _draag_over(self, nu: datetime, grondslag: Grondslag, poging: int) -> None:
        client = grondslag.vb["besluit"] == Besluit.OVERDRACHT_CLIENT
        advies = grondslag.advies
        bestemming = advies.bestemming
        code = bestemming.code if bestemming else None
        if code is None or poging > 1 or grondslag.vb["besluit"] == Besluit.OVERDRACHT_HULP:
            code = self._andere_partij(niet=code) or code
        wijkt_af = bestemming is not None and code != bestemming.code
        reden = teksten.NIEUWE_PARTIJ if poging > 1 else teksten.AFWIJKEND
        regel = advies.regel
        partijen: list[str | None] = [None] if client else [code]
        if (
            not client
            and self.gezin.kinderen
            and not self.regie
            and self.rng.random() < 0.12
            and (tweede := self._andere_partij(niet=code))
        ):
            partijen.append(tweede)
        wijze = regel.wijze_id if regel and regel.wijze_id else self.rng.choice(("wijze:schriftelijk", "wijze:warm"))
        self.doe(
            "overdragen",
            nu,
            self.iemand("onderzoeker" if grondslag.moment == "na_dienst" else "beoordelaar"),
            invoer=self.opsteller.overdracht(
                partijen,
                wijze=wijze,
                draagt_zicht=self.regie.draagt_zicht if self.regie else self.rng.random() < 0.8,
                afwijkreden=reden if wijkt_af and not client else "",
            ),
        )

    def _andere_partij(self, *, niet: str | None) -> str | None:
        """Help of the gemeente itself, or else of the whole region; None where there is nobody else."""
        alle = [
            p for p in self.wereld.partijen.values()
            if p.soort_id.removeprefix("partijsoort:") in HULP and p.code != niet
        ]  # fmt: skip
        hier = [p for p in alle if p.gemeente_id == self.boek.casus["gemeente_id"]]
        regio = [p for p in alle if p.gemeente_id is None]
        keuze = hier or regio or alle
        return self.rng.choice(keuze).code if keuze else None

    def _plan_antwoord(self, nu: datetime, plaats: int, nr: int, uitkomst: str) -> None:
        rng = self.rng
        bevestigd = self.klok.na_werkdagen(nu, rng.choice((0, 1, 1, 2)))
        if rng.random() < 0.85:
            self.zet(bevestigd, self.bevestigen, plaats)
        beantwoord = self.klok.na_werkdagen(bevestigd, rng.choice((0, 1, 1, 2)))
        if uitkomst == "geweigerd":
            self.zet(beantwoord, self.weigeren, plaats, nr)
        elif uitkomst == "ingetrokken":
            self.zet(beantwoord, self.intrekken, plaats, nr)
        elif uitkomst == "verlopen":
            self._plan_verlopen(plaats, nr)
        else:
            self.zet(beantwoord, self.aanvaarden, plaats)
        if uitkomst == "teruggelegd":
            self.zet(self.klok.na_dagen(beantwoord, rng.randint(15, 80)), self.terugleggen, plaats, nr)

    def _plan_verlopen(self, plaats: int, nr: int) -> None:
        """The sweep, in the night after the term has passed."""
        termijn = self.boek.open_termijn("aanvaarden", "overdracht", self.boek.overdrachten[plaats])
        if termijn is not None:
            dag = termijn["uiterste_datum"] + timedelta(days=1)
            self.zet(datetime.combine(dag, time(0, 15), tzinfo=TIJDZONE), self.laat_verlopen, plaats, nr)

    def bevestigen(self, nu: datetime, plaats: int) -> None:
        overdracht = self.boek.overdrachten[plaats]
        if overdracht["status"] == Overdrachtstatus.VERZONDEN:
            self.doe("bevestigen", nu, self.iemand_van(overdracht["partij_id"]), plaats)

    def aanvaarden(self, nu: datetime, plaats: int) -> None:
        overdracht = self.boek.overdrachten[plaats]
        if overdracht["status"] not in OPEN:
            return
        self.doe("aanvaarden", nu, self.iemand_van(overdracht["partij_id"]), plaats)
        if mist_monitoring(self.boek, overdracht):
            self.zet_vast(nu + timedelta(minutes=self.rng.randint(1, 15)), self.plannen_na_overdracht, plaats)
        self.zet(self.klok.na_dagen(nu, self.rng.randint(7, 35)), self.betrokkenheid_beeindigen)

    def weigeren(self, nu: datetime, plaats: int, nr: int) -> None:
        overdracht = self.boek.overdrachten[plaats]
        if overdracht["status"] not in OPEN:
            return
        reden, toelichting = self.rng.choice(teksten.WEIGERING)
        wie = self.iemand_van(overdracht["partij_id"])
        self.doe("weigeren", nu, wie, plaats, weigerreden=f"weigerreden:{reden}", toelichting=toelichting)
        self._na_terugkomst(nu, nr)

    def intrekken(self, nu: datetime, plaats: int, nr: int) -> None:
        if self.boek.overdrachten[plaats]["status"] in OPEN:
            self._trek_in(nu, plaats, "verkeerde_partij")
            self._na_terugkomst(nu, nr)

    def _trek_alles_in(self, nu: datetime) -> None:
        for plaats, overdracht in enumerate(self.boek.overdrachten):
            if overdracht["status"] in OPEN:
                self._trek_in(nu, plaats, "nieuwe_melding")

    def _trek_in(self, nu: datetime, plaats: int, reden: str) -> None:
        self.doe("intrekken", nu, self.iemand("beoordelaar"), plaats, intrekreden=f"intrekreden:{reden}")

    def laat_verlopen(self, nu: datetime, plaats: int, nr: int) -> None:
        overdracht = self.boek.overdrachten[plaats]
        termijn = self.boek.open_termijn("aanvaarden", "overdracht", overdracht)
        if overdracht["status"] in OPEN and termijn is not None and termijn["uiterste_datum"] < dag_van(nu):
            self.doe("laat_verlopen", nu, None, plaats)
            self._na_terugkomst(nu, nr)

    def terugleggen(self, nu: datetime, plaats: int, nr: int) -> None:
        overdracht = self.boek.overdrachten[plaats]
        if overdracht["status"] != Overdrachtstatus.AANVAARD:
            return
        reden, toelichting = self.rng.choice(teksten.TERUGGAVE)
        wie = self.iemand_van(overdracht["partij_id"])
        self.doe("terugleggen", nu, wie, plaats, terugmeldreden=f"terugmeldreden:{reden}", toelichting=toelichting)
        self._na_terugkomst(nu, nr)

    def _na_terugkomst(self, nu: datetime, nr: int) -> None:
        """Veilig Thuis tries another party, or decides anew."""
        straks = self.klok.na_werkdagen(nu, self.rng.randint(1, 3))
        if self.rng.random() < 0.75:
            self.zet(straks, self.overdragen, nr, 2)
        else:
            self.zet(straks, self.besluit_herzien, nr)

    def besluit_herzien(self, nu: datetime, nr: int) -> None:
        boek, casus = self.boek, self.boek.casus
        grondslag = lees_grondslag(boek, dag_van(nu))
        if grondslag is None or grondslag.melding is not boek.meldingen[nr] or casus["fase"] != Fase.OVERDRACHT:
            return
        na_dienst = open_dienst(boek, grondslag.melding, Dienststatus.AFGEROND)
        if na_dienst or grondslag.vb["besluit"] not in OVERDRACHTSBESLUITEN:
            self.overdragen(nu, nr, 2)
            return
        if casus["overdracht_wacht"]:
            return
        besluit = BesluitInvoer(besluit=Besluit.VOORWAARDEN_VERVOLG, motivering=teksten.MOTIVERING["vv"])
        self.doe("besluit_herzien", nu, self.iemand("beoordelaar"), nr, besluit=besluit)
        self.plan_dienst(nu, nr, 38)

    @abstractmethod
    def plan_dienst(self, nu: datetime, nr: int, dagen: int) -> None:
        """Plan the dienst that was just decided on; `dagen` is from decision to handover."""
