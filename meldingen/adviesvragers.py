# SPDX-License-Identifier: EUPL-1.2
"""Somebody who asked advice and agreed to be found again: how he is stored, and how he is found.

Everything of him is encrypted. He is found by the whole name, telephone number or e-mail address that he says, by blind
indexes: nobody can browse for him.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from organisaties.versleuteling import blinde_index
from personen.namen import telefoonsleutel, vouw

from .controle import EERSTE_JAAR, eis_tekst
from .fouten import OngeldigeInvoer, StapNietToegestaan
from .models import Adviesvrager

if TYPE_CHECKING:
    from organisaties.models import Medewerker

    from .querysets import AdviesvragerQuerySet

VELDEN = ("naam", "instelling", "telefoon", "email")
MAXIMUM = 200
ZOEKVELDEN = ("naam", "telefoon", "email")


@dataclass(frozen=True)
class AdviesvragerInvoer:
    """What an adviesvrager agrees to have kept, and since when. Only here is an organisation free text."""

    naam: str
    toestemming_op: date
    instelling: str = ""
    telefoon: str = ""
    email: str = ""


def keur(invoer: AdviesvragerInvoer, vandaag: date) -> dict[str, str]:
    """The texts as stored. Refuses per field; without the day of the consent nothing is kept."""
    fouten: dict[str, list[str]] = {}
    schoon: dict[str, str] = {}
    for veld in VELDEN:
        try:
            schoon[veld] = " ".join(eis_tekst(veld, getattr(invoer, veld), maximum=MAXIMUM).split())
        except OngeldigeInvoer as fout:
            fouten |= fout.velden
    if not vouw(schoon.get("naam", "x")):
        fouten["naam"] = ["Vul de naam in van wie toestemming gaf."]
    if schoon.get("telefoon") and not telefoonsleutel(schoon["telefoon"]):
        fouten["telefoon"] = ["Vul een heel telefoonnummer in, zoals 0320 123456."]
    if schoon.get("email") and "@" not in schoon["email"]:
        fouten["email"] = ["Vul een heel e-mailadres in."]
    if not invoer.toestemming_op.year >= EERSTE_JAAR or invoer.toestemming_op > vandaag:
        fouten["toestemming_op"] = ["Vul de dag in waarop de adviesvrager toestemming gaf: vandaag of eerder."]
    if fouten:
        raise OngeldigeInvoer("Controleer de gegevens van de adviesvrager.", velden=fouten)
    return schoon


def vul(rij: Adviesvrager, schoon: dict[str, str], toestemming_op: date) -> None:
    """Fill a new or locked row; the caller saves it."""
    rij.toestemming_op = toestemming_op
    for veld in VELDEN:
        setattr(rij, veld, schoon[veld] or None)
    indexen = _indexen(rij.organisatie_id, schoon)
    rij.naam_index = indexen["naam"]
    rij.telefoon_index = indexen.get("telefoon")
    rij.email_index = indexen.get("email")


def vind(medewerker: "Medewerker", *, naam: str = "", telefoon: str = "", email: str = "") -> "AdviesvragerQuerySet":
    """Who has exactly this name, number or address (any of what is given); nobody without anything to look for."""
    rijen: AdviesvragerQuerySet = Adviesvrager.objects.zichtbaar_voor(medewerker)
    if medewerker.vt_organisatie_id is None:
        return rijen.none()
    gevraagd = {"naam": naam, "telefoon": telefoon, "email": email}
    of = Q()
    for veld, index in _indexen(medewerker.vt_organisatie_id, gevraagd).items():
        of |= Q(**{f"{veld}_index": index})
    return rijen.filter(of) if of else rijen.none()


def eis_eigen(medewerker: "Medewerker", rij: Adviesvrager | None) -> Adviesvrager | None:
    """Fresh and locked, so that nobody withdraws his consent meanwhile; refuses who took it back already."""
    if rij is None:
        return None
    if rij.organisatie_id != medewerker.vt_organisatie_id:
        raise StapNietToegestaan
    vast = Adviesvrager.objects.select_for_update(no_key=True).filter(pk=rij.pk).first()
    if vast is None:
        raise OngeldigeInvoer("Deze adviesvrager is niet meer bekend: de toestemming is ingetrokken.", veld="bekend")
    return vast


def _indexen(organisatie_id: int, teksten: dict[str, str]) -> dict[str, bytes]:
    sleutels = {
        "naam": vouw(teksten["naam"]),
        "telefoon": telefoonsleutel(teksten["telefoon"]),
        "email": "".join(teksten["email"].split()).casefold(),
    }
    return {
        veld: blinde_index(organisatie_id, f"adviesvrager.{veld}", sleutel)
        for veld, sleutel in sleutels.items()
        if sleutel
    }
