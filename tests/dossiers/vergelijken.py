# SPDX-License-Identifier: EUPL-1.2
"""The rows of one casus beside those of the same casus after it went through a file."""

from collections import Counter
from datetime import UTC, datetime

from dossiers.naar_dossier.verslag import kenmerk
from dossiers.schrijven import VOLGORDE
from meldingen import models as m
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht import models as o
from personen.models import Adres, Persoon

# What a file does not carry, in docs/import/verschillen.md: given out, or how often something was saved.
NIET = {"id", "nummer", "extern_id"}
NIET_PER_MODEL = {
    m.Signaal: {"sleutel"},
    m.Advies: {"omgezet_uit"},
    m.Veiligheidsbeoordeling: {"versie"},
}
ONDERWERPEN = {
    "casus": m.Casus,
    "melding": m.Melding,
    "dienst": m.Dienst,
    "overdracht": o.Overdracht,
    "monitoring": Monitoring,
    "monitoringsmoment": Monitoringsmoment,
}


def rijen(boek, *, niet=frozenset()):
    """By table: the rows, with for an id the place of its row, and for that of a person what he is known by.

    `niet` are people whose own row another casus brings.
    """
    plaatsen = {
        model: {rij["id"]: nr for nr, rij in enumerate(boek.rijen.get(model, ())) if "id" in rij} for model in VOLGORDE
    }
    plaatsen[Persoon] = {rij["id"]: kenmerk(rij) for rij in boek.personen}
    plaatsen[o.Vergadering] = {pk: sleutel for sleutel, pk in boek.wereld.vergaderingen.items()}
    namen = plaatsen[Persoon]
    weg = {Persoon: "id", Adres: "persoon_id"}
    return {
        model: Counter(
            _schoon(model, rij, plaatsen)
            for rij in boek.rijen.get(model, ())
            if model not in weg or namen[rij[weg[model]]] not in niet
        )
        for model in VOLGORDE
    }


def van_elders(boek):
    """Who is in this casus with the row that he has from another."""
    eigen = {rij["id"] for rij in boek.rijen.get(Persoon, ())}
    return {kenmerk(rij) for rij in boek.personen if rij["id"] not in eigen}


def _schoon(model, rij, plaatsen):
    schoon = {kolom: waarde for kolom, waarde in rij.items() if kolom not in NIET | NIET_PER_MODEL.get(model, set())}
    for veld in model._meta.concrete_fields:
        if veld.is_relation and veld.related_model in plaatsen and schoon.get(veld.attname) is not None:
            schoon[veld.attname] = plaatsen[veld.related_model][schoon[veld.attname]]
    if "onderwerp_id" in schoon:
        schoon["onderwerp_id"] = plaatsen[ONDERWERPEN[schoon["onderwerp"]]][schoon["onderwerp_id"]]
    if model is m.Overgang:
        schoon["casus_id"] = plaatsen[m.Casus][schoon["casus_id"]]
    return repr(sorted((kolom, _waarde(waarde)) for kolom, waarde in schoon.items()))


def _waarde(waarde):
    """A choice is a text, and a moment the same in every zone."""
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC)
    return str(waarde) if isinstance(waarde, str) else waarde


def eis_gelijk(een, ander):
    """Every row of one is a row of the other; says which are not."""
    elders = van_elders(een)
    voor, na = rijen(een, niet=elders), rijen(ander, niet=elders)
    for model in VOLGORDE:
        alleen = sorted((voor[model] - na[model]).elements()), sorted((na[model] - voor[model]).elements())
        assert alleen == ([], []), (een.casus.get("nummer"), model.__name__, alleen)
