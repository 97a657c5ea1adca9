# SPDX-License-Identifier: EUPL-1.2
"""What is sent: messages that all differ, of events and families that several share, and the order they come in."""

import json
import random
from collections.abc import Sequence

MEESTE_KEREN = 5
# One in so many cannot be read, and has to be kept all the same.
ONLEESBAAR = 50


def lichaam(nummer: int) -> bytes:
    """The body of message `nummer`: three messages to an event, five to a family."""
    if nummer % ONLEESBAAR == ONLEESBAAR - 1:
        return f'{{"formaat": "vt-bericht-1", "toelichting": "afgebroken {nummer}'.encode()
    return json.dumps(
        {
            "formaat": "vt-bericht-1",
            "gebeurtenis_id": f"gebeurtenis-{nummer // 3}",
            "gezin_id": f"gezin-{nummer // 5}",
            "gebeurd_op": "2026-03-10",
            "crisis": nummer % 40 == 0,
            "gemeente": "GM0034",
            "hgkm": "ja",
            "toelichting": f"Melding van buren over geschreeuw. Volgnummer {nummer}. "
            + "Het bleef lang onrustig. " * 20,
            "aard": ["lichamelijk"],
            "melder": {"soort": "politie", "instelling": "Politie"},
            "personen": [
                {"rol": "slachtoffer", "voornamen": f"Voornaam{nummer}", "geboortenaam": "Achternaam"},
                {"rol": "kind", "geboortenaam": "Achternaam", "geboortedatum": "2018"},
            ],
        }
    ).encode()


def kenmerk(nummer: int) -> str:
    return f"PL-{nummer:06d}"


def afleveringen(berichten: int, zaad: int) -> Sequence[int]:
    """The number of the message of each delivery: each one to five times, everything shuffled."""
    toeval = random.Random(zaad)  # noqa: S311 (no secret)
    keren = [nummer for nummer in range(berichten) for _ in range(toeval.randint(1, MEESTE_KEREN))]
    toeval.shuffle(keren)
    return keren
