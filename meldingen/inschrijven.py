# SPDX-License-Identifier: EUPL-1.2
"""The core of registering a melding: everything between the right and the audit row.

For `registreren` here and for the step of a higher app that makes a melding out of a message. Such a step locks the
people first (`vergrendel_mensen`), then the casus and the contact, asks the right and claims the token; it writes its
own audit row and ends with `wek(ZOEK_TAAK)`.
"""

from meldingen.ambtshalve import is_ambtshalve, keur_ambtshalve
from meldingen.betrokkenheid import leg_betrokkenen_vast, leg_bron_vast
from meldingen.fouten import eis_veld
from meldingen.herhaling.bijwerken import werk_nieuwe_bij
from meldingen.invoer import MeldingInvoer
from meldingen.models import Casus, Contact, Melding
from meldingen.nummers import volgende_nummers
from meldingen.opnemen import controleer, neem_op, nieuwe_melding, start_beoordeling
from meldingen.overgang import Handelend, bewaar, open_casus
from meldingen.rechten import eigen_organisatie
from meldingen.werkproces import Contactstatus
from organisaties.models import Medewerker, Organisatie


def schrijf_in(
    door: Handelend,
    medewerker: Medewerker,
    invoer: MeldingInvoer,
    *,
    casus: Casus | None = None,
    contact: Contact | None = None,
) -> Melding:
    """Check `invoer` and write it as a melding on a new casus, or on the locked `casus`; the locked `contact` is done.

    From nothing to 'ontvangen', with its people, its Bron, its terms from receipt and what was known at receipt. What
    comes in by 'ambtshalve' is told by Veilig Thuis itself and has no Bron.
    Raises `OngeldigeInvoer` per field before anything is written.
    """
    invoer = keur_ambtshalve(invoer)
    gekeurd = controleer(invoer, door.nu)
    organisatie_id = eigen_organisatie(medewerker)
    nieuwe = sum(betrokkene.persoon_nummer is None for betrokkene in invoer.betrokkenen)
    nummer, *nummers = volgende_nummers("M" + "P" * nieuwe + ("" if casus else "C"), door.nu)
    melding = nieuwe_melding(door, invoer, gekeurd, organisatie_id=organisatie_id, nummer=nummer)
    melding.geregistreerd_door = medewerker
    melding.ambtshalve = is_ambtshalve(invoer)
    melding.contact = contact
    melding.melder_partij = _partij(organisatie_id, invoer.melder_partij_code)
    melding.casusfase_bij_ontvangst = casus.fase if casus else None
    melding.casus = casus or _nieuwe_casus(door, melding, medewerker, nummers.pop())
    neem_op(door, melding, invoer, gekeurd)
    leg_betrokkenen_vast(door, melding, invoer, gekeurd.gelezen, nummers=nummers)
    if not melding.ambtshalve:
        leg_bron_vast(melding, invoer.bron, door.nu, gekeurd.gelezen)
    werk_nieuwe_bij(melding, nu=door.nu)
    start_beoordeling(door, melding)
    if contact is not None:
        contact.status = Contactstatus.MELDING
        bewaar(contact, "status")
    return melding


def _partij(organisatie_id: int, code: str | None) -> Organisatie | None:
    if not code:
        return None
    partij = Organisatie.objects.filter(vt_organisatie_id=organisatie_id, code=code).first()
    eis_veld(partij, "melder_partij", "Deze organisatie is niet bekend.")
    return partij


def _nieuwe_casus(door: Handelend, melding: Melding, medewerker: Medewerker, nummer: str) -> Casus:
    casus = Casus(
        organisatie=medewerker.vt_organisatie,
        nummer=nummer,
        gemeente=melding.gemeente,
        geopend_op=melding.ontvangen_op,
        crisis=melding.crisis,
    )
    open_casus(door, casus)
    return casus
