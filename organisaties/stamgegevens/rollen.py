# SPDX-License-Identifier: EUPL-1.2
"""Which role carries which rights: (code, name, rights)."""

from __future__ import annotations

from typing import Final

from organisaties.rechten import Recht

ROLLEN: Final[tuple[tuple[str, str, tuple[Recht, ...]], ...]] = (
    (
        "frontoffice",
        "Frontoffice",
        (
            Recht.CONTACT_VASTLEGGEN,
            Recht.BERICHTEN_VERWERKEN,
            Recht.MELDING_REGISTREREN,
            Recht.PERSONEN_BEHEREN,
            Recht.ADVIES_REGISTREREN,
            Recht.DOSSIER_INZIEN,
            Recht.BRON_INZIEN,
            Recht.NOODTOEGANG,
        ),
    ),
    (
        "beoordelaar",
        "Beoordelaar",
        (
            Recht.DOSSIER_INZIEN,
            Recht.BRON_INZIEN,
            Recht.MELDING_REGISTREREN,
            Recht.PERSONEN_BEHEREN,
            Recht.CONTACT_VASTLEGGEN,
            Recht.BERICHTEN_VERWERKEN,
            Recht.MELDING_BEOORDELEN,
            Recht.BESLUIT_HERZIEN,
            Recht.OVERDRAGEN,
            Recht.CONSULT_VRAGEN,
            Recht.NOODTOEGANG,
            Recht.CASUS_HEROPENEN,
        ),
    ),
    (
        "onderzoeker",
        "Onderzoeker",
        (
            Recht.DOSSIER_INZIEN,
            Recht.BRON_INZIEN,
            Recht.PERSONEN_BEHEREN,
            Recht.DIENST_UITVOEREN,
            Recht.OVERDRAGEN,
            Recht.MONITORING_UITVOEREN,
            Recht.CASUS_AFSLUITEN,
            Recht.CASUS_HEROPENEN,
            Recht.CONSULT_VRAGEN,
            Recht.BESLUIT_HERZIEN,
            Recht.NOODTOEGANG,
        ),
    ),
    ("gedragswetenschapper", "Gedragswetenschapper", (Recht.DOSSIER_INZIEN, Recht.CONSULT_GEVEN)),
    ("manager", "Manager", (Recht.STURING_INZIEN, Recht.DOSSIER_INZIEN)),
    ("beheer", "Functioneel beheer", (Recht.BEHEER_STAMGEGEVENS, Recht.BEHEER_MEDEWERKERS)),
    ("privacy", "Privacyfunctionaris", (Recht.AUDIT_INZIEN,)),
    ("lokaalteam", "Lokaal team", (Recht.OVERDRACHT_ONTVANGEN,)),
    ("overleglid", "Lid interventieoverleg", (Recht.OVERLEG_INZIEN,)),
)
