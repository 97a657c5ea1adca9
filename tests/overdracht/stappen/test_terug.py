# SPDX-License-Identifier: EUPL-1.2
"""Refusing, withdrawing, returning and expiring: each makes the casus work for Veilig Thuis again."""

from datetime import timedelta

import pytest

from achtergrond.models import UitgaandBericht
from audit.models import AuditRegel
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Casus, Overgang, Signaal
from meldingen.overgang import Handelend, verleg_zicht, zet_fase
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.laat_verlopen import laat_verlopen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from tests.overdracht.fabriek import aanvaard, overgedragen, verzonden

from .test_aanvaarden import termijnen, toestand

pytestmark = pytest.mark.django_db


@pytest.fixture
def overdracht(frontoffice, beoordelaar, nu):
    return verzonden(frontoffice, beoordelaar, nu)


def weiger(medewerker, overdracht, nu, **anders):
    velden = {"weigerreden": "weigerreden:te_zwaar", "toelichting": "Te complex voor ons team."}
    return weigeren(medewerker=medewerker, overdracht=overdracht, nu=nu, **velden | anders)


def leg_terug(medewerker, overdracht, nu, **anders):
    velden = {"terugmeldreden": "terugmeldreden:nieuw_incident", "toelichting": "Nieuw incident gisteren."}
    return terugleggen(medewerker=medewerker, overdracht=overdracht, nu=nu, **velden | anders)


def test_weigeren_komt_met_reden_terug_als_werk(beoordelaar, lokaalteam, overdracht, nu):
    gedaan = weiger(lokaalteam, overdracht, nu)

    assert (gedaan.weigerreden_id, gedaan.reden_toelichting) == ("weigerreden:te_zwaar", "Te complex voor ons team.")
    assert (gedaan.beeindigd_op, gedaan.beeindigd_door) == (nu, lokaalteam)
    assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, False)
    assert termijnen(overdracht) == {"bevestigen": (nu, None), "aanvaarden": (nu, None)}
    signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.voor, signaal.casus_id) == ("overdracht_terug", beoordelaar, overdracht.casus_id)
    bericht = UitgaandBericht.objects.get(soort="overdracht_geweigerd")
    assert (bericht.aan, bericht.regel) == (beoordelaar.email, "overdracht_antwoord")


def test_na_weigering_kan_dezelfde_partij_opnieuw(beoordelaar, lokaalteam, overdracht, nu):
    weiger(lokaalteam, overdracht, nu)

    (nieuw,) = overgedragen(beoordelaar, overdracht.casus, nu)

    assert (nieuw.partij, nieuw.status) == (overdracht.partij, "verzonden")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"weigerreden": "weigerreden:bestaat_niet"}, "weigerreden"),
        ({"weigerreden": "terugmeldreden:geen_hulp"}, "weigerreden"),
        ({"toelichting": " "}, "toelichting"),
        ({"toelichting": "a\x00"}, "toelichting"),
    ],
)
def test_weigeren_zonder_goede_reden_kan_niet(lokaalteam, overdracht, nu, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        weiger(lokaalteam, overdracht, nu, **anders)
    assert set(fout.value.velden) == {veld}


def test_intrekken_laat_de_termijnen_vervallen_en_bericht_de_partij(beoordelaar, overdracht, nu):
    gedaan = intrekken(medewerker=beoordelaar, overdracht=overdracht, intrekreden="intrekreden:vergissing", nu=nu)

    assert (gedaan.status, gedaan.intrekreden_id) == ("ingetrokken", "intrekreden:vergissing")
    assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, False)
    assert termijnen(overdracht) == {"bevestigen": (None, nu), "aanvaarden": (None, nu)}
    assert UitgaandBericht.objects.filter(soort="overdracht_ingetrokken", aan=overdracht.partij.email).count() == 1
    assert not Signaal.objects.exists()


def test_terugleggen_geeft_het_zicht_terug_in_dezelfde_handeling(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    later = nu + timedelta(days=30)

    gedaan = leg_terug(lokaalteam, overdracht, later)

    assert (gedaan.status, gedaan.terugmeldreden_id) == ("teruggelegd", "terugmeldreden:nieuw_incident")
    assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, False)
    assert Casus.objects.get().zicht_sinds == later
    assert Signaal.objects.get().soort == "overdracht_terug"
    assert list(Overgang.objects.filter(kenmerk="zicht").order_by("pk").values_list("van", "naar", "stap")) == [
        ("", "vt", "registreren"),
        ("vt", f"partij:{overdracht.partij_id}", "aanvaarden"),
        (f"partij:{overdracht.partij_id}", "vt", "terugleggen"),
    ]


def test_terugleggen_heropent_een_gesloten_casus(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    casus = Casus.objects.get()
    # The step that ends involvement lives in a higher app; this is what it does to the casus.
    door = Handelend("betrokkenheid_beeindigen", beoordelaar.pk, nu + timedelta(days=2))
    verleg_zicht(door, casus, None)
    zet_fase(door, casus)
    assert toestand(casus)[:2] == ("afgesloten", None)

    leg_terug(lokaalteam, overdracht, nu + timedelta(days=9))

    casus.refresh_from_db()
    assert toestand(casus) == ("overdracht", "vt", None, True, False)
    assert (casus.gesloten_op, casus.afsluitreden) == (None, None)


def test_aanvaarden_van_een_gesloten_casus_opent_haar_niet(frontoffice, beoordelaar, lokaalteam, overdracht, nu):
    casus = Casus.objects.get()
    door = Handelend("betrokkenheid_beeindigen", beoordelaar.pk, nu)
    casus.overdracht_nodig = False
    zet_fase(door, casus)

    aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

    assert toestand(casus)[:2] == ("afgesloten", None)


class TestVerlopen:
    """The term of five working days from Wednesday 11 March 2026 ends on Wednesday 18 March."""

    def test_op_de_laatste_dag_verloopt_nog_niets(self, overdracht, nu):
        assert laat_verlopen(overdracht_id=overdracht.pk, nu=nu + timedelta(days=7)) is False
        overdracht.refresh_from_db()
        assert overdracht.status == "verzonden"

    def test_daarna_is_de_casus_weer_werk_van_vt(self, beoordelaar, overdracht, nu):
        later = nu + timedelta(days=8)

        assert laat_verlopen(overdracht_id=overdracht.pk, nu=later) is True

        overdracht.refresh_from_db()
        assert (overdracht.status, overdracht.beeindigd_door) == ("verlopen", None)
        assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, False)
        assert termijnen(overdracht) == {"bevestigen": (None, later), "aanvaarden": (None, later)}
        signaal = Signaal.objects.get()
        assert (signaal.soort, signaal.voor) == ("overdracht_verlopen", beoordelaar)
        assert AuditRegel.objects.get(actie="laat_verlopen").medewerker_id is None
        assert UitgaandBericht.objects.get(soort="overdracht_verlopen").aan == beoordelaar.email

    def test_twee_keer_is_een_keer(self, overdracht, nu):
        later = nu + timedelta(days=8)

        assert [laat_verlopen(overdracht_id=overdracht.pk, nu=later) for _ in range(2)] == [True, False]
        assert AuditRegel.objects.filter(actie="laat_verlopen").count() == 1
        assert Signaal.objects.count() == 1

    def test_wat_beantwoord_is_verloopt_niet(self, lokaalteam, overdracht, nu):
        aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

        assert laat_verlopen(overdracht_id=overdracht.pk, nu=nu + timedelta(days=90)) is False
