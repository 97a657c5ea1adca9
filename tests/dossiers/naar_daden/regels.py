# SPDX-License-Identifier: EUPL-1.2
"""A casus with a long course: onderzoek, handover, monitoring, closing and reopening, and every fact beside it."""

from typing import Any, Final


def _om(tijd: str, dag: str = "2019-03-05") -> str:
    return f"{dag}T{tijd}:00+00:00"


LANG: Final[dict[str, Any]] = {
    "soort": "casus",
    "id": "c-1",
    "gemeente": "GM0034",
    "afgeschermd": True,
    "kenmerken": ["mda"],
    "personen": [
        {
            "id": "p-1",
            "voornamen": "Sanne",
            "geboortenaam": "Kanariepiet",
            "geboortedatum": "1987-05",
            "geslacht": "vrouw",
            "bsn": "99990040",
            "adressen": [
                {"straat": "Proefhof", "huisnummer": 3, "postcode": "1354AB", "plaats": "Almere", "gemeente": "GM0034"},
                {"straat": "Verzonnenlaan", "huisnummer": 9, "plaats": "Zeewolde", "tot": "2018-01-01"},
            ],
        },
        {"id": "p-2", "voornamen": "Tim", "geboortenaam": "Kanariepiet", "geboortedatum": "2012-04-03"},
    ],
    "relaties": [{"persoon": "p-2", "verwant": "p-1", "soort": "ouder", "van": "2012-04-03"}],
    "gezag": [{"kind": "p-2", "gezagdrager": "p-1"}],
    "contacten": [{"id": "k-1", "kanaal": "telefoon", "ontvangen_op": _om("09:00"), "medewerker": "fo"}],
    "meldingen": [
        {
            "id": "m-1",
            "ontvangen_op": _om("09:00"),
            "geregistreerd_op": _om("09:30"),
            "medewerker": "fo",
            "contact": "k-1",
            "kanaal": "telefoon",
            "gemeente": "GM0034",
            "crisis": False,
            "melder_soort": "politie",
            "geweldsoort": ["fysiek"],
            "toelichting": "Ruzie thuis, de buren belden.",
            "incident_datum": "2019-03-04",
            "betrokkenen": [
                {"persoon": "p-1", "rol": "slachtoffer", "herkenning": "geen_match"},
                {"persoon": "p-2", "rol": "slachtoffer"},
            ],
            "bron": {"naam": "Mees Meeuw", "functie": "agent"},
            "beoordeling": {
                "id": "vb-1",
                "opgepakt_op": _om("10:00"),
                "opgepakt_door": "vb",
                "vastgesteld_op": _om("15:00", "2019-03-08"),
                "urgentie": "regulier",
                "zwaarte": "middelzwaar",
                "risicofactoren": ["verslaving"],
                "voorgeschiedenis": "Niets bekend.",
                "personen": [{"persoon": "p-2", "structureel_onveilig": True, "kindpositie": "getuige"}],
                "besluit": {"besluit": "overdracht_lokaal", "motivering": "Het wijkteam is betrokken."},
                "herzieningen": [
                    {
                        "id": "h-1",
                        "op": _om("09:00", "2019-03-11"),
                        "door": "vb",
                        "besluit": {"besluit": "onderzoek", "motivering": "Toch eerst uitzoeken."},
                    }
                ],
            },
            "diensten": [
                {
                    "id": "d-1",
                    "gestart_op": _om("09:00", "2019-03-12"),
                    "uitvoerder": "ond",
                    "voorwaarden": "Vader woont elders.",
                    "afgerond_op": _om("09:00", "2019-05-01"),
                    "uitkomst": "bevestigd",
                    "conclusie": "Bevestigd.",
                    "overdracht_volgt": True,
                }
            ],
            "geinformeerd": {"op": "2019-03-13", "vastgelegd_op": _om("12:30", "2019-03-13"), "door": "vb"},
        }
    ],
    "overdrachten": [
        {
            "op": _om("10:00", "2019-05-01"),
            "door": "ond",
            "conclusie": "Hulp is nodig.",
            "ontvangers": [
                {
                    "id": "o-1",
                    "partij": "wijkteams-almere",
                    "personen": ["p-1", "p-2"],
                    "doel": "Hulp aan het gezin.",
                    "wijze": "warm",
                    "draagt_zicht": True,
                    "bevestigd": {"op": _om("11:00", "2019-05-02"), "door": "wt"},
                    "aanvaard": {"op": _om("11:00", "2019-05-03"), "door": "wt"},
                }
            ],
        }
    ],
    "monitoring": [
        {
            "id": "r-1",
            "aanleiding": "dienst",
            "verwijst": "d-1",
            "momenten": [
                {
                    "id": "t-1",
                    "soort": "monitoring_3",
                    "gepland_op": "2019-08-05",
                    "uitvoering": {
                        "op": "2019-08-02",
                        "vastgelegd_op": _om("15:00", "2019-08-02"),
                        "door": "ond",
                        "veiligheid": "onveilig",
                        "nieuwe_incidenten": 1,
                        "nieuwe_zorgen": True,
                        "bevindingen": "Het gaat nog niet goed.",
                        "vervolg": "extra_moment",
                        "extra": {"op": "2019-09-20", "reden": "De afspraken zijn nog niet nageleefd."},
                    },
                },
                {"id": "t-2", "soort": "monitoring_12"},
                {"id": "t-3", "soort": "monitoring_extra", "gepland_op": "2019-09-20"},
                {
                    "id": "t-4",
                    "soort": "monitoring_extra",
                    "gepland_op": "2019-10-20",
                    "reden": "De hulpverlener vroeg het.",
                    "aangevraagd": {"op": _om("09:00", "2019-10-01"), "door": "ond"},
                },
            ],
        },
        {
            "id": "r-2",
            "aanleiding": "heropening",
            "momenten": [{"id": "t-5", "soort": "monitoring_extra", "gepland_op": "2021-02-15"}],
        },
    ],
    "einden": [
        {
            "soort": "casus",
            "op": _om("12:00", "2020-06-02"),
            "door": "ond",
            "afsluitreden": "monitoring_afgerond",
            "vervalreden": "Het gezin verhuisde.",
        }
    ],
    "heropeningen": [
        {
            "op": _om("12:00", "2021-02-01"),
            "door": "ond",
            "reden": "nieuwe_informatie",
            "toelichting": "De school belde.",
            "moment_op": "2021-02-15",
        }
    ],
    "consulten": [
        {
            "id": "v-1",
            "vraag": "Is dit stelselmatig?",
            "gevraagd": {"op": _om("11:00"), "door": "vb"},
            "antwoord": "Ja.",
            "beantwoord": {"op": _om("13:00"), "door": "gw"},
        }
    ],
    "toegangen": [
        {"medewerker": "vb", "reden": "Zij behandelt.", "van": _om("09:30")},
        {"medewerker": "fo", "reden": "Nacht.", "van": _om("22:00"), "noodreden": "crisisdienst"},
    ],
    "incidenten": [
        {"id": "i-1", "datum": "2018-12-01", "gemeld_via": "hulpverlener", "vastgelegd_op": _om("11:00", "2019-06-01")}
    ],
    "zorgen": [
        {"id": "z-1", "datum": "2019-07-20", "gemeld_via": "monitoring", "vastgelegd_op": _om("15:00", "2019-08-02")}
    ],
    "maatregelen": [{"id": "g-1", "soort": "aanhouding", "datum": "2019-03-05", "vastgelegd_op": _om("09:30")}],
    "trajecten": [
        {
            "id": "j-1",
            "gericht_op": "pleger",
            "soort": "reclassering",
            "partij": "wijkteams-almere",
            "ontvanger": "o-1",
            "aangeboden_op": "2019-06-01",
            "informatie_op": "2020-01-01",
            "gestart": "geheel",
        }
    ],
    "samenwerking": {
        "informatie_op": "2020-01-01",
        "meerdere_tegelijk": True,
        "afgestemd": True,
        "coordinatie": True,
        "coordinator": "wijkteams-almere",
    },
}
