# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from psycopg2.extras import DateRange

from achtergrond import eenmalig
from organisaties.codebeheer import ALLES_GEDAAN, TOT, schrijf_op, vergrendel_code, verhoog
from organisaties.fouten import OngeldigeInvoer, VerkeerdeToestand, eis, eis_veld, eis_versie
from organisaties.models import Code, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren
from organisaties.vaste_codes import is_vast

STAP = "code_beeindigen"


def code_beeindigen(
    *,
    medewerker: Medewerker,
    code: Code,
    tot: date,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Code:
    """Nobody can choose this value any more for what is of the day `tot` or later. Never removed: dossiers keep it.

    Who: functional management. Today or a day to come; an end to come may be moved. Errors: `OngeldigeInvoer` at tot,
    also for a code that the program names and for the last value of a list; `VerkeerdeToestand` when it has ended;
    `InmiddelsGewijzigd`.
    """
    vandaag = timezone.localtime(nu).date()
    with transaction.atomic():
        code = vergrendel_code(code)
        eis(mag_stamgegevens_beheren(medewerker))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"code": code.pk, "tot": tot}
        )
        if handeling.resultaat_id:
            return code
        eis_versie(code, versie)
        van, was = code.vanaf, code.geldig.upper
        if was is not None and was <= vandaag:
            raise VerkeerdeToestand(f"Deze waarde is al beëindigd, vanaf {was:%d-%m-%Y}.")
        _eis_misbaar(code, tot)
        eis_veld(tot >= vandaag, "tot", "Kies vandaag of een latere dag: wat al gekozen is, blijft geldig.")
        eis_veld(tot > van, "tot", f"Deze waarde geldt vanaf {van:%d-%m-%Y}. Kies een dag daarna.")
        code.geldig = DateRange(van, tot)
        verhoog(code, "geldig")
        schrijf_op(STAP, medewerker, code, {TOT: (was, tot)}, nu=nu)
        handeling.rond_af(ALLES_GEDAAN)
        return code


def _eis_misbaar(code: Code, tot: date) -> None:
    if is_vast(code.pk):
        tekst = "Deze waarde kan niet worden beëindigd: de software gebruikt haar zelf. U kunt wel de naam wijzigen."
        raise OngeldigeInvoer(tekst, veld="tot")
    blijft = Code.objects.filter(lijst=code.lijst_id, geldig__contains=tot).exclude(pk=code.pk)
    eis_veld(blijft.exists(), "tot", "Dit is op die dag de laatste waarde van de lijst. Voeg eerst een andere toe.")
