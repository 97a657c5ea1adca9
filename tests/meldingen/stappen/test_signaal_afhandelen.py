# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.fouten import StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Signaal
from meldingen.signaleren import geef_signaal
from meldingen.stappen.signaal_afhandelen import signaal_afhandelen
from tests.meldingen.fabriek import gemeld, in_beoordeling

pytestmark = pytest.mark.django_db


def maak(melding, nu, soort="termijn_verstreken", sleutel="1", **anders):
    casus = Casus.objects.get(pk=melding.casus_id)
    geef_signaal(soort=soort, sleutel=sleutel, organisatie_id=casus.organisatie_id, casus=casus, nu=nu, **anders)
    return Signaal.objects.get(soort=soort, sleutel=sleutel)


@pytest.fixture
def eigen(frontoffice, beoordelaar, nu):
    """A signal about a casus of the assessor."""
    return maak(in_beoordeling(frontoffice, beoordelaar, nu), nu)


def test_wie_het_aangaat_handelt_het_af(eigen, beoordelaar, nu):
    signaal_afhandelen(medewerker=beoordelaar, signaal=eigen, nu=nu)

    eigen.refresh_from_db()
    assert eigen.afgehandeld_op == nu
    regel = AuditRegel.objects.get(actie="signaal_afhandelen")
    assert (regel.uitkomst, regel.nummer, regel.casus_id, regel.medewerker_id) == (
        "gedaan",
        eigen.casus.nummer,
        eigen.casus_id,
        beoordelaar.pk,
    )


def test_het_signaal_van_een_collega_is_niet_van_u(eigen, onderzoeker, nu):
    with pytest.raises(StapNietToegestaan):
        signaal_afhandelen(medewerker=onderzoeker, signaal=eigen, nu=nu)

    eigen.refresh_from_db()
    assert eigen.afgehandeld_op is None


def test_een_signaal_van_het_team_is_voor_wie_dat_werk_doet(frontoffice, beoordelaar, onderzoeker, nu):
    signaal = maak(gemeld(frontoffice, nu), nu)

    for medewerker in (frontoffice, onderzoeker):
        with pytest.raises(StapNietToegestaan):
            signaal_afhandelen(medewerker=medewerker, signaal=signaal, nu=nu)
    assert signaal_afhandelen(medewerker=beoordelaar, signaal=signaal, nu=nu).afgehandeld_op == nu


def test_een_andere_regio_handelt_niets_af(eigen, frontoffice_utrecht, nu):
    with pytest.raises(StapNietToegestaan):
        signaal_afhandelen(medewerker=frontoffice_utrecht, signaal=eigen, nu=nu)


def test_wie_tweede_is_hoort_dat_het_al_gebeurd_is(eigen, beoordelaar, nu):
    signaal_afhandelen(medewerker=beoordelaar, signaal=eigen, nu=nu)

    with pytest.raises(VerkeerdeToestand):
        signaal_afhandelen(medewerker=beoordelaar, signaal=eigen, nu=nu)


def test_twee_keer_hetzelfde_formulier_is_een_keer(eigen, beoordelaar, nu):
    token = uuid4()
    for _ in range(2):
        signaal_afhandelen(medewerker=beoordelaar, signaal=eigen, nu=nu, token=token)

    assert AuditRegel.objects.filter(actie="signaal_afhandelen").count() == 1


def test_noodtoegang_verdwijnt_alleen_door_te_beoordelen(frontoffice, beoordelaar, privacy, nu):
    signaal = maak(in_beoordeling(frontoffice, beoordelaar, nu), nu, soort="noodtoegang")

    with pytest.raises(StapNietToegestaan):
        signaal_afhandelen(medewerker=beoordelaar, signaal=signaal, nu=nu)
    with pytest.raises(VerkeerdeToestand):
        signaal_afhandelen(medewerker=privacy, signaal=signaal, nu=nu)


def test_wie_welke_signalen_ziet(frontoffice, beoordelaar, onderzoeker, privacy, frontoffice_utrecht, nu):
    eigen = maak(in_beoordeling(frontoffice, beoordelaar, nu), nu)
    team = maak(gemeld(frontoffice, nu), nu, sleutel="2")
    nood = maak(gemeld(frontoffice, nu), nu, soort="noodtoegang")
    monitoring = maak(gemeld(frontoffice, nu), nu, soort="monitoring_te_doen")

    gezien = {
        medewerker.username: set(Signaal.objects.zichtbaar_voor(medewerker).open())
        for medewerker in (beoordelaar, onderzoeker, privacy, frontoffice, frontoffice_utrecht)
    }

    assert gezien == {
        "beoordelaar": {eigen, team},
        "onderzoeker": {monitoring},
        "privacy": {nood},
        "frontoffice": set(),
        "frontoffice-utrecht": set(),
    }


def test_een_signaal_over_een_afgeschermde_casus_is_alleen_voor_wie_hem_mag_zien(frontoffice, beoordelaar, nu):
    maak(gemeld(frontoffice, nu), nu)
    Casus.objects.update(afgeschermd=True)

    assert not Signaal.objects.zichtbaar_voor(beoordelaar).exists()
