# SPDX-License-Identifier: EUPL-1.2
"""The first page of each kind of user: what waits, in which order, and at what cost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Toegang
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.consult import consult_vragen
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling
from tests.monitoring.fabriek import in_monitoring
from tests.overdracht.fabriek import verzonden

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def nu():
    """Pages count from the present moment."""
    return timezone.now() - timedelta(hours=8)


def pagina(client, medewerker, pad="/"):
    client.force_login(medewerker)
    return client.get(pad)


def nummers(antwoord, blok, sleutel="nummer"):
    return [rij[sleutel] for rij in antwoord.context[blok]]


@pytest.mark.parametrize(
    ("wie", "waarheen"),
    [
        ("manager", "/sturing"),
        ("lokaalteam", "/overdrachten"),
        ("overleglid", "/overleg"),
        ("privacy", "/auditlog"),
        ("beheerder", "/beheer"),
    ],
)
def test_wie_hier_geen_werk_heeft_gaat_naar_de_eigen_pagina(client, request, wie, waarheen):
    antwoord = pagina(client, request.getfixturevalue(wie))

    assert (antwoord.status_code, antwoord["Location"]) == (302, waarheen)
    assert client.get(waarheen).status_code == 200


def test_zonder_inloggen_naar_de_inlogpagina(client):
    assert client.get("/")["Location"].startswith("/accounts/login/")


def test_zonder_rol_zegt_de_pagina_wat_te_doen(client, frontoffice):
    frontoffice.rollen.clear()

    assert "U heeft nog geen rol" in pagina(client, frontoffice).content.decode()


def test_frontoffice_ziet_open_contacten_spoed_eerst_en_wat_zij_vandaag_registreerde(client, frontoffice, nu):
    contacten = [
        contact_vastleggen(
            medewerker=frontoffice, kanaal="kanaal:telefoon", ontvangen_op=nu, notities="Belt terug", nu=nu, spoed=spoed
        ).nummer
        for spoed in (False, True)
    ]
    gemeld(frontoffice, timezone.now() - 3 * DAG)
    melding = gemeld(frontoffice, timezone.now())

    antwoord = pagina(client, frontoffice)

    assert nummers(antwoord, "contacten") == contacten[::-1]
    assert nummers(antwoord, "vandaag_geregistreerd") == [melding.nummer]
    tekst = antwoord.content.decode()
    assert "Nieuw contact" in tekst
    assert "Belt terug" not in tekst
    assert "te_beoordelen" not in antwoord.context


def test_wat_half_getypt_is_staat_er_meteen_met_een_weg_terug(client, frontoffice, frontoffice_utrecht, nu):
    contact = contact_vastleggen(
        medewerker=frontoffice, kanaal="kanaal:telefoon", ontvangen_op=nu, notities="Belt", nu=nu, spoed=False
    )
    van = (
        (frontoffice, "registratie", contact.nummer),
        (frontoffice, "contact", ""),
        (frontoffice_utrecht, "advies", ""),
    )
    for wie, soort, over in van:
        velden = {"notities": ["Kanarietekst"]}
        concept_bewaren(medewerker=wie, soort=soort, over=over, velden=velden, versie=0, nu=timezone.now())

    antwoord = pagina(client, frontoffice)

    assert [(rij["tekst"], rij["verder"]) for rij in antwoord.context["niet_verstuurd"]] == [
        ("Contact", "/contacten/nieuw"),
        ("Melding registreren", f"/contacten/{contact.nummer}/melding"),
    ]
    tekst = antwoord.content.decode()
    assert (tekst.count("half getypt"), "Kanarietekst" in tekst) == (1, False)
    assert [rij["tekst"] for rij in pagina(client, frontoffice_utrecht).context["niet_verstuurd"]] == [
        "Advies registreren"
    ]


def test_teamrij_toont_wat_niemand_oppakte_vroegste_termijn_eerst(client, frontoffice, beoordelaar, nu):
    later, eerder = gemeld(frontoffice, nu), gemeld(frontoffice, nu - 10 * DAG)
    in_beoordeling(frontoffice, beoordelaar, nu)

    antwoord = pagina(client, beoordelaar)

    assert nummers(antwoord, "te_beoordelen") == [eerder.nummer, later.nummer]
    assert "te laat" in antwoord.content.decode()
    assert "Sanne Kanariepiet" in antwoord.content.decode()
    assert "Kanarie-Melder" not in antwoord.content.decode()


def test_crisis_komt_voor_een_melding_van_hetzelfde_moment(client, frontoffice, beoordelaar, nu):
    gewoon, crisis = gemeld(frontoffice, nu), gemeld(frontoffice, nu, crisis=True)

    assert nummers(pagina(client, beoordelaar), "te_beoordelen") == [crisis.nummer, gewoon.nummer]


def test_pak_op_brengt_de_melding_bij_mij_en_nog_eens_zegt_dat(client, frontoffice, beoordelaar, onderzoeker, nu):
    melding = gemeld(frontoffice, nu)
    rij = pagina(client, beoordelaar).context["te_beoordelen"][0]
    pad = f"/meldingen/{rij['nummer']}/in-beoordeling-nemen"

    assert client.post(pad, {"versie": rij["versie"]})["Location"] == f"/meldingen/{melding.nummer}/beoordelen"
    opnieuw = client.post(pad, {"versie": rij["versie"]})

    assert opnieuw.status_code == 409
    assert "U heeft deze melding al opgepakt" in opnieuw.content.decode()
    mijn = client.get("/").context["mijn_casussen"]
    assert [(rij["wat"], rij["url"]) for rij in mijn] == [("Beoordelen", f"/meldingen/{melding.nummer}/beoordelen")]


def test_mijn_casussen_zeggen_wat_er_nu_moet(client, frontoffice, beoordelaar, lokaalteam, nu):
    over_te_dragen = beoordeeld(frontoffice, beoordelaar, nu - 3 * DAG)
    verzonden(frontoffice, beoordelaar, nu - 2 * DAG)
    in_beoordeling(frontoffice, beoordelaar, nu - DAG)
    beoordeeld(frontoffice, beoordelaar, nu, "einde", afsluitreden="afsluitreden:geen_hgkm")

    antwoord = pagina(client, beoordelaar)

    assert {rij["wat"] for rij in antwoord.context["mijn_casussen"]} == {
        "Overdragen",
        "Wacht op antwoord van de ontvanger",
        "Beoordelen",
    }
    assert f"/casussen/{over_te_dragen.casus.nummer}/overdragen" in antwoord.content.decode()


def test_een_nieuwe_melding_op_mijn_casus_staat_in_de_teamrij(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu - 5 * DAG)
    nieuw = gemeld(frontoffice, nu, casus=Casus.objects.get(pk=melding.casus_id))

    antwoord = pagina(client, beoordelaar)

    assert nummers(antwoord, "mijn_casussen", "wat") == ["Nieuwe melding, staat in de teamrij"]
    assert nummers(antwoord, "te_beoordelen") == [nieuw.nummer]
    assert "CBS: vervolg na VB" in antwoord.content.decode()


def test_onderzoeker_ziet_te_starten_diensten_en_monitoring(client, frontoffice, beoordelaar, onderzoeker, nu):
    te_starten = beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu - 85 * DAG)

    antwoord = pagina(client, onderzoeker)

    assert nummers(antwoord, "te_starten", "casus__nummer") == [te_starten.casus.nummer]
    assert [(rij["casus__nummer"], rij["wat"]) for rij in antwoord.context["monitoring"]] == [
        (casus.nummer, "3 maanden")
    ]


def test_gedragswetenschapper_ziet_open_vragen(client, frontoffice, beoordelaar, gedragswetenschapper, nu):
    casus = Casus.objects.get(pk=gemeld(frontoffice, nu).casus_id)
    consult = consult_vragen(medewerker=beoordelaar, casus=casus, vraag="Hoe weegt dit?", nu=nu)

    antwoord = pagina(client, gedragswetenschapper)

    assert nummers(antwoord, "consulten") == [consult.nummer]
    assert f"/consulten/{consult.nummer}" in antwoord.content.decode()
    assert "Hoe weegt dit?" not in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["beoordelaar", "onderzoeker", "gedragswetenschapper", "frontoffice"])
def test_niets_van_een_andere_regio_en_niets_wat_afgeschermd_is(
    client, request, frontoffice_utrecht, frontoffice, beoordelaar, onderzoeker, nu, wie
):
    gemeld(frontoffice_utrecht, nu, gemeente_code="GM0344")
    gemeld(frontoffice, nu)
    in_beoordeling(frontoffice, beoordelaar, nu)
    beoordeeld(frontoffice, beoordelaar, nu - DAG, "onderzoek")
    consult_vragen(medewerker=beoordelaar, casus=Casus.objects.order_by("-pk")[0], vraag="Vraag", nu=nu)
    Casus.objects.filter(organisatie=frontoffice.vt_organisatie).update(afgeschermd=True)

    antwoord = pagina(client, request.getfixturevalue(wie))

    assert antwoord.status_code == 200
    assert "Kanariepiet" not in antwoord.content.decode()
    assert not Casus.objects.filter(nummer__in=antwoord.content.decode().split('"')).exists()


def test_wie_toegang_kreeg_ziet_de_afgeschermde_melding_in_de_teamrij(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    Casus.objects.update(afgeschermd=True)
    Toegang.objects.create(casus_id=melding.casus_id, medewerker=beoordelaar, soort="toegewezen", reden="x", van=nu)

    assert nummers(pagina(client, beoordelaar), "te_beoordelen") == [melding.nummer]


def test_namen_in_de_rij_worden_eerst_gelogd(client, frontoffice, beoordelaar, nu):
    gemeld(frontoffice, nu)

    pagina(client, beoordelaar)

    regel = AuditRegel.objects.get(onderwerp="werkvoorraad")
    assert (regel.uitkomst, regel.medewerker_id, regel.gegevens) == ("ingezien", beoordelaar.pk, {"aantal": 1})


def test_de_teamrij_bladert_op_sleutel(client, frontoffice, beoordelaar, nu):
    alle = {gemeld(frontoffice, nu).nummer for _ in range(53)}

    eerste = pagina(client, beoordelaar)
    tweede = client.get(eerste.context["pagina"]["volgende"])
    gezien = nummers(eerste, "te_beoordelen") + nummers(tweede, "te_beoordelen")

    assert (len(nummers(eerste, "te_beoordelen")), len(gezien), set(gezien)) == (50, 53, alle)


def test_de_eigen_lijst_is_kort_tot_u_alles_vraagt(client, frontoffice, beoordelaar, nu):
    for _ in range(17):
        in_beoordeling(frontoffice, beoordelaar, nu)

    assert len(pagina(client, beoordelaar).context["mijn_casussen"]) == 15
    assert len(client.get("/?mijn=alle").context["mijn_casussen"]) == 17


@pytest.mark.parametrize("aantal", [1, 30])
# One for all that waits on other pages, one for what the menu counts.
@pytest.mark.parametrize(("wie", "vragen"), [("beoordelaar", 12), ("frontoffice", 12), ("onderzoeker", 13)])
def test_de_pagina_kost_evenveel_vragen(
    client, request, frontoffice, beoordelaar, onderzoeker, nu, django_assert_num_queries, aantal, wie, vragen
):
    """Two of them are the savepoint around the audit row, which is a transaction of its own outside a test."""
    for _ in range(aantal):
        gemeld(frontoffice, timezone.now())
        in_beoordeling(frontoffice, beoordelaar, nu)
        beoordeeld(frontoffice, beoordelaar, nu, "onderzoek")
    client.force_login(request.getfixturevalue(wie))

    with django_assert_num_queries(vragen):
        client.get("/")
