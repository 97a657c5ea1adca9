# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, transaction

from achtergrond import werk as werkmodule
from achtergrond.models import Handeling, Werk
from achtergrond.pogingen import LEASE, MAX_POGINGEN, uitstel
from achtergrond.signalen import achterstand, mislukt_werk
from achtergrond.tasks import GRENZEN
from achtergrond.vegen import veeg
from achtergrond.werk import claim, opnieuw, plan, te_doen, voer_uit
from tests.achtergrond.gelijktijdig import tegelijk


def _plan(moment, sleutel="1", **anders):
    return plan(**({"soort": "proef.taak", "sleutel": sleutel, "onderwerp_id": 5, "due_op": moment} | anders))


def _rij(werk_id):
    return Werk.objects.values_list("status", "pogingen", "fout_code").get(pk=werk_id)


@pytest.mark.django_db(transaction=True)
def test_plannen_is_eenmalig_en_belt_eenmaal(gerinkeld, moment):
    eerste = _plan(moment, organisatie_id=3)
    tweede = _plan(moment + timedelta(days=1), onderwerp_id=6)

    assert eerste == tweede
    assert Werk.objects.values_list("soort", "sleutel", "onderwerp_id", "organisatie_id", "due_op").get() == (
        "proef.taak", "1", 5, 3, moment,
    )  # fmt: skip
    assert gerinkeld == [("proef.taak", {"werk_id": eerste})]


@pytest.mark.django_db(transaction=True)
def test_wat_later_moet_belt_nog_niet(gerinkeld, moment):
    _plan(moment.replace(year=2999))
    assert gerinkeld == []


@pytest.mark.django_db(transaction=True)
def test_tegelijk_plannen_geeft_een_rij(gerinkeld, moment):
    assert len(set(tegelijk(lambda: _plan(moment), aantal=4))) == 1
    assert len(gerinkeld) == 1


@pytest.mark.django_db(transaction=True)
def test_uitgevoerd_werk_is_klaar_en_gebeurt_niet_nog_eens(gerinkeld, moment):
    werk_id, gedaan = _plan(moment), []

    assert voer_uit(werk_id=werk_id, doe=lambda werk: gedaan.append(werk.onderwerp_id), nu=moment) is True
    assert voer_uit(werk_id=werk_id, doe=lambda werk: gedaan.append(werk.onderwerp_id), nu=moment) is False
    assert gedaan == [5]
    assert _rij(werk_id) == ("klaar", 1, "")
    assert _plan(moment) == werk_id


@pytest.mark.django_db(transaction=True)
def test_tegelijk_uitvoeren_doet_het_eenmaal(gerinkeld, moment):
    werk_id, gedaan = _plan(moment), []

    uitkomsten = tegelijk(lambda: voer_uit(werk_id=werk_id, doe=gedaan.append, nu=moment), aantal=6)

    assert sorted(uitkomsten) == [False] * 5 + [True]
    assert len(gedaan) == 1


@pytest.mark.django_db(transaction=True)
def test_te_vroeg_of_onbekend_werk_wordt_niet_geclaimd(gerinkeld, moment):
    werk_id = _plan(moment)

    assert claim(werk_id, nu=moment - timedelta(seconds=1)) is None
    assert claim(werk_id + 1, nu=moment) is None


@pytest.mark.django_db(transaction=True)
def test_een_verlopen_lease_maakt_werk_weer_vrij(gerinkeld, moment):
    werk_id = _plan(moment)
    assert claim(werk_id, nu=moment).pogingen == 1
    net_niet, net_wel = moment + LEASE - timedelta(seconds=1), moment + LEASE

    assert claim(werk_id, nu=net_niet) is None
    assert list(te_doen(net_niet)) == []
    assert [rij.pk for rij in te_doen(net_wel)] == [werk_id]
    assert claim(werk_id, nu=net_wel).pogingen == 2


@pytest.mark.django_db(transaction=True)
def test_wie_zijn_lease_verloor_doet_niets_meer(gerinkeld, moment, monkeypatch):
    """A worker that was frozen after its claim wakes up when another one has done the job."""
    werk_id, gedaan = _plan(moment), []
    traag = claim(werk_id, nu=moment)
    assert voer_uit(werk_id=werk_id, doe=lambda _: gedaan.append("ander"), nu=moment + LEASE)

    monkeypatch.setattr(werkmodule, "claim", lambda *_, **__: traag)
    assert voer_uit(werk_id=werk_id, doe=lambda _: gedaan.append("traag"), nu=moment) is False
    assert gedaan == ["ander"]
    assert _rij(werk_id) == ("klaar", 2, "")


@pytest.mark.django_db(transaction=True)
def test_wie_over_zijn_lease_heen_bezig_is_houdt_het_werk(gerinkeld, moment):
    werk_id, ander = _plan(moment), []

    def doe(_):
        ander.extend(tegelijk(lambda: claim(werk_id, nu=moment + LEASE), aantal=1))

    assert voer_uit(werk_id=werk_id, doe=doe, nu=moment) is True
    assert ander == [None]


@pytest.mark.django_db(transaction=True)
def test_een_tijdelijke_fout_wordt_later_opnieuw_gedaan(gerinkeld, moment):
    werk_id = _plan(moment)

    def doe(_):
        Handeling.objects.create(token="0b6d2f5e-1111-4222-8333-444455556666", stap="x", inhoud_hash="x")
        raise OperationalError

    assert voer_uit(werk_id=werk_id, doe=doe, nu=moment) is False
    assert _rij(werk_id) == ("wacht", 1, "OperationalError")
    assert Werk.objects.get().due_op == moment + uitstel(1)
    assert Handeling.objects.count() == 0

    assert voer_uit(werk_id=werk_id, doe=lambda _: None, nu=moment + uitstel(1)) is True


@pytest.mark.django_db(transaction=True)
def test_na_de_laatste_poging_krijgt_een_mens_het_te_zien(gerinkeld, moment):
    werk_id, nu = _plan(moment, organisatie_id=3), moment

    def doe(_):
        raise TimeoutError

    for _ in range(MAX_POGINGEN):
        voer_uit(werk_id=werk_id, doe=doe, nu=nu)
        nu += timedelta(hours=1)

    assert _rij(werk_id) == ("mislukt", MAX_POGINGEN, "TimeoutError")
    assert [rij.pk for rij in mislukt_werk(3)] == [werk_id]
    assert list(mislukt_werk(4)) == []
    assert list(te_doen(nu)) == []


@pytest.mark.django_db(transaction=True)
def test_een_onbekende_fout_wordt_niet_herhaald(gerinkeld, moment):
    werk_id = _plan(moment)

    def doe(_):
        raise KeyError("naam van een kind")

    assert voer_uit(werk_id=werk_id, doe=doe, nu=moment) is False
    assert _rij(werk_id) == ("mislukt", 1, "KeyError")


@pytest.mark.django_db(transaction=True)
def test_werk_dat_elke_werker_velt_houdt_een_keer_op(gerinkeld, moment):
    werk_id, nu = _plan(moment), moment
    while claim(werk_id, nu=nu):
        nu += LEASE

    assert _rij(werk_id) == ("mislukt", MAX_POGINGEN, "werker_viel_uit")


@pytest.mark.django_db(transaction=True)
def test_een_mens_zet_mislukt_werk_opnieuw_in_de_rij(gerinkeld, moment):
    werk_id = _plan(moment)
    Werk.objects.update(status="mislukt", fout_code="KeyError", pogingen=MAX_POGINGEN)
    gerinkeld.clear()

    assert opnieuw(werk_id, nu=moment) is True
    assert opnieuw(werk_id, nu=moment) is False
    assert _rij(werk_id) == ("wacht", 0, "")
    assert gerinkeld == [("proef.taak", {"werk_id": werk_id})]
    assert voer_uit(werk_id=werk_id, doe=lambda _: None, nu=moment) is True


@pytest.mark.django_db(transaction=True)
def test_vegen_belt_voor_wat_te_doen_is_en_niets_anders(gerinkeld, moment):
    later = _plan(moment + timedelta(days=1), sleutel="later")
    te_laat = _plan(moment - timedelta(days=2), sleutel="te laat")
    bezig, verlopen, klaar = (_plan(moment, sleutel=s) for s in ("bezig", "verlopen", "klaar"))
    claim(bezig, nu=moment)
    claim(verlopen, nu=moment)
    Werk.objects.filter(pk=verlopen).update(lease_tot=moment)
    voer_uit(werk_id=klaar, doe=lambda _: None, nu=moment)
    gerinkeld.clear()

    geveegd = veeg(moment)

    assert (geveegd.werk, geveegd.berichten, geveegd.onzeker) == (2, 0, 0)
    assert gerinkeld == [("proef.taak", {"werk_id": te_laat}), ("proef.taak", {"werk_id": verlopen})]
    assert later not in [ids["werk_id"] for _, ids in gerinkeld]
    assert achterstand(moment).werk == 2
    assert achterstand(moment).oudste == moment - timedelta(days=2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kolommen", [{"status": "bezig"}, {"lease_tot": "2026-03-02T09:00Z"}, {"status": "klaar"}, {"status": "anders"}]
)
def test_de_database_weigert_wat_niet_kan(gerinkeld, moment, kolommen):
    werk_id = _plan(moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Werk.objects.filter(pk=werk_id).update(**kolommen)


def test_geen_taak_loopt_langer_dan_een_lease():
    assert timedelta(seconds=GRENZEN["time_limit"]) < LEASE


def test_het_uitstel_verdubbelt_tot_een_uur():
    assert [uitstel(n).total_seconds() for n in (1, 2, 3, 7, 8, 1000)] == [30, 60, 120, 1920, 3600, 3600]
