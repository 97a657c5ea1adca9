# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_tekst
from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Casus, Consult
from meldingen.nummers import volgend_nummer
from meldingen.overgang import bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_consult_geven, mag_consult_vragen
from organisaties.models import Medewerker


def consult_vragen(
    *, medewerker: Medewerker, casus: Casus, vraag: str, nu: datetime, token: UUID | None = None
) -> Consult:
    """Ask the gedragswetenschapper or vertrouwensarts about an open casus.

    Who: assessor or onderzoeker. From nothing to 'wacht op antwoord'; no term. Errors: `OngeldigeInvoer` at vraag,
    `VerkeerdeToestand` for a closed casus. Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.2.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_consult_vragen(medewerker, casus))
        handeling = eenmalig.begin(
            token=token,
            stap="consult_vragen",
            medewerker_id=medewerker.pk,
            inhoud={"casus": casus.pk, "vraag": vraag},
        )
        if handeling.resultaat_id:
            return Consult.objects.get(pk=handeling.resultaat_id)
        if not casus.is_open:
            raise VerkeerdeToestand("Deze casus is gesloten. Heropen de casus eerst.")
        consult = Consult.objects.create(
            organisatie_id=casus.organisatie_id,
            nummer=volgend_nummer("V", nu),
            casus=casus,
            vraag=eis_tekst("vraag", vraag, verplicht="Schrijf uw vraag op."),
            gevraagd_door=medewerker,
            gevraagd_op=nu,
        )
        _audit("consult_vragen", medewerker, casus)
        handeling.rond_af(consult.pk)
        return consult


def consult_geven(
    *,
    medewerker: Medewerker,
    consult: Consult,
    antwoord: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Consult:
    """Answer a consultation. Who: gedragswetenschapper. From 'wacht op antwoord' to 'beantwoord'.

    Errors: `OngeldigeInvoer` at antwoord, `VerkeerdeToestand` naming who answered, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        casus = vergrendel(consult.casus_id)
        consult = vergrendel_rij(consult)
        eis(mag_consult_geven(medewerker, consult))
        handeling = eenmalig.begin(
            token=token,
            stap="consult_geven",
            medewerker_id=medewerker.pk,
            inhoud={"consult": consult.pk, "antwoord": antwoord},
        )
        if handeling.resultaat_id:
            return consult
        if consult.status != Consult.Status.OPEN:
            wie = consult.beantwoord_door.naam if consult.beantwoord_door else "een collega"
            raise VerkeerdeToestand(f"Een collega was u voor: {wie} heeft deze vraag al beantwoord.")
        eis_versie(consult, versie)
        consult.antwoord = eis_tekst("antwoord", antwoord, verplicht="Schrijf uw antwoord op.")
        consult.status = Consult.Status.BEANTWOORD
        consult.beantwoord_door = medewerker
        consult.beantwoord_op = nu
        bewaar(consult, "antwoord", "status", "beantwoord_door", "beantwoord_op")
        _audit("consult_geven", medewerker, casus)
        handeling.rond_af(consult.pk)
        return consult


def _audit(actie: str, medewerker: Medewerker, casus: Casus) -> None:
    leg_vast(
        actie=actie,
        onderwerp="casus",
        nummer=casus.nummer,
        organisatie_id=casus.organisatie_id,
        medewerker_id=medewerker.pk,
        casus_id=casus.pk,
    )
