# SPDX-License-Identifier: EUPL-1.2
"""The bulk writer is a second writer: it must leave the very rows that the steps would have left."""

from collections import Counter

import pytest
from django.db import transaction

from dossiers.naspelen.stappen import STAPPEN
from dossiers.schrijven import Schrijver
from meldingen import models as m
from meldingen.models import Casus
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht import models as o
from personen.models import Adres, Persoon
from tests.werkplek.demogegevens.lopen import Loper

# Every table that a step writes. Ties between persons, measures and named access are made by no step yet.
VERGELEKEN = (
    Persoon, Adres, m.Contact, m.Advies, m.Advies.aanleiding.through, m.Casus, m.Melding, m.Melding.aard.through,
    m.Melding.geweldsoort.through, m.Melding.richting.through, m.Betrokkene, m.Bron, m.Incident,
    m.Veiligheidsbeoordeling, m.Veiligheidsbeoordeling.risicofactoren.through, m.Beoordeelde, m.Dienst, m.Consult,
    m.Termijn, m.Overgang, m.Signaal, o.Overdracht, o.OverdrachtPersoon, o.Informatiepakket, o.Vergadering,
    o.Agendapunt, Monitoring, Monitoringsmoment,
)  # fmt: skip
# Given out, not derived: numbers, and where a row says how it came here.
NIET = {"id", "nummer", "herkomst", "vastgelegd_op", "omgezet_uit"}
NIET_PER_MODEL = {m.Signaal: {"sleutel"}}
# A plain id in these tables points at a row of the table that `onderwerp` names.
ONDERWERPEN = {
    "casus": m.Casus,
    "melding": m.Melding,
    "dienst": m.Dienst,
    "overdracht": o.Overdracht,
    "monitoring": Monitoring,
    "monitoringsmoment": Monitoringsmoment,
}


def _rijen():
    """Every row as it is, ids replaced by places, in the order of making."""
    ruw = {model: list(model.objects.order_by("pk").values()) for model in VERGELEKEN}
    plaats = {model: {rij["id"]: nr for nr, rij in enumerate(rijen)} for model, rijen in ruw.items()}
    return {model: [_zonder_ids(model, rij, plaats) for rij in rijen] for model, rijen in ruw.items()}


def _zonder_ids(model, rij, plaats):
    weg = NIET | NIET_PER_MODEL.get(model, set())
    schoon = {
        kolom: bytes(waarde) if isinstance(waarde, memoryview) else waarde
        for kolom, waarde in rij.items()
        if kolom not in weg
    }
    for veld in model._meta.concrete_fields:
        if veld.is_relation and veld.related_model in plaats and schoon.get(veld.attname) is not None:
            schoon[veld.attname] = plaats[veld.related_model][schoon[veld.attname]]
    if "onderwerp_id" in schoon:
        schoon["onderwerp_id"] = plaats[ONDERWERPEN[schoon["onderwerp"]]][schoon["onderwerp_id"]]
    if model is m.Overgang:
        schoon["casus_id"] = plaats[m.Casus][schoon["casus_id"]]
    return repr(sorted(schoon.items()))


def _kies(zaken):
    """Few casussen that together do every act: the one that adds most comes first."""
    over, te_doen, gekozen = list(enumerate(zaken)), set(STAPPEN), []
    while te_doen:
        beste = max(over, key=lambda zaak: len(te_doen & {daad.stap for daad in zaak[1].daden}))
        gedaan = te_doen & {daad.stap for daad in beste[1].daden}
        assert gedaan, f"niemand doet {te_doen}"
        te_doen -= gedaan
        over.remove(beste)
        gekozen.append(beste)
    # In the order in which their ids were given out.
    return [zaak for _, zaak in sorted(gekozen, key=lambda zaak: zaak[0])]


def _alleen_in(een, ander):
    return sorted((Counter(een) - Counter(ander)).elements())[:3]


def _eis_gelijk(zaken):
    with transaction.atomic():
        for zaak in zaken:
            loper = Loper()
            for daad in zaak.daden:
                loper.loop(daad)
            if zaak.boek.casus.get("afgeschermd"):
                # No step shields a casus yet.
                Casus.objects.filter(pk=loper.casus.pk).update(afgeschermd=True)
        gelopen = _rijen()
        transaction.set_rollback(True)
    schrijver = Schrijver()
    for zaak in zaken:
        schrijver.voeg_toe(zaak.boek.rijen)
    schrijver.spoel()
    geschreven = _rijen()
    for model in VERGELEKEN:
        alleen = _alleen_in(geschreven[model], gelopen[model]), _alleen_in(gelopen[model], geschreven[model])
        assert alleen == ([], []), model.__name__


def test_de_bulkschrijver_maakt_dezelfde_rijen_als_de_stappen(maak_zaken):
    gekozen = _kies(maak_zaken(260))
    _eis_gelijk(gekozen)
    assert {daad.stap for zaak in gekozen for daad in zaak.daden} == STAPPEN.keys()


@pytest.mark.zwaar
def test_ook_voor_een_hele_regio(maak_zaken):
    _eis_gelijk(list(maak_zaken(200, zaad=2)))
