# SPDX-License-Identifier: EUPL-1.2
"""By what a secret source is recognised: what must go from the text of a handover, and what must stay in it."""

from datetime import timedelta

import pytest

from meldingen.bronnen import lees_weglating
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Melding
from organisaties.models import Gemeente, Organisatie
from personen.schrijven import PersoonGegevens
from tests.meldingen.bronfabriek import gemeld_door_buurvrouw, melder_van

pytestmark = pytest.mark.django_db
LEEG = dict.fromkeys(("naam", "functie", "instelling", "telefoon", "email"), "")


@pytest.fixture
def weglating(frontoffice, nu):
    """The filter of a dossier with this secret melder; the family has a Sanne Vos and her child Bram."""

    def _lees(**bron):
        gezin = (
            BetrokkeneInvoer(
                rol="betrokkenerol:slachtoffer", gegevens=PersoonGegevens(voornamen="Sanne", geboortenaam="Vos")
            ),
            BetrokkeneInvoer(
                rol="betrokkenerol:kind",
                gegevens=PersoonGegevens(voornamen="Bram", geboortenaam="Jansen", voorvoegsel=""),
            ),
        )
        melding = gemeld_door_buurvrouw(frontoffice, nu - timedelta(hours=1), betrokkenen=gezin)
        melder = melder_van(melding)
        for veld, waarde in (LEEG | bron).items():
            setattr(melder, veld, waarde or None)
        melder.save()
        return lees_weglating(melding.casus)

    return _lees


# Per source: what is typed, and what is left of it.
NAMEN = {
    "Truus Balkonkanarie": {
        "Truus belde.": "[weggelaten] belde.",
        "truus belde, TRUUS zei het.": "[weggelaten] belde, [weggelaten] zei het.",
        "Truus' hond, Balkonkanaries tuin, Truusje": "[weggelaten]' hond, [weggelaten] tuin, [weggelaten]",
        "Zoals T. Balkonkanarie zei.": "Zoals [weggelaten] zei.",
        "Balkonkanarie, T. woont er.": "[weggelaten] woont er.",
        "Zoals T.B. zei, en T. B. ook.": "Zoals [weggelaten]. zei, en [weggelaten]. ook.",
        "Balkon-\nkanarie en Truus\nBalkonkanarie.": "[weggelaten] en [weggelaten].",
        "Vitamine B. De tbc. TB.": "Vitamine B. De tbc. TB.",
        "Het balkon van de kanarie is onveilig.": "Het balkon van de kanarie is onveilig.",
    },
    "De Boer": {
        "Mevrouw De Boer ziet de kinderen.": "Mevrouw [weggelaten] ziet de kinderen.",
        "mevr. de boer zag het": "mevr. [weggelaten] zag het",
        "De kinderen spelen bij de boer.": "De kinderen spelen bij de boer.",
        "Zij woont op een boerderij.": "Zij woont op een boerderij.",
    },
    "De heer J. de Heer": {
        "Mevrouw De Heer en J.H. belden.": "Mevrouw [weggelaten] en [weggelaten]. belden.",
        "De heer Vos slaat.": "De heer Vos slaat.",
    },
    "Leerkracht Rooze": {
        "Leerkracht ziet het kind. Rooze ook.": "Leerkracht ziet het kind. [weggelaten] ook.",
    },
    "Wim Bos": {
        "Meneer Bos zag het.": "Meneer [weggelaten] zag het.",
        "Dhr.\nBos zag het.": "Dhr.\n[weggelaten] zag het.",
        "wim bos zag het": "[weggelaten] zag het",
        "Zij liep het bos in.": "Zij liep het bos in.",
        "Bosjes verderop.": "Bosjes verderop.",
    },
    "Mevrouw Kind": {
        "Volgens mevrouw Kind slaapt zij slecht.": "Volgens mevrouw [weggelaten] slaapt zij slecht.",
        "Het kind huilt. Kind slaapt slecht. Kinderen bang.": "Het kind huilt. Kind slaapt slecht. Kinderen bang.",
        "Dit zei mw. Kind.": "Dit zei mw. [weggelaten].",
    },
    "Bo": {
        "Bo en de moeder, bij Bo's moeder.": "[weggelaten] en de moeder, bij [weggelaten]'s moeder.",
        "Boven woont niemand, bo.": "Boven woont niemand, bo.",
    },
    "Anne-Marie Jansen-de Vries": {
        "Annemarie en Anne Marie en anne-marie.": "[weggelaten] en [weggelaten] en [weggelaten].",
        "Mevrouw de Vries.": "Mevrouw [weggelaten].",
        "Het gezin Jansen, en Anne.": "Het gezin Jansen, en [weggelaten].",
        "Het ijs wil maar niet vriezen.": "Het ijs wil maar niet vriezen.",
    },
    "Zoë Ismet": {
        "Zij is met haar naar huis. Zoe ook.": "Zij is met haar naar huis. [weggelaten] ook.",
        "Mevrouw Ismet, ZOË.": "Mevrouw [weggelaten].",
    },
    "Oma Vos": {
        "Oma Vos past op. Sanne Vos werkt.": "[weggelaten] past op. Sanne Vos werkt.",
        "De kinderen zijn bij oma.": "De kinderen zijn bij oma.",
    },
    "Bea Jongsma": {"B.J. en Bram Jansen.": "B.J. en Bram Jansen."},
}  # fmt: skip


@pytest.mark.parametrize("naam", NAMEN)
def test_een_naam_gaat_weg_een_gewoon_woord_blijft(weglating, naam):
    filter_ = weglating(naam=naam)

    assert {tekst: filter_.laat_weg(tekst) for tekst in NAMEN[naam]} == NAMEN[naam]


FUNCTIES = [
    ({"functie": "moeder"}, "De moeder slaat. Moeder en moeders vriend.", None, {"moeder", "moeders"}),
    ({"functie": "de school"}, "Het gaat goed op school.", None, {"school"}),
    ({"functie": "Huisarts of praktijkondersteuner"}, "De huisarts houdt contact.", None, {"huisarts"}),
    ({"functie": "ex-partner van moeder"}, "Haar ex-partner komt.", None, {"ex-partner"}),
    ({"functie": "leerkrachten"}, "Leerkrachten zien het.", None, {"leerkrachten"}),
    ({"functie": "zwemleraar"}, "De zwemleraar zag het.", "De [weggelaten] zag het.", set()),
    ({"functie": "juf van groep 5"}, "De juf van\ngroep 5; groep 6 niet.", "De [weggelaten]; groep 6 niet.", {"groep"}),
    ({"functie": "juf van groep 5"}, "De juf belt.", None, {"juf"}),
    ({"instelling": "De Vuurtoren"}, "Basisschool de vuurtoren.", "Basisschool de [weggelaten].", set()),
    (
        {"instelling": "Basisschool De Vuurtoren"},
        "De Vuurtoren, basisschool.",
        "De [weggelaten], basisschool.",
        {"basisschool"},
    ),
    ({"instelling": "Basisschool De Brug"}, "Bij de brug. Op De Brug.", "Bij de brug. Op De [weggelaten].", set()),
    ({"instelling": "Politie Almere"}, "De politie in Almere.", None, {"politie"}),
    ({"instelling": "Politie Almere"}, "Zie Politie Almere.", "Zie [weggelaten].", set()),
    ({"instelling": "GGD"}, "De GGD belt.", None, {"ggd"}),
    ({"telefoon": "06-98765432"}, "Bel +31 6\n98 76 54 32, nu.", "Bel [weggelaten], nu.", set()),
    ({"email": "t.b@brug.example"}, "Mail T.B@Brug.example, nu.", "Mail [weggelaten], nu.", set()),
]


@pytest.mark.parametrize(("bron", "tekst", "over", "let_op"), FUNCTIES)
def test_een_functie_gaat_als_geheel_een_gewoon_woord_wordt_gemeld(weglating, bron, tekst, over, let_op):
    Gemeente.objects.get_or_create(code="GM0034", defaults={"naam": "Almere"})
    filter_ = weglating(**bron)

    schoon = filter_.laat_weg(tekst)

    assert schoon == (over or tekst)
    assert filter_.noemt_bron(tekst) is (over is not None)
    assert filter_.let_op(schoon) == let_op


def test_een_open_bron_verraadt_niets(weglating):
    filter_ = weglating(naam="Truus Kanarie", functie="moeder", onthulling_id="onthulling:openbaar")

    assert filter_.laat_weg("De moeder en Truus.") == "De moeder en Truus."
    assert filter_.let_op("De moeder en Truus.") == set()


def test_wie_heet_als_een_gewoon_woord_wordt_gemeld_waar_dat_woord_een_zin_begint(weglating):
    assert weglating(naam="Mevrouw Kind").let_op("Kind slaapt slecht, het kind huilt.") == {"kind"}


def test_een_overdracht_met_een_moeder_als_bron_blijft_leesbaar(weglating):
    """The text that the rule before this one emptied."""
    conclusie = (
        "Moeder is bang voor vader. De kinderen gaan naar school. De huisarts volgt moeder; oma Bos van de overkant\n"
        "past op. T.B. en B. Balkon-kanarie zeiden dat het kind bij de buren\nsliep."
    )
    filter_ = weglating(naam="Truus Balkonkanarie", functie="moeder", instelling="school")

    assert filter_.laat_weg(conclusie) == conclusie.replace("T.B.", "[weggelaten].").replace(
        "B. Balkon-kanarie", "[weggelaten]"
    )
    assert filter_.let_op(conclusie) == {"moeder", "school"}


@pytest.mark.parametrize(
    "veld", ["06-12345678 / 036-1234567", "036 123 45 67 06 12345678 (na 17 uur)", "+31 6 1234 5678, 0031361234567"]
)
def test_elk_nummer_van_een_veld_gaat_weg_hoe_het_ook_geschreven_is(weglating, veld):
    filter_ = weglating(naam="Zelda Pimpelmees", telefoon=veld)

    for nummer in (
        "06-12345678",
        "06\u201312345678",
        "06_12345678",
        "0612345678",
        "036\u20111234567",
        "(036) 123 45 67",
    ):
        assert filter_.laat_weg(f"Bel {nummer} terug.").count("[weggelaten]") == 1, nummer
    assert filter_.laat_weg("Zaak 2026-000123 van 12-03-2026, 17 uur.") == "Zaak 2026-000123 van 12-03-2026, 17 uur."


def test_de_partij_die_meldde_gaat_weg_als_haar_melder_geheim_is(weglating):
    filter_ = weglating(naam="Zelda Pimpelmees")
    melding = Melding.objects.get()
    melding.melder_partij = Organisatie.objects.get(code="wijkteams-almere")
    melding.save(update_fields=["melder_partij"])

    tekst = "Bekend bij Wijkteams Almere, die meldde; het wijkteam in Almere helpt."
    assert filter_.laat_weg(tekst) == tekst
    assert lees_weglating(melding.casus).laat_weg(tekst) == (
        "Bekend bij [weggelaten], die meldde; het wijkteam in Almere helpt."
    )
