# SPDX-License-Identifier: EUPL-1.2
"""Chapter 3: how the hundred casussen were drawn, who they are about and what came before."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from meldingen.models import Melding
from werkplek.demogegevens.marges.marge import Marge

from .hoofdstuk2 import HALFJAAR, eerst_beoordeeld
from .tellen import aantal, procent
from .waarneming import KWARTAAL, MDA, Waarneming

TREKKING: Final = "§3.1 De steekproef"
TABEL_31: Final = "Tabel 3.1 Samenstelling van het systeem"
TABEL_32: Final = "Tabel 3.2 Kenmerken van het incident"
KADER_31: Final = "Kader §3.1 Kinderen"
TABEL_33: Final = "Tabel 3.3 Geweldsgeschiedenis"
GEWELD: Final = (
    ("Fysiek", "fysiek", 41),
    ("Psychisch", "psychisch", 59),
    ("Seksueel", "seksueel", 1),
    ("Verwaarlozing kinderen", "verwaarlozing_kind", 56),
    ("Verwaarlozing oudere", "verwaarlozing_oudere", 1),
    ("Financieel misbruik oudere", "financieel_oudere", 0),
    ("Zorgen of problematiek", "zorgen", 3),
)
RICHTING: Final = (
    ("Partner tegen partner", "partner", 20),
    ("Ex-partner tegen ex-partner", "ex_partner", 14),
    ("Tegen kind(eren)", "tegen_kind", 78),
    ("Kind tegen ouder(s)", "kind_ouder", 3),
    ("Kind tegen kind", "kind_kind", 2),
    ("Ander familielid tegen oudere", "tegen_oudere", 0),
    ("Vriend of bekende tegen oudere", "bekende_oudere", 0),
    ("Wederkerig geweld", "wederkerig", 3),
    ("Anders", "anders", 9),
)
GESCHIEDENIS: Final = (
    ("Enkel incident afgelopen jaar", "enkel", 18),
    ("Regelmatig incident afgelopen jaar", "regelmatig", 7),
    ("Incidenten afgelopen jaar en voorgaande jaren", "beide", 20),
    ("Incident(en) voorgaande jaren", "voorgaande", 22),
    ("Geen eerdere incidenten", "geen", 33),
)


def tel(w: Sequence[Waarneming]) -> list[Marge]:
    return [*_trekking(w), *_systeem(w), *_incident(w), *_kinderen(w), *_geschiedenis(w)]


def _trekking(w: Sequence[Waarneming]) -> list[Marge]:
    begin, einde = HALFJAAR
    erin = Melding.objects.filter(
        pk__in=[x.melding.pk for x in w], ontvangen_op__gte=begin, ontvangen_op__lt=einde
    ).count()  # fmt: skip
    mda = {x.casus.pk for x in w if any(kenmerk.pk == MDA for kenmerk in x.casus.kenmerken.all())}
    eerste = set(eerst_beoordeeld(90))
    kwartaal = aantal(w, lambda x: x.vb.vastgesteld_op and x.vb.vastgesteld_op < KWARTAAL[1])
    return [
        Marge(TREKKING, "Casussen", 100, len(w)),
        Marge(TREKKING, "waarvan hun melding bij de 1.999 hoort", 100, erin),
        Marge(
            TREKKING, "waarvan eerst beoordeelde meldingen van 2018", 90, len(eerste & {x.casus.pk for x in w} - mda)
        ),
        Marge(TREKKING, "waarvan MDA++", 10, len(mda)),
        Marge(TREKKING, "beoordeeld in het eerste kwartaal", 100, kwartaal),
        Marge(TREKKING, "eerdere meldingen van na 2017", 0, sum(m.ontvangen_op >= begin for x in w for m in x.eerder)),
    ]


def _systeem(w: Sequence[Waarneming]) -> list[Marge]:
    kinderen = aantal(w, lambda x: "relatiesoort:ouder" in x.relaties)
    volwassenen = Counter(min(x.volwassenen, 3) for x in w)
    relaties = Counter(x.relatie for x in w)
    return [
        Marge(TABEL_31, "Kinderen in systeem", 93, kinderen),
        Marge(TABEL_31, "Geen kinderen in systeem", 7, len(w) - kinderen),
        Marge(TABEL_31, "Minderjarige kinderen in systeem", 92, aantal(w, lambda x: x.minderjarigen)),
        Marge(TABEL_31, "Eén volwassene", 11, volwassenen[1]),
        Marge(TABEL_31, "Twee volwassenen", 75, volwassenen[2]),
        Marge(TABEL_31, "Drie of meer volwassenen", 14, volwassenen[3]),
        Marge(TABEL_31, "Partners", 36, relaties["partners"]),
        Marge(TABEL_31, "Ex-partners", 39, relaties["ex_partners"]),
        Marge(TABEL_31, "Ex-partner(s) en nieuwe partner(s)", 10, relaties["ex_en_nieuw"]),
        Marge(TABEL_31, "Relatie anders", 15, relaties["anders"]),
        Marge(
            TABEL_31,
            "§5.1.4: minderjarige kinderen",
            93,
            aantal(w, lambda x: x.minderjarigen),
            "De conclusie noemt 93 % minderjarig; de tabel heeft 93 met kinderen en 92 met minderjarige.",
            gevolgd=92,
        ),
    ]


def _incident(w: Sequence[Waarneming]) -> list[Marge]:
    geweld = Counter(soort for x in w for soort in x.geweld)
    richting = Counter(soort for x in w for soort in x.richting)
    return [
        *(Marge(TABEL_32, naam, gedrukt, geweld[code]) for naam, code, gedrukt in GEWELD),
        *(Marge(TABEL_32, naam, gedrukt, richting[code]) for naam, code, gedrukt in RICHTING),
        Marge(TABEL_32, "Fysiek en psychisch", 32, aantal(w, lambda x: {"fysiek", "psychisch"} <= x.geweld)),
        Marge(
            TABEL_32,
            "Psychisch en verwaarlozing kinderen",
            30,
            aantal(w, lambda x: {"psychisch", "verwaarlozing_kind"} <= x.geweld),
        ),
        Marge(
            TABEL_32,
            "Geen huiselijk geweld of kindermishandeling",
            5,
            aantal(w, lambda x: x.geweld & {"zorgen", "geen"}),
            "De tekst noemt 5 %; de tabel heeft alleen een rij 'zorgen of problematiek' (3).",
        ),
    ]


def _kinderen(w: Sequence[Waarneming]) -> list[Marge]:
    met = [x for x in w if x.minderjarigen]
    mishandeld = [x for x in met if "tegen_kind" in x.richting]
    direct = aantal(mishandeld, lambda x: x.direct_op_kind)
    niet = len(mishandeld) - direct
    basis = "Van de 78, niet van alle casussen."
    return [
        Marge(KADER_31, "Minderjarigen in het systeem", 92, len(met)),
        Marge(KADER_31, "waarvan kindermishandeling", 78, len(mishandeld)),
        Marge(KADER_31, "waarvan kindermishandeling", 85, procent(len(mishandeld), len(met)), kolom="%"),
        Marge(KADER_31, "waarvan niet direct op de kinderen", 27, niet),
        Marge(KADER_31, "waarvan niet direct op de kinderen", 35, procent(niet, len(mishandeld)), basis, "%"),
        Marge(KADER_31, "waarvan direct op de kinderen", 65, procent(direct, len(mishandeld)), basis, "%"),
    ]


def _geschiedenis(w: Sequence[Waarneming]) -> list[Marge]:
    klassen = Counter(x.geschiedenis for x in w)
    eerder = [x for x in w if x.eerder]
    aanhouding = [x for x in w if "aanhouding" in x.maatregelen]
    return [
        *(Marge(TABEL_33, naam, gedrukt, klassen[klasse]) for naam, klasse, gedrukt in GESCHIEDENIS),
        Marge(TABEL_33, "Ten minste één eerder incident", 67, len(w) - klassen["geen"]),
        Marge(TABEL_33, "Geschiedenis van meerdere jaren", 42, klassen["beide"] + klassen["voorgaande"]),
        Marge(TABEL_33, "Eerdere betrokkenheid Veilig Thuis", 64, len(eerder)),
        Marge(TABEL_33, "1-2 keer eerder", 39, aantal(eerder, lambda x: len(x.eerder) <= 2)),
        Marge(TABEL_33, "3-4 keer eerder", 14, aantal(eerder, lambda x: 3 <= len(x.eerder) <= 4)),
        Marge(TABEL_33, "5-7 keer eerder", 11, aantal(eerder, lambda x: 5 <= len(x.eerder) <= 7)),
        Marge(
            TABEL_33,
            "3 keer of vaker, van wie eerder betrokken",
            39,
            procent(aantal(w, lambda x: x.zwaar), len(eerder)),
            kolom="%",
        ),
        Marge(TABEL_33, "Aanhouding", 7, len(aanhouding)),
        Marge(TABEL_33, "Tijdelijk huisverbod", 5, aantal(w, lambda x: "thv" in x.maatregelen)),
        Marge(TABEL_33, "Aanhouding met huisverbod", 5, aantal(aanhouding, lambda x: "thv" in x.maatregelen)),
    ]
