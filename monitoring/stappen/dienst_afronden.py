# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.beoordeling import geef_terug_aan_uitvoerder
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.klok import stop_termijn
from meldingen.models import Dienst, Terugkoppeling
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_dienststatus, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from meldingen.terugkoppelen import begin_terugkoppeling
from meldingen.werkproces import Dienstsoort, Dienststatus
from monitoring.plannen import begin_monitoring
from monitoring.rechten import mag_dienst_afronden
from organisaties.models import Medewerker

STAP = "dienst_afronden"


def dienst_afronden(
    *,
    medewerker: Medewerker,
    dienst: Dienst,
    conclusie: str,
    nu: datetime,
    uitkomst: str | None = None,
    overdracht_volgt: bool = False,
    versie: int | None = None,
    token: UUID | None = None,
) -> Dienst:
    """Finish V&V or onderzoek: conclusion, and for an onderzoek its outcome. Monitoring is planned at once.

    Who: onderzoeker. From 'loopt' to 'afgerond'; the term of ten weeks is met. Monitoring begins now, with moments at
    3 and 12 months (`monitoring.regel`). With `overdracht_volgt` the casus waits for a handover first. `versie` is
    that of the dienst. Errors: `OngeldigeInvoer` at uitkomst or conclusie, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    Sources: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2; Handelingsprotocol 2019.
    """
    with transaction.atomic():
        casus = vergrendel(dienst.casus_id)
        dienst = vergrendel_rij(dienst)
        eis(mag_dienst_afronden(medewerker, dienst))
        inhoud = {"dienst": dienst.pk, "uitkomst": uitkomst, "conclusie": conclusie, "overdracht": overdracht_volgt}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return dienst
        _eis_lopend(dienst)
        eis_versie(dienst, versie)
        is_onderzoek = dienst.soort == Dienstsoort.ONDERZOEK
        eis_veld(uitkomst or not is_onderzoek, "uitkomst", "Kies de uitkomst van het onderzoek.")
        eis_codes({"uitkomst": uitkomst}, {"uitkomst": "onderzoeksuitkomst"}, dag_van(nu))
        dienst.uitkomst_id = uitkomst if is_onderzoek else None
        dienst.conclusie = eis_tekst("conclusie", conclusie, verplicht="Schrijf de conclusie op.")
        dienst.afgerond_op = nu
        dienst.casus = casus
        door = Handelend(STAP, medewerker.pk, nu)
        zet_dienststatus(door, dienst, Dienststatus.AFGEROND, "afgerond_op", "uitkomst", "conclusie")
        stop_termijn(dienst.soort, casus=casus, onderwerp="dienst", onderwerp_id=dienst.pk, op=nu)
        begin_monitoring(door, casus, begin_op=nu, dienst=dienst)
        casus.overdracht_nodig = casus.overdracht_nodig or overdracht_volgt
        geef_terug_aan_uitvoerder(casus)
        if is_onderzoek:
            begin_terugkoppeling(casus, dienst.melding, Terugkoppeling.Na.ONDERZOEK, nu=nu)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"soort": dienst.soort, "uitkomst": dienst.uitkomst_id, "overdracht_volgt": overdracht_volgt},
        )
        handeling.rond_af(dienst.pk)
        return dienst


def _eis_lopend(dienst: Dienst) -> None:
    if dienst.status == Dienststatus.GEPLAND:
        raise VerkeerdeToestand("Deze dienst is nog niet gestart. Start de dienst eerst.")
    if dienst.status != Dienststatus.LOOPT:
        raise VerkeerdeToestand("Een collega was u voor: deze dienst is al afgerond of vervallen.")
