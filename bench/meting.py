# SPDX-License-Identifier: EUPL-1.2
"""One run: product and bare server in turns, then the queries. Imported when Django is ready."""

import os
import platform
from datetime import datetime
from pathlib import Path
from typing import Any

from bench import grenzen, omgeving, tabel, taken, zaken
from bench.deur import InProces, OverHTTP
from organisaties.demo import STANDAARDWACHTWOORD

# Eight threads serve: enough for each to have its connection and its compiled templates.
OPWARMEN = 16
TELLINGEN = 5
KOPIEEN = 5


def meet(gegevens: Path, meldingen: int, rondes: int) -> dict[str, Any]:
    """Product and bare server in turns, so that a noisy neighbour hits both; then the queries, in this process."""
    wachtwoord = os.environ.get("DEMO_WACHTWOORD") or STANDAARDWACHTWOORD
    onderwerpen = zaken.lees_onderwerpen()
    kaal = {"DJANGO_SETTINGS_MODULE": "bench.kaal.settings"}
    with (
        omgeving.webserver("veiligthuis.wsgi", gegevens / "bench-web.log") as poort,
        omgeving.webserver("bench.kaal.wsgi", gegevens / "bench-kaal.log", **kaal) as kale_poort,
    ):
        deuren = {wie: OverHTTP(poort, wie, wachtwoord) for wie in taken.GEBRUIKERS}
        meter, grens = taken.Meter(deuren, onderwerpen, zaad=1), grenzen.Grenzen(kale_poort, meldingen)
        grenzen.maak_tabel(meldingen)
        grenzen.ververs_statistiek()
        for _ in range(OPWARMEN):
            _ronde(meter, grens)
        meter.maten.clear()
        grens.maten.clear()
        for _ in range(rondes):
            _ronde(meter, grens)
        for _ in range(KOPIEEN):
            grens.kopieer()
    teller = taken.Meter({wie: InProces(wie) for wie in taken.GEBRUIKERS}, onderwerpen, zaad=2)
    for _ in range(TELLINGEN):
        for taak in taken.TAKEN:
            taak(teller)
    return _verslag({**meter.maten, **grens.maten}, {naam: max(aantal) for naam, aantal in teller.maten.items()})


def _ronde(meter: taken.Meter, grens: grenzen.Grenzen) -> None:
    for taak in taken.TAKEN:
        taak(meter)
    taken.zoeken(meter)
    grens.ronde(2)


def _verslag(maten: dict[str, list[float]], vragen: dict[str, float]) -> dict[str, Any]:
    copy = maten.pop("kaal_copy")
    tijden = tabel.samenvatting(maten)
    return {
        "gemeten_op": datetime.now().astimezone().isoformat(timespec="seconds"),
        "machine": {"processors": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()},
        "aantallen": zaken.aantallen(),
        "regels": tabel.regels(tijden, vragen),
        "tijden_ms": tijden,
        "vragen": vragen,
        "copy_rijen_per_s": tabel.samenvatting({"copy": copy})["copy"]["mediaan"],
    }
