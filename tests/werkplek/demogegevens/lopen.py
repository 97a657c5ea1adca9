# SPDX-License-Identifier: EUPL-1.2
"""Walks the acts of a life course through the real steps, each at its own moment."""

from dataclasses import fields, is_dataclass, replace
from importlib import import_module

from dossiers.daden import plaats_van
from meldingen.models import Casus, Consult, Dienst, Melding
from monitoring.models import Monitoringsmoment
from organisaties.models import Medewerker
from overdracht.models import Overdracht
from personen import schrijven
from personen.models import Gezag, Persoon, Relatie
from personen.schrijven import AdresGegevens

MODULES = {
    "consult_vragen": "meldingen.stappen.consult",
    "consult_geven": "meldingen.stappen.consult",
    **dict.fromkeys(
        ("contact_vastleggen", "advies_registreren", "registreren", "in_beoordeling_nemen", "beoordeling_bewaren",
         "beoordelen", "besluit_herzien", "informeren", "dienst_starten", "noodtoegang"), "meldingen.stappen"),
    **dict.fromkeys(
        ("overdragen", "bevestigen", "aanvaarden", "weigeren", "intrekken", "laat_verlopen", "terugleggen"),
        "overdracht.stappen"),
}  # fmt: skip
# The parameter that names the row a step works on, and where that row is looked up.
ONDERWERP = {
    **dict.fromkeys(
        ("in_beoordeling_nemen", "beoordeling_bewaren", "beoordelen", "besluit_herzien", "informeren"),
        ("melding", Melding),
    ),
    **dict.fromkeys(("dienst_starten", "dienst_afronden"), ("dienst", Dienst)),
    "consult_geven": ("consult", Consult),
    **dict.fromkeys(
        ("bevestigen", "aanvaarden", "weigeren", "intrekken", "terugleggen", "plannen_na_overdracht"),
        ("overdracht", Overdracht),
    ),
    "moment_vastleggen": ("moment", Monitoringsmoment),
}
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "geheim")
SYSTEEM = ("laat_verlopen", "plannen_na_overdracht")


class Loper:
    """One casus, or one loose contact. `bekend` are the numbers of people of an earlier casus who come first here."""

    def __init__(self, bekend=()):
        self.bekend = list(bekend)
        self.casus = None
        self.contacten = []
        self.medewerkers = {}

    def loop(self, daad):
        stap = self._stap(daad.stap)
        met = {naam: self._vertaal(waarde) for naam, waarde in daad.met.items()}
        if daad.stap not in SYSTEEM:
            met["medewerker"] = self._medewerker(daad.wie)
        met |= self._onderwerp(daad)
        uitkomst = stap(nu=daad.nu, **met)
        if daad.stap == "contact_vastleggen":
            self.contacten.append(uitkomst)
        if daad.stap == "registreren":
            self.casus = uitkomst.casus

    def _onderwerp(self, daad):
        if daad.stap in ONDERWERP:
            naam, model = ONDERWERP[daad.stap]
            return {naam: self._van_casus(model, daad.plaats)}
        if daad.stap == "laat_verlopen":
            return {"overdracht_id": self._van_casus(Overdracht, daad.plaats).pk}
        contact = self.contacten[daad.plaats] if daad.plaats >= 0 and self.contacten else None
        if daad.stap == "contact_vastleggen":
            return {}
        if daad.stap == "advies_registreren":
            return {"contact": contact}
        if daad.stap == "registreren":
            return {"casus": self.casus, "contact": contact}
        if daad.stap == "ambtshalve_melden":
            moment = self._van_casus(Monitoringsmoment, daad.plaats) if daad.plaats >= 0 else None
            return {"casus": self.casus, "moment": moment}
        if daad.stap == "noodtoegang":
            Casus.objects.filter(pk=self.casus.pk).update(afgeschermd=True)
        return {"casus": self.casus}

    def _van_casus(self, model, plaats):
        return model.objects.filter(casus=self.casus).order_by("pk")[plaats]

    def _medewerker(self, pk):
        if pk not in self.medewerkers:
            self.medewerkers[pk] = Medewerker.objects.get(pk=pk)
        return self.medewerkers[pk]

    def _stap(self, naam):
        module = MODULES.get(naam, "monitoring.stappen")
        return getattr(import_module(module if module.endswith(".consult") else f"{module}.{naam}"), naam)

    def _vertaal(self, waarde):
        """Places of people become the numbers that the steps gave them."""
        if isinstance(waarde, str) and waarde.startswith("#"):
            return self.nummers()[plaats_van(waarde)]
        if isinstance(waarde, tuple):
            return tuple(self._vertaal(deel) for deel in waarde)
        if is_dataclass(waarde):
            return replace(waarde, **{veld.name: self._vertaal(getattr(waarde, veld.name)) for veld in fields(waarde)})
        return waarde

    def leg_adressen_vast(self, boek):
        """The homes that the melding did not give: no step asks for these yet, but there is a writer."""
        for rij, persoon in zip(boek.personen, self._personen(), strict=False):
            for adres in boek.adressen.get(rij["id"], [])[persoon.adressen.count() :]:
                velden = {veld: adres[veld] for veld in ADRESVELDEN}
                velden |= {"gemeente": adres["gemeente_id"], "van": adres["periode"].lower}
                gegevens = AdresGegevens(**velden, tot=adres["periode"].upper)
                schrijven.voeg_adres_toe(persoon=persoon, gegevens=gegevens)

    def leg_verwantschap_vast(self, boek):
        wie = dict(zip((rij["id"] for rij in boek.personen), self._personen(), strict=True))
        for rij in boek.rijen.get(Relatie, ()):
            paar = {"persoon": wie[rij["persoon_id"]], "verwant": wie[rij["verwant_id"]], "soort": rij["soort_id"]}
            periode = {"van": rij["periode"].lower, "tot": rij["periode"].upper}
            schrijven.leg_relatie_vast(**paar, **periode, nu=boek.wereld.nu)
        for rij in boek.rijen.get(Gezag, ()):
            paar = {"kind": wie[rij["kind_id"]], "gezagdrager": wie[rij["gezagdrager_id"]]}
            schrijven.leg_gezag_vast(**paar, van=rij["periode"].lower, tot=rij["periode"].upper)

    def _personen(self):
        return [Persoon.objects.get(nummer=nummer) for nummer in self.nummers()]

    def nummers(self):
        if self.casus is None:
            return self.bekend
        betrokkenen = self.casus.betrokkenen.order_by("persoon_id").values_list("persoon__nummer", flat=True)
        return list(dict.fromkeys(betrokkenen))
