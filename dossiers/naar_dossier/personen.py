# SPDX-License-Identifier: EUPL-1.2
"""The people of a casus, where they lived and what they are to each other."""

from dossiers.formaat import personen as formaat
from dossiers.wereld import Rij
from personen.models import Gezag, Persoon, Relatie

from .verslag import Verslag, kenmerk
from .vorm import Deel, dag, deel, kort, kort_of_niets

GELIJK = (
    "voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam", "bsn",
    "onbekend", "geheim_adres", "telefoon",
)  # fmt: skip
# How much of a date is written, by how precise it is.
LENGTE = {Persoon.Precisie.DAG: 10, Persoon.Precisie.MAAND: 7, Persoon.Precisie.JAAR: 4}


def personen(verslag: Verslag) -> list[Deel]:
    return [_persoon(verslag, rij) for rij in verslag.boek.personen]


def _persoon(verslag: Verslag, rij: Rij) -> Deel:
    geboren = dag(rij["geboortedatum"])
    return deel(
        formaat.Persoon,
        id=kenmerk(rij),
        geboortedatum=geboren and geboren[: LENGTE[rij["geboortedatum_precisie"]]],
        geslacht=kort(rij["geslacht_id"]),
        bsn_reden=kort_of_niets(rij["bsn_reden_id"]),
        overleden_op=dag(rij["overleden_op"]),
        **{veld: rij[veld] for veld in GELIJK},
        adressen=[_adres(adres) for adres in verslag.boek.adressen.get(rij["id"], ())],
    )


def _adres(rij: Rij) -> Deel:
    gelijk = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "geheim")
    return deel(formaat.Adres, gemeente=rij["gemeente_id"], **_periode(rij), **{veld: rij[veld] for veld in gelijk})


def relaties(verslag: Verslag) -> list[Deel]:
    return [
        deel(
            formaat.Relatie,
            persoon=verslag.persoon_met(rij["persoon_id"]),
            verwant=verslag.persoon_met(rij["verwant_id"]),
            soort=kort(rij["soort_id"]),
            **_periode(rij),
        )
        for rij in verslag.boek.rijen.get(Relatie, ())
    ]


def gezag(verslag: Verslag) -> list[Deel]:
    return [
        deel(
            formaat.Gezag,
            kind=verslag.persoon_met(rij["kind_id"]),
            gezagdrager=verslag.persoon_met(rij["gezagdrager_id"]),
            **_periode(rij),
        )
        for rij in verslag.boek.rijen.get(Gezag, ())
    ]


def _periode(rij: Rij) -> Deel:
    return {"van": dag(rij["periode"].lower), "tot": dag(rij["periode"].upper)}
