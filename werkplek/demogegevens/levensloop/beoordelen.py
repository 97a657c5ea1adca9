# SPDX-License-Identifier: EUPL-1.2
"""From receipt to decision, and the dienst that may follow."""

from datetime import date, datetime, timedelta
from typing import Any

from meldingen.models import Maatregel
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import (
    DIENSTBESLUITEN,
    OVERDRACHTSBESLUITEN,
    Besluit,
    Dienstsoort,
    Dienststatus,
    Status,
)
from werkplek.demogegevens import teksten
from werkplek.demogegevens.feiten import leg_adressen_vast, leg_incidenten_vast
from werkplek.demogegevens.plan import VT_BESTAAT_SINDS

from .overdragen import Overdragen

KORT = timedelta(days=45)


class Beoordelen(Overdragen):
    _gebeurd = date.min

    def melding(self, nu: datetime, nr: int, ontvangen: datetime, groep: str) -> None:
        zelfde, al = nr in self.plan.zelfde, len(self.boek.personen)
        self._voorval(zelfde=zelfde)
        incident, eerder = self._incident(nr, dag_van(ontvangen), zelfde=zelfde)
        crisis = self.regie.crisis if self.regie else self.rng.random() < 0.03
        monitort = groep == "overig_beroepsmatig" and self.boek.casus.get("monitoring_loopt")
        if monitort and not zelfde and self.rng.random() < 0.7:
            ontvangen, crisis = nu, False
            self.ambtshalve_melden(nu, incident=incident)
        else:
            # Long ago nobody counted in hours.
            crisis = crisis and dag_van(ontvangen) >= VT_BESTAAT_SINDS
            self._registreer(nu, ontvangen, groep, crisis=crisis, incident=incident)
        leg_adressen_vast(self.boek, self.gezin, al)
        leg_incidenten_vast(self.boek, eerder, "eerder", nu)
        for soort in self.keuzes.maatregelen.trek():
            sleutel, casus_id = f"maatregelsoort:{soort}", self.boek.casus["id"]
            self.boek.rij(Maatregel, casus_id=casus_id, soort_id=sleutel, datum=dag_van(nu), vastgelegd_op=nu)
        self._plan_beoordeling(nu, nr, ontvangen, crisis=crisis)

    def _voorval(self, *, zelfde: bool) -> None:
        """What happened; two meldingen of one event tell the same."""
        opsteller, vorige = self.opsteller, self.opsteller.voorvallen[-1:]
        past = (lambda voorval: voorval in vorige) if zelfde else opsteller.past
        opsteller.voorvallen.append(self.keuzes.voorvallen.trek(past))

    def _incident(self, nr: int, dag: date, *, zelfde: bool) -> tuple[date | None, list[date]]:
        """The day of what is reported, if it may be known, and what comes to be known of before."""
        volgende = self.volgende(nr)
        eerder = self.geschiedenis.bij_melding(dag, dag_van(volgende) if volgende else None)
        gebeurd = self._gebeurd if zelfde else dag - timedelta(days=self.rng.choice((0, 0, 0, 1, 1, 2, 4, 9)))
        self._gebeurd = gebeurd
        return (gebeurd if self.geschiedenis.neem_op(gebeurd) else None), eerder

    def ambtshalve_melden(self, nu: datetime, moment: int = -1, incident: date | None = None) -> None:
        invoer = self.opsteller.ambtshalve(self.opsteller.voorvallen[-1], incident)
        self.doe("ambtshalve_melden", nu, self.iemand("onderzoeker"), moment, invoer=invoer)

    def _registreer(
        self, nu: datetime, ontvangen: datetime, groep: str, *, crisis: bool, incident: date | None
    ) -> None:
        rng, boek, wie, contact = self.rng, self.boek, self.iemand("frontoffice"), -1
        kanaal = "kanaal:politie"
        if groep != "politie":
            kanaal = f"kanaal:{rng.choices(('telefoon', 'formulier', 'schriftelijk'), (50, 35, 15))[0]}"
        ontvanger = boek.casus.get("laatste_ontvanger_id") if groep == "overig_beroepsmatig" else None
        if kanaal == "kanaal:telefoon":
            contact = len(boek.contacten)
            met: dict[str, Any] = {
                "kanaal": kanaal,
                "ontvangen_op": ontvangen,
                "notities": rng.choice(teksten.NOTITIES),
            }
            self.doe("contact_vastleggen", min(ontvangen + timedelta(minutes=2), nu), wie, **met)
        invoer = self.opsteller.melding(
            ontvangen,
            groep,
            self.opsteller.voorvallen[-1],
            kanaal=kanaal,
            crisis=crisis,
            partij=self.wereld.partij_op_id[ontvanger].code if ontvanger else None,
            incident=incident,
        )
        self.doe("registreren", nu, wie, contact, invoer=invoer)

    def _plan_beoordeling(self, nu: datetime, nr: int, ontvangen: datetime, *, crisis: bool) -> None:
        rng, dag = self.rng, dag_van(ontvangen)
        vroeg = self.klok.in_kantooruren(nu + timedelta(hours=4))
        if self.regie is None:
            dagen = self.keuzes.vb_dagen.trek(
                lambda d: (not crisis or d < 3) and (d > 0 or vroeg) and self.klok.is_werkdag(dag + timedelta(days=d))
            )
            oppakken = self.klok.kantoor(dag + timedelta(days=rng.randint(0, max(0, dagen - 1))), nu)
            beoordelen = self.klok.kantoor(dag + timedelta(days=dagen), oppakken)
            self.zet(oppakken, self.in_beoordeling_nemen, nr, beoordelen)
        laat = rng.randint(29, 45) if rng.random() < 0.03 else rng.randint(4, 25)
        self.zet_vast(self.klok.na_dagen(ontvangen, laat), self.informeren, nr)

    def in_beoordeling_nemen(self, nu: datetime, nr: int, beoordelen: datetime | None = None) -> None:
        wie = self.iemand("beoordelaar")
        self.doe("in_beoordeling_nemen", nu, wie, nr)
        if beoordelen is not None:
            if beoordelen - nu > timedelta(hours=20):
                self.zet(nu + timedelta(hours=1 + self.rng.random()), self.beoordeling_bewaren, nr)
            self.zet(beoordelen, self.beoordelen, nr)

    def beoordeling_bewaren(self, nu: datetime, nr: int) -> None:
        """Work in progress; now and then a colleague is asked to think along."""
        wie = self.boek.meldingen[nr]["behandelaar_id"]
        invoer = self.opsteller.beoordeling(nr, zwaarte=None, acuut=False)
        self.doe("beoordeling_bewaren", nu, wie, nr, invoer=invoer, besluit=None)
        if self.rng.random() < 0.2:
            self.zet(nu + timedelta(minutes=20), self.consult_vragen)

    def consult_vragen(self, nu: datetime) -> None:
        if self.boek.casus["gesloten_op"] is None:
            self.doe("consult_vragen", nu, self.iemand("beoordelaar"), vraag=self.rng.choice(teksten.CONSULTVRAAG))
            plaats = len(self.boek.consulten) - 1
            self.zet(self.klok.na_werkdagen(nu, self.rng.randint(0, 3)), self.consult_geven, plaats)

    def consult_geven(self, nu: datetime, plaats: int) -> None:
        antwoord = self.rng.choice(teksten.CONSULTANTWOORD)
        self.doe("consult_geven", nu, self.iemand("gedragswetenschapper"), plaats, antwoord=antwoord)

    def beoordelen(self, nu: datetime, nr: int) -> None:
        boek, wie = self.boek, self.boek.meldingen[nr]["behandelaar_id"]
        zwaarte = self.keuzes.zwaartes.trek(lambda z: self.regie is None or z == (self.regie.zwaarte or "middelzwaar"))
        acuut = boek.meldingen[nr]["crisis"]
        antwoorden = self.opsteller.beoordeling(nr, zwaarte=zwaarte, acuut=acuut)
        keuze = self._kies_besluit(nu, nr)
        collega = next((c for c in self.wereld.staf["beoordelaar"][1:] if c != wie), None)
        besluit = self.opsteller.besluit(keuze, collega if self.rng.random() < 0.4 else None)
        self.doe("beoordelen", nu, wie, nr, invoer=antwoorden, besluit=besluit)
        if keuze in OVERDRACHTSBESLUITEN:
            dagen = self.keuzes.direct_dagen.trek(lambda d: self.past(nr, nu, d))
            self.zet(self.klok.na_dagen(nu, dagen), self.overdragen, nr)
        elif keuze in DIENSTBESLUITEN:
            self.plan_dienst(nu, nr, self.keuzes.dienst_dagen.trek(lambda d: self.past(nr, nu, d)))

    def _kies_besluit(self, nu: datetime, nr: int) -> Besluit:
        """A family that is reported again soon is more often one that was handed over directly."""
        if dag_van(self.boek.meldingen[nr]["ontvangen_op"]) < VT_BESTAAT_SINDS:
            return Besluit.EINDE_BEMOEIENIS
        stapel = self.keuzes.besluiten(dag_van(self.boek.meldingen[nr]["ontvangen_op"]))
        if self.regie:
            gewenst = self.regie.besluit
            stapel.trek(lambda besluit: besluit == gewenst)
            return gewenst
        volgende = self.volgende(nr)
        kort = volgende is not None and volgende - nu < KORT
        einde = (Besluit.EINDE_BEMOEIENIS, Besluit.OMZETTEN_IN_ADVIES)
        return stapel.trek(lambda b: not (kort and b in DIENSTBESLUITEN) and not (nr > 0 and b in einde))

    def informeren(self, nu: datetime, nr: int) -> None:
        melding = self.boek.meldingen[nr]
        if melding["status"] in (Status.ONTVANGEN, Status.IN_BEOORDELING) and self.regie:
            return
        if self.boek.open_termijn("informeren", "melding", melding):
            wie = melding["behandelaar_id"] or self.iemand("beoordelaar")
            self.doe("informeren", nu, wie, nr, op=dag_van(nu))

    def plan_dienst(self, nu: datetime, nr: int, dagen: int) -> None:
        """`dagen` is from decision to handover."""
        plaats = len(self.boek.diensten) - 1
        volgt = self.keuzes.na_dienst(dag_van(self.boek.meldingen[nr]["ontvangen_op"])).trek()
        start = self.klok.na_dagen(nu, self.rng.randint(1, max(2, dagen // 4)))
        self.zet(start, self.dienst_starten, plaats)
        self.zet(self.klok.na_dagen(max(start, nu), max(1, dagen - (dag_van(start) - dag_van(nu)).days)),
                 self.dienst_afronden, plaats, nr, volgt)  # fmt: skip

    def dienst_starten(self, nu: datetime, plaats: int) -> None:
        dienst = self.boek.diensten[plaats]
        if dienst["status"] == Dienststatus.GEPLAND:
            wie = self.iemand("onderzoeker")
            self.doe("dienst_starten", nu, wie, plaats, voorwaarden=self.rng.choice(teksten.VOORWAARDEN))

    def dienst_afronden(self, nu: datetime, plaats: int, nr: int, overdracht_volgt: bool) -> None:  # noqa: FBT001
        dienst = self.boek.diensten[plaats]
        if dienst["status"] != Dienststatus.LOOPT:
            return
        onderzoek = dienst["soort"] == Dienstsoort.ONDERZOEK
        uitkomst = self.rng.choices(("bevestigd", "niet_bevestigd", "weerlegd"), (70, 22, 8))[0]
        self.doe(
            "dienst_afronden",
            nu,
            dienst["uitvoerder_id"],
            plaats,
            conclusie=self.rng.choice(teksten.DIENSTCONCLUSIE),
            uitkomst=f"onderzoeksuitkomst:{uitkomst}" if onderzoek else None,
            overdracht_volgt=overdracht_volgt,
        )
        self.volg_momenten()
        if overdracht_volgt:
            self.zet(nu + timedelta(minutes=self.rng.randint(20, 60)), self.overdragen, nr)
