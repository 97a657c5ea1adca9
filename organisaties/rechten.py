# SPDX-License-Identifier: EUPL-1.2
"""The rights that a role can carry. Which role carries which is data: stamgegevens/rollen.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models

if TYPE_CHECKING:
    from organisaties.models import Medewerker, VTOrganisatie


class Recht(models.TextChoices):
    CONTACT_VASTLEGGEN = "contact_vastleggen", "contact vastleggen"
    MELDING_REGISTREREN = "melding_registreren", "melding registreren"
    ADVIES_REGISTREREN = "advies_registreren", "advies registreren"
    BERICHTEN_VERWERKEN = "berichten_verwerken", "inkomende berichten verwerken"
    PERSONEN_BEHEREN = "personen_beheren", "personen bijwerken, koppelen en samenvoegen"
    DOSSIER_INZIEN = "dossier_inzien", "dossier inzien"
    BRON_INZIEN = "bron_inzien", "bron (melder, informant) inzien"
    MELDING_BEOORDELEN = "melding_beoordelen", "melding beoordelen"
    BESLUIT_HERZIEN = "besluit_herzien", "besluit herzien"
    DIENST_UITVOEREN = "dienst_uitvoeren", "dienst uitvoeren"
    OVERDRAGEN = "overdragen", "overdragen"
    OVERDRACHT_ONTVANGEN = "overdracht_ontvangen", "overdracht ontvangen"
    MONITORING_UITVOEREN = "monitoring_uitvoeren", "monitoring uitvoeren"
    CASUS_AFSLUITEN = "casus_afsluiten", "casus afsluiten"
    CASUS_HEROPENEN = "casus_heropenen", "casus heropenen"
    CONSULT_VRAGEN = "consult_vragen", "consult vragen"
    CONSULT_GEVEN = "consult_geven", "consult geven"
    STURING_INZIEN = "sturing_inzien", "sturingsinformatie inzien"
    BEHEER_STAMGEGEVENS = "beheer_stamgegevens", "stamgegevens beheren"
    BEHEER_MEDEWERKERS = "beheer_medewerkers", "medewerkers beheren"
    AUDIT_INZIEN = "audit_inzien", "auditlog inzien"
    OVERLEG_INZIEN = "overleg_inzien", "overleglijst inzien"
    NOODTOEGANG = "noodtoegang", "noodtoegang gebruiken"


# Somebody of a party in the chain sees handovers made to that party and lists of its overleg. An
# employee of VT never answers a handover in the name of the receiver.
VAN_KETENPARTNER: Final = frozenset({str(Recht.OVERDRACHT_ONTVANGEN), str(Recht.OVERLEG_INZIEN)})
VAN_VT: Final = frozenset(str(recht) for recht in Recht) - {str(Recht.OVERDRACHT_ONTVANGEN)}


def mag_stamgegevens_beheren(medewerker: Medewerker) -> bool:
    return medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.BEHEER_STAMGEGEVENS)


def mag_instellingen_beheren(medewerker: Medewerker, organisatie: VTOrganisatie) -> bool:
    """Of the own organisation alone: what another one decides is not ours to see or change."""
    return medewerker.vt_organisatie_id == organisatie.pk and mag_stamgegevens_beheren(medewerker)
