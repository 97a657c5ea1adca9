# SPDX-License-Identifier: EUPL-1.2
"""The pages with a draft, as a browser without JavaScript and as the script uses them."""

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.concepten import lees_velden
from meldingen.models import Concept, Contact, Melding
from meldingen.stappen.concept_bewaren import concept_bewaren
from tests.meldingen.fabriek import nieuw_contact

pytestmark = pytest.mark.django_db
KANARIE = "Conceptkanariekan"
REGISTREREN = "/meldingen/registreren"


@pytest.fixture
def als():
    def inloggen(medewerker):
        client = Client()
        client.force_login(medewerker)
        return client

    return inloggen


def typ(client, pad, **velden):
    """What the page holds, with this typed in it."""
    form = client.get(pad).context["form"]
    return {veld.html_name: veld.value() or "" for veld in form.hidden_fields()} | velden


def velden_van(medewerker):
    return [lees_velden(concept) for concept in Concept.objects.zichtbaar_voor(medewerker)]


@pytest.mark.parametrize("actie", ["bijwerken", "rijen", "zoek", ""])
def test_elke_verzending_die_niet_registreert_bewaart(als, frontoffice, actie):
    client = als(frontoffice)
    gestuurd = typ(client, REGISTREREN, toelichting=KANARIE, actie=actie, **{"betrokkenen-0-voornamen": "Sanne"})
    antwoord = client.post(REGISTREREN, gestuurd)

    assert antwoord.status_code == 200
    (bewaard,) = velden_van(frontoffice)
    assert (bewaard["toelichting"], bewaard["betrokkenen-0-voornamen"]) == ([KANARIE], ["Sanne"])
    # In another browser, a day later.
    opnieuw = als(frontoffice).get(REGISTREREN).content.decode()
    assert KANARIE in opnieuw
    assert 'value="Sanne"' in opnieuw
    assert "Dit had u nog niet verstuurd" in opnieuw


def test_een_geweigerde_registratie_bewaart_en_een_gelukte_wist(als, frontoffice, nu):
    contact = nieuw_contact(frontoffice, timezone.now())
    pad = f"/contacten/{contact.nummer}/melding"
    client = als(frontoffice)
    gestuurd = typ(client, pad, toelichting=KANARIE, actie="registreren")
    assert client.post(pad, gestuurd).status_code == 400
    assert [velden["toelichting"] for velden in velden_van(frontoffice)] == [[KANARIE]]

    goed = gestuurd | {
        "kanaal": "kanaal:telefoon", "ontvangen_op": f"{timezone.localtime(contact.ontvangen_op):%d-%m-%Y %H:%M}",
        "gemeente": "GM0034", "crisis": "nee",
        "melder_soort": "meldersoort:politie", "bron-onthulling": "onthulling:openbaar", "bron-naam": "Wim",
        "betrokkenen-0-rol": "betrokkenerol:slachtoffer", "betrokkenen-0-onbekend": "on",
    }  # fmt: skip
    antwoord = client.post(pad, goed)

    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    assert Melding.objects.get().contact_id == contact.pk
    assert velden_van(frontoffice) == []


def test_een_leeg_formulier_is_geen_concept(als, frontoffice):
    client = als(frontoffice)
    form = client.get(REGISTREREN).context["form"]
    onaangeroerd = {naam: form[naam].value() for naam in form.fields if form[naam].value()}
    assert len(onaangeroerd) > 3
    client.post(REGISTREREN, onaangeroerd | {"actie": "rijen"})
    client.post("/contacten/nieuw", {"kanaal": "", "actie": "bewaren"})

    assert velden_van(frontoffice) == []


def test_nu_blijft_het_moment_waarop_men_begon(als, frontoffice):
    """The terms count from receipt: what is sent the next day was received the day before."""
    gisteren = timezone.now() - timedelta(days=1)
    velden = {"toelichting": [KANARIE], "ontvangen_op": ["Nu"], "incident_datum": ["gisteren"]}
    concept_bewaren(medewerker=frontoffice, soort="registratie", velden=velden, nu=gisteren)

    form = als(frontoffice).get(REGISTREREN).context["form"]

    toen = timezone.localtime(gisteren)
    assert form["ontvangen_op"].value() == f"{toen:%d-%m-%Y %H:%M}"
    assert form["incident_datum"].value() == f"{toen - timedelta(days=1):%d-%m-%Y}"


def test_twee_vensters_zonder_script_laten_beide_teksten_zien(als, frontoffice):
    client = als(frontoffice)
    een = typ(client, REGISTREREN, toelichting="Tekst van venster een", actie="bijwerken", concept_versie="0")
    twee = een | {"toelichting": "Tekst van venster twee"}
    client.post(REGISTREREN, een)

    botst = client.post(REGISTREREN, twee)
    pagina = botst.content.decode()
    assert "Tekst van venster een" in pagina
    assert "Tekst van venster twee" in pagina
    assert [v["toelichting"] for v in velden_van(frontoffice)] == [["Tekst van venster een"]]

    houd = botst.context["concept"].houd
    gehouden = client.post(REGISTREREN, twee | {"actie": houd, "concept_versie": botst.context["concept"].versie})
    assert [v["toelichting"] for v in velden_van(frontoffice)] == [["Tekst van venster twee"]]
    assert gehouden.context["concept"].andere is None


def test_een_contact_dat_een_collega_wijzigde_toont_beide(als, frontoffice, beoordelaar):
    contact = nieuw_contact(frontoffice, timezone.now(), notities="Zo begon het")
    pad = f"/contacten/{contact.nummer}"
    mijn, ander = als(frontoffice), als(beoordelaar)
    getypt = typ(mijn, pad, notities="Mijn eigen tekst", kanaal="kanaal:telefoon", ontvangen_op="nu")
    ander.post(pad, typ(ander, pad, notities="Van mijn collega", kanaal="kanaal:telefoon", ontvangen_op="nu"))
    assert mijn.post(pad, getypt).status_code == 409

    weer = mijn.get(pad)

    assert "Van mijn collega" in weer.content.decode()
    assert weer.context["form"]["notities"].value() == "Mijn eigen tekst"
    contact.refresh_from_db()
    assert str(weer.context["form"]["versie"].value()) == str(contact.versie)


def test_een_nieuw_contact_met_een_fout_staat_er_nog(als, frontoffice):
    client = als(frontoffice)
    gestuurd = typ(client, "/contacten/nieuw", notities=KANARIE, kanaal="kanaal:telefoon", ontvangen_op="onzin")
    assert client.post("/contacten/nieuw", gestuurd).status_code == 400
    assert als(frontoffice).get("/contacten/nieuw").context["form"]["notities"].value() == KANARIE

    assert client.post("/contacten/nieuw", gestuurd | {"ontvangen_op": "nu"}).status_code == 302
    assert velden_van(frontoffice) == []
    assert Contact.objects.get().notities == KANARIE


def test_een_collega_ziet_er_niets_van(als, frontoffice, beoordelaar):
    client = als(frontoffice)
    client.post(REGISTREREN, typ(client, REGISTREREN, toelichting=KANARIE, actie="bijwerken"))
    collega = als(beoordelaar)

    for pad in (REGISTREREN, "/concepten", "/", "/api/v1/concepten", "/api/v1/concepten/inhoud?soort=registratie"):
        assert KANARIE not in collega.get(pad).content.decode()
    assert collega.get("/api/v1/concepten").json()["results"] == []
    assert collega.get("/api/v1/concepten/inhoud?soort=registratie").json()["velden"] == {}
    assert client.get("/api/v1/concepten/inhoud?soort=registratie").json()["velden"]["toelichting"] == [KANARIE]


def script(client, tekst, versie, **anders):
    velden = {"toelichting": [tekst]}
    gegevens = {"soort": "registratie", "onderwerp": "", "versie": versie, "velden": json.dumps(velden)} | anders
    return client.post("/concepten", gegevens, headers={"accept": "application/json"})


def test_het_script_krijgt_de_nieuwe_versie_of_wat_er_anders_staat(als, frontoffice):
    client = als(frontoffice)
    eerste = script(client, "Een", 0)
    tweede = script(client, "Een en nog iets", eerste.json()["versie"])
    botst = script(client, "Twee", eerste.json()["versie"])

    assert (eerste.status_code, tweede.status_code, botst.status_code) == (200, 200, 409)
    assert botst.json()["code"] == "inmiddels_gewijzigd"
    assert botst.json()["andere"]["velden"] == {"toelichting": ["Een en nog iets"]}
    assert botst.json()["andere"]["versie"] == tweede.json()["versie"]
    assert "no-store" in botst.headers["Cache-Control"]
    te_groot = script(client, "x" * 200_001, tweede.json()["versie"])
    assert (te_groot.status_code, "200 kB" in te_groot.json()["tekst"]) == (400, True)
    assert script(client, "a", 0, velden="geen json").status_code == 400


def test_wie_na_een_ander_inlogt_krijgt_diens_tekst_niet_onder_zijn_naam(als, frontoffice, beoordelaar):
    wie = als(frontoffice).get(REGISTREREN).context["concept"].wie

    antwoord = script(als(beoordelaar), KANARIE, 0, wie=wie)

    assert antwoord.status_code == 403
    assert Concept.objects.count() == 0


def test_niet_verstuurd_noemt_wat_er_ligt_en_gooit_weg(als, frontoffice):
    contact = nieuw_contact(frontoffice, timezone.now())
    client = als(frontoffice)
    for pad in (REGISTREREN, f"/contacten/{contact.nummer}/melding"):
        client.post(pad, typ(client, pad, toelichting=KANARIE, actie="bijwerken"))

    pagina = client.get("/concepten").content.decode()
    assert f'href="/contacten/{contact.nummer}/melding"' in pagina
    assert f'href="{REGISTREREN}"' in pagina
    assert KANARIE not in pagina

    concept = Concept.objects.get(onderwerp="")
    oud = {"soort": "registratie", "onderwerp": "", "versie": concept.versie - 1}
    assert client.post("/concepten/weggooien", oud).status_code == 409
    assert client.post("/concepten/weggooien", oud | {"versie": concept.versie}).status_code == 302
    assert list(Concept.objects.values_list("onderwerp", flat=True)) == [contact.nummer]


def test_de_eerste_pagina_noemt_meteen_wat_niet_verstuurd_is(als, frontoffice, beoordelaar):
    concept_bewaren(medewerker=frontoffice, soort="registratie", velden={"toelichting": [KANARIE]}, nu=timezone.now())

    assert "/concepten" not in als(beoordelaar).get("/").content.decode()
    herinnerd = als(frontoffice).get("/").content.decode()
    assert 'href="/concepten"' in herinnerd
    assert KANARIE not in herinnerd


def test_de_waarschuwing_bij_een_advies_telt_de_concepten_van_iedereen(als, frontoffice, beoordelaar):
    contact = nieuw_contact(frontoffice, timezone.now())
    for wie in (frontoffice, beoordelaar):
        concept_bewaren(
            medewerker=wie, soort="registratie", over=contact.nummer, velden={"toelichting": [KANARIE]},
            nu=timezone.now(),
        )  # fmt: skip

    pagina = als(frontoffice).get(f"/contacten/{contact.nummer}/advies").content.decode()

    assert "2 concepten" in pagina
    assert KANARIE not in pagina


def test_in_logboek_audit_en_adres_staat_niets_van_een_concept(als, frontoffice, caplog):
    client = als(frontoffice)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.INFO)
        paden = [
            client.post(REGISTREREN, typ(client, REGISTREREN, toelichting=KANARIE, actie="bijwerken")),
            script(client, KANARIE, 0),
            script(client, KANARIE, "onzin"),
            script(client, KANARIE, 0, soort=KANARIE),
            script(client, KANARIE, 0, onderwerp=KANARIE),
            client.post("/concepten/weggooien", {"soort": "registratie", "onderwerp": KANARIE}),
            client.get(REGISTREREN),
            client.get("/concepten"),
        ]

    audit = json.dumps(list(AuditRegel.objects.values("actie", "onderwerp", "gegevens", "grond")), default=str)
    assert len(caplog.records) > 0
    assert KANARIE not in caplog.text
    assert KANARIE not in audit
    assert all(KANARIE not in a.headers.get("Location", "") + a.request["PATH_INFO"] for a in paden)
