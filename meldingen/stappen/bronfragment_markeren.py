# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from meldingen.bronnen import keur_passage, staat_in_dossier, vergrendel_bron
from meldingen.fouten import eis_veld
from meldingen.models import Bronfragment, Melding
from meldingen.overgang import vergrendel, vergrendel_rij
from meldingen.rechten import eis, mag_bron_inzien
from meldingen.weglaten import plat
from organisaties.models import Medewerker

STAP = "bronfragment_markeren"


def bronfragment_markeren(
    *, medewerker: Medewerker, melding: Melding, bron_id: int, tekst: str, nu: datetime, token: UUID | None = None
) -> Bronfragment:
    """Mark a passage by which this source could be recognised: it is left out of all that leaves Veilig Thuis.

    Who: whoever may see the source. The passage is kept, encrypted, and not its place, so it is left out wherever it
    stands, also in what is written later. Two at once give one mark. Errors: `OngeldigeInvoer` at tekst for a passage
    that is too short or too long, that is in no text of this casus or that is marked already; at bron for a source of
    another melding.
    """
    with transaction.atomic():
        casus = vergrendel(melding.casus_id)
        melding = vergrendel_rij(melding)
        eis(mag_bron_inzien(medewerker, melding))
        bron = vergrendel_bron(melding, bron_id)
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={"bron": bron.pk, "tekst": tekst}
        )
        if handeling.resultaat_id:
            return Bronfragment.objects.get(pk=handeling.resultaat_id)
        passage = keur_passage(tekst)
        gemarkeerd = Bronfragment.objects.filter(casus=casus).geldig()
        eis_veld(
            plat(passage) not in {plat(fragment.tekst) for fragment in gemarkeerd},
            "tekst",
            "Deze passage is al gemarkeerd.",
        )
        eis_veld(
            staat_in_dossier(casus, passage),
            "tekst",
            "Deze passage staat in geen enkele tekst van dit dossier. Neem hele woorden over, zoals ze er staan.",
        )
        fragment = Bronfragment.objects.create(
            organisatie_id=melding.organisatie_id,
            casus=casus,
            bron=bron,
            tekst=passage,
            gemarkeerd_op=nu,
            gemarkeerd_door=medewerker,
        )
        leg_vast(
            actie=STAP,
            onderwerp="bron",
            nummer=melding.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"bron": bron.pk},
        )
        handeling.rond_af(fragment.pk)
        return fragment
