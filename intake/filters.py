# SPDX-License-Identifier: EUPL-1.2
"""One FilterSet of messages, for the inbox and for the API."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Cast

from intake.models import InkomendBericht
from intake.werkproces import Berichtstatus

NIET_GELEZEN = (Berichtstatus.ONLEESBAAR, Berichtstatus.ONTVANGEN)
# Before every other message, whatever its last day: further back than any message is late.
_HONDERD_JAAR = timedelta(days=36_525)


class BerichtFilter(django_filters.FilterSet):
    """Without a status: what is open. What could not be read passes every filter on what is in it."""

    status = django_filters.ChoiceFilter(choices=Berichtstatus.choices, label="Status", empty_label="Open")
    afzender = django_filters.CharFilter(
        field_name="afzender__code", label="Afzender", max_length=40, widget=forms.Select
    )
    gemeente = django_filters.CharFilter(method="filter_gemeente", label="Gemeente", max_length=8, widget=forms.Select)

    class Meta:
        model = InkomendBericht
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rijen = super().filter_queryset(queryset)
        return rijen if self.form.cleaned_data.get("status") else rijen.open()

    def filter_gemeente(self, queryset: QuerySet[Any], _naam: str, waarde: str) -> QuerySet[Any]:
        return queryset.filter(Q(gemeente_id=waarde) | Q(status__in=NIET_GELEZEN))

    @property
    def is_open(self) -> bool:
        """Whether these rows wait, so that their last day tells which is first."""
        if not self.form.is_valid():
            return True
        return self.form.cleaned_data["status"] in ("", Berichtstatus.TE_VERWERKEN, *NIET_GELEZEN)


def met_plek(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """With `plek`, a day to sort by: what cannot be read first, then a crisis, then by the last day of the term."""
    dag = F("uiterste_datum")
    return rijen.annotate(
        plek=Case(
            When(status=Berichtstatus.ONLEESBAAR, then=Cast(dag - 2 * _HONDERD_JAAR, DateField())),
            When(crisis=True, then=Cast(dag - _HONDERD_JAAR, DateField())),
            default=dag,
            output_field=DateField(),
        )
    )
