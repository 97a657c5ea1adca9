# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from documenten.bestand import Bestand, keur
from documenten.gegevens import DocumentGegevens, keur_gegevens
from documenten.inhoud import bewaar_inhoud, kenmerk_van
from documenten.models import Document
from documenten.rechten import mag_document_toevoegen
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Casus
from meldingen.nummers import volgend_nummer
from meldingen.overgang import vergrendel
from meldingen.rechten import eis
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Medewerker

STAP = "document_toevoegen"


def document_toevoegen(
    *,
    medewerker: Medewerker,
    casus: Casus,
    gegevens: DocumentGegevens,
    bestand: Bestand,
    nu: datetime,
    uit_afgeschermde_bron: bool | None = None,
    nogmaals: bool = False,
    token: UUID | None = None,
) -> Document:
    """Add a file to a dossier, open or closed: a letter may come after the end.

    Who: whoever writes in dossiers. `uit_afgeschermde_bron` None: as the sources are whenever it is read. The same file
    twice in one casus takes `nogmaals`; only what this person may see is compared. Errors: `OngeldigeInvoer` at bestand
    (what it is by its content, size, name), soort, titel, gedateerd_op, ontvangen_op, melding, nogmaals.
    """
    with transaction.atomic():
        casus = vergrendel(casus.pk)
        eis(mag_document_toevoegen(medewerker, casus))
        kenmerk = kenmerk_van(bestand.inhoud, casus.organisatie_id)
        gezegd = vars(gegevens) | {"afgeschermd": uit_afgeschermde_bron, "nogmaals": nogmaals}
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud=gezegd | {"casus": casus.pk, "naam": bestand.naam, "bestand": kenmerk.hex()},
        )
        if handeling.resultaat_id:
            return Document.objects.get(pk=handeling.resultaat_id)
        soort = keur(bestand)
        gekeurd = keur_gegevens(gegevens, casus, op=dag_van(nu), nu=nu)
        if not nogmaals:
            _eis_nieuw(medewerker, casus, kenmerk)
        document = Document.objects.create(
            organisatie_id=casus.organisatie_id,
            nummer=volgend_nummer("D", nu),
            casus=casus,
            **vars(gekeurd),
            bestandsnaam=bestand.naam,
            uit_afgeschermde_bron=uit_afgeschermde_bron,
            inhoudstype=soort.inhoudstype,
            grootte=len(bestand.inhoud),
            inhoud_hash=kenmerk,
            toegevoegd_op=nu,
            toegevoegd_door=medewerker,
        )
        bewaar_inhoud(document, bestand.inhoud)
        leg_vast(
            actie=STAP,
            onderwerp="document",
            nummer=document.nummer,
            organisatie_id=casus.organisatie_id,
            medewerker_id=medewerker.pk,
            casus_id=casus.pk,
            gegevens={"soort": document.soort_id, "afgeschermd": uit_afgeschermde_bron},
        )
        handeling.rond_af(document.pk)
        return document


def _eis_nieuw(medewerker: Medewerker, casus: Casus, kenmerk: bytes) -> None:
    zelfde = Document.objects.zichtbaar_voor(medewerker).filter(casus=casus, inhoud_hash=kenmerk)
    nummer = zelfde.order_by("pk").values_list("nummer", flat=True).first()
    if nummer is not None:
        tekst = (
            f"Dit bestand staat al in het dossier, als {nummer}. Moet het er nog een keer in? Kies het bestand opnieuw "
            "en zet hier een vinkje."
        )
        raise OngeldigeInvoer(tekst, veld="nogmaals")
