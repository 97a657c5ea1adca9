# SPDX-License-Identifier: EUPL-1.2
"""What lies on the table on a day: open casussen and open terms. Read from the state columns as they are now."""

from datetime import datetime

from django.db.models import Case, CharField, F, Value, When

from meldingen.termijnbeeld import NAMEN
from meldingen.werkproces import Fase
from organisaties.models import VTOrganisatie
from rapportage.models import RapportCasus, RapportTermijn
from rapportage.querysets import RapportQuerySet

from .cijfer import ONBEKEND, As, Cijfer, Waarde
from .indelen import TERMIJN, Peil, as_gemeente, peil, per_termijn

CASUSKOLOMMEN = ("casus_nummer", "fase", "gemeente_id", "uiterste_datum", "geopend_op")
TERMIJNSOORTEN = (*(Waarde(soort, naam) for soort, naam in NAMEN.items()), Waarde(ONBEKEND, "Onbekend"))
FASEN = tuple(Waarde(str(fase.value), str(fase.label)) for fase in Fase if fase != Fase.AFGESLOTEN)


def caseload(organisatie: VTOrganisatie, nu: datetime) -> Cijfer:
    """Open casussen by phase and by how near the nearest open term is.

    A casus is open from receipt until its monitoring, or else VT's involvement, has ended. `uiterste_datum` is the
    nearest open term of any kind. Unknowns: a casus without an open term has its own column.
    """
    moment = peil(organisatie, nu)
    return Cijfer(
        code="caseload",
        titel="Caseload per fase en termijn",
        definitie=(
            "Alle open casussen. Een casus is open vanaf de ontvangst van de melding tot de monitoring, of anders de "
            "bemoeienis, is geëindigd. De termijn is de eerste nog lopende termijn van de casus, van welke soort ook."
        ),
        bron="rapport_casus: fase, uiterste_datum",
        eenheid="casussen",
        peildatum=moment.vandaag,
        rijen=_open_casussen(moment),
        assen=(As("fase", "Fase", FASEN), As("termijn", "Termijn", TERMIJN)),
        volgorde=("uiterste_datum", "id"),
        kolommen=CASUSKOLOMMEN,
    )


def caseload_per_gemeente(organisatie: VTOrganisatie, nu: datetime) -> Cijfer:
    """The same open casussen by gemeente of the family and by term.

    Unknowns: 'onbekend', outside the region, and gemeenten that left the region each have a row.
    """
    moment = peil(organisatie, nu)
    gemeenten, uitdrukking = as_gemeente(moment)
    return Cijfer(
        code="gemeenten",
        titel="Caseload per gemeente",
        definitie="Alle open casussen, naar de gemeente van de directbetrokkenen op de dag van de melding.",
        bron="rapport_casus: gemeente_id, uiterste_datum",
        eenheid="casussen",
        peildatum=moment.vandaag,
        rijen=_open_casussen(moment).annotate(gemeente=uitdrukking),
        assen=(gemeenten, As("termijn", "Termijn", TERMIJN)),
        volgorde=("uiterste_datum", "id"),
        kolommen=CASUSKOLOMMEN,
    )


def termijnen_in_zicht(organisatie: VTOrganisatie, nu: datetime) -> Cijfer:
    """Open terms that have passed or end within five working days, by kind.

    Counts terms, not casussen: one casus may have several. Unknowns: a kind that the rules do not name is 'onbekend'.
    """
    moment = peil(organisatie, nu)
    bekend = Case(When(soort__in=list(NAMEN), then=F("soort")), default=Value(ONBEKEND), output_field=CharField())
    rijen = (
        RapportTermijn.objects.all()
        .van(organisatie.pk)
        .filter(gehaald_op__isnull=True, vervallen_op__isnull=True, uiterste_datum__lte=moment.grens)
        .annotate(termijn=per_termijn(moment), termijnsoort=bekend)
    )
    return Cijfer(
        code="termijnen",
        titel="Termijnen: te laat of binnen vijf werkdagen",
        definitie=(
            "Alle lopende termijnen waarvan de laatste dag voorbij is, of binnen vijf werkdagen valt. "
            "Het zijn termijnen, geen casussen: één casus kan er meer hebben."
        ),
        bron="rapport_termijn: soort, uiterste_datum",
        eenheid="termijnen",
        peildatum=moment.vandaag,
        rijen=rijen,
        assen=(As("termijnsoort", "Soort termijn", TERMIJNSOORTEN), As("termijn", "Termijn", TERMIJN[:3])),
        volgorde=("uiterste_datum", "id"),
        kolommen=("casus_nummer", "melding_nummer", "termijnsoort", "uiterste_datum"),
    )


def _open_casussen(moment: Peil) -> RapportQuerySet:
    rijen: RapportQuerySet = (
        RapportCasus.objects.all()
        .van(moment.organisatie.pk)
        .filter(gesloten_op__isnull=True)
        .annotate(termijn=per_termijn(moment))
    )
    return rijen
