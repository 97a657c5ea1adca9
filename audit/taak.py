# SPDX-License-Identifier: EUPL-1.2
"""The base class of every task: what a task records carries the door 'taak' and the task's own id."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from celery import Task

from audit.context import in_context


class Taak(Task):  # type: ignore[type-arg]
    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        taak_id = self.request.id
        with in_context("taak", verzoek_id=UUID(taak_id) if taak_id else uuid4()):
            return super().__call__(*args, **kwargs)
