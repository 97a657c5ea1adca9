# SPDX-License-Identifier: EUPL-1.2
"""What was sent stays as it was sent, whatever is learned of the persons afterwards."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from meldingen.stappen.adres_beeindigen import adres_beeindigen
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.gezag_beeindigen import gezag_beeindigen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from meldingen.stappen.relatie_beeindigen import relatie_beeindigen
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from overdracht.models import Informatiepakket, Overdracht
from personen.models import Persoon
from personen.schrijven import AdresGegevens
from tests.overdracht.fabriek import aanvaard, verzonden

pytestmark = pytest.mark.django_db
NIEUW = {"voornamen": "Nachtegaal", "geboortenaam": "Nieuwenaam", "telefoon": "0699999999"}
BSN = ("123456782", "111222333")


@pytest.fixture
def nu():
    return timezone.now() - timedelta(hours=5)


def _alles_anders(medewerker, bsn, persoon, ander):
    wie = {"medewerker": medewerker, "persoon": persoon, "nu": timezone.now()}
    persoon_bijwerken(
        gegevens=NIEUW | {"bsn": bsn, "geboortedatum": date(1991, 2, 3), "geboortedatum_precisie": "dag"}, **wie
    )
    straat = AdresGegevens(straat="Nieuwestraat", plaats="Nieuwestad", van=date(2020, 1, 1))
    adres = adres_vastleggen(gegevens=straat, verhuisd=True, **wie)
    adres_beeindigen(adres_id=adres.pk, tot=date(2024, 1, 1), **wie)
    relatie = relatie_vastleggen(verwant=ander.nummer, soort="relatiesoort:ex_partner", **wie)
    relatie_beeindigen(relatie_id=relatie.pk, tot=date(2024, 1, 1), **wie)
    gezag = gezag_vastleggen(gezagdrager=ander.nummer, **wie)
    gezag_beeindigen(gezag_id=gezag.pk, tot=date(2024, 1, 1), **wie)


def test_een_wijziging_van_een_persoon_verandert_niets_aan_wat_verstuurd_is(
    client, frontoffice, beoordelaar, lokaalteam, nu
):
    overdrachten = [verzonden(frontoffice, beoordelaar, nu), aanvaard(frontoffice, beoordelaar, lokaalteam, nu)]
    voor = [list(model.objects.order_by("pk").values()) for model in (Informatiepakket, Overdracht)]

    for overdracht, bsn in zip(overdrachten, BSN, strict=True):
        _alles_anders(beoordelaar, bsn, *Persoon.objects.filter(pk__in=_personen(overdracht)).order_by("pk"))

    assert [list(model.objects.order_by("pk").values()) for model in (Informatiepakket, Overdracht)] == voor
    client.force_login(lokaalteam)
    for overdracht in overdrachten:
        paden = ("/overdrachten", f"/overdrachten/{overdracht.nummer}")
        for pad in (*paden, *(f"/api/v1{pad}" for pad in paden)):
            antwoord = client.get(pad)
            tekst = antwoord.content.decode()
            assert antwoord.status_code == 200
            assert not any(nieuw in tekst for nieuw in (*NIEUW.values(), *BSN, "Nieuwestraat", "03-02-1991")), pad
        assert "Kanariepiet" in client.get(f"/overdrachten/{overdracht.nummer}").content.decode()


def _personen(overdracht):
    return overdracht.casus.betrokkenen.values("persoon_id")
