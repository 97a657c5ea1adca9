# SPDX-License-Identifier: EUPL-1.2
"""What would give a source away leaves in no package: refused where it is typed, left out where it is copied."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from audit.models import AuditRegel
from meldingen.beoordeling import BeoordeeldeInvoer
from meldingen.bronnen import laat_weg, lees_weglating
from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Bron, Bronfragment, Casus
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.bronfragment_opheffen import bronfragment_opheffen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from overdracht.forms import OverdragenForm
from overdracht.informatiepakket import laat_bron_weg
from overdracht.models import Informatiepakket
from overdracht.voorstel import lees_grondslag, stel_voor
from personen.schrijven import PersoonGegevens
from tests.meldingen.bronfabriek import BUURVROUW, PASSAGE, gemarkeerd, gemeld_door_buurvrouw, melder_van
from tests.meldingen.fabriek import antwoorden, besluit
from tests.overdracht.fabriek import nummers, overdragen_invoer, overgedragen, partij_invoer

pytestmark = pytest.mark.django_db

PASSAGEFOUT = "In deze tekst staat een passage waaraan een bron te herkennen is. Schrijf het anders op."
BRONFOUT = "Deze tekst lijkt een melder of informant te noemen die geheim blijft. Haal dat weg."
CONCLUSIE = f"Onveilig: de melder {PASSAGE} dat de vader sloeg."


@pytest.fixture
def beoordeeld(frontoffice, beoordelaar, nu):
    """An assessed melding of the neighbour, whose passage stands in the conclusion too."""

    def _maak(**anders):
        melding = gemeld_door_buurvrouw(frontoffice, nu - timedelta(hours=4), **anders)
        in_beoordeling_nemen(medewerker=beoordelaar, melding=melding, nu=nu - timedelta(hours=3))
        oordeel = BeoordeeldeInvoer(
            persoon_nummer=nummers(melding.casus)[0], acuut_onveilig=False, structureel_onveilig=True
        )
        beoordelen(
            medewerker=beoordelaar, melding=melding, invoer=antwoorden(conclusie=CONCLUSIE, personen=(oordeel,)),
            besluit=besluit("overdracht_lokaal"), nu=nu - timedelta(hours=2),
        )  # fmt: skip
        return melding

    return _maak


@pytest.fixture
def rechten_zonder_bron(monkeypatch):
    """Rights are data: a region may have somebody who hands over and sees no source."""
    heeft = Medewerker.heeft

    def _zet(wie):
        def zonder(zelf, recht):
            return not (zelf == wie and recht == Recht.BRON_INZIEN) and heeft(zelf, recht)

        monkeypatch.setattr(Medewerker, "heeft", zonder)

    return _zet


def casus_van(melding):
    return Casus.objects.get(pk=melding.casus_id)


def geweigerd(casus, nu, *delen, **tekst):
    with pytest.raises(OngeldigeInvoer) as fout:
        stel_voor(lees_grondslag(casus, nu), overdragen_invoer(casus, *delen, **tekst), nu)
    return fout.value.velden


@pytest.mark.parametrize("veld", ["conclusie", "contacten", "voorwaarden", "beschermend", "hulp", "afspraken"])
def test_getypte_tekst_met_een_passage_wordt_geweigerd_bij_het_veld(beoordeeld, beoordelaar, nu, veld):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)

    fouten = geweigerd(casus_van(melding), nu, **{veld: f"Iemand ZAG vanaf\n haar  balkon, {veld}."})

    assert fouten == {veld: [PASSAGEFOUT]}


@pytest.mark.parametrize("veld", ["doel", "verwacht"])
def test_ook_bij_het_doel_en_de_verwachting_van_een_partij(beoordeeld, beoordelaar, nu, veld):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)
    casus = casus_van(melding)

    assert geweigerd(casus, nu, partij_invoer(casus, **{veld: f"Bel wie {PASSAGE}."})) == {
        f"partij-0-{veld}": [PASSAGEFOUT]
    }


@pytest.mark.parametrize(
    "tekst",
    [
        "Balkonkanarie belde weer.", "truus balkonkanarie", "Mevrouw Truus houdt contact.", "De buurvrouw van boven.",
        "06-98 76 54 32", "Bel +31 6 9876 5432.", "Mail TRUUS@balkonkanarie.example",
    ],
)  # fmt: skip
def test_een_geheime_bron_noemen_wordt_geweigerd(beoordeeld, nu, tekst):
    assert geweigerd(casus_van(beoordeeld()), nu, hulp=tekst) == {"hulp": [BRONFOUT]}


@pytest.mark.parametrize("tekst", ["De buurvrouw helpt.", "Bel 0201234567.", "Het balkon is onveilig."])
def test_wat_niemand_verraadt_mag_mee(beoordeeld, beoordelaar, nu, tekst):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)

    (overdracht,) = overgedragen(beoordelaar, casus_van(melding), nu, hulp=tekst)

    assert Informatiepakket.objects.get(overdracht=overdracht).inhoud["hulp"] == tekst


@pytest.mark.parametrize("onthulling", ["onthulling:openbaar", "onthulling:toestemming"])
def test_een_bron_die_bekend_mag_zijn_mag_genoemd_worden_een_passage_niet(beoordeeld, beoordelaar, nu, onthulling):
    melding = beoordeeld()
    gegevens = {"onthulling": onthulling, "toestemming_op": nu.date()}
    bron_bijwerken(medewerker=beoordelaar, melding=melding, bron_id=melder_van(melding).pk, gegevens=gegevens, nu=nu)
    gemarkeerd(beoordelaar, melding, nu)
    casus = casus_van(melding)

    assert stel_voor(lees_grondslag(casus, nu), overdragen_invoer(casus, hulp="Truus Balkonkanarie helpt."), nu)
    assert geweigerd(casus, nu, hulp=f"Truus {PASSAGE}.") == {"hulp": [PASSAGEFOUT]}


def test_een_geheime_informant_telt_ook(beoordeeld, beoordelaar, nu):
    melding = beoordeeld()
    Bron.objects.create(
        organisatie_id=melding.organisatie_id, melding=melding, soort="informant", naam="Meester Zeegers",
        onthulling_id="onthulling:geheim_professional", grond_id="onthullingsgrond:a1", instelling="De Vuurtoren",
    )  # fmt: skip

    for tekst in ("Zeegers ziet het kind.", "Basisschool de vuurtoren"):
        assert geweigerd(casus_van(melding), nu, contacten=tekst) == {"contacten": [BRONFOUT]}


def test_wie_zelf_meldde_mag_als_betrokkene_genoemd_worden(beoordeeld, nu):
    """The mother told it herself and does not want the family to know: her own name is that of a person concerned."""
    moeder = BetrokkeneInvoer(
        rol="betrokkenerol:slachtoffer", gegevens=PersoonGegevens(voornamen="Sanne", geboortenaam="Vos")
    )
    melding = beoordeeld(bron=replace(BUURVROUW, naam="Sanne Vos", email="", functie=""), betrokkenen=(moeder,))
    casus = casus_van(melding)

    assert stel_voor(lees_grondslag(casus, nu), overdragen_invoer(casus, hulp="Sanne Vos zoekt werk."), nu)


def test_wat_uit_het_dossier_wordt_overgenomen_is_gefilterd(beoordeeld, beoordelaar, nu):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)

    form = OverdragenForm.nieuw(lees_grondslag(casus_van(melding), nu), versie=1)

    assert form.initial["conclusie"] == "Onveilig: de melder [weggelaten] dat de vader sloeg."


def test_een_pakket_dat_de_weigering_niet_passeerde_is_toch_gefilterd(beoordeeld, beoordelaar, nu):
    """The last barrier: whatever composes a package, what it says passes the filter."""
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)
    pakket = {
        "doel": f"Bel wie {PASSAGE}.", "ontvanger": "Truus Zorg", "terugleggen": "Als Truus belt",
        "beoordeling": {"conclusie": CONCLUSIE, "zwaarte": "licht"}, "personen": [{"telefoon": "0698765432"}],
    }  # fmt: skip

    schoon = laat_bron_weg(pakket, lees_weglating(melding.casus))

    assert schoon == {
        "doel": "Bel wie [weggelaten].", "ontvanger": "Truus Zorg", "terugleggen": "Als [weggelaten] belt",
        "beoordeling": {"conclusie": "Onveilig: de melder [weggelaten] dat de vader sloeg.", "zwaarte": "licht"},
        "personen": [{"telefoon": "0698765432"}],
    }  # fmt: skip


def test_opheffen_laat_de_passage_weer_toe_en_wat_verstuurd_is_blijft(beoordeeld, beoordelaar, nu):
    melding = beoordeeld()
    (eerste,) = overgedragen(beoordelaar, casus_van(melding), nu, hulp=f"Iemand {PASSAGE}.")
    fragment = gemarkeerd(beoordelaar, melding, nu)
    bevroren = Informatiepakket.objects.get(overdracht=eerste)

    assert PASSAGE in json.dumps(bevroren.inhoud)
    assert laat_weg(PASSAGE, casus=melding.casus) == ("[weggelaten]",)
    bronfragment_opheffen(medewerker=beoordelaar, melding=melding, fragment_id=fragment.pk, nu=nu)
    assert laat_weg(PASSAGE, casus=melding.casus) == (PASSAGE,)
    assert Informatiepakket.objects.get(overdracht=eerste).sha256 == bevroren.sha256


def test_het_filter_is_van_dit_dossier_en_geldt_voor_alle_teksten(beoordeeld, beoordelaar, nu):
    melding, ander = beoordeeld(), beoordeeld(bron=replace(BUURVROUW, naam="Wil Anders", functie="tante"))
    gemarkeerd(beoordelaar, melding, nu)

    assert laat_weg(f"Zij {PASSAGE}.", "Truus zei niets.", "", casus=melding.casus) == (
        "Zij [weggelaten].", "[weggelaten] zei niets.", "",
    )  # fmt: skip
    assert laat_weg(f"Zij {PASSAGE}.", "Truus zei niets.", casus=ander.casus) == (f"Zij {PASSAGE}.", "Truus zei niets.")
    assert Bronfragment.objects.filter(casus=ander.casus).count() == 0


def test_het_filter_kost_drie_vragen(beoordeeld, beoordelaar, nu, django_assert_num_queries):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)
    gemarkeerd(beoordelaar, melding, nu, tekst="de kinderen huilden")

    with django_assert_num_queries(3):
        laat_weg(CONCLUSIE, "nog een", "en nog een", casus=melding.casus)


def test_de_api_weigert_zonder_te_zeggen_wat_er_stond(beoordeeld, beoordelaar, nu, client):
    melding = beoordeeld()
    gemarkeerd(beoordelaar, melding, nu)
    casus = casus_van(melding)
    client.force_login(beoordelaar)
    partij = {
        "partij": "wijkteams-almere", "personen": list(nummers(casus)), "doel": "Hulp.",
        "verwacht": f"Vraag wie {PASSAGE}.", "wijze": "wijze:warm", "draagt_zicht": True,
    }  # fmt: skip
    for pad in ("overdragen/voorbeeld", "overdragen"):
        antwoord = client.post(
            f"/api/v1/casussen/{casus.nummer}/{pad}",
            {"conclusie": "Onveilig.", "contacten": "Geen.", "partijen": [partij]}, content_type="application/json",
        )  # fmt: skip
        assert antwoord.status_code == 400, antwoord.content
        assert antwoord.json()["fouten"] == [{"veld": "partij-0-verwacht", "melding": PASSAGEFOUT}]
        assert "balkon" not in antwoord.content.decode()


def test_een_gewoon_woord_blijft_en_de_afzender_leest_dat_het_de_bron_kan_verraden(
    beoordeeld, beoordelaar, onderzoeker, rechten_zonder_bron, nu, client
):
    """The preview names the word to whoever may see the source, which is logged; anybody else reads that there is
    one."""
    moeder = replace(BUURVROUW, functie="moeder", naam="Sanne Anders")
    casus = casus_van(beoordeeld(bron=moeder))
    partij = {
        "partij": "wijkteams-almere", "personen": list(nummers(casus)), "doel": "Hulp.", "verwacht": "Begin.",
        "wijze": "wijze:warm", "draagt_zicht": True,
    }  # fmt: skip
    body = {"conclusie": "De Moeder is bang.", "contacten": "Geen.", "partijen": [partij]}
    scherm = {
        "actie": "bekijk", "conclusie": "De Moeder is bang.", "contacten": "Geen.",
        **{f"partij-0-{veld}": waarde for veld, waarde in partij.items()},
    }  # fmt: skip

    def bekeken(wie):
        client.force_login(wie)
        (deel,) = client.post(
            f"/api/v1/casussen/{casus.nummer}/overdragen/voorbeeld", body, content_type="application/json"
        ).json()
        pagina = client.post(f"/casussen/{casus.nummer}/overdragen", scherm).content.decode()
        assert deel["pakket"]["beoordeling"]["conclusie"] == "De Moeder is bang."
        gezien = AuditRegel.objects.filter(actie="inzage", onderwerp="bron", medewerker_id=wie.pk)
        return (
            deel["let_op_bron"], "<strong>moeder</strong>" in pagina, "Vraag een collega die de bron" in pagina,
            list(gezien.values_list("nummer", "casus_id")),
        )  # fmt: skip

    assert bekeken(beoordelaar) == (["moeder"], True, False, [(casus.nummer, casus.pk)] * 2)
    rechten_zonder_bron(onderzoeker)
    assert bekeken(onderzoeker) == ([], False, True, [])
