# SPDX-License-Identifier: EUPL-1.2
"""One casus that is acted on step by step, an hour apart, and what must be true of it after every step."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus, Dienst, Melding, Termijn
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.besluit_herzien import besluit_herzien
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.werkproces import DIENSTBESLUITEN
from monitoring.invoer import AmbtshalveInvoer
from monitoring.models import Monitoringsmoment
from monitoring.overgedragen import zonder_monitoring
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.dienst_afronden import dienst_afronden
from monitoring.stappen.heropenen import heropenen
from monitoring.stappen.plannen_na_overdracht import plannen_na_overdracht
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.laat_verlopen import laat_verlopen
from overdracht.stappen.overdragen import overdragen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from overdracht.werkproces import OPEN
from tests.meldingen.fabriek import antwoorden, besluit, gemeld
from tests.overdracht.fabriek import nummers, overdragen_invoer, partij_invoer

EXTRA = {
    "einde": {"afsluitreden": "afsluitreden:einde_bemoeienis"},
    "advies": {"adviesvraag": "Hoe kan ik dit gezin steunen?"},
}


@dataclass
class Verhaal:
    """`nu` goes on an hour with each step; every step ends with the checks of `eis_heel`."""

    wie: dict[str, Medewerker]
    nu: datetime
    gemeente: str = "GM0995"
    casus_id: int = 0

    @property
    def casus(self) -> Casus:
        return Casus.objects.get(pk=self.casus_id)

    @property
    def stand(self) -> tuple[str, str | None]:
        """Phase, and who holds zicht: 'vt', the code of a party or None."""
        casus = Casus.objects.select_related("zicht_partij").get(pk=self.casus_id)
        return casus.fase, casus.zicht_partij.code if casus.zicht_partij else casus.zicht_houder

    def melding(self, **anders) -> Melding:
        bekend = self.casus if self.casus_id else None
        if bekend:
            persoon = bekend.betrokkenen.order_by("pk").first().persoon
            anders["betrokkenen"] = (BetrokkeneInvoer(rol="betrokkenerol:kind", persoon_nummer=persoon.nummer),)
        rij = gemeld(self.wie["frontoffice"], self._tik(), casus=bekend, **{"gemeente_code": self.gemeente, **anders})
        self.casus_id = rij.casus_id
        return self._heel(rij)

    def opgepakt(self, melding: Melding, door: str = "beoordelaar") -> Melding:
        return self._heel(in_beoordeling_nemen(medewerker=self.wie[door], melding=melding, nu=self._tik()))

    def besloten(self, keuze: str, melding: Melding | None = None, **anders) -> Melding:
        """A (new) melding that was picked up and decided on."""
        melding = melding or self.melding()
        if melding.status == "ontvangen":
            melding = self.opgepakt(melding)
        keuzes = besluit(keuze, **(EXTRA.get(keuze, {}) | anders))
        beoordelen(
            medewerker=self.wie["beoordelaar"], melding=melding, invoer=antwoorden(), besluit=keuzes, nu=self._tik()
        )
        return self._heel(Melding.objects.get(pk=melding.pk))

    def herzien(self, melding: Melding, keuze: str) -> None:
        keuzes = besluit(keuze, **EXTRA.get(keuze, {}))
        self._heel(besluit_herzien(medewerker=self.wie["beoordelaar"], melding=melding, besluit=keuzes, nu=self._tik()))

    def gestart(self, melding: Melding) -> Dienst:
        dienst = Dienst.objects.get(melding=melding, status="gepland")
        return self._heel(
            dienst_starten(
                medewerker=self.wie["onderzoeker"], dienst=dienst, voorwaarden="Elke nacht thuis.", nu=self._tik()
            )
        )

    def afgerond(self, dienst: Dienst, **anders) -> None:
        uitkomst = "onderzoeksuitkomst:bevestigd" if dienst.soort == DIENSTBESLUITEN["onderzoek"] else None
        self._heel(
            dienst_afronden(
                medewerker=self.wie["onderzoeker"],
                dienst=dienst,
                conclusie="Bevestigd.",
                uitkomst=uitkomst,
                nu=self._tik(),
                **anders,
            )
        )

    def overgedragen(self, code: str | None = "wijkteams-almere", **anders) -> Overdracht:
        casus = self.casus
        deel = partij_invoer(casus, code, **{"personen": tuple(dict.fromkeys(nummers(casus))), **anders})
        invoer = overdragen_invoer(casus, deel, afwijkreden="In overleg met het gezin.")
        (overdracht,) = overdragen(medewerker=self.wie["beoordelaar"], casus=casus, invoer=invoer, nu=self._tik())
        return self._heel(overdracht)

    def aanvaard(self, overdracht: Overdracht) -> Overdracht:
        return self._heel(aanvaarden(medewerker=self._van(overdracht), overdracht=overdracht, nu=self._tik()))

    def geweigerd(self, overdracht: Overdracht) -> None:
        self._heel(
            weigeren(
                medewerker=self._van(overdracht),
                overdracht=overdracht,
                weigerreden="weigerreden:te_zwaar",
                toelichting="Dit is te zwaar voor ons.",
                nu=self._tik(),
            )
        )

    def teruggelegd(self, overdracht: Overdracht) -> None:
        self._heel(
            terugleggen(
                medewerker=self._van(overdracht),
                overdracht=overdracht,
                terugmeldreden="terugmeldreden:onveilig",
                toelichting="Het is niet veilig.",
                nu=self._tik(),
            )
        )

    def ingetrokken(self, overdracht: Overdracht) -> None:
        self._heel(
            intrekken(
                medewerker=self.wie["beoordelaar"],
                overdracht=overdracht,
                intrekreden="intrekreden:vergissing",
                nu=self._tik(),
            )
        )

    def verlopen(self, overdracht: Overdracht) -> None:
        self.nu += timedelta(days=60)
        self._heel(laat_verlopen(overdracht_id=overdracht.pk, nu=self._tik()))

    def beeindigd(self) -> None:
        self._heel(
            betrokkenheid_beeindigen(
                medewerker=self.wie["beoordelaar"],
                casus=self.casus,
                afsluitreden="afsluitreden:overgedragen",
                nu=self._tik(),
            )
        )

    def afgesloten(self) -> None:
        self._heel(
            afsluiten(
                medewerker=self.wie["onderzoeker"],
                casus=self.casus,
                afsluitreden="afsluitreden:einde_bemoeienis",
                vervalreden="Verhuisd naar een andere regio.",
                nu=self._tik(),
            )
        )

    def heropend(self) -> None:
        self._heel(
            heropenen(
                medewerker=self.wie["onderzoeker"],
                casus=self.casus,
                heropenreden="heropenreden:nieuwe_informatie",
                toelichting="School belde.",
                datum=self.nu.date() + timedelta(days=9),
                nu=self._tik(),
            )
        )

    def ambtshalve(self) -> Melding:
        invoer = AmbtshalveInvoer(
            toelichting="Het is niet veilig.",
            personen=(self.casus.betrokkenen.order_by("pk").first().persoon.nummer,),
            crisis=False,
        )
        return self._heel(
            ambtshalve_melden(medewerker=self.wie["onderzoeker"], casus=self.casus, invoer=invoer, nu=self._tik())
        )

    def geveegd(self) -> int:
        """What the sweep of monitoring does; returns for how many handovers."""
        te_plannen = list(zonder_monitoring())
        for overdracht in te_plannen:
            plannen_na_overdracht(overdracht=overdracht, nu=self._tik())
        self.eis_heel()
        return len(te_plannen)

    def eis_heel(self) -> None:
        """What is true of every casus, whatever was done to it."""
        casus = self.casus
        eerste = Termijn.objects.open().filter(casus=casus).aggregate(dag=Min("uiterste_datum"))["dag"]
        wacht = Overdracht.objects.filter(casus=casus, status__in=OPEN).exists()
        lopend = casus.diensten.filter(status__in=("gepland", "loopt")).exists()
        gepland = Monitoringsmoment.objects.filter(casus=casus, status="gepland").exists()
        dienst = casus.diensten.filter(status="loopt").order_by("-gestart_op").first()
        te_beoordelen = casus.meldingen.filter(status="in_beoordeling").exists()
        assert casus.uiterste_datum == eerste
        assert casus.overdracht_wacht == wacht
        assert casus.monitoring_loopt == casus.monitoringen.filter(status="loopt").exists()
        if casus.is_open:
            assert casus.afsluitreden is None
        else:
            assert (wacht, lopend, gepland, casus.overdracht_nodig) == (False, False, False, False)
            assert casus.afsluitreden is not None
        if dienst and not te_beoordelen:
            assert casus.behandelaar == dienst.uitvoerder
        assert casus.crisis or not _crisis_loopt(casus)

    def _tik(self) -> datetime:
        self.nu += timedelta(hours=1)
        return self.nu

    def _van(self, overdracht: Overdracht) -> Medewerker:
        return self.wie[overdracht.partij.code]

    def _heel(self, rij):
        self.eis_heel()
        return rij


def _crisis_loopt(casus: Casus) -> bool:
    return casus.meldingen.filter(status__in=("ontvangen", "in_beoordeling"), crisis=True).exists()
