# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import BesluitInvoer, eis_compleet, leidende_beoordeling, stel_vast, voer_besluit_uit
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.klok import stop_termijn
from meldingen.models import Casus, Melding, Veiligheidsbeoordeling
from meldingen.overgang import (
    Handelend,
    vergrendel,
    vergrendel_rij,
    zet_dienststatus,
    zet_fase,
)
from meldingen.rechten import eis, eis_versie, mag_besluit_herzien
from meldingen.werkproces import Beoordelingstatus, Besluit, Dienststatus, Status
from organisaties.models import Medewerker

from .beoordelen import actieve_beoordeling

STAP = "besluit_herzien"


def besluit_herzien(
    *,
    medewerker: Medewerker,
    melding: Melding,
    besluit: BesluitInvoer,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Veiligheidsbeoordeling:
    """Decide anew on an assessed melding whose decision is not carried out: refused, returned, or never begun.

    Who: whoever may revise decisions. The old assessment stays readable as 'vervangen'; the new one takes over its
    answers. Possible while the casus waits for a handover of this decision, or while its dienst has not started; open
    handovers must be withdrawn first (the casus then still waits). Zicht stays where it is: at Veilig Thuis, or at a
    party that accepted it.
    Errors: `OngeldigeInvoer`, `VerkeerdeToestand`, `InmiddelsGewijzigd` (`versie` is that of the assessment).
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_besluit_herzien(medewerker, melding))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**asdict(besluit), "melding": melding.pk}
        )
        if handeling.resultaat_id:
            return Veiligheidsbeoordeling.objects.get(pk=handeling.resultaat_id)
        oud = actieve_beoordeling(melding)
        dienst = melding.diensten.select_for_update(no_key=True).filter(status=Dienststatus.GEPLAND).first()
        wachtte = oud is not None and wacht_op_overdracht(casus, oud)
        if oud is None or melding.status != Status.BEOORDEELD or not (dienst or wachtte):
            raise VerkeerdeToestand("Dit besluit is al uitgevoerd. Leg zo nodig een nieuwe melding vast.")
        if casus.overdracht_wacht:
            raise VerkeerdeToestand("Er staat nog een overdracht open. Trek die eerst in.")
        eis_versie(oud, versie)
        eis_veld(
            besluit.besluit != Besluit.OMZETTEN_IN_ADVIES, "besluit", "Een beoordeelde melding blijft een melding."
        )
        eis_compleet(oud, besluit)
        door = Handelend(STAP, medewerker.pk, nu)
        nieuw = _vervang(oud)
        if dienst:
            dienst.casus = casus
            zet_dienststatus(door, dienst, Dienststatus.VERVALLEN)
            stop_termijn(dienst.soort, casus=casus, onderwerp="dienst", onderwerp_id=dienst.pk, op=nu, vervalt=True)
        stel_vast(door, nieuw, besluit)
        casus.overdracht_nodig = casus.overdracht_nodig and not wachtte
        voer_besluit_uit(door, casus, melding, nieuw, besluit, vervangt=dienst)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"van": oud.besluit, "naar": besluit.besluit},
        )
        handeling.rond_af(nieuw.pk)
        return nieuw


def wacht_op_overdracht(casus: Casus, vb: Veiligheidsbeoordeling) -> bool:
    """The casus waits for a handover because of this decision, and not for its dienst first."""
    if not casus.overdracht_nodig or leidende_beoordeling(casus).first() != vb:
        return False
    return not casus.diensten.open().filter(beoordeling=vb).exists()


def _vervang(oud: Veiligheidsbeoordeling) -> Veiligheidsbeoordeling:
    """A copy with the answers of `oud`, which becomes 'vervangen'."""
    oud.status = Beoordelingstatus.VERVANGEN
    oud.versie += 1
    oud.save(update_fields=["status", "versie"])
    nieuw = Veiligheidsbeoordeling.objects.get(pk=oud.pk)
    nieuw.pk = None
    nieuw._state.adding = True  # noqa: SLF001
    nieuw.status = Beoordelingstatus.CONCEPT
    nieuw.volgnummer += 1
    nieuw.save()
    nieuw.risicofactoren.set(oud.risicofactoren.all())
    for persoon in oud.personen.all():
        persoon.pk = None
        persoon._state.adding = True  # noqa: SLF001
        persoon.beoordeling = nieuw
        persoon.save()
    return nieuw
