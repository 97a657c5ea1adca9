# SPDX-License-Identifier: EUPL-1.2
"""Which lists stand on the first page of a person, by right, and what each row asks for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse

from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Dienstsoort, Fase, Status
from monitoring.werkproces import Momentsoort
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from . import werk

Rij = dict[str, Any]


@dataclass
class Werkvoorraad:
    """`blokken` by the name of their template; `pagina` are the links to other pages of the team queue."""

    blokken: dict[str, list[Rij]] = field(default_factory=dict)
    pagina: dict[str, str | None] = field(default_factory=dict)
    meer_casussen: bool = False

    def rijen(self) -> list[Rij]:
        return [rij for blok in self.blokken.values() for rij in blok]


def stel_samen(medewerker: Medewerker, nu: datetime, *, na: str | None, alle_casussen: bool) -> Werkvoorraad:
    voorraad = Werkvoorraad()
    if medewerker.heeft(Recht.ADVIES_REGISTREREN):
        _voor_intake(voorraad, medewerker, nu)
    if medewerker.heeft(Recht.MELDING_BEOORDELEN) or medewerker.heeft(Recht.DIENST_UITVOEREN):
        _eigen_casussen(voorraad, medewerker, nu, alle=alle_casussen)
    if medewerker.heeft(Recht.MELDING_BEOORDELEN):
        team = werk.te_beoordelen(medewerker, na)
        werk.met_termijn(team.rijen, medewerker, nu, "casus__uiterste_datum")
        voorraad.blokken["te_beoordelen"] = team.rijen
        voorraad.pagina = team.links(reverse("werkplek:mijn_werk"), {})
    if medewerker.heeft(Recht.DIENST_UITVOEREN):
        diensten = werk.te_starten(medewerker)
        werk.met_termijn(diensten, medewerker, nu, "casus__uiterste_datum")
        voorraad.blokken["te_starten"] = [rij | {"wat": Dienstsoort(rij["soort"]).label} for rij in diensten]
    if medewerker.heeft(Recht.MONITORING_UITVOEREN):
        momenten = werk.monitoring_te_doen(medewerker, nu)
        werk.met_termijn(momenten, medewerker, nu, "gepland_op")
        voorraad.blokken["monitoring"] = [rij | {"wat": Momentsoort(rij["soort"]).label} for rij in momenten]
    if medewerker.heeft(Recht.CONSULT_GEVEN):
        consulten = werk.open_consulten(medewerker)
        voorraad.blokken["consulten"] = [
            rij | {"fase": Fase(rij["casus__fase"]).label, "crisis": rij["casus__crisis"]} for rij in consulten
        ]
    return voorraad


def _eigen_casussen(voorraad: Werkvoorraad, medewerker: Medewerker, nu: datetime, *, alle: bool) -> None:
    rijen, voorraad.meer_casussen = werk.mijn_casussen(medewerker, alle=alle)
    for rij in rijen:
        if rij["terug"]:
            rij["uiterste_datum"] = rij["terug"].uiterste(dag_van(nu), rij["uiterste_datum"])
    werk.met_termijn(rijen, medewerker, nu, "uiterste_datum")
    voorraad.blokken["mijn_casussen"] = [rij | wat_nu(rij) | {"casus_id": rij["id"]} for rij in rijen]


def _voor_intake(voorraad: Werkvoorraad, medewerker: Medewerker, nu: datetime) -> None:
    voorraad.blokken["contacten"] = werk.open_contacten(medewerker)
    geregistreerd = werk.vandaag_geregistreerd(medewerker, nu)
    voorraad.blokken["vandaag_geregistreerd"] = [
        rij | {"status_tekst": Status(rij["status"]).label} for rij in geregistreerd
    ]


def wat_nu(rij: Rij) -> Rij:
    """What this casus asks of its handler, in words, and where to do it."""
    dossier = reverse("werkplek:dossier", args=[rij["nummer"]])
    if rij["melding"]:
        return {"wat": "Beoordelen", "url": reverse("meldingen:beoordelen", args=[rij["melding"]])}
    if rij["terug"]:
        return {"wat": rij["terug"].tekst, "url": dossier}
    if rij["fase"] == Fase.VB:
        return {"wat": "Nieuwe melding, staat in de teamrij", "url": dossier}
    if rij["overdracht_wacht"]:
        return {"wat": "Wacht op antwoord van de ontvanger", "url": dossier}
    if rij["fase"] == Fase.OVERDRACHT:
        return {"wat": "Overdragen", "url": reverse("overdracht:overdragen", args=[rij["nummer"]])}
    return {"wat": "Dienst uitvoeren", "url": dossier}


def samenvatting(rijen: list[Rij], nu: datetime) -> str:
    """One line under the title: how much on this page is late, and how much must be done today."""
    dagen = [rij["uiterste"] for rij in rijen if rij.get("uiterste")]
    te_laat = sum(dag < dag_van(nu) for dag in dagen)
    vandaag = sum(dag == dag_van(nu) for dag in dagen)
    if not te_laat and not vandaag:
        return "Niets te laat en niets dat vandaag af moet." if dagen else ""
    return f"{te_laat} te laat, {vandaag} vandaag."
