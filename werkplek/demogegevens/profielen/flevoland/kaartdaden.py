# SPDX-License-Identifier: EUPL-1.2
"""What is done in the casus of a card: the acts, each with its input."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from dossiers.naspelen.boek import Boek
from dossiers.naspelen.monitoring import mist_monitoring
from dossiers.naspelen.overdracht import lees_grondslag
from meldingen.beoordeling import BesluitInvoer
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Besluit, Fase
from monitoring.invoer import MomentInvoer
from monitoring.werkproces import Momentsoort, Momentstatus, Vervolg
from werkplek.demogegevens import teksten
from werkplek.demogegevens.agenda import Agenda
from werkplek.demogegevens.klok import Klok
from werkplek.demogegevens.verdelingen import Voorval

from .huis import Huis
from .invoer import Invoermaker
from .kaart import Kaart

BESLUITEN: Final = {
    "onderzoek": Besluit.ONDERZOEK,
    "lokaal": Besluit.OVERDRACHT_LOKAAL,
    "hulp": Besluit.OVERDRACHT_HULP,
    "client": Besluit.OVERDRACHT_CLIENT,
}
GEEN_MONITORING: Final = "Veilig Thuis monitort deze casus niet: het zicht ligt bij de ontvangende partij."
JEUGDBESCHERMING: Final = "save"
HULP: Final = ("jgz", "maatschappelijk_werk", "bga", "jeugdhulp", "gebiedsteam", "sociaal_domein", "wijkteam", "jgt")


class Kaartdaden(Agenda):
    """`bij_jeugdbescherming`: an earlier melding of this casus went to youth protection.

    What follows by itself is put on the agenda; who plays it decides the rest.
    """

    def __init__(self, boek: Boek, kaart: Kaart, huis: Huis, rng: Random, *, bij_jeugdbescherming: bool) -> None:
        super().__init__(boek)
        self.kaart, self.huis, self.rng = kaart, huis, rng
        self.bij_jeugdbescherming = bij_jeugdbescherming
        self.invoer = Invoermaker(kaart, huis, rng)
        self.klok = Klok(self.wereld.instelling.kalender, rng)
        self.voorvallen: list[Voorval] = []

    def iemand(self, rol: str) -> int:
        return self.rng.choice(self.wereld.staf[rol])

    def registreren(
        self, nu: datetime, nr: int, ontvangen: datetime, groep: str, voorval: Voorval, incident: date | None
    ) -> None:
        self.voorvallen.append(voorval)
        invoer = self.invoer.melding(ontvangen, groep, voorval, incident)
        self.doe("registreren", nu, self.iemand("frontoffice"), invoer=invoer)

    def in_beoordeling_nemen(self, nu: datetime, nr: int) -> None:
        self.doe("in_beoordeling_nemen", nu, self.iemand("beoordelaar"), nr)

    def beoordelen(self, nu: datetime, nr: int, keuze: str) -> None:
        besluit = BESLUITEN[keuze]
        invoer = self.invoer.beoordeling(self.voorvallen[nr], nr, besluit_hulp=keuze == "hulp")
        gekozen = BesluitInvoer(besluit=besluit, motivering=teksten.MOTIVERING[besluit])
        self.doe("beoordelen", nu, self.boek.meldingen[nr]["behandelaar_id"], nr, invoer=invoer, besluit=gekozen)

    def informeren(self, nu: datetime, nr: int) -> None:
        melding = self.boek.meldingen[nr]
        if self.boek.open_termijn("informeren", "melding", melding):
            self.doe("informeren", nu, melding["behandelaar_id"], nr, op=dag_van(nu))

    def dienst_starten(self, nu: datetime) -> None:
        voorwaarden = self.rng.choice(teksten.VOORWAARDEN)
        self.doe("dienst_starten", nu, self.iemand("onderzoeker"), 0, voorwaarden=voorwaarden)

    def dienst_afronden(self, nu: datetime) -> None:
        self.doe(
            "dienst_afronden",
            nu,
            self.boek.diensten[0]["uitvoerder_id"],
            0,
            conclusie=self.rng.choice(teksten.DIENSTCONCLUSIE),
            uitkomst=f"onderzoeksuitkomst:{self.kaart.uitkomst}",
            overdracht_volgt=True,
        )

    def overdragen(self, nu: datetime, keuze: str) -> None:
        grondslag = lees_grondslag(self.boek, dag_van(nu))
        advies = grondslag.advies if grondslag else None
        regel = advies.regel if advies else None
        bestemming = advies.bestemming if advies else None
        code = None if keuze == "client" else self._partij(nu, keuze, bestemming.code if bestemming else None)
        wijkt_af = code is not None and bestemming is not None and code != bestemming.code
        wijze = regel.wijze_id if regel and regel.wijze_id else self.rng.choice(("wijze:schriftelijk", "wijze:warm"))
        afwijkreden = teksten.AFWIJKEND if wijkt_af else ""
        invoer = self.invoer.overdracht(code, wijze, afwijkreden)
        self.doe("overdragen", nu, self.iemand("onderzoeker"), invoer=invoer)

    def _partij(self, nu: datetime, keuze: str, geadviseerd: str | None) -> str:
        if self.bij_jeugdbescherming and dag_van(nu) < self.kaart.ontvangen and not self.boek.overdrachten:
            return JEUGDBESCHERMING
        hier = [
            partij.code
            for partij in self.wereld.partijen.values()
            if partij.gemeente_id == self.kaart.gemeente and partij.soort_id.removeprefix("partijsoort:") in HULP
        ]
        if geadviseerd and keuze != "hulp":
            return geadviseerd
        return self.rng.choice(hier) if hier else geadviseerd or JEUGDBESCHERMING

    def bevestigen(self, nu: datetime) -> None:
        plaats = len(self.boek.overdrachten) - 1
        if self.boek.overdrachten[plaats]["partij_id"]:
            self.doe("bevestigen", nu, self._van_partij(plaats), plaats)

    def aanvaarden(self, nu: datetime) -> None:
        plaats = len(self.boek.overdrachten) - 1
        overdracht = self.boek.overdrachten[plaats]
        if not overdracht["partij_id"]:
            return
        self.doe("aanvaarden", nu, self._van_partij(plaats), plaats)
        if not self.boek.casus["monitoring_loopt"]:
            self.zet_vast(nu + timedelta(minutes=10), self.plannen_na_overdracht, plaats)

    def plannen_na_overdracht(self, nu: datetime, plaats: int) -> None:
        """The sweep, where the agreement asks for monitoring."""
        if mist_monitoring(self.boek, self.boek.overdrachten[plaats]):
            self.doe("plannen_na_overdracht", nu, None, plaats)

    def _van_partij(self, plaats: int) -> int:
        return self.rng.choice(self.wereld.partijstaf[self.boek.overdrachten[plaats]["partij_id"]])

    def extra_moment(self, nu: datetime, dag: date) -> None:
        reden = "Er zijn signalen dat het weer onrustig is; wij bellen eerder."
        self.doe("extra_moment", nu, self.iemand("onderzoeker"), datum=dag, reden=reden)

    def moment_vastleggen(self, nu: datetime, nr: int) -> None:
        """The first is that of three months, the last that of a year, what lies between was agreed on the way."""
        momenten, laatste = self.boek.momenten, len(self.kaart.momenten) - 1
        if nr == 0:
            soort = Momentsoort.DRIE_MAANDEN
        else:
            soort = Momentsoort.TWAALF_MAANDEN if nr == laatste else Momentsoort.EXTRA
        plaats = max(
            p for p, m in enumerate(momenten) if m["status"] == Momentstatus.GEPLAND and m["soort"] == soort
        )  # fmt: skip
        gezien = self._gezien(nr)
        invoer = MomentInvoer(
            uitgevoerd_op=dag_van(nu),
            veiligheid=f"veiligheid:{'onveilig' if gezien else 'veilig'}",
            nieuwe_incidenten=gezien,
            nieuwe_zorgen=False,
            gesproken_met=self.rng.choice(teksten.GESPROKEN_MET),
            bevindingen=self.rng.choice(teksten.MOMENT),
            vervolg=Vervolg.GEEN,
        )
        self.doe("moment_vastleggen", nu, self.iemand("onderzoeker"), plaats, invoer=invoer)

    def _gezien(self, nr: int) -> int:
        """The incidents since the moment before it."""
        momenten = self.kaart.momenten
        vorige = momenten[nr - 1] if nr else self.kaart.ontvangen
        return sum(via == "monitoring" and vorige < dag <= momenten[nr] for via, dag in self.kaart.incidenten)

    def sluiten(self, nu: datetime) -> None:
        """What still waits for the next melding or moment is left open."""
        casus = self.boek.casus
        if casus["fase"] in (Fase.MONITORING, Fase.OVERGEDRAGEN) and casus["monitoring_loopt"]:
            if self.kaart.momenten and self.kaart.ontvangen < dag_van(nu) < self.kaart.momenten[-1]:
                return
            open_ = any(m["status"] == Momentstatus.GEPLAND for m in self.boek.momenten)
            reden = "afsluitreden:overgedragen"
            vervalreden = GEEN_MONITORING if open_ else ""
            self.doe("afsluiten", nu, self.iemand("onderzoeker"), afsluitreden=reden, vervalreden=vervalreden)
        elif casus["fase"] in (Fase.OVERDRACHT, Fase.OVERGEDRAGEN):
            client = self.boek.overdrachten[-1]["partij_id"] is None
            reden = f"afsluitreden:{'clientsysteem' if client else 'overgedragen'}"
            self.doe("betrokkenheid_beeindigen", nu, self.iemand("onderzoeker"), afsluitreden=reden)
            if self.boek.casus["monitoring_loopt"]:
                self.zet_vast(self.klok.na_dagen(nu, 1), self.sluiten)
