# SPDX-License-Identifier: EUPL-1.2
"""docs/werkproces.md shows exactly what the transition tables say, and every arrow names a step that exists."""

from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import iter_modules

import pytest

from intake.werkproces import BERICHTOVERGANGEN, Berichtstatus
from meldingen.werkproces import (
    DIENSTOVERGANGEN,
    FASEOVERGANGEN,
    STATUSOVERGANGEN,
    Dienststatus,
    Fase,
    Feiten,
    Status,
    bepaal_fase,
)
from monitoring.werkproces import MOMENTOVERGANGEN, MONITORINGOVERGANGEN, Momentstatus, Monitoringstatus
from overdracht.werkproces import OVERGANGEN, Overdrachtstatus

DOCUMENT = Path(__file__).parent.parent / "docs" / "werkproces.md"
TABELLEN = {
    "Melding": (STATUSOVERGANGEN, Status),
    "Casus": (FASEOVERGANGEN, Fase),
    "Dienst": (DIENSTOVERGANGEN, Dienststatus),
    "Overdracht": (OVERGANGEN, Overdrachtstatus),
    "Monitoring": (MONITORINGOVERGANGEN, Monitoringstatus),
    "Monitoringsmoment": (MOMENTOVERGANGEN, Momentstatus),
    "Inkomend bericht": (BERICHTOVERGANGEN, Berichtstatus),
}


def als_tabel(overgangen, soort):
    regels = ["| van | naar | stap |", "|---|---|---|"]
    for (van, naar), stappen in overgangen.items():
        begin = soort(van).label if van else "(nieuw)"
        namen = ", ".join(f"`{stap}`" for stap in sorted(stappen))
        regels.append(f"| {begin} | {soort(naar).label} | {namen} |")
    return "\n".join(regels)


@pytest.mark.parametrize("naam", TABELLEN)
def test_document_toont_precies_de_overgangen(naam):
    tekst = DOCUMENT.read_text(encoding="utf-8")
    deel = tekst.split(f"\n## {naam}\n", 1)[1].split("\n## ", 1)[0]
    getoond = "\n".join(regel for regel in deel.splitlines() if regel.startswith("|"))

    assert getoond == als_tabel(*TABELLEN[naam])


def test_elke_pijl_noemt_een_bestaande_stap():
    bestaand = {
        naam
        for app in ("meldingen", "documenten", "intake", "overdracht", "monitoring")
        for module in iter_modules([str(Path(__file__).parent.parent / app / "stappen")])
        for naam in vars(import_module(f"{app}.stappen.{module.name}"))
    }
    # A machine receives and reads; no step of a human stands at the beginning of a message.
    bestaand |= set(vars(import_module("intake.ontvangen"))) | set(vars(import_module("intake.lezen")))
    genoemd = {stap for tabel, _ in TABELLEN.values() for stappen in tabel.values() for stap in stappen}

    assert genoemd - bestaand == set()


def test_elke_toestand_is_bereikbaar():
    for naam, (tabel, soort) in TABELLEN.items():
        bereikt = {naar for _, naar in tabel}
        assert bereikt == set(soort.values), naam


@pytest.mark.parametrize("waarden", list(product([True, False], repeat=5)))
def test_fase_is_de_eerste_die_geldt(waarden):
    volgorde = [Fase.VB, Fase.DIENST, Fase.OVERDRACHT, Fase.OVERGEDRAGEN, Fase.MONITORING]
    verwacht = volgorde[waarden.index(True)] if any(waarden) else Fase.AFGESLOTEN

    assert bepaal_fase(Feiten(*waarden)) == verwacht
