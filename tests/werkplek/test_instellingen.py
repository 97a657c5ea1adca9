# SPDX-License-Identifier: EUPL-1.2
"""The settings of an organisation: who may, what cannot be, what follows at once and what stays as it was."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Informeerplicht, Termijn
from organisaties.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan
from organisaties.models import VTOrganisatie
from organisaties.stappen.instellingen_bijwerken import instellingen_bijwerken
from personen.schrijven import PersoonGegevens
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
PAD, API = "/beheer/instellingen", "/api/v1/instellingen"
BEGIN = {
    "vb_eenheid": "werkdagen", "goede_vrijdag_vrij": False, "besluitdagen_vrij": False, "drempel_meldingen": 3,
    "drempel_jaren": 1, "informeren_kind_vanaf": 12, "contact_afgeschermd": "de teamleider",
}  # fmt: skip


@pytest.fixture
def werk_bij(beheerder, flevoland, nu):
    def _doe(*, medewerker=beheerder, organisatie=flevoland, versie=None, token=None, **anders):
        return instellingen_bijwerken(
            medewerker=medewerker, organisatie=organisatie, nu=nu, versie=versie, token=token, **(BEGIN | anders)
        )

    return _doe


def stand(organisatie):
    rij = VTOrganisatie.objects.get(pk=organisatie.pk)
    return {veld: getattr(rij, veld) for veld in BEGIN}, rij.versie


def test_bijwerken_schrijft_de_eigen_organisatie_en_de_audit_zegt_wat_het_was(werk_bij, beheerder, flevoland):
    andere = VTOrganisatie.objects.exclude(pk=flevoland.pk).order_by("pk")
    voor = [stand(rij) for rij in andere]

    werk_bij(versie=1, informeren_kind_vanaf=14, contact_afgeschermd=" de gedragswetenschapper ")

    nieuw = {"informeren_kind_vanaf": 14, "contact_afgeschermd": "de gedragswetenschapper"}
    assert stand(flevoland) == (BEGIN | nieuw, 2)
    assert [stand(rij) for rij in andere] == voor
    regel = AuditRegel.objects.get(actie="instellingen_bijwerken")
    assert (regel.onderwerp, regel.nummer, regel.organisatie_id, regel.medewerker_id) == (
        "instelling", flevoland.code, flevoland.pk, beheerder.pk,
    )  # fmt: skip
    assert regel.gegevens == {
        "informeren_kind_vanaf_was": 12, "informeren_kind_vanaf_werd": 14,
        "contact_afgeschermd_was": "de teamleider", "contact_afgeschermd_werd": "de gedragswetenschapper",
    }  # fmt: skip
    assert regel.verwerkingsactiviteit == "beheer-en-toezicht"


def test_wat_niet_kan_wordt_bij_elk_veld_geweigerd(werk_bij, flevoland):
    fout = {
        "vb_eenheid": "uren", "drempel_meldingen": 0, "drempel_jaren": 100, "informeren_kind_vanaf": 19,
        "contact_afgeschermd": " ",
    }  # fmt: skip
    with pytest.raises(OngeldigeInvoer) as geweigerd:
        werk_bij(**fout)

    assert set(geweigerd.value.velden) == set(fout)
    for contact in ("x" * 121, "een\nregel", "a\x00b"):
        with pytest.raises(OngeldigeInvoer):
            werk_bij(contact_afgeschermd=contact)
    assert stand(flevoland) == (BEGIN, 1)


@pytest.mark.parametrize("rol", ["frontoffice", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_alleen_beheer_van_de_eigen_organisatie(werk_bij, flevoland, client, request, rol):
    wie = request.getfixturevalue(rol)
    client.force_login(wie)

    with pytest.raises(StapNietToegestaan):
        werk_bij(medewerker=wie, drempel_jaren=9)
    assert {client.get(pad).status_code for pad in (PAD, f"{PAD}/bijwerken", API)} == {403}
    assert client.post(f"{PAD}/bijwerken", {"drempel_jaren": "9"}).status_code == 403
    assert stand(flevoland) == (BEGIN, 1)


def test_beheer_wijzigt_een_andere_organisatie_niet(werk_bij, flevoland):
    utrecht = VTOrganisatie.objects.exclude(pk=flevoland.pk).order_by("pk")[0]
    with pytest.raises(StapNietToegestaan):
        werk_bij(organisatie=utrecht, drempel_jaren=9)
    assert stand(utrecht)[1] == 1


def test_een_oud_scherm_en_twee_keer_versturen(werk_bij, flevoland):
    token = uuid4()
    werk_bij(versie=1, token=token, drempel_jaren=2)
    werk_bij(versie=1, token=token, drempel_jaren=2)
    with pytest.raises(InmiddelsGewijzigd):
        werk_bij(versie=1, drempel_jaren=5)

    assert stand(flevoland) == (BEGIN | {"drempel_jaren": 2}, 2)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk(werk_bij, flevoland):
    uitkomsten = tegelijk(lambda: werk_bij(versie=1, drempel_jaren=2), lambda: werk_bij(versie=1, drempel_meldingen=5))

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["InmiddelsGewijzigd", "VTOrganisatie"]
    assert stand(flevoland)[1] == 2


def test_de_leeftijd_volgt_bij_de_volgende_melding_en_niet_bij_de_vorige(werk_bij, frontoffice, nu):
    dertien = BetrokkeneInvoer(
        rol="betrokkenerol:kind",
        gegevens=PersoonGegevens(voornamen="Bram", geboortenaam="Jansen", geboortedatum=date(2013, 1, 1)),
    )

    def op_de_lijst():
        melding = gemeld(frontoffice, nu, betrokkenen=(dertien,))
        return lambda: Informeerplicht.objects.filter(melding=melding).count()

    eerst = op_de_lijst()
    werk_bij(informeren_kind_vanaf=14)
    daarna = op_de_lijst()

    assert (eerst(), daarna()) == (1, 0)


def test_een_lopende_termijn_houdt_haar_dag(werk_bij, frontoffice, nu):
    """Wednesday 11 March: five working days are the 18th, five days Monday the 16th."""
    gemeld(frontoffice, nu)
    werk_bij(vb_eenheid="dagen")
    frontoffice.refresh_from_db()
    gemeld(frontoffice, nu)

    dagen = Termijn.objects.filter(soort="vb").order_by("pk").values_list("uiterste_datum", flat=True)
    assert list(dagen) == [nu.date() + timedelta(days=7), nu.date() + timedelta(days=5)]


def test_de_pagina_toont_waarde_werking_en_wat_te_bevestigen_is(client, beheerder, django_assert_num_queries):
    client.force_login(beheerder)
    with django_assert_num_queries(3):
        antwoord = client.get(PAD)

    regels = {regel.naam: regel for regel in antwoord.context["regels"]}
    assert len(regels) == len(BEGIN)
    assert [naam for naam, regel in regels.items() if regel.te_bevestigen] == [
        "Een kind zelf informeren vanaf zoveel jaar"
    ]
    assert all(regel.effect and regel.waarde for regel in regels.values())
    assert antwoord.content.decode().count("te bevestigen") == 1
    assert PAD in client.get("/beheer").content.decode()


def test_het_scherm_bewaart_en_een_oud_scherm_krijgt_de_nieuwe_versie(client, beheerder, flevoland):
    client.force_login(beheerder)
    begin = client.get(f"{PAD}/bijwerken").context["form"].initial
    vorm = {veld: str(begin[veld]) for veld in BEGIN} | {"versie": "1", "goede_vrijdag_vrij": "ja"}

    assert client.post(f"{PAD}/bijwerken", vorm)["Location"] == PAD
    assert stand(flevoland) == (BEGIN | {"goede_vrijdag_vrij": True}, 2)
    oud = client.post(f"{PAD}/bijwerken", vorm | {"drempel_jaren": "5"})
    assert oud.status_code == 409
    assert oud.context["form"]["versie"].value() == "2"
    assert oud.context["form"]["drempel_jaren"].value() == "5"


def test_de_api_leest_de_eigen_organisatie(client, beheerder, flevoland):
    client.force_login(beheerder)

    assert client.get(API).json() == BEGIN | {"code": flevoland.code, "naam": flevoland.naam, "versie": 1}
