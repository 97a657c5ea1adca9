# SPDX-License-Identifier: EUPL-1.2
"""By which channel a sender reaches Veilig Thuis: a fact about the sender, that nobody types."""

from intake.models import Afzender

POLITIE = "meldersoort:politie"


def kanaal_van(afzender: Afzender) -> str:
    """The key of the code; a machine that is neither the form nor the police delivers what was written."""
    if afzender.soort == Afzender.Soort.FORMULIER:
        return "kanaal:formulier"
    return "kanaal:politie" if afzender.meldersoort_id == POLITIE else "kanaal:schriftelijk"
