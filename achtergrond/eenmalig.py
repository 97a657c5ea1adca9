# SPDX-License-Identifier: EUPL-1.2
"""The same submitted form does the thing once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from achtergrond.models import Handeling


class InhoudVerschilt(Exception):
    """The token was used before, for another step, by somebody else or with other content."""


class HandelingFout(Exception):
    """A programming error: a step did not keep to the contract of `begin`."""


def begin(*, token: UUID | None, stap: str, medewerker_id: int | None, inhoud: Mapping[str, Any]) -> Handeling:
    """Claim the token inside the step's transaction, after the right and before the stale-screen check.

    `resultaat_id` of the answer is None: go on, and end with `rond_af(id)`. It is set: the same act was done
    before, return that row. While another transaction holds the token this waits for its end: after a commit
    it answers as above, after a rollback the token is free. Without a token nothing is remembered.
    Raises InhoudVerschilt for the same token with another step, employee or content.
    """
    if token is None:
        return Handeling(token=uuid4(), stap=stap, medewerker_id=medewerker_id, inhoud_hash="")
    if not connection.in_atomic_block:
        raise HandelingFout("begin hoort binnen de transactie van de stap")
    inhoud_hash = _hash(token, stap, medewerker_id, inhoud)
    with connection.cursor() as cursor:
        # bulk_create(ignore_conflicts=True) does the same but does not tell whether the row was ours.
        cursor.execute(
            """
            INSERT INTO achtergrond_handeling (token, stap, medewerker_id, inhoud_hash) VALUES (%s, %s, %s, %s)
            ON CONFLICT (token) DO NOTHING
            """,
            [token, stap, medewerker_id, inhoud_hash],
        )
        nieuw = cursor.rowcount == 1
    if nieuw:
        return Handeling(token=token, stap=stap, medewerker_id=medewerker_id, inhoud_hash=inhoud_hash)
    handeling = Handeling.objects.get(pk=token)
    if handeling.inhoud_hash != inhoud_hash:
        raise InhoudVerschilt
    if handeling.resultaat_id is None:
        raise HandelingFout(f"{stap} werd vastgelegd zonder rond_af")
    return handeling


def _hash(token: UUID, stap: str, medewerker_id: int | None, inhoud: Mapping[str, Any]) -> str:
    # The token in it makes equal content incomparable between rows.
    canoniek = json.dumps([token, stap, medewerker_id, inhoud], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(canoniek.encode()).hexdigest()
