# SPDX-License-Identifier: EUPL-1.2
"""What assessing, deciding, informing, consulting and beginning a dienst leave behind."""

from datetime import datetime, time, timedelta

from django.conf import settings

from dossiers.daden import Daad, plaats_van
from dossiers.wereld import Rij
from meldingen.beoordeling import BeoordelingInvoer, BesluitInvoer
from meldingen.models import Advies, Beoordeelde, Consult, Dienst, Signaal, Toegang, Veiligheidsbeoordeling
from meldingen.termijnen.kalender import TIJDZONE
from meldingen.werkproces import (
    DIENSTBESLUITEN,
    DIENSTOVERGANGEN,
    OVERDRACHTSBESLUITEN,
    STATUSOVERGANGEN,
    ZONDER_VERVOLG,
    Beoordelingstatus,
    Besluit,
    Dienststatus,
    Status,
)

from .boek import Boek

ANTWOORDEN = ("urgentie", "zwaarte", "duur")


def in_beoordeling_nemen(boek: Boek, daad: Daad) -> None:
    melding = boek.meldingen[daad.plaats]
    melding["behandelaar_id"] = daad.wie
    boek.zet_status(daad, "melding", melding, Status.IN_BEOORDELING, STATUSOVERGANGEN)
    boek.beoordelingen.append(
        boek.rij(
            Veiligheidsbeoordeling,
            casus_id=boek.casus["id"],
            melding_id=melding["id"],
            volgnummer=1,
            gestart_op=daad.nu,
            gestart_door_id=daad.wie,
        )
    )
    boek.casus["behandelaar_id"] = daad.wie
    boek.zet_fase(daad)


def beoordeling_bewaren(boek: Boek, daad: Daad) -> None:
    vb = actieve_beoordeling(boek, boek.meldingen[daad.plaats])
    if daad.met.get("besluit"):
        _zet_besluit(vb, daad.met["besluit"])
    _schrijf_antwoorden(boek, vb, daad.met["invoer"])


def beoordelen(boek: Boek, daad: Daad) -> None:
    melding, besluit = boek.meldingen[daad.plaats], daad.met["besluit"]
    vb = actieve_beoordeling(boek, melding)
    _schrijf_antwoorden(boek, vb, daad.met["invoer"])
    _stel_vast(daad, vb, besluit)
    omgezet = besluit.besluit == Besluit.OMZETTEN_IN_ADVIES
    boek.zet_status(daad, "melding", melding, Status.OMGEZET if omgezet else Status.BEOORDEELD, STATUSOVERGANGEN)
    for soort in ("vb", "crisis"):
        boek.stop_termijn(soort, "melding", melding, daad.nu)
    if omgezet:
        boek.stop_termijn("informeren", "melding", melding, daad.nu, vervalt=True)
    if besluit.besluit in DIENSTBESLUITEN:
        boek.casus["overdracht_nodig"] = False
    _voer_besluit_uit(boek, daad, melding, vb, besluit)
    geef_terug_aan_uitvoerder(boek)
    boek.zet_fase(daad)


def besluit_herzien(boek: Boek, daad: Daad) -> None:
    melding, besluit = boek.meldingen[daad.plaats], daad.met["besluit"]
    oud = actieve_beoordeling(boek, melding)
    wachtte = leidende_beoordeling(boek) is oud and not open_dienst(
        boek, melding, Dienststatus.GEPLAND, Dienststatus.LOOPT
    )
    dienst = open_dienst(boek, melding, Dienststatus.GEPLAND)
    oud["versie"] += 1
    oud["status"] = Beoordelingstatus.VERVANGEN
    velden = {kolom: waarde for kolom, waarde in oud.items() if kolom not in ("id", "status")}
    nieuw = boek.rij(Veiligheidsbeoordeling, **velden | {"volgnummer": oud["volgnummer"] + 1})
    boek.beoordelingen.append(nieuw)
    _neem_over(boek, oud, nieuw)
    if dienst:
        boek.zet_status(daad, "dienst", dienst, Dienststatus.VERVALLEN, DIENSTOVERGANGEN)
        boek.stop_termijn(dienst["soort"], "dienst", dienst, daad.nu, vervalt=True)
    _stel_vast(daad, nieuw, besluit)
    if wachtte:
        boek.casus["overdracht_nodig"] = False
    _voer_besluit_uit(boek, daad, melding, nieuw, besluit, vervangt=dienst)
    boek.zet_fase(daad)


def informeren(boek: Boek, daad: Daad) -> None:
    melding = boek.meldingen[daad.plaats]
    middag = datetime.combine(daad.met["op"], time(12), tzinfo=TIJDZONE)
    op = min(max(middag, melding["ontvangen_op"]), daad.nu)
    boek.stop_termijn("informeren", "melding", melding, op)
    boek.zet_fase(daad)


def dienst_starten(boek: Boek, daad: Daad) -> None:
    dienst = boek.diensten[daad.plaats]
    dienst.update(voorwaarden=daad.met["voorwaarden"], gestart_op=daad.nu, uitvoerder_id=daad.wie)
    boek.zet_status(daad, "dienst", dienst, Dienststatus.LOOPT, DIENSTOVERGANGEN)
    boek.casus["behandelaar_id"] = daad.wie
    boek.zet_fase(daad)


def consult_vragen(boek: Boek, daad: Daad) -> None:
    boek.consulten.append(
        boek.rij(
            Consult,
            nummer=boek.nummer("V", daad.nu),
            casus_id=boek.casus["id"],
            vraag=daad.met["vraag"],
            gevraagd_door_id=daad.wie,
            gevraagd_op=daad.nu,
        )
    )


def consult_geven(boek: Boek, daad: Daad) -> None:
    consult = boek.consulten[daad.plaats]
    consult.update(
        antwoord=daad.met["antwoord"],
        status=Consult.Status.BEANTWOORD,
        beantwoord_door_id=daad.wie,
        beantwoord_op=daad.nu,
        versie=consult["versie"] + 1,
    )


def noodtoegang(boek: Boek, daad: Daad) -> None:
    toegang = boek.rij(
        Toegang,
        casus_id=boek.casus["id"],
        medewerker_id=daad.wie,
        soort=Toegang.Soort.NOOD,
        noodreden_id=daad.met["noodreden"],
        reden=daad.met["reden"],
        van=daad.nu,
        tot=daad.nu + timedelta(hours=settings.NOODTOEGANG_UREN),
    )
    boek.signaal(Signaal.Soort.NOODTOEGANG, f"toegang:{toegang['id']}", daad.nu, boek.casus["behandelaar_id"])


def actieve_beoordeling(boek: Boek, melding: Rij) -> Rij:
    return next(
        vb for vb in boek.beoordelingen
        if vb["melding_id"] == melding["id"] and vb["status"] != Beoordelingstatus.VERVANGEN
    )  # fmt: skip


def leidende_beoordeling(boek: Boek) -> Rij | None:
    """The newest established assessment that asks something, else the newest; never of what became an advies."""
    vastgesteld = [
        vb for vb in boek.beoordelingen
        if vb["status"] == Beoordelingstatus.VASTGESTELD and vb["besluit"] != Besluit.OMZETTEN_IN_ADVIES
    ]  # fmt: skip
    return max(
        vastgesteld,
        key=lambda vb: (vb["besluit"] not in ZONDER_VERVOLG, vb["vastgesteld_op"], vb["id"]),
        default=None,
    )


def geef_terug_aan_uitvoerder(boek: Boek) -> None:
    lopend = [dienst for dienst in boek.diensten if dienst["status"] == Dienststatus.LOOPT]
    if lopend and not any(melding["status"] == Status.IN_BEOORDELING for melding in boek.meldingen):
        boek.casus["behandelaar_id"] = max(lopend, key=lambda dienst: dienst["gestart_op"])["uitvoerder_id"]


def open_dienst(boek: Boek, melding: Rij, *statussen: str) -> Rij | None:
    return next((d for d in boek.diensten if d["melding_id"] == melding["id"] and d["status"] in statussen), None)


def _schrijf_antwoorden(boek: Boek, vb: Rij, invoer: BeoordelingInvoer) -> None:
    """A later save replaces the people and risk factors of an earlier one."""
    for naam in ANTWOORDEN:
        vb[f"{naam}_id"] = getattr(invoer, naam)
    for naam in ("hulp_betrokken", "bevindingen", "voorgeschiedenis", "conclusie"):
        vb[naam] = getattr(invoer, naam)
    vb["versie"] += 1
    _vergeet(boek, vb)
    boek.koppel(Veiligheidsbeoordeling.risicofactoren.through, "veiligheidsbeoordeling_id", vb, invoer.risicofactoren)
    for persoon in invoer.personen:
        boek.rij(
            Beoordeelde,
            beoordeling_id=vb["id"],
            persoon_id=boek.personen[plaats_van(persoon.persoon_nummer)]["id"],
            acuut_onveilig=persoon.acuut_onveilig,
            structureel_onveilig=persoon.structureel_onveilig,
            kindpositie_id=persoon.kindpositie,
        )


def _vergeet(boek: Boek, vb: Rij) -> None:
    for model, kolom in _HANGT_AAN:
        rijen = boek.rijen.get(model)
        if rijen:
            rijen[:] = [rij for rij in rijen if rij[kolom] != vb["id"]]


def _neem_over(boek: Boek, oud: Rij, nieuw: Rij) -> None:
    for model, kolom in _HANGT_AAN:
        for rij in [rij for rij in boek.rijen.get(model, ()) if rij[kolom] == oud["id"]]:
            boek.rij(model, **{**rij, kolom: nieuw["id"]})


def _zet_besluit(vb: Rij, besluit: BesluitInvoer) -> None:
    vb.update(
        besluit=besluit.besluit,
        motivering=besluit.motivering,
        meebeslisser_id=besluit.meebeslisser_id,
        afsluitreden_id=besluit.afsluitreden,
        adviesvraag=besluit.adviesvraag,
    )


def _stel_vast(daad: Daad, vb: Rij, besluit: BesluitInvoer) -> None:
    _zet_besluit(vb, besluit)
    vb.update(
        status=Beoordelingstatus.VASTGESTELD,
        vastgesteld_op=daad.nu,
        vastgesteld_door_id=daad.wie,
        versie=vb["versie"] + 1,
    )


def _voer_besluit_uit(
    boek: Boek, daad: Daad, melding: Rij, vb: Rij, besluit: BesluitInvoer, vervangt: Rij | None = None
) -> None:
    casus = boek.casus
    casus["zwaarte_id"] = vb["zwaarte_id"]
    if besluit.besluit in OVERDRACHTSBESLUITEN or (besluit.besluit in ZONDER_VERVOLG and casus["overdracht_wacht"]):
        casus["overdracht_nodig"] = True
    if besluit.besluit in DIENSTBESLUITEN:
        soort = DIENSTBESLUITEN[Besluit(besluit.besluit)]
        besloten_op = vervangt["besloten_op"] if vervangt and vervangt["soort"] == soort else daad.nu
        dienst = boek.rij(
            Dienst,
            casus_id=casus["id"],
            melding_id=melding["id"],
            beoordeling_id=vb["id"],
            soort=soort,
            besloten_op=besloten_op,
        )
        boek.zet_status(daad, "dienst", dienst, Dienststatus.GEPLAND, DIENSTOVERGANGEN)
        boek.diensten.append(dienst)
        boek.start_termijn(soort, besloten_op, "dienst", dienst, melding=melding)
    elif besluit.besluit == Besluit.EINDE_BEMOEIENIS:
        casus["afsluitreden_id"] = besluit.afsluitreden
    elif besluit.besluit == Besluit.OMZETTEN_IN_ADVIES:
        casus["afsluitreden_id"] = "afsluitreden:omgezet"
        _maak_advies(boek, daad, melding, besluit.adviesvraag)


def _maak_advies(boek: Boek, daad: Daad, melding: Rij, vraag: str) -> None:
    boek.rij(
        Advies,
        nummer=boek.nummer("A", daad.nu),
        kanaal_id=melding["kanaal_id"],
        gemeente_id=melding["gemeente_id"],
        adviesvrager_soort_id=melding["melder_soort_id"],
        ontvangen_op=melding["ontvangen_op"],
        medewerker_id=daad.wie,
        vraag=vraag,
        omgezet_uit=melding["nummer"],
    )


_HANGT_AAN = (
    (Veiligheidsbeoordeling.risicofactoren.through, "veiligheidsbeoordeling_id"),
    (Beoordeelde, "beoordeling_id"),
)
