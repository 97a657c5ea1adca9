# SPDX-License-Identifier: EUPL-1.2
"""A family looked up together, and the keys by which somebody is found when much of him was written down otherwise."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personen.kandidaten import Vraag, zoek_kandidaten, zoek_samen
from personen.samenvoegen import voeg_samen
from tests.personen.fabriek import ANDER_BSN, BSN, NU, adres, persoon

pytestmark = pytest.mark.django_db

GEBOREN = date(1990, 5, 14)
SANNE = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN)
THUIS = {"postcode": "1315AB", "huisnummer": 12}


@pytest.fixture
def gezin(flevoland):
    """Two adults and two children at one address."""
    leden = [
        persoon(flevoland, telefoon="0612345678"),
        persoon(flevoland, voornamen="Pieter", geboortedatum=date(1988, 1, 2), bsn=BSN),
        persoon(flevoland, voornamen="Kim", geboortedatum=date(2014, 3, 2)),
        persoon(flevoland, voornamen="Bo", geboortedatum=date(2017, 9, 30)),
    ]
    for lid in leden:
        adres(lid)
    return leden


VRAGEN = [
    SANNE,
    Vraag(achternaam="Kanariepiet", voornamen="Piet", geboortedatum=date(1988, 2, 1), **THUIS),
    Vraag(achternaam="Kanariepit", voornamen="Kim", geboortedatum=date(2014, 3, 2)),
    Vraag(voornamen="Bo", geboortedatum=date(2017, 9, 30), **THUIS),
]


def _ids(kandidaten):
    return [kandidaat.persoon_id for kandidaat in kandidaten]


def test_een_gezin_samen_geeft_wat_ieder_apart_geeft(flevoland, gezin):
    samen = zoek_samen(organisatie_id=flevoland.pk, vragen=VRAGEN)

    assert samen == [zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag) for vraag in VRAGEN]
    assert [kandidaten[0].persoon_id for kandidaten in samen] == [lid.pk for lid in gezin]
    assert [kandidaten[0].oordeel for kandidaten in samen] == ["bekend"] * 4


@pytest.mark.parametrize("aantal", [1, 4, 12])
def test_een_gezin_kost_twee_vragen_hoe_groot_het_ook_is(flevoland, gezin, aantal):
    with CaptureQueriesContext(connection) as vragen:
        zoek_samen(organisatie_id=flevoland.pk, vragen=(VRAGEN * 3)[:aantal])
    assert len(vragen) == 1 + any(vraag.postcode for vraag in VRAGEN[:aantal])


def test_een_vraag_met_te_weinig_geeft_niemand(flevoland, gezin):
    samen = zoek_samen(organisatie_id=flevoland.pk, vragen=[Vraag(achternaam="Kanariepiet"), SANNE, Vraag()])
    assert [_ids(kandidaten)[:1] for kandidaten in samen] == [[], [gezin[0].pk], []]


def test_niemand_met_genoeg_wordt_gezegd(flevoland):
    with pytest.raises(ValidationError, match="Vul meer in om te zoeken"):
        zoek_samen(organisatie_id=flevoland.pk, vragen=[Vraag(achternaam="Kanariepiet"), Vraag()])
    with pytest.raises(ValidationError) as fout:
        zoek_samen(organisatie_id=flevoland.pk, vragen=[Vraag(), Vraag(bsn="123456789")])
    assert fout.value.messages
    assert zoek_samen(organisatie_id=flevoland.pk, vragen=[]) == []


def test_wat_nog_niet_goed_is_telt_als_niet_ingevuld(flevoland, gezin):
    getypt = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN, bsn="1234", postcode="13")
    assert zoek_samen(organisatie_id=flevoland.pk, vragen=[getypt]) == zoek_samen(
        organisatie_id=flevoland.pk, vragen=[SANNE]
    )
    with pytest.raises(ValidationError):
        zoek_kandidaten(organisatie_id=flevoland.pk, vraag=getypt)


@pytest.mark.parametrize(
    "vraag",
    [
        Vraag(voornamen="Sanne", telefoon="+31 6 1234 5678"),
        Vraag(achternaam="Kanariepiet", voornamen="S."),
        Vraag(achternaam="Kanariepiet", voornamen="Suze"),
        Vraag(achternaam="Sanne", voornamen="Kanariepiet"),
        Vraag(achternaam="Kanariepiet", geboortedatum=date(1990, 1, 1), precisie="jaar"),
        Vraag(achternaam="Kanariepiet", geboortedatum=date(1990, 5, 1), precisie="maand"),
        Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=date(1960, 5, 14)),
        Vraag(achternaam="Heelanders", voornamen="Sanne", geboortedatum=GEBOREN, **THUIS),
    ],
)
def test_iemand_wordt_gevonden_op_elke_sleutel(flevoland, gezin, vraag):
    assert _ids(zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag))[0] == gezin[0].pk


@pytest.mark.parametrize(
    "vraag",
    [
        Vraag(bsn=BSN),
        Vraag(achternaam="Kanariepiet", telefoon="0612345678"),
        Vraag(achternaam="Kanariepiet", voornamen="Sanne"),
        Vraag(achternaam="Sanne", voornamen="Kanariepiet"),
        Vraag(achternaam="Kanariepiet", voornamen="S."),
        Vraag(achternaam="Kanariepiet", geboortedatum=date(1990, 1, 1), precisie="jaar"),
        SANNE,
        Vraag(**THUIS),
    ],
)
def test_een_andere_organisatie_wordt_op_geen_sleutel_gevonden(utrecht, gezin, vraag):
    assert zoek_kandidaten(organisatie_id=utrecht.pk, vraag=vraag) == []


@pytest.mark.parametrize(
    "vraag",
    [
        Vraag(voornamen="Sanne", geboortedatum=date(1990, 1, 1), precisie="jaar"),
        Vraag(achternaam="Kanariepiet", telefoon="112"),
        Vraag(telefoon="0612345678"),
        Vraag(achternaam="Kanariepiet", geboortedatum=GEBOREN, precisie="onbekend"),
    ],
)
def test_wat_velen_delen_is_te_weinig(flevoland, gezin, vraag):
    with pytest.raises(ValidationError, match="Vul meer in om te zoeken"):
        zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)


def test_rijen_van_een_mens_zijn_een_antwoord_onder_wie_voorop_staat(flevoland, frontoffice):
    hoofd = persoon(flevoland, geboortenaam="Sijsje")
    ook = persoon(flevoland)
    adres(hoofd)
    voeg_samen(een=hoofd, ander=ook, door_id=frontoffice.pk, reden="", nu=NU)
    vraag = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN, **THUIS)

    gevonden = zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)

    assert [(k.persoon_id, k.redenen, k.oordeel) for k in gevonden] == [
        (
            hoofd.pk,
            ("geboortedatum gelijk", "achternaam gelijk", "voornaam gelijk", "zelfde adres"),
            "bekend",
        )
    ]


def test_een_ander_bsn_op_een_andere_rij_van_deze_mens_telt_mee(flevoland, frontoffice):
    met_bsn = persoon(flevoland, voornamen="Heel", geboortenaam="Anders", geboortedatum=date(1950, 1, 1), bsn=ANDER_BSN)
    zonder = persoon(flevoland)
    vraag = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN, bsn=BSN)
    assert zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)[0].oordeel == "bekend"

    voeg_samen(een=met_bsn, ander=zonder, door_id=frontoffice.pk, reden="", nu=NU)

    assert [(k.persoon_id, k.oordeel) for k in zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)] == [
        (met_bsn.pk, "onbeslist")
    ]


def test_wie_geen_adres_heeft_woont_niet_elders(flevoland):
    zonder = persoon(flevoland)
    elders = persoon(flevoland)
    adres(elders, postcode="1316CD", huisnummer=3)
    vraag = Vraag(achternaam="Kanariepiet", voornamen="Sanne", geboortedatum=GEBOREN, **THUIS)
    assert _ids(zoek_kandidaten(organisatie_id=flevoland.pk, vraag=vraag)) == [zonder.pk, elders.pk]
