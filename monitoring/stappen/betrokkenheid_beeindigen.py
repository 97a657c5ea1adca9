# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Casus
from meldingen.overgang import Handelend, laat_zicht_los, vergrendel, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from monitoring.overgedragen import afgeronde_overdrachten
from monitoring.plannen import begin_monitoring
from monitoring.rechten import mag_betrokkenheid_beeindigen
from monitoring.regel import begin_na, is_afgesproken
from organisaties.models import Medewerker
from overdracht.models import Overdracht

STAP = "betrokkenheid_beeindigen"


def betrokkenheid_beeindigen(
    *,
    medewerker: Medewerker,
    casus: Casus,
    afsluitreden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Casus:
    """End Veilig Thuis's involvement after handing over: monitoring where the agreement says so, else the casus closes.

    Who: whoever may hand over. From 'wordt overgedragen' or 'overgedragen', when no handover waits for an answer and
    at least one was accepted or given to the cliëntsysteem. Where monitoring runs or begins, the casus goes to
    'monitoring' (while a party holds zicht it stays 'overgedragen'); otherwise it closes with `afsluitreden` and zicht
    ends. Errors: `OngeldigeInvoer` at afsluitreden, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    Source: Flevoland study §2.5 (who monitors is agreed per gemeente).
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_betrokkenheid_beeindigen(medewerker, casus))
        inhoud = {"casus": casus.pk, "afsluitreden": afsluitreden}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return casus
        overdrachten = afgeronde_overdrachten(casus)
        _eis_uit_handen(casus, overdrachten)
        eis_versie(casus, versie)
        eis_veld(afsluitreden, "afsluitreden", "Kies waarom de bemoeienis eindigt.")
        eis_codes({"afsluitreden": afsluitreden}, {"afsluitreden": "afsluitreden"}, dag_van(nu))
        door = Handelend(STAP, medewerker.pk, nu)
        gepland = _plan_monitoring(door, casus, overdrachten)
        if casus.monitoring_loopt and casus.fase == Fase.OVERGEDRAGEN and not gepland:
            raise VerkeerdeToestand("De monitoring van deze casus loopt al. Sluit de casus af als die klaar is.")
        casus.overdracht_nodig = False
        if not casus.monitoring_loopt:
            casus.afsluitreden_id = afsluitreden
            laat_zicht_los(door, casus)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"reden": afsluitreden, "naar": casus.fase, "monitoring_gepland": gepland},
        )
        handeling.rond_af(casus.pk)
        return casus


def _eis_uit_handen(casus: Casus, overdrachten: list[Overdracht]) -> None:
    if casus.fase not in (Fase.OVERDRACHT, Fase.OVERGEDRAGEN):
        raise VerkeerdeToestand("Deze casus is niet in overdracht. Ververs de pagina.")
    if casus.overdracht_wacht:
        raise VerkeerdeToestand("Er staat nog een overdracht open. Wacht op het antwoord of trek die eerst in.")
    if not overdrachten:
        raise VerkeerdeToestand("Er is nog niets overgedragen. Draag eerst over of herzie het besluit.")


def _plan_monitoring(door: Handelend, casus: Casus, overdrachten: list[Overdracht]) -> bool:
    """One series for the casus: counted from the last handover whose agreement asks for it, unless already planned."""
    afgesproken = [overdracht for overdracht in overdrachten if is_afgesproken(overdracht)]
    if not afgesproken or casus.monitoringen.filter(overdracht__in=afgesproken).exists():
        return False
    laatste = max(afgesproken, key=lambda overdracht: begin_na(overdracht, einde=door.nu))
    begin_monitoring(door, casus, begin_op=begin_na(laatste, einde=door.nu), overdracht=laatste)
    return True
