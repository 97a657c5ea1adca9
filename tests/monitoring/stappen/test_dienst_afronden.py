# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest

from achtergrond.eenmalig import InhoudVerschilt
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Dienst
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.stappen.dienst_afronden import dienst_afronden
from tests.meldingen.fabriek import beoordeeld
from tests.monitoring.fabriek import lopende_dienst, na, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db
INVOER = {"uitkomst": "onderzoeksuitkomst:bevestigd", "conclusie": "Het is bevestigd."}


@pytest.fixture
def dienst(frontoffice, beoordelaar, onderzoeker, nu):
    return lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)


@pytest.fixture
def rond_af(onderzoeker, nu):
    return lambda dienst, **anders: dienst_afronden(
        **{"medewerker": onderzoeker, "dienst": dienst, "nu": na(nu, uren=4), **INVOER} | anders
    )


def test_de_dienst_is_afgerond_en_haalt_zijn_termijn(dienst, rond_af, nu):
    rond_af(dienst)

    dienst = vers(dienst)
    assert (dienst.status, dienst.uitkomst_id, dienst.afgerond_op) == ("afgerond", INVOER["uitkomst"], na(nu, uren=4))
    assert termijnen("dienst", dienst.pk) == [("onderzoek", "2026-05-20", "gehaald")]


def test_monitoring_staat_gepland_op_3_en_12_maanden(dienst, rond_af, nu):
    rond_af(dienst)

    monitoring = Monitoring.objects.get()
    assert (monitoring.aanleiding, monitoring.dienst, monitoring.begin_op) == ("dienst", dienst, na(nu, uren=4))
    momenten = Monitoringsmoment.objects.order_by("gepland_op")
    assert [(m.soort, m.gepland_op.isoformat(), m.status) for m in momenten] == [
        ("monitoring_3", "2026-06-11", "gepland"),
        ("monitoring_12", "2027-03-11", "gepland"),
    ]
    assert termijnen("monitoringsmoment", momenten[0].pk) == [("monitoring_3", "2026-06-11", "open")]


def test_de_casus_gaat_naar_monitoring_met_historie_en_audit(dienst, rond_af, onderzoeker):
    rond_af(dienst)

    casus = vers(dienst.casus)
    assert (casus.fase, casus.zicht_houder, casus.monitoring_loopt) == ("monitoring", "vt", True)
    assert historie(casus, "dienst_afronden") == [
        ("dienst", "status", "loopt", "afgerond"),
        ("monitoring", "status", "", "loopt"),
        ("monitoringsmoment", "status", "", "gepland"),
        ("monitoringsmoment", "status", "", "gepland"),
        ("casus", "fase", "dienst", "monitoring"),
    ]
    assert audit("dienst_afronden") == [
        (
            "gedaan",
            "casus",
            onderzoeker.pk,
            {"soort": "onderzoek", "uitkomst": "onderzoeksuitkomst:bevestigd", "overdracht_volgt": False},
        )
    ]


def test_als_er_een_overdracht_volgt_wacht_de_casus_daarop(dienst, rond_af):
    rond_af(dienst, overdracht_volgt=True)

    casus = vers(dienst.casus)
    assert (casus.fase, casus.overdracht_nodig, casus.monitoring_loopt) == ("overdracht", True, True)


def test_voorwaarden_en_vervolg_heeft_geen_uitkomst(frontoffice, beoordelaar, onderzoeker, nu, rond_af):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu, "vv")

    assert rond_af(dienst, uitkomst=None).uitkomst_id is None
    assert vers(dienst.casus).fase == "monitoring"


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"uitkomst": None}, "uitkomst"),
        ({"uitkomst": "zwaarte:licht"}, "uitkomst"),
        ({"uitkomst": "onderzoeksuitkomst:bestaat_niet"}, "uitkomst"),
        ({"conclusie": "  "}, "conclusie"),
        ({"conclusie": "a\x00b"}, "conclusie"),
        ({"conclusie": "a" * 1_000_000}, "conclusie"),
    ],
)
def test_onvolledige_invoer_noemt_het_veld_en_verandert_niets(dienst, rond_af, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        rond_af(dienst, **anders)

    assert list(fout.value.velden) == [veld]
    assert vers(dienst).status == "loopt"
    assert Monitoring.objects.count() == 0


def test_een_dienst_die_niet_loopt_kan_niet_af(frontoffice, beoordelaar, nu, rond_af, dienst):
    gepland = Dienst.objects.get(melding=beoordeeld(frontoffice, beoordelaar, nu, "onderzoek"))
    with pytest.raises(VerkeerdeToestand, match="verkeerde_toestand"):
        rond_af(gepland)

    rond_af(dienst)
    with pytest.raises(VerkeerdeToestand) as fout:
        rond_af(dienst)
    assert fout.value.tekst == "Een collega was u voor: deze dienst is al afgerond of vervallen."


def test_wie_geen_diensten_uitvoert_mag_het_niet(dienst, rond_af, beoordelaar, frontoffice_utrecht):
    for wie in (beoordelaar, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            rond_af(dienst, medewerker=wie)


def test_een_verouderd_scherm_zegt_dat_een_collega_voor_was(dienst, rond_af):
    with pytest.raises(InmiddelsGewijzigd):
        rond_af(dienst, versie=vers(dienst).versie - 1)


def test_twee_keer_is_een_keer(dienst, rond_af):
    token = uuid4()

    assert rond_af(dienst, token=token) == rond_af(dienst, token=token)
    assert Monitoring.objects.count() == 1
    with pytest.raises(InhoudVerschilt):
        rond_af(dienst, token=token, conclusie="Iets anders.")
