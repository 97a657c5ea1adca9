# SPDX-License-Identifier: EUPL-1.2
"""The 26 VT organisations, gemeenten with their region, and the parties they work with.

The agreements of 2018 name the Flevoland parties; e-mail addresses are made up, on a domain that
cannot exist, and are filled in by functional management.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

# Ids are part of the data: a region keeps its id when it moves to another database.
VT_ORGANISATIES: Final[tuple[tuple[int, str, str], ...]] = (
    (1, "flevoland", "Veilig Thuis Flevoland"),
    (2, "utrecht", "Veilig Thuis Utrecht"),
    (3, "amsterdam-amstelland", "Veilig Thuis Amsterdam-Amstelland"),
    (4, "brabant-noordoost", "Veilig Thuis Brabant Noordoost"),
    (5, "drenthe", "Veilig Thuis Drenthe"),
    (6, "friesland", "Veilig Thuis Friesland"),
    (7, "gelderland-midden", "Veilig Thuis Gelderland-Midden"),
    (8, "gelderland-zuid", "Veilig Thuis Gelderland-Zuid"),
    (9, "gooi-en-vechtstreek", "Veilig Thuis Gooi en Vechtstreek"),
    (10, "groningen", "Veilig Thuis Groningen"),
    (11, "haaglanden", "Veilig Thuis Haaglanden"),
    (12, "rotterdam-rijnmond", "Veilig Thuis Rotterdam-Rijnmond"),
    (13, "kennemerland", "Veilig Thuis Kennemerland"),
    (14, "zuid-limburg", "Veilig Thuis Zuid-Limburg"),
    (15, "noord-en-midden-limburg", "Veilig Thuis Noord- en Midden-Limburg"),
    (16, "hollands-midden", "Veilig Thuis Hollands Midden"),
    (17, "ijsselland", "Veilig Thuis IJsselland"),
    (18, "midden-brabant", "Veilig Thuis Midden-Brabant"),
    (19, "noord-holland-noord", "Veilig Thuis Noord-Holland Noord"),
    (20, "noord-en-oost-gelderland", "Veilig Thuis Noord- en Oost-Gelderland"),
    (21, "twente", "Veilig Thuis Twente"),
    (22, "west-brabant", "Veilig Thuis West-Brabant"),
    (23, "zaanstreek-waterland", "Veilig Thuis Zaanstreek-Waterland"),
    (24, "zeeland", "Veilig Thuis Zeeland"),
    (25, "zuid-holland-zuid", "Veilig Thuis Zuid-Holland Zuid"),
    (26, "zuidoost-brabant", "Veilig Thuis Zuidoost-Brabant"),
)

# (CBS code, name, region); a gemeente without region is one of the two answers that are none.
GEMEENTEN: Final[tuple[tuple[str, str, str | None], ...]] = (
    ("GM0034", "Almere", "flevoland"),
    ("GM0303", "Dronten", "flevoland"),
    ("GM0995", "Lelystad", "flevoland"),
    ("GM0171", "Noordoostpolder", "flevoland"),
    ("GM0184", "Urk", "flevoland"),
    ("GM0050", "Zeewolde", "flevoland"),
    ("GM0344", "Utrecht", "utrecht"),
    ("BUITEN", "Buiten regio", None),
    ("ONBEKEND", "Onbekend", None),
)

# (CBS code, peildatum, inhabitants). The region is the sum of its gemeenten: 411.670.
INWONERS_BRON: Final = "CBS StatLine, in tabel 2.2 van het onderzoek in Flevoland (Regioplan, 2019)"
INWONERS: Final[tuple[tuple[str, date, int], ...]] = (
    ("GM0034", date(2017, 12, 31), 203_990),
    ("GM0303", date(2017, 12, 31), 40_735),
    ("GM0995", date(2017, 12, 31), 77_389),
    ("GM0171", date(2017, 12, 31), 46_625),
    ("GM0184", date(2017, 12, 31), 20_524),
    ("GM0050", date(2017, 12, 31), 22_407),
)


class Partij(NamedTuple):
    regio: str
    code: str
    naam: str
    soort: str
    gemeente: str | None = None
    toelichting: str = ""

    @property
    def email(self) -> str:
        return f"{self.code}@voorbeeld.example"


PARTIJEN: Final[tuple[Partij, ...]] = (
    Partij("flevoland", "wijkteams-almere", "Wijkteams Almere", "wijkteam", "GM0034", "De 16 wijkteams samen."),
    Partij("flevoland", "bga-almere", "BGA Almere", "bga", "GM0034", "Blijf Groep Ambulant."),
    Partij("flevoland", "jgz-almere", "JGZ Almere", "jgz", "GM0034"),
    Partij("flevoland", "jgt-lelystad", "JGT Lelystad", "jgt", "GM0995"),
    Partij(
        "flevoland",
        "shg-lelystad",
        "SHG Lelystad",
        "stophg",
        "GM0995",
        "De afspraak van 2017 noemt SHG. Waarschijnlijk voert BGA dit nu uit; te bevestigen.",
    ),
    Partij(
        "flevoland",
        "interventieoverleg-dronten",
        "Interventieoverleg Dronten",
        "interventieoverleg",
        "GM0303",
        "Wekelijks: Veilig Thuis, JGZ, MDF, politie en gidsen.",
    ),
    Partij("flevoland", "mdf-dronten", "MDF Dronten", "maatschappelijk_werk", "GM0303"),
    Partij("flevoland", "jgz-dronten", "JGZ Dronten", "jgz", "GM0303"),
    Partij("flevoland", "gidsen-dronten", "Gidsen Dronten", "gebiedsteam", "GM0303"),
    Partij(
        "flevoland",
        "stophg-noordoostpolder",
        "StopHG Noordoostpolder",
        "stophg",
        "GM0171",
        "Ook het wekelijkse interventieoverleg.",
    ),
    Partij("flevoland", "stophg-urk", "StopHG Urk", "stophg", "GM0184", "Ook het maandelijkse interventieoverleg."),
    Partij("flevoland", "mdf-zeewolde", "MDF Zeewolde", "maatschappelijk_werk", "GM0050"),
    Partij("flevoland", "jeugdhulp-zeewolde", "Jeugdhulp Zeewolde", "jeugdhulp", "GM0050"),
    Partij("flevoland", "meerinzicht-sociaal", "Meerinzicht Sociaal", "sociaal_domein", "GM0050"),
    Partij("flevoland", "save", "SAVE (Samen Veilig Midden-Nederland)", "gi"),
    Partij("flevoland", "rvdk", "Raad voor de Kinderbescherming", "rvdk"),
    Partij("flevoland", "politie", "Politie Midden-Nederland", "politie"),
    Partij("flevoland", "om", "Openbaar Ministerie Midden-Nederland", "om"),
    Partij("utrecht", "buurtteam-utrecht", "Buurtteam Utrecht", "wijkteam", "GM0344"),
)
