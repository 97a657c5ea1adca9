# SPDX-License-Identifier: EUPL-1.2
"""Saving a row so that what PostgreSQL refuses becomes a message at the right field."""

from __future__ import annotations

from contextlib import nullcontext

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

# Where the user can mend it; the text of the message is the constraint's own.
VELD_VAN = {
    "persoon_bsn_eenmaal": "bsn",
    "persoon_bsn_met_index": "bsn",
    "persoon_bsn_of_reden": "bsn_reden",
    "persoon_extern_id_eenmaal": "extern_id",
    "persoon_geboren_voor_vastlegging": "geboortedatum",
    "persoon_geslacht_uit_lijst": "geslacht",
    "persoon_bsn_reden_uit_lijst": "bsn_reden",
    "persoon_naam_of_onbekend": "geboortenaam",
    "persoon_onbekend_zonder_bsn": "onbekend",
    "persoon_overleden_na_geboorte": "overleden_op",
    "persoon_precisie_past": "geboortedatum_precisie",
    "adres_huisnummer_grens": "huisnummer",
    "adres_periode_niet_leeg": "tot",
    "adres_postcode_vorm": "postcode",
    "gezag_eenmaal_tegelijk": "gezagdrager",
    "gezag_niet_over_zichzelf": "gezagdrager",
    "gezag_periode_niet_leeg": "tot",
    "relatie_eenmaal": "verwant",
    "relatie_niet_met_zichzelf": "verwant",
    "relatie_periode_niet_leeg": "tot",
    "relatie_soort_uit_lijst": "soort",
}


def bewaar(rij: models.Model, *, mogelijk_dubbel: bool) -> None:
    """Save; a named constraint that refuses comes back as a ValidationError.

    `mogelijk_dubbel`: only the database can tell whether this row is already there. Then a savepoint
    keeps the transaction usable, so that the caller can report this refusal beside others. Without
    it a refusal is a fault in the checks above it, and the transaction is over.
    """
    try:
        with transaction.atomic() if mogelijk_dubbel else nullcontext():
            rij.save()
    except IntegrityError as fout:
        naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None)
        beperkingen = rij._meta.constraints  # noqa: SLF001 (public in Django)
        teksten = {beperking.name: beperking.violation_error_message for beperking in beperkingen}
        if naam not in teksten:
            raise
        # Without the cause: PostgreSQL quotes the refused row, and with it the person.
        raise ValidationError({VELD_VAN.get(naam, NON_FIELD_ERRORS): [teksten[naam]]}) from None
