# SPDX-License-Identifier: EUPL-1.2
"""The only writers of the audit log: leg_vast and leg_vast_alle (done), inzage (seen), weigering (refused)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from audit.context import Context, huidig
from audit.models import AuditRegel, Uitkomst
from audit.verwerkingen import verwerking_voor

Waarde = str | int | bool | None

TEKST_MAX = 200
NUMMER_MAX = 64


class AuditFout(Exception):
    """A programming error: the caller does not keep to the contract of the writer."""


def leg_vast(
    *,
    actie: str,
    onderwerp: str,
    nummer: str,
    organisatie_id: int | None,
    medewerker_id: int | None,
    casus_id: int | None = None,
    gegevens: Mapping[str, Waarde] | None = None,
    grond: str = "",
) -> None:
    """Record an act inside the caller's transaction, so that act and row stand or fall together.

    medewerker_id None means the system itself. `gegevens` holds codes, ids and dates (ISO text), never
    case content. Raises AuditFout outside a transaction or on anything that looks like content.
    """
    if not transaction.get_connection().in_atomic_block:
        raise AuditFout("leg_vast hoort binnen de transactie van de handeling")
    _schrijf(
        Uitkomst.GEDAAN,
        actie=actie,
        onderwerp=onderwerp,
        nummer=nummer,
        organisatie_id=organisatie_id,
        medewerker_id=medewerker_id,
        casus_id=casus_id,
        gegevens=gegevens or {},
        grond=grond,
    )


@dataclass(frozen=True, kw_only=True)
class Vastlegging:
    """What leg_vast takes, of one of many acts."""

    actie: str
    onderwerp: str
    nummer: str
    organisatie_id: int | None
    medewerker_id: int | None
    casus_id: int | None = None
    gegevens: Mapping[str, Waarde] = field(default_factory=dict)
    grond: str = ""


def leg_vast_alle(vastleggingen: Iterable[Vastlegging]) -> None:
    """leg_vast for many acts of one transaction, in one statement."""
    if not transaction.get_connection().in_atomic_block:
        raise AuditFout("leg_vast_alle hoort binnen de transactie van de handeling")
    context = huidig()
    AuditRegel.objects.bulk_create([_regel(context, Uitkomst.GEDAAN, **vars(v)) for v in vastleggingen])


def inzage(
    *,
    onderwerp: str,
    nummer: str,
    organisatie_id: int | None,
    medewerker_id: int | None,
    casus_id: int | None = None,
    actie: str = "inzage",
    aantal: int | None = None,
    grond: str = "",
) -> None:
    """Record a read and commit it before the caller shows anything; an error here means nothing is shown.

    Always on the primary, also when the data come from a replica. Refuses to run inside a transaction
    (RuntimeError), because the row would then not be committed yet.
    """
    with transaction.atomic(durable=True):
        _schrijf(
            Uitkomst.INGEZIEN,
            actie=actie,
            onderwerp=onderwerp,
            nummer=nummer,
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            casus_id=casus_id,
            gegevens={} if aantal is None else {"aantal": aantal},
            grond=grond,
        )


def inzage_alle(inzagen: Iterable[Vastlegging]) -> None:
    """inzage for many rows that are shown together, in one statement."""
    context = huidig()
    with transaction.atomic(durable=True):
        AuditRegel.objects.bulk_create([_regel(context, Uitkomst.INGEZIEN, **vars(een)) for een in inzagen])


def weigering(
    *,
    actie: str,
    onderwerp: str,
    nummer: str,
    organisatie_id: int | None,
    medewerker_id: int | None,
    reden: str,
    casus_id: int | None = None,
) -> None:
    """Record a refusal in a transaction of its own; called by the door after the step was rolled back.

    `nummer` may come straight from a URL: what cannot be stored or read is dropped instead of refused.
    """
    with transaction.atomic(durable=True):
        _schrijf(
            Uitkomst.GEWEIGERD,
            actie=actie,
            onderwerp=onderwerp,
            nummer=nummer,
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            casus_id=casus_id,
            gegevens={"reden": reden},
            grond="",
        )


def _schrijf(
    uitkomst: Uitkomst,
    *,
    actie: str,
    onderwerp: str,
    nummer: str,
    organisatie_id: int | None,
    medewerker_id: int | None,
    casus_id: int | None,
    gegevens: Mapping[str, Waarde],
    grond: str,
) -> None:
    regel = _regel(
        huidig(),
        uitkomst,
        actie=actie,
        onderwerp=onderwerp,
        nummer=nummer,
        organisatie_id=organisatie_id,
        medewerker_id=medewerker_id,
        casus_id=casus_id,
        gegevens=gegevens,
        grond=grond,
    )
    regel.save(force_insert=True)


def _regel(
    context: Context,
    uitkomst: Uitkomst,
    *,
    actie: str,
    onderwerp: str,
    nummer: str,
    organisatie_id: int | None,
    medewerker_id: int | None,
    casus_id: int | None,
    gegevens: Mapping[str, Waarde],
    grond: str,
) -> AuditRegel:
    verwerking = verwerking_voor(onderwerp)
    return AuditRegel(
        actie=actie,
        uitkomst=uitkomst,
        onderwerp=onderwerp,
        nummer=_leesbaar(nummer)[:NUMMER_MAX],
        casus_id=casus_id,
        organisatie_id=organisatie_id,
        medewerker_id=medewerker_id,
        partij_id=context.partij(),
        deur=context.deur,
        ip=context.ip,
        verzoek_id=context.verzoek_id,
        verwerkingsactiviteit=verwerking.activiteit,
        grond=grond or verwerking.grond,
        gegevens={sleutel: _toegestaan(sleutel, waarde) for sleutel, waarde in gegevens.items()},
    )


def _toegestaan(sleutel: str, waarde: Waarde) -> Waarde:
    if waarde is None or isinstance(waarde, bool | int):
        return waarde
    if not isinstance(waarde, str):
        raise AuditFout(f"gegevens[{sleutel}]: {type(waarde).__name__} hoort niet in de audit")
    if len(waarde) > TEKST_MAX:
        raise AuditFout(f"gegevens[{sleutel}]: langer dan {TEKST_MAX} tekens, dus geen code, id of datum")
    return _leesbaar(waarde)


def _leesbaar(tekst: str) -> str:
    """Without NUL, control and direction characters: a log line must not be able to lie to its reader."""
    return "".join(teken for teken in tekst if teken.isprintable())
