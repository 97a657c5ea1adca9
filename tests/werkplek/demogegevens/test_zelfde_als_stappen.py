# SPDX-License-Identifier: EUPL-1.2
"""The bulk writer is a second writer: it must leave the very rows that the steps would have left."""

from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from dossiers.naspelen.stappen import STAPPEN
from dossiers.schrijven import Schrijver
from meldingen import models as m
from meldingen.herhaling.bijwerken import werk_bij
from meldingen.herhaling.vegen import veeg
from meldingen.models import Casus
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht import models as o
from personen.models import Adres, Gezag, Persoon, Relatie
from tests.werkplek.demogegevens.lopen import Loper

# Every table that a step or a writer of the domain writes. Measures, concerns and named access are made by none yet.
VERGELEKEN = (
    Persoon, Adres, Relatie, Gezag,
    m.Contact, m.Advies, m.Advies.aanleiding.through, m.Casus, m.Melding, m.Melding.aard.through,
    m.Melding.geweldsoort.through, m.Melding.richting.through, m.Melding.meldreden.through,
    m.Melding.meldcode.through, m.Betrokkene, m.Bron, m.Incident,
    m.Veiligheidsbeoordeling, m.Veiligheidsbeoordeling.risicofactoren.through, m.Beoordeelde, m.Dienst, m.Consult,
    m.Termijn, m.Overgang, m.Signaal, o.Overdracht, o.OverdrachtPersoon, o.Informatiepakket, o.Vergadering,
    o.Agendapunt, Monitoring, Monitoringsmoment, m.Bekendheid, m.Herhaling,
)  # fmt: skip
# Nor who must be told and the melder who hears what followed (docs/informeren.md): a file says that all were told on a
# day, not whom and how, so the bulk writer has no rows; where a term still runs the sweep makes them.
# Given out, not derived: numbers, and where a row says how it came here.
NIET = {"id", "nummer", "herkomst", "vastgelegd_op", "omgezet_uit"}
# The other incidents are facts that no step writes yet.
ALLEEN = {m.Incident: {"gemeld_via": "melding"}}
NIET_PER_MODEL = {m.Signaal: {"sleutel"}, m.Herhaling: {"berekend_op"}}
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
    ruw = {model: list(model.objects.filter(**ALLEEN.get(model, {})).order_by("pk").values()) for model in VERGELEKEN}
    plaats = {model: {rij[model._meta.pk.attname]: nr for nr, rij in enumerate(rijen)} for model, rijen in ruw.items()}
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


def _loopbaar(zaken):
    """Without what is older than the rules of the steps, nor who comes from there."""
    oud = set()
    for zaak in zaken:
        mensen = {rij["id"] for rij in zaak.boek.personen}
        if mensen & oud or zaak.daden[0].nu.year < 2015:
            oud |= mensen
        else:
            yield zaak


def _met_bekende(over):
    """A casus about somebody of an earlier one, and that one."""
    for zaak in over:
        for eerder in over:
            if _leunt(zaak[1]) and _is_van(zaak[1].boek.personen[0], eerder[1]):
                return [eerder, zaak]
    raise AssertionError("niemand komt in twee casussen voor")


def _leunt(zaak):
    """On a casus before it."""
    return bool(zaak.boek.personen) and not _is_van(zaak.boek.personen[0], zaak)


def _is_van(persoon, zaak):
    return any(persoon is rij for rij in zaak.boek.rijen.get(Persoon, ()))


def _kies(zaken):
    """Few casussen that together do every act: the one that adds most comes first."""
    over, te_doen = list(enumerate(zaken)), set(STAPPEN)
    gekozen = _met_bekende(over)
    over = [zaak for zaak in over if zaak not in gekozen and not _leunt(zaak[1])]
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


def _eis_gelijk(zaken, *, leunend=False):
    """`leunend`: some are about people of another, which is walked whole before it and may have gone on after it."""
    nummers = {}
    with transaction.atomic():
        for zaak in zaken:
            loper = Loper([nummers[rij["id"]] for rij in zaak.boek.personen if rij["id"] in nummers])
            for daad in zaak.daden:
                loper.loop(daad)
                if daad.stap == "registreren":
                    loper.leg_adressen_vast(zaak.boek)
            loper.leg_verwantschap_vast(zaak.boek)
            nummers |= dict(zip((rij["id"] for rij in zaak.boek.personen), loper.nummers(), strict=True))
            if zaak.boek.casus.get("afgeschermd"):
                # No step shields a casus yet.
                Casus.objects.filter(pk=loper.casus.pk).update(afgeschermd=True)
        if leunend:
            werk_bij(list(m.Melding.objects.values_list("pk", flat=True)), nu=timezone.now())
        gelopen = _rijen()
        transaction.set_rollback(True)
    schrijver = Schrijver()
    for zaak in zaken:
        schrijver.voeg_toe(zaak.boek.rijen)
    schrijver.spoel()
    # The steps computed it at each registration, before what came later was there; here it is done at the end.
    veeg(timezone.now())
    geschreven = _rijen()
    for model in VERGELEKEN:
        alleen = _alleen_in(geschreven[model], gelopen[model]), _alleen_in(gelopen[model], geschreven[model])
        assert alleen == ([], []), model.__name__


def test_de_bulkschrijver_maakt_dezelfde_rijen_als_de_stappen(maak_zaken):
    gekozen = _kies(_loopbaar(maak_zaken(600)))
    _eis_gelijk(gekozen, leunend=True)
    assert {daad.stap for zaak in gekozen for daad in zaak.daden} == STAPPEN.keys()


@pytest.mark.zwaar
def test_ook_voor_een_hele_regio(maak_zaken):
    _eis_gelijk(list(_loopbaar(maak_zaken(200, zaad=2))), leunend=True)
