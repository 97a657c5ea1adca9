# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from documenten.gegevens import DocumentGegevens, Gekeurd, keur_gegevens
from documenten.models import Document
from documenten.rechten import mag_document_bijwerken
from meldingen.fouten import VerkeerdeToestand
from meldingen.overgang import bewaar, vergrendel, vergrendel_rij
from meldingen.rechten import eis, eis_versie
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "document_bijwerken"


def document_bijwerken(
    *,
    medewerker: Medewerker,
    document: Document,
    gegevens: DocumentGegevens,
    uit_afgeschermde_bron: bool | None,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Document:
    """Correct what is said about a document; its file never changes: another file is another document.

    Who: whoever writes in dossiers and sees it. `uit_afgeschermde_bron` as in `document_toevoegen`; False opens it to
    all who see the dossier, also when a source is secret, and the audit names what was chosen. Errors: as
    `document_toevoegen`, `InmiddelsGewijzigd`, `VerkeerdeToestand` when it was withdrawn in the meantime.
    """
    with transaction.atomic():
        casus = vergrendel(document.casus_id)
        document = vergrendel_rij(document)
        eis(mag_document_bijwerken(medewerker, document))
        gezegd = vars(gegevens) | {"afgeschermd": uit_afgeschermde_bron, "document": document.pk}
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=gezegd)
        if handeling.resultaat_id:
            return document
        eis_versie(document, versie)
        if document.ingetrokken_op is not None:
            raise VerkeerdeToestand("Een collega heeft dit document uit het dossier gehaald.")
        nieuw = keur_gegevens(gegevens, casus, op=dag_van(document.toegevoegd_op), nu=nu)
        veranderd = _zet(document, nieuw, uit_afgeschermde_bron=uit_afgeschermde_bron)
        bewaar(document, *veranderd)
        gekozen = {"afgeschermd": uit_afgeschermde_bron} if "uit_afgeschermde_bron" in veranderd else {}
        leg_vast(
            actie=STAP,
            onderwerp="document",
            nummer=document.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"velden": " ".join(veranderd), **gekozen},
        )
        handeling.rond_af(document.pk)
        return document


def _zet(document: Document, nieuw: Gekeurd, *, uit_afgeschermde_bron: bool | None) -> list[str]:
    """The names of the columns that differ, which now hold what was said."""
    velden = vars(nieuw) | {"uit_afgeschermde_bron": uit_afgeschermde_bron}
    melding = velden.pop("melding")
    velden["melding_id"] = melding.pk if melding else None
    veranderd = [naam for naam, waarde in velden.items() if getattr(document, naam) != waarde]
    for naam in veranderd:
        setattr(document, naam, velden[naam])
    return [naam.removesuffix("_id") for naam in veranderd]
