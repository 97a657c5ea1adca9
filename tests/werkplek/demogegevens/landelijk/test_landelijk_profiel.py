# SPDX-License-Identifier: EUPL-1.2
"""The profile made small, in memory: its numbers, its acts, and that the same seed gives the same."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from dossiers.wereld import Uitgifte
from meldingen.models import Melding
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Fase
from organisaties.models import CodeMapping
from tests.werkplek.demogegevens.test_zelfde_als_stappen import _eis_gelijk
from werkplek.demogegevens.geleverd import KanNiet, Opdracht
from werkplek.demogegevens.profielen.landelijk import landelijk
from werkplek.demogegevens.profielen.landelijk.gezinsplan import MINSTENS_TUSSEN
from werkplek.demogegevens.profielen.landelijk.krimpen import krimp
from werkplek.demogegevens.profielen.landelijk.regios import JAREN, Cel

SCHAAL = 2000
SIGNIFICANT = {"politie": "politie", "overige_professional": "professional", "niet_professional": "burger"}


def _namen(rijen):
    return {model.__name__: eigen for model, eigen in rijen.items()}


def test_elke_cel_komt_uit(maak_landelijk):
    """Counted from the rows by region, year and kind, through the mapping that figures use."""
    soort = {
        code: SIGNIFICANT.get(waarde, waarde)
        for code, waarde in CodeMapping.objects.filter(protocol="significant-2020").values_list("code_id", "cbs_code")
    }
    meldingen, adviezen, crisis = Counter(), Counter(), Counter()
    for zaak in maak_landelijk(SCHAAL):
        regio = zaak.boek.wereld.regio.code
        for melding in zaak.boek.meldingen:
            jaar = dag_van(melding["ontvangen_op"]).year
            meldingen[regio, jaar, soort[melding["melder_soort_id"]]] += 1
            crisis[regio, jaar] += melding["crisis"]
        for advies in _namen(zaak.boek.rijen).get("Advies", ()):
            jaar = dag_van(advies["ontvangen_op"]).year
            adviezen[regio, jaar, soort[advies["adviesvrager_soort_id"]]] += 1
    for regio in krimp(SCHAAL):
        for nr, jaar in enumerate(JAREN):
            for geteld, cellen in ((meldingen, regio.meldingen), (adviezen, regio.adviezen)):
                assert Cel(*(geteld[regio.code, jaar, veld] for veld in Cel._fields)) == cellen[nr]
            assert crisis[regio.code, jaar] == regio.crisis[nr]


def test_alles_is_afgehandeld_voor_de_peildatum(maak_landelijk):
    for zaak in maak_landelijk(SCHAAL):
        assert all(daad.nu < zaak.boek.wereld.nu for daad in zaak.daden)
        assert [daad.nu for daad in zaak.daden] == sorted(daad.nu for daad in zaak.daden)
        assert zaak.boek.casus.get("fase", Fase.AFGESLOTEN) == Fase.AFGESLOTEN
        assert zaak.boek.casus.get("uiterste_datum") is None


def test_sommige_gezinnen_komen_terug_maar_niet_te_snel(maak_landelijk):
    terug = [zaak.boek.meldingen for zaak in maak_landelijk(SCHAAL) if len(zaak.boek.meldingen) > 1]
    assert terug
    for meldingen in terug:
        dagen = [melding["ontvangen_op"] for melding in meldingen]
        tussen = [(later - eerder).days for eerder, later in pairwise(dagen)]
        assert min(tussen) >= MINSTENS_TUSSEN


def test_binnen_een_regio_genummerd_in_volgorde_van_ontvangst(maak_landelijk):
    per_regio = {}
    for zaak in maak_landelijk(SCHAAL):
        for melding in zaak.boek.rijen.get(Melding, ()):
            eigen = per_regio.setdefault(zaak.boek.wereld.regio.code, [])
            eigen.append((int(melding["nummer"].rsplit("-", 1)[1]), melding["ontvangen_op"]))
    for eigen in per_regio.values():
        eigen.sort()
        assert [op for _, op in eigen] == sorted(op for _, op in eigen)
    assert sorted(nr for eigen in per_regio.values() for nr, _ in eigen) == list(
        range(1, 1 + sum(len(eigen) for eigen in per_regio.values()))
    )


def test_zelfde_zaad_zelfde_rijen(maak_landelijk):
    eerste, tweede, ander = (
        [_namen(zaak.boek.rijen) for zaak in maak_landelijk(8000, zaad=zaad)] for zaad in (1, 1, 2)
    )
    assert eerste == tweede
    assert eerste != ander


def test_niet_voor_het_einde_van_de_laatste_zaak(db):
    opdracht = Opdracht(1, date(2020, 2, 29), 0, SCHAAL)
    with pytest.raises(KanNiet, match="2020-03-01"):
        next(landelijk(Uitgifte(), opdracht))


def test_dezelfde_rijen_als_de_stappen(maak_landelijk):
    """Half of the casussen and contacten, walked through the real steps."""
    _eis_gelijk(list(maak_landelijk(4000))[::2])
