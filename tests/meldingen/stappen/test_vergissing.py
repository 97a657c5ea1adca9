# SPDX-License-Identifier: EUPL-1.2
"""What was never true leaves the dossier for everybody, is kept with who said so, and can come back as it stood."""

from datetime import date
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.deuren import doe_stap
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan
from meldingen.herkenning import is_te_zoeken, zoek_mogelijke_bekenden
from meldingen.models import Informeerplicht, MogelijkeBekende, Vergissing
from meldingen.stappen.adres_beeindigen import adres_beeindigen
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from meldingen.stappen.vergissing_ongedaan_maken import vergissing_ongedaan_maken
from meldingen.stappen.vergissing_vastleggen import vergissing_vastleggen
from personen.kandidaten import Vraag, zoek_kandidaten
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.schrijven import AdresGegevens, leg_relatie_vast
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.herkenningen import SANNE, herkend
from tests.meldingen.persoonsfabriek import KIND, gezin, schim
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
FOUT = AdresGegevens(
    straat="Kanariefoutlaan", huisnummer=12, toevoeging="B", postcode="1315 ab", plaats="Almere", gemeente="GM0034",
    van=date(2021, 6, 1), geheim=True,
)  # fmt: skip
REDEN = "Hoort bij de buren."


@pytest.fixture
def leden(frontoffice, nu):
    return gezin(frontoffice, nu)


@pytest.fixture
def adres(beoordelaar, leden, nu):
    return adres_vastleggen(medewerker=beoordelaar, persoon=leden[0], gegevens=FOUT, nu=nu)


def _neem_weg(medewerker, persoon, soort, rij, nu, **anders):
    velden = {"persoon": persoon, "soort": soort, "rij": rij.pk, "reden": REDEN, "nu": nu} | anders
    return doe_stap(vergissing_vastleggen, medewerker=medewerker, onderwerp="persoon", nummer="", **velden)


def _zet_terug(medewerker, persoon, vergissing, nu, **anders):
    velden = {"persoon": persoon, "vergissing": vergissing.pk, "nu": nu} | anders
    return doe_stap(vergissing_ongedaan_maken, medewerker=medewerker, onderwerp="persoon", nummer="", **velden)


def _fouten(doe, *argumenten, **anders):
    with pytest.raises(OngeldigeInvoer) as fout:
        doe(*argumenten, **anders)
    return set(fout.value.velden)


def _gevonden(organisatie_id):
    vraag = Vraag(postcode="1315AB", huisnummer=12)
    return [een.persoon_id for een in zoek_kandidaten(organisatie_id=organisatie_id, vraag=vraag)]


def test_een_adres_gaat_eruit_en_komt_terug_zoals_het_stond(beoordelaar, leden, adres, nu):
    kind = leden[0]
    adres_beeindigen(medewerker=beoordelaar, persoon=kind, adres_id=adres.pk, tot=date(2025, 1, 1), nu=nu)
    stond = Adres.objects.filter(pk=adres.pk).values().get()
    assert _gevonden(kind.organisatie_id) == [kind.pk]

    vergissing = _neem_weg(beoordelaar, kind, "adres", adres, nu, versie=3)

    assert (Adres.objects.count(), _gevonden(kind.organisatie_id)) == (0, [])
    rij = Persoon.objects.get(pk=kind.pk)
    assert (rij.versie, rij.gewijzigd_op) == (4, nu)
    assert (vergissing.reden, vergissing.op, vergissing.door_id) == (REDEN, nu, beoordelaar.pk)
    assert vergissing.inhoud["straat"] == "Kanariefoutlaan"
    assert audit("vergissing_vastleggen") == [("gedaan", kind.nummer, beoordelaar.pk)]
    assert AuditRegel.objects.get(actie="vergissing_vastleggen").gegevens == {"soort": "adres"}

    _zet_terug(beoordelaar, kind, vergissing, nu, versie=4)

    assert Adres.objects.values().get() == stond
    assert _gevonden(kind.organisatie_id) == [kind.pk]
    assert Persoon.objects.get(pk=kind.pk).versie == 5
    vergissing.refresh_from_db()
    assert (vergissing.ongedaan_op, vergissing.ongedaan_door_id) == (nu, beoordelaar.pk)
    # Once more: what was put back can be a mistake after all.
    _neem_weg(beoordelaar, kind, "adres", adres, nu)
    assert (Adres.objects.count(), Vergissing.objects.count()) == (0, 2)


def test_een_relatie_gaat_van_beide_kanten_weg(beoordelaar, leden, nu):
    kind, moeder = leden
    relatie = relatie_vastleggen(
        medewerker=beoordelaar, persoon=kind, verwant=moeder.nummer, soort="relatiesoort:ouder", van=date(2020, 1, 1),
        nu=nu,
    )  # fmt: skip
    stond = Relatie.objects.values().get()

    vergissing = _neem_weg(beoordelaar, moeder, "relatie", relatie, nu)

    assert Relatie.objects.count() == 0
    assert list(Persoon.objects.filter(pk__in=[kind.pk, moeder.pk]).values_list("versie", flat=True)) == [3, 3]
    # It may be recorded anew, as what it was.
    relatie_vastleggen(
        medewerker=beoordelaar, persoon=kind, verwant=moeder.nummer, soort="relatiesoort:stiefouder", nu=nu
    )
    _zet_terug(beoordelaar, kind, vergissing, nu)
    assert Relatie.objects.filter(pk=relatie.pk).values().get() == stond


def test_wie_geen_gezag_heeft_hoeft_niets_te_horen(beoordelaar, frontoffice, leden, nu):
    kind = leden[0]
    oma, *_ = gezin(frontoffice, nu, KIND)
    gezag = gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=oma.nummer, nu=nu)
    van_oma = Informeerplicht.objects.filter(persoon=oma, grond="gezag")
    assert [rij.vervallen_op for rij in van_oma] == [None]

    vergissing = _neem_weg(beoordelaar, oma, "gezag", gezag, nu)

    assert (Gezag.objects.count(), [rij.vervallen_op is None for rij in van_oma.all()]) == (0, [False])
    _zet_terug(beoordelaar, kind, vergissing, nu)
    assert [rij.vervallen_op for rij in van_oma.all()] == [None]


def test_gezag_dat_intussen_anders_is_vastgelegd_blijft(beoordelaar, leden, nu):
    kind, moeder = leden
    gezag = gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=moeder.nummer, nu=nu)
    vergissing = _neem_weg(beoordelaar, kind, "gezag", gezag, nu)
    nieuw = gezag_vastleggen(
        medewerker=beoordelaar, persoon=kind, gezagdrager=moeder.nummer, van=date(2020, 1, 1), nu=nu
    )

    assert _fouten(_zet_terug, beoordelaar, kind, vergissing, nu) == {"gezagdrager"}

    assert [rij.pk for rij in Gezag.objects.all()] == [nieuw.pk]


def test_wie_op_het_adres_gevonden_was_wordt_opnieuw_gezocht(frontoffice, beoordelaar, nu):
    """The flag of another melding said 'zelfde adres'; the next sweep no longer says so."""
    eerder, later = herkend(frontoffice, nu, SANNE)
    bekende = eerder.betrokkenen.get().persoon
    assert "zelfde adres" in MogelijkeBekende.objects.get(melding=later).redenen
    assert not is_te_zoeken(later.pk, nu)

    _neem_weg(beoordelaar, bekende, "adres", bekende.adressen.get(), nu)

    assert is_te_zoeken(later.pk, nu)
    zoek_mogelijke_bekenden(later.pk, nu=nu)
    assert MogelijkeBekende.objects.get(melding=later).redenen == [
        "geboortedatum gelijk", "achternaam gelijk", "voornaam gelijk",
    ]  # fmt: skip


def test_wat_niet_kan_wordt_geweigerd_bij_zijn_veld(beoordelaar, frontoffice, leden, adres, nu):
    kind, moeder = leden
    vreemd = leg_relatie_vast(persoon=kind, verwant=schim(frontoffice, nu), soort="relatiesoort:familie", nu=nu)

    assert _fouten(_neem_weg, beoordelaar, kind, "adres", adres, nu, reden=" ") == {"reden"}
    assert _fouten(_neem_weg, beoordelaar, kind, "adres", adres, nu, reden="x" * 501) == {"reden"}
    assert _fouten(_neem_weg, beoordelaar, moeder, "adres", adres, nu) == {"rij"}
    assert _fouten(_neem_weg, beoordelaar, kind, "gezag", adres, nu) == {"rij"}
    assert _fouten(_neem_weg, beoordelaar, kind, "bezit", adres, nu) == {"rij"}
    assert _fouten(_neem_weg, beoordelaar, kind, "relatie", vreemd, nu) == {"rij"}
    with pytest.raises(InmiddelsGewijzigd):
        _neem_weg(beoordelaar, kind, "adres", adres, nu, versie=1)
    assert (Adres.objects.count(), Relatie.objects.count(), Vergissing.objects.count()) == (1, 1, 0)

    vergissing = _neem_weg(beoordelaar, kind, "adres", adres, nu)
    assert _fouten(_zet_terug, beoordelaar, moeder, vergissing, nu) == {"vergissing"}
    with pytest.raises(InmiddelsGewijzigd):
        _zet_terug(beoordelaar, kind, vergissing, nu, versie=1)
    assert Adres.objects.count() == 0


@pytest.mark.parametrize("wie", ["manager", "beheerder", "privacy", "frontoffice_utrecht", "lokaalteam"])
def test_wie_geen_personen_beheert_doet_dit_niet(request, wie, beoordelaar, leden, adres, nu):
    kind, wie = leden[0], request.getfixturevalue(wie)
    with pytest.raises(StapNietToegestaan):
        _neem_weg(wie, kind, "adres", adres, nu)
    vergissing = _neem_weg(beoordelaar, kind, "adres", adres, nu)
    with pytest.raises(StapNietToegestaan):
        _zet_terug(wie, kind, vergissing, nu)


def test_twee_keer_versturen_is_een_keer(beoordelaar, leden, adres, nu):
    kind, token, terug = leden[0], uuid4(), uuid4()
    een, ander = (_neem_weg(beoordelaar, kind, "adres", adres, nu, token=token) for _ in range(2))
    assert (een.pk, Vergissing.objects.count()) == (ander.pk, 1)
    for _ in range(2):
        _zet_terug(beoordelaar, kind, een, nu, token=terug)
    assert Adres.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_een_wint(frontoffice, beoordelaar, nu):
    kind, *_ = gezin(frontoffice, nu, KIND)
    adres = adres_vastleggen(medewerker=beoordelaar, persoon=kind, gegevens=FOUT, nu=nu)

    uitkomsten = tegelijk(*[lambda: _neem_weg(beoordelaar, kind, "adres", adres, nu)] * 2)

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["OngeldigeInvoer", "Vergissing"]
    terug = Vergissing.objects.get()
    uitkomsten = tegelijk(*[lambda: _zet_terug(beoordelaar, kind, terug, nu)] * 2)
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) in (
        ["OngeldigeInvoer", "Vergissing"], ["Vergissing", "VerkeerdeToestand"],
    )  # fmt: skip
    assert Adres.objects.count() == 1
