# SPDX-License-Identifier: EUPL-1.2
"""Each number equals the length of the list behind it, and says what its definition says."""

from datetime import timedelta

import pytest

from meldingen.models import Casus
from meldingen.stappen.adviescontact_vastleggen import adviescontact_vastleggen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.termijnbeeld import NAMEN
from meldingen.termijnen.regels import SOORTEN
from monitoring.werkproces import Momentsoort
from organisaties.models import CodeMapping
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from rapportage.cijfers import CIJFERS
from tests.meldingen.fabriek import antwoorden, beoordeeld, gemeld, in_beoordeling
from tests.meldingen.stappen.test_adviesstappen import gevraagd
from tests.overdracht.fabriek import aanvaard, klaar_om_over_te_dragen, overgedragen, partij_invoer, verzonden

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def werk(frontoffice, beoordelaar, onderzoeker, frontoffice_utrecht, nu):
    """Of everything something, on several days, and a casus of another region that must never count."""
    gemeld(frontoffice_utrecht, nu, gemeente_code="GM0344")
    gevraagd(frontoffice_utrecht, nu)
    gevraagd(frontoffice, nu)
    gemeld(frontoffice, nu, crisis=True)
    gemeld(frontoffice, nu - 9 * DAG, gemeente_code="GM0995", melder_soort="meldersoort:onderwijs")
    gemeld(frontoffice, nu - 30 * DAG, gemeente_code="BUITEN", melder_soort="meldersoort:onbekend")
    in_beoordeling(frontoffice, beoordelaar, nu - 20 * DAG, gemeente_code="ONBEKEND", melder_soort="meldersoort:buurt")
    beoordeeld(frontoffice, beoordelaar, nu - 6 * DAG, "overdracht_lokaal")
    beoordeeld(frontoffice, beoordelaar, nu - 5 * DAG, "einde", afsluitreden="afsluitreden:geen_hgkm")
    melding = beoordeeld(
        frontoffice, beoordelaar, nu - 4 * DAG, "onderzoek", invoer=antwoorden(zwaarte="zwaarte:zwaar")
    )
    dienst_starten(medewerker=onderzoeker, dienst=melding.diensten.get(), nu=nu - 3 * DAG)


@pytest.mark.parametrize("code", CIJFERS)
def test_elk_getal_is_de_lengte_van_zijn_lijst(code, werk, flevoland, nu):
    cijfer = CIJFERS[code](flevoland, nu)

    assert cijfer.n == cijfer.rijen.count() > 0
    for sleutels, aantal in cijfer.aantallen.items():
        keuze = {as_.naam: sleutel for as_, sleutel in zip(cijfer.assen, sleutels, strict=True)}
        assert cijfer.aantal(**keuze) == aantal == cijfer.lijst(**keuze).count()
    for as_ in cijfer.assen:
        assert sum(cijfer.aantal(**{as_.naam: waarde.sleutel}) for waarde in as_.waarden) == cijfer.n
        for waarde in as_.waarden:
            assert cijfer.aantal(**{as_.naam: waarde.sleutel}) == cijfer.lijst(**{as_.naam: waarde.sleutel}).count()


@pytest.mark.parametrize("code", CIJFERS)
def test_elk_cijfer_zegt_wat_het_telt(code, werk, flevoland, nu):
    cijfer = CIJFERS[code](flevoland, nu)

    assert cijfer.code == code
    assert cijfer.peildatum == nu.date()
    assert all((cijfer.titel, cijfer.definitie, cijfer.bron, cijfer.eenheid))


@pytest.mark.parametrize("code", CIJFERS)
def test_een_cijfer_telt_alleen_de_eigen_organisatie(code, frontoffice_utrecht, flevoland, nu):
    gemeld(frontoffice_utrecht, nu - 10 * DAG, gemeente_code="GM0344")
    gevraagd(frontoffice_utrecht, nu - 10 * DAG)

    assert CIJFERS[code](flevoland, nu).n == 0
    assert CIJFERS[code](flevoland, nu).aantallen == {}


def test_een_afgeschermde_casus_telt_mee(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)

    assert CIJFERS["caseload"](flevoland, nu).n == 1


def test_caseload_per_fase_en_termijn(werk, flevoland, nu):
    assert CIJFERS["caseload"](flevoland, nu).aantallen == {
        ("vb", "te_laat"): 3,
        ("vb", "binnen_5"): 1,
        ("overdracht", "later"): 1,
        ("dienst", "later"): 1,
    }


def test_caseload_per_gemeente_heeft_een_rij_voor_wat_buiten_valt(werk, flevoland, nu):
    cijfer = CIJFERS["gemeenten"](flevoland, nu)

    assert {sleutel: cijfer.aantal(gemeente=sleutel) for sleutel in ("GM0034", "GM0995", "BUITEN", "ONBEKEND")} == {
        "GM0034": 3,
        "GM0995": 1,
        "BUITEN": 1,
        "ONBEKEND": 1,
    }
    assert "GM0344" not in {waarde.sleutel for waarde in cijfer.assen[0].waarden}


def test_een_gemeente_die_niet_bij_de_regio_hoort_valt_onder_andere_gemeente(frontoffice, flevoland, nu):
    gemeld(frontoffice, nu, gemeente_code="GM0344")

    assert CIJFERS["gemeenten"](flevoland, nu).aantal(gemeente="ANDERS") == 1


def test_termijnen_tellen_tot_en_met_de_vijfde_werkdag(frontoffice, flevoland, nu):
    gemeld(frontoffice, nu, crisis=True)
    gemeld(frontoffice, nu - 7 * DAG)

    # Wednesday 11 March: the VB of today ends on the fifth working day, Wednesday 18 March; informing in four weeks.
    assert CIJFERS["termijnen"](flevoland, nu).aantallen == {
        ("crisis", "binnen_5"): 1,
        ("vb", "binnen_5"): 1,
        ("vb", "vandaag"): 1,
    }
    assert CIJFERS["termijnen"](flevoland, nu - DAG).aantallen == {("crisis", "binnen_5"): 1, ("vb", "binnen_5"): 1}


def test_meldingen_per_week_naar_type_melder(werk, flevoland, nu):
    cijfer = CIJFERS["meldingen"](flevoland, nu)

    assert {
        soort: cijfer.aantal(melder=soort) for soort in ("politie", "overige_professional", "niet_professional")
    } == {
        "politie": 4,
        "overige_professional": 1,
        "niet_professional": 1,
    }
    assert cijfer.aantal(melder="onbekend") == 1
    assert cijfer.aantallen[("2026-11", "politie")] == 1
    assert [waarde.sleutel for waarde in cijfer.assen[0].waarden][-1] == "2026-11"


def test_een_week_begint_op_de_nederlandse_maandag(frontoffice, flevoland, nu):
    maandag = nu.replace(day=9, hour=0, minute=30)
    gemeld(frontoffice, maandag, ontvangen_op=maandag)
    gemeld(frontoffice, maandag, ontvangen_op=maandag - timedelta(hours=1))

    assert CIJFERS["meldingen"](flevoland, nu).aantallen == {("2026-11", "politie"): 1, ("2026-10", "politie"): 1}


def test_een_melder_zonder_vertaling_is_onbekend(frontoffice, flevoland, nu):
    CodeMapping.objects.filter(code_id="meldersoort:politie").delete()
    gemeld(frontoffice, nu)

    assert CIJFERS["meldingen"](flevoland, nu).aantal(melder="onbekend") == 1


def test_op_tijd_telt_wat_niemand_afmaakte_als_te_laat(werk, flevoland, nu):
    cijfer = CIJFERS["op-tijd"](flevoland, nu)

    # Decided in two hours, but their last day has not passed yet: they do not count until then.
    assert cijfer.aantallen == {("nog_niet",): 3}
    assert cijfer.percentage == 0
    later = CIJFERS["op-tijd"](flevoland, nu + 8 * DAG)
    assert later.aantallen == {("nog_niet",): 4, ("op_tijd",): 3}
    assert round(later.percentage) == 43


def test_een_aandeel_van_niets_is_geen_nul(flevoland, nu):
    assert CIJFERS["op-tijd"](flevoland, nu).percentage is None


def test_direct_overgedragen_naar_besluit(werk, flevoland, nu):
    cijfer = CIJFERS["direct"](flevoland, nu)

    assert cijfer.aantallen == {("nog_niet",): 1, ("einde",): 1, ("dienst",): 1}
    assert cijfer.percentage == 0


@pytest.fixture
def overdrachten(frontoffice, beoordelaar, lokaalteam, nu):
    """Four assessed meldingen with a direct handover: accepted, waiting, refused and given back."""
    aanvaard(frontoffice, beoordelaar, lokaalteam, nu)
    verzonden(frontoffice, beoordelaar, nu)
    weigeren(
        medewerker=lokaalteam,
        overdracht=verzonden(frontoffice, beoordelaar, nu),
        weigerreden="weigerreden:capaciteit",
        toelichting="Vol.",
        nu=nu + timedelta(hours=1),
    )
    terugleggen(
        medewerker=lokaalteam,
        overdracht=aanvaard(frontoffice, beoordelaar, lokaalteam, nu),
        terugmeldreden="terugmeldreden:onveilig",
        toelichting="Te zwaar.",
        nu=nu + timedelta(hours=2),
    )


def test_direct_overgedragen_telt_alleen_wat_aanvaard_is_en_gebleven(overdrachten, flevoland, nu):
    cijfer = CIJFERS["direct"](flevoland, nu + DAG)

    assert cijfer.aantallen == {("direct",): 1, ("wacht",): 1, ("nog_niet",): 2}
    assert (cijfer.percentage, round(cijfer.streven)) == (25, 67)


def test_meegegeven_aan_het_clientsysteem_is_direct_overgedragen(frontoffice, beoordelaar, flevoland, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu, "overdracht_client")
    overgedragen(beoordelaar, casus, nu, partij_invoer(casus, None))

    assert CIJFERS["direct"](flevoland, nu + DAG).aantallen == {("direct",): 1}


def test_een_melding_met_twee_overdrachten_telt_een_keer(frontoffice, beoordelaar, lokaalteam, flevoland, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    delen = partij_invoer(casus), partij_invoer(casus, "jgz-almere", draagt_zicht=False)
    eerste, _ = overgedragen(beoordelaar, casus, nu, *delen)
    aanvaarden(medewerker=lokaalteam, overdracht=eerste, nu=nu + timedelta(hours=1))

    assert CIJFERS["direct"](flevoland, nu + DAG).aantallen == {("direct",): 1}


@pytest.fixture
def gesprekken(frontoffice, nu):
    """Three adviezen and two follow-ups; one advies is of before the period, its follow-up is not."""
    oud = gevraagd(frontoffice, nu - 120 * DAG, adviesvrager_soort="meldersoort:huisarts")
    klaar = {"stand": "afgerond", "antwoord": "Praat erover."}
    school = gevraagd(frontoffice, nu - 9 * DAG, **klaar)
    gevraagd(frontoffice, nu, adviesvrager_soort="meldersoort:buurt")
    gevraagd(frontoffice, nu, adviesvrager_soort="meldersoort:om", stand="opgepakt")
    for advies in (oud, school):
        adviescontact_vastleggen(
            medewerker=frontoffice, advies=advies, kanaal="kanaal:chat", op=nu - DAG, vraag="En dan?",
            antwoord="Bel ons.", nu=nu,
        )  # fmt: skip


def verdeeld(cijfer, as_):
    """Per value of the axis: adviezen, and contacts."""
    waarden = next(een.waarden for een in cijfer.assen if een.naam == as_)
    paren = {een.sleutel: (cijfer.aantal(niveau="advies", **{as_: een.sleutel}), cijfer.aantal(**{as_: een.sleutel}))
             for een in waarden}  # fmt: skip
    return {sleutel: paar for sleutel, paar in paren.items() if paar != (0, 0)}


def test_adviezen_per_advies_en_per_contact_naar_de_assen_van_het_cbs(gesprekken, flevoland, nu):
    cijfer = CIJFERS["adviezen"](flevoland, nu)

    assert (cijfer.aantal(niveau="advies"), cijfer.n) == (3, 5)
    assert verdeeld(cijfer, "hoedanigheid") == {"02": (0, 1), "15": (1, 2), "20": (1, 1), "35": (1, 1)}
    assert verdeeld(cijfer, "rol") == {
        "medisch": (0, 1), "onderwijs": (1, 2), "officier": (1, 1), "niet_beroepsmatig": (1, 1),
    }  # fmt: skip
    assert verdeeld(cijfer, "organisatie") == {
        "gezondheidszorg": (0, 1), "onderwijs": (1, 2), "om": (1, 1), "nvt": (1, 1),
    }  # fmt: skip
    assert verdeeld(cijfer, "stand") == {"open": (1, 2), "opgepakt": (1, 1), "afgerond": (1, 2)}
    assert cijfer.assen[2].label_van("officier") == "Justitie: officier van justitie"
    assert cijfer.assen[1].label_van("15").startswith("15 School")


def test_een_adviesvrager_zonder_vertaling_valt_niet_weg(gesprekken, flevoland, nu):
    CodeMapping.objects.filter(code_id="meldersoort:buurt", protocol="cbs-2.0").delete()

    assert verdeeld(CIJFERS["adviezen"](flevoland, nu), "rol")["zonder"] == (1, 1)


def test_elke_termijnsoort_heeft_een_naam():
    assert set(NAMEN) == {*SOORTEN, Momentsoort.EXTRA.value}
