# SPDX-License-Identifier: EUPL-1.2
"""Which steps this person can do with this document at this moment: for buttons and for the API."""

from typing import TYPE_CHECKING

from . import rechten
from .models import Document

if TYPE_CHECKING:
    from organisaties.models import Medewerker


def op_document(medewerker: "Medewerker", document: Document) -> list[str]:
    weg = document.ingetrokken_op is not None
    kan = {
        "document_bijwerken": not weg and rechten.mag_document_bijwerken(medewerker, document),
        "document_intrekken": not weg and rechten.mag_document_intrekken(medewerker, document),
        "document_terugzetten": weg and rechten.mag_document_terugzetten(medewerker, document),
    }
    return [stap for stap, mag in kan.items() if mag]
