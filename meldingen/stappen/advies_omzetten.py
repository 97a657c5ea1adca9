# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from achtergrond.wekken import wek
from audit.vastleggen import leg_vast
from meldingen.adviezen import eis_geen_melding, leg_advies_vast
from meldingen.concepten import wis_concepten
from meldingen.fouten import eis_veld
from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.herkenning import ZOEK_TAAK
from meldingen.inschrijven import schrijf_in
from meldingen.invoer import MeldingInvoer
from meldingen.models import Advies, Casus, Melding
from meldingen.overgang import Handelend, bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_omzetten
from organisaties.models import Medewerker

STAP = "advies_omzetten"


def advies_omzetten(
    *,
    medewerker: Medewerker,
    advies: Advies,
    invoer: MeldingInvoer,
    nu: datetime,
    casus: Casus | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Melding:
    """Make a melding out of an advies: the adviesvrager reports after all, or Veilig Thuis does (kanaal ambtshalve).

    Who: frontoffice with the right to register. The melding is registered as any other; its terms run from
    `invoer.ontvangen_op`, the moment at which it was decided to report, so not before the advies. The advies ends and
    keeps of it the number alone, the melding knows nothing of the advies. Drafts made for this go. Errors: those of
    `registreren`, and `VerkeerdeToestand` when it became a melding before. See ADR 0086.
    """
    with transaction.atomic():
        vergrendel_mensen(medewerker.vt_organisatie_id, (b.persoon_nummer for b in invoer.betrokkenen), casus=casus)
        casus = vergrendel(casus.pk) if casus else None
        advies = vergrendel_rij(advies)
        eigen = casus is None or casus.organisatie_id == medewerker.vt_organisatie_id
        eis(mag_advies_omzetten(medewerker, advies) and eigen)
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={**invoer.als_inhoud(), "casus": casus and casus.pk, "advies": advies.pk},
        )
        if handeling.resultaat_id:
            return Melding.objects.get(pk=handeling.resultaat_id)
        eis_geen_melding(advies)
        eis_versie(advies, versie)
        eis_veld(
            invoer.ontvangen_op >= advies.ontvangen_op,
            "ontvangen_op",
            "De melding is ontvangen toen besloten werd te melden: niet eerder dan het advies.",
        )
        melding = schrijf_in(Handelend(STAP, medewerker.pk, nu), medewerker, invoer, casus=casus)
        advies.omgezet_naar = melding.nummer
        advies.opgepakt_op = advies.opgepakt_op or nu
        advies.afgerond_op = advies.afgerond_op or nu
        bewaar(advies, "omgezet_naar", "opgepakt_op", "afgerond_op")
        wis_concepten(organisatie_id=advies.organisatie_id, onderwerp=advies.nummer)
        leg_advies_vast(STAP, medewerker, advies)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"kanaal": invoer.kanaal, "crisis": invoer.crisis, "betrokkenen": len(invoer.betrokkenen)},
        )
        handeling.rond_af(melding.pk)
        wek(ZOEK_TAAK, melding_id=melding.pk)
        return melding
