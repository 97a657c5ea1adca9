# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.controle import eis_tekst
from meldingen.fouten import OngeldigeInvoer
from meldingen.gezien import eis_gezien
from meldingen.herhaling.bijwerken import werk_personen_bij
from meldingen.herkenning import laat_vervallen, vernieuw_vragen
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.persoonbeeld import zichtbare_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import vergrendel_samen, voeg_samen

STAP = "personen_samenvoegen"
REDEN_MAX = 500


def personen_samenvoegen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    andere_nummer: str,
    reden: str,
    nu: datetime,
    versie: int | None = None,
    gezien: str = "",
    token: UUID | None = None,
) -> Samenvoeging:
    """Decide that two persons are one human. Both rows stay; `personen_splitsen` undoes it.

    Who: whoever may change persons. What was known of the people of all their meldingen is derived again. Errors:
    `OngeldigeInvoer` at andere_nummer for a person who is absent or shielded, the same one, one already, or who has
    another BSN, and at reden; `InmiddelsGewijzigd` when somebody changed the person, or whoever else the screen showed
    (`gezien`), after it was shown; merged with a third, either is somebody else than was judged.
    """
    with transaction.atomic():
        vergrendel_samen(persoon.organisatie_id)
        persoon = Persoon.objects.defer("bsn").select_for_update(of=("self",), no_key=True).get(pk=persoon.pk)
        eis(mag_personen_beheren(medewerker, persoon))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={"persoon": persoon.pk, "andere_nummer": andere_nummer, "reden": reden},
        )
        if handeling.resultaat_id:
            return Samenvoeging.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        verplicht = "Schrijf op waarom dit dezelfde persoon is."
        reden = eis_tekst("reden", reden, verplicht=verplicht, maximum=REDEN_MAX)
        ander = zichtbare_personen(medewerker).filter(nummer=andere_nummer.strip().replace("\x00", "?")).first()
        if ander is None:
            raise OngeldigeInvoer("Deze persoon is niet bekend.", veld="andere_nummer")
        eis_gezien(gezien, persoon, ander)
        try:
            samenvoeging = voeg_samen(een=persoon, ander=ander, door_id=medewerker.pk, reden=reden, nu=nu)
        except ValidationError as fout:
            raise OngeldigeInvoer(fout.messages[0], veld="andere_nummer") from None
        laat_vervallen([persoon.pk])
        vernieuw_vragen([persoon.pk])
        werk_personen_bij([persoon.pk], nu=nu)
        werk_lijsten_bij([persoon.pk], nu=nu)
        leg_vast(
            actie=STAP,
            onderwerp="persoon",
            nummer=persoon.nummer,
            organisatie_id=persoon.organisatie_id,
            medewerker_id=medewerker.pk,
            gegevens={"andere": ander.nummer},
        )
        handeling.rond_af(samenvoeging.pk)
        return samenvoeging
