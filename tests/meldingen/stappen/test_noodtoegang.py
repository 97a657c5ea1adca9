# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from achtergrond.models import UitgaandBericht
from meldingen.fouten import OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Signaal, Toegang
from meldingen.stappen.noodtoegang import casus_voor_noodtoegang, noodtoegang
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
GROND = {"noodreden": "noodreden:acuut", "reden": "Moeder belt, collega onbereikbaar."}


@pytest.fixture
def casus(frontoffice, nu):
    casus = gemeld(frontoffice, nu).casus
    Casus.objects.update(afgeschermd=True)
    casus.refresh_from_db()
    return casus


def test_noodtoegang_opent_het_dossier_en_eindigt_vanzelf(frontoffice, beoordelaar, casus, settings):
    settings.NOODTOEGANG_UREN = 8
    assert not Casus.objects.zichtbaar_voor(beoordelaar).exists()
    nu = timezone.now()

    toegang = noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)

    assert (toegang.soort, toegang.tot - toegang.van) == ("nood", timedelta(hours=8))
    assert Casus.objects.zichtbaar_voor(beoordelaar).get() == casus
    assert not Casus.objects.zichtbaar_voor(frontoffice).exists()
    assert not casus.toegangen.geldig(nu + timedelta(hours=8)).exists()
    assert audit("noodtoegang") == [("gedaan", casus.nummer, beoordelaar.pk)]


def test_noodtoegang_waarschuwt_de_privacyfunctionaris_zonder_inhoud(beoordelaar, privacy, casus, nu):
    toegang = noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)

    bericht = UitgaandBericht.objects.get()
    assert (bericht.aan, bericht.soort, bericht.onderwerp_id) == (privacy.email, "noodtoegang", toegang.pk)
    assert casus.nummer not in bericht.pad
    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.sleutel, signaal.casus) == ("noodtoegang", f"toegang:{toegang.pk}", casus)


def test_zonder_privacyfunctionaris_wacht_het_bericht_op_een_mens(beoordelaar, casus, nu):
    noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)

    assert UitgaandBericht.objects.get().status == "mislukt"


def test_open_dossier_heeft_geen_noodtoegang_nodig(frontoffice, beoordelaar, nu):
    with pytest.raises(VerkeerdeToestand):
        noodtoegang(medewerker=beoordelaar, casus=gemeld(frontoffice, nu).casus, nu=nu, **GROND)


def test_wie_al_toegang_heeft_krijgt_geen_tweede(beoordelaar, casus, nu):
    noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)

    with pytest.raises(VerkeerdeToestand):
        noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)

    assert Toegang.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"noodreden": ""}, ["noodreden"]),
        ({"noodreden": "kanaal:telefoon"}, ["noodreden"]),
        ({"reden": "  "}, ["reden"]),
        ({"reden": "x" * 501}, ["reden"]),
        ({"reden": "a\x00b"}, ["reden"]),
    ],
)
def test_noodtoegang_vraagt_een_reden(beoordelaar, casus, nu, anders, velden):
    with pytest.raises(OngeldigeInvoer) as fout:
        noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **(GROND | anders))

    assert list(fout.value.velden) == velden


def test_noodtoegang_twee_keer_met_hetzelfde_kenmerk_is_een_keer(beoordelaar, casus, nu):
    token = uuid4()

    assert noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, token=token, **GROND) == noodtoegang(
        medewerker=beoordelaar, casus=casus, nu=nu, token=token, **GROND
    )


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_noodtoegang_zonder_recht(wie, casus, request, nu):
    with pytest.raises(StapNietToegestaan):
        noodtoegang(medewerker=request.getfixturevalue(wie), casus=casus, nu=nu, **GROND)


@pytest.mark.parametrize("vorm", ["{0.nummer}", " {0.nummer} ", "{1.nummer}"])
def test_noodtoegang_vindt_casus_of_melding_op_nummer(beoordelaar, casus, vorm):
    gevraagd = vorm.format(casus, casus.meldingen.get()).lower()

    assert casus_voor_noodtoegang(beoordelaar, gevraagd) == casus


@pytest.mark.parametrize("wie", ["frontoffice_utrecht", "gedragswetenschapper", "lokaalteam"])
def test_noodtoegang_verraadt_niets_aan_wie_er_geen_recht_op_heeft(wie, casus, request):
    with pytest.raises(OngeldigeInvoer) as fout:
        casus_voor_noodtoegang(request.getfixturevalue(wie), casus.nummer)

    assert fout.value.velden == {"nummer": ["Er is geen casus of melding met dit nummer."]}


@pytest.mark.parametrize("nummer", ["", "C-2026-999999", "\x00", "'; --", "x" * 1000])
def test_noodtoegang_met_onzinnig_nummer(beoordelaar, nummer):
    with pytest.raises(OngeldigeInvoer):
        casus_voor_noodtoegang(beoordelaar, nummer)


@pytest.mark.django_db(transaction=True)
def test_noodtoegang_op_twee_schermen_tegelijk_geeft_een_rij(frontoffice, beoordelaar, nu):
    casus = gemeld(frontoffice, nu).casus
    Casus.objects.update(afgeschermd=True)

    tegelijk(*[lambda: noodtoegang(medewerker=beoordelaar, casus=casus, nu=nu, **GROND)] * 3)

    assert Toegang.objects.count() == 1
