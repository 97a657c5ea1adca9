# SPDX-License-Identifier: EUPL-1.2
"""A whole life course: free, or as directed."""

from datetime import datetime, timedelta

from dossiers.daden import Daad
from meldingen.models import Toegang
from meldingen.termijnen.kalender import dag_van
from monitoring.werkproces import Momentstatus
from werkplek.demogegevens import teksten

from .beoordelen import Beoordelen

AFGESCHERMD = 0.004
BIJ_KINDEREN = ("onderwijs", "jeugdzorg", "gezondheidszorg")


class Levensloop(Beoordelen):
    def simuleer(self) -> list[Daad]:
        """All acts until the peildatum, in the order in which they were done."""
        self._zet_meldingen()
        if self.regie:
            self._zet_regie()
        self.werk_af()
        if self.regie.afgeschermd if self.regie else self.rng.random() < AFGESCHERMD:
            self._scherm_af()
        return self.daden

    def _zet_meldingen(self) -> None:
        vorige: datetime | None = None
        vorige_groep = ""
        for nr, gepland in enumerate(self.plan.momenten[:1] if self.regie else self.plan.momenten):
            buiten = not self.klok.in_kantooruren(gepland)
            groep = self._groep(nr, vorige_groep, buiten=buiten)
            ontvangen = self._ontvangst(gepland, groep, vorige)
            duur = self.rng.randint(20, 300) if groep == "politie" else self.rng.randint(5, 90)
            nu = min(ontvangen + timedelta(minutes=duur), self.wereld.nu - timedelta(minutes=1))
            self.ontvangsten.append(ontvangen)
            self.zet_vast(nu, self.melding, nr, ontvangen, groep)
            vorige, vorige_groep = nu, groep

    def _groep(self, nr: int, vorige: str, *, buiten: bool) -> str:
        """At night the police, by day others; after the police, of the same event, who knows the children."""
        if nr in self.plan.zelfde and vorige == "politie" and not buiten:
            return self.keuzes.melders.trek(lambda g: g in BIJ_KINDEREN)
        # Directed cases come in by day, so by day the police have their part too.
        voorkeur = buiten or self.rng.random() < 0.85
        return self.keuzes.melders.trek((lambda g: (g == "politie") == buiten) if voorkeur else None)

    def _ontvangst(self, gepland: datetime, groep: str, vorige: datetime | None) -> datetime:
        """Police day and night, others in office hours; never before the melding before it."""
        if self.regie is None and groep != "politie" and not self.klok.in_kantooruren(gepland):
            gepland = self.klok.kantoor(dag_van(gepland))
        if vorige is not None and gepland <= vorige:
            gepland = vorige + timedelta(minutes=30)
        return min(gepland, self.wereld.nu - timedelta(hours=1))

    def _zet_regie(self) -> None:
        """The acts of the direction, each on its day; what they work on is the last that there is."""
        hoe = {
            "in_beoordeling_nemen": lambda nu: self.in_beoordeling_nemen(nu, 0),
            "beoordeling_bewaren": lambda nu: self.beoordeling_bewaren(nu, 0),
            "beoordelen": lambda nu: self.beoordelen(nu, 0),
            "dienst_starten": lambda nu: self.dienst_starten(nu, 0),
            "dienst_afronden": lambda nu: self.dienst_afronden(nu, 0, 0, False),
            "consult_vragen": self.consult_vragen,
            "consult_geven": lambda nu: self.consult_geven(nu, 0),
            "overdragen": lambda nu: self.overdragen(nu, 0),
            "bevestigen": lambda nu: self.bevestigen(nu, 0),
            "aanvaarden": lambda nu: self.aanvaarden(nu, 0),
            "weigeren": lambda nu: self.weigeren(nu, 0, 0),
            "intrekken": lambda nu: self.intrekken(nu, 0, 0),
            "laat_verlopen": lambda nu: self.laat_verlopen(nu, 0, 0),
            "terugleggen": lambda nu: self.terugleggen(nu, 0, 0),
            "moment_vastleggen": lambda nu: self.moment_vastleggen(nu, self._eerste_moment()),
            "extra_moment": self.extra_moment,
            "ambtshalve_melden": self._ambtshalve,
            "betrokkenheid_beeindigen": self.betrokkenheid_beeindigen,
            "heropenen": self.heropenen,
            "noodtoegang": self._noodtoegang,
        }
        for volgnummer, (stap, dagen) in enumerate(self.regie.stappen.items() if self.regie else ()):
            if stap != "registreren":
                self.zet_vast(self.klok.voor(self.wereld.nu, dagen, volgnummer), hoe[stap])

    def _eerste_moment(self) -> int:
        return next(p for p, moment in enumerate(self.boek.momenten) if moment["status"] == Momentstatus.GEPLAND)

    def _ambtshalve(self, nu: datetime) -> None:
        """From the moment that showed it."""
        laatste = max(p for p, m in enumerate(self.boek.momenten) if m["status"] == Momentstatus.VASTGELEGD)
        self.ambtshalve_melden(nu, laatste, dag_van(nu) - timedelta(days=self.rng.randint(1, 9)))

    def _noodtoegang(self, nu: datetime) -> None:
        # By somebody who is not named in the shield.
        wie = self.wereld.staf["frontoffice"][0]
        self.doe("noodtoegang", nu, wie, noodreden="noodreden:crisisdienst", reden=teksten.NOODTOEGANG)

    def _scherm_af(self) -> None:
        """Shielded from the beginning, for all but those who work on it."""
        casus = self.boek.casus
        casus["afgeschermd"] = True
        for wie in dict.fromkeys((casus["behandelaar_id"], self.wereld.staf["beoordelaar"][0])):
            if wie is not None:
                self.boek.rij(
                    Toegang, casus_id=casus["id"], medewerker_id=wie, soort=Toegang.Soort.TOEGEWEZEN,
                    reden="Betrokkene is bekend van een collega.", van=casus["geopend_op"],
                )  # fmt: skip
