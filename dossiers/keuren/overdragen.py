# SPDX-License-Identifier: EUPL-1.2
"""Rules for handovers: after a decision, each receiver with one end at most."""

from datetime import datetime
from typing import Final

from dossiers.formaat import Casus
from dossiers.formaat.vervolg import Handeling, Ontvanger, Overdracht

from .fout import Foutcode
from .oordeel import Oordeel
from .register import Register

ANTWOORDEN: Final = ("bevestigd", "aanvaard", "geweigerd", "ingetrokken", "verlopen", "teruggelegd")
# What a handover comes to; giving it back comes after accepting it.
UITKOMSTEN: Final = ("aanvaard", "geweigerd", "ingetrokken", "verlopen")


def keur_overdrachten(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    eerste = _eerste_vaststelling(casus)
    for nr, overdracht in enumerate(casus.overdrachten):
        pad = f"overdrachten[{nr}]"
        _na_besluit(casus, overdracht, pad, eerste, oordeel)
        _zicht(overdracht, pad, oordeel)
        for plek, ontvanger in enumerate(overdracht.ontvangers):
            _ontvanger(overdracht, ontvanger, f"{pad}.ontvangers[{plek}]", register, oordeel)
    _open_zicht(casus, oordeel)
    _open_personen(casus, oordeel)


def _eerste_vaststelling(casus: Casus) -> datetime | None:
    vastgesteld = [melding.beoordeling.vastgesteld_op for melding in casus.meldingen if melding.beoordeling]
    return min((moment for moment in vastgesteld if moment is not None), default=None)


def _na_besluit(casus: Casus, overdracht: Overdracht, pad: str, eerste: datetime | None, oordeel: Oordeel) -> None:
    ontvangen = min(melding.ontvangen_op for melding in casus.meldingen)
    if overdracht.op < ontvangen:
        oordeel.te_vroeg(f"{pad}.op", "ontvangen_op van de eerste melding")
    elif eerste is None:
        oordeel.fout(
            pad, Foutcode.OVERDRACHT_ZONDER_BESLUIT, "Er is geen vastgestelde beoordeling. Geef die bij een melding."
        )
    elif overdracht.op < eerste:
        oordeel.te_vroeg(f"{pad}.op", "vastgesteld_op van de eerste beoordeling")


def _zicht(overdracht: Overdracht, pad: str, oordeel: Oordeel) -> None:
    dragers = [nr for nr, ontvanger in enumerate(overdracht.ontvangers) if ontvanger.draagt_zicht]
    for nr in dragers[1:]:
        oordeel.tegenstrijdig(
            f"{pad}.ontvangers[{nr}].draagt_zicht", "Hooguit een ontvanger krijgt het zicht op veiligheid."
        )


def _ontvanger(overdracht: Overdracht, ontvanger: Ontvanger, pad: str, register: Register, oordeel: Oordeel) -> None:
    _personen(ontvanger, pad, register, oordeel)
    gedaan = [naam for naam in ANTWOORDEN if getattr(ontvanger, naam) is not None]
    if ontvanger.partij is None:
        _gezin(ontvanger, gedaan, pad, oordeel)
        return
    uitkomsten = [naam for naam in gedaan if naam in UITKOMSTEN]
    for naam in uitkomsten[1:]:
        oordeel.tegenstrijdig(
            f"{pad}.{naam}", f"Dit kan niet samen met '{uitkomsten[0]}'. Een overdracht eindigt een keer."
        )
    if ontvanger.teruggelegd is not None and ontvanger.aanvaard is None:
        oordeel.ontbreekt(f"{pad}.aanvaard", "Terugleggen kan alleen wat eerst aanvaard is.")
    laatst: Handeling = overdracht
    eerder = "op van de overdracht"
    for naam in gedaan:
        antwoord: Handeling = getattr(ontvanger, naam)
        if antwoord.op < laatst.op:
            oordeel.te_vroeg(f"{pad}.{naam}.op", eerder)
        elif naam in {"bevestigd", "aanvaard"}:
            laatst, eerder = antwoord, f"op van '{naam}'"


def _gezin(ontvanger: Ontvanger, gedaan: list[str], pad: str, oordeel: Oordeel) -> None:
    """Without a party the family itself takes the next steps: nobody answers, and Veilig Thuis keeps the view."""
    for naam in gedaan:
        oordeel.tegenstrijdig(
            f"{pad}.{naam}", "Een overdracht aan het gezin zelf heeft geen antwoord. Of noem de partij."
        )
    if ontvanger.draagt_zicht:
        oordeel.tegenstrijdig(
            f"{pad}.draagt_zicht", "Bij een overdracht aan het gezin zelf houdt Veilig Thuis het zicht op veiligheid."
        )


def _personen(ontvanger: Ontvanger, pad: str, register: Register, oordeel: Oordeel) -> None:
    gezien: set[str] = set()
    for nr, persoon in enumerate(ontvanger.personen):
        veld = f"{pad}.personen[{nr}]"
        register.persoon(veld, persoon)
        if persoon in gezien:
            oordeel.dubbel(veld, "Deze persoon staat al bij deze ontvanger.")
        gezien.add(persoon)


def _is_open(ontvanger: Ontvanger) -> bool:
    return ontvanger.partij is not None and all(getattr(ontvanger, naam) is None for naam in UITKOMSTEN)


def _open_zicht(casus: Casus, oordeel: Oordeel) -> None:
    wacht = 0
    for nr, overdracht in enumerate(casus.overdrachten):
        for plek, ontvanger in enumerate(overdracht.ontvangers):
            if ontvanger.draagt_zicht and _is_open(ontvanger):
                wacht += 1
                if wacht > 1:
                    oordeel.tegenstrijdig(
                        f"overdrachten[{nr}].ontvangers[{plek}].draagt_zicht",
                        "Er staat al een overdracht open die het zicht op veiligheid draagt. Geef het antwoord daarop.",
                    )


def _open_personen(casus: Casus, oordeel: Oordeel) -> None:
    bezet: set[tuple[str | None, str]] = set()
    for nr, overdracht in enumerate(casus.overdrachten):
        for plek, ontvanger in enumerate(overdracht.ontvangers):
            if not _is_open(ontvanger):
                continue
            paren = {(ontvanger.partij, persoon) for persoon in ontvanger.personen}
            if paren & bezet:
                oordeel.dubbel(
                    f"overdrachten[{nr}].ontvangers[{plek}].personen",
                    "Voor een van deze personen staat bij deze partij al een overdracht open. Geef het antwoord.",
                )
            bezet |= paren
