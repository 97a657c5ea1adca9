# SPDX-License-Identifier: EUPL-1.2
"""A package that was sent may hold an address that is kept secret since: its receiver reads that no more.

What was sent stays as it was sent, and staff see it whole, with the warning that the receiver may have read it.
"""

import re
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from meldingen.geheimhouding import lees_geheim_rond
from personen.geheimhouding import Geheimhouding

from .informatiepakket import GESCHREVEN, noemt_adres
from .models import Overdracht

WEGGELATEN = "[weggelaten: hierin staat een adres dat geheim is geworden]"
_POSTCODE = re.compile(r"([1-9]\d{3}[A-Z]{2})(?: (.*))?")


@dataclass(frozen=True)
class Leesbaar:
    """`inhoud` as the receiver may read it; `verborgen`: something that was sent is secret now."""

    inhoud: dict[str, Any]
    verborgen: bool


def zonder_geheim(overdracht: Overdracht, inhoud: dict[str, Any], *, dag: date) -> Leesbaar:
    """At most five queries; none for what the family itself got, which holds no address."""
    if overdracht.partij_id is None:
        return Leesbaar(inhoud, verborgen=False)
    personen = overdracht.personen.all()
    return verberg(inhoud, lees_geheim_rond([rij.persoon_id for rij in personen], dag=dag))


def verberg(inhoud: dict[str, Any], geheim: Geheimhouding) -> Leesbaar:
    """The package of a party without these addresses; no query."""
    oordeel = inhoud["beoordeling"]
    schoon = inhoud | {veld: _tekst(inhoud[veld], geheim) for veld in GESCHREVEN if veld in inhoud}
    schoon["beoordeling"] = oordeel | {"conclusie": _tekst(oordeel["conclusie"], geheim)}
    schoon["personen"] = [_persoon(persoon, geheim) for persoon in inhoud["personen"]]
    return Leesbaar(schoon, verborgen=schoon != inhoud)


def _persoon(persoon: dict[str, Any], geheim: Geheimhouding) -> dict[str, Any]:
    adressen = [regel for regel in persoon["adressen"] if not _treft(regel, geheim)]
    weg = len(adressen) < len(persoon["adressen"])
    return persoon | {"adressen": adressen, "adres_geheim": persoon["adres_geheim"] or weg}


def _treft(regel: str, geheim: Geheimhouding) -> bool:
    """A line of a package: 'Dorpsstraat 1 a, 1315AA Almere', or any part of that."""
    voor, _, achter = regel.rpartition(", ")
    postcode = _POSTCODE.fullmatch(achter)
    leeg = {"straat": voor, "huisnummer": None, "postcode": "", "plaats": ""}
    if postcode:
        return geheim.treft(SimpleNamespace(**leeg | {"postcode": postcode[1], "plaats": postcode[2] or ""}))
    alleen = () if voor else (leeg | {"straat": achter},)
    return any(geheim.treft(SimpleNamespace(**velden)) for velden in (leeg | {"plaats": achter}, *alleen))


def _tekst(tekst: str, geheim: Geheimhouding) -> str:
    return WEGGELATEN if noemt_adres(tekst, geheim) else tekst
