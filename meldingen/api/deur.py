# SPDX-License-Identifier: EUPL-1.2
"""The API door to the steps: the same step functions, the same refusals, as problem+json.

Simple steps describe their input once, in the form; `serializer_van` gives the API the same fields.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, cast

from django import forms
from django.utils import timezone
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from meldingen.deuren import doe_stap, eis_scherm, haal
from meldingen.formulier import CodeKeuze, CodeKeuzes, JaNee, JaNeeOnbekend, StapForm
from organisaties.models import Medewerker

R = TypeVar("R")


def _tekst(veld: forms.Field) -> serializers.Field:
    return serializers.CharField(required=veld.required, allow_blank=not veld.required, trim_whitespace=False)


def _code(veld: forms.Field) -> serializers.Field:
    return serializers.CharField(required=veld.required, allow_null=not veld.required)


class Moment(serializers.DateTimeField):
    """A moment; one that lies before the first or after the last that there is in UTC is refused at its field."""

    def to_internal_value(self, value: Any) -> datetime:
        try:
            return super().to_internal_value(value)
        except OverflowError:
            self.fail("invalid", format="YYYY-MM-DDThh:mm[:ss][+HH:MM|-HH:MM|Z]")


# Most specific first: a Dag is a DateField, a CodeKeuze a ChoiceField.
SOORTEN: tuple[tuple[type[forms.Field], Callable[[forms.Field], serializers.Field]], ...] = (
    (CodeKeuze, _code),
    (CodeKeuzes, lambda v: serializers.ListField(child=serializers.CharField(), required=v.required)),
    (JaNee, lambda v: serializers.BooleanField(required=v.required)),
    (JaNeeOnbekend, lambda v: serializers.BooleanField(required=v.required, allow_null=True)),
    (forms.BooleanField, lambda v: serializers.BooleanField(required=v.required)),
    (forms.IntegerField, lambda v: serializers.IntegerField(required=v.required, allow_null=not v.required)),
    (forms.UUIDField, lambda v: serializers.UUIDField(required=v.required, allow_null=not v.required)),
    (forms.DateTimeField, lambda v: Moment(required=v.required)),
    (forms.DateField, lambda v: serializers.DateField(required=v.required)),
    (forms.MultipleChoiceField, lambda v: serializers.ListField(child=serializers.CharField(), required=v.required)),
    (forms.ChoiceField, lambda v: serializers.CharField(required=v.required, allow_blank=not v.required)),
    (forms.CharField, _tekst),
)


def serializer_van(formulier: type[StapForm], naam: str) -> type[serializers.Serializer[Any]]:
    """A serializer class with the fields of a step's form; `naam` is its name in the OpenAPI document.

    `versie` stays optional for the API: a client that read the row sends it and is then told when it was stale.
    """
    velden: dict[str, serializers.Field] = {}
    for veldnaam, veld in formulier.base_fields.items():
        maker = next(maker for soort, maker in SOORTEN if isinstance(veld, soort))
        velden[veldnaam] = maker(veld)
        velden[veldnaam].help_text = str(veld.label or "")
    return cast("type[serializers.Serializer[Any]]", type(naam, (serializers.Serializer,), velden))


class StapSerializer(serializers.Serializer[Any]):
    """Base of hand-written step input: version as read, token against doing it twice."""

    versie = serializers.IntegerField(required=False, allow_null=True)
    token = serializers.UUIDField(required=False, allow_null=True)


class StapDeur(GenericAPIView):
    """Mixin of viewsets: rows start at `zichtbaar_voor`, actions are steps."""

    lookup_field = "nummer"
    lookup_value_regex = "[A-Z]-[0-9]{4}-[0-9]{6,}"

    @property
    def medewerker(self) -> Medewerker:
        return cast("Medewerker", self.request.user)

    def get_queryset(self) -> Any:
        """`queryset` of the class only names the model: every read starts here."""
        soort: Any = self.queryset  # type: ignore[arg-type]
        model = soort.model
        rijen = model.objects
        if getattr(self, "swagger_fake_view", False):
            return rijen.none()
        return rijen.zichtbaar_voor(self.medewerker)

    def get_object(self) -> Any:
        return haal(self.get_queryset(), self.medewerker, self.kwargs[self.lookup_field])

    def stap(
        self,
        request: Request,
        stap: Callable[..., R],
        invoer: type[serializers.Serializer[Any]],
        *,
        vertaal: Callable[[dict[str, Any]], dict[str, Any]] = dict,
        mag: bool,
        onderwerp: str,
        nummer: str = "",
        **vast: Any,
    ) -> R:
        """Validate the body by `invoer`, give it (through `vertaal`) to the step, and return what the step returns.

        `mag` is the predicate of the step, asked first: who may not do it is not told what is wrong with the body.
        Refusals are `StapFout` and end up in the exception handler of the API.
        """
        eis_scherm(self.medewerker, mag=mag, actie=stap.__name__, onderwerp=onderwerp, nummer=nummer)
        gegevens = invoer(data=request.data)
        gegevens.is_valid(raise_exception=True)
        argumenten = dict(gegevens.validated_data)
        return doe_stap(
            stap,
            medewerker=self.medewerker,
            onderwerp=onderwerp,
            nummer=nummer,
            nu=timezone.now(),
            **vertaal(argumenten),
            **vast,
        )
