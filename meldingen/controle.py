# SPDX-License-Identifier: EUPL-1.2
"""Checks that several steps make on what people type; each refusal names its field."""

from collections.abc import Iterable
from datetime import date, datetime

from organisaties.codes import GelezenCodes
from organisaties.models import Medewerker

from .fouten import OngeldigeInvoer, eis_veld

TEKST_MAX = 20_000
EERSTE_JAAR = 2015


def eis_tekst(veld: str, tekst: str, *, verplicht: str | None = None, maximum: int = TEKST_MAX) -> str:
    """Stripped text; refuses NUL bytes, more than `maximum` characters and, with `verplicht` as message, nothing."""
    schoon = tekst.strip()
    if "\x00" in schoon:
        raise OngeldigeInvoer("Deze tekst bevat een teken dat niet opgeslagen kan worden.", veld=veld)
    if len(schoon) > maximum:
        aantal = f"{len(schoon):,} van {maximum:,}".replace(",", ".")
        raise OngeldigeInvoer(f"Deze tekst is te lang: {aantal} tekens. Kort de tekst in.", veld=veld)
    if verplicht and not schoon:
        raise OngeldigeInvoer(verplicht, veld=veld)
    return schoon


def eis_codes(
    velden: dict[str, str | Iterable[str] | None],
    lijsten: dict[str, str],
    op: date,
    gelezen: GelezenCodes | None = None,
) -> dict[str, list[str]]:
    """Check all codes of a step: each must be of its list and valid on `op`.

    `velden` is field → key, keys or None; `lijsten` field → list. Returns field → keys. One refusal names every
    field that is wrong. One query, or none when the step has `gelezen` the keys already.
    """
    per_veld = {veld: [waarde] if isinstance(waarde, str) else list(waarde or ()) for veld, waarde in velden.items()}
    codes = gelezen or GelezenCodes(sleutel for sleutels in per_veld.values() for sleutel in sleutels)
    fout = {
        veld: ["Deze waarde staat niet (meer) in de lijst. Kies een andere."]
        for veld, sleutels in per_veld.items()
        if not all(codes.geldt(sleutel, lijsten[veld], op) for sleutel in sleutels)
    }
    if fout:
        raise OngeldigeInvoer("Controleer de gekozen waarden.", velden=fout)
    return per_veld


def eis_ontvangst(ontvangen_op: datetime, nu: datetime) -> None:
    """The moment at which Veilig Thuis was reached: not in the future, not before it existed."""
    # The year first: midnight of the year 1 has no moment in UTC to compare with.
    eis_veld(
        ontvangen_op.year >= EERSTE_JAAR,
        "ontvangen_op",
        f"Veilig Thuis bestaat sinds {EERSTE_JAAR}. Controleer het jaar.",
    )
    eis_veld(ontvangen_op <= nu, "ontvangen_op", "Dit moment ligt in de toekomst. Vul in wanneer het binnenkwam.")


def eis_collega(veld: str, medewerker_id: int | None, *, organisatie_id: int, niet: int | None) -> None:
    """A second professional: an active colleague of the same organisation, not the one who decides."""
    if medewerker_id is None:
        return
    eis_veld(medewerker_id != niet, veld, "Kies een andere collega: u beslist zelf al.")
    collega = Medewerker.objects.filter(pk=medewerker_id, vt_organisatie_id=organisatie_id, is_active=True)
    eis_veld(collega.exists(), veld, "Deze collega is niet bekend.")
