# SPDX-License-Identifier: EUPL-1.2
"""The pages of Veilig Thuis: choosing receivers, seeing exactly what they get, and following up."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus
from overdracht.models import Informatiepakket, Overdracht
from tests.overdracht.fabriek import klaar_om_over_te_dragen, nummers, overgedragen, vermenigvuldig, verzonden

pytestmark = pytest.mark.django_db


@pytest.fixture
def nu():
    return timezone.now() - timedelta(hours=4)


@pytest.fixture
def casus(frontoffice, beoordelaar, nu):
    return klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)


@pytest.fixture
def pad(casus):
    return f"/casussen/{casus.nummer}/overdragen"


def ingevuld(casus, **anders):
    velden = {
        "versie": casus.versie,
        "token": uuid4(),
        "aantal": 1,
        "conclusie": "Structurele onveiligheid.",
        "contacten": "Twee gesprekken.",
        "partij-0-partij": "wijkteams-almere",
        "partij-0-personen": list(nummers(casus)),
        "partij-0-doel": "Veiligheid thuis",
        "partij-0-verwacht": "Gesprek binnen een week",
        "partij-0-wijze": "wijze:warm",
        "partij-0-draagt_zicht": "on",
    }
    return velden | {naam.replace("__", "-"): waarde for naam, waarde in anders.items()}


def tekst(antwoord):
    return antwoord.content.decode()


def verborgen(antwoord):
    """The hidden fields of the preview, as a browser would send them."""
    velden = {}
    for naam, waarde in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', tekst(antwoord)):
        velden.setdefault(naam, []).append(waarde)
    return velden


def test_overdragen_toont_advies_met_reden_en_gezin(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)

    antwoord = client.get(pad)

    assert antwoord.status_code == 200
    assert "Volgens de afspraak: Wijkteams Almere" in tekst(antwoord)
    assert "Sanne Kanariepiet" in tekst(antwoord)
    assert "Kanarie-Melder" not in tekst(antwoord)
    assert AuditRegel.objects.filter(actie="inzage", onderwerp="casus", nummer=casus.nummer).count() == 1


def test_bekijken_toont_het_pakket_en_verstuurt_niets(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)

    antwoord = client.post(pad, ingevuld(casus, actie="bekijk"))

    assert antwoord.status_code == 200
    assert "Er is nog niets verstuurd" in tekst(antwoord)
    assert "Gesprek binnen een week" in tekst(antwoord)
    assert not Overdracht.objects.exists()


def test_versturen_stuurt_precies_wat_getoond_werd(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)
    velden = verborgen(client.post(pad, ingevuld(casus, actie="bekijk")))

    antwoord = client.post(pad, velden | {"actie": "versturen"})

    overdracht = Overdracht.objects.get()
    assert (antwoord.status_code, antwoord.url) == (302, f"/overdrachten/{overdracht.nummer}")
    assert [Informatiepakket.objects.get().sha256] == velden["partij-0-sha256"]


def test_versturen_twee_keer_is_een_keer(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)
    velden = verborgen(client.post(pad, ingevuld(casus, actie="bekijk"))) | {"actie": "versturen"}

    antwoorden = [client.post(pad, velden) for _ in range(2)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    assert Overdracht.objects.count() == 1


def test_gewijzigde_casus_na_het_bekijken_wordt_geweigerd_en_houdt_de_invoer(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)
    velden = verborgen(client.post(pad, ingevuld(casus, actie="bekijk"))) | {"actie": "versturen"}
    Casus.objects.filter(pk=casus.pk).update(versie=casus.versie + 1)

    antwoord = client.post(pad, velden)

    assert antwoord.status_code == 409
    assert "Een collega was u voor" in tekst(antwoord)
    assert "Gesprek binnen een week" in tekst(antwoord)
    assert not Overdracht.objects.exists()


def test_ontvanger_erbij_en_weg_houdt_wat_er_getypt_is(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)

    erbij = client.post(pad, ingevuld(casus, actie="erbij"))
    twee = {f"partij-1-{naam}": "" for naam in ("partij", "doel", "verwacht")} | {"partij-1-doel": "Tweede doel"}
    weg = client.post(pad, ingevuld(casus, actie="weg-0", aantal=2) | twee)

    assert 'name="partij-1-doel"' in tekst(erbij)
    assert "Veiligheid thuis" in tekst(erbij)
    assert "Tweede doel" in tekst(weg)
    assert "Veiligheid thuis" not in tekst(weg)
    assert 'name="partij-1-doel"' not in tekst(weg)


def test_lege_tweede_ontvanger_noemt_wat_ontbreekt(client, beoordelaar, casus, pad):
    client.force_login(beoordelaar)

    antwoord = client.post(pad, ingevuld(casus, actie="bekijk", aantal=2))

    assert antwoord.status_code == 400
    assert set(antwoord.context["form"].errors) == {
        f"partij-1-{naam}" for naam in ("partij", "personen", "doel", "verwacht", "wijze")
    }


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"partij__0__doel": "x\x00"}, "partij-0-doel"),
        ({"partij__0__doel": "x" * 1_000_000}, "partij-0-doel"),
        ({"partij__0__partij": "buurtteam-utrecht"}, "partij-0-partij"),
        ({"partij__0__partij": "bga-almere"}, "afwijkreden"),
        ({"partij__0__personen": ["P-2026-999999"]}, "partij-0-personen"),
        ({"contacten": ""}, "contacten"),
        ({"conclusie": "Truus Kanarie-Melder belde"}, None),
    ],
)
def test_slechte_invoer_staat_bij_het_veld(client, beoordelaar, casus, pad, anders, veld):
    client.force_login(beoordelaar)

    antwoord = client.post(pad, ingevuld(casus, actie="bekijk", **anders))

    verwacht = (200, set()) if veld is None else (400, {veld})
    assert (antwoord.status_code, set(antwoord.context["form"].errors)) == verwacht


@pytest.mark.parametrize("aantal", ["-5", "9999999", "x", ""])
def test_vreemd_aantal_geeft_geen_fout(client, beoordelaar, casus, pad, aantal):
    client.force_login(beoordelaar)
    assert client.post(pad, ingevuld(casus, actie="erbij", aantal=aantal)).status_code == 200


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("frontoffice", 403),
        ("manager", 403),
        ("gedragswetenschapper", 403),
        ("privacy", 404),
        ("lokaalteam", 404),
        ("overleglid", 404),
        ("frontoffice_utrecht", 404),
    ],
)
@pytest.mark.parametrize("methode", ["get", "post"])
def test_overdragen_alleen_voor_wie_mag(client, casus, pad, wie, status, methode, request):
    client.force_login(request.getfixturevalue(wie))

    antwoord = getattr(client, methode)(pad, ingevuld(casus, actie="versturen") if methode == "post" else {})

    assert antwoord.status_code == status
    assert "Kanariepiet" not in tekst(antwoord)
    assert AuditRegel.objects.filter(uitkomst="geweigerd").count() == 1
    assert not Overdracht.objects.exists()


def test_afgeschermde_casus_bestaat_niet(client, beoordelaar, casus, pad, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    Casus.objects.update(afgeschermd=True)
    client.force_login(beoordelaar)

    assert client.get(pad).status_code == 404
    assert client.get(f"/overdrachten/{overdracht.nummer}").status_code == 404
    assert overdracht.nummer not in tekst(client.get("/overdrachten"))


def test_niet_beoordeelde_casus_zegt_waarom(client, beoordelaar, frontoffice, nu):
    from tests.meldingen.fabriek import gemeld

    casus = gemeld(frontoffice, nu).casus
    client.force_login(beoordelaar)

    antwoord = client.get(f"/casussen/{casus.nummer}/overdragen")

    assert antwoord.status_code == 409
    assert "nog niet beoordeeld" in tekst(antwoord)


def test_lijst_toont_open_overdrachten_en_op_verzoek_alle(client, beoordelaar, casus, nu, lokaalteam):
    from overdracht.stappen.weigeren import weigeren

    (oud,) = overgedragen(beoordelaar, casus, nu)
    weigeren(medewerker=lokaalteam, overdracht=oud, weigerreden="weigerreden:capaciteit", toelichting="Vol", nu=nu)
    (nieuw,) = overgedragen(beoordelaar, casus, nu + timedelta(hours=1))
    client.force_login(beoordelaar)

    def genoemd(pad):
        return [nummer for nummer in (oud.nummer, nieuw.nummer) if nummer in tekst(client.get(pad))]

    assert genoemd("/overdrachten") == [nieuw.nummer]
    assert genoemd("/overdrachten?toon=alle") == [oud.nummer, nieuw.nummer]


def test_detail_toont_pakket_en_de_weg_die_het_ging(client, beoordelaar, lokaalteam, casus, nu):
    from overdracht.stappen.weigeren import weigeren

    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    weigeren(
        medewerker=lokaalteam, overdracht=overdracht, weigerreden="weigerreden:te_zwaar", toelichting="Te zwaar.", nu=nu
    )
    client.force_login(beoordelaar)

    pagina = tekst(client.get(f"/overdrachten/{overdracht.nummer}"))

    assert "Te zwaar bevonden" in pagina
    assert "Lotte Kalkman" in pagina
    assert "structurele onveiligheid" in pagina


def test_intrekken_vraagt_een_reden_en_doet_het(client, beoordelaar, casus, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    client.force_login(beoordelaar)
    pad = f"/overdrachten/{overdracht.nummer}/intrekken"

    assert client.get(pad).status_code == 200
    leeg = client.post(pad, {"versie": overdracht.versie})
    gedaan = client.post(pad, {"versie": overdracht.versie, "intrekreden": "intrekreden:vergissing"})

    assert (leeg.status_code, set(leeg.context["form"].errors)) == (400, {"intrekreden"})
    assert gedaan.status_code == 302
    assert Overdracht.objects.get().status == "ingetrokken"


@pytest.mark.parametrize("aantal", [1, 30])
def test_lijst_heeft_een_vast_aantal_vragen(client, frontoffice, beoordelaar, nu, aantal, django_assert_num_queries):
    vermenigvuldig(verzonden(frontoffice, beoordelaar, nu), aantal)
    client.force_login(beoordelaar)
    with django_assert_num_queries(6):
        antwoord = client.get("/overdrachten")
    assert len(antwoord.context["rijen"]) == aantal
