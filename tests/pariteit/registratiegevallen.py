# SPDX-License-Identifier: EUPL-1.2
"""A phone registration with all that may be asked: who is related to whom, who has authority, an address typed once."""

from datetime import timedelta

from .geval import Geval, gezin_van

ADRES = {"postcode": "1315 AB", "straat": "Vinkenlaan", "plaats": "Almere"}
GEMELD = {
    "meldreden": ["meldreden:meldcode_plicht", "meldreden:radar"],
    "meldcode": ["meldcodestap:stap1", "meldcodestap:stap4"],
    "gezin_ingelicht_toelichting": "Vader weet het niet: te gevaarlijk.",
    "hulp_bij": "De huisarts.",
    "hulp_wacht_bij": "GGZ Almere",
}


def _alles(wereld):
    moment = wereld.nu - timedelta(hours=59)
    deel = GEMELD | {
        "kanaal": "kanaal:telefoon",
        "gemeente": "GM0034",
        "melder_soort": "meldersoort:huisarts",
        "contact_versie": 1,
        "toelichting": "Geschreeuw.",
        "aard": [],
        "geweldsoort": [],
        "richting": [],
    }
    bron = {
        "onthulling": "onthulling:openbaar",
        "onbekend": True,
        "eigen_rol": "melderrol:houdt_contact",
        "eigen_rol_toelichting": "Ziet het kind wekelijks.",
    }
    bekend = gezin_van(wereld, "C", "Charlie")[0]
    moeder = {"rol": "betrokkenerol:slachtoffer", "voornamen": "Sanne", "geboortenaam": "Vogel"}
    moeder |= {"voorletters": "S.", "partnernaam_voorvoegsel": "de", "partnernaam": "Merel"}
    kind = {"rol": "betrokkenerol:kind", "voornamen": "Jip", "geboortenaam": "Vogel"}
    vorm = deel | {
        "ontvangen_op": f"{moment:%d-%m-%Y %H:%M}",
        "crisis": "nee",
        "hulp_betrokken": "ja",
        "hulp_wacht": "ja",
        "gezin_ingelicht": "nee",
        "actie": "registreren",
        "casus": "nieuw",
        **{f"bron-{veld}": "on" if waarde is True else waarde for veld, waarde in bron.items()},
        **{f"betrokkenen-0-{veld}": waarde for veld, waarde in (moeder | ADRES).items()},
        "betrokkenen-0-huisnummer": "12",
        "betrokkenen-0-geheim_adres": "on",
        # An empty row between them, with nothing but what the page fills in itself.
        "betrokkenen-1-relatie_met": "0",
        **{f"betrokkenen-2-{veld}": waarde for veld, waarde in kind.items()},
        "betrokkenen-2-zelfde_adres": "on",
        "betrokkenen-2-woont_elders": "on",
        "betrokkenen-2-relatie": "relatiesoort:kind",
        "betrokkenen-2-relatie_met": "0",
        "betrokkenen-2-gezag": ["0", "3"],
        "betrokkenen-3-rol": "betrokkenerol:pleger",
        "betrokkenen-3-persoon_nummer": bekend,
        "betrokkenen-3-relatie": "relatiesoort:ex_partner",
        "betrokkenen-3-relatie_met": "0",
        "betrokkenen-3-relatie2": "relatiesoort:stiefouder",
        "betrokkenen-3-relatie2_met": "2",
    }
    plek = ADRES | {"huisnummer": 12, "geheim_adres": True}
    json = deel | {
        "ontvangen_op": moment.replace(second=0).isoformat(),
        "crisis": False,
        "hulp_betrokken": True,
        "hulp_wacht": True,
        "gezin_ingelicht": False,
        "contact": wereld.rij("K", "Alfa").nummer,
        "bron": bron,
        "betrokkenen": [
            moeder | plek,
            kind | plek | {"woont_elders": True},
            {"rol": "betrokkenerol:pleger", "persoon_nummer": bekend},
        ],
        "relaties": [
            {"van": 1, "tot": 0, "soort": "relatiesoort:kind"},
            {"van": 2, "tot": 0, "soort": "relatiesoort:ex_partner"},
            {"van": 2, "tot": 1, "soort": "relatiesoort:stiefouder"},
        ],
        "gezag": [{"kind": 1, "houder": 0}, {"kind": 1, "houder": 2}],
    }
    return vorm, json


REGISTRATIEGEVALLEN = [
    Geval("registreren", "frontoffice", "K Alfa", "/contacten/{}/melding", "/api/v1/meldingen", _alles,
          ({"meldreden": ["meldreden:zomaar"]}, {"meldreden": ["meldreden:zomaar"]}, {"meldreden"}), variant="alles"),
]  # fmt: skip
