# SPDX-License-Identifier: EUPL-1.2
"""The same seed and peildatum give the same rows; before encryption nothing differs at all."""

from datetime import UTC
from random import Random

from meldingen.models import Melding, Overgang
from werkplek.demogegevens.plan import maak_plan


def _rijen(zaken):
    return [{model.__name__: rijen for model, rijen in zaak.boek.rijen.items()} for zaak in zaken]


def test_zelfde_zaad_zelfde_rijen(maak_zaken):
    assert _rijen(maak_zaken(90)) == _rijen(maak_zaken(90))


def test_ander_zaad_andere_rijen(maak_zaken):
    assert _rijen(maak_zaken(60, zaad=1)) != _rijen(maak_zaken(60, zaad=2))


def test_niets_gebeurt_op_of_na_de_peildatum(maak_zaken):
    for zaak in maak_zaken(150):
        assert all(daad.nu < zaak.boek.wereld.nu for daad in zaak.daden)
        assert [rij["moment"] for rij in zaak.boek.rijen.get(Overgang, ())] == sorted(
            rij["moment"] for rij in zaak.boek.rijen.get(Overgang, ())
        )


def test_meldingen_zijn_genummerd_in_volgorde_van_ontvangst(maak_zaken, flevoland):
    plannen = maak_plan(200, next(iter(maak_zaken(1))).boek.wereld.nu, Random(1), [])
    op_nummer = sorted(
        (nummer, moment) for plan in plannen for nummer, moment in zip(plan.meldingen, plan.momenten, strict=True)
    )
    assert [nummer for nummer, _ in op_nummer] == list(range(1, 201))
    assert [moment for _, moment in op_nummer] == sorted(moment for _, moment in op_nummer)
    assert [plan.casus for plan in plannen] == list(range(1, len(plannen) + 1))


def test_een_uur_is_een_uur_ook_als_de_klok_verspringt(maak_zaken):
    """Counted in local time, a report of five to two would be registered before it came in."""
    for zaak in maak_zaken(60):
        assert zaak.boek.wereld.nu.tzinfo is UTC
        for melding in zaak.boek.meldingen:
            # Python compares moments of one zone by the hands of the clock.
            assert melding["geregistreerd_op"].astimezone(UTC) >= melding["ontvangen_op"].astimezone(UTC)


def test_precies_zoveel_meldingen_als_gevraagd(maak_zaken):
    for aantal in (1, 2, 37, 45):
        rijen = [zaak.boek.rijen.get(Melding, []) for zaak in maak_zaken(aantal)]
        assert sum(len(meldingen) for meldingen in rijen) == aantal
