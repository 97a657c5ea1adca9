# SPDX-License-Identifier: EUPL-1.2
"""The table of the figures to reach, with what was measured beside the bar and the limit of the machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True)
class Eis:
    """One row: the requests that make up the act, the limit it is compared with, and what it may cost.

    `hoogstens` is the bar in milliseconds on a quiet machine like that of the peers; `verhouding` the bar as a multiple
    of the limit in the same run, or else follows from both; `peers` the figures of Signalen and Open Zaak.
    """

    titel: str
    maten: tuple[str, ...]
    grens: str
    hoogstens: float
    vragen: int | None
    peers: str
    verhouding: float | None = None
    p95: bool = False


# Medians of the quiet machine on which the bars were set: how a bar in milliseconds becomes a multiple of a limit.
RUSTIG = {"kaal_nieuw": 5.3, "kaal_lijst": 8.5, "kaal_sleutel": 0.58, "kaal_telling": 16.0}

EISEN = (
    Eis("melding registreren", ("registreren",), "kaal_nieuw", 15, 20, "64 ms, 45 / 48 ms, 38", verhouding=3),
    Eis("  herhaalcontrole ervoor", ("herhaalcontrole",), "kaal_nieuw", 15, 20, ""),
    Eis("  op een bekend gezin", ("registreren_bekend",), "kaal_nieuw", 15, 20, "", verhouding=3),
    Eis("werkvoorraad, 50 rijen, gefilterd", ("werkvoorraad",), "kaal_lijst", 20, 10, "539 ms, 478 / 59 ms, 17"),
    Eis("  dezelfde door de API", ("werkvoorraad_api",), "kaal_lijst", 20, 10, ""),
    Eis("  mijn werk van een beoordelaar", ("mijn_werk",), "kaal_lijst", 20, 10, ""),
    Eis("dossier met tijdlijn", ("dossier",), "kaal_sleutel", 20, 15, "97 ms, 39 / 52 ms, 24"),
    Eis("stap: oppakken", ("oppakken",), "kaal_nieuw", 20, 20, "75 ms, 45 / 120 ms, 115"),
    Eis("stap: beoordelen", ("beoordelen",), "kaal_nieuw", 20, 20, ""),
    Eis("stap: overdragen", ("overdragen",), "kaal_nieuw", 20, 20, ""),
    Eis("stap: aanvaarden", ("aanvaarden",), "kaal_nieuw", 20, 20, ""),
    Eis("dashboard van een regio", ("dashboard",), "kaal_telling", 30, None, "459 ms, 373 / -"),
    Eis("kandidaten zoeken (p95)", ("zoeken",), "kaal_sleutel", 50, None, "- / -", p95=True),
    Eis("  een heel gezin tegelijk (p95)", ("gezin_zoeken",), "kaal_sleutel", 50, None, "- / -", p95=True),
)
KOPPEN = (
    "wat",
    "mediaan ms",
    "p95 ms",
    "eis ms",
    "vragen",
    "eis",
    "x grens",
    "eis x",
    "oordeel",
    "Signalen / Open Zaak",
)


def samenvatting(metingen: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    return {
        naam: {"mediaan": median(waarden), "p95": _p95(waarden), "keren": len(waarden)}
        for naam, waarden in metingen.items()
    }


def regels(tijden: Mapping[str, Any], vragen: Mapping[str, float]) -> list[dict[str, Any]]:
    """One dict per row of the table. The verdict goes by ratio and by queries, since machines differ."""
    uit = []
    for eis in EISEN:
        mediaan = sum(tijden[maat]["mediaan"] for maat in eis.maten)
        p95 = sum(tijden[maat]["p95"] for maat in eis.maten)
        gesteld = int(sum(vragen[maat] for maat in eis.maten))
        keer = (p95 if eis.p95 else mediaan) / tijden[eis.grens]["mediaan"]
        mag = eis.verhouding or eis.hoogstens / RUSTIG[eis.grens]
        mis = [
            naam for naam, fout in (("verhouding", keer > mag), ("vragen", gesteld > (eis.vragen or gesteld))) if fout
        ]
        uit.append({
            "wat": eis.titel, "mediaan": mediaan, "p95": p95, "eis_ms": eis.hoogstens, "vragen": gesteld,
            "eis_vragen": eis.vragen, "keer": keer, "eis_keer": mag, "mis": mis, "peers": eis.peers,
        })  # fmt: skip
    return uit


def toon(verslag: Mapping[str, Any]) -> str:
    tijden = verslag["tijden_ms"]
    cellen = [KOPPEN, *[_cellen(rij) for rij in verslag["regels"]]]
    breedtes = [max(len(rij[kolom]) for rij in cellen) for kolom in range(len(KOPPEN))]
    uit = [", ".join(f"{aantal} {naam}" for naam, aantal in verslag["aantallen"].items()), ""]
    uit += [_regel(cellen[0], breedtes), "  ".join("-" * breedte for breedte in breedtes)]
    uit += [_regel(rij, breedtes) for rij in cellen[1:]]
    grenzen = {
        "kale view": "kaal_leeg",
        "sleutel in een view": "kaal_sleutel",
        "kale DRF-lijst van 50 met telling": "kaal_lijst",
        "kale DRF-create": "kaal_nieuw",
        "GROUP BY over alle rijen in een view": "kaal_telling",
    }
    uit += ["", "Grenzen van deze machine in dezelfde run:"]
    uit += [
        f"  {tekst:<38}{tijden[maat]['mediaan']:8.2f} ms  p95 {tijden[maat]['p95']:8.2f}"
        for tekst, maat in grenzen.items()
    ]
    return "\n".join([*uit, f"  {'COPY':<38}{verslag['copy_rijen_per_s']:8.0f} rijen/s"])


def _cellen(rij: dict[str, Any]) -> tuple[str, ...]:
    return (
        rij["wat"],
        f"{rij['mediaan']:.1f}",
        f"{rij['p95']:.1f}",
        f"{rij['eis_ms']:g}",
        str(rij["vragen"]),
        str(rij["eis_vragen"] or "-"),
        f"{rij['keer']:.1f}",
        f"{rij['eis_keer']:.1f}",
        f"boven: {', '.join(rij['mis'])}" if rij["mis"] else "gehaald",
        rij["peers"],
    )


def _regel(cellen: Sequence[str], breedtes: Sequence[int]) -> str:
    delen = [
        cel.ljust(breedte) if kolom in (0, 8, 9) else cel.rjust(breedte)
        for kolom, (cel, breedte) in enumerate(zip(cellen, breedtes, strict=True))
    ]
    return "  ".join(delen).rstrip()


def _p95(waarden: Sequence[float]) -> float:
    return quantiles(waarden, n=20)[-1] if len(waarden) > 1 else waarden[0]
