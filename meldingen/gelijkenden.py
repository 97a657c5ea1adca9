# SPDX-License-Identifier: EUPL-1.2
"""Who of the known persons somebody may be: to choose from, for whoever links or merges by hand."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from organisaties.models import Medewerker
from personen.models import Adres, Persoon
from personen.samenvoegen import samen_met

from .bekende_dossiers import Peil
from .gezinnen import Bekende
from .herkennen import leg_zoeken_vast, zoek_bekenden
from .herkenning import vraag_van


@dataclass(frozen=True)
class Gelijkenden:
    """`contact` is whom to ask when there may be a dossier that must not be shown, else empty."""

    bekenden: tuple[Bekende, ...] = ()
    contact: str = ""


def zoek_gelijkenden(persoon: Persoon, medewerker: Medewerker) -> Gelijkenden:
    """Whoever looks like `persoon`, without his own rows; logged as a search before anybody is shown.

    Nobody, and nothing logged, when too little is known of him to look for.
    """
    adres = Adres.objects.filter(persoon=persoon).order_by("-periode", "-pk").first()
    eigen = Persoon.objects.filter(pk__in=samen_met([persoon.pk])).values_list("nummer", flat=True)
    try:
        gevonden = zoek_bekenden(
            medewerker=medewerker,
            vragen=[vraag_van(persoon, adres)],
            peil=Peil(timezone.localdate(), erbij=False),
            afgewezen={0: frozenset(eigen)},
        )
    except ValidationError:
        return Gelijkenden()
    leg_zoeken_vast(medewerker, gevonden.aantal, "koppelen")
    organisatie = medewerker.vt_organisatie
    contact = organisatie.contact_afgeschermd if organisatie and gevonden.afgeschermd else ""
    return Gelijkenden(gevonden.bekenden, contact)
