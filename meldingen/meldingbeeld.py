# SPDX-License-Identifier: EUPL-1.2
"""A melding with what belongs to it now: its assessment, its dienst, its terms and the steps that are possible."""

from dataclasses import dataclass

from organisaties.models import Medewerker

from .beoordeling import leidende_beoordeling
from .models import Dienst, Melding, Termijn, Veiligheidsbeoordeling
from .toegestaan import op_melding
from .werkproces import Beoordelingstatus, Dienststatus, Status


@dataclass(frozen=True)
class Meldingbeeld:
    melding: Melding
    beoordeling: Veiligheidsbeoordeling | None
    diensten: tuple[Dienst, ...]
    termijnen: tuple[Termijn, ...]
    stappen: tuple[str, ...]


def lees_melding(melding: Melding, medewerker: Medewerker) -> Meldingbeeld:
    """Three queries, four while the casus waits for a handover; `melding` is visible already and brings its casus."""
    vb = (
        Veiligheidsbeoordeling.objects.filter(melding=melding)
        .exclude(status=Beoordelingstatus.VERVANGEN)
        .select_related("zwaarte", "urgentie", "duur", "vastgesteld_door", "gestart_door", "meebeslisser")
        .first()
    )
    diensten = tuple(melding.diensten.select_related("uitvoerder").order_by("pk"))
    termijnen = tuple(
        Termijn.objects.filter(melding=melding, onderwerp__in=("melding", "dienst")).order_by("uiterste_datum", "pk")
    )
    stappen = op_melding(
        medewerker,
        melding,
        besluit_te_herzien=_is_te_herzien(melding, vb, diensten),
        geinformeerd=not any(termijn.soort == "informeren" and termijn.is_open for termijn in termijnen),
    )
    return Meldingbeeld(melding, vb, diensten, termijnen, tuple(stappen))


def _is_te_herzien(melding: Melding, vb: Veiligheidsbeoordeling | None, diensten: tuple[Dienst, ...]) -> bool:
    """The same condition as in the step, on rows that are loaded already."""
    casus = melding.casus
    if vb is None or melding.status != Status.BEOORDEELD or casus.overdracht_wacht:
        return False
    if any(dienst.status == Dienststatus.GEPLAND for dienst in diensten):
        return True
    if any(dienst.beoordeling_id == vb.pk and dienst.status == Dienststatus.LOOPT for dienst in diensten):
        return False
    return casus.overdracht_nodig and leidende_beoordeling(casus).first() == vb
