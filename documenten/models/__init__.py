# SPDX-License-Identifier: EUPL-1.2
from .document import Document, Documentinhoud, Documentterugzetting

__all__ = ["Document", "Documentinhoud", "Documentterugzetting"]
