# SPDX-License-Identifier: EUPL-1.2
"""What nobody was told in time is flagged once: to who handles it, and on the manager's list; gone when it is done."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from achtergrond import wekken
from meldingen import terugkoppelen
from meldingen.models import Informeerplicht, Signaal, Terugkoppeling
from meldingen.stappen.informeren import informeren
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.stappen.terugkoppeling_vervalt import terugkoppeling_vervalt
from meldingen.tasks import signaleer_terugkoppeling, veeg
from rapportage.cijfers import CIJFERS
from tests.klok import Klok
from tests.meldingen.fabriek import beoordeeld
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
LAAT, VERSTREKEN = "terugkoppeling_laat", "termijn_verstreken"
NIET_BEREIKT = "terugkoppelvervalreden:onbereikbaar"


@pytest.fixture
def melding(frontoffice, beoordelaar, nu):
    """Assessed on Wednesday 11 March: the melder hears before the 18th, the people concerned before 8 April."""
    return beoordeeld(frontoffice, beoordelaar, nu, "overdracht_lokaal")


@pytest.fixture
def geveegd(monkeypatch, django_capture_on_commit_callbacks):
    """The sweep of the schedule at this moment, and the tasks that it rings for."""

    def _veeg(op):
        monkeypatch.setattr(timezone, "now", Klok(op))
        monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
        monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: current_app.tasks[taaknaam](**ids))
        with django_capture_on_commit_callbacks(execute=True):
            veeg()
        rijen = Signaal.objects.filter(soort__in=(LAAT, VERSTREKEN)).order_by("soort", "pk")
        return list(rijen.values_list("soort", "voor", "afgehandeld_op"))

    return _veeg


def achterstand(organisatie, nu):
    cijfer = CIJFERS["termijnen"](organisatie, nu)
    return {sleutels[0]: aantal for sleutels, aantal in cijfer.aantallen.items() if sleutels[1] == "te_laat"}


def test_een_melder_die_niets_hoorde_is_een_keer_een_signaal_en_staat_bij_de_manager(
    melding, beoordelaar, flevoland, nu, geveegd
):
    op_tijd, laat = nu + timedelta(days=7), nu + timedelta(days=8)

    assert geveegd(op_tijd) == []
    assert achterstand(flevoland, op_tijd) == {}
    assert geveegd(laat) == geveegd(laat) == geveegd(laat + timedelta(days=2)) == [(LAAT, beoordelaar.pk, None)]
    assert achterstand(flevoland, laat) == {"terugkoppelen": 1}


@pytest.mark.parametrize("daad", ["gedaan", "vervallen"])
def test_het_signaal_vervalt_als_het_gedaan_is_en_komt_niet_terug(melding, frontoffice, flevoland, nu, geveegd, daad):
    laat, later = nu + timedelta(days=8), nu + timedelta(days=8, hours=1)
    geveegd(laat)

    vast = {"medewerker": frontoffice, "melding": melding, "na": "beoordeling", "nu": later}
    if daad == "gedaan":
        terugkoppeling_vastleggen(op=laat.date(), **vast)
    else:
        terugkoppeling_vervalt(vervalreden=NIET_BEREIKT, **vast)

    assert [regel[2] for regel in geveegd(later)] == [later]
    assert achterstand(flevoland, later) == {}


def test_wie_op_tijd_is_geeft_geen_signaal(melding, frontoffice, nu, geveegd):
    terugkoppeling_vastleggen(
        medewerker=frontoffice, melding=melding, na="beoordeling", op=nu.date(), nu=nu + timedelta(hours=3)
    )

    assert geveegd(nu + timedelta(days=8)) == []


def test_wie_niet_is_geinformeerd_is_een_signaal_en_staat_bij_de_manager(melding, beoordelaar, flevoland, nu, geveegd):
    """The term of informing stands on the first day on which somebody must hear: the sweep of terms flags it."""
    terugkoppeling_vastleggen(
        medewerker=beoordelaar, melding=melding, na="beoordeling", op=nu.date(), nu=nu + timedelta(hours=3)
    )
    laatste = max(Informeerplicht.objects.values_list("uiterste_datum", flat=True))
    laat = nu + (laatste - nu.date()) + timedelta(days=1)

    assert geveegd(laat) == geveegd(laat) == [(VERSTREKEN, beoordelaar.pk, None)]
    assert achterstand(flevoland, laat) == {"informeren": 1}

    melding.refresh_from_db()
    informeren(medewerker=beoordelaar, melding=melding, op=laat.date(), nu=laat)
    assert [regel[2] for regel in geveegd(laat + timedelta(hours=1))] == [laat]
    assert achterstand(flevoland, laat) == {}


def test_een_ander_dan_wie_de_bron_mag_zien_krijgt_het_signaal_niet(
    melding, frontoffice, gedragswetenschapper, manager, frontoffice_utrecht, lokaalteam, nu, geveegd
):
    """For the team, when nobody handles the melding; it says nothing of who the melder is."""
    type(melding).objects.filter(pk=melding.pk).update(behandelaar=None)
    type(melding.casus).objects.filter(pk=melding.casus_id).update(behandelaar=None)
    geveegd(nu + timedelta(days=8))

    def ziet(wie):
        return Signaal.objects.zichtbaar_voor(wie).filter(soort=LAAT).exists()

    assert ziet(frontoffice)
    assert [wie for wie in (gedragswetenschapper, manager, frontoffice_utrecht, lokaalteam) if ziet(wie)] == []


def test_een_verdwenen_rij_is_geen_fout():
    signaleer_terugkoppeling(terugkoppeling_id=0)

    assert Signaal.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_tegelijk_vegen_en_vastleggen_laat_geen_open_signaal(melding, frontoffice, nu):
    rij, laat = Terugkoppeling.objects.get(), nu + timedelta(days=8)
    vast = {"medewerker": frontoffice, "melding": melding, "na": "beoordeling", "op": laat.date(), "nu": laat}
    tegelijk(
        lambda: terugkoppelen.signaleer_terugkoppeling(rij.pk, nu=laat),
        lambda: terugkoppeling_vastleggen(**vast),
    )

    assert Signaal.objects.filter(soort=LAAT, afgehandeld_op__isnull=True).count() == 0
    assert Terugkoppeling.objects.get().gedaan_op == laat.date()
