# SPDX-License-Identifier: EUPL-1.2
"""Chapter 4, tables 4.1 to 4.5: what was done, which help came, what happened afterwards."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from meldingen.termijnen.kalender import dag_van
from overdracht.models import Traject
from werkplek.demogegevens.marges.marge import Bereik, Marge

from .tellen import aantal, gemiddeld, procent
from .waarneming import BEGONNEN, Waarneming

TABEL_41: Final = "Tabel 4.1 Snelheid van handelen (gemiddeld aantal hele dagen)"
TABEL_42: Final = "Tabel 4.2 Traject bij Veilig Thuis"
TABEL_43: Final = "Tabel 4.3 Aard van de aangeboden trajecten"
TABEL_44: Final = "Tabel 4.4 (eerste) Verloop van de trajecten"
TABEL_44B: Final = "Tabel 4.4 (tweede) Samenwerking"
TABEL_45: Final = "Tabel 4.5 Monitoring en nieuw geweld"
DOELEN: Final = (
    ("Pleger", "pleger", 20, 18),
    ("Slachtoffer", "slachtoffer", 21, 19),
    ("Kind(eren)", "kind", 63, 46),
    ("Meerdere betrokkenen", "systeem", 75, 56),
)
GEHEEL, DEELS = BEGONNEN
KOLOMMEN: Final[tuple[tuple[str, Callable[[Traject], bool]], ...]] = (
    ("totaal", lambda t: True),
    ("geaccepteerd, geheel", lambda t: t.geaccepteerd_id == GEHEEL),
    ("geaccepteerd, gedeeltelijk", lambda t: t.geaccepteerd_id == DEELS),
    ("gestart, geheel", lambda t: t.gestart_id == GEHEEL),
    ("gestart, gedeeltelijk", lambda t: t.gestart_id == DEELS),
    ("nog lopend", lambda t: t.gestart_id in BEGONNEN and t.beeindigd_op is None),
    ("voldoende doorlopen", lambda t: t.voldoende_doorlopen is True),
)
VERLOOP: Final = {
    "pleger": (5, 3, 0, 3, 0, 2, 0),
    "slachtoffer": (9, 6, 1, 6, 0, 1, 1),
    "kind": (26, 23, 1, 23, 1, 7, 5),
    "systeem": (39, 30, 1, 29, 0, 7, 10),
}
VERLOOP_TOTAAL: Final = (79, 62, 3, 61, 1, 17, 16)


def tel(w: Sequence[Waarneming]) -> list[Marge]:
    return [*_snelheid(w), *_bij_veilig_thuis(w), *_aard(w), *_verloop(w), *_samenwerking(w), *_nieuw_geweld(w)]


def _snelheid(w: Sequence[Waarneming]) -> list[Marge]:
    vb = [(dag_van(x.vb.vastgesteld_op) - x.ontvangen).days for x in w if x.vb.vastgesteld_op]
    over = [(dag_van(min(o.verzonden_op for o in x.aan_partij)) - x.ontvangen).days for x in w if x.aan_partij]
    contact = _vanaf_incident(w, lambda traject: traject.eerste_contact_op)
    einde = _vanaf_incident(w, lambda traject: traject.beeindigd_op)
    na = [
        (traject.eerste_contact_op - dag_van(min(o.verzonden_op for o in x.aan_partij))).days
        for x in w
        if x.aan_partij and x.incident
        for traject in x.met_informatie
        if traject.eerste_contact_op
    ]
    basis = "Over de 92 casussen die naar een partij gingen; de bron noemt geen aantal."
    zonder = "Alleen waar de dag van het incident bekend is."
    return [
        Marge(TABEL_41, "Duur veiligheidsbeoordeling", 2.87, gemiddeld(vb, 2)),
        Marge(TABEL_41, "Binnenkomst melding - overdracht door VT", 28, gemiddeld(over), basis),
        Marge(TABEL_41, "Incident - eerste contact met vervolghulp", 45, gemiddeld(contact)),
        Marge(TABEL_41, "aantal trajecten daarbij", 34, len(contact)),
        Marge(TABEL_41, "Overdracht - eerste contact", Bereik(18, 24), gemiddeld(na), "De tekst: ongeveer drie weken."),
        Marge(TABEL_41, "Duur trajecten (incident - afsluiting)", 157, gemiddeld(einde), zonder),
        Marge(TABEL_41, "aantal trajecten daarbij", 36, len(einde)),
    ]


def _vanaf_incident(w: Sequence[Waarneming], dag: Callable[[Traject], date | None]) -> list[int]:
    return [
        (op - x.incident).days for x in w if x.incident for traject in x.met_informatie if (op := dag(traject))
    ]  # fmt: skip


def _bij_veilig_thuis(w: Sequence[Waarneming]) -> list[Marge]:
    zonder = [x for x in w if not x.aan_partij]
    return [
        Marge(TABEL_42, "Onderzoek door VT", 66, aantal(w, lambda x: x.onderzoek)),
        Marge(TABEL_42, "Voortzetting zonder onderzoek", 0, aantal(w, lambda x: x.vb.besluit == "vv")),
        Marge(TABEL_42, "Overdracht naar andere partij", 92, len(w) - len(zonder)),
        Marge(TABEL_42, "waarvan niet: aan het cliëntsysteem zelf", 5, aantal(zonder, lambda x: x.aan_gezin)),
        Marge(TABEL_42, "waarvan niet: nog in onderzoek", 3, aantal(zonder, lambda x: x.loopt_nog)),
    ]


def _aard(w: Sequence[Waarneming]) -> list[Marge]:
    marges = []
    for naam, code, trajecten, casussen in DOELEN:
        per = [sum(_gericht(t) == code for t in x.trajecten) for x in w]
        marges.append(Marge(TABEL_43, naam, trajecten, sum(per), kolom="trajecten"))
        marges.append(Marge(TABEL_43, naam, casussen, sum(n > 0 for n in per), kolom="casussen"))
    alle = [t for x in w for t in x.trajecten if t.gericht_op_id]
    return [
        *marges,
        Marge(TABEL_43, "Samen (§5.1.4)", 179, len(alle), kolom="trajecten"),
        Marge(TABEL_43, "Meerdere tegelijkertijd", 46, aantal(w, lambda x: x.meer_tegelijk), kolom="casussen"),
    ]


def _gericht(traject: Traject) -> str:
    return (traject.gericht_op_id or "").partition(":")[2]


def _verloop(w: Sequence[Waarneming]) -> list[Marge]:
    met = [t for x in w for t in x.met_informatie]
    gericht = [t for t in met if t.gericht_op_id]
    marges = [
        Marge(TABEL_44, naam, gedrukt, sum(map(eis, (t for t in gericht if _gericht(t) == code))), kolom=kolom)
        for naam, code, *_ in DOELEN
        for (kolom, eis), gedrukt in zip(KOLOMMEN, VERLOOP[code], strict=True)
    ]
    marges += [
        Marge(TABEL_44, "Totaal", gedrukt, sum(map(eis, gericht)), kolom=kolom)
        for (kolom, eis), gedrukt in zip(KOLOMMEN, VERLOOP_TOTAAL, strict=True)
    ]
    return [
        *marges,
        Marge(TABEL_44, "Met informatie", 80, len(met), kolom="totaal"),
        Marge(TABEL_44, "Onbekend op wie gericht", 1, len(met) - len(gericht), kolom="totaal"),
        Marge(TABEL_44, "Geen hulp nodig", 7, aantal(w, lambda x: x.geen_hulp_nodig), kolom="casussen"),
        Marge(
            TABEL_44, "Met informatie van een ketenpartner", 58, aantal(w, lambda x: x.samenwerking), kolom="casussen"
        ),
    ]


def _samenwerking(w: Sequence[Waarneming]) -> list[Marge]:
    met = [x.samenwerking for x in w if x.samenwerking]
    meer = [s for s in met if s.meerdere_tegelijk]
    afgestemd = sum(s.afgestemd for s in meer)
    return [
        Marge(TABEL_44B, "Meerdere trajecten parallel", 37, len(meer)),
        Marge(TABEL_44B, "Afzonderlijke trajecten op elkaar afgestemd", 31, afgestemd),
        Marge(TABEL_44B, "Afgestemd", 84, procent(afgestemd, len(meer)), "Van de 37, niet van de 58.", "%"),
        Marge(TABEL_44B, "Coördinatie belegd bij één partij", 34, sum(s.coordinatie for s in meer)),
    ]


def _nieuw_geweld(w: Sequence[Waarneming]) -> list[Marge]:
    gemonitord = [x for x in w if x.momenten]
    nieuw = [x for x in w if x.nieuwe_incidenten]
    zorgen = [x for x in w if x.nieuwe_zorgen]
    return [
        Marge(TABEL_45, "Monitoring van casus", 38, len(gemonitord)),
        Marge(TABEL_45, "Monitoring: 1-2 keer", 31, aantal(gemonitord, lambda x: x.momenten <= 2)),
        Marge(TABEL_45, "Monitoring: 3+ keer", 7, aantal(gemonitord, lambda x: x.momenten >= 3)),
        Marge(TABEL_45, "Geen monitoring", 62, len(w) - len(gemonitord)),
        Marge(TABEL_45, "Nieuwe zorgen of vermoedens", 26, len(zorgen)),
        Marge(TABEL_45, "Nieuwe incidenten", 31, len(nieuw)),
        Marge(TABEL_45, "Meer dan één nieuw incident", 21, aantal(nieuw, lambda x: len(x.nieuwe_incidenten) > 1)),
        Marge(TABEL_45, "Zorgen én bekend nieuw geweld", 15, aantal(zorgen, lambda x: x.nieuwe_incidenten)),
        Marge(TABEL_45, "Zorgen zonder hermelding", 11, aantal(zorgen, lambda x: not x.later)),
        Marge(TABEL_45, "Alleen zorgen (§5.1.4)", 11, aantal(zorgen, lambda x: not x.nieuwe_incidenten)),
        Marge(
            TABEL_45,
            "§5.1.5: hermelding binnen 12-15 maanden",
            31,
            aantal(w, lambda x: x.later),
            "De conclusie maakt van de 31 casussen met nieuwe incidenten hermeldingen; de tabel telt ook wat bij "
            "monitoring of van hulpverleners bekend werd. Gevolgd: de 15 van de 26 met zorgen.",
            gevolgd=15,
        ),
    ]
