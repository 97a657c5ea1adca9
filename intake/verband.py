# SPDX-License-Identifier: EUPL-1.2
"""What messages of one sender have in common, by the sender's own keys."""

from collections.abc import Iterable

from intake.formaten.vorm import Bericht
from intake.models import Berichtverband, InkomendBericht
from organisaties.versleuteling import blinde_index

# Organisation, kind and blind index: what a row of Berichtverband is unique by.
Sleutel = tuple[int, str, bytes]
Paar = tuple[int | None, int | None]


def zoek_verbanden(gelezen: Iterable[tuple[InkomendBericht, Bericht]]) -> dict[int, Paar]:
    """Per message the ids of its event and its family, None where it names none; rows that are new are made.

    For all of them at once and in one order, so that two who read at once find the same rows and never wait for each
    other.
    """
    sleutels = {bericht.pk: _sleutels(bericht, zegt) for bericht, zegt in gelezen}
    ids = _vind({sleutel for paar in sleutels.values() for sleutel in paar if sleutel is not None})
    return {pk: (ids.get(gebeurtenis), ids.get(gezin)) for pk, (gebeurtenis, gezin) in sleutels.items()}


def _sleutels(bericht: InkomendBericht, zegt: Bericht) -> tuple[Sleutel | None, Sleutel | None]:
    return (
        _sleutel(bericht, Berichtverband.Soort.GEBEURTENIS, zegt.gebeurtenis_id),
        _sleutel(bericht, Berichtverband.Soort.GEZIN, zegt.gezin_id),
    )


def _sleutel(bericht: InkomendBericht, soort: Berichtverband.Soort, kenmerk: str | None) -> Sleutel | None:
    if kenmerk is None:
        return None
    doel, waarde = f"bericht.{soort}", f"{bericht.afzender_id}\x1f{kenmerk}"
    return bericht.organisatie_id, str(soort), blinde_index(bericht.organisatie_id, doel, waarde)


def _vind(sleutels: set[Sleutel]) -> dict[Sleutel | None, int]:
    if not sleutels:
        return {}
    nieuw = [Berichtverband(organisatie_id=van, soort=soort, sleutel=som) for van, soort, som in sorted(sleutels)]
    Berichtverband.objects.bulk_create(nieuw, ignore_conflicts=True)
    rijen = Berichtverband.objects.filter(sleutel__in=[som for _, _, som in sleutels])
    rijen = rijen.filter(organisatie__in={van for van, _, _ in sleutels})
    gevonden = rijen.values_list("organisatie_id", "soort", "sleutel", "pk")
    return {(van, soort, bytes(som)): pk for van, soort, som, pk in gevonden}
