# SPDX-License-Identifier: EUPL-1.2
"""The rows of one casus in memory: the primitives of `meldingen.overgang` and `meldingen.klok` without a database.

Tables of what is allowed, lengths of terms and the order of phases are those of the steps; nothing is copied here. A
test walks the same acts through the steps and compares the rows.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import models

from dossiers.daden import Daad
from dossiers.wereld import Rij, Uitgifte, Wereld
from meldingen.models import Casus, Overgang, Signaal, Termijn
from meldingen.overgang import eis_overgang
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import (
    FASEOVERGANGEN,
    Dienststatus,
    Fase,
    Feiten,
    Herkomst,
    Status,
    Zichthouder,
    bepaal_fase,
)
from organisaties.models import Organisatie

TE_BEOORDELEN = frozenset({Status.ONTVANGEN, Status.IN_BEOORDELING})
OPEN_DIENST = frozenset({Dienststatus.GEPLAND, Dienststatus.LOOPT})
LANG_GELEDEN = datetime(1970, 1, 1, tzinfo=UTC)


@cache
def sjabloon(model: type[models.Model]) -> Rij:
    """Every column with the value that Django would give it."""
    return {veld.attname: veld.get_default() for veld in model._meta.concrete_fields}  # noqa: SLF001 (public in Django)


@cache
def _sjabloon_van(model: type[models.Model], organisatie_id: int, herkomst: Herkomst) -> Rij:
    leeg = sjabloon(model)
    eigen = {"organisatie_id": organisatie_id, "herkomst": herkomst}
    return leeg | {kolom: waarde for kolom, waarde in eigen.items() if kolom in leeg}


class Boek:
    """One casus, and what came before it. Lists are in the order of making; the plaats of a row is its index.

    `herkomst` says in the rows how they came here. `uitgifte` is for a casus that keeps the ids it had.
    """

    def __init__(
        self, wereld: Wereld, *, casusnummer: int | None = None, meldingnummers: Iterable[int] = (),
        herkomst: Herkomst = Herkomst.DEMO, uitgifte: Uitgifte | None = None,
    ) -> None:  # fmt: skip
        self.wereld = wereld
        self.organisatie_id: int = wereld.regio.pk
        self.herkomst = herkomst
        self.uitgifte = uitgifte or wereld.uitgifte
        # In a database in use the writer finds the meetings that are there.
        self.vergaderingen = {} if herkomst == Herkomst.IMPORT else wereld.vergaderingen
        self.casusnummer = casusnummer
        self.meldingnummers = iter(meldingnummers)
        self.rijen: dict[type[models.Model], list[Rij]] = {}
        self.casus: Rij = {}
        self.personen: list[Rij] = []
        self.adressen: dict[int, list[Rij]] = {}
        self.contacten: list[Rij] = []
        self.meldingen: list[Rij] = []
        self.betrokkenen: list[Rij] = []
        self.beoordelingen: list[Rij] = []
        self.diensten: list[Rij] = []
        self.consulten: list[Rij] = []
        self.overdrachten: list[Rij] = []
        self.overdrachtpersonen: list[Rij] = []
        self.monitoringen: list[Rij] = []
        self.momenten: list[Rij] = []
        self.termijnen: list[Rij] = []
        self._lopend: dict[tuple[str, str, int], Rij] = {}
        self.signalen: list[Rij] = []
        self._objecten: dict[tuple[type[models.Model], int], Any] = {}

    def rij(self, model: type[models.Model], **velden: Any) -> Rij:
        """A new row of this organisation with its id."""
        rij = _sjabloon_van(model, self.organisatie_id, self.herkomst) | velden
        rij["id"] = self.uitgifte.id(model)
        self.rijen.setdefault(model, []).append(rij)
        return rij

    def onthoud(self, model: type[models.Model], rij: Rij, maak: Callable[[Rij], Any]) -> Any:
        """The object of a row that will not change any more, made once."""
        sleutel = model, rij["id"]
        if sleutel not in self._objecten:
            self._objecten[sleutel] = maak(rij)
        return self._objecten[sleutel]

    def koppel(self, model: type[models.Model], kolom: str, rij: Rij, sleutels: Iterable[str]) -> None:
        """Rows of a many-to-many with codes."""
        for sleutel in sleutels:
            self.rij(model, **{kolom: rij["id"], "code_id": sleutel})

    def nummer(self, letter: str, nu: datetime, waarde: int | None = None) -> str:
        return self.uitgifte.nummer(letter, nu, waarde)

    def overgang(self, daad: Daad, onderwerp: str, rij: Rij, van: str, naar: str, kenmerk: str = "status") -> None:
        self.rijen.setdefault(Overgang, []).append(
            {
                "vastgelegd_op": self.wereld.nu,
                "moment": daad.nu,
                "organisatie_id": self.organisatie_id,
                "casus_id": self.casus["id"],
                "onderwerp": onderwerp,
                "onderwerp_id": rij["id"],
                "kenmerk": kenmerk,
                "van": van,
                "naar": naar,
                "stap": daad.stap,
                "medewerker_id": daad.wie,
                "herkomst": self.herkomst,
            }
        )

    def zet_status(
        self, daad: Daad, onderwerp: str, rij: Rij, naar: str, tabel: dict[tuple[str, str], frozenset[str]]
    ) -> None:
        """Move a row to `naar` as its step does: a row without a status yet is new."""
        van = rij["status"]
        eis_overgang(tabel, van, naar, daad.stap)
        rij["status"] = naar
        if "status_sinds" in rij:
            rij["status_sinds"] = daad.nu
        if van:
            rij["versie"] += 1
        self.overgang(daad, onderwerp, rij, van, naar)

    # terms

    def start_termijn(
        self, soort: str, begin_op: datetime, onderwerp: str, rij: Rij, *, melding: Rij | None = None,
        lengte: int | None = None,
    ) -> None:  # fmt: skip
        """No term where no rule was in force on the day that it would begin."""
        if uitkomst := self.wereld.termijn(soort, dag_van(begin_op), lengte):
            versie = str(uitkomst.regel.versie)
            self._termijn(soort, versie, begin_op, uitkomst.uiterste_datum, onderwerp, rij, melding)

    def start_termijn_op(self, soort: str, begin_op: datetime, einde: date, onderwerp: str, rij: Rij) -> None:
        self._termijn(soort, "gekozen", begin_op, einde, onderwerp, rij, None)

    def start_crisistermijn(self, melding: Rij) -> None:
        begin = melding["ontvangen_op"]
        if uitkomst := self.wereld.crisistermijn(begin):
            moment, regel = uitkomst
            termijn = self._termijn("crisis", str(regel.versie), begin, dag_van(moment), "melding", melding, melding)
            termijn["uiterste_moment"] = moment

    def _termijn(
        self, soort: str, versie: str, begin_op: datetime, einde: date, onderwerp: str, rij: Rij, melding: Rij | None
    ) -> Rij:
        termijn = self.rij(
            Termijn,
            casus_id=self.casus["id"],
            melding_id=melding["id"] if melding else None,
            onderwerp=onderwerp,
            onderwerp_id=rij["id"],
            soort=soort,
            regelversie=versie,
            begin_op=begin_op,
            uiterste_datum=einde,
        )
        self.termijnen.append(termijn)
        # Of one kind and subject one runs at a time: PostgreSQL refuses a second.
        self._lopend[soort, onderwerp, rij["id"]] = termijn
        self._herbereken()
        return termijn

    def open_termijn(self, soort: str, onderwerp: str, rij: Rij) -> Rij | None:
        return self._lopend.get((soort, onderwerp, rij["id"]))

    def stop_termijn(self, soort: str, onderwerp: str, rij: Rij, op: datetime, *, vervalt: bool = False) -> None:
        termijn = self._lopend.pop((soort, onderwerp, rij["id"]), None)
        if termijn is not None:
            termijn["vervallen_op" if vervalt else "gehaald_op"] = op
            self._herbereken()

    def verzet_termijn(self, soort: str, onderwerp: str, rij: Rij, einde: date) -> None:
        """Another last day for an open term, where there is one."""
        termijn = self.open_termijn(soort, onderwerp, rij)
        if termijn is not None:
            termijn["uiterste_datum"] = einde
            self._herbereken()

    def _herbereken(self) -> None:
        self.casus["uiterste_datum"] = min(
            [termijn["uiterste_datum"] for termijn in self._lopend.values()], default=None
        )

    # phase and zicht

    def open_casus(self, daad: Daad, melding_ontvangen_op: datetime, gemeente: str, *, crisis: bool) -> None:
        self.casus = self.rij(
            Casus,
            nummer=self.nummer("C", daad.nu, self.casusnummer),
            gemeente_id=gemeente,
            geopend_op=melding_ontvangen_op,
            crisis=crisis,
            fase=Fase.VB,
            fase_sinds=melding_ontvangen_op,
            zicht_houder=Zichthouder.VT,
            zicht_sinds=melding_ontvangen_op,
        )
        self.overgang(daad, "casus", self.casus, "", Fase.VB, "fase")
        self.overgang(daad, "casus", self.casus, "", Zichthouder.VT, "zicht")

    def zet_fase(self, daad: Daad) -> None:
        casus = self.casus
        van, naar = casus["fase"], bepaal_fase(self._feiten())
        if van != naar:
            eis_overgang(FASEOVERGANGEN, van, naar, daad.stap)
            casus["fase"], casus["fase_sinds"] = naar, daad.nu
            if naar == Fase.AFGESLOTEN:
                casus["gesloten_op"] = daad.nu
                self.laat_zicht_los(daad)
            elif van == Fase.AFGESLOTEN:
                casus["gesloten_op"] = None
        if naar != Fase.AFGESLOTEN:
            casus["afsluitreden_id"] = None
        casus["versie"] += 1
        if van != naar:
            self.overgang(daad, "casus", casus, van, naar, "fase")

    def _feiten(self) -> Feiten:
        return Feiten(
            beoordeling_open=not TE_BEOORDELEN.isdisjoint([melding["status"] for melding in self.meldingen]),
            dienst_open=not OPEN_DIENST.isdisjoint([dienst["status"] for dienst in self.diensten]),
            overdracht_nodig=self.casus["overdracht_nodig"],
            zicht_bij_partij=self.casus["zicht_houder"] == Zichthouder.PARTIJ,
            monitoring_loopt=self.casus["monitoring_loopt"],
        )

    def verleg_zicht(self, daad: Daad, partij: Organisatie | None) -> None:
        houder = Zichthouder.PARTIJ if partij else Zichthouder.VT
        partij_id = partij.pk if partij else None
        if (self.casus["zicht_houder"], self.casus["zicht_partij_id"]) != (houder, partij_id):
            self._verleg(daad, houder, partij_id)
        if partij_id:
            self.casus["laatste_ontvanger_id"] = partij_id

    def laat_zicht_los(self, daad: Daad) -> None:
        if self.casus["zicht_houder"] is not None:
            self._verleg(daad, None, None)

    def _verleg(self, daad: Daad, houder: str | None, partij_id: int | None) -> None:
        van = self._houder()
        sinds = daad.nu if houder else None
        self.casus.update(zicht_houder=houder, zicht_partij_id=partij_id, zicht_sinds=sinds)
        self.overgang(daad, "casus", self.casus, van, self._houder(), "zicht")

    def _houder(self) -> str:
        houder: str | None = self.casus["zicht_houder"]
        if houder is None:
            return "geen"
        return f"partij:{self.casus['zicht_partij_id']}" if self.casus["zicht_partij_id"] else houder

    def laatst_gesloten(self) -> datetime:
        """When the casus was last closed, whether or not it was opened again; long ago when it never was."""
        gesloten = (
            rij["moment"]
            for rij in self.rijen.get(Overgang, ())
            if rij["kenmerk"] == "fase" and rij["naar"] == Fase.AFGESLOTEN
        )
        return max(gesloten, default=LANG_GELEDEN)

    # signals that a step gives

    def signaal(self, soort: str, sleutel: str, nu: datetime, voor_id: int | None) -> None:
        if any(s["soort"] == soort and s["sleutel"] == sleutel for s in self.signalen):
            return
        self.signalen.append(
            self.rij(Signaal, casus_id=self.casus["id"], soort=soort, sleutel=sleutel, voor_id=voor_id, sinds=nu)
        )

    def handel_signalen_af(self, soorten: Iterable[str], nu: datetime) -> None:
        for signaal in self.signalen:
            if signaal["soort"] in soorten and signaal["afgehandeld_op"] is None:
                signaal["afgehandeld_op"] = nu
