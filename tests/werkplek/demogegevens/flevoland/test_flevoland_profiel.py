# SPDX-License-Identifier: EUPL-1.2
"""The whole profile, and the page that shows its figures."""

from collections import Counter
from datetime import date
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from dossiers.wereld import Uitgifte
from meldingen.models import Casus, Melding
from meldingen.voorgeschiedenis import vat_samen
from tests import personas, testdatabase
from werkplek.demogegevens.geleverd import KanNiet, Opdracht
from werkplek.demogegevens.marges.flevoland.lezen import lees_steekproef
from werkplek.demogegevens.profielen.flevoland import PEILDATUM
from werkplek.demogegevens.profielen.flevoland import flevoland as profiel

PAGINA = Path(__file__).parents[4] / "docs" / "marges-flevoland-2018h1.md"


@pytest.mark.zwaar
@pytest.mark.django_db(transaction=True)
def test_het_hele_profiel_heeft_elk_gedrukt_getal(flevoland, tmp_path):
    uitvoer = StringIO()
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        call_command("maak_demogegevens", profiel="flevoland-2018h1", zaad=1, stdout=uitvoer)
    assert f"peildatum {PEILDATUM}" in uitvoer.getvalue()
    call_command("toon_marges", profiel="flevoland-2018h1", naar=tmp_path / "marges.md", stdout=uitvoer)
    assert (tmp_path / "marges.md").read_text(encoding="utf-8") == PAGINA.read_text(encoding="utf-8")
    assert set(Casus.objects.values_list("organisatie__code", flat=True)) == {"flevoland"}
    later = Melding.objects.filter(ontvangen_op__date__gte=date(2018, 7, 1))
    # Only what the study needs of the time after the half-year.
    assert later.count() == later.filter(casus__kenmerken="casuskenmerk:steekproef_2018").count() == 15
    _toets_voorgeschiedenis(personas._van_vt("beoordelaar", "Bas Oordijk", flevoland, username="lezer"))


def _toets_voorgeschiedenis(lezer):
    """What the page of a melding says of its history gives table 3.3 and both definitions of a long one (25 and 42)."""
    klassen, groepen, lang, politie = Counter(), Counter(), Counter(), Counter()
    for waarneming in lees_steekproef():
        eerder = vat_samen(waarneming.melding, lezer)
        klassen[eerder.klasse.code] += 1
        groepen[eerder.band.code] += 1
        lang.update(definitie.code for definitie in eerder.lang if definitie.geldt)
        politie.update({maatregel.soort.partition(":")[2] for maatregel in eerder.maatregelen})
    assert klassen == {"enkel": 18, "regelmatig": 7, "meerjarig": 20, "vroeger": 22, "geen": 33}
    assert groepen == {"geen": 36, "een_twee": 39, "drie_vier": 14, "vijf_zeven": 11}
    assert lang == {"meldingen": 25, "jaren": 42}
    assert (politie["aanhouding"], politie["thv"]) == (7, 5)


@pytest.mark.parametrize(
    ("opdracht", "reden"),
    [(Opdracht(1, date(2019, 6, 30), 1), "2019-07-01"), (Opdracht(1, PEILDATUM, 1, schaal=2), "niet kleiner")],
)
def test_het_profiel_zegt_waarom_het_niet_kan(opdracht, reden):
    with pytest.raises(KanNiet, match=reden):
        next(profiel(Uitgifte(), opdracht))


def test_de_opdracht_zegt_het_ook(flevoland):
    with pytest.raises(CommandError, match="niet kleiner"):
        call_command("maak_demogegevens", profiel="flevoland-2018h1", schaal=3)


def test_wat_de_tabel_niet_verklaart_is_gemerkt(flevoland):
    zaken = profiel(Uitgifte(), Opdracht(1, PEILDATUM, 1))
    onbekend = next(zaak for zaak in zaken if zaak.boek.casus["gemeente_id"] == "ONBEKEND")
    [kenmerk] = onbekend.boek.rijen[Casus.kenmerken.through]
    assert kenmerk["code_id"] == "casuskenmerk:verschil_niet_verklaard"
    assert {melding["gemeente_id"] for melding in onbekend.boek.meldingen} == {"ONBEKEND"}


def _begin(zaad):
    """The first casussen, by their acts and the rows that they leave."""
    zaken = list(islice(profiel(Uitgifte(), Opdracht(zaad, PEILDATUM, 1)), 25))
    return [(zaak.daden, zaak.boek.rijen) for zaak in zaken]


def test_hetzelfde_zaad_geeft_dezelfde_rijen(flevoland, monkeypatch):
    een = _begin(1)
    # The colleagues are there by now.
    monkeypatch.setattr("werkplek.demogegevens.medewerkers.maak_collegas", lambda _: None)
    ander = _begin(1)
    assert een == ander
    assert _begin(2) != een
