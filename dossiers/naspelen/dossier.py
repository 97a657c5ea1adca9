# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a casus in memory, in the form from which `overdracht.informatiepakket` composes a package.

What it reads from are plain objects with the names of the models: making a model costs more than the package itself.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

from dossiers.wereld import Rij
from meldingen.models import Beoordeelde, Casus, Melding, Veiligheidsbeoordeling
from organisaties.models import Code
from overdracht.dossier import Dossier, Gezinslid
from personen.geheimhouding import Geheimhouding
from personen.models import Adres, Persoon

from .boek import Boek

PERSOONSVELDEN = (
    "id", "voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam",
    "geboortedatum", "geboortedatum_precisie", "onbekend", "geheim_adres", "telefoon",
)  # fmt: skip
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "geheim")


def lees_dossier(boek: Boek, melding: Rij, vb: Rij, dag: date) -> Dossier:
    code = boek.wereld.codes
    through = Veiligheidsbeoordeling.risicofactoren.through
    factoren = [
        code[rij["code_id"]] for rij in boek.rijen.get(through, ()) if rij["veiligheidsbeoordeling_id"] == vb["id"]
    ]
    return Dossier(
        casus=boek.onthoud(Casus, boek.casus, lambda rij: _casus(boek, rij)),
        melding=boek.onthoud(Melding, melding, lambda rij: SimpleNamespace(id=rij["id"])),
        vb=boek.onthoud(Veiligheidsbeoordeling, vb, lambda rij: _beoordeling(boek, rij)),
        gezin=_gezin(boek, vb, dag),
        geheim=_geheim(boek, dag),
        voorwaarden="",
        risicofactoren=tuple(factor.label for factor in sorted(factoren, key=lambda factor: factor.volgorde)),
    )


def _gezin(boek: Boek, vb: Rij, dag: date) -> dict[str, Gezinslid]:
    """By place, because the numbers in the input of an act are places."""
    code = boek.wereld.codes
    rollen: dict[int, dict[str, None]] = {}
    for rij in boek.betrokkenen:
        rollen.setdefault(rij["persoon_id"], {})[code[rij["rol_id"]].label] = None
    oordelen = {
        rij["persoon_id"]: boek.onthoud(Beoordeelde, rij, lambda rij: _oordeel(boek, rij))
        for rij in boek.rijen.get(Beoordeelde, ())
        if rij["beoordeling_id"] == vb["id"]
    }
    personen = [boek.onthoud(Persoon, rij, lambda rij: _persoon(boek, rij)) for rij in boek.personen]
    return {
        f"#{plaats}": Gezinslid(
            persoon=personen[plaats],
            rijen=(personen[plaats],),
            rollen=tuple(rollen.get(rij["id"], {})),
            adressen=tuple(
                boek.onthoud(Adres, adres, _adres)
                for adres in boek.adressen.get(rij["id"], ())
                if dag in adres["periode"]
            ),
            oordeel=oordelen.get(rij["id"]),
            geheim=rij["geheim_adres"],
        )
        for plaats, rij in enumerate(boek.personen)
    }


def _geheim(boek: Boek, dag: date) -> Geheimhouding:
    """What the people of this file keep secret, by the rule of `lees_geheimhouding`."""
    return Geheimhouding(
        tuple(
            boek.onthoud(Adres, adres, _adres)
            for rij in boek.personen
            for adres in boek.adressen.get(rij["id"], ())
            if adres["geheim"] or (rij["geheim_adres"] and not _voorbij(adres["periode"], dag))
        )
    )


def _voorbij(periode: Any, dag: date) -> bool:
    return periode.upper is not None and periode.upper <= dag


def _casus(boek: Boek, rij: Rij) -> Any:
    return SimpleNamespace(
        id=rij["id"], organisatie=boek.wereld.regio, gemeente=boek.wereld.gemeenten[rij["gemeente_id"]]
    )


def _beoordeling(boek: Boek, rij: Rij) -> Any:
    gekozen = {veld: _code(boek.wereld.codes, rij[f"{veld}_id"]) for veld in ("zwaarte", "duur")}
    return SimpleNamespace(id=rij["id"], vastgesteld_op=rij["vastgesteld_op"], **gekozen)


def _oordeel(boek: Boek, rij: Rij) -> Any:
    return SimpleNamespace(
        acuut_onveilig=rij["acuut_onveilig"],
        structureel_onveilig=rij["structureel_onveilig"],
        kindpositie=_code(boek.wereld.codes, rij["kindpositie_id"]),
    )


def _persoon(boek: Boek, rij: Rij) -> Any:
    return _Mens(geslacht=boek.wereld.codes[rij["geslacht_id"]], **{veld: rij[veld] for veld in PERSOONSVELDEN})


def _adres(rij: Rij) -> Any:
    return SimpleNamespace(**{veld: rij[veld] for veld in ADRESVELDEN})


def _code(codes: dict[str, Code], sleutel: str | None) -> Any:
    return codes[sleutel] if sleutel else None


class _Mens(SimpleNamespace):
    volledige_naam = Persoon.volledige_naam
