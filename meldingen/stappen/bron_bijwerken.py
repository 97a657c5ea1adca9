# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.bronnen import gegevens_van, keur_bron, vergrendel_bron
from meldingen.models import Bron, Melding
from meldingen.overgang import bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie, mag_bron_inzien
from meldingen.termijnen.kalender import dag_van
from meldingen.terugkoppelen import begin_eigen_terugkoppeling
from organisaties.models import Medewerker

STAP = "bron_bijwerken"


def bron_bijwerken(
    *,
    medewerker: Medewerker,
    melding: Melding,
    bron_id: int,
    gegevens: Mapping[str, Any],
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Bron:
    """Write who told it, whether the family may know that, and what the source does itself from now on.

    Who: whoever may see the source. `gegevens` are fields as in `bronnen.gegevens_van`; what is not named stays as it
    is. A professional stays secret on a ground, somebody else without consent (Uitvoeringsbesluit Wmo 2015 art. 4.1.8
    lid 3, text of 2015). Nothing that was sent before changes. Turns out who an unknown melder is after the assessment,
    then he is still to be told what followed. The audit names fields and no content. Errors:
    `OngeldigeInvoer` per field, and at bron for a source of another melding; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_bron_inzien(medewerker, melding))
        bron = vergrendel_bron(melding, bron_id)
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**gegevens, "bron": bron.pk}
        )
        if handeling.resultaat_id:
            return bron
        eis_versie(bron, versie)
        vroeger = gegevens_van(bron)
        kolommen = keur_bron({**vroeger, **gegevens}, op=dag_van(melding.ontvangen_op), vandaag=dag_van(nu))
        for kolom, waarde in kolommen.items():
            setattr(bron, kolom, waarde)
        bewaar(bron, *kolommen)
        if bron.soort == Bron.Soort.MELDER and melding.melder_onbekend != bron.onbekend:
            melding.melder_onbekend = bron.onbekend
            bewaar(melding, "melder_onbekend")
        if vroeger["onbekend"] and not bron.onbekend:
            begin_eigen_terugkoppeling(melding, bron, nu=nu)
        nieuw = gegevens_van(bron)
        leg_vast(
            actie=STAP,
            onderwerp="bron",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=melding.casus_id,
            gegevens={
                "bron": bron.pk,
                "onthulling": bron.onthulling_id,
                "velden": " ".join(veld for veld in nieuw if nieuw[veld] != vroeger[veld]),
            },
        )
        handeling.rond_af(bron.pk)
        return bron
