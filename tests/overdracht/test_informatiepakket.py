# SPDX-License-Identifier: EUPL-1.2
"""What a package holds, and above all what it never holds. A canary stands in every place that must not leak."""

import json
from dataclasses import replace
from datetime import date

import pytest

from meldingen.beoordeling import BeoordeeldeInvoer
from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer
from meldingen.models import Bron, Casus
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from overdracht.informatiepakket import vingerafdruk
from overdracht.models import Informatiepakket
from overdracht.voorstel import lees_grondslag, stel_voor
from personen.schrijven import AdresGegevens, PersoonGegevens
from tests.meldingen.fabriek import antwoorden, besluit, gemeld
from tests.overdracht.fabriek import nummers, overdragen_invoer, overgedragen, partij_invoer

pytestmark = pytest.mark.django_db

THUIS = AdresGegevens(straat="Dorpsstraat", huisnummer=1, postcode="1315AA", plaats="Almere", van=date(2020, 1, 1))
SCHUIL = AdresGegevens(
    straat="Kanarielaan", huisnummer=77, postcode="1399ZZ", plaats="Schuilstad", van=date(2020, 1, 1)
)
BRON = BronInvoer(
    onthulling="onthulling:geheim_omstander",
    naam="Truus Melderkanarie",
    functie="Buurvrouw Functiekanarie",
    instelling="Instellingkanarie BV",
    telefoon="0698765432",
    email="bronkanarie@melder.example",
)
GEZIN = (
    BetrokkeneInvoer(
        rol="betrokkenerol:slachtoffer",
        gegevens=PersoonGegevens(
            voornamen="Sanne",
            geboortenaam="Jansen",
            geboortedatum=date(1990, 2, 1),
            bsn="123456782",
            telefoon="0611111111",
            extern_id="EXTKANARIE",
        ),
        adres=THUIS,
    ),
    BetrokkeneInvoer(
        rol="betrokkenerol:kind",
        gegevens=PersoonGegevens(voornamen="Noor", geboortenaam="Jansen", geboortedatum=date(2018, 5, 4)),
        adres=THUIS,
    ),
    BetrokkeneInvoer(
        rol="betrokkenerol:vermoedelijk_pleger",
        gegevens=PersoonGegevens(
            voornamen="Willibrord", geboortenaam="Plegerkanarie", geboortedatum=date(1985, 3, 3), telefoon="0622222222"
        ),
        adres=AdresGegevens(straat="Plegerstraat", huisnummer=9, postcode="1322BB", plaats="Almere"),
    ),
)
KANARIES = (
    "kanarie", "0698765432", "Truus", "123456782", "Willibrord", "0622222222", "Plegerstraat", "P-20", "C-20", "M-20",
)  # fmt: skip


@pytest.fixture
def maak_casus(frontoffice, beoordelaar, nu):
    def _maak(gezin=GEZIN, bron=BRON, **anders):
        melding = gemeld(
            frontoffice, nu, betrokkenen=gezin, bron=bron, toelichting="Toelichtingkanarie: buurvrouw belde.", **anders
        )
        in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu)
        sanne = nummers(melding.casus)[0]
        oordeel = BeoordeeldeInvoer(persoon_nummer=sanne, acuut_onveilig=False, structureel_onveilig=True)
        beoordelen(
            medewerker=beoordelaar,
            melding=melding,
            invoer=antwoorden(
                bevindingen="Bevindingkanarie",
                voorgeschiedenis="Geschiedeniskanarie",
                risicofactoren=("risicofactor:scheiding",),
                personen=(oordeel,),
            ),
            besluit=besluit("overdracht_lokaal", motivering="Motiveringkanarie"),
            nu=nu,
        )
        return Casus.objects.get(pk=melding.casus_id)

    return _maak


def pakket_van(casus, nu, *delen, **anders):
    (deel,) = stel_voor(lees_grondslag(casus, nu), overdragen_invoer(casus, *delen, **anders), nu)
    return deel.pakket


def test_pakket_bevat_precies_dit(maak_casus, nu):
    casus = maak_casus()
    sanne, noor, _ = nummers(casus)

    pakket = pakket_van(casus, nu, partij_invoer(casus, personen=(sanne, noor)), hulp="JGZ is betrokken.")

    assert pakket == {
        "vorm": 1,
        "afzender": "Veilig Thuis Flevoland",
        "ontvanger": "Wijkteams Almere",
        "gemeente": "Almere",
        "contactpersoon": "",
        "terugleggen": "",
        "monitor": "Veilig Thuis Flevoland",
        "draagt_zicht": True,
        "doel": "Het gezin ondersteunen bij een veilige thuissituatie.",
        "verwacht": "Binnen een week een eerste gesprek met beide ouders.",
        "beoordeling": {
            "datum": "2026-03-11",
            "zwaarte": "Middelzwaar",
            "duur": "",
            "conclusie": "Er is sprake van structurele onveiligheid voor de kinderen.",
            "risicofactoren": ["Relatie- of echtscheidingsproblematiek"],
        },
        "voorwaarden": "",
        "contacten": "Twee gesprekken met de ouders, een met school.",
        "beschermend": "Een betrokken tante.",
        "hulp": "JGZ is betrokken.",
        "afspraken": "",
        "personen": [
            {
                "naam": "Sanne Jansen",
                "geboortedatum": "1990-02-01",
                "geboortedatum_precisie": "dag",
                "geslacht": "Onbekend",
                "rollen": ["Slachtoffer"],
                "telefoon": "0611111111",
                "adressen": ["Dorpsstraat 1, 1315AA Almere"],
                "adres_geheim": False,
                "acuut_onveilig": False,
                "structureel_onveilig": True,
                "kindpositie": "",
            },
            {
                "naam": "Noor Jansen",
                "geboortedatum": "2018-05-04",
                "geboortedatum_precisie": "dag",
                "geslacht": "Onbekend",
                "rollen": ["Kind"],
                "telefoon": "",
                "adressen": ["Dorpsstraat 1, 1315AA Almere"],
                "adres_geheim": False,
                "acuut_onveilig": None,
                "structureel_onveilig": None,
                "kindpositie": "",
            },
        ],
    }


@pytest.mark.parametrize("onthulling", ["onthulling:geheim_omstander", "onthulling:openbaar", "onthulling:toestemming"])
def test_pakket_lekt_geen_bron_melding_bsn_of_andere_personen(maak_casus, nu, onthulling):
    casus = maak_casus(bron=replace(BRON, onthulling=onthulling, toestemming_op=date(2026, 3, 10)))
    sanne, noor, _ = nummers(casus)

    tekst = json.dumps(pakket_van(casus, nu, partij_invoer(casus, personen=(sanne, noor))))

    assert {kanarie for kanarie in KANARIES if kanarie.casefold() in tekst.casefold()} == set()
    assert set(Bron.objects.values_list("melding__casus", flat=True)) == {casus.pk}


def test_pakket_van_clientsysteem_bevat_geen_oordeel_of_adres(maak_casus, nu):
    casus = maak_casus()

    pakket = pakket_van(casus, nu, partij_invoer(casus, None), afwijkreden="Gezin regelt het zelf.")

    assert set(pakket) == {
        "vorm", "afzender", "ontvanger", "gemeente", "doel", "verwacht", "voorwaarden", "afspraken", "contactpersoon",
        "personen",
    }  # fmt: skip
    assert pakket["personen"][0] == {"naam": "Sanne Jansen"}


@pytest.mark.parametrize("hoe", ["persoon", "adres"])
def test_geheim_adres_gaat_nooit_mee_ook_niet_via_een_huisgenoot(maak_casus, nu, hoe):
    moeder, kind, _ = GEZIN
    geheim = hoe == "persoon"
    gezin = (
        replace(
            moeder,
            gegevens=replace(moeder.gegevens, geheim_adres=geheim),
            adres=replace(SCHUIL, geheim=not geheim),
        ),
        replace(kind, adres=SCHUIL),
    )
    casus = maak_casus(gezin)

    pakket = pakket_van(casus, nu)

    assert [(p["adressen"], p["adres_geheim"]) for p in pakket["personen"]] == [([], True), ([], True)]
    tekst = json.dumps(pakket)
    assert not any(stuk in tekst for stuk in ("Kanarielaan", "1399ZZ", "Schuilstad"))


@pytest.mark.parametrize(
    ("veld", "tekst"),
    [
        ("conclusie", "Mevrouw Melderkanarie belde ons."),
        ("contacten", "Gebeld met 06-98 76 54 32."),
        ("hulp", "Via bronkanarie@melder.example bereikbaar."),
        ("afspraken", "truus melderkanarie houdt contact"),
        ("beschermend", "De buurvrouw van Instellingkanarie BV helpt."),
    ],
)
def test_tekst_die_een_geheime_bron_noemt_wordt_geweigerd(maak_casus, beoordelaar, nu, veld, tekst):
    casus = maak_casus()

    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, **{veld: tekst})

    assert fout.value.velden == {
        veld: ["Deze tekst lijkt een melder of informant te noemen die geheim blijft. Haal dat weg."]
    }
    assert "kanarie" not in str(fout.value)


def test_doel_dat_een_geheime_bron_noemt_wordt_bij_de_partij_geweigerd(maak_casus, beoordelaar, nu):
    casus = maak_casus()
    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, partij_invoer(casus, doel="Bel Melderkanarie eerst."))
    assert set(fout.value.velden) == {"partij-0-doel"}


@pytest.mark.parametrize("waar", ["1399 ZZ 77", "1399zz, nr. 77", "STRAAT 77", "de STRAAT, nummer 77"])
def test_tekst_met_een_geheim_adres_wordt_geweigerd(maak_casus, beoordelaar, nu, waar):
    moeder, *rest = GEZIN
    casus = maak_casus((replace(moeder, adres=replace(SCHUIL, geheim=True)), *rest))

    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, contacten=f"Zij verblijft op {waar.replace('STRAAT', SCHUIL.straat)}.")
    assert fout.value.velden == {"contacten": ["In deze tekst staat een geheim adres. Haal dat weg."]}


def test_melder_met_de_naam_van_het_gezin_houdt_de_tekst_niet_tegen(maak_casus, beoordelaar, nu):
    casus = maak_casus(bron=BronInvoer(onthulling="onthulling:geheim_omstander", naam="Oma Jansen"))

    assert len(overgedragen(beoordelaar, casus, nu, conclusie="Gezin Jansen heeft hulp nodig.")) == 1


def test_voorbeeld_waarschuwt_voor_namen_van_anderen(maak_casus, nu):
    casus = maak_casus()
    sanne, noor, _ = nummers(casus)
    invoer = overdragen_invoer(
        casus,
        partij_invoer(casus, personen=(sanne, noor)),
        conclusie="Willibrord is uit huis. Sanne en Noor zijn thuis.",
    )

    (deel,) = stel_voor(lees_grondslag(casus, nu), invoer, nu)

    assert deel.genoemd == ("Willibrord Plegerkanarie",)


def test_verstuurd_pakket_is_wat_getoond_werd_en_verandert_niet_meer(maak_casus, beoordelaar, nu):
    casus = maak_casus()
    invoer = overdragen_invoer(casus)
    (getoond,) = stel_voor(lees_grondslag(casus, nu), invoer, nu)

    (overdracht,) = overgedragen(beoordelaar, casus, nu, replace(invoer.partijen[0], sha256=getoond.sha256))

    pakket = Informatiepakket.objects.get(overdracht=overdracht)
    assert (pakket.inhoud, pakket.sha256) == (getoond.pakket, vingerafdruk(getoond.pakket))
    with pytest.raises(Exception, match="permission denied"):
        Informatiepakket.objects.update(sha256="")
