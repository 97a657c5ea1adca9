# SPDX-License-Identifier: EUPL-1.2
"""The task to tell the melder what became of it: it creates itself, says by itself when there is nobody to tell, and
says that it is late.

Nothing here says who the melder is: whether there is one to tell is all that is read of the source.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Cast

from .gevaar import TE_BEOORDELEN
from .klok import instelling_van
from .models import Bron, Casus, Melding, Signaal, Terugkoppeling
from .signaleren import geef_signaal, handel_af
from .termijnen.kalender import dag_van
from .termijnen.regels import uiterste_datum

LIJST = "terugkoppelvervalreden"
AMBTSHALVE, ONBEKEND = f"{LIJST}:ambtshalve", f"{LIJST}:onbekend"
MELDERS = (Bron.Soort.MELDER, Bron.Soort.MEDEMELDER)
Na = Terugkoppeling.Na


def begin_terugkoppeling(casus: Casus, melding: Melding, na: Terugkoppeling.Na, *, nu: datetime) -> None:
    """For a step that ends an assessment or an onderzoek on the locked `casus`: once per melding and occasion.

    Two queries. Without a melder who can be told it lapses at once.
    """
    taak = _taak(casus, melding, na, nu)
    taak.vervalreden_id = _waarom_niet(melding)
    taak.vervallen_op = dag_van(nu) if taak.vervalreden_id else None
    # One per melding and occasion: whoever comes second finds it there.
    Terugkoppeling.objects.bulk_create([taak], ignore_conflicts=True)


def begin_eigen_terugkoppeling(melding: Melding, bron: Bron, *, nu: datetime) -> None:
    """For a step by which a melder became known: once per melder, with a term of his own.

    Not while the melding must still be assessed: then he hears with the others. It is locked, and so is its casus.
    """
    if melding.status in TE_BEOORDELEN or bron.onbekend or bron.soort not in MELDERS:
        return
    if Terugkoppeling.objects.filter(bron=bron).exists():
        return
    eerdere = Terugkoppeling.objects.filter(melding=melding, na=Na.BIJGEKOMEN).aggregate(hoogste=Max("volgnummer"))
    taak = _taak(melding.casus, melding, Na.BIJGEKOMEN, nu)
    taak.bron, taak.volgnummer = bron, (eerdere["hoogste"] or 0) + 1
    taak.save()


def vergeet_eigen_terugkoppeling(bron: Bron) -> bool:
    """This source is about to go: so is his task, as if it never was, when nobody settled it; False when somebody did.

    The casus is locked.
    """
    rij = Terugkoppeling.objects.filter(bron=bron).first()
    if rij is None:
        return True
    if rij.gedaan_op is not None or rij.vervallen_op is not None:
        return False
    Signaal.objects.filter(soort=Signaal.Soort.TERUGKOPPELING_LAAT, sleutel=str(rij.pk)).delete()
    rij.delete()
    return True


def _taak(casus: Casus, melding: Melding, na: Terugkoppeling.Na, nu: datetime) -> Terugkoppeling:
    uiterlijk = uiterste_datum("terugkoppelen", dag_van(nu), instelling=instelling_van(casus.organisatie))
    return Terugkoppeling(
        organisatie_id=casus.organisatie_id,
        casus=casus,
        melding=melding,
        na=na,
        ontstaan_op=nu,
        uiterste_datum=uiterlijk.uiterste_datum,
    )


def _waarom_niet(melding: Melding) -> str | None:
    if melding.ambtshalve:
        return AMBTSHALVE
    melders = Bron.objects.filter(melding=melding, soort__in=MELDERS, onbekend=False)
    return None if melders.exists() else ONBEKEND


def te_late_terugkoppelingen(nu: datetime) -> "QuerySet[Terugkoppeling]":
    """Open tasks of which the last day has passed and that do not have their signal yet, earliest first."""
    sleutel = Cast(OuterRef("pk"), CharField())
    heeft = Signaal.objects.filter(soort=Signaal.Soort.TERUGKOPPELING_LAAT, sleutel=sleutel)
    laat = Terugkoppeling.objects.open().filter(~Exists(heeft), uiterste_datum__lt=dag_van(nu))
    return laat.order_by("uiterste_datum", "pk")


def signaleer_terugkoppeling(terugkoppeling_id: int, *, nu: datetime) -> bool:
    """Tell who handled the melding that its melder still knows nothing; nothing when he was told meanwhile."""
    with transaction.atomic():
        # The lock makes this wait for a step that is settling the task right now.
        rij = Terugkoppeling.objects.select_for_update(of=("self",), no_key=True).filter(pk=terugkoppeling_id).first()
        if rij is None or not te_late_terugkoppelingen(nu).filter(pk=terugkoppeling_id).exists():
            return False
        return geef_signaal(
            soort=Signaal.Soort.TERUGKOPPELING_LAAT,
            sleutel=str(rij.pk),
            organisatie_id=rij.organisatie_id,
            casus=rij.casus,
            voor_id=rij.melding.behandelaar_id,
            nu=nu,
        )


def handel_terugkoppelsignaal_af(rij: Terugkoppeling, *, op: datetime) -> None:
    handel_af([Signaal.Soort.TERUGKOPPELING_LAAT], [str(rij.pk)], op=op)
