# SPDX-License-Identifier: EUPL-1.2
"""What a message does to the melding that it is put with, besides being there: who must look, and acute danger."""

from intake.models import InkomendBericht
from meldingen.fouten import eis_veld
from meldingen.gevaar import TE_BEOORDELEN, noem_gevaar
from meldingen.models import Casus, Melding, Signaal
from meldingen.overgang import Handelend
from meldingen.signaleren import geef_signaal, handel_af

SOORTEN = (Signaal.Soort.BERICHT_CRISIS, Signaal.Soort.BERICHT_ERBIJ)


def eis_gevaar_past(bericht: InkomendBericht, melding: Melding) -> None:
    """Acute danger is assessed: a melding on which was decided already cannot take it any more."""
    past = not bericht.crisis or melding.status in TE_BEOORDELEN
    eis_veld(
        past,
        "melding",
        "Dit bericht noemt acuut gevaar en deze melding is al beoordeeld. Maak van het bericht een nieuwe melding, bij "
        "hetzelfde dossier.",
    )


def neem_gevaar_over(door: Handelend, casus: Casus, melding: Melding, bericht: InkomendBericht) -> bool:
    """The melding is a crisis when this message is; its term in hours counts from the receipt of the message."""
    return bool(bericht.crisis) and noem_gevaar(door, casus, melding, vanaf=bericht.ontvangen_op)


def signaleer_bericht(door: Handelend, casus: Casus, melding: Melding, bericht: InkomendBericht) -> None:
    """Whoever handles the melding, or else the casus, or else the team, must look; who did it himself knows already,
    except of acute danger."""
    voor_id = melding.behandelaar_id or casus.behandelaar_id
    if voor_id == door.medewerker_id and not bericht.crisis:
        return
    geef_signaal(
        soort=Signaal.Soort.BERICHT_CRISIS if bericht.crisis else Signaal.Soort.BERICHT_ERBIJ,
        sleutel=_sleutel(bericht),
        organisatie_id=bericht.organisatie_id,
        casus=casus,
        voor_id=voor_id,
        nu=door.nu,
    )


def handel_berichtsignaal_af(door: Handelend, bericht: InkomendBericht) -> None:
    """The message is about to be taken from the melding."""
    handel_af(SOORTEN, [_sleutel(bericht)], op=door.nu)


def _sleutel(bericht: InkomendBericht) -> str:
    """Of this time that it was put with a melding: it may be taken away and be put there again."""
    return f"{bericht.pk}:{bericht.versie}"
