# SPDX-License-Identifier: EUPL-1.2
"""The other pages: what they do, what they log, and how many questions they ask the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Advies, Consult, Contact, Dienst, Melding, Veiligheidsbeoordeling
from meldingen.stappen.consult import consult_vragen
from tests.meldingen.fabriek import beoordeeld, gemeld, in_beoordeling, nieuw_contact

pytestmark = pytest.mark.django_db


def inzagen():
    rijen = AuditRegel.objects.filter(uitkomst="ingezien").order_by("id")
    return list(rijen.values_list("onderwerp", "nummer", "medewerker_id"))


def test_nieuw_contact_kan_in_een_keer_een_melding_worden(client, frontoffice):
    client.force_login(frontoffice)
    velden = {"kanaal": "kanaal:telefoon", "ontvangen_op": "nu", "notities": "Belt over de buren"}

    antwoord = client.post("/contacten/nieuw", velden | {"actie": "melding"})

    contact = Contact.objects.get()
    assert antwoord["Location"] == f"/contacten/{contact.nummer}/melding"
    assert contact.notities == "Belt over de buren"


def test_contact_lezen_wordt_vastgelegd_voor_het_getoond_wordt(client, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Geheim")
    client.force_login(frontoffice)

    assert "Geheim" in client.get(f"/contacten/{contact.nummer}").content.decode()
    assert inzagen() == [("contact", contact.nummer, frontoffice.pk)]


def test_lukt_het_vastleggen_van_de_inzage_niet_dan_is_er_niets_te_zien(client, frontoffice, nu, monkeypatch):
    contact = nieuw_contact(frontoffice, nu, notities="Geheim")
    client.force_login(frontoffice)
    client.raise_request_exception = False

    def stuk(**_):
        raise RuntimeError

    monkeypatch.setattr("meldingen.views.contact.inzage", stuk)

    antwoord = client.get(f"/contacten/{contact.nummer}")
    assert (antwoord.status_code, b"Geheim" in antwoord.content) == (500, False)


def test_van_contact_naar_advies_waarschuwt_en_wist_de_notities(client, frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu, notities="Naam van het gezin")
    client.force_login(frontoffice)
    url = f"/contacten/{contact.nummer}/advies"
    velden = {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": "11-03-2026 09:00",
        "adviesvrager_soort": "meldersoort:onderwijs",
        "vraag": "Hoe praat ik erover?",
        "antwoord": "Met het stappenplan.",
        "contact_versie": "1",
    }

    pagina = client.get(url).content.decode()
    antwoord = client.post(url, velden)

    assert ("de notities van het gesprek</li>" in pagina, "Naam van het gezin" in pagina) == (True, True)
    assert antwoord["Location"] == f"/adviezen/{Advies.objects.get().nummer}"
    assert Contact.objects.get().notities is None


def test_oppakken_leidt_naar_de_beoordeling(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(beoordelaar)

    antwoord = client.post(f"/meldingen/{melding.nummer}/in-beoordeling-nemen", {"versie": "1"})

    assert antwoord["Location"] == f"/meldingen/{melding.nummer}/beoordelen"


def test_wie_al_oppakte_leest_dat(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)

    antwoord = client.post(f"/meldingen/{melding.nummer}/in-beoordeling-nemen", {"versie": "1"})

    assert antwoord.status_code == 409
    assert "U heeft deze melding al opgepakt" in antwoord.content.decode()


def test_opslaan_en_later_verder_houdt_alles_ook_het_besluit(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    nummer = melding.betrokkenen.first().persoon.nummer
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/beoordelen"
    velden = {
        "versie": "1",
        "zwaarte": "zwaarte:zwaar",
        "bevindingen": "Gesproken",
        "besluit": "einde",
        "motivering": "Nog niet zeker",
        "risicofactoren": ["risicofactor:psychisch"],
        f"personen-{nummer}-acuut_onveilig": "ja",
        f"personen-{nummer}-structureel_onveilig": "nee",
    }

    antwoord = client.post(url, velden | {"actie": "opslaan"})

    form = client.get(url).context["form"]
    assert antwoord["Location"] == url
    assert {naam: form[naam].value() for naam in velden} == velden | {"versie": 2}


def test_afronden_met_overdracht_leidt_naar_het_dossier(client, frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)
    velden = {
        "zwaarte": "zwaarte:licht",
        "voorgeschiedenis": "Nagegaan",
        "besluit": "overdracht_lokaal",
        "motivering": "Omdat",
        "actie": "afronden",
    }

    antwoord = client.post(f"/meldingen/{melding.nummer}/beoordelen", velden)

    assert antwoord["Location"] == f"/casussen/{melding.casus.nummer}"
    assert Veiligheidsbeoordeling.objects.get().status == "vastgesteld"


def test_beoordelen_haalt_op_wat_er_eerder_gemeld_is(client, frontoffice, beoordelaar, nu):
    """By htmx, and without JavaScript by a link; the answer is tested in tests/werkplek/test_voorgeschiedenis.py."""
    nieuw = gemeld(frontoffice, nu)
    client.force_login(beoordelaar)
    client.post(f"/meldingen/{nieuw.nummer}/in-beoordeling-nemen")
    adres = f"/meldingen/{nieuw.nummer}/voorgeschiedenis"

    for pagina in (f"/meldingen/{nieuw.nummer}/beoordelen", f"/meldingen/{nieuw.nummer}"):
        tekst = client.get(pagina).content.decode()
        assert (f'hx-get="{adres}" hx-trigger="load"' in tekst, f'href="{adres}"' in tekst) == (True, True)


def test_melder_is_alleen_te_zien_op_de_eigen_pagina_en_dat_wordt_vastgelegd(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)

    overal = [f"/meldingen/{melding.nummer}", f"/casussen/{melding.casus.nummer}", "/meldingen"]
    assert not any(b"Kanarie-Melder" in client.get(url).content for url in overal)
    assert "Truus Kanarie-Melder" in client.get(f"/meldingen/{melding.nummer}/bron").content.decode()
    assert inzagen()[-1] == ("bron", melding.nummer, beoordelaar.pk)
    assert client.post(f"/meldingen/{melding.nummer}/bron").status_code == 405


def test_informeren_door_het_scherm(client, frontoffice, beoordelaar):
    melding = gemeld(frontoffice, timezone.now())
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/informeren"

    assert client.post(url, {"op": "31-12-2999"}).status_code == 400
    assert client.post(url, {"op": "vandaag"}).status_code == 302
    assert client.post(url, {"op": "vandaag"}).status_code == 409


def test_besluit_herzien_door_het_scherm(client, frontoffice, beoordelaar, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    client.force_login(beoordelaar)
    url = f"/meldingen/{melding.nummer}/besluit-herzien"

    versie = client.get(url).context["form"]["versie"].value()
    antwoord = client.post(url, {"besluit": "onderzoek", "motivering": "Geweigerd door het team", "versie": versie})

    assert antwoord["Location"] == f"/meldingen/{melding.nummer}"
    assert Dienst.objects.get().soort == "onderzoek"


def test_dienst_starten_door_het_scherm(client, frontoffice, beoordelaar, onderzoeker, nu):
    melding = beoordeeld(frontoffice, beoordelaar, nu, "vv")
    client.force_login(onderzoeker)
    url = f"/casussen/{melding.casus.nummer}/dienst/starten"

    assert client.post(url, {"voorwaarden": ""}).context["form"].errors == {
        "voorwaarden": ["Schrijf op aan welke veiligheidsvoorwaarden het gezin moet voldoen."]
    }
    assert client.post(url, {"voorwaarden": "Elders slapen", "versie": "1"}).status_code == 302
    assert client.get(url)["Location"] == f"/casussen/{melding.casus.nummer}"


def test_consult_van_vraag_tot_antwoord_door_het_scherm(client, frontoffice, beoordelaar, gedragswetenschapper, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(beoordelaar)
    client.post(f"/casussen/{melding.casus.nummer}/consult-vragen", {"vraag": "Kan dit thuis?"})
    consult = Consult.objects.get()
    client.force_login(gedragswetenschapper)

    lijst = client.get("/consulten").content.decode()
    antwoord = client.post(f"/consulten/{consult.nummer}", {"antwoord": "Ja", "versie": "1"})
    nogmaals = client.post(f"/consulten/{consult.nummer}", {"antwoord": "Nee", "versie": "2"})

    assert (consult.nummer in lijst, "Kan dit thuis?" in lijst) == (True, False)
    assert (antwoord.status_code, nogmaals.status_code) == (302, 409)
    assert "Gerda Wetering heeft deze vraag al beantwoord" in nogmaals.content.decode()


@pytest.mark.parametrize("url", ["/contacten", "/adviezen", "/meldingen", "/consulten"])
def test_lijsten_vragen_even_veel_bij_een_als_bij_dertig_rijen(client, frontoffice, beoordelaar, nu, url):
    client.force_login(beoordelaar if url == "/consulten" else frontoffice)
    vul_lijsten(frontoffice, beoordelaar, nu, range(1))
    client.get(url)

    bij_een = aantal_vragen(client, url)
    vul_lijsten(frontoffice, beoordelaar, nu, range(1, 30))
    bij_dertig = aantal_vragen(client, url)

    assert (len(client.get(url).context["rijen"]), bij_dertig) == (30, bij_een)
    assert bij_een <= 10


def vul_lijsten(frontoffice, beoordelaar, nu, nummers):
    for nummer in nummers:
        moment = nu - timedelta(hours=nummer)
        melding = gemeld(frontoffice, moment)
        nieuw_contact(frontoffice, moment)
        consult_vragen(medewerker=beoordelaar, casus=melding.casus, vraag="?", nu=moment)
        Advies.objects.create(
            organisatie=frontoffice.vt_organisatie,
            nummer=f"A-2026-9{nummer:05d}",
            kanaal_id="kanaal:telefoon",
            adviesvrager_soort_id="meldersoort:buurt",
            ontvangen_op=moment,
            medewerker=frontoffice,
            vraag="?",
        )


def aantal_vragen(client, url):
    with CaptureQueriesContext(connection) as vragen:
        client.get(url)
    return len(vragen)


def test_bladeren_gaat_verder_waar_de_vorige_pagina_ophield(client, frontoffice, nu, monkeypatch):
    monkeypatch.setattr("meldingen.bladeren.PER_PAGINA", 2)
    nummers = [gemeld(frontoffice, nu - timedelta(hours=uur)).nummer for uur in range(5)]
    client.force_login(frontoffice)

    gezien, url = [], "/meldingen?status=ontvangen"
    while url:
        context = client.get(url).context
        gezien.append([rij.nummer for rij in context["rijen"]])
        url = context["pagina"]["volgende"]

    assert gezien == [nummers[0:2], nummers[2:4], nummers[4:5]]


def test_filter_op_status_en_dag(client, frontoffice, beoordelaar, nu):
    gemeld(frontoffice, nu - timedelta(days=3))
    tweede = in_beoordeling(frontoffice, beoordelaar, nu)
    client.force_login(frontoffice)

    rijen = client.get("/meldingen?status=in_beoordeling&ontvangenVanaf=11-03-2026&gemeente=GM0034").context["rijen"]

    assert [rij.nummer for rij in rijen] == [tweede.nummer]
    assert Melding.objects.count() == 2
