# SPDX-License-Identifier: EUPL-1.2
"""The cards meet every figure of chapters 3 and 4, counted here from the cards alone."""

from collections import Counter
from datetime import date

import pytest

from meldingen.termijnen.kalender import WETTELIJK, is_werkdag
from werkplek.demogegevens.profielen.flevoland.kaart import lees_kaarten
from werkplek.demogegevens.profielen.flevoland.kaartfeiten import BEVRAAGD

KAARTEN = lees_kaarten()
ZWAAR = [k for k in KAARTEN if k.zwaar]
LICHT = [k for k in KAARTEN if not k.zwaar]
BEGONNEN = ("geheel", "gedeeltelijk")


def aantal(eis, kaarten=KAARTEN):
    return sum(map(bool, map(eis, kaarten)))


def geschiedenis(kaart):
    """Incidents of the year before receipt, and of the years before that; earlier meldingen are of an incident too."""
    dagen = [*kaart.eerder, *([kaart.eerder_incident] if kaart.eerder_incident else [])]
    recent = sum((kaart.ontvangen - dag).days <= 365 for dag in dagen)
    return recent, len(dagen) - recent


def nieuw(kaart):
    return len(kaart.incidenten) + (kaart.hermelding is not None)


def test_er_zijn_honderd_waarvan_tien_mda():
    assert [k.nr for k in KAARTEN] == list(range(1, 101))
    assert aantal(lambda k: k.mda) == 10


def test_tabel_3_1():
    assert Counter(k.systeem.kinderen for k in KAARTEN) == {"minderjarig": 92, "volwassen": 1, "geen": 7}
    assert Counter(k.systeem.volwassenen for k in KAARTEN) == {1: 11, 2: 75, 3: 14}
    assert Counter(k.systeem.relatie for k in KAARTEN) == {
        "partners": 36, "ex_partners": 39, "ex_en_nieuw": 10, "anders": 15,
    }  # fmt: skip


def test_tabel_3_2_met_combinaties():
    soorten = Counter(soort for k in KAARTEN for soort in k.voorval.soorten)
    # 'geen' has no row in the table; with 'zorgen' it is the 5 % that is no huiselijk geweld or kindermishandeling.
    assert soorten == {
        "fysiek": 41, "psychisch": 59, "seksueel": 1, "verwaarlozing_kind": 56, "verwaarlozing_oudere": 1, "zorgen": 3,
        "geen": 2,
    }  # fmt: skip
    assert Counter(richting for k in KAARTEN for richting in k.voorval.richtingen) == {
        "partner": 20, "ex_partner": 14, "tegen_kind": 78, "kind_ouder": 3, "kind_kind": 2, "wederkerig": 3,
        "anders": 9,
    }  # fmt: skip
    assert aantal(lambda k: {"fysiek", "psychisch"} <= set(k.voorval.soorten)) == 32
    assert aantal(lambda k: {"psychisch", "verwaarlozing_kind"} <= set(k.voorval.soorten)) == 30


def test_kader_3_1_kinderen():
    mishandeld = [k for k in KAARTEN if "tegen_kind" in k.voorval.richtingen]
    assert all(k.systeem.kinderen == "minderjarig" for k in mishandeld)
    assert Counter(k.voorval.kindpositie == "direct" for k in mishandeld) == {True: 51, False: 27}


def test_tabel_3_3():
    klassen = Counter()
    for kaart in KAARTEN:
        recent, ouder = geschiedenis(kaart)
        klasse = {(False, False): "geen", (True, True): "beide", (False, True): "voorgaande"}.get(
            (recent > 0, ouder > 0), "enkel" if recent == 1 else "regelmatig"
        )
        klassen[klasse] += 1
    assert klassen == {"enkel": 18, "regelmatig": 7, "beide": 20, "voorgaande": 22, "geen": 33}
    eerder = Counter(0 if not (n := len(k.eerder)) else 2 if n < 3 else 4 if n < 5 else 7 for k in KAARTEN)
    assert eerder == {0: 36, 2: 39, 4: 14, 7: 11}
    assert max(len(k.eerder) for k in KAARTEN) == 7
    assert Counter(k.maatregelen for k in KAARTEN if k.maatregelen) == {("aanhouding",): 2, ("aanhouding", "thv"): 5}


def test_tabel_4_1_gemiddelden():
    assert sum(k.vb for k in KAARTEN) / 100 == 2.87
    partij = [k for k in KAARTEN if k.overdracht is not None and k.besluit != "client"]
    assert (len(partij), sum(k.overdracht for k in partij) / len(partij)) == (92, 28)
    trajecten = [t for k in KAARTEN if k.incident for t in k.trajecten]
    contact = [t.contact for t in trajecten if t.contact is not None]
    assert (len(contact), sum(contact) / len(contact)) == (34, 45)
    einde = [t.einde for t in trajecten if t.einde is not None]
    assert (len(einde), sum(einde) / len(einde)) == (36, 157)


def test_elke_dag_van_een_kaart_is_een_werkdag():
    dagen = {k.na_ontvangst(k.vb) for k in KAARTEN}
    dagen |= {k.na_ontvangst(k.overdracht) for k in KAARTEN if k.overdracht is not None}
    dagen |= {dag for k in KAARTEN for dag in k.momenten}
    dagen |= {k.na_incident(dag) for k in KAARTEN for t in k.trajecten for dag in (t.contact, t.einde)} - {None}
    assert not [dag for dag in dagen if not is_werkdag(dag, WETTELIJK)]
    assert max(dagen) < date(2019, 6, 29)
    einden = [k.na_incident(t.einde) for k in KAARTEN for t in k.trajecten if t.einde]
    assert max(einden) <= BEVRAAGD


def test_negentig_zijn_het_eerst_beoordeeld_en_alles_in_het_eerste_kwartaal():
    gewoon = [k.na_ontvangst(k.vb) for k in KAARTEN if not k.mda]
    mda = [k.na_ontvangst(k.vb) for k in KAARTEN if k.mda]
    assert max(gewoon) < min(k.ontvangen for k in KAARTEN if k.mda)
    assert date(2018, 1, 1) <= min(k.ontvangen for k in KAARTEN)
    assert max(mda) < date(2018, 4, 1)
    assert all(dag < date(2018, 1, 1) for k in KAARTEN for dag in k.eerder)


def test_tabel_4_2():
    assert Counter(k.besluit == "onderzoek" for k in KAARTEN)[True] == 66
    zonder = [k for k in KAARTEN if k.overdracht is None]
    assert [(k.besluit, k.uitkomst) for k in zonder] == [("onderzoek", "")] * 3
    assert aantal(lambda k: k.besluit == "client") == 5


@pytest.mark.parametrize(
    ("doel", "trajecten", "casussen"),
    [("pleger", 20, 18), ("slachtoffer", 21, 19), ("kind", 63, 46), ("systeem", 75, 56)],
)
def test_tabel_4_3(doel, trajecten, casussen):
    per = [sum(t.gericht_op == doel for t in k.trajecten) for k in KAARTEN]
    assert (sum(per), sum(n > 0 for n in per)) == (trajecten, casussen)


def test_in_46_casussen_loopt_meer_tegelijk():
    lopend = [sum(t.gestart != "niet" for t in k.trajecten) for k in KAARTEN]
    assert sum(n > 1 for n in lopend) == 46


@pytest.mark.parametrize(
    ("doel", "rij"),
    [
        ("pleger", (5, 3, 0, 3, 0, 2, 0)),
        ("slachtoffer", (9, 6, 1, 6, 0, 1, 1)),
        ("kind", (26, 23, 1, 23, 1, 7, 5)),
        ("systeem", (39, 30, 1, 29, 0, 7, 10)),
        ("", (1, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_tabel_4_4_verloop(doel, rij):
    ts = [t for k in KAARTEN for t in k.trajecten if t.informatie and t.gericht_op == doel]
    antwoorden = [sum(getattr(t, v) == a for t in ts) for v in ("geaccepteerd", "gestart") for a in BEGONNEN]
    loopt = sum(t.gestart in BEGONNEN and t.einde is None for t in ts)
    assert (len(ts), *antwoorden, loopt, sum(t.voldoende is True for t in ts)) == rij


def test_tabel_4_4_samenwerking():
    met = [k for k in KAARTEN if k.samenwerking]
    assert (len(met), aantal(lambda k: k.zwaar, met)) == (58, 18)
    assert [sum(letter in k.samenwerking for k in met) for letter in "mac"] == [37, 31, 34]
    assert all("m" in k.samenwerking for k in met if {"a", "c"} & set(k.samenwerking))
    assert aantal(lambda k: k.besluit == "client" or k.uitkomst == "weerlegd") == 7
    assert not [k for k in met if k.besluit == "client" or k.uitkomst == "weerlegd"]


def test_tabel_4_5_en_wat_erin_samengaat():
    assert (aantal(lambda k: k.momenten), aantal(lambda k: len(k.momenten) > 2)) == (38, 7)
    assert (aantal(nieuw), aantal(lambda k: nieuw(k) > 1), aantal(lambda k: k.zorgen)) == (31, 21, 26)
    verleden = [k for k in KAARTEN if sum(geschiedenis(k))]
    assert (len(verleden), aantal(nieuw, verleden), aantal(lambda k: k.zorgen, verleden)) == (67, 26, 20)
    assert Counter((nieuw(k) > 0, k.hermelding is not None) for k in KAARTEN if k.zorgen) == {
        (True, True): 15,
        (False, False): 11,
    }
    # What helpers told is only known where they answered.
    assert not [k for k in KAARTEN if k.zorgen and not k.samenwerking]
    assert not [k for k in KAARTEN if not k.samenwerking and any(via == "hulpverlener" for via, _ in k.incidenten)]
    assert not [k for k in KAARTEN if not k.momenten and any(via == "monitoring" for via, _ in k.incidenten)]


def test_kader_4_4_zwaar():
    assert len(ZWAAR) == 25
    assert aantal(lambda k: k.systeem.kinderen == "minderjarig", ZWAAR) == 24
    soorten = Counter(soort for k in ZWAAR for soort in k.voorval.soorten)
    assert (soorten["verwaarlozing_kind"], soorten["psychisch"], soorten["fysiek"]) == (19, 10, 8)
    assert aantal(lambda k: "tegen_kind" in k.voorval.richtingen, ZWAAR) == 22
    jaren = [(k.ontvangen - k.eerder[0]).days / 365.25 for k in ZWAAR]
    assert [sum(j > 3 for j in jaren), sum(2 <= j <= 3 for j in jaren), sum(0.25 <= j <= 1 for j in jaren)] == [
        12,
        9,
        4,
    ]
    assert sum(k.eerder[0] < date(2015, 1, 1) for k in ZWAAR) == 12
    assert min(k.eerder[0] for k in ZWAAR).year == 2002


def test_kader_4_4_zwaar_tegen_licht():
    for kaarten, verwacht in ((ZWAAR, (3, 1, 17, 14, 9)), (LICHT, (4, 4, 49, 17, 12))):
        assert (
            aantal(lambda k: "aanhouding" in k.maatregelen, kaarten),
            aantal(lambda k: "thv" in k.maatregelen, kaarten),
            aantal(lambda k: k.besluit == "onderzoek", kaarten),
            aantal(nieuw, kaarten),
            aantal(lambda k: nieuw(k) > 1, kaarten),
        ) == verwacht


def test_kader_4_4_hulp_in_de_zware_casussen():
    met = [k for k in ZWAAR if k.samenwerking]
    zonder_aanbod = [k for k in met if not k.trajecten]
    begonnen = [k for k in met if any(t.gestart in BEGONNEN for t in k.trajecten)]
    assert (len(zonder_aanbod), len(met) - len(zonder_aanbod) - len(begonnen), len(begonnen)) == (3, 6, 9)
    assert aantal(lambda k: {"a", "c"} <= set(k.samenwerking), begonnen) == 8
    assert aantal(lambda k: any(t.voldoende for t in k.trajecten), begonnen) == 2
    assert (aantal(nieuw, begonnen), aantal(lambda k: k.zorgen and not nieuw(k), begonnen)) == (6, 1)
    laatste = [max((*(dag for _, dag in k.incidenten), *([k.hermelding] if k.hermelding else [])))
               for k in begonnen if nieuw(k)]  # fmt: skip
    ontvangen = [k.ontvangen for k in begonnen if nieuw(k)]
    assert sum((dag - op).days > 365 for dag, op in zip(laatste, ontvangen, strict=True)) == 5
