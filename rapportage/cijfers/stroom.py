# SPDX-License-Identifier: EUPL-1.2
"""What came in and what was done with it, over the thirteen weeks up to and including this one."""

from datetime import datetime

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from meldingen.werkproces import DIENSTBESLUITEN, OVERDRACHTSBESLUITEN, Besluit
from organisaties.models import VTOrganisatie
from overdracht.werkproces import OPEN, Moment, Overdrachtstatus
from rapportage.models import RapportBeoordeling, RapportMelding, RapportOverdracht, RapportTermijn

from .cijfer import ONBEKEND, Aandeel, As, Cijfer, Waarde
from .indelen import as_melder, as_week, begin_van, peil

MELDINGKOLOMMEN = ("casus_nummer", "nummer", "ontvangen_op", "beoordeeld_op")
DIRECT = (Overdrachtstatus.AANVAARD, Overdrachtstatus.MEEGEGEVEN)
# Flevoland study §2.4: Veilig Thuis Flevoland aims at two thirds.
STREVEN_DIRECT = 200 / 3

UITKOMSTEN = (
    Waarde("direct", "Direct overgedragen en aanvaard of meegegeven"),
    Waarde("wacht", "Direct overgedragen, wacht op antwoord"),
    Waarde("nog_niet", "Besloten tot overdracht, nog niet of niet meer overgedragen"),
    Waarde("dienst", "Voorwaarden & Vervolg of onderzoek"),
    Waarde("einde", "Einde bemoeienis"),
    Waarde("advies", "Omgezet in advies"),
    Waarde(ONBEKEND, "Onbekend"),
)
OP_TIJD = (
    Waarde("op_tijd", "Op tijd beoordeeld"),
    Waarde("te_laat", "Te laat beoordeeld"),
    Waarde("nog_niet", "Nog niet beoordeeld, te laat"),
)


def meldingen_per_week(organisatie: VTOrganisatie, nu: datetime) -> Cijfer:
    """Meldingen by week of receipt and by type of melder.

    Weeks are ISO weeks of Dutch days; the last one is still running. Ambtshalve meldingen count with the type of
    their own code. Unknowns: a code without translation, and 'onbekend' itself, are one type of their own.
    """
    moment = peil(organisatie, nu)
    week, op_week = as_week(moment)
    melder, op_melder = as_melder()
    return Cijfer(
        code="meldingen",
        titel="Meldingen per week naar type melder",
        definitie=(
            "Alle meldingen, geteld in de week van ontvangst. Politie, overige professional en niet-professional zijn "
            "de groepen van het landelijke onderzoek van 2020; wat daar niet in past, staat onder Onbekend. De laatste "
            "week loopt nog."
        ),
        bron="rapport_melding: ontvangen_op, melder_soort_id; CodeMapping significant-2020",
        eenheid="meldingen",
        peildatum=moment.vandaag,
        van=moment.begin,
        rijen=RapportMelding.objects.all()
        .van(organisatie.pk)
        .filter(ontvangen_op__gte=begin_van(moment.begin), ontvangen_op__lte=nu)
        .annotate(week=op_week, melder=op_melder),
        assen=(week, melder),
        volgorde=("ontvangen_op", "id"),
        kolommen=("casus_nummer", "nummer", "melder", "ontvangen_op"),
    )


def direct_overgedragen(organisatie: VTOrganisatie, nu: datetime) -> Aandeel:
    """Share of the assessed meldingen that was handed over directly.

    Numerator: meldingen with at least one handover made straight after the veiligheidsbeoordeling (moment 'nieuw')
    that is accepted, or given along to the cliëntsysteem. Denominator: all meldingen whose first decision was taken in
    the period. A melding with several handovers counts once; one that was given back afterwards does not count.
    Target: two thirds. Unknowns: a decision that is in no group.
    """
    moment = peil(organisatie, nu)
    begin = begin_van(moment.begin)
    # Nobody hands over before deciding, so older handovers cannot belong to these meldingen.
    overdrachten = (
        RapportOverdracht.objects.all()
        .van(organisatie.pk)
        .filter(melding_id=OuterRef("pk"), moment=Moment.NIEUW, verzonden_op__gte=begin)
    )
    uitkomst = Case(
        When(Exists(overdrachten.filter(status__in=DIRECT)), then=Value("direct")),
        When(Exists(overdrachten.filter(status__in=OPEN)), then=Value("wacht")),
        When(besluit__in=list(OVERDRACHTSBESLUITEN), then=Value("nog_niet")),
        When(besluit__in=list(DIENSTBESLUITEN), then=Value("dienst")),
        When(besluit=Besluit.EINDE_BEMOEIENIS, then=Value("einde")),
        When(besluit=Besluit.OMZETTEN_IN_ADVIES, then=Value("advies")),
        default=Value(ONBEKEND),
        output_field=CharField(),
    )
    return Aandeel(
        code="direct",
        titel="Direct overgedragen",
        definitie=(
            "Van alle meldingen die in de periode zijn beoordeeld: het deel met een overdracht meteen na de "
            "veiligheidsbeoordeling die is aanvaard of aan het cliëntsysteem is meegegeven. Een melding telt één keer. "
            "Een overdracht die is teruggelegd, telt niet mee."
        ),
        bron="rapport_beoordeling: beoordeeld_op, besluit; rapport_overdracht: moment, status",
        eenheid="beoordeelde meldingen",
        peildatum=moment.vandaag,
        van=moment.begin,
        rijen=RapportBeoordeling.objects.all()
        .van(organisatie.pk)
        .filter(beoordeeld_op__gte=begin, beoordeeld_op__lte=nu)
        .annotate(uitkomst=uitkomst),
        assen=(As("uitkomst", "Uitkomst", UITKOMSTEN),),
        volgorde=("beoordeeld_op", "id"),
        kolommen=MELDINGKOLOMMEN,
        teller=("direct",),
        streven=STREVEN_DIRECT,
        streven_tekst="twee derde (studie Flevoland 2019, §2.4)",
    )


def beoordeeld_op_tijd(organisatie: VTOrganisatie, nu: datetime) -> Aandeel:
    """Share of the veiligheidsbeoordelingen decided within their term of five working days.

    Counts by the last day of the term: every VB term whose last day fell in the period and is past. One that is still
    open is late, so that what nobody finishes cannot improve the share. Lapsed terms do not count. Unknowns: none.
    """
    moment = peil(organisatie, nu)
    gehaald_op_dag = F("gehaald_op__date")
    uitkomst = Case(
        When(gehaald_op__isnull=True, then=Value("nog_niet")),
        When(Q(uiterste_datum__gte=gehaald_op_dag), then=Value("op_tijd")),
        default=Value("te_laat"),
        output_field=CharField(),
    )
    return Aandeel(
        code="op-tijd",
        titel="Veiligheidsbeoordeling op tijd",
        definitie=(
            "Van alle veiligheidsbeoordelingen waarvan de laatste dag in de periode viel en voorbij is: het deel dat "
            "op of voor die dag is afgerond. De termijn is vijf werkdagen na ontvangst van de melding. Wat nog niet "
            "beoordeeld is, telt als te laat."
        ),
        bron="rapport_termijn: soort vb, uiterste_datum, gehaald_op",
        eenheid="veiligheidsbeoordelingen",
        peildatum=moment.vandaag,
        van=moment.begin,
        rijen=RapportTermijn.objects.all()
        .van(organisatie.pk)
        .filter(
            soort="vb",
            vervallen_op__isnull=True,
            uiterste_datum__gte=moment.begin,
            uiterste_datum__lt=moment.vandaag,
        )
        .annotate(uitkomst=uitkomst),
        assen=(As("uitkomst", "Uitkomst", OP_TIJD),),
        volgorde=("uiterste_datum", "id"),
        kolommen=("casus_nummer", "melding_nummer", "uiterste_datum", "gehaald_op"),
        teller=("op_tijd",),
    )
