# SPDX-License-Identifier: EUPL-1.2
"""The published example is taken in whole: read, judged, replayed and written."""

from datetime import UTC, date, datetime

import pytest

from dossiers.formaat import Advies, Casus, Medewerker
from dossiers.keuren import keur, lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naspelen.boek import Boek
from dossiers.schrijven import Schrijver
from dossiers.wereld import Uitgifte, Wereld, staf_van
from meldingen import models as m
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Herkomst
from organisaties.models import Organisatie
from personen.models import Persoon
from tests.dossiers.formaat.voorbeeld import als_json, gelezen
from tests.dossiers.regels import CODES, als_bytes, anders

NU = datetime(2019, 3, 2, 12, tzinfo=UTC)


def test_het_voorbeeld_heeft_wat_het_belooft():
    soorten = [type(regel).__name__ for regel in gelezen()]
    assert soorten == ["Kop", *["Medewerker"] * 3, *["Casus"] * 3, *["Advies"] * 2]
    casussen = [regel for regel in gelezen() if isinstance(regel, Casus)]
    assert [len(casus.meldingen) for casus in casussen] == [1, 1, 2]


@pytest.mark.parametrize("regel", gelezen(), ids=lambda regel: getattr(regel, "id", regel.soort))
def test_elke_regel_klopt(regel):
    keur(regel, nu=NU)


@pytest.fixture
def neem_op(flevoland, frontoffice, beoordelaar, lokaalteam):
    """Lines as rows in the database."""
    namen = [regel.id for regel in gelezen() if isinstance(regel, Medewerker)]
    medewerkers = dict(zip(namen, (frontoffice.pk, beoordelaar.pk, lokaalteam.pk), strict=True))
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))

    def opnemen(regels):
        wereld, schrijver = Wereld(flevoland, NU, Uitgifte(), *staf_van(flevoland)), Schrijver()
        for regel in regels:
            boek = Boek(wereld, herkomst=Herkomst.IMPORT)
            speel(maak_daden(regel, medewerkers=medewerkers, partijen=partijen), boek)
            schrijver.voeg_toe(boek.rijen)
        schrijver.spoel()

    return opnemen


@pytest.mark.django_db
def test_elke_regel_komt_in_de_database(neem_op):
    neem_op(regel for regel in gelezen() if isinstance(regel, Casus | Advies))
    assert dict(m.Casus.objects.values_list("extern_id", "fase")) == {
        "dossier-2018-0001": "afgesloten",
        "dossier-2018-0002": "afgesloten",
        "dossier-2017-0077": "monitoring",
    }
    assert m.Melding.objects.count() == 4
    assert m.Advies.objects.count() == 2


@pytest.mark.django_db
def test_een_kind_dat_bij_de_melding_nog_niet_geboren_was(neem_op):
    """Known with its date since its birth: PostgreSQL takes nobody who was recorded before being born."""
    ruw = anders(als_json()[5], "personen.2.geboortedatum", "2018-07-20")
    regel = lees_regel(als_bytes(ruw), codes=CODES)
    keur(regel, nu=NU)
    neem_op([regel])
    kind = Persoon.objects.get(extern_id="p-1004")
    assert (kind.geboortedatum, dag_van(kind.gemaakt_op)) == (date(2018, 7, 20), date(2018, 7, 20))
