# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.gezien import als_gezien
from meldingen.models import Betrokkene, Casus, Herhaling, MogelijkeBekende
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.werkproces import Cbs
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import samen_met
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.personen import iemand, melding_over, personentabellen, scherm_af
from tests.personen.fabriek import ANDER_BSN, BSN

pytestmark = pytest.mark.django_db


@pytest.fixture
def bekend(frontoffice, nu):
    """Somebody of an earlier melding."""
    return melding_over(frontoffice, nu).betrokkenen.get()


@pytest.fixture
def nieuw(frontoffice, nu, bekend):
    """The same human, written down again without being recognised."""
    return melding_over(frontoffice, nu, iemand("Sanna")).betrokkenen.get()


def _koppel(wie, betrokkene, bekende, nu, **meer):
    return betrokkene_koppelen(
        medewerker=wie, betrokkene=betrokkene, persoon_nummer=bekende.persoon.nummer, nu=nu, **meer
    )


def test_koppelen_maakt_van_twee_rijen_een_mens_en_verplaatst_niets(frontoffice, nu, bekend, nieuw):
    voor = personentabellen()

    _koppel(frontoffice, nieuw, bekend, nu)

    gekoppeld = Betrokkene.objects.get(pk=nieuw.pk)
    assert (gekoppeld.persoon_id, gekoppeld.herkenning) == (nieuw.persoon_id, "gekoppeld")
    assert gekoppeld.samenvoeging == Samenvoeging.objects.get()
    assert samen_met([nieuw.persoon_id]) == dict.fromkeys((bekend.persoon_id, nieuw.persoon_id), bekend.persoon_id)
    for rij in voor["Persoon"]:
        rij["hoofd_id"] = bekend.persoon_id if rij["id"] == nieuw.persoon_id else None
        rij["versie"] += 1
    assert personentabellen() == voor


def test_koppelen_telt_de_geschiedenis_van_de_bekende_mee(frontoffice, nu, bekend, nieuw):
    assert Herhaling.objects.get(melding=nieuw.melding).cbs == Cbs.EERSTE

    _koppel(frontoffice, nieuw, bekend, nu)

    herhaling = Herhaling.objects.get(melding=nieuw.melding)
    assert (herhaling.eerdere_meldingen, herhaling.cbs) == (1, Cbs.VERVOLG_TIJDENS_VB)
    assert Casus.objects.get(pk=nieuw.casus_id).eerdere_meldingen == 1


def test_koppelen_laat_na_wie_wat_deed(frontoffice, nu, bekend, nieuw):
    _koppel(frontoffice, nieuw, bekend, nu)

    regel = AuditRegel.objects.get(actie="betrokkene_koppelen")
    assert (regel.onderwerp, regel.nummer, regel.casus_id, regel.medewerker_id) == (
        "melding", nieuw.melding.nummer, nieuw.casus_id, frontoffice.pk,
    )  # fmt: skip
    assert regel.gegevens == {"persoon": nieuw.persoon.nummer, "bekende": bekend.persoon.nummer}


def test_een_open_vraag_of_het_deze_is_vervalt(frontoffice, nu, bekend, nieuw):
    vraag = MogelijkeBekende.objects.create(
        organisatie_id=nieuw.organisatie_id, melding=nieuw.melding, betrokkene=nieuw, persoon=bekend.persoon,
        zekerheid="bekend", score=90, redenen=["naam gelijk"], gevonden_op=nu,
    )  # fmt: skip

    _koppel(frontoffice, nieuw, bekend, nu)

    vraag.refresh_from_db()
    assert vraag.status == "vervallen"


def test_losmaken_van_een_koppeling_geeft_precies_terug_wat_er_was(frontoffice, nu, bekend, nieuw):
    voor, was = personentabellen(), Herhaling.objects.get(melding=nieuw.melding).cbs
    _koppel(frontoffice, nieuw, bekend, nu)

    betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=nieuw, reden="Andere geboortedatum.", nu=nu)

    los = Betrokkene.objects.get(pk=nieuw.pk)
    for rij in voor["Persoon"]:
        rij["versie"] += 2
    assert personentabellen() == voor
    assert (los.persoon_id, los.samenvoeging, los.herkenning) == (nieuw.persoon_id, None, "geen_match")
    assert Samenvoeging.objects.get().splitsreden == "Andere geboortedatum."
    assert Herhaling.objects.get(melding=nieuw.melding).cbs == was
    # The system proposes this person no more.
    afgewezen = MogelijkeBekende.objects.get()
    assert (afgewezen.betrokkene, afgewezen.persoon, afgewezen.status, afgewezen.beoordeeld_door) == (
        nieuw, bekend.persoon, "afgewezen", frontoffice,
    )  # fmt: skip


@pytest.mark.parametrize("nummer", ["P-2025-999999", "onzin", "\x00", ""])
def test_een_persoon_die_er_niet_is(frontoffice, nu, nieuw, nummer):
    with pytest.raises(OngeldigeInvoer) as fout:
        betrokkene_koppelen(medewerker=frontoffice, betrokkene=nieuw, persoon_nummer=nummer, nu=nu)
    assert fout.value.velden == {"persoon_nummer": ["Deze persoon is niet bekend."]}


def test_wie_alleen_afgeschermd_bekend_is_bestaat_niet(frontoffice, nu, bekend, nieuw):
    scherm_af(bekend.melding)
    with pytest.raises(OngeldigeInvoer) as fout:
        _koppel(frontoffice, nieuw, bekend, nu)
    assert fout.value.velden == {"persoon_nummer": ["Deze persoon is niet bekend."]}


def test_iemand_van_een_andere_regio_bestaat_niet(frontoffice, frontoffice_utrecht, nu, nieuw):
    daar = melding_over(frontoffice_utrecht, nu, gemeente_code="GM0344").betrokkenen.get()
    with pytest.raises(OngeldigeInvoer):
        _koppel(frontoffice, nieuw, daar, nu)


def test_een_ander_bsn_is_een_ander_mens(frontoffice, nu):
    bekend = melding_over(frontoffice, nu, iemand(bsn=BSN)).betrokkenen.get()
    nieuw = melding_over(frontoffice, nu, iemand(bsn=ANDER_BSN)).betrokkenen.get()
    with pytest.raises(OngeldigeInvoer) as fout:
        _koppel(frontoffice, nieuw, bekend, nu)
    assert fout.value.velden == {
        "persoon_nummer": ["Deze personen hebben elk een ander BSN. Dan zijn het twee mensen."]
    }


def test_twee_betrokkenen_van_een_melding_zijn_niet_dezelfde(frontoffice, nu, bekend):
    een, ander = melding_over(frontoffice, nu, iemand("Sanna"), iemand("Sara")).betrokkenen.order_by("pk")
    _koppel(frontoffice, een, bekend, nu)
    with pytest.raises(OngeldigeInvoer) as fout:
        _koppel(frontoffice, ander, bekend, nu)
    assert fout.value.velden == {"persoon_nummer": ["Deze persoon staat al bij de melding."]}


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "beheerder", "lokaalteam"])
def test_wie_geen_personen_beheert_koppelt_niet(request, frontoffice, nu, bekend, nieuw, wie):
    with pytest.raises(StapNietToegestaan):
        _koppel(request.getfixturevalue(wie), nieuw, bekend, nu)


def test_een_oud_scherm_zegt_dat_een_collega_eerder_was(frontoffice, beoordelaar, nu, bekend, nieuw):
    _koppel(beoordelaar, nieuw, bekend, nu)
    with pytest.raises(VerkeerdeToestand, match="verkeerde_toestand") as fout:
        _koppel(frontoffice, nieuw, bekend, nu)
    assert "al gekoppeld" in fout.value.tekst


@pytest.mark.parametrize("wie", ["bekend", "nieuw"])
def test_wie_intussen_met_een_derde_is_samengevoegd_wordt_niet_gekoppeld(request, frontoffice, nu, bekend, nieuw, wie):
    """Nobody ever said that the third is the other one."""
    derde = melding_over(frontoffice, nu, iemand("Saskia")).betrokkenen.get()
    getoond = als_gezien([bekend.persoon, nieuw.persoon, derde.persoon])
    personen_samenvoegen(
        medewerker=frontoffice, persoon=request.getfixturevalue(wie).persoon, andere_nummer=derde.persoon.nummer,
        reden="Zelfde vrouw", nu=nu,
    )  # fmt: skip
    with pytest.raises(InmiddelsGewijzigd):
        _koppel(frontoffice, nieuw, bekend, nu, gezien=getoond)
    assert Samenvoeging.objects.count() == 1
    wie_nu = Persoon.objects.filter(pk__in=[bekend.persoon_id, nieuw.persoon_id])
    _koppel(frontoffice, nieuw, bekend, nu, gezien=als_gezien(wie_nu))
    assert Samenvoeging.objects.count() == 2


def test_twee_keer_drukken_is_een_keer_koppelen(frontoffice, nu, bekend, nieuw):
    token = uuid4()
    for _ in range(2):
        assert _koppel(frontoffice, nieuw, bekend, nu, token=token).pk == nieuw.pk
    assert Samenvoeging.objects.count() == 1
    token = uuid4()
    for _ in range(2):
        betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=nieuw, reden="Nee.", nu=nu, token=token)
    assert AuditRegel.objects.filter(actie="betrokkene_ontkoppelen").count() == 1


def test_losmaken_vraagt_een_reden_en_een_koppeling(frontoffice, nu, bekend, nieuw):
    with pytest.raises(VerkeerdeToestand):
        betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=nieuw, reden="Nee.", nu=nu)
    _koppel(frontoffice, nieuw, bekend, nu)
    for reden in (" ", "x" * 501):
        with pytest.raises(OngeldigeInvoer) as fout:
            betrokkene_ontkoppelen(medewerker=frontoffice, betrokkene=nieuw, reden=reden, nu=nu)
        assert set(fout.value.velden) == {"reden"}


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_tegelijk(frontoffice, beoordelaar, nu):
    """Both link the same betrokkene; and two merges that would make a ring give one human and no ring."""
    bekend, ander, nieuw = (
        melding_over(frontoffice, nu, iemand(n)).betrokkenen.get() for n in ("Sanne", "Sara", "Saar")
    )

    uitkomsten = tegelijk(
        lambda: _koppel(frontoffice, nieuw, bekend, nu), lambda: _koppel(beoordelaar, nieuw, ander, nu)
    )
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["Betrokkene", "VerkeerdeToestand"]

    mensen = [rij.persoon for rij in (bekend, ander, nieuw)]
    paren = [(0, 1), (1, 2), (2, 0)]
    tegelijk(
        *(
            lambda een=een, andere=andere: personen_samenvoegen(
                medewerker=frontoffice, persoon=mensen[een], andere_nummer=mensen[andere].nummer, reden="Zelfde.", nu=nu
            )
            for een, andere in paren
        )
    )
    assert Samenvoeging.objects.filter(gesplitst_op=None).count() == 2
    assert list(Persoon.objects.order_by("pk").values_list("hoofd", flat=True)) == [
        None, bekend.persoon_id, bekend.persoon_id,
    ]  # fmt: skip
