# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.models import Signaal
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from overdracht.berichten import bericht_aan_afzender, terug_naar_vt
from overdracht.models import Overdracht
from overdracht.overgang import ONDERWERP, beeindig, eis_stap, stop_termijnen
from overdracht.rechten import mag_antwoorden
from overdracht.werkproces import Overdrachtstatus

STAP = "weigeren"


def weigeren(
    *,
    medewerker: Medewerker,
    overdracht: Overdracht,
    weigerreden: str,
    toelichting: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Overdracht:
    """Refuse the handover with a reason; zicht op veiligheid never left Veilig Thuis.

    Who: the receiving party. From 'verzonden' or 'bevestigd' to 'geweigerd'. The term bevestigen is met by any answer,
    the term aanvaarden too. The casus is work for VT again: a signal and a mail to the sender. The party can no longer
    read the package. Errors: `OngeldigeInvoer` at weigerreden and toelichting, `VerkeerdeToestand`,
    `InmiddelsGewijzigd`. Source: Flevoland study §2.5, §5.1.3 ("te zwaar bevonden").
    """
    with transaction.atomic():
        casus = vergrendel(overdracht.casus_id)
        overdracht = vergrendel_rij(overdracht)
        eis(mag_antwoorden(medewerker, overdracht))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"overdracht": overdracht.pk, "reden": weigerreden, "toelichting": toelichting},
        )
        if handeling.resultaat_id:
            return overdracht
        eis_stap(overdracht, Overdrachtstatus.GEWEIGERD, STAP)
        eis_versie(overdracht, versie)
        eis_codes({"weigerreden": weigerreden}, {"weigerreden": "weigerreden"}, dag_van(nu))
        door = Handelend(STAP, medewerker.pk, nu)
        overdracht.casus = casus
        overdracht.weigerreden_id = weigerreden
        overdracht.reden_toelichting = eis_tekst("toelichting", toelichting, verplicht="Leg uit waarom u weigert.")
        beeindig(door, overdracht, Overdrachtstatus.GEWEIGERD, "weigerreden")
        stop_termijnen(door, overdracht, "bevestigen", "aanvaarden")
        terug_naar_vt(door, overdracht, Signaal.Soort.OVERDRACHT_TERUG)
        bericht_aan_afzender(door, overdracht, "overdracht_geweigerd", "overdracht_antwoord")
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp=ONDERWERP,
            nummer=overdracht.nummer,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"partij": overdracht.partij_id, "reden": weigerreden},
        )
        handeling.rond_af(overdracht.pk)
        return overdracht
