# SPDX-License-Identifier: EUPL-1.2
"""The whole chain: what the generator makes, to a file, by the real command into PostgreSQL, is what it would write."""

import json
from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from dossiers.inlezen.rijen import kolommen, lees, verwijzingen, waarde
from dossiers.schrijven import VOLGORDE
from dossiers.wereld import Uitgifte
from meldingen import models as m
from organisaties.models import Medewerker
from werkplek.demogegevens.geleverd import Opdracht
from werkplek.demogegevens.namen import TESTNUMMERS
from werkplek.demogegevens.profielen.demo import demo

PEILDATUM = date(2026, 3, 11)
# docs/import/verschillen.md; numbers and ids of ours are new, and with them what points at them.
NIET = {"id", "nummer", "extern_id", "herkomst", "onderwerp_id", "sleutel", "omgezet_uit"}
# Computed when everybody is in, from more than one dossier.
NIET |= {"eerdere_meldingen", "eerste_melding_op", "casusfase_bij_ontvangst"}
NIET_PER_MODEL = {m.Overgang: {"casus_id", "vastgelegd_op"}, m.Veiligheidsbeoordeling: {"versie"}}


def _inhoud(rijen):
    namen = dict(Medewerker.objects.values_list("pk", "naam"))
    stand = {}
    for model in VOLGORDE:
        weg = NIET | NIET_PER_MODEL.get(model, set()) | {kolom for kolom, _ in verwijzingen(model)}
        van_wie = {veld.attname for veld in model._meta.concrete_fields if veld.related_model is Medewerker}
        van_wie |= {"medewerker_id"} if model is m.Overgang else set()
        blijft = [kolom for kolom in kolommen(model) if kolom not in weg]
        stand[model.__name__] = Counter(
            tuple(
                (kolom, namen[rij[kolom]] if kolom in van_wie and rij[kolom] else _waarde(rij[kolom]))
                for kolom in blijft
            )
            for rij in rijen(model)
        )
    return stand


def _waarde(ruw):
    ruw = waarde(str(ruw) if isinstance(ruw, str) else ruw)
    return json.dumps(ruw, sort_keys=True) if isinstance(ruw, dict) else ruw


@pytest.mark.django_db(transaction=True)
def test_van_verzinnen_tot_inlezen(tmp_path, importeer, flevoland, frontoffice, beoordelaar, onderzoeker):
    pad = tmp_path / "zaken.jsonl"
    call_command("maak_demogegevens", meldingen=60, zaad=1, peildatum=PEILDATUM, naar=pad, verbosity=0)
    with transaction.atomic():
        zaken = [z for z in demo(Uitgifte(TESTNUMMERS), Opdracht(1, PEILDATUM, 60)) if _in_bestand(z, flevoland)]
        verzonnen = _inhoud(lambda model: (rij for zaak in zaken for rij in zaak.boek.rijen.get(model, ())))
        transaction.set_rollback(True)
    afloop = importeer(pad, processen=2)
    assert (afloop.code, afloop.bevindingen) == (0, [])
    ingelezen = _inhoud(lees)
    for model, rijen in verzonnen.items():
        alleen = (
            sorted((rijen - ingelezen[model]).elements(), key=repr),
            sorted((ingelezen[model] - rijen).elements(), key=repr),
        )
        assert alleen == ([], []), (model, [deel[:2] for deel in alleen])


def _in_bestand(zaak, regio):
    """Of this organisation, and not a contact that became nothing."""
    return zaak.boek.wereld.regio == regio and [daad.stap for daad in zaak.daden] != ["contact_vastleggen"]
