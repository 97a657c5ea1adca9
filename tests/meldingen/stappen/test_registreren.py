# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from uuid import uuid4

import pytest

from achtergrond.eenmalig import InhoudVerschilt
from audit.models import AuditRegel
from meldingen.deuren import doe_stap
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.invoer import BetrokkeneInvoer, BronInvoer
from meldingen.models import Bron, Casus, Melding, Overgang, Termijn
from meldingen.stappen.registreren import registreren
from personen.models import Persoon
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import beoordeeld, gemeld, melding_invoer, nieuw_contact
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.personen import scherm_af
from tests.personen.fabriek import ANDER_BSN, BSN

pytestmark = pytest.mark.django_db


def test_registreren_maakt_casus_met_fase_vb_en_zicht_bij_vt(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    casus = Casus.objects.get()
    assert (casus.fase, casus.zicht_houder, casus.zicht_sinds) == ("vb", "vt", melding.ontvangen_op)
    assert melding.status == "ontvangen"
    assert casus.uiterste_datum == Termijn.objects.get(soort="vb").uiterste_datum


def test_registreren_start_termijnen_vanaf_ontvangst(frontoffice, nu):
    melding = gemeld(frontoffice, nu, crisis=True)

    assert set(Termijn.objects.values_list("soort", "begin_op")) == {
        ("vb", melding.ontvangen_op),
        ("informeren", melding.ontvangen_op),
        ("crisis", melding.ontvangen_op),
    }


def test_registreren_schrijft_historie(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    rijen = Overgang.objects.filter(casus_id=melding.casus_id).order_by("id")
    assert [(r.onderwerp, r.kenmerk, r.van, r.naar) for r in rijen] == [
        ("casus", "fase", "", "vb"),
        ("casus", "zicht", "", "vt"),
        ("melding", "status", "", "ontvangen"),
    ]


def test_registreren_bewaart_de_melder_alleen_versleuteld(frontoffice, nu):
    melding = gemeld(frontoffice, nu)

    bron = Bron.objects.get(melding=melding)
    assert bron.naam == "Truus Kanarie-Melder"


def test_registreren_twee_keer_met_hetzelfde_kenmerk_is_een_keer(frontoffice, nu):
    token, invoer = uuid4(), melding_invoer(nu)
    een = registreren(medewerker=frontoffice, invoer=invoer, nu=nu, token=token)
    twee = registreren(medewerker=frontoffice, invoer=invoer, nu=nu, token=token)

    assert een == twee
    assert Melding.objects.count() == 1


def test_registreren_bij_gesloten_casus_heropent_en_haalt_zicht_terug(frontoffice, beoordelaar, nu):
    eerste = beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:einde_bemoeienis")
    casus = Casus.objects.get(pk=eerste.casus_id)
    assert (casus.fase, casus.zicht_houder) == ("afgesloten", None)
    later = nu + timedelta(days=40)

    melding = gemeld(frontoffice, later, casus=casus)

    casus.refresh_from_db()
    assert (casus.fase, casus.zicht_houder, casus.gesloten_op) == ("vb", "vt", None)
    assert melding.casusfase_bij_ontvangst == "afgesloten"


def test_registreren_van_een_contact_houdt_de_notities(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu)

    melding = registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact, contact_versie=1)

    contact.refresh_from_db()
    assert (contact.status, contact.notities, melding.contact) == ("melding", "Notities", contact)


def test_registreren_van_een_contact_met_oud_scherm(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu)

    with pytest.raises(InmiddelsGewijzigd):
        registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact, contact_versie=7)

    assert Melding.objects.count() == 0


def test_registreren_van_een_contact_kan_niet_later_zijn_dan_dat(frontoffice, nu):
    """Else the terms would start on the day that somebody came to typing."""
    contact = nieuw_contact(frontoffice, nu, ontvangen_op=nu - timedelta(days=8))

    with pytest.raises(OngeldigeInvoer) as fout:
        registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact)

    assert list(fout.value.velden) == ["ontvangen_op"]
    eerder = melding_invoer(nu, ontvangen_op=nu - timedelta(days=9))
    melding = registreren(medewerker=frontoffice, invoer=eerder, nu=nu, contact=contact)
    assert {termijn.begin_op for termijn in melding.termijnen.all()} == {nu - timedelta(days=9)}


def test_registreren_van_een_verwerkt_contact(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu)
    registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact, contact_versie=1)

    with pytest.raises(VerkeerdeToestand):
        registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu, contact=contact, contact_versie=2)


@pytest.mark.parametrize("wie", ["onderzoeker", "gedragswetenschapper", "manager", "lokaalteam", "privacy"])
def test_registreren_zonder_recht(wie, request, nu):
    with pytest.raises(StapNietToegestaan):
        gemeld(request.getfixturevalue(wie), nu)


def test_registreren_op_casus_van_andere_regio_mag_niet(frontoffice, frontoffice_utrecht, nu):
    casus = gemeld(frontoffice, nu).casus

    with pytest.raises(StapNietToegestaan):
        gemeld(frontoffice_utrecht, nu, casus=casus)


def test_registreren_onthoudt_hoe_een_persoon_is_herkend(frontoffice, nu):
    nummer = gemeld(frontoffice, nu).betrokkenen.first().persoon.nummer
    naam = PersoonGegevens(voornamen="Piet", geboortenaam="Kanariepiet")

    melding = gemeld(
        frontoffice,
        nu,
        betrokkenen=(
            BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=nummer),
            BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=naam, geen_match=True),
            BetrokkeneInvoer(rol="betrokkenerol:pleger", gegevens=PersoonGegevens(onbekend=True)),
        ),
    )

    rijen = melding.betrokkenen.order_by("pk").values_list("herkenning", flat=True)
    assert list(rijen) == ["gekoppeld", "geen_match", "niet_gezocht"]


def test_registreren_koppelt_niemand_uit_een_afgeschermd_dossier(frontoffice, nu):
    eerste = gemeld(frontoffice, nu)
    Casus.objects.filter(pk=eerste.casus_id).update(afgeschermd=True)
    nummer = eerste.betrokkenen.first().persoon.nummer

    with pytest.raises(OngeldigeInvoer) as fout:
        gemeld(frontoffice, nu, betrokkenen=(BetrokkeneInvoer(rol="betrokkenerol:kind", persoon_nummer=nummer),))

    assert list(fout.value.velden) == ["betrokkenen-0-persoon_nummer"]


NAAM = PersoonGegevens(geboortenaam="Kanariepiet")


def betrokkene(**gegevens):
    persoon = PersoonGegevens(**{"geboortenaam": "Kanariepiet", **gegevens})
    return (BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=persoon),)


@pytest.mark.parametrize(
    ("anders", "fout_bij"),
    [
        ({"kanaal": "kanaal:duif"}, ["kanaal"]),
        ({"melder_soort": "kanaal:telefoon"}, ["melder_soort"]),
        ({"aard": ("aard:lichamelijk", "aard:niets")}, ["aard"]),
        ({"kanaal": "x", "duur": "duur:eeuwig"}, ["kanaal", "duur"]),
        ({"gemeente_code": "GM9999"}, ["gemeente"]),
        ({"toelichting": "  "}, ["toelichting"]),
        ({"toelichting": "a\x00b"}, ["toelichting"]),
        ({"toelichting": "x" * 1_000_000}, ["toelichting"]),
        ({"melder_partij_code": "bestaat-niet"}, ["melder_partij"]),
        ({"incident_datum": date(2026, 3, 12)}, ["incident_datum"]),
        ({"incident_datum": date(1812, 3, 12)}, ["incident_datum"]),
        ({"betrokkenen": ()}, ["betrokkenen"]),
        ({"betrokkenen": (BetrokkeneInvoer(rol="betrokkenerol:buurman", gegevens=NAAM),)}, ["betrokkenen-0-rol"]),
        ({"betrokkenen": betrokkene(geboortedatum=date(2027, 1, 1))}, ["betrokkenen-0-geboortedatum"]),
        ({"betrokkenen": betrokkene(bsn="123456789")}, ["betrokkenen-0-bsn"]),
        ({"betrokkenen": betrokkene(geboortenaam="")}, ["betrokkenen-0-geboortenaam"]),
        ({"betrokkenen": betrokkene(voornamen="a\x00b")}, ["betrokkenen-0-voornamen"]),
        ({"bron": BronInvoer(onthulling="onthulling:misschien")}, ["bron-onthulling"]),
        ({"bron": BronInvoer(onthulling="onthulling:geheim_professional")}, ["bron-grond"]),
        ({"bron": BronInvoer(onthulling="onthulling:toestemming")}, ["bron-toestemming_op"]),
        ({"bron": BronInvoer(naam="x" * 201)}, ["bron-naam"]),
    ],
)
def test_registreren_weigert_slechte_invoer_aan_het_veld(frontoffice, nu, anders, fout_bij):
    with pytest.raises(OngeldigeInvoer) as fout:
        gemeld(frontoffice, nu, **anders)

    assert list(fout.value.velden) == fout_bij
    assert (Melding.objects.count(), Casus.objects.count(), Persoon.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("verschil", [timedelta(minutes=1), -timedelta(days=12 * 365)])
def test_registreren_weigert_een_onmogelijk_moment(frontoffice, nu, verschil):
    with pytest.raises(OngeldigeInvoer) as fout:
        gemeld(frontoffice, nu, ontvangen_op=nu + verschil)

    assert list(fout.value.velden) == ["ontvangen_op"]


def test_registreren_met_gebruikt_kenmerk_van_een_ander_contact_wordt_geweigerd(frontoffice, nu):
    token, invoer = uuid4(), melding_invoer(nu)
    een, ander = nieuw_contact(frontoffice, nu), nieuw_contact(frontoffice, nu)
    registreren(medewerker=frontoffice, invoer=invoer, nu=nu, contact=een, token=token)

    with pytest.raises(InhoudVerschilt):
        registreren(medewerker=frontoffice, invoer=invoer, nu=nu, contact=ander, token=token)


@pytest.mark.django_db(transaction=True)
def test_registreren_op_twee_schermen_tegelijk_met_een_kenmerk_is_een_keer(frontoffice, nu):
    token, invoer = uuid4(), melding_invoer(nu)

    een, twee = tegelijk(*[lambda: registreren(medewerker=frontoffice, invoer=invoer, nu=nu, token=token)] * 2)

    assert een == twee
    assert (Melding.objects.count(), Casus.objects.count()) == (1, 1)


def test_een_bsn_uit_een_afgeschermd_dossier_is_mogelijk_bekend_en_een_zoekvraag(frontoffice, nu):
    """What the panel says; of somebody whom the frontoffice may see it says where to look."""
    scherm_af(gemeld(frontoffice, nu, betrokkenen=betrokkene(voornamen="Schim", bsn=BSN)))
    gemeld(frontoffice, nu, betrokkenen=betrokkene(voornamen="Open", bsn=ANDER_BSN))
    invoer = melding_invoer(nu, betrokkenen=(*betrokkene(bsn=BSN), *betrokkene(bsn=ANDER_BSN)))

    with pytest.raises(OngeldigeInvoer) as fout:
        doe_stap(registreren, medewerker=frontoffice, onderwerp="melding", nummer="", invoer=invoer, nu=nu)

    assert fout.value.velden == {
        "betrokkenen-0-bsn": ["Mogelijk bekend, neem contact op met de teamleider."],
        "betrokkenen-1-bsn": ["Dit BSN staat al bij een andere persoon. Zoek die persoon op."],
    }
    gelogd = AuditRegel.objects.filter(actie="zoeken")
    assert [(r.medewerker_id, r.gegevens, r.grond) for r in gelogd] == [(frontoffice.pk, {"aantal": 0}, "registratie")]
