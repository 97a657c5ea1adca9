# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from psycopg2.extras import DateRange

from achtergrond import eenmalig
from organisaties.codebeheer import (
    ALLES_GEDAAN,
    TOT,
    VANAF,
    VOLGORDE_MAX,
    eis_geen_vaste_lijst,
    eis_woorden,
    schrijf_op,
    vergrendel_lijst,
)
from organisaties.fouten import eis, eis_veld
from organisaties.models import Code, Codelijst, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.vaste_codes import VASTE_LIJSTEN

STAP = "code_toevoegen"
CODEVORM: Final = re.compile(r"[a-z][a-z0-9_]{0,58}")
EERSTE_JAAR = 2015


def code_toevoegen(
    *,
    medewerker: Medewerker,
    lijst: Codelijst,
    code: str,
    label: str,
    vanaf: date,
    nu: datetime,
    omschrijving: str = "",
    volgorde: int | None = None,
    token: UUID | None = None,
) -> Code:
    """A new value of a list, to be chosen from the day `vanaf`; that may be a day to come, or one that was.

    Who: functional management. A code is never used again for something else: what was ended keeps its code. Errors:
    `OngeldigeInvoer` at code (also for a list of which the program works with every value), label, omschrijving,
    volgorde, vanaf.
    """
    with transaction.atomic():
        lijst = vergrendel_lijst(lijst.pk)
        eis(mag_stamgegevens_beheren(medewerker))
        gezegd = {"lijst": lijst.pk, "code": code, "label": label, "vanaf": vanaf, "omschrijving": omschrijving}
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=gezegd | {"volgorde": volgorde}
        )
        if handeling.resultaat_id:
            return Code.objects.get(lijst=lijst, code=code.strip())
        eis_geen_vaste_lijst(lijst.pk in VASTE_LIJSTEN)
        rij = _lege_code(lijst, code)
        goed = vanaf.year >= EERSTE_JAAR
        eis_veld(goed, "vanaf", f"Veilig Thuis bestaat sinds {EERSTE_JAAR}. Controleer het jaar.")
        if volgorde is None:
            laatste = lijst.codes.aggregate(laatste=Max("volgorde"))["laatste"] or 0
            volgorde = min(laatste + 10, VOLGORDE_MAX)
        woorden = eis_woorden(rij, label=label, omschrijving=omschrijving, volgorde=volgorde, vanaf=vanaf, tot=None)
        for veld, waarde in woorden.items():
            setattr(rij, veld, waarde)
        rij.geldig = DateRange(vanaf, None)
        rij.save(force_insert=True)
        nieuw = woorden | {VANAF: vanaf, TOT: None}
        schrijf_op(STAP, medewerker, rij, {veld: ("", waarde) for veld, waarde in nieuw.items()}, nu=nu)
        handeling.rond_af(ALLES_GEDAAN)
        return rij


def _lege_code(lijst: Codelijst, getypt: str) -> Code:
    code = getypt.strip()
    vorm = "Gebruik kleine letters, cijfers en een onderstreep, en begin met een letter: bijvoorbeeld 'school'."
    eis_veld(CODEVORM.fullmatch(code), "code", vorm)
    bezet = Code.objects.filter(lijst=lijst, code=code).exists()
    eis_veld(not bezet, "code", "Deze code staat al in de lijst, misschien als beëindigde waarde. Kies een andere.")
    return Code(sleutel=f"{lijst.pk}:{code}", lijst=lijst, code=code)
