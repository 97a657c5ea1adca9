# SPDX-License-Identifier: EUPL-1.2
"""A melding turns out to be about acute danger after it was registered."""

from datetime import datetime

from .begintermijn import laat_eerder_lopen
from .klok import start_crisistermijn
from .models import Casus, Melding
from .overgang import Handelend, bewaar, schrijf_overgang, zet_fase
from .werkproces import Status

TE_BEOORDELEN = (Status.ONTVANGEN, Status.IN_BEOORDELING)


def noem_gevaar(door: Handelend, casus: Casus, melding: Melding, *, vanaf: datetime) -> bool:
    """The locked, unassessed melding is a crisis from now on, its term in hours counts from `vanaf`; False when it was
    one already, and then the term counts from `vanaf` only if that is earlier. Saves the locked casus.
    """
    if melding.crisis:
        laat_eerder_lopen(door, casus, melding, "crisis", vanaf)
        return False
    melding.crisis = casus.crisis = True
    bewaar(melding, "crisis")
    start_crisistermijn(casus=casus, melding=melding, begin_op=vanaf)
    schrijf_overgang(
        door, casus=casus, onderwerp="melding", onderwerp_id=melding.pk, kenmerk="crisis", van="nee", naar="ja"
    )
    zet_fase(door, casus, beoordeling_open=True)
    return True
