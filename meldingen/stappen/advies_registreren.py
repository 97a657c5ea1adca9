# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.adviesvragers import AdviesvragerInvoer, leg_vrager_vast, wie_vroeg
from meldingen.adviezen import (
    Adviesstand,
    eis_open_contact,
    eis_terug_te_bellen,
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
    vrager: AdviesvragerInvoer | None = None,
    niet_terugbellen: bool = False,
    bevestigd: bool = False,
    contact: Contact | None = None,
    contact_versie: int | None = None,
    token: UUID | None = None,
) -> Advies:
    """Register an advies: a question and an answer, without any data of the family.

    Who: frontoffice. Answered at once it is 'afgerond'; else it stays open, for oneself ('opgepakt') or for whoever
    takes it up ('open'). The free notes, the caller and everybody's drafts of `contact` are wiped: they may name the
    family, and an advies holds no such data (Flevoland study, note 2). What looks like data of a family in the texts is
    refused until `bevestigd`; a BSN always. Who asked may be somebody known (`adviesvrager`) or is kept in this
    act, with his consent (`vrager`); a contact that is not answered yet asks for one of those or `niet_terugbellen`.
    Errors: `OngeldigeInvoer`, `VerkeerdeToestand`, `InmiddelsGewijzigd`.
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
                "niet_terugbellen": niet_terugbellen, "vrager": vrager and vars(vrager),
            },
        )  # fmt: skip
        if handeling.resultaat_id:
            return Advies.objects.get(pk=handeling.resultaat_id)
        eis_open_contact(contact, contact_versie)
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
        eis_terug_te_bellen(contact, stand, vrager=adviesvrager or vrager, niet_terugbellen=niet_terugbellen)
        organisatie_id = eigen_organisatie(medewerker)
        adviesvrager = wie_vroeg(medewerker, adviesvrager, vrager, organisatie_id=organisatie_id, nu=nu)
        advies = Advies.objects.create(
            organisatie_id=organisatie_id,
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
            contact=contact.nummer if contact else None, concepten_gewist=gewist, niet_terugbellen=niet_terugbellen,
        )  # fmt: skip
        if vrager is not None and adviesvrager is not None:
            leg_vrager_vast(STAP, medewerker, adviesvrager, advies, bekend=False)
        handeling.rond_af(advies.pk)
        return advies
