# SPDX-License-Identifier: EUPL-1.2
from tests.werkplek.demogegevens.conftest import maak_zaken

__all__ = ["maak_zaken"]
