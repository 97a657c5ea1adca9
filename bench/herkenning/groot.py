# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.herkenning.groot`: how long a search takes among 5,000,000 people over 26 organisations.

The people of the largest organisation are the generator's and copies of them (`veelvoud`); the questions are about the
generator's, with the same disturbances as `bench.herkenning`. Wants about 12 GB of disk.
"""

import argparse
import gc
import os
import sys
import time
from pathlib import Path
from random import Random

import django

from bench import omgeving
from bench.invoer import STAPPEN, doe

# Not measured: the first searches of a process read everything for the first time.
OPWARMEN = 200


def main() -> int:
    argumenten = _argumenten()
    with omgeving.werkmap(argumenten.bewaar):
        for stap in STAPPEN:
            doe(stap, "-v", "0")
        os.environ["VT_ROL"] = "eigenaar"
        django.setup()
        _meet(argumenten)
    return 0


def _meet(argumenten: argparse.Namespace) -> None:
    from bench.grenzen import ververs_statistiek
    from organisaties.models import VTOrganisatie
    from personen.models import Persoon

    from . import tonen, zoekers
    from .bevolken import bevolk
    from .paren import Vragen
    from .uitslag import eisen

    # No secrets here: the same seed must give the same people.
    vragen = Vragen(Random(argumenten.zaad), proef=True)  # noqa: S311
    mensen = list(vragen.bevolk(argumenten.basis))
    grootste = VTOrganisatie.objects.get(code="flevoland")
    begin = time.perf_counter()
    if Persoon.objects.exists():
        gemaakt = Persoon.objects.order_by("pk").values_list("pk", flat=True)[: len(mensen)]
        wie = dict(zip(gemaakt, (mens["id"] for mens in mensen), strict=True))
    else:
        from .veelvoud import vermenigvuldig

        wie = bevolk(grootste, mensen)
        vermenigvuldig(grootste, in_grootste=argumenten.grootste, totaal=argumenten.personen)
        ververs_statistiek()
    aantallen = Persoon.objects.count(), Persoon.objects.filter(organisatie=grootste).count()
    print(
        f"{aantallen[0]} mensen, van wie {aantallen[1]} in {grootste}; {time.perf_counter() - begin:.0f} s", flush=True
    )
    gesteld, gezinnen = vragen.stel(argumenten.vragen), vragen.gezinnen(argumenten.gezinnen)
    # No process of the product holds fifty thousand people that Python must look through for what may go.
    gc.collect()
    gc.freeze()
    zoekers.eigen(grootste.pk, gesteld[:OPWARMEN], _wie_ook(wie))
    loop = zoekers.eigen(grootste.pk, gesteld[OPWARMEN:], _wie_ook(wie))
    print("\n".join([*tonen.oordeel(eisen(loop.paren)), ""]))
    print("\n".join(tonen.tijden("een persoon", loop.klok)))
    print("\n".join(tonen.tijden("een gezin van vier", zoekers.gezinnen(grootste.pk, gezinnen))))
    if argumenten.missers:
        print("\n".join(tonen.voorbeelden(loop.paren, argumenten.missers)))


class _WieOok(dict[int, str]):
    """A copy is nobody who is asked after."""

    def __missing__(self, persoon_id: int) -> str:
        return f"kopie {persoon_id}"


def _wie_ook(wie: dict[int, str]) -> _WieOok:
    return _WieOok(wie)


def _argumenten() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="bench.herkenning.groot", description="Hoe snel gezocht wordt onder velen")
    lezer.add_argument("--personen", type=int, default=5_000_000, help="in alle organisaties samen")
    lezer.add_argument("--grootste", type=int, default=600_000, help="van wie in de grootste organisatie")
    lezer.add_argument("--basis", type=int, default=50_000, help="van wie verzonnen; de rest zijn kopieën")
    lezer.add_argument("--vragen", type=int, default=1_500, help="ongeveer hoeveel vragen over bekenden")
    lezer.add_argument("--gezinnen", type=int, default=400, help="hoeveel gezinnen van vier")
    lezer.add_argument("--zaad", type=int, default=1, help="begingetal van het toeval")
    lezer.add_argument("--missers", type=int, default=0, metavar="N", help="van elke soort fout N voorbeelden")
    lezer.add_argument("--bewaar", type=Path, help="map waarin de database blijft staan, voor een volgende keer")
    return lezer.parse_args()


if __name__ == "__main__":
    sys.exit(main())
