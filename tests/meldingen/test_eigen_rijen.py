# SPDX-License-Identifier: EUPL-1.2
"""What a melding in a shielded dossier tells of somebody who is known elsewhere stays in that dossier."""

from datetime import date, timedelta

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import GezagInvoer, RelatieInvoer
from meldingen.models import Betrokkene, Casus, Herhaling, Toegang
from meldingen.persoonbeeld import lees_persoon
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens
from tests.meldingen.personen import iemand, melding_over, personentabellen, scherm_af
from tests.personen.fabriek import ANDER_BSN, BSN

pytestmark = pytest.mark.django_db
SCHUIL = AdresGegevens(straat="Kanarielaan", huisnummer=77, postcode="1399ZZ", plaats="Schuilstad")
GEZEGD = {"telefoon": "0612345678", "adres": SCHUIL, "voornamen": "Sannie", "geboortenaam": "Kanariepiet"}


@pytest.fixture
def open_(frontoffice, nu):
    """Sanne in an open dossier."""
    return melding_over(frontoffice, nu - timedelta(days=200)).betrokkenen.get().persoon


@pytest.fixture
def dicht(frontoffice, onderzoeker, nu):
    """A shielded casus, of which these two may know."""
    melding = melding_over(frontoffice, nu - timedelta(days=30), iemand("Piet"))
    scherm_af(melding)
    for wie in (frontoffice, onderzoeker):
        Toegang.objects.create(
            casus_id=melding.casus_id, medewerker=wie, soort="toegewezen", reden="Behandelt.",
            van=nu - timedelta(days=365 * 20),
        )  # fmt: skip
    return Casus.objects.get(pk=melding.casus_id)


def _beeld(persoon, wie):
    beeld = lees_persoon(Persoon.objects.get(pk=persoon.pk), wie)
    telefoons = {rij.telefoon for rij in beeld.rijen} - {""}
    return (
        [tekst for tekst, _ in beeld.woonde], telefoons, {rij.voornamen for rij in beeld.rijen},
        len(beeld.relaties), len(beeld.gezag), len(beeld.betrokken), len(beeld.samenvoegingen),
    )  # fmt: skip


def test_wie_het_dossier_niet_mag_zien_ziet_niets_van_wat_daar_gezegd_is(
    frontoffice, beoordelaar, onderzoeker, nu, open_, dicht
):
    noor = melding_over(frontoffice, nu, iemand("Noor", geboortedatum=date(2018, 5, 4))).betrokkenen.get().persoon
    voor = personentabellen()

    melding_over(
        frontoffice, nu, iemand(nummer=open_.nummer, **GEZEGD), iemand(nummer=noor.nummer), casus=dicht,
        relaties=(RelatieInvoer(van=0, tot=1, soort="relatiesoort:ouder"),), gezag=(GezagInvoer(kind=1, houder=0),),
    )  # fmt: skip

    assert _beeld(open_, beoordelaar) == ([], set(), {"Sanne"}, 0, 0, 1, 0)
    assert _beeld(noor, beoordelaar) == ([], set(), {"Noor"}, 0, 0, 1, 0)
    daar = ["Kanarielaan 77, 1399ZZ Schuilstad"], {"0612345678"}, {"Sanne", "Sannie"}, 1, 1, 2, 1
    assert _beeld(open_, onderzoeker) == daar
    gebleven = {rij["id"]: rij for rij in personentabellen()["Persoon"]}
    assert [gebleven[rij["id"]] for rij in voor["Persoon"]] == voor["Persoon"]


def test_de_mens_is_er_wel_bekend(frontoffice, nu, open_, dicht):
    melding = melding_over(frontoffice, nu, iemand(nummer=open_.nummer, **GEZEGD), casus=dicht)

    betrokkene = melding.betrokkenen.get()
    assert (betrokkene.herkenning, betrokkene.persoon.hoofd_id) == ("gekoppeld", open_.pk)
    assert betrokkene.samenvoeging.door_id == frontoffice.pk
    assert Herhaling.objects.get(melding=melding).eerdere_meldingen == 2


def test_losmaken_laat_de_bekende_zoals_zij_was(frontoffice, beoordelaar, onderzoeker, nu, open_, dicht):
    rij = melding_over(frontoffice, nu, iemand(nummer=open_.nummer, **GEZEGD), casus=dicht).betrokkenen.get()

    los = betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=rij, reden="Een ander.", nu=nu).persoon

    assert _beeld(open_, beoordelaar) == ([], set(), {"Sanne"}, 0, 0, 1, 0)
    assert _beeld(open_, onderzoeker) == ([], set(), {"Sanne"}, 0, 0, 1, 1)
    assert (los.voornamen, los.telefoon, los.adressen.get().postcode) == ("Sannie", "0612345678", "1399ZZ")


@pytest.mark.parametrize("waar", ["niets gezegd", "alleen hier bekend", "niet afgeschermd"])
def test_zonder_iets_te_verbergen_komt_er_geen_rij_bij(frontoffice, nu, open_, dicht, waar):
    bekende = Betrokkene.objects.get(casus=dicht).persoon if waar == "alleen hier bekend" else open_
    if waar == "niet afgeschermd":
        Casus.objects.update(afgeschermd=False)
        dicht.refresh_from_db()
    gezegd = {} if waar == "niets gezegd" else GEZEGD

    rij = melding_over(frontoffice, nu, iemand(nummer=bekende.nummer, **gezegd), casus=dicht).betrokkenen.get()

    assert (rij.persoon, rij.samenvoeging, rij.herkenning) == (bekende, None, "gekoppeld")
    assert Persoon.objects.count() == 2


def test_een_ander_bsn_dan_onder_een_ander_nummer_wordt_geweigerd(frontoffice, nu, open_, dicht):
    ander = melding_over(frontoffice, nu, iemand("Sanna", bsn=BSN)).betrokkenen.get().persoon
    voeg_samen(een=open_, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        melding_over(frontoffice, nu, iemand(nummer=open_.nummer, bsn=ANDER_BSN), casus=dicht)
    assert set(fout.value.velden) == {"betrokkenen-0-persoon_nummer"}
