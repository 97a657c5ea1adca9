# SPDX-License-Identifier: EUPL-1.2
"""The measures of police or justice that messages name: which become rows of the dossier, and which stay text.

A measure that two messages name is one. What they name stands in their text besides, also what cannot be a row.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from intake.lezen import gelezen_van
from intake.models import InkomendBericht
from meldingen.fouten import OngeldigeInvoer
from meldingen.maatregelen import MaatregelInvoer
from meldingen.models import Casus
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Code

LIJST = "maatregelsoort"
VELD = "maatregelen"


@dataclass(frozen=True)
class Genoemd:
    """A measure as messages name it. `reden`: why it stays text; empty when it can be a row."""

    invoer: MaatregelInvoer
    label: str
    nummers: tuple[str, ...]
    reden: str = ""

    @property
    def sleutel(self) -> str:
        """As a form sends it."""
        return f"{self.invoer.soort} {self.invoer.datum.isoformat()}"

    @property
    def keuze(self) -> str:
        return f"{self.label}, {self.invoer.datum:%d-%m-%Y}"


def lees_maatregelen(berichten: Iterable[InkomendBericht], *, nu: datetime) -> list[Genoemd]:
    """Every measure of these messages once, the earliest first; in one query when there are any."""
    wie: dict[MaatregelInvoer, list[InkomendBericht]] = {}
    for bericht in berichten:
        for invoer in maatregelen_in(bericht):
            wie.setdefault(invoer, []).append(bericht)
    soorten = {invoer.soort for invoer in wie}
    codes = {code.sleutel: code for code in Code.objects.filter(lijst=LIJST, sleutel__in=soorten)} if wie else {}
    genoemd = [
        Genoemd(
            invoer=invoer,
            label=codes[invoer.soort].label if invoer.soort in codes else invoer.soort.removeprefix(f"{LIJST}:"),
            nummers=tuple(bericht.nummer for bericht in bij),
            reden=_reden(invoer, codes.get(invoer.soort), bij, dag_van(nu)),
        )
        for invoer, bij in wie.items()
    ]
    return sorted(genoemd, key=lambda een: (een.invoer.datum, een.label))


def maatregelen_in(bericht: InkomendBericht) -> set[MaatregelInvoer]:
    gelezen = gelezen_van(bericht)
    return (
        {MaatregelInvoer(een.soort, date.fromisoformat(een.datum)) for een in gelezen.maatregelen} if gelezen else set()
    )


def kies_maatregelen(
    berichten: Sequence[InkomendBericht], gekozen: Collection[MaatregelInvoer] | None, *, nu: datetime
) -> list[MaatregelInvoer]:
    """What becomes a row: `gekozen`, or when nobody said anything all that can. Refuses what no message names."""
    kan = [een.invoer for een in lees_maatregelen(berichten, nu=nu) if not een.reden]
    if gekozen is None:
        return kan
    if not set(gekozen) <= set(kan):
        raise OngeldigeInvoer("Deze maatregel staat niet in het bericht, of kan geen maatregel zijn.", veld=VELD)
    return [een for een in kan if een in gekozen]


def als_inhoud(gekozen: Collection[MaatregelInvoer] | None) -> list[str] | None:
    """For recognising a double submit."""
    return None if gekozen is None else sorted(f"{een.soort} {een.datum.isoformat()}" for een in gekozen)


def alleen_van(bericht: InkomendBericht, casus: Casus) -> set[MaatregelInvoer]:
    """The measures that this message names and no other message with this casus."""
    anderen = InkomendBericht.objects.filter(melding__casus=casus).exclude(pk=bericht.pk).only("gelezen", "organisatie")
    return maatregelen_in(bericht).difference(*(maatregelen_in(ander) for ander in anderen))


def _reden(invoer: MaatregelInvoer, code: Code | None, bij: Iterable[InkomendBericht], vandaag: date) -> str:
    if code is None or not any(dag_van(bericht.ontvangen_op) in code.geldig for bericht in bij):
        return "staat niet in onze lijst"
    return "de datum ligt in de toekomst" if invoer.datum > vandaag else ""
