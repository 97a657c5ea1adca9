# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from organisaties.codebeheer import ALLES_GEDAAN, eis_regel, mapping_veld, schrijf_op, vergrendel_code, verhoog
from organisaties.fouten import eis, eis_veld, eis_versie
from organisaties.models import Code, CodeMapping, Medewerker
from organisaties.rechten import mag_stamgegevens_beheren

STAP = "codemapping_zetten"
VORM: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


def codemapping_zetten(
    *,
    medewerker: Medewerker,
    code: Code,
    protocol: str,
    onderdeel: str,
    cbs_code: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Code:
    """What this value is called in a delivery: in `onderdeel` of `protocol`. An empty `cbs_code` takes it away.

    Who: functional management. Deliveries that were made do not change. Errors: `OngeldigeInvoer` at protocol,
    onderdeel, cbs_code; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        code = vergrendel_code(code)
        eis(mag_stamgegevens_beheren(medewerker))
        gezegd = {"code": code.pk, "protocol": protocol, "onderdeel": onderdeel, "cbs_code": cbs_code}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=gezegd)
        if handeling.resultaat_id:
            return code
        eis_versie(code, versie)
        protocol, onderdeel = _eis_naam("protocol", protocol), _eis_naam("onderdeel", onderdeel)
        naar = eis_regel("cbs_code", cbs_code, maximum=80)
        was = CodeMapping.objects.filter(code=code, protocol=protocol, onderdeel=onderdeel).first()
        van = was.cbs_code if was else ""
        eis_veld(van or naar, "cbs_code", "Vul in hoe deze waarde daar heet.")
        if naar:
            CodeMapping.objects.update_or_create(
                code=code, protocol=protocol, onderdeel=onderdeel, defaults={"cbs_code": naar}
            )
        elif was is not None:
            was.delete()
        verhoog(code)
        schrijf_op(STAP, medewerker, code, {mapping_veld(protocol, onderdeel): (van, naar)}, nu=nu)
        handeling.rond_af(ALLES_GEDAAN)
        return code


def _eis_naam(veld: str, tekst: str) -> str:
    schoon = tekst.strip().lower()
    eis_veld(VORM.fullmatch(schoon), veld, "Gebruik kleine letters, cijfers, punt, streepje en onderstreep.")
    return schoon
