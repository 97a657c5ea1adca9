# SPDX-License-Identifier: EUPL-1.2
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Exists, OuterRef

from audit.context import in_context
from dossiers.inlezen.lezen import Bestand, Onleesbaar
from dossiers.vragen import beantwoord
from organisaties.models import Code, VTOrganisatie
from organisaties.sleutelring import Sleutelfout
from personen.models import Persoon


class Command(BaseCommand):
    help = (
        "Zegt van elke persoon in een bestand wie hij kan zijn. Elke regel is een persoon zoals in het importformaat "
        "(docs/import/) en krijgt een regel JSON terug: hoogstens vijf kandidaten en een oordeel: bekend, onbeslist "
        "of onbekend. Elke vraag komt in de auditlog. Eindigt met 0, met 1 (een regel was fout) of met 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het bestand met vragen (JSON Lines, UTF-8)")
        parser.add_argument(
            "--organisatie", default=None, help="code van de organisatie (standaard de enige die personen heeft)"
        )

    def handle(self, *args: Any, bestand: Path, organisatie: str | None, **opties: Any) -> None:
        try:
            vragen = Bestand(bestand)
        except Onleesbaar as fout:
            raise CommandError(str(fout), returncode=2) from None
        fout_gezien = False
        try:
            with in_context("commando"):
                codes = frozenset(Code.objects.values_list("sleutel", flat=True))
                van = _organisatie(organisatie)
                for antwoord in beantwoord(vragen.regels(), organisatie=van, codes=codes):
                    fout_gezien = fout_gezien or bool(antwoord.fouten)
                    self.stdout.write(antwoord.als_json())
                    # Who reads along in a pipe sees each answer as it comes.
                    self.stdout.flush()
        except Sleutelfout as fout:
            raise CommandError(str(fout), returncode=2) from None
        except KeyboardInterrupt:
            raise CommandError("Afgebroken.", returncode=2) from None
        finally:
            vragen.sluit()
        if fout_gezien:
            sys.exit(1)


def _organisatie(code: str | None) -> VTOrganisatie:
    if code is not None:
        gevonden = VTOrganisatie.objects.filter(code=code).first()
        if gevonden is None:
            raise CommandError(f"Er is geen organisatie met de code {code}.", returncode=2)
        return gevonden
    met_personen = Exists(Persoon.objects.filter(organisatie=OuterRef("pk")))
    keuze = list(VTOrganisatie.objects.filter(met_personen)[:2])
    if len(keuze) != 1:
        raise CommandError("Noem de organisatie, bijvoorbeeld: --organisatie flevoland", returncode=2)
    return keuze[0]
