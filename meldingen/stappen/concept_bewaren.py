# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from audit.vastleggen import leg_vast
from meldingen.adviezen import eis_geen_melding
from meldingen.concepten import (
    ONDERWERPEN,
    AnderVenster,
    eerste_versie,
    eis_niet_verstuurd,
    keur_onderwerp,
    keur_velden,
)
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Advies, Casus, Concept, Contact
from meldingen.rechten import eigen_organisatie, eis, mag_concept
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker

STAP = "concept_bewaren"
# What was typed about these was wiped; a window that is still open does not bring it back.
GEWIST = {
    Contactstatus.ADVIES: "Van dit contact is een advies gemaakt. Daarbij blijven geen gegevens van het gezin.",
    Contactstatus.GEEN_VERVOLG: "Dit contact is afgesloten zonder vervolg. Daarbij wordt niets meer bewaard.",
}


def concept_bewaren(
    *,
    medewerker: Medewerker,
    soort: str,
    velden: Mapping[str, list[str]],
    nu: datetime,
    over: str = "",
    versie: int | None = None,
) -> Concept:
    """Keep what was typed in a form that was not sent: a new draft, or the next version of it.

    Who: whoever may send that form; a draft is its maker's alone. `over` is the number that the form is about (contact,
    advies, casus, message), empty for nothing yet. `versie` is the one that the page knows, 0 for none,
    None for a caller that has not read it. Repeating a save whose answer got lost changes nothing. Of the saves only
    the first is recorded: one follows every pause in typing, and says no more than the first does. Errors:
    `OngeldigeInvoer` at soort, onderwerp, velden (shape, more than 200 kB); `AnderVenster` (an `InmiddelsGewijzigd`);
    `AlGedaan` when this form was sent; `VerkeerdeToestand` on a contact that became an advies or was closed, and
    on an advies that became a melding.
    """
    eis_veld(soort in Concept.Soort.values, "soort", "Deze soort formulier is niet bekend.")
    keur_onderwerp(over)
    with transaction.atomic():
        _vergrendel_onderwerp(medewerker, over)
        eis(mag_concept(medewerker, soort))
        inhoud = keur_velden(velden)
        mijn = Concept.objects.zichtbaar_voor(medewerker).select_for_update()
        concept = mijn.filter(soort=soort, onderwerp=over).first()
        nieuw = False
        if concept is None:
            eis_niet_verstuurd(velden)
            if versie:
                raise AnderVenster
            # Two first saves at once: the second gets the row of the first.
            concept, nieuw = Concept.objects.select_for_update().get_or_create(
                organisatie_id=eigen_organisatie(medewerker),
                medewerker=medewerker,
                soort=soort,
                onderwerp=over,
                defaults={
                    "inhoud": inhoud,
                    "begonnen_op": nu,
                    "bijgewerkt_op": nu,
                    "versie": eerste_versie(nu),
                },
            )
        if nieuw:
            leg_vast(
                actie=STAP,
                onderwerp="concept",
                nummer=over,
                organisatie_id=concept.organisatie_id,
                medewerker_id=medewerker.pk,
                gegevens={"soort": soort},
            )
        elif concept.inhoud != inhoud:
            if versie is not None and concept.versie != versie:
                raise AnderVenster
            concept.inhoud, concept.bijgewerkt_op = inhoud, nu
            concept.versie += 1
            concept.save(update_fields=["inhoud", "bijgewerkt_op", "versie"])
        return concept


def _vergrendel_onderwerp(medewerker: Medewerker, onderwerp: str) -> None:
    """What the draft is about must be there for its maker; what can wipe drafts is locked, so that none comes after."""
    keur = {"K": _vergrendel_contact, "A": _vergrendel_advies, "C": _eis_casus, **ONDERWERPEN}.get(onderwerp[:1])
    if keur is not None:
        keur(medewerker, onderwerp)


def _vergrendel_contact(medewerker: Medewerker, nummer: str) -> None:
    contact = Contact.objects.zichtbaar_voor(medewerker).defer("notities", "beller")
    rij = contact.select_for_update(of=("self",), no_key=True).filter(nummer=nummer).first()
    eis_veld(rij, "onderwerp", "Dit contact is niet bekend.")
    if rij is not None and rij.status in GEWIST:
        raise VerkeerdeToestand(GEWIST[rij.status])


def _vergrendel_advies(medewerker: Medewerker, nummer: str) -> None:
    rijen = Advies.objects.zichtbaar_voor(medewerker).select_for_update(no_key=True)
    rij = rijen.filter(nummer=nummer).first()
    eis_veld(rij, "onderwerp", "Dit advies is niet bekend.")
    if rij is not None:
        eis_geen_melding(rij)


def _eis_casus(medewerker: Medewerker, nummer: str) -> None:
    bekend = Casus.objects.zichtbaar_voor(medewerker).filter(nummer=nummer).exists()
    eis_veld(bekend, "onderwerp", "Deze casus is niet bekend.")
