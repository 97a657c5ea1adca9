# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.fouten import StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Signaal, Toegang
from meldingen.stappen.noodtoegang import noodtoegang
from meldingen.stappen.noodtoegang_beoordelen import noodtoegang_beoordelen
from organisaties.models import Rol
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def toegang(frontoffice, beoordelaar, privacy, nu):
    melding = gemeld(frontoffice, nu)
    Casus.objects.update(afgeschermd=True)
    return noodtoegang(
        medewerker=beoordelaar,
        casus=Casus.objects.get(pk=melding.casus_id),
        noodreden="noodreden:acuut",
        reden="Er is nu gevaar.",
        nu=nu,
    )


def test_beoordelen_legt_vast_en_handelt_het_signaal_af(toegang, privacy, nu):
    noodtoegang_beoordelen(medewerker=privacy, toegang=toegang, nu=nu)

    toegang.refresh_from_db()
    assert (toegang.beoordeeld_op, toegang.beoordeeld_door) == (nu, privacy)
    assert Signaal.objects.get(soort="noodtoegang").afgehandeld_op == nu
    regel = AuditRegel.objects.get(actie="noodtoegang_beoordelen")
    assert (regel.casus_id, regel.gegevens) == (
        toegang.casus_id,
        {"toegang": toegang.pk, "gebruikt_door": toegang.medewerker_id},
    )


def test_de_toegang_zelf_eindigt_door_haar_eigen_tijd(toegang, privacy, nu):
    tot = toegang.tot
    noodtoegang_beoordelen(medewerker=privacy, toegang=toegang, nu=nu)

    assert Toegang.objects.get(pk=toegang.pk).tot == tot


def test_zonder_recht_niet(toegang, beoordelaar, frontoffice_utrecht, nu):
    for medewerker in (beoordelaar, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            noodtoegang_beoordelen(medewerker=medewerker, toegang=toegang, nu=nu)


def test_niemand_beoordeelt_de_eigen_noodtoegang(toegang, beoordelaar, nu):
    beoordelaar.rollen.add(Rol.objects.get(code="privacy"))
    beoordelaar.refresh_from_db()

    with pytest.raises(StapNietToegestaan):
        noodtoegang_beoordelen(medewerker=beoordelaar, toegang=toegang, nu=nu)


def test_een_tweede_keer_kan_niet(toegang, privacy, nu):
    noodtoegang_beoordelen(medewerker=privacy, toegang=toegang, nu=nu)

    with pytest.raises(VerkeerdeToestand):
        noodtoegang_beoordelen(medewerker=privacy, toegang=toegang, nu=nu)


def test_twee_keer_hetzelfde_formulier_is_een_keer(toegang, privacy, nu):
    token = uuid4()
    for _ in range(2):
        noodtoegang_beoordelen(medewerker=privacy, toegang=toegang, nu=nu, token=token)

    assert AuditRegel.objects.filter(actie="noodtoegang_beoordelen").count() == 1
