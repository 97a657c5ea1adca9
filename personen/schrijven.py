# SPDX-License-Identifier: EUPL-1.2
"""The writers of persons and what ties them together, called by steps of higher apps.

Each runs inside the transaction of its step, checks its input and raises a ValidationError keyed
by field, with a text for the user. The step decides who may do it and writes the audit.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from organisaties.versleuteling import blinde_index
from personen import keuring, namen
from personen.bewaren import bewaar
from personen.models import GESLACHT_ONBEKEND, Adres, Gezag, Persoon, Relatie

BSN_DOEL = "persoon.bsn"
# What says who somebody is. When it changes, known persons are looked for once more (`Persoon.gewijzigd_op`).
VERGELEKEN = (
    *("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam"),
    *("geboortedatum", "geboortedatum_precisie", "geslacht_id", "bsn", "onbekend", "telefoon"),
)


class PersoonGewijzigd(Exception):
    """Somebody changed this person after the screen was shown; the step says so in its own words."""


@dataclass(frozen=True, kw_only=True)
class PersoonGegevens:
    """What a user states about a person. An update replaces all of it: start from `van(persoon)`."""

    voornamen: str = ""
    voorletters: str = ""
    voorvoegsel: str = ""
    geboortenaam: str = ""
    partnernaam_voorvoegsel: str = ""
    partnernaam: str = ""
    geboortedatum: date | None = None
    geboortedatum_precisie: str = ""
    geslacht: str = GESLACHT_ONBEKEND
    bsn: str | None = None
    bsn_reden: str | None = None
    onbekend: bool = False
    geheim_adres: bool = False
    telefoon: str = ""
    overleden_op: date | None = None
    extern_id: str | None = None

    @classmethod
    def van(cls, persoon: Persoon) -> PersoonGegevens:
        namen_van_velden = {veld.name for veld in fields(cls)} - {"geslacht", "bsn_reden"}
        waarden = {naam: getattr(persoon, naam) for naam in namen_van_velden}
        return cls(geslacht=persoon.geslacht_id or GESLACHT_ONBEKEND, bsn_reden=persoon.bsn_reden_id, **waarden)


@dataclass(frozen=True, kw_only=True)
class AdresGegevens:
    straat: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""
    postcode: str = ""
    plaats: str = ""
    gemeente: str | None = None
    van: date | None = None
    tot: date | None = None
    geheim: bool = False


def maak_persoon(*, organisatie_id: int, gegevens: PersoonGegevens, nu: datetime) -> Persoon:
    """A new person of this organisation, with its public number."""
    gekeurd = keuring.keur_persoon(asdict(gegevens), vandaag=_dag(nu))
    persoon = Persoon(organisatie_id=organisatie_id, gemaakt_op=nu, nummer=_volgend_nummer(nu))
    zet_velden(persoon, gekeurd)
    bewaar(persoon, mogelijk_dubbel=is_te_vinden(persoon))
    return persoon


def werk_persoon_bij(*, persoon: Persoon, versie: int, gegevens: PersoonGegevens, nu: datetime) -> Persoon:
    """Replace what is known of a person; `versie` is the one that the user had on the screen."""
    gekeurd = keuring.keur_persoon(asdict(gegevens), vandaag=_dag(nu))
    huidig = Persoon.objects.select_for_update(of=("self",), no_key=True).get(
        pk=persoon.pk, organisatie_id=persoon.organisatie_id
    )
    if huidig.versie != versie:
        raise PersoonGewijzigd
    vroeger = _vergeleken(huidig)
    zet_velden(huidig, gekeurd)
    if _vergeleken(huidig) != vroeger:
        huidig.gewijzigd_op = nu
    huidig.versie += 1
    bewaar(huidig, mogelijk_dubbel=is_te_vinden(huidig))
    return huidig


def voeg_adres_toe(*, persoon: Persoon, gegevens: AdresGegevens) -> Adres:
    """An address from `van` (unknown when left out) until `tot`, which is the first day elsewhere."""
    gekeurd = keuring.keur_adres(asdict(gegevens))
    adres = Adres(persoon=persoon, organisatie_id=persoon.organisatie_id, **gekeurd)
    bewaar(adres, mogelijk_dubbel=False)
    return adres


def leg_relatie_vast(
    *,
    persoon: Persoon,
    verwant: Persoon,
    soort: str,
    nu: datetime,
    van: date | None = None,
    tot: date | None = None,
) -> Relatie:
    """`verwant` is the `soort` of `persoon`, for instance its ouder; without `van` since always."""
    keuring.keur_paar(persoon, verwant, veld="verwant")
    keuring.keur_codes({"soort": (soort, "relatiesoort")}, op=_dag(nu))
    relatie = Relatie(
        persoon=persoon,
        verwant=verwant,
        organisatie_id=persoon.organisatie_id,
        soort_id=soort,
        periode=keuring.periode(van, tot),
    )
    bewaar(relatie, mogelijk_dubbel=True)
    return relatie


def leg_gezag_vast(*, kind: Persoon, gezagdrager: Persoon, van: date | None = None, tot: date | None = None) -> Gezag:
    """`gezagdrager` has authority over `kind`; without `van` since always."""
    keuring.keur_paar(kind, gezagdrager, veld="gezagdrager")
    gezag = Gezag(
        kind=kind,
        gezagdrager=gezagdrager,
        organisatie_id=kind.organisatie_id,
        periode=keuring.periode(van, tot),
    )
    bewaar(gezag, mogelijk_dubbel=True)
    return gezag


def bsn_index(organisatie_id: int, bsn: str) -> bytes:
    """What equals for equal numbers of one organisation; the only way to find a BSN."""
    return blinde_index(organisatie_id, BSN_DOEL, bsn)


def zet_velden(persoon: Persoon, gekeurd: dict[str, object]) -> None:
    for veld, waarde in gekeurd.items():
        setattr(persoon, f"{veld}_id" if veld in ("geslacht", "bsn_reden") else veld, waarde)
    persoon.bsn_index = bsn_index(persoon.organisatie_id, persoon.bsn) if persoon.bsn else None
    sleutels = namen.sleutels(
        voornamen=persoon.voornamen,
        voorletters=persoon.voorletters,
        voorvoegsel=persoon.voorvoegsel,
        geboortenaam=persoon.geboortenaam,
        partnernaam=persoon.partnernaam,
        telefoon=persoon.telefoon,
    )
    for veld, sleutel in sleutels._asdict().items():
        setattr(persoon, veld, sleutel)


def _vergeleken(persoon: Persoon) -> tuple[object, ...]:
    return tuple(getattr(persoon, veld) for veld in VERGELEKEN)


def is_te_vinden(persoon: Persoon) -> bool:
    return persoon.bsn_index is not None or persoon.extern_id is not None


def _volgend_nummer(nu: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('personen_persoon_nummer')")
        (waarde,) = cursor.fetchone()
    return f"P-{_dag(nu).year}-{waarde:06d}"


def _dag(nu: datetime) -> date:
    return timezone.localdate(nu)
