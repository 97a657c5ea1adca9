# SPDX-License-Identifier: EUPL-1.2
"""Who is related to whom and who has authority, as a melding tells it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, GezagInvoer, RelatieInvoer
from meldingen.models import Betrokkene, Bron, Melding
from personen.models import Gezag, Persoon, Relatie
from personen.schrijven import PersoonGegevens, leg_gezag_vast, leg_relatie_vast
from tests.meldingen.fabriek import MELDER, gemeld

pytestmark = pytest.mark.django_db
NAMEN = ("Sanne", "Jip", "Bram")
GEZIN = tuple(
    BetrokkeneInvoer(rol=rol, gegevens=PersoonGegevens(voornamen=naam, geboortenaam="Vogel"))
    for naam, rol in zip(
        NAMEN, ("betrokkenerol:slachtoffer", "betrokkenerol:kind", "betrokkenerol:pleger"), strict=True
    )
)
RELATIES = (
    RelatieInvoer(van=0, tot=1, soort="relatiesoort:ouder"),
    RelatieInvoer(van=2, tot=0, soort="relatiesoort:ex_partner"),
    RelatieInvoer(van=2, tot=1, soort="relatiesoort:stiefouder"),
)
GEZAG = (GezagInvoer(kind=1, houder=0),)


def verbanden():
    relaties = Relatie.objects.order_by("pk").values_list("persoon__voornamen", "verwant__voornamen", "soort_id")
    gezag = Gezag.objects.order_by("pk").values_list("kind__voornamen", "gezagdrager__voornamen")
    return list(relaties), list(gezag)


def bekend(betrokkenen):
    """The same people by number."""
    nummers = dict(Persoon.objects.values_list("voornamen", "nummer"))
    return tuple(
        replace(b, persoon_nummer=nummers[b.gegevens.voornamen], gegevens=PersoonGegevens()) for b in betrokkenen
    )


def test_relaties_en_gezag_gelden_vanaf_de_dag_van_ontvangst(frontoffice, nu):
    gemeld(frontoffice, nu, betrokkenen=GEZIN, relaties=RELATIES, gezag=GEZAG, ontvangen_op=nu - timedelta(days=3))

    assert verbanden() == (
        [
            ("Jip", "Sanne", "relatiesoort:ouder"),
            ("Sanne", "Bram", "relatiesoort:ex_partner"),
            ("Jip", "Bram", "relatiesoort:stiefouder"),
        ],
        [("Jip", "Sanne")],
    )
    dag = (nu - timedelta(days=3)).date()
    assert {(rij.periode.lower, rij.periode.upper) for rij in (*Relatie.objects.all(), *Gezag.objects.all())} == {
        (dag, None)
    }


def test_wie_later_geboren_is_heeft_pas_vanaf_zijn_geboorte_ouders(frontoffice, nu):
    geboren = date(2026, 3, 10)
    kind = replace(GEZIN[1], gegevens=replace(GEZIN[1].gegevens, geboortedatum=geboren, geboortedatum_precisie="dag"))
    gemeld(
        frontoffice, nu, betrokkenen=(GEZIN[0], kind), relaties=RELATIES[:1], gezag=GEZAG,
        ontvangen_op=nu - timedelta(days=3),
    )  # fmt: skip

    assert {rij.periode.lower for rij in (Relatie.objects.get(), Gezag.objects.get())} == {geboren}


def test_wat_er_al_staat_komt_er_niet_nog_eens_bij_ook_niet_andersom(frontoffice, nu):
    gemeld(frontoffice, nu, betrokkenen=GEZIN, relaties=RELATIES, gezag=GEZAG)
    eerst = verbanden()
    versies = dict(Persoon.objects.values_list("voornamen", "versie"))
    andersom = (
        RelatieInvoer(van=1, tot=0, soort="relatiesoort:kind"),
        RelatieInvoer(van=0, tot=2, soort="relatiesoort:ex_partner"),
    )
    gemeld(frontoffice, nu, betrokkenen=bekend(GEZIN), relaties=(*RELATIES, *andersom), gezag=GEZAG)

    assert verbanden() == eerst
    assert dict(Persoon.objects.values_list("voornamen", "versie")) == versies


def test_twee_keer_gezegd_op_een_pagina_is_een_keer_vastgelegd(frontoffice, nu):
    andersom = RelatieInvoer(van=1, tot=0, soort="relatiesoort:kind")
    gemeld(frontoffice, nu, betrokkenen=GEZIN, relaties=(RELATIES[0], andersom, RELATIES[0]), gezag=GEZAG * 2)

    assert verbanden() == ([("Jip", "Sanne", "relatiesoort:ouder")], [("Jip", "Sanne")])


def test_bekende_mensen_krijgen_wat_nieuw_is_en_een_nieuwe_versie(frontoffice, nu):
    gemeld(frontoffice, nu, betrokkenen=GEZIN)
    personen = {persoon.voornamen: persoon for persoon in Persoon.objects.all()}
    leg_relatie_vast(persoon=personen["Jip"], verwant=personen["Sanne"], soort="relatiesoort:ouder", nu=nu)
    leg_gezag_vast(kind=personen["Jip"], gezagdrager=personen["Bram"], tot=date(2020, 1, 1))
    gemeld(frontoffice, nu, betrokkenen=bekend(GEZIN), relaties=RELATIES[:2], gezag=(GezagInvoer(kind=1, houder=2),))

    assert verbanden() == (
        [("Jip", "Sanne", "relatiesoort:ouder"), ("Sanne", "Bram", "relatiesoort:ex_partner")],
        [("Jip", "Bram"), ("Jip", "Bram")],
    )
    assert dict(Persoon.objects.values_list("voornamen", "versie")) == {"Sanne": 2, "Jip": 2, "Bram": 2}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"relaties": (RelatieInvoer(0, 1, "relatiesoort:buurman"),)}, "betrokkenen-0-relatie"),
        ({"relaties": (RelatieInvoer(1, 1, "relatiesoort:kind"),)}, "betrokkenen-1-relatie"),
        ({"relaties": (RelatieInvoer(2, 3, "relatiesoort:kind"),)}, "betrokkenen-2-relatie"),
        ({"relaties": (RelatieInvoer(2, -1, "relatiesoort:kind"),)}, "betrokkenen-2-relatie"),
        ({"gezag": (GezagInvoer(1, 1),)}, "betrokkenen-1-gezag"),
        ({"gezag": (GezagInvoer(1, 9),)}, "betrokkenen-1-gezag"),
        ({"meldreden": ("meldreden:zomaar",)}, "meldreden"),
        ({"meldcode": ("meldreden:radar",)}, "meldcode"),
        ({"hulp_wacht_bij": "x" * 201}, "hulp_wacht_bij"),
        ({"bron": replace(MELDER, eigen_rol="melderrol:buurman")}, "bron-eigen_rol"),
    ],
)
def test_wat_niet_kan_staat_bij_de_rij_en_er_wordt_niets_geschreven(frontoffice, nu, anders, veld):
    with pytest.raises(OngeldigeInvoer) as fout:
        gemeld(frontoffice, nu, betrokkenen=GEZIN, **anders)

    assert list(fout.value.velden) == [veld]
    assert (Melding.objects.count(), Persoon.objects.count(), Relatie.objects.count()) == (0, 0, 0)


def test_wat_er_verder_gevraagd_is_staat_bij_melding_bron_en_betrokkene(frontoffice, nu):
    kind = replace(GEZIN[1], woont_elders=True)
    melding = gemeld(
        frontoffice, nu, betrokkenen=(GEZIN[0], kind), meldreden=("meldreden:radar",), meldcode=("meldcodestap:stap4",),
        hulp_wacht=True, hulp_wacht_bij=" GGZ ", hulp_bij="Huisarts", gezin_ingelicht=False,
        gezin_ingelicht_toelichting="Te gevaarlijk.",
        bron=BronInvoer(onbekend=True, eigen_rol="melderrol:geen", eigen_rol_toelichting="Eenmalig langs."),
    )  # fmt: skip

    melding.refresh_from_db()
    assert [code.pk for code in (*melding.meldreden.all(), *melding.meldcode.all())] == [
        "meldreden:radar", "meldcodestap:stap4",
    ]  # fmt: skip
    assert (melding.hulp_wacht, melding.hulp_wacht_bij, melding.hulp_bij) == (True, "GGZ", "Huisarts")
    assert (melding.gezin_ingelicht, melding.gezin_ingelicht_toelichting) == (False, "Te gevaarlijk.")
    assert melding.melder_onbekend is True
    assert list(Betrokkene.objects.order_by("pk").values_list("woont_elders", flat=True)) == [None, True]
    bron = Bron.objects.get()
    assert (bron.eigen_rol_id, bron.eigen_rol_toelichting) == ("melderrol:geen", "Eenmalig langs.")


def test_zonder_verbanden_kost_het_geen_vraag_en_met_tien_evenveel_als_met_een(
    frontoffice, nu, django_assert_max_num_queries
):
    gezin = tuple(replace(GEZIN[1], gegevens=replace(GEZIN[1].gegevens, voornamen=f"Kind {nr}")) for nr in range(10))
    # The first one reads what is remembered after it.
    gemeld(frontoffice, nu)
    aantal = {}
    for relaties in ((), RELATIES[:1], tuple(RelatieInvoer(0, nr, "relatiesoort:broer_zus") for nr in range(1, 10))):
        with django_assert_max_num_queries(100) as vragen:
            gemeld(frontoffice, nu, betrokkenen=gezin, relaties=relaties)
        aantal[len(relaties)] = len(vragen)

    assert (aantal[1] - aantal[0], aantal[9] - aantal[1]) == (1, 0)
