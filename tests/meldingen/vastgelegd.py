# SPDX-License-Identifier: EUPL-1.2
"""What was recorded, in the form that tests compare."""

from audit.models import AuditRegel
from meldingen.models import Overgang


def audit(actie):
    """(uitkomst, nummer, medewerker) of every audit row of this act, oldest first."""
    rijen = AuditRegel.objects.filter(actie=actie).order_by("vastgelegd_op", "id")
    return [(rij.uitkomst, rij.nummer, rij.medewerker_id) for rij in rijen]


def overgangen(casus_id, *, stap):
    """(onderwerp, kenmerk, van, naar) that this step wrote, in order."""
    rijen = Overgang.objects.filter(casus_id=casus_id, stap=stap).order_by("id")
    return [(rij.onderwerp, rij.kenmerk, rij.van, rij.naar) for rij in rijen]
