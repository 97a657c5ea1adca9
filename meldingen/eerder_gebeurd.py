# SPDX-License-Identifier: EUPL-1.2
"""What happened in given dossiers before a moment: incidents, police measures, and the diensten of Veilig Thuis.

The dossiers are visible already, or asked for by `zichtbaar_voor`; how far each counts is said per kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import BigIntegerField, CharField, F, Value

from organisaties.models import Medewerker

from .models import Dienst, Incident, Maatregel, Melding
from .termijnen.kalender import TIJDZONE, dag_van
from .werkproces import Dienststatus


@dataclass(frozen=True)
class Peil:
    """The moment that everything is looked at from; what happened then is not before it."""

    moment: datetime
    dag: date
    # Of meldingen received at the same moment, the lower number came first.
    volgnummer: int


@dataclass(frozen=True)
class Interventie:
    """What was done before, and how that stood on the day; `stand` is its code, `afloop` says it in words."""

    soort: str
    wat: str
    casus: str
    begonnen_op: date | None
    stand: str
    afloop: str
    geeindigd_op: date | None = None


@dataclass(frozen=True)
class Politiemaatregel:
    soort: str
    naam: str
    datum: date
    casus: str


def peil_van(melding: Melding, op: date | None = None) -> Peil:
    """The receipt of the melding, also when it was registered later; another day counts from its beginning."""
    dag = dag_van(melding.ontvangen_op)
    if op is None or op == dag:
        return Peil(melding.ontvangen_op, dag, melding.pk)
    return Peil(datetime.combine(op, time(), tzinfo=TIJDZONE), op, 0)


def lees_feiten(
    melding: Melding, dossiers: Mapping[int, str], peil: Peil
) -> tuple[tuple[date, ...], tuple[Politiemaatregel, ...]]:
    """The days of earlier incidents and the police measures of these dossiers, oldest first; one query."""
    soort, naam, van = "_soort", "_naam", "_melding"
    leeg = Value("", output_field=CharField())
    geen = Value(None, output_field=BigIntegerField())
    velden = ("datum", "casus_id", soort, naam, van)
    incidenten = Incident.objects.filter(casus_id__in=dossiers, datum__lte=peil.dag)
    maatregelen = Maatregel.objects.filter(casus_id__in=dossiers, datum__lte=peil.dag)
    rijen = list(
        incidenten.annotate(**{soort: leeg, naam: leeg, van: F("melding_id")})
        .values_list(*velden)
        .union(
            maatregelen.annotate(**{soort: F("soort_id"), naam: F("soort__label"), van: geen}).values_list(*velden),
            all=True,
        )
        .order_by("datum")
    )
    deze = {datum for datum, _, code, _, van_melding in rijen if not code and van_melding == melding.pk}
    dagen = {datum for datum, _, code, _, _ in rijen if not code and datum < peil.dag} - deze
    gevonden = (
        Politiemaatregel(code, label, datum, dossiers[casus_id]) for datum, casus_id, code, label, _ in rijen if code
    )
    return tuple(sorted(dagen)), tuple(gevonden)


def lees_diensten(medewerker: Medewerker, dossiers: Mapping[int, str], peil: Peil) -> tuple[Interventie, ...]:
    rijen = (
        Dienst.objects.zichtbaar_voor(medewerker)
        .filter(casus_id__in=dossiers, besloten_op__lt=peil.moment)
        .select_related("uitkomst")
        .defer("voorwaarden", "conclusie")
        .order_by("-besloten_op", "-pk")
    )
    return tuple(_interventie(dienst, dossiers[dienst.casus_id], peil.moment) for dienst in rijen)


def _interventie(dienst: Dienst, casus: str, moment: datetime) -> Interventie:
    """How it stood at that moment. When a dienst lapsed is not on its row: it counts as lapsed from the beginning."""
    status = Dienststatus(dienst.status)
    einde = None
    if dienst.afgerond_op is not None and dienst.afgerond_op < moment:
        einde = dag_van(dienst.afgerond_op)
    elif status != Dienststatus.VERVALLEN:
        loopt = dienst.gestart_op is not None and dienst.gestart_op < moment
        status = Dienststatus.LOOPT if loopt else Dienststatus.GEPLAND
    uitkomst = f": {dienst.uitkomst.label.lower()}" if einde and dienst.uitkomst else ""
    return Interventie(
        soort="dienst",
        wat=dienst.get_soort_display(),
        casus=casus,
        begonnen_op=dag_van(dienst.besloten_op),
        stand=status.value,
        afloop=f"{_AFLOOP[status]}{uitkomst}",
        geeindigd_op=einde,
    )


_AFLOOP = {
    Dienststatus.GEPLAND: "nog niet gestart",
    Dienststatus.LOOPT: "liep nog",
    Dienststatus.AFGEROND: "afgerond",
    Dienststatus.VERVALLEN: "vervallen voor de start",
}
