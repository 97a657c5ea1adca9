# SPDX-License-Identifier: EUPL-1.2
"""Every number of this profile, as data: adviezen and meldingen per region, year and kind of who called.

Source: 'Ontwikkelingen adviezen en meldingen Veilig Thuis' (Significant, 2020). It prints totals, growth and ranges;
sizes of regions stand only in its images. So EVERY NUMBER OF A REGION BELOW IS ASSUMED, inhabitants included (rounded,
2019), and so is which region could not tell what. They were sought so that all printed figures come out; the tests
count them after. `docs/profiel-landelijk.md` says what is printed and what is ours.
"""

from typing import Final, NamedTuple

JAREN: Final = (2017, 2018, 2019)


class Cel(NamedTuple):
    """One year of one region. `onbekend`: the registration does not say who called."""

    politie: int
    professional: int
    burger: int
    onbekend: int = 0


Cellen = tuple[Cel, Cel, Cel]


class Regio(NamedTuple):
    """`crisis` is part of the meldingen; zero where the region could not tell which ones were."""

    code: str
    inwoners: int
    meldingen: Cellen
    adviezen: Cellen
    crisis: tuple[int, int, int]


# Which year a region had no figures of (notes 8 and 10). What happened there is estimated, as the study does.
ZONDER_ADVIEZEN: Final = {"gelderland-zuid": 2017, "noord-en-midden-limburg": 2019}
ZONDER_MELDINGEN: Final = {"noord-en-midden-limburg": 2019}
# Note 8: its adviezen cannot be compared between these years.
ONVERGELIJKBAAR: Final = "amsterdam-amstelland"
# The study names none of these: regions that registered otherwise from 2018 on, and that lost and gained gemeenten.
ANDERS_GEREGISTREERD: Final = {
    "gelderland-midden": "adviezen",
    "midden-brabant": "adviezen",
    "west-brabant": "adviezen en politiemeldingen",
}
VERLOOR_GEMEENTEN, KREEG_GEMEENTEN = "zuid-holland-zuid", "utrecht"
# §3.1.2: where people were told of the new meldcode in 2018, more came in its last quarter. Which regions is assumed.
VROEGE_VOORLICHTING: Final = frozenset(
    ("drenthe", "haaglanden", "hollands-midden", "ijsselland", "rotterdam-rijnmond", "utrecht")
)


def _cellen(jaren: tuple[tuple[int, ...], ...]) -> Cellen:
    eerste, tweede, derde = (Cel(*aantallen) for aantallen in jaren)
    return eerste, tweede, derde


def _R(  # noqa: N802 (a row of the table)
    code: str,
    inwoners: int,
    meldingen: tuple[tuple[int, ...], ...],
    adviezen: tuple[tuple[int, ...], ...],
    crisis: tuple[int, int, int] = (0, 0, 0),
) -> Regio:
    return Regio(code, inwoners, _cellen(meldingen), _cellen(adviezen), crisis)


# code, inhabitants; then per year 2017, 2018 and 2019 (politie, overige professional, niet-professional, onbekend):
# meldingen, adviezen; and crisis among the meldingen.
REGIOS: Final[tuple[Regio, ...]] = (
    _R("flevoland", 420000,
       ((2650, 646, 574), (2743, 705, 572), (2750, 1414, 676)),
       ((156, 1469, 1308), (120, 1473, 1252), (95, 2079, 1507)),
       (275, 278, 326)),
    _R("utrecht", 1340000,
       ((4571, 766, 998), (5631, 957, 1232), (5934, 2059, 1386)),
       ((0, 0, 0, 5652), (318, 3914, 2138), (261, 4971, 2358))),
    _R("amsterdam-amstelland", 1060000,
       ((3856, 804, 901), (4540, 987, 1210), (4886, 2232, 1388)),
       ((0, 0, 0, 4513), (0, 0, 0, 4925), (0, 0, 0, 6321))),
    _R("brabant-noordoost", 660000,
       ((0, 0, 0, 4480), (0, 0, 0, 3522), (0, 0, 0, 3638)),
       ((0, 0, 0, 1939), (0, 0, 0, 2409), (0, 0, 0, 3268))),
    _R("drenthe", 490000,
       ((1208, 269, 258), (1534, 338, 345), (1676, 830, 448)),
       ((0, 0, 0, 1742), (0, 0, 0, 2288), (0, 0, 0, 3157)),
       (0, 0, 259)),
    _R("friesland", 650000,
       ((2318, 781, 711), (2709, 881, 862), (2566, 1618, 861)),
       ((211, 1234, 1173), (197, 1558, 1400), (164, 2102, 1684)),
       (322, 367, 405)),
    _R("gelderland-midden", 690000,
       ((4794, 521, 582), (4117, 518, 546), (4258, 1092, 692)),
       ((347, 2470, 1311), (244, 2479, 1230), (200, 3358, 1514))),
    _R("gelderland-zuid", 560000,
       ((0, 0, 0, 2739), (0, 0, 0, 3079), (0, 0, 0, 3665)),
       ((0, 0, 0, 3080), (0, 0, 0, 3420), (0, 0, 0, 3940))),
    _R("gooi-en-vechtstreek", 260000,
       ((0, 0, 0, 1119), (0, 0, 0, 1085), (0, 0, 0, 1427)),
       ((0, 0, 0, 1058), (0, 0, 0, 1212), (0, 0, 0, 1555))),
    _R("groningen", 580000,
       ((2484, 526, 652), (2611, 545, 728), (2637, 1254, 840)),
       ((0, 0, 0, 2915), (0, 0, 0, 3366), (0, 0, 0, 4569)),
       (223, 231, 274)),
    _R("haaglanden", 1120000,
       ((3704, 904, 735), (4409, 1057, 810), (4817, 2332, 1039)),
       ((440, 2993, 1797), (395, 3381, 2188), (310, 4415, 2434))),
    _R("rotterdam-rijnmond", 1320000,
       ((8198, 1859, 1526), (10307, 2344, 1827), (10502, 4807, 2129)),
       ((472, 4215, 3093), (414, 5094, 3486), (320, 6127, 4221))),
    _R("kennemerland", 550000,
       ((1844, 365, 427), (1993, 400, 476), (2079, 862, 568)),
       ((120, 1127, 929), (98, 1419, 1098), (84, 1813, 1383)),
       (214, 227, 271)),
    _R("zuid-limburg", 600000,
       ((3269, 618, 703), (3792, 673, 853), (3516, 1314, 841)),
       ((232, 2408, 2380), (246, 3267, 2858), (174, 3723, 3433)),
       (309, 349, 363)),
    _R("noord-en-midden-limburg", 520000,
       ((0, 0, 0, 3910), (0, 0, 0, 4140), (0, 0, 0, 4500)),
       ((0, 0, 0, 2560), (0, 0, 0, 2790), (0, 0, 0, 3060))),
    _R("hollands-midden", 800000,
       ((1627, 422, 357), (1967, 487, 455), (1880, 900, 491)),
       ((67, 1219, 871), (59, 1533, 1085), (48, 1839, 1232)),
       (0, 0, 221)),
    _R("ijsselland", 530000,
       ((0, 0, 0, 2649), (0, 0, 0, 3398), (0, 0, 0, 3618)),
       ((0, 0, 0, 1940), (0, 0, 0, 2385), (0, 0, 0, 3151))),
    _R("midden-brabant", 480000,
       ((0, 0, 0, 3402), (0, 0, 0, 3300), (0, 0, 0, 4188)),
       ((0, 0, 0, 2538), (0, 0, 0, 2462), (0, 0, 0, 3257))),
    _R("noord-holland-noord", 660000,
       ((2872, 476, 563), (2681, 452, 539), (3003, 1057, 732)),
       ((304, 2062, 1193), (215, 1930, 1221), (195, 2784, 1565))),
    _R("noord-en-oost-gelderland", 820000,
       ((3114, 465, 674), (2967, 435, 546), (3222, 972, 718)),
       ((175, 1387, 897), (151, 1626, 1091), (132, 2198, 1546))),
    _R("twente", 630000,
       ((3129, 422, 710), (2898, 380, 639), (2999, 853, 750)),
       ((256, 1695, 868), (252, 2150, 1083), (205, 2779, 1162)),
       (287, 257, 294)),
    _R("west-brabant", 700000,
       ((4393, 474, 794), (3870, 367, 678), (4141, 839, 895)),
       ((0, 0, 0, 5483), (0, 0, 0, 4575), (0, 0, 0, 4726))),
    _R("zaanstreek-waterland", 340000,
       ((0, 0, 0, 1374), (0, 0, 0, 1529), (0, 0, 0, 2103)),
       ((0, 0, 0, 1211), (0, 0, 0, 1340), (0, 0, 0, 1631))),
    _R("zeeland", 380000,
       ((0, 0, 0, 2290), (0, 0, 0, 2222), (0, 0, 0, 2776)),
       ((0, 0, 0, 1284), (0, 0, 0, 1515), (0, 0, 0, 2063)),
       (0, 0, 182)),
    _R("zuid-holland-zuid", 460000,
       ((2039, 347, 519), (1950, 312, 523), (1859, 662, 519)),
       ((0, 0, 0, 2164), (0, 0, 0, 2369), (0, 0, 0, 2694))),
    _R("zuidoost-brabant", 780000,
       ((0, 0, 0, 3614), (0, 0, 0, 3506), (0, 0, 0, 4291)),
       ((0, 0, 0, 2396), (0, 0, 0, 3096), (0, 0, 0, 4193))),
)  # fmt: skip
