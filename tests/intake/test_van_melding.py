# SPDX-License-Identifier: EUPL-1.2
"""What was put with a melding is read by whoever sees the melding: without who told it, and each time logged."""

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from intake.formaten.vorm import Adres, Melder, Persoon
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.models import Bron, Casus
from tests.intake.berichtfabriek import afzender_van, inhoud, ontvangen
from tests.meldingen.fabriek import gemeld, melding_invoer

pytestmark = pytest.mark.django_db
ZELDA = Melder(
    naam="Zelda Kwetterkanarie", instelling="GGZ Kwetterhuis", functie="Kwetterarts", telefoon="0677700077",
    email="kwetter@huis.example", geheim=True, grond="a1", eigen_rol="geeft_hulp", eigen_rol_toelichting="Kwetterrol",
)  # fmt: skip
OOK = Persoon(rol="kind", voornamen="Bijkind", geboortenaam="Oud", bsn="111222333", geheim_adres=True,
              adres=Adres(straat="Kwetterstraat"))  # fmt: skip
VERBORGEN = ("Kwetter", "kwetter", "0677700077", "111222333")


@pytest.fixture
def nu():
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def melding(frontoffice, flevoland, nu):
    """Made of a message that names nobody in secret, with a second one put with it that does."""
    ggz = afzender_van(flevoland, "ggz", naam="Afzenderkwetter Kwetterhuis", client_id="ggz", meldersoort_id=None)
    eerste = ontvangen(flevoland, nu, gelezen=inhoud(toelichting="Zoals het eerst binnenkwam."))
    melding = bericht_registreren(medewerker=frontoffice, bericht=eerste, invoer=melding_invoer(nu), nu=nu)
    gelezen = inhoud(toelichting="Het kind viel van de trap.", melder=ZELDA, personen=(OOK,))
    bericht = ontvangen(flevoland, nu, gelezen=gelezen, afzender=ggz)
    bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=melding, nu=nu)
    return melding


def adressen(melding):
    return f"/meldingen/{melding.nummer}/berichten", f"/api/v1/meldingen/{melding.nummer}/berichten"


@pytest.mark.parametrize("wie", ["onderzoeker", "gedragswetenschapper", "manager"])
def test_wie_de_melding_ziet_leest_wat_erbij_kwam(client, request, wie, melding):
    client.force_login(request.getfixturevalue(wie))
    voor = AuditRegel.objects.filter(uitkomst="ingezien").count()

    for adres in adressen(melding):
        antwoord = client.get(adres)
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 200
        assert [woord in tekst for woord in ("Het kind viel van de trap.", "Bijkind")] == [True, True]
        assert "Zoals het eerst binnenkwam." not in tekst
        zichtbaar = tekst.replace("Afzenderkwetter Kwetterhuis", "") if wie == "onderzoeker" else tekst
        assert [woord for woord in VERBORGEN if woord in zichtbaar] == []

    regels = AuditRegel.objects.filter(uitkomst="ingezien").order_by("pk")[voor:]
    assert [(regel.onderwerp, regel.nummer, regel.casus_id) for regel in regels] == [
        ("inkomendbericht", melding.nummer, melding.casus_id)
    ] * 2


@pytest.mark.parametrize("wie", ["lokaalteam", "beheerder", "privacy", "frontoffice_utrecht"])
def test_wie_de_melding_niet_ziet_leest_niets(client, request, wie, melding):
    client.force_login(request.getfixturevalue(wie))

    for adres in adressen(melding):
        antwoord = client.get(adres)
        assert (antwoord.status_code, "trap" in antwoord.content.decode()) == (404, False)


def test_een_afgeschermde_casus(client, onderzoeker, melding):
    Casus.objects.update(afgeschermd=True)
    client.force_login(onderzoeker)

    for adres in adressen(melding):
        assert client.get(adres).status_code == 404


@pytest.mark.parametrize(
    ("wie", "onthulling", "ziet"),
    [
        ("manager", None, False),
        ("gedragswetenschapper", None, False),
        ("onderzoeker", None, True),
        ("manager", "onthulling:openbaar", True),
        ("manager", "onthulling:geheim_omstander", False),
    ],
)
def test_de_afzender_is_een_melder(client, request, melding, wie, onthulling, ziet):
    """Its name only with the right to see a source, or when the family may know who told it. None: nobody said who."""
    bericht = melding.berichten.get(afzender__code="ggz")
    if onthulling:
        Bron.objects.filter(pk=bericht.bron_id).update(onthulling=onthulling, grond=None)
    else:
        melding.berichten.update(bron=None)
    client.force_login(request.getfixturevalue(wie))
    scherm, api = adressen(melding)

    teksten = [client.get(scherm), client.get(scherm, headers={"HX-Request": "true"}), client.get(api)]

    assert ["Afzenderkwetter" in tekst.content.decode() for tekst in teksten] == [ziet] * 3
    assert "Afzenderkwetter" not in client.get(f"/meldingen/{melding.nummer}").content.decode()


def test_niet_te_lezen_en_niets(client, frontoffice, onderzoeker, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(onderzoeker)
    scherm, api = adressen(melding)
    assert (client.get(api).json(), "Niet uit een bericht" in client.get(scherm).content.decode()) == ([], True)

    bericht = ontvangen(flevoland, nu, leesfout="geen_json", ruw=b"Kwetterkanarie")
    bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=melding, nu=nu)

    tekst = client.get(scherm).content.decode()
    assert ("Niet te lezen door het systeem" in tekst, "Kwetterkanarie" in tekst) == (True, False)
    assert [(rij["nummer"], rij["gelezen"]) for rij in client.get(api).json()] == [(bericht.nummer, None)]


def test_de_eigen_rol_staat_bij_de_melder(client, frontoffice, melding):
    """Who knows what somebody keeps doing for a family, may know who it is."""
    nummer = melding.berichten.get(afzender__code="ggz").nummer
    client.force_login(frontoffice)

    assert "hulp" not in client.get(f"/berichten/{nummer}").content.decode().split("<main")[1].lower()
    assert "Kwetterrol" in client.post(f"/berichten/{nummer}/zoals-ontvangen").content.decode()
