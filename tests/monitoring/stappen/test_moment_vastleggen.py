# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from uuid import uuid4

import pytest

from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Incident
from monitoring.models import Monitoringsmoment
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from tests.monitoring.fabriek import moment_invoer, vers
from tests.monitoring.sporen import audit, historie, termijnen

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg_vast(onderzoeker, straks):
    def doe(moment, *, medewerker=onderzoeker, versie=None, token=None, **anders):
        return moment_vastleggen(
            medewerker=medewerker,
            moment=moment,
            invoer=moment_invoer(straks, **anders),
            nu=straks,
            versie=versie,
            token=token,
        )

    return doe


def test_het_moment_is_vastgelegd_en_haalt_zijn_termijn(moment, leg_vast, onderzoeker):
    leg_vast(moment, veiligheid="veiligheid:deels", nieuwe_incidenten=2, nieuwe_zorgen=True)

    moment = vers(moment)
    assert (moment.status, moment.uitgevoerd_op, moment.uitgevoerd_door) == (
        "vastgelegd",
        date(2026, 6, 11),
        onderzoeker,
    )
    assert (moment.veiligheid_id, moment.nieuwe_incidenten, moment.nieuwe_zorgen) == ("veiligheid:deels", 2, True)
    assert termijnen("monitoringsmoment", moment.pk) == [("monitoring_3", "2026-06-11", "gehaald")]
    assert Incident.objects.count() == 0


def test_historie_en_audit(moment, leg_vast, onderzoeker):
    leg_vast(moment)

    assert historie(moment.casus, "moment_vastleggen") == [("monitoringsmoment", "status", "gepland", "vastgelegd")]
    assert audit("moment_vastleggen") == [
        ("gedaan", "monitoringsmoment", onderzoeker.pk, {"veiligheid": "veiligheid:veilig", "vervolg": "geen"})
    ]


def test_de_casus_blijft_in_monitoring_tot_iemand_afsluit(moment, leg_vast):
    leg_vast(moment)

    assert (vers(moment.casus).fase, vers(moment.casus).monitoring_loopt) == ("monitoring", True)


def test_een_extra_moment_wordt_meteen_gepland(moment, leg_vast):
    leg_vast(moment, vervolg="extra_moment", extra_op=date(2026, 8, 3), extra_reden="Vader komt terug.")

    extra = Monitoringsmoment.objects.get(soort="monitoring_extra")
    assert (extra.gepland_op, extra.reden, extra.monitoring) == (
        date(2026, 8, 3),
        "Vader komt terug.",
        moment.monitoring,
    )
    assert termijnen("monitoringsmoment", extra.pk) == [("monitoring_extra", "2026-08-03", "open")]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"uitgevoerd_op": date(2026, 6, 12)}, "uitgevoerd_op"),
        ({"uitgevoerd_op": date(2026, 3, 10)}, "uitgevoerd_op"),
        ({"veiligheid": ""}, "veiligheid"),
        ({"veiligheid": "zwaarte:licht"}, "veiligheid"),
        ({"nieuwe_incidenten": -1}, "nieuwe_incidenten"),
        ({"nieuwe_incidenten": 100_000}, "nieuwe_incidenten"),
        ({"gesproken_met": ""}, "gesproken_met"),
        ({"gesproken_met": "a" * 501}, "gesproken_met"),
        ({"bevindingen": " "}, "bevindingen"),
        ({"bevindingen": "a\x00b"}, "bevindingen"),
        ({"bevindingen": "a" * 1_000_000}, "bevindingen"),
        ({"vervolg": "iets"}, "vervolg"),
        ({"vervolg": "extra_moment"}, "extra_op"),
        ({"vervolg": "extra_moment", "extra_op": date(2026, 6, 11), "extra_reden": "Omdat."}, "extra_op"),
        ({"vervolg": "extra_moment", "extra_op": date(2036, 6, 11), "extra_reden": "Omdat."}, "extra_op"),
        ({"vervolg": "extra_moment", "extra_op": date(2026, 6, 12)}, "extra_reden"),
    ],
)
def test_foute_invoer_noemt_het_veld_en_verandert_niets(moment, leg_vast, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        leg_vast(moment, **anders)

    assert list(fout.value.velden) == [veld]
    assert vers(moment).status == "gepland"
    assert Monitoringsmoment.objects.count() == 2


def test_een_tweede_collega_hoort_wie_er_voor_was(moment, leg_vast):
    leg_vast(moment)

    with pytest.raises(VerkeerdeToestand) as fout:
        leg_vast(moment)
    assert fout.value.tekst == "Een collega was u voor: dit moment is al vastgelegd door Oya Demir."


def test_wie_niet_monitort_mag_het_niet(moment, leg_vast, beoordelaar, manager, lokaalteam, frontoffice_utrecht):
    for wie in (beoordelaar, manager, lokaalteam, frontoffice_utrecht):
        with pytest.raises(StapNietToegestaan):
            leg_vast(moment, medewerker=wie)


def test_een_verouderd_scherm_wordt_geweigerd(moment, leg_vast):
    with pytest.raises(InmiddelsGewijzigd):
        leg_vast(moment, versie=moment.versie + 1)


def test_twee_keer_is_een_keer(moment, leg_vast):
    token = uuid4()

    assert leg_vast(moment, token=token) == leg_vast(moment, token=token)
    assert len(audit("moment_vastleggen")) == 1


def test_te_vroeg_vastleggen_mag(moment, onderzoeker, straks):
    vroeg = straks - timedelta(days=30)
    moment_vastleggen(medewerker=onderzoeker, moment=moment, invoer=moment_invoer(vroeg), nu=vroeg)

    assert vers(moment).uitgevoerd_op == date(2026, 5, 12)
