# SPDX-License-Identifier: EUPL-1.2
"""An address of a package that becomes secret after it was sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from overdracht.informatiepakket import vingerafdruk
from overdracht.models import Informatiepakket
from overdracht.stappen.aanvaarden import aanvaarden
from personen.models import Persoon
from personen.schrijven import AdresGegevens, voeg_adres_toe
from tests.meldingen.personen import iemand, melding_over
from tests.overdracht.fabriek import klaar_om_over_te_dragen, overgedragen

pytestmark = pytest.mark.django_db
SCHUIL = AdresGegevens(straat="Schuilstraat", huisnummer=7, toevoeging="b", postcode="1399ZZ", plaats="Schuilstad")
WEG = "[weggelaten: hierin staat een adres dat geheim is geworden]"


@pytest.fixture
def overdracht(frontoffice, beoordelaar, lokaalteam):
    """Accepted, with an address that was open, in a text too."""
    nu = timezone.now() - timedelta(hours=4)
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    for rij in casus.betrokkenen.all():
        voeg_adres_toe(persoon=rij.persoon, gegevens=SCHUIL)
    (overdracht,) = overgedragen(beoordelaar, casus, nu, hulp="De tante van Schuilstraat 7 past op.")
    return aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)


def _lees(client, wie, overdracht):
    client.force_login(wie)
    pagina = client.get(f"/overdrachten/{overdracht.nummer}").content.decode()
    return pagina, client.get(f"/api/v1/overdrachten/{overdracht.nummer}").json()


@pytest.mark.parametrize("hoe", ["gezegd", "gebleken"])
def test_de_ontvanger_leest_het_niet_meer_en_wie_overdroeg_wordt_gewaarschuwd(
    client, frontoffice, beoordelaar, lokaalteam, overdracht, hoe
):
    voor = Informatiepakket.objects.get(overdracht=overdracht)
    toen, json_toen = _lees(client, lokaalteam, overdracht)
    assert ("Schuilstraat 7 b, 1399ZZ Schuilstad" in toen, json_toen["pakket"] == voor.inhoud) == (True, True)
    assert _lees(client, beoordelaar, overdracht)[1]["pakket_nu_geheim"] is False
    assert "is nu geheim" not in client.get(f"/casussen/{overdracht.casus.nummer}").content.decode()

    nu = timezone.now()
    betrokkene = overdracht.casus.betrokkenen.get(persoon__onbekend=False)
    if hoe == "gezegd":
        persoon_bijwerken(
            medewerker=beoordelaar, persoon=betrokkene.persoon, nu=nu,
            gegevens={"geheim_adres": True, "bsn_reden": "bsnreden:onbekend"},
        )  # fmt: skip
    else:
        bekend = melding_over(frontoffice, nu, iemand("Saar", geheim_adres=True)).betrokkenen.get().persoon
        betrokkene_koppelen(medewerker=frontoffice, betrokkene=betrokkene, persoon_nummer=bekend.nummer, nu=nu)

    pagina, json = _lees(client, lokaalteam, overdracht)
    for weg in ("Schuilstraat", "1399ZZ", "Schuilstad"):
        assert (weg in pagina, weg in str(json)) == (False, False)
    assert [(p["adressen"], p["adres_geheim"]) for p in json["pakket"]["personen"]] == [([], True), ([], True)]
    assert (json["pakket"]["hulp"], WEG in pagina) == (WEG, True)
    assert "pakket_nu_geheim" not in json

    pagina, json = _lees(client, beoordelaar, overdracht)
    assert ("In dit pakket staat een adres dat nu geheim is" in pagina, json["pakket_nu_geheim"]) == (True, True)
    assert json["pakket"] == voor.inhoud
    dossier = client.get(f"/casussen/{overdracht.casus.nummer}").content.decode()
    assert ("Een adres dat is overgedragen, is nu geheim" in dossier, overdracht.nummer in dossier) == (True, True)
    na = Informatiepakket.objects.get(overdracht=overdracht)
    assert (na.inhoud, na.sha256) == (voor.inhoud, vingerafdruk(voor.inhoud))


@pytest.mark.parametrize(
    "velden",
    [{"straat": ""}, {"postcode": "", "huisnummer": None}, {"straat": "", "postcode": "", "huisnummer": None}],
)
def test_hoe_kort_het_adres_er_ook_staat(client, frontoffice, beoordelaar, lokaalteam, velden):
    nu = timezone.now() - timedelta(hours=4)
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    sanne, ander = (rij.persoon for rij in casus.betrokkenen.order_by("pk"))
    adres = voeg_adres_toe(persoon=ander, gegevens=SCHUIL)
    type(adres).objects.filter(pk=adres.pk).update(**{"toevoeging": ""} | velden)
    voeg_adres_toe(persoon=sanne, gegevens=SCHUIL)
    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    assert all(p["adressen"] for p in overdracht.pakket.inhoud["personen"])

    Persoon.objects.filter(pk=sanne.pk).update(geheim_adres=True)

    _, json = _lees(client, lokaalteam, overdracht)
    assert [p["adressen"] for p in json["pakket"]["personen"]] == [[], []]
