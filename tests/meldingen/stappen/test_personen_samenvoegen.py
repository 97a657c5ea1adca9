# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.gezien import als_gezien
from meldingen.herhaling.bijwerken import werk_personen_bij
from meldingen.herkenningkeuze import Keuze
from meldingen.models import Betrokkene, Herhaling, MogelijkeBekende
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.herkenning_bevestigen import herkenning_bevestigen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from meldingen.vegen import veeg_samenvoegingen
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import samen_met
from tests.meldingen.personen import iemand, melding_over, personentabellen, scherm_af

pytestmark = pytest.mark.django_db


@pytest.fixture
def een(frontoffice, nu):
    return melding_over(frontoffice, nu).betrokkenen.get()


@pytest.fixture
def ander(frontoffice, nu, een):
    return melding_over(frontoffice, nu, iemand("Sanna")).betrokkenen.get()


def _voeg_samen(wie, een, ander, nu, **anders):
    velden = {"persoon": een.persoon, "andere_nummer": ander.persoon.nummer, "reden": "Zelfde paspoort.", "nu": nu}
    return personen_samenvoegen(medewerker=wie, **(velden | anders))


def _splits(wie, samenvoeging, nu, **anders):
    return personen_splitsen(
        medewerker=wie, **({"samenvoeging": samenvoeging, "reden": "Toch niet.", "nu": nu} | anders)
    )


def _eerdere(*rijen):
    return [Herhaling.objects.get(melding=rij.melding).eerdere_meldingen for rij in rijen]


def test_samenvoegen_en_splitsen_geeft_alles_terug(frontoffice, beoordelaar, nu, een, ander):
    voor = personentabellen()
    assert _eerdere(een, ander) == [0, 0]

    samenvoeging = _voeg_samen(frontoffice, ander, een, nu)
    assert (samenvoeging.een, samenvoeging.ander, samenvoeging.reden) == (
        een.persoon,
        ander.persoon,
        "Zelfde paspoort.",
    )
    assert _eerdere(een, ander) == [0, 1]

    _splits(beoordelaar, samenvoeging, nu)
    for rij in voor["Persoon"]:
        rij["versie"] += 2
    assert personentabellen() == voor
    assert _eerdere(een, ander) == [0, 0]
    regels = AuditRegel.objects.filter(onderwerp="persoon", uitkomst="gedaan").order_by("id")
    assert list(regels.values_list("actie", "nummer", "medewerker_id", "gegevens")) == [
        ("personen_samenvoegen", ander.persoon.nummer, frontoffice.pk, {"andere": een.persoon.nummer}),
        ("personen_splitsen", een.persoon.nummer, beoordelaar.pk, {"andere": ander.persoon.nummer}),
    ]


def test_splitsen_van_een_koppeling_maakt_de_betrokkene_los(frontoffice, nu, een, ander):
    betrokkene_koppelen(medewerker=frontoffice, betrokkene=ander, persoon_nummer=een.persoon.nummer, nu=nu)

    _splits(frontoffice, Samenvoeging.objects.get(), nu)

    los = Betrokkene.objects.get(pk=ander.pk)
    assert (los.herkenning, los.samenvoeging, los.persoon_id) == ("geen_match", None, ander.persoon_id)


@pytest.mark.parametrize("reden", ["", "  ", "x" * 501, "a\x00b"])
def test_zonder_goede_reden_gebeurt_er_niets(frontoffice, nu, een, ander, reden):
    with pytest.raises(OngeldigeInvoer) as fout:
        _voeg_samen(frontoffice, een, ander, nu, reden=reden)
    assert set(fout.value.velden) == {"reden"}
    samenvoeging = _voeg_samen(frontoffice, een, ander, nu)
    with pytest.raises(OngeldigeInvoer) as fout:
        _splits(frontoffice, samenvoeging, nu, reden=reden)
    assert set(fout.value.velden) == {"reden"}


def test_wie_niet_kan_worden_samengevoegd(frontoffice, frontoffice_utrecht, nu, een, ander):
    daar = melding_over(frontoffice_utrecht, nu, gemeente_code="GM0344").betrokkenen.get()
    schim = melding_over(frontoffice, nu, iemand("Schim")).betrokkenen.get()
    scherm_af(schim.melding)
    for nummer in (daar.persoon.nummer, schim.persoon.nummer, "P-2025-999999", "\x00"):
        with pytest.raises(OngeldigeInvoer) as fout:
            _voeg_samen(frontoffice, een, ander, nu, andere_nummer=nummer)
        assert fout.value.velden == {"andere_nummer": ["Deze persoon is niet bekend."]}
    with pytest.raises(OngeldigeInvoer) as fout:
        _voeg_samen(frontoffice, een, een, nu)
    assert set(fout.value.velden) == {"andere_nummer"}
    assert not Samenvoeging.objects.exists()


@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "frontoffice_utrecht", "lokaalteam"])
def test_wie_geen_personen_beheert(request, frontoffice, nu, een, ander, wie):
    samenvoeging = _voeg_samen(frontoffice, een, ander, nu)
    wie = request.getfixturevalue(wie)
    with pytest.raises(StapNietToegestaan):
        _voeg_samen(wie, een, ander, nu)
    with pytest.raises(StapNietToegestaan):
        _splits(wie, samenvoeging, nu)


def test_een_oud_scherm(frontoffice, beoordelaar, nu, een, ander):
    with pytest.raises(InmiddelsGewijzigd):
        _voeg_samen(frontoffice, een, ander, nu, versie=99)
    samenvoeging = _voeg_samen(beoordelaar, een, ander, nu, versie=1)
    with pytest.raises(OngeldigeInvoer) as fout:
        _voeg_samen(frontoffice, ander, een, nu)
    assert fout.value.velden == {"andere_nummer": ["Deze personen zijn al samengevoegd."]}
    _splits(beoordelaar, samenvoeging, nu)
    with pytest.raises(VerkeerdeToestand) as toestand:
        _splits(frontoffice, samenvoeging, nu)
    assert beoordelaar.naam in toestand.value.tekst


def test_een_tweeling_wordt_niet_van_twee_oude_schermen_een_mens(frontoffice, beoordelaar, nu, een, ander):
    """Two colleagues each saw `een` alone; nobody said of the twins that they are one."""
    tweeling = melding_over(frontoffice, nu, iemand("Saskia")).betrokkenen.get()
    getoond = als_gezien([een.persoon, tweeling.persoon])
    _voeg_samen(beoordelaar, een, ander, nu, versie=1)
    # From the page of `een`, and from that of the twin.
    for wie, met, velden in ((een, tweeling, {"versie": 1}), (tweeling, een, {"versie": 1, "gezien": getoond})):
        with pytest.raises(InmiddelsGewijzigd):
            _voeg_samen(frontoffice, wie, met, nu, **velden)
    assert samen_met([een.persoon_id]).keys() == {een.persoon_id, ander.persoon_id}


def test_wat_van_een_oud_scherm_bevestigd_wordt_ging_over_een_ander(frontoffice, beoordelaar, nu, een, ander):
    """A flag of before the merge, and one of before it was undone."""
    vraag = MogelijkeBekende.objects.create(
        organisatie_id=een.organisatie_id, melding=een.melding, betrokkene=een, zekerheid="bekend", score=90,
        persoon=melding_over(frontoffice, nu, iemand("Saskia")).betrokkenen.get().persoon, redenen=[], gevonden_op=nu,
    )  # fmt: skip

    def bevestig(versie):
        keuze = Keuze(een.persoon.nummer, vraag.persoon.nummer, versie)
        return herkenning_bevestigen(medewerker=frontoffice, melding=een.melding, keuzes=[keuze], nu=nu)

    samenvoeging = _voeg_samen(beoordelaar, een, ander, nu)
    with pytest.raises(InmiddelsGewijzigd):
        bevestig(1)
    _splits(beoordelaar, samenvoeging, nu)
    with pytest.raises(InmiddelsGewijzigd):
        bevestig(2)
    bevestig(3)
    assert samen_met([een.persoon_id]).keys() == {een.persoon_id, vraag.persoon_id}


def test_twee_keer_drukken(frontoffice, nu, een, ander):
    token, nog = uuid4(), uuid4()
    rijen = {_voeg_samen(frontoffice, een, ander, nu, token=token).pk for _ in range(2)}
    assert rijen == {_splits(frontoffice, Samenvoeging.objects.get(), nu, token=nog).pk for _ in range(2)}
    assert AuditRegel.objects.filter(onderwerp="persoon", uitkomst="gedaan").count() == 2


def test_het_aantal_vragen_hangt_niet_af_van_hoeveel_rijen(frontoffice, nu, een, ander, django_assert_max_num_queries):
    rijen = [melding_over(frontoffice, nu, iemand(f"Sanne{i}")).betrokkenen.get() for i in range(6)]
    for rij in rijen[:5]:
        _voeg_samen(frontoffice, een, rij, nu)
    # Of which seven for the lists of who must be told, and two for what is asked about this human.
    with django_assert_max_num_queries(35):
        _voeg_samen(frontoffice, rijen[5], een, nu)
    assert Persoon.objects.filter(hoofd=een.persoon).count() == 6


def test_de_nacht_brengt_weer_bijeen_wie_samengevoegd_is(frontoffice, nu, een, ander):
    """As an older import left it: the decision stands, and the row says otherwise."""
    _voeg_samen(frontoffice, ander, een, nu)
    Persoon.objects.update(hoofd=None)
    werk_personen_bij([een.persoon_id, ander.persoon_id], nu=nu)
    assert _eerdere(een, ander) == [0, 0]

    assert veeg_samenvoegingen(nu) == 1

    assert samen_met([een.persoon_id]).keys() == {een.persoon_id, ander.persoon_id}
    assert _eerdere(een, ander) == [0, 1]
    assert veeg_samenvoegingen(nu) == 0
