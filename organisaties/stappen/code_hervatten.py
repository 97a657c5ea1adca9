# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction
from psycopg2.extras import DateRange

from achtergrond import eenmalig
from organisaties.codebeheer import ALLES_GEDAAN, TOT, eis_woorden, schrijf_op, vergrendel_code, verhoog
from organisaties.fouten import VerkeerdeToestand, eis, eis_versie
from organisaties.models import Code, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren

STAP = "code_hervatten"


def code_hervatten(
    *, medewerker: Medewerker, code: Code, nu: datetime, versie: int | None = None, token: UUID | None = None
) -> Code:
    """Take the end of a value back, as if it had never ended; the history keeps that it did.

    Who: functional management. Errors: `VerkeerdeToestand` without an end, `OngeldigeInvoer` at label when another
    value is called so now, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        code = vergrendel_code(code)
        eis(mag_stamgegevens_beheren(medewerker))
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"code": code.pk})
        if handeling.resultaat_id:
            return code
        eis_versie(code, versie)
        van, was = code.vanaf, code.geldig.upper
        if was is None:
            raise VerkeerdeToestand("Deze waarde heeft geen einde.")
        eis_woorden(code, label=code.label, omschrijving=code.omschrijving, volgorde=code.volgorde, vanaf=van, tot=None)
        code.geldig = DateRange(van, None)
        verhoog(code, "geldig")
        schrijf_op(STAP, medewerker, code, {TOT: (was, None)}, nu=nu)
        handeling.rond_af(ALLES_GEDAAN)
        return code
