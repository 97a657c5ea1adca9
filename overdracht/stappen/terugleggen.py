# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.models import Casus, Signaal
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, verleg_zicht, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from overdracht.berichten import bericht_aan_afzender, terug_naar_vt
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, beeindig, eis_stap
from overdracht.rechten import mag_antwoorden
from overdracht.werkproces import Overdrachtstatus

STAP = "terugleggen"


def terugleggen(
    *,
    medewerker: Medewerker,
    overdracht: Overdracht,
    terugmeldreden: str,
    toelichting: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Overdracht:
    """Put an accepted handover back to Veilig Thuis, with a reason.

    Who: the party that accepted it. From 'aanvaard' to 'teruggelegd'. Zicht op veiligheid goes back to VT in the same
    transaction, unless another party has it by another handover; the casus waits for a handover again, and a closed
    casus is reopened by it. A signal and a mail tell VT. The party can no longer read the package. Errors:
    `OngeldigeInvoer` at terugmeldreden and toelichting, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    Source: Flevoland study §2.5, §5.1.3 (terugleggen; by whom, how often and why was not known).
    """
    with transaction.atomic():
        casus = vergrendel(overdracht.casus_id)
        overdracht = vergrendel_rij(overdracht)
        eis(mag_antwoorden(medewerker, overdracht))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"overdracht": overdracht.pk, "reden": terugmeldreden, "toelichting": toelichting},
        )
        if handeling.resultaat_id:
            return overdracht
        eis_stap(overdracht, Overdrachtstatus.TERUGGELEGD, STAP)
        eis_versie(overdracht, versie)
        eis_codes({"terugmeldreden": terugmeldreden}, {"terugmeldreden": "terugmeldreden"}, dag_van(nu))
        door = Handelend(STAP, medewerker.pk, nu)
        overdracht.casus = casus
        overdracht.terugmeldreden_id = terugmeldreden
        overdracht.reden_toelichting = eis_tekst("toelichting", toelichting, verplicht="Leg uit waarom u teruglegt.")
        beeindig(door, overdracht, Overdrachtstatus.TERUGGELEGD, "terugmeldreden")
        casus.overdracht_nodig = True
        if not _ander_heeft_zicht(casus, overdracht):
            verleg_zicht(door, casus, None)
        terug_naar_vt(door, overdracht, Signaal.Soort.OVERDRACHT_TERUG)
        bericht_aan_afzender(door, overdracht, "overdracht_teruggelegd", "overdracht_antwoord")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id, "reden": terugmeldreden},
        )
        handeling.rond_af(overdracht.pk)
        return overdracht


def _ander_heeft_zicht(casus: Casus, overdracht: Overdracht) -> bool:
    """True when zicht is at a party by another accepted handover than this one."""
    if casus.zicht_partij_id is None:
        return False
    return (
        Overdracht.objects.filter(
            casus=casus,
            partij_id=casus.zicht_partij_id,
            draagt_zicht=True,
            status=Overdrachtstatus.AANVAARD,
        )
        .exclude(pk=overdracht.pk)
        .exists()
    )
