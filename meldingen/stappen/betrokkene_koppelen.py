# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.fouten import OngeldigeInvoer, VerkeerdeToestand, eis_veld
from meldingen.gezien import eis_gezien
from meldingen.herhaling.bijwerken import werk_personen_bij
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.koppelen import koppel
from meldingen.models import Betrokkene
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.persoonbeeld import zichtbare_personen
from meldingen.rechten import eis, mag_personen_beheren
from organisaties.models import Medewerker
from personen.samenvoegen import samen_met, vergrendel_samen

STAP = "betrokkene_koppelen"


def betrokkene_koppelen(
    *,
    medewerker: Medewerker,
    betrokkene: Betrokkene,
    persoon_nummer: str,
    nu: datetime,
    gezien: str = "",
    token: UUID | None = None,
) -> Betrokkene:
    """Say after registration that somebody of a melding is a person who was known already.

    Who: whoever may change persons. From 'not linked' to 'gekoppeld': the own row of the betrokkene and the known one
    are one human from now on, and what was known of the people of their meldingen is derived again. Nothing moves, so
    `betrokkene_ontkoppelen` gives back exactly what was. Errors: `OngeldigeInvoer` at persoon_nummer for a person who
    is absent or shielded, who has another BSN or who is in this melding already; `VerkeerdeToestand` when somebody
    linked him first; `InmiddelsGewijzigd` when either was merged, or changed, after he was shown (`gezien`).
    Source: Handelingsprotocol 2019 (checking the voorgeschiedenis).
    """
    with transaction.atomic():
        vergrendel_samen(betrokkene.organisatie_id)
        casus = vergrendel(betrokkene.casus_id)
        betrokkene = vergrendel_rij(betrokkene)
        eis(mag_personen_beheren(medewerker, casus))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"betrokkene": betrokkene.pk, "persoon_nummer": persoon_nummer},
        )
        if handeling.resultaat_id:
            return betrokkene
        if betrokkene.herkenning == Betrokkene.Herkenning.GEKOPPELD:
            raise VerkeerdeToestand("Een collega was u voor: deze betrokkene is al gekoppeld aan een bekende persoon.")
        bekende = zichtbare_personen(medewerker).filter(nummer=persoon_nummer.strip().replace("\x00", "?")).first()
        if bekende is None:
            raise OngeldigeInvoer("Deze persoon is niet bekend.", veld="persoon_nummer")
        eis_gezien(gezien, betrokkene.persoon, bekende)
        anderen = betrokkene.melding.betrokkenen.exclude(pk=betrokkene.pk).values_list("persoon_id", flat=True)
        eis_veld(
            not samen_met([bekende.pk]).keys() & set(anderen), "persoon_nummer", "Deze persoon staat al bij de melding."
        )
        try:
            koppel(betrokkene, bekende, door_id=medewerker.pk, reden="", nu=nu)
        except ValidationError as fout:
            raise OngeldigeInvoer(fout.messages[0], veld="persoon_nummer") from None
        werk_personen_bij([betrokkene.persoon_id, bekende.pk], nu=nu)
        werk_lijsten_bij([betrokkene.persoon_id, bekende.pk], nu=nu)
        leg_vast(
            actie=STAP,
            onderwerp="melding",
            nummer=betrokkene.melding.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"persoon": betrokkene.persoon.nummer, "bekende": bekende.nummer},
        )
        handeling.rond_af(betrokkene.pk)
        return betrokkene
