# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from intake.models import InkomendBericht
from intake.overgang import eis_te_doen, rond_bericht_af, vergrendel_bericht
from intake.rechten import mag_bericht_verwerken
from intake.werkproces import Berichtstatus
from meldingen.controle import eis_codes, eis_tekst
from meldingen.overgang import Handelend
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "bericht_afhandelen"
# Somebody else goes on with it: to whom is part of the outcome.
DOORGEZET = frozenset({"berichtafloop:geen_hgkm", "berichtafloop:andere_regio"})
DOORGEZET_MAX = 200


def bericht_afhandelen(
    *,
    medewerker: Medewerker,
    bericht: InkomendBericht,
    afloop: str,
    nu: datetime,
    doorgezet_aan: str = "",
    toelichting: str = "",
    versie: int | None = None,
    token: UUID | None = None,
) -> InkomendBericht:
    """This message does not become a melding, and why; also one that cannot be read.

    Who: whoever works the messages of the same organisation. To 'afgehandeld' with a code of the list 'berichtafloop';
    it counts as a message and not as a melding. What is passed on (no domestic violence or child abuse, another region)
    names to whom. Errors: `OngeldigeInvoer` per field, `VerkeerdeToestand` naming who was first, `InmiddelsGewijzigd`.
    Source: Informatieprotocol VT: a zorgmelding that is none before the VB is passed on and not counted.
    """
    with transaction.atomic():
        bericht = vergrendel_bericht(bericht.pk)
        eis(mag_bericht_verwerken(medewerker, bericht))
        inhoud = {"bericht": bericht.pk, "afloop": afloop, "aan": doorgezet_aan, "toelichting": toelichting}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return bericht
        eis_te_doen(bericht)
        eis_versie(bericht, versie)
        eis_codes({"afloop": afloop}, {"afloop": "berichtafloop"}, dag_van(nu))
        waarom = "Vul in aan wie het bericht is doorgezet." if afloop in DOORGEZET else None
        aan = eis_tekst("doorgezet_aan", doorgezet_aan, verplicht=waarom, maximum=DOORGEZET_MAX)
        tekst = eis_tekst("toelichting", toelichting)
        rond_bericht_af(
            Handelend(STAP, medewerker.pk, nu),
            bericht,
            Berichtstatus.AFGEHANDELD,
            afloop=afloop,
            doorgezet_aan=aan,
            toelichting=tekst,
        )
        leg_vast(
            actie=STAP,
            onderwerp="inkomendbericht",
            nummer=bericht.nummer,
            organisatie_id=bericht.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"afloop": afloop},
        )
        handeling.rond_af(bericht.pk)
        return bericht
