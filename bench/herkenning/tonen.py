# SPDX-License-Identifier: EUPL-1.2
"""The figures as tables to read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .antwoord import Paar
from .klok import Klok
from .mengsel import ANDER_OP_DIE_DAG, ANDEREN, MENGSEL
from .uitslag import Cijfers, Eis, missers, onbeslist, per_groep, tel

KOP = f"{'bekend':>8}{'ander':>7}{'eerste':>9}{'top 5':>8}{'terecht':>9}{'gezet':>8}"


def kwaliteit(paren: Sequence[Paar]) -> Iterable[str]:
    """Per kind of question with its share, and per origin of the name."""
    yield f"\n{'vraag':<44}{'deel':>7}{KOP}"
    per_soort = per_groep(paren, lambda paar: paar.vraag.soort)
    for soort in (*MENGSEL, *ANDEREN):
        if soort in per_soort:
            cijfers = per_soort[soort]
            deel = (cijfers.bekenden + cijfers.anderen) / len(paren)
            yield f"{soort:<44}{deel:>7.1%}{_rij(cijfers)}"
    yield f"{'alles':<44}{1:>7.0%}{_rij(tel(paren))}"
    yield f"\n{'herkomst van de naam':<51}{KOP}"
    for herkomst, cijfers in per_groep(paren, lambda paar: paar.vraag.herkomst).items():
        yield f"{herkomst:<51}{_rij(cijfers)}"


def twijfel(paren: Sequence[Paar]) -> Iterable[str]:
    yield f"\n{'niet uit elkaar te houden':<44}{'vragen':>8}{'fout':>6}{'bekend':>8}{'onbeslist':>11}{'onbekend':>10}"
    for soort, telling in onbeslist(paren).items():
        yield (
            f"{soort:<44}{telling['vragen']:>8}{telling['fout']:>6}{telling['bekend']:>8}"
            f"{telling['onbeslist']:>11}{telling['onbekend']:>10}"
        )


def valstrik(paren: Sequence[Paar]) -> Iterable[str]:
    """Another person with the name and the 1 January of one on file, per origin of the name."""
    eigen = [paar for paar in paren if paar.vraag.soort == ANDER_OP_DIE_DAG]
    yield f"\n{ANDER_OP_DIE_DAG:<44}{'vragen':>8}{'fout':>6}"
    for herkomst, aantal in sorted(Counter(paar.vraag.herkomst for paar in eigen).items()):
        yield f"{herkomst:<44}{aantal:>8}{sum(paar.vlag for paar in eigen if paar.vraag.herkomst == herkomst):>6}"


def vergelijking(wie: Mapping[str, Sequence[Paar]]) -> Iterable[str]:
    yield f"\n{'zelfde vragen':<51}{KOP}{'fout bij twijfel':>18}"
    for naam, paren in wie.items():
        verwisseld = sum(telling["fout"] for telling in onbeslist(paren).values())
        yield f"{naam:<51}{_rij(tel(paren))}{verwisseld:>18}"


def oordeel(eisen: Iterable[Eis]) -> Iterable[str]:
    yield f"\n{'eis':<60}{'gemeten':>9}{'eis':>8}"
    for eis in eisen:
        yield f"{eis.naam:<60}{eis.gemeten:>9.4f}{eis.minstens:>8.3f}  {'gehaald' if eis.gehaald else 'NIET GEHAALD'}"


def tijden(naam: str, klok: Klok) -> Iterable[str]:
    for soort, alle in (("verstreken", sorted(klok.verstreken)), ("rekentijd", sorted(klok.rekentijd))):
        p50, p95 = alle[len(alle) // 2], alle[int(0.95 * len(alle))]
        yield f"{naam:<44}{soort:<12} p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   n {len(alle)}"


def voorbeelden(paren: Iterable[Paar], per_soort: int) -> Iterable[str]:
    groepen: dict[tuple[str, str], list[Paar]] = defaultdict(list)
    for fout, paar in missers(paren):
        groepen[fout, paar.vraag.soort].append(paar)
    for (fout, soort), alle in sorted(groepen.items(), key=lambda groep: (groep[0][0], -len(groep[1]))):
        yield f"\n{fout}: {soort} ({len(alle)})"
        for paar in alle[:per_soort]:
            yield f"  {paar.vraag.herkomst}: {paar.vraag.mens}\n    bedoeld {paar.vraag.is_}, gezegd {paar.antwoord}"


def _rij(cijfers: Cijfers) -> str:
    return (
        f"{cijfers.bekenden:>8}{cijfers.anderen:>7}{_getal(cijfers.eerste):>9}{_getal(cijfers.vijf):>8}"
        f"{_getal(cijfers.precisie):>9}{_getal(cijfers.volledigheid):>8}"
    )


def _getal(deel: float | None) -> str:
    return "-" if deel is None else f"{deel:.3f}"
