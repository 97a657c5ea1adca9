# SPDX-License-Identifier: EUPL-1.2
"""The map of what becomes of a message: which states exist and what leads from one to the other.

Data only, as `meldingen.werkproces`; `docs/werkproces.md` shows the table and a test holds the two equal. The machine
receives and reads (`intake.ontvangen`, `intake.lezen`); everything after that is a step of a human.
"""

from django.db.models import TextChoices


class Berichtstatus(TextChoices):
    ONTVANGEN = "ontvangen", "Ontvangen, nog niet gelezen"
    TE_VERWERKEN = "te_verwerken", "Te verwerken"
    ONLEESBAAR = "onleesbaar", "Niet te lezen"
    MELDING = "melding", "Melding geworden"
    TOEGEVOEGD = "toegevoegd", "Bij een melding gevoegd"
    AFGEHANDELD = "afgehandeld", "Afgehandeld zonder melding"


# Waits for a human.
TE_DOEN = frozenset({Berichtstatus.TE_VERWERKEN, Berichtstatus.ONLEESBAAR})

_REGISTREREN = frozenset({"bericht_registreren"})
_TOEVOEGEN = frozenset({"bericht_registreren", "bericht_toevoegen"})
_AFHANDELEN = frozenset({"bericht_afhandelen"})
_HEROPENEN = frozenset({"bericht_heropenen"})
BERICHTOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Berichtstatus.ONTVANGEN): frozenset({"ontvang"}),
    ("", Berichtstatus.ONLEESBAAR): frozenset({"ontvang"}),
    (Berichtstatus.ONTVANGEN, Berichtstatus.TE_VERWERKEN): frozenset({"lees"}),
    (Berichtstatus.ONTVANGEN, Berichtstatus.ONLEESBAAR): frozenset({"lees"}),
    (Berichtstatus.ONLEESBAAR, Berichtstatus.TE_VERWERKEN): frozenset({"lees_opnieuw"}),
    (Berichtstatus.TE_VERWERKEN, Berichtstatus.MELDING): _REGISTREREN,
    (Berichtstatus.ONLEESBAAR, Berichtstatus.MELDING): _REGISTREREN,
    (Berichtstatus.TE_VERWERKEN, Berichtstatus.TOEGEVOEGD): _TOEVOEGEN,
    (Berichtstatus.ONLEESBAAR, Berichtstatus.TOEGEVOEGD): _TOEVOEGEN,
    (Berichtstatus.TE_VERWERKEN, Berichtstatus.AFGEHANDELD): _AFHANDELEN,
    (Berichtstatus.ONLEESBAAR, Berichtstatus.AFGEHANDELD): _AFHANDELEN,
    (Berichtstatus.AFGEHANDELD, Berichtstatus.TE_VERWERKEN): _HEROPENEN,
    (Berichtstatus.AFGEHANDELD, Berichtstatus.ONLEESBAAR): _HEROPENEN,
    (Berichtstatus.TOEGEVOEGD, Berichtstatus.TE_VERWERKEN): _HEROPENEN,
    (Berichtstatus.TOEGEVOEGD, Berichtstatus.ONLEESBAAR): _HEROPENEN,
}
