# SPDX-License-Identifier: EUPL-1.2
"""The printed margins, as data. Source: 'Huiselijk geweld en kindermishandeling in Flevoland' (Regioplan, 2019).

Each deck says which table it is and what we had to assume, because the source gives a margin and no joint table.
"""

from datetime import date
from typing import Final, NamedTuple

from meldingen.werkproces import Besluit

from .kaarten import kaarten

# Table 2.1: the six gemeenten add up to 1,937; the printed total is 1,999. The difference has no gemeente.
GEMEENTEN: Final = {
    "GM0034": 1181, "GM0995": 414, "GM0303": 98, "GM0171": 130, "GM0184": 26, "GM0050": 88, "ONBEKEND": 62,
}  # fmt: skip

# Table 2.3, divided by five. The group is that of the mapping 'regioplan-tabel-2.3' on the codes of the melder.
MELDERS: Final = kaarten(
    {
        "politie": 290,
        "gezondheidszorg": 20,
        "onderwijs": 14,
        "jeugdzorg": 15,
        "overig_beroepsmatig": 28,
        "niet_beroepsmatig": 19,
        "anders": 9,
        "onbekend": 5,
    }
)
# Within a group the source is silent: assumed.
MELDERSOORTEN: Final = {
    "politie": ("politie",),
    "gezondheidszorg": ("huisarts", "ziekenhuis", "jgz", "psychiater", "gz_psycholoog", "thuiszorg"),
    "onderwijs": ("onderwijs", "onderwijs", "onderwijs", "leerplicht"),
    "jeugdzorg": ("jeugdhulp", "gi"),
    "overig_beroepsmatig": ("wijkteam", "maatschappelijk_werk", "kinderopvang", "gemeente", "vrouwenopvang"),
    "niet_beroepsmatig": ("familie", "buurt", "slachtoffer", "netwerk", "pleger"),
    "anders": ("anders",),
    "onbekend": ("onbekend",),
}


class Systeem(NamedTuple):
    """Who lives in it: `kinderen` is 'minderjarig', 'volwassen' (only grown-up ones) or 'geen'."""

    kinderen: str
    volwassenen: int
    relatie: str


# Table 3.1 per 100 casussen; how its three blocks go together is assumed.
SYSTEMEN: Final = kaarten(
    {
        Systeem("minderjarig", 1, "anders"): 11,
        Systeem("minderjarig", 2, "partners"): 30,
        Systeem("minderjarig", 2, "ex_partners"): 37,
        Systeem("minderjarig", 3, "ex_en_nieuw"): 10,
        Systeem("minderjarig", 3, "partners"): 2,
        Systeem("minderjarig", 3, "anders"): 2,
        Systeem("volwassen", 2, "anders"): 1,
        Systeem("geen", 2, "partners"): 4,
        Systeem("geen", 2, "ex_partners"): 2,
        Systeem("geen", 2, "anders"): 1,
    }
)


class Voorval(NamedTuple):
    """Kinds and directions of violence of one melding, and where the children were."""

    soorten: tuple[str, ...]
    richtingen: tuple[str, ...]
    kindpositie: str | None


_F, _P, _V = "fysiek", "psychisch", "verwaarlozing_kind"
_KIND, _EX, _PARTNER = ("tegen_kind",), ("tegen_kind", "ex_partner"), ("tegen_kind", "partner")

# Table 3.2 per 100, with the printed pairs (fysiek and psychisch 32, psychisch and verwaarlozing 30) and the box of
# §3.1: 27 of 78 not aimed at the children. Two of the 5 'geen HGKM' have no row in the table.
VOORVALLEN: Final = kaarten(
    {
        Voorval((_F, _P, _V), _KIND, "direct"): 12,
        Voorval((_F, _P, _V), _EX, "getuige"): 2,
        Voorval((_P, _V), _KIND, "direct"): 13,
        Voorval((_P, _V), _EX, "zorgelijk"): 3,
        Voorval((_F, _V), _KIND, "direct"): 1,
        Voorval((_V,), _KIND, "direct"): 23,
        Voorval((_V,), _EX, "zorgelijk"): 2,
        Voorval((_F, _P), _PARTNER, "getuige"): 12,
        Voorval((_F,), _PARTNER, "getuige"): 2,
        Voorval((_F,), _PARTNER, "direct"): 1,
        Voorval((_P,), _PARTNER, "getuige"): 1,
        Voorval((_P,), _PARTNER, "direct"): 1,
        Voorval((_F, _P), _EX, "getuige"): 3,
        Voorval((_P,), _EX, "zorgelijk"): 2,
        Voorval((_F, _P), ("partner",), None): 3,
        Voorval((_P,), ("ex_partner",), None): 2,
        Voorval((_F,), ("kind_ouder",), None): 2,
        Voorval((_P,), ("kind_ouder",), None): 1,
        Voorval(("seksueel",), ("kind_kind",), None): 1,
        Voorval((_F,), ("kind_kind",), None): 1,
        Voorval((_F,), ("wederkerig",), None): 2,
        Voorval((_P,), ("wederkerig",), None): 1,
        Voorval(("zorgen",), ("anders",), None): 3,
        Voorval(("geen",), ("anders",), None): 2,
        Voorval(("verwaarlozing_oudere",), ("anders",), None): 1,
        Voorval((_P,), ("anders",), None): 3,
    }
)
AARD: Final = {
    "fysiek": "lichamelijk",
    "psychisch": "psychisch",
    "verwaarlozing_kind": "pedagogische_verwaarlozing",
    "seksueel": "seksueel",
    "verwaarlozing_oudere": "lichamelijke_verwaarlozing",
    "zorgen": "pedagogische_verwaarlozing",
    "geen": "anders",
}

# Table 3.3: before this melding VT was involved 0 (36), 1-2 (39), 3-4 (14) or 5-7 (11) times. Split within a band so
# that the shares only fall; then families of this many meldingen give exactly those bands. Per 200 meldingen.
GEZINSGROOTTES: Final = kaarten({1: 30, 2: 6, 3: 20, 4: 4, 5: 2, 6: 3, 7: 2, 8: 5})

# Table 3.3: incidents known before this melding, with the codes of the list 'geweldsgeschiedenis'.
INCIDENTEN: Final = kaarten({"enkel": 18, "regelmatig": 7, "meerjarig": 20, "vroeger": 22, "geen": 33})

# Table 3.3: aanhouding in 7 of 100, with a huisverbod in 5 of them.
MAATREGELEN: Final = kaarten({(): 93, ("aanhouding",): 2, ("aanhouding", "thv"): 5})

# Study §2.4: staff estimate 80 % middelzwaar; how the rest divides is assumed.
ZWAARTES: Final = kaarten({"licht": 2, "middelzwaar": 20, "zwaar": 3})

# Table 4.1: whole days from receipt to decision, mean 2.87.
VB_DAGEN: Final = kaarten({0: 5, 1: 20, 2: 25, 3: 19, 4: 12, 5: 8, 6: 6, 7: 4, 8: 1})
# Table 4.1: from receipt to handover 28 days on average, of which a third handed over directly (table 4.2).
DIRECT_DAGEN: Final = kaarten({0: 6, 1: 8, 2: 4, 3: 1, 5: 1})
DIENST_DAGEN: Final = kaarten(
    {13: 2, 17: 2, 21: 3, 25: 3, 29: 4, 33: 4, 37: 4, 41: 4, 46: 4, 51: 3, 56: 3, 60: 2, 67: 1, 74: 1}
)

_HULP, _CLIENT, _LOKAAL = Besluit.OVERDRACHT_HULP, Besluit.OVERDRACHT_CLIENT, Besluit.OVERDRACHT_LOKAAL
PROTOCOL_2019: Final = date(2019, 1, 1)
# Table 4.2, first quarter of 2018: onderzoek 66, no voortzetting, the rest handed over, 5 of 100 to the family.
BESLUITEN_2018: Final = kaarten({Besluit.ONDERZOEK: 132, _LOKAAL: 40, _HULP: 18, _CLIENT: 10})
# Study §5.1.5: 60 % handed over directly in 2019. V&V against onderzoek 69:31 (VT Gelderland-Zuid, 2020). The rest is
# assumed.
BESLUITEN: Final = kaarten(
    {
        _LOKAAL: 76,
        _HULP: 34,
        _CLIENT: 10,
        Besluit.VOORWAARDEN_VERVOLG: 52,
        Besluit.ONDERZOEK: 23,
        Besluit.EINDE_BEMOEIENIS: 4,
        Besluit.OMZETTEN_IN_ADVIES: 1,
    }
)
# Table 4.2: of the 66 with an onderzoek three were not handed over. Later too, 92 of 100 to a party.
NA_DIENST_2018: Final = kaarten({True: 21, False: 1})
NA_DIENST: Final = kaarten({True: 49, False: 1})

# What a receiver answers: not in the source, assumed. 'teruggelegd' was accepted first.
ANTWOORDEN: Final = kaarten({"aanvaard": 42, "geweigerd": 2, "verlopen": 2, "ingetrokken": 1, "teruggelegd": 3})
VEILIGHEID: Final = kaarten({"veilig": 11, "deels": 5, "onveilig": 2, "onbekend": 2})

# National, 2019: about 112,000 adviezen against 133,000 meldingen (Significant, 2020).
ADVIEZEN_PER_MELDING: Final = 112 / 133
