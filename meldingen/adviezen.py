# SPDX-License-Identifier: EUPL-1.2
"""Primitives of the steps on an advies: what ends a contact, and what may be said of an advies at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from audit.vastleggen import Waarde, leg_vast
from organisaties.models import Gemeente

from .concepten import wis_concepten
from .controle import eis_codes, eis_tekst
from .fouten import OngeldigeInvoer, VerkeerdeToestand
from .gezinsgegevens import eis_zonder_gezin
from .models import Advies, Contact, Melding
from .overgang import bewaar
from .rechten import eis_versie, mag_vrager_zien
from .termijnen.kalender import dag_van
from .werkproces import Contactstatus

if TYPE_CHECKING:
    from organisaties.models import Medewerker

CODEVELDEN = {"kanaal": "kanaal", "adviesvrager_soort": "meldersoort", "aanleiding": "aanleiding", "aard": "aard",
              "duur": "duur"}  # fmt: skip
ZONDER_VRAAG = "Schrijf de vraag op, zonder gegevens van het gezin."
ZONDER_ANTWOORD = "Schrijf op wat u adviseerde."


class Adviesstand(models.TextChoices):
    """How far an advies is; it follows from its moments and is stored nowhere."""

    OPEN = "open", "Nog niet opgepakt"
    OPGEPAKT = "opgepakt", "Opgepakt"
    AFGEROND = "afgerond", "Afgerond"


def stand_van(advies: Advies) -> Adviesstand:
    if advies.afgerond_op is not None:
        return Adviesstand.AFGEROND
    return Adviesstand.OPEN if advies.opgepakt_op is None else Adviesstand.OPGEPAKT


def vergrendel_contact(contact: Contact | None) -> Contact | None:
    """Fresh and locked. Whoever keeps a draft about it waits for this lock."""
    return Contact.objects.select_for_update(no_key=True).get(pk=contact.pk) if contact else None


def eis_open_contact(contact: Contact | None, versie: int | None) -> None:
    if contact is None:
        return
    if contact.status != Contactstatus.OPEN:
        raise VerkeerdeToestand("Dit contact is al verwerkt: het kreeg een vervolg of is afgesloten.")
    eis_versie(contact, versie)


def eis_terug_te_bellen(contact: Contact | None, stand: str, *, vrager: object | None, niet_terugbellen: bool) -> None:
    """Who waits for an answer stood in the contact alone: it is not wiped before the sender said how it goes on."""
    if contact is None or stand == Adviesstand.AFGEROND or vrager or niet_terugbellen:
        return
    raise OngeldigeInvoer(
        "Dit advies is nog niet af, en wie er belde wordt gewist. Vul met toestemming in wie het was. "
        "Hoeft niemand terug te bellen? Vink dat dan aan.",
        veld="niet_terugbellen",
    )


def laat_advies_worden(contact: Contact | None) -> int:
    """Wipe the notes, the caller and everybody's drafts of the locked contact: they may name the family.

    Returns how many drafts went.
    """
    if contact is None:
        return 0
    contact.status = Contactstatus.ADVIES
    contact.notities = contact.beller = None
    bewaar(contact, "status", "notities", "beller")
    return wis_concepten(organisatie_id=contact.organisatie_id, onderwerp=contact.nummer)


def eis_geen_melding(advies: Advies) -> None:
    if advies.omgezet_naar:
        raise VerkeerdeToestand("Dit advies is een melding geworden. Ga verder bij de melding.")


def keur_teksten(
    teksten: Mapping[str, str], *, verplicht: Mapping[str, str], contact: Contact | None = None, bevestigd: bool
) -> dict[str, str]:
    """The texts of an advies as stored: not too long, what is `verplicht` is there, nothing of a family.

    `verplicht` is field → what to say when it is empty. Names are those in the notes of `contact`, while they exist.
    """
    schoon: dict[str, str] = {}
    fouten: dict[str, list[str]] = {}
    for veld, tekst in teksten.items():
        try:
            schoon[veld] = eis_tekst(veld, tekst, verplicht=verplicht.get(veld))
        except OngeldigeInvoer as fout:
            fouten |= fout.velden
    if fouten:
        raise OngeldigeInvoer("Controleer de tekst van het advies.", velden=fouten)
    notities, beller = (contact.notities, contact.beller) if contact else ("", "")
    eis_zonder_gezin(schoon, notities=notities, beller=beller, bevestigd=bevestigd)
    return schoon


def keur_vraag_en_antwoord(
    vraag: str, antwoord: str, *, afgerond: bool, contact: Contact | None = None, bevestigd: bool
) -> dict[str, str]:
    """What is finished has an answer."""
    verplicht = {"vraag": ZONDER_VRAAG} | ({"antwoord": ZONDER_ANTWOORD} if afgerond else {})
    teksten = {"vraag": vraag, "antwoord": antwoord}
    return keur_teksten(teksten, verplicht=verplicht, contact=contact, bevestigd=bevestigd)


def keur_codes(velden: Mapping[str, str | Sequence[str] | None], op: datetime) -> dict[str, list[str]]:
    return eis_codes(dict(velden), {veld: CODEVELDEN[veld] for veld in velden}, dag_van(op))


def keur_gemeente(code: str | None) -> Gemeente | None:
    gemeente = Gemeente.objects.filter(code=code.replace("\x00", "?")).first() if code else None
    if code and gemeente is None:
        raise OngeldigeInvoer("Kies een gemeente uit de lijst.", veld="gemeente")
    return gemeente


def zet_codes(advies: Advies, codes: Mapping[str, Any]) -> None:
    for veld in ("aanleiding", "aard"):
        getattr(advies, veld).set(codes[veld])


@dataclass(frozen=True)
class Adviesverband:
    """Numbers of adviezen, empty where there is none or it is not seen: `van` became this melding, `uit` came of it."""

    van: str = ""
    uit: str = ""


@dataclass(frozen=True)
class Meldingverband:
    """Numbers of meldingen, empty likewise: this advies came of `uit`, and became `naar`."""

    uit: str = ""
    naar: str = ""


def adviesverband(melding: Melding, medewerker: "Medewerker") -> Adviesverband:
    """One query for who may see adviezen, none for others. Who asked for `van` is the source of the melding."""
    rijen = Advies.objects.zichtbaar_voor(medewerker)
    nummers = rijen.filter(models.Q(omgezet_naar=melding.nummer) | models.Q(omgezet_uit=melding.nummer))
    gezien = (rij for rij in nummers.only("nummer", "omgezet_naar").order_by("pk") if mag_vrager_zien(medewerker, rij))
    return Adviesverband(**{("van" if rij.omgezet_naar == melding.nummer else "uit"): rij.nummer for rij in gezien})


def meldingverband(advies: Advies, medewerker: "Medewerker") -> Meldingverband:
    """The same from the other side: one query where there is a melding, none elsewhere."""
    naar = advies.omgezet_naar if mag_vrager_zien(medewerker, advies) else ""
    genoemd = [nummer for nummer in (advies.omgezet_uit, naar) if nummer]
    if not genoemd:
        return Meldingverband()
    rijen = Melding.objects.zichtbaar_voor(medewerker).filter(nummer__in=genoemd)
    zichtbaar = set(rijen.values_list("nummer", flat=True))
    return Meldingverband(*(nummer if nummer in zichtbaar else "" for nummer in (advies.omgezet_uit, naar)))


def leg_advies_vast(stap: str, medewerker: "Medewerker", advies: Advies, **gegevens: Waarde) -> None:
    leg_vast(
        actie=stap,
        onderwerp="advies",
        nummer=advies.nummer,
        organisatie_id=advies.organisatie_id,
        medewerker_id=medewerker.pk,
        gegevens=gegevens,
    )
