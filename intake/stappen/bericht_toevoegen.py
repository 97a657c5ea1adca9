# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from intake.bijvoegen import eis_gevaar_past, neem_gevaar_over, signaleer_bericht
from intake.maatregelen import als_inhoud, kies_maatregelen
from intake.melder import leg_medemelder_vast
from intake.models import InkomendBericht
from intake.overgang import eerste_ontvangst, eis_te_doen, rond_bericht_af, vergrendel_bericht
from intake.rechten import mag_bericht_verwerken
from intake.werkproces import Berichtstatus
from meldingen.begintermijn import laat_lopen_vanaf
from meldingen.fouten import OngeldigeInvoer
from meldingen.maatregelen import MaatregelInvoer, leg_maatregelen_vast
from meldingen.models import Melding
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie
from organisaties.models import Medewerker

STAP = "bericht_toevoegen"


def bericht_toevoegen(
    *,
    medewerker: Medewerker,
    bericht: InkomendBericht,
    melding: Melding | None,
    nu: datetime,
    maatregelen: Collection[MaatregelInvoer] | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> InkomendBericht:
    """This message tells of what is a melding already: it is put with that melding and is not one itself.

    Who: whoever works the messages of the same organisation; `melding` is one that they see, None when they named none
    that they see. To 'toegevoegd': it counts as a message and not as a melding. Came it in before the melding, then the
    terms that still run count from its receipt. Who told it becomes a source of that melding, whoever handles it gets a
    signal, and acute danger makes it a crisis. `maatregelen` are those of the message that the dossier gets, None for
    all of them; what it has already is not written again. Errors: `OngeldigeInvoer` at 'melding', also for danger when
    that was assessed already; `VerkeerdeToestand` naming who was first, `InmiddelsGewijzigd`. Source: Wmo 2015
    art. 4.1.1, the terms run from receipt.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id) if melding else None
        bericht = vergrendel_bericht(bericht.pk)
        eigen = melding is None or melding.organisatie_id == medewerker.vt_organisatie_id
        eis(mag_bericht_verwerken(medewerker, bericht) and eigen)
        inhoud: dict[str, object] = {"bericht": bericht.pk, "melding": melding and melding.pk}
        inhoud |= {"maatregelen": als_inhoud(maatregelen)}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return bericht
        eis_te_doen(bericht)
        eis_versie(bericht, versie)
        if melding is None or casus is None:
            raise OngeldigeInvoer("Deze melding is niet bekend. Controleer het nummer.", veld="melding")
        melding = vergrendel_rij(melding)
        eis_gevaar_past(bericht, melding)
        gekozen = kies_maatregelen([bericht], maatregelen, nu=nu)
        door = Handelend(STAP, medewerker.pk, nu)
        bron = leg_medemelder_vast(bericht, melding, nu=nu)
        genomen = leg_maatregelen_vast(casus, gekozen, nu=nu)
        rond_bericht_af(door, bericht, Berichtstatus.TOEGEVOEGD, melding=melding, bron=bron)
        verzet = laat_lopen_vanaf(door, casus, melding, eerste_ontvangst(melding))
        crisis = neem_gevaar_over(door, casus, melding, bericht)
        signaleer_bericht(door, casus, melding, bericht)
        leg_vast(
            actie=STAP,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={
                "melding": melding.nummer,
                "termijnen_verzet": verzet,
                "crisis": crisis,
                "bron": bron is not None,
                "maatregelen": genomen,
            },
        )
        handeling.rond_af(bericht.pk)
        return bericht
