# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes
from meldingen.fouten import VerkeerdeToestand
from meldingen.informeerkeuze import eis_dag, leg_gedaan_vast
from meldingen.informeerlijst import laat_termijn_volgen, moment_op
from meldingen.klok import stop_termijn
from meldingen.models import Informeerplicht, Melding, Termijn
from meldingen.overgang import Handelend, vergrendel, vergrendel_rij, zet_fase
from meldingen.persoonbeeld import zichtbare_personen
from meldingen.rechten import eis, mag_informeren
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "informeren"
NIET_VASTGELEGD = "informeerwijze:niet_vastgelegd"


def informeren(
    *,
    medewerker: Medewerker,
    melding: Melding,
    op: date,
    nu: datetime,
    wijze: str | None = None,
    token: UUID | None = None,
) -> Melding:
    """Record that all people concerned were told, on day `op`, that Veilig Thuis received data about them.

    Who: assessor or onderzoeker. Everybody who is still open on the list is told at once, and the term of four weeks is
    met; whoever is only in dossiers that are shielded from this employee stays open, for who may know of him. A melding
    without a list, as an import writes, has its term alone. Errors: `OngeldigeInvoer` at op and wijze,
    `VerkeerdeToestand` when it was recorded already. Source: Wmo 2015 art. 5.3.1 lid 1.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_informeren(medewerker, melding))
        inhoud = {"melding": melding.pk, "op": op} | ({"wijze": wijze} if wijze else {})
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=inhoud)
        if handeling.resultaat_id:
            return melding
        eis_dag(op, melding, nu)
        eis_codes({"wijze": wijze}, {"wijze": "informeerwijze"}, dag_van(nu))
        lopend = Termijn.objects.open().filter(soort="informeren", onderwerp="melding", onderwerp_id=melding.pk)
        if not lopend.exists():
            raise VerkeerdeToestand("Er is al vastgelegd dat de betrokkenen zijn geïnformeerd.")
        if Informeerplicht.objects.filter(melding=melding).exists():
            _sluit_lijst(medewerker, melding, op, wijze or NIET_VASTGELEGD)
            laat_termijn_volgen(casus, melding, nu=nu)
        else:
            stop_termijn(
                "informeren",
                casus=casus,
                onderwerp="melding",
                onderwerp_id=melding.pk,
                op=moment_op(op, melding.ontvangen_op, nu),
            )
        zet_fase(Handelend(STAP, medewerker.pk, nu), casus)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"op": op.isoformat()},
        )
        handeling.rond_af(melding.pk)
        return melding


def _sluit_lijst(medewerker: Medewerker, melding: Melding, op: date, wijze: str) -> None:
    rijen = Informeerplicht.objects.open().filter(melding=melding, persoon__in=zichtbare_personen(medewerker))
    gekozen = list(rijen.select_for_update(of=("self",), no_key=True).order_by("pk"))
    if not gekozen:
        raise VerkeerdeToestand(
            "Wie nog open staat, komt alleen voor in een dossier dat is afgeschermd. Neem contact op met wie dat mag "
            "inzien."
        )
    leg_gedaan_vast(gekozen, op=op, wijze=wijze, door=medewerker)
