# SPDX-License-Identifier: EUPL-1.2
"""Veilig Thuis reports itself, from nothing: the channel says so."""

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Melding, Termijn
from meldingen.stappen.registreren import registreren
from tests.meldingen.fabriek import MELDER, melding_invoer

pytestmark = pytest.mark.django_db
AMBTSHALVE = {"kanaal": "kanaal:ambtshalve", "melder_soort": "meldersoort:veilig_thuis_zelf", "bron": BronInvoer()}


@pytest.mark.parametrize("soort", ["meldersoort:veilig_thuis_zelf", None])
def test_ambtshalve_is_van_veilig_thuis_zelf_en_heeft_geen_bron(frontoffice, nu, soort):
    invoer = melding_invoer(nu, **AMBTSHALVE | {"melder_soort": soort, "melder_partij_code": "politie-flevoland"})

    melding = registreren(medewerker=frontoffice, invoer=invoer, nu=nu)

    assert (melding.ambtshalve, melding.melder_soort_id, melding.melder_partij) == (
        True,
        "meldersoort:veilig_thuis_zelf",
        None,
    )
    assert Bron.objects.count() == 0
    assert set(Termijn.objects.values_list("soort", flat=True)) == {"vb", "informeren"}


def test_een_gewone_melding_is_niet_ambtshalve(frontoffice, nu):
    assert registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu).ambtshalve is False
    assert Bron.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bron": MELDER}, "kanaal"),
        ({"bron": BronInvoer(onbekend=True)}, "kanaal"),
        ({"melder_soort": "meldersoort:buurt"}, "melder_soort"),
    ],
)
def test_ambtshalve_met_een_andere_melder_wordt_geweigerd(frontoffice, nu, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        registreren(medewerker=frontoffice, invoer=melding_invoer(nu, **AMBTSHALVE | anders), nu=nu)

    assert list(fout.value.velden) == [veld]
    assert Melding.objects.count() == 0


def test_op_het_scherm_hoeft_niemand_een_melder_te_kiezen(client, frontoffice, nu):
    client.force_login(frontoffice)
    deel = {
        "kanaal": "kanaal:ambtshalve", "ontvangen_op": f"{nu:%d-%m-%Y %H:%M}", "gemeente": "GM0034", "crisis": "nee",
        "toelichting": "Uit de monitoring blijkt nieuw geweld.", "actie": "registreren",
        "bron-onthulling": "onthulling:openbaar", "betrokkenen-0-rol": "betrokkenerol:slachtoffer",
        "betrokkenen-0-geboortenaam": "Mus",
    }  # fmt: skip

    assert client.post("/meldingen/registreren", deel | {"kanaal": "kanaal:telefoon"}).status_code == 400
    assert client.post("/meldingen/registreren", deel).status_code == 302

    melding = Melding.objects.get()
    assert (melding.ambtshalve, melding.bronnen.count()) == (True, 0)
