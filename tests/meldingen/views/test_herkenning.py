# SPDX-License-Identifier: EUPL-1.2
"""The work list of possible known persons through both doors: what is shown, what never is, and what it costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.models import Casus, MogelijkeBekende, Toegang
from personen.models import Samenvoeging
from personen.samenvoegen import voeg_samen
from tests.meldingen.herkenningen import JOOST, KIM, SANNE, herkend, melding_van, persoon_van

pytestmark = pytest.mark.django_db

ZIN = "Mogelijk bekend, neem contact op met de teamleider."


def als(client, wie):
    client.force_login(wie)
    return client


def schermuit(antwoord):
    return " ".join(antwoord.content.decode().split())


def keuzes(melding):
    rijen = MogelijkeBekende.objects.filter(melding=melding).order_by("pk")
    return [f"{rij.betrokkene.persoon.nummer}:{rij.persoon.nummer}:{rij.versie}" for rij in rijen]


@pytest.fixture
def client_fo(client, frontoffice):
    return als(client, frontoffice)


def test_de_lijst_toont_wie_het_kan_zijn_waarom_en_waaruit(client_fo, frontoffice, nu):
    eerder, later = herkend(frontoffice, nu)

    antwoord = client_fo.get("/herkenning")

    assert [beeld.melding for beeld in antwoord.context["rijen"]] == [later]
    tekst = schermuit(antwoord)
    for woord in (later.nummer, "Sanne Kanariepiet", "Kim Vinkenoog", "geboortedatum gelijk", eerder.casus.nummer):
        assert woord in tekst
    assert ZIN not in tekst


def test_een_lange_geschiedenis_is_die_na_het_koppelen(client_fo, frontoffice, nu):
    """Of two years ago, and no earlier melding: the list does not call it long, the new one will make it so."""
    eerder = melding_van(frontoffice, nu - timedelta(days=800), SANNE)
    later = melding_van(frontoffice, nu, SANNE)
    zoek_mogelijke_bekenden(later.pk, nu=nu)

    for pad in ("/herkenning", f"/herkenning/{later.nummer}"):
        assert "lange geschiedenis" in schermuit(client_fo.get(pad)), pad

    client_fo.post(f"/herkenning/{later.nummer}/bevestigen", {"keuzes": keuzes(later)})
    casus = Casus.objects.get(pk=later.casus_id)
    assert (casus.eerdere_meldingen, casus.eerste_melding_op) == (1, timezone.localdate(eerder.ontvangen_op))


def test_de_melding_zelf_is_niet_eerder(client_fo, frontoffice, nu):
    """The same human twice in one dossier: that holds this melding already, and one before."""
    frontoffice.vt_organisatie.drempel_meldingen = 2
    frontoffice.vt_organisatie.save()
    eerder = melding_van(frontoffice, nu - timedelta(days=5), SANNE)
    later = melding_van(frontoffice, nu, SANNE, casus=eerder.casus)
    zoek_mogelijke_bekenden(later.pk, nu=nu)

    (dossier,) = client_fo.get(f"/herkenning/{later.nummer}").context["beeld"].dossiers

    assert (dossier.nummer, dossier.meldingen, dossier.lange_geschiedenis) == (eerder.casus.nummer, 2, False)


def test_de_lijst_staat_nieuwste_eerst_en_bladert(client_fo, monkeypatch, frontoffice, nu):
    monkeypatch.setattr("meldingen.bladeren.PER_PAGINA", 1)
    _, eerste = herkend(frontoffice, nu, SANNE)
    _, tweede = herkend(frontoffice, nu, JOOST)

    blad = client_fo.get("/herkenning")
    volgende = client_fo.get(blad.context["pagina"]["volgende"])

    assert [beeld.melding for beeld in blad.context["rijen"]] == [tweede]
    assert [beeld.melding for beeld in volgende.context["rijen"]] == [eerste]


def test_wat_beoordeeld_is_staat_in_de_andere_lijst(client_fo, frontoffice, nu):
    _, later = herkend(frontoffice, nu, SANNE)
    MogelijkeBekende.objects.update(status="afgewezen", beoordeeld_door=frontoffice, beoordeeld_op=nu)

    assert client_fo.get("/herkenning").context["rijen"] == []
    beslist = client_fo.get("/herkenning?status=beslist")
    assert [beeld.melding for beeld in beslist.context["rijen"]] == [later]
    assert "afgewezen" in schermuit(beslist)
    assert "Fenna Oosting" in schermuit(beslist)


def test_wat_vervallen_is_staat_nergens(client_fo, frontoffice, nu):
    herkend(frontoffice, nu, SANNE)
    MogelijkeBekende.objects.update(status="vervallen")

    for pad in ("/herkenning", "/herkenning?status=beslist"):
        assert client_fo.get(pad).context["rijen"] == []


def test_een_lijst_met_namen_wordt_eerst_gelogd(client_fo, frontoffice, nu):
    client_fo.get("/herkenning")
    assert not AuditRegel.objects.filter(onderwerp="herkenning").exists()
    herkend(frontoffice, nu, SANNE)

    client_fo.get("/herkenning")

    regel = AuditRegel.objects.get(onderwerp="herkenning")
    assert (regel.actie, regel.uitkomst, regel.medewerker_id, regel.gegevens) == (
        "lijst", "ingezien", frontoffice.pk, {"aantal": 1},
    )  # fmt: skip


def test_de_pagina_zegt_dat_iemand_niemand_koos(client_fo, frontoffice, nu):
    melding_van(frontoffice, nu, SANNE)
    later = melding_van(frontoffice, nu, SANNE | {"geen_match": True})
    zoek_mogelijke_bekenden(later.pk, nu=nu)

    assert "geen van de getoonde personen" in schermuit(client_fo.get("/herkenning"))
    assert "geen van de getoonde personen" in schermuit(client_fo.get(f"/herkenning/{later.nummer}"))


def test_de_pagina_van_een_melding_leidt_naar_wat_er_al_is(client_fo, frontoffice, nu):
    eerder, later = herkend(frontoffice, nu)

    antwoord = client_fo.get(f"/herkenning/{later.nummer}")

    tekst = schermuit(antwoord)
    assert f'href="/casussen/{eerder.casus.nummer}"' in tekst
    assert f'href="/meldingen/{eerder.nummer}/voorgeschiedenis"' in tekst
    assert f'href="/personen/{persoon_van(eerder, "Sanne").nummer}"' in tekst
    assert "Allemaal bevestigen" in tekst
    regel = AuditRegel.objects.get(onderwerp="herkenning")
    assert (regel.uitkomst, regel.nummer, regel.casus_id) == ("ingezien", later.nummer, later.casus_id)


def test_een_melding_zonder_vraag_heeft_een_rustige_pagina(client_fo, frontoffice, nu):
    melding = melding_van(frontoffice, nu, SANNE)

    assert "niemand mogelijk bekend" in schermuit(client_fo.get(f"/herkenning/{melding.nummer}"))


def test_allemaal_bevestigen_en_daarna_staat_het_er(client_fo, frontoffice, nu):
    eerder, later = herkend(frontoffice, nu)
    pad = f"/herkenning/{later.nummer}"

    antwoord = client_fo.post(f"{pad}/bevestigen", {"keuzes": keuzes(later)}, follow=True)

    assert antwoord.redirect_chain == [(pad, 302)]
    tekst = schermuit(antwoord)
    assert "3 personen gekoppeld" in tekst
    assert "Alles is beoordeeld" in tekst
    assert [dossier.nummer for dossier in antwoord.context["beeld"].dossiers] == [eerder.casus.nummer]
    assert Samenvoeging.objects.count() == 3
    assert client_fo.get("/herkenning").context["rijen"] == []


def test_een_afwijzen_laat_de_rest_wachten(client_fo, frontoffice, nu):
    _, later = herkend(frontoffice, nu)

    antwoord = client_fo.post(f"/herkenning/{later.nummer}/afwijzen", {"keuzes": keuzes(later)[:1]}, follow=True)

    assert "1 persoon afgewezen" in schermuit(antwoord)
    assert len(antwoord.context["beeld"].te_beslissen) == 2


@pytest.mark.parametrize(
    ("gekozen", "zin"),
    [
        ([], "Kies ten minste één persoon."),
        (["rommel"], "Deze keuze is niet bekend."),
        (["P-2026-000001:x:1"], "niet bekend"),
    ],
)
@pytest.mark.parametrize("daad", ["bevestigen", "afwijzen"])
def test_rommel_wordt_uitgelegd(client_fo, frontoffice, nu, daad, gekozen, zin):
    _, later = herkend(frontoffice, nu, SANNE)

    antwoord = client_fo.post(f"/herkenning/{later.nummer}/{daad}", {"keuzes": gekozen})

    assert antwoord.status_code == 400
    assert zin in schermuit(antwoord)


@pytest.mark.parametrize("deur", ["scherm", "api"])
@pytest.mark.parametrize("daad", ["bevestigen", "afwijzen"])
def test_wie_later_komt_hoort_wie_het_was(client, frontoffice, beoordelaar, nu, deur, daad):
    _, later = herkend(frontoffice, nu, SANNE)
    (keuze,) = keuzes(later)
    als(client, beoordelaar).post(f"/herkenning/{later.nummer}/afwijzen", {"keuzes": [keuze]})

    antwoord = beslis(als(client, frontoffice), deur, later, daad, keuze)

    assert antwoord.status_code == 409
    assert "Een collega was u voor: Bas Oordijk heeft dit al beoordeeld." in antwoord.content.decode()


@pytest.mark.parametrize("deur", ["scherm", "api"])
@pytest.mark.parametrize("daad", ["bevestigen", "afwijzen"])
def test_een_oud_scherm_wordt_geweigerd_en_gelogd(client_fo, frontoffice, nu, deur, daad):
    _, later = herkend(frontoffice, nu, SANNE)
    (keuze,) = keuzes(later)
    MogelijkeBekende.objects.update(versie=2)

    assert beslis(client_fo, deur, later, daad, keuze).status_code == 409
    regel = AuditRegel.objects.get(uitkomst="geweigerd")
    assert (regel.actie, regel.gegevens) == (f"herkenning_{daad}", {"reden": "inmiddels_gewijzigd"})
    assert MogelijkeBekende.objects.get().status == "open"


def beslis(client, deur, melding, daad, keuze):
    if deur == "scherm":
        return client.post(f"/herkenning/{melding.nummer}/{daad}", {"keuzes": [keuze]})
    betrokkene, persoon, versie = keuze.split(":")
    gekozen = [{"betrokkene": betrokkene, "persoon": persoon, "versie": int(versie)}]
    pad = f"/api/v1/herkenning/{melding.nummer}/{daad}"
    return client.post(pad, {"keuzes": gekozen}, content_type="application/json")


@pytest.mark.parametrize("pad", ["/herkenning", "/herkenning/{}", "/api/v1/herkenning", "/api/v1/herkenning/{}"])
def test_wie_alleen_in_een_afgeschermd_dossier_staat_wordt_nergens_genoemd(
    client_fo, frontoffice, beoordelaar, nu, pad
):
    """Not his name, number, reasons or dossier: only that there may be one, and whom to ask."""
    eerder, later = herkend(frontoffice, nu, SANNE | {"voornamen": "Sanne Geheimkanarie"})
    melding_persoon = later.betrokkenen.get().persoon
    type(melding_persoon).objects.filter(pk=melding_persoon.pk).update(voornamen="Sanne")
    Casus.objects.filter(pk=eerder.casus_id).update(afgeschermd=True)
    bekend = eerder.betrokkenen.get().persoon

    antwoord = client_fo.get(pad.format(later.nummer))

    tekst = schermuit(antwoord)
    assert antwoord.status_code == 200
    for woord in ("Geheimkanarie", bekend.nummer, eerder.nummer, eerder.casus.nummer, "geboortedatum gelijk"):
        assert woord not in tekst, woord
    assert (ZIN in tekst) if "/api/" not in pad else ('"afgeschermd":true' in tekst.replace(": ", ":"))

    Toegang.objects.create(casus=eerder.casus, medewerker=beoordelaar, soort="toegewezen", reden="x", van=nu)
    client_fo.force_login(beoordelaar)
    met_toegang = schermuit(client_fo.get(pad.format(later.nummer)))
    assert "Geheimkanarie" in met_toegang
    assert ZIN not in met_toegang


def test_een_vraag_bij_een_afgeschermde_melding_bestaat_niet(client_fo, frontoffice, nu):
    _, later = herkend(frontoffice, nu, SANNE)
    Casus.objects.filter(pk=later.casus_id).update(afgeschermd=True)

    assert client_fo.get("/herkenning").context["rijen"] == []
    assert client_fo.get(f"/herkenning/{later.nummer}").status_code == 404
    assert "Mogelijk bekend" not in schermuit(client_fo.get("/"))


def test_een_afgeschermd_dossier_naast_een_open_dossier_blijft_verborgen(client_fo, frontoffice, nu):
    eerder, later = herkend(frontoffice, nu, SANNE)
    bekend = persoon_van(eerder, "Sanne")
    verborgen = melding_van(frontoffice, nu, {"persoon_nummer": bekend.nummer})
    Casus.objects.filter(pk=verborgen.casus_id).update(afgeschermd=True)

    tekst = schermuit(client_fo.get(f"/herkenning/{later.nummer}"))

    assert bekend.nummer in tekst
    assert verborgen.casus.nummer not in tekst
    assert ZIN in tekst


@pytest.mark.parametrize("pad", ["/herkenning", "/herkenning/{}", "/api/v1/herkenning"])
@pytest.mark.parametrize("afgeschermd", ["eerste", "tweede"])
def test_van_een_mens_met_twee_rijen_blijft_de_afgeschermde_rij_verborgen(client_fo, frontoffice, nu, pad, afgeschermd):
    """The row that stands for this human may be the shielded one: then there is nothing to show but the sentence."""
    rijen = [melding_van(frontoffice, nu, SANNE | {"voornamen": naam}) for naam in ("Sanne", "Sanna")]
    een, ander = (melding.betrokkenen.get().persoon for melding in rijen)
    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)
    later = melding_van(frontoffice, nu, SANNE | {"voornamen": "Sanne Roos"})
    zoek_mogelijke_bekenden(later.pk, nu=nu)
    assert MogelijkeBekende.objects.get(melding=later).persoon == een
    verborgen, zichtbaar = rijen if afgeschermd == "eerste" else rijen[::-1]
    Casus.objects.filter(pk=verborgen.casus_id).update(afgeschermd=True)

    tekst = schermuit(client_fo.get(pad.format(later.nummer)))

    for woord in (verborgen.betrokkenen.get().persoon.nummer, verborgen.casus.nummer, "geboortedatum gelijk"):
        assert woord not in tekst, woord
    assert (een.nummer in tekst) == (afgeschermd == "tweede" and pad != "/herkenning")
    assert (zichtbaar.casus.nummer in tekst) == (afgeschermd == "tweede")


@pytest.mark.parametrize("wie", ["frontoffice_utrecht", "lokaalteam", "gedragswetenschapper", "manager", "privacy"])
def test_wie_het_niet_mag_ziet_er_niets_van(client, request, frontoffice, nu, wie):
    _, later = herkend(frontoffice, nu)
    als(client, request.getfixturevalue(wie))

    for pad in (
        "/herkenning",
        f"/herkenning/{later.nummer}",
        "/api/v1/herkenning",
        f"/api/v1/herkenning/{later.nummer}",
    ):
        antwoord = client.get(pad)
        assert antwoord.status_code in (200, 403, 404), pad
        assert "Kanariepiet" not in antwoord.content.decode()
        assert antwoord.status_code != 200 or wie == "frontoffice_utrecht"


def test_mijn_werk_telt_de_meldingen_en_leidt_erheen(client_fo, frontoffice, nu):
    assert "Mogelijk bekend" not in schermuit(client_fo.get("/"))
    herkend(frontoffice, nu)
    herkend(frontoffice, nu, SANNE | {"geboortenaam": "Zandloper"})

    antwoord = client_fo.get("/")

    assert antwoord.context["te_herkennen"] == 2
    assert 'href="/herkenning">2 meldingen</a>' in schermuit(antwoord)


def test_de_melding_en_haar_beoordeling_zeggen_het(client, frontoffice, beoordelaar, nu):
    _, later = herkend(frontoffice, nu)
    als(client, beoordelaar).post(f"/meldingen/{later.nummer}/in-beoordeling-nemen", {"versie": later.versie})

    for pad in (f"/meldingen/{later.nummer}", f"/meldingen/{later.nummer}/beoordelen"):
        assert f'href="/herkenning/{later.nummer}"' in schermuit(client.get(pad)), pad


def test_de_api_zegt_wat_er_kan(client_fo, frontoffice, nu):
    eerder, later = herkend(frontoffice, nu, SANNE)

    (rij,) = client_fo.get("/api/v1/herkenning").json()["results"]

    assert rij == client_fo.get(f"/api/v1/herkenning/{later.nummer}").json()
    assert rij["toegestane_stappen"] == ["herkenning_bevestigen", "herkenning_afwijzen"]
    (persoon,) = rij["personen"]
    (mogelijk,) = persoon["mogelijk"]
    assert (persoon["nummer"], mogelijk["nummer"], mogelijk["zekerheid"], mogelijk["versie"]) == (
        persoon_van(later, "Sanne").nummer, persoon_van(eerder, "Sanne").nummer, "bekend", 1,
    )  # fmt: skip
    assert [dossier["nummer"] for dossier in mogelijk["dossiers"]] == [eerder.casus.nummer]


@pytest.mark.parametrize("aantal", [1, 4])
@pytest.mark.parametrize(("pad", "vragen"), [("/herkenning", 12), ("/herkenning/{}", 13)])
def test_het_aantal_vragen_is_vast(client_fo, frontoffice, nu, aantal, pad, vragen, django_assert_num_queries):
    """Two of them are the savepoint around the audit row, which is a transaction of its own outside a test."""
    for achternaam in ("Achterberg", "Bosgraaf", "Cornelisz", "Dinkelman")[:aantal]:
        jaar = 1940 + 7 * len(achternaam)
        gezin = [
            wie | {"geboortenaam": achternaam, "geboortedatum": wie["geboortedatum"].replace(year=jaar + kind)}
            for kind, wie in enumerate((SANNE, JOOST, KIM)[:aantal])
        ]
        _, later = herkend(frontoffice, nu, *gezin)
        assert MogelijkeBekende.objects.filter(melding=later, zekerheid="bekend").count() == len(gezin)

    with django_assert_num_queries(vragen):
        client_fo.get(pad.format(later.nummer))
