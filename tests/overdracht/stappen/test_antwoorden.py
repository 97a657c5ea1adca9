# SPDX-License-Identifier: EUPL-1.2
"""What the four answers of a receiver and the withdrawal by VT have in common."""

from datetime import timedelta
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.fouten import InmiddelsGewijzigd, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Overgang
from overdracht.models import Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from overdracht.werkproces import OVERGANGEN, Overdrachtstatus
from tests.overdracht.fabriek import verzonden

pytestmark = pytest.mark.django_db

STAPPEN = {
    "bevestigen": (bevestigen, {}),
    "aanvaarden": (aanvaarden, {}),
    "weigeren": (weigeren, {"weigerreden": "weigerreden:te_zwaar", "toelichting": "Wij kunnen dit niet dragen."}),
    "terugleggen": (terugleggen, {"terugmeldreden": "terugmeldreden:geen_hulp", "toelichting": "Niemand doet open."}),
    "intrekken": (intrekken, {"intrekreden": "intrekreden:vergissing"}),
}
NAAR = {
    "bevestigen": "bevestigd",
    "aanvaarden": "aanvaard",
    "weigeren": "geweigerd",
    "terugleggen": "teruggelegd",
    "intrekken": "ingetrokken",
}


@pytest.fixture
def overdracht(frontoffice, beoordelaar, nu):
    return verzonden(frontoffice, beoordelaar, nu)


@pytest.fixture
def doe(lokaalteam, beoordelaar, nu):
    """Do a step as the one who may."""

    def _doe(stap, overdracht, **anders):
        functie, argumenten = STAPPEN[stap]
        wie = anders.pop("medewerker", beoordelaar if stap == "intrekken" else lokaalteam)
        moment = anders.pop("nu", nu + timedelta(hours=1))
        return functie(medewerker=wie, overdracht=overdracht, nu=moment, **argumenten, **anders)

    return _doe


def breng_naar(doe, overdracht, status):
    """Walk to a state by steps."""
    weg = {
        "bevestigd": ["bevestigen"],
        "aanvaard": ["aanvaarden"],
        "geweigerd": ["weigeren"],
        "ingetrokken": ["intrekken"],
        "teruggelegd": ["aanvaarden", "terugleggen"],
    }
    for stap in weg.get(status, []):
        doe(stap, overdracht)


@pytest.mark.parametrize("van", ["verzonden", *NAAR.values()])
@pytest.mark.parametrize("stap", NAAR)
def test_stap_leidt_alleen_waar_de_tabel_het_zegt(doe, overdracht, stap, van):
    breng_naar(doe, overdracht, van)
    mag = stap in OVERGANGEN.get((van, NAAR[stap]), ())

    if not mag:
        with pytest.raises(VerkeerdeToestand):
            doe(stap, overdracht)
    else:
        doe(stap, overdracht)
    overdracht.refresh_from_db()
    assert overdracht.status == (NAAR[stap] if mag else van)


@pytest.mark.parametrize("stap", NAAR)
def test_stap_schrijft_historie_en_audit(doe, overdracht, stap):
    if stap == "terugleggen":
        doe("aanvaarden", overdracht)
    gedaan = doe(stap, overdracht)

    rij = Overgang.objects.filter(onderwerp="overdracht").order_by("-pk").first()
    assert (rij.onderwerp_id, rij.naar, rij.stap) == (overdracht.pk, NAAR[stap], stap)
    regel = AuditRegel.objects.get(actie=stap)
    assert (regel.nummer, regel.casus_id) == (overdracht.nummer, overdracht.casus_id)
    assert gedaan.versie == Overdracht.objects.get(pk=overdracht.pk).versie


@pytest.mark.parametrize("wie", ["lokaalteam_ander", "lokaalteam_utrecht", "overleglid", "beoordelaar", "manager"])
@pytest.mark.parametrize("stap", ["bevestigen", "aanvaarden", "weigeren", "terugleggen"])
def test_antwoorden_mag_alleen_de_ontvanger(doe, overdracht, stap, wie, request):
    with pytest.raises(StapNietToegestaan):
        doe(stap, overdracht, medewerker=request.getfixturevalue(wie))
    overdracht.refresh_from_db()
    assert overdracht.status == "verzonden"


@pytest.mark.parametrize("wie", ["lokaalteam", "frontoffice", "frontoffice_utrecht"])
def test_intrekken_mag_alleen_wie_mag_overdragen(doe, overdracht, wie, request):
    with pytest.raises(StapNietToegestaan):
        doe("intrekken", overdracht, medewerker=request.getfixturevalue(wie))


@pytest.mark.parametrize("stap", NAAR)
def test_verouderd_scherm_wordt_geweigerd(doe, overdracht, stap):
    if stap == "terugleggen":
        doe("aanvaarden", overdracht)
    with pytest.raises(InmiddelsGewijzigd):
        doe(stap, overdracht, versie=0)


@pytest.mark.parametrize("stap", NAAR)
def test_twee_keer_met_hetzelfde_kenmerk_is_een_keer(doe, overdracht, stap):
    if stap == "terugleggen":
        doe("aanvaarden", overdracht)
    token = uuid4()

    eerste = doe(stap, overdracht, token=token)
    tweede = doe(stap, overdracht, token=token)

    assert (eerste.pk, eerste.versie) == (tweede.pk, tweede.versie)
    assert AuditRegel.objects.filter(actie=stap).count() == 1


@pytest.mark.parametrize(
    ("eerste", "tweede", "tekst"),
    [
        ("aanvaarden", "aanvaarden", "Een collega was u voor: deze overdracht is al aanvaard door Lotte Kalkman."),
        ("weigeren", "aanvaarden", "Een collega was u voor: deze overdracht is al geweigerd door Lotte Kalkman."),
        (
            "bevestigen",
            "bevestigen",
            "Een collega was u voor: de ontvangst van deze overdracht is al bevestigd door Lotte Kalkman.",
        ),
        ("aanvaarden", "intrekken", "Een collega was u voor: deze overdracht is al aanvaard door Lotte Kalkman."),
        (
            "intrekken",
            "aanvaarden",
            "Veilig Thuis heeft deze overdracht ingetrokken. U hoeft er niets meer mee te doen.",
        ),
    ],
)
def test_de_tweede_hoort_wie_eerst_was_maar_nooit_een_naam_van_vt(doe, overdracht, eerste, tweede, tekst):
    doe(eerste, overdracht)
    with pytest.raises(VerkeerdeToestand) as fout:
        doe(tweede, overdracht)
    assert fout.value.tekst == tekst


def test_alle_statussen_zijn_bereikbaar():
    assert {naar for _, naar in OVERGANGEN} == set(Overdrachtstatus)
