# SPDX-License-Identifier: EUPL-1.2
"""Which steps this person can do with this document at this moment: for buttons and for the API."""

from typing import TYPE_CHECKING

from . import rechten
from .models import Document

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def op_document(medewerker: "Medewerker", document: Document) -> list[str]:
    kan = {
        "document_bijwerken": rechten.mag_document_bijwerken(medewerker, document),
        "document_intrekken": rechten.mag_document_intrekken(medewerker, document),
    }
    return [stap for stap, mag in kan.items() if mag and document.ingetrokken_op is None]
