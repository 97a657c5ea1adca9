# SPDX-License-Identifier: EUPL-1.2
"""An import of ten times as many dossiers takes no more memory."""

import re

import pytest

from meldingen.models import Casus
from tests.dossiers.inlezen.processen import import_in_eigen_proces
from tests.dossiers.inlezen.stand import casus
from tests.dossiers.regels import KOP, als_bytes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.zwaar]
# What Python keeps for a next time differs from run to run.
SPELING = 16


def _geheugen(omgeving, pad, nummers) -> list[int]:
    """Peak of the main process and of the largest worker, in MiB."""
    with pad.open("wb") as stroom:
        stroom.write(als_bytes(KOP) + b"\n")
        for nr in nummers:
            stroom.write(als_bytes(casus(nr)) + b"\n")
    with import_in_eigen_proces(omgeving, pad, "--processen", "2") as (proces, uitvoer):
        assert proces.wait() == 0
        (regel,) = re.findall("Meeste geheugen:.*", uitvoer.read_text())
    print(f"{len(nummers)} dossiers, {pad.stat().st_size / 1e6:.1f} MB. {regel}")
    return [int(mib) for mib in re.findall(r"(\d+) MiB", regel)]


def test_het_geheugen_groeit_niet_mee(procesomgeving, tmp_path, flevoland):
    klein = _geheugen(procesomgeving, tmp_path / "klein.jsonl", range(2_000))
    groot = _geheugen(procesomgeving, tmp_path / "groot.jsonl", range(2_000, 22_000))

    assert Casus.objects.count() == 22_000
    assert all(g <= k + SPELING for k, g in zip(klein, groot, strict=True)), (klein, groot)
