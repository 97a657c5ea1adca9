# SPDX-License-Identifier: EUPL-1.2
"""The states of a handover and the steps between them. Data only; `docs/werkproces.md` shows this table."""

from django.db.models import TextChoices


class Overdrachtstatus(TextChoices):
    VERZONDEN = "verzonden", "Verzonden"
    BEVESTIGD = "bevestigd", "Ontvangst bevestigd"
    AANVAARD = "aanvaard", "Aanvaard"
    GEWEIGERD = "geweigerd", "Geweigerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERLOPEN = "verlopen", "Verlopen"
    TERUGGELEGD = "teruggelegd", "Teruggelegd"
    MEEGEGEVEN = "meegegeven", "Meegegeven aan het cliëntsysteem"


class Moment(TextChoices):
    """When in the process the handover is made; agreements distinguish the two."""

    NIEUW = "nieuw", "Na de veiligheidsbeoordeling"
    NA_DIENST = "na_dienst", "Na onderzoek of Voorwaarden & Vervolg"


# Waiting for the receiver: one such handover of a person to a party at a time.
OPEN = (Overdrachtstatus.VERZONDEN, Overdrachtstatus.BEVESTIGD)
# The receiver reads the package only while it is asked for an answer or has the handover.
PAKKET_LEESBAAR = (*OPEN, Overdrachtstatus.AANVAARD)

OVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Overdrachtstatus.VERZONDEN): frozenset({"overdragen"}),
    ("", Overdrachtstatus.MEEGEGEVEN): frozenset({"overdragen"}),
    (Overdrachtstatus.VERZONDEN, Overdrachtstatus.BEVESTIGD): frozenset({"bevestigen"}),
    (Overdrachtstatus.VERZONDEN, Overdrachtstatus.AANVAARD): frozenset({"aanvaarden"}),
    (Overdrachtstatus.BEVESTIGD, Overdrachtstatus.AANVAARD): frozenset({"aanvaarden"}),
    (Overdrachtstatus.VERZONDEN, Overdrachtstatus.GEWEIGERD): frozenset({"weigeren"}),
    (Overdrachtstatus.BEVESTIGD, Overdrachtstatus.GEWEIGERD): frozenset({"weigeren"}),
    (Overdrachtstatus.VERZONDEN, Overdrachtstatus.INGETROKKEN): frozenset({"intrekken"}),
    (Overdrachtstatus.BEVESTIGD, Overdrachtstatus.INGETROKKEN): frozenset({"intrekken"}),
    (Overdrachtstatus.VERZONDEN, Overdrachtstatus.VERLOPEN): frozenset({"laat_verlopen"}),
    (Overdrachtstatus.BEVESTIGD, Overdrachtstatus.VERLOPEN): frozenset({"laat_verlopen"}),
    (Overdrachtstatus.AANVAARD, Overdrachtstatus.TERUGGELEGD): frozenset({"terugleggen"}),
}
