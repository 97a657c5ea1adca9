# SPDX-License-Identifier: EUPL-1.2
"""What is typed on the pages of an advies: there again in another browser, gone with the act."""

from datetime import timedelta

import pytest
from django.test import Client

from meldingen.concepten import lees_velden
from meldingen.models import Concept
from meldingen.stappen.advies_omzetten import advies_omzetten
from tests.meldingen.fabriek import melding_invoer, nieuw_contact
from tests.meldingen.stappen.test_adviesstappen import gevraagd

pytestmark = pytest.mark.django_db
KANARIE = "Conceptkanariekan vroeg iets"


def ingelogd(medewerker):
    client = Client()
    client.force_login(medewerker)
    return client


def getypt(client, pad, **velden):
    """What a browser sends: the hidden fields as the page has them, and this typed."""
    form = client.get(pad).context["form"]
    return {veld.html_name: veld.value() or "" for veld in form.hidden_fields()} | velden


def velden_van(medewerker):
    return [lees_velden(concept) for concept in Concept.objects.zichtbaar_voor(medewerker)]


@pytest.fixture
def advies(frontoffice, nu):
    return gevraagd(frontoffice, nu - timedelta(days=1))


NIEUW = {"ontvangen_op": "11-03-2026 09:00", "kanaal": "kanaal:telefoon", "adviesvrager_soort": "meldersoort:politie"}
CONTACTMOMENT = {"op": "11-03-2026 09:00", "kanaal": "kanaal:telefoon"}


@pytest.mark.parametrize(
    ("pad", "veld", "fout", "goed"),
    [
        ("/adviezen/registreren", "vraag", {"antwoord": "Praat."}, NIEUW),
        ("/contacten/{contact}/advies", "vraag", {"antwoord": "Praat."}, NIEUW),
        ("/contacten/{contact}/vervolgadvies", "vraag", {"advies": ""}, CONTACTMOMENT | {"advies": "{advies}"}),
        ("/adviezen/{advies}/vervolg", "vraag", {"op": "onzin"}, CONTACTMOMENT),
        ("/adviezen/{advies}/bijwerken", "vraag", {}, {"adviesvrager_soort": "meldersoort:politie"}),
        ("/adviezen/{advies}/afronden", "antwoord", {}, {"bevestigd": "on"}),
    ],
)  # fmt: skip
def test_een_geweigerde_verzending_staat_er_weer_en_een_gelukte_wist(
    frontoffice, beoordelaar, nu, advies, pad, veld, fout, goed
):
    nummers = {"advies": advies.nummer, "contact": nieuw_contact(frontoffice, nu).nummer}
    pad = pad.format(**nummers)
    client = ingelogd(frontoffice)
    # A person addressed by name is asked about first, whatever else was filled in.
    tekst = KANARIE if fout or veld == "vraag" else f"{KANARIE} aan mevrouw Pimpelmees"
    gestuurd = getypt(client, pad, **{veld: tekst}) | fout

    assert client.post(pad, gestuurd).status_code == 400
    assert [velden[veld] for velden in velden_van(frontoffice)] == [[tekst]]

    weer = ingelogd(frontoffice).get(pad)
    assert weer.context["form"][veld].value() == tekst
    assert "Dit had u nog niet verstuurd" in weer.content.decode()
    assert f'href="{pad}"' in client.get("/concepten").content.decode()
    assert KANARIE not in ingelogd(beoordelaar).get("/concepten").content.decode()

    antwoord = client.post(pad, gestuurd | {naam: waarde.format(**nummers) for naam, waarde in goed.items()})
    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    assert Concept.objects.count() == 0


def test_twee_vensters_laten_beide_teksten_zien_en_een_mens_kiest(frontoffice, advies):
    client, pad = ingelogd(frontoffice), f"/adviezen/{advies.nummer}/vervolg"
    een = getypt(client, pad, op="onzin", vraag="Uit het ene venster", concept_versie="0")
    client.post(pad, een)
    twee = een | {"vraag": "Uit het andere venster"}

    botst = client.post(pad, twee)

    assert [naam in botst.content.decode() for naam in ("Uit het ene venster", "Uit het andere venster")] == [True] * 2
    assert [velden["vraag"] for velden in velden_van(frontoffice)] == [["Uit het ene venster"]]
    houd = client.post(pad, twee | {"actie": botst.context["concept"].houd})
    assert (houd.status_code, houd.context["form"]["vraag"].value()) == (200, "Uit het andere venster")
    assert [velden["vraag"] for velden in velden_van(frontoffice)] == [["Uit het andere venster"]]


def test_wat_voor_een_daad_getypt_is_staat_niet_bij_een_andere(frontoffice, advies):
    client = ingelogd(frontoffice)
    afronden, vervolg = (f"/adviezen/{advies.nummer}/{daad}" for daad in ("afronden", "vervolg"))
    client.post(vervolg, getypt(client, vervolg, vraag=KANARIE, antwoord="Bel ons.", op="onzin"))

    assert client.get(afronden).context["form"]["antwoord"].value() == ""
    assert client.post(afronden, getypt(client, afronden, antwoord="Met het stappenplan.")).status_code == 302
    assert [velden["vraag"] for velden in velden_van(frontoffice)] == [[KANARIE]]


def test_een_onaangeroerd_formulier_is_geen_concept(frontoffice, advies):
    client = ingelogd(frontoffice)
    for pad in ("/adviezen/registreren", f"/adviezen/{advies.nummer}/vervolg"):
        form = client.get(pad).context["form"]
        client.post(pad, {naam: form[naam].value() for naam in form.fields if form[naam].value()})

    assert Concept.objects.count() == 0


def test_wie_de_adviesvrager_koos_houdt_hem_ook_over_een_concept(frontoffice):
    client, pad = ingelogd(frontoffice), "/adviezen/registreren"
    client.post(pad, getypt(client, pad, vraag=KANARIE))

    form = client.get(f"{pad}?adviesvrager=W-2026-000012").context["form"]

    assert (form["vraag"].value(), form["adviesvrager"].value()) == (KANARIE, "W-2026-000012")


def test_van_een_adviesvrager_wordt_voor_zijn_toestemming_niets_bewaard(frontoffice, advies):
    client, pad = ingelogd(frontoffice), f"/adviezen/{advies.nummer}/adviesvrager"

    antwoord = client.post(pad, {"naam": KANARIE, "versie": "1"})

    assert (antwoord.status_code, "data-vt-concept=" in antwoord.content.decode()) == (400, False)
    assert Concept.objects.count() == 0


def test_een_advies_dat_een_melding_werd_houdt_geen_concepten(frontoffice, nu, advies):
    client, pad = ingelogd(frontoffice), f"/adviezen/{advies.nummer}/vervolg"
    gestuurd = getypt(client, pad, vraag=KANARIE, op="onzin")
    client.post(pad, gestuurd)
    advies_omzetten(medewerker=frontoffice, advies=advies, invoer=melding_invoer(nu, ontvangen_op=nu), nu=nu)
    assert Concept.objects.count() == 0

    # The window that was still open: told, and still on the screen.
    laat = client.post(pad, gestuurd).content.decode()

    assert "Dit is niet tussentijds bewaard" in laat
    assert KANARIE in laat
    assert Concept.objects.count() == 0
