# SPDX-License-Identifier: EUPL-1.2
"""One FilterSet per list, for the page and for the API."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from .formulier import Dag
from .models import Casus, Melding
from .termijnen.kalender import TIJDZONE
from .werkproces import Fase, Status


class DagFilter(django_filters.DateFilter):
    field_class = Dag


class VanafDag(DagFilter):
    """Moments from the beginning of that Amsterdam day; compared as moments, so that the index serves."""

    def filter(self, qs: QuerySet[Any], value: date | None) -> QuerySet[Any]:
        return qs if value is None else qs.filter(**{f"{self.field_name}__gte": _begin(value)})


class TotEnMetDag(DagFilter):
    def filter(self, qs: QuerySet[Any], value: date | None) -> QuerySet[Any]:
        if value is None or value == date.max:
            return qs
        return qs.filter(**{f"{self.field_name}__lt": _begin(value + timedelta(days=1))})


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=TIJDZONE)


def _gemeente(**opties: Any) -> django_filters.CharFilter:
    return django_filters.CharFilter(
        field_name="gemeente_id", label="Gemeente", max_length=8, widget=forms.Select, **opties
    )


class MeldingFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=Status.choices, label="Status", empty_label="Alle")
    gemeente = _gemeente()
    crisis = django_filters.ChoiceFilter(
        choices=[("true", "Ja"), ("false", "Nee")], method="filter_crisis", label="Crisis", empty_label="Alle"
    )
    # Query keys are camelCase by the API design rules.
    ontvangenVanaf = VanafDag(field_name="ontvangen_op", label="Ontvangen vanaf")  # noqa: N815
    ontvangenTotEnMet = TotEnMetDag(field_name="ontvangen_op", label="Ontvangen tot en met")  # noqa: N815

    class Meta:
        model = Melding
        fields: list[str] = []

    def filter_crisis(self, rijen: QuerySet[Melding], naam: str, waarde: str) -> QuerySet[Melding]:
        return rijen.filter(crisis=waarde == "true")


class CasusFilter(django_filters.FilterSet):
    fase = django_filters.ChoiceFilter(choices=Fase.choices, label="Fase", empty_label="Alle")
    gemeente = _gemeente()
    uiterlijk = DagFilter(field_name="uiterste_datum", lookup_expr="lte", label="Termijn uiterlijk")

    class Meta:
        model = Casus
        fields: list[str] = []
