# SPDX-License-Identifier: EUPL-1.2
"""Nothing that a message says is lost when a melding is made of it, and nothing has to be typed twice."""

import pytest
from django.forms import CheckboxInput, CheckboxSelectMultiple

from intake.formaten.basis import TEKSTVORM
from intake.formaten.vorm import Adres, Bericht, Maatregel, Melder, Persoon
from intake.overnemen import als_melding
from meldingen.forms.gezinsvraag import MAX_RIJEN
from meldingen.models import Bron, Melding
from personen.models import Persoon as Mens
from tests.intake.berichtfabriek import als_verstuurd, inhoud, ontvangen

pytestmark = pytest.mark.django_db

# What ties messages together, and what the worker is asked to decide: it stands beside the form.
NIET_OVER = {"gebeurtenis_id", "gezin_id", "hgkm"}
VOL = Persoon(
    rol="slachtoffer", voornamen="Sanne Maria", voorletters="S.M.", voorvoegsel="van", geboortenaam="Kanariepiet",
    partnernaam_voorvoegsel="de", partnernaam="Merel", geboortedatum="1990-05-14", geslacht="vrouw", bsn="123456782",
    telefoon="0612345678", geheim_adres=True,
    adres=Adres(straat="Vinkenlaan", huisnummer=12, toevoeging="bis", postcode="1315 AB", plaats="Almere",
                gemeente="GM0034"),
)  # fmt: skip
BERICHT = inhoud(
    gebeurtenis_id="E1", gezin_id="G1", crisis=True, geweldsoort=("fysiek",), richting=("partner",), duur="jaar",
    personen=(VOL, Persoon(rol="kind", voorletters="J.", geboortenaam="Kanariepiet", adres=Adres(gemeente="GM0034"))),
    maatregelen=(Maatregel(soort="aanhouding", datum="2026-03-07"), Maatregel(soort="thv", datum="2026-03-08")),
    melder=Melder(soort="politie", naam="W. Kanarie-Melder", functie="wijkagent", instelling="Politie",
                  telefoon="0688888888", email="w@politie.example", geheim=True, grond="a2", eigen_rol="geen",
                  eigen_rol_toelichting="Komt niet terug."),
    hulp_betrokken=True, hulp_bij="GGZ", hulp_wacht=True, hulp_wacht_bij="Jeugdhulp", meldcode=("stap1",),
    meldreden=("radar",), gezin_ingelicht=False, gezin_ingelicht_toelichting="Te onveilig.",
)  # fmt: skip
VERHAAL = (
    "Buren belden over geschreeuw; de kinderen stonden in pyjama op straat.\n\n"
    "Tijdstip: 23:10 uur\n\n"
    "Maatregelen van politie of justitie:\n"
    "- Aanhouding, 07-03-2026\n"
    "- Tijdelijk huisverbod opgelegd, 08-03-2026"
)


def form_van(client, bericht):
    return client.get(f"/berichten/{bericht.nummer}/melding").context["form"]


def registreer(client, bericht, *, basis=(), **anders):
    gestuurd = dict(basis) | als_verstuurd(form_van(client, bericht), **anders)
    antwoord = client.post(f"/berichten/{bericht.nummer}/melding", gestuurd)
    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    return Melding.objects.get()


def test_elk_veld_van_het_formaat_heeft_een_plek():
    """A field that is added to the format is red here until it has a place on the form."""
    begin = als_melding(BERICHT)

    assert set(Bericht.model_fields) - set(begin) - NIET_OVER == {
        "gebeurd_op", "gebeurd_om", "maatregelen", "melder", "personen",
    }  # fmt: skip
    assert (begin["incident_datum"].isoformat(), begin["toelichting"]) == ("2026-03-07", VERHAAL)
    per_deel = {
        deel: {naam.removeprefix(deel) for naam in begin if naam.startswith(deel)}
        for deel in ("betrokkenen-0-", "bron-")
    }
    assert set(Persoon.model_fields) - per_deel["betrokkenen-0-"] == {"adres"}
    assert set(Adres.model_fields) - per_deel["betrokkenen-0-"] == {"gemeente"}
    assert begin["betrokkenen-1-plaats"] == "Almere"
    # `geheim` is `onthulling` here, `soort` is a field of the melding.
    assert set(Melder.model_fields) - per_deel["bron-"] == {"geheim", "soort"}
    assert begin["bron-onthulling"] == "onthulling:geheim_professional"
    assert begin["melder_soort"] == "meldersoort:politie"


def test_wie_het_zijn_komt_heel_over(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, gelezen=BERICHT)
    client.force_login(frontoffice)

    melding = registreer(client, bericht)

    assert melding.toelichting.replace("\r\n", "\n") == VERHAAL
    velden = ("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam")
    assert list(Mens.objects.order_by("pk").values_list(*velden)) == [
        ("Sanne Maria", "S.M.", "van", "Kanariepiet", "de", "Merel"),
        ("", "J.", "", "Kanariepiet", "", ""),
    ]
    bron = Bron.objects.get()
    assert (bron.eigen_rol_id, bron.eigen_rol_toelichting) == ("melderrol:geen", "Komt niet terug.")


def test_wat_er_niet_klopt_verbetert_de_medewerker(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, gelezen=BERICHT)
    client.force_login(frontoffice)

    melding = registreer(
        client, bericht, toelichting="Geen huisverbod.",
        **{"betrokkenen-0-partnernaam": "Lijster", "betrokkenen-1-voorletters": ""},
    )  # fmt: skip

    assert melding.toelichting == "Geen huisverbod."
    assert list(Mens.objects.order_by("pk").values_list("voorletters", "partnernaam")) == [
        ("S.M.", "Lijster"),
        ("", ""),
    ]


def vol(vorm):
    """Every text of this part of the format at its greatest length."""
    velden = vorm.model_json_schema()["properties"]
    vrij = {naam: veld for naam, veld in velden.items() if veld.get("pattern") == TEKSTVORM}
    return {naam: "x" * veld["maxLength"] for naam, veld in vrij.items()}


def test_wat_het_formaat_toelaat_neemt_de_melding_op(client, frontoffice, flevoland, nu):
    """Every text as long as a sender may make it, and many people: nothing is refused, cut off or left out."""
    melder, adres = Melder(**vol(Melder)), Adres(**vol(Adres))
    mensen = tuple(
        Persoon(rol="kind", adres=adres, **(vol(Persoon) | {"geboortenaam": f"Merel{i}"})) for i in range(50)
    )
    teksten = vol(Bericht)
    gelezen = inhoud(aard=(), melder=melder, personen=mensen, maatregelen=BERICHT.maatregelen * 25, **teksten)
    bericht = ontvangen(flevoland, nu, gelezen=gelezen)
    client.force_login(frontoffice)

    # A browser sends the fields that are empty too.
    velden = form_van(client, bericht).fields.items()
    leeg = {naam: "" for naam, veld in velden if not isinstance(veld.widget, (CheckboxInput, CheckboxSelectMultiple))}
    melding = registreer(client, bericht, basis=leeg)

    assert sorted(teksten) == [
        "gezin_ingelicht_toelichting", "hulp_bij", "hulp_wacht_bij", "toelichting",
    ]  # fmt: skip
    assert melding.toelichting.startswith(teksten.pop("toelichting"))
    assert {naam: getattr(melding, naam) for naam in teksten} == teksten
    bron = Bron.objects.get()
    assert {naam: getattr(bron, naam) for naam in vol(Melder)} == vol(Melder)
    assert len(vol(Melder)) == 6
    assert set(Mens.objects.values_list("geboortenaam", flat=True)) == {f"Merel{i}" for i in range(50)}
    overig = {naam: waarde for naam, waarde in vol(Persoon).items() if naam != "geboortenaam"}
    assert Mens.objects.filter(**overig).count() == 50


def test_meer_mensen_dan_in_een_bericht_passen_er_niet_op_de_pagina():
    assert Bericht.model_json_schema()["properties"]["personen"]["maxItems"] == MAX_RIJEN
