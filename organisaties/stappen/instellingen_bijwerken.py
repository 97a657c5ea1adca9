# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from achtergrond import eenmalig
from audit.vastleggen import leg_vast
from organisaties.fouten import OngeldigeInvoer, eis, eis_versie
from organisaties.models import Medewerker, VTOrganisatie
from organisaties.rechten import mag_instellingen_beheren

STAP = "instellingen_bijwerken"
GRENZEN: Final = {"drempel_meldingen": (1, 99), "drempel_jaren": (1, 99), "informeren_kind_vanaf": (0, 18)}
CONTACT_MAX: Final = 120


def instellingen_bijwerken(
    *,
    medewerker: Medewerker,
    organisatie: VTOrganisatie,
    vb_eenheid: str,
    goede_vrijdag_vrij: bool,
    besluitdagen_vrij: bool,
    drempel_meldingen: int,
    drempel_jaren: int,
    informeren_kind_vanaf: int,
    contact_afgeschermd: str,
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> VTOrganisatie:
    """Say how this organisation counts, from now on: what was worked out and stored before stays as it is.

    Who: functional management, of the own organisation. A setting has no day from which it counts. The audit has of
    each that changed what it was and what it became. Errors: `OngeldigeInvoer` per field, `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        organisatie = VTOrganisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)
        eis(mag_instellingen_beheren(medewerker, organisatie))
        gezegd: dict[str, Any] = {
            "vb_eenheid": vb_eenheid,
            "goede_vrijdag_vrij": goede_vrijdag_vrij,
            "besluitdagen_vrij": besluitdagen_vrij,
            "drempel_meldingen": drempel_meldingen,
            "drempel_jaren": drempel_jaren,
            "informeren_kind_vanaf": informeren_kind_vanaf,
            "contact_afgeschermd": contact_afgeschermd.strip(),
        }
        handeling = eenmalig.begin(token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud=gezegd)
        if handeling.resultaat_id:
            return organisatie
        eis_versie(organisatie, versie)
        _keur(gezegd)
        veranderd = {veld: nieuw for veld, nieuw in gezegd.items() if getattr(organisatie, veld) != nieuw}
        was = {f"{veld}_was": getattr(organisatie, veld) for veld in veranderd}
        for veld, nieuw in veranderd.items():
            setattr(organisatie, veld, nieuw)
        organisatie.versie += 1
        organisatie.save(update_fields=[*veranderd, "versie"])
        leg_vast(
            actie=STAP,
            onderwerp="instelling",
            nummer=organisatie.code,
            organisatie_id=organisatie.pk,
            medewerker_id=medewerker.pk,
            gegevens={**was, **{f"{veld}_werd": nieuw for veld, nieuw in veranderd.items()}},
        )
        handeling.rond_af(organisatie.pk)
        return organisatie


def _keur(gezegd: dict[str, Any]) -> None:
    """One refusal names every field."""
    fouten = {
        veld: [f"Kies een getal van {laagst} tot en met {hoogst}."]
        for veld, (laagst, hoogst) in GRENZEN.items()
        if not laagst <= gezegd[veld] <= hoogst
    }
    if gezegd["vb_eenheid"] not in VTOrganisatie.Eenheid.values:
        fouten["vb_eenheid"] = ["Kies werkdagen of dagen."]
    contact = gezegd["contact_afgeschermd"]
    if not contact:
        fouten["contact_afgeschermd"] = ["Vul in bij wie een collega terechtkan."]
    elif len(contact) > CONTACT_MAX or not contact.isprintable():
        fouten["contact_afgeschermd"] = [f"Gebruik één regel van hoogstens {CONTACT_MAX} tekens."]
    if fouten:
        raise OngeldigeInvoer("Controleer de instellingen.", velden=fouten)
