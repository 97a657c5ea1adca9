# SPDX-License-Identifier: EUPL-1.2
"""The lines of `docs/import/voorbeeld.jsonl`."""

import json
from functools import cache
from typing import Any, Final

from django.conf import settings

from dossiers.keuren import lees_regel
from tests.dossiers.regels import CODES

MAP: Final = settings.BASE_DIR / "docs" / "import"
BESTAND: Final = MAP / "voorbeeld.jsonl"


@cache
def ruw() -> tuple[bytes, ...]:
    return tuple(BESTAND.read_bytes().splitlines())


def als_json() -> list[dict[str, Any]]:
    return [json.loads(regel) for regel in ruw()]


def gelezen() -> list[Any]:
    return [lees_regel(regel, codes=CODES) for regel in ruw()]
