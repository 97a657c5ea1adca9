# SPDX-License-Identifier: EUPL-1.2
"""Rules for the assessment of one melding, its decisions and the diensten that they ask for."""

from datetime import datetime

from dossiers.formaat.melding import Beoordeling, Besluit, Dienst, Melding
from meldingen.werkproces import DIENSTBESLUITEN
from meldingen.werkproces import Besluit as Besluitsoort

from .fout import Foutcode
from .oordeel import Oordeel
from .register import Register


def keur_beoordeling(melding: Melding, pad: str, register: Register, oordeel: Oordeel) -> None:
    beoordeling = melding.beoordeling
    if beoordeling is not None:
        plek = f"{pad}.beoordeling"
        if beoordeling.opgepakt_op < (melding.geregistreerd_op or melding.ontvangen_op):
            eerder = "geregistreerd_op" if melding.geregistreerd_op else "ontvangen_op"
            oordeel.te_vroeg(f"{plek}.opgepakt_op", f"{eerder} van de melding")
        oordeel.volgorde(plek, ("opgepakt_op", beoordeling.opgepakt_op), ("vastgesteld_op", beoordeling.vastgesteld_op))
        oordeel.codes(f"{plek}.risicofactoren", beoordeling.risicofactoren)
        _personen(melding, beoordeling, plek, register, oordeel)
        _vaststelling(beoordeling, plek, oordeel)
        _herzieningen(beoordeling, plek, oordeel)
    _diensten(melding, pad, oordeel)


def _personen(melding: Melding, beoordeling: Beoordeling, pad: str, register: Register, oordeel: Oordeel) -> None:
    betrokken = {betrokkene.persoon for betrokkene in melding.betrokkenen}
    gezien: set[str] = set()
    for nr, beoordeelde in enumerate(beoordeling.personen):
        veld, persoon = f"{pad}.personen[{nr}].persoon", beoordeelde.persoon
        if register.persoon(veld, persoon) and persoon not in betrokken:
            oordeel.fout(
                veld, Foutcode.ONBEKENDE_VERWIJZING, "Deze persoon staat niet bij de betrokkenen van deze melding."
            )
        if persoon in gezien:
            oordeel.dubbel(veld, "Deze persoon staat al bij deze beoordeling.")
        gezien.add(persoon)


def _vaststelling(beoordeling: Beoordeling, pad: str, oordeel: Oordeel) -> None:
    if beoordeling.vastgesteld_op is None:
        return
    if beoordeling.zwaarte is None:
        oordeel.ontbreekt(f"{pad}.zwaarte", "Een vastgestelde beoordeling heeft een zwaarte.")
    if not beoordeling.voorgeschiedenis.strip():
        oordeel.ontbreekt(
            f"{pad}.voorgeschiedenis",
            "Een vastgestelde beoordeling weegt de voorgeschiedenis. Is er niets vastgelegd, schrijf dat dan.",
        )
    if beoordeling.besluit is None:
        oordeel.ontbreekt(f"{pad}.besluit", "Een vastgestelde beoordeling heeft een besluit.")
    else:
        _besluit(beoordeling.besluit, f"{pad}.besluit", oordeel)


def _besluit(besluit: Besluit, pad: str, oordeel: Oordeel) -> None:
    if not besluit.motivering.strip():
        oordeel.ontbreekt(f"{pad}.motivering", "Een besluit heeft een motivering. Is die er niet, schrijf dat dan.")
    if besluit.besluit == Besluitsoort.EINDE_BEMOEIENIS.value and besluit.afsluitreden is None:
        oordeel.ontbreekt(f"{pad}.afsluitreden", "Bij 'einde' hoort een reden van afsluiten.")
    if besluit.besluit == Besluitsoort.OMZETTEN_IN_ADVIES.value and not besluit.adviesvraag.strip():
        oordeel.ontbreekt(f"{pad}.adviesvraag", "Bij 'advies' hoort de adviesvraag, zonder gegevens van het gezin.")


def _herzieningen(beoordeling: Beoordeling, pad: str, oordeel: Oordeel) -> None:
    if beoordeling.herzieningen and beoordeling.vastgesteld_op is None:
        oordeel.ontbreekt(f"{pad}.vastgesteld_op", "Herzien kan pas als de beoordeling is vastgesteld.")
    for nr, herziening in enumerate(beoordeling.herzieningen):
        plek = f"{pad}.herzieningen[{nr}]"
        _besluit(herziening.besluit, f"{plek}.besluit", oordeel)
        if beoordeling.vastgesteld_op is not None and herziening.op < beoordeling.vastgesteld_op:
            oordeel.te_vroeg(f"{plek}.op", "vastgesteld_op van de beoordeling")


def _diensten(melding: Melding, pad: str, oordeel: Oordeel) -> None:
    """The nth dienst is of the nth decision that asks for one."""
    besluiten = _dienstbesluiten(melding.beoordeling)
    for nr, dienst in enumerate(melding.diensten):
        plek = f"{pad}.diensten[{nr}]"
        _verloop(dienst, plek, oordeel)
        if nr >= len(besluiten):
            oordeel.fout(
                plek,
                Foutcode.DIENST_ZONDER_BESLUIT,
                "Bij deze dienst hoort een vastgesteld besluit 'vv' of 'onderzoek' van deze melding.",
            )
        elif dienst.gestart_op is not None and dienst.gestart_op < besluiten[nr]:
            oordeel.te_vroeg(f"{plek}.gestart_op", "het besluit")


def _dienstbesluiten(beoordeling: Beoordeling | None) -> list[datetime]:
    if beoordeling is None or beoordeling.vastgesteld_op is None:
        return []
    besluiten = [(beoordeling.vastgesteld_op, beoordeling.besluit)]
    besluiten += sorted(((h.op, h.besluit) for h in beoordeling.herzieningen), key=lambda paar: paar[0])
    return [op for op, besluit in besluiten if besluit is not None and besluit.besluit in DIENSTBESLUITEN]


def _verloop(dienst: Dienst, pad: str, oordeel: Oordeel) -> None:
    oordeel.volgorde(pad, ("gestart_op", dienst.gestart_op), ("afgerond_op", dienst.afgerond_op))
    if dienst.afgerond_op is not None and dienst.gestart_op is None:
        oordeel.ontbreekt(f"{pad}.gestart_op", "Een afgeronde dienst heeft een begin.")
