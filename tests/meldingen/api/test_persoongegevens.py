# SPDX-License-Identifier: EUPL-1.2
"""Changing a person through the API: what is left out stays, and what is read names what can be ended."""

from datetime import date

import pytest

from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from personen.models import Adres, Persoon
from personen.schrijven import PersoonGegevens
from tests.meldingen.invoer import velden_van
from tests.meldingen.persoonsfabriek import KIND, gezin, schim

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(frontoffice, nu):
    return gezin(frontoffice, nu)[0]


@pytest.fixture
def doe(client, frontoffice):
    client.force_login(frontoffice)

    def doe(persoon, actie, **velden):
        return client.post(f"/api/v1/personen/{persoon.nummer}/{actie}", velden, content_type="application/json")

    return doe


def test_wat_weggelaten_is_blijft(doe, kind, beoordelaar, nu):
    gegevens = {"bsn": "123456782", "bsn_reden": None, "geboortedatum_precisie": "jaar"}
    persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu)
    voor = PersoonGegevens.van(Persoon.objects.get(pk=kind.pk))

    antwoord = doe(kind, "bijwerken", telefoon="0612345678", versie=2)

    assert (antwoord.status_code, antwoord.json()["versie"]) == (200, 3)
    assert "123456782" not in antwoord.content.decode()
    na = PersoonGegevens.van(Persoon.objects.get(pk=kind.pk))
    assert vars(na) == {**vars(voor), "telefoon": "0612345678"}


@pytest.mark.parametrize(
    ("velden", "datum", "precisie"),
    [
        # A precision that is not said is that of this date, not of the one that was there.
        ({"geboortedatum": "2014-03-12"}, date(2014, 3, 12), "dag"),
        ({"geboortedatum": "2014-03-12", "geboortedatum_precisie": "maand"}, date(2014, 3, 1), "maand"),
        ({"geboortedatum": None}, None, "onbekend"),
    ],
)
def test_de_precisie_hoort_bij_de_datum(doe, kind, beoordelaar, nu, velden, datum, precisie):
    persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens={"geboortedatum_precisie": "jaar"}, nu=nu)

    assert doe(kind, "bijwerken", **velden).status_code == 200

    rij = Persoon.objects.get(pk=kind.pk)
    assert (rij.geboortedatum, rij.geboortedatum_precisie) == (datum, precisie)


@pytest.mark.parametrize(
    ("actie", "velden", "fout"),
    [
        ("bijwerken", {"bsn": "123456782"}, ["bsn_reden"]),
        ("bijwerken", {"bsn": "123456789", "bsn_reden": None}, ["bsn"]),
        ("bijwerken", {"geboortedatum": "morgen"}, ["geboortedatum"]),
        ("bijwerken", {"geboortedatum_precisie": "eeuw"}, ["geboortedatum_precisie"]),
        ("adres-vastleggen", {}, ["straat"]),
        ("adres-vastleggen", {"plaats": "Urk", "huisnummer": 10**30}, ["huisnummer"]),
        ("adres-beeindigen", {"tot": "2020-01-01"}, ["adres"]),
        ("adres-beeindigen", {"adres": 10**30, "tot": "2020-01-01"}, ["adres"]),
        ("relatie-vastleggen", {"verwant": "P-2025-999999", "soort": "relatiesoort:ouder"}, ["verwant"]),
        ("relatie-vastleggen", {"verwant": "P\x00", "soort": "relatiesoort:ouder"}, ["verwant"]),
        ("relatie-beeindigen", {"relatie": 987654321, "tot": "2020-01-01"}, ["relatie"]),
        ("gezag-vastleggen", {"gezagdrager": "P-2025-999999"}, ["gezagdrager"]),
        ("gezag-beeindigen", {"gezag": "x", "tot": "2020-01-01"}, ["gezag"]),
        ("vergissing-vastleggen", {"soort": "adres", "rij": 10**30, "reden": "x"}, ["rij"]),
        ("vergissing-vastleggen", {"soort": "bezit", "rij": 1, "reden": "x"}, ["rij"]),
        ("vergissing-vastleggen", {}, ["reden", "rij", "soort"]),
        ("vergissing-ongedaan-maken", {"vergissing": 10**30}, ["vergissing"]),
    ],
)
def test_elke_fout_bij_haar_veld(doe, kind, actie, velden, fout):
    antwoord = doe(kind, actie, **velden)

    assert (antwoord.status_code, sorted(velden_van(antwoord))) == (400, fout)
    assert Persoon.objects.get(pk=kind.pk).versie == 1


@pytest.mark.parametrize("tekst", ["x" * 100_000, "a\x00b", "\ud800"])
@pytest.mark.parametrize(
    ("actie", "velden"),
    [
        ("bijwerken", ["voornamen", "telefoon", "bsn", "bsn_reden", "geslacht", "geboortedatum"]),
        ("adres-vastleggen", ["straat", "postcode", "toevoeging", "plaats", "gemeente", "van"]),
        ("relatie-vastleggen", ["verwant", "soort"]),
        ("gezag-vastleggen", ["gezagdrager"]),
    ],
)
def test_tekst_die_niet_kan(doe, kind, actie, velden, tekst):
    token = "5e0e1a1e-0000-4000-8000-000000000001"
    antwoord = doe(kind, actie, token=token, **dict.fromkeys(velden, tekst))

    assert (antwoord.status_code, bool(velden_van(antwoord))) == (400, True)
    assert Persoon.objects.get(pk=kind.pk).versie == 1


def test_wat_gelezen_wordt_noemt_wat_te_beeindigen_is(doe, kind):
    stand = doe(kind, "adres-vastleggen", straat="Kanarielaan", plaats="Almere", geheim=True, versie=1).json()
    (adres,) = stand["adressen"]
    assert (adres["geheim"], adres["straat"], "adres_beeindigen" in stand["toegestane_stappen"]) == (True, "", True)

    stand = doe(kind, "adres-beeindigen", adres=adres["id"], tot="2020-01-01", versie=stand["versie"]).json()

    assert Adres.objects.get(pk=adres["id"]).periode.upper == date(2020, 1, 1)
    assert (stand["adressen"][0]["tot"], "adres_beeindigen" in stand["toegestane_stappen"]) == ("2020-01-01", False)


@pytest.mark.parametrize(
    "actie",
    ["bijwerken", "adres-vastleggen", "adres-beeindigen", "relatie-vastleggen", "relatie-beeindigen",
     "gezag-vastleggen", "gezag-beeindigen", "vergissing-vastleggen", "vergissing-ongedaan-maken"],
)  # fmt: skip
def test_wie_alleen_afgeschermd_bekend_is_bestaat_niet(doe, frontoffice, kind, nu, actie):
    assert doe(schim(frontoffice, nu, KIND), actie).status_code == 404
