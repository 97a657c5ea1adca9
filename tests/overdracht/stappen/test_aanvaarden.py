# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from meldingen.models import Casus, Termijn
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.terugleggen import terugleggen
from tests.meldingen.fabriek import gemeld
from tests.overdracht.fabriek import (
    klaar_om_over_te_dragen,
    nummers,
    overgedragen,
    partij_invoer,
    verzonden,
)

pytestmark = pytest.mark.django_db


def toestand(casus):
    casus = Casus.objects.select_related("zicht_partij").get(pk=casus.pk)
    partij = casus.zicht_partij.code if casus.zicht_partij else None
    return (casus.fase, casus.zicht_houder, partij, casus.overdracht_nodig, casus.overdracht_wacht)


def termijnen(overdracht):
    rijen = Termijn.objects.filter(onderwerp="overdracht", onderwerp_id=overdracht.pk)
    return {t.soort: (t.gehaald_op, t.vervallen_op) for t in rijen}


def test_bevestigen_haalt_de_termijn_en_laat_zicht_bij_vt(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)

    gedaan = bevestigen(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

    assert (gedaan.status, gedaan.bevestigd_op, gedaan.bevestigd_door) == ("bevestigd", nu, lokaalteam)
    assert termijnen(overdracht) == {"bevestigen": (nu, None), "aanvaarden": (None, None)}
    assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, True)


def test_aanvaarden_geeft_het_zicht_aan_de_partij(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    later = nu + timedelta(days=1)

    gedaan = aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=later)

    assert (gedaan.aanvaard_op, gedaan.aanvaard_door) == (later, lokaalteam)
    assert toestand(overdracht.casus) == ("overgedragen", "partij", "wijkteams-almere", False, False)
    casus = Casus.objects.get()
    assert (casus.zicht_sinds, casus.laatste_ontvanger) == (later, lokaalteam.organisatie)
    assert termijnen(overdracht) == {"bevestigen": (later, None), "aanvaarden": (later, None)}
    assert not gedaan.personen.filter(open=True).exists()


def test_aanvaarden_zonder_zicht_laat_de_casus_wachten(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = verzonden(frontoffice, beoordelaar, nu, draagt_zicht=False)

    aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

    assert toestand(overdracht.casus) == ("overdracht", "vt", None, True, False)


def test_aanvaarden_van_een_van_twee_laat_de_ander_wachten(frontoffice, beoordelaar, lokaalteam, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    een, twee = nummers(casus)
    eerste, _ = overgedragen(
        beoordelaar,
        casus,
        nu,
        partij_invoer(casus, personen=(een,)),
        partij_invoer(casus, "bga-almere", personen=(twee,), draagt_zicht=False),
    )

    aanvaarden(medewerker=lokaalteam, overdracht=eerste, nu=nu)

    assert toestand(casus) == ("overgedragen", "partij", "wijkteams-almere", False, True)


def test_aanvaarden_terwijl_een_nieuwe_melding_beoordeeld_wordt_laat_zicht_bij_vt(
    frontoffice, beoordelaar, lokaalteam, nu
):
    overdracht = verzonden(frontoffice, beoordelaar, nu)
    gemeld(frontoffice, nu + timedelta(hours=1), casus=overdracht.casus)

    gedaan = aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu + timedelta(hours=2))

    assert gedaan.status == "aanvaard"
    assert toestand(overdracht.casus) == ("vb", "vt", None, True, False)


def test_aanvaarden_tijdens_een_dienst_geeft_zicht_en_houdt_de_fase(
    frontoffice, beoordelaar, onderzoeker, lokaalteam, nu
):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu, "onderzoek")
    (overdracht,) = overgedragen(onderzoeker, casus, nu)

    aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)

    assert toestand(casus) == ("dienst", "partij", "wijkteams-almere", False, False)


def test_terugleggen_zonder_zicht_laat_het_zicht_bij_de_andere_partij(
    frontoffice, beoordelaar, lokaalteam, lokaalteam_ander, nu
):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    een, twee = nummers(casus)
    met, zonder = overgedragen(
        beoordelaar,
        casus,
        nu,
        partij_invoer(casus, personen=(een,)),
        partij_invoer(casus, "jgz-almere", personen=(twee,), draagt_zicht=False),
    )
    aanvaarden(medewerker=lokaalteam, overdracht=met, nu=nu)
    aanvaarden(medewerker=lokaalteam_ander, overdracht=zonder, nu=nu)

    terugleggen(
        medewerker=lokaalteam_ander,
        overdracht=zonder,
        terugmeldreden="terugmeldreden:geen_hulp",
        toelichting="Vader werkt niet mee.",
        nu=nu,
    )

    assert toestand(casus) == ("overdracht", "partij", "wijkteams-almere", True, False)
