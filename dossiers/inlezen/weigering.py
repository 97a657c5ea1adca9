# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL refused, in the words of the constraint; its own text quotes the row and is never passed on."""

from functools import cache
from typing import Final

from django.apps import apps
from django.db import DatabaseError, DataError, IntegrityError

from dossiers.keuren import Fout

CODE: Final = "geweigerd_door_database"
ALGEMEEN: Final = "De database neemt deze gegevens niet aan: ze passen niet bij elkaar of bij wat er al is."
# Another worker was at the same person or dossier; what it wrote is seen the next time.
TEGELIJK: Final = frozenset(
    {
        "persoon_extern_id_eenmaal", "persoon_bsn_eenmaal", "relatie_eenmaal", "dossierregel_extern_id_eenmaal",
        "gezag_eenmaal_tegelijk", "casus_extern_id_uniek", "advies_extern_id_uniek",
    }
)  # fmt: skip


def is_van_een_ander(fout: DatabaseError) -> bool:
    """Whether trying again may help."""
    return not isinstance(fout, IntegrityError | DataError) or _naam(fout) in TEGELIJK


def reden_van(fout: DatabaseError) -> Fout:
    return Fout("", CODE, _teksten().get(_naam(fout), ALGEMEEN))


def _naam(fout: DatabaseError) -> str | None:
    return getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None)


@cache
def _teksten() -> dict[str | None, str]:
    return {
        beperking.name: str(beperking.violation_error_message)
        for model in apps.get_models(include_auto_created=True)
        for beperking in model._meta.constraints  # noqa: SLF001 (public in Django)
        if beperking.violation_error_message
    }
