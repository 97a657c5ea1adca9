# SPDX-License-Identifier: EUPL-1.2
"""A number that is not yours, typed into a form or put into JSON: treated as if it did not exist."""

import pytest
from django.test import Client
from django.urls import reverse

from meldingen.nummers import SOORTEN as NUMMERS
from tests.pariteit.gevallen import GEVALLEN
from tests.pariteit.test_pariteit import doe
from werkplek.views.zoeken import NIET_GEVONDEN, SOORTEN

from .conftest import terugdraaien
from .lezers import Zoeker

# step → (field of the form, field of the JSON, which row of the world)
IN_DE_INHOUD = {
    "registreren": ("casus", "casus", "C"),
    "noodtoegang": ("nummer", "nummer", "C"),
    "bericht_registreren": ("casus", "casus", "C"),
    "bericht_toevoegen": ("melding", "melding", "M"),
    "ambtshalve_melden": ("personen", "personen", "P"),
    "betrokkene_koppelen": ("persoon_nummer", "persoon_nummer", "P"),
    "personen_samenvoegen": ("andere_nummer", "andere_nummer", "P"),
    "relatie_vastleggen": ("nummer", "verwant", "P"),
    "gezag_vastleggen": ("nummer", "gezagdrager", "P"),
}
VREEMD = ("Ulla", "Schim")


@pytest.mark.parametrize("geval", [g for g in GEVALLEN if g.stap in IN_DE_INHOUD], ids=lambda g: g.stap)
@pytest.mark.parametrize("merk", VREEMD)
@pytest.mark.parametrize("deur", ["scherm", "api"])
def test_andermans_nummer_in_de_inhoud(stand, geval, merk, deur):
    if (geval.stap, merk) == ("noodtoegang", "Schim"):
        merk = "Ursula"
    vorm, json, soort = IN_DE_INHOUD[geval.stap]
    nummer = stand.rij(soort, merk).nummer
    afwezig = f"{soort}-2025-999999"
    antwoorden = []
    for waarde in (nummer, afwezig):
        with terugdraaien():
            gegeven = [waarde] if vorm == "personen" else waarde
            antwoorden.append(doe(stand, geval, deur, **{vorm if deur == "scherm" else json: gegeven}))

    een, geen = antwoorden
    assert een.status_code == geen.status_code in (400, 404)
    eigen = {kanarie for kanarie in Zoeker(stand.kanaries)(een.content.decode()) if kanarie.merk == merk}
    assert {kanarie.tekst for kanarie in eigen} <= {nummer}


@pytest.mark.parametrize("code", ["buurtteam-utrecht", "bestaat-niet"])
def test_een_partij_van_een_andere_regio_is_geen_ontvanger(stand, code):
    (geval,) = [g for g in GEVALLEN if g.stap == "overdragen"]
    with terugdraaien():
        scherm = doe(stand, geval, "scherm", **{"partij-0-partij": code})
    partijen = geval.vorm(stand)[1]["partijen"]
    with terugdraaien():
        api = doe(stand, geval, "api", partijen=[partijen[0] | {"partij": code}])

    assert (scherm.status_code, api.status_code) == (400, 400)
    assert "partij-0-partij" in scherm.context["form"].errors
    assert [fout["veld"] for fout in api.json()["fouten"]] == ["partij-0-partij"]


def test_zoeken_vindt_niets_van_een_ander(stand):
    """By name, by BSN and by number: a person of another region is unknown, a shielded dossier only 'is there'."""
    client, zoek = Client(), Zoeker(stand.kanaries)
    client.force_login(stand.wie["beoordelaar"])
    for merk, verwacht in (("Ulla", set()), ("Schim", set()), ("Charlie", {"gezin", "nummer"})):
        for vraag in (
            {"achternaam": f"Achternaam{merk}kan", "voornamen": f"Moeder{merk}kan"},
            {"bsn": next(k.tekst for k in stand.kanaries if (k.merk, k.soort) == (merk, "bsn"))},
        ):
            for pad, soort in (("/zoeken", None), ("/api/v1/personen/zoeken", "application/json")):
                antwoord = client.post(pad, vraag, **({"content_type": soort} if soort else {}))
                assert antwoord.status_code == 200, (pad, merk)
                tekst = antwoord.content.decode()
                for waarde in vraag.values():
                    tekst = tekst.replace(f'value="{waarde}"', "")
                # Schimm may be seen, and is spelled nearly as Schim.
                soorten = {kanarie.soort for kanarie in zoek(tekst) if kanarie.merk != "Schimm"}
                # The API also names who else is in the family.
                mee = {"kind"} if soort and verwacht else set()
                assert soorten == verwacht | mee, (pad, merk, vraag)


@pytest.mark.parametrize("wie", ["frontoffice", "beoordelaar", "manager"])
def test_elk_nummer_leidt_naar_zijn_bladzijde_voor_wie_die_mag_lezen_en_bestaat_anders_niet(stand, wie):
    """Of every kind of number that a screen prints: as its page answers, and what is not there looks like what is not
    for you."""
    client = Client()
    client.force_login(stand.wie[wie])
    assert set(SOORTEN) == set(NUMMERS)
    uitkomsten = set()
    for letter, (_, pagina) in SOORTEN.items():
        # One of each kind: own, of another region, shielded (perhaps open to him), of a shielded source.
        soorten = {(rij.regio, rij.afgeschermd, rij.open_voor, rij.bron): rij for rij in stand.rijen[letter]}
        for rij in soorten.values():
            mag = client.get(reverse(pagina, args=[rij.nummer])).status_code
            antwoord = client.post("/zoeken", {"nummer": rij.nummer})
            if mag == 200:
                assert antwoord["Location"] == reverse(pagina, args=[rij.nummer])
            else:
                assert (mag, antwoord.status_code) == (404, 400), rij
                assert antwoord.context["op_nummer"].errors == {"nummer": [NIET_GEVONDEN]}, rij
            uitkomsten.add(mag)
    assert uitkomsten == {200, 404}
