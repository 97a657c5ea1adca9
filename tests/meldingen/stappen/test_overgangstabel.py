# SPDX-License-Identifier: EUPL-1.2
"""Every step on every state: what the table allows happens, everything else is refused and changes nothing."""

from datetime import timedelta
from itertools import product

import pytest

from meldingen.fouten import VerkeerdeToestand
from meldingen.models import Casus, Dienst, Melding
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.beoordeling_bewaren import beoordeling_bewaren
from meldingen.stappen.besluit_herzien import besluit_herzien
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.informeren import informeren
from meldingen.werkproces import DIENSTOVERGANGEN, STATUSOVERGANGEN, Dienststatus, Status
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, gemeld, in_beoordeling

pytestmark = pytest.mark.django_db

IN_STAND = {
    "ontvangen": lambda fo, bo, nu: gemeld(fo, nu),
    "in_beoordeling": in_beoordeling,
    "beoordeeld": beoordeeld,
    "omgezet": lambda fo, bo, nu: beoordeeld(fo, bo, nu, "advies", adviesvraag="Hoe nu verder?"),
}
MELDINGSTAPPEN = {
    "in_beoordeling_nemen": lambda bo, m, nu: in_beoordeling_nemen(medewerker=bo, melding=m, nu=nu),
    "beoordeling_bewaren": lambda bo, m, nu: beoordeling_bewaren(medewerker=bo, melding=m, invoer=antwoorden(), nu=nu),
    "beoordelen": lambda bo, m, nu: beoordelen(
        medewerker=bo, melding=m, invoer=antwoorden(), besluit=besluit("vv"), nu=nu
    ),
    "omzetten": lambda bo, m, nu: beoordelen(
        medewerker=bo, melding=m, invoer=antwoorden(), besluit=besluit("advies", adviesvraag="Hoe?"), nu=nu
    ),
    "besluit_herzien": lambda bo, m, nu: besluit_herzien(medewerker=bo, melding=m, besluit=besluit("vv"), nu=nu),
    "informeren": lambda bo, m, nu: informeren(medewerker=bo, melding=m, op=nu.date(), nu=nu),
}
# (status, step) → the status afterwards; what is not here is refused.
UITKOMST = {
    ("ontvangen", "in_beoordeling_nemen"): "in_beoordeling",
    ("ontvangen", "informeren"): "ontvangen",
    ("in_beoordeling", "beoordeling_bewaren"): "in_beoordeling",
    ("in_beoordeling", "beoordelen"): "beoordeeld",
    ("in_beoordeling", "omzetten"): "omgezet",
    ("in_beoordeling", "informeren"): "in_beoordeling",
    ("beoordeeld", "besluit_herzien"): "beoordeeld",
    ("beoordeeld", "informeren"): "beoordeeld",
}


def test_de_tabel_hieronder_dekt_elke_status():
    assert set(IN_STAND) == set(Status.values)


@pytest.mark.parametrize(("status", "stap"), list(product(IN_STAND, MELDINGSTAPPEN)))
def test_elke_stap_op_elke_status_van_een_melding(frontoffice, beoordelaar, nu, status, stap):
    melding = IN_STAND[status](frontoffice, beoordelaar, nu)
    later = nu + timedelta(hours=6)
    versie = Casus.objects.get().versie

    if (status, stap) in UITKOMST:
        MELDINGSTAPPEN[stap](beoordelaar, melding, later)
    else:
        with pytest.raises(VerkeerdeToestand):
            MELDINGSTAPPEN[stap](beoordelaar, melding, later)
        assert Casus.objects.get().versie == versie

    assert Melding.objects.get().status == UITKOMST.get((status, stap), status)


def test_de_uitkomsten_zijn_precies_de_pijlen_van_het_werkproces():
    verplaatst = {(van, naar) for (van, _), naar in UITKOMST.items() if van != naar}

    assert verplaatst == {(van, naar) for van, naar in STATUSOVERGANGEN if van}


@pytest.mark.parametrize("status", Dienststatus.values)
def test_dienst_starten_op_elke_status(frontoffice, beoordelaar, onderzoeker, nu, status):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    dienst = Dienst.objects.get()
    later = nu + timedelta(hours=4)
    if status == "vervallen":
        besluit_herzien(medewerker=beoordelaar, melding=melding, besluit=besluit("overdracht_lokaal"), nu=later)
    elif status != "gepland":
        dienst_starten(medewerker=onderzoeker, dienst=dienst, nu=later)
    if status == "afgerond":
        Dienst.objects.update(status="afgerond", afgerond_op=later)

    if "dienst_starten" in DIENSTOVERGANGEN.get((status, "loopt"), ()):
        assert dienst_starten(medewerker=onderzoeker, dienst=dienst, nu=later).status == "loopt"
    else:
        with pytest.raises(VerkeerdeToestand):
            dienst_starten(medewerker=onderzoeker, dienst=dienst, nu=later)
        assert Dienst.objects.get().status == status
