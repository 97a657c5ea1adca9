# SPDX-License-Identifier: EUPL-1.2
"""How many meldingen are about people who were known, by every definition side by side: they contradict each other."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Case, CharField, Expression, F, Value, When
from django.db.models.enums import TextChoices
from django.db.models.functions import Coalesce

from meldingen.werkproces import Cbs, Eerder, Landelijk, Regioplan
from organisaties.models import VTOrganisatie
from rapportage.models import RapportHerhaling

from .cijfer import As, Verdelingen, Waarde
from .indelen import begin_van, peil

NIET_BEREKEND = Waarde("niet_berekend", "Nog niet berekend")
JA_NEE = (Waarde("ja", "Ja"), Waarde("nee", "Nee"), NIET_BEREKEND)

# The axis, its column in the view, what it is called, and the definition with its source.
WOORDEN: tuple[tuple[str, str, str, type[TextChoices], str], ...] = (
    ("soort", "cbs", "Soort melding volgens het CBS", Cbs,
     "CBS StatLine 85361NED. Vervolgmelding: Veilig Thuis is betrokken. Hermelding: bekend, nu niet actief."),
    ("naar_toestand", "regioplan", "Naar de stand van het eerdere dossier", Regioplan,
     "Regioplan, noot 32. Hermelding: nog in behandeling. Terugmelding: overgedragen. Nieuwe melding: de rest."),
    ("praktijk", "eerder", "Eerdere betrokkenheid", Eerder,
     "Regioplan §3.1 en §4.4, zoals daar is geteld: elke eerdere melding telt."),
    ("ander", "landelijk", "Andere melder, zelfde casus", Landelijk, "Landelijk onderzoek 2020, §3.2.4."),
)  # fmt: skip
FEITEN: tuple[tuple[str, str, str, str], ...] = (
    ("dubbel_melder", "dubbel_andere_melder", "Dubbel: andere melder",
     "Een andere melder over dezelfde mensen terwijl Veilig Thuis nog actief is."),
    ("dubbel_zelfde", "dubbel_zelfde_melder", "Dubbel: zelfde melder, zelfde voorval",
     "Dezelfde melder, meestal de politie, over een incident op dezelfde dag."),
    ("dubbel_incident", "dubbel_voorval", "Dubbel: zelfde voorval",
     "Een incident op dezelfde dag, wie het ook meldt."),
    ("terug", "van_ontvanger", "Terug van de ontvanger",
     "De melder is de partij die het zicht op veiligheid heeft of het laatst had."),
)  # fmt: skip
# These come from comparing the parties that reported.
OVER_MELDER = frozenset({"ander", "dubbel_melder", "dubbel_zelfde", "terug"})


def herhaalde_meldingen(organisatie: VTOrganisatie, nu: datetime) -> Verdelingen:
    """Meldingen of the past thirteen weeks by CBS kind, both of Regioplan, the national study, doubles and 'terug'.

    All are derived from the facts at the moment of receipt (docs/herhaling.md), so that a figure does not change when
    the earlier casus goes on. Unknowns: what the sweep has not computed yet is a row of its own, on every axis.
    """
    moment = peil(organisatie, nu)
    rijen = (
        RapportHerhaling.objects.all()
        .van(organisatie.pk)
        .filter(ontvangen_op__gte=begin_van(moment.begin), ontvangen_op__lte=nu)
    )
    return Verdelingen(
        code="herhaling",
        titel="Herhaalde meldingen, per definitie",
        definitie=(
            "Alle meldingen die in de periode zijn ontvangen. Elk blok telt dezelfde meldingen volgens een andere "
            "bron. De bronnen spreken elkaar tegen, dus noem bij elk getal de definitie. Geteld naar de stand op het "
            "moment van ontvangst."
        ),
        bron="rapport_herhaling: cbs, regioplan, eerder, landelijk, dubbel_*, van_ontvanger",
        eenheid="meldingen",
        peildatum=moment.vandaag,
        van=moment.begin,
        rijen=rijen.annotate(**_uitdrukkingen()),
        assen=tuple(_assen()),
        volgorde=("ontvangen_op", "id"),
        over_melder=OVER_MELDER,
        kolommen=("casus_nummer", "nummer", "soort", "naar_toestand", "ander", "ontvangen_op"),
    )


def _assen() -> list[As]:
    woorden = [
        As(naam, kop, (*(Waarde(keuze.value, str(keuze.label)) for keuze in keuzes), NIET_BEREKEND), uitleg)
        for naam, _, kop, keuzes, uitleg in WOORDEN
    ]
    return woorden + [As(naam, kop, JA_NEE, uitleg) for naam, _, kop, uitleg in FEITEN]


def _uitdrukkingen() -> Mapping[str, Expression]:
    leeg = Value(NIET_BEREKEND.sleutel)
    woorden: dict[str, Expression] = {
        naam: Coalesce(F(kolom), leeg, output_field=CharField()) for naam, kolom, *_ in WOORDEN
    }
    return woorden | {
        naam: Case(
            When(**{kolom: True}, then=Value("ja")),
            When(**{kolom: False}, then=Value("nee")),
            default=leeg,
            output_field=CharField(),
        )
        for naam, kolom, *_ in FEITEN
    }
