# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from organisaties.codebeheer import ALLES_GEDAAN, eis_woorden, schrijf_op, vergrendel_code, verhoog
from organisaties.fouten import eis, eis_versie
from organisaties.models import Code, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren

STAP = "code_bijwerken"


def code_bijwerken(
    *,
    medewerker: Medewerker,
    code: Code,
    label: str,
    omschrijving: str,
    volgorde: int,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Code:
    """Say the same thing in other words, or put it elsewhere in the list. Dossiers of before show the new words too.

    So never for another meaning: that is a new code, and an end to this one. Who: functional management. Errors:
    `OngeldigeInvoer` at label, omschrijving, volgorde; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        code = vergrendel_code(code)
        eis(mag_stamgegevens_beheren(medewerker))
        gezegd = {"code": code.pk, "label": label, "omschrijving": omschrijving, "volgorde": volgorde}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=gezegd)
        if handeling.resultaat_id:
            return code
        eis_versie(code, versie)
        woorden = eis_woorden(
            code,
            label=label,
            omschrijving=omschrijving,
            volgorde=volgorde,
            vanaf=code.vanaf,
            tot=code.geldig.upper,
        )
        veranderd = {v: (getattr(code, v), nieuw) for v, nieuw in woorden.items() if getattr(code, v) != nieuw}
        for veld, (_, nieuw) in veranderd.items():
            setattr(code, veld, nieuw)
        verhoog(code, *veranderd)
        schrijf_op(STAP, medewerker, code, veranderd, nu=nu)
        handeling.rond_af(ALLES_GEDAAN)
        return code
