# SPDX-License-Identifier: EUPL-1.2
"""The signals of one person: gravest first, then newest; without what stands as due in a list of the same page."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from meldingen.models import Casus, Consult, Signaal, Termijn
from organisaties.models import Medewerker
from organisaties.rechten import Recht

from .werk import WERKFASEN

SIGNALEN = 10
SIGNALEN_ALLE = 500
# How long an answer stays there; it cannot be settled, it stands in the dossier and among the consulten.
DAGEN_ANTWOORD = 14
KOLOMMEN = (
    "id", "soort", "sinds", "voor", "consult", "wie", "rang", "nummer", "eerdere_meldingen", "eerste_melding_op",
)  # fmt: skip

Soort = Signaal.Soort
# Somebody may be in danger, or somebody took what was not theirs; then what must be done; then what comes near.
ERNST: tuple[tuple[Soort, ...], ...] = (
    (Soort.BERICHT_CRISIS, Soort.OVERDRACHT_TERUG, Soort.OVERDRACHT_VERLOPEN, Soort.NOODTOEGANG),
    (Soort.TERMIJN_VERSTREKEN, Soort.BERICHT_ERBIJ, Soort.BERICHT_ONZEKER, Soort.TERUGKOPPELING_LAAT),
    (Soort.MONITORING_TE_DOEN, Soort.TERMIJN_NADERT),
)
VAN_CASUS = {
    "_nummer": F("casus__nummer"),
    "_eerdere_meldingen": F("casus__eerdere_meldingen"),
    "_eerste_melding_op": F("casus__eerste_melding_op"),
}
VAN_TERMIJN = (Soort.TERMIJN_VERSTREKEN, Soort.TERMIJN_NADERT)

Rij = dict[str, Any]


def signalen(medewerker: Medewerker, nu: datetime, *, alle: bool) -> tuple[list[Rij], bool]:
    """The first open signals of this person, or all of them; and whether there are more.

    Among them the answers to his own questions, which no signal tells: `consult` is the number of such a one.
    """
    maximum = SIGNALEN_ALLE if alle else SIGNALEN
    rang = Case(*(When(soort__in=soorten, then=Value(rang)) for rang, soorten in enumerate(ERNST)), default=Value(1))
    leeg = Value("", output_field=CharField())
    van_signaal = _niet_elders(medewerker).annotate(
        _id=F("pk"), _soort=F("soort"), _sinds=F("sinds"), _voor=F("voor_id"), _consult=leeg, _wie=leeg, _rang=rang,
        **VAN_CASUS,
    )  # fmt: skip
    van_consult = _antwoorden(medewerker, nu).annotate(
        _id=F("pk"), _soort=leeg, _sinds=F("beantwoord_op"), _voor=F("gevraagd_door_id"), _consult=F("nummer"),
        _wie=F("beantwoord_door__naam"), _rang=Value(1), **VAN_CASUS,
    )  # fmt: skip
    kolommen = [f"_{naam}" for naam in KOLOMMEN]
    gevonden = van_signaal.values_list(*kolommen).union(van_consult.values_list(*kolommen), all=True)
    rijen = [
        _met_tekst(dict(zip(KOLOMMEN, rij, strict=True)))
        for rij in gevonden.order_by("_rang", "-_sinds", "-_id")[: maximum + 1]
    ]
    return rijen[:maximum], len(rijen) > maximum


def _met_tekst(rij: Rij) -> Rij:
    return rij | {"tekst": f"{rij['wie']} beantwoordde uw vraag" if rij["consult"] else Soort(rij["soort"]).label}


def _antwoorden(medewerker: Medewerker, nu: datetime) -> QuerySet[Consult]:
    beantwoord = Consult.objects.zichtbaar_voor(medewerker).filter(status=Consult.Status.BEANTWOORD)
    vanaf = nu - timedelta(days=DAGEN_ANTWOORD)
    return beantwoord.filter(gevraagd_door=medewerker, beantwoord_op__gte=vanaf)


def _niet_elders(medewerker: Medewerker) -> QuerySet[Signaal]:
    """Without the terms of the own casussen, and the moments that stand in the list of monitoring.

    They stay open: whoever gets another list, gets them to see.
    """
    rijen = Signaal.objects.zichtbaar_voor(medewerker).open()
    if medewerker.heeft(Recht.MELDING_BEOORDELEN) or medewerker.heeft(Recht.DIENST_UITVOEREN):
        eigen = (
            Casus.objects.zichtbaar_voor(medewerker)
            .filter(behandelaar=medewerker, gesloten_op__isnull=True)
            .filter(Q(fase__in=WERKFASEN) | Q(overdracht_wacht=True))
        )
        rijen = rijen.exclude(soort__in=VAN_TERMIJN, casus_id__in=eigen.values("pk"))
    if medewerker.heeft(Recht.MONITORING_UITVOEREN):
        rijen = rijen.exclude(soort=Soort.MONITORING_TE_DOEN).exclude(_van_moment(medewerker))
    return rijen


def _van_moment(medewerker: Medewerker) -> Q:
    """The signal is about the term of a monitoringsmoment; see `meldingen.signaleren.termijnsleutel`."""
    sleutel = Concat(Cast("pk", CharField()), Value(":"), Cast("uiterste_datum", CharField()), output_field=CharField())
    termijnen = Termijn.objects.zichtbaar_voor(medewerker).filter(
        casus_id=OuterRef("casus_id"), soort__startswith="monitoring"
    )
    return Q(soort__in=VAN_TERMIJN) & Q(Exists(termijnen.alias(sleutel=sleutel).filter(sleutel=OuterRef("sleutel"))))
