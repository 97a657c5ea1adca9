# SPDX-License-Identifier: EUPL-1.2
"""Every combination of facts beside a table and a reference that were written from the sources, not from the code."""

from itertools import combinations_with_replacement, product

import pytest

from meldingen.herhaling.definities import Feit, Labels, bepaal_labels
from meldingen.herhaling.vergelijken import Afzender, bepaal_voorval, vat_melders_samen, vergelijk_melders
from meldingen.werkproces import Cbs, Eerder, Fase, Landelijk, Melder, Regioplan, Voorval

# What one earlier casus makes of a melding: phase, monitoring, a party had zicht → CBS, Regioplan, VT still active.
# "hermelding" of the CBS is split by how many people are known, so it stands here without.
EEN_CASUS = """
vb            -  -   vervolg_tijdens_vb   hermelding      actief
vb            -  P   vervolg_tijdens_vb   hermelding      actief
vb            M  -   vervolg_tijdens_vb   hermelding      actief
vb            M  P   vervolg_tijdens_vb   hermelding      actief
dienst        -  -   vervolg_na_vb        hermelding      actief
dienst        -  P   vervolg_na_vb        hermelding      actief
dienst        M  -   vervolg_na_vb        hermelding      actief
dienst        M  P   vervolg_na_vb        hermelding      actief
overdracht    -  -   vervolg_na_vb        hermelding      actief
overdracht    -  P   vervolg_na_vb        hermelding      actief
overdracht    M  -   vervolg_na_vb        hermelding      actief
overdracht    M  P   vervolg_na_vb        hermelding      actief
overgedragen  -  -   hermelding           terugmelding    weg
overgedragen  -  P   hermelding           terugmelding    weg
overgedragen  M  -   vervolg_monitoring   terugmelding    actief
overgedragen  M  P   vervolg_monitoring   terugmelding    actief
monitoring    -  -   vervolg_monitoring   hermelding      actief
monitoring    -  P   vervolg_monitoring   terugmelding    actief
monitoring    M  -   vervolg_monitoring   hermelding      actief
monitoring    M  P   vervolg_monitoring   terugmelding    actief
afgesloten    -  -   hermelding           nieuwe_melding  weg
afgesloten    -  P   hermelding           terugmelding    weg
afgesloten    M  -   hermelding           nieuwe_melding  weg
afgesloten    M  P   hermelding           terugmelding    weg
"""
TABEL = {
    (Fase(fase), monitoring == "M", partij == "P"): (cbs, regioplan, actief == "actief")
    for fase, monitoring, partij, cbs, regioplan, actief in (regel.split() for regel in EEN_CASUS.strip().splitlines())
}
# The most of an involvement first; of the CBS and of Regioplan.
CBS_VOLGORDE = ["vervolg_tijdens_vb", "vervolg_na_vb", "vervolg_monitoring", "hermelding"]
REGIOPLAN_VOLGORDE = ["hermelding", "terugmelding", "nieuwe_melding"]
STANDEN = list(TABEL)
# A melder who is the party that received it is known to be that party.
AFZENDERS = [(Melder.ZELFDE, True), *((melder, False) for melder in Melder)]


def naslag(feiten):
    """The labels by the table, the slow way."""
    per_casus = [TABEL[feit.fase, feit.monitoring_liep, feit.had_partij] for feit in feiten]
    cbs = sorted((rij[0] for rij in per_casus), key=CBS_VOLGORDE.index)
    regioplan = sorted((rij[1] for rij in per_casus), key=REGIOPLAN_VOLGORDE.index)
    mensen = {feit.mens for feit in feiten if feit.mens is not None}
    kop = cbs[0] if cbs else "eerste"
    if kop == "hermelding":
        kop = "hermelding_meer" if len(mensen) >= 2 else "hermelding_een"
    melders = [feit.melder for feit in feiten]
    landelijk = "onbekend" if "onbekend" in melders else "hermelding"
    if not feiten or "zelfde" in melders:
        landelijk = "geen"
    return Labels(
        cbs=Cbs(kop),
        regioplan=Regioplan(regioplan[0] if regioplan else "nieuwe_melding"),
        eerder=Eerder("hermelding" if feiten else "geen"),
        landelijk=Landelijk(landelijk),
        dubbel_andere_melder=any(
            feit.melder == "andere" and rij[2] for feit, rij in zip(feiten, per_casus, strict=True)
        ),
        dubbel_zelfde_melder="zelfde_melder" in [feit.voorval for feit in feiten],
        dubbel_voorval=[feit.voorval for feit in feiten] != ["geen"] * len(feiten),
        melder_is_ontvanger=True in [feit.melder_is_ontvanger for feit in feiten],
    )


def feit(stand, *, melder=Melder.ONBEKEND, ontvanger=False, voorval=Voorval.GEEN, mens=1):
    fase, monitoring, partij = stand
    return Feit(fase, monitoring, partij, ontvanger and partij, melder, voorval, mens)


def test_de_tabel_noemt_elke_stand():
    assert set(TABEL) == set(product(Fase, (False, True), (False, True)))


def test_niemand_bekend():
    assert bepaal_labels([]) == Labels(
        Cbs.EERSTE, Regioplan.NIEUWE_MELDING, Eerder.GEEN, Landelijk.GEEN, False, False, False, False
    )


@pytest.mark.parametrize("stand", STANDEN, ids=str)
def test_een_eerdere_casus_met_alle_melders_en_voorvallen(stand):
    for (melder, ontvanger), voorval, mensen in product(AFZENDERS, Voorval, ([None], [1], [1, 2], [1, 2, 3], [1, 1])):
        feiten = [feit(stand, melder=melder, ontvanger=ontvanger, voorval=voorval, mens=mens) for mens in mensen]
        assert bepaal_labels(feiten) == naslag(feiten), feiten


@pytest.mark.parametrize("stand", STANDEN, ids=str)
def test_twee_eerdere_casussen_in_elke_stand(stand):
    """With the people and the melders of each, in both orders."""
    for ander, melders, mensen in product(STANDEN, product(Melder, Melder), ((1, 1), (1, 2), (None, 1), (None, None))):
        feiten = [
            feit(stand, melder=melders[0], mens=mensen[0], voorval=Voorval.ANDERE_MELDER),
            feit(ander, melder=melders[1], mens=mensen[1]),
        ]
        assert bepaal_labels(feiten) == naslag(feiten), feiten
        assert bepaal_labels(feiten[::-1]) == naslag(feiten), feiten


def test_drie_eerdere_casussen():
    for standen in combinations_with_replacement(STANDEN, 3):
        feiten = [feit(stand, mens=mens) for mens, stand in enumerate(standen)]
        assert bepaal_labels(feiten) == naslag(feiten), feiten


def test_elk_woord_is_te_bereiken():
    gezien = [bepaal_labels([])]
    for stand, (melder, ontvanger), voorval, mensen in product(STANDEN, AFZENDERS, Voorval, ([1], [1, 2])):
        feiten = [feit(stand, melder=melder, ontvanger=ontvanger, voorval=voorval, mens=mens) for mens in mensen]
        gezien.append(bepaal_labels(feiten))
    bereikt = {veld: {getattr(labels, veld) for labels in gezien} for veld in Labels.__dataclass_fields__}
    assert bereikt == {
        "cbs": set(Cbs),
        "regioplan": set(Regioplan),
        "eerder": set(Eerder),
        "landelijk": set(Landelijk),
        "dubbel_andere_melder": {True, False},
        "dubbel_zelfde_melder": {True, False},
        "dubbel_voorval": {True, False},
        "melder_is_ontvanger": {True, False},
    }


# Who reported: kind and party.
POLITIE, BUREN = Afzender("meldersoort:politie", None), Afzender("meldersoort:buurt", None)
SCHOOL, SCHOOL_A, SCHOOL_B = (Afzender("meldersoort:onderwijs", partij) for partij in (None, 7, 8))
WIJKTEAM, ONBEKEND = Afzender("meldersoort:wijkteam", 7), Afzender("meldersoort:onbekend", None)


@pytest.mark.parametrize(
    ("een", "ander", "uitkomst"),
    [
        (POLITIE, POLITIE, "zelfde"),
        (POLITIE, BUREN, "andere"),
        (BUREN, BUREN, "onbekend"),
        (SCHOOL, SCHOOL, "onbekend"),
        (SCHOOL, SCHOOL_A, "onbekend"),
        (SCHOOL_A, SCHOOL_A, "zelfde"),
        (SCHOOL_A, SCHOOL_B, "andere"),
        (SCHOOL_A, WIJKTEAM, "zelfde"),
        (SCHOOL_A, POLITIE, "andere"),
        (ONBEKEND, POLITIE, "onbekend"),
        (ONBEKEND, ONBEKEND, "onbekend"),
        (Afzender("meldersoort:veilig_thuis_zelf", None), Afzender("meldersoort:veilig_thuis_zelf", None), "zelfde"),
        (Afzender("meldersoort:veilig_thuis", None), Afzender("meldersoort:veilig_thuis", None), "onbekend"),
    ],
)
def test_melders_naar_soort_en_partij(een, ander, uitkomst):
    assert vergelijk_melders(een, ander) == vergelijk_melders(ander, een) == uitkomst


@pytest.mark.parametrize(
    ("melders", "uitkomst", "voorval"),
    [
        (["andere"], "andere", "andere_melder"),
        (["andere", "onbekend"], "onbekend", "onbekende_melder"),
        (["andere", "onbekend", "zelfde"], "zelfde", "zelfde_melder"),
    ],
)
def test_een_eerdere_van_dezelfde_melder_is_genoeg(melders, uitkomst, voorval):
    assert vat_melders_samen(map(Melder, melders)) == uitkomst
    assert bepaal_voorval(map(Melder, melders)) == voorval


def test_zonder_zelfde_dag_is_er_geen_zelfde_voorval():
    assert bepaal_voorval([]) == Voorval.GEEN
