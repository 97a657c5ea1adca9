# SPDX-License-Identifier: EUPL-1.2
"""Who was found, put together to families: pure, so every case is a table of people and dossiers."""

from datetime import date

import pytest

from meldingen.gezinnen import Bekende, BekendeCasus, Gezinslid, vorm_gezinnen, vul_aan
from personen.gelijkenis import Beeld

MOEDER, VADER, KIND, OMA, BUUR = range(1, 6)


def casus(nummer, *, gesloten=False, jaar=2025):
    return BekendeCasus(nummer, f"C-{nummer}", "Dienst", gesloten, 1, date(jaar, 1, 1))


EEN, TWEE, DRIE = casus(1), casus(2), casus(3)


def bekende(vraag, mens, oordeel="bekend", *casussen, score=90):
    return Bekende(vraag, mens, f"P-{mens}", f"Mens {mens}", None, "onbekend", (), oordeel, score, casussen)


def lid(mens, **beeld):
    return Gezinslid(mens, f"P-{mens}", f"Mens {mens}", None, "onbekend", Beeld(**beeld))


def als_rijen(gezinnen):
    return [
        (
            [casus.nummer for casus in gezin.casussen],
            [(bekende.vraag, bekende.mens) for bekende in gezin.bekenden],
            [ander.mens for ander in gezin.anderen],
        )
        for gezin in gezinnen
    ]


def test_wie_een_dossier_deelt_is_een_gezin_en_wie_er_nog_in_staat_hoort_erbij():
    gezinnen, minder = vorm_gezinnen(
        [
            bekende(0, MOEDER, "bekend", EEN),
            bekende(1, VADER, "onbeslist", EEN, TWEE),
            bekende(2, BUUR, "bekend", DRIE),
        ],
        {1: [lid(MOEDER), lid(VADER), lid(KIND)], 2: [lid(VADER), lid(OMA)], 3: [lid(BUUR)]},
    )

    assert als_rijen(gezinnen) == [
        (["C-1", "C-2"], [(0, MOEDER), (1, VADER)], [KIND, OMA]),
        (["C-3"], [(2, BUUR)], []),
    ]
    assert minder == ()


def test_wie_niet_gevraagd_is_verbindt_twee_dossiers():
    """The grandmother is in both; who was asked for is not."""
    gezinnen, _ = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, VADER, "bekend", TWEE)],
        {1: [lid(MOEDER), lid(OMA)], 2: [lid(VADER), lid(OMA)]},
    )

    assert als_rijen(gezinnen) == [(["C-1", "C-2"], [(0, MOEDER), (1, VADER)], [OMA])]


def test_zonder_dossier_is_ieder_een_gezin_alleen():
    gezinnen, _ = vorm_gezinnen([bekende(0, MOEDER), bekende(1, VADER)], {})

    assert als_rijen(gezinnen) == [([], [(0, MOEDER)], []), ([], [(1, VADER)], [])]


def test_wie_voor_een_vraag_bekend_is_is_niemand_anders():
    """The mother fits the question for the daughter a bit; she is asked for already, and is left out there."""
    gezinnen, minder = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, MOEDER, "onbeslist", EEN), bekende(1, KIND, "onbekend", EEN)],
        {1: [lid(MOEDER)]},
    )

    assert als_rijen(gezinnen) == [(["C-1"], [(0, MOEDER)], [])]
    assert [(b.vraag, b.mens) for b in minder] == [(1, KIND)]


def test_van_twee_vragen_naar_dezelfde_mens_wordt_er_een_gekoppeld():
    gezinnen, minder = vorm_gezinnen([bekende(1, MOEDER, "bekend", EEN), bekende(0, MOEDER, "bekend", EEN)], {})

    assert [(b.vraag, b.mens) for b in gezinnen[0].te_koppelen] == [(0, MOEDER)]
    assert minder == ()


def test_een_gekoppelde_gaat_voor_een_vraag_die_eerder_staat():
    gezinnen, _ = vorm_gezinnen([bekende(0, MOEDER, "bekend", EEN), bekende(3, MOEDER, "gekoppeld", EEN)], {})

    assert als_rijen(gezinnen) == [(["C-1"], [(3, MOEDER)], [])]
    assert gezinnen[0].te_koppelen == ()


def test_naast_wie_bekend_is_staat_wie_minder_past_apart():
    gezinnen, minder = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(0, OMA, "onbeslist", TWEE, score=40)], {}
    )

    assert als_rijen(gezinnen) == [(["C-1"], [(0, MOEDER)], [])]
    assert [b.mens for b in minder] == [OMA]


def test_een_tweeling_staat_er_met_twee_en_wordt_niet_vanzelf_gekoppeld():
    gezinnen, _ = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, KIND, "onbeslist", EEN), bekende(1, OMA, "onbeslist", EEN)], {}
    )

    assert als_rijen(gezinnen) == [(["C-1"], [(0, MOEDER), (1, KIND), (1, OMA)], [])]
    assert [b.mens for b in gezinnen[0].te_koppelen] == [MOEDER]


def test_wie_minder_past_en_in_het_gezin_al_genoemd_is_staat_er_niet_twee_keer():
    gezinnen, minder = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, KIND, "onbekend", EEN)], {1: [lid(MOEDER), lid(KIND)]}
    )

    assert als_rijen(gezinnen) == [(["C-1"], [(0, MOEDER)], [KIND])]
    assert minder == ()


def test_het_gezin_dat_het_meest_verklaart_staat_vooraan():
    los = bekende(0, BUUR, "onbeslist", DRIE, score=99)
    samen = [bekende(0, MOEDER, "onbeslist", EEN, score=50), bekende(1, KIND, "onbeslist", EEN, score=50)]

    gezinnen, _ = vorm_gezinnen([los, *samen], {})

    assert [gezin.casussen[0].nummer for gezin in gezinnen] == ["C-1", "C-3"]


def test_open_dossiers_eerst_dan_de_laatste():
    oud, dicht, nieuw = casus(1, jaar=2020), casus(2, gesloten=True, jaar=2026), casus(3, jaar=2024)

    (gezin,), _ = vorm_gezinnen([bekende(0, MOEDER, "bekend", oud, dicht, nieuw)], {})

    assert [c.nummer for c in gezin.casussen] == ["C-3", "C-1", "C-2"]


GEVRAAGD = Beeld(voornamen="Kim", geboortedatum=date(2014, 1, 1), precisie="jaar")


@pytest.mark.parametrize(
    ("gevraagd", "beeld", "past"),
    [
        (Beeld(voornamen="Kim"), {"voornamen": "Kim"}, True),
        (Beeld(voornamen="Mohamed"), {"voornamen": "Mohammed"}, True),
        (Beeld(voornamen="Kim"), {"voornamen": "Tom"}, False),
        (Beeld(voornamen="K"), {"voornamen": "Kim"}, False),
        (GEVRAAGD, {"voornamen": "Kim", "geboortedatum": date(2014, 5, 6)}, True),
        (GEVRAAGD, {"voornamen": "Kim", "geboortedatum": date(1980, 5, 6)}, False),
        (Beeld(geboortedatum=date(2014, 5, 6)), {"voornamen": "Kim", "geboortedatum": date(2014, 5, 6)}, True),
        (Beeld(voornamen="Kim", geslacht="geslacht:man"), {"voornamen": "Kim", "geslacht": "geslacht:vrouw"}, False),
        (Beeld(), {"voornamen": "Kim"}, False),
    ],
)
def test_wie_te_weinig_is_om_te_zoeken_wordt_in_het_gezin_gezocht(gevraagd, beeld, past):
    gezinnen, _ = vorm_gezinnen([bekende(0, MOEDER, "bekend", EEN)], {1: [lid(MOEDER), lid(KIND, **beeld)]})

    (gezin,) = vul_aan(gezinnen, {2: gevraagd})

    assert [(b.vraag, b.mens, b.oordeel) for b in gezin.bekenden[1:]] == ([(2, KIND, "onbeslist")] if past else [])
    assert [ander.mens for ander in gezin.anderen] == ([] if past else [KIND])


def test_wie_te_slecht_past_om_te_tonen_wordt_in_zijn_gezin_toch_gezien():
    gezinnen, _ = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, KIND, "onbekend", EEN)],
        {1: [lid(MOEDER), lid(KIND, voornamen="Rick")]},
    )

    (gezin,) = vul_aan(gezinnen, {1: Beeld(voornamen="Rik")})

    assert [(b.vraag, b.mens, b.oordeel) for b in gezin.bekenden[1:]] == [(1, KIND, "onbeslist")]


def test_wie_in_het_gezin_al_een_antwoord_heeft_krijgt_er_geen_bij():
    gezinnen, _ = vorm_gezinnen(
        [bekende(0, MOEDER, "bekend", EEN), bekende(1, KIND, "onbeslist", EEN)],
        {1: [lid(MOEDER), lid(KIND), lid(OMA, voornamen="Kim")]},
    )

    assert als_rijen(vul_aan(gezinnen, {1: Beeld(voornamen="Kim")})) == [(["C-1"], [(0, MOEDER), (1, KIND)], [OMA])]


def test_in_een_gezin_waarvan_niemand_zeker_is_wordt_niemand_aangevuld():
    gezinnen, _ = vorm_gezinnen([bekende(0, MOEDER, "onbeslist", EEN)], {1: [lid(MOEDER), lid(KIND, voornamen="Kim")]})

    assert als_rijen(vul_aan(gezinnen, {2: Beeld(voornamen="Kim")})) == [(["C-1"], [(0, MOEDER)], [KIND])]
