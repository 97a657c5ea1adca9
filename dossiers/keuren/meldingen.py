# SPDX-License-Identifier: EUPL-1.2
"""Rules for a melding: its contact, people and source, and telling the family. The assessment is `beoordelen.py`."""

from datetime import datetime

from dossiers.formaat import Casus
from dossiers.formaat.melding import Bron, Melding
from meldingen.termijnen.kalender import dag_van

from .beoordelen import keur_beoordeling
from .oordeel import Oordeel
from .register import Register


def keur_meldingen(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    for nr, contact in enumerate(casus.contacten):
        oordeel.volgorde(
            f"contacten[{nr}]", ("ontvangen_op", contact.ontvangen_op), ("vastgelegd_op", contact.vastgelegd_op)
        )
    for nr, melding in enumerate(casus.meldingen):
        pad = f"meldingen[{nr}]"
        oordeel.volgorde(pad, ("ontvangen_op", melding.ontvangen_op), ("geregistreerd_op", melding.geregistreerd_op))
        for lijst in ("aard", "geweldsoort", "richting", "meldreden", "meldcode"):
            oordeel.codes(f"{pad}.{lijst}", getattr(melding, lijst))
        _contact(melding, pad, register, oordeel)
        _moment(melding, pad, register, oordeel)
        _betrokkenen(melding, pad, register, oordeel)
        _incident(melding, pad, oordeel)
        _bron(melding.bron, f"{pad}.bron", oordeel)
        _ambtshalve(melding, f"{pad}.bron", oordeel)
        _geinformeerd(melding, pad, oordeel)
        keur_beoordeling(melding, pad, register, oordeel)
    _eenmaal(casus, "contact", "Dit contact hoort al bij een andere melding.", oordeel)
    _eenmaal(casus, "moment", "Uit dit monitoringsmoment kwam al een andere melding.", oordeel)


def vastgelegd_op(melding: Melding) -> datetime:
    return melding.geregistreerd_op or melding.ontvangen_op


def _eenmaal(casus: Casus, veld: str, reden: str, oordeel: Oordeel) -> None:
    gezien: set[str] = set()
    for nr, melding in enumerate(casus.meldingen):
        kenmerk = getattr(melding, veld)
        if kenmerk is not None and kenmerk in gezien:
            oordeel.dubbel(f"meldingen[{nr}].{veld}", reden)
        gezien.add(kenmerk)


def _contact(melding: Melding, pad: str, register: Register, oordeel: Oordeel) -> None:
    if melding.contact is None:
        return
    contact = register.contact(f"{pad}.contact", melding.contact)
    if contact and vastgelegd_op(melding) < (contact.vastgelegd_op or contact.ontvangen_op):
        oordeel.te_vroeg(f"{pad}.{_vastlegveld(melding)}", "vastgelegd_op van het contact")


def _moment(melding: Melding, pad: str, register: Register, oordeel: Oordeel) -> None:
    if melding.moment is None:
        return
    moment = register.moment(f"{pad}.moment", melding.moment)
    if not melding.ambtshalve:
        oordeel.tegenstrijdig(f"{pad}.moment", "Alleen een ambtshalve melding komt uit een monitoringsmoment.")
    if moment is None:
        return
    if moment.uitvoering is None:
        oordeel.tegenstrijdig(f"{pad}.moment", "Dit monitoringsmoment is niet uitgevoerd. Geef de uitvoering.")
    elif melding.ontvangen_op < moment.uitvoering.vastgelegd_op:
        oordeel.te_vroeg(f"{pad}.ontvangen_op", "vastgelegd_op van het monitoringsmoment")


def _vastlegveld(melding: Melding) -> str:
    return "geregistreerd_op" if melding.geregistreerd_op else "ontvangen_op"


def _betrokkenen(melding: Melding, pad: str, register: Register, oordeel: Oordeel) -> None:
    gezien: set[str] = set()
    for nr, betrokkene in enumerate(melding.betrokkenen):
        veld = f"{pad}.betrokkenen[{nr}].persoon"
        register.persoon(veld, betrokkene.persoon)
        if betrokkene.persoon in gezien:
            oordeel.dubbel(veld, "Deze persoon staat al bij deze melding. Kies een van de rollen.")
        gezien.add(betrokkene.persoon)


def _incident(melding: Melding, pad: str, oordeel: Oordeel) -> None:
    if melding.incident_datum is not None and melding.incident_datum > dag_van(melding.ontvangen_op):
        oordeel.te_vroeg(f"{pad}.ontvangen_op", "incident_datum")


def _bron(bron: Bron, pad: str, oordeel: Oordeel) -> None:
    if bron.onthulling == "onthulling:geheim_professional" and bron.grond is None:
        oordeel.ontbreekt(f"{pad}.grond", "Noem de grond waarop de professional geheim blijft.")
    if bron.onthulling == "onthulling:toestemming" and bron.toestemming_op is None:
        oordeel.ontbreekt(f"{pad}.toestemming_op", "Noem de datum van de toestemming.")


def _ambtshalve(melding: Melding, pad: str, oordeel: Oordeel) -> None:
    """Of a melding that Veilig Thuis made itself nobody is stored whose role it could be."""
    bron = melding.bron
    iemand = bron.onbekend or bron.naam or bron.functie or bron.instelling or bron.telefoon or bron.email
    if melding.kanaal == "kanaal:ambtshalve" and not iemand and (bron.eigen_rol or bron.eigen_rol_toelichting):
        oordeel.tegenstrijdig(f"{pad}.eigen_rol", "Veilig Thuis meldde zelf. Geef de melder, of laat de eigen rol weg.")


def _geinformeerd(melding: Melding, pad: str, oordeel: Oordeel) -> None:
    geinformeerd = melding.geinformeerd
    if geinformeerd is None:
        return
    if geinformeerd.op < dag_van(melding.ontvangen_op):
        oordeel.te_vroeg(f"{pad}.geinformeerd.op", "ontvangen_op van de melding")
    if geinformeerd.vastgelegd_op < vastgelegd_op(melding):
        oordeel.te_vroeg(f"{pad}.geinformeerd.vastgelegd_op", f"{_vastlegveld(melding)} van de melding")
    if dag_van(geinformeerd.vastgelegd_op) < geinformeerd.op:
        oordeel.te_vroeg(f"{pad}.geinformeerd.vastgelegd_op", "op")
