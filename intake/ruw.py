# SPDX-License-Identifier: EUPL-1.2
"""The body of a message as it came in, for people."""

import base64

from intake.models import InkomendBericht


def ruwe_tekst(bericht: InkomendBericht) -> str:
    """The body as text, also where it is none: what is no UTF-8, and NUL, shows as the sign for that."""
    return base64.b64decode(bericht.ruw or "").decode("utf-8", errors="replace").replace("\x00", "\ufffd")
