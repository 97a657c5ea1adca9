# SPDX-License-Identifier: EUPL-1.2
"""Adviezen of the past thirteen weeks on two levels, by who asked: regions count adviezen or contacts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Case, CharField, Expression, Value, When

from meldingen.adviezen import Adviesstand
from organisaties.models import CodeMapping, VTOrganisatie
from organisaties.stamgegevens.vorm import V1, V2
from rapportage.models import RapportAdvies

from .cijfer import As, Verdelingen, Waarde
from .indelen import begin_van, peil

NIVEAUS = (Waarde("advies", "Adviezen"), Waarde("vervolg", "Vervolgcontacten"))
ZONDER = Waarde("zonder", "Zonder vertaling")
# The axis, its place in the protocol of the CBS, what it is called, its definition, and the list with its words.
CBS_ASSEN = (
    ("hoedanigheid", V1, "Hoedanigheid (CBS 1.0)",
     "Informatieprotocol versie 1.0, code 01 tot en met 41; achter de code staan onze eigen soorten.", ""),
    ("rol", V2, "Rol of functie (CBS 2.0)", "Informatieprotocol versie 2.0, eerste as.", "adviesvragerrol"),
    ("organisatie", V2, "Organisatie (CBS 2.0)", "Informatieprotocol versie 2.0, tweede as.",
     "adviesvragerorganisatie"),
)  # fmt: skip


def adviezen(organisatie: VTOrganisatie, nu: datetime) -> Verdelingen:
    """Conversations in which advice was asked, each on its own day: the first is the advies, others are follow-ups.

    So the first column is 'gestarte adviezen' of the CBS, all columns together are contacts (national study 2020,
    §3.3.2). An advies that came from a melding or became one counts as any other. Unknowns: a kind of adviesvrager
    without translation is a row of its own; 'onbekend' of the CBS is an answer.
    """
    moment = peil(organisatie, nu)
    assen, uitdrukkingen = _cbs_assen()
    rijen = (
        RapportAdvies.objects.all()
        .van(organisatie.pk)
        .filter(op__gte=begin_van(moment.begin), op__lte=nu)
        .annotate(niveau=_niveau(), stand=_stand(), **uitdrukkingen)
    )
    return Verdelingen(
        code="adviezen",
        titel="Adviezen en contacten, naar adviesvrager",
        definitie=(
            "Elk gesprek waarin advies is gevraagd, op zijn eigen dag. Het eerste gesprek is het advies, elk volgend "
            "gesprek over hetzelfde advies is een vervolgcontact. Per advies telt u de eerste kolom, per contact het "
            "totaal. Een advies dat een melding werd of daaruit kwam, telt mee."
        ),
        bron=(
            "rapport_advies: volgnummer, op, adviesvrager_soort_id, opgepakt_op, afgerond_op; CodeMapping cbs-1.0 en "
            "cbs-2.0"
        ),
        eenheid="contacten",
        peildatum=moment.vandaag,
        van=moment.begin,
        rijen=rijen,
        assen=(As("niveau", "Niveau", NIVEAUS), *assen, _as_stand()),
        volgorde=("op", "id"),
        kolommen=("advies_nummer", "volgnummer", "op", "rol", "organisatie", "stand"),
    )


def _niveau() -> Expression:
    return Case(When(volgnummer=1, then=Value("advies")), default=Value("vervolg"), output_field=CharField())


def _stand() -> Expression:
    """As `meldingen.adviezen.stand_van`, of the advies that the conversation belongs to."""
    return Case(
        When(afgerond_op__isnull=False, then=Value(Adviesstand.AFGEROND.value)),
        When(opgepakt_op__isnull=False, then=Value(Adviesstand.OPGEPAKT.value)),
        default=Value(Adviesstand.OPEN.value),
        output_field=CharField(),
    )


def _as_stand() -> As:
    waarden = tuple(Waarde(stand.value, str(stand.label)) for stand in Adviesstand)
    return As("stand", "Hoe ver is het advies", waarden, "De stand van nu van het advies waar het gesprek bij hoort.")


def _cbs_assen() -> tuple[list[As], dict[str, Expression]]:
    """Every axis with its values and the expression that sorts a row under one of them, from one query."""
    lijsten = ("meldersoort", *(lijst for *_, lijst in CBS_ASSEN if lijst))
    gevonden = CodeMapping.objects.filter(protocol__in=(V1, V2), code__lijst__in=lijsten)
    vertalingen = list(
        gevonden.order_by("code__volgorde", "code_id").values_list(
            "protocol", "onderdeel", "code__lijst", "code_id", "code__label", "cbs_code"
        )
    )
    assen: list[As] = []
    uitdrukkingen: dict[str, Expression] = {}
    for naam, protocol, kop, uitleg, lijst in CBS_ASSEN:
        per_cbs: dict[str, list[str]] = defaultdict(list)
        woorden: dict[str, list[str]] = defaultdict(list)
        for in_protocol, onderdeel, van, sleutel, label, cbs in vertalingen:
            if (in_protocol, onderdeel) != (protocol, naam):
                continue
            if van == "meldersoort":
                per_cbs[cbs].append(sleutel)
            if van == (lijst or "meldersoort"):
                woorden[cbs].append(label)
        assen.append(As(naam, kop, (*_waarden(woorden, per_cbs, met_code=not lijst), ZONDER), uitleg))
        uitdrukkingen[naam] = Case(
            *(When(adviesvrager_soort_id__in=sleutels, then=Value(cbs)) for cbs, sleutels in per_cbs.items()),
            default=Value(ZONDER.sleutel),
            output_field=CharField(),
        )
    return assen, uitdrukkingen


def _waarden(woorden: dict[str, list[str]], per_cbs: dict[str, list[str]], *, met_code: bool) -> Iterator[Waarde]:
    """Every code that the CBS knows, and one that functional management wrote down and the CBS does not."""
    for cbs in {**dict.fromkeys(woorden), **dict.fromkeys(per_cbs)}:
        tekst = ", ".join(woorden.get(cbs, [])) or cbs
        yield Waarde(cbs, f"{cbs} {tekst}" if met_code else tekst)
