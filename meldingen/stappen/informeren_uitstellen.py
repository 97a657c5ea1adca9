# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import OngeldigeInvoer, eis_veld
from meldingen.informeerkeuze import VELD, Wie, als_inhoud, leg_keuze_vast, vergrendel_gekozen
from meldingen.informeerlijst import laat_termijn_volgen
from meldingen.klok import instelling_van
from meldingen.models import Informeerplicht, Informeeruitstel, Melding
from meldingen.overgang import Handelend, bewaar, vergrendel, vergrendel_rij, zet_fase
from meldingen.rechten import eis, mag_informeren
from meldingen.termijnen.kalender import dag_van
from meldingen.termijnen.regels import uiterste_datum
from organisaties.models import Medewerker, VTOrganisatie

STAP = "informeren_uitstellen"
# The law counts in weeks and so does the rule; a free day never makes it longer (and PostgreSQL refuses more).
HOOGSTENS = timedelta(days=14)
TOELICHTING_MAX = 2_000


def informeren_uitstellen(
    *,
    medewerker: Medewerker,
    melding: Melding,
    personen: Sequence[Wie],
    reden: str | None,
    nu: datetime,
    tot: date | None = None,
    toelichting: str = "",
    token: UUID | None = None,
) -> Melding:
    """Decide that these persons are told later: until `tot`, or two weeks after the day by which it had to be done.

    Who: assessor or onderzoeker, who is the one who decided. At most fourteen days each time, as often as needed, and
    never after the day has passed. The term of the melding follows whoever comes first. Errors: `OngeldigeInvoer` at
    personen, reden, tot and toelichting; `VerkeerdeToestand`, `InmiddelsGewijzigd`. Source: Wmo 2015 art. 5.3.1 lid 2.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_informeren(medewerker, melding))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud=als_inhoud(melding, personen, reden=reden, tot=tot, toelichting=toelichting),
        )
        if handeling.resultaat_id:
            return melding
        rijen = vergrendel_gekozen(medewerker, melding, personen)
        eis_veld(reden, "reden", "Kies waarom u uitstelt.")
        eis_codes({"reden": reden}, {"reden": "uitstelreden"}, dag_van(nu))
        tekst = eis_tekst("toelichting", toelichting, maximum=TOELICHTING_MAX)
        for rij in rijen:
            nieuw = _nieuwe_dag(rij, tot, casus.organisatie, nu)
            Informeeruitstel.objects.create(
                organisatie_id=rij.organisatie_id,
                plicht=rij,
                van=rij.uiterste_datum,
                tot=nieuw,
                reden_id=str(reden),
                toelichting=tekst,
                besloten_door=medewerker,
                besloten_op=nu,
            )
            rij.uiterste_datum = nieuw
            bewaar(rij, "uiterste_datum")
        laat_termijn_volgen(casus, melding, nu=nu)
        zet_fase(Handelend(STAP, medewerker.pk, nu), casus)
        tot_en_met = max(rij.uiterste_datum for rij in rijen)
        leg_keuze_vast(STAP, medewerker, melding, rijen, tot=tot_en_met.isoformat(), reden=str(reden))
        handeling.rond_af(melding.pk)
        return melding


def uiterste_uitstel(van: date, organisatie: VTOrganisatie) -> date:
    """The last day that one postponement from `van` can reach."""
    volgens_regel = uiterste_datum("informeren_uitstel", van, instelling=instelling_van(organisatie)).uiterste_datum
    return min(volgens_regel, van + HOOGSTENS)


def _nieuwe_dag(rij: Informeerplicht, tot: date | None, organisatie: VTOrganisatie, nu: datetime) -> date:
    van = rij.uiterste_datum
    if van < dag_van(nu):
        raise OngeldigeInvoer(
            f"Voor {rij.persoon.volledige_naam} is de uiterste dag voorbij. Informeer deze persoon, of leg vast waarom "
            "niet.",
            veld=VELD,
        )
    laatste = uiterste_uitstel(van, organisatie)
    nieuw = tot or laatste
    eis_veld(nieuw > van, "tot", f"Kies een dag na {van:%d-%m-%Y}.")
    eis_veld(nieuw <= laatste, "tot", f"Stel per keer hoogstens twee weken uit: tot en met {laatste:%d-%m-%Y}.")
    return nieuw
