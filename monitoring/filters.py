# SPDX-License-Identifier: EUPL-1.2
"""One FilterSet for the list of moments: the page and the API."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from meldingen.filters import DagFilter
from meldingen.forms.keuzes import Keuzes, gemeentekeuzes
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from .models import Monitoringsmoment
from .werkproces import Momentstatus

IK, NIEMAND = "mij", "niemand"


class MomentFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=Momentstatus.choices, label="Status", empty_label="Alle")
    gemeente = django_filters.CharFilter(
        field_name="casus__gemeente_id", label="Gemeente", max_length=8, widget=forms.Select
    )
    behandelaar = django_filters.CharFilter(
        method="van_behandelaar",
        label="Behandelaar",
        max_length=80,
        widget=forms.Select,
        help_text="Een gebruikersnaam, of 'mij' of 'niemand'.",
    )
    uiterlijk = DagFilter(field_name="gepland_op", lookup_expr="lte", label="Gepland uiterlijk op")

    class Meta:
        model = Monitoringsmoment
        fields: list[str] = []

    def van_behandelaar(
        self, rijen: QuerySet[Monitoringsmoment], naam: str, waarde: str
    ) -> QuerySet[Monitoringsmoment]:
        if waarde == NIEMAND:
            return rijen.filter(casus__behandelaar__isnull=True)
        if waarde == IK:
            return rijen.filter(casus__behandelaar=self.request.user)
        return rijen.filter(casus__behandelaar__username=waarde)


def vul_keuzes(formulier: Any, medewerker: Medewerker) -> None:
    """The choices of the page; the API takes the same values."""
    formulier.fields["gemeente"].widget.choices = [("", "Alle"), *gemeentekeuzes(medewerker)[1:]]
    formulier.fields["behandelaar"].widget.choices = behandelaarkeuzes(medewerker)
    formulier.fields["behandelaar"].help_text = ""
    formulier.markering = "geen"


def behandelaarkeuzes(medewerker: Medewerker) -> Keuzes:
    """Colleagues who monitor."""
    collegas = (
        Medewerker.objects.filter(
            vt_organisatie_id=medewerker.vt_organisatie_id,
            is_active=True,
            rollen__rechten__contains=[str(Recht.MONITORING_UITVOEREN)],
        )
        .exclude(pk=medewerker.pk)
        .order_by("naam")
        .distinct()
    )
    vast: Keuzes = [("", "Iedereen"), (IK, "Ik"), (NIEMAND, "Nog niemand")]
    return [*vast, *collegas.values_list("username", "naam")]
