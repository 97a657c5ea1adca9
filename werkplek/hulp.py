# SPDX-License-Identifier: EUPL-1.2
"""The help of a casus as the dossier shows it: every traject with how it goes, and who coordinates."""

from meldingen.models import Casus
from overdracht.models import Traject
from overdracht.models.traject import NIET


def hulp_van(casus: Casus) -> list[tuple[str, str]]:
    """(what, how it goes), oldest offer first, then the coordination if helpers told of it; one query."""
    trajecten = casus.trajecten.select_related("soort", "gericht_op", "partij").order_by("aangeboden_op", "pk")
    samenwerking = getattr(casus, "samenwerking", None)
    regels = [(_naam(traject), _stand(traject)) for traject in trajecten]
    if samenwerking is not None:
        wie = samenwerking.coordinator.naam if samenwerking.coordinator else "ja"
        regels.append(("Coördinatie", wie if samenwerking.coordinatie else "nee"))
    return regels


def _naam(traject: Traject) -> str:
    gericht_op = f", gericht op {traject.gericht_op.label.lower()}" if traject.gericht_op else ""
    return f"{traject.soort.label}{gericht_op}" + (f" ({traject.partij.naam})" if traject.partij else "")


def _stand(traject: Traject) -> str:
    """What is known last, from the end of the course to its beginning."""
    doorlopen = {True: ", voldoende doorlopen", False: ", onvoldoende doorlopen", None: ""}[traject.voldoende_doorlopen]
    standen = (
        (traject.gestart_id == NIET, "niet gestart"),
        (traject.beeindigd_op is not None or doorlopen, f"beëindigd{doorlopen}"),
        (traject.gestart_id is not None, "loopt"),
        (traject.geaccepteerd_id == NIET, "niet geaccepteerd"),
        (traject.geaccepteerd_id is not None, "geaccepteerd"),
        (traject.aangeboden_op is not None, "aangeboden"),
    )
    return next((tekst for geldt, tekst in standen if geldt), "verloop niet bekend")
