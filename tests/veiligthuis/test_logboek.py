# SPDX-License-Identifier: EUPL-1.2
import ast
import io
import json
import logging
from pathlib import Path

import pytest
import structlog
from django.conf import settings

from veiligthuis.logboek import TOEGESTAAN, logging_instellingen

NIVEAUS = {"debug", "info", "warning", "error", "exception", "critical", "bind"}


@pytest.fixture
def regels():
    instellingen = logging_instellingen("INFO")
    opmaak = instellingen["formatters"]["json"]
    uitvoer = io.StringIO()
    handler = logging.StreamHandler(uitvoer)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(**{k: v for k, v in opmaak.items() if k != "()"}))
    log = logging.getLogger("proef")
    log.addHandler(handler)
    log.propagate, log.level = False, logging.INFO
    yield lambda: [json.loads(regel) for regel in uitvoer.getvalue().splitlines()]
    log.removeHandler(handler)


def test_alleen_toegestane_sleutels_komen_in_het_logboek(regels):
    structlog.get_logger("proef").info("geregistreerd", nummer="M-2026-000001", naam="Jansen", bsn="999990019")

    (regel,) = regels()

    assert regel.keys() == {"event", "level", "logger", "timestamp", "nummer"}


def test_tekst_van_een_fout_komt_niet_in_het_logboek(regels):
    try:
        raise ValueError("mevrouw Jansen, Dorpsstraat 1")
    except ValueError:
        logging.getLogger("proef").exception("mislukt")

    (regel,) = regels()

    assert "Jansen" not in json.dumps(regel)
    assert regel["exception"].startswith("ValueError in ")
    assert "test_logboek.py" in regel["exception"]


def test_fouttekst_in_de_regel_zelf_komt_niet_in_het_logboek(regels):
    """So does Celery log a task that failed; PostgreSQL puts the whole row in the text of such an error."""
    fout = ValueError("Failing row contains (1, mevrouw Jansen)")
    taak = {"name": "overdracht.laat_verlopen", "id": "7", "description": "raised unexpected", "exc": repr(fout)}
    logging.getLogger("proef").error("Task %(name)s[%(id)s] %(description)s: %(exc)s", taak)
    logging.getLogger("proef").error("mislukt: %s na %d keer", fout, 3)

    assert [regel["event"] for regel in regels()] == [
        "Task overdracht.laat_verlopen[7] raised unexpected: ValueError",
        "mislukt: ValueError na 3 keer",
    ]


def test_elke_sleutel_die_de_code_logt_staat_op_de_lijst():
    onbekend = []
    for app in Path(settings.BASE_DIR).glob("*/apps.py"):
        for pad in app.parent.rglob("*.py"):
            for knoop in ast.walk(ast.parse(pad.read_text())):
                if _is_logregel(knoop):
                    onbekend += [(pad.name, k.arg) for k in knoop.keywords if k.arg not in TOEGESTAAN | {"exc_info"}]

    assert {sleutel for _, sleutel in onbekend} == set()


def _is_logregel(knoop):
    return (
        isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr in NIVEAUS
        and isinstance(knoop.func.value, ast.Name)
        and knoop.func.value.id in {"logger", "log"}
    )
