# SPDX-License-Identifier: EUPL-1.2
"""Why a handover cannot be answered or withdrawn any more, in words for both sides."""

from typing import Any, Protocol

from .werkproces import Overdrachtstatus

# The receiver hears which organisation acted, never which employee of Veilig Thuis.
UITLEG = {
    Overdrachtstatus.BEVESTIGD: "de ontvangst van deze overdracht is al bevestigd{wie}",
    Overdrachtstatus.AANVAARD: "deze overdracht is al aanvaard{wie}",
    Overdrachtstatus.GEWEIGERD: "deze overdracht is al geweigerd{wie}",
    Overdrachtstatus.TERUGGELEGD: "deze overdracht is al teruggelegd{wie}",
}


class Beantwoord(Protocol):
    """The handover and who answered it; each is an employee or None."""

    status: str
    bevestigd_door: Any
    aanvaard_door: Any
    beeindigd_door: Any


def te_laat(overdracht: Beantwoord) -> str:
    """Who was first, for the one who comes second on a locked handover."""
    if overdracht.status == Overdrachtstatus.INGETROKKEN:
        return "Veilig Thuis heeft deze overdracht ingetrokken. U hoeft er niets meer mee te doen."
    if overdracht.status == Overdrachtstatus.VERLOPEN:
        return "De termijn van deze overdracht is verlopen. Neem contact op met Veilig Thuis."
    if overdracht.status == Overdrachtstatus.VERZONDEN:
        return "Deze overdracht is nog niet aanvaard. Aanvaard of weiger haar eerst."
    wie = _wie(overdracht)
    uitleg = UITLEG.get(Overdrachtstatus(overdracht.status))
    if uitleg is None:
        return "Dit kan nu niet meer met deze overdracht."
    return f"Een collega was u voor: {uitleg.format(wie=f' door {wie.naam}' if wie else '')}."


def _wie(overdracht: Beantwoord) -> Any:
    if overdracht.status == Overdrachtstatus.BEVESTIGD:
        return overdracht.bevestigd_door
    if overdracht.status == Overdrachtstatus.AANVAARD:
        return overdracht.aanvaard_door
    return overdracht.beeindigd_door
