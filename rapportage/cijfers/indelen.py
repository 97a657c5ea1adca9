# SPDX-License-Identifier: EUPL-1.2
"""Axes that several figures share, as expressions of the database: by term, gemeente, week and type of melder."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, CharField, Expression, F, Func, Value, When

from meldingen.klok import instelling_van
from meldingen.termijnen.kalender import TIJDZONE, dag_van, plus_werkdagen
from organisaties.models import CodeMapping, Gemeente, VTOrganisatie
from organisaties.stamgegevens.vorm import SIGNIFICANT

from .cijfer import ONBEKEND, As, Waarde

WERKDAGEN_VOORUIT = 5
WEKEN = 13
ANDERS = "ANDERS"

TERMIJN = (
    Waarde("te_laat", "te laat"),
    Waarde("vandaag", "vandaag"),
    Waarde("binnen_5", "binnen 5 werkdagen"),
    Waarde("later", "later"),
    Waarde("geen", "geen termijn"),
)
# Politie against other professionals and citizens, as the national study of 2020 counts (Significant, figure 8).
MELDERTYPEN = (
    Waarde("politie", "Politie"),
    Waarde("overige_professional", "Overige professional"),
    Waarde("niet_professional", "Niet-professional"),
    Waarde(ONBEKEND, "Onbekend"),
)


@dataclass(frozen=True)
class Peil:
    """Whose figures, on which day, and where the coming five working days and the past thirteen weeks end and begin."""

    organisatie: VTOrganisatie
    vandaag: date
    grens: date
    begin: date


def peil(organisatie: VTOrganisatie, nu: datetime) -> Peil:
    vandaag = dag_van(nu)
    maandag = vandaag - timedelta(days=vandaag.weekday())
    return Peil(
        organisatie=organisatie,
        vandaag=vandaag,
        grens=plus_werkdagen(vandaag, WERKDAGEN_VOORUIT, instelling_van(organisatie).kalender),
        begin=maandag - timedelta(weeks=WEKEN - 1),
    )


def begin_van(dag: date) -> datetime:
    """The first moment of that day in the Netherlands."""
    return datetime.combine(dag, time.min, tzinfo=TIJDZONE)


def per_termijn(peil: Peil) -> Expression:
    """How near `uiterste_datum` is; a day counts, not the hour, so a crisis term of today is 'vandaag'."""
    return Case(
        When(uiterste_datum__isnull=True, then=Value("geen")),
        When(uiterste_datum__lt=peil.vandaag, then=Value("te_laat")),
        When(uiterste_datum=peil.vandaag, then=Value("vandaag")),
        When(uiterste_datum__lte=peil.grens, then=Value("binnen_5")),
        default=Value("later"),
        output_field=CharField(),
    )


def as_gemeente(peil: Peil) -> tuple[As, Expression]:
    """The gemeenten of the region today, outside it, unknown, and what once belonged to it in a row of its own."""
    eigen = list(
        Gemeente.objects.filter(
            regios__organisatie_id=peil.organisatie.pk, regios__periode__contains=peil.vandaag
        ).order_by("naam")
    )
    vast = {Gemeente.BUITEN_REGIO: "Buiten de regio", Gemeente.ONBEKEND: "Onbekend"}
    waarden = [Waarde(gemeente.code, gemeente.naam) for gemeente in eigen]
    waarden += [Waarde(ANDERS, "Andere gemeente"), *(Waarde(code, naam) for code, naam in vast.items())]
    bekend = [waarde.sleutel for waarde in waarden]
    uitdrukking = Case(
        When(gemeente_id__in=bekend, then=F("gemeente_id")), default=Value(ANDERS), output_field=CharField()
    )
    return As("gemeente", "Gemeente", tuple(waarden)), uitdrukking


def as_week(peil: Peil) -> tuple[As, Expression]:
    """ISO weeks of receipt, Dutch days."""
    maandagen = [peil.begin + timedelta(weeks=nummer) for nummer in range(WEKEN)]
    waarden = tuple(Waarde(f"{dag:%G-%V}", f"wk {int(f'{dag:%V}')}") for dag in maandagen)
    uitdrukking = Func(
        Func(F("ontvangen_op"), template=f"%(expressions)s AT TIME ZONE '{TIJDZONE}'"),
        Value("IYYY-IW"),
        function="to_char",
        output_field=CharField(),
    )
    return As("week", "Week", waarden), uitdrukking


def as_melder() -> tuple[As, Expression]:
    """Type of melder through the code translations; what has none is 'onbekend'."""
    per_type: dict[str, list[str]] = {waarde.sleutel: [] for waarde in MELDERTYPEN}
    vertaling = CodeMapping.objects.filter(protocol=SIGNIFICANT, onderdeel="melder", code__lijst="meldersoort")
    for sleutel, soort in vertaling.values_list("code_id", "cbs_code"):
        per_type.get(soort, []).append(sleutel)
    gevallen = [
        When(melder_soort_id__in=sleutels, then=Value(soort))
        for soort, sleutels in per_type.items()
        if sleutels and soort != ONBEKEND
    ]
    return As("melder", "Type melder", MELDERTYPEN), Case(*gevallen, default=Value(ONBEKEND), output_field=CharField())
