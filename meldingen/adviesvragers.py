# SPDX-License-Identifier: EUPL-1.2
"""Somebody who asked advice and agreed to be found again: how he is stored, and how he is found.

Everything of him is encrypted. He is found by the whole name, telephone number or e-mail address that he says, by blind
indexes: nobody can browse for him.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from audit.vastleggen import leg_vast
from organisaties.versleuteling import blinde_index
from personen.namen import telefoonsleutel, vouw

from .controle import EERSTE_JAAR, eis_tekst
from .fouten import OngeldigeInvoer, StapNietToegestaan, eis_veld
from .models import Advies, Adviesvrager
from .nummers import volgend_nummer
from .termijnen.kalender import dag_van

if TYPE_CHECKING:
    from organisaties.models import Medewerker

    from .querysets import AdviesvragerQuerySet

VELDEN = ("naam", "instelling", "telefoon", "email")
VRAGERVELDEN = (*VELDEN, "toestemming_op")
MAXIMUM = 200
ZOEKVELDEN = ("naam", "telefoon", "email")


@dataclass(frozen=True)
class AdviesvragerInvoer:
    """What an adviesvrager agrees to have kept, and since when. Only here is an organisation free text."""

    naam: str
    toestemming_op: date | None
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
    if toestemming := _fout_in_toestemming(invoer.toestemming_op, vandaag):
        fouten["toestemming_op"] = [toestemming]
    if fouten:
        raise OngeldigeInvoer("Controleer de gegevens van de adviesvrager.", velden=fouten)
    return schoon


def met_vrager(velden: dict[str, Any]) -> dict[str, Any]:
    """For a door: `velden` with what was sent of who asked as one `vrager`; None when nothing was."""
    op = velden.pop("toestemming_op", None)
    teksten = {veld: velden.pop(veld, None) or "" for veld in VELDEN}
    getypt = op is not None or any(teksten.values())
    return velden | {"vrager": AdviesvragerInvoer(toestemming_op=op, **teksten) if getypt else None}


def _fout_in_toestemming(op: date | None, vandaag: date) -> str:
    if op is None:
        return "Zonder toestemming bewaren wij niets van de adviesvrager."
    if op.year < EERSTE_JAAR or op > vandaag:
        return "Vul de dag in waarop de adviesvrager toestemming gaf: vandaag of eerder."
    return ""


def schrijf(rij: Adviesvrager | None, invoer: AdviesvragerInvoer, *, organisatie_id: int, nu: datetime) -> Adviesvrager:
    """A new row, or `rij`, which is locked, with what is kept of him replaced."""
    schoon = keur(invoer, dag_van(nu))
    if rij is None:
        rij = Adviesvrager(organisatie_id=organisatie_id, nummer=volgend_nummer("W", nu))
    else:
        rij.versie += 1
    assert invoer.toestemming_op is not None  # noqa: S101  # refused by `keur`
    rij.toestemming_op = invoer.toestemming_op
    for veld in VELDEN:
        setattr(rij, veld, schoon[veld] or None)
    indexen = _indexen(rij.organisatie_id, schoon)
    rij.naam_index = indexen["naam"]
    rij.telefoon_index = indexen.get("telefoon")
    rij.email_index = indexen.get("email")
    rij.save()
    return rij


def wie_vroeg(
    medewerker: "Medewerker",
    bekend: Adviesvrager | None,
    invoer: AdviesvragerInvoer | None,
    *,
    organisatie_id: int,
    nu: datetime,
) -> Adviesvrager | None:
    """Who asked a new advies: somebody known, locked; somebody new, stored; or nobody that is kept."""
    if invoer is None:
        return eis_eigen(medewerker, bekend)
    eis_veld(bekend is None, "bekend", "Vul een nummer in, of de gegevens van een nieuwe adviesvrager. Niet allebei.")
    return schrijf(None, invoer, organisatie_id=organisatie_id, nu=nu)


def leg_vrager_vast(stap: str, medewerker: "Medewerker", rij: Adviesvrager, advies: Advies, *, bekend: bool) -> None:
    leg_vast(
        actie=stap,
        onderwerp="adviesvrager",
        nummer=rij.nummer,
        organisatie_id=rij.organisatie_id,
        medewerker_id=medewerker.pk,
        gegevens={"advies": advies.nummer, "bekend": bekend},
    )


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
