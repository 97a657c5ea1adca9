# SPDX-License-Identifier: EUPL-1.2
"""Putting the shipped agreements in the database. What is there already, changed or not, is left as it is."""

from django.db import transaction
from psycopg2.extras import DateRange

from organisaties.models import Organisatie, VTOrganisatie
from organisaties.stamgegevens.vorm import BEGIN

from .models import Interventieoverleg, Routeregel, Samenwerkingsafspraak
from .routeren import STANDAARD_AANVAARDEN, STANDAARD_BEVESTIGEN
from .stamgegevens import AFSPRAKEN, OVERLEGGEN, Afspraak, Regel

Partijen = dict[tuple[str, str], Organisatie]


@transaction.atomic
def laad() -> None:
    regios = {regio.code: regio for regio in VTOrganisatie.objects.all()}
    partijen: Partijen = {
        (partij.vt_organisatie.code, partij.code): partij
        for partij in Organisatie.objects.select_related("vt_organisatie")
    }
    for afspraak in AFSPRAKEN:
        _laad_afspraak(afspraak, regios[afspraak.regio], partijen)
    for overleg in OVERLEGGEN:
        partij = partijen[overleg.regio, overleg.partij]
        Interventieoverleg.objects.get_or_create(
            partij=partij,
            defaults={
                "organisatie": regios[overleg.regio],
                "gemeente_id": overleg.gemeente,
                "naam": overleg.naam,
                "ritme": overleg.ritme,
                "weekdag": overleg.weekdag,
            },
        )


def _laad_afspraak(afspraak: Afspraak, regio: VTOrganisatie, partijen: Partijen) -> None:
    rij, nieuw = Samenwerkingsafspraak.objects.get_or_create(
        gemeente_id=afspraak.gemeente,
        versie=1,
        defaults={
            "organisatie": regio,
            "periode": DateRange(BEGIN, None),
            "document": afspraak.document,
            "bevestigtermijn_werkdagen": STANDAARD_BEVESTIGEN,
            "aanvaardtermijn_werkdagen": STANDAARD_AANVAARDEN,
            "monitoring_na_overdracht": afspraak.monitoring_na_overdracht,
            "terugleggen": afspraak.terugleggen,
        },
    )
    if nieuw:
        Routeregel.objects.bulk_create(
            _routeregel(rij, volgorde, regel, afspraak.regio, partijen)
            for volgorde, regel in enumerate(afspraak.regels, start=1)
        )


def _routeregel(
    afspraak: Samenwerkingsafspraak, volgorde: int, regel: Regel, regio: str, partijen: Partijen
) -> Routeregel:
    return Routeregel(
        afspraak=afspraak,
        volgorde=volgorde,
        zwaarte_id=f"zwaarte:{regel.zwaarte}" if regel.zwaarte else None,
        minderjarigen=regel.minderjarigen,
        hulp_betrokken=regel.hulp_betrokken,
        moment=regel.moment,
        bestemming=partijen[regio, regel.bestemming] if regel.bestemming else None,
        wijze_id=f"wijze:{regel.wijze}" if regel.wijze else None,
        monitor=regel.monitor,
        basis=regel.basis,
        brontekst=regel.brontekst,
        actief=regel.actief,
    )
