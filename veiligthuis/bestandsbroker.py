# SPDX-License-Identifier: EUPL-1.2
"""The broker of the demo and of the tests: a folder with a file per message, so no server is needed."""

from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """As the one of kombu, but a message has its name only once it is whole: half a message stops the worker."""

    def _put(self, queue: str, payload: dict[str, Any], **_: Any) -> None:  # type: ignore[override]  # as its own parent
        naam = f"{round(monotonic() * 1000)}_{uuid4()}"
        klad = Path(self.data_folder_out, f"{naam}.klad")
        klad.write_text(dumps(payload))
        klad.rename(klad.with_name(f"{naam}.{queue}.msg"))


class Transport(filesystem.Transport):
    Channel = Channel
    # Looking in a folder is cheap. After every task a worker waits this long, and nobody's work should wait a second.
    polling_interval = 0.1
