# SPDX-License-Identifier: EUPL-1.2
"""Random walks over everything that can be done with one casus: it stays whole, and somebody can always end it."""

from random import Random

import pytest
from django.db import transaction

from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand
from meldingen.models import Dienst, Melding
from overdracht.models import Overdracht
from overdracht.werkproces import OPEN

pytestmark = pytest.mark.django_db
BESLUITEN = ("overdracht_lokaal", "overdracht_client", "vv", "onderzoek", "einde", "advies")
# What `eis_overgang` says of an arrow that the table lacks: no person should ever read it.
VREEMD = "Dit kan nu niet meer: de toestand is inmiddels anders. Ververs de pagina."
STAPPEN = 20
# What always succeeds comes less often, what leads somewhere new more often.
GEWICHT = {"melding": 0.25, "ambtshalve": 0.15, "meegegeven": 0.2, "teruggelegd": 0.5, "heropend": 0.5, "aanvaard": 3}


def een_van(rng, rijen):
    rijen = list(rijen.order_by("pk"))
    return rng.choice(rijen) if rijen else None


def op_melding(status, doe):
    def stap(verhaal, rng):
        melding = een_van(rng, Melding.objects.filter(casus_id=verhaal.casus_id, status__in=status))
        return melding is not None and (doe(verhaal, rng, melding), True)

    return stap


def op_dienst(status, doe):
    def stap(verhaal, rng):
        dienst = een_van(rng, Dienst.objects.filter(casus_id=verhaal.casus_id, status=status))
        return dienst is not None and (doe(verhaal, rng, dienst), True)

    return stap


def op_overdracht(status, doe):
    def stap(verhaal, rng):
        overdracht = een_van(rng, Overdracht.objects.filter(casus_id=verhaal.casus_id, status__in=status))
        return overdracht is not None and (doe(verhaal, rng, overdracht), True)

    return stap


STAPPEN_VAN_IEDEREEN = {
    "melding": lambda v, r: v.melding(crisis=r.random() < 0.2),
    "ambtshalve": lambda v, r: v.ambtshalve(),
    "opgepakt": op_melding(["ontvangen"], lambda v, r, m: v.opgepakt(m)),
    "besloten": op_melding(["ontvangen", "in_beoordeling"], lambda v, r, m: v.besloten(r.choice(BESLUITEN), m)),
    "herzien": op_melding(["beoordeeld"], lambda v, r, m: v.herzien(m, r.choice(BESLUITEN[:-1]))),
    "gestart": op_dienst("gepland", lambda v, r, d: v.gestart(d.melding)),
    "afgerond": op_dienst("loopt", lambda v, r, d: v.afgerond(d, overdracht_volgt=r.random() < 0.5)),
    "overgedragen": lambda v, r: v.overgedragen(
        r.choice(["wijkteams-almere", "jgz-almere"]), draagt_zicht=r.random() < 0.7
    ),
    "meegegeven": lambda v, r: v.overgedragen(None),
    "aanvaard": op_overdracht(OPEN, lambda v, r, o: v.aanvaard(o)),
    "geweigerd": op_overdracht(OPEN, lambda v, r, o: v.geweigerd(o)),
    "ingetrokken": op_overdracht(OPEN, lambda v, r, o: v.ingetrokken(o)),
    "verlopen": op_overdracht(OPEN, lambda v, r, o: v.verlopen(o)),
    "teruggelegd": op_overdracht(["aanvaard"], lambda v, r, o: v.teruggelegd(o)),
    "beeindigd": lambda v, r: v.beeindigd(),
    "afgesloten": lambda v, r: v.afgesloten(),
    "heropend": lambda v, r: v.heropend(),
    "geveegd": lambda v, r: bool(v.geveegd()),
}


def probeer(verhaal, doe):
    """True when the step was done; a refusal must be one that a person understands."""
    try:
        with transaction.atomic():
            return doe() is not False
    except VerkeerdeToestand as fout:
        if fout.tekst == VREEMD:
            raise
        verhaal.eis_heel()
        return False
    except OngeldigeInvoer:
        return False


def maak_af(verhaal, rng):
    """End whatever runs, as somebody would who wants to close the casus."""
    for _ in range(30):
        if not verhaal.casus.is_open:
            return
        for naam in ("ingetrokken", "gestart"):
            probeer(verhaal, lambda naam=naam: STAPPEN_VAN_IEDEREEN[naam](verhaal, rng))
        te_beoordelen = verhaal.casus.meldingen.filter(status__in=("ontvangen", "in_beoordeling")).first()
        dienst = verhaal.casus.diensten.filter(status="loopt").first()
        if te_beoordelen:
            verhaal.besloten("einde", te_beoordelen)
        elif dienst:
            verhaal.afgerond(dienst)
        elif not probeer(verhaal, verhaal.beeindigd) and not probeer(verhaal, verhaal.afgesloten):
            probeer(verhaal, lambda: STAPPEN_VAN_IEDEREEN["meegegeven"](verhaal, rng))


@pytest.mark.parametrize("zaad", range(4))
def test_een_casus_blijft_heel_en_is_altijd_te_sluiten(verhaal, almere, zaad):
    _dwaal(verhaal, zaad)


@pytest.mark.zwaar
@pytest.mark.parametrize("zaad", range(100, 180))
def test_ook_na_lang_dwalen(verhaal, almere, zaad):
    _dwaal(verhaal, zaad)


def _dwaal(verhaal, zaad):
    rng = Random(zaad)
    verhaal.gemeente = rng.choice(["GM0034", "GM0995"])
    verhaal.melding()
    gedaan, namen = [], list(STAPPEN_VAN_IEDEREEN)
    gewichten = [GEWICHT.get(naam, 1) for naam in namen]
    while len(gedaan) < STAPPEN:
        (naam,) = rng.choices(namen, gewichten)
        if probeer(verhaal, lambda naam=naam: STAPPEN_VAN_IEDEREEN[naam](verhaal, rng)):
            gedaan.append(naam)
    maak_af(verhaal, rng)
    assert not verhaal.casus.is_open, (zaad, verhaal.stand, gedaan)
