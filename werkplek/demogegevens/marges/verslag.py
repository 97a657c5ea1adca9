# SPDX-License-Identifier: EUPL-1.2
"""Margins as text to read on a screen and as a page to keep."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from .marge import Bereik, Marge, Oordeel

KOPPEN: Final = ("rij", "kolom", "gedrukt", "geteld", "oordeel", "opmerking")
# From here on a remark stands in its own column; the screen breaks the line by itself.
RECHTS: Final = (2, 3)


def tekst(marges: Sequence[Marge]) -> str:
    """Per table, columns in line; the sum at the end."""
    regels: list[str] = []
    for tabel, eigen in _per_tabel(marges):
        cellen = [KOPPEN, *(_cellen(marge) for marge in eigen)]
        breedtes = [max(len(rij[nr]) for rij in cellen) for nr in range(len(KOPPEN))]
        regels += ["", tabel]
        regels += [
            "  "
            + "  ".join(
                cel.rjust(breedte) if nr in RECHTS else cel.ljust(breedte)
                for nr, (cel, breedte) in enumerate(zip(rij, breedtes, strict=True))
            ).rstrip()
            for rij in cellen
        ]
    return "\n".join([*regels, "", som(marges)])


def pagina(marges: Sequence[Marge], titel: str, inleiding: str) -> str:
    """The same as Markdown."""
    regels = [f"# {titel}", "", inleiding, "", som(marges)]
    for tabel, eigen in _per_tabel(marges):
        regels += ["", f"## {tabel}", "", _regel(KOPPEN), "|---|---|--:|--:|---|---|"]
        regels += [_regel(_cellen(marge)) for marge in eigen]
    return "\n".join(regels) + "\n"


def som(marges: Sequence[Marge]) -> str:
    aantal = Counter(marge.oordeel for marge in marges)
    return (
        f"{len(marges)} getallen: {aantal[Oordeel.GELIJK]} gelijk aan de bron, {aantal[Oordeel.VERKLAARD]} anders en "
        f"verklaard, {aantal[Oordeel.ANDERS]} anders zonder verklaring."
    )


def getal(waarde: float | Bereik) -> str:
    """As the Dutch write it: 1.999 and 2,87."""
    if isinstance(waarde, Bereik):
        return f"{getal(waarde.laagste)} tot {getal(waarde.hoogste)}"
    ruw = f"{waarde:,.2f}".rstrip("0").rstrip(".") if isinstance(waarde, float) else f"{waarde:,}"
    return ruw.translate(str.maketrans(",.", ".,"))


def _per_tabel(marges: Sequence[Marge]) -> Iterator[tuple[str, list[Marge]]]:
    for tabel, eigen in groupby(marges, lambda marge: marge.tabel):
        yield tabel, list(eigen)


def _cellen(marge: Marge) -> tuple[str, ...]:
    return marge.rij, marge.kolom, getal(marge.gedrukt), getal(marge.geteld), marge.oordeel, marge.opmerking


def _regel(cellen: Sequence[str]) -> str:
    return f"| {' | '.join(cellen)} |"
