# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a family that is known elsewhere says so: the other dossiers, and nothing of what is shielded."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meldingen.models import Casus, Toegang
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from personen.models import Persoon
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld

pytestmark = pytest.mark.django_db

JAREN = timedelta(days=800)
ZIN = "Mogelijk bekend, neem contact op met"


def bekend_als(casus):
    persoon = casus.betrokkenen.get(persoon__onbekend=False).persoon
    return (BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=persoon.nummer),)


@pytest.fixture
def vroeger(frontoffice, nu):
    return gemeld(frontoffice, nu - JAREN).casus


@pytest.fixture
def nieuw(frontoffice, vroeger, nu):
    """Linked after registration: two rows that are one human."""
    melding = gemeld(frontoffice, nu)
    los, bekend = (casus.betrokkenen.get(persoon__onbekend=False).persoon for casus in (melding.casus, vroeger))
    betrokkene = melding.betrokkenen.get(persoon=los)
    betrokkene_koppelen(medewerker=frontoffice, betrokkene=betrokkene, persoon_nummer=bekend.nummer, nu=nu)
    return Casus.objects.get(pk=melding.casus_id)


def dossier(client, medewerker, casus):
    client.force_login(medewerker)
    return client.get(f"/casussen/{casus.nummer}")


def test_oud_en_nieuw_verwijzen_naar_elkaar_en_naar_de_voorgeschiedenis(client, beoordelaar, vroeger, nieuw):
    gevonden = [
        [(d.nummer, d.personen) for d in dossier(client, beoordelaar, casus).context["familie"].dossiers]
        for casus in (nieuw, vroeger)
    ]

    assert gevonden == [[(vroeger.nummer, 1)], [(nieuw.nummer, 1)]]
    tekst = dossier(client, beoordelaar, nieuw).content.decode()
    melding = nieuw.meldingen.get().nummer
    assert f'href="/casussen/{vroeger.nummer}"' in tekst
    assert f'hx-get="/meldingen/{melding}/voorgeschiedenis"' in tekst
    assert "lang bekend: 1 eerdere melding" in tekst


def test_wie_direct_als_bekende_gemeld_is_staat_er_ook(client, frontoffice, beoordelaar, vroeger, nu):
    casus = gemeld(frontoffice, nu, betrokkenen=bekend_als(vroeger)).casus

    assert [d.nummer for d in dossier(client, beoordelaar, casus).context["familie"].dossiers] == [vroeger.nummer]


def test_van_een_afgeschermd_dossier_staat_er_alleen_die_ene_zin(client, beoordelaar, onderzoeker, vroeger, nieuw, nu):
    Casus.objects.filter(pk=vroeger.pk).update(afgeschermd=True)
    Toegang.objects.create(casus=vroeger, medewerker=onderzoeker, soort="toegewezen", reden="x", van=nu - JAREN)

    zonder, met = (dossier(client, wie, nieuw) for wie in (beoordelaar, onderzoeker))

    tekst = zonder.content.decode()
    assert (ZIN in tekst, vroeger.nummer in tekst, zonder.context["familie"].dossiers) == (True, False, ())
    assert [d.nummer for d in met.context["familie"].dossiers] == [vroeger.nummer]
    assert ZIN not in met.content.decode()


def test_wie_alleen_hier_bekend_is_heeft_geen_andere_dossiers(client, frontoffice, beoordelaar, vroeger, nu):
    """The unknown persons of two meldingen, and two who are called the same, are not one human."""
    casus = gemeld(frontoffice, nu).casus
    assert Persoon.objects.filter(geboortenaam="Kanariepiet").count() == 2

    antwoord = dossier(client, beoordelaar, casus)

    assert (antwoord.context["familie"].dossiers, antwoord.context["familie"].afgeschermd) == ((), False)
    assert "Andere dossiers" not in antwoord.content.decode()


def test_meer_dossiers_kosten_geen_vraag(client, frontoffice, beoordelaar, vroeger, nieuw, nu):
    def kosten():
        dossier(client, beoordelaar, nieuw)
        with CaptureQueriesContext(connection) as vragen:
            client.get(f"/casussen/{nieuw.nummer}")
        return len(vragen)

    eerst = kosten()
    for dagen in range(1, 9):
        gemeld(frontoffice, nu - timedelta(days=dagen), betrokkenen=bekend_als(vroeger))

    assert kosten() == eerst
    assert len(client.get(f"/casussen/{nieuw.nummer}").context["familie"].dossiers) == 9
