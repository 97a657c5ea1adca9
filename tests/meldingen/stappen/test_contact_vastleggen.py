# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from meldingen.deuren import doe_stap
from meldingen.fouten import AlGedaan, InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Contact
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.stappen.registreren import registreren
from tests.meldingen.fabriek import gemeld, melding_invoer
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db


def velden(nu, **anders):
    return {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": nu - timedelta(minutes=5),
        "notities": "Moeder van Kanariepiet belt",
        "beller": "mw. Kanarie",
        "nu": nu,
    } | anders


def test_contact_vastleggen_maakt_open_contact_met_audit(frontoffice, nu):
    contact = contact_vastleggen(medewerker=frontoffice, spoed=True, **velden(nu))

    assert (contact.status, contact.spoed, contact.organisatie) == ("open", True, frontoffice.vt_organisatie)
    assert audit("contact_vastleggen") == [("gedaan", contact.nummer, frontoffice.pk)]


def test_contact_bewaart_notities_versleuteld(frontoffice, nu):
    contact_vastleggen(medewerker=frontoffice, **velden(nu))

    with connection.cursor() as cursor:
        cursor.execute("SELECT notities::bytea, beller::bytea FROM meldingen_contact")
        rij = b"".join(bytes(waarde) for waarde in cursor.fetchone())
    assert b"Kanarie" not in rij


def test_contact_aanvullen_verhoogt_versie(frontoffice, nu):
    contact = contact_vastleggen(medewerker=frontoffice, **velden(nu))

    bewaard = contact_vastleggen(
        medewerker=frontoffice, contact=contact, versie=1, **velden(nu, notities="Belt later terug")
    )

    assert (bewaard.pk, bewaard.versie, bewaard.notities) == (contact.pk, 2, "Belt later terug")


def test_contact_aanvullen_met_oud_scherm_wordt_geweigerd(frontoffice, nu):
    contact = contact_vastleggen(medewerker=frontoffice, **velden(nu))
    contact_vastleggen(medewerker=frontoffice, contact=contact, versie=1, **velden(nu, notities="Eerste"))

    with pytest.raises(InmiddelsGewijzigd):
        contact_vastleggen(medewerker=frontoffice, contact=contact, versie=1, **velden(nu, notities="Tweede"))

    assert Contact.objects.get().notities == "Eerste"


def test_verwerkt_contact_krijgt_geen_notities_meer(frontoffice, nu):
    contact = contact_vastleggen(medewerker=frontoffice, **velden(nu))
    registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact, contact_versie=1)

    with pytest.raises(VerkeerdeToestand):
        contact_vastleggen(medewerker=frontoffice, contact=contact, versie=2, **velden(nu))


def test_contact_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, nu):
    token = uuid4()
    een = contact_vastleggen(medewerker=frontoffice, token=token, **velden(nu))
    twee = contact_vastleggen(medewerker=frontoffice, token=token, **velden(nu))

    assert (een, Contact.objects.count()) == (twee, 1)


@pytest.mark.parametrize(
    "anders",
    [
        {"notities": "Iets anders"},
        {"beller": "Een ander"},
        {"kanaal": "kanaal:formulier"},
        {"spoed": True},
        {"ontvangen_op": datetime(2026, 3, 10, tzinfo=UTC)},
    ],
)
def test_contact_met_gebruikt_kenmerk_en_andere_inhoud_wordt_geweigerd(frontoffice, nu, anders):
    token = uuid4()
    contact_vastleggen(medewerker=frontoffice, token=token, **velden(nu))

    with pytest.raises(AlGedaan):
        doe_stap(
            contact_vastleggen, medewerker=frontoffice, onderwerp="contact", nummer="", token=token,
            **velden(nu, **anders),
        )  # fmt: skip

    assert audit("contact_vastleggen")[-1][0] == "geweigerd"


@pytest.mark.parametrize("wie", ["onderzoeker", "gedragswetenschapper", "manager", "lokaalteam", "privacy"])
def test_contact_vastleggen_zonder_recht(wie, request, nu):
    with pytest.raises(StapNietToegestaan):
        contact_vastleggen(medewerker=request.getfixturevalue(wie), **velden(nu))

    assert Contact.objects.count() == 0


def test_contact_van_andere_regio_aanvullen_mag_niet(frontoffice, frontoffice_utrecht, nu):
    contact = contact_vastleggen(medewerker=frontoffice, **velden(nu))

    with pytest.raises(StapNietToegestaan):
        contact_vastleggen(medewerker=frontoffice_utrecht, contact=contact, versie=1, **velden(nu))


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("kanaal", "kanaal:duif"),
        ("kanaal", "meldersoort:politie"),
        ("notities", "x" * 20_001),
        ("beller", "x" * 501),
        ("notities", "a\x00b"),
    ],
)
def test_contact_weigert_slechte_invoer_aan_het_veld(frontoffice, nu, veld, waarde):
    with pytest.raises(OngeldigeInvoer) as fout:
        contact_vastleggen(medewerker=frontoffice, **velden(nu, **{veld: waarde}))

    assert list(fout.value.velden) == [veld]


@pytest.mark.parametrize("verschil", [timedelta(minutes=1), -timedelta(days=365 * 12)])
def test_contact_weigert_een_onmogelijk_moment(frontoffice, nu, verschil):
    with pytest.raises(OngeldigeInvoer) as fout:
        contact_vastleggen(medewerker=frontoffice, **velden(nu, ontvangen_op=nu + verschil))

    assert list(fout.value.velden) == ["ontvangen_op"]
    assert gemeld(frontoffice, nu).contact is None
