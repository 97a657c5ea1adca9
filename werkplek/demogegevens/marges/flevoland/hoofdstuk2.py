# SPDX-License-Identifier: EUPL-1.2
"""Chapter 2: all meldingen that were received in the first half of 2018."""

from collections import Counter
from datetime import date, datetime
from typing import Final

from django.db.models import Count, F, QuerySet

from meldingen.models import Casus, Melding
from meldingen.termijnen.kalender import TIJDZONE
from organisaties.models import CodeMapping, Inwonertal
from werkplek.demogegevens.marges.marge import Marge

from .tellen import op_vijf, procent, rond

HALFJAAR: Final = (datetime(2018, 1, 1, tzinfo=TIJDZONE), datetime(2018, 7, 1, tzinfo=TIJDZONE))
INWONERS_OP: Final = date(2017, 12, 31)
NIET_VERKLAARD: Final = "casuskenmerk:verschil_niet_verklaard"
# Name, code, meldingen, percentage, per 10,000 inhabitants.
GEMEENTEN: Final = (
    ("Almere", "GM0034", 1181, 59.1, 58),
    ("Lelystad", "GM0995", 414, 20.7, 53),
    ("Dronten", "GM0303", 98, 4.9, 24),
    ("Noordoostpolder", "GM0171", 130, 6.5, 28),
    ("Urk", "GM0184", 26, 1.3, 13),
    ("Zeewolde", "GM0050", 88, 4.4, 39),
)
# Name, group of the mapping, meldingen rounded to fives, percentage.
MELDERS: Final = (
    ("Politie", "politie", 1450, 72.8),
    ("Gezondheidszorg", "gezondheidszorg", 100, 5.0),
    ("Onderwijs", "onderwijs", 70, 3.5),
    ("Jeugdzorg", "jeugdzorg", 75, 3.8),
    ("Overig beroepsmatig", "overig_beroepsmatig", 140, 7.0),
    ("Niet-beroepsmatig", "niet_beroepsmatig", 95, 4.8),
    ("Anders dan voorgaande", "anders", 45, 2.3),
    ("Onbekend", "onbekend", 25, 1.3),
)
TABEL_21: Final = "Tabel 2.1 Meldingen per gemeente, eerste halfjaar 2018"
TABEL_22: Final = "Tabel 2.2 Meldingen per 10.000 inwoners"
TABEL_23: Final = "Tabel 2.3 Meldingen per melder"
VERSCHIL: Final = "Verschil met het totaal, niet verklaard"


def tel() -> list[Marge]:
    begin, einde = HALFJAAR
    meldingen = Melding.objects.filter(
        organisatie__code="flevoland", ontvangen_op__gte=begin, ontvangen_op__lt=einde
    )  # fmt: skip
    return [*_gemeenten(meldingen), *_relatief(meldingen), *_melders(meldingen)]


def _gemeenten(meldingen: QuerySet[Melding]) -> list[Marge]:
    per = dict(meldingen.values_list("gemeente").annotate(n=Count("pk")))
    totaal = meldingen.count()
    marges = []
    for naam, code, gedrukt, percentage, _ in GEMEENTEN:
        geteld = per.get(code, 0)
        marges.append(Marge(TABEL_21, naam, gedrukt, geteld, kolom="aantal"))
        marges.append(Marge(TABEL_21, naam, percentage, procent(geteld, totaal, 1), kolom="%"))
    opmerking = (
        "De rijen tellen op tot 1.937, het totaal is 1.999; het verschil heeft een eigen rij (gemeente onbekend)."
    )
    gemerkt = meldingen.filter(casus__in=Casus.objects.filter(kenmerken=NIET_VERKLAARD))
    return [
        *marges,
        Marge(TABEL_21, VERSCHIL, 62, gemerkt.filter(gemeente="ONBEKEND").count(), opmerking, "aantal"),
        Marge(TABEL_21, "Gemeente onbekend, alle", 62, per.get("ONBEKEND", 0), kolom="aantal"),
        Marge(TABEL_21, "Flevoland (totaal)", 1999, totaal, kolom="aantal"),
    ]


def _relatief(meldingen: QuerySet[Melding]) -> list[Marge]:
    per = dict(meldingen.values_list("gemeente").annotate(n=Count("pk")))
    inwoners = dict(
        Inwonertal.objects.filter(peildatum=INWONERS_OP, gemeente__isnull=False).values_list("gemeente", "aantal")
    )
    marges = [
        Marge(TABEL_22, naam, gedrukt, rond(10_000 * per.get(code, 0) / inwoners[code]))
        for naam, code, _, _, gedrukt in GEMEENTEN
    ]
    alle = sum(inwoners[code] for _, code, *_ in GEMEENTEN)
    opmerking = "Met het totaal van 1.999; met de 1.937 van de rijen zou het 47 zijn."
    return [*marges, Marge(TABEL_22, "Flevoland (totaal)", 49, rond(10_000 * meldingen.count() / alle), opmerking)]


def _melders(meldingen: QuerySet[Melding]) -> list[Marge]:
    groepen = dict(CodeMapping.objects.filter(protocol="regioplan-tabel-2.3").values_list("code_id", "cbs_code"))
    per: Counter[str] = Counter()
    for soort, n in meldingen.values_list("melder_soort").annotate(n=Count("pk")):
        per[groepen[soort]] += n
    totaal = op_vijf(meldingen.count())
    marges = []
    for naam, groep, gedrukt, percentage in MELDERS:
        afgerond = op_vijf(per[groep])
        opmerking = f"Werkelijk {per[groep]}; het CBS rondt af op vijf."
        marges.append(Marge(TABEL_23, naam, gedrukt, afgerond, opmerking, "aantal"))
        anders = groep == "politie"
        marges.append(
            Marge(
                TABEL_23,
                naam,
                percentage,
                procent(afgerond, totaal, 1),
                "1.450 van 2.000 is 72,5; met het gedrukte getal is de kolom samen 100,5." if anders else "",
                "%",
                gevolgd=72.5 if anders else None,
            )
        )
    return [*marges, Marge(TABEL_23, "Totaal", 2000, totaal, kolom="aantal")]


def eerst_beoordeeld(hoeveel: int) -> list[int]:
    """The casussen of the meldingen received in 2018 that were assessed first."""
    begin, _ = HALFJAAR
    vastgesteld = Melding.objects.filter(
        organisatie__code="flevoland", ontvangen_op__gte=begin, beoordelingen__status="vastgesteld"
    ).annotate(op=F("beoordelingen__vastgesteld_op"))
    return list(vastgesteld.order_by("op").values_list("casus_id", flat=True)[:hoeveel])
