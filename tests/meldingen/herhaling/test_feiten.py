# SPDX-License-Identifier: EUPL-1.2
"""What is stored of a melding about known people: as things stood when it came in, whenever it was registered."""

from datetime import date, timedelta

import pytest

from meldingen.models import Bekendheid, Casus, Herhaling, Melding
from monitoring.invoer import AmbtshalveInvoer
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden
from overdracht.stappen.aanvaarden import aanvaarden
from tests.meldingen.fabriek import BetrokkeneInvoer, beoordeeld, gemeld
from tests.monitoring.fabriek import in_monitoring, lopende_dienst, overgedragen

pytestmark = pytest.mark.django_db
UUR, DAG = timedelta(hours=1), timedelta(days=1)
WIJKTEAM = "wijkteams-almere"


def van_bekenden(*personen):
    """Known persons as the people of a new melding."""
    return tuple(
        BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=persoon.nummer) for persoon in personen
    )


def mensen_van(casus):
    return [rij.persoon for rij in casus.betrokkenen.select_related("persoon").order_by("pk")]


def feiten(melding):
    velden = ("fase", "monitoring_liep", "partij__code", "melder_is_ontvanger", "melder", "voorval")
    return [tuple(rij) for rij in melding.bekendheden.order_by("casus_id", "pk").values_list(*velden)]


def labels(melding):
    rij = Herhaling.objects.get(pk=melding.pk)
    return rij.cbs, rij.regioplan, rij.eerder, rij.landelijk


@pytest.fixture
def opnieuw(frontoffice):
    """The first person of this casus is reported again, as a casus of its own unless told otherwise."""

    def meld(bekend, moment, **anders):
        return gemeld(frontoffice, moment, **({"betrokkenen": van_bekenden(mensen_van(bekend)[0])} | anders))

    return meld


def test_niemand_bekend(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    assert (feiten(melding), labels(melding)) == ([], ("eerste", "nieuwe_melding", "geen", "geen"))
    assert Melding.objects.get(pk=melding.pk).casusfase_bij_ontvangst is None


def test_tijdens_de_beoordeling(frontoffice, opnieuw, nu):
    eerste = gemeld(frontoffice, nu)
    melding = opnieuw(eerste.casus, nu + DAG)

    assert feiten(melding) == [("vb", False, None, False, "zelfde", "geen")]
    assert labels(melding) == ("vervolg_tijdens_vb", "hermelding", "hermelding", "geen")
    casus = Casus.objects.get(pk=melding.casus_id)
    assert (casus.eerdere_meldingen, casus.eerste_melding_op) == (1, date(2026, 3, 11))
    assert Casus.objects.get(pk=eerste.casus_id).eerdere_meldingen == 0


def test_tijdens_een_dienst(frontoffice, beoordelaar, onderzoeker, opnieuw, nu):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)
    melding = opnieuw(dienst.casus, nu + DAG, melder_soort="meldersoort:onderwijs")

    assert feiten(melding) == [("dienst", False, None, False, "andere", "geen")]
    assert labels(melding) == ("vervolg_na_vb", "hermelding", "hermelding", "hermelding")
    assert Herhaling.objects.get(pk=melding.pk).dubbel_andere_melder


def test_tijdens_monitoring(frontoffice, beoordelaar, onderzoeker, opnieuw, nu):
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu)
    melding = opnieuw(casus, nu + DAG, melder_soort="meldersoort:buurt")

    assert feiten(melding) == [("monitoring", True, None, False, "andere", "geen")]
    assert labels(melding) == ("vervolg_monitoring", "hermelding", "hermelding", "hermelding")


def test_na_einde_bemoeienis(frontoffice, beoordelaar, opnieuw, nu):
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    melding = opnieuw(eerste.casus, nu + DAG)

    assert feiten(melding) == [("afgesloten", False, None, False, "zelfde", "geen")]
    assert labels(melding) == ("hermelding_een", "nieuwe_melding", "hermelding", "geen")


def test_de_ontvanger_meldt_het_terug(frontoffice, beoordelaar, lokaalteam, opnieuw, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    melding = opnieuw(
        overdracht.casus, nu + 9 * DAG, melder_soort="meldersoort:wijkteam", melder_partij_code=WIJKTEAM,
        betrokkenen=van_bekenden(*mensen_van(overdracht.casus)),
    )  # fmt: skip

    assert set(feiten(melding)) == {("overgedragen", False, WIJKTEAM, True, "andere", "geen")}
    assert labels(melding) == ("hermelding_meer", "terugmelding", "hermelding", "hermelding")
    assert Herhaling.objects.get(pk=melding.pk).melder_is_ontvanger


def test_na_een_nieuwe_melding_is_de_partij_nog_de_laatste_die_zicht_had(
    frontoffice, beoordelaar, lokaalteam, opnieuw, nu
):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    opnieuw(overdracht.casus, nu + 9 * DAG, casus=overdracht.casus)
    melding = opnieuw(overdracht.casus, nu + 10 * DAG)

    assert feiten(melding)[0][:3] == ("vb", False, WIJKTEAM)


def test_op_dezelfde_casus_zonder_bekende_mensen(frontoffice, beoordelaar, nu):
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    melding = gemeld(frontoffice, nu + DAG, casus=eerste.casus)

    assert melding.bekendheden.get().betrokkene is None
    assert labels(melding)[0] == "vervolg_na_vb"
    assert Melding.objects.get(pk=melding.pk).casusfase_bij_ontvangst == "dienst"


def test_wat_na_ontvangst_en_voor_registratie_gebeurde_telt_niet(frontoffice, beoordelaar, opnieuw, nu):
    """Received at nine, the earlier casus closed at eleven, registered at noon."""
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    melding = opnieuw(eerste.casus, nu + 5 * UUR, ontvangen_op=nu + UUR)

    assert feiten(melding)[0][0] == "vb"
    assert labels(melding)[0] == "vervolg_tijdens_vb"


def test_een_eerdere_die_nog_niet_geregistreerd_was_lag_ter_beoordeling(frontoffice, beoordelaar, opnieuw, nu):
    """The casus was closed; a melding came in, then another, and they were registered in that order later."""
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")
    opnieuw(eerste.casus, nu + 20 * UUR, ontvangen_op=nu + 10 * UUR, casus=eerste.casus)
    melding = opnieuw(eerste.casus, nu + 21 * UUR, ontvangen_op=nu + 12 * UUR, casus=eerste.casus)

    assert {rij[0] for rij in feiten(melding)} == {"vb"}
    assert Melding.objects.get(pk=melding.pk).casusfase_bij_ontvangst == "vb"


def test_een_eerdere_die_later_wordt_geregistreerd_verandert_de_latere(frontoffice, opnieuw, nu):
    eerste = gemeld(frontoffice, nu)
    later = opnieuw(eerste.casus, nu + 5 * DAG)
    assert Herhaling.objects.get(pk=later.pk).eerdere_meldingen == 1
    tussen = opnieuw(eerste.casus, nu + 6 * DAG, ontvangen_op=nu + 2 * DAG)

    rij = Herhaling.objects.get(pk=later.pk)
    assert (rij.eerdere_meldingen, rij.cbs, len(feiten(later))) == (2, "vervolg_tijdens_vb", 2)
    assert Herhaling.objects.get(pk=tussen.pk).eerdere_meldingen == 1
    assert Casus.objects.get(pk=later.casus_id).eerdere_meldingen == 2


def test_een_eerdere_op_dezelfde_casus_die_later_wordt_geregistreerd(frontoffice, nu):
    """The casus keeps what is known before its latest melding, not before the one that was registered last."""
    eerste = gemeld(frontoffice, nu)
    gemeld(frontoffice, nu + 2 * DAG, casus=eerste.casus, ontvangen_op=nu - 3 * DAG)

    casus = Casus.objects.get(pk=eerste.casus_id)
    assert (casus.eerdere_meldingen, casus.eerste_melding_op) == (1, date(2026, 3, 8))
    assert Melding.objects.get(pk=eerste.pk).casusfase_bij_ontvangst == "vb"


def test_van_twee_op_een_moment_is_de_laagste_de_eerdere(frontoffice, opnieuw, nu):
    eerste = gemeld(frontoffice, nu)
    melding = opnieuw(eerste.casus, nu + UUR, ontvangen_op=eerste.ontvangen_op)

    assert Herhaling.objects.get(pk=melding.pk).eerdere_meldingen == 1
    assert Herhaling.objects.get(pk=eerste.pk).eerdere_meldingen == 0


def test_zelfde_voorval(frontoffice, opnieuw, nu):
    dag = date(2026, 3, 10)
    eerste = gemeld(frontoffice, nu, incident_datum=dag)
    zelfde = opnieuw(eerste.casus, nu + DAG, incident_datum=dag)
    ander = opnieuw(eerste.casus, nu + 2 * DAG, incident_datum=dag, melder_soort="meldersoort:huisarts")
    anders = opnieuw(eerste.casus, nu + 3 * DAG, incident_datum=dag + DAG)

    assert feiten(zelfde)[0][4:] == ("zelfde", "zelfde_melder")
    assert {rij[5] for rij in feiten(ander)} == {"andere_melder"}
    assert {rij[5] for rij in feiten(anders)} == {"geen"}
    dubbel = ("dubbel_andere_melder", "dubbel_zelfde_melder", "dubbel_voorval")
    assert [Herhaling.objects.values_list(*dubbel).get(pk=m.pk) for m in (zelfde, ander, anders)] == [
        (False, True, True),
        (True, False, True),
        # On the casus of the huisarts it is another melder, about another day.
        (True, False, False),
    ]


def test_ambtshalve_op_het_moment_zelf(frontoffice, beoordelaar, onderzoeker, nu):
    """Received and registered at one moment: its own registering is no history of before."""
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu)
    melding = ambtshalve_melden(
        medewerker=onderzoeker,
        casus=casus,
        invoer=AmbtshalveInvoer(
            toelichting="Het is niet veilig.", personen=(mensen_van(casus)[0].nummer,), crisis=False
        ),
        nu=nu + 30 * DAG,
    )

    assert feiten(melding) == [("monitoring", True, None, False, "andere", "geen")]
    assert labels(melding) == ("vervolg_monitoring", "hermelding", "hermelding", "hermelding")


def test_twee_eerdere_casussen(frontoffice, beoordelaar, lokaalteam, opnieuw, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu)
    ander = opnieuw(overdracht.casus, nu + 2 * DAG)
    melding = opnieuw(overdracht.casus, nu + 3 * DAG)

    assert [rij[0] for rij in feiten(melding)] == ["overgedragen", "vb"]
    assert labels(melding)[:2] == ("vervolg_tijdens_vb", "hermelding")
    assert Herhaling.objects.get(pk=ander.pk).cbs == "hermelding_een"


def test_een_andere_regio_kent_niemand(frontoffice, frontoffice_utrecht, nu):
    gemeld(frontoffice, nu)
    melding = gemeld(frontoffice_utrecht, nu + DAG, gemeente_code="GM0344")

    assert (labels(melding)[0], Bekendheid.objects.count()) == ("eerste", 0)


def test_een_aanvaarding_na_ontvangst_telt_niet(frontoffice, beoordelaar, lokaalteam, opnieuw, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, aanvaard=False)
    aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu + 2 * DAG)
    melding = opnieuw(overdracht.casus, nu + 3 * DAG, ontvangen_op=nu + DAG)

    assert feiten(melding)[0][:3] == ("overdracht", False, None)
