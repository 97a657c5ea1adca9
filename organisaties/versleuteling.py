# SPDX-License-Identifier: EUPL-1.2
"""Encryption of single columns, with keys per VTOrganisatie. See docs/versleuteling.md.

What is stored: "VT1", the id of the key (8 bytes), the nonce (12 bytes), AES-256-GCM output. The
name of the column and the organisation are authenticated with it: a value moved to another column,
or relabelled as another organisation's, does not decrypt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from cryptography.exceptions import InvalidTag
from django.core import checks, validators
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2 import Binary

from organisaties.sleutelring import SLEUTEL_ID_LENGTE, Sleutelfout, SleutelOntbreekt, sleutelring

MERK: Final = b"VT1"
KOP_LENGTE: Final = len(MERK) + SLEUTEL_ID_LENGTE
_NONCE_LENGTE: Final = 12
_BEGIN_INHOUD: Final = KOP_LENGTE + _NONCE_LENGTE


class OntsleutelenMislukt(Sleutelfout):
    pass


class Versleuteld(bytes):
    """Ciphertext; the only thing that a VersleuteldVeld hands to the database."""


def versleutel(tekst: str, *, organisatie_id: int, etiket: str) -> Versleuteld:
    return versleutelaar(organisatie_id, etiket=etiket)(tekst)


def versleutelaar(organisatie_id: int, *, etiket: str) -> Callable[[str], Versleuteld]:
    """For many values of one column: the key that is active now is looked up once."""
    return _versleutelaar(organisatiecode(organisatie_id), etiket)


def ontsleutel(waarde: bytes, *, etiket: str) -> str:
    return _ontsleutel(waarde, etiket=etiket)[0]


def herversleutel(waarde: bytes, *, etiket: str) -> Versleuteld:
    """The same text under the active key of the same organisation."""
    tekst, code = _ontsleutel(waarde, etiket=etiket)
    return _versleutelaar(code, etiket)(tekst)


def blinde_index(organisatie_id: int, doel: str, waarde: str) -> bytes:
    """Equal for equal values of one organisation and purpose, meaningless without its index key."""
    sleutel = sleutelring().bos(organisatiecode(organisatie_id)).index
    return hmac.digest(sleutel, f"{doel}\x1f{waarde}".encode(), hashlib.sha256)


def kop(sleutel_id: bytes) -> bytes:
    """How everything that is encrypted with this key begins."""
    return MERK + sleutel_id


def organisatiecode(organisatie_id: int) -> str:
    code = _codes.get(organisatie_id)
    if code is None:
        onthoud_organisaties()
        code = _codes.get(organisatie_id)
    if code is None:
        raise SleutelOntbreekt(f"Er is geen organisatie met id {organisatie_id}.")
    return code


def onthoud_organisaties() -> None:
    """Read id and code of every organisation; an organisation never changes its code."""
    from organisaties.models import VTOrganisatie

    gelezen = dict(VTOrganisatie.objects.values_list("id", "code"))
    _codes.clear()
    _codes.update(gelezen)


_codes: dict[int, str] = {}

if TYPE_CHECKING:
    _Tekstveld = models.Field[str | None, str | None]
else:
    _Tekstveld = models.Field


class VersleuteldVeld(_Tekstveld):
    """Text in Python, ciphertext in the database; the row must have an `organisatie_id`.

    `save`, `bulk_create` and `refresh_from_db` work as for a text column. `update`, `bulk_update`
    and `filter` with a text are refused: they do not know the organisation (null is allowed, and
    so is a value made by `versleutel`). For equality keep a `blinde_index` beside it.

    The name of the column is authenticated. Whoever renames model or field passes the old one as
    `etiket="app.model.veld"`.
    """

    empty_strings_allowed = False
    description = "versleutelde tekst"
    default_error_messages = {"tekst": "Vul tekst in."}

    def __init__(self, *args: Any, etiket: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._etiket = etiket
        self.validators.append(
            validators.ProhibitNullCharactersValidator(message="Verwijder het onzichtbare teken (NUL).")
        )
        if self.max_length is not None:
            self.validators.append(validators.MaxLengthValidator(self.max_length))

    @property
    def etiket(self) -> str:
        return self._etiket or f"{self.model._meta.label_lower}.{self.name}"  # noqa: SLF001

    def versleutel(self, tekst: str, organisatie_id: int) -> Versleuteld:
        return versleutel(tekst, organisatie_id=organisatie_id, etiket=self.etiket)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        bevindingen = super().check(**kwargs)
        if not hasattr(self.model, "organisatie_id"):
            bevindingen.append(
                checks.Error(
                    "A model with a VersleuteldVeld needs organisatie_id: a column or a property.",
                    obj=self,
                    id="organisaties.E001",
                )
            )
        if self.db_index or self.unique:  # type: ignore[attr-defined]  # unknown to django-stubs
            bevindingen.append(
                checks.Error("Ciphertext has no order or equality to index.", obj=self, id="organisaties.E002")
            )
        return bevindingen

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self._etiket is not None:
            kwargs["etiket"] = self._etiket
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "BinaryField"

    def to_python(self, value: Any) -> str | None:
        return None if value is None else str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001
        waarde = getattr(model_instance, self.attname)
        if waarde is None or isinstance(waarde, Versleuteld) or hasattr(waarde, "resolve_expression"):
            return waarde
        if not isinstance(waarde, str):
            raise TypeError(f"{self.etiket} neemt alleen tekst aan.")
        organisatie_id = getattr(model_instance, "organisatie_id", None)
        if organisatie_id is None:
            raise SleutelOntbreekt(f"{self.etiket}: de rij hoort nog bij geen organisatie.")
        return self.versleutel(waarde, organisatie_id)

    def get_db_prep_value(
        self,
        value: Any,
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        if value is None:
            return None
        if not isinstance(value, Versleuteld):
            raise TypeError(
                f"{self.etiket} is versleuteld: gebruik save() of bulk_create(); zoek met een blinde index."
            )
        return Binary(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else ontsleutel(bytes(value), etiket=self.etiket)

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.etiket} wordt niet als leesbare tekst weggeschreven.")


def _versleutelaar(code: str, etiket: str) -> Callable[[str], Versleuteld]:
    ring = sleutelring()
    sleutel = ring.bos(code).actief
    _, slot = ring.slot(sleutel.id)
    begin, bijschrift = kop(sleutel.id), _bijschrift(etiket, code)

    def versleutel(tekst: str) -> Versleuteld:
        if "\x00" in tekst:
            raise ValueError("Tekst met een NUL-teken wordt niet opgeslagen.")
        nonce = os.urandom(_NONCE_LENGTE)
        return Versleuteld(begin + nonce + slot.encrypt(nonce, tekst.encode(), bijschrift))

    return versleutel


def _ontsleutel(waarde: bytes, *, etiket: str) -> tuple[str, str]:
    if not waarde.startswith(MERK) or len(waarde) <= _BEGIN_INHOUD:
        raise OntsleutelenMislukt(f"{etiket}: de opgeslagen waarde is niet door deze software versleuteld.")
    code, slot = sleutelring().slot(waarde[len(MERK) : KOP_LENGTE])
    nonce, inhoud = waarde[KOP_LENGTE:_BEGIN_INHOUD], waarde[_BEGIN_INHOUD:]
    try:
        return slot.decrypt(nonce, inhoud, _bijschrift(etiket, code)).decode(), code
    except InvalidTag:
        raise OntsleutelenMislukt(f"{etiket}: de opgeslagen waarde is beschadigd of verplaatst.") from None


def _bijschrift(etiket: str, code: str) -> bytes:
    return f"{etiket}\x1f{code}".encode()
