# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a casus in memory, in the form from which `overdracht.informatiepakket` composes a package."""

from datetime import date
from typing import Any

from meldingen.models import Beoordeelde, Casus, Melding, Veiligheidsbeoordeling
from organisaties.models import Code
from overdracht.dossier import Dossier, Gezinslid
from personen.models import Adres, Persoon
from werkplek.demogegevens.wereld import Rij

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
    casus = Casus(
        id=boek.casus["id"], organisatie=boek.wereld.regio, gemeente=boek.wereld.gemeenten[boek.casus["gemeente_id"]]
    )
    return Dossier(
        casus=casus,
        melding=Melding(id=melding["id"]),
        vb=Veiligheidsbeoordeling(
            id=vb["id"],
            vastgesteld_op=vb["vastgesteld_op"],
            **{veld: _code(code, vb[f"{veld}_id"]) for veld in ("zwaarte", "duur")},
        ),
        gezin=_gezin(boek, vb, dag),
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
        rij["persoon_id"]: Beoordeelde(
            acuut_onveilig=rij["acuut_onveilig"],
            structureel_onveilig=rij["structureel_onveilig"],
            kindpositie=_code(code, rij["kindpositie_id"]),
        )
        for rij in boek.rijen.get(Beoordeelde, ())
        if rij["beoordeling_id"] == vb["id"]
    }
    return {
        f"#{plaats}": Gezinslid(
            persoon=boek.onthoud(rij, lambda rij: _persoon(boek, rij)),
            rollen=tuple(rollen.get(rij["id"], {})),
            adressen=tuple(
                boek.onthoud(adres, _adres) for adres in boek.adressen.get(rij["id"], ()) if dag in adres["periode"]
            ),
            oordeel=oordelen.get(rij["id"]),
        )
        for plaats, rij in enumerate(boek.personen)
    }


def _persoon(boek: Boek, rij: Rij) -> Persoon:
    return Persoon(geslacht=boek.wereld.codes[rij["geslacht_id"]], **{veld: rij[veld] for veld in PERSOONSVELDEN})


def _adres(rij: Rij) -> Adres:
    return Adres(**{veld: rij[veld] for veld in ADRESVELDEN})


def _code(codes: dict[str, Code], sleutel: str | None) -> Any:
    return codes[sleutel] if sleutel else None
