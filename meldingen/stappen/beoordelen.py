# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import (
    BeoordelingInvoer,
    BesluitInvoer,
    eis_compleet,
    eis_vraag_zonder_gezin,
    geef_terug_aan_uitvoerder,
    schrijf_antwoorden,
    stel_vast,
    voer_besluit_uit,
)
from meldingen.fouten import VerkeerdeToestand
from meldingen.informeerlijst import OMGEZET, laat_vervallen
from meldingen.klok import stop_termijnen
from meldingen.models import Melding, Terugkoppeling, Veiligheidsbeoordeling
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase, zet_status
from meldingen.overnemen import eis_eigen_oordeel
from meldingen.rechten import eis, eis_versie, mag_beoordelen
from meldingen.terugkoppelen import begin_terugkoppeling
from meldingen.werkproces import DIENSTBESLUITEN, Beoordelingstatus, Besluit, Status
from organisaties.models import Medewerker

STAP = "beoordelen"


def beoordelen(
    *,
    medewerker: Medewerker,
    melding: Melding,
    invoer: BeoordelingInvoer,
    besluit: BesluitInvoer,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Veiligheidsbeoordeling:
    """Complete the veiligheidsbeoordeling of a melding and decide what follows.

    Who: assessor. From 'in beoordeling' to 'beoordeeld', or to 'omgezet' when it becomes an advies. `versie` is that of
    the veiligheidsbeoordeling. Meets the VB term (and the crisis term); a dienst starts its own term, a handover makes
    the casus wait for `overdragen`. A dienst takes over what waited for a handover; a decision without follow-up takes
    nothing away from what other meldingen asked for. The melder must hear of it: that task makes itself. What was taken
    over from an earlier assessment is judged anew. What looks like data of the family in the question of the advies is
    refused until it is confirmed; a BSN always. Errors: `OngeldigeInvoer` naming every missing field,
    `InmiddelsGewijzigd`, `VerkeerdeToestand`. Source: Handelingsprotocol 2019, Flevoland study §2.4, §5.2.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_beoordelen(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={**invoer.als_inhoud(), **asdict(besluit), "melding": melding.pk},
        )
        if handeling.resultaat_id:
            return Veiligheidsbeoordeling.objects.get(pk=handeling.resultaat_id)
        vb = actieve_beoordeling(melding)
        if vb is None or melding.status != Status.IN_BEOORDELING:
            raise VerkeerdeToestand("Deze melding is niet in beoordeling: zij is al beoordeeld of nog niet opgepakt.")
        eis_versie(vb, versie)
        melding.casus = casus
        schrijf_antwoorden(vb, invoer)
        eis_compleet(vb, besluit)
        eis_eigen_oordeel(vb, besluit)
        eis_vraag_zonder_gezin(melding, besluit)
        door = Handelend(STAP, medewerker.pk, nu)
        stel_vast(door, vb, besluit)
        omgezet = besluit.besluit == Besluit.OMZETTEN_IN_ADVIES
        zet_status(door, melding, Status.OMGEZET if omgezet else Status.BEOORDEELD)
        stop_termijnen(("vb", "crisis"), casus=casus, onderwerp="melding", onderwerp_id=melding.pk, op=nu)
        if omgezet:
            laat_vervallen(casus, melding, reden=OMGEZET, nu=nu)
        if besluit.besluit in DIENSTBESLUITEN:
            casus.overdracht_nodig = False
        voer_besluit_uit(door, casus, melding, vb, besluit)
        geef_terug_aan_uitvoerder(casus)
        begin_terugkoppeling(casus, melding, Terugkoppeling.Na.BEOORDELING, nu=nu)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"besluit": besluit.besluit, "zwaarte": vb.zwaarte_id},
        )
        handeling.rond_af(vb.pk)
        return vb


def actieve_beoordeling(melding: Melding) -> Veiligheidsbeoordeling | None:
    """The one assessment of this melding that counts, locked."""
    beoordelingen = melding.beoordelingen.select_for_update(no_key=True)
    return beoordelingen.exclude(status=Beoordelingstatus.VERVANGEN).first()
