# SPDX-License-Identifier: EUPL-1.2
"""After an import every melding says who was known, also when a corrected line changed what others knew."""

import pytest

from meldingen.herhaling.bijwerken import werk_bij
from meldingen.models import Bekendheid, Casus, Herhaling, Melding
from tests.dossiers.inlezen.stand import casus

pytestmark = pytest.mark.django_db(transaction=True)


def _gezin(nr, dag):
    """A casus about the same person as every other of these."""
    regel = casus(nr)
    regel["personen"][0]["id"] = regel["meldingen"][0]["betrokkenen"][0]["persoon"] = "p-zelfde"
    regel["meldingen"][0]["ontvangen_op"] = f"2024-0{dag}-02T09:00:00+01:00"
    return regel


def _bekend():
    return [
        (rij.melding.extern_id, rij.eerdere_meldingen, rij.cbs)
        for rij in Herhaling.objects.select_related("melding").order_by("melding__ontvangen_op")
        if rij.melding.extern_id != "m-3"
    ]


def test_wie_bekend_was_klopt_na_inlezen_en_na_een_verbetering(bestand, importeer, flevoland, nu):
    importeer(bestand(_gezin(1, 1), _gezin(2, 2), casus(3)), processen=1)
    assert [(extern, aantal) for extern, aantal, _ in _bekend()] == [("m-1", 0), ("m-2", 1)]
    assert Herhaling.objects.count() == Melding.objects.count() == 3
    assert Casus.objects.get(extern_id="c-2").eerdere_meldingen == 1

    # The second turns out to have come in before the first.
    eerder = _gezin(2, 2)
    eerder["meldingen"][0]["ontvangen_op"] = "2023-12-01T09:00:00+01:00"
    importeer(bestand(_gezin(1, 1), eerder, casus(3)), processen=1)

    assert [(extern, aantal) for extern, aantal, _ in _bekend()] == [("m-2", 0), ("m-1", 1)]
    assert dict(Casus.objects.values_list("extern_id", "eerdere_meldingen")) == {"c-1": 1, "c-2": 0, "c-3": 0}
    voor = _bekend(), sorted(Bekendheid.objects.values_list("melding", "casus", "fase"))
    werk_bij(list(Melding.objects.values_list("pk", flat=True)), nu=nu)
    assert (_bekend(), sorted(Bekendheid.objects.values_list("melding", "casus", "fase"))) == voor
