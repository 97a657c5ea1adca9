# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from intake.bijvoegen import handel_berichtsignaal_af
from intake.maatregelen import alleen_van
from intake.melder import haal_medemelder_weg
from intake.models import InkomendBericht
from intake.overgang import eerste_ontvangst, heropen_bericht, vergrendel_bericht, vergrendel_casus_van
from intake.rechten import mag_bericht_verwerken
from meldingen.begintermijn import laat_lopen_vanaf
from meldingen.controle import eis_tekst
from meldingen.fouten import InmiddelsGewijzigd
from meldingen.maatregelen import haal_maatregelen_weg
from meldingen.models import Casus
from meldingen.overgang import Handelend
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

STAP = "bericht_heropenen"


def bericht_heropenen(
    *,
    medewerker: Medewerker,
    bericht: InkomendBericht,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> InkomendBericht:
    """What was settled without a melding, or put with the wrong one, goes back to the inbox.

    Who: whoever works the messages of the same organisation. To 'te verwerken', or 'niet te lezen' when it could not be
    read; its term still counts from receipt, and the terms of the melding that it is taken from from what is left
    there. Its melder is no source of that melding any more, unless a passage was marked. Measures that it alone brought
    leave the dossier. Acute danger that it brought stays, for whoever assesses. The reason stays with the message,
    above how it had been settled. Errors: `OngeldigeInvoer` at 'reden', `VerkeerdeToestand` (also for one that became a
    melding), `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        # Before the message, as everywhere; once the message is locked it must be the same casus still.
        casus = vergrendel_casus_van(bericht.pk)
        bericht = vergrendel_bericht(bericht.pk)
        eis(mag_bericht_verwerken(medewerker, bericht))
        inhoud = {"bericht": bericht.pk, "reden": reden}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return bericht
        eis_versie(bericht, versie)
        tekst = eis_tekst("reden", reden, verplicht="Vul in waarom u dit bericht heropent.")
        was = bericht.melding
        if was and (casus is None or casus.pk != was.casus_id):
            raise InmiddelsGewijzigd
        van = {"afloop": bericht.afloop_id, "melding": was.nummer if was else None}
        door = Handelend(STAP, medewerker.pk, nu)
        bron = bericht.bron
        maatregelen = _neem_maatregelen_terug(bericht, casus)
        handel_berichtsignaal_af(door, bericht)
        heropen_bericht(door, bericht, reden=tekst)
        weg = haal_medemelder_weg(bron)
        if was and casus:
            laat_lopen_vanaf(door, casus, was, eerste_ontvangst(was))
        leg_vast(
            actie=STAP,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=was.casus_id if was else None,
            gegevens={**van, "bron_weg": weg, "maatregelen_weg": maatregelen},
        )
        handeling.rond_af(bericht.pk)
        return bericht


def _neem_maatregelen_terug(bericht: InkomendBericht, casus: Casus | None) -> int:
    if casus is None or bericht.verwerkt_op is None:
        return 0
    return haal_maatregelen_weg(casus, alleen_van(bericht, casus), vastgelegd_op=bericht.verwerkt_op)
