# SPDX-License-Identifier: EUPL-1.2
"""The only writers of what became of a message; the steps lock it first and record the act."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Min, Q, QuerySet

from intake.models import InkomendBericht
from intake.werkproces import BERICHTOVERGANGEN, TE_DOEN, Berichtstatus
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand, eis_veld
from meldingen.models import Bron, Casus, Melding
from meldingen.overgang import Handelend, bewaar, eis_overgang, vergrendel
from organisaties.models import Code, Medewerker

# Of a text that several hands write below each other.
SCHEIDING = "\n\n"


def vergrendel_bericht(bericht_id: int) -> InkomendBericht:
    """Lock one message and return it fresh, without the body as received."""
    return _te_vergrendelen().get(pk=bericht_id)


def vergrendel_samen(
    bericht: InkomendBericht, nummers: Collection[str]
) -> tuple[InkomendBericht, list[InkomendBericht]]:
    """Lock this message and those of the same organisation with these numbers, in one order for everybody."""
    # A NUL byte is no number; PostgreSQL would not even take the question.
    gevraagd = {nummer for nummer in nummers if "\x00" not in nummer}
    rijen = _te_vergrendelen().filter(organisatie_id=bericht.organisatie_id).order_by("pk")
    op_slot = list(rijen.filter(Q(pk=bericht.pk) | Q(nummer__in=gevraagd)))
    (zelf,) = (rij for rij in op_slot if rij.pk == bericht.pk)
    return zelf, [rij for rij in op_slot if rij is not zelf]


def vergrendel_casus_van(bericht_id: int) -> Casus | None:
    """Lock the casus of the melding that this message is with, if it is with one: before the message itself."""
    casus_id = Melding.objects.filter(berichten=bericht_id).values_list("casus_id", flat=True).first()
    return vergrendel(casus_id) if casus_id else None


def eerste_ontvangst(melding: Melding) -> datetime:
    """When the first was received of this melding and the messages that are with it: from there its terms count."""
    eerste = melding.berichten.aggregate(eerste=Min("ontvangen_op"))["eerste"]
    return min(melding.ontvangen_op, eerste) if eerste else melding.ontvangen_op


def eis_samen(bericht: InkomendBericht, mee: Collection[InkomendBericht], nummers: Collection[str]) -> None:
    """Raise unless `mee` is all that was named, tells of the same event as `bericht`, and waits for a human."""
    zelfde = all(een.gebeurtenis_id == bericht.gebeurtenis_id is not None for een in mee)
    if not zelfde or len(mee) != len(set(nummers) - {bericht.nummer}):
        raise OngeldigeInvoer("Dit bericht gaat niet over dezelfde gebeurtenis.", veld="samen")
    for een in mee:
        eis_te_doen(een)


def eis_crisis_gezien(mee: Collection[InkomendBericht], *, crisis: bool) -> None:
    """Raise when a message that goes along names acute danger and the melding does not: it would not be seen again."""
    gevaar = [] if crisis else [een.nummer for een in mee if een.crisis]
    eis_veld(
        not gevaar,
        "samen",
        f"Acuut gevaar volgens {', '.join(gevaar)}. Zeg bij deze melding dat er acuut gevaar is, of laat dat bericht "
        "niet meegaan.",
    )


def _te_vergrendelen() -> QuerySet[InkomendBericht]:
    # Joined with nothing that another step changes: whoever waited for the lock gets the new row, but what is joined to
    # it is still that of the old one.
    rijen = InkomendBericht.objects.select_related("afzender").defer("ruw", "gelezen")
    return rijen.select_for_update(of=("self",), no_key=True)


def eis_te_doen(bericht: InkomendBericht) -> None:
    """Raise `VerkeerdeToestand`, naming who was first, unless this message waits for a human."""
    if bericht.status in TE_DOEN:
        return
    if bericht.status == Berichtstatus.ONTVANGEN:
        raise VerkeerdeToestand(f"Bericht {bericht.nummer} wordt nog gelezen. Probeer het over een minuut opnieuw.")
    wie = f" door {bericht.verwerkt_door.naam}" if bericht.verwerkt_door else ""
    raise VerkeerdeToestand(f"Een collega was u voor: bericht {bericht.nummer} is al verwerkt{wie}.")


def eis_bericht_bekend(medewerker: Medewerker, nummer: str) -> None:
    """Raise unless this person sees the message: what is typed about it may then be kept."""
    bekend = InkomendBericht.objects.zichtbaar_voor(medewerker).filter(nummer=nummer).exists()
    eis_veld(bekend, "onderwerp", "Dit bericht is niet bekend.")


def pak_op(door: Handelend, bericht: InkomendBericht) -> None:
    bericht.behandelaar_id = door.medewerker_id
    bewaar(bericht, "behandelaar")


def rond_bericht_af(
    door: Handelend,
    bericht: InkomendBericht,
    naar: Berichtstatus,
    *,
    melding: Melding | None = None,
    bron: Bron | None = None,
    afloop: str | None = None,
    doorgezet_aan: str = "",
    toelichting: str = "",
) -> None:
    """The locked message is done with: it has a melding or an outcome, and nobody needs to look at it again."""
    eis_overgang(BERICHTOVERGANGEN, bericht.status, naar, door.stap)
    bericht.status = naar
    bericht.melding, bericht.bron = melding, bron
    bericht.afloop_id = afloop
    bericht.doorgezet_aan = doorgezet_aan
    bericht.behandelaar_id = bericht.behandelaar_id or door.medewerker_id
    bericht.verwerkt_op = door.nu
    bericht.verwerkt_door_id = door.medewerker_id
    _schrijf_bij(bericht, toelichting)
    bewaar(
        bericht, "status", "melding", "bron", "afloop", "doorgezet_aan", "behandelaar", "verwerkt_op", "verwerkt_door",
        "toelichting",
    )  # fmt: skip


def heropen_bericht(door: Handelend, bericht: InkomendBericht, *, reden: str) -> None:
    """Back in the inbox, to whoever takes it; how it had been settled stays readable under the reason."""
    naar = Berichtstatus.ONLEESBAAR if bericht.leesfout else Berichtstatus.TE_VERWERKEN
    eis_overgang(BERICHTOVERGANGEN, bericht.status, naar, door.stap, "Dit bericht staat al open, of is een melding.")
    _schrijf_bij(bericht, f"Heropend: {reden}{SCHEIDING}{_hoe_het_was(bericht)}")
    bericht.status = naar
    bericht.melding = bericht.bron = bericht.afloop = bericht.behandelaar = None
    bericht.verwerkt_op = bericht.verwerkt_door = None
    bericht.doorgezet_aan = ""
    bewaar(
        bericht, "status", "melding", "bron", "afloop", "doorgezet_aan", "behandelaar", "verwerkt_op", "verwerkt_door",
        "toelichting",
    )  # fmt: skip


def _hoe_het_was(bericht: InkomendBericht) -> str:
    wie = f" door {bericht.verwerkt_door.naam}" if bericht.verwerkt_door else ""
    if bericht.melding_id is not None:
        # Not by which: who reads this message again may not be allowed to see that casus.
        return f"Was{wie} bij een melding gevoegd."
    label = Code.objects.values_list("label", flat=True).get(pk=bericht.afloop_id)
    aan = f", aan {bericht.doorgezet_aan}" if bericht.doorgezet_aan else ""
    return f"Was{wie} afgehandeld: {label}{aan}."


def _schrijf_bij(bericht: InkomendBericht, tekst: str) -> None:
    delen = [deel for deel in (tekst, bericht.toelichting) if deel]
    bericht.toelichting = SCHEIDING.join(delen) or None
