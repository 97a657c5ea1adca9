# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a document: how they are kept, recognised and given back."""

import hashlib
from base64 import b64decode, b64encode
from hmac import compare_digest

from organisaties.versleuteling import blinde_index

from .bestandssoorten import EML
from .mail import Bijlage, bijlagen_van
from .models import Document, Documentinhoud


class InhoudBeschadigd(Exception):
    """What is stored is not what was added; nobody gets to see it."""


def kenmerk_van(inhoud: bytes, organisatie_id: int) -> bytes:
    """Equal for equal files of one organisation; whoever has only the table cannot test a file that he knows."""
    return blinde_index(organisatie_id, "documenten.inhoud", hashlib.sha256(inhoud).hexdigest())


def bewaar_inhoud(document: Document, inhoud: bytes) -> None:
    Documentinhoud.objects.create(
        document=document, organisatie_id=document.organisatie_id, inhoud=b64encode(inhoud).decode()
    )


def lees_inhoud(document: Document) -> bytes:
    """The file as it was added. The document is visible already; raises `InhoudBeschadigd`."""
    inhoud = b64decode(document.inhoud.inhoud or "", validate=True)
    if not compare_digest(kenmerk_van(inhoud, document.organisatie_id), bytes(document.inhoud_hash)):
        raise InhoudBeschadigd(document.nummer)
    return inhoud


def lees_bijlagen(document: Document) -> list[Bijlage]:
    """What hangs on a mail; nothing of any other kind of document, whose file is not even read."""
    return bijlagen_van(lees_inhoud(document)) if document.inhoudstype == EML.inhoudstype else []
