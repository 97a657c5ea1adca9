# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_codes, eis_ontvangst, eis_tekst
from meldingen.fouten import VerkeerdeToestand, eis_veld
from meldingen.models import Advies, Contact
from meldingen.nummers import volgend_nummer
from meldingen.rechten import eigen_organisatie, eis, eis_versie, mag_advies_registreren
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Contactstatus
from organisaties.models import Gemeente, Medewerker

STAP = "advies_registreren"


def advies_registreren(
    *,
    medewerker: Medewerker,
    kanaal: str,
    ontvangen_op: datetime,
    adviesvrager_soort: str,
    vraag: str,
    nu: datetime,
    aanleiding: Sequence[str] = (),
    gemeente_code: str | None = None,
    antwoord: str = "",
    contact: Contact | None = None,
    contact_versie: int | None = None,
    token: UUID | None = None,
) -> Advies:
    """Register an advies: a question and an answer, without any data of the family.

    Who: frontoffice. The free notes and the caller of `contact` are wiped: they may name the family, and an advies
    holds no such data (Flevoland study, note 2). Errors: `OngeldigeInvoer`, `VerkeerdeToestand`,
    `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update(no_key=True).get(pk=contact.pk) if contact else None
        eis(
            mag_advies_registreren(medewerker)
            and (contact is None or contact.organisatie_id == medewerker.vt_organisatie_id)
        )
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "kanaal": kanaal, "ontvangen_op": ontvangen_op, "adviesvrager_soort": adviesvrager_soort,
                "aanleiding": list(aanleiding), "gemeente": gemeente_code, "vraag": vraag, "antwoord": antwoord,
                "contact": contact and contact.pk,
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return Advies.objects.get(pk=handeling.resultaat_id)
        if contact is not None:
            if contact.status != Contactstatus.OPEN:
                raise VerkeerdeToestand("Dit contact is al verwerkt: er is een melding of advies van gemaakt.")
            eis_versie(contact, contact_versie)
        eis_ontvangst(ontvangen_op, nu)
        codes = eis_codes(
            {"kanaal": kanaal, "adviesvrager_soort": adviesvrager_soort, "aanleiding": aanleiding},
            {"kanaal": "kanaal", "adviesvrager_soort": "meldersoort", "aanleiding": "aanleiding"},
            dag_van(ontvangen_op),
        )
        gemeente = Gemeente.objects.filter(code=gemeente_code).first() if gemeente_code else None
        eis_veld(gemeente or not gemeente_code, "gemeente", "Kies een gemeente uit de lijst.")
        advies = Advies.objects.create(
            organisatie_id=eigen_organisatie(medewerker),
            nummer=volgend_nummer("A", nu),
            contact=contact,
            kanaal_id=kanaal,
            gemeente=gemeente,
            adviesvrager_soort_id=adviesvrager_soort,
            ontvangen_op=ontvangen_op,
            afgerond_op=nu,
            medewerker=medewerker,
            vraag=eis_tekst("vraag", vraag, verplicht="Schrijf de vraag op, zonder gegevens van het gezin."),
            antwoord=eis_tekst("antwoord", antwoord),
        )
        advies.aanleiding.set(codes["aanleiding"])  # type: ignore[arg-type]  # keys are text
        if contact is not None:
            contact.status = Contactstatus.ADVIES
            contact.notities = contact.beller = None
            contact.versie += 1
            contact.save()
        leg_vast(
            actie=STAP,
            onderwerp="advies",
            nummer=advies.nummer,
            organisatie_id=advies.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"kanaal": kanaal},
        )
        handeling.rond_af(advies.pk)
        return advies
