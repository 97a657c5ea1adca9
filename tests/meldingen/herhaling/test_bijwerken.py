# SPDX-License-Identifier: EUPL-1.2
"""The writers: the same rows at any time, together with who is one human, and two people at once."""

from datetime import timedelta

import pytest

from meldingen.herhaling.bijwerken import vergeet_casus, werk_bij, werk_casus_bij, werk_personen_bij
from meldingen.herhaling.vegen import veeg
from meldingen.models import Bekendheid, Casus, Herhaling, Melding
from meldingen.stappen.registreren import registreren
from personen.samenvoegen import splits, voeg_samen
from tests.meldingen.fabriek import gemeld, melding_invoer
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.herhaling.test_feiten import mensen_van, van_bekenden

DAG = timedelta(days=1)


def stand():
    """Everything that is computed, without the moment of computing and the ids of facts."""
    return (
        sorted(map(repr, Bekendheid.objects.values_list("melding", "betrokkene", "casus", "fase", "melder", "partij"))),
        list(Herhaling.objects.order_by("pk").values("pk", "cbs", "cbs_getoond", "regioplan", "eerdere_meldingen")),
        list(Casus.objects.order_by("pk").values("pk", "versie", "eerdere_meldingen", "eerste_melding_op")),
        list(Melding.objects.order_by("pk").values("pk", "versie", "casusfase_bij_ontvangst")),
    )


@pytest.fixture
def gezin(frontoffice, nu):
    """Three meldingen of one family on two casussen, and one of somebody else."""
    eerste = gemeld(frontoffice, nu)
    bekenden = van_bekenden(*mensen_van(eerste.casus))
    return [
        eerste,
        gemeld(frontoffice, nu + DAG, betrokkenen=bekenden, casus=eerste.casus),
        gemeld(frontoffice, nu + 2 * DAG, betrokkenen=bekenden[:1]),
        gemeld(frontoffice, nu + 3 * DAG),
    ]


@pytest.mark.django_db
def test_opnieuw_berekenen_geeft_dezelfde_rijen(gezin, nu):
    voor = stand()

    assert werk_bij([melding.pk for melding in gezin], nu=nu) == 4
    assert stand() == voor


@pytest.mark.django_db
def test_de_veegbeurt_vult_aan_wat_ontbreekt_en_doet_de_rest_niet(gezin, nu, monkeypatch):
    voor = stand()
    Bekendheid.objects.all().delete()
    Herhaling.objects.all().delete()
    Casus.objects.update(eerdere_meldingen=0, eerste_melding_op=None)
    monkeypatch.setattr("meldingen.herhaling.vegen.PER_KEER", 2)

    assert veeg(nu, hoogstens=2) == 2
    assert Herhaling.objects.count() == 2
    assert veeg(nu) == 2
    assert stand() == voor
    assert veeg(nu) == 0


@pytest.mark.django_db
def test_een_vervangen_casus_wacht_op_de_veegbeurt_met_wie_haar_kent(gezin, nu):
    voor = stand()
    vergeet_casus(gezin[0].casus_id)

    assert set(Herhaling.objects.values_list("pk", flat=True)) == {gezin[3].pk}
    assert veeg(nu) == 3
    assert stand() == voor


@pytest.mark.django_db
def test_samenvoegen_maakt_bekend_en_splitsen_neemt_het_terug(frontoffice, nu):
    een, ander = gemeld(frontoffice, nu), gemeld(frontoffice, nu + DAG)
    los = gemeld(frontoffice, nu + 2 * DAG)
    voor = stand()
    personen = [mensen_van(melding.casus)[0] for melding in (een, ander)]

    band = voeg_samen(een=personen[0], ander=personen[1], door_id=frontoffice.pk, reden="Zelfde mens.", nu=nu)
    werk_personen_bij([personen[0].pk], nu=nu)

    assert Herhaling.objects.get(pk=ander.pk).cbs == "vervolg_tijdens_vb"
    assert Casus.objects.get(pk=ander.casus_id).eerdere_meldingen == 1
    assert Herhaling.objects.get(pk=los.pk).cbs == "eerste"

    splits(samenvoeging=band, door_id=frontoffice.pk, reden="Toch niet.", nu=nu + DAG)
    werk_personen_bij([persoon.pk for persoon in personen], nu=nu)
    assert stand() == voor


@pytest.mark.django_db
def test_een_mens_met_twee_rijen_in_een_melding_is_een_bekende(frontoffice, beoordelaar, nu):
    from tests.meldingen.fabriek import beoordeeld

    eerste = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    tweede = beoordeeld(frontoffice, beoordelaar, nu + DAG, "einde", afsluitreden="afsluitreden:geen_hgkm")
    een, ander = mensen_van(eerste.casus)[0], mensen_van(tweede.casus)[0]
    melding = gemeld(frontoffice, nu + 3 * DAG, betrokkenen=van_bekenden(een, ander))
    assert Herhaling.objects.get(pk=melding.pk).cbs == "hermelding_meer"

    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="Zelfde mens.", nu=nu)
    werk_personen_bij([een.pk], nu=nu)
    assert Herhaling.objects.get(pk=melding.pk).cbs == "hermelding_een"


@pytest.mark.django_db
def test_afschermen_haalt_een_casus_van_de_lijsten_en_niet_uit_de_cijfers(gezin, nu):
    Casus.objects.filter(pk=gezin[0].casus_id).update(afgeschermd=True)
    werk_casus_bij(gezin[0].casus_id, nu=nu)

    rij = Herhaling.objects.get(pk=gezin[2].pk)
    assert (rij.cbs, rij.cbs_getoond, rij.eerdere_meldingen) == ("vervolg_tijdens_vb", "eerste", 2)
    assert Casus.objects.get(pk=gezin[2].casus_id).eerdere_meldingen == 0
    assert Casus.objects.get(pk=gezin[0].casus_id).eerdere_meldingen == 1


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 6])
def test_het_aantal_vragen_hangt_niet_af_van_hoeveel(frontoffice, nu, aantal, django_assert_num_queries):
    eerste = gemeld(frontoffice, nu)
    bekenden = van_bekenden(*mensen_van(eerste.casus))
    ids = [gemeld(frontoffice, nu + dag * DAG, betrokkenen=bekenden).pk for dag in range(1, aantal + 1)]

    # Savepoint and its release; locking; two to read; facts out and in; labels.
    with django_assert_num_queries(8):
        werk_bij(ids, nu=nu)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_over_een_bekende_zien_elkaar(frontoffice, beoordelaar, nu):
    """Whoever comes second sees the first, whichever way round they came in."""
    bekend = van_bekenden(mensen_van(gemeld(frontoffice, nu).casus)[0])

    def registreer(medewerker, uren):
        moment = nu + timedelta(hours=uren)
        return registreren(medewerker=medewerker, invoer=melding_invoer(moment, betrokkenen=bekend), nu=moment)

    een, ander = tegelijk(lambda: registreer(frontoffice, 1), lambda: registreer(beoordelaar, 2))

    assert [Herhaling.objects.get(pk=melding.pk).eerdere_meldingen for melding in (een, ander)] == [1, 2]
