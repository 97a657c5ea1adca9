# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Casus
from meldingen.overgang import Handelend, laat_zicht_los, vergrendel, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.overgang import zet_monitoringstatus
from monitoring.plannen import laat_vervallen, momenten_van
from monitoring.rechten import mag_afsluiten
from monitoring.werkproces import Momentstatus, Monitoringstatus
from organisaties.models import Medewerker

STAP = "afsluiten"
VEILIG_AFGEROND = "afsluitreden:monitoring_afgerond"


def afsluiten(
    *,
    medewerker: Medewerker,
    casus: Casus,
    afsluitreden: str,
    nu: datetime,
    vervalreden: str = "",
    versie: int | None = None,
    token: UUID | None = None,
) -> Casus:
    """Close a casus whose monitoring has ended: every moment was held, or lapses now for the reason `vervalreden`.

    Who: whoever may close casussen. From 'monitoring', or 'overgedragen' with monitoring, to 'afgesloten'. Planned
    moments lapse with their terms, the monitoring ends, nobody holds zicht any more. Errors: `OngeldigeInvoer` at
    afsluitreden or vervalreden, `VerkeerdeToestand` while something else is still open, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_afsluiten(medewerker, casus))
        inhoud = {"casus": casus.pk, "afsluitreden": afsluitreden, "vervalreden": vervalreden}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return casus
        _eis_in_monitoring(casus)
        eis_versie(casus, versie)
        door = Handelend(STAP, medewerker.pk, nu)
        vervallen = _laat_openstaande_vervallen(door, casus, vervalreden)
        casus.afsluitreden_id = _controleer_reden(casus, afsluitreden, door)
        for monitoring in Monitoring.objects.select_for_update(no_key=True).filter(
            casus=casus, status=Monitoringstatus.LOOPT
        ):
            monitoring.casus = casus
            monitoring.gesloten_op = nu
            zet_monitoringstatus(door, monitoring, Monitoringstatus.AFGESLOTEN, "gesloten_op")
        casus.monitoring_loopt = False
        laat_zicht_los(door, casus)
        zet_fase(door, casus)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"reden": afsluitreden, "momenten_vervallen": vervallen},
        )
        handeling.rond_af(casus.pk)
        return casus


def _eis_in_monitoring(casus: Casus) -> None:
    if casus.fase == Fase.AFGESLOTEN:
        raise VerkeerdeToestand("Een collega was u voor: deze casus is al afgesloten.")
    if casus.overdracht_wacht:
        raise VerkeerdeToestand("Er staat nog een overdracht open. Wacht op het antwoord of trek die eerst in.")
    if casus.fase not in (Fase.MONITORING, Fase.OVERGEDRAGEN) or not casus.monitoring_loopt:
        raise VerkeerdeToestand("Deze casus is niet in monitoring. Rond eerst af wat nog loopt.")


def _laat_openstaande_vervallen(door: Handelend, casus: Casus, vervalreden: str) -> int:
    reden = eis_tekst("vervalreden", vervalreden, maximum=1000)
    openstaand = list(momenten_van(casus))
    eis_veld(
        reden or not openstaand,
        "vervalreden",
        "Er staat nog een monitoringsmoment gepland. Leg uit waarom dat vervalt, of leg het eerst vast.",
    )
    return laat_vervallen(door, casus, openstaand, reden=reden)


def _controleer_reden(casus: Casus, afsluitreden: str, door: Handelend) -> str:
    eis_veld(afsluitreden, "afsluitreden", "Kies waarom de casus sluit.")
    eis_codes({"afsluitreden": afsluitreden}, {"afsluitreden": "afsluitreden"}, dag_van(door.nu))
    if afsluitreden == VEILIG_AFGEROND:
        vastgelegd = Monitoringsmoment.objects.filter(casus=casus, status=Momentstatus.VASTGELEGD)
        laatste = vastgelegd.order_by("-uitgevoerd_op", "-pk").first()
        eis_veld(
            laatste and laatste.veiligheid_id == "veiligheid:veilig",
            "afsluitreden",
            "Deze reden past niet: bij het laatste moment was de situatie niet als veilig vastgelegd.",
        )
    return afsluitreden
