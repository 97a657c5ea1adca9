# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a known person at the call: kept, filling gaps, and undone with the link."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from audit.models import AuditRegel
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Beoordeelde, Betrokkene, Melding
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from personen.models import Adres, Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens
from tests.meldingen.fabriek import antwoorden, besluit
from tests.meldingen.personen import iemand, melding_over, personentabellen
from tests.personen.fabriek import ANDER_BSN, BSN, DERDE_BSN

pytestmark = pytest.mark.django_db
HUIS = AdresGegevens(straat="Vinkenlaan", huisnummer=12, postcode="1315 AB", plaats="Almere")


@pytest.fixture
def bekend(frontoffice, nu):
    return melding_over(frontoffice, nu, iemand(bsn=BSN)).betrokkenen.get().persoon


def _gekoppeld(wie, nu, bekende, **gezegd) -> Betrokkene:
    return melding_over(wie, nu, iemand(nummer=bekende.nummer, **gezegd)).betrokkenen.get()


def _los(wie, nu, betrokkene):
    return betrokkene_ontkoppelen(medewerker=wie, betrokkene=betrokkene, reden="Het is de buurman.", nu=nu)


def test_wat_getypt_is_blijft_versleuteld_bij_de_betrokkene(frontoffice, nu, bekend):
    rij = _gekoppeld(frontoffice, nu, bekend, voornamen="Sander", telefoon="0612345678", adres=HUIS)

    assert json.loads(rij.zoals_gemeld) == {
        "gegevens": {"voornamen": "Sander", "telefoon": "0612345678"},
        "adres": {"straat": "Vinkenlaan", "huisnummer": 12, "postcode": "1315 AB", "plaats": "Almere"},
        "toegevoegd": {"telefoon": True, "adres": True, "geheim": False},
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT zoals_gemeld FROM meldingen_betrokkene WHERE id = %s", [rij.pk])
        assert b"Sander" not in bytes(cursor.fetchone()[0])


def test_zonder_iets_te_typen_wordt_niets_bewaard(frontoffice, nu, bekend, django_assert_num_queries):
    voor = personentabellen()
    rij = _gekoppeld(frontoffice, nu, bekend)
    assert rij.zoals_gemeld is None
    assert personentabellen() == voor


def test_een_nieuw_adres_en_een_telefoon_die_er_niet_was_komen_erbij(frontoffice, nu, bekend):
    _gekoppeld(frontoffice, nu, bekend, telefoon="06 1234 5678", adres=replace(HUIS, geheim=True))

    adres = Adres.objects.get()
    assert (adres.persoon_id, adres.postcode, adres.geheim) == (bekend.pk, "1315AB", True)
    assert (adres.periode.lower, adres.periode.upper) == (date(2026, 3, 11), None)
    na = Persoon.objects.get(pk=bekend.pk)
    assert (na.telefoon, na.telefoon_sleutel, na.versie, na.gewijzigd_op) == ("06 1234 5678", "612345678", 2, nu)


def test_wat_al_bekend_is_blijft_staan(frontoffice, nu, bekend):
    """Also an address that another row of the same human has."""
    _gekoppeld(frontoffice, nu, bekend, telefoon="0611111111", adres=HUIS)
    ander = melding_over(frontoffice, nu, iemand("Saar")).betrokkenen.get().persoon
    voeg_samen(een=bekend, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)
    voor = personentabellen()

    rij = _gekoppeld(frontoffice, nu, bekend, telefoon="0622222222", adres=HUIS)
    via = _gekoppeld(frontoffice, nu, ander, adres=HUIS)

    assert personentabellen() == voor
    for betrokkene in (rij, via):
        assert json.loads(betrokkene.zoals_gemeld)["toegevoegd"] == {"telefoon": False, "adres": False, "geheim": False}


@pytest.mark.parametrize(
    "fout",
    [
        {"adres": AdresGegevens(postcode="oeps", huisnummer=1)},
        {"adres": AdresGegevens(postcode="1315AB")},
        {"adres": AdresGegevens(postcode="1315AB", huisnummer=0)},
        {"telefoon": "0" * 200},
        {"telefoon": "06\x00"},
        {"bsn": "123"},
        {"voornamen": "x" * 100_000},
        {"voornamen": "\ud800"},
        {"geboortedatum": date(2030, 1, 1)},
    ],
)
def test_wat_niet_klopt_houdt_de_melding_niet_tegen(frontoffice, nu, bekend, fout):
    """The person is known and somebody is on the phone; it makes no difference to the known one either."""
    voor = personentabellen()
    rij = _gekoppeld(frontoffice, nu, bekend, **fout)
    assert personentabellen() == voor

    los = _los(frontoffice, nu, rij).persoon

    assert (los.geboortenaam, los.bsn, los.telefoon) == ("Kanariepiet", None, "")


def test_een_ander_bsn_dan_getypt_wordt_niet_gekoppeld(frontoffice, nu, bekend):
    with pytest.raises(OngeldigeInvoer) as fout:
        _gekoppeld(frontoffice, nu, bekend, bsn=ANDER_BSN)
    assert set(fout.value.velden) == {"betrokkenen-0-persoon_nummer"}
    assert _gekoppeld(frontoffice, nu, bekend, bsn=BSN).persoon == bekend


def test_twee_rijen_van_een_mens_zijn_een_betrokkene(frontoffice, nu, bekend):
    ander = melding_over(frontoffice, nu, iemand("Saar")).betrokkenen.get().persoon
    voeg_samen(een=bekend, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)
    with pytest.raises(OngeldigeInvoer) as fout:
        melding_over(frontoffice, nu, iemand(nummer=bekend.nummer), iemand(nummer=ander.nummer))
    assert fout.value.velden == {"betrokkenen-1-persoon_nummer": ["Deze persoon staat al bij de melding."]}


def test_losmaken_maakt_een_persoon_van_wat_gezegd_is(frontoffice, nu, bekend):
    voor = personentabellen()
    rij = _gekoppeld(
        frontoffice, nu, bekend, voornamen="Sander", geboortenaam="Mus", geboortedatum=date(1988, 2, 1),
        geboortedatum_precisie="maand", telefoon="0612345678", adres=HUIS,
    )  # fmt: skip

    los = Betrokkene.objects.get(pk=_los(frontoffice, nu + timedelta(days=1), rij).pk)

    assert (los.herkenning, los.zoals_gemeld, los.samenvoeging) == ("geen_match", None, None)
    nieuw = los.persoon
    assert nieuw != bekend
    assert (nieuw.volledige_naam, nieuw.geboortedatum, nieuw.geboortedatum_precisie, nieuw.telefoon) == (
        "Sander Mus", date(1988, 2, 1), "maand", "0612345678",
    )  # fmt: skip
    adres = Adres.objects.get()
    assert (adres.persoon, adres.postcode, adres.periode.lower) == (nieuw, "1315AB", date(2026, 3, 11))
    # Of the known one nothing is left but that he was touched.
    (was,), nu_ = voor["Persoon"], Persoon.objects.filter(pk=bekend.pk).values().get()
    assert {k: v for k, v in nu_.items() if was[k] != v} == {"versie": 3, "gewijzigd_op": nu + timedelta(days=1)}


def test_dat_het_adres_geheim_is_telt_ook_van_wie_al_bekend_is(frontoffice, nu, bekend):
    """From now on, for all that is known of her; that a later call does not say it, says nothing."""
    rij = _gekoppeld(frontoffice, nu, bekend, geheim_adres=True)
    _gekoppeld(frontoffice, nu + timedelta(days=1), bekend, telefoon="0612345678")

    na = Persoon.objects.get(pk=bekend.pk)
    assert (na.geheim_adres, na.versie) == (True, 3)
    (regel,) = AuditRegel.objects.filter(onderwerp="persoon", nummer=bekend.nummer)
    assert (regel.actie, regel.casus_id, regel.medewerker_id) == ("registreren", rij.casus_id, frontoffice.pk)
    assert regel.gegevens == {"velden": "geheim_adres", "melding": rij.melding.nummer}


def test_losmaken_geeft_terug_dat_het_adres_geheim_is(frontoffice, nu, bekend):
    rij = _gekoppeld(frontoffice, nu, bekend, geheim_adres=True)

    los = _los(frontoffice, nu, rij)

    assert (Persoon.objects.get(pk=bekend.pk).geheim_adres, los.persoon.geheim_adres) == (False, True)


def test_losmaken_houdt_geheim_wat_ook_een_ander_zei_of_er_al_stond(frontoffice, nu, bekend):
    rij, _ = (_gekoppeld(frontoffice, nu, bekend, geheim_adres=True) for _ in range(2))
    _los(frontoffice, nu, rij)
    assert Persoon.objects.get(pk=bekend.pk).geheim_adres

    schuilt = melding_over(frontoffice, nu, iemand("Saar", geheim_adres=True)).betrokkenen.get().persoon
    _los(frontoffice, nu, _gekoppeld(frontoffice, nu, schuilt, geheim_adres=True))
    assert Persoon.objects.get(pk=schuilt.pk).geheim_adres


def test_losmaken_laat_staan_wat_daarna_is_veranderd(frontoffice, nu, bekend):
    rij = _gekoppeld(frontoffice, nu, bekend, telefoon="0612345678", adres=HUIS)
    Persoon.objects.filter(pk=bekend.pk).update(telefoon="0699999999", telefoon_sleutel="699999999")
    adres = Adres.objects.get()
    adres.periode = (date(2026, 3, 11), date(2026, 4, 1))
    adres.save()

    _los(frontoffice, nu, rij)

    assert Persoon.objects.get(pk=bekend.pk).telefoon == "0699999999"
    assert Adres.objects.filter(persoon=bekend).count() == 1


def test_zonder_iets_gezegd_houdt_de_ander_alleen_de_naam(frontoffice, nu, bekend):
    los = _los(frontoffice, nu, _gekoppeld(frontoffice, nu, bekend)).persoon

    assert los.volledige_naam == "Sanne Kanariepiet"
    assert (los.geboortedatum, los.bsn, los.telefoon, los.geslacht_id) == (None, None, "", "geslacht:onbekend")


def test_een_bsn_dat_van_een_ander_is_gaat_niet_mee(frontoffice, nu):
    bekende = melding_over(frontoffice, nu).betrokkenen.get().persoon
    rij = _gekoppeld(frontoffice, nu, bekende, bsn=DERDE_BSN)
    melding_over(frontoffice, nu, iemand("Henk", bsn=DERDE_BSN))

    assert _los(frontoffice, nu, rij).persoon.bsn is None


def test_de_beoordeling_van_de_melding_gaat_over_de_betrokkene(frontoffice, beoordelaar, nu, bekend):
    rij = _gekoppeld(frontoffice, nu, bekend)
    melding = in_beoordeling_nemen(medewerker=beoordelaar, melding=Melding.objects.get(pk=rij.melding_id), nu=nu)
    beoordelen(
        medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
    )
    vb = melding.beoordelingen.get()
    Beoordeelde.objects.get_or_create(beoordeling=vb, persoon=bekend)

    los = _los(frontoffice, nu, rij)

    assert list(vb.personen.values_list("persoon", flat=True)) == [los.persoon_id]
