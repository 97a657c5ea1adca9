# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviesvragers import eis_eigen
from meldingen.adviezen import (
    Adviesstand,
    eis_open_contact,
    keur_codes,
    keur_gemeente,
    keur_vraag_en_antwoord,
    laat_advies_worden,
    leg_advies_vast,
    vergrendel_contact,
    zet_codes,
)
from meldingen.concepten import wis_eigen_concept
from meldingen.controle import eis_ontvangst
from meldingen.fouten import eis_veld
from meldingen.models import Advies, Adviesvrager, Concept, Contact
from meldingen.nummers import volgend_nummer
from meldingen.rechten import eigen_organisatie, eis, mag_advies_registreren
from organisaties.models import Medewerker

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
    aard: Sequence[str] = (),
    duur: str | None = None,
    gemeente_code: str | None = None,
    antwoord: str = "",
    stand: str = Adviesstand.AFGEROND,
    adviesvrager: Adviesvrager | None = None,
    bevestigd: bool = False,
    contact: Contact | None = None,
    contact_versie: int | None = None,
    token: UUID | None = None,
) -> Advies:
    """Register an advies: a question and an answer, without any data of the family.

    Who: frontoffice. Answered at once it is 'afgerond'; else it stays open, for oneself ('opgepakt') or for whoever
    takes it up ('open'). The free notes, the caller and everybody's drafts of `contact` are wiped: they may name the
    family, and an advies holds no such data (Flevoland study, note 2). What looks like data of a family in the texts is
    refused until `bevestigd`; a BSN always. Errors: `OngeldigeInvoer`, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        contact = vergrendel_contact(contact)
        eigen = contact is None or contact.organisatie_id == medewerker.vt_organisatie_id
        eis(mag_advies_registreren(medewerker) and eigen)
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={
                "kanaal": kanaal, "ontvangen_op": ontvangen_op, "adviesvrager_soort": adviesvrager_soort,
                "aanleiding": list(aanleiding), "aard": list(aard), "duur": duur, "gemeente": gemeente_code,
                "vraag": vraag, "antwoord": antwoord, "stand": stand, "bevestigd": bevestigd,
                "adviesvrager": adviesvrager and adviesvrager.pk, "contact": contact and contact.pk,
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return Advies.objects.get(pk=handeling.resultaat_id)
        eis_open_contact(contact, contact_versie)
        adviesvrager = eis_eigen(medewerker, adviesvrager)
        eis_ontvangst(ontvangen_op, nu)
        eis_veld(stand in Adviesstand.values, "stand", "Kies hoe ver dit advies is.")
        codes = keur_codes(
            {"kanaal": kanaal, "adviesvrager_soort": adviesvrager_soort, "aanleiding": aanleiding, "aard": aard,
             "duur": duur},
            ontvangen_op,
        )  # fmt: skip
        gemeente = keur_gemeente(gemeente_code)
        afgerond = stand == Adviesstand.AFGEROND
        teksten = keur_vraag_en_antwoord(vraag, antwoord, afgerond=afgerond, contact=contact, bevestigd=bevestigd)
        advies = Advies.objects.create(
            organisatie_id=eigen_organisatie(medewerker),
            nummer=volgend_nummer("A", nu),
            contact=contact,
            kanaal_id=kanaal,
            gemeente=gemeente,
            adviesvrager_soort_id=adviesvrager_soort,
            adviesvrager=adviesvrager,
            duur_id=duur,
            ontvangen_op=ontvangen_op,
            opgepakt_op=None if stand == Adviesstand.OPEN else nu,
            afgerond_op=nu if afgerond else None,
            medewerker=medewerker,
            **teksten,
        )
        zet_codes(advies, codes)
        gewist = laat_advies_worden(contact)
        if contact is None:
            wis_eigen_concept(medewerker=medewerker, soort=Concept.Soort.ADVIES, onderwerp="", token=token)
        leg_advies_vast(
            STAP, medewerker, advies, kanaal=kanaal, stand=stand, bevestigd=bevestigd,
            contact=contact.nummer if contact else None, concepten_gewist=gewist,
        )  # fmt: skip
        handeling.rond_af(advies.pk)
        return advies
