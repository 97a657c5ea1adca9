# SPDX-License-Identifier: EUPL-1.2
"""What counts as earlier, for whom, and on which day."""

from datetime import date, timedelta

import pytest

from meldingen.herhaling.bijwerken import werk_bij
from meldingen.models import Casus, Dienst, Herhaling, Incident, Maatregel, Melding, Toegang, Zorg
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.voorgeschiedenis import vat_samen
from personen.samenvoegen import splits, voeg_samen
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import BetrokkeneInvoer, beoordeeld, gemeld

pytestmark = pytest.mark.django_db
SLACHTOFFER = "betrokkenerol:slachtoffer"


def met(*nummers):
    return tuple(BetrokkeneInvoer(rol=SLACHTOFFER, persoon_nummer=nummer) for nummer in nummers)


def nieuw(naam="Noor"):
    return (BetrokkeneInvoer(rol=SLACHTOFFER, gegevens=PersoonGegevens(voornamen=naam, geboortenaam="Bakker")),)


def iemand(melding):
    return melding.betrokkenen.earliest("pk").persoon


def incident(casus, datum, **velden):
    return Incident.objects.create(
        organisatie=casus.organisatie, casus=casus, datum=datum, vastgelegd_op=casus.geopend_op,
        **{"gemeld_via": "eerder"} | velden,
    )  # fmt: skip


def maatregel(casus, soort, datum):
    return Maatregel.objects.create(
        organisatie=casus.organisatie, casus=casus, soort_id=f"maatregelsoort:{soort}", datum=datum,
        vastgelegd_op=casus.geopend_op,
    )  # fmt: skip


def scherm_af(casus):
    # No step shields a casus yet.
    Casus.objects.filter(pk=casus.pk).update(afgeschermd=True)


@pytest.fixture
def verleden(frontoffice, nu):
    """Two meldingen of one casus, one of them about somebody of today; and one earlier of today's own casus."""
    oudste = gemeld(frontoffice, nu - timedelta(days=800))
    zelfde = met(iemand(oudste).nummer)
    gemeld(frontoffice, nu - timedelta(days=790), casus=oudste.casus)
    eerder = gemeld(frontoffice, nu - timedelta(days=30), betrokkenen=zelfde)
    melding = gemeld(frontoffice, nu, betrokkenen=zelfde, casus=eerder.casus)
    gemeld(frontoffice, nu + timedelta(days=1), betrokkenen=zelfde, casus=eerder.casus)
    return oudste, eerder, melding


def test_telt_eerdere_meldingen_van_dit_gezin_en_van_dezelfde_personen(beoordelaar, verleden):
    oudste, eerste, melding = verleden

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.in_casus, eerder.elders, eerder.totaal, eerder.band.pk) == (1, 1, 2, "eerderebetrokkenheid:een_twee")
    assert [(rij.nummer, rij.casus) for rij in eerder.meldingen] == [
        (eerste.nummer, eerste.casus.nummer),
        (oudste.nummer, oudste.casus.nummer),
    ]
    assert (eerder.eerste_op, eerder.laatste_op) == (date(2024, 1, 1), date(2026, 2, 9))
    assert eerder.per_jaar == ((2024, 1), (2026, 1))
    assert [(casus.nummer, casus.meldingen, casus.personen) for casus in eerder.casussen] == [
        (oudste.casus.nummer, 1, 1)
    ]
    assert [definitie.geldt for definitie in eerder.lang] == [False, True]
    assert not eerder.afgeschermd


def test_zonder_verleden_is_er_niets(frontoffice, beoordelaar, nu):
    gemeld(frontoffice, nu - timedelta(days=3), betrokkenen=nieuw())
    eerder = vat_samen(gemeld(frontoffice, nu), beoordelaar)

    assert (eerder.totaal, eerder.eerste_op, eerder.laatste_op, eerder.per_jaar) == (0, None, None, ())
    assert (eerder.band.pk, eerder.klasse.pk) == ("eerderebetrokkenheid:geen", "geweldsgeschiedenis:geen")
    assert (eerder.incidenten, eerder.maatregelen, eerder.diensten, eerder.casussen) == ((), (), (), ())
    assert (eerder.is_lang, eerder.afgeschermd) == (False, False)


def test_wie_een_mens_is_telt_als_een_mens_zolang_dat_zo_is(frontoffice, beoordelaar, nu):
    """Rows merged afterwards, over two hops; parted again it is as before."""
    een = gemeld(frontoffice, nu - timedelta(days=400), betrokkenen=nieuw())
    twee = gemeld(frontoffice, nu - timedelta(days=200), betrokkenen=nieuw())
    melding = gemeld(frontoffice, nu, betrokkenen=nieuw())
    samen = {"door_id": beoordelaar.pk, "reden": "Zelfde", "nu": nu}
    voeg_samen(een=iemand(een), ander=iemand(twee), **samen)
    laatste = voeg_samen(een=iemand(twee), ander=iemand(melding), **samen)

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.in_casus, eerder.elders) == (0, 2)
    assert [(casus.nummer, casus.personen) for casus in eerder.casussen] == sorted(
        [(een.casus.nummer, 1), (twee.casus.nummer, 1)]
    )
    splits(samenvoeging=laatste, **samen)
    assert vat_samen(melding, beoordelaar).totaal == 0


def test_twee_rijen_van_een_mens_in_een_dossier_zijn_een_persoon(frontoffice, beoordelaar, nu):
    oud = gemeld(frontoffice, nu - timedelta(days=9), betrokkenen=(*nieuw("Noor"), *nieuw("Noortje")))
    een, ander = (rij.persoon for rij in oud.betrokkenen.order_by("pk"))
    melding = gemeld(frontoffice, nu, betrokkenen=met(een.nummer))
    voeg_samen(een=een, ander=ander, door_id=beoordelaar.pk, reden="Roepnaam", nu=nu)

    eerder = vat_samen(melding, beoordelaar)

    assert [(casus.meldingen, casus.personen) for casus in eerder.casussen] == [(1, 1)]


@pytest.mark.parametrize(
    ("ontvangen", "geregistreerd", "telt"),
    [
        (timedelta(hours=-2), timedelta(hours=-2), 1),
        # Received before, registered later: receipt decides.
        (timedelta(hours=-2), timedelta(days=4), 1),
        (timedelta(seconds=-1), timedelta(hours=1), 1),
        (timedelta(seconds=1), timedelta(hours=1), 0),
        (timedelta(days=1), timedelta(days=1), 0),
    ],
)
def test_eerder_is_eerder_ontvangen(frontoffice, beoordelaar, nu, ontvangen, geregistreerd, telt):
    melding = gemeld(frontoffice, nu, ontvangen_op=nu)
    gemeld(frontoffice, nu + geregistreerd, ontvangen_op=nu + ontvangen, casus=melding.casus)

    assert vat_samen(melding, beoordelaar).totaal == telt


def test_tegelijk_ontvangen_de_eerst_genummerde_kwam_eerder(frontoffice, beoordelaar, nu):
    een = gemeld(frontoffice, nu, ontvangen_op=nu)
    twee = gemeld(frontoffice, nu, ontvangen_op=nu, casus=een.casus)

    assert [vat_samen(melding, beoordelaar).totaal for melding in (een, twee)] == [0, 1]


def test_op_een_andere_dag_telt_wat_voor_die_dag_kwam(beoordelaar, verleden, nu):
    _, _, melding = verleden
    dagen = (date(2024, 1, 1), date(2024, 1, 2), date(2026, 2, 9), date(2026, 2, 10), nu.date(), date(2026, 3, 13))

    gevonden = [vat_samen(melding, beoordelaar, op=dag).totaal for dag in dagen]

    # On the day of receipt itself the moment counts, and the melding itself counts on no day.
    assert gevonden == [0, 1, 1, 2, 2, 3]
    assert vat_samen(melding, beoordelaar, op=nu.date()) == vat_samen(melding, beoordelaar)


def test_afgeschermd_verleden_telt_nergens_in_mee(beoordelaar, onderzoeker, verleden, nu):
    oudste, _, melding = verleden
    incident(oudste.casus, date(2025, 1, 1))
    maatregel(oudste.casus, "aanhouding", date(2025, 1, 1))
    scherm_af(oudste.casus)

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.in_casus, eerder.elders, eerder.casussen, eerder.afgeschermd) == (1, 0, (), True)
    assert (eerder.incidenten, eerder.maatregelen, eerder.per_jaar) == ((), (), ((2026, 1),))
    assert not eerder.is_lang
    assert list(eerder.gelezen) == [melding.casus_id]
    Toegang.objects.create(
        casus=oudste.casus, medewerker=onderzoeker, soort="toegewezen", reden="Vast", van=nu - timedelta(days=1)
    )
    bij_naam = vat_samen(melding, onderzoeker)
    assert (bij_naam.elders, bij_naam.afgeschermd, bij_naam.incidenten) == (1, False, (date(2025, 1, 1),))


def test_dagen_proberen_verraadt_niets_van_een_afgeschermd_dossier(beoordelaar, verleden, frontoffice, nu):
    """Neither when it began: the sentence stands on every day, also from before, also when it came later."""
    oudste, eerste, melding = verleden
    scherm_af(oudste.casus)

    dagen = (date(2020, 1, 1), date(2024, 1, 1), nu.date(), date(2026, 3, 20))
    assert [vat_samen(melding, beoordelaar, op=dag).afgeschermd for dag in dagen] == [True] * 4

    Casus.objects.filter(pk=oudste.casus_id).update(afgeschermd=False)
    later = gemeld(frontoffice, nu + timedelta(days=5), betrokkenen=met(iemand(melding).nummer))
    scherm_af(later.casus)
    assert [vat_samen(rij, beoordelaar).afgeschermd for rij in (eerste, melding)] == [True, True]


def test_incidenten_van_deze_mensen_van_voor_de_dag(frontoffice, beoordelaar, verleden, nu):
    oudste, _, melding = verleden
    incident(oudste.casus, date(2025, 6, 1))
    incident(melding.casus, date(2025, 6, 1), gemeld_via="hulpverlener")
    incident(melding.casus, nu.date())
    incident(melding.casus, nu.date() + timedelta(days=1))
    Zorg.objects.create(
        organisatie=melding.organisatie, casus=melding.casus, datum=date(2024, 1, 1), gemeld_via="monitoring",
        vastgelegd_op=nu,
    )  # fmt: skip
    incident(gemeld(frontoffice, nu - timedelta(days=70), betrokkenen=nieuw()).casus, date(2025, 1, 5))

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.incidenten, eerder.in_afgelopen_jaar) == ((date(2025, 6, 1),), 1)
    assert eerder.klasse.pk == "geweldsgeschiedenis:enkel"


def test_het_gemelde_voorval_is_geen_voorgeschiedenis_wie_het_ook_meldde(frontoffice, beoordelaar, nu):
    """The police told of the same day the day before; what they told besides is history."""
    voorval = nu.date() - timedelta(days=2)
    politie = gemeld(frontoffice, nu - timedelta(days=1), incident_datum=voorval)
    melding = gemeld(frontoffice, nu, casus=politie.casus, incident_datum=voorval)
    incident(politie.casus, date(2024, 5, 5))

    eerder = vat_samen(melding, beoordelaar)

    assert (eerder.totaal, eerder.incidenten) == (1, (date(2024, 5, 5),))
    assert eerder.klasse.pk == "geweldsgeschiedenis:vroeger"


def test_politiemaatregelen_tot_en_met_de_dag(beoordelaar, verleden, nu):
    oudste, _, melding = verleden
    maatregel(oudste.casus, "thv", date(2024, 1, 2))
    maatregel(melding.casus, "aanhouding", nu.date())
    maatregel(melding.casus, "aanhouding", nu.date() + timedelta(days=1))

    maatregelen = vat_samen(melding, beoordelaar).maatregelen

    assert [(rij.soort, rij.datum, rij.casus) for rij in maatregelen] == [
        ("maatregelsoort:thv", date(2024, 1, 2), oudste.casus.nummer),
        ("maatregelsoort:aanhouding", nu.date(), melding.casus.nummer),
    ]
    assert vat_samen(melding, beoordelaar).klasse.pk == "geweldsgeschiedenis:geen"


@pytest.mark.parametrize(
    ("dagen", "stand", "afloop"),
    [
        (1, "gepland", "nog niet gestart"),
        (11, "loopt", "liep nog"),
        (21, "afgerond", "afgerond: bevestigd"),
    ],
)
def test_een_dienst_staat_zoals_hij_die_dag_stond(frontoffice, beoordelaar, onderzoeker, nu, dagen, stand, afloop):
    begin = nu - timedelta(days=100)
    oud = beoordeeld(frontoffice, beoordelaar, begin, "onderzoek")
    dienst_starten(
        medewerker=onderzoeker, dienst=Dienst.objects.get(), voorwaarden="Rust", nu=begin + timedelta(days=10)
    )
    # Finished on the twentieth day; the step that does it is of a higher app.
    Dienst.objects.update(
        status="afgerond", afgerond_op=begin + timedelta(days=20), uitkomst="onderzoeksuitkomst:bevestigd"
    )
    melding = gemeld(frontoffice, begin + timedelta(days=dagen), casus=Casus.objects.get(pk=oud.casus_id))

    (dienst,) = vat_samen(melding, beoordelaar).diensten

    assert (dienst.wat, dienst.stand, dienst.afloop) == ("Onderzoek", stand, afloop)
    assert dienst.geeindigd_op == ((begin + timedelta(days=20)).date() if stand == "afgerond" else None)
    assert vat_samen(oud, beoordelaar).diensten == ()


@pytest.mark.parametrize("aantal", [1, 25])
def test_vast_aantal_vragen(frontoffice, beoordelaar, nu, aantal, django_assert_num_queries):
    """Whatever the number of dossiers, people and facts; a shielded one among them costs none."""
    eerste = gemeld(frontoffice, nu - timedelta(days=400), betrokkenen=(*nieuw("Noor"), *nieuw("Bram")))
    nummers = [rij.persoon.nummer for rij in eerste.betrokkenen.order_by("pk")]
    for dag in range(aantal):
        ander = gemeld(frontoffice, nu - timedelta(days=300 - dag), betrokkenen=met(*nummers))
        incident(ander.casus, date(2025, 1, 1) + timedelta(days=dag))
        maatregel(ander.casus, "aanhouding", date(2025, 1, 1))
    scherm_af(eerste.casus)
    nummer = gemeld(frontoffice, nu, betrokkenen=met(*nummers)).nummer
    melding = Melding.objects.select_related("organisatie").get(nummer=nummer)

    # Eight, the rights of the reader, and named access twice: outside a request each look for it is a question.
    with django_assert_num_queries(11):
        eerder = vat_samen(melding, beoordelaar)

    assert (eerder.totaal, len(eerder.incidenten), len(eerder.maatregelen)) == (aantal, aantal, aantal)


def test_het_aantal_is_dat_van_de_herhaling(beoordelaar, verleden, nu):
    """What is stored at receipt and what is read here name the same meldingen, while nothing is shielded."""
    werk_bij([melding.pk for melding in verleden], nu=nu)

    for melding in verleden:
        eerder, herhaling = vat_samen(melding, beoordelaar), Herhaling.objects.get(melding=melding)
        assert (eerder.totaal, eerder.eerste_op) == (herhaling.eerdere_meldingen, herhaling.eerste_melding_op)
