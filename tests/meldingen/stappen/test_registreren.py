# SPDX-License-Identifier: EUPL-1.2
import pytest

from meldingen.models import Bron, Casus, Melding, Overgang, Termijn
from meldingen.stappen.registreren import registreren

from ..fabriek import gemeld, melding_invoer

pytestmark = pytest.mark.django_db


def test_registreren_maakt_casus_met_fase_vb_en_zicht_bij_vt(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    casus = Casus.objects.get()
    assert (casus.fase, casus.zicht_houder, casus.zicht_sinds) == ("vb", "vt", melding.ontvangen_op)
    assert melding.status == "ontvangen"
    assert casus.uiterste_datum == Termijn.objects.get(soort="vb").uiterste_datum


def test_registreren_start_termijnen_vanaf_ontvangst(frontoffice, nu):
    melding = gemeld(frontoffice, nu, crisis=True)

    assert set(Termijn.objects.values_list("soort", "begin_op")) == {
        ("vb", melding.ontvangen_op),
        ("informeren", melding.ontvangen_op),
        ("crisis", melding.ontvangen_op),
    }


def test_registreren_schrijft_historie(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    rijen = Overgang.objects.filter(casus_id=melding.casus_id).order_by("id")
    assert [(r.onderwerp, r.kenmerk, r.van, r.naar) for r in rijen] == [
        ("casus", "fase", "", "vb"),
        ("casus", "zicht", "", "vt"),
        ("melding", "status", "", "ontvangen"),
    ]


def test_registreren_bewaart_de_melder_alleen_versleuteld(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    bron = Bron.objects.get(melding=melding)
    assert bron.naam == "Truus Kanarie-Melder"


def test_registreren_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, nu):
    from uuid import uuid4

    token, invoer = uuid4(), melding_invoer(nu)
    een = registreren(medewerker=frontoffice, invoer=invoer, nu=nu, token=token)
    twee = registreren(medewerker=frontoffice, invoer=invoer, nu=nu, token=token)

    assert een == twee
    assert Melding.objects.count() == 1
