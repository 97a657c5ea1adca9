# SPDX-License-Identifier: EUPL-1.2
"""A melding with what belongs to it now: its assessment, its dienst, its terms and the steps that are possible."""

from dataclasses import dataclass

from django.db.models import Value

from organisaties.models import Code, Medewerker

from .beoordeling import leidende_beoordeling
from .bronnen import mag_melder_partij
from .models import Dienst, Melding, Termijn, Veiligheidsbeoordeling
from .opnemen import CODELIJSTEN
from .toegestaan import op_melding
from .werkproces import Beoordelingstatus, Dienststatus, Status


@dataclass(frozen=True)
class Meldingbeeld:
    melding: Melding
    beoordeling: Veiligheidsbeoordeling | None
    diensten: tuple[Dienst, ...]
    termijnen: tuple[Termijn, ...]
    stappen: tuple[str, ...]
    # The code of the organisation that reported, for who may know that.
    melder_partij: str | None


def lees_melding(melding: Melding, medewerker: Medewerker) -> Meldingbeeld:
    """At most two queries, three while the casus waits for a handover.

    `melding` is visible to `medewerker` already and brings its casus.
    """
    beoordelingen = melding.beoordelingen.select_related(
        "zwaarte", "urgentie", "duur", "vastgesteld_door", "gestart_door", "meebeslisser", "dienst__uitvoerder"
    ).order_by("pk")
    if melding.status == Status.ONTVANGEN:
        # Nobody took it up: there is nothing to read.
        beoordelingen = beoordelingen.none()
    vb = next((rij for rij in beoordelingen if rij.status != Beoordelingstatus.VERVANGEN), None)
    diensten = tuple(rij.dienst for rij in beoordelingen if hasattr(rij, "dienst"))
    for dienst in diensten:
        dienst.melding = melding
    termijnen = tuple(
        Termijn.objects.filter(melding=melding, onderwerp__in=("melding", "dienst")).order_by("uiterste_datum", "pk")
    )
    stappen = op_melding(
        medewerker,
        melding,
        besluit_te_herzien=_is_te_herzien(melding, vb, diensten),
        geinformeerd=not any(termijn.soort == "informeren" and termijn.is_open for termijn in termijnen),
    )
    partij = melding.melder_partij.code if melding.melder_partij and mag_melder_partij(medewerker, melding) else None
    return Meldingbeeld(melding, vb, diensten, termijnen, tuple(stappen), partij)


def codes_van(melding: Melding) -> dict[str, list[Code]]:
    """Every list of codes that a melding has in one query, each in the order of its list."""
    takken = [
        Code.objects.filter(pk__in=getattr(Melding, lijst).through.objects.filter(melding=melding).values("code_id"))
        .annotate(van=Value(lijst))
        .order_by()
        for lijst in CODELIJSTEN
    ]
    per_lijst: dict[str, list[Code]] = {lijst: [] for lijst in CODELIJSTEN}
    for code in sorted(takken[0].union(*takken[1:], all=True), key=lambda code: (code.volgorde, code.pk)):
        per_lijst[code.van].append(code)
    return per_lijst


def _is_te_herzien(melding: Melding, vb: Veiligheidsbeoordeling | None, diensten: tuple[Dienst, ...]) -> bool:
    """The same condition as in the step, on rows that are loaded already."""
    casus = melding.casus
    if vb is None or melding.status != Status.BEOORDEELD or casus.overdracht_wacht:
        return False
    if any(dienst.status == Dienststatus.GEPLAND for dienst in diensten):
        return True
    if any(dienst.beoordeling_id == vb.pk and dienst.status == Dienststatus.LOOPT for dienst in diensten):
        return False
    return casus.overdracht_nodig and leidende_beoordeling(casus).first() == vb
