# SPDX-License-Identifier: EUPL-1.2
"""Counts from the rows what the study printed, with the study's own definitions; nothing is asked of the generator."""

from collections import Counter
from datetime import timedelta
from statistics import mean

from meldingen.models import Incident, Maatregel, Melding
from meldingen.termijnen.kalender import dag_van
from organisaties.models import CodeMapping
from overdracht.werkproces import Overdrachtstatus
from personen.models import Relatie

VERZONDEN = set(Overdrachtstatus.values) - {Overdrachtstatus.MEEGEGEVEN}
DIRECT = ("overdracht_lokaal", "overdracht_hulp", "overdracht_client")


class Telling:
    """Shares in percent, per table. Codes without their list."""

    def __init__(self):
        self.per = {}
        self.vb_dagen, self.tot_overdracht = [], []
        self.casussen = self.meldingen = self.met_richting = 0
        mappings = CodeMapping.objects.filter(protocol="regioplan-tabel-2.3")
        self.melder = dict(mappings.values_list("code_id", "cbs_code"))

    def tel(self, boek):
        if not boek.casus:
            return
        self.casussen += 1
        self.meldingen += len(boek.meldingen)
        self._systeem(boek)
        codes = self._codes(boek)
        for nr, melding in enumerate(sorted(boek.meldingen, key=lambda m: m["ontvangen_op"])):
            self._noteer("2.1", melding["gemeente_id"])
            self._noteer("2.3", self.melder[melding["melder_soort_id"]])
            self._noteer("3.3", "0" if nr == 0 else "1-2" if nr < 3 else "3-4" if nr < 5 else "5-7")
            for code in codes[melding["id"]]:
                self._noteer("3.2", code)
            # The form of an ambtshalve melding does not ask the direction.
            self.met_richting += any(code.startswith("richting:") for code in codes[melding["id"]])
            self._noteer("incidenten", self._geschiedenis(boek, melding))
            self._traject(boek, melding)
        for maatregel in boek.rijen.get(Maatregel, ()):
            self._noteer("maatregel", maatregel["soort_id"])

    def _codes(self, boek):
        codes = {melding["id"]: [] for melding in boek.meldingen}
        for veld in (Melding.geweldsoort, Melding.richting):
            for rij in boek.rijen.get(veld.through, ()):
                codes[rij["melding_id"]].append(rij["code_id"])
        return codes

    def _geschiedenis(self, boek, melding):
        """The class of table 3.3: incidents that were known when this melding was registered, but for its own."""
        op, nu = dag_van(melding["ontvangen_op"]), melding["geregistreerd_op"]
        dagen = [
            rij["datum"]
            for rij in boek.rijen.get(Incident, ())
            if rij["melding_id"] != melding["id"] and rij["vastgelegd_op"] <= nu
        ]
        recent = sum((op - dag).days <= 365 for dag in dagen)
        if len(dagen) > recent:
            return "meerjarig" if recent else "vroeger"
        return ("geen", "enkel", "regelmatig")[min(recent, 2)]

    def _systeem(self, boek):
        """Adults and minors by age on the day of the first melding; ties say who is whose child or partner."""
        op = dag_van(boek.meldingen[0]["ontvangen_op"])
        kinderen = {rij["persoon_id"] for rij in boek.betrokkenen if rij["rol_id"] == "betrokkenerol:kind"}
        oud = [_jaren(persoon, op, is_kind=persoon["id"] in kinderen) for persoon in boek.personen]
        soorten = {rij["soort_id"] for rij in boek.rijen.get(Relatie, ()) if op in rij["periode"]}
        ex, partner = "relatiesoort:ex_partner" in soorten, "relatiesoort:partner" in soorten
        volwassenen = sum(jaren >= 18 for jaren in oud)
        relatie = {(True, True): "ex_en_nieuw", (True, False): "ex_partners", (False, True): "partners"}
        self._noteer("3.1", "kinderen" if "relatiesoort:ouder" in soorten else "geen_kinderen")
        self._noteer("3.1", f"volwassenen_{min(volwassenen, 3)}")
        self._noteer("3.1", relatie.get((ex, partner), "anders"))
        if min(oud) < 18:
            self._noteer("3.1", "minderjarig")

    def _traject(self, boek, melding):
        """Only what had nine months to run its course, so that nothing is still under way."""
        vb = next((vb for vb in boek.beoordelingen if vb["melding_id"] == melding["id"]), None)
        # What AMK and SHG did is not what the tables are about.
        if vb is None or vb["vastgesteld_op"] is None or melding["ontvangen_op"].year < 2015:
            return
        self._noteer("zwaarte", vb["zwaarte_id"])
        self.vb_dagen.append((dag_van(vb["vastgesteld_op"]) - dag_van(melding["ontvangen_op"])).days)
        self._noteer("besluit", "direct" if vb["besluit"] in DIRECT else vb["besluit"])
        # Two meldingen of one event were counted as one; so is what follows on them here.
        ervoor, erna = _dubbel(boek, melding, -3), _dubbel(boek, melding, 3)
        if (boek.wereld.nu - melding["ontvangen_op"]).days < 270 or erna:
            return
        overdrachten = [o for o in boek.overdrachten if o["melding_id"] in {melding["id"], *ervoor}]
        aan_partij = any(o["status"] in VERZONDEN for o in overdrachten)
        self._noteer("4.2", "partij" if aan_partij else "client" if overdrachten else "geen")
        if overdrachten:
            eerste = min(o["verzonden_op"] for o in overdrachten)
            self.tot_overdracht.append((dag_van(eerste) - dag_van(melding["ontvangen_op"])).days)

    def _noteer(self, tabel, wat):
        self.per.setdefault(tabel, Counter())[wat] += 1

    def deel(self, tabel, wat):
        """Percent of the unit of this table."""
        return 100 * self.per[tabel][wat] / self.basis(tabel, wat)

    def basis(self, tabel, wat):
        """Casussen for 3.1, else meldingen, or those of them that got so far."""
        if tabel == "3.2":
            return self.met_richting if wat.startswith("richting:") else self.meldingen
        eenheid = {"3.1": self.casussen, "maatregel": self.meldingen}
        return eenheid.get(tabel, sum(self.per[tabel].values()))

    def gemiddelden(self):
        return {"vb": mean(self.vb_dagen), "tot_overdracht": mean(self.tot_overdracht)}


def _jaren(persoon, op, *, is_kind):
    """The file says of everybody whether he is a child, also without a date of birth."""
    geboren = persoon["geboortedatum"]
    return (op - geboren).days / 365.25 if geboren else 0 if is_kind else 40


def _dubbel(boek, melding, dagen):
    """The other meldingen of the days before (negative) or after this one."""
    tot = timedelta(days=abs(dagen))
    return [
        andere["id"]
        for andere in boek.meldingen
        if timedelta(0) < (andere["ontvangen_op"] - melding["ontvangen_op"]) * (dagen // abs(dagen)) < tot
    ]


def tel(zaken):
    telling = Telling()
    for zaak in zaken:
        telling.tel(zaak.boek)
    return telling
