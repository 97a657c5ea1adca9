# SPDX-License-Identifier: EUPL-1.2
"""Reading what was received: the adapter of its format, and what the message says put beside the raw body."""

from intake.formaten.vorm import Bericht
from intake.models import InkomendBericht


def gelezen_van(bericht: InkomendBericht) -> Bericht | None:
    """What a message says, or None while it is not read or cannot be. Codes may have left their list since."""
    return None if bericht.gelezen is None else Bericht.model_validate_json(bericht.gelezen)
