# SPDX-License-Identifier: EUPL-1.2
"""A melder who becomes known after the assessment hears what followed: a task of his own, once, that names nobody."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from intake.formaten.vorm import Melder
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.fouten import OngeldigeInvoer, StapFout, VerkeerdeToestand
from meldingen.invoer import BronInvoer
from meldingen.models import Bron, Signaal, Terugkoppeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.informant_vastleggen import informant_vastleggen
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.stappen.terugkoppeling_vervalt import terugkoppeling_vervalt
from meldingen.terugkoppelen import signaleer_terugkoppeling
from tests.intake.berichtfabriek import inhoud, ontvangen
from tests.meldingen.fabriek import antwoorden, beoordeeld, besluit, in_beoordeling
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
ZELDA = Melder(naam="Zelda Kwetterkanarie", instelling="GGZ Kwetterhuis", telefoon="0612349876", geheim=True)
WIM = Melder(naam="Wim Fluitkanarie", functie="leraar")
EERSTE = ("beoordeling", 0)


@pytest.fixture
def melding(frontoffice, beoordelaar, nu):
    """Assessed on Wednesday 11 March."""
    return beoordeeld(frontoffice, beoordelaar, nu)


@pytest.fixture
def later(nu):
    """Thursday: the terms of who comes now end a day later than those of Wednesday."""
    return nu + timedelta(days=1)


def bericht_van(melding, melder, op):
    return ontvangen(melding.organisatie, op, gelezen=inhoud(melder=melder), ontvangen_op=op - timedelta(minutes=5))


def voeg_toe(medewerker, melding, melder, op, **anders):
    bericht = bericht_van(melding, melder, op)
    return bericht_toevoegen(medewerker=medewerker, bericht=bericht, melding=melding, nu=op, **anders)


def taken(melding, **keuze):
    rijen = Terugkoppeling.objects.filter(melding=melding, **keuze).order_by("pk")
    return [((rij.na, rij.volgnummer), rij.bron and rij.bron.naam, rij.uiterste_datum) for rij in rijen]


def leg_vast(medewerker, melding, op, sleutel, **anders):
    na, nummer = sleutel
    return terugkoppeling_vastleggen(
        medewerker=medewerker, melding=melding, na=na, volgnummer=nummer, op=op.date(), nu=op, **anders
    )


@pytest.mark.parametrize("eerste_gehoord", [True, False], ids=["na de terugkoppeling", "ertussen"])
def test_wie_na_de_beoordeling_komt_heeft_een_eigen_taak_met_een_eigen_termijn(
    frontoffice, melding, later, eerste_gehoord
):
    if eerste_gehoord:
        leg_vast(frontoffice, melding, later, EERSTE)

    voeg_toe(frontoffice, melding, ZELDA, later)
    voeg_toe(frontoffice, melding, WIM, later + timedelta(days=4))

    assert taken(melding) == [
        (EERSTE, None, date(2026, 3, 18)),
        (("bijgekomen", 1), "Zelda Kwetterkanarie", date(2026, 3, 19)),
        (("bijgekomen", 2), "Wim Fluitkanarie", date(2026, 3, 23)),
    ]
    assert Terugkoppeling.objects.open().count() == 3 - eerste_gehoord


def test_wie_voor_de_beoordeling_komt_hoort_met_de_anderen_en_wie_niet_te_bereiken_is_of_informeert_niet(
    frontoffice, beoordelaar, nu, later
):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    voeg_toe(frontoffice, melding, ZELDA, nu)
    beoordelen(
        medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
    )
    voeg_toe(frontoffice, melding, Melder(onbekend=True, functie="buur"), later)
    voeg_toe(frontoffice, melding, ZELDA, later)
    gegevens = {"naam": "Ina", "onthulling": "onthulling:openbaar"}
    informant_vastleggen(medewerker=frontoffice, melding=melding, gegevens=gegevens, nu=later)

    assert list(Bron.objects.order_by("pk").values_list("soort", flat=True)) == [
        "melder", "medemelder", "medemelder", "informant",
    ]  # fmt: skip
    assert [sleutel for sleutel, *_ in taken(melding)] == [EERSTE]


def test_een_keer_wat_er_ook_opnieuw_gebeurt(frontoffice, melding, later):
    """The same form again, another message of the same melder, and the message taken back and put there again."""
    bericht, token = bericht_van(melding, ZELDA, later), uuid4()
    for _ in range(2):
        bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=melding, nu=later, token=token)
    ander = voeg_toe(frontoffice, melding, ZELDA, later)
    bericht_heropenen(medewerker=frontoffice, bericht=ander, reden="Ander gezin.", nu=later)
    bericht_toevoegen(medewerker=frontoffice, bericht=ander, melding=melding, nu=later)

    assert [sleutel for sleutel, *_ in taken(melding)] == [EERSTE, ("bijgekomen", 1)]


@pytest.mark.django_db(transaction=True)
def test_tegelijk_twee_berichten_van_een_melder_en_de_beoordeling(frontoffice, beoordelaar, flevoland, nu):
    """Whoever is first: he hears with the others, or apart from them, and never both or twice."""
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    berichten = [bericht_van(melding, ZELDA, nu) for _ in range(2)]

    uitkomsten = tegelijk(
        *(lambda bericht=bericht: bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=melding, nu=nu)
          for bericht in berichten),
        lambda: beoordelen(
            medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
        ),
    )  # fmt: skip

    assert [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, StapFout)] == []
    eerste, *eigen = Terugkoppeling.objects.filter(melding=melding).order_by("pk")
    (zelda,) = Bron.objects.filter(melding=melding, soort="medemelder")
    assert (eerste.na, len(eigen) <= 1, {rij.bron for rij in eigen} <= {zelda}) == ("beoordeling", True, True)


def test_wie_na_de_beoordeling_een_naam_krijgt_hoort_alsnog(frontoffice, beoordelaar, nu, later):
    melding = in_beoordeling(frontoffice, beoordelaar, nu, bron=BronInvoer(onbekend=True))
    beoordelen(
        medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=nu
    )
    bron = Bron.objects.get(melding=melding)
    for gegevens in ({"onbekend": False, "naam": "Truus"}, {"onbekend": True, "naam": ""}, {"onbekend": False}):
        bron_bijwerken(medewerker=frontoffice, melding=melding, bron_id=bron.pk, gegevens=gegevens, nu=later)

    assert [sleutel for sleutel, *_ in taken(melding, vervallen_op=None)] == [("bijgekomen", 1)]
    assert [sleutel for sleutel, *_ in taken(melding)] == [EERSTE, ("bijgekomen", 1)]


def test_wie_wordt_teruggenomen_hoort_niets_en_wie_al_hoorde_blijft_bron(frontoffice, melding, later):
    een, twee = (voeg_toe(frontoffice, melding, melder, later) for melder in (ZELDA, WIM))
    laat = later + timedelta(days=10)
    assert signaleer_terugkoppeling(een.bron.terugkoppeling.pk, nu=laat)
    leg_vast(frontoffice, melding, later, ("bijgekomen", 2))

    for bericht in (een, twee):
        bericht_heropenen(medewerker=frontoffice, bericht=bericht, reden="Ander gezin.", nu=laat)

    assert [sleutel for sleutel, *_ in taken(melding)] == [EERSTE, ("bijgekomen", 2)]
    assert [bron.naam for bron in Bron.objects.filter(soort="medemelder")] == ["Wim Fluitkanarie"]
    assert Signaal.objects.filter(soort="terugkoppeling_laat").count() == 0


def test_elk_wordt_apart_afgehandeld(frontoffice, melding, later):
    for melder in (ZELDA, WIM):
        voeg_toe(frontoffice, melding, melder, later)
    with pytest.raises(OngeldigeInvoer) as fout:
        leg_vast(frontoffice, melding, later - timedelta(days=1), ("bijgekomen", 1))
    assert fout.value.velden == {"op": ["Op deze dag was deze melder er nog niet bij."]}

    leg_vast(frontoffice, melding, later, ("bijgekomen", 1))
    terugkoppeling_vervalt(medewerker=frontoffice, melding=melding, na="bijgekomen", volgnummer=2, nu=later,
                           vervalreden="terugkoppelvervalreden:onbereikbaar")  # fmt: skip

    assert [sleutel for sleutel, *_ in taken(melding, gedaan_op=None, vervallen_op=None)] == [EERSTE]
    with pytest.raises(VerkeerdeToestand):
        leg_vast(frontoffice, melding, later, ("bijgekomen", 1))
    with pytest.raises(OngeldigeInvoer):
        leg_vast(frontoffice, melding, later, ("bijgekomen", 3))


def test_de_werklijst_toont_hem_en_niemand_leest_wie_hij_is(frontoffice, manager, melding, later):
    leg_vast(frontoffice, melding, later, EERSTE)
    for melder in (ZELDA, WIM):
        voeg_toe(frontoffice, melding, melder, later)
    pagina = f"/meldingen/{melding.nummer}/terugkoppeling"

    for wie in (frontoffice, manager):
        client = Client()
        client.force_login(wie)
        lijst = client.get("/terugkoppelingen").content.decode()
        assert f'href="{pagina}?na=bijgekomen&amp;volgnummer=2"' in lijst
        api = client.get("/api/v1/terugkoppelingen").json()["results"]
        assert {(taak["na"], taak["volgnummer"]) for taak in api} == {("bijgekomen", 1), ("bijgekomen", 2)}
        paginas = [lijst, str(api), client.get(f"{pagina}?na=bijgekomen&volgnummer=2").content.decode()]
        assert [k for k in ("Kwetter", "Fluitkanarie", "0612349876") for tekst in paginas if k in tekst] == []

    tekst = _vul_in(frontoffice, f"{pagina}?na=bijgekomen&volgnummer=2", later)
    assert "Vastgelegd dat de melder op de hoogte is." in tekst
    assert [sleutel for sleutel, *_ in taken(melding, gedaan_op=None)] == [("bijgekomen", 1)]


def _vul_in(wie, url, op):
    """The form of the page, sent as it stands with a day."""
    client = Client()
    client.force_login(wie)
    form = client.get(url).context["form"]
    velden = {veld.name: veld.value() for veld in form if veld.value() is not None} | {"op": f"{op:%d-%m-%Y}"}
    return client.post(url.partition("?")[0], velden, follow=True).content.decode()
