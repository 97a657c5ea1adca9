# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from achtergrond.eenmalig import InhoudVerschilt
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Advies, Contact
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


def velden(nu, **anders):
    return {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": nu - timedelta(minutes=5),
        "adviesvrager_soort": "meldersoort:onderwijs",
        "vraag": "Hoe bespreek ik mijn zorgen met ouders?",
        "antwoord": "Doorgenomen met het stappenplan.",
        "aanleiding": ("aanleiding:kindcheck",),
        "gemeente_code": "GM0034",
        "nu": nu,
    } | anders


@pytest.fixture
def contact(frontoffice, nu):
    return contact_vastleggen(
        medewerker=frontoffice,
        kanaal="kanaal:telefoon",
        ontvangen_op=nu - timedelta(minutes=9),
        notities="Kind Kanariepiet, groep 5",
        beller="juf Kanarie",
        nu=nu,
    )


def test_advies_wordt_vastgelegd_met_audit(frontoffice, nu):
    advies = advies_registreren(medewerker=frontoffice, **velden(nu))

    assert (advies.gemeente_id, advies.afgerond_op, advies.medewerker) == ("GM0034", nu, frontoffice)
    assert [code.pk for code in advies.aanleiding.all()] == ["aanleiding:kindcheck"]
    assert audit("advies_registreren") == [("gedaan", advies.nummer, frontoffice.pk)]


def test_advies_wist_notities_en_beller_van_het_contact(frontoffice, contact, nu):
    advies = advies_registreren(medewerker=frontoffice, contact=contact, contact_versie=1, **velden(nu))

    contact = Contact.objects.get()
    assert (contact.status, contact.notities, contact.beller, advies.contact) == ("advies", None, None, contact)


def test_advies_van_verwerkt_contact_kan_niet(frontoffice, contact, nu):
    advies_registreren(medewerker=frontoffice, contact=contact, contact_versie=1, **velden(nu))

    with pytest.raises(VerkeerdeToestand):
        advies_registreren(medewerker=frontoffice, contact=contact, contact_versie=2, **velden(nu))

    assert Advies.objects.count() == 1


def test_advies_wist_niets_als_een_collega_notities_aanvulde(frontoffice, contact, nu):
    with pytest.raises(InmiddelsGewijzigd):
        advies_registreren(medewerker=frontoffice, contact=contact, contact_versie=0, **velden(nu))

    assert Contact.objects.get().notities == "Kind Kanariepiet, groep 5"


def test_advies_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, contact, nu):
    gegevens = velden(nu) | {"contact": contact, "contact_versie": 1, "token": uuid4()}

    assert advies_registreren(medewerker=frontoffice, **gegevens) == advies_registreren(
        medewerker=frontoffice, **gegevens
    )
    assert Advies.objects.count() == 1


@pytest.mark.parametrize(
    "anders",
    [
        {"kanaal": "kanaal:formulier"},
        {"adviesvrager_soort": "meldersoort:buur"},
        {"aanleiding": ()},
        {"gemeente_code": "GM0995"},
        {"ontvangen_op": datetime(2026, 3, 10, tzinfo=UTC)},
        {"contact": None},
    ],
)
def test_advies_met_gebruikt_kenmerk_en_andere_inhoud_wordt_geweigerd(frontoffice, contact, nu, anders):
    eerst = velden(nu) | {
        "aanleiding": ("aanleiding:partnergeweld",), "contact": contact, "contact_versie": 1, "token": uuid4(),
    }  # fmt: skip
    advies_registreren(medewerker=frontoffice, **eerst)

    with pytest.raises(InhoudVerschilt):
        advies_registreren(medewerker=frontoffice, **eerst | anders)


@pytest.mark.parametrize("wie", ["beoordelaar", "manager", "lokaalteam", "privacy"])
def test_advies_zonder_recht(wie, request, nu):
    with pytest.raises(StapNietToegestaan):
        advies_registreren(medewerker=request.getfixturevalue(wie), **velden(nu))


def test_advies_bij_contact_van_andere_regio_mag_niet(frontoffice_utrecht, contact, nu):
    with pytest.raises(StapNietToegestaan):
        advies_registreren(medewerker=frontoffice_utrecht, contact=contact, contact_versie=1, **velden(nu))

    assert Contact.objects.get().notities == "Kind Kanariepiet, groep 5"


@pytest.mark.parametrize(
    ("veld", "fout_bij", "waarde"),
    [
        ("kanaal", "kanaal", "kanaal:duif"),
        ("adviesvrager_soort", "adviesvrager_soort", "kanaal:telefoon"),
        ("aanleiding", "aanleiding", ("aanleiding:kindcheck", "aanleiding:niets")),
        ("vraag", "vraag", "   "),
        ("vraag", "vraag", "a\x00b"),
        ("antwoord", "antwoord", "x" * 1_000_000),
        ("gemeente_code", "gemeente", "GM9999"),
    ],
)
def test_advies_weigert_slechte_invoer_aan_het_veld(frontoffice, nu, veld, fout_bij, waarde):
    with pytest.raises(OngeldigeInvoer) as fout:
        advies_registreren(medewerker=frontoffice, **velden(nu, **{veld: waarde}))

    assert list(fout.value.velden) == [fout_bij]
    assert Advies.objects.count() == 0


def test_advies_uit_de_toekomst_kan_niet(frontoffice, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        advies_registreren(medewerker=frontoffice, **velden(nu, ontvangen_op=nu + timedelta(hours=1)))

    assert list(fout.value.velden) == ["ontvangen_op"]
