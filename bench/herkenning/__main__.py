# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.herkenning`: how well known persons are found, per kind of question and per origin of the name.

Ends with 1 when a bar is missed. Each seed is an organisation of its own in one scratch database. VERGELIJK=splink asks
splink the same.
"""

import argparse
import os
import sys
from pathlib import Path
from random import Random

import django

from bench import omgeving
from bench.invoer import STAPPEN, doe

from .splink_vergelijken import eis_splink

GEZINNEN = 300


def main() -> int:
    argumenten = _argumenten()
    if argumenten.vergelijk:
        eis_splink()
    with omgeving.werkmap(None) as gegevens:
        for stap in STAPPEN:
            doe(stap, "-v", "0")
        os.environ["VT_ROL"] = "eigenaar"
        django.setup()
        return _meet(argumenten, gegevens)


def _meet(argumenten: argparse.Namespace, gegevens: Path) -> int:
    from bench.grenzen import ververs_statistiek
    from organisaties.models import VTOrganisatie

    from . import splink_vergelijken, tonen, zoekers
    from .antwoord import Paar
    from .bevolken import bevolk
    from .klok import Klok
    from .paren import Vragen
    from .uitslag import eisen, eisen_per_herkomst

    alle: dict[str, list[Paar]] = {"dit systeem": [], "exact gelijk": []}
    los, samen = Klok(), Klok()
    gehaald = True
    organisaties = list(VTOrganisatie.objects.order_by("code"))
    for zaad, organisatie in zip(argumenten.zaden, organisaties, strict=False):
        # No secrets here: the same seed must give the same people.
        vragen = Vragen(Random(zaad), proef=not argumenten.afstelhelft)  # noqa: S311
        wie = bevolk(organisatie, vragen.bevolk(argumenten.personen))
        ververs_statistiek()
        gesteld, gezinnen = vragen.stel(argumenten.vragen), vragen.gezinnen(GEZINNEN)
        loop = zoekers.eigen(organisatie.pk, gesteld, wie)
        print(f"\nzaad {zaad}: {len(wie)} mensen bekend, {len(gesteld)} vragen, {loop.geweigerd} met te weinig")
        print("\n".join(tonen.oordeel(gemeten := eisen(loop.paren))), flush=True)
        gehaald = gehaald and all(eis.gehaald for eis in gemeten)
        los.tel_op(loop.klok)
        samen.tel_op(zoekers.gezinnen(organisatie.pk, gezinnen))
        bekend = [bewoner.bekend_als for bewoner in vragen.bekend]
        alle["dit systeem"] += loop.paren
        alle["exact gelijk"] += zoekers.exact(bekend, gesteld).paren
        if argumenten.vergelijk == "splink":
            per_bar, per_vraag = splink_vergelijken.splink(bekend, gesteld, gegevens)
            for naam, paren in per_bar.items():
                alle.setdefault(naam, []).extend(paren)
            print(f"splink: {per_vraag:.1f} ms per vraag, leren en alle vragen samen gedeeld", flush=True)
    eigen = alle["dit systeem"]
    per_herkomst = eisen_per_herkomst(eigen)
    gehaald = gehaald and all(eis.gehaald for eis in per_herkomst)
    print("\n".join(["\nalle zaden samen", *tonen.oordeel(per_herkomst)]))
    print("\n".join([*tonen.kwaliteit(eigen), *tonen.twijfel(eigen), *tonen.valstrik(eigen)]))
    print("\n".join([*tonen.vergelijking(alle), ""]))
    print("\n".join([*tonen.tijden("een persoon", los), *tonen.tijden("een gezin van vier", samen)]))
    if argumenten.missers:
        print("\n".join(tonen.voorbeelden(eigen, argumenten.missers)))
    return 0 if gehaald else 1


def _argumenten() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="bench.herkenning", description="Hoe goed bekende personen gevonden worden")
    lezer.add_argument("--personen", type=int, default=100_000, help="hoeveel mensen bekend zijn (standaard 100.000)")
    lezer.add_argument("--vragen", type=int, default=5_000, help="ongeveer hoeveel vragen over hen (standaard 5.000)")
    lezer.add_argument("--zaden", type=int, nargs="+", default=[1, 2], help="begingetallen van het toeval")
    lezer.add_argument("--missers", type=int, default=0, metavar="N", help="van elke soort fout N voorbeelden")
    lezer.add_argument(
        "--afstelhelft", action="store_true", help="met de namen waarop is afgesteld (om af te stellen, niet te meten)"
    )
    lezer.add_argument(
        "--vergelijk", choices=("splink",), default=os.environ.get("VERGELIJK") or None, help="vraag het ook aan splink"
    )
    return lezer.parse_args()


if __name__ == "__main__":
    sys.exit(main())
