# SPDX-License-Identifier: EUPL-1.2
"""Monitoring, the end of an involvement, closing and reopening."""

from datetime import date, datetime, timedelta
from typing import Final

from dossiers.naspelen.monitoring import (
    afgeronde_overdrachten,
    mist_monitoring,
    te_plannen_na_einde,
)
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase, Zichthouder
from monitoring.werkproces import Momentsoort, Momentstatus, Vervolg
from overdracht.werkproces import Overdrachtstatus
from werkplek.demogegevens import teksten
from werkplek.demogegevens.feiten import leg_incidenten_vast, leg_zorg_vast

from .verloop import Verloop

# Days after the planned day that a moment is held: mostly in time.
MOMENTDAGEN: Final = (-6, -4, -3, -2, -2, -1, -1, 0, 0, 0, 1, 2, 6, 15)


class Nazorg(Verloop):
    _gevolgd = 0

    def volg_momenten(self) -> None:
        """Plan the work of the moments that were just planned."""
        for plaats in range(self._gevolgd, len(self.boek.momenten)):
            dag: date = self.boek.momenten[plaats]["gepland_op"] + timedelta(days=self.rng.choice(MOMENTDAGEN))
            self.zet(self.klok.kantoor(dag), self.moment_vastleggen, plaats)
        self._gevolgd = len(self.boek.momenten)

    def plannen_na_overdracht(self, nu: datetime, plaats: int) -> None:
        """The sweep of every quarter of an hour."""
        if mist_monitoring(self.boek, self.boek.overdrachten[plaats]):
            self.doe("plannen_na_overdracht", nu, None, plaats)
            self.volg_momenten()

    def moment_vastleggen(self, nu: datetime, plaats: int) -> None:
        moment = self.boek.momenten[plaats]
        if moment["status"] != Momentstatus.GEPLAND:
            return
        vervolg = Vervolg.GEEN
        if self.regie and "ambtshalve_melden" in self.regie.stappen:
            vervolg = Vervolg.AMBTSHALVE
        elif moment["soort"] != Momentsoort.EXTRA and self.rng.random() < 0.07:
            vervolg = Vervolg.EXTRA_MOMENT
        veiligheid = "onveilig" if vervolg == Vervolg.AMBTSHALVE else self.keuzes.veiligheid.trek()
        incidenten = self._nieuwe_incidenten(dag_van(nu)) if veiligheid != "veilig" else []
        invoer = self.opsteller.moment(dag_van(nu), veiligheid, vervolg=vervolg, incidenten=len(incidenten))
        self.doe("moment_vastleggen", nu, self.iemand("onderzoeker"), plaats, invoer=invoer)
        leg_incidenten_vast(self.boek, incidenten, "monitoring", nu)
        if invoer.nieuwe_zorgen:
            leg_zorg_vast(self.boek, dag_van(nu) - timedelta(days=self.rng.randint(0, 40)), nu)
        self.volg_momenten()
        if not any(m["status"] == Momentstatus.GEPLAND for m in self.boek.momenten):
            self.zet(self.klok.na_werkdagen(nu, self.rng.randint(1, 9)), self.afsluiten)

    def _nieuwe_incidenten(self, dag: date) -> list[date]:
        dagen = {dag - timedelta(days=self.rng.randint(1, 75)) for _ in range(self.rng.choice((0, 1, 1, 2, 3)))}
        return [nieuw for nieuw in sorted(dagen) if self.geschiedenis.neem_op(nieuw)]

    def extra_moment(self, nu: datetime) -> None:
        datum = dag_van(nu) + timedelta(days=self.rng.randint(3, 21))
        reden = "De hulpverlener vraagt of wij nog eens willen bellen."
        self.doe("extra_moment", nu, self.iemand("onderzoeker"), datum=datum, reden=reden)
        self.volg_momenten()

    def betrokkenheid_beeindigen(self, nu: datetime) -> None:
        boek, casus = self.boek, self.boek.casus
        afgerond = afgeronde_overdrachten(boek)
        blijft = casus["monitoring_loopt"] or te_plannen_na_einde(boek, nu) is not None
        bij_partij = casus["zicht_houder"] == Zichthouder.PARTIJ
        kan = (
            casus["fase"] in (Fase.OVERDRACHT, Fase.OVERGEDRAGEN)
            and not casus["overdracht_wacht"]
            and afgerond
            # With zicht at a party and monitoring by us, there is nothing to end yet.
            and not (bij_partij and blijft)
        )
        if not kan:
            return
        client = all(o["status"] == Overdrachtstatus.MEEGEGEVEN for o in afgerond)
        reden = f"afsluitreden:{'clientsysteem' if client else 'overgedragen'}"
        self.doe("betrokkenheid_beeindigen", nu, self.iemand("onderzoeker"), afsluitreden=reden)
        self.volg_momenten()
        self._misschien_heropenen(nu)

    def afsluiten(self, nu: datetime) -> None:
        boek, casus = self.boek, self.boek.casus
        if (
            casus["fase"] not in (Fase.MONITORING, Fase.OVERGEDRAGEN)
            or not casus["monitoring_loopt"]
            or casus["overdracht_wacht"]
            or any(m["status"] == Momentstatus.GEPLAND for m in boek.momenten)
        ):
            return
        vastgelegd = [m for m in boek.momenten if m["status"] == Momentstatus.VASTGELEGD]
        laatste = max(vastgelegd, key=lambda m: (m["uitgevoerd_op"], m["id"]), default=None)
        veilig = laatste is not None and laatste["veiligheid_id"] == "veiligheid:veilig"
        reden = f"afsluitreden:{'monitoring_afgerond' if veilig else 'einde_bemoeienis'}"
        self.doe("afsluiten", nu, self.iemand("onderzoeker"), afsluitreden=reden)
        self._misschien_heropenen(nu)

    def _misschien_heropenen(self, nu: datetime) -> None:
        if self.boek.casus["fase"] == Fase.AFGESLOTEN and self.rng.random() < 0.04:
            self.zet(self.klok.na_dagen(nu, self.rng.randint(10, 120)), self.heropenen)

    def heropenen(self, nu: datetime) -> None:
        if self.boek.casus["fase"] != Fase.AFGESLOTEN:
            return
        self.doe(
            "heropenen",
            nu,
            self.iemand("onderzoeker"),
            heropenreden="heropenreden:nieuwe_informatie",
            toelichting=teksten.HEROPEND,
            datum=dag_van(nu) + timedelta(days=self.rng.randint(7, 30)),
        )
        self.volg_momenten()
