# SPDX-License-Identifier: EUPL-1.2
"""The work of one person and of the team, as lists by deadline. Plain values, read from columns that have an index."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from meldingen.concepten import pagina_van
from meldingen.klok import instelling_van
from meldingen.models import (
    Betrokkene,
    Casus,
    Concept,
    Consult,
    Contact,
    Dienst,
    Melding,
    MogelijkeBekende,
    Terugkoppeling,
)
from meldingen.rechten import mag_concepten, mag_herkennen
from meldingen.termijnen.kalender import TIJDZONE, dag_van, werkdagen_tussen
from meldingen.werkproces import Contactstatus, Dienststatus, Fase, Status
from monitoring.models import Monitoringsmoment
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from overdracht.teruggekomen import Teruggekomen, laatste_teruggekomen
from rapportage.bladeren import Pagina, blader
from werkplek.tellen import tel

DAGEN_MONITORING = 14
MOMENTEN = 15
# The own list is short, so that the team queue stays in sight; the rest is one click away.
MIJN_CASUSSEN = 15
MIJN_CASUSSEN_ALLE = 500
VANDAAG_GEREGISTREERD = 20
CONCEPTEN = 50
# What stands on the list of whoever handles the casus: Veilig Thuis must do something, or waits for an answer.
WERKFASEN = (Fase.VB, Fase.DIENST, Fase.OVERDRACHT)

Rij = dict[str, Any]


def te_beoordelen(medewerker: Medewerker, na: str | None) -> Pagina:
    """The team queue: received meldingen that nobody picked up, nearest deadline first."""
    rijen = Melding.objects.zichtbaar_voor(medewerker).filter(status=Status.ONTVANGEN)
    velden = (
        "nummer", "versie", "crisis", "melder_onbekend", "ontvangen_op", "casus_id", "casus__nummer",
        "casus__uiterste_datum", "gemeente__naam", "melder_soort__label", "herhaling__cbs_getoond",
        "casus__eerdere_meldingen", "casus__eerste_melding_op",
    )  # fmt: skip
    return blader(rijen, velden, op=("casus__uiterste_datum", "id"), na=na)


def mijn_casussen(medewerker: Medewerker, *, alle: bool) -> tuple[list[Rij], bool]:
    """Open casussen of this person in which something must be done or an answer is waited for; and are there more.

    First what came back from a party, of nobody too: with danger before the rest. Then the nearest term.
    """
    maximum = MIJN_CASUSSEN_ALLE if alle else MIJN_CASUSSEN
    in_beoordeling = (
        Melding.objects.zichtbaar_voor(medewerker)
        .filter(casus_id=OuterRef("pk"), status=Status.IN_BEOORDELING, behandelaar=medewerker)
        .order_by("pk")
    )
    rijen = list(
        Casus.objects.zichtbaar_voor(medewerker)
        .filter(gesloten_op__isnull=True)
        .annotate(melding=Subquery(in_beoordeling.values("nummer")[:1]), terug=laatste_teruggekomen())
        .filter(
            Q(behandelaar=medewerker, fase__in=WERKFASEN)
            | Q(behandelaar=medewerker, overdracht_wacht=True)
            | Q(behandelaar=medewerker, terug__isnull=False)
            | Q(behandelaar__isnull=True, terug__isnull=False)
        )
        .order_by(F("terug__voorrang").asc(nulls_last=True), "uiterste_datum", "id")
        .values(
            "id", "nummer", "fase", "crisis", "uiterste_datum", "overdracht_nodig", "overdracht_wacht", "melding",
            "gemeente__naam", "eerdere_meldingen", "eerste_melding_op", "terug",
        )[: maximum + 1]
    )  # fmt: skip
    for rij in rijen:
        rij["terug"] = Teruggekomen.uit(rij["terug"])
    return rijen[:maximum], len(rijen) > maximum


def te_starten(medewerker: Medewerker) -> list[Rij]:
    """Diensten that were decided on and that nobody began."""
    return list(
        Dienst.objects.zichtbaar_voor(medewerker)
        .filter(status=Dienststatus.GEPLAND)
        .order_by("casus__uiterste_datum", "id")
        .values("soort", "besloten_op", "casus_id", "casus__nummer", "casus__uiterste_datum", "casus__gemeente__naam",
                "casus__eerdere_meldingen", "casus__eerste_melding_op")[:50]
    )  # fmt: skip


def monitoring_te_doen(medewerker: Medewerker, nu: datetime) -> list[Rij]:
    """The first moments that are due or come within two weeks; the page links to all of them."""
    return list(
        Monitoringsmoment.objects.zichtbaar_voor(medewerker)
        .gepland()
        .filter(gepland_op__lte=dag_van(nu) + timedelta(days=DAGEN_MONITORING))
        .order_by("gepland_op", "id")
        .values("nummer", "soort", "gepland_op", "casus_id", "casus__nummer", "casus__gemeente__naam",
                "casus__eerdere_meldingen", "casus__eerste_melding_op")[:MOMENTEN]
    )  # fmt: skip


def open_consulten(medewerker: Medewerker) -> list[Rij]:
    return list(
        Consult.objects.zichtbaar_voor(medewerker)
        .open()
        .order_by("gevraagd_op", "id")
        .values("nummer", "gevraagd_op", "gevraagd_door__naam", "casus_id", "casus__nummer", "casus__fase",
                "casus__crisis", "casus__eerdere_meldingen", "casus__eerste_melding_op")[:50]
    )  # fmt: skip


def open_contacten(medewerker: Medewerker) -> list[Rij]:
    """Conversations of which nobody said yet what they become; urgent ones first. Without notes and caller."""
    return list(
        Contact.objects.zichtbaar_voor(medewerker)
        .filter(status=Contactstatus.OPEN)
        .order_by("-spoed", "ontvangen_op", "id")
        .values("nummer", "ontvangen_op", "spoed", "kanaal__label", "medewerker_id", "medewerker__naam")[:50]
    )


def niet_verstuurd(medewerker: Medewerker) -> ArraySubquery:
    """The forms this person left half done, latest first, for `tel`; nobody else is reminded of them."""
    concepten = Concept.objects.zichtbaar_voor(medewerker).order_by("-bijgewerkt_op", "-pk")
    return ArraySubquery(
        concepten.values(alles=JSONObject(soort="soort", onderwerp="onderwerp", op="bijgewerkt_op"))[:CONCEPTEN]
    )


def vandaag_geregistreerd(medewerker: Medewerker, nu: datetime) -> list[Rij]:
    """What this person registered today, newest first."""
    begin = datetime.combine(dag_van(nu), time.min, tzinfo=TIJDZONE)
    return list(
        Melding.objects.zichtbaar_voor(medewerker)
        .filter(geregistreerd_door=medewerker, geregistreerd_op__gte=begin)
        .order_by("-id")
        .values("nummer", "geregistreerd_op", "crisis", "melder_onbekend", "status", "casus_id", "casus__nummer",
                "gemeente__naam", "herhaling__cbs_getoond", "casus__eerdere_meldingen",
                "casus__eerste_melding_op")[:VANDAAG_GEREGISTREERD]
    )  # fmt: skip


def te_herkennen(medewerker: Medewerker) -> "QuerySet[Any, Any]":
    """Meldingen of whose people somebody seems known and waits for a decision."""
    return MogelijkeBekende.objects.zichtbaar_voor(medewerker).open().order_by().values("melding").distinct()


def terug_te_koppelen(medewerker: Medewerker) -> "QuerySet[Terugkoppeling]":
    """Melders who must still hear what became of it."""
    return Terugkoppeling.objects.zichtbaar_voor(medewerker).open()


def wachtend(medewerker: Medewerker) -> dict[str, Any]:
    """How much waits on other pages, per kind, for who may do it, and which forms; what is not theirs is not in it."""
    rijen: dict[str, QuerySet[Any, Any] | Subquery] = {}
    if mag_herkennen(medewerker):
        rijen["te_herkennen"] = te_herkennen(medewerker)
    if mag_concepten(medewerker):
        rijen["niet_verstuurd"] = niet_verstuurd(medewerker)
    if medewerker.heeft(Recht.BRON_INZIEN):
        rijen["terug_te_koppelen"] = terug_te_koppelen(medewerker)
    geteld = tel(medewerker, rijen)
    half = [_half_getypt(rij) for rij in geteld.pop("niet_verstuurd", ())]
    over = {rij["onderwerp"] for rij in half}
    return geteld | {"niet_verstuurd": half, "niet_verstuurd_over": over}


def _half_getypt(rij: Rij) -> Rij:
    return {
        "tekst": Concept.Soort(rij["soort"]).label,
        "onderwerp": rij["onderwerp"],
        "op": datetime.fromisoformat(rij["op"]),
        "verder": pagina_van(rij["soort"], rij["onderwerp"]),
    }


def met_termijn(rijen: Iterable[Rij], medewerker: Medewerker, nu: datetime, kolom: str) -> None:
    """Add to each row how many working days are left until the day in `kolom`."""
    vandaag = dag_van(nu)
    for rij in rijen:
        rij["uiterste"] = rij[kolom]
        rij["werkdagen"] = _werkdagen(vandaag, rij[kolom], medewerker)


def _werkdagen(vandaag: date, tot: date | None, medewerker: Medewerker) -> int | None:
    if tot is None or medewerker.vt_organisatie is None:
        return None
    return werkdagen_tussen(vandaag, tot, instelling_van(medewerker.vt_organisatie).kalender)


def met_naam(rijen: list[Rij], kolom: str = "casus_id") -> None:
    """Add the name of the first person of each casus whose name is known; the rows were visible already.

    One query for all lists of a page: pass them together. The caller logs the read before showing it.
    """
    namen: dict[int, str] = {}
    betrokkenen = (
        Betrokkene.objects.filter(casus_id__in={rij[kolom] for rij in rijen}, persoon__onbekend=False)
        .select_related("persoon")
        .only(
            "casus_id", "persoon__onbekend", "persoon__voornamen", "persoon__voorletters", "persoon__voorvoegsel",
            "persoon__geboortenaam", "persoon__partnernaam", "persoon__partnernaam_voorvoegsel",
        )
        .order_by("casus_id", "pk")
        .distinct("casus_id")
    )  # fmt: skip
    if rijen:
        namen = {betrokkene.casus_id: betrokkene.persoon.volledige_naam for betrokkene in betrokkenen}
    for rij in rijen:
        rij["naam"] = namen.get(rij[kolom], "nog geen naam bekend")
