# SPDX-License-Identifier: EUPL-1.2
"""What a step leaves behind, in a form that tests compare."""

from audit.models import AuditRegel
from meldingen.models import Overgang, Termijn


def historie(casus, stap):
    rijen = Overgang.objects.filter(casus_id=casus.pk, stap=stap).order_by("id")
    return [(rij.onderwerp, rij.kenmerk, rij.van, rij.naar) for rij in rijen]


def audit(stap):
    return list(AuditRegel.objects.filter(actie=stap).values_list("uitkomst", "onderwerp", "medewerker_id", "gegevens"))


def termijnen(onderwerp, onderwerp_id):
    rijen = Termijn.objects.filter(onderwerp=onderwerp, onderwerp_id=onderwerp_id).order_by("pk")
    return [(rij.soort, rij.uiterste_datum.isoformat(), _stand(rij)) for rij in rijen]


def _stand(termijn):
    if termijn.gehaald_op:
        return "gehaald"
    return "vervallen" if termijn.vervallen_op else "open"
