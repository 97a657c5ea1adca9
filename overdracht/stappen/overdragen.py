# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.klok import start_termijnen
from meldingen.models import Casus
from meldingen.nummers import volgend_nummer
from meldingen.overgang import Handelend, vergrendel, zet_fase
from meldingen.rechten import eis, eis_versie
from meldingen.werkproces import Fase
from organisaties.models import Medewerker
from overdracht.agenda import zet_op_agenda
from overdracht.berichten import bericht_aan_partij, handel_signalen_af
from overdracht.invoer import OverdragenInvoer
from overdracht.models import Informatiepakket, Overdracht, OverdrachtPersoon
from overdracht.overgang import ONDERWERP, zet_status
from overdracht.rechten import mag_overdragen
from overdracht.routeren import Routeadvies
from overdracht.voorstel import Deel, Grondslag, lees_grondslag, stel_voor
from overdracht.werkproces import Overdrachtstatus

STAP = "overdragen"
FASEN = (Fase.OVERDRACHT, Fase.DIENST, Fase.MONITORING)


def overdragen(
    *,
    medewerker: Medewerker,
    casus: Casus,
    invoer: OverdragenInvoer,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> list[Overdracht]:
    """Hand a casus over to one or several parties in one act, each for its own persons and purpose.

    Who: assessor or onderzoeker of the casus' organisation; the casus is in phase overdracht, dienst or monitoring.
    From nothing to 'verzonden' (cliëntsysteem: 'meegegeven', nobody answers, VT keeps zicht). Freezes the package of
    each receiver, starts the terms bevestigen and aanvaarden with the lengths of the agreement in force, plans the
    mail to the party and lists the handover for the coming interventieoverleg. Zicht stays at VT until a handover
    that carries it is accepted. Errors: `OngeldigeInvoer` per field ('partij-<index>-<veld>'), `VerkeerdeToestand`,
    `InmiddelsGewijzigd`. Sources: Flevoland study §2.4, §2.5 and §5.1.3; Wmo 2015 art. 5.3.3.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_overdragen(medewerker, casus))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**invoer.als_inhoud(), "casus": casus.pk}
        )
        if handeling.resultaat_id:
            return _zelfde_handeling(handeling.resultaat_id)
        if casus.fase not in FASEN:
            raise VerkeerdeToestand(f"Overdragen kan nu niet: de casus is in de fase '{Fase(casus.fase).label}'.")
        eis_versie(casus, versie)
        grondslag = lees_grondslag(casus, nu)
        delen = stel_voor(grondslag, invoer, nu)
        _eis_zoals_getoond(delen)
        door = Handelend(STAP, medewerker.pk, nu)
        overdrachten = [_maak(door, grondslag, invoer, deel) for deel in delen]
        handel_signalen_af(door, casus.pk)
        zet_fase(door, casus)
        handeling.rond_af(overdrachten[0].pk)
        return overdrachten


def _zelfde_handeling(overdracht_id: int) -> list[Overdracht]:
    eerste = Overdracht.objects.get(pk=overdracht_id)
    zelfde = Overdracht.objects.filter(
        casus_id=eerste.casus_id, verzonden_op=eerste.verzonden_op, verzonden_door_id=eerste.verzonden_door_id
    )
    return list(zelfde.order_by("pk"))


def _eis_zoals_getoond(delen: tuple[Deel, ...]) -> None:
    if any(deel.invoer.sha256 and deel.invoer.sha256 != deel.sha256 for deel in delen):
        raise OngeldigeInvoer("De gegevens zijn gewijzigd nadat u ze bekeek. Bekijk opnieuw wat de ontvanger krijgt.")


def _maak(door: Handelend, grondslag: Grondslag, invoer: OverdragenInvoer, deel: Deel) -> Overdracht:
    dossier, advies, partij = grondslag.dossier, grondslag.advies, deel.partij
    overdracht = Overdracht(
        organisatie_id=dossier.casus.organisatie_id,
        nummer=volgend_nummer("O", door.nu),
        casus=dossier.casus,
        melding=dossier.melding,
        partij=partij,
        partijsoort_id=partij.soort_id if partij else "partijsoort:clientsysteem",
        moment=grondslag.feiten.moment,
        afspraak=advies.afspraak,
        regel=advies.regel,
        afwijkreden=invoer.afwijkreden.strip(),
        wijze_id=deel.invoer.wijze,
        doel=deel.invoer.doel.strip(),
        draagt_zicht=deel.invoer.draagt_zicht,
        verzonden_op=door.nu,
        verzonden_door_id=door.medewerker_id,
    )
    zet_status(door, overdracht, Overdrachtstatus.VERZONDEN if partij else Overdrachtstatus.MEEGEGEVEN)
    # Two casussen that share people wait for each other in one order, so neither is broken off.
    personen = sorted((dossier.gezin[nummer].persoon for nummer in deel.invoer.personen), key=lambda rij: rij.pk)
    OverdrachtPersoon.objects.bulk_create(
        OverdrachtPersoon(overdracht=overdracht, persoon=persoon, partij=partij, open=partij is not None)
        for persoon in personen
    )
    Informatiepakket.objects.create(
        overdracht=overdracht, inhoud=deel.pakket, sha256=deel.sha256, vastgelegd_op=door.nu
    )
    if partij is not None:
        _vraag_antwoord(door, overdracht, advies)
    leg_vast(
        actie=STAP,
        onderwerp=ONDERWERP,
        nummer=overdracht.nummer,
        organisatie_id=overdracht.organisatie_id,
        medewerker_id=door.medewerker_id,
        casus_id=overdracht.casus_id,
        gegevens={
            "partij": overdracht.partij_id,
            "personen": len(personen),
            "draagt_zicht": overdracht.draagt_zicht,
            "pakket": deel.sha256,
            "afgeweken": bool(overdracht.afwijkreden),
        },
    )
    return overdracht


def _vraag_antwoord(door: Handelend, overdracht: Overdracht, advies: Routeadvies) -> None:
    start_termijnen(
        {"bevestigen": advies.bevestigen, "aanvaarden": advies.aanvaarden},
        casus=overdracht.casus,
        melding=overdracht.melding,
        begin_op=door.nu,
        onderwerp=ONDERWERP,
        onderwerp_id=overdracht.pk,
    )
    bericht_aan_partij(door, overdracht, "overdracht_klaar")
    zet_op_agenda(door, overdracht)
