# SPDX-License-Identifier: EUPL-1.2
from tests.afscherming.conftest import stand, wereld

__all__ = ["stand", "wereld"]
