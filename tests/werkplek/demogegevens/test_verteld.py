# SPDX-License-Identifier: EUPL-1.2
"""The demo fills what a melder tells besides what happened, as such a melder would; nothing else changes by it."""

from datetime import UTC, date, datetime

from meldingen.models import Bron, Melding
from organisaties.models import Code
from werkplek.demogegevens import opsteller, verteld

KOLOMMEN = {"hulp_bij", "hulp_wacht", "hulp_wacht_bij", "gezin_ingelicht", "gezin_ingelicht_toelichting"}
CODES = (Melding.meldreden.through, Melding.meldcode.through)
BURGER = ("familie", "buurt", "slachtoffer", "netwerk", "pleger", "anders")


def _codes(boek, soort, melding):
    return {rij["code_id"] for rij in boek.rijen.get(soort, ()) if rij["melding_id"] == melding["id"]}


def _verteld(zaken):
    """Per melding that somebody made: by which kind, its own columns, its codes, and the part of its melder."""
    for zaak in zaken:
        rollen = {bron["melding_id"]: bron["eigen_rol_id"] for bron in zaak.boek.rijen.get(Bron, ())}
        for melding in zaak.boek.meldingen:
            if not melding["ambtshalve"]:
                soort = melding["melder_soort_id"].removeprefix("meldersoort:")
                reden, stappen = (_codes(zaak.boek, model, melding) for model in CODES)
                yield soort, melding, reden, stappen, rollen[melding["id"]]


def test_elke_keuze_komt_voor_en_past_bij_wie_meldde(maak_zaken):
    rijen = list(_verteld(maak_zaken(400)))

    gebruikt = {code for _, _, reden, stappen, rol in rijen for code in (*reden, *stappen, rol) if code}
    lijsten = ("meldreden", "meldcodestap", "melderrol")
    assert gebruikt == set(Code.objects.filter(lijst__in=lijsten).values_list("sleutel", flat=True))
    assert {melding[veld] for veld in ("hulp_wacht", "gezin_ingelicht") for _, melding, *_ in rijen} == {
        True, False, None
    }  # fmt: skip
    for soort, melding, reden, stappen, rol in rijen:
        assert not (stappen and soort in ("politie", "onbekend", *BURGER)), soort
        assert "meldreden:meldcode_plicht" not in reden or soort not in ("politie", *BURGER), soort
        assert soort != "onbekend" or (reden, rol, melding["gezin_ingelicht"]) == (set(), None, None)
        assert melding["hulp_wacht"] or not melding["hulp_wacht_bij"]
        assert melding["hulp_betrokken"] or not melding["hulp_bij"]


def test_voor_een_wet_er_was_werkte_niemand_ermee():
    dagen = [date(2012, 5, 7), date(2018, 5, 7), date(2026, 5, 7)]
    alles = [
        [verteld.vertel("onderwijs", datetime(dag.year, dag.month, dag.day, 9, minuut, tzinfo=UTC), hulp=None)[0]
         for minuut in range(60)]
        for dag in dagen
    ]  # fmt: skip

    assert [any(velden["meldcode"] for velden in per_dag) for per_dag in alles] == [False, True, True]
    assert [any("meldreden:meldcode_plicht" in v["meldreden"] for v in per_dag) for per_dag in alles] == [
        False, False, True,
    ]  # fmt: skip


def _zonder(zaken):
    """Every row but for what is told; ids of rows that only this makes do not count."""
    for zaak in zaken:
        for model, rijen in zaak.boek.rijen.items():
            if model not in CODES:
                weg = KOLOMMEN if model is Melding else {"eigen_rol_id"} if model is Bron else set()
                yield model.__name__, [{k: v for k, v in rij.items() if k not in weg} for rij in rijen]


def test_de_rest_van_de_demo_hangt_er_niet_van_af(maak_zaken, monkeypatch):
    met = list(_zonder(maak_zaken(90)))
    monkeypatch.setattr(opsteller, "vertel", lambda *_, **__: ({}, None))

    assert list(_zonder(maak_zaken(90))) == met
