# SPDX-License-Identifier: EUPL-1.2
"""The signals of one person: gravest first, then newest; without what stands as due in a list of the same page."""

from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from meldingen.models import Casus, Signaal, Termijn
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from .werk import WERKFASEN

SIGNALEN = 10
SIGNALEN_ALLE = 500

Soort = Signaal.Soort
# Somebody may be in danger, or somebody took what was not theirs; then what must be done; then what comes near.
ERNST: tuple[tuple[Soort, ...], ...] = (
    (Soort.BERICHT_CRISIS, Soort.OVERDRACHT_TERUG, Soort.OVERDRACHT_VERLOPEN, Soort.NOODTOEGANG),
    (Soort.TERMIJN_VERSTREKEN, Soort.BERICHT_ERBIJ, Soort.BERICHT_ONZEKER, Soort.TERUGKOPPELING_LAAT),
    (Soort.MONITORING_TE_DOEN, Soort.TERMIJN_NADERT),
)
VAN_TERMIJN = (Soort.TERMIJN_VERSTREKEN, Soort.TERMIJN_NADERT)

Rij = dict[str, Any]


def signalen(medewerker: Medewerker, *, alle: bool) -> tuple[list[Rij], bool]:
    """The first open signals of this person, or all of them; and whether there are more."""
    maximum = SIGNALEN_ALLE if alle else SIGNALEN
    ernst = Case(*(When(soort__in=soorten, then=Value(rang)) for rang, soorten in enumerate(ERNST)))
    gevonden = (
        _niet_elders(medewerker)
        .annotate(
            nummer=F("casus__nummer"),
            eerdere_meldingen=F("casus__eerdere_meldingen"),
            eerste_melding_op=F("casus__eerste_melding_op"),
        )
        .order_by(ernst, "-sinds", "-id")
        .values("id", "soort", "sinds", "nummer", "voor_id", "eerdere_meldingen", "eerste_melding_op")[: maximum + 1]
    )
    rijen = [{**rij, "tekst": Soort(rij["soort"]).label} for rij in gevonden]
    return rijen[:maximum], len(rijen) > maximum


def _niet_elders(medewerker: Medewerker) -> QuerySet[Signaal]:
    """Without the terms of the own casussen, and the moments that stand in the list of monitoring.

    They stay open: whoever gets another list, gets them to see.
    """
    rijen = Signaal.objects.zichtbaar_voor(medewerker).open()
    if medewerker.heeft(Recht.MELDING_BEOORDELEN) or medewerker.heeft(Recht.DIENST_UITVOEREN):
        eigen = Casus.objects.filter(behandelaar=medewerker, gesloten_op__isnull=True).filter(
            Q(fase__in=WERKFASEN) | Q(overdracht_wacht=True)
        )
        rijen = rijen.exclude(soort__in=VAN_TERMIJN, casus_id__in=eigen.values("pk"))
    if medewerker.heeft(Recht.MONITORING_UITVOEREN):
        rijen = rijen.exclude(soort=Soort.MONITORING_TE_DOEN).exclude(_van_moment())
    return rijen


def _van_moment() -> Q:
    """The signal is about the term of a monitoringsmoment; see `meldingen.signaleren.termijnsleutel`."""
    sleutel = Concat(Cast("pk", CharField()), Value(":"), Cast("uiterste_datum", CharField()), output_field=CharField())
    termijnen = Termijn.objects.filter(casus_id=OuterRef("casus_id"), soort__startswith="monitoring")
    return Q(soort__in=VAN_TERMIJN) & Q(Exists(termijnen.alias(sleutel=sleutel).filter(sleutel=OuterRef("sleutel"))))
