# SPDX-License-Identifier: EUPL-1.2
"""For a form with a text that may name no family: the words to look at again, and the box that says that one did."""

from django import forms

from meldingen.gezinsgegevens import zoek

MAXIMUM = 40_000


def nagekeken() -> forms.BooleanField:
    return forms.BooleanField(label="Ik heb nagekeken: dit zijn geen gegevens van het gezin", required=False)


def woorden_in(getypt: str, *, notities: str = "", beller: str = "") -> list[str]:
    """Per kind the words as typed; for whoever typed them alone."""
    return [
        f"{vondst.soort}: {', '.join(vondst.woorden)}"
        for vondst in zoek(getypt[:MAXIMUM], notities=notities, beller=beller)
    ]
