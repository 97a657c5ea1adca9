# SPDX-License-Identifier: EUPL-1.2
"""What the sweeps make of imported history: open work is signalled, closed history is not, and nobody gets letters."""

import pytest
from django.utils import timezone

from achtergrond.models import UitgaandBericht
from meldingen import vegen as meldingen_vegen
from meldingen.models import Casus, Termijn
from meldingen.signaleren import te_signaleren_termijnen
from monitoring import vegen as monitoring_vegen
from overdracht import vegen as overdracht_vegen
from tests.dossiers.inlezen.stand import LANG, STAF, casus

pytestmark = pytest.mark.django_db(transaction=True)


def _gesloten():
    """Assessed and closed in 2018; that anybody was informed is not known."""
    regel = casus(2)
    moment = "2018-03-07T10:00:00+01:00"
    regel["meldingen"][0]["beoordeling"] = {
        "id": "vb-2",
        "opgepakt_op": "2018-03-06T10:00:00+01:00",
        "opgepakt_door": "vb",
        "vastgesteld_op": moment,
        "zwaarte": "licht",
        "urgentie": "regulier",
        "voorgeschiedenis": "Niets bekend.",
        "besluit": {"besluit": "einde", "motivering": "Veilig.", "afsluitreden": "einde_bemoeienis"},
    }
    return regel


def _onbeantwoord():
    """Handed over in 2018, and never answered."""
    regel = {veld: inhoud for veld, inhoud in LANG.items() if veld not in ("einden", "heropeningen", "monitoring")}
    (overdracht,) = regel["overdrachten"]
    ontvanger = {k: v for k, v in overdracht["ontvangers"][0].items() if k not in ("bevestigd", "aanvaard")}
    return regel | {"overdrachten": [overdracht | {"ontvangers": [ontvanger]}]}


def test_gesloten_historie_is_geen_werk(bestand, importeer, flevoland):
    afloop = importeer(bestand(*STAF, _gesloten(), casus(3)), processen=1)
    assert (afloop.code, afloop.bevindingen) == (0, [])
    gesloten, open_ = Casus.objects.get(extern_id="c-2"), Casus.objects.get(extern_id="c-3")
    assert gesloten.gesloten_op is not None
    assert Termijn.objects.open().filter(casus=gesloten, soort="informeren").exists()

    te_doen = te_signaleren_termijnen(timezone.now())

    assert set(te_doen.values_list("casus", "soort")) == {(open_.pk, "vb"), (open_.pk, "informeren")}
    assert meldingen_vegen.veeg(timezone.now()) == 2


def test_ontvangers_krijgen_geen_post_over_ingelezen_overdrachten(bestand, importeer, flevoland):
    afloop = importeer(bestand(*STAF, _onbeantwoord()), processen=1)
    assert (afloop.code, afloop.bevindingen) == (0, [])
    nu = timezone.now()
    assert te_signaleren_termijnen(nu).filter(onderwerp="overdracht", soort="bevestigen").count() == 1

    geveegd = overdracht_vegen.veeg(nu)

    assert (geveegd.herinneringen, geveegd.verlopen) == (0, 1)
    assert monitoring_vegen.veeg(nu).te_plannen == 0
    assert not UitgaandBericht.objects.exists()
