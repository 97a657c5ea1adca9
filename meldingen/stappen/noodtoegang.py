# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from achtergrond import eenmalig
from achtergrond.berichten import plan_bericht
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand, eis_veld
from meldingen.models import Casus, Signaal, Toegang
from meldingen.nummers import NUMMERVORM
from meldingen.overgang import vergrendel
from meldingen.rechten import eis, mag_noodtoegang
from meldingen.signaleren import geef_signaal
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from organisaties.rechten import Recht

STAP = "noodtoegang"
REDEN_MAX = 500


def noodtoegang(
    *, medewerker: Medewerker, casus: Casus, noodreden: str, reden: str, nu: datetime, token: UUID | None = None
) -> Toegang:
    """Open a shielded casus in an emergency (break-glass): named access that ends by itself.

    Who: whoever may use noodtoegang, in the own organisation; the casus need not be visible, its number is enough.
    Access lasts `settings.NOODTOEGANG_UREN` hours. The privacy officer gets a signal and a message, and must review
    it. Errors: `OngeldigeInvoer` at noodreden and reden, `VerkeerdeToestand` when the casus is not shielded or access
    was given already. Source: architecture §5 (row ring); NEN 7510 on exceptional access.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_noodtoegang(medewerker, casus))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"casus": casus.pk, "noodreden": noodreden, "reden": reden},
        )
        if handeling.resultaat_id:
            return Toegang.objects.get(pk=handeling.resultaat_id)
        eis_veld(noodreden, "noodreden", "Kies waarom u noodtoegang nodig heeft.")
        eis_codes({"noodreden": noodreden}, {"noodreden": "noodreden"}, dag_van(nu))
        uitleg = eis_tekst("reden", reden, verplicht="Leg uit waarom u nu toegang nodig heeft.", maximum=REDEN_MAX)
        _eis_nodig(casus, medewerker, nu)
        toegang = Toegang.objects.create(
            casus=casus,
            medewerker=medewerker,
            soort=Toegang.Soort.NOOD,
            noodreden_id=noodreden,
            reden=uitleg,
            van=nu,
            tot=nu + timedelta(hours=settings.NOODTOEGANG_UREN),
        )
        _waarschuw(toegang, casus, nu)
        leg_vast(
            actie=STAP,
            onderwerp="casus",
            nummer=casus.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"noodreden": noodreden, "toegang": toegang.pk},
        )
        handeling.rond_af(toegang.pk)
        return toegang


def _eis_nodig(casus: Casus, medewerker: Medewerker, nu: datetime) -> None:
    if not casus.afgeschermd:
        raise VerkeerdeToestand("Dit dossier is niet afgeschermd. U kunt het gewoon openen.")
    if casus.toegangen.geldig(nu).filter(medewerker=medewerker).exists():
        raise VerkeerdeToestand("U heeft al toegang tot dit dossier. U kunt het gewoon openen.")


def _waarschuw(toegang: Toegang, casus: Casus, nu: datetime) -> None:
    """One signal, and one message to each privacy officer; without an address it waits for functional management."""
    geef_signaal(
        soort=Signaal.Soort.NOODTOEGANG,
        sleutel=f"toegang:{toegang.pk}",
        organisatie_id=casus.organisatie_id,
        casus=casus,
        nu=nu,
    )
    ontvangers = Medewerker.objects.filter(
        vt_organisatie_id=casus.organisatie_id, is_active=True, rollen__rechten__contains=[str(Recht.AUDIT_INZIEN)]
    ).distinct()
    for sleutel, adres in list(ontvangers.values_list("pk", "email")) or [(0, "")]:
        plan_bericht(
            organisatie_id=casus.organisatie_id,
            soort=STAP,
            onderwerp_soort=f"toegang-{sleutel}",
            onderwerp_id=toegang.pk,
            aan=adres,
            regel="noodtoegang",
            pad="/noodtoegang/beoordelen",
            due_op=nu,
        )


def casus_voor_noodtoegang(medewerker: Medewerker, nummer: str) -> Casus:
    """The casus of this number, or of the melding of this number, whether shielded or not.

    The only read that passes the shield; nothing of the casus is shown. `OngeldigeInvoer` at nummer when there is none.
    """
    schoon = nummer.strip().upper()
    rijen = Casus.objects.voor_noodtoegang(medewerker)
    gevonden: Casus | None = None
    if NUMMERVORM.fullmatch(schoon):
        gevonden = rijen.filter(Q(nummer=schoon) | Q(meldingen__nummer=schoon)).first()
    if gevonden is None:
        raise OngeldigeInvoer("Er is geen casus of melding met dit nummer.", veld="nummer")
    return gevonden
