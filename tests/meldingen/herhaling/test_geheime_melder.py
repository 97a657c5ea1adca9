# SPDX-License-Identifier: EUPL-1.2
"""How a melder stands to earlier ones names the party that reported: only for whoever may know which party that was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.herhaling.beeld import lees_herhaling
from meldingen.herhaling.geheim import NIET_ZICHTBAAR
from meldingen.models import Bron, Casus
from tests.meldingen.fabriek import gemeld
from tests.meldingen.herhaling.test_feiten import WIJKTEAM, mensen_van, van_bekenden
from tests.overdracht.fabriek import aanvaard

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
GEHEIM = {"onthulling_id": "onthulling:geheim_professional", "grond_id": "onthullingsgrond:a1"}
PARTIJ = {"melder_soort": "meldersoort:wijkteam", "melder_partij_code": WIJKTEAM}
TERUG = "Terug van de ontvanger"
LIJSTEN = ("ander=hermelding", "dubbel_melder=nee", "dubbel_zelfde=nee", "terug=ja")


@pytest.fixture
def moment():
    return timezone.now() - timedelta(hours=6)


@pytest.fixture
def terug(frontoffice, beoordelaar, lokaalteam, moment):
    """The party that received the casus reports its people again."""
    casus = aanvaard(frontoffice, beoordelaar, lokaalteam, moment - 9 * DAG).casus
    return gemeld(frontoffice, moment, **PARTIJ, betrokkenen=van_bekenden(mensen_van(casus)[0]))


@pytest.fixture
def lees(client):
    """What both doors tell of a melding: the statuses, and what stands at the definitions and the earlier casussen."""

    def haal(wie, melding):
        client.force_login(wie)
        pagina = client.get(f"/meldingen/{melding.nummer}")
        api = client.get(f"/api/v1/meldingen/{melding.nummer}/herhaling")
        if (pagina.status_code, api.status_code) != (200, 200):
            return pagina.status_code, api.status_code
        waarden = {regel["naam"]: regel["waarde"] for regel in api.json()["definities"]}
        casussen = [(casus["melder"], casus["voorval"], casus["van_ontvanger"]) for casus in api.json()["casussen"]]
        tekst = pagina.content.decode()
        namen = ("Andere melder, zelfde casus", "Dubbel", TERUG)
        assert all(waarde in tekst for waarde in (*waarden.values(), *(melder for melder, *_ in casussen[1:])))
        return [waarden[naam] for naam in namen], casussen, "De partij die de casus kreeg" in tekst

    return haal


OPEN = (
    ["Andere melder, zelfde casus", "niet dubbel", "ja"],
    [("Andere melder", "", True)],
    True,
)
DICHT = ([NIET_ZICHTBAAR] * 3, [(NIET_ZICHTBAAR, "", None)], False)


@pytest.mark.parametrize(
    ("wie", "bij_geheim"),
    [
        ("frontoffice", OPEN), ("beoordelaar", OPEN), ("onderzoeker", OPEN),
        ("gedragswetenschapper", DICHT), ("manager", DICHT),
        ("privacy", (404, 404)), ("beheerder", (404, 404)), ("lokaalteam", (404, 404)), ("overleglid", (404, 404)),
        ("frontoffice_utrecht", (404, 404)),
    ],
)  # fmt: skip
def test_dat_de_ontvanger_meldt_is_even_geheim_als_welke_partij_meldde(request, terug, lees, wie, bij_geheim):
    lezer = request.getfixturevalue(wie)
    bij_open = bij_geheim if bij_geheim == (404, 404) else OPEN

    assert lees(lezer, terug) == bij_open
    Bron.objects.filter(melding=terug).update(**GEHEIM)
    assert lees(lezer, terug) == bij_geheim


def test_zelfde_melder_als_een_geheime_melder_noemt_die_ook(frontoffice, manager, terug, lees, moment):
    """The later one is open and names the party; 'the same' would say it of the earlier one."""
    mensen = {"betrokkenen": van_bekenden(*mensen_van(terug.casus))}
    later = gemeld(frontoffice, moment + timedelta(hours=1), **PARTIJ, **mensen)
    zonder = gemeld(frontoffice, moment + timedelta(hours=2), melder_soort="meldersoort:buurt", **mensen)
    (_, casussen, _), open_voor_allen = lees(manager, later), lees(manager, zonder)
    assert ("Zelfde melder", "", False) in casussen
    Bron.objects.filter(melding=terug).update(**GEHEIM)

    assert {melder for melder, *_ in lees(manager, later)[1]} == {NIET_ZICHTBAAR}
    # Who reported for no party is compared by kind, which everybody sees.
    assert lees(manager, zonder) == open_voor_allen
    # What he may not see at all changes nothing for him: else it would tell that it is there.
    Casus.objects.filter(pk=terug.casus_id).update(afgeschermd=True)
    assert NIET_ZICHTBAAR not in str(lees(manager, later))


@pytest.mark.parametrize("geheim", [False, True])
def test_sturing_telt_hem_en_noemt_hem_niet(client, manager, terug, geheim):
    if geheim:
        Bron.objects.filter(melding=terug).update(**GEHEIM)
    client.force_login(manager)

    sturing = client.get("/sturing").content.decode()
    alle = client.get("/sturing/herhaling").content.decode()
    lijsten = [client.get(f"/sturing/herhaling?{vraag}").content.decode() for vraag in LIJSTEN]

    assert 'href="/sturing/herhaling?terug=ja">1</a>' in sturing
    assert (terug.nummer in alle, NIET_ZICHTBAAR in alle) == (True, geheim)
    assert [terug.nummer in tekst for tekst in lijsten] == [not geheim] * 4
    assert ["1 niet getoond: deze meldingen tellen mee" in tekst for tekst in lijsten] == [geheim] * 4
    assert client.get("/sturing/herhaling?soort=hermelding_een&terug=ja").status_code == 404


def test_wie_de_bron_en_de_sturing_mag_zien_ziet_de_hele_lijst(client, manager, frontoffice, terug):
    Bron.objects.filter(melding=terug).update(**GEHEIM)
    manager.rollen.add(*frontoffice.rollen.all())
    client.force_login(manager)

    assert [terug.nummer in client.get(f"/sturing/herhaling?{v}").content.decode() for v in LIJSTEN] == [True] * 4


def test_het_kost_een_vraag_en_alleen_wie_de_bron_niet_ziet(terug, beoordelaar, manager, django_assert_num_queries):
    # Two of the manager's three more are rights and named access, which a request has read already.
    for wie, vragen in ((beoordelaar, 3), (manager, 6)):
        with django_assert_num_queries(vragen):
            lees_herhaling(terug, wie)
