# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from intake.models import InkomendBericht
from intake.overgang import eis_te_doen, pak_op, vergrendel_bericht
from intake.rechten import mag_bericht_verwerken
from meldingen.fouten import VerkeerdeToestand
from meldingen.overgang import Handelend
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

STAP = "bericht_oppakken"


def bericht_oppakken(
    *,
    medewerker: Medewerker,
    bericht: InkomendBericht,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> InkomendBericht:
    """Say 'this one is mine', so that colleagues take another message.

    Who: whoever works the messages of the same organisation. Changes no status and no term. Errors:
    `VerkeerdeToestand` naming the colleague who was first, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        bericht = vergrendel_bericht(bericht.pk)
        eis(mag_bericht_verwerken(medewerker, bericht))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"bericht": bericht.pk})
        if handeling.resultaat_id:
            return bericht
        eis_te_doen(bericht)
        if bericht.behandelaar is not None:
            if bericht.behandelaar == medewerker:
                raise VerkeerdeToestand("U heeft dit bericht al opgepakt.")
            raise VerkeerdeToestand(f"Een collega was u voor: opgepakt door {bericht.behandelaar.naam}.")
        eis_versie(bericht, versie)
        pak_op(Handelend(STAP, medewerker.pk, nu), bericht)
        leg_vast(
            actie=STAP,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=medewerker.pk,
        )
        handeling.rond_af(bericht.pk)
        return bericht
