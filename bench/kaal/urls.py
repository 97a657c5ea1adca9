# SPDX-License-Identifier: EUPL-1.2
from django.db.models import Count, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import path
from rest_framework.generics import ListCreateAPIView
from rest_framework.serializers import ModelSerializer

from bench.kaal.models import Rij


class RijSerializer(ModelSerializer[Rij]):
    class Meta:
        model = Rij
        fields = "__all__"


class Rijen(ListCreateAPIView[Rij]):
    """Create, and a page of fifty with its COUNT over an indexed filter."""

    serializer_class = RijSerializer

    def get_queryset(self) -> QuerySet[Rij]:
        return Rij.objects.filter(organisatie_id=1, status="ontvangen").order_by("ontvangen_op")


def leeg(_: HttpRequest) -> JsonResponse:
    return JsonResponse({"ok": True})


def een(_: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(Rij.objects.filter(pk=pk).values().get())


def telling(_: HttpRequest) -> JsonResponse:
    """One GROUP BY over every row."""
    return JsonResponse(dict(Rij.objects.order_by().values_list("status").annotate(aantal=Count("pk"))))


urlpatterns = [
    path("leeg", leeg),
    path("een/<int:pk>", een),
    path("rijen", Rijen.as_view()),
    path("telling", telling),
]
