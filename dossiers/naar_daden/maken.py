# SPDX-License-Identifier: EUPL-1.2
"""The whole of a line as acts, in the order in which they were done."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

from dossiers.formaat import Advies, Casus

from .beoordeling import beoordeling_acten
from .feiten import feiten_van
from .melding import advies_acten, contact_acten, melding_acten
from .monitoring import monitoring_acten
from .plan import Act, Feit, Plan
from .vertaling import Vertaler
from .vervolg import consult_acten, einde_acten, noodtoegang_acten, overdracht_acten


def maak_daden(regel: Casus | Advies, *, medewerkers: Mapping[str, int], partijen: Mapping[str, int]) -> Plan:
    """The plan of a casus or advies that was judged by `dossiers.keuren.keur`.

    `medewerkers` and `partijen` are ids by what the file calls them. Raises Afgekeurd with all that is not known here;
    what cannot have been done shows only when the plan is played.
    """
    vertaler = Vertaler(medewerkers, partijen)
    feiten: tuple[Feit, ...] = ()
    if isinstance(regel, Advies):
        acten = list(advies_acten(regel, vertaler))
    else:
        acten = list(_casus_acten(regel, vertaler))
        feiten = tuple(feiten_van(regel, vertaler))
    vertaler.eis()
    return Plan(regel, tuple(sorted(acten, key=attrgetter("volgorde"))), feiten, vertaler.gemeenten)


def _casus_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    vertaler.gemeente("gemeente", casus.gemeente)
    # First, because people get their places here.
    yield from list(melding_acten(casus, vertaler))
    yield from contact_acten(casus, vertaler)
    for nr, melding in enumerate(casus.meldingen):
        yield from beoordeling_acten(melding, f"meldingen[{nr}]", vertaler)
    yield from overdracht_acten(casus, vertaler)
    yield from monitoring_acten(casus, vertaler)
    yield from einde_acten(casus, vertaler)
    yield from consult_acten(casus, vertaler)
    yield from noodtoegang_acten(casus, vertaler)
