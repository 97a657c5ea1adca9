# SPDX-License-Identifier: EUPL-1.2
"""Meldingen as a line tells them, from the acts: contact, registering, assessing, deciding, informing, the diensten."""

from typing import Any

from dossiers.daden import Daad
from dossiers.formaat import melding as formaat
from dossiers.wereld import Rij
from meldingen import opnemen
from meldingen.beoordeling import BeoordelingInvoer, BesluitInvoer
from meldingen.invoer import BronInvoer, MeldingInvoer
from meldingen.models import Melding
from meldingen.werkproces import DIENSTBESLUITEN
from monitoring.invoer import AmbtshalveInvoer

from .verslag import Verslag, kenmerk
from .vorm import Deel, dag, deel, kort, kort_of_niets, korte, moment

ANTWOORDEN = ("urgentie", "zwaarte", "duur")
TEKSTEN = ("bevindingen", "voorgeschiedenis", "conclusie")


def contact_vastleggen(verslag: Verslag, daad: Daad) -> None:
    met, rij = daad.met, verslag.boek.contacten[len(verslag.contacten)]
    verslag.contacten.append(
        deel(
            formaat.Contact,
            id=kenmerk(rij),
            kanaal=kort(met["kanaal"]),
            ontvangen_op=moment(met["ontvangen_op"]),
            vastgelegd_op=moment(daad.nu),
            medewerker=verslag.iemand(daad.wie),
            beller=met.get("beller", ""),
            notities=met["notities"],
            spoed=met.get("spoed", False),
        )
    )


def registreren(verslag: Verslag, daad: Daad) -> None:
    invoer: MeldingInvoer = daad.met["invoer"]
    _neem_op(
        verslag,
        daad,
        invoer,
        contact=kenmerk(verslag.boek.contacten[daad.plaats]) if daad.plaats >= 0 else None,
        melder_partij=invoer.melder_partij_code,
        bron=_bron(invoer.bron),
    )


def ambtshalve_melden(verslag: Verslag, daad: Daad) -> None:
    invoer: AmbtshalveInvoer = daad.met["invoer"]
    van = kenmerk(verslag.boek.momenten[daad.plaats]) if daad.plaats >= 0 else None
    _neem_op(verslag, daad, invoer, ambtshalve=True, moment=van)


def _neem_op(verslag: Verslag, daad: Daad, invoer: MeldingInvoer | AmbtshalveInvoer, **velden: Any) -> None:
    rij = verslag.boek.meldingen[len(verslag.meldingen)]
    verslag.meldingen.append(
        deel(
            formaat.Melding,
            id=kenmerk(rij),
            ontvangen_op=moment(rij["ontvangen_op"]),
            geregistreerd_op=moment(daad.nu),
            medewerker=verslag.iemand(daad.wie),
            kanaal=kort(rij["kanaal_id"]),
            gemeente=rij["gemeente_id"],
            crisis=rij["crisis"],
            melder_soort=kort(rij["melder_soort_id"]),
            duur=kort_of_niets(rij["duur_id"]),
            **{veld: rij[veld] for veld in ("hulp_betrokken", "hulp_wacht", "gezin_ingelicht", *opnemen.TEKSTEN)},
            toelichting=rij["toelichting"],
            incident_datum=dag(invoer.incident_datum),
            betrokkenen=_betrokkenen(verslag, rij),
            **{lijst: _codes(verslag, rij, lijst) for lijst in opnemen.CODELIJSTEN},
            **velden,
        )
    )


def _codes(verslag: Verslag, rij: Rij, lijst: str) -> list[str]:
    rijen = verslag.boek.rijen.get(getattr(Melding, lijst).through, ())
    return [kort(code["code_id"]) for code in rijen if code["melding_id"] == rij["id"]]


def _betrokkenen(verslag: Verslag, rij: Rij) -> list[Deel]:
    return [
        deel(
            formaat.Betrokkene,
            persoon=verslag.persoon_met(betrokkene["persoon_id"]),
            rol=kort(betrokkene["rol_id"]),
            herkenning=str(betrokkene["herkenning"]),
            woont_elders=betrokkene["woont_elders"],
        )
        for betrokkene in verslag.boek.betrokkenen
        if betrokkene["melding_id"] == rij["id"]
    ]


def _bron(invoer: BronInvoer) -> Deel:
    velden = {veld: getattr(invoer, veld) for veld in formaat.Bron.model_fields}
    velden |= {"grond": kort_of_niets(invoer.grond), "toestemming_op": dag(invoer.toestemming_op)}
    velden |= {"eigen_rol": kort_of_niets(invoer.eigen_rol)}
    bron = deel(formaat.Bron, **velden)
    return bron | ({"onthulling": kort(invoer.onthulling)} if "onthulling" in bron else {})


def in_beoordeling_nemen(verslag: Verslag, daad: Daad) -> None:
    verslag.meldingen[daad.plaats]["beoordeling"] = {
        "id": verslag.volgende_beoordeling(),
        "opgepakt_op": moment(daad.nu),
        "opgepakt_door": verslag.iemand(daad.wie),
    }


def beoordeling_bewaren(verslag: Verslag, daad: Daad) -> None:
    besluit = daad.met.get("besluit")
    _schrijf(verslag, daad, {"besluit": _besluit(verslag, besluit)} if besluit else {})


def beoordelen(verslag: Verslag, daad: Daad) -> None:
    besluit: BesluitInvoer = daad.met["besluit"]
    vast = {"vastgesteld_op": moment(daad.nu), "vastgesteld_door": verslag.iemand(daad.wie)}
    _schrijf(verslag, daad, vast | {"besluit": _besluit(verslag, besluit)})
    _begin_dienst(verslag, daad, besluit)


def besluit_herzien(verslag: Verslag, daad: Daad) -> None:
    besluit: BesluitInvoer = daad.met["besluit"]
    herziening = {"id": verslag.volgende_beoordeling(), **verslag.handeling(daad)}
    herziening["besluit"] = _besluit(verslag, besluit)
    verslag.meldingen[daad.plaats]["beoordeling"].setdefault("herzieningen", []).append(herziening)
    _begin_dienst(verslag, daad, besluit)


def _begin_dienst(verslag: Verslag, daad: Daad, besluit: BesluitInvoer) -> None:
    if besluit.besluit in DIENSTBESLUITEN:
        dienst = {"id": f"d{len(verslag.diensten) + 1}"}
        verslag.diensten.append(dienst)
        verslag.meldingen[daad.plaats].setdefault("diensten", []).append(dienst)


def _schrijf(verslag: Verslag, daad: Daad, rest: Deel) -> None:
    """The answers as they are now: a later save replaces an earlier one."""
    invoer: BeoordelingInvoer = daad.met["invoer"]
    oud = verslag.meldingen[daad.plaats]["beoordeling"]
    verslag.meldingen[daad.plaats]["beoordeling"] = deel(
        formaat.Beoordeling,
        **{veld: oud[veld] for veld in ("id", "opgepakt_op", "opgepakt_door")},
        **{veld: kort_of_niets(getattr(invoer, veld)) for veld in ANTWOORDEN},
        hulp_betrokken=invoer.hulp_betrokken,
        risicofactoren=korte(invoer.risicofactoren),
        **{veld: getattr(invoer, veld) for veld in TEKSTEN},
        personen=[
            deel(
                formaat.Beoordeelde,
                persoon=verslag.persoon(persoon.persoon_nummer),
                acuut_onveilig=persoon.acuut_onveilig,
                structureel_onveilig=persoon.structureel_onveilig,
                kindpositie=kort_of_niets(persoon.kindpositie),
            )
            for persoon in invoer.personen
        ],
        **rest,
    )


def _besluit(verslag: Verslag, besluit: BesluitInvoer) -> Deel:
    return deel(
        formaat.Besluit,
        besluit=str(besluit.besluit),
        motivering=besluit.motivering,
        meebeslisser=verslag.iemand(besluit.meebeslisser_id),
        afsluitreden=kort_of_niets(besluit.afsluitreden),
        adviesvraag=besluit.adviesvraag,
    )


def informeren(verslag: Verslag, daad: Daad) -> None:
    verslag.meldingen[daad.plaats]["geinformeerd"] = {
        "op": dag(daad.met["op"]),
        "vastgelegd_op": moment(daad.nu),
        "door": verslag.iemand(daad.wie),
    }


def dienst_starten(verslag: Verslag, daad: Daad) -> None:
    velden = {"gestart_op": moment(daad.nu), "uitvoerder": verslag.iemand(daad.wie)}
    verslag.diensten[daad.plaats].update(deel(formaat.Dienst, **velden, voorwaarden=daad.met["voorwaarden"]))


def dienst_afronden(verslag: Verslag, daad: Daad) -> None:
    verslag.diensten[daad.plaats].update(
        deel(
            formaat.Dienst,
            afgerond_op=moment(daad.nu),
            afgerond_door=verslag.iemand(daad.wie),
            uitkomst=kort_of_niets(daad.met["uitkomst"]),
            conclusie=daad.met["conclusie"],
            overdracht_volgt=daad.met["overdracht_volgt"],
        )
    )
