# SPDX-License-Identifier: EUPL-1.2
"""JSON log lines with an allow-list of keys, so that case content cannot reach a log by accident."""

import logging
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

# Codes, ids and counts. A new key is added here on purpose; a test finds the ones that the code uses and are missing.
TOEGESTAAN = frozenset(
    {
        "event", "level", "logger", "timestamp", "exception",
        "verzoek_id", "deur", "methode", "route", "status", "duur_ms", "fout_code",
        "actie", "onderwerp", "nummer", "soort", "taak", "poging",
        "organisatie_id", "medewerker_id", "taak_id", "werk_id", "bericht_id", "overdracht_id", "termijn_id",
        "casus_id", "monitoring_id", "moment_id", "melding_id", "dienst_id", "terugkoppeling_id",
        "aantal", "gedaan", "verlopen", "herinneringen", "te_plannen", "te_signaleren", "terugkoppelingen",
    }
)  # fmt: skip

# The link to an online form is its key; Django names the address of every refused request.
FORMULIERLINK = re.compile(r"(/verder/)[^\s\"']+")
FOUTSLEUTELS = frozenset({"exc", "traceback"})


def alleen_toegestaan(_: Any, __: str, regel: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {sleutel: waarde for sleutel, waarde in regel.items() if sleutel in TOEGESTAAN}


def zonder_fouttekst(_: Any, __: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Libraries put an error in the line itself, Celery as `%(exc)s`: only its type stays."""
    waarden = regel.pop("positional_args", None)
    if isinstance(waarden, Mapping):
        weg = {sleutel: _soort(waarden[sleutel]) for sleutel in FOUTSLEUTELS & waarden.keys()}
        regel["event"] = regel["_record"].msg % {**waarden, **weg}
    elif waarden and any(isinstance(waarde, BaseException) for waarde in waarden):
        schoon = (type(waarde).__name__ if isinstance(waarde, BaseException) else waarde for waarde in waarden)
        regel["event"] = regel["_record"].msg % tuple(schoon)
    return regel


def zonder_formulierlink(_: Any, __: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    regel["event"] = FORMULIERLINK.sub(r"\1…", str(regel.get("event", "")))
    return regel


def _soort(fout: object) -> str:
    gevonden = re.match(r"[\w.]+", str(fout))
    return gevonden.group() if gevonden else ""


def zonder_inhoud(_: Any, __: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception is logged by type and place: its text may hold what somebody typed."""
    exc_info = regel.pop("exc_info", None)
    if exc_info is True:
        import sys

        exc_info = sys.exc_info()
    if isinstance(exc_info, tuple) and exc_info[0] is not None:
        plaatsen, spoor = [], exc_info[2]
        while spoor is not None:
            code = spoor.tb_frame.f_code
            plaatsen.append(f"{code.co_filename}:{spoor.tb_lineno} {code.co_name}")
            spoor = spoor.tb_next
        regel["exception"] = f"{exc_info[0].__name__} in " + " > ".join(plaatsen[-8:])
    return regel


VERWERKING: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    zonder_inhoud,
    zonder_formulierlink,
]


def logging_instellingen(niveau: str) -> dict[str, Any]:
    structlog.configure(
        processors=[*VERWERKING, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [zonder_fouttekst, *VERWERKING],
                "pass_foreign_args": True,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    alleen_toegestaan,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": niveau},
        "loggers": {
            # SQL text holds parameters; it is never logged, whatever the level asked for.
            "django.db.backends": {"level": logging.WARNING},
            # These name a token in full at DEBUG.
            "oauthlib": {"level": logging.WARNING},
            "oauth2_provider": {"level": logging.WARNING},
            "django.server": {"handlers": ["console"], "level": niveau, "propagate": False},
        },
    }
