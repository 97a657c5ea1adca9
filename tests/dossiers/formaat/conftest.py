# SPDX-License-Identifier: EUPL-1.2
from tests.dossiers.inlezen.conftest import importeer

__all__ = ["importeer"]
