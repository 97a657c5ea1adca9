# SPDX-License-Identifier: EUPL-1.2
import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from achtergrond.eenmalig import HandelingFout, InhoudVerschilt, begin
from achtergrond.models import Handeling
from tests.achtergrond.gelijktijdig import tegelijk

INHOUD = {"besluit": "overdracht", "dag": date(2026, 3, 2), "partijen": [1, 2]}


def _stap(token, maak=lambda: 42, **anders):
    """What every step does: an id when the act was done before, otherwise do it."""
    with transaction.atomic():
        handeling = begin(**({"token": token, "stap": "beoordelen", "medewerker_id": 7, "inhoud": INHOUD} | anders))
        if handeling.resultaat_id is None:
            handeling.rond_af(maak())
        return handeling.resultaat_id


@pytest.mark.django_db
def test_dezelfde_handeling_geeft_hetzelfde_resultaat():
    token = uuid4()

    assert _stap(token) == 42
    assert _stap(token, maak=lambda: 43) == 42
    assert Handeling.objects.count() == 1


@pytest.mark.django_db
def test_de_volgorde_van_velden_maakt_niet_uit():
    token = uuid4()
    _stap(token)

    assert _stap(token, maak=lambda: 43, inhoud=dict(reversed(INHOUD.items()))) == 42


@pytest.mark.django_db
@pytest.mark.parametrize(
    "anders", [{"stap": "registreren"}, {"medewerker_id": 8}, {"medewerker_id": None}, {"inhoud": INHOUD | {"x": 1}}]
)
def test_hetzelfde_token_met_iets_anders_wordt_geweigerd(anders):
    token = uuid4()
    _stap(token)

    with pytest.raises(InhoudVerschilt):
        _stap(token, **anders)


@pytest.mark.django_db
def test_zonder_token_wordt_niets_onthouden():
    assert (_stap(None), _stap(None, maak=lambda: 43)) == (42, 43)
    assert Handeling.objects.count() == 0


@pytest.mark.django_db
def test_gelijke_inhoud_is_tussen_rijen_niet_te_vergelijken():
    _stap(uuid4())
    _stap(uuid4())

    assert len(set(Handeling.objects.values_list("inhoud_hash", flat=True))) == 2


@pytest.mark.django_db
def test_een_stap_die_niet_afrondt_valt_op():
    token = uuid4()
    wie = {"token": token, "stap": "beoordelen", "medewerker_id": 7, "inhoud": {}}
    begin(**wie)

    with pytest.raises(HandelingFout):
        begin(**wie)


@pytest.mark.django_db(transaction=True)
def test_begin_buiten_een_transactie_wordt_geweigerd():
    with pytest.raises(HandelingFout):
        begin(token=uuid4(), stap="beoordelen", medewerker_id=7, inhoud={})


@pytest.mark.django_db(transaction=True)
def test_een_mislukte_stap_laat_het_token_vrij():
    token = uuid4()
    with transaction.atomic():
        begin(token=token, stap="beoordelen", medewerker_id=7, inhoud=INHOUD)
        transaction.set_rollback(True)

    assert _stap(token) == 42


@pytest.mark.django_db(transaction=True)
def test_twee_verbindingen_tegelijk_doen_het_eenmaal():
    token, gedaan = uuid4(), []

    def maak():
        gedaan.append(1)
        return len(gedaan)

    assert tegelijk(lambda: _stap(token, maak=maak), aantal=6) == [1] * 6
    assert len(gedaan) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("slaagt", "verwacht"), [(True, 1), (False, 2)])
def test_de_tweede_wacht_op_het_einde_van_de_eerste(slaagt, verwacht):
    token, uitkomst = uuid4(), []

    def tweede():
        try:
            uitkomst.append(_stap(token, maak=lambda: 2))
        finally:
            connection.close()

    draad = threading.Thread(target=tweede)
    with transaction.atomic():
        begin(token=token, stap="beoordelen", medewerker_id=7, inhoud=INHOUD).rond_af(1)
        draad.start()
        draad.join(timeout=0.3)
        assert draad.is_alive()
        transaction.set_rollback(not slaagt)
    draad.join(timeout=10)

    assert uitkomst == [verwacht]


@pytest.mark.django_db
def test_een_handeling_kost_twee_vragen(django_assert_num_queries):
    with django_assert_num_queries(2), transaction.atomic(savepoint=False):
        begin(token=uuid4(), stap="beoordelen", medewerker_id=7, inhoud=INHOUD).rond_af(1)
