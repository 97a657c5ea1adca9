# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes
from meldingen.fouten import OngeldigeInvoer, eis_veld
from meldingen.informeerbeeld import te_spreken
from meldingen.informeerkeuze import eis_dag
from meldingen.models import EersteContact, Melding
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_eerste_contact
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker
from personen.models import Persoon

STAP = "eerste_contact_vastleggen"
Gesprekspartner = EersteContact.Gesprekspartner


def eerste_contact_vastleggen(
    *,
    medewerker: Medewerker,
    melding: Melding,
    gesprekspartner: str,
    op: date,
    punten: Sequence[str],
    nu: datetime,
    persoon_nummer: str | None = None,
    token: UUID | None = None,
) -> EersteContact:
    """Record what somebody was told at the first contact: how Veilig Thuis works, rights, complaints.

    Who: whoever registers, assesses or does the dienst. Of the melder and an informant only that it was them; a
    directbetrokkene is somebody of the melding or of its list. Added to, never changed: what was told later is a row of
    its own. Errors: `OngeldigeInvoer` at gesprekspartner, persoon, op and punten. Source: Uitvoeringsbesluit Wmo 2015
    art. 4.1.8 lid 2 (text of 2015).
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_eerste_contact(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "melding": melding.pk,
                "gesprekspartner": gesprekspartner,
                "persoon": persoon_nummer,
                "op": op,
                "punten": list(punten),
            },
        )
        if handeling.resultaat_id:
            return EersteContact.objects.get(pk=handeling.resultaat_id)
        persoon = _keur(medewerker, melding, gesprekspartner, persoon_nummer)
        eis_dag(op, melding, nu)
        eis_veld(punten, "punten", "Kies ten minste één punt.")
        gekeurd = eis_codes({"punten": punten}, {"punten": "eerstecontactpunt"}, dag_van(nu))
        rij = EersteContact.objects.create(
            organisatie_id=melding.organisatie_id,
            casus_id=melding.casus_id,
            melding=melding,
            gesprekspartner=gesprekspartner,
            persoon=persoon,
            op=op,
            medewerker=medewerker,
        )
        rij.punten.set(gekeurd["punten"])  # type: ignore[arg-type]  # keys are text
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={"met": persoon.nummer if persoon else gesprekspartner, "op": op.isoformat()},
        )
        handeling.rond_af(rij.pk)
        return rij


def _keur(medewerker: Medewerker, melding: Melding, gesprekspartner: str, nummer: str | None) -> Persoon | None:
    eis_veld(gesprekspartner in Gesprekspartner.values, "gesprekspartner", "Kies met wie er is gesproken.")
    if gesprekspartner != Gesprekspartner.BETROKKENE:
        eis_veld(not nummer, "persoon", "Noem alleen bij een directbetrokkene wie het is.")
        return None
    persoon = next((een for een in te_spreken(melding, medewerker) if een.nummer == nummer), None)
    if persoon is None:
        raise OngeldigeInvoer("Kies iemand die bij deze melding hoort.", veld="persoon")
    return persoon
