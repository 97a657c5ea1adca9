# SPDX-License-Identifier: EUPL-1.2
"""Stories that cross: a new melding while something else runs. Nobody loses sight of the family by it."""

import pytest

from meldingen.fouten import VerkeerdeToestand
from meldingen.meldingbeeld import lees_melding
from monitoring.models import Monitoring

pytestmark = pytest.mark.django_db
NIETS = ("einde", "advies")


# a handover waits, and a new melding comes in


@pytest.mark.parametrize("keuze", NIETS)
def test_een_tweede_melding_die_niets_vraagt_sluit_niet_wat_nog_overgedragen_moet(verhaal, keuze):
    verhaal.besloten("overdracht_lokaal")
    verhaal.besloten(keuze)

    assert verhaal.stand == ("overdracht", "vt")
    verhaal.aanvaard(verhaal.overgedragen())
    assert verhaal.stand == ("overgedragen", "wijkteams-almere")
    verhaal.beeindigd()
    assert verhaal.stand == ("afgesloten", None)


@pytest.mark.parametrize("keuze", NIETS)
def test_een_tweede_melding_die_niets_vraagt_sluit_niet_onder_een_open_overdracht(verhaal, keuze):
    verhaal.besloten("overdracht_lokaal")
    overdracht = verhaal.overgedragen()
    verhaal.besloten(keuze)

    assert verhaal.stand == ("overdracht", "vt")
    verhaal.aanvaard(overdracht)
    assert verhaal.stand == ("overgedragen", "wijkteams-almere")
    verhaal.beeindigd()
    assert verhaal.stand == ("afgesloten", None)


@pytest.mark.parametrize("keuze", NIETS)
def test_ook_een_open_overdracht_zonder_zicht_houdt_de_casus_open(verhaal, keuze):
    melding = verhaal.besloten("overdracht_lokaal")
    met, zonder = verhaal.overgedragen(), verhaal.overgedragen("jgz-almere", draagt_zicht=False)
    verhaal.aanvaard(met)
    verhaal.besloten(keuze)

    assert verhaal.stand == ("overdracht", "vt")
    verhaal.geweigerd(zonder)
    assert verhaal.stand == ("overdracht", "vt")
    verhaal.herzien(melding, "einde")
    assert verhaal.stand == ("afgesloten", None)


def test_aanvaarden_tijdens_de_beoordeling_is_na_niets_nog_af_te_handelen(almere):
    almere.besloten("overdracht_lokaal")
    overdracht = almere.overgedragen()
    tweede = almere.melding()
    almere.aanvaard(overdracht)
    almere.besloten("einde", tweede)

    assert almere.stand == ("overdracht", "vt")
    almere.beeindigd()
    assert almere.stand == ("monitoring", "vt")
    assert Monitoring.objects.get().overdracht == overdracht


def test_de_oude_overdracht_voldoet_niet_aan_een_nieuw_besluit_tot_overdragen(verhaal):
    verhaal.besloten("overdracht_lokaal")
    oud = verhaal.overgedragen()
    verhaal.besloten("overdracht_lokaal")

    verhaal.aanvaard(oud)
    assert verhaal.stand == ("overdracht", "wijkteams-almere")
    with pytest.raises(VerkeerdeToestand, match="verkeerde_toestand"):
        verhaal.beeindigd()
    verhaal.aanvaard(verhaal.overgedragen("jgz-almere"))
    assert verhaal.stand == ("overgedragen", "jgz-almere")
    verhaal.beeindigd()
    assert verhaal.stand == ("afgesloten", None)


@pytest.mark.parametrize("hoe", ["geweigerd", "ingetrokken", "verlopen"])
def test_wat_terugkomt_tijdens_een_beoordeling_wacht_daarna_nog(verhaal, hoe):
    verhaal.besloten("overdracht_lokaal")
    overdracht = verhaal.overgedragen()
    tweede = verhaal.melding()
    getattr(verhaal, hoe)(overdracht)
    verhaal.besloten("einde", tweede)

    assert verhaal.stand == ("overdracht", "vt")


# a party has zicht, and a new melding comes in


@pytest.mark.parametrize("keuze", NIETS)
def test_zicht_dat_door_een_melding_terugkwam_verdwijnt_niet_met_die_melding(almere, keuze):
    almere.besloten("overdracht_lokaal")
    almere.aanvaard(almere.overgedragen())
    almere.besloten(keuze)

    assert almere.stand == ("overdracht", "vt")
    almere.beeindigd()
    assert almere.stand == ("monitoring", "vt")


def test_na_een_dienst_is_wat_de_partij_had_niet_nog_eens_over_te_dragen(verhaal):
    verhaal.besloten("overdracht_lokaal")
    verhaal.aanvaard(verhaal.overgedragen())
    dienst = verhaal.gestart(verhaal.besloten("vv"))
    verhaal.afgerond(dienst)

    assert verhaal.stand == ("monitoring", "vt")


def test_teruggelegd_na_de_nieuwe_melding_wacht_op_een_nieuwe_overdracht(verhaal):
    verhaal.besloten("overdracht_lokaal")
    overdracht = verhaal.aanvaard(verhaal.overgedragen())
    tweede = verhaal.melding()
    verhaal.teruggelegd(overdracht)
    verhaal.besloten("einde", tweede)

    assert verhaal.stand == ("overdracht", "vt")


# monitoring runs, and a new melding comes in


@pytest.mark.parametrize("keuze", NIETS)
def test_lopende_monitoring_gaat_door_na_een_melding_die_niets_vraagt(verhaal, keuze):
    verhaal.afgerond(verhaal.gestart(verhaal.besloten("onderzoek")))
    verhaal.besloten(keuze)

    assert verhaal.stand == ("monitoring", "vt")
    verhaal.afgesloten()
    assert verhaal.stand == ("afgesloten", None)


def test_overdragen_vanuit_monitoring_gaat_niet_uit_van_een_omgezette_melding(verhaal):
    eerste = verhaal.besloten("onderzoek")
    verhaal.afgerond(verhaal.gestart(eerste))
    verhaal.besloten("advies")

    overdracht = verhaal.overgedragen()

    assert overdracht.melding == eerste


def test_een_ambtshalve_melding_die_niets_vraagt_laat_de_monitoring_lopen(verhaal):
    verhaal.afgerond(verhaal.gestart(verhaal.besloten("vv")))
    verhaal.besloten("einde", verhaal.ambtshalve())

    assert verhaal.stand == ("monitoring", "vt")


def test_een_ambtshalve_melding_op_een_gesloten_casus_sluit_daarna_weer(verhaal):
    verhaal.afgerond(verhaal.gestart(verhaal.besloten("vv")))
    verhaal.afgesloten()
    melding = verhaal.ambtshalve()
    assert verhaal.stand == ("vb", "vt")

    verhaal.besloten("einde", melding)

    assert verhaal.stand == ("afgesloten", None)


# two meldingen at once


@pytest.mark.parametrize("volgorde", [(0, 1), (1, 0)])
def test_twee_besluiten_tot_overdragen_in_welke_volgorde_ook_zijn_af_te_ronden(verhaal, volgorde):
    twee = [verhaal.melding(), verhaal.melding()]
    for index in volgorde:
        verhaal.besloten("overdracht_lokaal", twee[index])

    verhaal.aanvaard(verhaal.overgedragen())
    verhaal.beeindigd()

    assert verhaal.stand == ("afgesloten", None)


@pytest.mark.parametrize("volgorde", [("overdracht_lokaal", "einde"), ("einde", "overdracht_lokaal")])
def test_een_besluit_zonder_vervolg_neemt_het_andere_niet_weg(verhaal, volgorde):
    twee = [verhaal.melding(), verhaal.melding()]
    for keuze, melding in zip(volgorde, twee, strict=True):
        verhaal.besloten(keuze, melding)

    assert verhaal.stand == ("overdracht", "vt")


def test_een_tweede_melding_zonder_crisis_laat_de_crisis_van_de_eerste_staan(verhaal):
    eerste = verhaal.melding(crisis=True)
    tweede = verhaal.melding()
    assert verhaal.casus.crisis

    verhaal.besloten("vv", eerste)
    verhaal.besloten("einde", tweede)
    verhaal.melding()
    assert not verhaal.casus.crisis


def test_wie_de_dienst_uitvoert_krijgt_de_casus_terug_na_een_tweede_melding(verhaal):
    verhaal.gestart(verhaal.besloten("onderzoek"))
    tweede = verhaal.opgepakt(verhaal.melding())
    assert verhaal.casus.behandelaar == verhaal.wie["beoordelaar"]

    verhaal.besloten("einde", tweede)

    assert verhaal.stand == ("dienst", "vt")
    assert verhaal.casus.behandelaar == verhaal.wie["onderzoeker"]


# deciding anew


def test_een_uitgevoerd_besluit_is_niet_te_herzien_om_wat_een_latere_melding_vraagt(verhaal):
    eerste = verhaal.besloten("overdracht_lokaal")
    verhaal.aanvaard(verhaal.overgedragen())
    verhaal.besloten("overdracht_lokaal")

    with pytest.raises(VerkeerdeToestand):
        verhaal.herzien(eerste, "einde")
    assert verhaal.stand == ("overdracht", "vt")
    assert "besluit_herzien" not in lees_melding(eerste, verhaal.wie["beoordelaar"]).stappen


def test_een_dienst_herzien_laat_staan_wat_een_ander_teruglegde(verhaal):
    verhaal.besloten("overdracht_lokaal")
    overdracht = verhaal.overgedragen()
    tweede = verhaal.besloten("onderzoek")
    verhaal.aanvaard(overdracht)
    verhaal.teruggelegd(overdracht)

    verhaal.herzien(tweede, "einde")

    assert verhaal.stand == ("overdracht", "vt")


def test_herzien_neemt_geen_zicht_van_een_partij_die_het_aanvaardde(verhaal):
    melding = verhaal.besloten("onderzoek")
    verhaal.aanvaard(verhaal.overgedragen())
    assert verhaal.stand == ("dienst", "wijkteams-almere")

    verhaal.herzien(melding, "einde")

    assert verhaal.stand == ("overgedragen", "wijkteams-almere")
    verhaal.beeindigd()
    assert verhaal.stand == ("afgesloten", None)


@pytest.mark.parametrize("keuze", ["vv", "overdracht_hulp", "einde"])
def test_teruggelegd_na_heropenen_is_opnieuw_te_beslissen(verhaal, keuze):
    melding = verhaal.besloten("einde")
    verhaal.heropend()
    verhaal.teruggelegd(verhaal.aanvaard(verhaal.overgedragen()))
    assert verhaal.stand == ("overdracht", "vt")
    assert "besluit_herzien" in lees_melding(melding, verhaal.wie["beoordelaar"]).stappen

    verhaal.herzien(melding, keuze)

    assert verhaal.stand[0] == {"vv": "dienst", "overdracht_hulp": "overdracht", "einde": "monitoring"}[keuze]


# ending, closing and opening again


def test_de_een_legt_terug_en_de_ander_houdt_zicht_onder_monitoring(almere):
    almere.besloten("overdracht_lokaal")
    met, zonder = almere.overgedragen(), almere.overgedragen("jgz-almere", draagt_zicht=False)
    almere.aanvaard(met)
    almere.aanvaard(zonder)
    almere.geveegd()
    almere.teruggelegd(zonder)
    assert almere.stand == ("overdracht", "wijkteams-almere")

    almere.beeindigd()

    assert almere.stand == ("overgedragen", "wijkteams-almere")
    almere.afgesloten()
    assert almere.stand == ("afgesloten", None)


def test_heropenen_kan_telkens_weer(verhaal):
    verhaal.besloten("einde")
    for _ in range(2):
        verhaal.heropend()
        assert verhaal.stand == ("monitoring", "vt")
        with pytest.raises(VerkeerdeToestand):
            verhaal.heropend()
        verhaal.afgesloten()
        assert verhaal.stand == ("afgesloten", None)


def test_een_overdracht_van_voor_het_sluiten_telt_niet_voor_het_einde_van_nu(verhaal):
    verhaal.besloten("overdracht_lokaal")
    verhaal.aanvaard(verhaal.overgedragen())
    verhaal.beeindigd()
    verhaal.heropend()
    verhaal.teruggelegd(verhaal.aanvaard(verhaal.overgedragen("jgz-almere")))

    with pytest.raises(VerkeerdeToestand):
        verhaal.beeindigd()


def test_de_enige_melding_wordt_een_advies_en_de_casus_sluit(verhaal):
    melding = verhaal.besloten("advies")

    assert (melding.status, verhaal.stand) == ("omgezet", ("afgesloten", None))
    assert verhaal.casus.afsluitreden_id == "afsluitreden:omgezet"
    assert verhaal.casus.uiterste_datum is None


def test_een_partij_kan_terugleggen_na_het_sluiten_en_dan_wacht_het_gezin_weer(verhaal):
    verhaal.besloten("overdracht_lokaal")
    overdracht = verhaal.aanvaard(verhaal.overgedragen())
    verhaal.beeindigd()
    verhaal.teruggelegd(overdracht)

    assert verhaal.stand == ("overdracht", "vt")
    assert verhaal.casus.afsluitreden is None
