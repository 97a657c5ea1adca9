# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviezen import (
    eis_geen_melding,
    eis_open_contact,
    keur_codes,
    keur_vraag_en_antwoord,
    laat_advies_worden,
    leg_advies_vast,
    vergrendel_contact,
)
from meldingen.concepten import wis_eigen_concept
from meldingen.controle import eis_ontvangst
from meldingen.fouten import eis_veld
from meldingen.models import Advies, Adviescontact, Concept, Contact
from meldingen.overgang import bewaar, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_advies_behandelen
from organisaties.models import Medewerker

STAP = "adviescontact_vastleggen"


def adviescontact_vastleggen(
    *,
    medewerker: Medewerker,
    advies: Advies,
    kanaal: str,
    op: datetime,
    vraag: str,
    nu: datetime,
    antwoord: str = "",
    bevestigd: bool = False,
    contact: Contact | None = None,
    contact_versie: int | None = None,
    versie: int | None = None,
    token: UUID | None = None,
) -> Adviescontact:
    """Record a vervolgadvies: another contact about the same advies, with its own question and answer.

    Who: frontoffice. When the caller came in as `contact`, that ends as an advies does: notes, caller and everybody's
    drafts are wiped. A finished advies stays finished, so its follow-up is answered at once. Errors: `OngeldigeInvoer`
    per field, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        contact = vergrendel_contact(contact)
        advies = vergrendel_rij(advies)
        eis(
            mag_advies_behandelen(medewerker, advies)
            and (contact is None or contact.organisatie_id == medewerker.vt_organisatie_id)
        )
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "advies": advies.pk, "kanaal": kanaal, "op": op, "vraag": vraag, "antwoord": antwoord,
                "bevestigd": bevestigd, "contact": contact and contact.pk,
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return Adviescontact.objects.get(pk=handeling.resultaat_id)
        eis_geen_melding(advies)
        eis_open_contact(contact, contact_versie)
        eis_versie(advies, versie)
        eis_ontvangst(op, nu)
        eis_veld(op >= advies.ontvangen_op, "op", "Dit advies is later gevraagd. Controleer het moment.")
        keur_codes({"kanaal": kanaal}, op)
        teksten = keur_vraag_en_antwoord(
            vraag, antwoord, afgerond=advies.afgerond_op is not None, contact=contact, bevestigd=bevestigd
        )
        rij = Adviescontact.objects.create(
            organisatie_id=advies.organisatie_id,
            advies=advies,
            # The advies itself is the first contact.
            volgnummer=advies.contacten.count() + 2,
            kanaal_id=kanaal,
            op=op,
            medewerker=medewerker,
            **teksten,
        )
        bewaar(advies)
        gewist = laat_advies_worden(contact)
        wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.VERVOLG, onderwerp=advies.nummer, token=token)
        leg_advies_vast(
            STAP,
            medewerker,
            advies,
            contactmoment=rij.volgnummer,
            bevestigd=bevestigd,
            contact=contact.nummer if contact else None,
            concepten_gewist=gewist,
        )
        handeling.rond_af(rij.pk)
        return rij
