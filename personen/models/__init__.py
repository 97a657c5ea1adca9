# SPDX-License-Identifier: EUPL-1.2
"""People, per VT organisation: the same human being known to two organisations is two rows."""

from personen.models.persoon import GESLACHT_ONBEKEND, Persoon
from personen.models.samenvoeging import Samenvoeging
from personen.models.verband import POSTCODE_VORM, Adres, Gezag, Relatie

__all__ = ["GESLACHT_ONBEKEND", "POSTCODE_VORM", "Adres", "Gezag", "Persoon", "Relatie", "Samenvoeging"]
