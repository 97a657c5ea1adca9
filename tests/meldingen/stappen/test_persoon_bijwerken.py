# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.deuren import doe_stap
from meldingen.fouten import AlGedaan, InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import PersoonGegevens
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.persoonsfabriek import KIND, gezin, schim
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
BSN, ANDER_BSN = "123456782", "111222333"


@pytest.fixture
def kind(frontoffice, nu):
    return gezin(frontoffice, nu)[0]


def _fouten(**argumenten):
    with pytest.raises(OngeldigeInvoer) as fout:
        doe_stap(persoon_bijwerken, onderwerp="persoon", nummer="", **argumenten)
    return fout.value.velden


def test_bijwerken_schrijft_wat_genoemd_is_en_laat_de_rest(beoordelaar, kind, nu):
    voor = PersoonGegevens.van(kind)
    gegevens = {"geboortedatum": date(2015, 7, 1), "geboortedatum_precisie": "maand", "telefoon": "06 1234 5678"}

    persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu, versie=1)

    na = Persoon.objects.get(pk=kind.pk)
    assert PersoonGegevens.van(na) == PersoonGegevens(**{**vars(voor), **gegevens})
    assert (na.versie, na.gewijzigd_op, na.nummer, na.extern_id) == (2, nu, kind.nummer, kind.extern_id)
    assert na.telefoon_sleutel == "612345678"


def test_de_audit_noemt_velden_en_geen_inhoud(beoordelaar, kind, nu):
    persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens={"geboortenaam": "Merelman"}, nu=nu)

    assert audit("persoon_bijwerken") == [("gedaan", kind.nummer, beoordelaar.pk)]
    regel = AuditRegel.objects.get(actie="persoon_bijwerken")
    assert (regel.gegevens, regel.onderwerp) == ({"velden": "geboortenaam"}, "persoon")


@pytest.mark.parametrize(
    ("gegevens", "fouten"),
    [
        ({"bsn": "123456789"}, {"bsn": ["Dit is geen geldig BSN. Controleer de negen cijfers."]}),
        ({"bsn": BSN}, {"bsn_reden": ["Geef een BSN of een reden waarom er geen is, niet allebei."]}),
        ({"bsn": None, "bsn_reden": None}, {"bsn_reden": ["Vul een BSN in, of kies waarom dat er niet is."]}),
        ({"bsn_reden": "geslacht:man"}, {"bsn_reden": ["Kies een waarde uit de lijst."]}),
        ({"geboortedatum": date(2027, 1, 1)}, {"geboortedatum": ["De geboortedatum ligt in de toekomst."]}),
        ({"overleden_op": date(2014, 1, 1)}, {"overleden_op": ["De datum van overlijden ligt voor de geboortedatum."]}),
        ({"voornamen": "a\x00b"}, {"voornamen": ["Deze tekst bevat een teken dat niet kan worden bewaard."]}),
        (
            {"voornamen": "", "geboortenaam": " ", "bsn_reden": ""},
            {
                "geboortenaam": ["Vul een naam in, of geef aan dat de persoon onbekend is."],
                "bsn_reden": ["Vul een BSN in, of kies waarom dat er niet is."],
            },
        ),
    ],
)
def test_elke_fout_staat_bij_haar_veld_en_er_verandert_niets(beoordelaar, kind, nu, gegevens, fouten):
    voor = Persoon.objects.values().get(pk=kind.pk)

    assert _fouten(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu) == fouten
    assert Persoon.objects.values().get(pk=kind.pk) == voor


def test_wie_onbekend_is_heeft_geen_reden_nodig(beoordelaar, frontoffice, nu):
    (onbekende,) = gezin(frontoffice, nu, PersoonGegevens(onbekend=True))

    persoon_bijwerken(medewerker=beoordelaar, persoon=onbekende, gegevens={"telefoon": "0612345678"}, nu=nu)

    assert Persoon.objects.get(pk=onbekende.pk).telefoon == "0612345678"


def test_het_bsn_van_een_ander_verraadt_niet_wie(beoordelaar, frontoffice, kind, nu):
    """Of somebody whom this user may not know of: what the panel says, recorded as the search that it is."""
    gezin(frontoffice, nu, PersoonGegevens(geboortenaam="Bekend", bsn=ANDER_BSN))
    schim(frontoffice, nu, PersoonGegevens(geboortenaam="Schim", bsn=BSN))

    for bsn, tekst, gezocht in (
        (ANDER_BSN, "Dit BSN staat al bij een andere persoon. Zoek die persoon op.", 0),
        (BSN, "Mogelijk bekend, neem contact op met de teamleider.", 1),
    ):
        gegevens = {"bsn": bsn, "bsn_reden": None}
        assert _fouten(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu) == {"bsn": [tekst]}
        gelogd = AuditRegel.objects.filter(actie="zoeken", medewerker_id=beoordelaar.pk)
        assert list(gelogd.values_list("gegevens", "grond", "nummer")) == [({"aantal": 0}, "registratie", "")] * gezocht
    assert audit("persoon_bijwerken") == [("geweigerd", "", beoordelaar.pk)] * 2


def test_wie_samengevoegd_is_heeft_een_bsn(beoordelaar, frontoffice, kind, nu):
    ander, *_ = gezin(frontoffice, nu, PersoonGegevens(geboortenaam="Kanariepiet", bsn=ANDER_BSN))
    voeg_samen(een=kind, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)

    gegevens = {"bsn": BSN, "bsn_reden": None}
    tekst = ["Deze persoon is samengevoegd met iemand die al een BSN heeft. Wijzig het daar."]
    assert _fouten(medewerker=beoordelaar, persoon=kind, gegevens=gegevens, nu=nu) == {"bsn": tekst}
    # The human has one: why this row has none needs no reason.
    persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens={"bsn_reden": None}, nu=nu)


def test_oud_scherm(beoordelaar, onderzoeker, kind, nu):
    persoon_bijwerken(medewerker=onderzoeker, persoon=kind, gegevens={"telefoon": "0612345678"}, nu=nu, versie=1)

    with pytest.raises(InmiddelsGewijzigd):
        persoon_bijwerken(medewerker=beoordelaar, persoon=kind, gegevens={"telefoon": ""}, nu=nu, versie=1)

    assert Persoon.objects.get(pk=kind.pk).telefoon == "0612345678"


def test_twee_keer_versturen_is_een_keer(beoordelaar, kind, nu):
    token = uuid4()
    for _ in range(2):
        persoon_bijwerken(
            medewerker=beoordelaar, persoon=kind, gegevens={"telefoon": "0612345678"}, nu=nu, versie=1, token=token
        )

    assert (Persoon.objects.get(pk=kind.pk).versie, len(audit("persoon_bijwerken"))) == (2, 1)
    with pytest.raises(AlGedaan):
        doe_stap(
            persoon_bijwerken, onderwerp="persoon", nummer="", medewerker=beoordelaar, persoon=kind,
            gegevens={"telefoon": "0687654321"}, nu=nu, versie=1, token=token,
        )  # fmt: skip


@pytest.mark.parametrize(
    "wie", ["gedragswetenschapper", "manager", "beheerder", "privacy", "lokaalteam", "frontoffice_utrecht"]
)
def test_zonder_recht(wie, kind, request, nu):
    with pytest.raises(StapNietToegestaan):
        persoon_bijwerken(
            medewerker=request.getfixturevalue(wie), persoon=kind, gegevens={"telefoon": "0612345678"}, nu=nu
        )


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_een_wint(frontoffice, beoordelaar, nu):
    kind, *_ = gezin(frontoffice, nu, KIND)

    def wijzig(naam):
        return lambda: persoon_bijwerken(
            medewerker=beoordelaar, persoon=kind, gegevens={"geboortenaam": naam}, nu=nu + timedelta(1), versie=1
        )

    uitkomsten = tegelijk(wijzig("Sijsje"), wijzig("Merel"))

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["InmiddelsGewijzigd", "Persoon"]
    assert Persoon.objects.get(pk=kind.pk).versie == 2
